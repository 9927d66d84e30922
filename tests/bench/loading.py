"""D2: what it costs to have the rows of 100,000 events, against a bare decode of their fields and against TinyDB.

Each time is taken in a Python of its own: the imports are not in it, the collector's work is.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import msgspec
import tinydb

from store.records.model import EventRow
from store.store import Store
from tests.bench.bench import Bench, python
from tests.bench.figures import Figure


class _Fields(msgspec.Struct):
    events: dict[str, EventRow]


def figures(bench: Bench) -> Iterator[Figure]:
    """Ours against either, in turn."""
    path = bench.file(bench.many)
    rounds = [{way: _timed(way, path) for way in WAYS} for _ in range(bench.rounds)]
    for other, goal, words in (
        ("fields", 1.25, "read and decode of their fields"),
        ("tinydb", 0.13, "TinyDB open and all"),
    ):
        found = median(times["rows"] / times[other] for times in rounds)
        yield Figure("D2", f"{bench.many:,} rows : {words}", goal, found)


def rows(path: Path) -> object:
    """Our way: the store, and its rows."""
    return Store.open(path, state=path.parent).rows


def fields(path: Path) -> object:
    """The bare decode."""
    return msgspec.json.decode(path.read_bytes(), type=_Fields)


def stock(path: Path) -> object:
    """TinyDB's own."""
    return tinydb.TinyDB(path).table("events").all()


WAYS: dict[str, Callable[[Path], object]] = {"rows": rows, "fields": fields, "tinydb": stock}


def _timed(way: str, path: Path) -> float:
    return float(subprocess.check_output([*python("tests.bench.loading"), way, str(path)]))


def main(way: str, path: str) -> None:
    """One time: prints the seconds."""
    began = time.perf_counter()
    held = WAYS[way](Path(path))
    print(time.perf_counter() - began)
    assert held is not None


if __name__ == "__main__":
    main(*sys.argv[1:])
