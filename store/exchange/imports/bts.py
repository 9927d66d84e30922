"""Border crossing and entry data of the US Bureau of Transportation Statistics: counts a month, port and measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from store.exchange.imports.account import Kind, Taken
from store.exchange.imports.columns import Columns, digest
from store.exchange.imports.days import DMY, MDY, days_of, read_date
from store.exchange.imports.layout import CellEdits, Warn
from store.exchange.imports.names import Names
from store.exchange.imports.plain import event_of
from store.exchange.imports.values import POINT, said
from store.records.model import Document
from store.records.vocabulary import ClaimMode, Period, SourceKind

_COUNTRIES = {"us-canada border": "CA", "us-mexico border": "MX"}


class Entries:
    """A row is what entered the United States at a port in a month, by one measure such as trucks or pedestrians."""

    system = "US BTS"
    name = "US BTS border crossing entries"
    table = "events"
    global_ids = True
    means: ClassVar = {
        "port_name": Taken("place"),
        "border": Taken("country"),
        "date": Taken("month"),
        "measure": Taken("measure"),
        "value": Taken("value", Kind.WHOLE),
        "latitude": Taken("lat", Kind.LAT),
        "longitude": Taken("lon", Kind.LON),
        "location": Taken("position", Kind.POSITION),
        "port_code": Taken("id"),
    }

    def __init__(self, header: Sequence[str]) -> None:
        self.columns = Columns(header)
        self.manners: dict[int, str] = {}

    @staticmethod
    def fits(header: Sequence[str]) -> bool:
        """Whether a header has a port with its code, a border, a measure and its value."""
        return Columns(header).has("port_name", "port_code", "border", "date", "measure", "value")

    @property
    def taken(self) -> dict[int, Taken]:
        """What each column is taken for, by its number."""
        return {self.columns.index[name]: each for name, each in self.means.items() if name in self.columns.index}

    def own_id(self, cells: Sequence[str]) -> str:
        """A digest of port, month and measure: what the row counts."""
        parts = [self.columns.cell(cells, "port_code").strip(), self._month(cells), self._cell(cells, "measure")]
        return digest("\x1f".join(parts))

    def record_id(self, _own_id: str, document: Document) -> str:
        """Port, measure and month."""
        counted = "".join(claim["value"]["of"] for claim in document.get("claims", ()))
        return f"{document['title'].split(':')[0]} {counted} {document.get('date', '')}"

    def skipped(self, cells: Sequence[str]) -> str:
        """A row without a count tells nothing."""
        return "" if self._cell(cells, "value") and self._cell(cells, "measure") else "no count"

    def countries(self, cells: Sequence[str]) -> frozenset[str]:
        """The United States and the neighbour of the border."""
        other = _COUNTRIES.get(self._cell(cells, "border").lower())
        return frozenset(("US", other)) if other else frozenset()

    def document(self, cells: Sequence[str], names: Names, warn: Warn) -> Document:
        """A movement: so many of the measure entered in the month."""
        columns = {"place": "port_name", "measure": "measure", "value": "value", "lat": "latitude"}
        columns |= {"lon": "longitude", "position": "location"}
        fields = {field: self._cell(cells, column) for field, column in columns.items()}
        fields["month"] = self._month(cells)
        manner = self.manners.get(self.columns.index["value"], POINT)
        document = event_of(fields, names, warn, {"value": manner})
        neighbour = _COUNTRIES.get(self._cell(cells, "border").lower())
        way = {"direction": f"{neighbour}>US"} if neighbour else {}
        source = names.source(self.system, self.system, kind=SourceKind.DATASET.value)
        for claim in document.get("claims", ()):
            claim["value"] |= {"per": Period.MONTH.value, **way}
            del claim["anonymity"]
            claim |= {"by": self.system, "source": source, "mode": ClaimMode.DATASET_CODING.value}
        return document

    def edits(self, _cells: Sequence[str], _says: Document, _held: Document, _names: Names) -> CellEdits:
        """No cell: what the desk changed of a published count is told as left out."""
        return {}

    def _cell(self, cells: Sequence[str], name: str) -> str:
        return said(self.columns.cell(cells, name))

    def _month(self, cells: Sequence[str]) -> str:
        """The month of a row as EDTF, however its first day is written; its own words where they name no month."""
        written = self._cell(cells, "date")
        days = [days for order in (MDY, DMY) if (days := days_of(read_date(written, order) or ""))]
        month = next((each for each in days if each.first.day == 1), None)
        return month.first.isoformat()[:7] if month else written
