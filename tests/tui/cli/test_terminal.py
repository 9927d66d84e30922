"""What a terminal gets: no escape of a record's, whatever the command; and what happens when nobody reads on."""

import json
import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tui.cli.exit_codes import Exit

BAD = "\x1b]52;c;aGk=\x07\x1b[2J\u009b31m\u202eevil\u2066\x08"
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LOADED = """
import runpy, sys
sys.argv = ["bordertui", *sys.argv[1:]]
try:
    runpy.run_module("tui", run_name="__main__")
except SystemExit:
    pass
finally:
    print("LOADED", sorted({name.partition(".")[0] for name in sys.modules} & {"textual", "tinydb"}), file=sys.stderr)
"""
READING = [
    ["status"], ["list"], ["show", "al-qaim"], ["show", "al-qaim", "--json"], ["check"], ["check", "--json"],
    ["date", "late august"], ["where"], ["completion", "bash"], ["export", "json"], ["export", "csv"],
    ["export", "icalendar"], ["export", "markdown"], ["export", "geojson"], ["report", "--since", "2013"],
    ["report", "--since", "2013", "--format", "html"], ["add", "--dry-run", "2 oct 2019 clash at trebil"],
]  # fmt: skip
CHANGING = [["add", "2 oct 2019 clash at trebil"], ["edit", "al-qaim", "notes=n"]]


def environment(path: Path) -> dict[str, str]:
    return {**os.environ, "BORDERTUI_FILE": str(path)}


def on_a_terminal(words: list[str], path: Path) -> str:
    """What the program writes to a terminal of its own."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "tui", *words], stdin=slave, stdout=slave, stderr=slave, env=environment(path)
    ) as process:
        os.close(slave)
        written = b""
        while True:
            try:
                piece = os.read(master, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            written += piece
        process.wait()
    os.close(master)
    return written.decode("utf-8", "replace").replace("\r\n", "\n")


def hostile(value: Any) -> Any:
    """A document with the bad words in every text that is no id."""
    if isinstance(value, dict):
        return {
            name: part if name in ("id", "crossings", "source", "type", "date") else hostile(part)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [hostile(part) for part in value]
    return value + BAD if isinstance(value, str) else value


@pytest.mark.parametrize("words", [["--version"], ["status"], ["export", "json"]], ids=" ".join)
def test_a_full_disk_behind_standard_output_is_told_in_words(words: list[str], sample: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    with full.open("wb") as output:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *words],
            stdout=output,
            stderr=subprocess.PIPE,
            env=environment(sample),
            check=False,
        )
    assert done.returncode == Exit.NOT_SAVED
    assert done.stderr in (b"", b"bordertui: standard output: No space left on device\n")


@pytest.mark.parametrize("words", [["status"], ["export", "json"], *CHANGING], ids=" ".join)
def test_closed_standard_streams_end_no_command_and_reach_no_file(words: list[str], sample: Path) -> None:
    command = [sys.executable, "-m", "tui", *words]
    script = f"exec {shlex.join(command)} <&- >&- 2>&-"
    assert subprocess.run(["/bin/sh", "-c", script], env=environment(sample), check=False).returncode == Exit.GOOD
    assert json.loads(sample.read_text("utf-8"))["meta"]


@pytest.mark.parametrize("words", [["add", b"2 oct 2019 clash \xff"], ["edit", "al-qaim", b"notes=\xff"], ["add", "-"]])
def test_words_that_are_no_utf8_are_refused_in_words(words: list[str | bytes], sample: Path) -> None:
    before = sample.read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "tui", *words],
        input=b"2 oct 2019 clash at trebil\n3 oct 2019 clash at \xff\n",
        capture_output=True,
        env=environment(sample),
        check=False,
    )
    assert done.returncode == Exit.REFUSED
    assert b"not UTF-8; expected text in UTF-8" in done.stderr
    assert sample.read_bytes() == before


def test_standard_input_is_utf8_whatever_the_surroundings_say(sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "add", "-"],
        input="2 oct 2019 clash at القائم\n".encode(),
        capture_output=True,
        env=environment(sample) | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (Exit.GOOD, b"")
    assert "clash-qaim-2019-10" in sample.read_text("utf-8")


def test_a_file_whose_name_is_no_utf8_is_imported(sample: Path, tmp_path: Path) -> None:
    table = os.path.join(os.fsencode(tmp_path), b"t\xff.csv")  # noqa: PTH118
    with open(table, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("date,title\n2019-09-01,A meeting at the gate\n")
    command: list[str | bytes] = [sys.executable, "-m", "tui", "import", "--yes", table]
    assert subprocess.run(command, stdout=subprocess.DEVNULL, env=environment(sample), check=False).returncode == 0
    assert "A meeting at the gate" in sample.read_text("utf-8")


def test_an_import_is_done_though_nobody_reads_its_preview(sample: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("date,title\n2019-09-01,A meeting at the gate\n")
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "tui", "import", "--yes", str(table)]
    subprocess.run(command, stdout=write, env=environment(sample), check=False)
    os.close(write)
    assert "A meeting at the gate" in sample.read_text("utf-8")


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_no_record_steers_the_terminal(words: list[str], sample: Path) -> None:
    tables = json.loads(sample.read_text("utf-8"))
    sample.write_text(json.dumps({**hostile(tables), "meta": tables["meta"]}))
    written = on_a_terminal(words, sample)
    assert written.strip()
    assert "Traceback" not in written
    assert STEERING.findall(written) == []


@pytest.mark.parametrize("words", READING + CHANGING, ids=" ".join)
def test_no_command_loads_the_screen_and_none_that_only_looks_loads_tinydb(words: list[str], sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        capture_output=True,
        text=True,
        env=environment(sample),
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert "Traceback" not in done.stderr
    _, _, loaded = done.stderr.rpartition("LOADED ")
    assert "textual" not in loaded
    assert ("tinydb" in loaded) == (words in CHANGING)


@pytest.mark.parametrize(
    "words", [["list"], ["export", "json"], ["report", "--since", "2013"], ["check"]], ids=" ".join
)
def test_a_reader_that_goes_away_ends_it_quietly(words: list[str], sample: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "tui", *words],
        stdout=write,
        stderr=subprocess.PIPE,
        env=environment(sample),
        check=False,
    )
    os.close(write)
    assert done.stderr == b""
    assert done.returncode in (0, 1)
