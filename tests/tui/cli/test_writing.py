"""The commands that write for others: export and report. Nothing private unless named, no file overwritten."""

import json
import os
from pathlib import Path

import pytest
import xlsxwriter

from store.exchange.exports.formats import FORMATS
from store.report.layouts import LAYOUTS
from tests.store.planted import leaks, planted
from tests.tui.cli.conftest import Run
from tui.cli.exit_codes import Exit

COMMANDS = [["export", name] for name in FORMATS if name != "xlsx"] + [
    ["report", "--since", "2013", "--format", name] for name in LAYOUTS
]


@pytest.fixture
def private(sample: Path) -> Path:
    """The file with private words planted all over."""
    sample.write_text(json.dumps(planted()), "utf-8")
    return sample


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
class TestOutput:
    def test_it_goes_to_standard_output_or_to_a_file_alike(self, command: list[str], run: Run, tmp_path: Path) -> None:
        out = tmp_path / "out"
        printed = run(*command, "-o", "-")
        assert run(*command, "-o", str(out)) == (Exit.GOOD, "", "")
        assert (printed.code, printed.err) == (Exit.GOOD, "")
        same = [line for line in printed.out.splitlines() if "DTSTAMP" not in line]
        assert [line for line in out.read_text("utf-8").splitlines() if "DTSTAMP" not in line] == same
        assert same

    def test_an_existing_file_is_left_alone_unless_forced(self, command: list[str], run: Run, tmp_path: Path) -> None:
        out = tmp_path / "out"
        out.write_text("mine")
        ran = run(*command, "-o", str(out))
        assert ran.code == Exit.REFUSED
        assert f"{out}: there is already a file; --force" in ran.err
        assert out.read_text() == "mine"
        assert run(*command, "-o", str(out), "--force").code == Exit.GOOD
        assert out.read_text("utf-8") != "mine"

    def test_a_link_that_leads_nowhere_is_not_written_through(
        self, command: list[str], run: Run, tmp_path: Path
    ) -> None:
        out, target = tmp_path / "out", tmp_path / "target"
        out.symlink_to(target)
        ran = run(*command, "-o", str(out))
        assert ran.code == Exit.REFUSED
        assert f"leads nowhere, to {target}" in ran.err
        assert not target.exists()

    def test_a_folder_and_a_pipe_are_called_so_and_no_force_is_offered(
        self, command: list[str], run: Run, tmp_path: Path
    ) -> None:
        (tmp_path / "folder").mkdir()
        os.mkfifo(tmp_path / "pipe")
        for name in ("folder", "pipe"):
            for force in ([], ["--force"]):
                ran = run(*command, "-o", str(tmp_path / name), *force)
                assert ran.code == Exit.REFUSED
                assert f"{name}: a {name}; expected a regular file" in ran.err

    def test_the_data_file_is_never_overwritten(self, command: list[str], run: Run, sample: Path) -> None:
        before = sample.read_bytes()
        ran = run(*command, "-o", str(sample), "--force")
        assert ran.code == Exit.REFUSED
        assert "data file itself" in ran.err
        assert sample.read_bytes() == before

    def test_a_folder_that_is_not_there_is_told(self, command: list[str], run: Run, tmp_path: Path) -> None:
        ran = run(*command, "-o", str(tmp_path / "no" / "out"))
        assert ran.code == Exit.NOT_SAVED
        assert f"{tmp_path / 'no' / 'out'}: not saved: there is no folder {tmp_path / 'no'}\n" in ran.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_private_leaves_and_standard_error_says_how_much_stayed(
    command: list[str], run: Run, private: Path
) -> None:
    ran = run(*command, "--file", str(private))
    assert ran.code == Exit.GOOD
    assert leaks(ran.out.replace("\n ", "").replace("\\", "")) == []
    assert "records are left out, in whole or in part" in ran.err
    assert leaks(ran.err) == []


@pytest.mark.usefixtures("private")
class TestIncludePrivate:
    def test_a_speaker_asked_for_by_name_is_named(self, run: Run) -> None:
        ran = run("export", "csv-claims", "--include-private", "sahar-zinhari")
        assert '"Sahar Zinhari"' in ran.out
        assert "PLANTEDCLAIM" not in ran.out
        assert "PLANTEDTITLE" not in ran.out

    def test_several_names_and_tables_may_be_given(self, run: Run) -> None:
        names = "sahar-zinhari,events/planted-event"
        ran = run("export", "json", "--include-private", names, "--include-private", "planted-source")
        ids = {record["id"] for table in ("events", "sources", "actors") for record in ran.json[table].values()}
        assert {"sahar-zinhari", "planted-event", "planted-source"} <= ids
        assert "PLANTEDGATE" not in ran.out

    def test_all_asks_for_everything(self, run: Run) -> None:
        ran = run("export", "json", "--include-private", "all")
        assert "PLANTEDCLAIM" in ran.out
        assert "PLANTEDGATE" in ran.out
        assert ran.err == ""

    def test_a_name_that_is_not_there_exports_nothing(self, run: Run) -> None:
        ran = run("export", "json", "--include-private", "nobody")
        assert (ran.code, ran.out) == (Exit.NOT_FOUND, "")
        assert "'nobody'" in ran.err

    def test_a_query_finds_nothing_by_what_is_private(self, run: Run) -> None:
        assert run("export", "json", "zinhari").json["events"] == {}
        assert len(run("export", "json", "zinhari", "--include-private", "all").json["events"]) == 1


