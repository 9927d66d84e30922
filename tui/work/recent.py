"""The data files opened last on this machine, for offering them again; their list is in the state folder."""

from __future__ import annotations

from pathlib import Path

import msgspec

from store.file.durable import make_folder, replace
from store.file.errors import FileProblem
from store.file.reader import read_bytes
from store.paths import state_folder

FILE = "recent.json"
MOST = 20


def recent_files() -> tuple[str, ...]:
    """The paths, the last opened first; none where the list cannot be read, for it is a convenience alone."""
    try:
        return msgspec.json.decode(read_bytes(str(state_folder() / FILE))[0], type=tuple[str, ...])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return ()


def remember_file(path: Path) -> None:
    """Put a file first in the list; a list that cannot be written is let be."""
    own = str(path.absolute())
    paths = (own, *(other for other in recent_files() if other != own))[:MOST]
    try:
        make_folder(state_folder())
        replace(str(state_folder() / FILE), [msgspec.json.encode(paths)])
    except (FileProblem, OSError, ValueError):
        return
