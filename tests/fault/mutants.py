"""Small wrong programs: one comparison, constant or condition of a room changed, and the room's own tests run on it.

A mutant that no test notices marks a rule that is not held at its edge. The program itself is never touched: each
mutant stands in a copy. As a program: `python -m tests.fault.mutants ROOM [HOW MANY]` prints those that survive.
"""

import ast
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
SEED: Final = 20190830
SECONDS: Final = 240
"""Of the processor, in which a room's tests end; on a busy machine they wait for longer."""


class Room(NamedTuple):
    """Some modules, and the tests that speak of them."""

    modules: str
    tests: tuple[str, ...]
    spared: frozenset[str] = frozenset()
    """Modules that only word things, and functions that only save time: they hold no rule."""


ROOMS: Final = {
    "claims": Room(
        "store/claims/*.py",
        ("tests/store/claims", "tests/store/checks/test_rivals.py"),
        frozenset({"_tells_anything_twice"}),
    ),
    "status": Room("store/status/*.py", ("tests/store/status",), frozenset({"words.py"})),
    "merge": Room("store/file/merge*.py", ("tests/store/file/test_merge.py", "tests/store/file/test_others.py")),
    "dates": Room("store/dates/**/*.py", ("tests/store/dates",)),
}
_OPPOSITES: Final[dict[type[ast.AST], ast.cmpop | ast.boolop | ast.operator]] = {
    ast.Lt: ast.LtE(), ast.LtE: ast.Lt(), ast.Gt: ast.GtE(), ast.GtE: ast.Gt(), ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(), ast.In: ast.NotIn(), ast.NotIn: ast.In(), ast.Is: ast.IsNot(), ast.IsNot: ast.Is(),
    ast.And: ast.Or(), ast.Or: ast.And(),
}  # fmt: skip
_EXTREMES: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """One place of a module with other words."""

    path: Path
    line: int
    before: str
    after: str
    text: str  # of the whole module

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.before}  ->  {self.after}"


def mutants(room: str, root: Path = ROOT) -> list[Mutant]:
    """Every small change that is tried in a room, in the order of its modules."""
    found: list[Mutant] = []
    spared = ROOMS[room].spared
    for path in sorted(path for path in root.glob(ROOMS[room].modules) if path.name not in spared):
        text = path.read_text("utf-8")
        for node, after in _changes(ast.parse(text), spared):
            start, end = _place(text, node)
            before = text[start:end]
            changed = f"{text[:start]}({after}){text[end:]}"
            found.append(Mutant(path.relative_to(root), node.lineno, before, after, changed))
    return found


def sample(room: str, count: int) -> list[Mutant]:
    """So many of them, always the same ones of one state of the program."""
    every = mutants(room)
    return Random(SEED).sample(every, min(count, len(every)))


def survivors(room: str, count: int) -> list[Mutant]:
    """Those of a sample that the room's tests do not notice. The tests must pass on the program as it is."""
    with tempfile.TemporaryDirectory(prefix="bordertui-mutants-") as name:
        copy = Path(name)
        for part in ("store", "tui", "tests"):
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__", "frames"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        assert _passes(room, copy), f"the tests of {room} fail on the program as it is"
        return [mutant for mutant in sample(room, count) if _survives(mutant, room, copy)]


def _survives(mutant: Mutant, room: str, copy: Path) -> bool:
    target = copy / mutant.path
    right = target.read_text("utf-8")
    target.write_text(mutant.text, "utf-8")
    try:
        return _passes(room, copy)
    finally:
        target.write_text(right, "utf-8")


def _passes(room: str, copy: Path) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    with subprocess.Popen(
        [*command, "-p", "no:xdist", "-m", "not full", *ROOMS[room].tests],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "PYTEST_ADDOPTS": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),  # ends an endless loop
    ) as running:
        return running.wait() == 0


def _place(text: str, node: ast.expr) -> tuple[int, int]:
    """Where an expression stands in the text, in characters; a line's columns are counted in bytes."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))

    def at(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return at(node.lineno, node.col_offset), at(node.end_lineno, node.end_col_offset)


def _changes(tree: ast.Module, spared: frozenset[str]) -> Iterator[tuple[ast.expr, str]]:
    """An expression, and what it becomes, but for those in annotations, f-strings and spared places."""
    left_alone: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign | ast.arg) and node.annotation:
            left_alone |= set(ast.walk(node.annotation))
        if isinstance(node, ast.FunctionDef) and node.name in spared:
            left_alone |= set(ast.walk(node))
        if isinstance(node, ast.FunctionDef) and node.returns:
            left_alone |= set(ast.walk(node.returns))
        for decorator in getattr(node, "decorator_list", ()):
            left_alone |= set(ast.walk(decorator))
        if isinstance(node, ast.JoinedStr):
            left_alone |= set(ast.walk(node))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            left_alone |= set(ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and node not in left_alone:
            yield from ((node, after) for after in _become(node))


def _become(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Compare(left, ops, rest):
            for at, op in enumerate(ops):
                yield ast.unparse(ast.Compare(left, [*ops[:at], _OPPOSITES[type(op)], *ops[at + 1 :]], rest))  # type: ignore[list-item]
        case ast.BoolOp(op, values):
            yield ast.unparse(ast.BoolOp(_OPPOSITES[type(op)], values))  # type: ignore[arg-type]
            for at in range(len(values) if not _is_fallback(values[-1]) else 0):
                yield ast.unparse(
                    ast.BoolOp(op, [*values[:at], *values[at + 1 :]]) if len(values) > 2 else values[1 - at]
                )
        case ast.UnaryOp(ast.Not(), operand):
            yield ast.unparse(operand)
        case ast.Call(ast.Name(name), arguments, named) if name in _EXTREMES:
            yield ast.unparse(ast.Call(ast.Name(_EXTREMES[name]), arguments, named))
        case ast.Constant(bool() as value):
            yield str(not value)
        case ast.Constant(int() as value):
            yield str(value + 1)
        case ast.Constant(float() as value):
            yield str(value * 1.3)


def _is_fallback(node: ast.expr) -> bool:
    """Whether an expression is what stands for nothing, as in `name or ""`: a matter of types more than of rules."""
    return isinstance(node, ast.Constant | ast.Dict | ast.Tuple) and not any(ast.iter_child_nodes(node))


if __name__ == "__main__":
    ROOM, COUNT = sys.argv[1], int((sys.argv[2:] or ["12"])[0])
    LEFT = survivors(ROOM, COUNT)
    print(f"{ROOM}: {len(LEFT)} of {min(COUNT, len(mutants(ROOM)))} mutants survive", *LEFT, sep="\n  ")
