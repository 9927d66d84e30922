"""JSON values of one record: strict decoding, exact equality, and what makes a list item itself.

It knows no table, no file, and of a field no more than what tells two items of a list apart.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, Final, TypeAlias

import msgspec

Document: TypeAlias = dict[str, Any]
Tables: TypeAlias = dict[str, dict[str, Document]]

MAX_DEPTH: Final = 64
_LONGEST_WHOLE_NUMBER: Final = 4000  # Python refuses to read more digits than this, to stay quick


class WrongValue(ValueError):  # noqa: N818 - as FileProblem
    """A value that JSON's grammar allows and a record cannot hold; the text says what would be right."""


def decode(raw: bytes) -> Any:
    """Decode grammatical JSON, into a fresh value each time.

    Raises WrongValue for a field that stands twice, half a surrogate pair, or more than MAX_DEPTH levels. A
    number beyond a double's range is infinite here; its own text stays in the bytes.
    """
    return _read(raw, _strictly)


def decode_document(raw: bytes) -> Document:
    """As `decode`, for a record. Raises WrongValue also for what is no object."""
    value = decode(raw)
    if not isinstance(value, dict):
        raise WrongValue(f"{_KINDS.get(type(value), 'this')} is not a record; expected an object of fields")
    return value


def decode_ours(raw: bytes) -> Any:
    """As `decode`, for what `encode` wrote: no field stands twice in it, so that Python's own quick decoder will do."""
    decoder = _OWN_DECODER if len(raw) > _LONGEST_WHOLE_NUMBER else _QUICK_DECODER
    return _read(raw, lambda raw: decoder.decode(raw.decode()))


def read_ours(raw: bytes) -> Document:
    """As `decode_ours`, for a record, even for one that is nested too deep."""
    try:
        document: Document = decode_ours(raw)
    except WrongValue:
        document = as_far_as_read(raw)
    return document


def as_far_as_read(raw: bytes) -> Document:
    """Decode a record that `decode` refuses as Python reads it; empty where Python cannot read it either."""
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def copied(value: Any) -> Any:
    """A copy of a value as it will be read back once written. Raises as `encode` and `decode` do."""
    return decode_ours(encode(value).encode())


def _strictly(raw: bytes) -> Any:
    """As `_DECODER` reads it. What msgspec reads, in half the time, has as many colons unless a field stands twice."""
    if len(raw) <= _LONGEST_WHOLE_NUMBER and _BY_NUMBER not in raw:  # a colon may be written so
        try:
            value = msgspec.json.decode(raw)
            if msgspec.json.encode(value).count(b":") == raw.count(b":"):
                return value
        except _NOT_BY_MSGSPEC:
            pass
    return _DECODER.decode(raw.decode())


def _read(raw: bytes, decode: Callable[[bytes], Any]) -> Any:
    try:
        value = decode(raw)
        if _BY_NUMBER in raw:
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError:
        raise WrongValue(_TOO_DEEP) from None
    except UnicodeEncodeError:
        raise WrongValue("half of a surrogate pair; expected a whole character") from None
    if raw.count(b"[") + raw.count(b"{") > MAX_DEPTH and depth(value) > MAX_DEPTH:
        raise WrongValue(_TOO_DEEP)
    return value


@lru_cache(maxsize=64)
def peek(raw: bytes) -> Any:
    """As `decode`, but the value is cached and shared: compare it, never change it or give it out."""
    return decode(raw)


def encode(value: Any) -> str:
    """One line of strict JSON with real letters. Raises TypeError or ValueError for what JSON cannot say."""
    kind = type(value)
    if kind is str:
        return encode_basestring(value)
    if kind is int or (kind is float and math.isfinite(value)):
        return repr(value)  # most values of a record are text or a number, and the encoder takes long to begin
    try:
        return "".join(_one_line(value, 0))
    except ValueError:
        return _spelled(value)


def compact(value: Any) -> str:
    """As `indented`, on one line without a blank between its parts."""
    return _encoded(value).decode("utf-8", "surrogatepass")


def writable(value: Any) -> Any:
    """The value with each number beyond a double's range as text: JSON has no infinity."""
    if isinstance(value, dict):
        return {name: writable(part) for name, part in value.items()}
    if isinstance(value, list):
        return [writable(part) for part in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def is_finite(value: Any) -> bool:
    """Whether no number in an object or a list is beyond a double's range."""
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, str):  # as most are
            continue
        if isinstance(part, float):
            if not math.isfinite(part):
                return False
        elif isinstance(part, _WITH_PARTS) and not is_finite(part):
            return False
    return True


def indented(value: Any, *, indent: int | None = 2) -> str:
    """Strict JSON over several lines, or on one without an `indent`, with real letters."""
    return msgspec.json.format(_encoded(value), indent=indent or 0).decode("utf-8", "surrogatepass")


