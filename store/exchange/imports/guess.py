"""Which column of a plain table is what: its name and HXL tag propose, its cells decide.

A column none of whose cells can be what its name says is not taken. What was decided is shown with the preview and can
be corrected column by column; nothing is taken from a column that is not named there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from store.entry.persons import is_called_like_a_person
from store.exchange.imports.account import Cells, Kind, Wanted, fitting
from store.exchange.imports.columns import column_names
from store.exchange.imports.days import read_date, read_month
from store.exchange.imports.fields import (
    AREAS,
    BOARD,
    CROSSINGS,
    DECLARED,
    EVENTS,
    FIELDS,
    HXL,
    LANGUAGES,
    MODES,
    OF_PERSONS,
    PARTS_OF_A_DATE,
    REPORTED_BY,
    ROLES,
    SHAPES,
    THINGS,
    TICKED,
    WEEK_OF_THE_YEAR,
    word_set,
)
from store.exchange.imports.layout import ImportProblem, Notice
from store.exchange.imports.statuses import read_passage
from store.exchange.imports.values import read_number, said
from store.text.folding import fold

_OF_THE_NEWS = word_set(
    "updated update published reported report asof publication reporting mise actualizado actualizacion guncelleme "
    "تحدیث обновлено оновлено aktualisiert stand"
)
_REPORTERS = frozenset(map(fold, REPORTED_BY))
_OF_NAMES = word_set(fold("name label nom nombre nome naam اسم ad adı isim название назва نام שם"))
_OF_A_THING = word_set("id code type kind date number")
_ITS_OWN = word_set(
    "_notes _status _tags _validation_status _submitted_by _submission_time _version_ __version__ _index _attachments "
    "_parent_index _parent_table_name _xform_id_string @type"
)
"""Columns that a form or a map writes of itself, and that say nothing of what happened."""

_WORDS_OF_TICKS = word_set("true false")
_TRUE_OR_FALSE = _WORDS_OF_TICKS | word_set("1 0 1.0 0.0")
_OF_PARTS = word_set("id code type list")
_OF_ALL = word_set("num total all ind people persons reported confirmed est estimated")
_NAMES = tuple(f"name {code}" for code in LANGUAGES)
_FIGURES = tuple(f"{about}{bound}" for about in ("killed", "injured") for bound in ("", " low", " high"))
_TELLING = ("title", "summary", "type", "status", *_FIGURES, *ROLES, "value", *THINGS, *MODES, *TICKED)
_NEEDED = ("date", "week", "month", "title", "summary", "status", *_FIGURES, "value", *THINGS, *MODES, *TICKED)
_WHERE = ("place", *AREAS, "crossing", "lat", "position")
_WHERE_OR_WHAT = (*_WHERE, "title", "summary", "type", "status", *_FIGURES, *ROLES, *MODES)
_LONGEST_NAME, _LOOKED_AT = 80, 1000
_A_NUMBER = re.compile(r"\W*\d++(?!st|nd|rd|th)")
"""What a count begins with, but not "17th Division"."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COUNTING_WORDS = (
    "events|event count|number of events|incidents|number of incidents|incident count|nombre dincidents|"
    "nombre dévénements|événements|nb incidents|eventos|incidentes|número de eventos|número de incidentes|"
    "número de ocorrências|anzahl der ereignisse|anzahl der vorfälle|ereignisse|vorfälle|olay sayısı|عدد الحوادث|"
    "عدد الأحداث|الحوادث|количество событий|число событий|количество инцидентов|число инцидентов|события|инциденты|"
    "кількість подій|кількість інцидентів|події|تعداد رویدادها"
)
_COUNTING = frozenset(map(fold, _COUNTING_WORDS.split("|")))
_DAYS = frozenset(map(fold, (*FIELDS["date"].names, *FIELDS["day of the month"].names)))
_OF_EVENTS = frozenset(
    map(fold, ("event id cnty", *["title", "titre", "título", "titel", "başlık", "العنوان"], *FIELDS["summary"].names))
)
_OF_PLACES = word_set("location place town village site crossing latitude lat") | frozenset(
    fold(name) for field in ("place", "crossing", "lat") for name in FIELDS[field].names
)
_UNITS = frozenset(
    fold(name)
    for name in (
        *("week", "month", "year", "week start", "week of", "admin1", "region", "country", "month year", "quarter"),
        *(name for unit in ("week", "month", "year", "adm1", "country") for name in FIELDS[unit].names),
        *("semana", "woche", "hafta", "أسبوع", "الأسبوع", "неделя", "тиждень", "mês", "ماه", "ano", "سال"),
        *(
            "région",
            "región",
            "região",
            "bölge",
            "departamento",
            "trimestre",
            "çeyrek",
            "квартал",
            "регион",
            "регіон",
            "الإقليم",
            "استان",
            "il",
        ),
    )
)
_MONTHS_OR_YEARS = frozenset(
    fold(name) for unit in ("month", "month of the year", "year") for name in FIELDS[unit].names
) | frozenset(("mês", "ano", "ماه", "سال"))


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

    choices = _choices(header, cells)

    def take(field: str, number: int, least: float) -> None:
        if field not in found and number not in taken and number not in choices and _fits(field, number, cells, least):
            found[field] = number
            taken.add(number)

    for _, _, number, field in sorted(_of_tags(tags)):
        take(field, number, 0)
    plain = [" ".join(_words(column)) for column in header]
    where: dict[str, list[int]] = {}
    for number, name in enumerate(plain):
        where.setdefault(name, []).append(number)
    for field in FIELDS:
        for name in () if _whole_names(field).keys().isdisjoint(where) else _whole_names(field):
            for number in where.get(name, ()):
                take(field, number, 0.5 if field in THINGS else 0)
    parted = [frozenset(name.split()) for name in plain]
    here = frozenset().union(*parted)
    for field, wanted in FIELDS.items():
        for words in filter(here.issuperset, _parts_of_names(field)):
            for number, parts in enumerate(parted):
                if words <= parts and not (wanted.never - words) & parts:
                    take(field, number, 0.5)
    if {"place", "crossing"}.intersection(found):
        found = {field: number for field, number in found.items() if field not in AREAS}
    if "year" not in found or {"date", "week", "month"}.intersection(found):
        found = {field: number for field, number in found.items() if field not in (*PARTS_OF_A_DATE, WEEK_OF_THE_YEAR)}
    return found


