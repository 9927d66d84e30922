"""What stays behind on the machine: files for their owner alone, and no value of a record where none belongs."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Measured
from tests.fault.terminal import READY, ROOT, Window, program

pytestmark = pytest.mark.figure("privacy")

PLANTED = tuple(f"planted{number}qzx" for number in range(20))
"""One value for each field that holds text, in every table."""

OWN = {"drafts", "copies"}
"""Folders of the state that hold texts of records, since that is what they are for. Of all else only the id of the
record that was looked at last, and what was asked of the filter, are remembered."""


def planted_file(path: Path) -> None:
    values = iter(PLANTED)
    claim = {"about": "killed", "value": 3, "by": "a1", "source": "s1", "hedge": next(values), "note": next(values)}
    event = {
        "id": "e1",
        "crossings": ["c1"],
        "claims": [claim],
        "tags": [next(values)],
        **{field: next(values) for field in ("title", "summary", "place", "means", "note", "date_text")},
    }
    side = {"country": "IQ", **{field: next(values) for field in ("name", "town", "region")}}
    tables = {
        "events": {"1": event},
        "crossings": {"1": {"id": "c1", "notes": next(values), "sides": [side]}},
        "sources": {"1": {"id": "s1", **{field: next(values) for field in ("publisher", "title", "url", "author")}}},
        "actors": {"1": {"id": "a1", **{field: next(values) for field in ("name", "kind", "note")}}},
    }
    path.write_text(json.dumps(tables), encoding="utf-8")
    path.chmod(0o600)


def homes(folder: Path) -> dict[str, str | None]:
    """An environment whose files are all below the folder."""
    kinds = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("DATA", "STATE", "CONFIG", "CACHE")}
    return {"HOME": str(folder), "TMPDIR": str(folder), "EDITOR": "true", **kinds}


def use(path: Path, environment: dict[str, str | None], mask: int) -> str:
    """Add, filter, meet a defect; again, and leave while typing; what was written once the dashboard had gone."""
    said = ""
    for command, typed in (
        ([sys.executable, str(ROOT / "tests" / "fault" / "breaking.py"), str(path), "handler"], ()),
        (program(path), ("typed",)),
    ):
        with Window(command, environment=environment, before=lambda: os.umask(mask)) as window:
            assert window.shows(READY), window.text
            window.settle(0.5)
            window.press("a", "undated Heron @none", "enter")
            assert window.shows("Saved: Heron"), window.text
            window.press("/", "heron", "enter", "escape", "end", "e", *typed)
            window.settle(1.5, 2)
            window.press("ctrl+q")
            assert window.end_status() is not None, window.text
            said += window.said_after()
    return said


def run_commands(path: Path, environment: dict[str, str | None], mask: int) -> str:
    """What commands of all kinds write to standard error."""
    said = ""
    surroundings = {**os.environ, **{name: value for name, value in environment.items() if value}}
    for words in (
        ["check"],
        ["list"],
        ["edit", "e1", "--set", "title"],
        ["show", "nothing"],
        ["where"],
        ["--nonsense"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "tui", *words, *(["--file", str(path)] if words[0] != "--nonsense" else [])],
            cwd=ROOT,
            env=surroundings,
            umask=mask,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        said += done.stderr
    return said


def made_below(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if not path.is_symlink())


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_what_is_left_on_the_machine_is_its_owners_alone_and_holds_no_value_where_none_belongs(
    tmp_path: Path, measured: Measured, mask: int
) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    path = tmp_path / "db.json"
    planted_file(path)
    environment = homes(home)
    said = use(path, environment, mask) + run_commands(path, environment, mask)
    files = [each for each in made_below(home) if each.is_file()]
    open_to_others = [str(each) for each in [*made_below(home), path] if stat.S_IMODE(each.stat().st_mode) & 0o077]
    outside = [each for each in files if not OWN & set(each.parts)]
    told = "".join(each.read_bytes().decode(errors="replace") for each in outside) + said
    found = [value for value in PLANTED if value in told]
    assert any("drafts" in each.parts for each in files)
    assert any("copies" in each.parts for each in files)
    measured(f"umask {mask:03o}: {len(files)} files, {len(open_to_others)} open to others, {len(found)} values found")
    assert open_to_others == []
    assert found == []


def test_a_new_file_and_its_folders_are_their_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    environment = homes(tmp_path / "home")
    (tmp_path / "home").mkdir(mode=0o700)
    with Window([sys.executable, "-m", "tui"], environment=environment, before=lambda: os.umask(0)) as window:
        assert window.shows(READY), window.text
        window.press("ctrl+q")
        window.end_status()
    made = list(made_below(tmp_path / "home"))
    assert any(each.suffix == ".json" for each in made)
    assert [each for each in made if stat.S_IMODE(each.stat().st_mode) & 0o077] == []
    assert {stat.S_IMODE(each.stat().st_mode) for each in made if each.is_file()} == {0o600}
