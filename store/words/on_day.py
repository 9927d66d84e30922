"""What crossings, their sides and actors are called on a day: names with `from` and `to` hold on their days alone.

Of the names with dates, those that a record itself went by (no alias, no transliteration, and in the script of its
name) take the place of its name on the days they cover; of several the one that began last. A fuzzy `from` counts from
its first day, a fuzzy `to` up to its last.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from msgspec.structs import replace

from store.claims.values import date_of
from store.dates import days_of
from store.records.interface import Records
from store.records.model import Actor, Crossing, Event, EventRow, Meta, Name, Side, Source
from store.records.vocabulary import NameKind

T = TypeVar("T")
_BESIDE = frozenset({NameKind.ALIAS.value, NameKind.TRANSLITERATION.value})


class CalledCrossing(Crossing, frozen=True):
    """A crossing on a day on which it goes by a name of its own, and not by those of its sides."""

    called: str = ""


def actor_on(actor: Actor, day: date) -> Actor:
    """The actor with the names of a day, the one it is called by as its `name`."""
    if not _is_dated(actor.names):
        return actor
    name, names = _on(actor.name, actor.names, day.toordinal())
    return replace(actor, name=name, names=names)


def crossing_on(crossing: Crossing, day: date) -> Crossing:
    """The crossing with its own and its sides' names of a day."""
    if not _is_dated(crossing.names) and not any(_is_dated(side.names) for side in crossing.sides):
        return crossing
    called, names = _on("", crossing.names, day.toordinal())
    sides = tuple(_side_on(side, day.toordinal()) for side in crossing.sides)
    fields = {name: getattr(crossing, name) for name in Crossing.__struct_fields__}
    return CalledCrossing(**(fields | {"sides": sides, "names": names}), called=called)


def on_day(records: Records, day: date) -> Records:
    """The same records with the names of a day: for words, never for what is edited or compared."""
    return _OnDay(records, day)


def _side_on(side: Side, day: int) -> Side:
    name, names = _on(side.name, side.names, day)
    return replace(side, name=name, names=names)


def _is_dated(names: tuple[Name, ...]) -> bool:
    return any(name.since or name.until for name in names)


def _on(usual: str, names: tuple[Name, ...], day: int) -> tuple[str, tuple[Name, ...]]:
    """Return the name in use on a day, and the other names that are valid on it."""
    covering = [name for name in names if _covers(name, day)]
    own = [
        name
        for name in covering
        if (name.since or name.until)
        and name.value
        and name.kind not in _BESIDE
        and (not usual or _script(usual) == _script(name.value))
    ]
    if not own:
        return usual, tuple(covering)
    newest = max(own, key=lambda name: _first(name.since))
    return newest.value, tuple(name for name in covering if name is not newest)


def _covers(name: Name, day: int) -> bool:
    last = date_of(name.until)
    return _first(name.since) <= day and (last is None or day <= days_of(last)[1])


def _first(since: str) -> float:
    date = date_of(since)
    return float("-inf") if date is None else days_of(date)[0]


def _script(text: str) -> str:
    letter = next((character for character in text if character.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


class _Called(Mapping[str, T]):
    """Records of a table with the names of a day, each made when it is first asked for."""

    def __init__(self, records: Mapping[str, T], named: Callable[[T], T]) -> None:
        self._records, self._named = records, named
        self._made: dict[str, T] = {}

    def __getitem__(self, id_: str) -> T:
        if id_ not in self._made:
            self._made[id_] = self._named(self._records[id_])
        return self._made[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._records

    def get(self, id_: str, default: Any = None) -> Any:
        """The record with this id, else the default: what is asked for are mostly words, which are the id of none."""
        return self[id_] if id_ in self._records else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


class _OnDay:
    """Records that give crossings and actors by the names of a day."""

    def __init__(self, records: Records, day: date) -> None:
        self._records = records
        self.crossings: Mapping[str, Crossing] = _Called(records.crossings, lambda one: crossing_on(one, day))
        self.actors: Mapping[str, Actor] = _Called(records.actors, lambda one: actor_on(one, day))

    @property
    def meta(self) -> Meta:
        return self._records.meta

    @property
    def rows(self) -> Mapping[str, EventRow]:
        return self._records.rows

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._records.sources

    def event(self, event_id: str, /) -> Event:
        return self._records.event(event_id)
