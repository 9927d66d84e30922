"""A corpus of good and bad JSON files, each as the data file: none crashes, none is changed, bad ones are placed.

`bordertui check` is the judge. Those files are good that are valid JSON whose top level is an object of objects. The
stand-in below is ours, its files begin with y_ (good JSON) or n_ (bad); BORDERTUI_CORPORA names a folder of others.
"""

import gc
import io
import json
import os
import re
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NoReturn

import pytest

from tests.conftest import Measured
from tests.fault.conftest import Run
from tui.__main__ import main
from tui.app import make_app
from tui.cli.exit_codes import Exit

DEEP = 100_000
GOOD: dict[str, bytes] = {
    "empty object": b"{}",
    "empty table": b'{"events": {}}',
    "space everywhere": b' { "a" : { "1" : { "x" : [ 1 , 2 ] } } } \r\n\t',
    "byte order mark": b'\xef\xbb\xbf{"a": {}}',
    "escaped table": b'{"\\u0061\\n": {"1": {}}}',
    "empty table name": b'{"": {"1": {}}}',
    "all kinds": b'{"a": {"1": {"s": "x", "n": -1.5e-3, "t": true, "f": false, "u": null, "l": [], "o": {}}}}',
    "great numbers": b'{"a": {"1": {"n": [9007199254740993, 1e400, 1E+2, -0, 0.1]}}}',
    "a pair": b'{"a": {"1": {"s": "\\ud83d\\ude00"}}}',
    "controls escaped": b'{"a": {"1": {"s": "\\u0000\\u001b\\u007f"}}}',
    "delete unescaped": b'{"a": {"1": {"s": "\x7f"}}}',
    "prototype": b'{"__proto__": {"1": {"constructor": 1}}}',
    "number zero": b'{"a": {"0": {}}}',
}
BAD: dict[str, bytes] = {
    "array": b"[]]",
    "unclosed": b'{"a": {"1": {}}',
    "comma": b'{"a": {},}',
    "two commas": b'{"a": {},, "b": {}}',
    "no comma": b'{"a": {} "b": {}}',
    "single quotes": b"{'a': {}}",
    "no quotes": b"{a: {}}",
    "comment": b'{"a": {}} /* x */',
    "line comment": b'// x\n{"a": {}}',
    "trailing": b'{"a": {}}x',
    "nan": b'{"a": {"1": {"x": NaN}}}',
    "infinity": b'{"a": {"1": {"x": -Infinity}}}',
    "plus": b'{"a": {"1": {"x": +1}}}',
    "leading zero": b'{"a": {"1": {"x": -01}}}',
    "dot": b'{"a": {"1": {"x": 1.}}}',
    "no whole": b'{"a": {"1": {"x": .5}}}',
    "exponent": b'{"a": {"1": {"x": 1e}}}',
    "hex": b'{"a": {"1": {"x": 0x1F}}}',
    "capital": b'{"a": {"1": {"x": True}}}',
    "half a word": b'{"a": {"1": {"x": nul}}}',
    "tab in text": b'{"a": {"1": {"x": "\t"}}}',
    "line in text": b'{"a": {"1": {"x": "\n"}}}',
    "escape": b'{"a": {"1": {"x": "\\x00"}}}',
    "short escape": b'{"a": {"1": {"x": "\\u00A"}}}',
    "open text": b'{"a": {"1": {"x": "',
    "open escape": b'{"a": {"1": {"x": "\\',
    "latin-1": b'{"a": {"1": {"x": "\xe9"}}}',
    "overlong": b'{"a": {"1": {"x": "\xc0\xaf"}}}',
    "surrogate bytes": b'{"a": {"1": {"x": "\xed\xa0\x80"}}}',
    "cut character": b'{"a": {"1": {"x": "\xe2\x82"}}}',
    "utf-16": '{"a": {}}'.encode("utf-16"),
    "utf-16 without mark": '{"a": {}}'.encode("utf-16-be"),
    "nul": b'{"a": {}}\x00',
    "only nul": b"\x00" * 4096,
    "form feed": b'{"a": \x0c{}}',
    "no-break space": '{"a":\u00a0{}}'.encode(),
    "mark twice": b'\xef\xbb\xbf\xef\xbb\xbf{"a": {}}',
    "open arrays": b"[" * DEEP,
    "open objects": b'{"a":' * DEEP,
    "deep and cut": b'{"a": {"1": ' + b"[" * DEEP + b"]" * (DEEP - 1) + b"}}",
    "colon": b'{"a" {}}',
    "two colons": b'{"a":: {}}',
    "key number": b"{1: {}}",
    "wrong closer": b'{"a": {"1": [1}}}',
    "conflict": b'<<<<<<< ours\n{"a": {}}\n=======\n{"b": {}}\n>>>>>>> theirs\n',
}
TABLES = ("crossings", "events", "sources", "actors", "imports", "meta", "conflicts")
"""The tables in which the program takes records for what they say."""
HOSTILE: dict[str, bytes] = {
    "number": b'{"1": 3}',
    "text": b'{"1": "x"}',
    "nothing": b'{"1": null}',
    "list": b'{"1": [{}]}',
    "empty": b'{"1": {}}',
    "no number": b'{"x": {}, "01": {}, "": {}, "-1": {}, "1.0": {}, "9999999999999999999999": {}}',
    "number twice": b'{"1": {"id": "a"}, "1": {"id": "b"}}',
    "id twice": b'{"1": {"id": "a"}, "2": {"id": "a"}}',
    "field twice": b'{"1": {"id": "a", "title": 1, "title": 2}}',
    "half a pair": b'{"1": {"id": "\\ud800", "title": "\\udfff", "name": "\\udc00"}}',
    "controls": b'{"1": {"id": "\\u0000\\u001b[2J", "title": "\\u009b", "name": "\\u202e"}}',
    "wrong kinds": b'{"1": {"id": 1, "title": [], "date": {}, "claims": {"a": 1}, "sides": 4, "names": "x", '
    b'"table": 0, "crossings": "x", "actors": [3], "place": [], "status": 5, "control": true, "format": "2", '
    b'"stale_after": {}}}',
    "wrong within": b'{"1": {"id": "a", "claims": [null, 1, {"value": [[]], "by": {}}], "sides": [null], "names": [1], '
    b'"actors": [{"who": {}}], "place": {"lat": "x", "lon": 1e999}, "relations": [0], "offices": {}, "path": [{}]}}',
    "great numbers": b'{"1": {"id": "a", "lat": 1e400, "claims": [{"about": "killed", "value": 1e999}]}}',
    "deep": b'{"1": {"id": "a", "claims": ' + b"[" * 500 + b"]" * 500 + b"}}",
}
GOOD |= {
    f"{name} in {table}": b'{"%s": %s}' % (table.encode(), records)
    for table in TABLES
    for name, records in HOSTILE.items()
}
OTHER_SHAPE: dict[str, bytes] = {
    "array": b"[1, 2]",
    "text": b'"x"',
    "number": b"42",
    "table of number": b'{"a": 1}',
    "table of array": b'{"a": []}',
    "table twice": b'{"a": {}, "a": {"1": {}}}',
    "lone surrogate in an array": b'["\\ud800"]',
    "deep": b"[" * 500 + b"]" * 500,
}


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    kinds = (("y_", GOOD), ("n_", BAD), ("y_shape ", OTHER_SHAPE))
    for prefix, files in kinds:
        for name, content in files.items():
            (folder / f"{prefix}{name}.json").write_bytes(content)
    return folder


