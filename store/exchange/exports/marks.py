"""Text within Markdown: nothing in it can be taken for a mark, a link, a picture or HTML."""

from __future__ import annotations

import re

from store.exchange.exports.plain import one_line

_MARKS = re.compile(r"([\\`*_\[\]<>|~&])")
_LINKED = re.compile(r"(?<=:)(?=//)|(?<=[wW]{3})(?=\.)")
"""Where GFM alone would make a link of an address that stands as text."""
_BEGINNING = re.compile(r"^(?:([#+=:-])|(\d{1,9})([.)]))")
_LINK = re.compile(r"https?://[^\s<>\"'\\]+")


def escaped(text: str) -> str:
    """The text on one line, to be read as it stands wherever it is put."""
    marked = _LINKED.sub(r"\\", _MARKS.sub(r"\\\1", one_line(text)))
    return _BEGINNING.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", marked)


def link(url: str) -> str:
    """An address as a link where it is one that a browser opens, else as text."""
    return f"<{url}>" if _LINK.fullmatch(url) and url.isprintable() else escaped(url)
