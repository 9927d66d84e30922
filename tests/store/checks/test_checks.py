"""The checks as a whole: on the sample, on one record, on every table."""

from typing import Any

from store.checks.themes import codes, run, run_on
from store.records.model import Key
from tests.store.checks.finding import CROSSING, check, event
from tests.store.in_memory import SAMPLE, InMemory, shelf_of


def test_the_sample_has_exactly_the_five_problems_of_the_founding_article() -> None:
    problems = [(finding.code, finding.key.id) for finding in run(shelf_of(SAMPLE))]
    assert sorted(problems) == [
        ("bearing", "al-walid"),
        ("rival-dates", "crossings-closed-2014"),
        ("rival-dates", "qaim-is-captures-2014"),
        ("speaker-differs", "qaim-drones-2019-08"),
        ("unit-arithmetic", "al-qaim"),
    ]


def test_codes_are_unique_and_may_be_typed() -> None:
    assert len(set(codes())) == len(codes())
    assert all(code.replace("-", "").isalpha() and code.islower() for code in codes())


def test_one_record_can_be_checked_alone() -> None:
    records = InMemory(crossings=[CROSSING], events=[event(type="atack"), event(id="other", type="atack")])
    assert {finding.key for finding in run_on(records, Key("events", "e"))} == {Key("events", "e")}


def test_a_superseded_event_is_left_alone() -> None:
    assert not check("rival-statuses").claimed(
        {"about": "status", "value": "closed"}, status="open", review="superseded"
    )


def test_records_of_every_table_are_checked() -> None:
    tables: dict[str, Any] = {
        "sources": [{"id": "s", "kind": "rumour", "relations": [{"source": "gone", "kind": "quotes"}]}],
        "actors": [{"id": "a", "kind": "ghost", "offices": [{"from": "then"}]}],
    }
    places = {
        (finding.key.table, finding.path[0])
        for finding in check("unknown-value", "dangling-reference", "not-a-date").found(**tables)
    }
    assert places == {("sources", "kind"), ("sources", "relations"), ("actors", "kind"), ("actors", "offices")}
