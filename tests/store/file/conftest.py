"""The data file of three events, for the tests of this room that ask for it."""

import json
from pathlib import Path

import pytest

from store.file.datafile import DataFile
from tests.store.file.three_events import START


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file, on disk."""
    path = tmp_path / "db.json"
    path.write_text(json.dumps(START, indent=2))
    return path


@pytest.fixture
def file(path: Path) -> DataFile:
    """The file, read."""
    file = DataFile(path)
    file.read()
    return file
