"""The command line. Owns how a sub-command is found, run and ended; never imports textual."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from store.file.errors import FileProblem, NotSaved
from tui.cli.exit_codes import Exit
from tui.cli.lean import load_msgspec
from tui.cli.output import complain
from tui.cli.parser import build

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Run the sub-command that `argv` begins with and return the exit code."""
    load_msgspec()
    _open_what_is_closed()
    _write_what_can_be_written()
    arguments = build(argv[0] if argv else None).parse_args(argv)
    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()
    except NotSaved as problem:
        complain(str(problem))
        return Exit.NOT_SAVED
    except FileProblem as problem:
        complain(str(problem))
        return Exit.REFUSED
    except BrokenPipeError:
        _write_nothing_more()
        return Exit.GOOD
    except OSError as problem:
        _write_nothing_more()
        complain(f"{problem.filename or 'standard output'}: {problem.strerror}")
        return Exit.NOT_SAVED
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        from tui.work.defect import describe

        complain(f"stopped by a defect of its own; the file is whole. {describe(error)}")
        return Exit.DEFECT
    return code


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
