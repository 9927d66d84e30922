"""A record in the person's own editor: its JSON in a file of its own, read again until it is right or given up.

What was typed is never lost: a draft that is not kept stays where it is, and is named.
"""

import os
import shlex
import subprocess
from pathlib import Path

from store.entry.errors import EntryError
from store.entry.json_text import document_of
from store.file.durable import make_folder, replace
from store.file.errors import FileProblem
from store.file.reader import read_bytes
from store.records.model import Document
from tui.cli.exit_codes import RefusedError
from tui.cli.output import complain

FALLBACK = "vi"


def edited(table: str, text: str, draft: Path) -> Document | None:
    """The document as it comes back from the editor, None where the text came back as it was. Raises RefusedError.

    A mistake is told, and stands above the text when the editor opens again.
    """
    make_folder(draft.parent)
    content = text
    while True:
        replace(str(draft), [content.encode()])
        _open(draft)
        content = without_remarks(_read(draft))
        if content.strip() == text.strip():
            draft.unlink()
            return None
        try:
            document = document_of(table, content)
        except EntryError as error:
            _ask_again(str(error), draft)
            content = f"# {error}\n{content}"
            continue
        draft.unlink()
        return document


def without_remarks(text: str) -> str:
    """The text without the lines at its head that tell of a mistake."""
    lines = text.splitlines(keepends=True)
    while lines and lines[0].startswith("#"):
        lines.pop(0)
    return "".join(lines)


def editor_words() -> list[str]:
    """The command of the person's own editor. Raises ValueError for a quote in it that is not closed."""
    return shlex.split(_editor())


def _editor() -> str:
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or FALLBACK


def _open(draft: Path) -> None:
    try:
        code = subprocess.run([*editor_words(), str(draft)], check=False).returncode
    except (OSError, ValueError) as error:
        raise RefusedError(f"the editor {_editor()!r} could not be started: {error}; set $EDITOR") from error
    if code:
        raise RefusedError(f"the editor ended with code {code}; nothing was changed, the draft is {draft}")


def _read(draft: Path) -> str:
    """What the editor left. Raises RefusedError where that is no file any more, as a pipe, which would never end."""
    try:
        return read_bytes(str(draft))[0].decode("utf-8", "replace").removeprefix("\ufeff")
    except FileProblem as problem:
        raise RefusedError(f"the editor left no draft: {problem}; nothing was changed") from problem


def _ask_again(mistake: str, draft: Path) -> None:
    complain(mistake)
    try:
        answer = input("Enter opens the editor again, q gives up: ")
    except EOFError:
        answer = "q"
    if answer.strip().lower().startswith("q"):
        raise RefusedError(f"nothing was changed; the draft is {draft}")
