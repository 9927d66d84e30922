"""The worklist names what waits for the desk, the most urgent first, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from store.checks.worklist import Task, Why, tasks
from store.records.model import Key
from store.status import Standing
from store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2020, 1, 1)
EVENT = {"id": "e", "type": "status", "title": "Closed", "date": "2019-12-30", "crossings": ["c"], "status": "closed"}
CLAIM = {"id": "a", "about": "killed", "value": 2, "source": "s", "grade": "C3"}


def found(folder: Path, event: dict[str, Any], **tables: Any) -> list[Task]:
    """The tasks of a file with one crossing and one event."""
    path = folder / "data.json"
    crossings = {"1": {"id": "c", "sides": [{"name": "Here"}]}}
    sources = {"1": {"id": "s", "publisher": "A paper"}}
    path.write_text(json.dumps({"crossings": crossings, "sources": sources, "events": {"1": event}, **tables}))
    store = Store.open(path)
    return [task for task in tasks(store, Standing.of(store, as_of=DAY)) if task is not None]


def test_a_file_in_order_has_nothing_to_look_at(tmp_path: Path) -> None:
    assert found(tmp_path, {**EVENT, "claims": [CLAIM]}) == []


@pytest.mark.parametrize(
    ("event", "why", "key"),
    [
        ({**EVENT, "date": "2019-01-01"}, Why.STALE, Key("crossings", "c")),
        ({**EVENT, "claims": [CLAIM, {**CLAIM, "id": "b", "value": 6}]}, Why.CONTESTED, Key("events", "e")),
        ({**EVENT, "claims": [{**CLAIM, "grade": ""}]}, Why.UNGRADED, Key("events", "e")),
        ({**EVENT, "title": 7}, Why.WRONG, Key("events", "e")),
        ({**EVENT, "claims": [{**CLAIM, "source": "none"}]}, Why.ODD, Key("events", "e")),
    ],
)
def test_each_reason_puts_its_record_on_the_list(tmp_path: Path, event: dict[str, Any], why: Why, key: Key) -> None:
    assert [(task.why, task.key) for task in found(tmp_path, event)] == [(why, key)]


def test_a_conflict_that_waits_comes_first(tmp_path: Path) -> None:
    conflict = {"table": "events", "record": "e", "path": ["title"], "mine": "Closed", "theirs": "Shut"}
    listed = found(tmp_path, {**EVENT, "date": "2019-01-01"}, conflicts={"1": conflict})
    assert [task.why for task in listed] == [Why.CONFLICT, Why.STALE]


def test_what_is_superseded_waits_for_nobody(tmp_path: Path) -> None:
    rivals = [{**CLAIM, "grade": "", "review": "superseded"}, {**CLAIM, "id": "b", "value": 6}]
    assert found(tmp_path, {**EVENT, "claims": rivals}) == []
    assert found(tmp_path, {**EVENT, "review": "superseded", "claims": [{**CLAIM, "grade": ""}]}) == []
