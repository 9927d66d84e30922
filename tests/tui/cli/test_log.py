"""What became of a record, out of git's history or the version copies."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import tinydb

from store.paths import state_of
from store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tui.cli.conftest import Ran

    Run = Callable[..., Ran]

STRIKE = "qaim-drones-2019-08"


def commit(path: Path, who: str) -> None:
    for words in (("add", path.name), ("commit", "-qm", "a change", "--allow-empty", "--author", f"{who} <{who}@x>")):
        identity = ("-c", "user.name=x", "-c", "user.email=x@x")
        subprocess.run(["git", *identity, *words], cwd=path.parent, check=True, capture_output=True)


@pytest.fixture
def repository(sample: Path) -> Path:
    subprocess.run(["git", "init", "-q"], cwd=sample.parent, check=True)
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
