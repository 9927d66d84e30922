"""A person's own settings: TOML files in the configuration folder, which may hold anything at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from store.file.errors import FileProblem, Gone
from store.file.reader import open_regular

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 200_000


def read_settings(path: Path) -> dict[str, Any] | None:
    """What a file of settings says; None where there is no file.

    Raises FileProblem for what is no regular file of TOML in UTF-8 of a sensible size; it never waits for one.
    """
    try:
        with os.fdopen(open_regular(str(path)), "rb") as file:
            content = file.read(_LARGEST + 1)
    except FileProblem as problem:
        if isinstance(problem, Gone) or isinstance(problem.__context__, NotADirectoryError):
            return None  # nor is there a folder for it, as where XDG_CONFIG_HOME is /dev/null
        raise
    if len(content) > _LARGEST:
        raise FileProblem(str(path), f"larger than {_LARGEST:,} bytes; expected a few lines of TOML")
    import tomllib  # most people have no such file

    try:
        return tomllib.loads(content.decode())
    except (ValueError, RecursionError) as error:
        raise FileProblem(str(path), f"{error or 'nested too deeply'}; expected TOML in UTF-8") from None
