"""CSV with HXL tags: one row an event, a claim, or a crossing.

Most columns are declared with their fields; here stand those that are worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

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


class Column(NamedTuple):
    """One column: its header, its HXL tag, and what it holds of a row's subject."""

    header: str
    tag: str
    cell: Callable[[Any, Records], Cell]


def write_events(selection: Selection) -> bytes:
    """One row an event; a figure stands with those who say it."""
    carried = Carried(selection)
    rows = [(event, carried.row(Key("events", event.id))) for event in selection.events]
    if rows:
        rows[-1] = (rows[-1][0], carried.with_rest(rows[-1][1]))
    return _table(EVENTS, rows, selection.named, "events")


def write_claims(selection: Selection) -> bytes:
    """One row a claim: who says what, where and when."""
    carried = Carried(selection)
    said = (
        ((event, claim), carried.claim(event.id, number))
        for event in selection.events
        for number, claim in enumerate(event.claims)
    )
    return _table(CLAIMS, said, selection.named, "claims")


def write_crossings(selection: Selection) -> bytes:
    """One row a crossing, with its status on the day of the export."""
    standing = selection.standing
    chosen = [selection.records.crossings[key.id] for key in selection.keys if key.table == "crossings"]
    carried = Carried(selection)
    rows = [((crossing, standing[crossing.id]), carried.row(Key("crossings", crossing.id))) for crossing in chosen]
    if rows:
        rows[-1] = (rows[-1][0], carried.with_meta(rows[-1][1]))
    return _table(CROSSINGS, rows, selection.named, "crossings")


def _table(columns: tuple[Column, ...], rows: Iterable[tuple[object, str]], records: Records, kind: str) -> bytes:
    """A row's cells for people, then its record as it is read again."""
    told = [column.cell for column in columns]
    cells = ([*[cell(subject, records) for cell in told], record] for subject, record in rows)
    headers, tags = [column.header for column in columns], [column.tag for column in columns]
    return table([*headers, HEADER], [*tags, f"{TAG}+{kind}"], cells)


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


def _control(event: Event, records: Records) -> str:
    reports = control_reports(event.control)
    return _joined(" ".join((report.side, actor_name(report.by, records), report.state)).strip() for report in reports)


def _state(event: Event, _records: Records) -> Cell:
    return _joined(dict.fromkeys(report.state for report in status_reports(event.status)))


def _passage(event: Event, records: Records) -> Cell:
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


def _figure(word: str, end: str, event: Event, records: Records) -> Cell:
    """An end of the figure of all killed or injured, not of a part of them; those who say it for `low_by`."""
    figure = _figures(event).get(word)
    found = getattr(figure, end) if figure else None
    return _speakers(found, records) if isinstance(found, tuple) else found


class _Figures:
    """The figures of the event in hand, by what they are about: several columns tell of them, one after the other."""

    def __init__(self) -> None:
        self._event: Event | None = None
        self._found: dict[str, Figure] = {}

    def __call__(self, event: Event) -> dict[str, Figure]:
        if event is not self._event:
            told = figures(event) if event.claims else ()
            self._found = {each.topic.about: each for each in told if not each.topic.of}
            self._event = event
        return self._found


_figures = _Figures()


def _speakers(claims: Iterable[Claim], records: Records) -> str:
    return _joined(dict.fromkeys(speaker_words(claim, records) for claim in claims))


def _figure_columns(about: About) -> Iterator[Column]:
    word = about.value
    for end, tag in (("low", "min"), ("best", "best"), ("high", "max")):
        yield Column(f"{word}_{end}", f"#affected+{word}+{tag}", partial(_figure, word, end))
        yield Column(f"{word}_{end}_by", f"#meta+{word}+{tag}+speaker", partial(_figure, word, f"{end}_by"))


def _attribution(event: Event, _records: Records) -> Cell:
    found = attribution(event)
    return None if found is Attribution.UNKNOWN else found.value


def declared(fields: tuple[Field, ...], part: str = "") -> Iterator[Column]:
    """A column for each field that its declaration gives a tag, those within one object too."""
    for field in fields:
        if field.tag and field.kind in _OF_WORDS and not part:
            yield Column(field.header, field.tag, partial(_word, attrgetter(field.name)))
        elif field.tag:
            yield Column(field.header, field.tag, partial(_plain, part, field.name))
        elif field.kind is Kind.PART and not part:
            yield from declared(field.parts, field.name)


def _word(field: Callable[[Any], str], record: object, _records: Records) -> Cell:
    """A field of text as a cell."""
    return field(record)


def _plain(part: str, name: str, record: object, records: Records) -> Cell:
    """A field as a cell: the parts of a list joined, a count of several parts in words, yes for what is true."""
    value = getattr(getattr(record, part) if part else record, name, None)
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
        Column("status", "#status+crossing", _state),
        Column("passage", "#access+passage+list", _passage),
        Column("control", "#access+control+list", _control),
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


def _of_claim(column: Column) -> Column:
    """A column of a claim, of a row that has its event too."""
    return column._replace(cell=lambda said, records: column.cell(said[1], records))


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

CLAIMS: tuple[Column, ...] = (
    Column("event", "#event+id", lambda said, _: said[0].id),
    Column("event_date", "#meta+date+edtf+event", lambda said, _: said[0].date),
    Column("claim", "#meta+claim+id", lambda said, _: said[1].id),
    *(
        _of_claim(column)
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


def _of_crossing(column: Column) -> Column:
    """A column of a crossing, of a row that has its standing too."""
    return column._replace(cell=lambda found, records: column.cell(found[0], records))


_OF_CROSSINGS = [_of_crossing(column) for column in declared(FIELDS["crossings"])]
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
