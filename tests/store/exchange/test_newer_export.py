"""Importing again: the same file changes nothing, a newer one shows and makes exactly its difference."""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.exchange.exports import original
from store.exchange.imports.reading import finished, reading_steps
from store.exchange.plan.compare import planning_steps
from store.exchange.plan.plan import Plan
from store.records.model import Key
from tests.store.exchange.standins import (
    ACLED_2023,
    ACLED_2025,
    ACLED_OLD,
    UCDP_42,
    Cells,
    Manner,
    acled_row,
    empty_store,
    imported,
    newer,
    planned,
    ucdp_row,
)

KINDS = {
    "acled": (ACLED_OLD, acled_row, "event_id_cnty"),
    "ucdp": (UCDP_42, ucdp_row, "id"),
}
Make = Callable[[int, Random], Cells]


def difference(plan: Plan) -> tuple[set[str], dict[str, dict[str, tuple[str, str]]], set[str]]:
    """What a plan shows: ids added, cells changed by id and column, ids vanished."""
    changed = {row.own_id: {cell.column: (cell.before, cell.after) for cell in row.cells} for row in plan.changed}
    return {row.own_id for row in plan.added}, changed, {row.own_id for row in plan.vanished}


@settings(max_examples=25)
@given(st.sampled_from(tuple(KINDS)), st.integers(min_value=1, max_value=9), st.randoms(use_true_random=False))
def test_the_difference_of_a_newer_export_is_shown_and_made_exactly(kind: str, count: int, seed: Random) -> None:
    header, make, own = KINDS[kind]
    random = Random(seed.random())
    rows = [make(number, random) for number in range(1, count + 1)]
    later = newer(rows, make, own, random)
    data = Manner().bytes(header, later.rows)
    with TemporaryDirectory() as folder:
        store = empty_store(Path(folder))
        imported(store, Manner().bytes(header, rows))
        plan = planned(store, data)
        assert difference(plan) == (set(later.added), later.changed, later.vanished)
        assert plan.unchanged == len(rows) - len(later.changed) - len(later.vanished)
        store.apply(plan.change())
        assert original.exported(store, plan.import_id).data == data
        assert planned(store, data).edits == ()


@pytest.mark.parametrize("kind", KINDS)
def test_an_import_is_one_step_to_undo(kind: str, tmp_path: Path) -> None:
    header, make, own = KINDS[kind]
    store = empty_store(tmp_path)
    first = Manner().bytes(header, rows := [make(number, Random(number)) for number in range(1, 9)])
    imported(store, first)
    later = newer(rows, make, own, Random(4))
    imported(store, Manner().bytes(header, later.rows))
    store.undo()
    assert planned(store, first).edits == ()
    store.undo()
    assert not any((*store.rows, *store.actors, *store.sources, *store.imports))


def acled(rows: Sequence[Cells], header: Sequence[str] = ACLED_OLD) -> bytes:
    return Manner().bytes(header, rows)


def test_what_the_desk_edited_stays_and_the_rest_follows_the_newer_export(tmp_path: Path) -> None:
    row = acled_row(1, Random(1)) | {"fatalities": "1", "notes": "As first told.", "location": "Here"}
    store = empty_store(tmp_path)
    imported(store, acled([row]))
    key = Key("events", "acled-zzz1")
    store.edit(key, ("summary",), "As the desk has it.")
    store.edit(key, ("tags",), ["seen"])
    plan = imported(store, acled([row | {"fatalities": "5", "notes": "As told later.", "location": "There"}]))
    event = store.event("acled-zzz1")
    assert (event.summary, event.tags, event.claims[0].value) == ("As the desk has it.", ("seen",), 5)
    assert event.place is not None
    assert event.place.text == "There"
    assert plan.changed[0].kept == ("summary",)
    assert "yours is kept" in str(plan.warnings[0])


def test_a_figure_that_both_changed_stands_twice_until_both_say_the_same(tmp_path: Path) -> None:
    row = acled_row(1, Random(1)) | {"fatalities": "1"}
    store = empty_store(tmp_path)
    imported(store, acled([row]))
    key = Key("events", "acled-zzz1")
    store.edit(key, ("claims", 0, "value"), 44)

    def figures(later: Cells) -> dict[str, object]:
        plan = imported(store, acled([later]))
        assert original.exported(store, plan.import_id).data == acled([later | {"fatalities": "44"}])
        assert planned(store, acled([later])).edits == ()
        return {claim.id: claim.value for claim in store.event("acled-zzz1").claims}

    assert figures(row | {"fatalities": "5"}) == {"killed": 44, "killed-newer": 5}
    assert figures(row | {"fatalities": "5", "notes": "Told anew."}) == {"killed": 44, "killed-newer": 5}
    assert figures(row | {"fatalities": "6"}) == {"killed": 44, "killed-newer": 6}
    assert figures(row | {"fatalities": "44"}) == {"killed": 44}


