"""A file that cannot be read is shown where it is wrong, repaired in the editor, and earlier versions come back."""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from store.file.earlier_copies import Copy
from store.file.reader import excerpt
from store.paths import sample_bytes
from store.records.model import Key
from store.store import Store
from tests.tui.conftest import Running, app_of, screen_of
from tui.dialogs.recovery import BrokenFile, Restore, age, at_line
from tui.work.session import Session

STRIKE = Key("events", "qaim-drones-2019-08")
WRONG = b'{\n  "events": {\n    "1": {"id": "a", "title": 7 8}\n  }\n}\n'


async def shown(pilot: Pilot[int]) -> str:
    """The screen, once what is wrong with the file is shown."""
    while not app_of(pilot).takers:
        await pilot.pause(0.02)
    await pilot.pause()
    return "\n".join(screen_of(pilot))


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_file_that_cannot_be_parsed_is_shown_at_its_place(
    running: Running, sample: Path, size: tuple[int, int]
) -> None:
    sample.write_bytes(WRONG)
    async with running(size) as pilot:
        screen = (await shown(pilot)).split("\n")
        assert any(":3:" in line for line in screen)
        at = next(number for number, line in enumerate(screen) if '"title": 7 8}' in line)
        assert screen[at][screen[at + 1].index("^")] == "8"
        assert "READ-ONLY" in screen[0]
    assert sample.read_bytes() == WRONG


async def test_a_repaired_file_opens_by_itself(running: Running, sample: Path) -> None:
    sample.write_bytes(WRONG)
    async with running() as pilot:
        await shown(pilot)
        sample.write_bytes(sample_bytes())
        while app_of(pilot).takers:
            await pilot.pause(0.05)
        session = app_of(pilot).session
        assert session.notice == "The file can be read again."
        assert session.collection.count == len(session.store.rows) > 0
        assert session.selected is not None


async def test_another_mistake_is_shown_at_its_own_place(running: Running, sample: Path) -> None:
    sample.write_bytes(WRONG)
    async with running() as pilot:
        await shown(pilot)
        dialog = app_of(pilot).takers[-1]
        assert isinstance(dialog, BrokenFile)
        sample.write_bytes(b"\n\n\n\n[}")
        while dialog.problem.line != 5:
            await pilot.pause(0.05)


