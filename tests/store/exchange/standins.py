"""Stand-ins for real exports, made up here: rows of ACLED's and UCDP's layouts in any dialect, and newer versions.

No row is one of a real data set: those may not be passed on.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from store.exchange.exports import original
from store.exchange.imports.reading import finished
from store.exchange.plan.compare import import_steps
from store.exchange.plan.plan import Plan
from store.store import Store

ACLED_OLD = (
    *("data_id", "iso", "event_id_cnty", "event_id_no_cnty", "event_date", "year", "time_precision", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction"),
    *("region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "timestamp", "iso3"),
)
ACLED_2023 = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude"),
    *("geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
ACLED_2025 = (*ACLED_2023, "population_1km", "population_2km", "population_5km", "population_best")
UCDP_42 = (
    *("id", "year", "active_year", "type_of_violence", "conflict_new_id", "conflict_name", "dyad_new_id", "dyad_name"),
    *("side_a_new_id", "gwnoa", "side_a", "side_b_new_id", "gwnob", "side_b", "number_of_sources", "source_article"),
    *("source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("deaths_unknown", "low", "best", "high"),
)

Cells = dict[str, str]
_TOWNS = (
    ("Abu Kamal", 34.45, 40.92),
    ("Sinjar; old town", 36.32, 41.87),
    ('Tal "Afar"', 36.37, 42.45),
    ("Rabia", 36.8, 42.1),
)
_GROUPS = (
    "Border Guard (Iraq)",
    "Tribal Militia \\ Anbar",
    "Protesters (Iraq)",
    "Civilians (Iraq)",
    "Unidentified Group",
)
_PAPERS = ("River Post", "Desert Wire; Line Herald", "Gate Monitor", "Al-Hudud")


def acled_row(number: int, random: Random, day: str = "{day:02} March 2021") -> Cells:
    """One made-up event with the columns of every ACLED layout."""
    town, lat, lon = random.choice(_TOWNS)
    ending = random.choice(("", ' It was "calm".', "\nA second line."))
    return {
        "data_id": str(9_000_000 + number),
        "event_id_cnty": f"ZZZ{number}",
        "event_id_no_cnty": str(number),
        "event_date": day.format(day=random.randint(1, 28)),
        "year": "2021",
        "time_precision": random.choice("1112"),
        "event_type": random.choice(("Battles", "Protests", "Violence against civilians")),
        "sub_event_type": random.choice(("Armed clash", "Peaceful protest", "Attack")),
        "actor1": random.choice(_GROUPS),
        "inter1": random.choice("12345678"),
        "actor2": random.choice(("", *_GROUPS)),
        "assoc_actor_1": random.choice(("", "Labour Group (Iraq); Teachers (Iraq)")),
        "location": town,
        "latitude": str(lat),
        "longitude": str(lon),
        "geo_precision": random.choice("123"),
        "source": random.choice(_PAPERS),
        "notes": f"On the day, something happened in {town}.{ending}",
        "fatalities": str(random.choice((0, 0, 1, 12))),
        "timestamp": str(1_600_000_000 + number),
        "iso3": "IRQ",
        "population_best": "1200",
    }


def ucdp_row(number: int, random: Random) -> Cells:
    """One made-up event with the columns of UCDP's layouts."""
    town, lat, lon = random.choice(_TOWNS)
    low = random.randint(0, 4)
    best = low + random.choice((0, 0, 2))
    day = random.randint(1, 25)
    headline = f"Clash number {number} near {town}"
    return {
        "id": str(700_000 + number),
        "year": "2016",
        "type_of_violence": random.choice("123"),
        "conflict_name": "Somewhere: Government",
        "dyad_name": "Government of Somewhere - Some rebels",
        "side_a": "Government of Somewhere",
        "gwnoa": "999",
        "side_b": random.choice(("Some rebels", "Civilians")),
        "number_of_sources": "1",
        "source_article": f'"River Post,2016-05-{day:02},{headline}"',
        "source_office": "River Post",
        "source_date": f"2016-05-{day:02}",
        "source_headline": headline,
        "source_original": random.choice(("police", "", "witnesses\nand others")),
        "where_prec": random.choice("1246"),
        "where_coordinates": town,
        "latitude": str(lat),
        "longitude": str(lon),
        "geom_wkt": f"POINT ({lon} {lat})",
        "date_prec": "2",
        "date_start": f"2016-05-{day:02}",
        "date_end": f"2016-05-{day + 2:02}",
        "deaths_b": str(low),
        "low": str(low),
        "best": str(best),
        "high": str(best + random.choice((0, 3))),
    }


