"""`bordertui completion`: shell completion, made from the one parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.exit_codes import Exit

if TYPE_CHECKING:
    import argparse

HELP = "print a completion script for a shell"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh"))


def run(arguments: argparse.Namespace) -> int:
    """Print the script, for the folder in which the shell looks for completions."""
    import shtab

    from tui.cli.parser import build

    print(shtab.complete(build(), shell=arguments.shell))
    return Exit.GOOD