async def test_the_editor_is_opened_at_the_line(
    running: Running, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "assert sys.argv[1] == '+3', sys.argv\n"
        "path = pathlib.Path(sys.argv[2])\n"
        "path.write_bytes(path.read_bytes().replace(b'7 8', b'\"Right\"'))\n"
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    sample.write_bytes(WRONG)
    async with running() as pilot:
        await shown(pilot)
        monkeypatch.setattr(app_of(pilot), "suspend", lambda: open(tmp_path / "suspended", "w"))  # noqa: SIM115, PTH123
        await pilot.press("E")
        while app_of(pilot).takers:
            await pilot.pause(0.05)
        assert app_of(pilot).session.store.rows["a"].title == "Right"
        assert (tmp_path / "suspended").exists()


ONE_EACH = {
    "in a table of others": '{"_default": {"1": 3}}',
    "of no number": '{"events": {"02": {"id": "a"}}}',
    "no object": '{"sources": {"1": "x"}}',
    "a field twice": '{"events": {"1": {"id": "a", "title": "A", "title": "B"}}}',
    "what holds for the file": '{"meta": {"1": {"title": 3}}}',
    "an import": '{"imports": {"1": {"id": 3}}}',
}


@pytest.mark.parametrize("content", ONE_EACH.values(), ids=ONE_EACH)
async def test_a_wrong_record_outlives_every_key_and_is_put_right_in_its_place(
    running: Running, sample: Path, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setattr("tui.app._BURST", 0)
    sample.write_text(content)
    async with running() as pilot:
        app = app_of(pilot)
        app.session.store.examine(9)
        (wrong,) = app.session.store.quarantined
        app.session.select(wrong.key)
        for panel in "23":
            for key in ("enter", "D", "X", "c", "r", "S", "H", "y", "T", "M", "+", "E", "space", "e"):
                await pilot.press(panel, key, *["escape"] * 3)
                app.session.select(wrong.key)
        assert sample.read_text() == content
        assert "This record is wrong" in "\n".join(screen_of(pilot))
        await pilot.press("e")
        app.takers[-1].begin_with('{"id": "right"}')  # type: ignore[attr-defined]
        await pilot.press("f2")
        assert not app.session.store.quarantined
        assert app.crash == ""
    (records,) = json.loads(sample.read_text()).values()
    assert list(records.values()) == [{"id": "right"}]


async def test_an_edit_dropped_where_its_record_has_no_place_for_it_is_let_go(running: Running, sample: Path) -> None:
    sample.write_text('{"events": {"1": {"id": "a", "claims": {"about": "killed"}}}}')
    async with running() as pilot:
        await pilot.press("3", "c", "k", "escape", "escape")
        assert app_of(pilot).crash == ""
        assert app_of(pilot).takers == []


def with_a_copy(path: Path, state: Path) -> Session:
    """A session in which a version copy was taken, and then the strike's title changed."""
    session = Session(Store.open(path, state=state))
    session.saver.poll()
    session.store.edit(STRIKE, ("title",), "Changed since")
    return session


def test_a_version_is_copied_after_opening_and_not_again_at_once(sample: Path, tmp_path: Path) -> None:
    session = with_a_copy(sample, tmp_path / "state")
    session.saver.poll()
    (copy,) = session.store.copies()
    assert copy.content() == sample_bytes()


def test_without_room_for_a_copy_it_is_said_and_all_else_goes_on(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    session = with_a_copy(sample, tmp_path / "state")
    session.saver.poll()
    assert session.store.rows[STRIKE.id].title == "Changed since"
    assert session.saver.state == ""


async def test_an_earlier_version_is_chosen_looked_at_and_restored_as_one_undo_step(
    running: Running, sample: Path
) -> None:
    async with running() as pilot:
        session = app_of(pilot).session
        title = session.store.rows[STRIKE.id].title
        while not session.store.copies():
            await pilot.pause(0.05)
        session.store.edit(STRIKE, ("title",), "Changed since")
        await pilot.press("R", "enter")
        assert isinstance(app_of(pilot).takers[-1], Restore)
        screen = "\n".join(screen_of(pilot))
        assert "1 record would change" in screen
        assert "Changed since" in screen
        await pilot.press("enter")
        assert session.store.rows[STRIKE.id].title == title
        await pilot.press("u")
        assert session.store.rows[STRIKE.id].title == "Changed since"


async def test_an_empty_file_offers_its_last_version_first(running: Running, sample: Path) -> None:
    async with running() as pilot:
        while not app_of(pilot).session.store.copies():
            await pilot.pause(0.05)
    sample.write_bytes(b"")
    async with running((80, 24)) as pilot:
        assert "The file is empty" in await shown(pilot)
        await pilot.press("enter")
        assert "comes back" in "\n".join(screen_of(pilot))
        await pilot.press("enter")
        assert len(app_of(pilot).session.store.rows) > 0


async def test_the_text_that_cannot_be_read_is_set_aside_when_a_copy_takes_its_place(
    running: Running, sample: Path
) -> None:
    async with running() as pilot:
        while not app_of(pilot).session.store.copies():
            await pilot.pause(0.05)
        folder = app_of(pilot).session.store.copies()[0].path.parent
    sample.write_bytes(WRONG)
    async with running() as pilot:
        await shown(pilot)
        await pilot.press("R", "enter", "enter")
        await pilot.pause()
        assert app_of(pilot).takers == []
    assert sample.read_bytes() == sample_bytes()
    assert [path.read_bytes() for path in folder.glob("*.unreadable")] == [WRONG]


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        (["vi"], ["vi", "+3", "f.json"]),
        (["/usr/bin/nano", "-w"], ["/usr/bin/nano", "-w", "+3", "f.json"]),
        (["code", "--wait"], ["code", "--wait", "--goto", "f.json:3:7"]),
        (["hx"], ["hx", "f.json:3:7"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: list[str], command: list[str]) -> None:
    assert at_line(editor, Path("f.json"), 3, 7) == command


@given(
    st.lists(st.text(max_size=3_000).map(lambda text: text.replace("\n", "").replace("\r", "")), min_size=1), st.data()
)
def test_an_excerpt_holds_the_character_at_its_place(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], data: st.DataObject
) -> None:
    lines = [line.replace("\ufeff", "") for line in lines]
    path = tmp_path_factory.getbasetemp() / "excerpt.txt"
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    row = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[row])))
    found = excerpt(path, row + 1, column + 1)
    line = found.lines[row + 1 - found.first] if found.lines else ""
    assert line[column - found.start : column - found.start + 1] == lines[row][column : column + 1]


