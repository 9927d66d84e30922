"""What the fields of a query ask of an event. It is loaded with the first query that is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from store.dates import Edtf, date_in, days_of, earliest_ordinal, latest_ordinal, short
from store.geography.geodesy import distance_km, on_earth
from store.query.reader import Reader, pieces_of
from store.query.terms import Query, RowQuery, Test
from store.records.model import Event, EventRow, control_reports, status_reports
from store.text.folding import Needle, fold

UNLIMITED = float("inf")


class Has(Query, frozen=True):
    """Events of which `told` gives any of some values: "reported open or limited". `says` stands before them in words.

    `told` is asked of the row alone, or of the whole event where it `looks_inside`.
    """

    says: str
    values: tuple[str, ...]
    told: Callable[[Any], Iterable[str]]
    inside: bool = True

    def test(self, reader: Reader) -> Test:
        wanted, told = frozenset(self.values), self.told
        if self.inside:
            return lambda row: not wanted.isdisjoint(told(reader.event(row)))
        return lambda row: not wanted.isdisjoint(told(row))

    def words(self) -> str:
        return f"{self.says} {' or '.join(self.values)}".lstrip()

    @property
    def looks_inside(self) -> bool:
        return self.inside


class Is(Query, frozen=True):
    """Events of which something holds, such as "contested"."""

    said: str
    holds: Callable[[Event], bool]

    def test(self, reader: Reader) -> Test:
        return lambda row: self.holds(reader.event(row))

    def words(self) -> str:
        return self.said


class ForMode(RowQuery, frozen=True):
    """Events that say whether some modes may pass; with `passage`, that say this of them."""

    modes: tuple[str, ...]
    passage: str = ""

    def test(self, reader: Reader) -> Test:
        return lambda row: any(
            mode in self.modes and self.passage in ("", passage)
            for report in status_reports(row.status)
            for mode, passage in report.modes.items()
        )

    def words(self) -> str:
        return f"for {' or '.join(self.modes)}" + (f": {self.passage}" if self.passage else "")


class Names(Query, frozen=True):
    """Events that name one of the records called so, or hold the name in words that are no record's id.

    `named` gives the ids and words in which an event may name one; `says` stands before the name in words.
    """

    name: str
    says: str
    table: str
    named: Callable[[Event], Iterable[str]]

    def test(self, reader: Reader) -> Test:
        meant, known, needle = reader.meant(self.table, self.name), reader.names(self.table), Needle(self.name)
        pieces, named = pieces_of(needle, meant), self.named

        def is_meant(text: str) -> bool:
            return text in meant or (bool(text) and text not in known and needle.is_in(text))

        return lambda row: reader.may_hold(row, pieces) and any(map(is_meant, named(reader.event(row))))

    def offered(self, reader: Reader) -> Iterator[str]:
        return iter(() if reader.meant(self.table, self.name) else reader.near(self.table, self.name))

    def words(self) -> str:
        return f"{self.says} {self.name}"


class Near(Query, frozen=True):
    """Events within some kilometres of a crossing, or of a point in degrees."""

    said: str
    point: tuple[float, float] | None
    km: float

    def test(self, reader: Reader) -> Test:
        crossings = reader.positions()
        centres = [crossings[id_] for id_ in reader.meant("crossings", self.said) if id_ in crossings]
        point = on_earth(*self.point) if self.point else None
        centres = [point] if point else centres  # an event's own degrees go before those of its crossings
        within = {id_ for id_, at in crossings.items() if any(distance_km(at, c) <= self.km for c in centres)}

        def test(row: EventRow) -> bool:
            place = reader.event(row).place
            own = on_earth(place.lat, place.lon) if place else None
            if own:
                return any(distance_km(own, centre) <= self.km for centre in centres)
            return not within.isdisjoint(row.crossings)

        return test

    def words(self) -> str:
        return f"within {self.km:g} km of {self.said}"


class Passes(RowQuery, frozen=True):
    """Events at crossings where some modes may pass, or may not, as of a day."""

    modes: tuple[str, ...]
    value: str
    day: date

    def test(self, reader: Reader) -> Test:
        from store.status.standing import Standing  # the rules of status, which no other field asks

        standing = Standing.of(reader.records, as_of=self.day)
        passages = ((id_, row) for id_ in reader.names("crossings") for row in standing[id_].passage)
        found = {id_ for id_, row in passages if row.mode in self.modes and row.holding.word == self.value}
        return lambda row: not found.isdisjoint(row.crossings)

    def words(self) -> str:
        return f"where {' or '.join(self.modes)}: {self.value}"


class Tagged(Query, frozen=True):
    """Events with a tag that begins so."""

    tag: str

    def test(self, reader: Reader) -> Test:
        wanted = fold(self.tag)
        return lambda row: any(fold(tag).startswith(wanted) for tag in reader.event(row).tags)

    def offered(self, reader: Reader) -> Iterator[str]:
        return iter(reader.near_tags(self.tag))

    def words(self) -> str:
        return f"tagged {self.tag}"


class Graded(Query, frozen=True):
    """Events with a claim graded so: `C` finds C3, and `3` does too."""

    grade: str

    def test(self, reader: Reader) -> Test:
        return lambda row: any(self.grade in claim.grade.upper() for claim in reader.event(row).claims)

    def words(self) -> str:
        return f"graded {self.grade}"


class Between(RowQuery, frozen=True):
    """Events on a day from `first` to before `end`, ordinals as `date.toordinal` counts; None where there is no limit.

    A fuzzy date is found where it could be one of these days; when `sure` only where it cannot be another one.
    """

    said: str
    first: int | None
    end: int | None
    sure: bool = False

    def test(self, reader: Reader) -> Test:
        known: dict[str, bool] = {}

        def test(row: EventRow) -> bool:
            found = known.get(row.date)
            if found is None:
                found = known[row.date] = self._holds(row.date)
            return found

        return test

    def _holds(self, text: str) -> bool:
        date = date_in(text)
        if date is None:
            return False
        low, high = days_of(date)
        first = -UNLIMITED if self.first is None else self.first
        last = UNLIMITED if self.end is None else self.end - 1
        return first <= low and high <= last if self.sure else low <= last and first <= high

    def words(self) -> str:
        return f"surely {self.said}" if self.sure else self.said


class Counted(Query, frozen=True):
    """Events whose count of something lies from `low` to `high`; could lie there, or must when `sure`."""

    about: str
    said: str
    low: int
    high: int | None
    sure: bool = False

    def test(self, reader: Reader) -> Test:
        from store.claims.figures import figures  # as in `attribution_of`

        told = (self.about.encode(),)
        return lambda row: (
            reader.may_hold(row, told)
            and any(
                self._holds(figure.low, figure.high)
                for figure in figures(reader.event(row))
                if figure.topic.about == self.about
            )
        )

    def _holds(self, low: int | None, high: int | None) -> bool:
        unnamed = int(high is None and not self.sure)  # "several" can be no 0, "up to 5" can
        least, most = unnamed if low is None else low, UNLIMITED if high is None else high
        top = UNLIMITED if self.high is None else self.high
        return self.low <= least and most <= top if self.sure else least <= top and self.low <= most

    def words(self) -> str:
        return f"surely {self.said} {self.about}" if self.sure else f"{self.said} {self.about}"


class Dated(RowQuery, frozen=True):
    """Events with a date that is EDTF."""

    def test(self, reader: Reader) -> Test:
        return lambda row: date_in(row.date) is not None

    def words(self) -> str:
        return "dated"


GRADED = Is("graded", lambda event: bool(event.claims) and all(claim.grade for claim in event.claims))
UNGRADED = Is("ungraded", lambda event: any(not claim.grade for claim in event.claims))
PRIVATE = Is("private", lambda event: event.private or any(claim.private for claim in event.claims))


def types_of(row: EventRow) -> Iterable[str]:
    """The type of an event."""
    return (row.type,)


def states_of(row: EventRow) -> Iterable[str]:
    """Each status that an event reports."""
    return (report.state for report in status_reports(row.status))


def sides_of(row: EventRow) -> Iterable[str]:
    """The countries whose sides an event tells of."""
    yield from (report.side for report in control_reports(row.control))
    yield from (report.side for report in status_reports(row.status))


def speakers_of(event: Event) -> Iterable[str]:
    """Who speaks in an event's claims, by id or in words."""
    return (claim.by for claim in event.claims)


