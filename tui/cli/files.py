"""Which file a sub-command works on, and opening it: `--file`, `BORDERTUI_FILE`, or the usual one."""

import argparse
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from store.desk.watching import told_of_other_names
from store.file.datafile import DataFile
from store.file.errors import Gone, NotJson
from store.file.reader import parse
from store.paths import EMPTY_FILE, VARIABLE, default_file, file_named, first_run, make_file, sample_bytes, state_of
from store.records.model import TABLES, Key
from store.store import Store
from store.words.names import near_names
from tui.cli import running
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.output import complain


def open_store(arguments: argparse.Namespace) -> Store:
    """Open the file the arguments name, to look at it. Raises `FileProblem` where it cannot be read."""
    return _opened(_usual_made(file_named(arguments.file)))


def open_to_change(arguments: argparse.Namespace) -> Store:
    """Open the file the arguments name, to change it: with its drafts and copies. Raises as `open_store` does."""
    path = _usual_made(file_named(arguments.file))
    return _opened(path, state_of(path))


def open_or_begin(arguments: argparse.Namespace) -> Store:
    """Open the file the arguments name, to add to it; where there is none an empty one, which `save` makes."""
    path = _usual_made(file_named(arguments.file))
    if os.path.lexists(path):
        return open_to_change(arguments)
    return Store(path, DataFile(path), parse(EMPTY_FILE, str(path)), state_of(path))


def open_for_dry_run(arguments: argparse.Namespace) -> Store:
    """Open the file the arguments name, or what `open_or_begin` would make where there is none, and write nothing."""
    path = file_named(arguments.file)
    if os.path.lexists(path):
        return _opened(path)
    content = sample_bytes() if path == default_file() else EMPTY_FILE
    return Store(path, DataFile(path), parse(content, str(path)))


def _usual_made(path: Path) -> Path:
    """The path. Makes the file that nobody has to name from the sample, where it is not there yet."""
    if not os.path.lexists(path) and path == default_file() and first_run():
        complain(f"{path}: there was no file; it was made from the sample, yours to change")
    return path


def save(store: Store) -> None:
    """Save what was changed; a file that was not there yet is made, which is told. Raises NotSaved."""
    if not os.path.lexists(store.path):
        with suppress(FileExistsError):
            make_file(store.path, EMPTY_FILE)
            complain(f"{store.path}: there was no file; it was made")
    elif store.dirty and (words := told_of_other_names(store.path)):
        complain(f"{store.path}: {words}")
    before = _which(store.path)
    try:
        store.save()
    except KeyboardInterrupt:
        if _which(store.path) != before:  # its next version has taken its place
            running.saved(store)
        raise
    running.saved(store)


def _which(path: Path) -> int:
    """Which file stands under a name."""
    return path.stat().st_ino if path.exists() else 0


def _opened(path: Path, state: Path | None = None) -> Store:
    try:
        store = Store.open(path, state=state)
    except Gone as gone:
        words = f"there is no such file; `bordertui {path}` offers to make it, --file or {VARIABLE} names another"
        raise Gone(gone.path, words) from None
    if isinstance(store.problem, NotJson):
        raise store.problem
    return store


def find_record(store: Store, name: str) -> Key:
    """The record that `name` means: an `id`, or `table/id` where two tables have it. Raises RefusedError."""
    table, _, record_id = name.rpartition("/")
    found = [key for key in (Key(each, record_id) for each in TABLES if table in ("", each)) if key in store]
    if not found:
        set_apart = {wrong.key for wrong in store.quarantined}
        found = [key for key in set_apart if key.id == record_id and table in ("", key.table)]
    if len(found) == 1:
        return found[0]
    if found:
        words = f"{name}: several records have this id: {', '.join(f'{key.table}/{key.id}' for key in found)}"
    else:
        tables = [table] if table in TABLES else TABLES
        words = f"{store.path}: no record has the id {name!r}{near_words(store, tables, record_id)}"
    raise RefusedError(words, Exit.NOT_FOUND)


def near_words(store: Store, tables: Iterable[str], name: str) -> str:
    """What follows the word that nothing has a name: the ids of those called nearly so, else where ids are shown."""
    found = [key.id for key in near_names(store, tables, name)]
    return f"; did you mean {' or '.join(found)}?" if found else "; `bordertui list` shows the ids of events"