def test_an_age_is_told_in_the_largest_unit() -> None:
    now = datetime(2020, 1, 10, 12, tzinfo=UTC)
    ages = [
        age(Copy(Path(), now - before, 1), now)
        for before in (timedelta(seconds=5), timedelta(minutes=1), timedelta(hours=3), timedelta(days=2))
    ]
    assert ages == ["just now", "1 minute ago", "3 hours ago", "2 days ago"]


async def test_a_wrong_record_is_found_by_itself_and_shown_with_its_raw_text(running: Running, sample: Path) -> None:
    documents = json.loads(sample.read_bytes())
    documents["events"]["900"] = {"id": "odd", "title": "Odd", "claims": [{"about": 7}]}
    sample.write_text(json.dumps(documents, indent=2), encoding="utf-8")
    async with running() as pilot:
        session = app_of(pilot).session
        while not session.store.quarantined:
            await pilot.pause(0.1)
        assert session.store.quarantined[0].key == Key("events", "odd")
        session.cursor_to("odd")
        await pilot.pause()
        assert any(" Odd " in line and "‡" in line for line in screen_of(pilot)), "marked in the timeline"
        await pilot.press("3", "end", "z")
        await pilot.pause()
        assert any('     "about": 7' in line for line in screen_of(pilot))
        session.store.edit(STRIKE, ("title",), "Another")
        await pilot.pause(0.2)
        assert session.notice == "Saved: Another"


async def test_a_conflicted_copy_beside_the_file_is_told_and_merged_by_its_key(running: Running, sample: Path) -> None:
    beside = sample.with_name("sample (Ana's conflicted copy 2026-11-01).json")
    file = json.loads(sample.read_bytes())
    file["events"]["90"] = {"id": "there", "title": "Only there", "date": "2020-01-14"}
    beside.write_text(json.dumps(file), encoding="utf-8")
    async with running() as pilot:
        session = app_of(pilot).session
        await pilot.pause(0.1)
        assert f"A conflicted copy lies beside the file: {beside.name}" in session.notice
        await pilot.press("f3")
        assert session.store.rows["there"].title == "Only there"
        assert "1 record changed" in session.notice
        while session.store.dirty:
            await pilot.pause(0.05)
        assert not beside.exists(), "it goes once what it changed is saved"
        await pilot.press("u")
        assert "there" not in session.store.rows


@pytest.mark.figure("odd places", "in the dashboard too")
async def test_a_file_with_another_name_says_before_the_first_save_which_of_them_is_saved(
    running: Running, sample: Path
) -> None:
    sample.with_name("other").hardlink_to(sample)
    async with running(path=sample) as pilot:
        await pilot.pause(0.1)
        assert "1 more name (hard links); saving changes it under this name only" in app_of(pilot).session.notice


async def test_a_conflicted_copy_that_cannot_be_read_stays_and_is_told(running: Running, sample: Path) -> None:
    beside = sample.with_name("sample.sync-conflict-20261101-101010-ABCDEFG.json")
    beside.write_text("{", encoding="utf-8")
    after = sample.with_name("sample.sync-conflict-20261102-101010-ABCDEFG.json")
    after.write_bytes(sample.read_bytes())
    async with running() as pilot:
        await pilot.press("f3")
        assert beside.name in app_of(pilot).session.notice
        assert f"Merged {after.name}" in app_of(pilot).session.notice
        assert beside.exists()