def in_lines(value: Any) -> bytes:
    """As `indented`, in UTF-8; half a surrogate pair, which no file may hold, becomes a question mark."""
    return msgspec.json.format(_encoded(value, "replace"), indent=2)


def _encoded(value: Any, halves: str = "surrogatepass") -> bytes:
    """As `compact`, in UTF-8; `halves` says how half a surrogate pair is encoded."""
    try:
        raw = msgspec.json.encode(value)  # five times as quick as Python's own, which is written in C only on one line
        if _NULL not in raw or is_finite([value]):  # what it writes for an infinite number, too
            return raw
    except _NOT_BY_MSGSPEC:
        pass
    try:
        text = "".join(_close(value, 0))
    except ValueError:
        text = "".join(_close(writable(value), 0))
    return text.encode("utf-8", halves)


def flat_members(value: Document) -> list[str]:
    """The members of an object as encode writes each, where none has parts of its own; else none."""
    if not value or not frozenset(_WITH_PARTS).isdisjoint(map(type, value.values())):
        return []
    try:
        return "".join(_apart(value, 0))[1:-1].split("\0")  # which no text holds: JSON writes it in digits
    except ValueError:
        return []


def numbers(raw: bytes) -> list[bytes]:
    """The numbers in a JSON text as they are written, in order."""
    return [token for token in _TEXT_OR_NUMBER.findall(raw) if not token.startswith(b'"')]


def same(one: Any, other: Any) -> bool:
    """Equality as JSON sees it: ``1``, ``1.0`` and ``true`` differ; the order of fields does not matter."""
    if type(one) is not type(other) or one != other:
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return True


def depth(value: Any) -> int:
    """Levels of nesting; a number or a text has none."""
    level, here = 0, [value]
    while here := [item for item in here if isinstance(item, dict | list)]:
        level += 1
        here = [inner for item in here for inner in (item.values() if isinstance(item, dict) else item)]
    return level


def identities(items: Iterable[Any]) -> list[Hashable]:
    """What each item of a list is known by: its ``id``, ``who`` with ``role``, else all of its value.

    The second of two items that are known by the same is told apart by its number.
    """
    seen: Counter[Hashable] = Counter()
    names: list[Hashable] = []
    for item in items:
        name = identity(item)
        names.append((name, seen[name]))
        seen[name] += 1
    return names


def identity(item: Any) -> Hashable:
    """What one list item is known by when other things about it change."""
    if isinstance(item, dict):
        if isinstance(item.get("id"), str):
            return "id", item["id"]
        if isinstance(item.get("who"), str):
            return "who", item["who"], str(item.get("role"))
    return json.dumps(item, sort_keys=True)


def _spelled(value: Any) -> str:
    """As encode, with numbers beyond a double's range, which read as infinite."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_ENCODER.encode(name)}: {_spelled(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_spelled, value)) + "]"
    if isinstance(value, float) and math.isinf(value):
        return "1e999" if value > 0 else "-1e999"
    return _ENCODER.encode(value)


def _unique(pairs: list[tuple[str, Any]]) -> Document:
    value = dict(pairs)
    if len(value) != len(pairs):
        twice = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise WrongValue(f"field {json.dumps(twice)} appears twice; expected each field once")
    return value


def _whole(digits: str) -> int | float:
    if len(digits) <= _LONGEST_WHOLE_NUMBER:
        return int(digits)
    return -math.inf if digits.startswith("-") else math.inf


def _no_constant(word: str) -> float:
    """Python reads NaN and Infinity, which JSON does not have."""
    raise WrongValue(f"{word} is not a JSON number; expected one like -1.5e3")


_TEXT_OR_NUMBER: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*')
_KINDS: Final = {list: "a list", str: "a text", int: "a number", float: "a number", bool: "a truth value"}
_NULL: Final = b"null"
_BY_NUMBER: Final = b"\\u"
"""What a letter begins with that stands as its number."""
_NOT_BY_MSGSPEC: Final = (msgspec.MsgspecError, TypeError, ValueError, OverflowError, RecursionError)
"""What msgspec raises for JSON that it is too strict for, and values that it cannot write."""
_WITH_PARTS: Final = (dict, list, tuple)
_TOO_DEEP: Final = f"nested deeper than {MAX_DEPTH} levels; expected fewer"
_DECODER: Final = json.JSONDecoder(object_pairs_hook=_unique, parse_int=_whole, parse_constant=_no_constant)
_OWN_DECODER: Final = json.JSONDecoder(parse_int=_whole)
_QUICK_DECODER: Final = json.JSONDecoder()
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def _encoding(separator: str, colon: str = ": ") -> Any:
    """What encodes a value with something between its items: made once, which Python's encoder does for each value."""
    ours = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(separator, colon))
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return ours.iterencode
    return make(None, ours.default, encode_basestring, None, colon, separator, False, False, False)


_one_line: Final = _encoding(", ")
_close: Final = _encoding(",", ":")
_apart: Final = _encoding("\0")
