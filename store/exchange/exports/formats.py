"""The formats that can be exported, by the name a person types; a format's module is loaded when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from store.exchange.exports.selection import Selection


class Format(NamedTuple):
    """One format: its name, the usual end of a file's name, what it holds, and where it is written."""

    name: str
    suffix: str
    words: str
    module: str
    function: str = "write"

    def write(self, selection: Selection) -> bytes:
        """The selection in this format."""
        written: bytes = getattr(import_module(f"{__package__}.{self.module}"), self.function)(selection)
        return written

    def left_out(self, selection: Selection) -> str:
        """What of the selection the format cannot hold, as a sentence; empty where it holds all."""
        told = getattr(import_module(f"{__package__}.{self.module}"), "left_out", None)
        words: str = told(selection) if told else ""
        return words


FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        Format("json", ".json", "the records as they stand in the data file", "json_records"),
        Format("csv", ".csv", "one row an event, with HXL tags", "csv_tables", "write_events"),
        Format("csv-claims", ".csv", "one row a claim: who says what, with HXL tags", "csv_tables", "write_claims"),
        Format("csv-crossings", ".csv", "one row a crossing, with HXL tags", "csv_tables", "write_crossings"),
        Format("geojson", ".geojson", "crossings and events as points", "geojson"),
        Format("xlsx", ".xlsx", "a workbook: events, crossings, claims, sources, actors", "xlsx"),
        Format("icalendar", ".ics", "the events as days of a calendar", "icalendar"),
        Format("markdown", ".md", "the events with who says what, to read", "markdown"),
    )
}
