"""Runs of the fault harness beside the repository: black boxes that hurt the file and look what is left."""

import json
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def harness(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the harness, since it builds its fault injector beside its scripts."""
    if not (shared / "harness").is_dir():
        pytest.skip("needs the fault harness: no folder `shared/harness` beside the repository")
    copy = tmp_path_factory.mktemp("harness") / "harness"
    shutil.copytree(shared / "harness", copy, copy_function=shutil.copyfile)
    return copy


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other users may look into, for the harness runs our writer as one of them, too."""
    with tempfile.TemporaryDirectory(prefix="bordertui-fault-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def run(harness: Path, folder: Path) -> Run:
    """Runs a script of the harness on a database in a folder of its own, and gives its verdict."""

    def verdict(script: str, *options: str) -> dict[str, Any]:
        command = [sys.executable, script, "--db", str(folder / "db" / "db.json"), *options]
        done = subprocess.run(command, cwd=harness, capture_output=True, text=True, check=False)
        assert done.stdout.strip(), done.stderr
        found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        return found

    return verdict


@pytest.fixture(scope="session")
def writer(root: Path) -> Callable[[int, str], list[str]]:
    """The option that names our writer, making so many edits (0: endless), of records changed or added."""

    def options(count: int, mode: str = "edit") -> list[str]:
        words = [sys.executable, str(root / "tests" / "fault" / "writer.py")]
        return ["--writer-cmd", f"{shlex.join(words)} {{db}} {count} {mode}"]

    return options
