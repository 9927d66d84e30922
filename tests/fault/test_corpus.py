"""A corpus of good and bad JSON files, each as the data file: none crashes, none is changed, bad ones are placed.

The stand-in below is ours, its files begin with y_ (good JSON) or n_ (bad). BORDERTUI_CORPORA names a folder of public
ones; those of its files are good that are valid JSON whose top level is an object of objects.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from tui.app import make_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fault.conftest import Run

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


def check(root: Path, folder: Path, run: Run) -> dict[str, object]:
    command = shlex.join([sys.executable, str(root / "tests" / "fault" / "reader.py")])
    return run("json_corpus.py", "--corpus", str(folder), "--check-cmd", f"{command} {{db}}")


@pytest.mark.figure("corpus")
def test_a_corpus_of_json_files_is_read_or_refused_with_its_place_and_never_changed(
    root: Path, stand_in: Path, run: Run
) -> None:
    verdict = check(root, stand_in, run)
    assert verdict["PASS"], verdict
    assert verdict["n"] == len(BAD)
    assert verdict["y_accepted"] == len(GOOD)
    assert verdict["y_refused_shape"] == len(OTHER_SHAPE)


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
    tmp_path: Path, stand_in: Path, measured: Callable[[str], None]
) -> None:
    named = os.environ.get("BORDERTUI_CORPORA")
    files = [file for file in Path(named).rglob("*.json") if is_case(file)] if named else list(stand_in.iterdir())
    assert files, f"no corpus in {named}"
    refused = blank = 0
    for file in files:
        raw = file.read_bytes()
        path = tmp_path / "db.json"
        path.write_bytes(raw)
        problem = await opened_and_edited(path)
        assert path.read_bytes() == raw, file.name
        assert (is_good(raw) or is_blank(raw)) == (not problem), f"{file.name}: {problem}"
        assert not problem or re.search(r":\d+:\d+: ", problem), f"{file.name}: {problem}"
        refused += bool(problem)
        blank += is_blank(raw)
    whose = "public" if named else "of our own"
    words = f"{refused} refused, each with its place; {blank} without content are new files, as for TinyDB"
    measured(f"{len(files)} files {whose}: 0 crashes, 0 changed, {words}")


def is_case(file: Path) -> bool:
    """Whether a file is a case of a corpus, by the manner of its name."""
    return file.name.startswith(("y_", "n_", "i_", "number_", "object_", "string_", "array_"))
