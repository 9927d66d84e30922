"""A writer over our own file for the fault harness: ``writer.py DB N [edit|insert]``.

Prints READY, then ``ACK token`` after each durable edit; N edits, 0 is endless. Edits give ``events`` records a new
title and both grow and shrink the file; a refusal ends it with the refusal's words and status 1.
"""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store.file.datafile import DataFile, DocChange
from store.file.errors import FileProblem

TABLE = "events"
GROWN, SHRUNK = 2000, 20


def main(path: str, count: int, mode: str) -> None:
    """Makes the edits, one durable save each."""
    file = DataFile(path)
    file.read()
    print("READY", flush=True)
    for number in itertools.count() if count <= 0 else range(count):
        token = f"tok-{os.getpid()}-{number}"
        file.save([change(file, number, token, mode)])
        os.write(1, f"ACK {token}\n".encode())


def change(file: DataFile, number: int, token: str, mode: str) -> DocChange:
    """A new record, or one of the old ones grown at even numbers and shrunk again at odd ones."""
    ids = list(file.image.tables.get(TABLE, ()))
    note = "x" * (SHRUNK if number % 2 else GROWN)
    if mode == "insert" or not ids:
        return DocChange(TABLE, file.image.next_id(TABLE), None, {"title": token, "note": note})
    doc_id = ids[(number // 2) % len(ids)]
    before = file.image.document(TABLE, doc_id)
    return DocChange(TABLE, doc_id, before, {**before, "title": token, "note": note})


if __name__ == "__main__":
    try:
        main(sys.argv[1], int(sys.argv[2]), (sys.argv[3:] or ["edit"])[0])
    except FileProblem as problem:
        sys.exit(f"refused: {problem}")
