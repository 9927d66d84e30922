"""What someone was typing, kept in the state folder so that a crash does not take it: one draft a field of a record."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from store.file import durable
from store.file.reader import read_bytes

_BEGAN: Final = 19  # of what follows the name in /proc/PID/stat
_NAME: Final = 24  # hex digits that name a draft's file


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was not saved: of a field of a record, or (record and field empty) of something new."""

    table: str
    record: str
    field: str
    text: str
    written: datetime  # UTC
    writer: str = ""  # the process, and when it began
    path: Path = Path()  # where it is kept

    @property
    def is_being_typed(self) -> bool:
        """Whether another program that is still running has it open."""
        pid = self.writer.partition(" ")[0]
        return pid.isdecimal() and int(pid) != os.getpid() and self.writer == _process(int(pid))


class Drafts:
    """The drafts of one data file, below the state folder. Each running program has its own of a field."""

    def __init__(self, state: Path, file: str | os.PathLike[str]) -> None:
        self._writer = _process(os.getpid())
        self._file = os.path.realpath(file)
        name = hashlib.sha256(os.fsencode(self._file)).hexdigest()[:16]
        self._folder = state / "drafts" / name

    def keep(self, table: str, record: str, field: str, text: str) -> Draft:
        """Keep a text durably in place of the last one of that field. Raises NotSaved when there is no room."""
        path = self._path(table, record, field)
        draft = Draft(table, record, field, text, datetime.now(UTC), self._writer, path)
        durable.make_folder(self._folder)
        content = {
            "file": self._file,
            "table": table,
            "record": record,
            "field": field,
            "text": text,
            "written": draft.written.isoformat(),
            "writer": draft.writer,
        }
        durable.replace(str(path), [json.dumps(content).encode()])
        return draft

    def take_over(self, draft: Draft) -> None:
        """Make the draft of a program that has ended one of this program, which keeps and drops it from now on."""
        with contextlib.suppress(FileNotFoundError):
            draft.path.replace(self._path(draft.table, draft.record, draft.field))

    def drop(self, table: str, record: str, field: str) -> None:
        """Forget this program's draft of a field, since its text was saved or given up."""
        with contextlib.suppress(FileNotFoundError):
            self._path(table, record, field).unlink()

    def list(self) -> list[Draft]:
        """All drafts, the newest first. A file that is no draft is passed over."""
        found = []
        for path in self._folder.glob("*.json") if self._folder.is_dir() else ():
            with contextlib.suppress(ValueError, KeyError, TypeError, OSError):
                found.append(_read(path))
        return sorted(found, key=lambda draft: draft.written, reverse=True)

    def _path(self, table: str, record: str, field: str) -> Path:
        name = hashlib.sha256(json.dumps([table, record, field, self._writer]).encode()).hexdigest()[:_NAME]
        return self._folder / f"{name}.json"


def _read(path: Path) -> Draft:
    content = json.loads(read_bytes(str(path))[0])
    table, record, field, text = (str(content[name]) for name in ("table", "record", "field", "text"))
    written = datetime.fromisoformat(content["written"])
    return Draft(table, record, field, text, written, str(content.get("writer", "")), path)


def _process(pid: int) -> str:
    """A running process, told apart from others of the same number by when it began, where the system tells."""
    try:
        began = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[_BEGAN]
    except OSError:
        began = ""
    return f"{pid} {began}" if began or _is_running(pid) else ""


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True
