"""The house rules that a machine can hold: sizes, docstrings, names, and nothing of one machine in the repository."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FUNCTION = 60
MOST_LOOSE = 4
"""Modules at the top of a wing; the rest stand in rooms named by what they own."""

VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "data", "misc"}

# The letters in brackets keep these rules from finding themselves.
MACHINE = re.compile(r"(?<!\w)/[w]ork/|/[t]mp/|/[r]oot/|/[h]ome/[a-z]")
REGISTRY = re.compile(r"[p]ypi\.org|[p]ythonhosted|[n]pmjs|registry\.[n]pm|[d]eb\.debian")
UNFINISHED = re.compile(r"\b([T]ODO|[F]IXME|[X]XX)\b")
FETCHED = re.compile(r"@font-face|@import|url\(|href|<image|https?://(?!www\.w3\.org/2000/svg)")


@cache
def tracked() -> tuple[Path, ...]:
    """The repository's files."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("needs a git checkout, to know which files are the repository's")
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def sources() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py"]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def texts() -> Iterator[tuple[str, str]]:
    """Name and words of each file that is text."""
    for path in tracked():
        try:
            yield name_of(path), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, words in texts()
        for number, line in enumerate(words.splitlines(), 1)
        if pattern.search(line)
    ]


def test_each_wing_has_few_loose_modules() -> None:
    loose = {
        wing: sorted(path.stem for path in sources() if path.parent == ROOT / wing and not path.stem.startswith("__"))
        for wing in ("store", "tui")
    }
    assert {wing: names for wing, names in loose.items() if len(names) > MOST_LOOSE} == {}


def test_no_function_is_too_long_to_read() -> None:
    long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_every_module_says_what_it_owns() -> None:
    silent = [name_of(path) for path in sources() if tree(path).body and not ast.get_docstring(tree(path))]
    assert silent == []


def test_every_public_name_of_the_program_is_explained() -> None:
    silent = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in sources()
        if path.relative_to(ROOT).parts[0] in ("store", "tui")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not has_help(node)
    ]
    assert silent == []


def has_help(node: ast.AST) -> bool:
    """Whether a class explains itself by a text that is shown, as actions do."""
    return isinstance(node, ast.ClassDef) and any(
        isinstance(each, ast.Assign) and getattr(each.targets[0], "id", "") == "help" for each in node.body
    )


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name_of(path) for path in sources() if path.stem in VAGUE] == []


def test_nothing_names_a_place_of_one_machine() -> None:
    assert found(MACHINE) == []


def test_nothing_names_a_package_registry() -> None:
    assert found(REGISTRY) == []


def test_nothing_is_left_unfinished() -> None:
    assert found(UNFINISHED) == []


def test_the_readme_links_to_files_that_are_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_pictures_fetch_nothing() -> None:
    pictures = [path for path in tracked() if path.suffix == ".svg"]
    assert [name_of(path) for path in pictures if FETCHED.search(path.read_text(encoding="utf-8"))] == []
