"""The real program, killed at any instant: what it said was saved is there, and what was being typed comes back."""

import json
import random
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from store.file.drafts import Drafts
from store.paths import state_of
from tests.conftest import Measured
from tests.fault.terminal import Window, opened

SEEDS = 40
DRAFT_AGE = 2.0
"""Seconds: what was typed earlier than this before the end must be back."""


class Typed(NamedTuple):
    """What was typed into an open editor, and when how much of it had been."""

    text: str
    lengths: list[tuple[float, int]]

    def older_than(self, moment: float) -> int:
        """How many characters had been typed by then."""
        return max((length for at, length in self.lengths if at <= moment), default=0)

    def age_of(self, kept: str, killed: float) -> float:
        """Seconds between the last character that was kept and the end, 0 where nothing was typed after it."""
        later = [at for at, length in self.lengths if length > len(kept)]
        return killed - later[0] if later else 0.0


def seed_file(path: Path) -> None:
    events = {str(number): {"title": f"seed {number}", "note": "n" * 80} for number in range(1, SEEDS + 1)}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")


def add_events(window: Window, chance: random.Random, number: int, seconds: float, *, sure: bool) -> list[str]:
    """Add events for some seconds, and stop in the middle of it; the titles that were said to be saved.

    Asked to be `sure` of one, the first is waited for, however busy the machine is.
    """
    saved: list[str] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        token = f"Round{number}n{len(saved)}x"
        window.press("a", f"undated {token} @none", "enter")
        wait = 30.0 if sure and not saved else max(0.0, end - time.monotonic()) + chance.uniform(0, 0.01)
        if not window.shows(f"Saved: {token}", wait):
            break
        saved.append(token)
    return saved


def type_into_title(window: Window, chance: random.Random, number: int, seconds: float) -> Typed:
    """Open the title's editor and type for some seconds."""
    window.press("e", "ctrl+u")
    text, lengths = f"draft{number} ", []
    window.press(text)
    lengths.append((time.monotonic(), len(text)))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        character = chance.choice("abcdefghijklmnopqrstuvwxyz")
        window.press(character)
        text += character
        lengths.append((time.monotonic(), len(text)))
        window.settle(chance.uniform(0.02, 0.15), 0.15)
    return Typed(text, lengths)


def titles_in(path: Path) -> list[str]:
    """Raises ValueError where the file is not whole."""
    return [event["title"] for event in json.loads(path.read_bytes())["events"].values()]


TITLE = '["title"]'
"""The field whose draft is looked for; a killed quick add leaves one too, of a line of its own."""


@pytest.mark.figure("killed program")
@pytest.mark.parametrize(
    ("kills", "seed"), [(4, 1), *(pytest.param(40, seed, marks=pytest.mark.full) for seed in range(1, 6))]
)
def test_a_killed_program_has_kept_what_it_said_it_saved_and_gives_back_what_was_typed(
    tmp_path: Path, measured_in_part: Measured, kills: int, seed: int
) -> None:
    path = tmp_path / "db.json"
    seed_file(path)
    drafts = Drafts(state_of(path), path)
    chance = random.Random(seed)
    saved: list[str] = []
    ages: list[float] = []
    lost = 0
    for number in range(kills):
        with opened(path) as window:
            if number % 2:
                saved += add_events(window, chance, number, chance.uniform(0.05, 1.5), sure=not saved)
                window.kill()
            else:
                typed = type_into_title(window, chance, number, chance.uniform(0.0, 3.5))
                window.kill()
                killed = time.monotonic()
                kept = next((draft.text for draft in drafts.list() if draft.field == TITLE), "")
                assert typed.text.startswith(kept)
                assert len(kept) >= typed.older_than(killed - DRAFT_AGE)
                ages.append(typed.age_of(kept, killed))
        if number % 2 == 0 and kept:
            give_back(path, kept)
        titles = titles_in(path)
        lost += len(set(saved) - set(titles))
        assert sum(title.startswith("seed ") for title in titles) == SEEDS
    words = f"0 invalid, {lost} lost; {len(ages)} drafts back, the oldest {max(ages):.1f} s"
    measured_in_part(f"{kills} kills, {len(saved):,} saves acknowledged: {words}")
    assert not lost
    assert saved


def give_back(path: Path, kept: str) -> None:
    """The next start opens the editor with the draft in it; it is left by Escape."""
    with opened(path) as window:
        assert window.shows("here again"), window.text
        assert window.shows(kept.partition(" ")[2][:20]), window.text
        window.press("escape")
        window.settle()
        window.press("ctrl+q")
        assert window.end_status() == 0
