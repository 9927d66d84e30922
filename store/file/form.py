"""The form in which the program writes a record: a diff of it shows the change alone, and it is pleasant by hand.

Only what is new or changed is written so; `splice` leaves the bytes of everything else alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, Final, NamedTuple

from store.records.json_values import Document, encode, flat_members

FITS: Final = 100  # columns: a list or an object up to here stays on its line
ITEM_FITS: Final = 156  # characters of an item that has a line of its own; a longer one is wrapped
_BESIDE: Final = {"date_text": "date"}  # a field that shares the line of the field before it
_SHORTEST: Final = '"": 0, '
_INDENT: Final = re.compile(rb"\n([ \t]+)[^ \t\r\n]")
_HEAD: Final = 1 << 16
_HOLDERS: Final = (dict, list)  # made once: `dict | list` is a new object each time, and this is asked of every value


class Style(NamedTuple):
    """A file's byte order mark, line ends and indent, as its beginning shows them."""

    bom: bool = False
    eol: str = "\n"
    indent: str = "  "

    @classmethod
    def of(cls, raw: bytes) -> Style:
        """The style of a text; what the text does not show is as we write it."""
        head = raw[:_HEAD]
        indent = _INDENT.search(head)
        return cls(
            bom=head.startswith(b"\xef\xbb\xbf"),
            eol="\r\n" if b"\r\n" in head else "\n",
            indent=indent[1].decode() if indent else "  ",
        )


def form_record(record: Document, style: Style, lead: str) -> str:
    """A record, one field a line. ``lead`` is the line end and indent of the line it begins on."""
    return _form_object(record, style, lead) if record else "{}"


def form_value(value: Any, style: Style, lead: str, column: int) -> str:
    """A field's value that starts at ``column`` of a line led by ``lead``; on that line if it fits."""
    kind = type(value)
    if not value or kind not in _HOLDERS:
        return encode(value)
    if kind is dict:
        if (members := flat_members(value)) and _BESIDE.keys().isdisjoint(value):
            line = f"{{{', '.join(members)}}}"
            inner = lead + style.indent
            return line if fits(line, column) else f"{{{inner}{f',{inner}'.join(members)}{lead}}}"
        line = encode(value) if len(value) * len(_SHORTEST) < FITS else ""
        return line if line and fits(line, column) else _form_object(value, style, lead)
    lines = [encode(item) for item in value]
    if fits(line := f"[{', '.join(lines)}]", column):
        return line
    inner = lead + style.indent
    for at, line in enumerate(lines):
        if len(line) > ITEM_FITS:
            lines[at] = _wrapped(value[at], line, style, inner)
    return f"[{inner}{f',{inner}'.join(lines)}{lead}]"


def form_item(item: Any, style: Style, lead: str) -> str:
    """A list's item on a line of its own, wrapped between its fields where it is too long."""
    return _wrapped(item, encode(item), style, lead)


def _wrapped(item: Any, line: str, style: Style, lead: str) -> str:
    """An item whose text on one line is known."""
    if len(line) <= ITEM_FITS or not isinstance(item, dict):
        return line
    members = flat_members(item) or [_form_member(name, value, style, lead + " ") for name, value in item.items()]
    lines = [members[0]]
    for member in members[1:]:
        if len(lines[-1]) + len(member) + len(", ") <= ITEM_FITS:
            lines[-1] += ", " + member
        else:
            lines.append(member)
    return "{" + ("," + lead + " ").join(lines) + "}"


def _form_member(name: str, value: Any, style: Style, lead: str) -> str:
    """A field of a wrapped item: on one line, or a list that is too long for one with an item a line."""
    key = _key(name)
    line = key + encode(value)
    if len(line) <= ITEM_FITS or not isinstance(value, list):
        return line
    return key + form_value(value, style, lead, FITS)


def fits(line: str, column: int) -> bool:
    """Whether text that starts at a column, and the comma behind it, stay within the width."""
    return column + len(line) < FITS


@lru_cache(maxsize=64)
def column_of(lead: str) -> int:
    """The column that a line's indent leads to."""
    return len(lead.lstrip("\r\n").expandtabs(4))


def _form_object(record: Document, style: Style, lead: str) -> str:
    inner = lead + style.indent
    column = column_of(inner)
    members: list[str] = []
    before = None
    for name, value in record.items():
        key = _key(name)
        gap = " " if name in _BESIDE and _BESIDE[name] == before else inner
        if type(value) is str:
            members.append(gap + key + encode_basestring(value))
        else:
            members.append(gap + key + form_value(value, style, inner, column + len(key)))
        before = name
    return "{" + ",".join(members) + lead + "}"


@lru_cache(maxsize=1 << 10)
def _key(name: str) -> str:
    """A field's name as it stands before its value; records have the same few names."""
    return f"{encode(name)}: "
