"""T1: what it costs to understand dates: those of many events against the standard library's reading of single days,
and the standard's examples against the package `edtf`.

The mix is that of the 16,566 events of the UCDP's file on Syria: 93 in 100 on one day, 5 within a few days, the rest
a week, a month or less exact. The bench's own large files have more of every kind, three in ten, and few alike: that
figure is told too. Each round is a Python of its own, since what was once understood is remembered. The collector is at
rest, as it is when the program takes in a file; times are of the CPU, for single rounds are short.
"""

import contextlib
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

from store.dates import parse
from store.dates.edtf.parsing import forget
from store.records.collector import collector_at_rest
from tests.bench.bench import SHARED, Bench, python
from tests.bench.figures import Figure
from tests.bench.make_file import dates

COUNT = 100_000
EXAMPLES = SHARED / "data" / "edtf" / "loc-edtf-examples.json"
PASSES = 20
DAYS = (date(2011, 1, 1).toordinal(), date(2021, 1, 1).toordinal())


def figures(bench: Bench) -> Iterator[Figure]:
    """The dates of 100,000 events against as many single days; the examples by both readers."""
    yield Figure("T1", f"{COUNT:,} mixed EDTF dates : date.fromisoformat", 8.0, _measured(bench, "events"))
    yield Figure("T1", f"{COUNT:,} dates of a made-up file : date.fromisoformat", None, _measured(bench, "made_up"))
    ratio, note = (_measured(bench, "examples"), "") if EXAMPLES.exists() else (None, f"needs {EXAMPLES.name}")
    yield Figure("T1", "the standard's 64 examples, each read anew : edtf", 1 / 20 if ratio else None, ratio, note)


def _measured(bench: Bench, what: str) -> float:
    return median(float(subprocess.check_output((*python("tests.bench.dates"), what))) for _ in range(bench.rounds))


def events() -> float:
    """One round over the dates of many events, as they are in the world."""
    return _against_days(list(islice(mixed(Random(1)), COUNT)))


def made_up() -> float:
    """One round over the dates of the bench's own large files."""
    return _against_days(list(islice((edtf for edtf, _ in dates(Random(1)) if edtf), COUNT)))


def mixed(random: Random) -> Iterator[str]:
    """Dates without end, of ten years."""
    while True:
        day, kind = date.fromordinal(random.randrange(*DAYS)), random.random()
        if kind < 0.93:
            yield day.isoformat()
        elif kind < 0.97:
            yield f"[{day}..{day + timedelta(random.randrange(1, 6))}]"
        elif kind < 0.98:
            yield f"{day}/{day + timedelta(random.randrange(1, 30))}"
        else:
            monday = day - timedelta(day.weekday())
            month = day.isoformat()[:7]
            yield random.choice([f"[{monday}..{monday + timedelta(6)}]", month, f"{month}~", f"{day}~", f"{day:%Y}"])


def _against_days(texts: list[str]) -> float:
    single = [edtf for edtf in texts if len(edtf) == len("2019-09-30")]
    return _seconds(parse, texts) / len(texts) / (_seconds(date.fromisoformat, single) / len(single))


def examples(path: Path = EXAMPLES) -> float:
    """One round over the examples, with nothing remembered between the passes."""
    texts = [one["edtf"] for one in json.loads(path.read_text("utf-8"))["examples"]]
    ours = 0.0
    for _ in range(PASSES):
        forget()
        ours += _seconds(parse, texts)
    with contextlib.redirect_stdout(io.StringIO()):
        return ours / PASSES / _seconds(_by_edtf, texts)


def _by_edtf(text: str) -> None:
    """Read by the package, which stumbles, and prints what it stumbles over, at some of the standard's own examples."""
    from edtf import parse_edtf

    with contextlib.suppress(Exception):
        parse_edtf(text)


def _seconds(read: Callable[[str], object], texts: list[str]) -> float:
    with collector_at_rest():
        began = time.process_time()
        for text in texts:
            read(text)
        return time.process_time() - began


if __name__ == "__main__":
    print({"events": events, "made_up": made_up, "examples": examples}[sys.argv[1]]())
