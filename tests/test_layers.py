"""The layer rules at run time: what is really imported, in a Python of its own. `make layers` reads the sources."""

import ast
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence, Set
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import pytest

import store
from tui.cli.parser import COMMANDS

ROOT = Path(__file__).parents[1]
LONGEST_CIRCLE = 3
SCREEN = ("textual", "rich", "tui")
RUN = """
import json, runpy, sys
sys.argv = ["bordertui", *json.loads(sys.argv[1])]
try:
    runpy.run_module("tui", run_name="__main__")
finally:
    loaded = sorted(name for name in sys.modules if name.partition(".")[0] == "textual")
    print("\\nLOADED", json.dumps(loaded))
"""


def store_modules() -> list[str]:
    return ["store", *(module.name for module in pkgutil.walk_packages(store.__path__, "store."))]


def modules() -> dict[str, Path]:
    """Every module of the program by its name."""
    found = {}
    for wing in ("store", "tui"):
        for path in (ROOT / wing).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = path
    return found


def imports() -> dict[str, set[str]]:
    """What each module imports of the program: at its top, for types alone, and within functions."""
    known = modules()
    found: dict[str, set[str]] = {}
    for name, path in known.items():
        found[name] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for each in (f"{node.module}.{alias.name}" for alias in node.names):
                    found[name] |= {each if each in known else node.module} & known.keys()
            elif isinstance(node, ast.Import):
                found[name] |= {alias.name for alias in node.names} & known.keys()
    return found


def circles(imported: Mapping[str, Set[str]]) -> list[list[str]]:
    """The groups of modules that import one another in circles: Tarjan's strongly connected components."""
    place: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: list[str] = []
    found = []

    def visit(name: str) -> None:
        place[name] = lowest[name] = len(place)
        open_.append(name)
        for other in sorted(imported[name]):
            if other not in place:
                visit(other)
            if other in open_:
                lowest[name] = min(lowest[name], lowest[other])
        if lowest[name] == place[name]:
            circle = open_[open_.index(name) :]
            del open_[open_.index(name) :]
            if len(circle) > 1:
                found.append(sorted(circle))

    for name in sorted(imported):
        if name not in place:
            visit(name)
    return found


def test_a_circle_of_imports_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def test_no_circle_of_imports_is_longer_than_three_files() -> None:
    assert [circle for circle in circles(imports()) if len(circle) > LONGEST_CIRCLE] == []


WAYS_IN = "each way into the program loads what it needs: `--version` costs what Python costs"
FIRST_PAINTING = "the first painting does without it"
SHORT_COMMAND = "a short command does without it, and answers before it would be loaded"
LOADED_LATER = {
    ("tui/__main__.py", "main"): WAYS_IN,
    ("tui/__main__.py", "_command"): WAYS_IN,
    ("tui/__main__.py", "_load_msgspec"): WAYS_IN,
    ("tui/__main__.py", "_is_path"): WAYS_IN,
    (
        "tui/start.py",
        "_run",
    ): "the screen is loaded once it is known that there is a terminal, and with the collector off",
    ("tui/start.py", "_complain"): "the parser of the command line comes with it, which the screen does without",
    ("tui/app.py", "_keys"): FIRST_PAINTING,
    ("tui/app.py", "_hand_on"): FIRST_PAINTING,
    ("tui/app.py", "drafts"): FIRST_PAINTING,
    ("tui/app.py", "get_driver_class"): "it needs modules that other systems do not have",
    ("tui/work/session.py", "standing"): FIRST_PAINTING,
    ("tui/work/session.py", "named"): FIRST_PAINTING,
    ("tui/work/session.py", "mentions"): FIRST_PAINTING,
    ("tui/work/findings.py", "_look"): FIRST_PAINTING,
    ("tui/work/settings.py", "read_settings"): FIRST_PAINTING,
    ("tui/panels/timeline.py", "_behind"): FIRST_PAINTING,
    ("tui/panels/board.py", "_changes"): "all panels are painted without the report, and only a comparison needs it",
    ("tui/actions/copying.py", "run"): "all panels are painted without it, and only copying needs it",
    ("tui/widgets/text.py", "_measured"): SHORT_COMMAND,
    ("tui/widgets/text.py", "graphemes"): SHORT_COMMAND,
    ("tui/cli/parser.py", "near_commands"): SHORT_COMMAND,
    ("tui/cli/commands/list_events.py", "run"): SHORT_COMMAND,
    ("tui/cli/commands/serve.py", "run"): "an extra, which need not be installed",
    ("tui/cli/commands/serve.py", "loopback_server"): "an extra, which need not be installed",
}
"""The functions of the screen's wing that import something, and why that does not stand at the top of the module."""


