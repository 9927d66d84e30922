"""CSV with HXL tags: one row an event, a claim, or a crossing.

Most columns are declared with their fields; here stand those that are worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import chain, groupby, islice
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, TypeAlias

from store.claims.attribution import attribution
from store.claims.figures import Figure, figures
from store.claims.ledger import contested
from store.dates import date_in
from store.dates.calendar import Edge
from store.exchange.exports.json_records import HEADER, TAG, Carried
from store.exchange.exports.plain import Cell, table
from store.exchange.exports.selection import Selection
from store.records.interface import Records
from store.records.introspection import FIELDS, Field, Kind, fields_of
from store.records.model import Claim, Crossing, Event, Key, StatusReport, control_reports, status_reports
from store.records.vocabulary import About, Attribution
from store.status.holders import Control
from store.status.sides import side_keys
from store.status.standing import CrossingStanding
from store.status.words import passage_pieces, permit_pieces, plan_pieces, side_words
from store.words.claims import judgement_words, plain_words, said_words, speaker_words
from store.words.names import actor_name, crossing_name

_LAST_YEAR = 9999
_OF_WORDS = frozenset((Kind.TEXT, Kind.LONG_TEXT, Kind.WORD))
_AT_A_STRETCH = 512
Part: TypeAlias = Callable[[Any], Any]


class Column(NamedTuple):
    """One column: its header, its HXL tag, and its cell: a text field of a row's subject, or worked out of it."""

    header: str
    tag: str
    cell: attrgetter[str] | Callable[[Any, Records], Cell]
    of: Part | None = None
    """What part of the subject the cell is of, where not of all; where that is not there or empty, so is the cell."""

    def cells(self, parts: Iterable[Any], records: Records) -> list[Cell]:
        """Its cells for some subjects, given those parts of them that it is of."""
        cell = self.cell
        if isinstance(cell, attrgetter):
            return [*map(cell, parts)]
        return [cell(part, records) if part else None for part in parts]


Columns: TypeAlias = list[list[Cell]]


def in_stretches(columns: Iterable[Column], subjects: Iterable[object], records: Records) -> Iterator[Columns]:
    """The cells of some hundred subjects at a time, column by column: in half the time that row by row takes."""
    left = iter(subjects)
    parted = [(of, [*group]) for of, group in groupby(columns, lambda column: column.of)]
    while some := [*islice(left, _AT_A_STRETCH)]:
        found = [(group, [*map(of, some)] if of else some) for of, group in parted]
        yield [column.cells(parts, records) for group, parts in found for column in group]


def write_events(selection: Selection) -> bytes:
    """One row an event; a figure stands with those who say it."""
    carried = Carried(selection)
    records = [carried.row(Key("events", event.id)) for event in selection.events]
    records[-1:] = map(carried.with_rest, records[-1:])
    return _table(EVENTS, selection.events, records, selection.named, "events")


def write_claims(selection: Selection) -> bytes:
    """One row a claim: who says what, where and when."""
    carried = Carried(selection)
    said = ((event, claim) for event in selection.events for claim in event.claims)
    records = (carried.claim(event.id, at) for event in selection.events for at in range(len(event.claims)))
    return _table(CLAIMS, said, records, selection.named, "claims")


def write_crossings(selection: Selection) -> bytes:
    """One row a crossing, with its status on the day of the export."""
    chosen = [selection.records.crossings[key.id] for key in selection.keys if key.table == "crossings"]
    carried = Carried(selection)
    records = [carried.row(Key("crossings", crossing.id)) for crossing in chosen]
    records[-1:] = map(carried.with_meta, records[-1:])
    told = [(crossing, selection.standing[crossing.id]) for crossing in chosen]
    return _table(CROSSINGS, told, records, selection.named, "crossings")


def _table(
    columns: tuple[Column, ...], subjects: Iterable[object], written: Iterable[str], records: Records, kind: str
) -> bytes:
    """A row's cells for people, then its record as it is read again."""
    cells = chain.from_iterable(zip(*some, strict=True) for some in in_stretches(columns, subjects, records))
    rows = ((*told, record) for told, record in zip(cells, written, strict=True))
    headers, tags = [column.header for column in columns], [column.tag for column in columns]
    return table([*headers, HEADER], [*tags, f"{TAG}+{kind}"], rows)


@lru_cache(maxsize=1 << 14)
def _day(text: str, end: str) -> Cell:
    """The earliest or latest day of a date, by ISO 8601; nothing where it is open, unknown, or no date."""
    bound = getattr(date_in(text), end, None)
    if bound is None or isinstance(bound, Edge) or not 1 <= bound.year <= _LAST_YEAR:
        return None
    return f"{bound.year:04d}-{bound.month:02d}-{bound.day:02d}"


def _joined(words: Iterable[str]) -> str:
    return "; ".join(filter(None, words))


def _crossing_names(event: Event, records: Records) -> str:
    known = (records.crossings.get(name) for name in event.crossings)
    return _joined(crossing_name(crossing) for crossing in known if crossing)


