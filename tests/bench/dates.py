"""T1: what it costs to understand dates: those of a large file against the standard library's reading of single days,
and the standard's examples against the package `edtf`.

Each round is a Python of its own, since what was once understood is remembered.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

from store.dates import parse
from store.dates.edtf import forget
from tests.bench.bench import SHARED, Bench, python
from tests.bench.figures import Figure
from tests.bench.make_file import dates

COUNT = 100_000
EXAMPLES = SHARED / "data" / "edtf" / "loc-edtf-examples.json"
PASSES = 20


def figures(bench: Bench) -> Iterator[Figure]:
    """The dates of 100,000 events against as many single days; the examples by both readers."""
    yield Figure("T1", f"{COUNT:,} mixed EDTF dates : date.fromisoformat", 8.0, _measured(bench, "events"))
    ratio, note = (_measured(bench, "examples"), "") if EXAMPLES.exists() else (None, f"needs {EXAMPLES.name}")
    yield Figure("T1", "the standard's 64 examples, each read anew : edtf", 1 / 20, ratio, note)


def _measured(bench: Bench, what: str) -> float:
    return median(float(subprocess.check_output((*python("tests.bench.dates"), what))) for _ in range(bench.rounds))


def events() -> float:
    """One round over the dates of many events."""
    made = dates(Random(1))
    mixed = list(islice((edtf for edtf, _ in made if edtf), COUNT))
    single = list(islice((edtf for edtf, _ in made if len(edtf) == len("2019-09-30")), COUNT))
    return _seconds(parse, mixed) / _seconds(date.fromisoformat, single)


def examples(path: Path = EXAMPLES) -> float:
    """One round over the examples, with nothing remembered between the passes."""
    from edtf import parse_edtf

    texts = [one["edtf"] for one in json.loads(path.read_text("utf-8"))["examples"]]
    ours = 0.0
    for _ in range(PASSES):
        forget()
        ours += _seconds(parse, texts)
    return ours / PASSES / _seconds(parse_edtf, texts)


def _seconds(read: Callable[[str], object], texts: list[str]) -> float:
    began = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - began


if __name__ == "__main__":
    print({"events": events, "examples": examples}[sys.argv[1]]())
