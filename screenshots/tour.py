"""The tour of a minute, as one moving picture: `make screenshots` writes `pictures/tour.svg` from the real program."""

from __future__ import annotations

from typing import NamedTuple

from screenshots.frame import DARK_TERMINAL, capture
from screenshots.make import AT_REST, played, press
from screenshots.scenes import NARROW, NOTED, STRIKE, Scene, typed
from screenshots.svg import Moment, moving


class Step(NamedTuple):
    """Keys that are pressed, what is then said beneath the screen, and for how long it stands."""

    keys: tuple[str, ...]
    caption: str
    seconds: float = 3.5


NOTE = "a: note an event in one line; beneath it, what each word was taken for"

STEPS = (
    Step((), "Which crossings are open, as one picture: high is open, low is closed", 5),
    Step(("1", "down"), "1: the board. The chosen crossing unfolds: who may cross, who holds each side", 4),
    Step(("down",), "How old each report is stands beside it", 3),
    Step(("escape", "2", "home", *STRIKE), "2: the timeline. A strike of late August 2019, its day uncertain", 4),
    Step(("3",), "3: the details. Two dead, says one; six, says another: both stay, with names", 6),
    Step(("2", "a", *typed(NOTED[:12])), NOTE, 2),
    Step(typed(NOTED[12:32]), NOTE, 2),
    Step(typed(NOTED[32:]), NOTE, 5),
    Step(("enter",), "Enter: noted, and on the disk", 3.5),
    Step(("u",), "u: undone", 3),
    Step(("slash", *typed("qaim killed:>1")), "/: narrow the timeline by words and fields", 4.5),
    Step(
        ("escape", "escape", *("less_than_sign",) * 12),
        "<: step back in time; the board shows what was known of that day",
        5,
    ),
    Step(("escape", "4"), "4: the map", 4),
    Step(("question_mark",), "?: every key and every sign", 4.5),
)


async def tour() -> str:
    """The moving picture: one run of the program on the sample, at 80 by 24."""
    moments = []
    async with played(Scene("tour", NARROW)) as pilot:
        for step in STEPS:
            await press(pilot, step.keys)
            await pilot.pause(AT_REST)
            moments.append(Moment(capture(pilot.app, DARK_TERMINAL), step.caption, step.seconds))
    return moving(moments)
