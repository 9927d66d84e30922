"""`make bench`, or `python -m tests.bench [ROOM…] [--rounds N] [--long]`: prints the table of figures.

Each room is a module beside this one with `figures(bench)`; one that fails is told in the table and stops no other.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.bench import Bench
from tests.bench.figures import Figure, told
from tests.bench.program import SilentError

ROOMS = ("commands", "dates", "exchange", "loading", "saving", "screen", "visidata")


def measured(room: str, bench: Bench) -> Iterator[Figure]:
    """A room's figures as they come, and why there are no more where it had to stop."""
    print(f"measuring: {room}", file=sys.stderr, flush=True)
    try:
        yield from import_module(f"tests.bench.{room}").figures(bench)
    except subprocess.CalledProcessError as error:
        words = (error.stderr or b"").decode(errors="replace").strip().splitlines()
        yield Figure("", room, 1.0, None, words[-1] if words else str(error))
    except (SilentError, OSError) as error:
        print(error, file=sys.stderr)
        yield Figure("", room, 1.0, None, str(error).splitlines()[0])


def main(arguments: list[str] | None = None) -> int:
    """The command line; 1 when a goal was missed or a figure could not be measured."""
    parser = argparse.ArgumentParser(prog="bench", description="Print the table of figures, as ratios in one run.")
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"which figures: {', '.join(ROOMS)}; all by default")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each comparison (default 5)")
    parser.add_argument("--long", action="store_true", help="the million events and the thousand keys too")
    options = parser.parse_args(arguments)
    if unknown := set(options.rooms) - set(ROOMS):
        parser.error(f"no such room: {', '.join(sorted(unknown))}; there are: {', '.join(ROOMS)}")
    with TemporaryDirectory(prefix="bordertui-bench-") as folder:
        # Programs start from byte code, as they do where they are installed, whatever this machine is set to.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "bytecode")
        bench = Bench(Path(folder), options.rounds, options.long)
        figures = [figure for room in options.rooms or ROOMS for figure in measured(room, bench)]
    print("\n".join(told(figures)))
    return 0 if all(figure.verdict in ("reached", "no goal", "left out") for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
