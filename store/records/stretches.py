"""Very many records of one kind made of their bytes, a few hundred at a time, so that other threads run in between."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice, repeat
from operator import attrgetter
from typing import Any, Final, TypeVar

import msgspec
from msgspec.structs import force_setattr

from store.records.model import EventRow

T = TypeVar("T", bound=msgspec.Struct)

UNREADABLE: Final = (msgspec.MsgspecError, RecursionError)
"""What reading a record's bytes raises where they are wrong, or nested deeper than can be followed."""
_AT_A_STRETCH: Final = 256
_RECURRING: Final[dict[Any, tuple[str, ...]]] = {EventRow: ("type", "crossings")}
"""Fields with the same few values in very many records, which share them: a third of the memory of a large table."""


def decoded(kind: type[T], texts: Iterable[bytes | memoryview]) -> list[T | None]:
    """The records of these texts, which share the values that recur; None for each that is wrong."""
    decode = msgspec.json.Decoder(kind).decode
    records: list[T | None] = []
    shared: dict[Any, Any] = {}
    left = iter(texts)
    while some := list(islice(left, _AT_A_STRETCH)):
        try:
            found = list(map(decode, some))
        except UNREADABLE:
            records += [_or_none(decode, text) for text in some]
            continue
        for name in _RECURRING.get(kind, ()):
            values = [*map(attrgetter(name), found)]
            deque(map(force_setattr, found, repeat(name), map(shared.setdefault, values, values)), maxlen=0)
        records += found
    return records


def _or_none(decode: Callable[[bytes | memoryview], T], text: bytes | memoryview) -> T | None:
    try:
        return decode(text)
    except UNREADABLE:
        return None
