"""The one parser of the command line; completion, the manual page and `--help` are made from it."""

import argparse
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

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


class Command(NamedTuple):
    """A sub-command: its module in tui.cli.commands, with `run(arguments)`, its help, and which common options it has.

    Arguments of its own are added by `arguments(parser)` of the module.
    """

    module: str
    help: str
    json: bool = True
    file: bool = True


COMMANDS = {
    "status": Command("status", "show which crossings are open, to whom, and who holds each side"),
    "list": Command("list_events", "list the events that match a query, newest first"),
    "show": Command("show", "show records, with every field and who says so"),
    "add": Command("add", "add an event from one line of text, or a record of any kind", json=False),
    "edit": Command(
        "edit", "edit a record: FIELD=VALUE as in the dashboard, FIELD:=JSON, or in $EDITOR if neither is given"
    ),
    "check": Command(
        "check",
        "check a file and list what does not add up, each with its place; exit 0 good, 1 warnings, 2 not readable",
    ),
    "date": Command("date", "show how a date is understood (EDTF, earliest and latest day)", file=False),
    "import": Command(
        "import_files",
        "import tables (CSV, XLSX, JSON), ACLED, UCDP, Open-Syria, CBP, GeoJSON or bordertui files, after a preview",
    ),
    "export": Command("export", "export records to another format, without what is marked private", json=False),
    "report": Command(
        "report",
        "write a situation report: status, what changed, incidents with every figure attributed, sources",
        json=False,
    ),
    "count": Command(
        "count",
        "count events, killed and injured by month, type, crossing, actor, source or attribution, over rival claims",
    ),
    "compare": Command(
        "compare", "show what is different at each crossing between two days: status, passage, holders, permissions"
    ),
    "merge": Command(
        "merge",
        (
            "merge two versions of a data file record by record into OURS, as a git merge driver; exits with 1 if "
            "anything needs a decision, and all of it is in OURS"
        ),
        json=False,
    ),
    "diff": Command(
        "diff",
        (
            "show what differs between two data files, record by record; for a single file, print its records as "
            "lines, as a git textconv"
        ),
        file=False,
    ),
    "git-setup": Command(
        "git_setup",
        "set git up to merge and diff the data file record by record; lists every setting it writes",
        json=False,
    ),
    "log": Command(
        "log", "show the history of a record: each change with its day, its author, and the fields before and after"
    ),
    "serve": Command(
        "serve",
        "serve the dashboard to a browser on this machine, read-only unless told otherwise",
        json=False,
        file=False,
    ),
    "schema": Command("schema", "print the JSON Schema (2020-12) of the data file", json=False, file=False),
    "legend": Command("legend", "explain every sign, letter and colour of the dashboard", file=False),
    "where": Command("where", "print the paths of the data file, configuration, drafts, copies and log"),
    "completion": Command("completion", "print a completion script for a shell", json=False, file=False),
}


class Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal. Asks the terminal itself: argparse makes a formatter for each argument it is told
    of, and loads shutil and all its archive formats for the width, longer than a short command takes to run.
    """

    def __init__(self, prog: str, indent_increment: int = 2, max_help_position: int = 24, width: int = 0) -> None:
        super().__init__(prog, indent_increment, max_help_position, width or columns() - 2)


def utf8(word: str) -> str:
    """A word that goes into a record. Raises ArgumentTypeError for bytes that are no UTF-8, which no JSON can hold."""
    if word.isprintable() or not any("\ud800" <= letter <= "\udfff" for letter in word):
        return word
    raise argparse.ArgumentTypeError(f"{word!r} is not UTF-8; expected text in UTF-8")


def columns() -> int:
    """The width of the terminal in cells: COLUMNS where it is set, else the terminal's own, else 80."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or WIDTH if sys.__stdout__ else WIDTH
    except (OSError, ValueError):
        return WIDTH