def _choices(header: Sequence[str], cells: Cells | None) -> frozenset[int]:
    """The columns that tell of one choice of a question whether it was ticked: `Who passes/Trucks` is 1, for no truck.

    A form has the question as a column of its own, or several choices of it side by side.
    """
    groups = Counter(column.strip().rpartition("/")[0] for column in header)
    asked = frozenset(map(str.strip, header))
    return frozenset(
        number
        for number, column in enumerate(header)
        if (group := column.strip().rpartition("/")[0])
        and (group in asked or groups[group] > 1)
        and cells is not None
        and (filled := frozenset(cell.strip().lower() for cell in cells.of(number) if said(cell)))
        and (filled <= _TRUE_OR_FALSE if group in asked else filled <= _WORDS_OF_TICKS)
    )


@cache
def _whole_names(field: str) -> dict[str, None]:
    """The names that a column of a field goes by, in their order, as names of columns are compared."""
    return dict.fromkeys(each for name in FIELDS[field].names for each in (name, fold(name)))


@cache
def tells_what(column: str) -> bool:
    """Whether a column goes by a name of what happened: it has sentences, and no names of places."""
    words = _words(column)
    plain = " ".join(words)
    return any(plain in _whole_names(field) for field in ("title", "summary")) and not _OF_NAMES.issuperset(words)


@cache
def tells_reporter(column: str) -> bool:
    """Whether a column of sources goes by a name of those who report."""
    return " ".join(_words(column)) in _REPORTERS


@cache
def tells_status(column: str) -> bool:
    """Whether a column goes by a name of the status; of properties it may stand within another."""
    plain = " ".join(_words(column.rpartition(".")[2]))
    return plain in _whole_names("status") or "status" in plain


@cache
def _parts_of_names(field: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(fold(words).split()) for words in FIELDS[field].words)


def understood(header: Sequence[str]) -> int:
    """How many columns a header has that are understood; a status word may as well be a cell."""
    header = [cell if len(cell) <= _LONGEST_NAME else "" for cell in header]
    tags = header if any(cell.strip().startswith("#") for cell in header) else ()
    return len(guessed(header, tags).keys() - set(TICKED))


