"""The commands that look: status, list, show, check, date, where; as text and as JSON, with their exit codes."""

import json
import re
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Run
from tui.cli.exit_codes import Exit


@pytest.mark.usefixtures("sample")
class TestStatus:
    def test_it_tells_each_crossing_as_of_a_day_and_who_holds_it(self, run: Run) -> None:
        ran = run("status", "--as-of", "2019-10-01")
        assert ran.code == Exit.GOOD
        assert "As of 2019-10-01" in ran.out
        assert re.search(r"al-Qaim ⇄ Albu Kamal +open since 30 Sep 2019", ran.out)
        assert "IQ Iraqi government" in ran.out

    def test_it_tells_that_the_date_since_when_it_holds_is_contested(self, run: Run) -> None:
        ran = run("status", "--as-of", "2019-08-31")
        assert re.search(r"al-Qaim ⇄ Albu Kamal +closed since 2014 \(date contested\), last reported", ran.out)
        assert re.search(r"Nasib ⇄ Jaber +open since 15 Oct 2018, last reported", ran.out)

    def test_a_past_date_may_be_typed_in_words(self, run: Run) -> None:
        assert "As of 2016-12-31" in run("status", "--as-of", "late 2016").out

    def test_json_has_one_object_a_crossing_with_the_event_that_says_so(self, run: Run) -> None:
        (found,) = run("status", "al-qaim", "--as-of", "2019-10-01", "--json").json
        assert (found["status"], found["event"], found["age_days"]) == ("open", "qaim-reopens-2019-09", 1)
        assert found["sides"]["SY"]["by"] == "syria-government"

    def test_an_unknown_crossing_is_told_on_standard_error(self, run: Run) -> None:
        ran = run("status", "nowhere")
        assert ran.code == Exit.NOT_FOUND
        assert "no crossing has the id 'nowhere'" in ran.err

    def test_a_date_that_is_none_is_wrong_use(self, run: Run) -> None:
        ran = run("status", "--as-of", "someday")
        assert ran.code == Exit.REFUSED
        assert "--as-of" in ran.err


@pytest.mark.usefixtures("sample")
class TestList:
    def test_it_lists_newest_first(self, run: Run) -> None:
        lines = run("list").out.splitlines()
        assert len(lines) == 34
        assert "yaarubiyah-un-ends-2020-01" in lines[0]

    def test_a_query_narrows_it(self, run: Run) -> None:
        ran = run("list", "type:attack", "crossing:qaim")
        assert ran.code == Exit.GOOD
        assert [line for line in ran.out.splitlines() if "qaim-drones-2019-08" not in line] == []

    def test_json_has_the_records_as_they_stand(self, run: Run, sample: Path) -> None:
        (found,) = run("list", "type:attack", "--json").json
        assert found in json.loads(sample.read_text())["events"].values()

    def test_nothing_found_is_a_code_of_its_own(self, run: Run) -> None:
        assert run("list", "xyzzy") == (Exit.WARNINGS, "", "")
        assert run("list", "xyzzy", "--json").json == []

    def test_a_file_among_the_words_is_told_where_it_goes(self, run: Run, sample: Path) -> None:
        assert "is a file, name it with --file" in run("list", str(sample)).err

    def test_a_wrong_query_says_what_would_be_right(self, run: Run) -> None:
        ran = run("list", "killed:>")
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert ran.err.startswith("bordertui: ")

    def test_a_limit_is_kept(self, run: Run) -> None:
        assert len(run("list", "--limit", "3").out.splitlines()) == 3

    @pytest.mark.parametrize("limit", ["-3", "few"])
    def test_a_limit_that_is_no_number_of_events_is_refused(self, limit: str, run: Run) -> None:
        ran = run("list", "--limit", limit)
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert "expected" in ran.err

    def test_as_of_a_day_leaves_out_what_came_later(self, run: Run) -> None:
        assert "qaim-reopens-2019-09" in run("list").out
        assert "qaim-reopens-2019-09" not in run("list", "--as-of", "2018-12-31").out