def _actors(event: Event, records: Records) -> str:
    return _joined(f"{actor_name(part.who, records)}{f' ({part.role})' if part.role else ''}" for part in event.actors)


def control_said(event: Event, records: Records) -> str:
    """Who holds which side, as an event says."""
    reports = control_reports(event.control)
    return _joined(" ".join((report.side, actor_name(report.by, records), report.state)).strip() for report in reports)


def status_said(event: Event, _records: Records) -> str:
    """What an event says of the status, in the words of the file."""
    return _joined(dict.fromkeys(report.state for report in status_reports(event.status)))


def passage_said(event: Event, records: Records) -> str:
    """To whom an event says a crossing is open, which way, at which hours, by whose leave and until when."""
    return _joined(_said_of_passage(report, records) for report in status_reports(event.status))


def _said_of_passage(report: StatusReport, records: Records) -> str:
    modes = [f"{mode} {passage}" for mode, passage in report.modes.items()]
    pieces = [report.side, *modes, report.direction, report.hours, report.who]
    if report.permission:
        found = report.permission
        pieces.append(" ".join(filter(None, ("permission", found.kind, actor_name(found.by, records), found.basis))))
        pieces += [f"{word} {day}" for word, day in (("from", found.since), ("until", found.until)) if day]
        pieces += [", ".join(found.modes)] if found.modes else []
    if report.un_authorised:
        pieces += ["UN", report.un_authorised.resolution, f"until {report.un_authorised.until}"]
    return ", ".join(piece for piece in pieces if piece)


def _sources(event: Event, _records: Records) -> str:
    named = chain.from_iterable((claim.source, claim.via) for claim in event.claims)
    return _joined(dict.fromkeys(chain(named, event.sources)))


def _figures(event: Event) -> dict[str, Figure]:
    """The figures of an event by what they are about: of all killed or injured, not of a part of them."""
    return {each.topic.about: each for each in figures(event) if not each.topic.of}


def _figure(word: str, end: str, found: dict[str, Figure], records: Records) -> Cell:
    """An end of one of the figures; those who say it for `low_by`."""
    figure = found.get(word)
    told = getattr(figure, end) if figure else None
    return _speakers(told, records) if isinstance(told, tuple) else told


def _speakers(claims: Iterable[Claim], records: Records) -> str:
    return _joined(dict.fromkeys(speaker_words(claim, records) for claim in claims))


def _figure_columns(about: About) -> Iterator[Column]:
    word = about.value
    for end, tag in (("low", "min"), ("best", "best"), ("high", "max")):
        yield Column(f"{word}_{end}", f"#affected+{word}+{tag}", partial(_figure, word, end), _figures)
        yield Column(f"{word}_{end}_by", f"#meta+{word}+{tag}+speaker", partial(_figure, word, f"{end}_by"), _figures)


def _attribution(event: Event, _records: Records) -> Cell:
    found = attribution(event)
    return None if found is Attribution.UNKNOWN else found.value


def declared(fields: tuple[Field, ...], of: Part | None = None) -> Iterator[Column]:
    """A column for each field that its declaration gives a tag, those within one object too."""
    for field in fields:
        if field.tag:
            is_text = field.kind in _OF_WORDS and not of
            cell = attrgetter(field.name) if is_text else partial(_plain, field.name)
            yield Column(field.header, field.tag, cell, of)
        elif field.kind is Kind.PART and not of:
            yield from declared(field.parts, attrgetter(field.name))


def _plain(name: str, record: object, records: Records) -> Cell:
    """A field as a cell: the parts of a list joined, a count of several parts in words, yes for what is true."""
    value = getattr(record, name, None)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return _joined(map(str, value))
    if isinstance(value, list | dict):
        return plain_words(value, records)
    return ("yes" if value else None) if isinstance(value, bool) else value


_AFTER: dict[str, tuple[Column, ...]] = {
    "date": (
        Column("date_earliest", "#date+start", lambda event, _: _day(event.date, "earliest")),
        Column("date_latest", "#date+end", lambda event, _: _day(event.date, "latest")),
    ),
    "crossings": (Column("crossing_names", "#loc+border+name+list", _crossing_names),),
    "means": (
        Column("actors", "#org+actor+list", _actors),
        Column("attribution", "#event+attribution", _attribution),
        Column("status", "#status+crossing", status_said),
        Column("passage", "#access+passage+list", passage_said),
        Column("control", "#access+control+list", control_said),
        *_figure_columns(About.KILLED),
        *_figure_columns(About.INJURED),
        Column("contested", "#meta+contested+list", lambda event, _: _joined(each.about for each in contested(event))),
    ),
    "summary": (Column("sources", "#meta+source+id+list", _sources),),
}
"""What is worked out, behind the declared column that it goes with."""