def settled(header: Sequence[str], tags: Sequence[str], cells: Cells, wanted: Wanted) -> Guess:
    """What every column is, from names, tags and cells, with what a person said instead. Raises ImportProblem."""
    given, shape = wanted.columns, wanted.shape
    refuse_aggregates(header, cells)
    found = _of_movements(guessed(header, tags, cells), header)
    found = corrected(_with_crossings(found, header, cells), given, header)
    if shape not in ("", *SHAPES):
        raise ImportProblem(f"--as {shape!r}; expected one of {', '.join(SHAPES)}")
    shape = shape or shape_of(found)
    if shape != BOARD and "date" not in given and not {"status", "value", *THINGS, *MODES, *TICKED}.intersection(found):
        found = _without_news_dates(found, header, tags)
    if shape != CROSSINGS:
        if not tells_events(found):
            raise unknown(header)
        found = {field: number for field, number in found.items() if field in given or field not in _NAMES}
        if not {*_TELLING, *(field.name for field in DECLARED)}.intersection(found) and "title" not in given:
            refused = _refused(header, cells, found)
            wrong = "; ".join(f"no cell of {header[at]!r} can be {field}" for at, field in refused.items())
            raise ImportProblem(
                f"no column tells what happened ({_few(header)}{f'; {wrong}' if wrong else ''})",
                header,
                "give one as in --mapping title=COLUMN, or --mapping title= for events that tell only when and where; "
                "use --as crossings if a row is a crossing",
            )
    if shape == CROSSINGS:
        found = _as_crossings(found)
        if "crossing" not in found:
            raise ImportProblem(
                f"no column is taken for the crossings' names ({_few(header)})",
                header,
                "give one as in --mapping crossing=COLUMN",
            )
    likely = (
        () if "date" in found or "date" in given or shape == CROSSINGS else tuple(_likely_dates(header, cells, found))
    )
    refused = _refused(header, cells, found) if shape != CROSSINGS else {}
    return Guess(found, shape, likely, refused)


def of_persons(
    header: Sequence[str], cells: Cells, found: Mapping[str, int], given: Mapping[str, str]
) -> Notice | None:
    """What is asked where names of persons would be public, as titles, crossings or parties of events.

    They are a list's where it has a column that only persons have, such as their age; or where most are called like
    persons, none is a known crossing, and no column tells where they are; of titles a country or a place
    is no such column, for a list of the dead has those too.
    """
    listed = any(" ".join(_parted(column)) in OF_PERSONS for column in header)
    for field in ("title", "crossing", "actor", "place"):
        number = found.get(field)
        if number is None or field in given:
            continue
        filled = [*islice(filter(said, cells.of(number)), _LOOKED_AT)]
        called = sum(map(is_called_like_a_person, filled)) * 2 > len(filled)
        if not (field == "actor" or _OF_NAMES.issuperset(_words(header[number])) or (listed and called)):
            continue
        where = ("lat", "position") if field == "title" else ("lat", "position", "country", "place", *AREAS)
        placed = any(name in found for name in where)
        if (listed or (called and not placed and field != "actor")) and not cells.have_a_crossing(number):
            name = column_names(header)[number]
            words = f"{name!r} may be names of persons, which would be public as {field}s"
            kept = f"--mapping victim={name}, to keep them private"
            return Notice(0, words, f"say {kept}; or --mapping {field}={name}, if they are none", name)
    return None


def shape_of(found: Mapping[str, int]) -> str:
    """What a table with these columns is: dated rows are events, statuses of crossings a board, places a list."""
    placed = ("lat" in found and "lon" in found) or "position" in found
    if any(field in found for field in (*MODES, *TICKED)) and (
        "crossing" in found or "title" in found or "place" in found
    ):
        return BOARD
    counted = any(field in found for field in ("killed", "injured", *ROLES, "value", *THINGS))
    named = any(field in found for field in ("crossing", *_NAMES))
    counted = counted or ("type" in found and not named)
    named = named or ("title" in found and "place" not in found)
    listed = (placed or "country 2" in found) and not counted
    return CROSSINGS if listed and named and "date" not in found else EVENTS


def tells_events(found: Mapping[str, object]) -> bool:
    """Whether columns are enough for events: something that happened, and when or where or what."""
    return any(field in found for field in _NEEDED) and any(field in found for field in _WHERE_OR_WHAT)


def _of_movements(found: dict[str, int], header: Sequence[str]) -> dict[str, int]:
    """The guess with the counts of what passes, where that is what the table is about; else without.

    A count needs what is counted, and a column of its own; weeks and months are its time, where no day is told.
    """
    found = dict(found)
    if "measure" in found and "value" not in found and "id" in found and _words(header[found["id"]]) == ["number"]:
        found["value"] = found.pop("id")
    if ("measure" in found) != ("value" in found):
        found = {field: number for field, number in found.items() if field not in ("measure", "value")}
    moving = {"value", *THINGS}.intersection(found) and not {"killed", "injured", "title"}.intersection(found)
    besides = ("week", "month") if "date" in found else ("month",) if "week" in found else ()
    left = besides if moving else ("measure", "value", "week", "month", WEEK_OF_THE_YEAR, "direction", *THINGS)
    return {field: number for field, number in found.items() if field not in left}


