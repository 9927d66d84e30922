"""`bordertui legend`: what every sign, letter and colour of the dashboard means."""

import argparse

from tui.cli.exit_codes import Exit
from tui.cli.output import say_json, say_table
from tui.widgets.legend import legend


def run(arguments: argparse.Namespace) -> int:
    """Print it, as help in the dashboard has it."""
    if arguments.json:
        say_json(
            [
                {"section": section.title, "sign": sign.sign, "meaning": sign.meaning}
                for section in legend()
                for sign in section.signs
            ]
        )
        return Exit.GOOD
    for section in legend():
        say_table([(section.title,)])
        say_table((f"  {sign.sign:<8}", sign.meaning) for sign in section.signs)
    return Exit.GOOD
