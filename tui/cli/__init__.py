"""The command line. Owns how a sub-command is found, run and ended; never imports textual."""

from __future__ import annotations

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
    return code
