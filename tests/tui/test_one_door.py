"""Text from the data file reaches the screen through `tui/widgets/text.py:safe` alone, and never as markup.

Textual's widgets may be used. Where they would parse a text as markup (Static, Option, notify, titles of borders …),
the call says `markup=False` or hands over a Content; and what is shown is a text of our own or has been made safe.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PARSES_MARKUP = {
    *("Static", "Label", "Button", "Checkbox", "RadioButton", "ToggleButton", "Tab", "TabPane", "Tooltip", "Digits"),
    *("OptionList", "Option", "SelectionList", "Collapsible", "notify", "render_str", "Log", "RichLog"),
}
"""What shows the texts it is given, and takes them for markup unless told otherwise."""

NO_MARKUP_FLAG = {"Option", "Tab", "TabPane", "Collapsible", "Button", "Digits", "Tooltip"}
"""Those of them that cannot be told otherwise: they are given a Content."""

ALWAYS_MARKUP = {"from_markup", "render_markup"}
"""What exists to parse markup."""

SHOWN_AS_MARKUP = {"tooltip", "border_title", "border_subtitle"}
"""Attributes that Textual shows, parsing what is no Content."""

MADE_SAFE = {"safe", "Content", "Option", "assemble", "styled"}
"""Calls whose result holds no markup; those of Content are looked into for what they are made of."""

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


def called(node: ast.AST) -> str:
    """The last name of what is called."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def is_constant(node: ast.expr) -> bool:
    """Whether the text is written in the program itself."""
    return isinstance(node, ast.Constant) or (
        isinstance(node, (ast.Tuple, ast.List)) and all(is_constant(each) for each in node.elts)
    )


def is_safe(node: ast.expr) -> bool:
    """Whether a text is one of our own, has been made safe, or is put together from such."""
    if is_constant(node):
        return True
    if isinstance(node, ast.JoinedStr):
        return all(is_safe(each.value) for each in node.values if isinstance(each, ast.FormattedValue))
    if isinstance(node, ast.BinOp):
        return is_safe(node.left) and is_safe(node.right)
    if isinstance(node, ast.IfExp):
        return is_safe(node.body) and is_safe(node.orelse)
    if isinstance(node, (ast.Tuple, ast.List)):
        return all(is_safe(each) for each in node.elts)
    if isinstance(node, ast.Starred):
        return is_safe(node.value)
    if isinstance(node, (ast.GeneratorExp, ast.ListComp)):
        return is_safe(node.elt)
    if called(node) == "safe":
        return True
    return called(node) in MADE_SAFE and isinstance(node, ast.Call) and all(is_safe(each) for each in node.args)


def shown(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are shown."""
    return [
        *call.args[:1],
        *(each.value for each in call.keywords if each.arg in ("prompt", "title", "label", "content")),
    ]


def faults(source: str) -> list[str]:
    """Where a text could reach the screen as markup, or without having been made safe."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = called(node)
            if name in ALWAYS_MARKUP:
                found.append(f"{node.lineno}: {name} parses markup")
            elif name in PARSES_MARKUP:
                flags = {each.arg: getattr(each.value, "value", None) for each in node.keywords}
                texts = [each for each in shown(node) if not is_constant(each)]
                is_content = all(called(each) in MADE_SAFE - {"safe"} for each in texts)
                if name in NO_MARKUP_FLAG and not is_content:
                    found.append(f"{node.lineno}: {name} is given no Content")
                elif name not in NO_MARKUP_FLAG and texts and not is_content and flags.get("markup") is not False:
                    found.append(f"{node.lineno}: {name} without markup=False")
                found += [f"{each.lineno}: {name} shows what is not safe" for each in texts if not is_safe(each)]
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
        )
        for target in targets:
            if isinstance(target, ast.Attribute) and target.attr in SHOWN_AS_MARKUP:
                assert isinstance(node, (ast.Assign, ast.AugAssign))
                if not is_constant(node.value) and not (called(node.value) == "Content" and is_safe(node.value)):
                    found.append(f"{target.lineno}: {target.attr} may hold markup")
    return found


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_no_text_is_shown_as_markup_or_without_having_been_made_safe(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(title)",
        "Static(safe(title))",
        "Static(title, markup=False)",
        "Static(f'{title} is gone', markup=False)",
        "self.app.notify(f'Saved: {safe(title)}')",
        "OptionList(*names, markup=False)",
        "OptionList(Option(safe(name)))",
        "Option(Content(name))",
        "panel.border_title = title",
        "panel.tooltip = safe(title)",
        "Content.from_markup(title)",
    ],
)
def test_a_way_round_the_door_is_found(source: str) -> None:
    assert faults(source)


@pytest.mark.parametrize(
    "source",
    [
        "Static('A text of [b]our own[/b]')",
        "Static(safe(title), markup=False)",
        "Static(Content(safe(title)))",
        "self.app.notify(f'Saved: {safe(title)}', markup=False)",
        "OptionList(markup=False)",
        "OptionList(*(Option(Content(safe(name))) for name in names), markup=False)",
        "panel.border_title = Content(safe(title))",
    ],
)
def test_what_goes_through_the_door_is_let_be(source: str) -> None:
    assert faults(source) == []


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_a_file_that_makes_segments_or_has_stock_widgets_knows_the_door(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    makes = any(called(node) == "Segment" for node in ast.walk(tree))
    stock = any(isinstance(node, ast.ImportFrom) and node.module == "textual.widgets" for node in ast.walk(tree))
    assert not (makes or stock) or any(called(node) == "safe" for node in ast.walk(tree))


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_what_is_printed_is_printed_in_few_places(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert name_of(path) in PRINTERS or not any(called(node) == "print" for node in ast.walk(tree))


def test_every_row_is_drawn_from_text_that_went_through_the_door() -> None:
    lines = ast.parse((ROOT / "tui" / "widgets" / "lines.py").read_text(encoding="utf-8"))
    functions = {node.name: node for node in ast.walk(lines) if isinstance(node, ast.FunctionDef)}
    makers = [name for name, node in functions.items() if any(called(each) == "Segment" for each in ast.walk(node))]
    assert makers == ["draw"]
    filled = {called(each) for each in ast.walk(functions["draw"])}
    assert "_fill" in filled
    assert "safe" in {called(each) for each in ast.walk(functions["_fill"])}