@pytest.mark.usefixtures("sample")
class TestExport:
    def test_a_query_narrows_the_events(self, run: Run) -> None:
        assert [found["id"] for found in run("export", "json", "type:attack").json["events"].values()] == [
            "qaim-drones-2019-08"
        ]

    def test_a_wrong_query_is_told_and_writes_nothing(self, run: Run, tmp_path: Path) -> None:
        ran = run("export", "json", "killed:>", "-o", str(tmp_path / "out"))
        assert ran.code == Exit.REFUSED
        assert not (tmp_path / "out").exists()

    def test_records_that_cannot_be_read_are_left_out_and_told(self, run: Run, sample: Path) -> None:
        sample.write_text('{"events": {"1": {"id": "a", "title": "x", "title": "y"}, "2": {"id": "b", "title": "z"}}}')
        ran = run("export", "json")
        assert [found["id"] for found in ran.json["events"].values()] == ["b"]
        assert "1 of the records cannot be read" in ran.err

    def test_an_unknown_format_names_those_that_are(self, run: Run) -> None:
        ran = run("export", "excel")
        assert ran.code == Exit.REFUSED
        assert "geojson" in ran.err

    def test_an_original_needs_an_import(self, run: Run) -> None:
        ran = run("export", "original")
        assert ran.code == Exit.NOT_FOUND
        assert "the imports are: none" in ran.err


class TestOriginal:
    @pytest.fixture
    def imported(self, run: Run, sample: Path, shared: Path) -> bytes:
        """A real file of the first forty lines, imported into the sample."""
        lines = (shared / "data" / "acled_Ghana_1980-2021.csv").read_bytes().splitlines(keepends=True)[:40]
        small = sample.with_name("small.csv")
        small.write_bytes(b"".join(lines))
        assert run("import", "--yes", str(small)).code in (Exit.GOOD, Exit.WARNINGS)
        return small.read_bytes()

    def test_an_untouched_import_comes_back_byte_for_byte(self, run: Run, imported: bytes, tmp_path: Path) -> None:
        out = tmp_path / "out.csv"
        assert run("export", "original", "-o", str(out)).code == Exit.GOOD
        assert out.read_bytes() == imported

    @pytest.mark.usefixtures("imported")
    @pytest.mark.parametrize(
        ("assignment", "field", "code"),
        [("title=Another", "title", Exit.WARNINGS), ("review=accepted", "review", Exit.GOOD)],
    )
    def test_what_of_an_edit_has_no_cell_is_told(
        self, assignment: str, field: str, code: Exit, run: Run, sample: Path
    ) -> None:
        tables = json.loads(sample.read_text("utf-8"))
        event = next(each["id"] for each in tables["events"].values() if "origin" in each)
        run("edit", event, assignment)
        ran = run("export", "original")
        assert ran.code == code
        assert ran.err == f"bordertui: {event}: the file has no cell that can hold its {field}\n"

    @pytest.mark.usefixtures("imported")
    def test_an_import_with_private_records_is_not_given_back_unless_they_are_named(
        self, run: Run, sample: Path, tmp_path: Path
    ) -> None:
        tables = json.loads(sample.read_text("utf-8"))
        event = next(each for each in tables["events"].values() if "origin" in each)
        run("edit", event["id"], "private=yes")
        out = tmp_path / "out.csv"
        ran = run("export", "original", "-o", str(out))
        assert ran.code == Exit.REFUSED
        assert "--include-private" in ran.err
        assert not out.exists()
        assert run("export", "original", "-o", str(out), "--include-private", event["id"]).code in (0, 1)

    def test_a_row_that_names_what_is_private_is_not_given_back_even_where_it_made_no_record(
        self, run: Run, sample: Path
    ) -> None:
        table = sample.with_name("table.csv")
        table.write_text("date,title\n2019-09-01,A meeting\n2019-09-02,too,many,cells by Sahar Zinhari\n")
        run("import", "--yes", str(table))
        tables = json.loads(sample.read_text("utf-8"))
        tables["actors"]["900"] = {"id": "guide", "name": "Sahar Zinhari", "private": True}
        sample.write_text(json.dumps(tables), "utf-8")
        ran = run("export", "original")
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert run("export", "original", "--include-private", "guide").out == table.read_text()

    @pytest.mark.parametrize("where", ["comment", "author", "sheet", "heading", "link"])
    def test_a_workbook_that_names_what_is_private_outside_its_cells_is_not_given_back(
        self, where: str, run: Run, sample: Path
    ) -> None:
        name, path = "Sahar Zinhari", sample.with_name("table.xlsx")
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet(name if where == "sheet" else "Events")
            sheet.write_row(0, 0, ("Date", "Title"))
            sheet.write_row(1, 0, ("2019-09-01", "A meeting"))
            match where:
                case "comment":
                    sheet.write_comment("B2", f"told by {name}")
                case "author":
                    book.set_properties({"author": name})
                case "heading":
                    sheet.set_header(f"&L{name}")
                case "link":
                    sheet.write_url("D1", "https://a.example/zinhari", string="x")
        run("import", "--yes", str(path))
        tables = json.loads(sample.read_text("utf-8"))
        tables["actors"]["900"] = {"id": "guide", "name": "Sahar Zinhari", "kind": "person", "private": True}
        sample.write_text(json.dumps(tables), "utf-8")
        out = sample.with_name("out.xlsx")
        assert run("export", "original", "-o", str(out)).code == Exit.REFUSED
        assert not out.exists()
        assert run("export", "original", "-o", str(out), "--include-private", "guide").code == Exit.GOOD
        assert out.read_bytes() == path.read_bytes()

    def test_a_table_is_searched_for_private_names_in_the_encoding_that_it_was_imported_in(
        self, run: Run, sample: Path
    ) -> None:
        table = sample.with_name("table.csv")
        table.write_bytes("date,title\n2019-09-01,Meeting\n2019-09-02,too,many,Фарид Наккаш\n".encode("koi8-r"))
        run("import", "--yes", str(table), "--encoding", "koi8-r")
        tables = json.loads(sample.read_text("utf-8"))
        tables["actors"]["900"] = {"id": "guide", "name": "Фарид Наккаш", "kind": "person", "private": True}
        sample.write_text(json.dumps(tables), "utf-8")
        assert run("export", "original").code == Exit.REFUSED