@pytest.mark.usefixtures("sample")
class TestShow:
    def test_it_tells_every_claim_with_who_says_so(self, run: Run) -> None:
        ran = run("show", "qaim-drones-2019-08")
        assert ran.out.startswith("Drones strike militia vehicles near al-Qaim\n")
        assert "1 (two officials (anonymous)), 2 (Kata'ib Hezbollah) to 6 (" in ran.out
        assert re.search(r"Contested +killed", ran.out)

    def test_json_is_the_record(self, run: Run, sample: Path) -> None:
        assert run("show", "al-qaim", "--json").json == json.loads(sample.read_text())["crossings"]["1"]

    def test_several_records_are_one_json_object_a_line(self, run: Run) -> None:
        lines = run("show", "al-qaim", "israel", "--json").out.splitlines()
        assert [json.loads(line)["id"] for line in lines] == ["al-qaim", "israel"]

    def test_what_is_not_found_is_told_and_the_rest_is_shown(self, run: Run) -> None:
        ran = run("show", "nothing", "events/qaim-drones-2019-08")
        assert ran.code == Exit.NOT_FOUND
        assert "no record has the id 'nothing'" in ran.err
        assert "Drones strike" in ran.out


def warned(run: Run, path: Path, text: str) -> str:
    """What `check` warns of in a file of this text."""
    path.write_text(text)
    ran = run("check", "--file", str(path))
    assert ran.code == Exit.WARNINGS
    return ran.out


