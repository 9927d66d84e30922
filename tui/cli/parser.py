"""The one parser of the command line; completion, the manual page and `--help` are made from it."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from store.version import __version__

DESCRIPTION = (
    "An offline logbook and dashboard for border crossings: which are open, to whom, who holds each side, "
    "what happened when, and who says so."
)
EPILOG = (
    "Without a sub-command, `bordertui [FILE]` opens the dashboard on FILE, else on $BORDERTUI_FILE, else on the file "
    "in the user's data folder. `./check` names a file called like a sub-command. Exit codes: 0 good; 1 done, with "
    "something to look at; 2 wrong use or a file that cannot be read; 3 no such record; 4 not saved."
)

WIDTH = 80

# Each sub-command is a module of tui.cli.commands with HELP, arguments(parser) and run(arguments).
COMMANDS = {
    "status": "status",
    "list": "list_events",
    "show": "show",
    "add": "add",
    "edit": "edit",
    "check": "check",
    "date": "date",
    "import": "import_files",
    "export": "export",
    "report": "report",
    "count": "count",
    "merge": "merge",
    "log": "log",
    "where": "where",
    "completion": "completion",
}


class Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal. Asks the terminal itself: argparse makes a formatter for each argument it is told
    of, and loads shutil and all its archive formats for the width, longer than a short command takes to run.
    """

    def __init__(self, prog: str, indent_increment: int = 2, max_help_position: int = 24, width: int = 0) -> None:
        super().__init__(prog, indent_increment, max_help_position, width or _columns() - 2)


def utf8(word: str) -> str:
    """A word that goes into a record. Raises ArgumentTypeError for bytes that are no UTF-8, which no JSON can hold."""
    if word.isprintable() or not any("\ud800" <= letter <= "\udfff" for letter in word):
        return word
    raise argparse.ArgumentTypeError(f"{word!r} is not UTF-8; expected text in UTF-8")


def _columns() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or WIDTH if sys.__stdout__ else WIDTH
    except (OSError, ValueError):
        return WIDTH


def build(command: str | None = None) -> argparse.ArgumentParser:
    """The parser; with the name of a sub-command only that one's module is loaded, which keeps it quick to start."""
    parser = argparse.ArgumentParser(
        prog="bordertui", description=DESCRIPTION, epilog=EPILOG, formatter_class=Formatter
    )
    parser.add_argument("--version", action="version", version=f"bordertui {__version__}")
    commands = parser.add_subparsers(title="sub-commands", metavar="COMMAND", required=True)
    for name in (command,) if command in COMMANDS else COMMANDS:
        module = import_module(f"tui.cli.commands.{COMMANDS[name]}")
        sub = commands.add_parser(name, help=module.HELP, description=module.HELP, formatter_class=Formatter)
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    return parser


def takes_a_file(action: argparse.Action) -> None:
    """Have the shell complete an argument with the names of files (shtab reads this attribute)."""
    action.complete = {"bash": "_shtab_compgen_files", "zsh": "_files"}  # type: ignore[attr-defined]
