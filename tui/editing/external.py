"""A record in the person's own text editor: its JSON in a private file, and back; a mistake loses no text."""

import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import SuspendNotSupported

from store.entry.errors import EntryError
from store.entry.json_text import document_of, raw_text, wrong_of
from store.file.errors import FileProblem
from store.file.reader import read_bytes
from store.records.model import Key
from tui.cli.external import editor_words
from tui.desk import Desk
from tui.editing.editing import open_editor, replace_all

_PATIENCE = 2.0
"""Seconds in which an editor ends that is told to."""


def edit_outside(desk: Desk, key: Key) -> None:
    """Open a record in $VISUAL or $EDITOR, and take what comes back; a mistake opens it here, with its message.

    What it had saved when a signal ended the program is opened here, too, and so kept as a draft.
    """
    store = desk.session.store
    before = raw_text(store, key, wrong_of(store, key))
    try:
        after, ending = _edited(desk, key, before)
    except (OSError, ValueError, SuspendNotSupported) as error:
        why = f"what it left is {error.message}" if isinstance(error, FileProblem) else str(error)
        desk.session.say(f"The editor could not be used: {why}")
        return
    if after.strip() == before.strip():
        desk.session.say("Nothing was changed.")
    elif ending:
        _open_here(desk, key, after, "not kept yet")
    else:
        try:
            replace_all(store, key, document_of(key.table, after))
        except (EntryError, FileProblem, ValueError) as error:
            _open_here(desk, key, after, error)
    if ending:
        desk.leave(128 + ending)


def _edited(desk: Desk, key: Key, text: str) -> tuple[str, int]:
    """The text as the editor left it, and the signal that ends the program, else 0.

    Raises OSError or ValueError where there is no such editor or it fails.
    """
    command = editor_words()
    with TemporaryDirectory(prefix="bordertui-") as folder:
        path = Path(folder) / f"{key.table}.json"  # all see its name in the list of processes
        path.write_text(text + "\n", encoding="utf-8")
        with desk.suspend():
            failure, ending = run_editor([*command, str(path)])
        try:
            if failure:
                raise OSError(failure)
            return read_bytes(str(path))[0].decode(), ending  # whatever the editor has put there
        except (OSError, ValueError):
            if ending:
                return text, ending
            raise


def run_editor(command: Sequence[str]) -> tuple[str, int]:
    """Run the editor to its end; return why it failed, or "", and the signal that ends the program, else 0.

    A signal that ends us is passed on to the editor, which saves what it can; one that goes on all the same is left
    to itself. Raises nothing, since the editor has the terminal.
    """
    came: list[int] = []
    waiting = False

    def end(number: int, _: object) -> None:
        came.append(number)
        if waiting and len(came) == 1:
            raise _EndedError

    with _handled_by(end):
        try:
            editor = subprocess.Popen(command)
        except (OSError, ValueError) as error:
            return str(error), 0
        with suppress(_EndedError):
            waiting = True
            if not came:
                editor.wait()
            waiting = False
        if came:
            editor.send_signal(came[0])
            with suppress(subprocess.TimeoutExpired):
                editor.wait(_PATIENCE)
            return "", came[0]
    return f"{command[0]} ended with {editor.returncode}; nothing was changed" if editor.returncode else "", 0


class _EndedError(Exception):
    """A signal came that ends the program."""


@contextmanager
def _handled_by(end: Callable[[int, object], None]) -> Iterator[None]:
    """Have the signals that end us handled at once, and not by the loop, which waits for the editor."""
    wakeup = signal.set_wakeup_fd(-1)
    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(wakeup)


def _open_here(desk: Desk, key: Key, text: str, problem: Exception | str) -> None:
    """Keep the text in an editor here, with the cursor at the mistake where that is known."""
    editing = open_editor(desk, key, (), desk.dashboard.focused_name)
    editing.begin_with(text.rstrip())
    if isinstance(problem, EntryError) and problem.at is not None:
        editing.editor.line.to(problem.at)
    editing.editor.refuse(str(problem))