def stages_of(event: Event) -> Iterable[str]:
    """The stages of review of an event and of its claims."""
    return (event.review, *(claim.review for claim in event.claims))


def anonymities_of(event: Event) -> Iterable[str]:
    """How far the speakers of an event's claims are known."""
    return (claim.anonymity for claim in event.claims)


def attribution_of(event: Event) -> Iterable[str]:
    """How the act is attributed; nothing where nobody is named as its perpetrator."""
    from store.claims.attribution import attribution, attributions  # most queries ask nothing that follows from claims

    return (attribution(event).value,) if attributions(event) else ()


def _is_contested(event: Event) -> bool:
    from store.claims.ledger import contested  # as above

    return bool(contested(event))


CONTESTED = Is("contested", _is_contested)


def between(said: str, dates: tuple[Edtf | None, Edtf | None], sure: bool) -> Between:
    """From the first day of one date to before the first day of another."""
    first, end = (None if date is None else earliest_ordinal(date) for date in dates)
    return Between(said, first, end, sure)


def within(date: Edtf, sure: bool) -> Between:
    """On one of the days that a date can mean."""
    last = latest_ordinal(date)
    return Between(_when(date), earliest_ordinal(date), None if last is None else last + 1, sure)


def _when(date: Edtf) -> str:
    words = short(date)
    if words.startswith(("between", "before", "after")):
        return words
    return f"{'on' if date.earliest == date.latest else 'in'} {words}"
