"""S5: what the commands without a screen cost, in CPU, against a Python that does nothing."""

import resource
import sys
from collections.abc import Iterator, Sequence
from statistics import median

from tests.bench.bench import Bench, bordertui, quietly
from tests.bench.figures import Figure

NOTHING = (sys.executable, "-c", "pass")


def figures(bench: Bench) -> Iterator[Figure]:
    """`--version`, `status` and `list` against `python -c pass`."""
    sample = bench.sample()
    for what, goal, command in (
        ("bordertui --version : python -c pass", 2.0, bordertui("--version")),
        ("bordertui status, sample : python -c pass", 7.0, bordertui("status", "--file", sample)),
        ("bordertui list, sample : python -c pass", 7.0, bordertui("list", "--file", sample)),
    ):
        yield Figure("S5", what, goal, _ratio(command, NOTHING, rounds=4 * bench.rounds), "CPU")


def _ratio(command: Sequence[str], other: Sequence[str], rounds: int) -> float:
    _cpu(command)  # the first run fills caches and writes byte code
    return median(_cpu(command) / _cpu(other) for _ in range(rounds))


def _cpu(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quietly(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
