"""Replacing a file: whole or not at all, in the right order, with all that belongs to it."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.file import durable
from store.file.base import Stamp
from store.file.errors import FolderNotSynced, NotRegular, NotSaved, ReadOnly


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "db.json"
    path.write_bytes(b"old")
    return path


def replace(path: Path, content: bytes = b"new") -> None:
    durable.replace(str(path), [content])


def test_the_content_is_the_chunks_in_order_however_many(path: Path) -> None:
    chunks = [bytes([65 + count % 26]) * (count % 7) for count in range(3000)]
    stamp = durable.replace(str(path), [memoryview(chunk) for chunk in chunks])
    assert path.read_bytes() == b"".join(chunks)
    assert stamp == Stamp.of(path.stat())


def test_short_writes_are_continued(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.writev
    monkeypatch.setattr("os.writev", lambda fd, chunks: real(fd, [b"".join(chunks)[:5]]))
    durable.replace(str(path), [b"one two ", b"", b"three four five"])
    assert path.read_bytes() == b"one two three four five"


def test_the_new_file_is_synced_before_it_gets_its_name_and_the_folder_after(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    real_fsync, real_replace = os.fsync, os.replace

    def fsync(fd: int) -> None:
        calls.append("sync folder" if Path(f"/proc/self/fd/{fd}").resolve() == path.parent else "sync file")
        real_fsync(fd)

    def rename(old: str, new: str) -> None:
        calls.append("rename")
        real_replace(old, new)

    monkeypatch.setattr("os.fsync", fsync)
    monkeypatch.setattr("os.replace", rename)
    replace(path)
    assert calls == ["sync file", "rename", "sync folder"]


@pytest.mark.parametrize("call", ["open", "writev", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "no room"), (errno.EIO, "check the disk"), (errno.EACCES, "writable")]
)
def test_whatever_fails_the_old_file_is_whole_nothing_is_left_behind_and_words_say_so(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, words: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(f"os.{call}", broken)
        with pytest.raises(NotSaved, match=words):
            replace(path)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in path.parent.iterdir()] == ["db.json"]
    replace(path)
    assert path.read_bytes() == b"new"


def test_a_folder_that_does_not_sync_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def fsync(fd: int) -> None:
        if Path(f"/proc/self/fd/{fd}").resolve() == path.parent:
            raise OSError(errno.EIO, "Input/output error")
        real(fd)

    monkeypatch.setattr("os.fsync", fsync)
    with pytest.raises(FolderNotSynced, match="written, but the folder"):
        replace(path)
    assert path.read_bytes() == b"new"


def test_links_stay_links_and_their_target_is_replaced(tmp_path: Path, path: Path) -> None:
    (tmp_path / "folder").symlink_to(".")
    (tmp_path / "link").symlink_to("folder/db.json")
    replace(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert path.read_bytes() == b"new"


def test_mode_and_extended_attributes_stay(path: Path) -> None:
    path.chmod(0o664)
    try:
        os.setxattr(path, "user.note", b"text")
    except OSError:
        pytest.skip("needs a file system with extended attributes")
    replace(path)
    assert path.stat().st_mode & 0o777 == 0o664
    assert os.getxattr(path, "user.note") == b"text"


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to give a file another owner")
def test_owner_and_group_stay(path: Path) -> None:
    os.chown(path, 1234, 2345)
    replace(path)
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 2345)


@pytest.fixture(params=[0o000, 0o022, 0o077])
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    old = os.umask(request.param)
    yield
    os.umask(old)


@pytest.mark.usefixtures("_umask")
def test_new_files_and_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    durable.make_folder(tmp_path / "one" / "two")
    replace(tmp_path / "one" / "two" / "db.json")
    modes = [(tmp_path / name).stat().st_mode & 0o777 for name in ("one", "one/two", "one/two/db.json")]
    assert modes == [0o700, 0o700, 0o600]


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize("make", [_folder, _pipe, _dangling])
def test_what_is_no_regular_file_is_not_replaced(tmp_path: Path, make: Any) -> None:
    make(tmp_path / "db.json")
    before = (tmp_path / "db.json").lstat().st_ino
    with pytest.raises(NotRegular):
        replace(tmp_path / "db.json")
    assert (tmp_path / "db.json").lstat().st_ino == before
    assert len(list(tmp_path.iterdir())) == 1


def test_a_read_only_file_is_not_replaced_even_for_root(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(ReadOnly, match="read-only"):
        replace(path)
    assert path.read_bytes() == b"old"


def test_what_killed_writers_left_is_swept_and_nothing_else(path: Path) -> None:
    kept = [
        ".db.json.tmp",
        ".db.json.swp",
        ".db.json.note.tmp",
        "db.json.0123456789ab.tmp",
        ".other.json.0123456789ab.tmp",
    ]
    for name in [*kept, ".db.json.0123456789ab.tmp"]:
        (path.parent / name).touch()
    durable.sweep(str(path))
    assert sorted(entry.name for entry in path.parent.iterdir()) == sorted([*kept, "db.json"])


def test_the_lock_leaves_nothing_in_the_folder_where_folders_can_be_locked(path: Path) -> None:
    with durable.locked(str(path)):
        assert [entry.name for entry in path.parent.iterdir()] == ["db.json"]


def test_where_a_folder_cannot_be_locked_a_hidden_file_beside_the_data_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    real = fcntl.flock

    def flock(fd: int, how: int) -> None:
        if Path(f"/proc/self/fd/{fd}").resolve().is_dir():
            raise OSError(errno.EBADF, "Bad file descriptor")
        real(fd, how)

    monkeypatch.setattr("fcntl.flock", flock)
    with durable.locked(str(path)):
        assert sorted(entry.name for entry in path.parent.iterdir()) == [".db.json.lock", "db.json"]
        with pytest.raises(NotSaved), durable.locked(str(path), patience=0.02):
            pass
