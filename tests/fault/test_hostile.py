"""Hostile strings in every field, everywhere on the screen: only ever text, and unaltered where it can be shown."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.paths import state_of
from tests.conftest import Measured
from tests.fault.conftest import Run
from tests.fault.hostile import OURS, bracket_strings, public
from tests.fault.terminal import opened
from tests.tui.conftest import app_of
from tui.app import make_app
from tui.widgets.lines import Piece, Row, draw
from tui.widgets.text import safe
from tui.widgets.themes import DARK, Look
from tui.work.remembering import SavedView, save_view

pytestmark = pytest.mark.figure("hostile")

ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
SIZE = (140, 44)
AT_ONCE = 24
"""Strings that are on the screen together."""

TOUR = (
    *(
        "down",
        "up",
        "3",
        "down",
        "end",
        "home",
        "e",
        "escape",
        "2",
        "H",
        "escape",
        "1",
        "down",
        "enter",
        "escape",
        "4",
        "escape",
    ),
    *(
        "S",
        "down",
        "escape",
        "ctrl+p",
        "escape",
        ":",
        "escape",
        "?",
        "escape",
        "g",
        "escape",
        "/",
        "x",
        "escape",
        "escape",
        "t",
        "escape",
    ),
    *(
        "right",
        "down",
        "left",
        "a",
        "x",
        "escape",
        "escape",
        "y",
        "d",
        "escape",
        "u",
        "v",
        "escape",
        "o",
        "escape",
        "z",
        "z",
    ),
)
"""Keys that bring up every panel, list and dialog."""


def event_of(text: str, number: int) -> dict[str, Any]:
    claim = {
        **dict.fromkeys(("hedge", "note", "quote", "value", "by", "about", "grade", "published"), text),
        "source": "s",
        "from": {"of": text, "relative": text},
    }
    return {
        "id": f"e{number}",
        **dict.fromkeys(("title", "summary", "note", "type", "means", "date", "date_text", "place", "added_by"), text),
        "crossings": ["c", text],
        "actors": [{"actor": text, "role": text, "name": text}],
        "tags": [text],
        "claims": [claim, {**claim, "about": "killed", "value": {"low": text, "high": text}}],
        "related": [text],
        text: text,
    }


def file_of(texts: Sequence[str]) -> dict[str, Any]:
    side = [{"country": text[:3] or "IQ", **dict.fromkeys(("name", "town", "region"), text)} for text in texts[:2]]
    crossings = {
        str(number): {
            "id": "c" if number == 1 else f"c{number}",
            "notes": text,
            "sides": side,
            "names": [text],
            text: text,
        }
        for number, text in enumerate(texts, 1)
    }
    fields = ("publisher", "title", "url", "author", "note", "published", "kind", "name", "country", "grade")
    others = {
        str(number): {"id": "s" if number == 1 else text, **dict.fromkeys(fields, text)}
        for number, text in enumerate(texts, 1)
    }
    events = {str(number): event_of(text, number) for number, text in enumerate(texts, 1)}
    meta = {"1": {"format": 1, "title": texts[0], "note": texts[-1]}}
    return {"meta": meta, "crossings": crossings, "events": events, "sources": others, "actors": others}


def look_at(pilot: Pilot[int]) -> list[str]:
    """The lines of the screen; raises AssertionError where one holds anything but text."""
    strips = pilot.app.screen._compositor.render_strips()
    assert not [strip.text for strip in strips if ACTIVE.search(strip.text)]
    assert {strip.cell_length for strip in strips} == {SIZE[0]}
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    assert not [style for style in styles if style.meta or style.link]
    return [strip.text for strip in strips]


async def tour(path: Path, texts: Sequence[str]) -> int:
    """Show the texts everywhere; how many frames were looked at."""
    path.write_text(json.dumps(file_of(texts)), encoding="utf-8")
    app = make_app(path)
    state = state_of(path)
    state.mkdir(parents=True, exist_ok=True)
    for text in texts[:3]:
        save_view(state, SavedView(safe(text)[:80] or "view", "after:2019", "date", True))
    async with app.run_test(size=SIZE, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        for key in TOUR:
            await pilot.press(key)
            await pilot.pause()
            look_at(pilot)
        for text in texts:
            app_of(pilot).session.say(text)
            await pilot.press("down")
            await pilot.pause()
            look_at(pilot)
        assert app.crash == ""
    return len(TOUR) + len(texts)


@pytest.mark.parametrize(
    ("every", "first"), [(40, 0), *(pytest.param(4, first, marks=pytest.mark.full) for first in range(4))]
)
async def test_hostile_strings_are_only_text_in_every_field_panel_and_dialog(
    tmp_path: Path, measured_in_part: Measured, every: int, first: int
) -> None:
    ours, others = OURS[first::every], public()[first::every]
    texts = [*ours, *others]
    frames = 0
    for start in range(0, len(texts), AT_ONCE):
        frames += await tour(tmp_path / f"{start}.json", texts[start : start + AT_ONCE])
    words = f"{len(ours)} of ours, {len(others)} public"
    measured_in_part(f"{words}: {frames:,} frames, 0 exceptions, 0 controls, 0 live actions")


@pytest.mark.parametrize(
    ("count", "seed"), [(600, 1), *(pytest.param(5_000, seed, marks=pytest.mark.full) for seed in range(1, 5))]
)
async def test_random_brackets_are_shown_as_they_are(
    tmp_path: Path, measured_in_part: Measured, count: int, seed: int
) -> None:
    texts = bracket_strings(count, seed)
    look = Look(DARK)
    for text in texts:
        strip = draw(Piece(Row(((text, "text"),)), "ground"), 160, look)
        assert strip.text.rstrip() == safe(text).rstrip()
        assert not any(segment.style and (segment.style.meta or segment.style.link) for segment in strip)
    path = tmp_path / "brackets.json"
    events = {str(number): {"id": f"e{number}", "title": f"<{text}>"} for number, text in enumerate(texts, 1)}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    seen: set[str] = set()
    app = make_app(path)
    async with app.run_test(size=(200, 120), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await pilot.press("z")
        for _ in range(len(texts) // 100 + 2):
            await pilot.pause()
            strips = pilot.app.screen._compositor.render_strips()
            seen.update(match[0] for strip in strips for match in re.finditer("<[^<>]*>", strip.text))
            await pilot.press("pagedown")
        assert app.crash == ""
    altered = {f"<{text}>" for text in texts} - seen
    measured_in_part(f"{count:,} random with brackets, {len(altered)} altered")
    assert not altered


def test_no_kind_of_sequence_comes_from_data(tmp_path: Path) -> None:
    """The bytes of the real program: hostile data adds no kind of escape sequence to those of plain data."""
    kinds = []
    for name, texts in (("plain", ["plain text"] * AT_ONCE), ("hostile", OURS[::60][:AT_ONCE])):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(file_of(texts)), encoding="utf-8")
        with opened(path, columns=SIZE[0], lines=SIZE[1]) as window:
            for key in ("down", "down", "down", "3", "down", "end", "2", "end", "down"):
                window.press(key)
                window.settle(0.1)
            window.press("ctrl+q")
            assert window.end_status() == 0
            kinds.append(kinds_of(bytes(window.written)))
    assert kinds[1] - kinds[0] == set()


def kinds_of(raw: bytes) -> set[bytes]:
    """The kinds of sequences in some output, and the controls outside of any."""
    sequences = re.compile(
        rb"\x1b\[([<=>?]?)[0-9;:]*([ -/]*[@-~])|\x1b\](\d*)[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b([PX^_c])"
    )
    found = {b"|".join(part or b"" for part in match.groups()) for match in sequences.finditer(raw)}
    rest = sequences.sub(b"", raw)
    return found | {bytes([code]) for code in rest if code < 32 and code not in b"\r\n"}


@pytest.mark.full
def test_the_harness_finds_nothing_either(root: Path, run: Run) -> None:
    options = ["--factory", "tui.app:make_app", "--path", str(root), "--keys", "down,3,down,2"]
    verdict = run("naughty_render.py", *options, "--fields", "title,summary,note,place,means,date,type")
    assert verdict["PASS"], verdict