@pytest.mark.usefixtures("sample")
class TestReport:
    def test_it_tells_of_the_period_that_is_asked_for(self, run: Run) -> None:
        ran = run("report", "--since", "aug 2019", "--as-of", "2019-09-30", "--crossing", "qaim")
        assert ran.out.startswith("IRAQ–SYRIA CROSSINGS\nSituation at al-Qaim ⇄ Albu Kamal as of 30 September 2019;")
        assert "period since 1\nAugust 2019" in ran.out

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            ((), "--since"),
            (("--since", "blue"), "--since"),
            (("--since", "before 2014"), "has no first day"),
            (("--since", "2019-10-01", "--as-of", "2019-09-01"), "expected an earlier --since"),
            (("--since", "2019", "--format", "pdf"), "pdf"),
        ],
    )
    def test_wrong_use_is_told(self, words: tuple[str, ...], told: str, run: Run) -> None:
        ran = run("report", *words)
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert told in ran.err

    def test_an_unknown_crossing_is_not_found(self, run: Run) -> None:
        ran = run("report", "--since", "2019", "--crossing", "nowhere")
        assert (ran.code, ran.out) == (Exit.NOT_FOUND, "")


def test_an_export_waits_while_texts_come_near_a_private_name_and_says_which_words_do(sample: Path, run: Run) -> None:
    titles = ("Halim at the gate", "Halim again", "Sabri waits")
    events = {str(at): {"id": f"e{at}", "title": title, "date": "2019-03-01"} for at, title in enumerate(titles, 1)}
    guide = {"id": "guide", "name": "Halim Sabri", "kind": "person", "private": True}
    sample.write_text(json.dumps({"events": events, "actors": {"1": guide}}), "utf-8")
    waits = run("export", "json")
    assert (waits.code, waits.out) == (Exit.WARNINGS, "")
    assert all(f"events/e{at}: " in waits.err for at in (1, 2, 3))
    assert "the words: Halim (2), Sabri (1)" in waits.err
    some = run("export", "json", "--accept", "halim")
    assert (some.code, some.out, "events/e3: " in some.err, "events/e1: " in some.err) == (1, "", True, False)
    assert "Halim at the gate" in run("export", "json", "--accept", "halim", "sabri").out
    assert "Halim at the gate" in run("export", "--accept", "actors/guide", "halim", "json").out
    assert run("export", "json", "--accept", "Mill/guide").code == Exit.REFUSED
    none = run("export", "json", "--withhold-near").out
    assert ('"[withheld] at the gate"' in none, "Sabri" in none) == (True, False)
    assert run("export", "json", "--accept", "halim,sabri").code == Exit.GOOD
    assert "--accept nobody" in run("export", "json", "--accept", "halim, sabri,nobody").err
    for nothing in ("", " , "):
        assert (refused := run("export", "json", "--accept", nothing, "halim,sabri")).code == Exit.REFUSED
        assert (refused.out, f"--accept {nothing}: no record" in refused.err) == ("", True)
    unmet = run("export", "json", "--accept", "halim", "sabri", "type:attack")
    assert (unmet.code, unmet.out, "--accept type:attack" in unmet.err) == (Exit.REFUSED, "", True)
