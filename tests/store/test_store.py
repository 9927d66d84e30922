"""The one door: records are read and changed in memory."""

from pathlib import Path

import pytest

from store.records.documents import PathError
from store.records.model import Key
from tests.store.making import STRIKE, border, store_of

STRUCK = Key("events", "strike")


def test_records_are_read_by_id(tmp_path: Path) -> None:
    store = border(tmp_path)
    assert list(store.rows) == ["strike", "reopening", "closing"]
    assert store.rows["strike"].crossings == ("al-qaim",)
    assert store.event("strike").claims[1].grade == "C3"
    assert store.crossings["rabia"].sides[1].name == "Yaarubiyah"
    assert store.record(Key("actors", "kataib-hezbollah")).id == "kataib-hezbollah"
    assert STRUCK in store
    assert Key("events", "nothing") not in store


def test_a_title_alone_is_a_record(tmp_path: Path) -> None:
    store = store_of(tmp_path, events={"12": {"title": "A note"}})
    assert store.rows["#12"].title == "A note"
    assert store.event("#12").id == "#12"
    store.edit(Key("events", "#12"), ("date",), "2019")
    assert store.document(Key("events", "#12")) == {"title": "A note", "date": "2019"}
    assert not store.quarantined


def test_a_document_is_a_fresh_copy(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.document(STRUCK)["claims"].clear()
    assert len(store.event("strike").claims) == 2
    assert store.document(STRUCK) == STRIKE


def test_an_edit_is_seen_everywhere_at_once_and_told(tmp_path: Path) -> None:
    store = border(tmp_path)
    told: list[frozenset[Key]] = []
    store.listeners.append(told.append)
    change = store.edit(STRUCK, ("title",), "Another title")
    assert change.words == "title of Drones strike near al-Qa'im"
    assert store.rows["strike"].title == store.event("strike").title == "Another title"
    assert told == [frozenset({STRUCK})]
    assert store.dirty


def test_editing_leaves_an_earlier_view_of_the_rows_as_it_was(tmp_path: Path) -> None:
    store = border(tmp_path)
    before = store.rows
    store.edit(STRUCK, ("title",), "Another title")
    assert before["strike"].title == "Drones strike near al-Qa'im"


def test_a_field_is_removed_and_what_it_leaves_empty_with_it(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("tags", 0), None)
    assert "tags" not in store.document(STRUCK)
    store.edit(STRUCK, ("place", "text"), "outside the town")
    assert store.document(STRUCK)["place"] == {"text": "outside the town"}


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    store = border(tmp_path)
    with pytest.raises(PathError, match="0 to 2"):
        store.edit(STRUCK, ("claims", 7, "value"), 1)
    assert not store.dirty


def test_new_claims_get_short_ids_and_old_ones_keep_theirs(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("claims", 2), {"about": "injured", "value": 1})
    assert [claim["id"] for claim in store.document(STRUCK)["claims"]] == ["a", "b", "c"]


def test_claims_written_by_hand_without_an_id_are_left_alone(tmp_path: Path) -> None:
    store = store_of(tmp_path, events=[{"id": "e", "claims": [{"about": "killed", "value": 1}]}])
    store.edit(Key("events", "e"), ("title",), "A title")
    assert store.document(Key("events", "e"))["claims"] == [{"about": "killed", "value": 1}]


def test_a_new_record_gets_an_id_that_can_be_typed(tmp_path: Path) -> None:
    store = border(tmp_path)
    key = store.add("events", {"title": "Market reopens at Rabia", "date": "2020-05"})
    again = store.add("events", {"title": "Market reopens at Rabia", "date": "2020-05"})
    assert key.id == "market-reopens-rabia-2020-05"
    assert again.id == "market-reopens-rabia-2020-05-2"
    assert store.add("sources", {"publisher": "INA"}).id == "ina"
    assert store.add("crossings", {"sides": [{"name": "Nasib"}, {"name": "Jaber"}]}).id == "nasib-jaber"


def test_many_records_are_added_as_one_change(tmp_path: Path) -> None:
    store = border(tmp_path)
    change = store.add_together(
        [("events", {"title": "One"}), ("events", {"title": "One"}), ("events", {"id": "strike"})], "3"
    )
    assert [edit.key.id for edit in change.edits] == ["one", "one-2", "strike-2"]
    store.undo()
    assert len(store.rows) == 3


def test_deleting_duplicating_and_bulk_edits_are_one_undo_step_each(tmp_path: Path) -> None:
    store = border(tmp_path)
    copy = store.duplicate(STRUCK)
    assert copy.id == "strike-2"
    store.edit_each({STRUCK: "accepted", copy: "accepted"}, ("review",))
    store.delete([STRUCK, copy])
    assert set(store.rows) == {"reopening", "closing"}
    assert store.undo()
    assert store.event("strike-2").review == "accepted"
    assert store.undo()
    assert store.event("strike").review == ""
    assert store.undo()
    assert list(store.rows) == ["strike", "reopening", "closing"]
    assert store.undo() is None
    assert not store.dirty


def test_a_dropped_edit_comes_back_by_undo(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.keep_dropped(STRUCK, ("title",), "What I typed")
    assert store.rows["strike"].title == "Drones strike near al-Qa'im"
    change = store.undo()
    assert change
    assert change.words.startswith("dropped edit")
    assert store.rows["strike"].title == "What I typed"
    store.redo()
    assert store.rows["strike"].title == "Drones strike near al-Qa'im"


def test_a_dropped_edit_that_an_undo_brought_back_is_taken_back_by_the_next(tmp_path: Path) -> None:
    store = border(tmp_path)
    before = store.document(STRUCK)
    store.edit(STRUCK, ("title",), "Changed before")
    store.keep_dropped(STRUCK, ("summary",), "What I typed")
    store.undo()
    assert store.document(STRUCK) == {**before, "title": "Changed before", "summary": "What I typed"}
    change = store.undo()
    assert change
    assert not change.words.startswith("dropped edit")
    assert store.document(STRUCK) == {**before, "title": "Changed before"}
    store.undo()
    assert store.document(STRUCK) == before
    assert store.undo() is None
    for _ in range(2):
        store.redo()
    assert store.document(STRUCK) == {**before, "title": "Changed before", "summary": "What I typed"}


def test_references_are_found_in_all_tables(tmp_path: Path) -> None:
    store = border(tmp_path)
    assert store.references(Key("crossings", "al-qaim")) == [
        (STRUCK, ("crossings", 0)),
        (Key("events", "reopening"), ("crossings", 0)),
    ]
    assert store.references(Key("actors", "kataib-hezbollah")) == [
        (STRUCK, ("actors", 0, "who")),
        (STRUCK, ("claims", 1, "by")),
    ]
    assert store.references(Key("sources", "k24")) == [
        (STRUCK, ("claims", 0, "source")),
        (STRUCK, ("claims", 1, "source")),
    ]


def test_a_rename_reaches_every_reference_and_is_one_change(tmp_path: Path) -> None:
    store = border(tmp_path)
    store.edit(STRUCK, ("id",), "drones-2019")
    assert "strike" not in store.rows
    assert store.event("reopening").related == ("drones-2019",)
    store.rename(Key("crossings", "al-qaim"), "qaim")
    assert {row.crossings for row in store.rows.values()} == {("qaim",), ("rabia",)}
    store.undo()
    store.undo()
    assert not store.dirty


def test_an_id_that_is_taken_is_refused_with_the_next_free_one(tmp_path: Path) -> None:
    store = border(tmp_path)
    with pytest.raises(ValueError, match='"closing-2" is free'):
        store.rename(STRUCK, "closing")


def test_merging_two_events_keeps_all_claims_and_what_was_told_differently(tmp_path: Path) -> None:
    other = {
        **STRIKE,
        "id": "copy",
        "title": "Vehicles hit",
        "date": "2019-08-25",
        "means": "drone",
        "related": ["copy", "strike", "later"],
        "claims": [STRIKE["claims"][0], {"id": "a", "about": "injured", "value": 1, "source": "k24"}],
    }
    store = store_of(tmp_path, events=[STRIKE, other, {"id": "later", "related": ["copy"]}])
    store.merge_events(STRUCK, Key("events", "copy"))
    merged = store.event("strike")
    assert [(claim.id, claim.about, claim.value) for claim in merged.claims] == [
        ("a", "killed", 6),
        ("b", "killed", 2),
        ("c", "injured", 1),
        ("d", "date", "2019-08-25"),
    ]
    assert merged.means == "drone"
    assert merged.related == ("later",)
    assert merged.origin == {"merged": {"copy": {"title": "Vehicles hit"}}}
    assert "copy" not in store.rows
    assert store.event("later").related == ("strike",)
    store.undo()
    assert store.document(Key("events", "copy")) == other
    assert not store.dirty


def test_settings_are_read_from_the_file(tmp_path: Path) -> None:
    store = store_of(tmp_path, meta=[{"title": "Border", "week_start": "sunday"}])
    assert (store.meta.title, store.meta.week_start, store.meta.stale_after) == ("Border", "sunday", 90)


def test_where_a_record_stands(tmp_path: Path) -> None:
    store = border(tmp_path)
    line, column = store.place(STRUCK)
    assert store.path.read_text().splitlines()[line - 1][column - 1 :].startswith("{")


def test_an_id_cannot_be_taken_away(tmp_path: Path) -> None:
    store = border(tmp_path)
    with pytest.raises(ValueError, match="must keep an id"):
        store.edit(STRUCK, ("id",), None)
    assert STRUCK in store


def test_an_edit_that_changes_nothing_is_no_undo_step(tmp_path: Path) -> None:
    store = border(tmp_path)
    change = store.edit(STRUCK, ("title",), store.rows["strike"].title)
    assert not change.took_effect
    assert store.history.next_undo() is None
    assert not store.dirty