def test_a_figure_that_the_desk_took_out_and_a_newer_export_changes_is_back_and_told(tmp_path: Path) -> None:
    row = acled_row(1, Random(1)) | {"fatalities": "1"}
    store = empty_store(tmp_path)
    imported(store, acled([row]))
    store.edit(Key("events", "acled-zzz1"), ("claims", 0), None)
    plan = imported(store, acled([row | {"fatalities": "5"}]))
    assert [claim.value for claim in store.event("acled-zzz1").claims] == [5]
    assert plan.changed[0].kept == ()
    assert "which you took out; it is back" in str(plan.warnings[0])


def test_a_vanished_event_stays_marked_superseded_and_returns_with_its_row(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(number)) for number in range(1, 4)]
    store = empty_store(tmp_path)
    imported(store, acled(rows))
    plan = imported(store, acled(rows[:2]))
    assert [row.own_id for row in plan.vanished] == ["ZZZ3"]
    assert store.event("acled-zzz3").review == "superseded"
    back = imported(store, acled(rows))
    assert [row.own_id for row in back.changed] == ["ZZZ3"]
    assert store.event("acled-zzz3").review == ""
    assert original.exported(store, back.import_id).data == acled(rows)


def test_another_selection_of_the_same_data_set_lets_nothing_vanish(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(number)) for number in range(1, 12)]
    store = empty_store(tmp_path)
    first, second = acled(rows[:8]), acled(rows[7:])
    one = imported(store, first, "north.csv")
    two = imported(store, second, "south.csv")
    assert two.vanished == ()
    assert [row.own_id for row in two.added] == ["ZZZ9", "ZZZ10", "ZZZ11"]
    assert original.exported(store, one.import_id).data == first
    assert original.exported(store, two.import_id).data == second


def test_an_export_in_a_newer_layout_updates_the_same_events(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(number)) for number in range(1, 6)]
    store = empty_store(tmp_path)
    imported(store, acled(rows))
    rows[2] = rows[2] | {"fatalities": "77"}
    data = acled(rows, ACLED_2025)
    plan = imported(store, data)
    assert difference(plan)[0] == set()
    assert {own: list(cells) for own, cells in difference(plan)[1].items()} == {"ZZZ3": ["fatalities"]}
    assert original.exported(store, plan.import_id).data == data


def test_a_newer_layout_stands_beside_the_older_file_which_comes_back_as_it_was(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(number)) for number in range(1, 6)]
    older = acled(rows)
    store = empty_store(tmp_path)
    one = imported(store, older, "acled.csv")
    newer_rows = [rows[0], rows[2] | {"fatalities": "77"}, rows[3]]
    data = acled(newer_rows, ACLED_2025)
    two = imported(store, data, "acled.csv")
    assert [row.own_id for row in two.vanished] == ["ZZZ2", "ZZZ5"]
    assert original.exported(store, one.import_id).data == older
    assert original.exported(store, two.import_id).data == data
    assert planned(store, data).edits == ()


def test_files_that_tell_of_one_event_otherwise_come_back_each_as_it_was(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(number)) for number in range(1, 12)]
    north, south = acled(rows[:8]), acled([rows[7] | {"fatalities": "77"}, *rows[8:]], ACLED_2023)
    store = empty_store(tmp_path)
    one, two = imported(store, north, "north.csv"), imported(store, south, "south.csv")
    assert list(difference(two)[1]) == ["ZZZ8"]
    assert store.event("acled-zzz8").claims[0].value == 77
    assert (planned(store, north).edits, planned(store, south).edits) == ((), ())
    assert original.exported(store, one.import_id).data == north
    assert original.exported(store, two.import_id).data == south


def test_an_edit_reaches_every_file_that_has_the_event(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(number)) for number in range(1, 12)]
    later = rows[7] | {"fatalities": "77"}
    store = empty_store(tmp_path)
    one = imported(store, acled(rows[:8]), "north.csv")
    two = imported(store, acled([later, *rows[8:]], ACLED_2023), "south.csv")
    store.edit(Key("events", "acled-zzz8"), ("summary",), "As the desk has it.")
    note = {"notes": "As the desk has it."}
    assert original.exported(store, one.import_id).data == acled([*rows[:7], rows[7] | note])
    assert original.exported(store, two.import_id).data == acled([later | note, *rows[8:]], ACLED_2023)


