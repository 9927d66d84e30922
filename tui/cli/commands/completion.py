"""`bordertui completion`: shell completion, made from the one parser."""

import argparse

import shtab

from tui.cli.exit_codes import Exit
from tui.cli.parser import build

_MENDED = {
    "complete -o bashdefault -F": "complete -o bashdefault -o default -F",
    "$zsh_eval_context[-1] == eval ": "$zsh_eval_context[-1] == (eval|file) ",
    "_describe 'bordertui commands' _commands": "_describe 'bordertui commands' _commands || _files",
    "complete -c bordertui -f\n": "complete -c bordertui -f\ncomplete -c bordertui -n __fish_use_subcommand -F\n",
}
"""What shtab's scripts leave out: the data file that the dashboard opens, and zsh's `source`."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh"))


def run(arguments: argparse.Namespace) -> int:
    """Print the script, for the folder in which the shell looks for completions, or to be sourced."""
    script = shtab.complete(build(), shell=arguments.shell)
    for written, mended in _MENDED.items():
        script = script.replace(written, mended)
    print(script)
    return Exit.GOOD