EVENTS: tuple[Column, ...] = tuple(
    column
    for own in sorted(declared(FIELDS["events"]), key=lambda column: column.header != "id")
    for column in (own, *_AFTER.get(own.header, ()))
)


def _value(claim: Claim, records: Records) -> Cell:
    if isinstance(claim.value, int | float) and not isinstance(claim.value, bool):
        return claim.value
    return claim.value if isinstance(claim.value, str) else said_words(claim, records)


def _publisher(claim: Claim, records: Records) -> Cell:
    source = records.sources.get(claim.source)
    return source.publisher or source.title if source else None


def _url(claim: Claim, records: Records) -> Cell:
    source = records.sources.get(claim.source)
    return source.archive_url or source.url if source else None


_AFTER_OF_CLAIMS: dict[str, tuple[Column, ...]] = {
    "about": (
        Column("value", "#indicator+value", _value),
        Column("words", "#indicator+description", said_words),
        Column("speaker", "#meta+speaker", speaker_words),
    ),
    "source": (
        Column("publisher", "#meta+source+name", _publisher),
        Column("url", "#meta+source+url", _url),
    ),
    "grade": (Column("judgement", "#meta+grade", lambda claim, _: judgement_words(claim)),),
}
"""What is worked out of a claim, behind the declared column that it goes with."""

_FIRST, _SECOND = itemgetter(0), itemgetter(1)
"""The event and the claim of a row of claims; the crossing and its standing of a row of crossings."""

CLAIMS: tuple[Column, ...] = (
    Column("event", "#event+id", attrgetter("id"), _FIRST),
    Column("event_date", "#meta+date+edtf+event", attrgetter("date"), _FIRST),
    Column("claim", "#meta+claim+id", attrgetter("id"), _SECOND),
    *(
        column._replace(of=_SECOND)
        for own in declared(tuple(field for field in fields_of(Claim) if field.tag))
        for column in (own, *_AFTER_OF_CLAIMS.get(own.header, ()))
    ),
)


def _side(at: int, name: str) -> Callable[[tuple[Crossing, CrossingStanding], Records], Cell]:
    return lambda found, _: getattr(found[0].sides[at], name) if at < len(found[0].sides) else None


def _holder(
    at: int, cell: Callable[[tuple[Control, ...], Records], Cell]
) -> Callable[[tuple[Crossing, CrossingStanding], Records], Cell]:
    """A cell of those who hold a side; empty where nobody says."""

    def found(pair: tuple[Crossing, CrossingStanding], records: Records) -> Cell:
        crossing, standing = pair
        held = standing.holders.get(side_keys(crossing)[at], ()) if at < len(crossing.sides) else ()
        return cell(held, records) if held else None

    return found


def _side_columns(at: int) -> Iterator[Column]:
    tags = {
        "country": "#country+code+v_iso2",
        "name": "#loc+name",
        "admin1": "#adm1+name",
        "pcode": "#adm1+code+v_pcode",
    }
    for name, tag in tags.items():
        yield Column(f"side{at + 1}_{name}", f"{tag}+side{at + 1}", _side(at, name))
    yield Column(f"side{at + 1}_held_by", f"#org+control+side{at + 1}", _holder(at, side_words))
    age = _holder(at, lambda held, _: held[0].holding.age_days)
    yield Column(f"side{at + 1}_held_age_days", f"#org+control+age+days+side{at + 1}", age)


def _reported(found: tuple[Crossing, CrossingStanding], _records: Records) -> Cell:
    reported = found[1].holding.reported
    return reported.text if reported else None


_OF_CROSSINGS = [column._replace(of=_FIRST) for column in declared(FIELDS["crossings"])]
CROSSINGS: tuple[Column, ...] = (
    Column("id", "#loc+border+id", lambda found, _: found[0].id),
    Column("name", "#loc+border+name", lambda found, _: crossing_name(found[0])),
    *(column for column in _OF_CROSSINGS if column.header != "notes"),
    Column("status", "#status+crossing", lambda found, _: found[1].holding.word or "unknown"),
    Column(
        "status_uncertain", "#status+crossing+uncertain", lambda found, _: "yes" if found[1].holding.uncertain else "no"
    ),
    Column(
        "status_since",
        "#meta+date+edtf+start",
        lambda found, _: found[1].holding.since.text if found[1].holding.since else None,
    ),
    Column("status_event", "#event+id", lambda found, _: found[1].holding.event),
    Column("status_age_days", "#status+age+days", lambda found, _: found[1].holding.age_days),
    Column("status_reported", "#meta+date+edtf+reported", _reported),
    Column("passage", "#status+passage+list", lambda found, records: _joined(passage_pieces(found[1], records))),
    Column("permissions", "#status+permission+list", lambda found, records: _joined(permit_pieces(found[1], records))),
    Column("planned", "#status+planned+list", lambda found, records: _joined(plan_pieces(found[1], records))),
    *_side_columns(0),
    *_side_columns(1),
    *(column for column in _OF_CROSSINGS if column.header == "notes"),
)
