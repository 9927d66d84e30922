"""S1–S4, M1, R1–R4, F1, A1: what a person at a terminal waits for, against the smallest Textual programs.

All programs run in turn, round by round, in a terminal of 140 by 40.
"""

from collections.abc import Callable, Iterator
from random import Random
from statistics import median

from tests.bench.bench import Bench, bordertui, python
from tests.bench.figures import Figure
from tests.bench.play import Play, Round, Step, ratio, rounds

READY = r"Rockets fall|Roadside bomb|Drones strike|Army takes|Militia hands|Terminal \w+ for|Gate \w+ after"
"""Titles of events that any screenful of made-up ones has: the dashboard is useful once its rows are there."""

KEYS = (
    Step("", ("2",)),
    Step("down", ("down",), times=15),
    Step("held", ("down",) * 30, times=3),
    Step("page", ("pagedown",), times=5),
    Step("end", ("end",)),
    Step("home", ("home",)),
    Step("as of", ("<",), times=5),
    Step("", ("/",)),
    Step("letter", ("r",)),
    Step("", ("escape",)),
    Step("", ("escape",)),
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


def figures(bench: Bench) -> Iterator[Figure]:
    """All that is timed on the screen."""
    counts = (100, 1_000, 100_000, *((1_000_000,) if bench.long else ()))
    plays = [
        Play(MIN, python("tests.bench.yardsticks.min"), "READY"),
        Play(ONECELL, python("tests.bench.yardsticks.onecell"), "READY", (KEYS[1], KEYS[2])),
    ]
    plays += [Play(f"{count:,}", bordertui(bench.file(count)), READY, KEYS) for count in counts]
    runs = rounds(plays, bench.rounds)

    def figure(code: str, what: str, goal: float, ours: str, theirs: str, measure: Callable[[Round], float]) -> Figure:
        return Figure(code, f"{what}, {ours} : {theirs}", goal, ratio(runs[ours], runs[theirs], measure))

    yield figure("S1", "start", 1.15, "1,000", MIN, lambda run: run.ready)
    yield figure("S2", "start", 1.7, "100,000", MIN, lambda run: run.ready)
    yield figure("S4", "quit", 0.2, "1,000", MIN, lambda run: run.left)
    yield figure("M1", "memory", 1.15, "1,000", MIN, lambda run: run.memory)
    yield figure("M1", "memory", 2.8, "100,000", MIN, lambda run: run.memory)
    for ours in ("1,000", "100,000"):
        yield Figure("R1", f"cursor key, {ours} : onecell", 1.5, _against(runs, ours, "down", ONECELL, "down"))
    for step in ("page", "home", "end"):
        yield Figure("R2", f"{step}, 100,000 : onecell", 2.2, _against(runs, "100,000", step, ONECELL, "down"))
    yield from _mixed(bench)
    yield figure("R4", "held key", 1.7, "100,000", ONECELL, lambda run: run.wall("held"))
    yield figure("F1", "filter letter", 1.7, "100,000", "100", lambda run: run.wall("letter"))
    yield Figure("A1", "as-of step : cursor key, 100,000", 4.0, _against(runs, "100,000", "as of", "100,000", "down"))
    if bench.long:
        yield figure("S3", "start", 12.0, "1,000,000", MIN, lambda run: run.ready)
        yield figure("R1", "cursor key", 1.05, "1,000,000", "100", lambda run: run.wall("down"))
        yield figure("F1", "filter letter", 4.0, "1,000,000", "100", lambda run: run.wall("letter"))


def _against(runs: dict[str, list[Round]], ours: str, step: str, theirs: str, their_step: str) -> float:
    pairs = zip(runs[ours], runs[theirs], strict=True)
    return median(mine.wall(step) / other.wall(their_step) for mine, other in pairs)


def _mixed(bench: Bench) -> Iterator[Figure]:
    """R3: the slowest of many mixed keys against the middle one, in one run of the program."""
    count = 1_000 if bench.long else 250
    random = Random(3)
    keys: list[str] = []
    while len(keys) < count:
        keys += random.choice(MOVES)
    steps = (Step("", ("2",)), Step("", ("pagedown",)), *(Step("mixed", (key,)) for key in keys))
    pressed = rounds([Play("mixed", bordertui(bench.file(100_000)), READY, steps)], 1)["mixed"][0].steps["mixed"]
    walls = sorted(press.wall for press in pressed)
    cpus = sorted(press.cpu for press in pressed)
    note = f"{len(keys)} mixed keys at 100,000"
    yield Figure("R3", "worst CPU of a key : median", 5.0, cpus[-1] / median(cpus), note)
    yield Figure("R3", "99th of 100 keys : median", 4.0, walls[int(len(walls) * 0.99)] / median(walls), note)
