"""The answer of an `add` that is on disk and could not be printed, kept in the state folder.

A script that tries again all the same gets that answer, and nothing is added twice. An edit or an import done twice
changes nothing the second time anyway.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from store.file.durable import make_folder, replace
from store.file.errors import FileProblem
from store.file.reader import read_bytes
from store.paths import state_of
from store.records.model import Key
from store.store import Store
from tui.cli.output import complain, say
from tui.cli.running import command, standard_input

NOTE = "unanswered.json"


def answered_before(path: Path) -> bool:
    """Print the answer of this very `add` where it was made before and could not be printed; whether that was so."""
    command().keep_answer = _keep_answer
    note = _read_note(path)
    if not note:
        return False
    if "-" in command().words or "--json" in command().words:
        standard_input()
    if note.get("command") != _fingerprint() or not _has_all(path, note["records"]):
        return False
    for line in note["answer"]:
        say(line)
    sys.stdout.flush()
    _note_of(path).unlink(missing_ok=True)
    complain("this was added before, when its answer could not be printed; nothing was added now")
    return True


def _fingerprint() -> str:
    """What tells the same command from another one: its words and what it read."""
    words = "\0".join(command().words).encode(errors="surrogateescape")
    return sha256(words + b"\0\0" + (command().read or b"")).hexdigest()


def _note_of(path: Path) -> Path:
    return state_of(path) / NOTE


def _read_note(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        note = json.loads(read_bytes(str(_note_of(path)))[0])
        if isinstance(note, dict) and {"command", "records", "answer"} <= note.keys():
            return note
    return {}


def _keep_answer(store: Store) -> None:
    change = store.history.next_undo()
    made = [edit.key for edit in change.edits if edit.before is None] if change else []
    note = {"command": _fingerprint(), "records": made, "answer": command().answer}
    path = _note_of(store.path)
    make_folder(path.parent)
    replace(str(path), [json.dumps(note).encode()])


def _has_all(path: Path, records: list[list[str]]) -> bool:
    with suppress(FileProblem):
        store = Store.open(path)
        return all(Key(*record) in store for record in records)
    return False