def _with_crossings(found: dict[str, int], header: Sequence[str], cells: Cells) -> dict[str, int]:
    """The guess with the column that names crossings, where the rows tell how crossings are or what passes there.

    It is one most of whose cells are known crossings, whatever it is called, or one of names.
    """
    rows_of_crossings = {"status", "country 2", *MODES, *TICKED, *THINGS}.intersection(found)
    if "crossing" in found or not rows_of_crossings or {"killed", "injured"}.intersection(found):
        return found
    title = found.get("title")
    free = [number for number in range(len(header)) if number not in found.values() or number == title]
    named = title if title is not None and _OF_NAMES.issuperset(_words(header[title])) else None
    number = next(filter(cells.are_crossings, free), named)
    return found if number is None else {name: at for name, at in found.items() if at != number} | {"crossing": number}


def refuse_aggregates(header: Sequence[str], cells: Cells) -> None:
    """Raises ImportProblem for sums by week, month or area: they are no events."""
    plain = [" ".join(_words(column)) for column in header]
    units = [column.strip().lower() for column, name in zip(header, plain, strict=True) if name in _UNITS]
    if not units or not _OF_EVENTS.isdisjoint(plain):
        return
    dated = any("date" in name.split() or name in _DAYS for name in plain)
    placed = dated or not _OF_PLACES.isdisjoint((*plain, *" ".join(plain).split()))
    for number, name in enumerate(plain):
        counts = name in _COUNTING or name.endswith((" events", " incidents", " attacks"))
        sums = not placed and not _MONTHS_OR_YEARS.isdisjoint(plain) and name in _whole_names("killed")
        if (counts or sums) and _fits("value", number, cells, 0.5):
            what = "counts events in each row" if counts else "adds up all of a row's time and area"
            raise ImportProblem(
                f"sums by {', '.join(units)} ({header[number].strip()!r} {what}), which are not events; "
                "expected the data set that has a row an event"
            )


def unknown(header: Sequence[str]) -> ImportProblem:
    """The words for a table that no layout and no guess fits."""
    if not any(column.strip() for column in header):
        return ImportProblem("no rows of cells; expected a table, or a list in JSON")
    dates = [column for column in header if read_date(column) or read_month(column)]
    if len(dates) > 1 and len(dates) * 2 >= len(header):
        words = f"a column for each day, month or year ({_few(dates)})"
        return ImportProblem(f"{words}; expected a row for each, and its date in a column")
    return ImportProblem(
        f"its columns fit no known layout ({_few(header)}); expected an ACLED or UCDP GED export, or columns "
        "for a date and a title",
        header,
        "give them as in --mapping date=COLUMN,title=COLUMN, or use --as crossings where a row is a crossing",
    )


def _fits(field: str, number: int, cells: Cells | None, least: float) -> bool:
    """Whether the cells of a column can be what a field has: one of them at least, or a share of them."""
    if cells is None:
        return True
    if field == "place" and _fits("position", number, cells, 0.5) and any(map(said, cells.of(number))):
        return False
    kind = FIELDS[field].kind
    filled = {cell: times for cell, times in cells.of(number).items() if said(cell)}
    if not filled:
        return True
    if field in ROLES and all(map(_A_NUMBER.match, filled)):
        return False  # how many victims or targets there were, and not who
    if field == "title" and all(read_number(cell) is not None for cell in filled):
        return False  # a number of something, such as `Nombre` in French, which in Spanish is a name
    if kind is Kind.COUNT and {"yes"} <= {read_passage(cell) or "" for cell in filled} <= {"yes", "no"}:
        return False  # whether anybody was killed, and not how many; no alone is none
    if kind is Kind.ID:
        total = sum(filled.values())
        return len(filled) >= total * 0.9 and not all(cell.strip().lower() in ("yes", "no") for cell in filled)
    fits = fitting(kind, cells.manner(kind, number))
    fitted = sum(times for cell, times in filled.items() if fits(cell))
    return fitted > 0 and fitted >= least * sum(filled.values())


