"""Where an export or report goes: a file that was not there, or standard output. Never overwrites without `--force`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from store.file.durable import replace, status_of
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.output import say
from tui.cli.parser import takes_a_file


def output_arguments(parser: argparse.ArgumentParser) -> None:
    """Add `-o` and `--force` to a sub-command."""
    takes_a_file(
        parser.add_argument("-o", "--output", metavar="OUT", help="a file, or - for standard output (the default)")
    )
    parser.add_argument("--force", action="store_true", help="overwrite OUT where it is there already")


def write_out(content: bytes, arguments: argparse.Namespace, data_file: Path) -> int:
    """Write to where the arguments say; the exit code. Raises FileProblem where the file cannot be written."""
    if arguments.output in (None, "-"):
        _print(content)
        return Exit.GOOD
    path = Path(arguments.output)
    there = status_of(str(path))
    if there and path.samefile(data_file):
        raise RefusedError(f"{path}: this is the data file itself; expected another name")
    if there and not arguments.force:
        raise RefusedError(f"{path}: there is already a file; --force overwrites it")
    replace(str(path), [content])
    return Exit.GOOD


def _print(content: bytes) -> None:
    """To a terminal as safe lines, to anything else byte for byte."""
    if sys.stdout.isatty():
        for line in content.decode("utf-8", "replace").splitlines():
            say(line)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
