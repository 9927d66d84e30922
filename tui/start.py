"""From the command line to the screen and back: which file, is there a terminal, how it ended.

It says what is to be said before the screen is there and after it has gone. The screen is loaded only when it will be
shown.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path

from store.file.errors import FileProblem, ReadOnly
from store.paths import EMPTY_FILE, VARIABLE, file_named, first_run, is_to_be_made, make_file, sample_bytes
from tui.widgets.defect import describe
from tui.widgets.text import middle, safe

WRONG = 2
DEFECT = 70
READ_ONLY = "--read-only"
INTERRUPTED = 130


def show(word: str, read_only: bool = False) -> int:
    """Open the dashboard on the file that the word names, else on the usual one; the exit status.

    Read-only it writes nothing at all: not the file, no draft, no copy, no list of files, no log.
    """
    try:
        return _open(word, read_only)
    except FileProblem as problem:
        return _complain(str(problem))
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _stopped(describe(error))


def _open(word: str, read_only: bool) -> int:
    # What Textual is told to talk to need not be a terminal: textual-serve talks through pipes.
    if not os.environ.get("TEXTUAL_DRIVER") and not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _complain("the dashboard needs a terminal; `bordertui --help` lists what works without one.")
    path = file_named(word or None)
    if read_only:
        return _run(path, "", read_only=True)
    made = not word and not os.environ.get(VARIABLE) and first_run()
    if is_to_be_made(path) and not _make(path):
        return WRONG
    return _run(path, greeting(path) if made else "")


def greeting(path: Path) -> str:
    """What the screen says where the sample has just been made the data file."""
    return f"sample, yours to change: {middle(_short(path), 30)}"


def _run(path: Path, hint: str, read_only: bool = False) -> int:
    # Nothing of what is loaded now will ever be garbage: the collector need not look for any until all is there.
    gc.disable()
    from tui.app import make_app  # and the whole screen with it
    from tui.work.remembering import remember_file

    app = make_app(path, read_only=read_only)
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], 1_000_000)  # old garbage is looked for at rest: tui/work/between_keys.py
    gc.enable()
    app.session.hint = hint
    if isinstance(app.session.store.problem, ReadOnly):
        app.session.say_too(f"This file is read-only: {app.session.store.read_only}")
    _speak_utf_8()
    app.run()
    app.put_away()
    if app.crash:
        _stopped(app.crash)
    if not read_only:
        try:
            app.session.store.save()
            app.session.store.close()
        except FileProblem as problem:
            _complain(str(problem))
        remember_file(path)
    sys.stdout.flush()
    sys.stderr.flush()
    if app.next_file is not None:
        # -P: nothing of the current folder, which may come from others, is ever run in the program's place.
        words = [READ_ONLY] if read_only else []
        os.execv(sys.executable, [sys.executable, "-P", "-m", "tui", *words, str(app.next_file)])
    # All is on disk and the terminal restored; tearing down every object would only keep the prompt waiting.
    os._exit(DEFECT if app.crash else _status(app.return_code))


def _status(code: int | None) -> int:
    """The exit status; none was given where an interrupt came on a system whose signals the program cannot take."""
    return INTERRUPTED if code is None else code


def _speak_utf_8() -> None:
    """Have the screen written in the one encoding that Textual knows, whatever the surroundings ask for."""
    if isinstance(sys.__stderr__, io.TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")


def _short(path: Path) -> str:
    """The path with ~ for the home folder."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _make(path: Path) -> bool:
    """Offer to make a file that is not there; whether it is now."""
    question = f"There is no file {safe(str(path))}. Make it [e]mpty, "
    question += "from the [s]ample of Iraq and Syria, that of north-[w]est Syria, or [n]ot at all? "
    try:
        answer = input(question).strip().lower()[:1]
    except (EOFError, KeyboardInterrupt):
        return False
    samples = {"s": "iraq-syria", "w": "north-west-syria"}
    if answer not in ("e", *samples):
        return False
    try:
        make_file(path, sample_bytes(samples[answer]) if answer in samples else EMPTY_FILE)
    except OSError as error:
        _complain(str(error) if isinstance(error, FileProblem) else f"{path}: cannot be made: {error.strerror}")
        return False
    return True


def _stopped(where: str) -> int:
    _complain(f"stopped by an internal error; what was saved is intact. {where}")
    return DEFECT


def _complain(words: str) -> int:
    from tui.cli.output import complain  # only where there is something to complain of

    complain(words)
    return WRONG
