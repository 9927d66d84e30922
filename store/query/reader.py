"""What queries look at: a whole event, its text, and which records a name may mean. Remembers the last alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property

from store.geography.geodesy import Position, on_earth
from store.records.interface import Records
from store.records.model import Actor, Claim, Crossing, Event, EventRow, Source, status_reports
from store.text.folding import Needle, fold
from store.text.near import near, plain
from store.words.names import names_of

LEAST_WITHIN = 4
"""Letters of which a word may stand within a word of a name."""
_LEAST_JOINED = 4
_BETWEEN = " \0 "  # no text has it, so that no word is found between two
NAMED = ("crossings", "sources", "actors")


class Reader:
    """One reading of the records. Make another one when a crossing, source or actor changes."""

    def __init__(self, records: Records, raw: Callable[[str], bytes] | None = None) -> None:
        """`raw` gives an event's JSON as it stands: to pass over most events without decoding them."""
        self.records = records
        self._raw = raw
        self._event: tuple[EventRow, Event] | None = None
        self._text: tuple[EventRow, str] | None = None

    def event(self, row: EventRow) -> Event:
        """The whole event of a row."""
        if self._event is None or self._event[0] is not row:
            self._event = row, self.records.event(row.id)
        return self._event[1]

    def text(self, row: EventRow) -> str:
        """All that is worded in an event but its title."""
        if self._text is None or self._text[0] is not row:
            self._text = row, _BETWEEN.join(filter(None, _texts(self.event(row))))
        return self._text[1]

    def may_hold(self, row: EventRow, pieces: Collection[bytes]) -> bool:
        """Whether any of these pieces of folded text may stand in an event; True where only decoding would tell."""
        if self._raw is None or row.id.startswith("#"):
            return True
        raw = self._raw(row.id)
        if not raw.isascii() or b"\\" in raw:
            return True
        plain = raw.lower().translate(None, b"'`")
        return any(piece in plain for piece in pieces)

    def called(self, table: str, text: str) -> frozenset[str]:
        """The ids of the crossings, sources or actors in any of whose names a text stands.

        A short one begins a word there: "HTS" is not within "Rights".
        """
        needle = Needle(text)
        names = self._names[table].items() if needle.folded else ()
        joined = plain(text)
        found = {name for name, known in names if needle.is_in(known)}
        if len(needle.folded) < LEAST_WITHIN:
            found = {name for name in found if not _is_only_within(needle.folded, self._names[table][name])}
        if len(joined) >= _LEAST_JOINED:  # "albukamal", "kurdistan24": written as one word
            found |= {name for name, known in names if joined in map(plain, known.split(_BETWEEN))}
        return frozenset(found)

    def near(self, table: str, text: str) -> tuple[str, ...]:
        """The ids of a table whose names are spelt nearly so."""
        names = ((id_, name) for id_, known in self._names[table].items() for name in known.split(_BETWEEN))
        return near(text, names)

    def near_tags(self, text: str) -> tuple[str, ...]:
        """The tags that are spelt nearly so; none that begins so, for it is found."""
        tags = {tag for row in self.records.rows.values() for tag in self.event(row).tags}
        return near(text, ((tag, tag) for tag in tags if not fold(tag).startswith(fold(text))))

    def meant(self, table: str, text: str) -> frozenset[str]:
        """The one with that very id, else those of that very name ("IS" is not Israel), else those called so."""
        names = self._names[table]
        if text in names:
            return frozenset((text,))
        called, wanted = self.called(table, text), fold(text)
        exactly = (id_ for id_ in called if wanted in map(fold, names[id_].split(_BETWEEN)))
        return frozenset(exactly) or called

    def positions(self) -> dict[str, Position]:
        """Where the crossings are that have degrees."""
        found = ((id_, on_earth(crossing.lat, crossing.lon)) for id_, crossing in self.records.crossings.items())
        return {id_: at for id_, at in found if at}

    def names(self, table: str) -> Collection[str]:
        """The ids of a table."""
        return self._names[table]

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        records = self.records
        return {
            "crossings": {name: _all_names(record) for name, record in records.crossings.items()},
            "sources": {name: _all_names(record) for name, record in records.sources.items()},
            "actors": {name: _all_names(record) for name, record in records.actors.items()},
        }


def _is_only_within(folded: str, names: str) -> bool:
    """Whether some letters stand in some names, and begin no word of them."""
    return folded in fold(names) and not any(f" {folded}" in f" {fold(name)}" for name in names.split(_BETWEEN))


def pieces_of(needle: Needle, ids: Iterable[str] = ()) -> tuple[bytes, ...]:
    """What must stand in an event that has the needle or one of the ids; nothing where no piece tells."""
    if needle.is_arabic:
        return (b"",)
    return tuple(
        max(Needle(text).folded.split(), key=len, default="").encode(errors="replace") for text in (needle.folded, *ids)
    )


def _all_names(record: Crossing | Source | Actor) -> str:
    return _BETWEEN.join((record.id, *names_of(record)))


def _texts(event: Event) -> Iterator[str]:
    yield from (event.id, event.type, event.summary, event.date_text, event.means, *event.tags)
    yield from (report.state for report in status_reports(event.status))
    if event.place:
        yield event.place.text
    yield from (actor.who for actor in event.actors)
    for claim in event.claims:
        yield from _worded(claim)


def _worded(claim: Claim) -> Iterator[str]:
    yield from (claim.of, claim.by, claim.said_text, claim.quote, claim.hedge, claim.note)
    if isinstance(claim.value, str):
        yield claim.value


def actors_in(event: Event) -> Iterator[str]:
    """Everyone an event names, by id or in words."""
    yield from (actor.who for actor in event.actors)
    reports = event.control if isinstance(event.control, tuple) else (event.control,)
    yield from (report.by for report in reports)
    for claim in event.claims:
        yield from claimed_actors(claim)


def claimed_actors(claim: Claim) -> Iterator[str]:
    """Who speaks in a claim, and of whom it may tell, by id or in words."""
    yield claim.by
    values = claim.value if isinstance(claim.value, list) else [claim.value]
    yield from (value for value in values if isinstance(value, str))


def sources_in(event: Event) -> Iterator[str]:
    """Every source an event names, by id."""
    yield from event.sources
    for claim in event.claims:
        yield from claimed_sources(claim)


def claimed_sources(claim: Claim) -> Iterator[str]:
    """Where a claim was published, and by way of which source, by id."""
    yield from (claim.source, claim.via)
