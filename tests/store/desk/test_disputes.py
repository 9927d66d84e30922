"""Changes that exclude each other wait in the file, and are decided one by one."""

from pathlib import Path

import pytest

from store.desk.disputes import Choice, Dispute
from store.records.model import Key
from store.records.model import Path as FieldPath
from store.store import Store
from tests.store.making import STRIKE, border, on_disk, write

STRUCK = Key("events", "strike")


def disputed(folder: Path, path: FieldPath, mine: str, theirs: str) -> tuple[Store, Dispute]:
    """The strike, set otherwise here and elsewhere at once."""
    store = border(folder)
    elsewhere = Store.open(store.path)
    store.edit(STRUCK, path, mine)
    elsewhere.edit(STRUCK, path, theirs)
    elsewhere.save()
    outside = store.save()
    assert len(outside.conflicts) == 1
    (dispute,) = store.conflicts
    assert (dispute.key, dispute.mine, dispute.theirs) == (STRUCK, mine, theirs)
    return store, dispute


def test_a_conflict_keeps_mine_and_tells_theirs(tmp_path: Path) -> None:
    store, dispute = disputed(tmp_path, ("title",), "Mine", "Theirs")
    assert store.rows["strike"].title == "Mine"
    assert dispute.words() == "title of strike"
    assert dispute.choices == (Choice.MINE, Choice.THEIRS)
    assert [waiting.theirs for waiting in Store.open(store.path).conflicts] == ["Theirs"]


@pytest.mark.parametrize(("choice", "title"), [(Choice.MINE, "Mine"), (Choice.THEIRS, "Theirs")])
def test_a_decision_is_kept_and_can_be_undone(tmp_path: Path, choice: Choice, title: str) -> None:
    store, dispute = disputed(tmp_path, ("title",), "Mine", "Theirs")
    store.decide(dispute, choice)
    assert store.rows["strike"].title == title
    assert not store.conflicts
    store.save()
    assert not on_disk(store).get("conflicts")
    store.undo()
    assert store.rows["strike"].title == "Mine"
    assert store.conflicts == (dispute,)


def test_two_dates_can_both_be_kept_as_claims(tmp_path: Path) -> None:
    store, dispute = disputed(tmp_path, ("date",), "2019-08-24", "2019-08-25")
    assert Choice.BOTH in dispute.choices
    store.decide(dispute, Choice.BOTH)
    event = store.event("strike")
    assert event.date == "2019-08-24"
    assert [(claim.id, claim.about, claim.value) for claim in event.claims[2:]] == [("c", "date", "2019-08-25")]


def test_two_values_of_one_claim_can_both_be_kept(tmp_path: Path) -> None:
    store, dispute = disputed(tmp_path, ("claims", 1, "by"), "a spokesman", "an officer")
    assert dispute.path == ("claims", 1, "by")
    store.decide(dispute, Choice.BOTH)
    assert [(claim.id, claim.by) for claim in store.event("strike").claims] == [
        ("a", "a military source"),
        ("b", "a spokesman"),
        ("c", "an officer"),
    ]


def test_a_claim_is_found_where_it_stands_now(tmp_path: Path) -> None:
    store, dispute = disputed(tmp_path, ("claims", 1, "by"), "a spokesman", "an officer")
    store.edit(STRUCK, ("claims", 0), None)
    (moved,) = store.conflicts
    assert moved.path == ("claims", 0, "by")
    store.decide(moved, Choice.THEIRS)
    assert [claim.by for claim in store.event("strike").claims] == ["an officer"]
    assert dispute.doc_id == moved.doc_id


def test_a_record_deleted_on_one_side_and_changed_on_the_other_is_kept_until_decided(tmp_path: Path) -> None:
    store = border(tmp_path)
    elsewhere = Store.open(store.path)
    store.delete([STRUCK])
    elsewhere.edit(STRUCK, ("title",), "Theirs")
    elsewhere.save()
    store.save()
    assert store.rows["strike"].title == "Theirs"
    (dispute,) = store.conflicts
    assert (dispute.path, dispute.mine) == ((), None)
    store.decide(dispute, Choice.MINE)
    assert "strike" not in store.rows
    assert not store.conflicts


def test_a_conflict_written_by_hand_that_makes_no_sense_is_left_alone(tmp_path: Path) -> None:
    write(
        tmp_path / "x.json",
        events=[STRIKE],
        conflicts=[{"table": 5}, {"table": "nothing", "record": "x"}, {"note": "x"}],
    )
    store = Store.open(tmp_path / "x.json")
    assert store.conflicts == ()


def test_an_older_text_saved_elsewhere_does_not_undo_ours_and_can_be_taken(tmp_path: Path) -> None:
    store = border(tmp_path)
    old = on_disk(store)
    store.edit(STRUCK, ("title",), "Ours")
    store.save()
    old["events"]["2"]["title"] = "Theirs, typed over the older version"
    write(store.path, **old)
    outside = store.refresh()
    assert store.rows["strike"].title == "Ours"
    assert store.rows["reopening"].title == "Theirs, typed over the older version"
    assert "older version" in outside.notice
    assert outside.older
    store.apply(outside.older)
    assert store.rows["strike"].title == STRIKE["title"]


def test_a_whole_older_state_is_taken_and_ours_can_come_again(tmp_path: Path) -> None:
    store = border(tmp_path)
    old = store.path.read_bytes()
    store.edit(STRUCK, ("title",), "Ours")
    store.save()
    store.path.write_bytes(old)
    outside = store.refresh()
    assert store.rows["strike"].title == STRIKE["title"]
    assert "older state" in outside.notice
    assert outside.ours_again
    store.apply(outside.ours_again)
    assert store.rows["strike"].title == "Ours"