def checked(path: Path) -> int:
    """The status of `bordertui check` in this process; raises AssertionError where it says what it should not."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["check", "--file", str(path)])
    gc.unfreeze()
    place = re.compile(rf"{re.escape(str(path))}:[1-9]\d*:[1-9]\d*: \S")
    assert code in (Exit.GOOD, Exit.WARNINGS, Exit.REFUSED), code
    assert code == Exit.REFUSED or err.getvalue() == ""
    assert (code == Exit.WARNINGS) == bool(out.getvalue())
    for line in out.getvalue().split("\n")[:-1]:
        assert place.match(line), line
    assert code != Exit.REFUSED or place.search(err.getvalue()), err.getvalue()
    return code


@pytest.mark.figure("corpus")
def test_check_refuses_bad_files_with_their_place_reads_good_ones_and_changes_none(stand_in: Path) -> None:
    for file in stand_in.iterdir():
        raw = file.read_bytes()
        assert (checked(file) != Exit.REFUSED) == is_good(raw), file.name
        assert file.read_bytes() == raw, file.name


@pytest.mark.full
@pytest.mark.figure("corpus")
def test_the_harness_finds_nothing_in_check_either(root: Path, stand_in: Path, run: Run) -> None:
    command = shlex.join(["env", f"PYTHONPATH={root}", sys.executable, "-m", "tui", "check", "--file"])
    verdict = run("json_corpus.py", "--corpus", str(stand_in), "--check-cmd", f"{command} {{db}}")
    assert verdict["PASS"], verdict
    assert verdict["n"] == len(BAD)
    assert verdict["y"] == len(GOOD) + len(OTHER_SHAPE)


class Pairs(list[tuple[str, object]]):
    """An object of JSON, as it was written: a name may stand twice."""


def is_good(raw: bytes) -> bool:
    """Whether it is valid JSON whose top level is an object of objects, each under a name of its own."""

    def refuse(word: str) -> NoReturn:
        raise ValueError(word)

    try:
        content = json.loads(raw.decode("utf-8-sig"), parse_constant=refuse, object_pairs_hook=Pairs)
    except (ValueError, RecursionError):
        return False
    if not isinstance(content, Pairs):
        return False
    return all(isinstance(table, Pairs) for _, table in content) and len(dict(content)) == len(content)


def is_blank(raw: bytes) -> bool:
    """Whether nothing is in it: TinyDB begins a file so."""
    return not raw.removeprefix(b"\xef\xbb\xbf").strip(b" \t\r\n")


async def opened_and_edited(path: Path) -> str:
    """Open a file in the program and try to add an event to it; the problem that it told, empty for none."""
    app = make_app(path)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        problem = str(app.session.store.problem or "")
        if problem:
            await pilot.press("a", "x", "enter")
        await pilot.press("ctrl+q")
    assert app.crash == ""
    return problem


@pytest.mark.full
@pytest.mark.figure("corpus")
async def test_every_file_of_the_corpora_that_are_named_is_opened_or_refused_with_its_place_and_never_changed(
    tmp_path: Path, stand_in: Path, measured: Measured
) -> None:
    named = os.environ.get("BORDERTUI_CORPORA")
    files = [file for file in Path(named).rglob("*.json") if is_case(file)] if named else list(stand_in.iterdir())
    assert files, f"no corpus in {named}"
    refused = blank = 0
    for file in files:
        raw = file.read_bytes()
        path = tmp_path / "db.json"
        path.write_bytes(raw)
        is_refused = checked(path) == Exit.REFUSED
        assert is_refused != is_good(raw), file.name
        problem = await opened_and_edited(path)
        assert path.read_bytes() == raw, file.name
        assert (is_good(raw) or is_blank(raw)) == (not problem), f"{file.name}: {problem}"
        assert not problem or re.search(r":\d+:\d+: ", problem), f"{file.name}: {problem}"
        refused += is_refused
        blank += is_blank(raw)
    whose = "public" if named else "of our own"
    words = f"{refused} refused by check, each with its place; {blank} of them without content open as new files"
    measured(f"{len(files)} files {whose}: 0 crashes, 0 changed, {words}")


def is_case(file: Path) -> bool:
    """Whether a file is a case of a corpus, by the manner of its name."""
    return file.name.startswith(("y_", "n_", "i_", "number_", "object_", "string_", "array_"))
