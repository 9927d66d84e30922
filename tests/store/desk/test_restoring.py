"""Earlier states of the file are copied and brought back."""

from pathlib import Path

from store.records.model import Key
from store.store import Store
from tests.store.making import STRIKE, border, on_disk

STRUCK = Key("events", "strike")


def copied(folder: Path) -> Store:
    """A store of which a copy was taken."""
    store = Store.open(border(folder).path, state=folder / "state")
    work = store.begin_copy()
    assert work
    assert work()
    return store


def test_a_copy_is_due_at_first_and_then_not_for_a_while(tmp_path: Path) -> None:
    store = copied(tmp_path)
    assert store.begin_copy() is None
    (copy,) = store.copies()
    assert copy.content() == store.path.read_bytes()
    assert Store.open(store.path).begin_copy() is None
    assert Store.open(store.path).copies() == []


def test_the_first_copy_is_of_the_file_as_it_was_opened_however_soon_it_was_changed(tmp_path: Path) -> None:
    store = Store.open(border(tmp_path).path, state=tmp_path / "state")
    opened = store.path.read_bytes()
    store.edit(STRUCK, ("title",), "Another")
    store.save()
    work = store.begin_copy()
    assert work
    assert work()
    (copy,) = store.copies()
    assert copy.content() == opened != store.path.read_bytes()


def test_an_earlier_state_comes_back_as_one_change_that_can_be_undone(tmp_path: Path) -> None:
    store = copied(tmp_path)
    store.edit(STRUCK, ("title",), "Another")
    store.save()
    store.delete([Key("events", "closing")])
    added = store.add("events", {"title": "New"})
    change = store.restore(store.copies()[0])
    assert change
    assert change.words.startswith("the file as of")
    assert list(store.rows) == ["strike", "reopening", "closing"]
    assert store.document(STRUCK) == STRIKE
    store.save()
    assert len(on_disk(store)["events"]) == 3
    store.undo()
    assert added in store
    assert store.rows["strike"].title == "Another"
    assert "closing" not in store.rows


def test_a_file_that_cannot_be_parsed_is_replaced_by_the_copy(tmp_path: Path) -> None:
    store = copied(tmp_path)
    good = store.path.read_bytes()
    store.path.write_bytes(good[:40])
    broken = Store.open(store.path, state=tmp_path / "state")
    assert broken.read_only
    assert broken.restore(broken.copies()[0]) is None
    assert store.path.read_bytes() == good
    assert not broken.read_only
    assert broken.rows["strike"].title == STRIKE["title"]
