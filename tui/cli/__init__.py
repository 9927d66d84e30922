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
        # The reader of our output has gone: what is still buffered must not be written when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.GOOD
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        from tui.defect import describe

        complain(f"stopped by a defect of its own; the file is whole. {describe(error)}")
        return Exit.DEFECT
    return code


def _write_what_can_be_written() -> None:
    """Have letters that the surroundings' encoding lacks written as question marks rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
