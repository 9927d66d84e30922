"""`bordertui date`: how an entry is understood as a date."""

import argparse
import sys
from datetime import date

from store.dates import DateError, NotUnderstood
from store.dates.typed.explain import explain, explain_fully, explain_in_words
from tui.cli.as_of import understood_day
from tui.cli.exit_codes import Exit
from tui.cli.output import complain, say_json, say_table


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("text", nargs="+", metavar="TEXT", help="the date, in words or EDTF; - reads one per line")
    parser.add_argument(
        "--anchor",
        type=understood_day,
        default=None,
        metavar="DATE",
        help="the day that words such as yesterday count from (default: today)",
    )
    parser.add_argument("--strict", action="store_true", help="accept EDTF only, no words")


def run(arguments: argparse.Namespace) -> int:
    """Explain the entry, or each line of standard input as one JSON object a line; exit 1 where one is no date."""
    anchor = arguments.anchor or date.today()
    if arguments.text == ["-"]:
        code = Exit.GOOD
        for line in sys.stdin.buffer:
            entry = line.decode("utf-8", "replace").rstrip("\r\n")
            explained = explain(entry, anchor, strict=arguments.strict)
            say_json(explained, lines=True)
            code = Exit.WARNINGS if "error" in explained else code
        return code
    entry = " ".join(arguments.text)
    if arguments.json:
        fully = explain_fully(entry, anchor, strict=arguments.strict)
        say_json(fully)
        return Exit.REFUSED if "error" in fully else Exit.GOOD
    try:
        say_table(explain_in_words(entry, anchor, strict=arguments.strict))
    except (DateError, NotUnderstood) as error:
        complain(str(error))
        return Exit.REFUSED
    return Exit.GOOD
