"""The versions of a file in the history of the git repository that it lies in, newest first, found one after the other.

Git is only read (`git log`, `git diff-tree`, `git cat-file`), without pagers, signatures, monitors or the network.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

_SET: Final = ("log.showSignature=false", "log.follow=false", "core.fsmonitor=false")
_QUIET: Final = ("git", "--no-pager", *(word for setting in _SET for word in ("-c", setting)))
_READ: Final = ("cat-file", "--batch")
_ASKED: Final = ("cat-file", "--batch-check")
_SURROUNDINGS: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}
_OF_ANOTHER_REPOSITORY: Final = frozenset(
    ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")
)
"""What git tells its hooks of the repository that they run for, which need not be that of the file."""


class Version(NamedTuple):
    """The file as it was on a day (ISO 8601) and who made it so, "" where nobody knows.

    `parents` are the ids of the versions that it was made from, several where branches were merged. `content` reads it;
    None where it cannot be read. Of one that `is_oldest_kept` nobody knows how much was there before it.
    """

    id: str
    parents: tuple[str, ...]
    day: str
    who: str
    content: Callable[[], bytes | None]
    is_oldest_kept: bool = False


def git_versions(path: Path) -> Generator[Version]:
    """The file as each commit left it, newest first, under its earlier names too.

    None where there is no git, or its last commit does not have the file. Close the iterator where you stop early.
    """
    place = _place_in_repository(path)
    if place is None:
        return
    top, name, is_shallow = place
    if not _output(top, "rev-parse", "--verify", "--quiet", f"HEAD:{name}"):
        return
    with _running(top, *_ASKED) as asked, _running(top, *_READ) as opened:
        stretches = [("HEAD", name)]
        told: set[str] = set()
        for start, called in stretches:
            made_of: set[str] = set()
            of_another_name: set[str] = set()
            for commit, parents, day, who in _log(top, start, called):
                from_, content = tuple(parents.split()), partial(_content, opened, f"{commit}:{called}")
                if commit in told or commit in of_another_name - made_of:
                    of_another_name.update(from_)
                    continue
                version = Version(commit, from_, day, who, content, is_shallow and not parents)
                is_new = not any(_kind_and_size(asked, f"{parent}:{called}") for parent in from_)
                before = _name_before(top, commit, called) if is_new else ""
                last = list(_log(top, f"{commit}^", before, "-1")) if before else []
                if last:
                    stretches.append((f"{commit}^", before))
                    version = version._replace(parents=(last[0][0],))
                (of_another_name if last else made_of).update(from_)
                told.add(commit)
                yield version


def _place_in_repository(path: Path) -> tuple[str, str, bool] | None:
    """The repository's folder, the file's name from there, and whether the history was cut off when it was cloned.

    None where there is no repository, or a name that git cannot be asked for.
    """
    place = path.resolve()
    asked = ("--is-shallow-repository", "--show-toplevel", "--show-prefix")
    found = _output(str(place.parent), "rev-parse", *asked).split("\n")
    if len(found) != len(asked) + 1 or "\n" in place.name:
        return None
    is_shallow, top, prefix, _ = found
    return top, prefix + place.name, is_shallow == "true"


def _name_before(top: str, commit: str, name: str) -> str:
    """The name that a commit renamed the file from; "" where it did not, or from one that git cannot be asked for."""
    words = ("diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--no-commit-id", "--name-status", commit)
    parts = _output(top, *words).split("\0")
    renamed = dict(zip(parts[2::3], parts[1::3], strict=False))
    before = renamed.get(name, "")
    return "" if "\n" in before else before


def _log(top: str, start: str, name: str, *limits: str) -> Iterator[tuple[str, str, str, str]]:
    """Each commit that changed the file, those of them before it, day and author, as git comes to them."""
    form = "--format=tformat:%H%x00%P%x00%as%x00%an"
    words = ("log", "-z", "--parents", "--no-patch", "--encoding=UTF-8", form, *limits, start, "--", name)
    with _running(top, *words) as process:
        assert process.stdout is not None
        rest = b""
        while part := os.read(process.stdout.fileno(), 1 << 16):
            *fields, rest = (rest + part).split(b"\0")
            whole = len(fields) // 4 * 4
            for at in range(0, whole, 4):
                commit, parents, day, who = (field.decode(errors="replace") for field in fields[at : at + 4])
                yield commit, parents, day, who
            rest = b"\0".join((*fields[whole:], rest))


def _content(git: subprocess.Popen[bytes], what: str) -> bytes | None:
    """A file of the repository, such as `HEAD:name`, out of `git cat-file --batch`; None where it is not there."""
    found = _kind_and_size(git, what)
    if found is None or git.stdout is None:
        return None
    kind, size = found
    content = git.stdout.read(size + 1)
    return content[:-1] if kind == b"blob" else None


def _kind_and_size(git: subprocess.Popen[bytes], what: str) -> tuple[bytes, int] | None:
    """What kind of object that is, and its bytes; None where it is not there, or git has ended."""
    assert git.stdin is not None
    assert git.stdout is not None
    try:
        git.stdin.write(os.fsencode(what) + b"\n")
        git.stdin.flush()
    except (OSError, ValueError):
        return None
    *_, kind, size = (b"", b"", *git.stdout.readline().split())
    return (kind, int(size)) if size.isdigit() else None  # else such as "missing"


@contextmanager
def _running(folder: str, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Git at work, until it is no longer needed. Raises OSError where there is none."""
    surroundings = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    with subprocess.Popen(
        [*_QUIET, *words],
        cwd=folder,
        env=surroundings | _SURROUNDINGS,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _output(folder: str, *words: str) -> str:
    """What git prints, as much as it can where it fails; nothing where it is not there."""
    try:
        with _running(folder, *words) as process:
            assert process.stdout is not None
            return os.fsdecode(process.stdout.read())
    except OSError:
        return ""
