"""The commands that change the file: add and edit. What is not understood changes nothing."""

import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tui.cli.conftest import Run
from tui.cli.exit_codes import Exit

DRONES = "qaim-drones-2019-08"


def record(path: Path, table: str, record_id: str) -> dict[str, Any]:
    """A record as it stands in the file."""
    tables = json.loads(path.read_text("utf-8"))
    found: dict[str, Any] = next(each for each in tables[table].values() if each.get("id") == record_id)
    return found


class TestEdit:
    def test_a_field_is_set_as_people_type_it(self, run: Run, sample: Path) -> None:
        ran = run("edit", DRONES, "title=Strike", "date=30 sep 2019", "type=clash")
        assert ran == (Exit.GOOD, f"events/{DRONES}: type, title, date, date_text\n", "")
        found = record(sample, "events", DRONES)
        assert (found["title"], found["date"], found["date_text"]) == ("Strike", "2019-09-30", "30 sep 2019")
        assert found["type"] == "clash"

    def test_nothing_else_in_the_file_changes(self, run: Run, sample: Path) -> None:
        before = sample.read_text("utf-8").splitlines()
        run("edit", DRONES, "means=rocket")
        after = sample.read_text("utf-8").splitlines()
        assert [line for line in after if line not in before] == ['      "means": "rocket",']
        assert len(before) == len(after)

    def test_a_claim_goes_by_its_id_and_its_value_by_what_it_is_about(self, run: Run, sample: Path) -> None:
        assert run("edit", DRONES, "claims.b.value=2..3").code == Exit.GOOD
        assert record(sample, "events", DRONES)["claims"][1]["value"] == "2..3"
        assert run("edit", DRONES, "claims.b.value=many men").code == Exit.REFUSED

    def test_an_empty_value_removes_the_field(self, run: Run, sample: Path) -> None:
        run("edit", DRONES, "means=")
        assert "means" not in record(sample, "events", DRONES)

    def test_json_sets_any_value_and_keys_of_ones_own(self, run: Run, sample: Path) -> None:
        run("edit", DRONES, 'our_code:={"a": [1, 2]}')
        assert record(sample, "events", DRONES)["our_code"] == {"a": [1, 2]}

    def test_the_country_of_a_side_may_be_told_by_its_name(self, run: Run, sample: Path) -> None:
        assert run("edit", "rabia", "sides.0.country=Türkiye").code == Exit.GOOD
        assert record(sample, "crossings", "rabia")["sides"][0]["country"] == "TR"
        ran = run("edit", "rabia", "sides.0.country=Turkye")
        assert ran.code == Exit.REFUSED
        assert "sides.0.country: expected a country's two letters" in ran.err
        assert "did you mean Turkey (TR)?" in ran.err
        assert record(sample, "crossings", "rabia")["sides"][0]["country"] == "TR"

    def test_a_new_id_is_followed_by_those_that_refer_to_it(self, run: Run, sample: Path) -> None:
        assert run("edit", "al-qaim", "id=qaim", "notes=n").code == Exit.GOOD
        assert record(sample, "events", DRONES)["crossings"] == ["qaim"]
        assert record(sample, "crossings", "qaim")["notes"] == "n"

    @pytest.mark.parametrize(
        ("assignment", "told"),
        [
            ("titel=x", "no such field of events"),
            ("id=", "expected another id"),
            ("id=crossings-closed-2014", "already the id of another"),
            ("id=two words", "expected a word"),
            ("type=party", "expected status, control, attack"),
            ("date=blue", "date: "),
            ("place.lat=99", "between -90 and 90"),
            ("claims.zz.value=1", "no item 'zz'"),
            ("title:=3", "expected a text"),
            ("title:={", "expected JSON"),
            ("mine:=" + "[" * 4000 + "]" * 4000, "mine: nested deeper than 64 levels"),
            ("mine" + ".a" * 4000 + ":=1", "nested deeper than 64 levels"),
            ('mine:={"b": [{"c": 1, "c": 2}]}', 'mine: field "c" appears twice'),
            ('claims.b.value:={"low": 1, "low": 2}', 'field "low" appears twice'),
            ("mine:=[NaN]", "NaN is not a JSON number"),
            ("mine:=-Infinity", "-Infinity is not a JSON number"),
            ("mine:=1e400", "a number too large"),
            ("mine:=" + "9" * 4500, "a number too large"),
            (r'mine:="\ud83d"', "half of a surrogate pair"),
            ("place.lat:=1e308", "place.lat: 1e+308 is not between -90 and 90"),
            ('place:={"text": "here", "lon": -181}', "place.lon: -181 is not between -180 and 180"),
            ("place.lat:=" + "9" * 400, "is not between -90 and 90"),
            ("claims.b.value:=-3", "claims.1.value: “-3” is not a count"),
            ("claims.b.value:=1e308", "is not a count"),
            ('claims.b.value:={"low": -1, "best": 2}', "is not a count"),
            ('claims.9:={"about": "volume", "value": {"count": 2.5, "per": "day"}}', "claims.9.value.count: “2.5” is"),
            ('impact:={"people": -40}', "impact.people: “-40” is not a count"),
            ("crossings=nowhere", "none of the crossings is called 'nowhere'"),
            ("title", "expected FIELD=VALUE"),
        ],
    )
    def test_a_wrong_assignment_says_what_would_be_right_and_changes_nothing(
        self, assignment: str, told: str, run: Run, sample: Path
    ) -> None:
        before = sample.read_bytes()
        ran = run("edit", DRONES, "means=rocket", assignment)
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert told in ran.err
        assert sample.read_bytes() == before

    def test_a_number_that_the_file_has_already_keeps_no_other_field_from_being_changed(
        self, run: Run, sample: Path
    ) -> None:
        file = json.loads(sample.read_bytes())
        next(each for each in file["events"].values() if each["id"] == DRONES)["place"]["lat"] = 1e308
        sample.write_text(json.dumps(file), encoding="utf-8")
        assert run("edit", DRONES, "place.lon:=40.5").code == Exit.GOOD
        assert (
            record(sample, "events", DRONES)["place"] | {"lat": 1e308, "lon": 40.5}
            == record(sample, "events", DRONES)["place"]
        )

    def test_an_unknown_record_is_not_found(self, run: Run, sample: Path) -> None:
        assert run("edit", "nothing", "title=x", "--file", str(sample)).code == Exit.NOT_FOUND

    def test_json_prints_the_record_as_it_is_now(self, run: Run, sample: Path) -> None:
        assert run("edit", DRONES, "means=rocket", "--json").json == record(sample, "events", DRONES)

    @pytest.mark.usefixtures("sample")
    def test_without_a_terminal_an_assignment_is_needed(self, run: Run) -> None:
        ran = run("edit", DRONES)
        assert ran.code == Exit.REFUSED
        assert "a terminal is needed" in ran.err

    def test_a_read_only_file_is_not_saved(self, run: Run, sample: Path) -> None:
        tables = json.loads(sample.read_text("utf-8"))
        tables["meta"]["1"]["format"] = 99
        sample.write_text(json.dumps(tables))
        before = sample.read_bytes()
        ran = run("edit", DRONES, "means=rocket")
        assert ran.code in (Exit.REFUSED, Exit.NOT_SAVED)
        assert ran.err
        assert sample.read_bytes() == before

    def test_a_file_that_may_not_be_written_is_a_code_of_its_own(self, run: Run, sample: Path) -> None:
        sample.chmod(0o444)
        ran = run("edit", DRONES, "means=rocket")
        assert (ran.code, ran.out) == (Exit.NOT_SAVED, "")
        assert "read-only" in ran.err


