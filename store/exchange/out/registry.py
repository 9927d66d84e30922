"""The formats that can be exported, by the name a person types. Owns the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.exchange.out import csv_tables, geojson, icalendar, json_records, markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.exchange.out.selection import Selection


class Format(NamedTuple):
    """One format: its name, the usual end of a file's name, what it holds, and what writes it."""

    name: str
    suffix: str
    words: str
    write: Callable[[Selection], bytes]


FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        Format("json", ".json", "the records as they stand in the data file", json_records.write),
        Format("csv", ".csv", "one row an event, with HXL tags", csv_tables.write_events),
        Format("csv-claims", ".csv", "one row a claim: who says what, with HXL tags", csv_tables.write_claims),
        Format("csv-crossings", ".csv", "one row a crossing and its status, with HXL tags", csv_tables.write_crossings),
        Format("geojson", ".geojson", "crossings and events as points", geojson.write),
        Format("icalendar", ".ics", "the events as days of a calendar", icalendar.write),
        Format("markdown", ".md", "the events with who says what, to read", markdown.write),
    )
}
