"""Text reaches the screen by one door, `tui/widgets/text.py`: any other way in is found here.

Textual and Rich parse strings as markup in many places (Static, notify, tooltips, titles of borders …). None of these
may be used at all, so there is nothing to be careful with.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]

MAY_IMPORT = {
    "rich.segment": {"lines"},
    "rich.style": {"themes", "inked"},
    "rich.cells": {"text"},
    "rich.color": {"inked"},
    "rich.console": {"inked"},
    "textual.strip": {"lines", "painting", "inked", "dashboard"},
    "textual.widget": {"painting", "dashboard"},
    "textual.screen": {"painting", "app"},
    "textual.app": {"app", "external", "text_editor"},
    "textual.layout": {"dashboard"},
    "textual._xterm_parser": {"driver"},
    "textual.drivers.linux_driver": {"driver"},
}
"""Which files may import what can show something."""

HARMLESS = {"textual.geometry", "textual.events", "textual.message", "textual.messages", "textual.constants"}
"""What can show nothing."""

OTHER_WAYS_IN = {
    *("notify", "render_str", "from_markup", "set_content", "bell", "copy_to_clipboard", "open_url", "panic"),
    *("save_screenshot", "deliver_text", "deliver_screenshot", "push_screen", "switch_screen"),
}
"""Methods by which Textual takes text to the terminal, the clipboard, a file or another program."""

SHOWN_BY_TEXTUAL = {"tooltip", "border_title", "border_subtitle", "sub_title", "loading", "_border_title"}
"""Attributes that Textual would show as markup."""

DRAWS = {
    "render": {"inked.py"},
    "render_line": set(),
    "render_lines": {"lines.py", "dashboard.py"},
    "compose": {"dashboard.py"},
}
"""Methods by which Textual asks a widget what to show, and the files that may have one."""

PRINTERS = {
    "tui/__main__.py": "the version",
    "tui/cli/output.py": "all that commands print",
    "tui/cli/commands/completion.py": "a script made of our own words alone",
    "tui/cli/commands/import_files.py": "questions of our own, without a line's end",
}
"""Files that write to the terminal while no screen is shown, and what they write."""


def sources() -> list[Path]:
    return sorted((ROOT / "tui").rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def imported(node: ast.AST) -> list[str]:
    """The modules of Textual and Rich that a statement imports."""
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.module in ("textual", "rich"):
        names = [f"{node.module}.{alias.name}" for alias in node.names]
    else:
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
    return [name for name in names if name.split(".")[0] in ("textual", "rich")]


def called(node: ast.AST) -> str:
    """The last name of what is called."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_only_those_import_what_can_show_something_that_must(path: Path) -> None:
    modules = [module for node in nodes(path) for module in imported(node)]
    assert [each for each in modules if each not in HARMLESS and path.stem not in MAY_IMPORT.get(each, set())] == []


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_nothing_is_shown_but_as_rows_of_lines(path: Path) -> None:
    for node in nodes(path):
        where = f"{name_of(path)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            assert node.attr not in SHOWN_BY_TEXTUAL, where
        if isinstance(node, ast.FunctionDef) and node.name in DRAWS and len(node.args.args) < 3:
            assert path.name in DRAWS[node.name], where
        if called(node) in ("Segment", "Strip"):
            assert path.name == "lines.py", where


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_no_other_way_of_textual_is_taken(path: Path) -> None:
    taken = [called(node) for node in nodes(path) if called(node) in OTHER_WAYS_IN]
    assert taken == (["copy_to_clipboard"] if path.name == "choosing.py" else []), (
        "only what a person asks to be copied"
    )


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_what_is_printed_is_printed_in_few_places(path: Path) -> None:
    prints = [node for node in nodes(path) if called(node) == "print"]
    assert not prints or name_of(path) in PRINTERS


def test_every_segment_is_made_of_text_that_went_through_the_door() -> None:
    lines = ast.parse((ROOT / "tui" / "widgets" / "lines.py").read_text(encoding="utf-8"))
    functions = {node.name: node for node in ast.walk(lines) if isinstance(node, ast.FunctionDef)}
    makers = [name for name, node in functions.items() if any(called(each) == "Segment" for each in ast.walk(node))]
    assert makers == ["draw"]
    filled = {called(each) for each in ast.walk(functions["draw"])}
    assert "_fill" in filled
    assert "safe" in {called(each) for each in ast.walk(functions["_fill"])}
