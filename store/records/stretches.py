"""Very many records of one kind made of their bytes, a few hundred at a time, so that other threads run in between."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice, repeat
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar

import msgspec
from msgspec.structs import force_setattr

from store.records.model import EventRow

T = TypeVar("T", bound=msgspec.Struct)
B = TypeVar("B", bytes, memoryview)

UNREADABLE: Final = (msgspec.MsgspecError, RecursionError)
"""What reading a record's bytes raises where they are wrong, or nested deeper than can be followed."""
_AT_A_STRETCH: Final = 256
_RECURRING: Final[dict[Any, tuple[str, ...]]] = {EventRow: ("type", "crossings")}
"""Fields with the same few values in very many records, which share them: a third of the memory of a large table."""


class Stretches(Generic[T]):
    """Makes records of one kind; all that it makes share the values that recur."""

    def __init__(self, kind: type[T]) -> None:
        self._decode = msgspec.json.Decoder(kind).decode
        self._recurring = _RECURRING.get(kind, ())
        self._shared: dict[Any, Any] = {}

    def records(self, texts: Iterable[bytes | memoryview]) -> list[T]:
        """The records of these texts. Raises one of UNREADABLE where a text is wrong."""
        found = list(map(self._decode, texts))
        for name in self._recurring:
            values = [*map(attrgetter(name), found)]
            deque(map(force_setattr, found, repeat(name), map(self._shared.setdefault, values, values)), maxlen=0)
        return found


def cut(texts: Iterable[B]) -> Iterator[list[B]]:
    """The texts, as many at a time as are decoded at a stretch."""
    left = iter(texts)
    while some := list(islice(left, _AT_A_STRETCH)):
        yield some
