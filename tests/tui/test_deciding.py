"""Conflicts are told in the header and decided in a dialog; the selection stays, and undo brings the question back."""

import json
from pathlib import Path

import pytest

from store.desk.history import Change, Edit
from store.records.model import Key
from store.store import Store
from tests.tui.conftest import Running, app_of, screen_of
from tui.dialogs.deciding import Decide, questions
from tui.work.session import Session

STRIKE = Key("events", "qaim-drones-2019-08")


def in_conflict(path: Path, field: str, mine: str, theirs: str) -> None:
    """Two programs that set the same field of the strike otherwise at once."""
    here, elsewhere = Store.open(path), Store.open(path)
    here.edit(STRIKE, (field,), mine)
    elsewhere.edit(STRIKE, (field,), theirs)
    elsewhere.save()
    here.save()


@pytest.mark.parametrize(("keys", "title"), [(("enter",), "Ours"), (("down", "enter"), "From elsewhere")])
async def test_a_conflict_is_told_and_decided_for_mine_or_theirs(
    running: Running, sample: Path, keys: tuple[str, ...], title: str
) -> None:
    in_conflict(sample, "title", "Ours", "From elsewhere")
    async with running() as pilot:
        session = app_of(pilot).session
        assert "1 to decide: !" in screen_of(pilot)[0]
        selected = session.selected
        await pilot.press("!")
        shown = "\n".join(screen_of(pilot))
        assert "Ours" in shown
        assert "From elsewhere" in shown
        await pilot.press(*keys)
        assert app_of(pilot).takers == []
        assert session.store.rows[STRIKE.id].title == title
        assert session.selected == selected
        assert "Decided for" in session.notice
        await pilot.pause(0.1)
        assert "to decide" not in screen_of(pilot)[0]
        assert "conflicts" not in json.loads(sample.read_text()) or not json.loads(sample.read_text())["conflicts"]
        await pilot.press("u")
        assert len(session.store.conflicts) == 1


async def test_two_dates_may_both_stay_as_claims(running: Running, sample: Path) -> None:
    in_conflict(sample, "date", "2019-08-24", "2019-08-25")
    async with running((80, 24)) as pilot:
        store = app_of(pilot).session.store
        before = len(store.event(STRIKE.id).claims)
        await pilot.press("!", "down", "down", "enter")
        assert store.event(STRIKE.id).claims[before].value == "2019-08-25"


async def test_one_after_the_other_and_what_is_left_waits(running: Running, sample: Path) -> None:
    in_conflict(sample, "title", "Ours", "From elsewhere")
    in_conflict(sample, "summary", "Ours too", "Theirs too")
    async with running() as pilot:
        store = app_of(pilot).session.store
        await pilot.press("!", "tab", "enter")
        assert isinstance(app_of(pilot).takers[-1], Decide)
        await pilot.press("escape")
        assert [dispute.path for dispute in store.conflicts] == [("title",)]


async def test_an_answer_is_chosen_by_a_click_and_given_by_a_second(running: Running, sample: Path) -> None:
    in_conflict(sample, "title", "Ours", "From elsewhere")
    async with running() as pilot:
        await pilot.press("!")
        dialog = app_of(pilot).takers[-1]
        assert isinstance(dialog, Decide)
        lines = screen_of(pilot)
        y = next(number for number, line in enumerate(lines) if "The other" in line) - dialog.box.region.y - 1
        dialog.clicked(5, y)
        assert app_of(pilot).takers == [dialog]
        dialog.clicked(5, y)
        assert app_of(pilot).session.store.rows[STRIKE.id].title == "From elsewhere"


async def test_enter_on_a_conflict_of_the_worklist_asks_it(running: Running, sample: Path) -> None:
    in_conflict(sample, "title", "Ours", "From elsewhere")
    in_conflict(sample, "summary", "Ours too", "Theirs too")
    async with running() as pilot:
        await pilot.press("1", "left", "down", "enter")
        dialog = app_of(pilot).takers[-1]
        assert isinstance(dialog, Decide)
        assert dialog.question.about.startswith("Summary")