def test_what_the_desk_deleted_stays_deleted_and_is_told(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(number)) for number in range(1, 6)]
    store = empty_store(tmp_path)
    imported(store, acled(rows))
    store.delete([Key("events", "acled-zzz2")])
    plan = planned(store, acled(rows))
    assert plan.edits == ()
    assert [notice.text for notice in plan.warnings] == ["ZZZ2 was deleted here, and stays so"]
    assert len(plan.skipped) == 1


def test_a_file_whose_events_were_all_deleted_is_imported_anew(tmp_path: Path) -> None:
    data = acled([acled_row(number, Random(number)) for number in range(1, 6)])
    store = empty_store(tmp_path)
    imported(store, data)
    store.delete([Key("events", name) for name in store.rows])
    plan = imported(store, data)
    assert len(plan.added) == 5
    assert original.exported(store, plan.import_id).data == data


def test_a_copy_of_an_imported_event_is_the_desks_own(tmp_path: Path) -> None:
    data = acled([acled_row(number, Random(number)) for number in range(1, 6)])
    store = empty_store(tmp_path)
    plan = imported(store, data)
    copy = store.duplicate(Key("events", "acled-zzz2"))
    store.edit(copy, ("summary",), "Another event.")
    assert original.exported(store, plan.import_id).data == data
    assert planned(store, data).edits == ()


def test_what_else_stands_in_the_origin_of_a_record_outlives_a_newer_export(tmp_path: Path) -> None:
    row = acled_row(1, Random(1))
    store = empty_store(tmp_path)
    imported(store, acled([row]))
    store.edit(Key("events", "acled-zzz1"), ("origin", "merged"), {"other": {"title": "Another title"}})
    imported(store, acled([row | {"fatalities": "77"}]))
    assert store.event("acled-zzz1").origin["merged"] == {"other": {"title": "Another title"}}


def test_rows_that_are_only_quoted_otherwise_are_not_shown_as_changed(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(number)) for number in range(1, 6)]
    store = empty_store(tmp_path)
    imported(store, acled(rows))
    data = Manner(quoted="all", ends=("\r\n",)).bytes(ACLED_OLD, rows)
    plan = imported(store, data)
    assert (plan.changed, plan.unchanged) == ((), 5)
    assert original.exported(store, plan.import_id).data == data


def test_alike_events_under_two_ids_are_two_records(tmp_path: Path) -> None:
    row = acled_row(1, Random(1))
    store = empty_store(tmp_path)
    plan = imported(store, acled([row, row | {"event_id_cnty": "ZZZ2"}], ACLED_2023))
    assert len(plan.added) == 2


def test_a_second_row_of_one_id_is_kept_and_told(tmp_path: Path) -> None:
    data = acled([acled_row(1, Random(1)), acled_row(1, Random(2))], ACLED_2023)
    store = empty_store(tmp_path)
    plan = imported(store, data)
    assert len(plan.added) == 1
    assert [str(notice) for notice in plan.warnings] == [
        f"line {plan.warnings[0].line}: id 'ZZZ1' stands on line 2 already; the row is kept and not imported"
    ]
    assert original.exported(store, plan.import_id).data == data


def test_the_preview_tells_counts_cells_and_reasons(tmp_path: Path) -> None:
    rows = [acled_row(number, Random(number)) | {"fatalities": "0"} for number in range(1, 6)]
    store = empty_store(tmp_path)
    imported(store, acled(rows))
    plan = planned(store, acled([*[*rows[1:], acled_row(9, Random(9))][1:], rows[1] | {"fatalities": "3"}]))
    lines = list(plan.lines())
    assert "1 added, 1 changed, 1 vanished, 3 unchanged" in lines[1]
    assert any("ZZZ2 (line" in line and "fatalities 0 → 3" in line for line in lines)
    assert any("vanished: ZZZ1 " in line for line in lines)
    assert any("added: ZZZ9 (line" in line for line in lines)


def test_one_reading_can_be_compared_again_with_another_distance(tmp_path: Path) -> None:
    data = acled([acled_row(number, Random(number)) for number in range(1, 6)])
    store = empty_store(tmp_path)
    reading = finished(reading_steps(data, "file.csv"))
    first, second = (finished(planning_steps(store, reading, near)) for near in (25.0, 50.0))
    assert [edit.key for edit in first.made] == [edit.key for edit in second.made] != []
