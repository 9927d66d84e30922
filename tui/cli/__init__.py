"""The command line: how a sub-command is found, run and ended. Never imports textual.

A run loads the module of one sub-command alone, `--help` none, completion and the manual page all.
"""

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence

from store.file.errors import FileProblem, NotSaved
from store.records.collector import collector_at_rest
from tui.cli import running
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.output import complain
from tui.cli.parser import COMMANDS, build, build_one, near_commands
from tui.widgets.defect import describe


def main(argv: Sequence[str]) -> int:
    """Run the sub-command that the words name and return the exit code."""
    _open_what_is_closed()
    _write_what_can_be_written()
    try:
        return _ended(argv)
    except SystemExit as ended:  # argparse's way to end, after --help as well
        return _flushed(int(ended.code or 0))


def _ended(argv: Sequence[str]) -> int:
    running.begin(argv)
    try:
        arguments = _understood(argv)
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # all is loaded; now there is something to tidy up
            signal.signal(signal.SIGINT, signal.default_int_handler)
        with collector_at_rest():  # a command makes records, ends, and lets go of all of them at once
            return _flushed(int(arguments.run(arguments)) if arguments else Exit.REFUSED)
    except NotSaved as problem:
        complain(str(problem))
        return Exit.NOT_SAVED
    except RefusedError as problem:
        complain(str(problem))
        return _flushed(problem.code)
    except FileProblem as problem:
        complain(str(problem))
        return Exit.REFUSED
    except OSError as problem:
        return _not_told(problem)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        complain(f"stopped by an internal error; the file is intact. {describe(error)}")
        return Exit.DEFECT


def _understood(argv: Sequence[str]) -> argparse.Namespace | None:
    """The arguments of the sub-command; None, and why, where the words name none. An option may stand before it."""
    at = next((at for at, word in enumerate(argv) if word in COMMANDS and argv[at - 1 : at] != ["--file"]), None)
    first = argv[0] if argv else ""
    if at is not None and (at == 0 or first.startswith("--file")):
        return build_one(argv[at]).parse_anywhere([*argv[:at], *argv[at + 1 :]])
    if not first or first.startswith("-"):
        return build(argv if at is not None else ()).parse_args(argv)
    near = near_commands(first)
    right = f"did you mean {' or '.join(near)}?" if near else f"expected one of {', '.join(COMMANDS)}"
    complain(f"{first}: there is no such sub-command; {right}")
    return None


def _flushed(code: int) -> int:
    """Write what is still buffered, and give the exit code that the command then ends with."""
    try:
        sys.stdout.flush()
    except OSError as problem:
        return _not_told(problem)
    return code


def _not_told(problem: OSError) -> int:
    """What becomes of a command whose answer could not be printed, or that met a path it could not use.

    A change that is on disk stands, and the exit code says so: a script that took it for failed would make it twice.
    """
    _write_nothing_more()
    if isinstance(problem, BrokenPipeError):
        return Exit.GOOD
    if problem.filename is not None:
        complain(f"{os.fsdecode(problem.filename)}: {problem.strerror}")
        return Exit.REFUSED
    complain(f"standard output: {problem.strerror}")
    return Exit.GOOD if running.stands() else Exit.NOT_SAVED


def _open_what_is_closed() -> None:
    """Have standard streams, for where one was closed a file opened later would take its place and its output."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


def _write_nothing_more() -> None:
    """Keep what is still buffered from being written when Python ends: whoever read it is gone, or its disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_what_can_be_written() -> None:
    """Have letters that the surroundings' encoding lacks written as question marks rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