@dataclass(frozen=True, slots=True)
class Manner:
    """How a CSV file is written. `quoted` is "needed", "all" or "spaced"; `ends` are taken in turn."""

    delimiter: str = ","
    quoted: str = "needed"
    ends: tuple[str, ...] = ("\n",)
    last_end: bool = True
    bom: bool = False
    encoding: str = "utf-8"

    def bytes(self, header: Sequence[str], rows: Iterable[Cells | Sequence[str]]) -> bytes:
        """The file."""
        listed = [list(header)] + [_listed(row, header) for row in rows]
        lines = [self.delimiter.join(map(self._cell, row)) for row in listed]
        text = "".join(line + self.ends[number % len(self.ends)] for number, line in enumerate(lines))
        if not self.last_end:
            text = text.rstrip("\r\n")
        return (("\ufeff" if self.bom else "") + text).encode(self.encoding)

    def _cell(self, cell: str) -> str:
        needed = any(letter in cell for letter in (self.delimiter, '"', "\n", "\r"))
        spaced = self.quoted == "spaced" and any(letter in cell for letter in " \t\\")
        return '"' + cell.replace('"', '""') + '"' if needed or spaced or self.quoted == "all" else cell


def _listed(row: Cells | Sequence[str], header: Sequence[str]) -> list[str]:
    return [row.get(name, "") for name in header] if isinstance(row, dict) else list(row)


class Newer(NamedTuple):
    """A newer export, with the exact difference to the older one: own ids, and for the changed ones their columns."""

    rows: list[Cells]
    added: list[str]
    changed: dict[str, dict[str, tuple[str, str]]]
    vanished: set[str]


def newer(rows: Sequence[Cells], make: Callable[[int, Random], Cells], own: str, random: Random) -> Newer:
    """A newer version of an export: some rows changed, some gone (fewer than half), some new, all in another order."""
    gone = {row[own] for row in random.sample(list(rows), random.randint(0, (len(rows) - 1) // 2))}
    kept = [dict(row) for row in rows if row[own] not in gone]
    changed = {}
    for row in random.sample(kept, random.randint(0, len(kept))):
        columns = ("fatalities", "notes") if "fatalities" in row else ("best", "where_coordinates")
        column = random.choice(columns)
        before, row[column] = row[column], f"{random.randint(13, 99)}"
        changed[row[own]] = {column: (before, row[column])}
    new = [make(len(rows) + 1 + number, random) for number in range(random.randint(0, 4))]
    order = kept + new
    random.shuffle(order)
    return Newer(order, [row[own] for row in order if row in new], changed, gone)


def empty_store(folder: Path) -> Store:
    """A store on a file without records."""
    path = folder / "desk.json"
    path.write_text('{"meta": {"1": {"format": 1}}}\n', encoding="utf-8")
    return Store.open(path)


def planned(store: Store, data: bytes, file: str = "file.csv", **options: object) -> Plan:
    """What importing the file would do."""
    plan: Plan = finished(import_steps(store, data, file, **options))  # type: ignore[arg-type]
    return plan


def imported(store: Store, data: bytes, file: str = "file.csv", **options: object) -> Plan:
    """The file, imported."""
    plan = planned(store, data, file, **options)
    store.apply(plan.change())
    return plan


def given_back(store: Store, plan: Plan) -> bytes:
    """The bytes of an imported file after saving and opening anew."""
    store.save()
    return original.exported(Store.open(store.path), plan.import_id).data


def table(data: bytes, delimiter: str = ",") -> list[list[str]]:
    """The cells of a CSV file, read by the standard library."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))