async def test_without_a_conflict_the_key_says_so(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("!")
        assert app_of(pilot).takers == []
        assert app_of(pilot).session.notice == "Nothing is left to decide."


def an_older_text(session: Session, words: str) -> str:
    """An offer that waits, and the title that the strike has now."""
    document = session.store.document(STRIKE)
    doc_id = session.store.record_map.doc_id(STRIKE.id) or ""
    edit = Edit(STRIKE, doc_id, document, {**document, "title": "An older title"})
    session.saver.offers.append(Change(words, (edit,)))
    return str(document["title"])


@pytest.mark.parametrize("words", ["the older version", "ours again"])
def test_what_came_back_from_an_older_state_is_asked_with_what_it_would_change(session: Session, words: str) -> None:
    title = an_older_text(session, words)
    (question,) = questions(session)
    assert question.told == (f"{title}: title, {title} → An older title",)
    stays, takes = question.answers
    stays.give()
    assert session.store.rows[STRIKE.id].title == title
    assert questions(session) == ()
    an_older_text(session, words)
    takes.give()
    assert session.store.rows[STRIKE.id].title == "An older title"
    assert questions(session) == ()


def test_an_editor_that_saved_its_old_text_over_ours_leaves_a_question(sample: Path, session: Session) -> None:
    in_the_editor = json.loads(sample.read_bytes())
    session.store.edit(STRIKE, ("title",), "Ours")
    other = next(event for event in in_the_editor["events"].values() if event["id"] != STRIKE.id)
    other["title"] = "Typed in the editor"
    sample.write_text(json.dumps(in_the_editor), encoding="utf-8")
    session.saver.poll()
    assert session.store.rows[STRIKE.id].title == "Ours"
    assert session.store.rows[other["id"]].title == "Typed in the editor"
    (question,) = questions(session)
    assert [answer.words for answer in question.answers] == ["In the file", "The other"]


def test_a_whole_older_state_that_came_back_can_be_undone_by_an_answer(sample: Path, session: Session) -> None:
    before = sample.read_bytes()
    session.store.edit(STRIKE, ("title",), "Ours")
    sample.write_bytes(before)
    session.saver.poll()
    assert session.store.rows[STRIKE.id].title != "Ours"
    (question,) = questions(session)
    question.answers[1].give()
    assert session.store.rows[STRIKE.id].title == "Ours"


def test_a_record_removed_on_one_side_is_asked_as_a_whole(sample: Path) -> None:
    here, elsewhere = Store.open(sample), Store.open(sample)
    here.edit(STRIKE, ("title",), "Ours")
    elsewhere.delete([STRIKE])
    elsewhere.save()
    here.save()
    session = Session(Store.open(sample))
    (question,) = questions(session)
    assert {answer.shown.split(":")[0] for answer in question.answers} == {"removed", "kept, as changed"}


@pytest.mark.figure("deciding", "called In the file and The other, in each window")
async def test_each_window_calls_the_side_in_the_file_so(running: Running, sample: Path) -> None:
    here, elsewhere = Store.open(sample), Store.open(sample)
    here.edit(STRIKE, ("title",), "From here")
    elsewhere.edit(STRIKE, ("title",), "From elsewhere")
    here.save()
    elsewhere.save()
    here.refresh()
    for store in (here, elsewhere):
        stands = store.rows[STRIKE.id].title
        (question,) = questions(Session(store))
        called = {answer.words: answer.shown for answer in question.answers}
        assert called["In the file"] == stands
        assert {called["In the file"], called["The other"]} == {"From here", "From elsewhere"}


@pytest.mark.figure("deciding", "called In the file and The other, in each window")
async def test_a_side_is_called_by_what_it_is_after_the_field_became_the_other_one(sample: Path) -> None:
    in_conflict(sample, "title", "Ours", "From elsewhere")
    store = Store.open(sample)
    store.edit(STRIKE, ("title",), "From elsewhere")
    (question,) = questions(Session(store))
    assert {answer.words: answer.shown for answer in question.answers}["In the file"] == "From elsewhere"
