"""Running a command as a shell would, in this process, on a copy of the sample."""

import gc
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from store.paths import sample_bytes
from tui.__main__ import main


class Ran(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample, which the environment names as the data file."""
    path = tmp_path / "crossings.json"
    path.write_bytes(sample_bytes())
    monkeypatch.setenv("BORDERTUI_FILE", str(path))
    return path


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program with some words, and what it reads from standard input."""

    def ran(*words: str, stdin: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capfdbinary.readouterr()
        try:
            code = main(list(words))
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = capfdbinary.readouterr()
        gc.unfreeze()
        assert b"Traceback" not in err
        return Ran(code, out.decode(), err.decode())

    return ran
