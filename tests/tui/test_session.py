"""What is open: the selection stays on its record, the view narrows and widens, changes are saved and can be undone."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.file.errors import NotSaved
from store.records.model import Key
from store.store import Store
from tests.tui.conftest import TODAY
from tui.work.session import Changed, Session

STRIKE = Key("events", "qaim-drones-2019-08")


def on_disk(session: Session, key: Key) -> dict[str, object]:
    documents = json.loads(session.store.path.read_text(encoding="utf-8"))[key.table].values()
    found = [document for document in documents if document["id"] == key.id]
    assert len(found) == 1
    return dict(found[0])


def test_the_newest_event_is_selected_at_first(session: Session) -> None:
    first = session.collection.rows[0].id
    assert session.cursor == first
    assert session.selected == Key("events", first)


def test_listeners_hear_of_a_selection_in_the_same_turn(session: Session) -> None:
    heard: list[Changed] = []
    session.listeners.append(lambda session, changed: heard.append(changed))
    session.cursor_to(STRIKE.id)
    assert heard == [Changed.SELECTION]


def test_narrowing_to_a_crossing_shows_its_events_and_itself(session: Session) -> None:
    session.narrow("al-walid")
    assert all("al-walid" in row.crossings for row in session.collection.rows)
    assert 0 < session.collection.count < session.collection.total
    assert session.selected == Key("crossings", "al-walid")


def test_widening_again_shows_all_events(session: Session) -> None:
    session.narrow("al-walid")
    session.narrow("")
    assert session.collection.count == session.collection.total


def test_an_edit_is_on_disk_and_said_to_be_saved(session: Session) -> None:
    session.store.edit(STRIKE, ("title",), "Another title")
    assert on_disk(session, STRIKE)["title"] == "Another title"
    assert session.notice == "Saved: Another title"
    assert session.saver.state == ""


def test_undo_and_redo_name_what_they_do(session: Session) -> None:
    before = session.store.rows[STRIKE.id].title
    session.store.edit(STRIKE, ("title",), "Another title")
    session.undo()
    assert session.notice.startswith("Undid: title of")
    assert on_disk(session, STRIKE)["title"] == before
    session.redo()
    assert session.notice.startswith("Did again: title of")
    assert on_disk(session, STRIKE)["title"] == "Another title"


def test_an_undo_that_someone_elses_later_change_prevents_does_not_claim_to_be_done(session: Session) -> None:
    session.store.edit(STRIKE, ("title",), "Another title")
    path = session.store.path
    path.write_text(path.read_text(encoding="utf-8").replace("Another title", "Their title"), encoding="utf-8")
    session.saver.poll()
    session.undo()
    assert session.notice.startswith("Changed elsewhere since, and left as it is: title of")
    assert on_disk(session, STRIKE)["title"] == "Their title"


def test_nothing_to_undo_is_said(session: Session) -> None:
    session.undo()
    assert session.notice == "There is nothing to undo."
    session.redo()
    assert session.notice == "There is nothing to redo."


def test_the_cursor_stays_on_its_event_when_its_date_changes(session: Session) -> None:
    session.cursor_to(STRIKE.id)
    session.store.edit(STRIKE, ("date",), "1999-01-01")
    assert session.cursor == STRIKE.id
    assert session.collection.index_of(STRIKE.id) == session.collection.count - 1


def test_a_renamed_record_stays_selected(session: Session) -> None:
    session.cursor_to(STRIKE.id)
    session.store.edit(STRIKE, ("id",), "renamed")
    assert session.cursor == "renamed"
    assert session.selected == Key("events", "renamed")


def test_where_an_event_is_deleted_the_next_one_is_selected(session: Session) -> None:
    rows = session.collection.rows
    here, after = rows[3].id, rows[4].id
    session.cursor_to(here)
    session.store.delete([Key("events", here)])
    assert session.cursor == after
    assert session.selected == Key("events", after)


def test_following_a_reference_and_coming_back(session: Session) -> None:
    session.cursor_to(STRIKE.id)
    session.follow(Key("crossings", "al-qaim"))
    assert session.selected == Key("crossings", "al-qaim")
    session.back()
    assert session.selected == STRIKE
    session.back()
    assert session.selected == STRIKE


def test_at_a_past_day_later_events_are_out_of_view(session: Session) -> None:
    session.look(as_of=date(2016, 1, 1))
    assert STRIKE.id not in {row.id for row in session.collection.rows}
    assert session.standing.as_of == date(2016, 1, 1)


def test_what_someone_else_changes_in_the_file_comes_in(session: Session) -> None:
    text = session.store.path.read_text(encoding="utf-8")
    title = session.store.rows[STRIKE.id].title
    session.store.path.write_text(text.replace(title, "By another hand"), encoding="utf-8")
    session.saver.poll()
    assert session.store.rows[STRIKE.id].title == "By another hand"
    assert "By another hand" in session.notice
    assert session.store.history.next_undo() is None


def test_what_cannot_be_saved_is_said_and_tried_again(session: Session) -> None:
    store, begin = session.store, session.store.begin_save

    def fails() -> object:
        raise NotSaved(str(store.path), "the disk is full; nothing was written")

    store.begin_save = lambda: fails  # type: ignore[method-assign, assignment, return-value]
    session.store.edit(STRIKE, ("title",), "Kept in memory")
    assert session.saver.state == "not saved: the disk is full; nothing was written"
    assert store.dirty
    store.begin_save = begin  # type: ignore[method-assign]
    session.saver.poll()
    assert session.saver.state == ""
    assert session.notice == "Saved: Kept in memory"
    assert on_disk(session, STRIKE)["title"] == "Kept in memory"


def test_every_kind_of_record_has_a_name_for_people(session: Session) -> None:
    assert session.title_of(STRIKE) == session.store.rows[STRIKE.id].title
    assert session.title_of(Key("crossings", "al-qaim")) == "al-Qaim ⇄ Albu Kamal"
    assert session.title_of(Key("actors", "iraq-government")) == session.store.actors["iraq-government"].name
    assert session.title_of(Key("sources", "k24-reopening")).startswith("Kurdistan 24: ")
    assert session.title_of(Key("events", "no-such")) == "no-such"


def test_a_file_that_is_no_json_is_shown_read_only_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"events": {', encoding="utf-8")
    session = Session(Store.open(path))
    assert session.store.read_only
    session.saver.poll()
    assert path.read_text(encoding="utf-8") == '{"events": {'


def test_what_is_said_stays_to_be_read_beside_what_saving_tells(session: Session) -> None:
    session.say("This is the copy.")
    session.store.edit(STRIKE, ("title",), "Once")
    session.store.edit(STRIKE, ("title",), "Twice")
    assert session.notice == "This is the copy. · Saved: Twice"
    session.say("")
    assert session.notice == ""


def test_what_came_in_from_others_stays_beside_a_save(session: Session) -> None:
    path = session.store.path
    path.write_text(path.read_text(encoding="utf-8").replace("Nasib reopens", "By another hand"), encoding="utf-8")
    session.saver.poll()
    session.store.edit(STRIKE, ("title",), "Mine")
    assert "By another hand" in session.notice
    assert session.notice.endswith("Saved: Mine")


def test_what_is_said_of_itself_does_not_take_the_place_of_what_was_said(session: Session) -> None:
    session.say_too("Not all of keys.toml could be understood.")
    session.say_too("What you were typing is here again.")
    assert session.notice == "Not all of keys.toml could be understood. · What you were typing is here again."


class Slowly:
    """A background in which nothing happens before it is asked to."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def __call__(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.waiting.append((work, done))

    def finish(self) -> None:
        while self.waiting:
            work, done = self.waiting.pop(0)
            done(work())


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is large, and each change of others is one of very many records."""
    monkeypatch.setattr("tui.work.saving._AT_ONCE_BYTES", 0)
    monkeypatch.setattr("store.desk.saving._MANY", 1)
    monkeypatch.setattr("tui.work.session._MANY", 0)


@pytest.mark.usefixtures("large")
def test_while_a_large_file_that_changed_elsewhere_is_read_keys_are_taken_and_what_they_do_is_kept(
    sample: Path,
) -> None:
    background = Slowly()
    session = Session(Store.open(sample), today=TODAY, background=background)
    others = Store.open(sample)
    others.rename(STRIKE, "the-strike")
    others.delete([Key("sources", "k24-reopening")])
    others.edit(Key("crossings", "al-qaim"), ("notes",), "by others")
    others.save()
    session.select(STRIKE)
    session.saver.poll()
    assert session.notice.startswith("Changed elsewhere: reading")
    session.store.edit(STRIKE, ("title",), "Typed meanwhile")
    session.store.add("actors", {"name": "Hill Guards"})
    session.store.delete([Key("events", next(name for name in session.store.rows if name != STRIKE.id))])
    assert len(background.waiting) == 1, "nothing is written while it is read"
    background.finish()
    assert session.selected == Key("events", "the-strike")
    assert "reading" not in session.notice
    assert "removed elsewhere" in session.notice
    reopened = Store.open(sample)
    assert reopened.rows["the-strike"].title == "Typed meanwhile"
    assert [actor.name for actor in reopened.actors.values()][-1] == "Hill Guards"
    assert Key("sources", "k24-reopening") not in reopened
    assert reopened.crossings["al-qaim"].notes == "by others"
    assert len(reopened.rows) == len(others.rows) - 1
    assert [*session.store.rows.items()] == [*reopened.rows.items()]
    assert [row.id for row in session.collection.rows] == [row.id for row in Session(reopened).collection.rows]


@pytest.mark.usefixtures("large")
def test_a_large_file_that_is_half_written_or_gone_is_waited_for(sample: Path) -> None:
    background = Slowly()
    session = Session(Store.open(sample), background=background)
    whole = sample.read_bytes()
    sample.write_bytes(whole[: whole.index(b"reopens")])
    for _ in range(3):
        session.saver.poll()
        background.finish()
    assert "closing" in session.store.read_only
    sample.unlink()
    session.saver.poll()
    background.finish()
    assert "no such file" in session.store.read_only
    sample.write_bytes(whole.replace(b"Nasib reopens", b"By another hand"))
    session.saver.poll()
    background.finish()
    assert not session.store.read_only
    assert "By another hand" in session.notice
