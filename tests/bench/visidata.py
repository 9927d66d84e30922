"""The same beside visidata, on the same records as JSON lines, where `vd` is on the path; nothing where it is not."""

import json
import shutil
import sys
from collections.abc import Iterator
from operator import methodcaller
from pathlib import Path

from tests.bench.bench import Bench, bordertui
from tests.bench.figures import Figure
from tests.bench.play import Play, Step, ratio, rounds
from tests.bench.screen import READY

DOWN, PAGE = Step("down", ("down",), times=10), Step("page", ("pagedown",), times=5)


def figures(bench: Bench) -> Iterator[Figure]:
    """Start and keys at 100,000 events."""
    if shutil.which("vd") is None:
        print("visidata: not on the path, left out", file=sys.stderr)
        return
    ours, theirs = f"{bench.many:,}", "visidata"
    loaded = rf"{bench.many} rows"
    plays = (
        Play(ours, bordertui(bench.file(bench.many)), READY, (Step("", ("2",)), DOWN, PAGE)),
        Play(theirs, ("vd", "-f", "jsonl", str(_lines(bench.file(bench.many)))), loaded, (DOWN, PAGE), quit="gq"),
    )
    runs = rounds(plays, bench.rounds)
    yield Figure("S2", f"start, {ours} : visidata", 0.17, ratio(runs[ours], runs[theirs], lambda run: run.ready))
    for code, step, goal in (("R1", "down", 0.2), ("R2", "page", 0.3)):
        found = ratio(runs[ours], runs[theirs], methodcaller("wall", step))
        yield Figure(code, f"{step}, {ours} : visidata", goal, found)


def _lines(path: Path) -> Path:
    """The events of a file, one a line."""
    lines = path.with_suffix(".jsonl")
    events = json.loads(path.read_bytes())["events"].values()
    lines.write_text("".join(json.dumps(event) + "\n" for event in events))
    return lines
