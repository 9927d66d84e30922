"""S1–S4, M1, R1–R4, F1, E1, A1: what a person at a terminal waits for, against the smallest Textual programs.

All programs run in turn, round by round, in a terminal of 140 by 40.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from random import Random
from statistics import median

from tests.bench.bench import Bench, bordertui, python
from tests.bench.figures import Figure
from tests.bench.play import Play, Round, Step, ratio, rounds, run

READY = r"Rockets fall|Roadside bomb|Drones strike|Army takes|Militia hands|Terminal \w+ for|Gate \w+ after"
"""Titles of events that any screenful of made-up ones has: the dashboard is useful once its rows are there."""

SETTLED = r"\d (open|limited|sporadic|closed|inactive|unreported)"
"""The header's counts: every report has been read, so that a key moves whole panels."""

START = (Step("", ("2",)), Step("down", ("down",), times=15))
FILTER = (Step("", ("/",)), Step("letter", ("r",), behind=r"Timeline [\d,]+ of [\d,]+…"), Step("", ("escape",)))
"""Ends outside the line: the key that quits would be typed into it."""
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

LINE = (
    Step("", ("a",)),
    *(
        Step(f"{number}", ("space" if letter == " " else letter,))
        for number, letter in enumerate("3 nov 2024 bir salam closed to trade, 2 killed 3 injured says ina")
    ),
)
"""An event typed into the add line, letter by letter."""
FRAME = 1 / 60
"""Seconds between two pictures of a usual screen."""

MIN, ONECELL = "min", "onecell"
READY_AT, LEFT, MEMORY = attrgetter("ready"), attrgetter("left"), attrgetter("memory")


def figures(bench: Bench) -> Iterator[Figure]:
    """All that is timed on the screen."""
    many = f"{bench.many:,}"
    counts = (min(1_000, bench.many), bench.many, *((1_000_000,) if bench.long else ()))
    few = f"{counts[0]:,}"
    plays = [
        Play(MIN, python("tests.bench.yardsticks.min"), "READY"),
        Play(ONECELL, python("tests.bench.yardsticks.onecell"), "READY", KEYS[1:3]),
        Play("100", bordertui(bench.file(100)), READY, START + FILTER, quit="", settled=SETTLED),
    ]
    plays += [
        Play(f"{count:,}", bordertui(bench.file(count)), READY, KEYS, settled=SETTLED)
        for count in dict.fromkeys(counts)
    ]
    plays.append(Play("as of", bordertui(bench.file(bench.many)), READY, AS_OF, quit="", settled=SETTLED))
    plays.append(Play("line", bordertui(bench.file(bench.many)), READY, LINE, quit="", settled=SETTLED))
    runs = rounds(plays, bench.rounds)

    def key(name: str) -> Callable[[Round], float]:
        return lambda run: run.wall(name)

    def against(theirs: str, ours: str, measure: Callable[[Round], float], other: str = "") -> float | None:
        return ratio(runs[ours], runs[theirs], measure, key(other) if other else None)

    yield Figure("S1", f"start, {few} : min", 1.3, against(MIN, few, READY_AT))
    yield Figure("S2", f"start, {many} : min", 1.9, against(MIN, many, READY_AT))
    yield Figure("S4", f"quit, {few} : min", 0.3, against(MIN, few, LEFT))
    yield Figure("M1", f"memory, {few} : min", 1.25, against(MIN, few, MEMORY))
    yield Figure("M1", f"memory, {many} : min", 2.8, against(MIN, many, MEMORY))
    for ours in dict.fromkeys((few, many)):
        yield Figure("R1", f"cursor key, {ours} : onecell", 2.0, against(ONECELL, ours, key("down")))
    for step in ("page", "home", "end"):
        yield Figure("R2", f"{step}, {many} : onecell", 2.5, against(ONECELL, many, key(step), "down"))
    yield from _mixed(bench)
    yield Figure("R4", f"held key, {many} : onecell", 2.2, against(ONECELL, many, key("held")))
    yield Figure("F1", f"filter letter, {many} : 100", 1.7, against("100", many, key("letter")))
    letters = sorted(press.wall for run in runs["line"] for presses in run.steps.values() for press in presses)
    told = f"{len(letters)} letters, to the picture as it stays; a letter : onecell {_letter(runs):.2f}"
    yield Figure("E1", f"letter of a typed event, {many} : a frame", 1.0, median(letters) / FRAME, told)
    yield Figure("E1", "99th of 100 such letters : a frame", 1.0, letters[int(len(letters) * 0.99)] / FRAME)
    yield Figure("A1", f"as-of step : cursor key, {many}", 4.0, against(many, "as of", key("as of"), "down"))
    if bench.long:
        yield Figure("S3", "start, 1,000,000 : min", 12.0, against(MIN, "1,000,000", READY_AT))
        yield Figure("R1", "cursor key, 1,000,000 : 100", 1.05, against("100", "1,000,000", key("down")))
        yield Figure("F1", "filter letter, 1,000,000 : 100", 4.0, against("100", "1,000,000", key("letter")))


def _letter(runs: Mapping[str, Sequence[Round]]) -> float:
    """The middle letter of a typed event against the smallest program's key, in the same round; the median of these."""
    return median(
        median(run.wall(step.name) for step in LINE if step.name) / floor.wall("down")
        for run, floor in zip(runs["line"], runs[ONECELL], strict=True)
    )


def _mixed(bench: Bench) -> Iterator[Figure]:
    """R3: the slowest of many mixed keys against the middle one; from the start on, and when all has been read."""
    count = 1_000 if bench.long else min(250, bench.many // 10)
    random = Random(3)
    keys: list[str] = []
    while len(keys) < count:
        keys += random.choice(MOVES)
    steps = (Step("", ("2",)), Step("", ("pagedown",)), *(Step(f"{number}", (key,)) for number, key in enumerate(keys)))
    for moment, settled in (("while it still reads", ""), ("once all is read", SETTLED)):
        played = run(Play("mixed", bordertui(bench.file(bench.many)), READY, steps, settled=settled))
        pressed = [press for presses in played.steps.values() for press in presses]
        walls = sorted(press.wall for press in pressed)
        cpus = sorted(press.cpu for press in pressed)
        note = f"{len(keys)} mixed keys at {bench.many:,}, {moment}"
        yield Figure("R3", "worst CPU of a key : median", 5.0, cpus[-1] / median(cpus), note)
        yield Figure("R3", "99th of 100 keys : median", 4.0, walls[int(len(walls) * 0.99)] / median(walls), note)
