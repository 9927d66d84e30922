"""Which column of a plain table is what: its name and HXL tag propose, its cells decide.

A column none of whose cells can be what its name says is not taken. What was decided is shown with the preview and can
be corrected column by column; nothing is taken from a column that is not named there.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from store.exchange.imports.account import Kind, fits
from store.exchange.imports.layout import ImportProblem
from store.exchange.imports.values import said
from store.records.introspection import FIELDS as RECORD_FIELDS
from store.records.introspection import Field as RecordField
from store.records.introspection import Kind as Declared
from store.records.vocabulary import Mode
from store.text.folding import fold

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from store.exchange.imports.account import Cells

EVENTS, CROSSINGS, BOARD = "events", "crossings", "board"
SHAPES = (EVENTS, CROSSINGS, BOARD)


class Field(NamedTuple):
    """One thing that a table can tell.

    `names` are whole names of columns; a column whose name has all words of one of `words`, and none of `never`, may
    be it, too.
    """

    kind: Kind
    names: tuple[str, ...]
    words: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()


def _all(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NOT_THE_DAY = _set(
    "submission submitted created modified entry entered upload uploaded accessed birth end until to text precision "
    "prec timestamp today version deadline time expiry expires format"
)
_OF_THE_NEWS = _set("updated update published reported report asof publication reporting")
_NOT_ALL = _set(
    "civilian civilians children child women woman men man male female boys girls soldiers police injured wounded or "
    "by low high min max best source unknown age name names staff workers combatants captured missing day days estimate"
)
_OF_MODES = _set(
    "commercial passenger passengers pedestrian pedestrians cargo trade humanitarian foot travellers travelers goods "
    "freight rail"
)
_NOT_A_PLACE = _set("id code pcode type kind precision source date status")

_PLAIN = frozenset(
    (Declared.TEXT, Declared.LONG_TEXT, Declared.WORD, Declared.TEXTS, Declared.FLAG, Declared.NUMBER, Declared.COUNT)
)
_READ_BY_OTHERS = frozenset(("title", "type", "date_text", "summary", "tags"))
DECLARED = tuple(
    field
    for field in RECORD_FIELDS["events"]
    if field.tag and field.kind in _PLAIN and field.name not in _READ_BY_OTHERS
)
"""The fields of events that are taken from a column of their name, label or alias as their declaration says."""


def _named(field: RecordField) -> tuple[str, ...]:
    """The names of columns that a declared field goes by."""
    names = (field.name, field.header, field.label, *field.aliases)
    return tuple(dict.fromkeys(fold(name.replace("_", " ")) for name in names))


FIELDS: Mapping[str, Field] = {
    "id": Field(Kind.ID, _all("id|event id|record id|identifier|uid|uuid|ref|reference|no|number")),
    "date": Field(
        Kind.DATE,
        _all(
            "date|event date|date of event|incident date|start date|date start|from|day|when|fecha|"
            "datum|tarih|tarix|التاريخ|تاريخ"
        ),
        _all(
            "date incident|date event|date occurred|date occurrence|date attack|date|occurred|"
            "datetime|updated|update|as of"
        ),
        _NOT_THE_DAY,
    ),
    "end": Field(Kind.DATE, _all("end date|date end|until|to"), _all("end date"), _NOT_THE_DAY - _set("end until to")),
    "title": Field(
        Kind.TEXT,
        _all("title|event|headline|subject|incident|name|label|العنوان|what happened"),
        _all("what happened|what took place|incident title|event title|event name|incident name|headline"),
        _set("type date id category code"),
    ),
    "summary": Field(
        Kind.TEXT,
        _all("summary|description|notes|note|details|comment|comments|remarks|remark|text|açıklama|ملاحظات"),
        _all("description|summary|details|remarks|comments"),
        _set("type date source media"),
    ),
    "type": Field(Kind.TEXT, _all("type|event type|category|incident type|kind"), _all("incident type|event type")),
    "crossing": Field(
        Kind.NAME,
        _all(
            "crossing|border crossing|crossing point|border crossing point|bcp|port of entry|poe|gate|"
            "fmp name|flow monitoring point|kapı|sınır kapısı|"
            "crossing name|border crossing name|bcp name|gate name|port name|crossings|المعبر|معبر|"
            "border point|border post|border gate|entry point|point of entry|port|checkpoint|poste frontière|paso|"
            "paso fronterizo|пункт пропуска|пункт пропуску"
        ),
        _all(
            "crossing name|border crossing|crossing point|border point|border post|border gate|point entry|port entry|"
            "bcp name|poe name|gate name|crossing"
        ),
        _NOT_A_PLACE,
    ),
    "place": Field(
        Kind.TEXT,
        _all("place|location|site|town|village|locality|place name|where|settlement|الموقع"),
        _all("location name|place name|location|where"),
        _NOT_A_PLACE | _set("latitude longitude lat lon admin"),
    ),
    "country": Field(Kind.TEXT, _all("country|country code|iso2|iso3|iso|countries|country pair")),
    "position": Field(
        Kind.POSITION,
        _all("position|coordinates|coordinate|gps|geopoint|geolocation|latlon|lat lon|wkt|geometry"),
        _all("gps|coordinates|geopoint|point|geom"),
        _set("latitude longitude lat lon lng altitude precision accuracy x y"),
    ),
    "lat": Field(
        Kind.LAT, _all("lat|latitude|y|point y"), _all("latitude|lat"), _set("lon longitude precision centroid")
    ),
    "lon": Field(
        Kind.LON, _all("lon|lng|long|longitude|x|point x"), _all("longitude|lon|lng"), _set("lat latitude centroid")
    ),
    "status": Field(
        Kind.STATUS,
        _all("status|state|operational status|crossing status|current status|الحالة|durum"),
        _all("operational status|crossing status|current status|status"),
        _set("review source record code date") | _OF_MODES,
    ),
    **{
        mode.value: Field(Kind.PASSAGE, (), words)
        for mode, words in {
            Mode.PEDESTRIAN: _all("pedestrian|pedestrians|foot|walkers"),
            Mode.PASSENGER: _all("passenger|passengers|travellers|travelers|private vehicles|civilian movement"),
            Mode.COMMERCIAL: _all("commercial|cargo|trade|goods|freight|trucks|merchandise"),
            Mode.HUMANITARIAN: _all("humanitarian|aid|relief"),
            Mode.OFFICIAL: _all("official|officials|diplomats"),
            Mode.RAIL: _all("rail|train|trains"),
        }.items()
    },
    "hours": Field(
        Kind.TEXT, _all("hours|opening hours|working hours|operating hours"), _all("opening hours|working hours")
    ),
    "killed": Field(
        Kind.COUNT,
        _all("killed|deaths|fatalities|dead|people killed|number killed|muertos|tués|قتلى|الوفيات"),
        _all("killed|fatalities|deaths|dead"),
        _NOT_ALL,
    ),
    "injured": Field(
        Kind.COUNT,
        _all("injured|wounded|people injured|number injured|heridos|blessés|جرحى"),
        _all("injured|wounded"),
        (_NOT_ALL - _set("injured wounded")) | _set("killed dead"),
    ),
    "actor": Field(
        Kind.TEXT, _all("actor|actors|perpetrator|group|armed group|party|parties"), _all("perpetrator|actor name")
    ),
    "source": Field(
        Kind.TEXT,
        _all("source|sources|publisher|media|reported by|source name"),
        _all("source name|source"),
        _set("url link date id code type scale"),
    ),
    "url": Field(Kind.TEXT, _all("url|link|source url|source link|web|website"), _all("source url|source link")),
    "tags": Field(Kind.TEXT, _all("tags|keywords|labels")),
    **{field.name: Field(Kind.TEXT, _named(field)) for field in DECLARED},
    "measure": Field(Kind.TEXT, _all("measure|indicator|unit"), _all("measure")),
    "people": Field(
        Kind.WHOLE,
        _all("no individuals|number of individuals|individuals|total individuals|number of people|total people"),
        _all("no individuals|number individuals|total individuals"),
        _NOT_ALL,
    ),
    "value": Field(Kind.WHOLE, _all("value|count|volume|total"), ()),
}
"""What a plain table can tell, the kind of its cells, and the column names it goes by; the first that fits is taken."""

MODES = tuple(mode.value for mode in Mode)
_HXL: tuple[tuple[str, frozenset[str], str], ...] = tuple(
    (tag, frozenset(attributes.split("+")) - {""}, field)
    for tag, attributes, field in (
        ("#event", "id", "id"),
        ("#date", "end", "end"),
        ("#date", "start", "date"),
        ("#date", "occurred", "date"),
        ("#date", "", "date"),
        ("#event", "type", "type"),
        ("#event", "name", "title"),
        ("#event", "", "title"),
        ("#description", "", "summary"),
        ("#geo", "lat", "lat"),
        ("#geo", "lon", "lon"),
        ("#geo", "coord", "position"),
        ("#loc", "border", "crossing"),
        ("#loc", "crossing", "crossing"),
        ("#loc", "name", "place"),
        ("#loc", "", "place"),
        ("#country", "", "country"),
        ("#status", "", "status"),
        ("#affected", "killed", "killed"),
        ("#affected", "dead", "killed"),
        ("#affected", "injured", "injured"),
        ("#group", "", "actor"),
        ("#actor", "", "actor"),
        ("#org", "", "actor"),
        ("#activity", "", "title"),
        ("#sector", "", "tags"),
        ("#meta", "source", "source"),
        ("#meta", "url", "url"),
        ("#meta", "id", "id"),
    )
)
_OF_PARTS = _set("id code type list")
_NEEDED = ("date", "title", "summary", "status", "killed", "injured", "value", "people", *MODES)
_WHERE_OR_WHAT = (
    "title",
    "summary",
    "place",
    "crossing",
    "lat",
    "position",
    "type",
    "status",
    "killed",
    "injured",
    *MODES,
)
_LONGEST_NAME = 80
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COUNTING = frozenset(
    ("events", "event count", "number of events", "incidents", "number of incidents", "incident count")
)
_UNITS = frozenset(("week", "month", "year", "week start", "week of", "admin1", "region", "country", "month year"))


class Guess(NamedTuple):
    """What was decided of a table: the column of each field, by number, its shape, and what is still to be asked.

    `refused` are columns that have the name of a field, and no cell that can be one.
    """

    columns: Mapping[str, int]
    shape: str
    likely_dates: tuple[str, ...] = ()
    refused: Mapping[int, str] = MappingProxyType({})


def guessed(header: Sequence[str], tags: Sequence[str] = (), cells: Cells | None = None) -> dict[str, int]:
    """The column of each thing that a table tells, by number; without cells as far as names tell."""
    found: dict[str, int] = {}
    taken: set[int] = set()

    def take(field: str, number: int, least: float) -> None:
        if field not in found and number not in taken and _fits(field, number, cells, least):
            found[field] = number
            taken.add(number)

    for number, tag in enumerate(tags):
        if field := _field_of_tag(tag):
            take(field, number, 0)
    plain = [" ".join(_words(column)) for column in header]
    for field, wanted in FIELDS.items():
        for name in wanted.names:
            for number, called in enumerate(plain):
                if called and called in (name, fold(name)):
                    take(field, number, 0)
    for field, wanted in FIELDS.items():
        for words in wanted.words:
            for number, called in enumerate(plain):
                if _may_be(called.split(), words.split(), wanted.never):
                    take(field, number, 0.5)
    return found


def understood(header: Sequence[str]) -> int:
    """How many columns a header has that are understood."""
    header = [cell if len(cell) <= _LONGEST_NAME else "" for cell in header]
    return len(guessed(header, header if any(cell.strip().startswith("#") for cell in header) else ()))


def settled(
    header: Sequence[str], tags: Sequence[str], cells: Cells, given: Mapping[str, str], shape: str, file: str
) -> Guess:
    """What every column is, from names, tags and cells, with what a person said instead. Raises ImportProblem."""
    refuse_aggregates(header, cells, file)
    found = corrected(guessed(header, tags, cells), given, header, file)
    if shape not in ("", *SHAPES):
        raise ImportProblem(f"{file}: --as {shape!r}; expected one of {', '.join(SHAPES)}")
    shape = shape or shape_of(found)
    if shape != BOARD and "status" not in found and not any(mode in found for mode in MODES):
        found = _without_news_dates(found, header, given)
    if shape != CROSSINGS and not tells_events(found):
        raise unknown(header, file)
    if shape == CROSSINGS:
        found = _as_crossings(found)
        if "title" not in found and "crossing" not in found:
            raise ImportProblem(
                f"{file}: no column is taken for the crossings' names ({_few(header)})",
                header,
                "give one as in --mapping crossing=COLUMN",
            )
    likely = (
        () if "date" in found or "date" in given or shape == CROSSINGS else tuple(_likely_dates(header, cells, found))
    )
    refused = _refused(header, cells, found) if shape != CROSSINGS else {}
    return Guess(found, shape, likely, refused)


def shape_of(found: Mapping[str, int]) -> str:
    """What a table with these columns is: dated rows are events, statuses of crossings a board, places a list."""
    placed = ("lat" in found and "lon" in found) or "position" in found
    if any(mode in found for mode in MODES) and ("crossing" in found or "title" in found or "place" in found):
        return BOARD
    counted = any(field in found for field in ("killed", "injured", "actor", "value"))
    counted = counted or ("type" in found and "crossing" not in found)
    named = "crossing" in found or ("title" in found and "place" not in found)
    return CROSSINGS if placed and named and "date" not in found and not counted else EVENTS


def tells_events(found: Mapping[str, object]) -> bool:
    """Whether columns are enough for events: something that happened, and when or where or what."""
    return any(field in found for field in _NEEDED) and any(field in found for field in _WHERE_OR_WHAT)


def refuse_aggregates(header: Sequence[str], cells: Cells, file: str) -> None:
    """Raises ImportProblem for sums by week, month or area: they are no events."""
    plain = [" ".join(_words(column)) for column in header]
    counting = [
        number
        for number, name in enumerate(plain)
        if (name in _COUNTING or name.endswith((" events", " incidents"))) and _fits("value", number, cells, 0.5)
    ]
    if (
        counting
        and len(_UNITS.intersection(plain)) >= 1
        and not {"event id cnty", "title", "notes"}.intersection(plain)
    ):
        raise ImportProblem(
            f"{file}: sums by {', '.join(name for name in plain if name in _UNITS)} ({header[counting[0]]!r} counts "
            "events in each row), which are no events; expected the data set that has a row an event"
        )


def unknown(header: Sequence[str], file: str) -> ImportProblem:
    """The words for a table that no layout and no guess fits."""
    if not any(column.strip() for column in header):
        return ImportProblem(f"{file}: no rows of cells; expected a table, or a list in JSON")
    return ImportProblem(
        f"{file}: no layout known by its columns ({_few(header)}); expected an ACLED or UCDP GED export, or columns "
        "for a date and a title",
        header,
        "give them as in --mapping date=COLUMN,title=COLUMN",
    )


def _fits(field: str, number: int, cells: Cells | None, least: float) -> bool:
    """Whether the cells of a column can be what a field has: one of them at least, or a share of them."""
    if cells is None:
        return True
    counted = cells.of(number)
    kind = FIELDS[field].kind
    filled = {cell: times for cell, times in counted.items() if said(cell)}
    if not filled:
        return True
    if kind is Kind.ID:
        total = sum(filled.values())
        return len(filled) >= total * 0.9 and not all(cell.strip().lower() in ("yes", "no") for cell in filled)
    fitting = sum(times for cell, times in filled.items() if fits(kind, cell, cells.manner(kind, number)))
    return fitting > 0 and fitting >= least * sum(filled.values())


def _refused(header: Sequence[str], cells: Cells, found: Mapping[str, int]) -> dict[int, str]:
    """Columns by number that have the whole name of a field that none of their cells can be."""
    taken = set(found.values())
    return {
        number: field
        for field, wanted in FIELDS.items()
        for number, column in enumerate(header)
        if number not in taken
        and field not in found
        and wanted.kind not in (Kind.TEXT, Kind.NAME, Kind.ID)
        and " ".join(_words(column)) in wanted.names
        and not _fits(field, number, cells, 0)
    }


def _words(column: str) -> list[str]:
    """The words of a column's name: of a form's group prefix only the last part, of joined words each."""
    plain = _CAMEL.sub(" ", column.strip().rpartition("/")[2] or column)
    return re.findall(r"\w+", fold(plain.replace("_", " ").replace("-", " ").replace("/", " ")))


def _may_be(called: Sequence[str], words: Sequence[str], never: frozenset[str]) -> bool:
    return all(word in called for word in words) and not (never - set(words)).intersection(called)


def _field_of_tag(tag: str) -> str:
    """The field of an HXL tag: its attributes have no order, and blanks before them are allowed."""
    hashtag, *attributes = [part.strip().lower() for part in tag.strip().split("+")]
    having = frozenset(attributes)
    for name, needed, field in _HXL:
        if hashtag == name and needed <= having:
            parts = having & _OF_PARTS - needed
            return "" if parts and field not in ("id", "type") else field
    return ""


def corrected(found: dict[str, int], given: Mapping[str, str], header: Sequence[str], file: str) -> dict[str, int]:
    """The guess with what a person said instead; an empty column takes a field out. Raises ImportProblem."""
    numbers = {fold(column): number for number, column in reversed(list(enumerate(header)))}
    for field, column in given.items():
        if field not in FIELDS:
            raise ImportProblem(f"{file}: mapping {field!r}; expected one of {', '.join(FIELDS)}")
        if column and fold(column) not in numbers:
            raise ImportProblem(f"{file}: no column {column!r}; it has {_few(header)}")
        taken = numbers.get(fold(column)) if column else None
        found = {name: other for name, other in found.items() if name != field and other != taken}
        found |= {field: taken} if taken is not None else {}
    return found


def _without_news_dates(found: dict[str, int], header: Sequence[str], given: Mapping[str, str]) -> dict[str, int]:
    """When a row was updated or reported is the day of a status, but not that of an incident."""
    number = found.get("date")
    if number is None or "date" in given or not _OF_THE_NEWS.intersection(_words(header[number])):
        return found
    return {field: other for field, other in found.items() if field != "date"}


def _as_crossings(found: dict[str, int]) -> dict[str, int]:
    named = found.get("crossing", found.get("title", found.get("place")))
    kept = ("id", "lat", "lon", "position", "country", "summary")
    columns = {field: number for field, number in found.items() if field in kept}
    return columns | ({"crossing": named} if named is not None else {})


def _likely_dates(header: Sequence[str], cells: Cells, found: Mapping[str, int]) -> list[str]:
    """Columns whose cells are mostly dates, though their names do not say that they are the day of the row."""
    taken = set(found.values())
    return [
        column
        for number, column in enumerate(header)
        if number not in taken and any(map(said, cells.of(number))) and _are_days(cells.of(number))
    ]


def _are_days(cells: Counter[str]) -> bool:
    filled = [cell for cell in cells if said(cell)]
    return sum(not cell.strip().isdecimal() and fits(Kind.DATE, cell, "dmy") for cell in filled) * 2 > len(filled)


def _few(header: Sequence[str], most: int = 12) -> str:
    words = [repr(column.strip()[:30]) for column in header[:most]]
    return ", ".join(words) + (f" and {len(header) - most} more" if len(header) > most else "")