class TestEditor:
    @pytest.fixture
    def editor(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
        """Set $EDITOR to a Python script that gets the draft's path as `draft` and the round as `round_`."""
        monkeypatch.setattr("tui.cli.commands.edit.at_a_terminal", lambda: True)

        def set_to(body: str) -> None:
            script = tmp_path / "editor.py"
            rounds = tmp_path / "rounds"
            script.write_text(
                "import sys, pathlib\n"
                "draft = pathlib.Path(sys.argv[1])\n"
                f"rounds = pathlib.Path({str(rounds)!r})\n"
                "round_ = len(rounds.read_text()) if rounds.exists() else 0\n"
                "rounds.write_text('x' * (round_ + 1))\n" + body
            )
            monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")

        return set_to

    def test_what_comes_back_is_kept(self, run: Run, sample: Path, editor: Callable[[str], None]) -> None:
        editor("draft.write_text(draft.read_text().replace('Drones strike', 'Rockets strike'))")
        assert run("edit", DRONES).code == Exit.GOOD
        assert record(sample, "events", DRONES)["title"].startswith("Rockets strike")

    def test_the_draft_is_for_its_owner_alone_and_goes_when_it_is_kept(
        self, run: Run, sample: Path, editor: Callable[[str], None]
    ) -> None:
        seen = sample.with_name("seen")
        editor(f"pathlib.Path({str(seen)!r}).write_text(f'{{draft}} {{draft.stat().st_mode}}')")
        assert "nothing changed" in run("edit", DRONES).out
        path, mode = seen.read_text().rsplit(" ", 1)
        assert stat.S_IMODE(int(mode)) == 0o600
        assert not Path(path).exists()
        assert DRONES not in path

    def test_a_mistake_comes_back_with_the_message_and_the_text(
        self, run: Run, sample: Path, editor: Callable[[str], None]
    ) -> None:
        editor(
            "text = draft.read_text()\n"
            "if round_ == 0:\n"
            "    draft.write_text(text.replace('\"Drones strike', 'Drones strike'))\n"
            "else:\n"
            "    assert text.startswith('# line 4') and 'Drones strike' in text\n"
            "    draft.write_text(text.replace('Drones strike', '\"Rockets strike'))\n"
        )
        ran = run("edit", DRONES, stdin="\n")
        assert ran.code == Exit.GOOD
        assert "line 4, column 16: Expecting value; expected JSON" in ran.err
        assert record(sample, "events", DRONES)["title"].startswith("Rockets strike")

    def test_giving_up_keeps_the_draft_and_names_it(
        self, run: Run, sample: Path, editor: Callable[[str], None]
    ) -> None:
        before = sample.read_bytes()
        editor("draft.write_text('my words')")
        ran = run("edit", DRONES, stdin="q\n")
        assert ran.code == Exit.REFUSED
        path = ran.err.split("the draft is ")[-1].strip()
        assert Path(path).read_text("utf-8") == "my words"
        assert sample.read_bytes() == before

    def test_an_editor_that_cannot_be_started_is_told(
        self, run: Run, sample: Path, editor: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        editor("")
        monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
        ran = run("edit", DRONES, "--file", str(sample))
        assert ran.code == Exit.REFUSED
        assert "set $EDITOR" in ran.err


class TestAdd:
    def test_a_settled_line_is_added_and_answered_with_its_id_and_the_record_in_words(
        self, run: Run, sample: Path
    ) -> None:
        ran = run("add", "30 sep 2019 reopened al-qaim: open to trade src k24-reopening C2")
        assert (ran.code, ran.err) == (Exit.GOOD, "")
        added, *told = ran.out.splitlines()
        found = record(sample, "events", added.removeprefix("added "))
        assert (found["date"], found["type"], found["crossings"]) == ("2019-09-30", "status", ["al-qaim"])
        assert found["claims"][0]["source"] == "k24-reopening"
        assert any(line.split()[:2] == ["status", "open"] for line in told)

    def test_a_source_that_nobody_has_is_made_and_told(self, run: Run, sample: Path) -> None:
        ran = run("add", "30 sep 2019 attack at al-qaim killed 3 src nosuchpaper")
        assert ran.code == Exit.GOOD
        assert ran.out.splitlines()[-1] == "new source nosuchpaper"
        assert record(sample, "sources", "nosuchpaper")["publisher"] == "nosuchpaper"

    def test_an_open_line_writes_nothing_and_each_open_point_is_a_line(self, run: Run, sample: Path) -> None:
        before = sample.read_bytes()
        ran = run("add", "albu kamall may close")
        assert (ran.code, ran.out) == (Exit.WARNINGS, "")
        assert [line.split(":")[0] for line in ran.err.splitlines()] == ["? date", "? crossing", "? status"]
        assert "(al-qaim)?" in ran.err
        assert sample.read_bytes() == before

    def test_anyway_writes_what_is_settled_and_marks_it(self, run: Run, sample: Path) -> None:
        ran = run("add", "--anyway", "2 oct 2019 rabia may close, 4 hurt")
        assert (ran.code, ran.err.split(":")[0]) == (Exit.GOOD, "? status")
        found = record(sample, "events", ran.out.splitlines()[0].removeprefix("added "))
        assert (found["review"], found["crossings"], found["title"]) == ("work needed", ["rabia"], "Rabia may close")
        assert found["claims"][0] == {"id": "a", "about": "injured", "value": 4}
        assert "status" not in found

    def test_a_file_is_made_where_there_is_none_and_this_is_told(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "new.json"
        ran = run("add", "sources", "publisher=A paper", "--file", str(path))
        assert ran.code == Exit.GOOD
        assert f"{path}: there was no file" in ran.err
        assert record(path, "sources", ran.out.strip())["publisher"] == "A paper"

    @pytest.mark.parametrize(
        ("words", "code"),
        [(("--dry-run", "sources", "publisher=A"), Exit.GOOD), (("attack src nosuchpaper",), Exit.WARNINGS)],
    )
    def test_no_file_is_made_where_nothing_goes_into_it(
        self, words: tuple[str, ...], code: Exit, run: Run, tmp_path: Path
    ) -> None:
        path = tmp_path / "new.json"
        assert run("add", *words, "--file", str(path)).code == code
        assert not path.exists()

    def test_of_lines_on_standard_input_the_open_ones_are_told_by_number_and_the_others_added(
        self, run: Run, sample: Path
    ) -> None:
        ran = run("add", "-", stdin="1 oct 2019 attack at rabia killed 2\n\nclash\n2 oct 2019 clash at trebil\n")
        assert ran.code == Exit.WARNINGS
        ids = [line.removeprefix("added ") for line in ran.out.splitlines() if line.startswith("added ")]
        assert record(sample, "events", ids[0])["claims"][0]["value"] == 2
        assert record(sample, "events", ids[1])["type"] == "clash"
        assert len(ids) == 2
        assert [line.split("?")[0] for line in ran.err.splitlines()] == ["line 3: ", "line 3: "]

    def test_a_dry_run_shows_the_records_and_what_is_open_and_adds_nothing(self, run: Run, sample: Path) -> None:
        before = sample.read_bytes()
        ran = run("add", "--dry-run", "2 oct 2019 clash at trebil src paper")
        assert [(made["table"], made["record"].get("type")) for made in ran.json["records"]] == [
            ("events", "clash"),
            ("sources", None),
        ]
        assert ran.json["unsettled"] == []
        ran = run("add", "--dry-run", "2 oct 2019 clash at albu kamall")
        assert ran.code == Exit.WARNINGS
        [point] = ran.json["unsettled"]
        assert (point["about"], point["words"], point["choices"]) == ("crossing", "albu kamall", ["al-qaim", "new"])
        assert sample.read_bytes() == before

    def test_fields_make_a_record_of_any_table(self, run: Run, sample: Path) -> None:
        ran = run("add", "sources", "publisher=A paper", "published=30 sep 2019", "title=News of the day")
        found = record(sample, "sources", ran.out.strip())
        assert (found["publisher"], found["published"]) == ("A paper", "2019-09-30")

    def test_json_records_name_their_tables(self, run: Run, sample: Path) -> None:
        sides = [{"country": "IQ", "name": "Left"}, {"country": "SY", "name": "Right"}]
        given = [{"table": "crossings", "id": "left-right", "sides": sides}, {"id": "seen", "title": "Seen"}]
        assert run("add", "--json", stdin=json.dumps(given)).out == "left-right\nseen\n"
        assert record(sample, "crossings", "left-right") == {"id": "left-right", "sides": sides}
        dry = {"table": "actors", "record": {"id": "wardens", "name": "Wardens"}}
        assert run("add", "--json", stdin=json.dumps(dry)).code == Exit.GOOD
        assert record(sample, "actors", "wardens") == dry["record"]

    def test_a_crossing_without_sides_is_refused_and_a_key_of_no_meaning_is_told(self, run: Run) -> None:
        nobody: list[list[dict[str, str]]] = [[], [{}]]
        for sides in nobody:
            ran = run("add", "crossings", "--json", stdin=json.dumps({"id": "nowhere", "sides": sides}))
            assert ran.code == Exit.REFUSED
            assert "sides: none; expected the two sides" in ran.err
        assert run("add", "crossings", "id=nowhere").code == Exit.REFUSED
        ran = run("add", "crossings", "--json", stdin='{"id": "left", "sides": [{"country": "IQ", "nam": "Left"}]}')
        assert (ran.code, ran.out) == (Exit.GOOD, "left\n")
        assert "“nam” is not a known key; it is kept; did you mean “name”?" in ran.err

    @pytest.mark.parametrize(("words", "table"), [((), "crossing"), (("actors",), "crossings"), ((), 4)])
    def test_a_json_record_of_no_table_or_of_another_is_refused(
        self, run: Run, sample: Path, words: tuple[str, ...], table: object
    ) -> None:
        before = sample.read_bytes()
        ran = run("add", "--json", *words, stdin=json.dumps({"table": table, "id": "x"}))
        assert (ran.code, sample.read_bytes()) == (Exit.REFUSED, before)
        assert f"record 1: table: “{table}” is not the table; expected " in ran.err

    def test_json_makes_one_record_or_many(self, run: Run, sample: Path) -> None:
        ran = run("add", "--json", "actors", stdin='[{"name": "Border guard"}, {"name": "B", "id": "b-2"}]')
        assert ran.out.split() == ["border-guard", "b-2"]
        assert record(sample, "actors", "b-2")["name"] == "B"

    @pytest.mark.parametrize(
        ("words", "stdin", "told"),
        [
            ((), "", "expected a line"),
            (("--json",), "{", "not JSON"),
            (("--json",), "[1]", "record 1: expected an object"),
            (("--json",), '{"title": 3}', "title: expected a text"),
            (("--json",), '{"title": "a", "title": "b"}', "title"),
            (("--json",), '{"title": "a", "mine": {"b": 1, "b": 2}}', 'field "b" appears twice'),
            (("--json",), '{"title": "a", "mine": ' + "[" * 4000 + "]" * 4000 + "}", "nested deeper"),
            (("--json",), '[{"title": "a", "mine": NaN}]', "NaN is not a JSON number"),
            (("events", "title=a", 'claims:=[{"value": {"b": 1, "b": 2}}]'), "", 'field "b" appears twice'),
            (("--json", "nowhere"), "{}", "expected one table"),
            (("events", "titel=x"), "", "no such field"),
            (("events",), "", "expected FIELD=VALUE"),
        ],
    )
    def test_what_makes_no_record_is_refused_and_adds_nothing(
        self, words: tuple[str, ...], stdin: str, told: str, run: Run, sample: Path
    ) -> None:
        before = sample.read_bytes()
        ran = run("add", *words, stdin=stdin)
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert told in ran.err
        assert sample.read_bytes() == before

    def test_one_wrong_record_of_several_adds_none(self, run: Run, sample: Path) -> None:
        before = sample.read_bytes()
        assert run("add", "--json", stdin='[{"title": "good"}, {"title": 3}]').code == Exit.REFUSED
        assert sample.read_bytes() == before
