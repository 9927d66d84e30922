"""The worklist names what waits for the desk, the most urgent first, and nothing else."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.checks.worklist import Task, Why, tasks
from store.records.model import Key
from store.status.standing import Standing
from store.store import Store

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


PERMIT = {"kind": "order", "by": "the governor", "modes": ["rail"]}


@pytest.mark.parametrize(
    ("until", "listed"),
    [
        ("2019-12-31", [(Why.LAPSED, "31 Dec 2019")]),
        ("2020-01-01", [(Why.EXPIRES, "today")]),
        ("2020-01-31", [(Why.EXPIRES, "in 30 days")]),
        ("2020-02-01", []),
    ],
)
def test_a_permission_is_on_the_list_from_thirty_days_before_its_end(
    tmp_path: Path, until: str, listed: list[tuple[Why, str]]
) -> None:
    event = {**EVENT, "type": "authorisation", "status": {"permission": {**PERMIT, "until": until}}}
    tasks_ = found(tmp_path, event)
    assert [(task.why, task.about) for task in tasks_] == listed
    assert all(task.title == "order by the governor" for task in tasks_)


def test_one_that_is_carried_on_is_not(tmp_path: Path) -> None:
    event = {**EVENT, "type": "authorisation", "status": {"permission": {**PERMIT, "until": "2020-01-10"}}}
    later = {**event, "id": "f", "date": "2019-12-31", "status": {"permission": {**PERMIT, "until": "2021-01-10"}}}
    assert found(tmp_path, event, events={"1": event, "2": later}) == []


def test_a_plan_whose_day_has_come_is_asked_about_until_something_tells_of_it(tmp_path: Path) -> None:
    plan = {**EVENT, "phase": "planned"}
    (task,) = found(tmp_path, plan)
    assert (task.why, task.about) == (Why.PLANNED, "for 30 Dec 2019; did it happen?")
    assert found(tmp_path, {**plan, "date": "2020-01-02"}) == []
    assert found(tmp_path, {**plan, "phase": "cancelled"}) == []
    assert found(tmp_path, {**plan, "review": "superseded"}) == []
    assert [task.why for task in found(tmp_path, {**plan, "crossings": []})] == [Why.PLANNED]
    came = {**EVENT, "id": "f"}
    assert found(tmp_path, plan, events={"1": plan, "2": came}) == []


def test_a_conflict_that_waits_comes_first(tmp_path: Path) -> None:
    conflict = {"table": "events", "record": "e", "path": ["title"], "mine": "Closed", "theirs": "Shut"}
    listed = found(tmp_path, {**EVENT, "date": "2019-01-01"}, conflicts={"1": conflict})
    assert [task.why for task in listed] == [Why.CONFLICT, Why.STALE]


def test_what_is_superseded_waits_for_nobody(tmp_path: Path) -> None:
    rivals = [{**CLAIM, "grade": "", "review": "superseded"}, {**CLAIM, "id": "b", "value": 6}]
    assert found(tmp_path, {**EVENT, "claims": rivals}) == []
    assert found(tmp_path, {**EVENT, "review": "superseded", "claims": [{**CLAIM, "grade": ""}]}) == []
