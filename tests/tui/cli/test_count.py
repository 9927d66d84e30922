"""`bordertui count` on the sample: text, JSON and CSV."""

from pathlib import Path

from tests.tui.cli.conftest import Run


def test_json_has_a_row_for_each_cell_of_both_ways(run: Run, sample: Path) -> None:
    rows = run("count", "type:attack", "--by", "year", "--by", "type", "--json").json
    (row,) = [row for row in rows if row["year"] == "2019"]
    assert row["type"] == "attack"
    assert row["killed"] == {"min": 1, "max": 6}
    assert row["contested"] == 1


def test_csv_has_both_ends_of_each_figure(run: Run, sample: Path) -> None:
    header, *rows = run("count", "--by", "type", "--csv").out.splitlines()
    assert header == "type,events,contested,killed_min,killed_max,injured_min,injured_max"
    assert any(row.startswith("attack,") for row in rows)


def test_text_says_what_cannot_be_told_apart(run: Run, sample: Path) -> None:
    assert "not to be told apart" in run("count", "--by", "week").out
    actors = run("count", "--by", "actor").out
    assert "without an actor" in actors
    assert "told apart" not in actors


def test_another_way_is_refused_and_nothing_found_is_code_one(run: Run, sample: Path) -> None:
    assert run("count", "--by", "weather").code == 2
    assert run("count", "zanzibar", "--by", "type").code == 1
