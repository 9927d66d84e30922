"""Lengths and directions against arithmetic and against the map."""

from __future__ import annotations

from collections.abc import Iterator

from store.checks.runner import Problem, record_check
from store.claims.ledger import Topic, topic_of
from store.claims.measures import KM_PER_UNIT, Direction, Distance, Length, read_direction, read_distance
from store.claims.stances import stands
from store.geography.geodesy import Position, angle_between, compass_point, direction_text, initial_bearing
from store.records.interface import Documents
from store.records.model import Claim, Crossing, Event, Key, Place, Record
from store.records.vocabulary import About
from store.status.reading import spellings_of
from store.text.folding import fold
from store.words.names import crossing_name

BEARING = About.BEARING.value
TOLERANCE = 0.03
TURN, HALF_TURN = 45.0, 90.0


@record_check("unit-arithmetic")
def unit_arithmetic(_records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """One length in two units that are more than 3 % apart, and more than rounding explains.

    Two claims of one speaker in one source about one distance, each in its own unit, are one length too.
    """
    said: dict[tuple[Topic, str, str], Length] = {}
    for index, claim in enumerate(record.claims):
        field, distance = _distance(claim)
        if distance is None:
            continue
        first = said.setdefault((topic_of(claim), claim.by, claim.source), distance.lengths[0])
        others = distance.lengths[1:] if first is distance.lengths[0] else distance.lengths
        for other in others:
            if first.unit != other.unit and not _same_length(first, other):
                yield Problem(key, ("claims", index, field), _arithmetic(first, other))


def _distance(claim: Claim) -> tuple[str, Distance | None]:
    """The length a claim gives, and in which field: its value, else the quote it is taken from."""
    if not stands(claim):
        return "value", None
    distance = read_distance(claim.value)
    return ("value", distance) if distance else ("quote", read_distance(claim.quote))


def _same_length(one: Length, other: Length) -> bool:
    expected = one.km / KM_PER_UNIT[other.unit]
    return abs(expected - other.number) <= max(TOLERANCE * expected, _rounding(other.number))


def _rounding(number: float) -> float:
    """Return half a unit of the last place given: `3 mi` may be 2.5 to 3.5."""
    places = len(f"{number:.9f}".rstrip("0").split(".")[1])
    return 0.5 * 10.0**-places


def _arithmetic(one: Length, other: Length) -> str:
    return (
        f"{one.text} is {_converted(one, other.unit)}, not {other.text}; {other.text} is {_converted(other, one.unit)}"
    )


def _converted(length: Length, unit: str) -> str:
    number = length.km / KM_PER_UNIT[unit]
    return f"{number:.0f} {unit}" if number >= 10 else f"{number:.1f} {unit}"


@record_check("bearing")
def bearing(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A direction that the coordinates deny: by more than 45°, or a "further north" of what lies to the south."""
    for index, claim in enumerate(record.claims):
        direction = read_direction(claim.value) if claim.about == BEARING else None
        if direction is None:
            continue
        subject, where = _subject(records, record, claim)
        origin, origin_words = _origin(records, record, claim, direction)
        if subject is None or origin is None or subject == origin:
            continue
        limit = HALF_TURN if direction.relative or _compares(claim) else TURN
        if angle_between(initial_bearing(origin, subject), direction.degrees) > limit:
            yield Problem(
                key, ("claims", index, "value"), _contrary(direction, claim, where, origin_words, origin, subject)
            )


def _compares(claim: Claim) -> bool:
    """Whether the words around the direction only compare: `further north`."""
    return any(found is not None and found.relative for found in map(read_direction, (claim.hedge, claim.quote)))


def _contrary(
    direction: Direction, claim: Claim, where: str, origin_words: str, origin: Position, subject: Position
) -> str:
    said = direction.words if direction.relative or not claim.hedge else f"{direction.words} (“{claim.hedge}”)"
    there = compass_point(initial_bearing(origin, subject))
    return f"{where} lies {there} of {origin_words} ({direction_text(origin, subject)}), not {said}"


def _subject(records: Documents, record: Record, claim: Claim) -> tuple[Position | None, str]:
    """Return what a bearing is said of: the record, if it has a place of its own, else the crossing that `of` names."""
    if isinstance(record, Crossing):
        return _at(record), crossing_name(record)
    named = crossing_named(records, claim.of)
    if named is not None:
        return _at(named), crossing_name(named)
    place = record.place if isinstance(record, Event) else None
    return (_at(place), place.text or "the place") if place else (None, "")


def _origin(records: Documents, record: Record, claim: Claim, direction: Direction) -> tuple[Position | None, str]:
    """Return where a bearing is taken from: `from`, else the place in the value, else a crossing's claim's `of`."""
    place = claim.origin or Place(text=direction.of or (claim.of if isinstance(record, Crossing) else ""))
    if place.lat is not None:
        return _at(place), place.text or "there"
    crossing = crossing_named(records, place.text)
    return (_at(crossing), place.text) if crossing else (None, "")


def crossing_named(records: Documents, words: str) -> Crossing | None:
    """The crossing that these words name, by its id or any name; None where none or more than one is meant."""
    if not words:
        return None
    wanted = fold(words).removeprefix("the ").removesuffix(" crossing").removesuffix(" border")
    found = [crossing for crossing in records.crossings.values() if wanted in _own_names(crossing)]
    return found[0] if len(found) == 1 else None


def _own_names(crossing: Crossing) -> frozenset[str]:
    return spellings_of(crossing) - {fold(side.country) for side in crossing.sides}


def _at(place: Crossing | Place) -> Position | None:
    return None if place.lat is None or place.lon is None else Position(place.lat, place.lon)
