"""`bordertui schema`: the JSON Schema of the data file, for editors and scripts that check one."""

import argparse

from store.records.json_schema import schema
from tui.cli.exit_codes import Exit
from tui.cli.output import say_json


def run(_arguments: argparse.Namespace) -> int:
    """Print the schema."""
    say_json(schema())
    return Exit.GOOD
