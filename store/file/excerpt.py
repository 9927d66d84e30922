"""The lines around a place in a file that cannot be parsed, to be shown."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from store.file.reader import open_regular

_AROUND = 60
_WIDE = 2_000
"""Lines before and behind the place, and characters of a line, that are shown at most."""


class Excerpt(NamedTuple):
    """Some lines of a text. `first` is the number of the first, from one; each line begins at character `start`."""

    first: int = 1
    lines: tuple[str, ...] = ()
    start: int = 0


def excerpt(path: Path, line: int, column: int) -> Excerpt:
    """The lines around a place, told as in messages: from one, in characters. Raises OSError.

    Bytes that are no UTF-8 are replaced, each by one character, as they were counted.
    """
    first = max(1, line - _AROUND)
    start = max(0, column - _WIDE // 2)
    with os.fdopen(open_regular(str(path)), "rb") as file:
        raw = list(islice(file, first - 1, line + _AROUND))
        if not raw or (raw[-1].endswith(b"\n") and not file.read(1)):
            raw.append(b"")  # the line behind the last line break, where a text ends too early
    texts = (each.decode("utf-8", "replace").rstrip("\r\n").removeprefix("\ufeff") for each in raw)
    return Excerpt(first, tuple(text[start : start + _WIDE] for text in texts), start)
