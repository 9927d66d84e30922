"""What became of a record, out of git's history or the version copies."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import tinydb

from store.desk.record_log import record_log
from store.file.git_versions import git_versions
from store.paths import state_of
from store.store import Store
from tests.tui.cli.conftest import Run

STRIKE = "qaim-drones-2019-08"


def git(path: Path, *words: str) -> None:
    identity = ("-c", "user.name=Rana", "-c", "user.email=x@x")
    subprocess.run(["git", *identity, *words], cwd=path.parent, check=True, capture_output=True)


def commit(path: Path, who: str) -> None:
    git(path, "add", "--", path.name)
    git(path, "commit", "-qm", "a change", "--allow-empty", f"--author={who} <x@x>")


def retitled(path: Path, title: str, who: str = "") -> None:
    """The strike under another title, as a person writes the file; committed where somebody is named."""
    tables = json.loads(path.read_bytes())
    for event in tables["events"].values():
        if event["id"] == STRIKE:
            event["title"] = title
    path.write_text(json.dumps(tables, indent=1), encoding="utf-8")
    if who:
        commit(path, who)


def told(changes: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """Who gave which title, but for who made the record."""
    titles = (field["after"] for change in changes for field in change["fields"] if field["field"] == "title")
    return list(zip([change["who"] for change in changes], titles, strict=True))[1:]


@pytest.fixture
def repository(sample: Path) -> Path:
    git(sample, "init", "-q", "-b", "main")
    commit(sample, "Rana")
    return sample


def changes_of(run: Run, name: str, path: Path) -> list[dict[str, Any]]:
    log = run("log", name, "--json", "--file", str(path)).json
    assert log["read"] == "git"
    changes: list[dict[str, Any]] = log["changes"]
    return changes


def test_each_commit_that_changed_the_record_is_told_with_its_author_and_fields(run: Run, repository: Path) -> None:
    run("edit", STRIKE, "title=Drones over the road", "--file", str(repository))
    commit(repository, "Idris")
    made, changed = changes_of(run, STRIKE, repository)
    assert (made["who"], changed["who"]) == ("Rana", "Idris")
    assert {field["field"]: field["before"] for field in made["fields"]}["title"] is None
    assert [(field["field"], field["after"]) for field in changed["fields"]] == [("title", "Drones over the road")]


def test_a_commit_that_left_the_record_as_it_was_is_no_change(run: Run, repository: Path) -> None:
    database = tinydb.TinyDB(repository)  # another layout of the whole file
    database.table("events").remove(doc_ids=[1])
    database.close()
    commit(repository, "Idris")
    assert [change["who"] for change in changes_of(run, STRIKE, repository)] == ["Rana"]


def test_a_record_is_followed_through_another_id(run: Run, repository: Path) -> None:
    run("edit", STRIKE, "id=late-august-strike", "--file", str(repository))
    commit(repository, "Idris")
    _, renamed = changes_of(run, "late-august-strike", repository)
    assert renamed["fields"] == [{"field": "id", "before": STRIKE, "after": "late-august-strike"}]


def test_a_deleted_record_has_its_history_and_what_is_not_committed_is_told(run: Run, repository: Path) -> None:
    tables = json.loads(repository.read_bytes())
    tables["events"] = {number: event for number, event in tables["events"].items() if event["id"] != STRIKE}
    repository.write_text(json.dumps(tables), encoding="utf-8")
    made, deleted = changes_of(run, STRIKE, repository)
    assert made["who"] == "Rana"
    assert deleted["who"] == "not committed yet"
    assert {field["after"] for field in deleted["fields"]} == {None}


def test_without_git_the_version_copies_are_read_and_said_to_be(run: Run, sample: Path) -> None:
    copy = Store.open(sample, state=state_of(sample)).begin_copy()
    assert copy is not None
    copy()
    run("edit", STRIKE, "title=Drones over the road", "--file", str(sample))
    log = run("log", STRIKE, "--json", "--file", str(sample)).json
    assert log["read"] == "version copies"
    assert [len(change["fields"]) for change in log["changes"]][1:] == [1]
    assert log["changes"][1]["fields"][0]["after"] == "Drones over the road"
    assert "title: " in run("log", STRIKE, "--file", str(sample)).out


def test_an_id_that_never_was_is_not_found_and_near_ones_are_named(run: Run, repository: Path) -> None:
    ran = run("log", "al-qiam", "--file", str(repository))
    assert ran.code == 3
    assert "al-qaim" in ran.err


def test_what_two_branches_did_is_told_of_them_and_not_of_who_merged_them(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-qb", "side")
    retitled(repository, "Of the side", "Idris")
    git(repository, "checkout", "-q", "main")
    run("edit", STRIKE, "summary=Of the main branch", "--file", str(repository))
    commit(repository, "Samir")
    git(repository, "merge", "-q", "-s", "ours", "--no-commit", "side")
    retitled(repository, "Of the side", "Layla")
    changes = changes_of(run, STRIKE, repository)[1:]
    fields = {change["who"]: [field["field"] for field in change["fields"]] for change in changes}
    assert fields == {"Idris": ["title"], "Samir": ["summary"]}


def test_what_a_merge_made_of_both_is_its_own_change(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-qb", "side")
    retitled(repository, "Of the side", "Idris")
    git(repository, "checkout", "-q", "main")
    retitled(repository, "Of the main branch", "Samir")
    git(repository, "merge", "-q", "-s", "ours", "--no-commit", "side")
    retitled(repository, "Of both", "Layla")
    assert told(changes_of(run, STRIKE, repository))[-1] == ("Layla", "Of both")


def test_the_file_is_followed_through_other_names_and_folders(run: Run, repository: Path) -> None:
    retitled(repository, "First", "Idris")
    (repository.parent / "north").mkdir()
    name = "north/-[data] of é.json"
    git(repository, "mv", "--", repository.name, name)
    git(repository, "commit", "-qm", "moved")
    moved = repository.parent / name
    retitled(moved, "Second", "Samir")
    assert told(changes_of(run, STRIKE, moved)) == [("Idris", "First"), ("Samir", "Second")]


def test_a_file_that_was_renamed_there_and_back_tells_who_wrote_under_either_name(run: Run, repository: Path) -> None:
    retitled(repository, "First", "Idris")
    git(repository, "mv", "--", repository.name, "away.json")
    git(repository, "commit", "-qm", "away", "--author=Layla <x@x>")
    retitled(repository.with_name("away.json"), "Away", "Samir")
    git(repository, "mv", "--", "away.json", repository.name)
    git(repository, "commit", "-qm", "back", "--author=Layla <x@x>")
    retitled(repository, "Back", "Idris")
    assert told(changes_of(run, STRIKE, repository)) == [("Idris", "First"), ("Samir", "Away"), ("Idris", "Back")]
    ids = [version.id for version in git_versions(repository)]
    assert len(ids) == len(set(ids)) == 6


def test_a_file_that_was_deleted_and_written_anew_is_no_renamed_one(run: Run, repository: Path) -> None:
    kept = repository.read_bytes()
    git(repository, "rm", "-q", "--", repository.name)
    git(repository, "commit", "-qm", "gone")
    repository.write_bytes(kept)
    commit(repository, "Samir")
    assert len(list(git_versions(repository))) == 3


def test_the_history_ends_at_an_earlier_name_with_a_line_break(repository: Path) -> None:
    other = repository.with_name("secret")
    other.write_text("of another file", encoding="utf-8")
    commit(other, "Layla")
    strange = repository.with_name("data\nHEAD:secret")
    git(repository, "mv", "--", repository.name, strange.name)
    git(repository, "commit", "-qm", "strange")
    plain = repository.with_name("plain.json")
    git(repository, "mv", "--", strange.name, plain.name)
    git(repository, "commit", "-qm", "plain again")
    retitled(plain, "Plain", "Idris")
    contents = [version.content() or b"" for version in git_versions(plain)]
    assert [b"Plain" in content for content in contents] == [True, False]
    assert b"of another file" not in contents


def test_what_git_gives_no_answer_on_cannot_be_read(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("programs")
    (folder / "git").write_text(
        f'#!/bin/sh\ncase "$*" in *cat-file*) read question; exit 1;; esac\nexec {shutil.which("git")} "$@"\n',
        encoding="utf-8",
    )
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    assert [version.content() for version in git_versions(repository)] == [None]


def test_a_name_that_git_would_take_for_a_pattern_is_that_one_file_alone(run: Run, repository: Path) -> None:
    pattern = repository.with_name("*.json")
    pattern.write_bytes(repository.read_bytes())
    commit(pattern, "Samir")
    retitled(repository, "Of the other file", "Idris")
    assert [change["who"] for change in changes_of(run, STRIKE, pattern)] == ["Samir"]


def test_a_file_that_is_not_committed_has_its_version_copies_even_in_a_repository(run: Run, repository: Path) -> None:
    other = repository.with_name("other.json")
    other.write_bytes(repository.read_bytes())
    assert run("log", STRIKE, "--json", "--file", str(other)).json["read"] == "version copies"


def test_a_broken_state_that_was_committed_deletes_nothing(run: Run, repository: Path) -> None:
    content = repository.read_bytes()
    repository.write_bytes(b"<<<<<<< ours\n" + content)
    commit(repository, "Idris")
    repository.write_bytes(content)
    retitled(repository, "Mended", "Samir")
    assert told(changes_of(run, STRIKE, repository)) == [("Samir", "Mended")]


def test_asked_by_its_earlier_id_a_record_is_said_to_be_renamed_and_not_deleted(run: Run, repository: Path) -> None:
    run("edit", STRIKE, "id=late-august-strike", "--file", str(repository))
    commit(repository, "Idris")
    _, renamed = changes_of(run, STRIKE, repository)
    assert renamed["fields"] == [{"field": "id", "before": STRIKE, "after": "late-august-strike"}]


def test_names_of_authors_cannot_move_the_cursor_or_stand_for_another_change(run: Run, repository: Path) -> None:
    hostile = "Rana\x1b]0;x\x07 \u202eevil\x01\x02 3 files changed"
    retitled(repository, "By a stranger", hostile)
    assert [change["who"] for change in changes_of(run, STRIKE, repository)] == ["Rana", hostile]
    out = run("log", STRIKE, "--file", str(repository)).out
    assert not {"\x1b", "\x07", "\u202e", "\x01"} & set(out)


def test_a_repository_that_git_names_to_its_hooks_is_not_taken_for_that_of_the_file(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(repository.parent / "elsewhere" / ".git"))
    assert [change["who"] for change in changes_of(run, STRIKE, repository)] == ["Rana"]


def test_without_git_on_this_machine_the_copies_are_read(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository.parent / "no-programs"))
    assert run("log", STRIKE, "--json", "--file", str(repository)).json["read"] == "version copies"


def test_what_a_shallow_clone_begins_with_may_be_older(run: Run, repository: Path) -> None:
    retitled(repository, "The last", "Idris")
    clone = repository.parent / "clone"
    git(repository, "clone", "-q", "--depth", "1", repository.parent.as_uri(), str(clone))
    (change,) = changes_of(run, STRIKE, clone / repository.name)
    assert change["was_there"]
    assert "or earlier" in run("log", STRIKE, "--file", str(clone / repository.name)).out


def test_a_long_history_is_walked_one_version_after_the_other(repository: Path) -> None:
    for number in range(4):
        retitled(repository, f"Title {number}", "Idris")
    versions = git_versions(repository)
    newest = next(versions)
    assert b"Title 3" in (newest.content() or b"")
    versions.close()
    changes = record_log(repository, (), STRIKE).changes
    assert next(changes) is None, "what is on disk is what was committed last"
    newest_change = next(changes)
    assert newest_change is not None
    assert [field.after for field in newest_change.fields] == ["Title 3"]
    changes.close()
