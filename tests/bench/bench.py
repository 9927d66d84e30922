"""What all rooms of the bench share: the options, the program's command, and data files made once for all of them."""

import shutil
import subprocess
import sys
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.make_file import make_file

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
"""Real data sets, beside the repository where they are; figures that need them say so where they are not."""

SAMPLE = ROOT / "store" / "sample" / "iraq-syria.json"


@dataclass(frozen=True, slots=True)
class Bench:
    """One run of the bench. `long` adds the million events and the thousand keys, minutes more.

    `many` is how many events a large file has; the checks play the rooms with few.
    """

    folder: Path
    rounds: int = 5
    long: bool = False
    many: int = 100_000

    def file(self, count: int) -> Path:
        """A data file of that many made-up events."""
        path = self.folder / f"{count}.json"
        if not path.exists():
            make_file(count, path)
        return path

    def sample(self) -> Path:
        """A copy of the sample."""
        return Path(shutil.copy(SAMPLE, self.folder))


def python(module: str) -> tuple[str, ...]:
    """The command that runs a module of ours."""
    return (sys.executable, "-m", module)


def bordertui(*arguments: str | Path) -> tuple[str, ...]:
    """The command that runs the program as it is installed beside this Python."""
    return (str(Path(sys.executable).with_name("bordertui")), *map(str, arguments))


def quietly(command: Sequence[str], good: Container[int] = (0,)) -> None:
    """Run a command, its output thrown away. Raises CalledProcessError when it ends with a code that is not good."""
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode not in good:
        done.check_returncode()
