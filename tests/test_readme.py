"""The README tells the program as it is: its keys, its commands, its exit codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tui.actions import ACTIONS
from tui.actions.table import key_table, with_tables
from tui.cli.exit_codes import Exit
from tui.cli.parser import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def readme(root: Path) -> str:
    """The README's text."""
    return (root / "README.md").read_text("utf-8")


def test_the_tables_are_those_of_the_actions_and_of_the_fields(readme: str) -> None:
    assert with_tables(readme) == readme, "run: python -m tui.actions.table README.md"


def test_every_action_has_a_line_with_its_name_and_its_help() -> None:
    lines = key_table().splitlines()[2:]
    assert len(lines) == len(ACTIONS)
    assert all(line.endswith(f"| {action.id} |") for line, action in zip(lines, ACTIONS, strict=True))
    assert all(len(line.split("|")[2].strip()) > 8 for line in lines)


def test_every_command_and_exit_code_is_named(readme: str) -> None:
    assert [name for name in COMMANDS if f"`bordertui {name}" not in readme and f"`{name}" not in readme] == []
    assert [code.value for code in Exit if not re.search(rf"\b{code.value}\b", readme)] == []
