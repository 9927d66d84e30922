"""The ends of the command line: options anywhere, words nearly right, a first run, and output that nothing takes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from store.paths import default_file
from store.store import Store
from tests.tui.cli.conftest import Run
from tui.cli.exit_codes import Exit
from tui.cli.parser import COMMANDS

SOON = 1.0
FULL = Path("/dev/full")
LINE = "2 oct 2019 clash at trebil"


def events(path: Path) -> list[str]:
    """The ids of the events in a file."""
    return [event["id"] for event in json.loads(path.read_text("utf-8"))["events"].values()]


def with_full_output(path: Path, *words: str, stdin: str = "") -> tuple[int, str]:
    """The exit code and standard error of a command behind whose standard output the disk is full."""
    if not FULL.exists():
        pytest.skip("needs /dev/full")
    with FULL.open("wb") as output:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *words],
            input=stdin.encode(),
            stdout=output,
            stderr=subprocess.PIPE,
            env=os.environ | {"BORDERTUI_FILE": str(path)},
            check=False,
        )
    return done.returncode, done.stderr.decode()


class TestOptionsAnywhere:
    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (["show", "al-qaim", "--json", "al-walid"], ["show", "--json", "al-qaim", "al-walid"]),
            (["list", "type:attack", "--limit", "2", "after:2013"], ["list", "type:attack", "after:2013", "--limit=2"]),
            (["list", "--lim", "2", "type:attack", "--json"], ["list", "--json", "--limit", "2", "type:attack"]),
            (["status", "al-qaim", "--as-of", "2019", "al-walid"], ["status", "al-qaim", "al-walid", "--as-of=2019"]),
            (["export", "json", "-o", "-", "type:attack"], ["export", "-o-", "json", "type:attack"]),
            (["date", "late", "--json", "august", "2019"], ["date", "--json", "late august 2019"]),
            (["add", "2 oct 2019", "--dry-run", "clash at trebil"], ["add", LINE, "--dry-run"]),
        ],
    )
    @pytest.mark.usefixtures("sample")
    def test_they_mean_the_same_wherever_they_stand(self, first: list[str], second: list[str], run: Run) -> None:
        ran = run(*first)
        assert ran.code == Exit.GOOD
        assert ran == run(*second)

    def test_a_field_is_set_behind_an_option(self, run: Run, sample: Path) -> None:
        assert run("edit", "al-qaim", "--file", str(sample), "notes=Quiet").code == Exit.GOOD
        assert '"notes": "Quiet"' in sample.read_text("utf-8")

    def test_the_file_may_stand_before_the_sub_command(self, run: Run, sample: Path) -> None:
        assert run("--file", str(sample), "show", "al-qaim") == run("show", "al-qaim")

    @pytest.mark.usefixtures("sample")
    def test_behind_two_dashes_stands_no_option(self, run: Run) -> None:
        assert "'--json'" in run("show", "--", "--json").err
        assert "-x" in run("add", "actors", "--dry-run", "--", "name=A", "notes=-x").out

    @pytest.mark.parametrize("words", [["list", "--limit"], ["list", "--nothing"], ["show", "--json"]])
    @pytest.mark.usefixtures("sample")
    def test_what_is_wrong_is_told_as_ever(self, words: list[str], run: Run) -> None:
        ran = run(*words)
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert ran.err.startswith(f"usage: bordertui {words[0]} ")


class TestWordsNearlyRight:
    @pytest.mark.parametrize(
        ("words", "right"),
        [
            (["sttaus"], "status"), (["lsit", "type:attack"], "list"), (["chekc"], "check"),
            (["Exprot", "json"], "export"), (["ad", LINE], "add"),
            (["improt", "a.csv"], "import"), (["completon", "bash"], "completion"),
            (["wher"], "where"),
        ],
    )  # fmt: skip
    def test_a_word_nearly_a_sub_command_names_it_and_makes_nothing(
        self, words: list[str], right: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        ran = run(*words)
        assert (ran.code, ran.out) == (Exit.REFUSED, "")
        assert f"did you mean {right}?" in ran.err
        assert not list(tmp_path.iterdir())

    def test_a_word_like_none_is_told_all_of_them(self, run: Run) -> None:
        ran = run("qqqq", "now")
        assert ran.code == Exit.REFUSED
        assert all(name in ran.err for name in COMMANDS)

    @pytest.mark.usefixtures("sample")
    @pytest.mark.parametrize("words", [["show", "al-qiam"], ["edit", "al-qiam", "notes=x"], ["status", "al-qiam"]])
    def test_an_id_that_nothing_has_is_answered_with_the_near_one(self, words: list[str], run: Run) -> None:
        ran = run(*words)
        assert ran.code == Exit.NOT_FOUND
        assert "al-qaim" in ran.err

    @pytest.mark.usefixtures("sample")
    def test_a_table_that_is_none_is_not_found_either(self, run: Run) -> None:
        assert run("show", "evnets/al-qaim").code == Exit.NOT_FOUND


class TestFirstRun:
    @pytest.fixture(autouse=True)
    def machine(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """One on which the program never ran."""
        monkeypatch.delenv("BORDERTUI_FILE", raising=False)
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            monkeypatch.setenv(name, str(tmp_path / name.lower()))

    @pytest.mark.parametrize(
        "words",
        [
            ["status"], ["list"], ["show", "al-qaim"], ["check"], ["export", "json"], ["report", "--since", "2013"],
            ["edit", "al-qaim", "notes=x"], ["add", "actors", "name=Hill Guards"], ["add", LINE],
        ],
        ids=" ".join,
    )  # fmt: skip
    def test_the_usual_file_is_made_from_the_sample_and_this_is_told(self, words: list[str], run: Run) -> None:
        assert not default_file().exists()
        ran = run(*words)
        assert ran.code in (Exit.GOOD, Exit.WARNINGS)
        assert f"{default_file()}: there was no file; it was made from the sample" in ran.err
        assert len(events(default_file())) > 5
        assert "made" not in run(*words).err

    def test_a_file_that_is_named_is_not_made_of_the_sample(self, run: Run, tmp_path: Path) -> None:
        assert run("status", "--file", str(tmp_path / "none.json")).code == Exit.REFUSED
        assert not (tmp_path / "none.json").exists()
        assert not default_file().exists()

    @pytest.mark.parametrize(
        "words",
        [
            ["add", "--dry-run", LINE], ["add", "--dry-run", "actors", "name=Hill Guards"],
            ["import", "--dry-run", "rows.csv"],
        ],
        ids=" ".join,
    )  # fmt: skip
    @pytest.mark.parametrize("file", [[], ["--file", "none.json"]], ids=["usual", "named"])
    def test_a_dry_run_understands_what_would_be_done_and_writes_nothing_at_all(
        self,
        words: list[str],
        file: list[str],
        run: Run,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        folder = tmp_path / "here"
        folder.mkdir()
        monkeypatch.chdir(folder)
        (folder / "rows.csv").write_text("date,title\n2019-09-01,A meeting\n", encoding="utf-8")
        before = sorted(tmp_path.rglob("*"))
        assert run(*words, *file).out
        assert sorted(tmp_path.rglob("*")) == before

    def test_a_dry_run_knows_the_crossings_of_the_file_that_would_be_made(self, run: Run) -> None:
        assert json.loads(run("add", "--dry-run", "2 oct 2019 clash at al-qaim").out)["unsettled"] == []


class TestOutputThatNothingTakes:
    @pytest.mark.parametrize("words", [["--version"], ["--help"], ["list", "--help"], ["status"]], ids=" ".join)
    def test_it_is_told_in_one_sentence(self, words: list[str], sample: Path) -> None:
        said = "bordertui: standard output: No space left on device\n"
        assert with_full_output(sample, *words) == (Exit.NOT_SAVED, said)

    @pytest.mark.figure("output fails", "add, edit, import: exit 0")
    @pytest.mark.parametrize(
        "words", [["add", LINE], ["edit", "al-qaim", "notes=Gate"], ["import", "--yes", "-"]], ids=" ".join
    )
    def test_a_change_that_is_on_disk_is_no_failure(self, words: list[str], sample: Path) -> None:
        before = sample.read_bytes()
        code, said = with_full_output(sample, *words, stdin="date,title\n2019-09-01,A meeting at the gate\n")
        assert code == Exit.GOOD
        assert "standard output: No space" in said
        assert sample.read_bytes() != before

    @pytest.mark.figure("output fails", "the same addition again: one record")
    @pytest.mark.parametrize(
        ("words", "stdin"),
        [(["add", LINE], ""), (["add", "-"], LINE), (["add", "--json"], '{"title": "Queue"}')],
        ids=["line", "lines", "json"],
    )
    def test_an_addition_tried_again_is_answered_and_not_made_twice(
        self, words: list[str], stdin: str, run: Run, sample: Path
    ) -> None:
        before = events(sample)
        with_full_output(sample, *words, stdin=stdin)
        (new,) = set(events(sample)) - set(before)
        again = run(*words, stdin=stdin)
        assert again.code == Exit.GOOD
        assert new in again.out
        assert "nothing was added now" in again.err
        assert len(events(sample)) == len(before) + 1
        run(*words, stdin=stdin)
        assert len(events(sample)) == len(before) + 2, "a third one is meant"

    def test_another_addition_or_one_after_the_record_is_gone_is_made(self, run: Run, sample: Path) -> None:
        start = sample.read_bytes()
        with_full_output(sample, "add", LINE)
        assert "nothing was added" not in run("add", "3 oct 2019 clash at trebil").err
        sample.write_bytes(start)
        assert "nothing was added" not in run("add", LINE).err
        assert len(events(sample)) == len(json.loads(start)["events"]) + 1


class TestFilesThatAreNone:
    @pytest.mark.figure("odd places", "commands answer in a sentence")
    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("pipe", "a pipe; expected a regular file"), ("folder", "a folder; expected"),
            ("dangling", "a link that leads nowhere"), ("none", "there is no such file"), ("huge", "expected at most"),
            ("n" * 400, "name too long"),
        ],
    )  # fmt: skip
    @pytest.mark.parametrize(
        "words", [["import", "--yes"], ["import", "--dry-run"], ["status", "--file"]], ids=" ".join
    )
    def test_they_are_answered_in_a_sentence_at_once(
        self, words: list[str], name: str, told: str, run: Run, sample: Path
    ) -> None:
        folder, before = sample.parent, sample.read_bytes()
        os.mkfifo(folder / "pipe")
        (folder / "folder").mkdir()
        (folder / "dangling").symlink_to(folder / "nowhere")
        with (folder / "huge").open("wb") as huge:
            huge.truncate(2 << 30)
        began = monotonic()
        ran = run(*words, str(folder / name))
        assert monotonic() - began < SOON
        assert ran.code == Exit.REFUSED
        assert told in ran.err.lower()
        assert sample.read_bytes() == before

    @pytest.mark.figure("odd places", "a hard link told")
    def test_a_file_with_another_name_says_which_of_them_is_saved(self, run: Run, sample: Path) -> None:
        other = sample.with_name("other")
        other.hardlink_to(sample)
        before = other.read_bytes()
        assert "1 more name (hard links)" in run("edit", "al-qaim", "notes=x").err
        assert other.read_bytes() == before != sample.read_bytes()
        assert run("edit", "al-qaim", "notes=y").err == ""

    @pytest.mark.figure("newer", "in one file and among others, with and without --yes")
    @pytest.mark.parametrize("words", [["--yes"], ["--dry-run"], ["--yes", "rows.csv"]], ids=" ".join)
    def test_a_file_of_a_newer_format_is_not_imported(
        self, words: list[str], run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(sample.parent)
        (sample.parent / "rows.csv").write_text("date,title\n2019-09-01,A meeting\n", encoding="utf-8")
        (sample.parent / "newer").write_text('{"meta": {"1": {"format": 99}}, "events": {"1": {"id": "later"}}}')
        ran = run("import", *words, "newer")
        assert ran.code == Exit.REFUSED
        assert "format 99 is newer" in ran.err
        assert "later" not in events(sample)

    @pytest.mark.figure("settings", "$EDITOR: refused, nothing changed")
    def test_an_editor_that_leaves_a_pipe_changes_nothing(
        self, run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script = tmp_path / "editor.py"
        script.write_text("import os, sys\nos.unlink(sys.argv[1])\nos.mkfifo(sys.argv[1])\n")
        monkeypatch.setattr("tui.cli.commands.edit.at_a_terminal", lambda: True)
        monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
        before = sample.read_bytes()
        ran = run("edit", "al-qaim")
        assert ran.code == Exit.REFUSED
        assert "a pipe" in ran.err
        assert sample.read_bytes() == before

    @pytest.mark.figure("odd places", "long names told before anything is typed")
    def test_a_name_too_long_for_a_new_version_beside_it_is_told_before_anything_is_typed(
        self, run: Run, sample: Path
    ) -> None:
        longest = os.pathconf(sample.parent, "PC_NAME_MAX") - 18
        fits, too_long = (sample.with_name("ب" * (longest // 2) + "x" * extra) for extra in (longest % 2, 2))
        for path in (fits, too_long):
            path.write_bytes(sample.read_bytes())
        assert run("edit", "al-qaim", "notes=x", "--file", str(fits)).code == Exit.GOOD
        ran = run("edit", "al-qaim", "notes=x", "--file", str(too_long))
        assert ran.code == Exit.NOT_SAVED
        assert f"expected at most {longest}" in ran.err
        assert Store.open(too_long).read_only
        assert run("status", "--file", str(too_long)).code == Exit.GOOD
        new = too_long.with_name("n" * (longest + 1))
        ran = run("add", "actors", "name=A", "--file", str(new))
        assert ran.code == Exit.NOT_SAVED
        assert f"expected at most {longest}" in ran.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check", "b.json"], "'b.json' is one word too many; the data file is named with --file"),
        (["legend", "b.json"], "'b.json' is one word too many"),
        (["check", "--flie=b.json"], "unknown option '--flie=b.json'"),
    ],
)
def test_a_word_that_has_no_place_is_told_with_where_a_file_goes(words: list[str], told: str, run: Run) -> None:
    ran = run(*words)
    assert ran.code == Exit.REFUSED
    assert ran.err.rstrip().endswith(told)


def test_numbers_beyond_all_reckoning_are_printed_as_strict_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "great.json"
    path.write_text('{"events": {"1": {"id": "a", "size": -1e999, "title": "T", "more": [%s]}}}' % ("7" * 5000))

    def refused(word: str) -> float:
        raise AssertionError(word)

    for words in (["show", "a", "--json"], ["list", "--json"], ["log", "a", "--json"], ["export", "json"]):
        printed = run(*words, "--file", str(path))
        assert printed.code == Exit.GOOD
        assert "inf" in str(json.loads(printed.out, parse_constant=refused))


@pytest.mark.parametrize("period", ["--month=9999-12", "--week=9999-12-31", "--month=0001-01", "--week=0001-01-01"])
@pytest.mark.parametrize("begins", ["monday", "sunday"])
def test_a_report_on_the_first_or_the_last_of_all_weeks_ends_there(
    run: Run, tmp_path: Path, period: str, begins: str
) -> None:
    path = tmp_path / "ends.json"
    event = {"id": "a", "title": "T", "date": "9999-12-31", "claims": [{"about": "volume", "value": 3}]}
    path.write_text(json.dumps({"meta": {"1": {"week_start": begins}}, "events": {"1": event}}), "utf-8")
    assert run("report", period, "--file", str(path)).code == Exit.GOOD


def test_what_is_no_port_is_told_with_what_would_be(run: Run) -> None:
    for word in ("0", "65536", "-1", "http", "9" * 5000):
        ended = run("serve", "--port", word)
        assert ended.code == Exit.REFUSED
        assert "expected a number from 1 to 65535" in ended.err
