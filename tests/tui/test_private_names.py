"""Which names that Textual, Rich and TinyDB keep to themselves the program uses all the same, and why."""

import ast
import importlib
import inspect
import pkgutil
import textwrap
from functools import cache
from pathlib import Path

import tui

ROOT = Path(__file__).parents[2]
FRAMEWORKS = ("textual", "rich", "tinydb")

REASONS = {
    "_xterm_parser": "the driver reads in the program's own loop; Textual's reader of key sequences has no public name",
    "_handle_exception": "Textual would end after a defect by printing a traceback with the values of records",
}
"""Three at most."""

OF_NAMED_TUPLES = {"_replace", "_asdict", "_fields"}


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def trees() -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tui").rglob("*.py"))]


def our_classes() -> list[type]:
    """The classes of the program that are derived from one of a framework."""
    found = []
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if not module.name.endswith("__main__"):
            for _, cls in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                if cls.__module__ == module.name and any(of_a_framework(base) for base in cls.__mro__):
                    found.append(cls)
    return found


def of_a_framework(cls: type) -> bool:
    return cls.__module__.split(".")[0] in FRAMEWORKS


@cache
def private_to(cls: type) -> frozenset[str]:
    """The private names that a class of a framework gives itself or its instances."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    stored = {
        each.attr for each in ast.walk(tree) if isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store)
    }
    return frozenset(filter(is_private, stored | set(vars(cls))))


def of_the_bases(cls: type) -> set[str]:
    """The private names of the framework that a class of ours uses or takes over."""
    theirs: set[str] = set()
    for base in cls.__mro__:
        if of_a_framework(base):
            theirs |= private_to(base)
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    attributes = {each.attr for each in ast.walk(tree) if isinstance(each, ast.Attribute)}
    methods = {each.name for each in ast.walk(tree) if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))}
    return theirs & (attributes | methods)


def test_our_classes_use_no_private_name_of_what_they_are_derived_from_without_a_reason() -> None:
    classes = our_classes()
    assert len(classes) > 10
    used = {(cls.__name__, name) for cls in classes for name in of_the_bases(cls)}
    assert {each for each in used if each[1] not in REASONS} == set()


def test_no_private_name_of_another_object_is_used() -> None:
    others = {
        node.attr
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and is_private(node.attr)
        if not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
        if not (isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "super")
    }
    assert others - OF_NAMED_TUPLES <= {"_exit"}, "os._exit ends without tearing down what is there"


def test_no_private_module_is_imported_without_a_reason() -> None:
    imported = {
        part
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in FRAMEWORKS
        for part in (*node.module.split("."), *(alias.name for alias in node.names))
    }
    assert {name for name in imported if is_private(name)} <= set(REASONS)


def test_every_reason_is_still_needed_and_there_are_three_at_most() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tui").rglob("*.py"))
    assert [name for name in REASONS if name not in written] == []
    assert len(REASONS) <= 3
