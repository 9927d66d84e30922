"""Bytes and letters: in which encoding a file is written. Owns the choice, which leads back to the same bytes."""

from __future__ import annotations

import codecs
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 512
UNSURE = frozenset({"windows-1252", "latin-1"})
"""Encodings taken because the bytes are no UTF-8; which letters were meant is not certain."""


class Text(NamedTuple):
    """A file's letters, without the byte order mark, and how they were written."""

    letters: str
    encoding: str
    bom: bool


def decode(data: bytes) -> Text:
    """The letters of a file: UTF-8 or UTF-16, else Windows-1252, else Latin-1, in which every byte is a letter."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            letters = _strictly(data[len(mark) :], encoding)
            if letters is not None:
                return Text(letters, encoding, bom=True)
    candidates = (*_unmarked_utf16(data), "utf-8", "windows-1252")
    for encoding in candidates:
        letters = _strictly(data, encoding)
        if letters is not None:
            return Text(letters, encoding, bom=False)
    return Text(data.decode("latin-1"), "latin-1", bom=False)


def encode(letters: str, encoding: str, *, bom: bool) -> bytes:
    """Letters in an encoding. Raises ValueError, naming the first letter that the encoding does not have."""
    mark = next((mark for mark, name in _MARKS if name == encoding), b"") if bom else b""
    try:
        return mark + letters.encode(encoding)
    except UnicodeEncodeError as error:
        letter = letters[error.start]
        raise ValueError(f"{letter!r} cannot be written in {encoding}, which the file is in") from None


def _unmarked_utf16(data: bytes) -> tuple[str, ...]:
    head = data[:_HEAD]
    if len(head) < 4 or head.count(0) * 3 < len(head):
        return ()
    return ("utf-16-be",) if head[:2].startswith(b"\0") else ("utf-16-le",)


def _strictly(data: bytes, encoding: str) -> str | None:
    """The letters, where writing them gives the very same bytes."""
    try:
        letters = data.decode(encoding)
        same = encoding == "utf-8" or letters.encode(encoding) == data
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return letters if same else None
