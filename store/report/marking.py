"""Text of the records within HTML and SVG: escaped, on one line, with what runs from right to left set apart."""

from __future__ import annotations

import re
from html import escape

from store.exchange.exports.plain import one_line

_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Where Unicode has the scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and others."""
_RUN = re.compile(f"[{_LEFTWARD}](?:[{_LEFTWARD}\\s\u200c\u200d]*[{_LEFTWARD}])?")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_APART = {"bdi": '<bdi dir="rtl">{}</bdi>', "tspan": '<tspan direction="rtl" unicode-bidi="isolate">{}</tspan>'}


def attribute(text: str) -> str:
    """A text within an attribute, or wherever it needs no direction of its own."""
    return escape(_NO_CHARACTER.sub("\ufffd", one_line(text)))


def set_apart(text: str, tag: str = "bdi") -> str:
    """A text, its stretches of letters that run from right to left each with their direction.

    The blanks at its ends, which join it to what stands beside it, are kept as one.
    """
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    shown = f"{before}{one_line(text)}{after}" if text.strip() else before
    return _RUN.sub(lambda run: _APART[tag].format(run[0]), escape(_NO_CHARACTER.sub("\ufffd", shown)))
