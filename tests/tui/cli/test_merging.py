"""What two branches made of one file comes together record by record, and nothing is lost without a word."""

import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from tests.tui.cli.conftest import Ran, Run
from tui.cli.exit_codes import Exit

Merge = Callable[[bytes, bytes, bytes], Ran]

BORDERTUI = (sys.executable, "-m", "tui")


def _file(**titles: str) -> bytes:
    events = {name.lstrip("n"): {"title": title, "note": "as it was"} for name, title in titles.items()}
    return json.dumps({"meta": {"1": {"format": 1}}, "events": events}, indent=2).encode()


BASE = _file(n1="one", n2="two")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Where our version stands, and the result."""
    return tmp_path / "ours.json"


@pytest.fixture
def merge(run: Run, ours: Path) -> Merge:
    """Merge three versions of a file into `ours`."""

    def merged(base: bytes, mine: bytes, theirs: bytes) -> Ran:
        paths = [ours.with_name("base.json"), ours, ours.with_name("theirs.json")]
        for path, content in zip(paths, (base, mine, theirs), strict=True):
            path.write_bytes(content)
        return run("merge", *map(str, paths))

    return merged


def _titles(path: Path) -> dict[str, str]:
    events: dict[str, dict[str, Any]] = json.loads(path.read_bytes())["events"]
    return {number: event["title"] for number, event in events.items()}


def test_changes_to_different_records_come_together_without_a_word(merge: Merge, ours: Path) -> None:
    ran = merge(BASE, _file(n1="ours", n2="two"), _file(n1="one", n2="theirs"))
    assert ran == (0, "", "")
    assert _titles(ours) == {"1": "ours", "2": "theirs"}


def test_a_field_that_both_changed_is_kept_twice_and_told(merge: Merge, ours: Path) -> None:
    ran = merge(BASE, _file(n1="ours", n2="two"), _file(n1="theirs", n2="two"))
    assert ran.code == 1
    assert "events/1/title: both sides changed it" in ran.err
    [conflict] = json.loads(ours.read_bytes())["conflicts"].values()
    assert (conflict["mine"], conflict["theirs"]) == ("ours", "theirs")


def _fire(number: int, **more: object) -> bytes:
    """A file with one event, in which a witness counts so many dead."""
    claim = {"id": "a", "about": "killed", "value": number, "by": "a witness", **more}
    event = {"id": "fire", "title": "Fire at the gate", "type": "attack", "date": "2020-05-05", "claims": [claim]}
    return json.dumps({"meta": {"1": {"format": 1}}, "events": {"1": event}}).encode()


@pytest.mark.parametrize("command", [("show", "fire"), ("check",), ("report", "--since", "2020-05-01")])
def test_what_a_merge_left_open_is_told_with_both_values_and_the_key_that_decides(
    merge: Merge, ours: Path, run: Run, command: tuple[str, ...]
) -> None:
    assert merge(_fire(1), _fire(2), _fire(3)).code == 1
    told = " ".join(run(*command, "--file", str(ours)).out.split())
    assert "killed, as a witness says: 2 (mine) or 3 (theirs); press ! in the dashboard to decide" in told


def test_no_report_tells_what_a_merge_left_open_of_a_private_claim(merge: Merge, ours: Path, run: Run) -> None:
    merge(_fire(1, private=True), _fire(2, private=True), _fire(3, private=True))
    ran = run("report", "--since", "2020-05-01", "--file", str(ours))
    assert ran.code == 0
    assert "Undecided" not in ran.out


def test_what_a_merge_says_names_no_private_person(merge: Merge) -> None:
    def version(word: str) -> bytes:
        actor = {"id": "s", "name": "Lucie Ferrand", "kind": "person", "private": True, "name of Ferrands": word}
        event = {"id": "lucie-ferrand-seen", "title": word, "type": word}
        secret = {"id": "quiet", "private": True, "title": word}
        tables = {"actors": {"1": actor}, "events": {"1": event, "2": secret}}
        return json.dumps({"meta": {"1": {"format": 1}}, **tables}, indent=2).encode()

    ran = merge(version("a"), version("b"), version("c"))
    assert ran.code == 1
    assert ran.err.count("both sides changed it") == 4
    assert "events/[withheld]/title" in ran.err
    assert not any(word in ran.err.lower() for word in ("ferrand", "quiet", "actors/s/"))


def test_a_removed_record_that_the_other_side_changed_is_told_as_undecided(merge: Merge, ours: Path, run: Run) -> None:
    gone = json.dumps({"meta": {"1": {"format": 1}}, "events": {}}).encode()
    merge(_fire(1), gone, _fire(3))
    assert "one side removed it, the other changed it" in run("check", "--file", str(ours)).out


def test_two_new_records_of_one_number_both_stay_and_it_is_told(merge: Merge, ours: Path) -> None:
    mine, other = (json.loads(_file(n1="one", n2="two", n3=title)) for title in ("ours", "theirs"))
    mine["events"]["3"]["id"], other["events"]["3"]["id"] = "ours", "theirs"
    ran = merge(BASE, json.dumps(mine, indent=2).encode(), json.dumps(other, indent=2).encode())
    assert ran.code == 0, "nothing is left to decide: no record refers to a number"
    assert ran.err.endswith("events/3: both sides have a new record of this number; ours is number 4 now\n")
    assert _titles(ours) == {"1": "one", "2": "two", "3": "theirs", "4": "ours"}


def test_two_new_records_of_one_number_without_an_id_may_be_one_which_a_person_decides(
    merge: Merge, ours: Path
) -> None:
    ran = merge(BASE, _file(n1="one", n2="two", n3="ours"), _file(n1="one", n2="two", n3="theirs"))
    assert ran.code == 1
    assert "ours is number 4 now; neither has an id, so they may be one record" in ran.err
    assert _titles(ours) == {"1": "one", "2": "two", "3": "theirs", "4": "ours"}


@pytest.mark.parametrize(
    "theirs", [b"", b"<<<<<<< a\n", BASE[:-9], BASE.replace(b'"2"', b'"1"'), BASE.replace(b": 1", b": 999")]
)
def test_a_version_that_cannot_be_read_whole_leaves_ours_as_it_is(merge: Merge, ours: Path, theirs: bytes) -> None:
    mine = _file(n1="ours", n2="two")
    ran = merge(BASE, mine, theirs)
    assert ran.code == 2
    assert "theirs.json:" in ran.err
    assert ours.read_bytes() == mine


@pytest.mark.parametrize("side", [1, 2])
def test_a_record_that_one_side_has_made_wrong_is_refused_and_not_lost(merge: Merge, ours: Path, side: int) -> None:
    versions = [BASE, _file(n1="ours", n2="two"), _file(n1="theirs", n2="two")]
    versions[side] = versions[side].replace(b'"note":', b'"title": "again", "note":', 1)
    ran = merge(*versions)
    assert ran.code == 2
    assert 'events/1: field "title" appears twice' in ran.err
    assert ours.read_bytes() == versions[1]


def test_a_record_that_was_wrong_before_both_sides_stays_as_it_is(merge: Merge, ours: Path) -> None:
    versions = [_file(n1="one", n2="two"), _file(n1="one", n2="ours"), _file(n1="one", n2="two", n3="theirs")]
    wrong = [version.replace(b'"note":', b'"title": "again", "note":', 1) for version in versions]
    assert merge(*wrong).code == 0
    assert b'"title": "one"' in ours.read_bytes()
    assert _titles(ours) == {"1": "again", "2": "ours", "3": "theirs"}


def test_git_merges_a_data_file_by_it(ours: Path, root: Path) -> None:
    if which("git") is None:
        pytest.skip("needs git")
    driver = shlex.join(("env", f"PYTHONPATH={root}", *BORDERTUI, "merge"))

    def git(*words: str) -> None:
        who = (
            "-c",
            "user.name=desk",
            "-c",
            "user.email=desk@example.org",
            "-c",
            f"merge.bordertui.driver={driver} %O %A %B",
        )
        subprocess.run(["git", *who, *words], cwd=ours.parent, check=True, capture_output=True)

    def commit(content: bytes) -> None:
        ours.write_bytes(content)
        git("add", ".")
        git("commit", "-qm", "a version")

    git("init", "-q", "-b", "main")
    ours.with_name(".gitattributes").write_text("*.json merge=bordertui\n")
    commit(BASE)
    git("checkout", "-qb", "theirs")
    commit(_file(n1="one", n2="theirs"))
    git("checkout", "-q", "main")
    commit(_file(n1="ours", n2="two"))
    git("merge", "theirs", "-m", "both")
    assert _titles(ours) == {"1": "ours", "2": "theirs"}


def test_conflicted_copies_beside_the_file_are_merged_and_put_away(run: Run, sample: Path) -> None:
    beside = [sample.with_name(f"{sample.stem}{mark}.json") for mark in (" (conflicted copy)", ".sync-conflict-2026")]
    for number, path in enumerate(beside):
        file = json.loads(sample.read_bytes())
        file["events"]["90"] = {"id": f"there-{number}", "title": f"Only in {number}", "date": "2020-01-14"}
        path.write_text(json.dumps(file), encoding="utf-8")
    ran = run("merge", "--copies", "--file", str(sample))
    assert ran.code == Exit.GOOD
    assert all(f"{path.name}: merged, 1 record changed; it lies in" in ran.out for path in beside)
    assert not any(path.exists() for path in beside)
    ids = [event.get("id") for event in json.loads(sample.read_bytes())["events"].values()]
    assert {"there-0", "there-1"} <= set(ids)
    again = run("merge", "--copies", "--file", str(sample))
    assert (again.code, "no conflicted copy" in again.out) == (Exit.GOOD, True)


def test_a_conflicted_copy_that_cannot_be_read_stays_and_does_not_keep_those_after_it_from_being_merged(
    run: Run, sample: Path
) -> None:
    marks = (" (conflicted copy 1)", " (conflicted copy 2)", " (conflicted copy 3)")
    first, torn, last = (sample.with_name(f"{sample.stem}{mark}.json") for mark in marks)
    for path in (first, last):
        file = json.loads(sample.read_bytes())
        file["events"]["90"] = {"id": path.stem.split()[-1][0], "title": "Only there", "date": "2020-01-14"}
        path.write_text(json.dumps(file), encoding="utf-8")
    torn.write_bytes(sample.read_bytes()[:1000])
    ran = run("merge", "--copies", "--file", str(sample))
    assert ran.code == Exit.REFUSED
    assert f"{torn}:" in ran.err
    assert [path.exists() for path in (first, torn, last)] == [False, True, False]
    assert {"1", "3"} <= {event.get("id") for event in json.loads(sample.read_bytes())["events"].values()}


def test_a_conflicted_copy_that_says_something_else_of_the_same_leaves_a_question(run: Run, sample: Path) -> None:
    file = json.loads(sample.read_bytes())
    next(iter(file["events"].values()))["title"] = "Called otherwise there"
    sample.with_name(f"{sample.stem} (conflicted copy).json").write_text(json.dumps(file), encoding="utf-8")
    ran = run("merge", "--copies", "--file", str(sample))
    assert ran.code == Exit.WARNINGS
    assert "both are kept" in ran.err
    assert "Called otherwise there" in json.dumps(json.loads(sample.read_bytes())["conflicts"])


@pytest.mark.parametrize("words", [[], ["one.json"], ["--copies", "one.json"], ["one.json", "two.json"]], ids=" ".join)
def test_merge_takes_three_files_or_copies_alone(run: Run, words: list[str]) -> None:
    ran = run("merge", *words)
    assert ran.code == Exit.REFUSED
    assert "expected BASE OURS THEIRS, or --copies" in ran.err
