"""Lines put together at random from parts whose truth is known are written as they are meant, or asked about.

Each line is made of a date at some place, a crossing, what happened there, figures, a speaker, a doer. A status,
figure, speaker, doer or date that is written is the truth of the line; a plain line, without a plan, is settled.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any

from store.entry.event import Entry
from store.records.counts import parse_count
from tests.store.in_memory import InMemory

TODAY = date(2024, 6, 1)
LINES = 3_000
LEAST_PLAIN_SETTLED = 0.97
ACTORS = {
    "militia": ("militia", "rebel"),
    "army": ("Northern Army", "state forces"),
    "watch": ("Border Watch", "organisation"),
}
CROSSINGS = {"tall": ("Tall Ward", "Karabash"), "sarim": ("Sarim", "Dere"), "nahr": ("Bab an-Nahr", "Suyolu")}
DATES = {
    "4 may 2021": "2021-05-04",
    "4 May 2021": "2021-05-04",
    "2021-05-04": "2021-05-04",
    "May 4, 2021": "2021-05-04",
    "late march 2020": "[2020-03-21..2020-03-31]",
    "nov 2019": "2019-11",
    "2-4 may 2021": "2021-05-02/2021-05-04",
    "yesterday": "2024-05-31",
}
COUNTS = {
    "3": (3, 3), "12": (12, 12), "two": (2, 2), "at least 4": (4, None), "up to 5": (None, 5), "2 to 6": (2, 6),
    "2..6": (2, 6), "between 3 and 5": (3, 5), "some 20": (None, None), "several": (None, None), "no": (0, 0),
    "more than 10": (11, None), "fifteen": (15, 15), "~7": (None, None), "1,200": (1200, 1200),
}  # fmt: skip
STATES = {
    "closed": ("closed", {}),
    "was closed": ("closed", {}),
    "is closed": ("closed", {}),
    "remains shut": ("closed", {}),
    "reopened": ("open", {}),
    "has reopened": ("open", {}),
    "opened again": ("open", {}),
    "partially reopened": ("limited", {}),
    "sporadically open": ("sporadic", {}),
    "closed to trade": ("", {"commercial": "no"}),
    "closed to travellers": ("", {"passenger": "no"}),
    "open to aid": ("open", {"humanitarian": "yes"}),
    "open to trade, not to travellers": ("open", {"commercial": "yes", "passenger": "no"}),
    "open except for trucks": ("open", {"commercial": "no"}),
    "open, trade suspended": ("open", {"commercial": "no"}),
    "open only for pedestrians": ("open", {"pedestrian": "yes"}),
}
NOT_SO = [
    "may close", "will reopen", "not open", "no longer closed", "plans to close", "to be closed", "never closed",
    "rumoured closed", "not closed", "should open", "expected to reopen", "nearly closed", "is not yet open",
]  # fmt: skip
BEFORE_NOT_SO = [
    "plan to close",
    "rumours that soldiers closed",
    "officials deny closing",
    "calls to reopen",
    "talks on opening",
]


@dataclass
class Truth:
    """What a line says."""

    date: str = ""
    crossing: str = ""
    state: str = ""
    modes: dict[str, str] = field(default_factory=dict)
    figures: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    speaker: str = ""
    doer: str = ""
    plain: bool = True


def records() -> InMemory:
    """A file of three crossings and three actors."""
    return InMemory(
        crossings=[
            {"id": id_, "sides": [{"country": "SY", "name": one}, {"country": "TR", "name": other}]}
            for id_, (one, other) in CROSSINGS.items()
        ],
        actors=[{"id": id_, "name": name, "kind": kind} for id_, (name, kind) in ACTORS.items()],
        sources=[],
        events=[],
    )


def with_date(random: Random, body: str, said: str) -> str:
    """The date before, behind, or in the midst of a line; a relative one without "on"."""
    on = "" if said == "yesterday" or said[0].isalpha() else random.choice(["", "on "])
    return random.choice([f"{said} {body}", f"{said}: {body}", f"{body} {on}{said}", f"{body}, {said}"])


def attack(random: Random) -> tuple[str, Truth]:
    """A line of an attack, with figures before or behind their words, a doer, a speaker."""
    id_, names = random.choice(list(CROSSINGS.items()))
    truth = Truth(crossing=id_)
    deed = random.choice(["attack", "drone strike", "shelling", "blast", "ambush"])
    doer = random.choice(["", "", "militia", "army"])
    by = f" by {random.choice(['', 'the '])}{ACTORS[doer][0]}" if doer else ""
    truth.doer = doer
    where = f"{random.choice(['near', 'at', 'close to'])} {random.choice(names)}"
    figures, said = (
        [],
        random.sample([("killed", "killed"), ("dead", "killed"), ("wounded", "injured"), ("injured", "injured")], 2),
    )
    if said[0][1] == said[1][1]:
        said = said[:1]
    behind = random.random() < 0.5
    for word, about in said[: random.choice([0, 1, 2])]:
        count = random.choice(list(COUNTS))
        truth.figures[about] = COUNTS[count]
        people = random.choice(["", " people", " soldiers"]) if count != "some 20" else ""
        figures.append(f"{word} {count}{people}" if behind and word != "dead" else f"{count}{people} {word}")
    joint = random.choice([", ", " and ", " "])
    told = random.choice([" ", ", "]) + joint.join(figures) if figures else ""
    body = f"{deed}{by} {where}{told}"
    if random.random() < 0.3 and figures:
        truth.speaker = "watch"
        body += random.choice([", says Border Watch", ", Border Watch said", ", according to Border Watch"])
    return body, truth


def status(random: Random) -> tuple[str, Truth]:
    """A line of a status, with modes; some say that it is not so."""
    id_, names = random.choice(list(CROSSINGS.items()))
    name = random.choice(names)
    truth = Truth(crossing=id_)
    chance = random.random()
    if chance < 0.2:
        return f"{name} {random.choice(NOT_SO)}", replace(truth, plain=False)
    if chance < 0.3:
        return f"{random.choice(BEFORE_NOT_SO)} {name}", replace(truth, plain=False)
    words = random.choice(list(STATES))
    truth.state, truth.modes = STATES[words]
    if words in ("closed", "reopened") and random.random() < 0.5:
        return f"Northern Army {words} {name}", replace(truth, doer="army")
    if random.random() < 0.2:
        truth.speaker = "watch"
        return random.choice([f"Border Watch says {name} {words}", f"{name} {words}, says Border Watch"]), truth
    return f"{name} {words}", truth


def wrong(document: dict[str, Any], truth: Truth) -> list[str]:
    """In what a written event differs from the truth of its line."""
    found = []
    if document.get("date", "") != truth.date:
        found.append("date")
    if document.get("crossings") != [truth.crossing]:
        found.append("crossing")
    told = document.get("status", "")
    state, modes = (told.get("state", ""), told.get("modes", {})) if isinstance(told, dict) else (told, {})
    if (state, modes) != (truth.state, truth.modes):
        found.append("status")
    claims = document.get("claims", [])
    figures = {
        claim["about"]: (count.low, count.high)
        for claim in claims
        if claim["about"] in ("killed", "injured") and (count := parse_count(claim["value"]))
    }
    if figures != truth.figures:
        found.append("figure")
    if {claim.get("by", "") for claim in claims} - {truth.speaker}:
        found.append("speaker")
    if {actor["who"] for actor in document.get("actors", [])} != ({truth.doer} if truth.doer else set()):
        found.append("doer")
    return found


def test_no_line_is_written_otherwise_than_it_is_meant_and_plain_ones_are_settled() -> None:
    random, entry = Random(12), Entry(records())
    settled = plain = 0
    for _ in range(LINES):
        body, truth = random.choice([attack, status])(random)
        said = random.choice(list(DATES))
        line = with_date(random, body, said)
        note = entry.note(line, TODAY)
        truth.date = DATES[said]
        plain += truth.plain
        if not note.unsettled:
            settled += truth.plain
            assert not wrong(dict(note.document), truth), f"{line!r}: {note.document}"
    assert settled / plain >= LEAST_PLAIN_SETTLED


def test_what_is_open_is_left_out_of_what_is_written_all_the_same() -> None:
    random, entry = Random(7), Entry(records())
    for _ in range(LINES // 3):
        body, truth = status(random)
        note = entry.note(f"4 may 2021 {body}", TODAY).to_be_worked_on
        if not truth.plain:
            assert "status" not in note.document, body
