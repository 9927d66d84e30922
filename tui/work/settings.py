"""A person's own settings: TOML files in the configuration folder, which may hold anything at all."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

from store.file.errors import FileProblem

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 200_000


def read_settings(path: Path) -> dict[str, Any] | None:
    """What a file of settings says; None where there is no file.

    Raises FileProblem for what is no regular file of TOML in UTF-8 of a sensible size; it never waits for one.
    """
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise FileProblem(str(path), f"cannot be read: {error.strerror}") from None
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise FileProblem(str(path), "this is no regular file; expected one of TOML")
        content = os.read(number, _LARGEST + 1)
    finally:
        os.close(number)
    if len(content) > _LARGEST:
        raise FileProblem(str(path), f"larger than {_LARGEST:,} bytes; expected a few lines of TOML")
    import tomllib  # most people have no such file

    try:
        return tomllib.loads(content.decode())
    except (ValueError, RecursionError) as error:
        raise FileProblem(str(path), f"{error or 'nested too deeply'}; expected TOML in UTF-8") from None
