"""The fields that a query can ask for: what each asks of an event, as a term of the algebra."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from store.geography.geodesy import distance_km, on_earth
from store.query.reader import Reader, actors_in, pieces_of, sources_in
from store.query.terms import Query, RowQuery, Test
from store.records.model import Event, EventRow, control_reports, status_reports
from store.text.folding import Needle, fold

if TYPE_CHECKING:
    from store.status import Standing


class OfType(RowQuery, frozen=True):
    """Events of some types."""

    types: tuple[str, ...]

    def test(self, reader: Reader) -> Test:
        """By the row alone."""
        return lambda row: row.type in self.types

    def words(self) -> str:
        """Such as "attack or clash"."""
        return " or ".join(self.types)


class Reports(RowQuery, frozen=True):
    """Events that report some status."""

    states: tuple[str, ...]

    def test(self, reader: Reader) -> Test:
        """By the row alone."""
        return lambda row: any(state in self.states for state in states_of(row))

    def words(self) -> str:
        """Such as "reported open"."""
        return f"reported {' or '.join(self.states)}"


class ForMode(RowQuery, frozen=True):
    """Events that say whether some modes may pass; with `passage`, that say this of them."""

    modes: tuple[str, ...]
    passage: str = ""

    def test(self, reader: Reader) -> Test:
        """By the row alone."""
        return lambda row: any(
            mode in self.modes and self.passage in ("", passage)
            for report in status_reports(row.status)
            for mode, passage in report.modes.items()
        )

    def words(self) -> str:
        """Such as "for rail: no"."""
        return f"for {' or '.join(self.modes)}" + (f": {self.passage}" if self.passage else "")


class OnSide(RowQuery, frozen=True):
    """Events that tell of one side of a crossing, by its country."""

    country: str

    def test(self, reader: Reader) -> Test:
        """By the row alone."""
        return lambda row: self.country in sides_of(row)

    def words(self) -> str:
        """Such as "side IQ"."""
        return f"side {self.country}"


class AtCrossing(RowQuery, frozen=True):
    """Events at the crossings called so; with an empty name, events at none."""

    name: str

    def test(self, reader: Reader) -> Test:
        """By the row alone."""
        if not self.name:
            return lambda row: not row.crossings
        meant = reader.meant("crossings", self.name) | {self.name}
        return lambda row: not meant.isdisjoint(row.crossings)

    def words(self) -> str:
        """Such as "at al-qaim"."""
        return f"at {self.name}" if self.name else "at no crossing"


class _Naming(Query, frozen=True):
    """Events that name one of the records called so, or hold the name in words that are no record's id."""

    name: str
    table: ClassVar[str] = "actors"
    says: ClassVar[str]

    @staticmethod
    def named(event: Event) -> Iterator[str]:
        """The ids and words in which the event may name one."""
        raise NotImplementedError

    def test(self, reader: Reader) -> Test:
        """What may hold the name is looked into."""
        meant, known, needle = reader.meant(self.table, self.name), reader.names(self.table), Needle(self.name)
        pieces, named = pieces_of(needle, meant), self.named

        def is_meant(text: str) -> bool:
            return text in meant or (bool(text) and text not in known and needle.is_in(text))

        return lambda row: reader.may_hold(row, pieces) and any(map(is_meant, named(reader.event(row))))

    def offered(self, reader: Reader) -> Iterator[str]:
        """Where nobody is called so, those who are nearly."""
        return iter(() if reader.meant(self.table, self.name) else reader.near(self.table, self.name))

    def words(self) -> str:
        """Such as "source k24"."""
        return f"{self.says} {self.name}"


class FromSource(_Naming, frozen=True):
    """Events that name a source called so."""

    table, says = "sources", "source"
    named = staticmethod(sources_in)


class WithActor(_Naming, frozen=True):
    """Events that name an actor called so, in any part: acting, holding a side, or speaking."""

    says = "with"
    named = staticmethod(actors_in)


class SaidBy(_Naming, frozen=True):
    """Events of which somebody called so says something."""

    says = "said by"

    @staticmethod
    def named(event: Event) -> Iterator[str]:
        """Who speaks."""
        return (claim.by for claim in event.claims)


class Attributed(Query, frozen=True):
    """Events whose act is attributed in some ways."""

    kinds: tuple[str, ...]

    def test(self, reader: Reader) -> Test:
        """Follows from the claims about the perpetrator; where none is named nothing is attributed."""
        from store.claims.attribution import attribution, attributions

        def test(row: EventRow) -> bool:
            event = reader.event(row)
            return bool(attributions(event)) and attribution(event).value in self.kinds

        return test

    def words(self) -> str:
        """Such as "attribution suspected"."""
        return f"attribution {' or '.join(self.kinds)}"


class Unnamed(Query, frozen=True):
    """Events with a claim whose speaker is known so far and no farther."""

    kinds: tuple[str, ...]

    def test(self, reader: Reader) -> Test:
        """One claim is enough."""
        return lambda row: any(claim.anonymity in self.kinds for claim in reader.event(row).claims)

    def words(self) -> str:
        """Such as "speaker anonymous"."""
        return f"speaker {' or '.join(self.kinds)}"


