"""Records that cannot be read: every sub-command shows them as they stand, or says why it cannot change them."""

import json
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Run
from tui.cli.exit_codes import Exit

DEEP = "[" * 90 + "]" * 90
DEEPER = "[" * 3000 + "]" * 3000
WRONG = {
    "half a letter": r'"title": "Mud \udc00 road"',
    "twice": '"title": "One", "title": "Two"',
    "deep": f'"mine": {DEEP}',
    "deeper": f'"mine": {DEEPER}',
    "a number for a text": '"title": 3, "name": 4, "claims": 5',
    "too great": '"lat": 1e999, "place": {"lat": 1e999}',
}
TABLES = ("crossings", "sources", "actors", "events")
COMMANDS = [
    ["status"], ["status", "--json"], ["list"], ["list", "--json"], ["list", "word"], ["list", "contested:yes"],
    ["check"], ["check", "--json"], ["where"], ["report", "--since", "2013"],
    ["report", "--since", "2013", "--format", "html"], ["export", "json"], ["export", "csv"],
    ["export", "csv-claims"], ["export", "csv-crossings"], ["export", "geojson"], ["export", "icalendar"],
    ["export", "markdown"], ["export", "original"], ["add", "--dry-run", "2 oct 2019 clash at ford"],
    ["add", "2 oct 2019 clash at ford src paper"], ["edit", "well", "title=Better"],
    ["import", "--dry-run", "other.csv"], ["import", "--yes", "other.csv"], ["import", "--yes", "same.json"],
]  # fmt: skip


def record(name: str, wrong: str) -> str:
    """A record with something wrong in it."""
    return f'{{"id": "{name}", "date": "2019-08-01", "crossings": ["ford"], {wrong}}}'


def data(wrong: str) -> str:
    """A data file with a good and a wrong record in each table, and one that has no number."""
    good = {"crossings": "ford", "sources": "paper", "actors": "army", "events": "well"}
    tables = (
        f'"{table}": {{"1": {{"id": "{good[table]}"}}, "2": {record("bad-" + table, wrong)}, '
        f'"03": {record("odd-" + table, wrong)}}}'
        for table in TABLES
    )
    return '{"meta": {"1": {"format": 1}},\n' + ",\n".join(tables) + "}"


@pytest.fixture(params=WRONG.values(), ids=[*WRONG])
def odd(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with wrong records, which the environment names, beside files to take in."""
    path = tmp_path / "odd.json"
    path.write_text(data(request.param))
    (tmp_path / "other.csv").write_text("date,title\n2019-09-01,A meeting at the ford\n")
    (tmp_path / "same.json").write_text(
        json.dumps({table: {"1": {"id": f"bad-{table}", "title": "Another"}} for table in TABLES})
    )
    monkeypatch.setenv("BORDERTUI_FILE", str(path))
    monkeypatch.chdir(tmp_path)
    return path


@pytest.mark.figure("wrong records", f"{len(COMMANDS)} commands × {len(WRONG)} kinds of wrong records")
@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_command_stumbles_over_a_wrong_record(words: list[str], run: Run) -> None:
    expected = (Exit.NOT_FOUND,) if "original" in words else (Exit.GOOD, Exit.WARNINGS)
    assert run(*words).code in expected


def test_a_record_nested_too_deep_to_read_its_id_goes_by_its_number(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(data(WRONG["deeper"]))
    assert DEEPER in run("show", "events/#2", "--json", "--file", str(path)).out
    assert run("edit", "events/#2", "title=x", "--file", str(path)).code == Exit.REFUSED


@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize("table", TABLES)
def test_a_wrong_record_is_shown_as_text_and_as_json(table: str, run: Run) -> None:
    if run("show", f"bad-{table}").code == Exit.NOT_FOUND:
        pytest.skip("nested so deep that not even its id is read: it goes by its number, #2")
    for name in (f"bad-{table}", f"{table}/#03"):
        shown = run("show", name)
        assert shown.code == Exit.GOOD
        assert "Another" not in shown.out
        assert f"{table}/" in shown.out or "Id" in shown.out
        as_json = run("show", name, "--json")
        assert as_json.code == Exit.GOOD
        assert '"2019-08-01"' in as_json.out
    both = run("show", f"bad-{table}", f"{table}/#03", "--json")
    assert both.code == Exit.GOOD
    assert len(both.out.splitlines()) == 2


def test_what_is_wrong_stands_beside_the_text_of_the_record(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(data(WRONG["half a letter"]))
    shown = run("show", "bad-events", "--file", str(path))
    assert "half of a surrogate pair; expected a whole character; it is kept as it is" in shown.out
    assert WRONG["half a letter"] in shown.out


@pytest.mark.parametrize("wrong", ["half a letter", "twice", "deep"])
def test_an_edit_of_an_unreadable_record_says_why_it_cannot_be(wrong: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(data(WRONG[wrong]))
    before = path.read_bytes()
    for name in ("bad-events", "events/#03", "bad-actors"):
        ran = run("edit", name, "title=x", "--file", str(path))
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert "expected" in ran.err
    assert path.read_bytes() == before


def test_a_change_beside_wrong_records_leaves_their_bytes(run: Run, odd: Path) -> None:
    before = odd.read_text("utf-8").splitlines()
    assert run("edit", "well", "title=Better").code == Exit.GOOD
    after = odd.read_text("utf-8").splitlines()
    assert [line for line in before if line not in after] == [line for line in before if '"id": "well"' in line]
