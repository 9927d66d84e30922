"""A data file of three events, and the changes that we and others make to it."""

import json
from pathlib import Path
from typing import Any

from store.file.datafile import DataFile, DocChange

START: dict[str, dict[str, dict[str, Any]]] = {
    "events": {
        "1": {"id": "one", "title": "first", "note": "n", "tags": ["a"]},
        "2": {"id": "two", "title": "second", "note": "n"},
        "3": {"id": "three", "title": "third", "note": "n"},
    }
}


def on_disk(path: Path) -> dict[str, dict[str, Any]]:
    """What the file holds, as anyone reads it."""
    found: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
    return found


def edit(file: DataFile, doc_id: str, **fields: object) -> DocChange:
    """A change of some fields of an event as the file's image has it."""
    before = file.image.document("events", doc_id)
    return DocChange("events", doc_id, before, {**before, **fields})


def outside(path: Path, doc_id: str | None, /, **fields: object) -> None:
    """Another program's change, in another layout, by a new file of the same name."""
    data = on_disk(path)
    if doc_id is not None:
        data["events"][doc_id] = {**data["events"].get(doc_id, {}), **fields}
    new = path.with_suffix(".new")
    new.write_text(json.dumps(data))
    new.replace(path)