class Near(Query, frozen=True):
    """Events within some kilometres of a crossing, or of a point in degrees."""

    said: str
    point: tuple[float, float] | None
    km: float

    def test(self, reader: Reader) -> Test:
        """By the event's own place where it has degrees, else by its crossings'."""
        crossings = reader.positions()
        centres = [crossings[id_] for id_ in reader.meant("crossings", self.said) if id_ in crossings]
        point = on_earth(*self.point) if self.point else None
        centres = [point] if point else centres
        within = {id_ for id_, at in crossings.items() if any(distance_km(at, c) <= self.km for c in centres)}

        def test(row: EventRow) -> bool:
            place = reader.event(row).place
            own = on_earth(place.lat, place.lon) if place else None
            if own:
                return any(distance_km(own, centre) <= self.km for centre in centres)
            return not within.isdisjoint(row.crossings)

        return test

    def words(self) -> str:
        """Such as "within 50 km of al-qaim"."""
        return f"within {self.km:g} km of {self.said}"


class Passes(RowQuery, frozen=True):
    """Events at crossings where some modes may pass, or may not, as of a day."""

    modes: tuple[str, ...]
    value: str
    day: date

    def test(self, reader: Reader) -> Test:
        """The passage at each crossing is derived once."""
        from store.status import Standing

        standing = Standing.of(reader.records, as_of=self.day)
        found = {id_ for id_ in reader.names("crossings") if self._holds(standing, id_)}
        return lambda row: not found.isdisjoint(row.crossings)

    def _holds(self, standing: Standing, id_: str) -> bool:
        return any(row.mode in self.modes and row.holding.word == self.value for row in standing[id_].passage)

    def words(self) -> str:
        """Such as "where trade: yes"."""
        return f"where {' or '.join(self.modes)}: {self.value}"


class Tagged(Query, frozen=True):
    """Events with a tag that begins so."""

    tag: str

    def test(self, reader: Reader) -> Test:
        """Tags are folded as words are."""
        wanted = fold(self.tag)
        return lambda row: any(fold(tag).startswith(wanted) for tag in reader.event(row).tags)

    def offered(self, reader: Reader) -> Iterator[str]:
        """The tags that are spelt nearly so."""
        return iter(reader.near_tags(self.tag))

    def words(self) -> str:
        """Such as "tagged fuel"."""
        return f"tagged {self.tag}"


class Reviewed(Query, frozen=True):
    """Events that are, or of which a claim is, at some stage of review."""

    stages: tuple[str, ...]

    def test(self, reader: Reader) -> Test:
        """The desk reviews events and claims."""
        return lambda row: any(stage in self.stages for stage in _stages(reader.event(row)))

    def words(self) -> str:
        """Such as "review work needed"."""
        return f"review {' or '.join(self.stages)}"


class Graded(Query, frozen=True):
    """Events with a claim graded so; with an empty grade, events with claims all of which are graded."""

    grade: str

    def test(self, reader: Reader) -> Test:
        """`C` finds C3, and `3` does too."""
        if not self.grade:
            return lambda row: bool(claims := reader.event(row).claims) and all(claim.grade for claim in claims)
        return lambda row: any(self.grade in claim.grade.upper() for claim in reader.event(row).claims)

    def words(self) -> str:
        """Such as "graded C3"."""
        return f"graded {self.grade}".rstrip()


class Ungraded(Query, frozen=True):
    """Events with a claim that has no grade."""

    def test(self, reader: Reader) -> Test:
        """One is enough."""
        return lambda row: any(not claim.grade for claim in reader.event(row).claims)

    def words(self) -> str:
        """One word."""
        return "ungraded"


class Private(Query, frozen=True):
    """Events that are private, or a claim of which is."""

    def test(self, reader: Reader) -> Test:
        """The row is asked first."""
        return lambda row: row.private or any(claim.private for claim in reader.event(row).claims)

    def words(self) -> str:
        """One word."""
        return "private"


class Contested(Query, frozen=True):
    """Events of whose claims not all can be true."""

    def test(self, reader: Reader) -> Test:
        """Computed from the claims."""
        from store.claims import contested

        return lambda row: bool(contested(reader.event(row)))

    def words(self) -> str:
        """One word."""
        return "contested"


def states_of(row: EventRow) -> Iterator[str]:
    """Each status that an event reports."""
    return (report.state for report in status_reports(row.status))


def sides_of(row: EventRow) -> Iterator[str]:
    """The countries whose sides an event tells of."""
    yield from (report.side for report in control_reports(row.control))
    yield from (report.side for report in status_reports(row.status))


def _stages(event: Event) -> Iterator[str]:
    yield event.review
    yield from (claim.review for claim in event.claims)


def crossing_is(name: str) -> Query:
    """Events at the crossing with an id."""
    return AtCrossing(name)