def _refused(header: Sequence[str], cells: Cells, found: Mapping[str, int]) -> dict[int, str]:
    """Columns by number that have the whole name of a field that none of their cells can be."""
    taken = set(found.values())
    return {
        number: field
        for field, wanted in FIELDS.items()
        for number, column in enumerate(header)
        if number not in taken
        and field not in found
        and wanted.kind not in (Kind.TEXT, Kind.NAME, Kind.WHO, Kind.ID)
        and " ".join(_words(column)) in _whole_names(field)
        and not _fits(field, number, cells, 0)
    }


def _words(column: str) -> list[str]:
    """The words of a column's name: of a form's group prefix only the last part, of joined words each.

    A place, a crossing or a source as the prefix says whose name or date it is: `where/name` is where.
    """
    if column.strip().lower() in _ITS_OWN:
        return []
    group, _, name = column.strip().rpartition("/")
    if group.count("(") > group.count(")"):
        return _parted(column)  # `Status (open/closed)` is in no group
    last = _parted(name or column)
    if _is_figure(last) and _is_figure(_parted(group)):
        return _parted(column)  # nor is `Killed/injured`, which is neither
    if not group or not (_OF_NAMES | _OF_A_THING).issuperset(last):
        return last
    thing = _parted(group.rpartition("/")[2])
    if not any(" ".join(thing) in _whole_names(field) for field in ("crossing", "place", "country", "actor", "source")):
        return last
    return thing if _OF_NAMES.issuperset(last) else thing + last


def _is_figure(words: Sequence[str]) -> bool:
    return any(" ".join(words) in _whole_names(about) for about in ("killed", "injured"))


def _parted(name: str) -> list[str]:
    return re.findall(r"\w+", fold(_CAMEL.sub(" ", name).replace("_", " ").replace("-", " ").replace("/", " ")))


def _of_tags(tags: Sequence[str]) -> Iterator[tuple[int, int, int, str]]:
    """The field of each HXL tag, behind its rank and how much else it says: `#affected+killed+f` are not all killed.

    Attributes have no order, and blanks before them are allowed.
    """
    for number, tag in enumerate(tags):
        hashtag, having = _parts_of_tag(tag)
        for rank, (name, needed, field) in enumerate(HXL):
            if hashtag == name and needed <= having:
                more = having - needed
                counted = FIELDS[field].kind in (Kind.COUNT, Kind.WHOLE)
                if not (more - _OF_ALL if counted else more & _OF_PARTS and field not in ("id", "type")):
                    yield rank, len(more), number, field
                break


def _parts_of_tag(tag: str) -> tuple[str, frozenset[str]]:
    hashtag, *attributes = [part.strip().lower() for part in tag.strip().split("+")]
    return hashtag, frozenset(attributes)


def corrected(found: dict[str, int], given: Mapping[str, str], header: Sequence[str]) -> dict[str, int]:
    """The guess with what a person said instead; an empty column takes a field out. Raises ImportProblem."""
    numbers = {fold(column): number for number, column in reversed(list(enumerate(column_names(header))))}
    for field, column in given.items():
        if field not in FIELDS:
            raise ImportProblem(f"mapping {field!r}; expected one of {', '.join(FIELDS)}")
        if column and fold(column) not in numbers:
            raise ImportProblem(f"no column {column!r}; it has {_few(header)}")
        taken = numbers.get(fold(column)) if column else None
        found = {name: other for name, other in found.items() if name != field and other != taken}
        found |= {field: taken} if taken is not None else {}
    return found


def _without_news_dates(found: dict[str, int], header: Sequence[str], tags: Sequence[str]) -> dict[str, int]:
    """When a row was updated or reported is the day of a status or a count, but not that of an incident."""
    number = found.get("date")
    if number is None:
        return found
    attributes = _parts_of_tag(tags[number])[1] if number < len(tags) else frozenset()
    if _OF_THE_NEWS.isdisjoint((*_words(header[number]), *attributes)):
        return found
    return {field: other for field, other in found.items() if field != "date"}


def _as_crossings(found: dict[str, int]) -> dict[str, int]:
    named = next((field for field in ("crossing", "title", "place", *_NAMES) if field in found), "")
    kept = ("id", "lat", "lon", "position", "country", "country 2", "summary", *_NAMES)
    columns = {field: number for field, number in found.items() if field in kept and field != named}
    return columns | ({"crossing": found[named]} if named else {})


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
    fits = fitting(Kind.DATE)
    return sum(not cell.strip().isdecimal() and fits(cell) for cell in filled) * 2 > len(filled)


def _few(header: Sequence[str], most: int = 12) -> str:
    words = [repr(column.strip()[:30]) for column in header[:most]]
    return ", ".join(words) + (f" and {len(header) - most} more" if len(header) > most else "")
