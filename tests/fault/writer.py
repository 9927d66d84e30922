"""A writer over our own store for the fault harness: ``writer.py DB N [edit|insert]``.

Prints READY, then ``ACK token`` after each durable edit; N edits, 0 is endless. An edit gives an event a new title and
makes the file grow or shrink; a refusal ends it with the refusal's words and status 1.
"""

import itertools
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store.paths import EMPTY_FILE, make_file
from store.records.model import Key
from store.store import Store

TABLE = "events"
GROWN, SHRUNK = 2000, 20


def main(path: Path, count: int, mode: str) -> None:
    """Makes the edits, one durable save each."""
    if not os.path.lexists(path):
        make_file(path, EMPTY_FILE)
    store = Store.open(path)
    print("READY", flush=True)
    for number in itertools.count() if count <= 0 else range(count):
        token = f"tok-{os.getpid()}-{number}"
        make_edit(store, number, token, mode)
        store.save()
        os.write(1, f"ACK {token}\n".encode())


def make_edit(store: Store, number: int, token: str, mode: str) -> None:
    """A new event, or an old one that grows at even numbers and shrinks again at odd ones."""
    note = "x" * (SHRUNK if number % 2 else GROWN)
    names = list(store.rows)
    if mode == "insert" or not names:
        store.add(TABLE, {"title": token, "note": note})
        return
    key = Key(TABLE, names[(number // 2) % len(names)])
    store.replace(key, {**store.document(key), "title": token, "note": note})


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), int(sys.argv[2]), (sys.argv[3:] or ["edit"])[0])
    except OSError as problem:
        sys.exit(f"refused: {problem}")
