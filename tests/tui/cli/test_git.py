"""Sharing a data file by git: the merge driver and readable differences, set up by one command."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Run

ROOT = Path(__file__).parents[3]


def git(folder: Path, *words: str) -> str:
    identity = ("-c", "user.name=x", "-c", "user.email=x@x", "-c", "init.defaultBranch=main")
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["git", *identity, *words], cwd=folder, check=True, capture_output=True, text=True, env=surroundings
    )
    return done.stdout


@pytest.fixture
def shared_file(run: Run, sample: Path) -> Path:
    """The sample, committed in a repository that is set up."""
    git(sample.parent, "init", "-q")
    told = run("git-setup").out
    assert "git config merge.bordertui.driver" in told
    assert f"{sample.name} merge=bordertui diff=bordertui" in told
    git(sample.parent, "add", ".")
    git(sample.parent, "commit", "-qm", "the file")
    return sample


def add_event(run: Run, name: str) -> None:
    assert run("add", "events", f"id={name}", f"title={name}", "type=other", "date=2020-05-01").code == 0


@pytest.mark.skipif(not Path(sys.executable).with_name("bordertui").exists(), reason="needs the installed program")
def test_two_branches_that_each_add_an_event_merge_without_a_conflict(run: Run, shared_file: Path) -> None:
    git(shared_file.parent, "checkout", "-qb", "theirs")
    add_event(run, "lorries-wait")
    git(shared_file.parent, "commit", "-qam", "theirs")
    git(shared_file.parent, "checkout", "-q", "-")
    add_event(run, "gate-repaired")
    git(shared_file.parent, "commit", "-qam", "ours")
    git(shared_file.parent, "merge", "-q", "theirs", "-m", "both")
    ids = {event["id"] for event in json.loads(shared_file.read_bytes())["events"].values()}
    assert {"lorries-wait", "gate-repaired"} <= ids
    assert "conflicts" not in json.loads(shared_file.read_bytes())


@pytest.mark.skipif(not Path(sys.executable).with_name("bordertui").exists(), reason="needs the installed program")
@pytest.mark.parametrize("name", ["the desk's/border 1.json", "ملفات/حدود ١.json", "a%b/[x]*.json"])
def test_whatever_the_file_is_called_it_is_merged_and_named_so(
    run: Run, sample: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "team" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(sample.read_bytes())
    git(tmp_path / "team", "init", "-q")
    assert run("git-setup", "--file", str(path)).code == 0
    git(path.parent, "add", ".")
    git(path.parent, "commit", "-qm", "the file")
    for branch in ("theirs", "ours"):
        git(path.parent, "checkout", "-qb", branch, "main")
        assert run("edit", "al-qaim", f"notes={branch}", "--file", str(path)).code == 0
        assert run("add", "events", f"id={branch}", f"title={branch}", "--file", str(path)).code == 0
        git(path.parent, "commit", "-qam", branch)
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        git(path.parent, "merge", "theirs")
    assert f"bordertui: {name}: crossings/al-qaim/notes: both sides changed it" in stopped.value.stderr
    assert {"theirs", "ours"} <= {event["id"] for event in json.loads(path.read_bytes())["events"].values()}


@pytest.mark.skipif(not Path(sys.executable).with_name("bordertui").exists(), reason="needs the installed program")
def test_git_shows_the_lines_of_the_record_that_changed(run: Run, shared_file: Path) -> None:
    run("edit", "al-qaim", "notes=The road is mended")
    shown = git(shared_file.parent, "diff")
    assert "+    Notes: The road is mended" in shown


def test_setting_up_twice_writes_the_attribute_once(run: Run, shared_file: Path) -> None:
    run("git-setup")
    attributes = (shared_file.parent / ".gitattributes").read_text()
    assert attributes.count("merge=bordertui") == 1


def test_outside_a_repository_it_says_what_git_says(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(sample.parent.parent))
    ran = run("git-setup")
    assert ran.code == 2
    assert "could not be set up" in ran.err


def test_two_files_are_compared_record_by_record_whatever_their_numbers_and_form(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    tables = json.loads(sample.read_bytes())
    other = tmp_path / "other.json"
    tables["events"] = {str(int(number) + 50): event for number, event in tables["events"].items()}
    other.write_text(json.dumps(tables), encoding="utf-8")
    assert run("diff", str(sample), str(other)).code == 0
    del tables["events"]["51"]
    tables["crossings"]["1"]["notes"] = "mended"
    other.write_text(json.dumps(tables), encoding="utf-8")
    ran = run("diff", str(sample), str(other), "--json")
    assert ran.code == 1
    assert [(each["sign"], each["table"]) for each in ran.json] == [("~", "crossings"), ("-", "events")]
    assert [(field["field"], field["after"]) for field in ran.json[0]["fields"]] == [("Notes", "mended")]