def importing_functions(wing: str) -> Iterator[tuple[str, str, ast.Import | ast.ImportFrom]]:
    """Every import within a function, with its file and the function."""
    for path in sorted((ROOT / wing).rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        yield path.relative_to(ROOT).as_posix(), function.name, node


def test_the_screen_imports_within_functions_only_what_would_delay_a_start() -> None:
    assert {(path, function) for path, function, _ in importing_functions("tui")} == LOADED_LATER.keys()


ANSWERS_SOON = "looking at a file, as most commands do, answers before it would be loaded"
ITS_FORMAT = "a reader or writer of one kind of file, loaded for the files that need it"
ITS_WORDS = "its vocabulary is loaded for a word that needs it, and most runs read none"
STORE_LOADED_LATER = {
    ("store/__init__.py", "on_demand"): "the version is told without loading it",
    ("store/__init__.py", "named"): "the version is told without loading it",
    ("store/dates/__init__.py", "__getattr__"): "most runs read no typed date",
    ("store/dates/edtf/parsing.py", "parse"): "days, months and years, which most dates are, need no grammar",
    ("store/dates/typed/phrases.py", "_in_words"): "dateutil is asked where our own grammar understands nothing",
    ("store/desk/decoding.py", "twice"): ANSWERS_SOON,
    ("store/desk/saving.py", "write"): "TinyDB takes time to load, and nothing but a save needs it",
    ("store/entry/field.py", "_country"): ITS_WORDS,
    ("store/exchange/exports/xlsx.py", "write"): ITS_FORMAT,
    ("store/exchange/imports/values.py", "_count_in_words"): ITS_WORDS,
    ("store/exchange/sheets/xlsx_sheet.py", "book_of"): ITS_FORMAT,
    ("store/exchange/sheets/xlsx_sheet.py", "_errors"): ITS_FORMAT,
    ("store/exchange/sheets/xlsx_sheet.py", "all_words"): ITS_FORMAT,
    ("store/paths.py", "_of_system"): ANSWERS_SOON,
    ("store/paths.py", "state_of"): ANSWERS_SOON,
    ("store/query/__init__.py", "parse"): "most runs have no filter",
    ("store/query/collection.py", "_known"): "only what is looked at as known at the time asks it",
    ("store/query/conditions.py", "attribution_of"): "most filters ask nothing that follows from claims",
    ("store/query/conditions.py", "_is_contested"): "most filters ask nothing that follows from claims",
    ("store/query/conditions.py", "test"): "no other field of the filter asks it",
    ("store/query/fields.py", "_side"): ITS_WORDS,
    ("store/query/fields.py", "_date"): "most runs read no typed date",
    ("store/query/fields.py", "date_at"): "most runs read no typed date",
    ("store/text/near.py", "most_alike"): "only a wrong word asks for it",
    ("store/words/names.py", "near_names"): "only a name that nothing has asks for it",
    ("store/text/letters.py", "syllable_of"): "only Chinese and Korean letters need its tables",
}
"""As `LOADED_LATER`, for the other wing."""


def test_the_store_imports_within_functions_only_what_most_runs_do_without() -> None:
    assert {(path, function) for path, function, _ in importing_functions("store")} == STORE_LOADED_LATER.keys()


def run_python(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )


def textual_modules(words: Sequence[str]) -> list[str]:
    """What of Textual a run of the program with these words has loaded."""
    wanted = [words[0]] if words[0] in COMMANDS else [] if words == ["--version"] else list(COMMANDS)
    if missing := [name for name in wanted if find_spec(f"tui.cli.commands.{COMMANDS[name].module}") is None]:
        pytest.skip(f"not built yet: {', '.join(missing)}")
    done = run_python(RUN, json.dumps(words))
    assert "Traceback" not in done.stderr.replace("SystemExit", ""), done.stderr
    _, _, loaded = done.stdout.rpartition("LOADED ")
    names: list[str] = json.loads(loaded)
    return names


def test_importing_any_module_of_the_store_brings_in_nothing_of_the_screen() -> None:
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    importlib.import_module(name)\n"
        f"    seen = [top for top in {SCREEN!r} if top in sys.modules]\n"
        "    assert not seen, f'{name} brings in {seen}'\n"
    )
    done = run_python(code, *store_modules())
    assert done.returncode == 0, done.stderr


def test_the_check_of_imports_would_notice_the_screen() -> None:
    done = run_python(RUN.replace('runpy.run_module("tui", run_name="__main__")', "import textual"), "[]")
    assert "textual" in json.loads(done.stdout.rpartition("LOADED ")[2])


@pytest.mark.parametrize("words", [["--version"], ["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_a_command_does_not_load_the_screen(words: list[str]) -> None:
    assert textual_modules(words) == []


@pytest.mark.parametrize("words", [["where"], ["status"], ["list"], ["show", "al-qaim"], ["check"]], ids=" ".join)
def test_a_command_on_the_sample_does_not_load_the_screen(words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "sample.json"
    path.write_bytes((resources.files("store") / "sample" / "iraq-syria.json").read_bytes())
    assert textual_modules([*words, "--file", str(path)]) == []


def test_the_version_loads_neither_the_parser_nor_the_store_s_parts() -> None:
    code = RUN.replace('== "textual"', 'in ("argparse", "msgspec", "tinydb", "json.encoder")')
    done = run_python(code, '["--version"]')
    loaded = json.loads(done.stdout.rpartition("LOADED ")[2])
    assert not {"argparse", "msgspec", "tinydb"} & set(loaded)


@pytest.mark.parametrize("command", ["status", "list"])
def test_a_quick_command_loads_no_module_that_takes_longer_than_its_answer(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BORDERTUI_FILE", str(ROOT / "store" / "sample" / "iraq-syria.json"))
    slow = 'in ("shutil", "asyncio", "inspect", "rich", "tinydb", "dateutil", "hashlib")'
    done = run_python(RUN.replace('== "textual"', slow), json.dumps([command]))
    assert json.loads(done.stdout.rpartition("LOADED ")[2]) == []


def test_the_panels_load_nothing_that_reads_what_a_person_types() -> None:
    code = "import json, sys, tui.panels.details, tui.panels.board, tui.panels.map; print(json.dumps([*sys.modules]))"
    loaded = json.loads(run_python(code).stdout)
    assert "tui.panels.details" in loaded
    assert not {"store.entry.field", "store.dates.typed"} & set(loaded)
