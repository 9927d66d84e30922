"""What was said before it happened, after its source, or on another weekday."""

from typing import Any

import pytest

from tests.store.checks.finding import check, event, the_one


def test_a_claim_said_before_what_it_tells_of_is_found() -> None:
    code, path, message = the_one(check("said-before").claimed({"about": "killed", "value": 6, "said": "2019-08-20"}))
    assert (code, path) == ("said-before", ("claims", 0, "said"))
    assert message == "said 20 Aug 2019, before what it reports: 25 Aug 2019"


def test_a_claim_published_before_what_it_tells_of_is_found() -> None:
    findings = check("said-before").claimed({"about": "killed", "value": 6, "source": "strike"}, date="2019-09")
    assert the_one(findings)[:2] == ("said-before", ("claims", 0, "source"))


@pytest.mark.parametrize(
    "fields",
    [
        {"stance": "hopes"},
        {"stance": "expects"},
        {"about": "authorisation"},
        {"about": "reopening"},
        {"hedge": "announced"},
        {"quote": "It will open."},
        {"likelihood": "likely"},
        {"said": "2019-08"},
        {"review": "superseded"},
        {"about": "date", "value": "2019-08-19"},
    ],
)
def test_hopes_authorisations_announcements_and_fuzzy_days_may_come_before(fields: dict[str, Any]) -> None:
    findings = check("said-before").claimed({"about": "status", "value": "open", "said": "2019-08-20", **fields})
    assert "said-before" not in [finding.code for finding in findings]


@pytest.mark.parametrize(
    "claim",
    [
        {"about": "distance", "value": "400 km"},
        {"about": "date", "of": "the end of the mandate", "value": "2020-01-10"},
    ],
)
def test_what_is_so_at_any_time_or_of_a_thing_of_its_own_tells_of_no_event(claim: dict[str, Any]) -> None:
    assert not check("said-before").claimed({**claim, "said": "2019-08-20"})
    crossing = {"about": "date", "of": "qaim", "value": "2019-08-25"}
    assert the_one(check("said-before").claimed({**crossing, "said": "2019-08-20"}))[0] == "said-before"


def test_an_approximate_date_may_be_the_same_day_after_all() -> None:
    said = {"about": "killed", "value": 6, "said": "2013-12-31"}
    assert not check("said-before").claimed(said, date="2014~")
    assert the_one(check("said-before").claimed(said, date="2014"))[0] == "said-before"
    assert not check("said-before").claimed({"about": "killed", "value": 6, "said": "2019-10-01~", "source": "k24"})


def test_a_source_of_the_event_itself_published_before_it_is_found() -> None:
    assert the_one(check("source-before").found(event(date="2019-09", sources=["k24", "strike"]))) == (
        "source-before",
        ("sources", 1),
        "published 25 Aug 2019, before what it reports: Sep 2019",
    )
    for fields in ({"type": "authorisation"}, {"title": "To reopen in September, the minister announced"}):
        assert not check("source-before").found(event(date="2019-09", sources=["strike"], **fields))


def test_an_authorisation_may_tell_of_a_later_day() -> None:
    assert not check("said-before").claimed(
        {"about": "status", "value": "open", "said": "2019-08-20"}, type="authorisation"
    )


def test_a_claim_said_after_its_source_was_published_is_found() -> None:
    findings = check("said-after-source").claimed({"about": "killed", "value": 6, "said": "2019-10", "source": "k24"})
    assert the_one(findings)[2] == "said Oct 2019, after its source was published: 30 Sep 2019"
    assert not check("said-after-source").claimed({"about": "killed", "value": 6, "said": "2019-09", "source": "k24"})
    assert not check("said-after-source").claimed(
        {"about": "killed", "value": 6, "said": "2019-10", "source": "k24", "review": "superseded"}
    )


@pytest.mark.parametrize(
    ("date", "words", "message"),
    [
        ("2019-09-30", "on Friday", "30 Sep 2019 is a Monday, not a Friday (“on Friday”)"),
        ("2019-09-30", "Mon 30 September", None),
        ("2019-09-30", "late on Monday", None),
        ("[2019-09-26..2019-09-28]", "Monday", "between 26 and 28 Sep 2019 has no Monday (“Monday”)"),
        ("[2019-09-26..2019-09-28]", "Friday", None),
        ("2019-09", "one Friday", None),
        ("2019-09-30", "two days after Friday's raid, on Monday", None),
        ("2019-09-30", "the sun rose", None),
        ("2019-09-30~", "about Sunday", None),
    ],
)
def test_a_weekday_that_the_date_is_not_is_found(date: str, words: str, message: str | None) -> None:
    findings = check("weekday").found(event(date=date, date_text=words))
    assert [finding.message for finding in findings] == ([message] if message else [])
