"""The briefing from the dashboard: what is asked for, the preview, and giving it out."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.report.layouts import LAYOUTS, Layout
from store.report.text import text
from tests.tui.conftest import Running, app_of, screen_of
from tui.app import make_app
from tui.bars.path import PathBar
from tui.dialogs.briefing import Briefing, period_of
from tui.dialogs.export import NearTexts
from tui.work.session import Changed

MONTHS = "aug 2019 to sep 2019"
SIZE = (100, 40)


def dialog_of(pilot: Pilot[int]) -> Briefing:
    found = app_of(pilot).takers[-1]
    assert isinstance(found, Briefing)
    return found


async def made(pilot: Pilot[int]) -> str:
    """The screen once the report of what is typed is there."""
    for _ in range(200):
        await pilot.pause(0.05)
        found = dialog_of(pilot)
        if found.problem or (found.report is not None and found.done == 1.0):
            break
    await pilot.pause()
    return "\n".join(screen_of(pilot))


async def asked(pilot: Pilot[int], period: str, crossings: str = "") -> str:
    await pilot.press("p", "ctrl+u", *period, "tab", *crossings)
    return await made(pilot)


async def test_the_preview_is_the_report_on_the_typed_period_and_crossing(running: Running) -> None:
    async with running(size=SIZE) as pilot:
        words = await asked(pilot, MONTHS, "al-qaim")
        assert "1 Aug 2019 to 30 Sep 2019, al-Qaim" in words
        assert "Situation at al-Qaim ⇄ Albu Kamal as of 30 September 2019" in words


async def test_what_is_wrong_with_a_line_is_told_and_what_was_made_is_still_seen(running: Running) -> None:
    async with running(size=SIZE) as pilot:
        await asked(pilot, MONTHS)
        await pilot.press(*"nowhere")
        assert "“nowhere”: no such crossing" in await made(pilot)
        await pilot.press("enter")
        assert "no such crossing" in app_of(pilot).session.notice
        assert isinstance(app_of(pilot).takers[-1], Briefing)
        await pilot.press("shift+tab", "ctrl+u", *"someday")
        words = await made(pilot)
        assert "someday" in words
        assert "30 September 2019" in words


async def test_arrows_scroll_the_preview_and_not_the_lines_above_it(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        first = (await asked(pilot, MONTHS)).splitlines()
        await pilot.press(*("down",) * 3)
        then = "\n".join(screen_of(pilot)).splitlines()
        assert then[1:5] == first[1:5]
        assert then[5][1:70] == first[8][1:70]
        await pilot.press("pageup", "pageup")
        assert "\n".join(screen_of(pilot)).splitlines()[5] == first[5]


async def test_on_a_narrow_screen_the_text_is_laid_out_for_it(running: Running) -> None:
    async with running(size=(60, 60)) as pilot:
        await asked(pilot, MONTHS)
        found = dialog_of(pilot).report
        assert found is not None
        shown = [line.strip("│┃ ") for line in screen_of(pilot)]
        assert all(line.strip() in shown for line in text(found, 58).splitlines()[:20])


async def test_it_is_written_in_the_chosen_layout_and_over_no_file(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    async with running(size=SIZE) as pilot:
        await asked(pilot, MONTHS)
        await pilot.press("tab", "right", "right", "enter", "ctrl+u", *str(path), "enter")
        page = path.read_text("utf-8")
        assert page.startswith("<!DOCTYPE html>")
        assert "<svg" in page
        assert f"Wrote the briefing to {path}" in app_of(pilot).session.notice
        await pilot.press("enter", "ctrl+u", *str(path), "enter")
        bar = app_of(pilot).takers[-1]
        assert isinstance(bar, PathBar)
        assert "there is already a file" in bar.problem
        await pilot.press("escape")


async def test_a_layout_more_is_chosen_and_named_as_the_others_are(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LAYOUTS, "wiki", Layout("Wiki page", ".wiki", "text"))
    async with running(size=SIZE) as pilot:
        assert "Wiki page" in await asked(pilot, MONTHS)
        await pilot.press("tab", "left")
        assert "[Wiki page]" in await made(pilot)
        await pilot.press("enter")
        await pilot.pause()
        bar = app_of(pilot).takers[-1]
        assert isinstance(bar, PathBar)
        assert bar.line.value.endswith("-2019-08-01-2019-09-30.wiki")


async def test_it_is_copied_whole(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(size=SIZE) as pilot:
        copied: list[str] = []
        monkeypatch.setattr(app_of(pilot), "copy_to_clipboard", copied.append)
        await asked(pilot, MONTHS)
        await pilot.press("tab", "right", "ctrl+y")
        assert copied[0].startswith("# Iraq–Syria crossings")
        assert "## Sources" in copied[0]
        assert "Copied as Markdown" in app_of(pilot).session.notice


async def test_it_is_made_anew_when_records_change_and_goes_no_further_once_closed(running: Running) -> None:
    async with running(size=SIZE) as pilot:
        await asked(pilot, MONTHS)
        dialog, session = dialog_of(pilot), app_of(pilot).session
        before = dialog.report
        session.tell(Changed.RECORDS)
        await pilot.pause(0.05)
        await made(pilot)
        assert dialog.report is not before
        await pilot.press("escape")
        assert app_of(pilot).takers == []
        await app_of(pilot).workers.wait_for_complete()


async def test_keys_typed_ahead_reach_the_lines_in_their_order(running: Running) -> None:
    async with running(size=SIZE) as pilot:
        app = app_of(pilot)
        for key in ("p", "ctrl+u", *"2017", "tab", *"rabia"):
            app.take(key)
        assert "1 Jan 2017 to 31 Dec 2017, Rabia" in await made(pilot)


def near_private(tmp_path: Path) -> Path:
    document: dict[str, Any] = {
        "meta": {"1": {"format": 1}},
        "actors": {"1": {"id": "guide", "name": "Tamar Ferrand", "kind": "person", "private": True}},
        "events": {
            "1": {"id": "met", "title": "A meeting with the Tamar Ferrands", "date": "2019-05-03", "type": "other"}
        },
    }
    path = tmp_path / "private.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


async def test_what_comes_near_a_private_name_is_asked_about_before_anything_leaves(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(size=SIZE, path=near_private(tmp_path)) as pilot:
        copied: list[str] = []
        monkeypatch.setattr(app_of(pilot), "copy_to_clipboard", copied.append)
        await asked(pilot, "2019")
        await pilot.press("ctrl+y")
        assert copied == []
        assert isinstance(app_of(pilot).takers[-1], NearTexts)
        await pilot.press("enter")
        await made(pilot)
        await pilot.press("ctrl+y")
        assert "Ferrand" not in copied[0]
        assert "[withheld]" in copied[0]


async def test_a_file_opened_to_look_at_is_previewed_and_copied_but_not_written(sample: Path) -> None:
    app = make_app(sample, read_only=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await asked(pilot, MONTHS)
        await pilot.press("enter")
        assert "nothing is written" in app.session.notice
        assert isinstance(app.takers[-1], Briefing)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2023", ("2023-01-01", "2023-12-31")),
        ("feb 2023", ("2023-02-01", "2023-02-28")),
        ("2023-01-01 to 2023-07-31", ("2023-01-01", "2023-07-31")),
        ("6 Feb 2023", ("2023-02-06", "2023-02-06")),
        ("2023-01/..", ("2023-01-01", "2026-11-24")),
    ],
)
def test_a_period_is_typed_as_people_say_it(typed: str, days: tuple[str, str]) -> None:
    assert tuple(day.isoformat() for day in period_of(typed, date(2026, 11, 24))) == days


def test_a_period_without_a_first_day_is_refused() -> None:
    with pytest.raises(ValueError, match="no first day"):
        period_of("../2023", date(2026, 11, 24))
