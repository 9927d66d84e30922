"""A record in the person's own text editor: its JSON in a private file, and back; a mistake loses no text."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import SuspendNotSupported

from store.entry.field import EntryError
from store.entry.json_text import document_of, raw_text, wrong_of
from store.file.errors import FileProblem
from store.file.reader import read_bytes
from store.records.model import Key
from tui.cli.external import editor_words
from tui.desk import Desk
from tui.editing.editing import replace_all
from tui.editing.opening import open_editor


def edit_outside(desk: Desk, key: Key) -> None:
    """Open a record in $VISUAL or $EDITOR, and take what comes back; a mistake opens it here, with its message."""
    store = desk.session.store
    before = raw_text(store, key, wrong_of(store, key))
    try:
        after = _edited(desk, key, before)
    except (OSError, ValueError, SuspendNotSupported) as error:
        why = f"what it left is {error.message}" if isinstance(error, FileProblem) else str(error)
        desk.session.say(f"The editor could not be used: {why}")
        return
    if after.strip() == before.strip():
        desk.session.say("Nothing was changed.")
        return
    try:
        replace_all(store, key, document_of(key.table, after))
    except (EntryError, FileProblem, ValueError) as error:
        _open_here(desk, key, after, error)


def _edited(desk: Desk, key: Key, text: str) -> str:
    """The text as the editor left it. Raises OSError or ValueError where there is no such editor or it fails."""
    command = editor_words()
    with TemporaryDirectory(prefix="bordertui-") as folder:
        name = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in key.id)[:80]
        path = Path(folder) / f"{name}.json"
        path.write_text(text + "\n", encoding="utf-8")
        with desk.suspend():
            failure = run_editor(desk, [*command, str(path)])
        if failure:
            raise OSError(failure)
        return read_bytes(str(path))[0].decode()  # whatever the editor has put there


def run_editor(desk: Desk, command: Sequence[str]) -> str:
    """Run the editor to its end; return why it failed, or "". Raises nothing, since the editor has the terminal."""
    with _own_signals() as came:
        try:
            status = subprocess.run(command, check=False).returncode
        except (OSError, ValueError) as error:
            return str(error)
    for number in came:
        desk.leave(128 + number)
    return f"{command[0]} ended with {status}; nothing was changed" if status else ""


@contextmanager
def _own_signals() -> Iterator[list[int]]:
    """Put off the signals that end us while another program has the terminal, and yield those that came."""
    came: list[int] = []
    wakeup = signal.set_wakeup_fd(-1)
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, lambda sent, _: came.append(sent)) for number in numbers}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(wakeup)


def _open_here(desk: Desk, key: Key, text: str, problem: Exception) -> None:
    """Keep the text in an editor here, with the cursor at the mistake where that is known."""
    editing = open_editor(desk, key, (), desk.dashboard.focused_name)
    editing.begin_with(text.rstrip())
    if isinstance(problem, EntryError) and problem.at is not None:
        editing.editor.line.to(problem.at)
    editing.editor.refuse(str(problem))
