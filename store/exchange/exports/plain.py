"""Text for files that others open, Markdown too: without what steers a terminal or turns the direction of writing."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_BLANKS = re.compile(r"\s+")
_MARKS = re.compile(r"([\\`*_\[\]<>|~&])")
_LINKED = re.compile(r"(?<=:)(?=//)|(?<=[wW]{3})(?=\.)")
"""Where GFM alone would make a link of an address that stands as text."""
_BEGINNING = re.compile(r"^(?:([#+=:-])|(\d{1,9})([.)]))")
_LINK = re.compile(r"https?://[^\s<>\"'\\]+")


def plain(text: str) -> str:
    """The text without control characters, but for tabs and line breaks of any kind, all of them line feeds."""
    return text if text.isprintable() else _STEERING.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """The plain text with every run of blanks and line breaks as one space."""
    return _BLANKS.sub(" ", plain(text)).strip()


def encoded(text: str) -> bytes:
    """The text in UTF-8; half a surrogate pair, which no file may hold, becomes a question mark."""
    return text.encode("utf-8", "replace")


def escaped(text: str) -> str:
    """The text on one line of Markdown, where nothing in it is taken for a mark, a picture or HTML."""
    marked = _LINKED.sub(r"\\", _MARKS.sub(r"\\\1", one_line(text)))
    return _BEGINNING.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", marked)


def link(url: str) -> str:
    """An address as a link of Markdown where it is one that a browser opens, else as escaped text."""
    return f"<{url}>" if _LINK.fullmatch(url) and url.isprintable() else escaped(url)
