"""A scanner of JSON (RFC 8259) over bytes: where each member lies, and where exactly something is wrong.

It builds no values and does not recurse, so no nesting is too deep for it. Reading goes without it where all is well;
messages and repairs need it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple, NoReturn

from store.file.errors import BadShape, NotJson

SPACE: Final = re.compile(rb"[ \t\n\r]*")
_STRING: Final = re.compile(rb'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+"')
_SCALAR: Final = re.compile(
    rb"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![0-9A-Za-z.+-])|true|false|null"
)
_STRING_SO_FAR: Final = re.compile(rb'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+')
_CLOSER: Final = {b"{": b"}", b"[": b"]"}
_MARKER: Final = re.compile(rb"^(?:<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)", re.MULTILINE)
_WORD: Final = re.compile(rb"[-+]?[A-Za-z_]+")
_NUMBER: Final = re.compile(rb"[-+.]?[0-9][-+.0-9A-Za-z]*")
_WORDS: Final = frozenset(
    (b"True", b"False", b"None", b"TRUE", b"FALSE", b"NULL", b"Null", b"NaN", b"Infinity", b"-Infinity", b"undefined")
)
_FIELD_BEFORE: Final = re.compile(rb'"([^"\\]*)"\s*:\s*\Z')
_LONGEST_FIELD: Final = 120
_FOLLOWS: Final = re.compile(rb"[ \t\n\r]*[,}\]]")
_BOM: Final = b"\xef\xbb\xbf"
_BLOCK: Final = 1 << 16


class Members(NamedTuple):
    """Where the members of one object or array lie; offsets into the bytes they were found in."""

    open: int  # just behind the opening bracket
    close: int  # at the closing bracket
    names: Sequence[str]  # decoded; empty for an array
    starts: Sequence[int]  # of each member's value
    ends: Sequence[int]

    def lead(self, raw: bytes, index: int) -> tuple[int, int]:
        """The span of white space before a member's key (an array's: before its item)."""
        start = raw.index(b",", self.ends[index - 1]) + 1 if index else self.open
        return start, SPACE.match(raw, start).end()  # type: ignore[union-attr]

    def colon(self, raw: bytes) -> bytes:
        """What stands between a key and its value here, in the first member's manner."""
        _, key = self.lead(raw, 0)
        return raw[_STRING.match(raw, key).end() : self.starts[0]]  # type: ignore[union-attr]


def place(raw: bytes, offset: int) -> tuple[int, int]:
    """Line and column of a byte, counted from one, columns in characters; a byte order mark is no column."""
    return raw.count(b"\n", 0, offset) + 1, _column(raw, raw.rfind(b"\n", 0, offset) + 1, offset)


def _column(raw: bytes, begin: int, offset: int) -> int:
    before = raw[begin:offset].removeprefix(_BOM if begin == 0 else b"")
    return len(before.decode("utf-8", "replace")) + 1


class Places:
    """Lines and columns in one text, for those who ask for thousands.

    The line ends before each block are counted once, and a column in the line asked for last is counted on from there:
    counting from the start of a large file each time takes longer than everything else.
    """

    def __init__(self, raw: bytes) -> None:
        counts = (raw.count(b"\n", start, start + _BLOCK) for start in range(0, len(raw), _BLOCK))
        self._raw, self._lines_before = raw, list(accumulate(counts, initial=0))
        self._last = (-1, 0, 1)

    def __call__(self, offset: int) -> tuple[int, int]:
        """As `place`."""
        raw, block = self._raw, offset // _BLOCK
        begin = raw.rfind(b"\n", 0, offset) + 1
        line, last, column = self._last
        if begin == line and begin < last <= offset:
            column += len(raw[last:offset].decode("utf-8", "replace"))
        else:
            column = _column(raw, begin, offset)
        self._last = begin, offset, column
        return self._lines_before[block] + raw.count(b"\n", block * _BLOCK, offset) + 1, column


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


_QUICKLY: Final = json.JSONDecoder(parse_constant=_no_number, parse_int=len, parse_float=len).raw_decode


