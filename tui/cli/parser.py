"""The one parser of the command line; completion, the manual page and `--help` are made from it."""

from __future__ import annotations

import argparse
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
    "where": "where",
    "completion": "completion",
}


def build(command: str | None = None) -> argparse.ArgumentParser:
    """The parser; with the name of a sub-command only that one's module is loaded, which keeps it quick to start."""
    parser = argparse.ArgumentParser(prog="bordertui", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"bordertui {__version__}")
    commands = parser.add_subparsers(title="sub-commands", metavar="COMMAND", required=True)
    for name in (command,) if command in COMMANDS else COMMANDS:
        module = import_module(f"tui.cli.commands.{COMMANDS[name]}")
        sub = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    return parser
