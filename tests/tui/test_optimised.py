"""PYTHONOPTIMIZE=2 leaves out docstrings: nothing that is shown is one."""

import subprocess
import sys

from tui.actions import ACTIONS

ALL_HELP = "from tui.actions import ACTIONS; print([action.id for action in ACTIONS if not action.help.endswith('.')])"


def test_the_help_of_each_action_is_there_without_docstrings() -> None:
    done = subprocess.run([sys.executable, "-OO", "-c", ALL_HELP], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert all(type(action).__doc__ is None for action in ACTIONS), "a docstring beside `help` would be said twice"
