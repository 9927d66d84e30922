"""What the event data sets share: a header's columns, a row's place, and the lists of actors and sources in cells.

Each is read here, and written back where the record was edited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from operator import itemgetter
from typing import Any, cast

from store.exchange.imports.names import Names
from store.exchange.imports.values import is_error, read_coordinate, read_degrees, read_number, said
from store.records.model import Document

CellsByName = dict[str, str]


def digest(letters: str) -> str:
    """The id of a row that has none: twelve letters that stand for all of it."""
    return sha256(letters.encode(errors="surrogatepass")).hexdigest()[:12]


def column_names(header: Sequence[str]) -> list[str]:
    """What each column is called where a person chooses one: its name; of two the second is `killed (2)`."""
    names = [name.strip() or f"column {number}" for number, name in enumerate(header, 1)]
    times = (names[:number].count(name) + 1 for number, name in enumerate(names))
    return [name if time == 1 else f"{name} ({time})" for name, time in zip(names, times, strict=True)]


class Columns:
    """The columns of a header by name, whatever their order; one that is missing is an empty cell in every row."""

    def __init__(self, header: Sequence[str], also: Mapping[str, str] | None = None) -> None:
        """`also` has other names that a column goes by, and the one that it is asked for by."""
        plain = tuple(re.sub(r"[\s.-]+", "_", name.strip().lower()) for name in header)
        here = frozenset(plain)
        self.names = tuple(wanted if (wanted := (also or {}).get(name, name)) not in here else name for name in plain)
        self.index = {name: number for number, name in reversed(list(enumerate(self.names)))}

    def has(self, *names: str) -> bool:
        """Whether all of these are columns."""
        return all(name in self.index for name in names)

    def picker(self, names: Sequence[str]) -> Callable[[Sequence[str]], tuple[str, ...]]:
        """What takes these cells out of a row that has one empty cell behind its last."""
        getter: Any = itemgetter(*(self.index.get(name, len(self.names)) for name in names))
        return cast("Callable[[Sequence[str]], tuple[str, ...]]", getter)

    def cell(self, cells: Sequence[str], name: str) -> str:
        """One cell of a row."""
        number = self.index.get(name)
        return cells[number] if number is not None else ""

    def numbered(self, changed: Mapping[str, str]) -> dict[int, str]:
        """Changed cells by their number; columns that the file does not have are left out."""
        return {self.index[name]: cell for name, cell in changed.items() if name in self.index}


def place_of(text: str, lat: str, lon: str, precision: str) -> Document:
    """An event's place; coordinates that are none are left out, both of them."""
    north, east = read_coordinate(lat, 90), read_coordinate(lon, 180)
    place: Document = {"text": text} if said(text) else {}
    if north is not None and east is not None and (north or east):
        place |= {"lat": north, "lon": east}
    if precision and place:
        place["precision"] = precision
    return place


def wrong_place(lat: str, lon: str) -> str:
    """What is wrong with coordinates, as a sentence; empty where nothing is, or where there are none."""
    north, east = read_coordinate(lat, 90), read_coordinate(lon, 180)
    if not (said(lat) or said(lon)):
        return ""
    if north is not None and east is not None:
        return "" if north or east else "latitude 0 and longitude 0, which stand for no position; not placed"
    turned = read_coordinate(lon, 90) is not None and read_coordinate(lat, 180) is not None
    hint = "; they may be swapped" if turned and said(lat) and said(lon) else ""
    return f"latitude {lat[:30]!r} and longitude {lon[:30]!r}; expected degrees, up to 90 and 180{hint}; not placed"


def number_like(text: str, value: Any) -> str:
    """A number for a cell that held `text`; the same letters where they mean the same number."""
    if value is None:
        return ""
    degrees = read_degrees(text)
    if degrees is not None and degrees.value == value:
        return text
    if read_number(text) == value:
        return text
    written = f"{Decimal(repr(value)).normalize():f}" if isinstance(value, float) else str(value)
    return written.replace(".", ",") if "," in text and "." not in text else written


def whole_number(value: Any) -> bool:
    """Whether a figure is one that a column of whole numbers can hold: none, or a count without bounds or "about"."""
    return value is None or (isinstance(value, int) and not isinstance(value, bool)) or str(value).isdecimal()


def listed(cell: str, separator: str = ";") -> list[str]:
    """The parts of a list in one cell."""
    return [part for piece in cell.split(separator) if (part := piece.strip())] if cell else []


def named(cell: str, separator: str = ";") -> list[str]:
    """As `listed`, without words that say nothing."""
    return [part for part in listed(cell, separator) if said(part) and not is_error(part)]


def is_bare_number(name: str) -> bool:
    """Whether what stands among names is a number alone, which names nobody."""
    return read_number(name) is not None


def actor_cells(
    places: Sequence[tuple[str, str]], says: Sequence[Document], held: Sequence[Document], names: Names
) -> dict[str, list[str]]:
    """Each column's actors as the record now holds them, of columns that changed; `places` are column and name in turn.

    No column where an actor was added, for nothing tells to which it belongs.
    """
    if [actor["who"] for actor in says] == [actor.get("who") for actor in held] or len(held) > len(places):
        return {}
    now = _aligned(places, says, held, names)
    if now is None:
        return {}
    columns: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for (column, was), name in zip(places, now, strict=True):
        before.setdefault(column, []).append(was)
        columns.setdefault(column, []).extend([name] if name else [])
    return {column: parts for column, parts in columns.items() if parts != before[column]}


def _aligned(
    places: Sequence[tuple[str, str]], says: Sequence[Document], held: Sequence[Document], names: Names
) -> list[str] | None:
    """For each named place the name it has now, empty where the actor is gone."""
    left = [str(actor.get("who", "")) for actor in held]
    if len(held) == len(says):
        return [
            name if actor["who"] == who else names.actor_words(who)
            for (_, name), actor, who in zip(places, says, left, strict=True)
        ]
    now = []
    for (_, name), actor in zip(places, says, strict=True):
        now.append(name if actor["who"] in left else "")
        if actor["who"] in left:
            left.remove(actor["who"])
    return None if left else now


def claim(document: Document, claim_id: str) -> Document | None:
    """The claim of a record that has this id."""
    claims: Iterable[Any] = document.get("claims") or ()
    return next((each for each in claims if isinstance(each, dict) and each.get("id") == claim_id), None)
