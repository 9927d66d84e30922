"""What is exported: some events of what may leave, and all that they refer to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from store.dates.order import order_key
from store.records.interface import Records, keys_of
from store.records.model import Event, Key
from store.records.references import references_in
from store.status.standing import Standing
from store.words.on_day import on_day

if TYPE_CHECKING:
    from store.disclosure import Disclosed


@dataclass(frozen=True)
class Selection:
    """The events to export, None for all; `made` is the moment of the export, in UTC.

    Crossings are told as of `as_of`, else as of that moment's day; with `known_then` as known on that day.
    """

    records: Disclosed
    made: datetime
    chosen: Collection[str] | None = None
    as_of: date | None = None
    known_then: bool = False

    @property
    def day(self) -> date:
        """The day that crossings are told of."""
        return self.as_of or self.made.date()

    @cached_property
    def standing(self) -> Standing:
        """How the crossings stand on that day."""
        return Standing.of(self.records, self.day, known_then=self.known_then)

    @cached_property
    def named(self) -> Records:
        """The records with the names of that day, for words."""
        return on_day(self.records, self.day)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events, oldest first; those of one date as they stand in the file."""
        chosen = self.records.rows if self.chosen is None else self.chosen
        rows = [row for name, row in self.records.rows.items() if name in chosen]
        return tuple(self.records.event(row.id) for row in sorted(rows, key=lambda row: order_key(row.date)))

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """Every record to export, in the order of the file: all, or the chosen events and what they refer to."""
        keys = tuple(keys_of(self.records))
        if self.chosen is None:
            return keys
        reached = self._reached({Key("events", name) for name in self.chosen}, frozenset(keys))
        return tuple(key for key in keys if key in reached)

    def _reached(self, chosen: set[Key], known: frozenset[Key]) -> set[Key]:
        """The chosen records and what they refer to, directly or by another; no event that was not chosen."""
        reached: set[Key] = set()
        ahead = chosen & known
        while ahead:
            reached |= ahead
            referred = {other for key in ahead for _, other in references_in(key.table, self.records.document(key))}
            ahead = {key for key in referred & known if key.table != "events"} - reached
        return reached
