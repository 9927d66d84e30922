"""S1–S4, M1, R1–R4, F1, A1: what a person at a terminal waits for, against the smallest Textual programs.

All programs run in turn, round by round, in a terminal of 140 by 40.
"""

from collections.abc import Callable, Iterator
from operator import attrgetter
from random import Random
from statistics import median

from tests.bench.bench import Bench, bordertui, python
from tests.bench.figures import Figure
from tests.bench.play import Play, Round, Step, ratio, rounds, run

READY = r"Rockets fall|Roadside bomb|Drones strike|Army takes|Militia hands|Terminal \w+ for|Gate \w+ after"
"""Titles of events that any screenful of made-up ones has: the dashboard is useful once its rows are there."""

START = (Step("", ("2",)), Step("down", ("down",), times=15))
FILTER = (Step("", ("/",)), Step("letter", ("r",)))
AS_OF = (Step("", ("2",)), Step("as of", ("<",), times=5))
KEYS = (
    *START,
    Step("held", ("down",) * 30, times=3),
    Step("page", ("pagedown",), times=5),
    Step("end", ("end",)),
    Step("home", ("home",)),
    *FILTER,
)
MOVES = (
    ("down", "up"),
    ("pagedown", "pageup"),
    ("pagedown", "down"),
    ("end", "home", "pagedown", "pagedown"),
    ("home", "down", "pagedown"),
)
"""Each leaves the selection where any of them can move it: a key that changes nothing cannot be timed."""

MIN, ONECELL = "min", "onecell"
READY_AT, LEFT, MEMORY = attrgetter("ready"), attrgetter("left"), attrgetter("memory")


def figures(bench: Bench) -> Iterator[Figure]:
    """All that is timed on the screen."""
    counts = (1_000, 100_000, *((1_000_000,) if bench.long else ()))
    plays = [
        Play(MIN, python("tests.bench.yardsticks.min"), "READY"),
        Play(ONECELL, python("tests.bench.yardsticks.onecell"), "READY", KEYS[1:3]),
        Play("100", bordertui(bench.file(100)), READY, START + FILTER, quit=""),
    ]
    plays += [Play(f"{count:,}", bordertui(bench.file(count)), READY, KEYS) for count in counts]
    plays.append(Play("as of", bordertui(bench.file(100_000)), READY, AS_OF, quit=""))
    runs = rounds(plays, bench.rounds)

    def key(name: str) -> Callable[[Round], float]:
        return lambda run: run.wall(name)

    def against(theirs: str, ours: str, measure: Callable[[Round], float], other: str = "") -> float | None:
        return ratio(runs[ours], runs[theirs], measure, key(other) if other else None)

    yield Figure("S1", "start, 1,000 : min", 1.15, against(MIN, "1,000", READY_AT))
    yield Figure("S2", "start, 100,000 : min", 1.7, against(MIN, "100,000", READY_AT))
    yield Figure("S4", "quit, 1,000 : min", 0.2, against(MIN, "1,000", LEFT))
    yield Figure("M1", "memory, 1,000 : min", 1.15, against(MIN, "1,000", MEMORY))
    yield Figure("M1", "memory, 100,000 : min", 2.8, against(MIN, "100,000", MEMORY))
    for ours in ("1,000", "100,000"):
        yield Figure("R1", f"cursor key, {ours} : onecell", 1.5, against(ONECELL, ours, key("down")))
    for step in ("page", "home", "end"):
        yield Figure("R2", f"{step}, 100,000 : onecell", 2.2, against(ONECELL, "100,000", key(step), "down"))
    yield from _mixed(bench)
    yield Figure("R4", "held key, 100,000 : onecell", 1.7, against(ONECELL, "100,000", key("held")))
    yield Figure("F1", "filter letter, 100,000 : 100", 1.7, against("100", "100,000", key("letter")))
    yield Figure("A1", "as-of step : cursor key, 100,000", 4.0, against("100,000", "as of", key("as of"), "down"))
    if bench.long:
        yield Figure("S3", "start, 1,000,000 : min", 12.0, against(MIN, "1,000,000", READY_AT))
        yield Figure("R1", "cursor key, 1,000,000 : 100", 1.05, against("100", "1,000,000", key("down")))
        yield Figure("F1", "filter letter, 1,000,000 : 100", 4.0, against("100", "1,000,000", key("letter")))


def _mixed(bench: Bench) -> Iterator[Figure]:
    """R3: the slowest of many mixed keys against the middle one, in one run of the program."""
    count = 1_000 if bench.long else 250
    random = Random(3)
    keys: list[str] = []
    while len(keys) < count:
        keys += random.choice(MOVES)
    steps = (Step("", ("2",)), Step("", ("pagedown",)), *(Step(f"{number}", (key,)) for number, key in enumerate(keys)))
    played = run(Play("mixed", bordertui(bench.file(100_000)), READY, steps))
    pressed = [press for presses in played.steps.values() for press in presses]
    walls = sorted(press.wall for press in pressed)
    cpus = sorted(press.cpu for press in pressed)
    note = f"{len(keys)} mixed keys at 100,000"
    yield Figure("R3", "worst CPU of a key : median", 5.0, cpus[-1] / median(cpus), note)
    yield Figure("R3", "99th of 100 keys : median", 4.0, walls[int(len(walls) * 0.99)] / median(walls), note)
