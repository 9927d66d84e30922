"""I1, X1: what an import costs until it is durable, and exports, reports and counts; time and memory of real files."""

import csv
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from store.exchange.exports.formats import FORMATS
from store.exchange.imports.reading import finished
from store.exchange.plan.compare import import_steps
from store.records.collector import collector_at_rest
from store.store import Store
from tests.bench.bench import SHARED, Bench, bordertui, python, quietly
from tests.bench.figures import Figure
from tests.bench.play import Play, Step, ratio, rounds

SYRIA = "ucdp_syria_ged.csv"
FILES = (
    "acled_Ghana_1980-2021.csv",
    "acled_world_9000.csv",
    "opensyria_locations.json",
    "opensyria_status_snapshots.json",
    "ucdp_ged231_sample1000.csv",
    "ucdp_hdx_conflict_data_BGD.csv",
    SYRIA,
)
_KILOBYTE = 1024 if sys.platform != "darwin" else 1


def figures(bench: Bench) -> Iterator[Figure]:
    """The ratio of the largest import, then a line for each file; each in a Python of its own."""
    yield from _outputs(bench)
    data = SHARED / "data"
    if not (data / SYRIA).is_file():
        yield Figure(
            "I1", "import to a durable file : csv.reader + json.dumps", None, None, "the real files are not here"
        )
        return
    runs = [_measured(data / SYRIA) for _ in range(bench.rounds)]
    cost = median(one["seconds"] / one["yardstick"] for one in runs)
    yield Figure("I1", f"import of {runs[0]['events']:,} rows to a durable file : csv.reader + json.dumps", 8.0, cost)
    memory = median(one["peak"] for one in runs) / (data / SYRIA).stat().st_size
    yield Figure("I1", "peak memory of that import : the file's size", 20.0, memory)
    yield Figure("R1", "cursor key, the imported Syrian events : the sample", 1.1, _cursor_key(bench, data / SYRIA))
    for name in FILES if bench.many >= 100_000 else ():
        if (data / name).exists():
            one = _measured(data / name)
            cost = one["seconds"] / one["yardstick"]
            yield Figure("", f"import of {name} : reading it and json.dumps", None, cost, _told(one))


def _outputs(bench: Bench) -> Iterator[Figure]:
    """X1: what exports, a report, a count and a comparison of a large file cost, against writing it as JSON."""
    path = bench.file(bench.many)
    began = time.perf_counter()
    json.dumps(json.loads(path.read_bytes()), ensure_ascii=False)
    yardstick = time.perf_counter() - began
    out = bench.folder / "out"
    written = ("-o", str(out), "--force")
    for words, more in (
        *((("export", name), written) for name in FORMATS),
        (("report", "--since", "2010-01-01"), written),
        (("count", "--by", "month"), ()),
        (("compare", "2015-01-01", "2016-01-01"), ()),
    ):
        began = time.perf_counter()
        quietly(bordertui(*words, "--file", path, *more))
        cost = (time.perf_counter() - began) / yardstick
        yield Figure("X1", f"{' '.join(words)}, {bench.many:,} : reading and writing as JSON", 6.0, cost)


def _cursor_key(bench: Bench, source: Path) -> float | None:
    """What a cursor key takes on an imported file, against what it takes on the sample."""
    desk = bench.folder / "imported.json"
    desk.write_text("{}\n", encoding="utf-8")
    # 1: the file's own rows have something to look at (three figures out of order); all of it is imported.
    quietly(bordertui("import", "--yes", str(source), "--file", str(desk)), good=(0, 1))
    keys = (Step("", ("2",)), Step("down", ("down",), times=30))
    plays = [
        Play("sample", bordertui(bench.sample()), "Albu Kamal held", keys),
        Play("imported", bordertui(desk), "newest first", keys),
    ]
    runs = rounds(plays, bench.rounds)
    return ratio(runs["imported"], runs["sample"], lambda run: run.wall("down"))


def _told(one: dict[str, float]) -> str:
    return (
        f"{one['rows']:,} rows, {one['events']:,} events, {one['crossings']:,} crossings, "
        f"{one['warnings']:,} warnings, {one['seconds']:.2f} s, {one['peak'] / 1e6:.0f} MB at most"
    )


def _measured(path: Path) -> dict[str, float]:
    measured: dict[str, float] = json.loads(subprocess.check_output((*python("tests.bench.exchange"), str(path))))
    return measured


def _peak() -> int:
    """The most memory of this program, in bytes.

    Linux tells it of the program alone in `/proc`; what getrusage tells is at least what the program's parent took.
    """
    status = Path("/proc/self/status")
    if status.exists():
        told = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(told.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTE


def main() -> None:
    """One import of the file named, in this Python; prints what it took as JSON."""
    path = Path(sys.argv[1])
    data = path.read_bytes()
    yardstick = _yardstick(data, path.suffix)
    with TemporaryDirectory(prefix="bordertui-bench-") as folder:
        desk = Path(folder) / "desk.json"
        desk.write_text("{}\n", encoding="utf-8")
        began = time.perf_counter()
        with collector_at_rest():
            store = Store.open(desk)
            plan = finished(import_steps(store, data, path.name))
            store.apply(plan.change())
            store.save()
        seconds = time.perf_counter() - began
    print(
        json.dumps(
            {
                "rows": plan.rows,
                "events": len(store.rows),
                "crossings": len(store.crossings),
                "warnings": len(plan.warnings),
                "seconds": seconds,
                "yardstick": yardstick,
                "peak": _peak(),
            }
        )
    )


def _yardstick(data: bytes, suffix: str) -> float:
    """What reading the cells or the JSON and writing them as JSON takes, in seconds."""
    began = time.perf_counter()
    text = data.decode("utf-8-sig")
    json.dumps(json.loads(text) if suffix == ".json" else list(csv.reader(io.StringIO(text, newline=""))))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
