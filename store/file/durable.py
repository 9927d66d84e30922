"""Putting bytes on disk so that they are there after a crash, or not at all.

In this order: temporary file, metadata, fsync, rename, fsync of the folder. The old file is never written into, no half
file stands under its name, and a descriptor that a disk error came from is not used again.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from store.file.base import Stamp
from store.file.errors import (
    FileProblem,
    FolderNotSynced,
    Locked,
    NoRoom,
    NotRegular,
    NotSaved,
    Overtaken,
    ReadOnly,
    kind_of,
    leads_nowhere,
)

if TYPE_CHECKING:
    from store.file.splice import Chunk

PATIENCE: Final = 10.0  # seconds to wait for another writer
_PAUSE: Final = 0.003
_AT_ONCE: Final = 512  # chunks given to one writev; Linux takes 1024
_TEMPORARY: Final = ".tmp"
_LONGER: Final = len(f"..{'0' * 12}{_TEMPORARY}")  # so much longer than a file's name is that of its next version
_READ_ONLY: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NOWHERE: Final = (errno.ENOENT, errno.ENOTDIR)


def replace(path: str, chunks: Iterable[Chunk], overtaken: Callable[[], bool] = lambda: False) -> Stamp:
    """Make the chunks the content of the file, durably, and give the stamp of the new state.

    Links are followed; mode, owner, extended attributes and ACL stay; a new file is 0600. Raises NotRegular, ReadOnly
    or NotSaved, the old file whole in each case, and FolderNotSynced when only the last step failed. ``overtaken`` is
    asked in the last moment; where it says so, Overtaken is raised and the file left as it is.
    """
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    old = status_of(path)
    if old and (not old.st_mode & 0o222 or not os.access(target, os.W_OK)):
        raise ReadOnly(path, "the file is read-only; nothing was written, make it writable first")
    temporary = os.path.join(folder, f".{name}.{os.urandom(6).hex()}{_TEMPORARY}")  # noqa: PTH118
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            _write(descriptor, list(chunks), old, target)
            if overtaken():
                raise Overtaken(path, "not saved: it was changed at that very moment; try again")
            os.replace(temporary, target)  # noqa: PTH105
            status = os.fstat(descriptor)  # now, since a new name is a change of the status too
        finally:
            os.close(descriptor)
    except BaseException as error:
        _forget(temporary)
        if isinstance(error, OSError) and not isinstance(error, FileProblem):
            raise _not_saved(path, error) from None
        raise
    try:
        _sync_folder(folder)
    except OSError as error:
        message = f"written, but the folder could not be synced ({error.strerror}); check the disk"
        raise FolderNotSynced(path, message) from None
    return Stamp.of(status)


def status_of(path: str) -> os.stat_result | None:
    """The status of the file that would be replaced, None where there is none yet.

    Raises NotRegular for a folder, a pipe, a device or a link that leads nowhere, and NotSaved where nothing can be.
    """
    try:
        status = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        if os.path.islink(path):  # noqa: PTH114
            raise NotRegular(path, leads_nowhere(path)) from None
        return None
    except OSError as error:
        raise _not_saved(path, error) from None
    if not stat.S_ISREG(status.st_mode):
        raise NotRegular(path, f"{kind_of(status.st_mode)}; expected a regular file, nothing was written")
    return status


@contextlib.contextmanager
def locked(path: str, patience: float = PATIENCE) -> Iterator[None]:
    """One writer at a time among all that follow the same rule; the lock ends with its holder.

    The folder itself is locked, so that no file of ours stays beside the data; where its file system
    cannot, a hidden file beside the data is. Raises Locked after ``patience`` seconds.
    """
    target = os.path.realpath(path)
    descriptor = _lockable(path, target)
    try:
        end = time.monotonic() + patience
        while not _taken(descriptor):
            if time.monotonic() > end:
                raise Locked(path, "another program is saving; nothing was written yet, try again")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, for their owner's eyes only."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)


def why_no_name_beside(target: str) -> str:
    """The reason why the next version cannot be written beside a file, under a longer name; empty where it can."""
    folder, name = os.path.split(target)
    try:
        most = os.pathconf(folder, "PC_NAME_MAX") - _LONGER
    except (OSError, ValueError):
        return ""
    length = len(os.fsencode(name))
    if length <= most:
        return ""
    return f"its name takes {length} bytes; expected at most {most}, since its next version is written beside it"


def sweep(path: str) -> None:
    """Remove what writers that were killed left behind; to be called under the lock, when none can be alive."""
    target = Path(os.path.realpath(path))
    for left in target.parent.glob(f".{target.name.replace('[', '[[]')}.*{_TEMPORARY}"):
        if len(left.name) == len(target.name) + _LONGER:
            _forget(str(left))


def _write(descriptor: int, chunks: list[Chunk], old: os.stat_result | None, target: str) -> None:
    _write_all(descriptor, chunks)
    _date_exactly(descriptor)
    if old:
        _take_over(descriptor, old, target)
    os.fsync(descriptor)


def _write_all(descriptor: int, chunks: Sequence[Chunk]) -> None:
    for first in range(0, len(chunks), _AT_ONCE):
        waiting = [memoryview(chunk) for chunk in chunks[first : first + _AT_ONCE]]
        while waiting:
            done = os.writev(descriptor, waiting)
            while waiting and done >= len(waiting[0]):
                done -= len(waiting.pop(0))
            if done:
                waiting[0] = waiting[0][done:]


def _date_exactly(descriptor: int) -> None:
    """Give the file a time between two ticks of the kernel's clock: whoever writes next changes it for sure."""
    now = time.time_ns()
    os.utime(descriptor, ns=(now, now))


def _take_over(descriptor: int, old: os.stat_result, target: str) -> None:
    """Owner, mode and extended attributes (ACLs are such) of the old file, as far as we may."""
    ours = os.fstat(descriptor)
    if (ours.st_uid, ours.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.fchown(descriptor, old.st_uid, old.st_gid)
        except PermissionError:
            with contextlib.suppress(PermissionError):
                os.fchown(descriptor, -1, old.st_gid)
    if stat.S_IMODE(ours.st_mode) != stat.S_IMODE(old.st_mode):
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(target):
            with contextlib.suppress(OSError):
                os.setxattr(descriptor, name, os.getxattr(target, name))


def _sync_folder(folder: str) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _lockable(path: str, target: str) -> int:
    folder, name = os.path.split(target)
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            _taken(descriptor)
        except OSError:
            os.close(descriptor)
            beside = os.path.join(folder, f".{name}.lock")  # noqa: PTH118
            descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise _not_saved(path, error) from None
    return descriptor


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _forget(temporary: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(temporary)  # noqa: PTH108


def _not_saved(path: str, error: OSError) -> NotSaved:
    if error.errno in _FULL:
        return NoRoom(path, f"not saved, no room ({error.strerror}); the file is as it was, make room on the disk")
    if error.errno in _READ_ONLY:
        return ReadOnly(path, f"not saved ({error.strerror}); the file is as it was, expected a writable folder")
    if error.errno == errno.ENAMETOOLONG:
        return NotSaved(path, f"not saved: {why_no_name_beside(os.path.realpath(path)) or error.strerror}")
    if error.errno in _NOWHERE:
        return NotSaved(path, f"not saved: there is no folder {os.path.dirname(os.path.realpath(path))}")  # noqa: PTH120
    expected = ", check the disk" if error.errno == errno.EIO else ""
    return NotSaved(path, f"not saved ({error.strerror}); the file is as it was{expected}")
