"""The real program on a full disk: the old file whole, a word about it, alive, and saved by itself with room again."""

import json
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.conftest import Measured
from tests.fault.terminal import Window, opened
from tests.fault.test_file import MOUNTS, needs

KIB = 1024


def seed_file(path: Path) -> bytes:
    events = {str(number): {"title": f"seed {number}", "note": "n" * 300} for number in range(1, 101)}
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    return path.read_bytes()


@contextmanager
def mounted(kind: str, folder: Path, image: Path) -> Iterator[None]:
    """A file system of half a megabyte in the folder."""
    folder.mkdir()
    if kind == "tmpfs":
        command = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    else:
        image.write_bytes(bytes(KIB * KIB))
        subprocess.run(["mkfs.ext4", "-q", "-O", "^has_journal", str(image)], check=True)
        command = ["mount", "-o", "loop", str(image), str(folder)]
    subprocess.run(command, check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """A file that takes all the room that is left."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(KIB))
    return filler


def titles_in(path: Path) -> set[str]:
    return {event["title"] for event in json.loads(path.read_bytes())["events"].values()}


def edit_without_room(window: Window, path: Path, before: bytes) -> None:
    for title in ("Heron", "Bittern"):
        window.press("a", f"undated {title} @none", "enter")
        assert window.shows("not saved.*no room"), window.text
        window.settle(0.5, 2)
        assert window.is_alive
        assert path.read_bytes() == before


def expect_saved_by_itself(window: Window, path: Path) -> None:
    assert window.shows("✓ saved"), window.text
    assert {"Heron", "Bittern", "seed 1", "seed 100"} <= titles_in(path)
    window.press("ctrl+q")
    assert window.end_status() == 0


@MOUNTS
@needs("mkfs.ext4")
@pytest.mark.figure("full disk")
@pytest.mark.parametrize("kind", ["tmpfs", "ext4"])
def test_a_full_disk_is_said_and_lived_through(tmp_path: Path, measured: Measured, kind: str) -> None:
    folder = tmp_path / "small"
    with mounted(kind, folder, tmp_path / "image"):
        path = folder / "db.json"
        before = seed_file(path)
        with opened(path, columns=140) as window:
            filler = fill(folder)
            edit_without_room(window, path, before)
            filler.unlink()
            expect_saved_by_itself(window, path)
    measured(f"{kind}: whole, said, alive, saved by itself")


@pytest.mark.figure("full disk")
def test_a_file_that_may_not_grow_is_said_and_lived_through(tmp_path: Path, measured: Measured) -> None:
    path = tmp_path / "db.json"
    before = seed_file(path)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before), resource.RLIM_INFINITY))

    with opened(path, columns=140, before=limit) as window:
        edit_without_room(window, path, before)
        resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        expect_saved_by_itself(window, path)
    measured("size limit: whole, said, alive, saved by itself")
