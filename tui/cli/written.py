"""What the running command has written, and what becomes of it where its answer cannot be printed.

A full disk behind standard output does not undo a change that is on disk. The exit code tells that it stands; and for a
script that tries again all the same, the answer of an `add` is kept in the state folder: the same command then prints
that answer and adds nothing. An edit or an import done twice changes nothing the second time anyway.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from store.file.errors import FileProblem
from store.records.model import Key

if TYPE_CHECKING:
    from pathlib import Path

    from store.store import Store

NOTE = "unanswered.json"


class _Command:
    """The command that runs: its words, what it read from standard input, what it printed and what it saved."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.read: bytes | None = None
        self.answer: list[str] = []
        self.stores: list[Store] = []

    def fingerprint(self) -> str:
        """What tells the same command from another one."""
        from hashlib import sha256

        words = "\0".join(self.words).encode(errors="surrogateescape")
        return sha256(words + b"\0\0" + (self.read or b"")).hexdigest()


_command = _Command(())


def begin(words: Sequence[str]) -> None:
    """A command begins, with these words."""
    global _command
    _command = _Command(words)


def standard_input() -> bytes:
    """All of standard input, as often as it is asked for."""
    if _command.read is None:
        _command.read = sys.stdin.buffer.read()
    return _command.read


def said(line: str) -> None:
    """Remember a line of the answer."""
    _command.answer.append(line)


def saved(store: Store) -> None:
    """What the command changed is on disk now."""
    _command.stores.append(store)


def stands() -> bool:
    """Whether the command changed anything on disk; notes the answer that it could not print."""
    if _command.words[:1] == ["add"]:
        for store in _command.stores:
            with suppress(OSError):
                _keep_answer(store)
    return bool(_command.stores)


def answered_before(path: Path) -> bool:
    """Print the answer of this very `add` where it was made before and could not be printed; whether that was so."""
    note = _read_note(path)
    if not note:
        return False
    if "-" in _command.words or "--json" in _command.words:
        standard_input()
    if note.get("command") != _command.fingerprint() or not _has_all(path, note["records"]):
        return False
    from tui.cli.output import complain, say

    for line in note["answer"]:
        say(line)
    sys.stdout.flush()
    _note_of(path).unlink(missing_ok=True)
    complain("this was added before, when its answer could not be printed; nothing was added now")
    return True


def _note_of(path: Path) -> Path:
    from store.paths import state_of

    return state_of(path) / NOTE


def _read_note(path: Path) -> dict[str, Any]:
    from store.file.reader import read_bytes

    with suppress(OSError, ValueError):
        note = json.loads(read_bytes(str(_note_of(path)))[0])
        if isinstance(note, dict) and {"command", "records", "answer"} <= note.keys():
            return note
    return {}


def _keep_answer(store: Store) -> None:
    from store.file.durable import make_folder, replace

    change = store.history.next_undo()
    made = [edit.key for edit in change.edits if edit.before is None] if change else []
    note = {"command": _command.fingerprint(), "records": made, "answer": _command.answer}
    path = _note_of(store.path)
    make_folder(path.parent)
    replace(str(path), [json.dumps(note).encode()])


def _has_all(path: Path, records: list[list[str]]) -> bool:
    from store.store import Store

    with suppress(FileProblem):
        store = Store.open(path)
        return all(Key(*record) in store for record in records)
    return False
