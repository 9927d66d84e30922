"""Small data files for the tests of the store."""

import json
from pathlib import Path
from typing import Any

from store.store import Store

CROSSING = {
    "id": "al-qaim",
    "sides": [
        {"country": "IQ", "name": "al-Qaim", "names": [{"value": "القائم", "lang": "ar"}]},
        {"country": "SY", "name": "Albu Kamal", "names": [{"value": "البوكمال", "lang": "ar"}]},
    ],
}
RABIA = {"id": "rabia", "sides": [{"country": "IQ", "name": "Rabia"}, {"country": "SY", "name": "Yaarubiyah"}]}
MILITIA = {"id": "kataib-hezbollah", "name": "Kata'ib Hezbollah", "kind": "political militia"}
SOURCE = {"id": "k24", "publisher": "Kurdistan 24", "title": "Iraq reopens a crossing", "published": "2019-09-30"}
STRIKE = {
    "id": "strike",
    "type": "attack",
    "title": "Drones strike near al-Qa'im",
    "date": "[2019-08-21..2019-08-31]",
    "crossings": ["al-qaim"],
    "actors": [{"who": "kataib-hezbollah", "role": "target"}],
    "claims": [
        {"id": "a", "about": "killed", "value": 6, "by": "a military source", "source": "k24"},
        {"id": "b", "about": "killed", "value": 2, "by": "kataib-hezbollah", "source": "k24", "grade": "C3"},
    ],
    "tags": ["drones"],
}
REOPENING = {
    "id": "reopening",
    "type": "status",
    "title": "Reopened",
    "date": "2019-09-30",
    "crossings": ["al-qaim"],
    "status": {"state": "open", "modes": {"commercial": "yes", "rail": "no"}},
    "related": ["strike"],
}
CLOSING = {
    "id": "closing",
    "type": "status",
    "title": "Closed",
    "date": "2014",
    "crossings": ["rabia"],
    "status": "closed",
}
EVENTS = (STRIKE, REOPENING, CLOSING)


def write(path: Path, **tables: Any) -> Path:
    """A file with these tables, each a list of documents or an object of them by number."""
    numbered = {
        name: records if isinstance(records, dict) else {str(at): record for at, record in enumerate(records, 1)}
        for name, records in tables.items()
    }
    path.write_text(json.dumps(numbered, indent=2, ensure_ascii=False), encoding="utf-8")
    return path


def store_of(folder: Path, **tables: Any) -> Store:
    """An open store over such a file."""
    return Store.open(write(folder / "file.json", **tables))


def border(folder: Path) -> Store:
    """Three events at two crossings."""
    return store_of(folder, crossings=[CROSSING, RABIA], events=list(EVENTS), sources=[SOURCE], actors=[MILITIA])


def on_disk(store: Store) -> Any:
    """What stands in the file, by the standard library's reader."""
    return json.loads(store.path.read_text(encoding="utf-8"))
