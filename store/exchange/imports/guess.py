"""Which column of a plain table is what, guessed from its header and HXL tags. Owns the words that are understood.

A guess is shown with the preview and can be corrected column by column; nothing is taken from a column not mapped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.imports.layout import ImportProblem
from store.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "event id", "record id", "identifier", "uid", "uuid", "ref", "reference", "no", "number"),
    "date": ("date", "event date", "date of event", "incident date", "start date", "date start", "from", "day", "when"),
    "end": ("end date", "date end", "until", "to"),
    "title": ("title", "event", "headline", "subject", "incident", "name", "crossing name", "label"),
    "summary": ("summary", "description", "notes", "note", "details", "comment", "comments", "remarks", "text"),
    "type": ("type", "event type", "category", "incident type", "kind"),
    "crossing": ("crossing", "border crossing", "crossing point", "bcp", "port of entry", "gate"),
    "place": ("place", "location", "site", "town", "village", "locality", "place name", "where", "settlement"),
    "lat": ("lat", "latitude", "y", "point y"),
    "lon": ("lon", "lng", "long", "longitude", "x", "point x"),
    "status": ("status", "state", "operational status", "crossing status"),
    "killed": ("killed", "deaths", "fatalities", "dead", "people killed", "number killed"),
    "injured": ("injured", "wounded", "people injured", "number injured"),
    "actor": ("actor", "actors", "perpetrator", "group", "armed group", "party", "parties"),
    "source": ("source", "sources", "publisher", "media", "reported by", "source name"),
    "url": ("url", "link", "source url", "source link", "web", "website"),
    "tags": ("tags", "keywords", "labels"),
}
"""What a plain table can tell, and the column names it goes by; the first that fits is taken."""

_HXL = {
    "#event+id": "id",
    "#date+start": "date",
    "#date+end": "end",
    "#date": "date",
    "#event+name": "title",
    "#event+type": "type",
    "#event": "title",
    "#description": "summary",
    "#geo+lat": "lat",
    "#geo+lon": "lon",
    "#loc": "place",
    "#status": "status",
    "#affected+killed": "killed",
    "#affected+injured": "injured",
    "#group": "actor",
    "#meta+source": "source",
    "#meta+url": "url",
}
_NEEDED = ("date", "title", "summary", "status", "killed")
_WHERE_OR_WHAT = ("title", "summary", "place", "crossing", "lat", "type", "status", "killed")


def guessed(header: Sequence[str], tags: Sequence[str] = ()) -> dict[str, str]:
    """The column of each thing that a table tells, as far as it can be guessed."""
    found: dict[str, str] = {}
    for column, tag in zip(header, tags, strict=False):
        known = next((field for start, field in _HXL.items() if tag.strip().lower().startswith(start)), "")
        if known:
            found.setdefault(known, column)
    plain = {fold(column.replace("_", " ").replace("-", " ")): column for column in reversed(header)}
    for field, words in FIELDS.items():
        column = next((plain[word] for word in words if word in plain and plain[word] not in found.values()), "")
        if column:
            found.setdefault(field, column)
    return found


def tells_events(mapping: Mapping[str, str]) -> bool:
    """Whether a mapping is enough for events: something that happened, and when or where or what."""
    return any(field in mapping for field in _NEEDED) and any(field in mapping for field in _WHERE_OR_WHAT)


def corrected(guess: Mapping[str, str], given: Mapping[str, str], header: Sequence[str], file: str) -> dict[str, str]:
    """The guess with what a person said instead; an empty column takes a field out. Raises ImportProblem."""
    columns = {fold(column): column for column in header}
    mapping = dict(guess)
    for field, column in given.items():
        if field not in FIELDS:
            raise ImportProblem(f"{file}: mapping {field!r}; expected one of {', '.join(FIELDS)}")
        if column and fold(column) not in columns:
            raise ImportProblem(f"{file}: no column {column!r}; it has {_few(header)}")
        taken = columns.get(fold(column), "")
        mapping = {name: other for name, other in mapping.items() if name != field and other != taken}
        mapping |= {field: taken} if taken else {}
    return mapping


def unknown(header: Sequence[str], file: str) -> ImportProblem:
    """The words for a table that no layout and no guess fits."""
    if not any(column.strip() for column in header):
        return ImportProblem(f"{file}: no rows of cells; expected a table, or a list in JSON")
    return ImportProblem(
        f"{file}: no layout known by its columns ({_few(header)}); expected an ACLED or UCDP GED export, or columns "
        "for a date and a title, named or given as in --mapping date=COLUMN,title=COLUMN"
    )


def _few(header: Sequence[str], most: int = 12) -> str:
    words = [repr(column.strip()[:30]) for column in header[:most]]
    return ", ".join(words) + (f" and {len(header) - most} more" if len(header) > most else "")