class TestCheck:
    def test_each_finding_has_its_place_in_the_file(self, run: Run, sample: Path) -> None:
        ran = run("check")
        assert ran.code == Exit.WARNINGS
        assert all(re.match(rf"{re.escape(str(sample))}:\d+:\d+: \w+: [\w-]+: ", line) for line in ran.out.splitlines())

    def test_json_has_code_record_and_path(self, run: Run, sample: Path) -> None:
        found = run("check", "--json", "--file", str(sample)).json
        assert found
        assert {"code", "severity", "table", "id", "path", "message"} == set(found[0])

    def test_a_file_without_findings_is_good(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "empty.json"
        path.write_text('{"meta": {"1": {"format": 1}}}')
        assert run("check", "--file", str(path)) == (Exit.GOOD, "", "")

    def test_a_file_that_cannot_be_read_is_told_with_line_and_column(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "broken.json"
        path.write_text('{"events": {\n  "1": {oops}}}')
        ran = run("check", "--file", str(path))
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert f"{path}:2:" in ran.err

    @pytest.mark.parametrize("content", ["", " \r\n", "\ufeff"])
    def test_a_file_without_content_is_not_readable(self, run: Run, tmp_path: Path, content: str) -> None:
        path = tmp_path / "blank.json"
        path.write_text(content, encoding="utf-8")
        ran = run("check", "--file", str(path))
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert f"{path}:1:1: there is nothing in it" in ran.err

    def test_a_newer_format_is_a_finding_of_the_whole_file(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "newer.json"
        path.write_text('{"events": {"1": {"id": "format"}},\n"meta": {"1": {"title": "t"}, "2": {"format": 7}}}')
        ran = run("check", "--file", str(path))
        assert ran.code == Exit.WARNINGS
        assert f"{path}:2:37: warning: newer-format: format 7 is newer than this program's 1" in ran.out
        assert run("check", "--json", "--file", str(path)).json[0]["table"] == "meta"

    def test_tables_of_others_are_told(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "others.json"
        path.write_text('{"events": {}, "meta": {}, "imports": {}, "conflicts": {},\n"_default": {"1": {}, "01": {}}}')
        ran = run("check", "--file", str(path))
        assert ran.code == Exit.WARNINGS
        assert (
            f"{path}:2:13: warning: unknown-table: “_default” is not a table of bordertui; its 2 records are kept"
            in (ran.out)
        )
        assert ran.out.count("unknown-table") == 1

    @pytest.mark.parametrize(
        ("table", "record", "why"),
        [
            ("meta", '"x"', "expected an object, found a text"),
            ("meta", '{"format": "2"}', "format: expected a whole number, found a text"),
            ("meta", '{"title": "a", "title": "b"}', "appears twice"),
            ("imports", '{"id": 4}', "id: expected a text, found a whole number"),
            ("conflicts", '{"table": 4}', "expected a table, a record and a path"),
            ("_default", "[]", "a list is not a record; expected an object of fields"),
        ],
    )
    def test_a_wrong_document_of_any_table_is_told_at_its_place(
        self, run: Run, tmp_path: Path, table: str, record: str, why: str
    ) -> None:
        path = tmp_path / "wrong.json"
        told = warned(run, path, f'{{"{table}": {{\n"1": {record}}}}}')
        assert f"{path}:2:6: warning: wrong-record: record {table}/#1: {table}/1: " in told
        assert why in told

    def test_a_record_of_a_wrong_shape_is_a_finding(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "wrong.json"
        told = warned(run, path, '{"events": {"1": {"id": "x", "title": 3}}}')
        assert "wrong-record" in told
        assert "title" in told

    @pytest.mark.parametrize(
        ("events", "column", "why"),
        [
            ('{"1": {"title": "a"}, "01": {}}', 40, "expected digits without a leading zero"),
            ('{"1": {"title": "a"}, "1": {}}', 39, "appears twice"),
            ('{"1": {"title": "a"}, "\\ud800": {}}', 44, "expected digits"),
            ('{"1": null}', 18, "expected an object"),
            ('{"1": {"title": "\\ud800"}}', 18, "expected a whole character"),
            ('{"1": {"claims": [{"id": "a", "x": {"k": 1, "k": 2}}]}}', 18, "expected each field once"),
            (f'{{"1": {{"x": {"[" * 100_000}{"]" * 100_000}}}}}', 18, "nested deeper"),
        ],
    )
    def test_a_hostile_record_is_told_at_its_own_place(
        self, run: Run, tmp_path: Path, events: str, column: int, why: str
    ) -> None:
        path = tmp_path / "hostile.json"
        told = warned(run, path, f'{{"events": {events}}}')
        assert f"{path}:1:{column}: warning: wrong-record" in told
        assert why in told


class TestDate:
    def test_it_explains_how_an_entry_is_understood(self, run: Run) -> None:
        ran = run("date", "late", "august", "2019", "--json")
        assert ran.json["edtf"] == "[2019-08-21..2019-08-31]"

    def test_an_anchor_decides_what_monday_is(self, run: Run) -> None:
        assert run("date", "monday", "--anchor", "2019-10-01", "--json").json["edtf"] == "2019-09-30"
        assert run("date", "monday", "--anchor", "1 oct 2019", "--json").json["words"] == "Monday 30 Sep 2019"

    def test_standard_input_gives_one_object_a_line(self, run: Run) -> None:
        ran = run("date", "-", stdin="2019\nno date\n2020\n")
        lines = [json.loads(line) for line in ran.out.splitlines()]
        assert [line.get("edtf") for line in lines] == ["2019", None, "2020"]
        assert "error" in lines[1]
        assert ran.code == Exit.WARNINGS
        assert run("date", "-", stdin="2019\n").code == Exit.GOOD

    def test_what_is_no_date_is_refused_on_standard_error(self, run: Run) -> None:
        ran = run("date", "blue")
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert ran.err


class TestWhere:
    def test_it_names_the_data_file_and_the_folders(self, run: Run, sample: Path) -> None:
        assert str(sample) in run("where").out
        assert run("where", "--json").json["data file"] == str(sample)

    def test_an_option_goes_before_the_environment(self, run: Run, sample: Path) -> None:
        other = sample.with_name("other.json")
        assert run("where", "--json", "--file", str(other)).json["data file"] == str(other)


@pytest.mark.usefixtures("sample")
def test_an_interruption_is_a_code_of_its_own(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.cli.commands.status.run", interrupted)
    assert run("status") == (Exit.INTERRUPTED, "", "")


@pytest.mark.parametrize("words", [["--help"], ["export", "--help"]])
def test_help_is_good_and_goes_to_standard_output(words: list[str], run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.err) == (Exit.GOOD, "")
    assert ran.out.startswith("usage: bordertui")


def test_an_unknown_command_is_wrong_use_and_names_those_that_are(run: Run) -> None:
    ran = run("frobnicate", "it")
    assert (ran.code, ran.out) == (Exit.REFUSED, "")
    assert "export" in ran.err


@pytest.mark.parametrize("command", [["status"], ["list"], ["show", "x"], ["check"], ["export", "csv"], ["edit", "x"]])
def test_a_file_that_is_not_there_is_told_in_one_line(command: list[str], run: Run, tmp_path: Path) -> None:
    ran = run(*command, "--file", str(tmp_path / "gone.json"))
    assert (ran.code, ran.out) == (Exit.REFUSED, "")
    assert len(ran.err.splitlines()) == 1
    assert "gone.json" in ran.err


def test_show_tells_how_far_a_place_lies_from_its_crossing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "desk.json"
    place = {"text": "Old mill", "lat": 37.2, "lon": 42.37}
    event = {"id": "mine", "title": "Mine", "date": "2022-05-09", "crossings": ["gate"], "place": place}
    gate = {"id": "gate", "sides": [{"name": "Gate"}], "lat": 37.05, "lon": 42.37}
    path.write_text(json.dumps({"events": {"1": event}, "crossings": {"1": gate}}), encoding="utf-8")
    assert "17 km N of Gate" in run("show", "mine", "--file", str(path)).out
