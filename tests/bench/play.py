"""Timing of what a person at a terminal sees: start, keys and quit of several programs, in turn, round by round.

A figure is the ratio of two times of one round, and the median of the rounds: a machine that drifts moves both alike.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from math import isnan, nan
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.program import Program, SilentError

ANSWER = 5.0
"""Seconds that a key may take to change the screen before it counts as unanswered."""


@dataclass(frozen=True, slots=True)
class Step:
    """Keys sent in one write, `times` over, timed from the write to the screen as it stays.

    One without a name only prepares the next: it is not timed and may change nothing. `until`, a regular expression,
    is waited for where a program pauses between the parts of one repaint. `behind` is a regular expression of what
    stands on the screen while the program goes on looking behind its answer: the first picture with it is timed.
    """

    name: str
    keys: tuple[str, ...]
    times: int = 1
    until: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Play:
    """A program, the text that says it is there, and what is done with it. `quit` may be no key at all.

    `settled` says that it reads no more behind what it shows: keys are timed from then on.
    """

    name: str
    command: tuple[str, ...]
    ready: str
    steps: tuple[Step, ...] = ()
    quit: str = "q"
    environment: Mapping[str, str] = field(default_factory=dict)
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Timed:
    """One key press: seconds to the final screen, and seconds of CPU."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Round:
    """One run of a play. Seconds; `memory` in MiB once ready; `left` is from the quit key to the end."""

    ready: float
    cpu: float
    memory: float
    left: float
    steps: Mapping[str, Sequence[Timed]]

    def wall(self, step: str) -> float:
        """Median seconds of a step's presses; not a number when the program did not answer them."""
        presses = self.steps.get(step)
        return median(press.wall for press in presses) if presses else nan


def run(play: Play) -> Round:
    """Plays it once, with nothing remembered of earlier runs. Raises SilentError where it shows not what it should."""
    with (
        TemporaryDirectory(prefix="bordertui-state-") as state,
        Program(play.command, environment={"XDG_STATE_HOME": state, **play.environment}) as program,
    ):
        moments = program.watch(limit=120, until=play.ready)
        ready = next(moment.at for moment in moments if re.search(play.ready, moment.text, re.MULTILINE))
        cpu, memory = program.cpu, program.memory
        if play.steps and not re.search(play.settled, program.terminal.text):
            program.watch(limit=300, until=play.settled)
        steps: dict[str, list[Timed]] = {}
        for step in play.steps:
            if step.name:
                steps[step.name] = list(_presses(program, step))
            else:
                _prepared(program, step)
        left = 0.0
        if play.quit:
            sent = program.press(play.quit)
            left = program.wait_for_end() - sent
        return Round(ready - program.started, cpu, memory, left, steps)


def rounds(plays: Sequence[Play], count: int) -> dict[str, list[Round]]:
    """Each play `count` times, in turn, after one uncounted run of each."""
    runs: dict[str, list[Round]] = {play.name: [] for play in plays}
    for number in range(count + 1):
        for play in plays:
            result = run(play)
            if number:
                runs[play.name].append(result)
    return runs


def ratio(
    ours: Sequence[Round],
    theirs: Sequence[Round],
    measure: Callable[[Round], float],
    their_measure: Callable[[Round], float] | None = None,
) -> float | None:
    """The median over the rounds of ours against theirs in the same round; None when something was not answered."""
    found = [measure(mine) / (their_measure or measure)(other) for mine, other in zip(ours, theirs, strict=True)]
    return None if any(map(isnan, found)) else median(found)


def _presses(program: Program, step: Step) -> Iterator[Timed]:
    """The presses of a step, up to one that the program does not answer."""
    for _ in range(step.times):
        cpu = program.cpu
        sent = program.press(*step.keys)
        try:
            moments = program.watch(limit=ANSWER, until=step.until, since=sent)
        except SilentError as error:
            print(f"{step.name}: {str(error).splitlines()[0]}", file=sys.stderr)
            return
        answered = [moment.at for moment in moments if step.behind and re.search(step.behind, moment.text)]
        final = next(moment.at for moment in moments if moment.picture == moments[-1].picture)
        yield Timed(min([*answered, final]) - sent, program.cpu - cpu)


def _prepared(program: Program, step: Step) -> None:
    program.press(*step.keys)
    with suppress(SilentError):
        program.watch(limit=1, until=step.until)
