"""D1: what one durable edit costs, against writing the same bytes durably and doing nothing else."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from store.records.model import Key
from store.store import Store
from tests.bench.bench import Bench
from tests.bench.figures import Figure

EDITS = 7


def figures(bench: Bench) -> Iterator[Figure]:
    """One edit in files of several sizes."""
    for count in dict.fromkeys((100, min(1_000, bench.many), bench.many, *((1_000_000,) if bench.long else ()))):
        path = bench.file(count).with_name("edited.json")
        path.write_bytes(bench.file(count).read_bytes())
        yield Figure(
            "D1", f"one durable edit, {count:,} : the same bytes", 1.3, _ratio(path), "write, fsync, rename, fsync"
        )


def _ratio(path: Path) -> float:
    store = Store.open(path, state=path.parent)
    names = list(store.rows)
    ratios = []
    for number in range(EDITS + 1):
        ours = _edit(store, Key("events", names[number * 7 % len(names)]), f"edit {number} of the title")
        ratios.append(ours / _plain(path))
    return median(ratios[1:])  # the first edit also lays out what later ones reuse


def _edit(store: Store, key: Key, title: str) -> float:
    began = time.perf_counter()
    store.edit(key, ("title",), title)
    work = store.begin_save()
    assert work is not None
    store.finish_save(work())
    return time.perf_counter() - began


def _plain(path: Path) -> float:
    """The least that makes a file's bytes durable under their name."""
    content, beside = path.read_bytes(), path.with_name("plain.json")
    began = time.perf_counter()
    fresh = beside.with_suffix(".new")
    with fresh.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(beside)
    folder = os.open(beside.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return time.perf_counter() - began
