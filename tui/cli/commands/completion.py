"""`bordertui completion`: shell completion, made from the one parser."""

from __future__ import annotations

import argparse

import shtab

from tui.cli.exit_codes import Exit
from tui.cli.parser import build


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh"))


def run(arguments: argparse.Namespace) -> int:
    """Print the script, for the folder in which the shell looks for completions."""
    print(shtab.complete(build(), shell=arguments.shell))
    return Exit.GOOD
