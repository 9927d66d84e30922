"""`bordertui schema`: the JSON Schema of the data file, for editors and scripts that check one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.exit_codes import Exit
from tui.cli.output import say_json

if TYPE_CHECKING:
    import argparse

HELP = "print the JSON Schema (2020-12) of the data file"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """There are none."""


def run(_arguments: argparse.Namespace) -> int:
    """Print the schema."""
    from store.records.json_schema import schema

    say_json(schema())
    return Exit.GOOD
