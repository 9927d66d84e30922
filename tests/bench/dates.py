"""T1: what it costs to understand the dates of a large file, against the standard library's dates of single days.

Each round is a Python of its own, since what was once understood is remembered.
"""

import subprocess
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from random import Random
from statistics import median

from store.dates import parse
from tests.bench.bench import Bench, python
from tests.bench.figures import Figure
from tests.bench.make_file import dates

COUNT = 100_000


def figures(bench: Bench) -> Iterator[Figure]:
    """The dates of 100,000 events against as many single days."""
    ratios = [float(subprocess.check_output(python("tests.bench.dates"))) for _ in range(bench.rounds)]
    yield Figure("T1", f"{COUNT:,} mixed EDTF dates : date.fromisoformat", 8.0, median(ratios))


def main() -> None:
    """One round: prints the ratio."""
    made = dates(Random(1))
    mixed = list(islice((edtf for edtf, _ in made if edtf), COUNT))
    single = list(islice((edtf for edtf, _ in made if len(edtf) == len("2019-09-30")), COUNT))
    began = time.perf_counter()
    for words in mixed:
        parse(words)
    between = time.perf_counter()
    for words in single:
        date.fromisoformat(words)
    print((between - began) / (time.perf_counter() - between))


if __name__ == "__main__":
    main()