class Parser(argparse.ArgumentParser):
    """A parser that takes options anywhere among the words; what follows `--` is no option.

    argparse's own way, `parse_intermixed_args`, loses the `--`.
    """

    def __init__(self, **named: Any) -> None:
        self._options: dict[str, argparse.Action] = {}
        super().__init__(**named, formatter_class=Formatter)

    def add_argument(self, *names: Any, **named: Any) -> argparse.Action:
        """Add an argument, and remember the options to know which of them take the next word."""
        action = super().add_argument(*names, **named)
        self._options |= dict.fromkeys(action.option_strings, action)
        return action

    def print_help(self, file: Any = None) -> None:
        """Print the help. Raises OSError where nothing takes it, which argparse would keep to itself."""
        (file or sys.stdout).write(self.format_help())

    def parse_anywhere(self, words: Sequence[str]) -> argparse.Namespace:
        """The arguments that the words mean, wherever the options stand. Exits as `parse_args` does."""
        known, unknown = self.parse_known_args([*self._options_first(words)])
        if left := [word for word in unknown if word != "--"]:
            is_option, names_file = left[0].startswith("-"), "--file" in self._options
            hint = "; the data file is named with --file" if names_file and not is_option else ""
            self.error(f"unknown option {left[0]!r}" if is_option else f"{left[0]!r} is one word too many{hint}")
        return known

    def _options_first(self, words: Sequence[str]) -> Iterator[str]:
        others: list[str] = []
        left = deque(words)
        while left:
            word = left.popleft()
            if word == "--":
                others += left
                break
            if not self._is_option(word):
                others.append(word)
                continue
            yield word
            option = self._option(word)
            if option is not None and option.nargs != 0 and left:
                yield left.popleft()
            while option is not None and option.nargs == "+" and left and not self._ends_a_list(left[0]):
                yield left.popleft()
        yield from ("--", *others) if others else ()

    def _ends_a_list(self, word: str) -> bool:
        """Whether a word is none of an option's several, but the next option, or one of few words, such as a format."""
        return self._is_option(word) or any(
            word in (action.choices or ()) for action in self._actions if not action.option_strings
        )

    def _is_option(self, word: str) -> bool:
        """Whether a word is an option; of a query `-word` is a part, which leaves out what has the word."""
        name = word.partition("=")[0]
        if not word[1:] or word[0] != "-" or " " in name or word[1:].replace(".", "", 1).isdigit():
            return False
        takes_query = any(action.dest == "query" for action in self._actions)
        return not takes_query or word.startswith("--") or word[:2] in self._options

    def _option(self, word: str) -> argparse.Action | None:
        """The option that a word is, perhaps abbreviated; None where its value is in the same word."""
        found = {id(action): action for name, action in self._options.items() if name.startswith(word)}
        return self._options.get(word) or (next(iter(found.values())) if len(found) == 1 else None)


def build(filled: Iterable[str] = tuple(COMMANDS)) -> Parser:
    """The parser of the whole command line, for its help, its manual page and its completion.

    Sub-commands that are not to be `filled` are listed without their arguments, which would load their modules.
    """
    parser = Parser(prog="bordertui", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"bordertui {__version__}")
    parser.add_argument("--read-only", action="store_true", help="open the dashboard and write nothing at all")
    commands = parser.add_subparsers(title="sub-commands", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        added = commands.add_parser(name, help=command.help, description=command.help)
        if name in filled:
            _fill(added, name)
    return parser


def build_one(name: str) -> Parser:
    """The parser of one sub-command, which loads its module alone and so is quick to start."""
    return _fill(Parser(prog=f"bordertui {name}", description=COMMANDS[name].help), name)


def _fill(parser: Parser, name: str) -> Parser:
    command = COMMANDS[name]
    module = import_module(f"tui.cli.commands.{command.module}")
    if hasattr(module, "arguments"):
        module.arguments(parser)
    if command.json:
        parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    if command.file:
        words = "the data file (default: $BORDERTUI_FILE, else the user's own)"
        takes_a_file(parser.add_argument("--file", metavar="FILE", help=words))
    parser.set_defaults(run=module.run)
    return parser


def near_commands(word: str) -> tuple[str, ...]:
    """The sub-commands that are spelt nearly as the word; none where it is clearly something else."""
    from store.text.near import near  # only for a word that names no sub-command

    return near(word, ((name, name) for name in COMMANDS)) if word.isascii() else ()


def takes_a_file(action: argparse.Action) -> None:
    """Have the shell complete an argument with the names of files (shtab reads this attribute)."""
    fish = "(__fish_complete_path (commandline -ct))"
    action.complete = {"bash": "_shtab_compgen_files", "zsh": "_files", "fish": fish, "tcsh": "f"}  # type: ignore[attr-defined]
