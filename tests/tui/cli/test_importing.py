"""The import command: a preview first, a question, and one change; each refusal in a sentence."""

import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from store.exchange.exports import original
from store.exchange.imports import formats
from store.exchange.imports.places import Places
from store.exchange.plan import compare
from store.exchange.sheets.csv_sheet import CsvSheet
from store.file import durable
from store.store import Store
from tests.store.exchange.standins import ACLED_2023, Manner, acled_row
from tests.tui.cli.conftest import Run
from tui.cli.commands import import_files
from tui.cli.exit_codes import Exit


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An ACLED export of three events, the first near al-Qaim."""
    rows = [acled_row(number, Random(number)) for number in range(1, 4)]
    rows[0] |= {"location": "Abu Kamal", "latitude": "34.45", "longitude": "40.92", "geo_precision": "1"}
    path = tmp_path / "export.csv"
    path.write_bytes(Manner(";", "spaced").bytes(ACLED_2023, rows))
    return path


def test_import_with_yes_asks_nothing_and_saves(run: Run, sample: Path, export: Path) -> None:
    ran = run("import", "--yes", str(export))
    assert (ran.code, ran.err) == (Exit.GOOD, "")
    assert "3 added, 0 changed, 0 vanished" in ran.out
    assert "tied: acled-zzz1 at al-qaim: named: Abu Kamal" in ran.out
    store = Store.open(sample)
    assert original.exported(store, "acled-export").data == export.read_bytes()
    assert store.rows["acled-zzz1"].crossings[0] == "al-qaim"


def test_import_of_the_same_file_again_leaves_the_data_file_as_it_is(run: Run, sample: Path, export: Path) -> None:
    run("import", "--yes", str(export))
    before = sample.read_bytes()
    ran = run("import", "--yes", str(export))
    assert "nothing to do" in ran.out
    assert sample.read_bytes() == before


def test_a_dry_run_shows_the_preview_and_changes_nothing(run: Run, sample: Path, export: Path) -> None:
    before = sample.read_bytes()
    ran = run("import", "--dry-run", "--all", str(export))
    assert ran.code == Exit.GOOD
    assert all(f"added: ZZZ{number} (line" in ran.out for number in (1, 2, 3))
    assert sample.read_bytes() == before


def test_without_a_terminal_and_without_yes_nothing_is_done(run: Run, sample: Path, export: Path) -> None:
    before = sample.read_bytes()
    ran = run("import", str(export), stdin="y\n")
    assert ran.code == Exit.REFUSED
    assert "expected --yes" in ran.err
    assert sample.read_bytes() == before


@pytest.mark.parametrize(("answer", "imported"), [("y\n", True), ("n\n", False), ("\n", False), ("", False)])
def test_at_a_terminal_only_a_yes_imports(
    answer: str, imported: bool, run: Run, sample: Path, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_files, "_can_ask", lambda _: True)
    ran = run("import", str(export), stdin=answer)
    assert "[y/N]" in ran.err
    assert ("acled-zzz1" in Store.open(sample).rows) == imported
    assert ("not imported" in ran.out) != imported


def test_what_cannot_be_read_is_refused_and_the_other_files_are_taken(
    run: Run, sample: Path, export: Path, tmp_path: Path
) -> None:
    other = tmp_path / "fruit.csv"
    other.write_text("apples,pears\n1,2\n", encoding="utf-8")
    ran = run("import", "--yes", str(other), str(tmp_path / "none.csv"), str(export))
    assert ran.code == Exit.REFUSED
    assert "fruit.csv: its columns fit no known layout" in ran.err
    assert "none.csv: cannot be read" in ran.err
    assert "acled-zzz3" in Store.open(sample).rows


def test_a_new_data_file_is_made_where_there_is_none(run: Run, export: Path, tmp_path: Path) -> None:
    ran = run("import", "--yes", str(export), "--file", str(tmp_path / "new.json"))
    assert ran.code == Exit.GOOD
    assert len(Store.open(tmp_path / "new.json").rows) == 3


@pytest.mark.parametrize("words", [("--yes",), ("--dry-run",)])
def test_a_data_file_is_made_only_once_something_goes_into_it(
    words: tuple[str, ...], run: Run, export: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "fruit.csv"
    wrong.write_text("apples,pears\n1,2\n", encoding="utf-8")
    name = export if words == ("--dry-run",) else wrong
    ran = run("import", *words, str(name), "--file", str(tmp_path / "in" / "new.json"))
    assert ran.code == (Exit.REFUSED if name is wrong else Exit.GOOD)
    assert not (tmp_path / "in").exists()


def test_a_plain_table_comes_from_standard_input_by_a_corrected_mapping(run: Run, sample: Path) -> None:
    table = "When,What\n2019-10-01,Queue at the gate\n"
    ran = run("import", "--yes", "--mapping", "date=When,title=What", "-", stdin=table)
    assert (ran.code, ran.err) == (Exit.GOOD, "")
    assert any(row.title == "Queue at the gate" for row in Store.open(sample).rows.values())


@pytest.mark.parametrize("words", [("--mapping", "date"), ("--distance", "-1")])
def test_wrong_options_are_refused_in_words(words: tuple[str, str], run: Run, sample: Path, export: Path) -> None:
    ran = run("import", "--yes", *words, str(export))
    assert ran.code == Exit.REFUSED
    assert "expected --mapping" in ran.err


def test_the_plan_can_be_read_by_a_program(run: Run, sample: Path, export: Path) -> None:
    plan = run("import", "--dry-run", "--json", str(export)).json
    assert plan["added"] == ["ZZZ1", "ZZZ2", "ZZZ3"]
    assert plan["ties"][0]["crossing"] == "al-qaim"


PHASES = {
    "reading": (CsvSheet, "rows"),
    "understanding columns": (formats, "account_of"),
    "ties": (Places, "ties"),
    "forming": (compare, "originating"),
    "applying": (Store, "apply"),
    "writing": (durable, "_write_all"),
}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("phase", PHASES)
def test_an_interruption_in_any_phase_leaves_the_file_as_it_was(
    phase: str, number: signal.Signals, run: Run, sample: Path, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, name = PHASES[phase]
    monkeypatch.setattr(owner, name, partial(_interrupted, number, getattr(owner, name)))
    before, beside = sample.read_bytes(), {*sample.parent.iterdir()}
    ran = run("import", "--yes", str(export))
    assert (ran.code, ran.out) == (Exit.INTERRUPTED, "")
    assert ran.err == f"bordertui: {export}: interrupted; nothing of it was imported\n"
    assert sample.read_bytes() == before
    assert {*sample.parent.iterdir()} == beside
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_an_interruption_once_the_file_is_replaced_says_that_it_is_imported(
    run: Run, sample: Path, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "_sync_folder", partial(_interrupted, signal.SIGTERM, lambda _: None))
    ran = run("import", "--yes", str(export))
    assert ran.code == Exit.INTERRUPTED
    assert ran.err == f"bordertui: {export}: interrupted; it is imported into {sample}\n"
    assert "acled-zzz1" in Store.open(sample).rows


def _interrupted(number: signal.Signals, work: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """The work, with a signal that comes as it begins."""
    signal.raise_signal(number)
    return work(*given, **named)


def test_without_a_terminal_progress_is_told_now_and_then(
    run: Run, sample: Path, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_files, "_WHILE", -1.0)
    told = run("import", "--dry-run", "--json", str(export))
    assert told.json["rows"] == 3
    assert "bordertui: export.csv: 40% read and compared\n" in told.err
    assert "\r" not in told.err


def test_the_same_file_again_tells_again_what_is_odd_about_its_rows(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("date,place,text\n2019-05-01,Qaim,Shelling\n2019-13-45,Rawa,Clash\n", encoding="utf-8")
    first, again = (run("import", "--yes", str(path)) for _ in range(2))
    odd = next(line for line in first.out.splitlines() if "2019-13-45" in line and "warning" in line)
    assert (first.code, again.code) == (Exit.WARNINGS, Exit.WARNINGS)
    assert odd in again.out.splitlines()
    name = next(name for name, row in Store.open(sample).rows.items() if row.title.startswith("Clash"))
    run("edit", name, "date=2019-12-05")
    dated = run("import", "--yes", str(path))
    assert f"{odd} (the record here was changed since)" in dated.out.splitlines()
    assert "nothing to do" in dated.out