class Scanner:
    """Reads one text; every refusal is a NotJson or BadShape with path, line and column."""

    def __init__(self, raw: bytes, path: str) -> None:
        self._raw = raw
        self._path = path

    def begin(self) -> int:
        """Where the first value starts."""
        return self._skip(len(_BOM) if self._raw.startswith(_BOM) else 0)

    def finish(self, at: int) -> None:
        """Raises NotJson for anything but white space behind the last value."""
        if (end := self._skip(at)) != len(self._raw):
            self._fail(end, "expected nothing more after the last closing bracket")

    def members(self, at: int, value_end: Callable[[str, int], int] | None = None) -> Members:
        """The members of the object that opens at ``at``; ``value_end`` may know ends by name and start."""
        names: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        position = self._skip(at + 1)
        while self._at(position) != b"}" or names:
            name, start = self._key(position)
            end = value_end(name, start) if value_end else self.value_end(start)
            names.append(name)
            starts.append(start)
            ends.append(end)
            position = self._skip(end)
            if self._at(position) == b"}":
                break
            position = self._comma(position, b"}")
        return Members(at + 1, position, names, starts, ends)

    def items(self, at: int) -> Members:
        """The items of the array that opens at ``at``."""
        starts: list[int] = []
        ends: list[int] = []
        position = self._skip(at + 1)
        while self._at(position) != b"]" or starts:
            starts.append(position)
            ends.append(self.value_end(position))
            position = self._skip(ends[-1])
            if self._at(position) == b"]":
                break
            position = self._comma(position, b"]")
        return Members(at + 1, position, (), starts, ends)

    def value_end(self, at: int) -> int:
        """Where the value that starts at ``at`` ends; all of it is checked, to any depth."""
        closers: list[bytes] = []
        while True:
            opener = self._at(at)
            if opener in _CLOSER:
                inner = self._skip(at + 1)
                if self._at(inner) != _CLOSER[opener]:
                    closers.append(_CLOSER[opener])
                    at = self._key(inner)[1] if opener == b"{" else inner
                    continue
                at = inner + 1
            else:
                at = self._scalar(at)
            at = self._behind_value(at, closers)
            if not closers:
                return at

    def record_end(self, at: int) -> int:
        """As `value_end`, for a value of which there are many: twenty times as quick, but every value in it is made."""
        with suppress(ValueError, RecursionError):
            _, end = _QUICKLY(self._as_text, at)
            if _FOLLOWS.match(self._raw, end):
                return end
        return self.value_end(at)

    @cached_property
    def _as_text(self) -> str:
        """The bytes as characters, one each: what is JSON's own in them is the same."""
        return self._raw.decode("latin-1")

    def shape(self, at: int, message: str) -> NoReturn:
        """Raises BadShape, with its place, for good JSON of the wrong shape."""
        raise BadShape(self._path, message, *place(self._raw, at))

    def kind(self, at: int) -> str:
        """What the value at ``at`` is, in words."""
        first = self._at(at)
        words = {b"{": "an object", b"[": "an array", b'"': "text", b"t": "true", b"f": "false", b"n": "null"}
        return words.get(first, "a number")

    def _behind_value(self, at: int, closers: list[bytes]) -> int:
        """Close what ends here, and give where the next value starts, or the end when all is closed."""
        while closers:
            at = self._skip(at)
            if self._at(at) != closers[-1]:
                at = self._comma(at, closers[-1])
                return self._key(at)[1] if closers[-1] == b"}" else at
            closers.pop()
            at += 1
        return at

    def _skip(self, at: int) -> int:
        return SPACE.match(self._raw, at).end()  # type: ignore[union-attr]

    def _at(self, at: int) -> bytes:
        return self._raw[at : at + 1]

    def _key(self, at: int) -> tuple[str, int]:
        """A member's decoded name, and where its value starts."""
        if self._at(at) != b'"':
            self._fail(at, "expected a key in double quotes")
        end = self._string(at)
        colon = self._skip(end)
        if self._at(colon) != b":":
            self._fail(colon, "expected a colon after the key")
        name = self._raw[at + 1 : end - 1]
        return json.loads(self._raw[at:end]) if b"\\" in name else name.decode(), self._skip(colon + 1)

    def _comma(self, at: int, closer: bytes) -> int:
        if self._at(at) != b",":
            self._fail(at, f"expected a comma or {closer.decode()}")
        behind = self._skip(at + 1)
        if self._at(behind) in (b"}", b"]"):
            self._fail(at, "a comma before a closing bracket; expected another value or no comma")
        return behind

    def _scalar(self, at: int) -> int:
        if self._at(at) == b'"':
            return self._string(at)
        if match := _SCALAR.match(self._raw, at):
            return match.end()
        if _NUMBER.match(self._raw, at):
            self._fail(at, f"{self._field(at)} is not a JSON number; expected one like -1.5e3")
        if match := _WORD.match(self._raw, at):
            word = f"{match[0].decode()} is" if match[0] in _WORDS else f"{self._field(at)} is a word without quotes,"
            self._fail(at, f"{word} not JSON; expected text in double quotes, a number or null")
        return self._fail(at, "expected a value")

    def _field(self, at: int) -> str:
        """What a value is the value of. The value itself, which may be private, is not told."""
        named = _FIELD_BEFORE.search(self._raw, max(0, at - _LONGEST_FIELD), at)
        return f"field {named[1].decode('utf-8', 'replace')}" if named else "this"

    def _string(self, at: int) -> int:
        if match := _STRING.match(self._raw, at):
            return match.end()
        good = _STRING_SO_FAR.match(self._raw, at)
        end = good.end() if good else at + 1
        found = self._at(end)
        if not found:
            self._fail(at, "text without its closing quote")
        if found == b"\\":
            self._fail(end, 'a wrong escape; expected one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX')
        if found in b"\r\n":
            self._fail(end, "text runs past the end of the line; expected its closing quote, or \\n for a line break")
        return self._fail(end, f"control character 0x{found[0]:02x} in text; expected \\u{found[0]:04x}")

    def _fail(self, at: int, message: str) -> NoReturn:
        if marker := _MARKER.search(self._raw):
            at, message = marker.start(), "conflict markers of a merge; expected them resolved"
        elif at >= len(self._raw):
            message = f"the file ends too early; {message}"
        elif self._at(at) == b"\0":
            message = f"a NUL byte (damage by a crash or a power cut?); {message}"
        raise NotJson(self._path, message, *place(self._raw, at))
