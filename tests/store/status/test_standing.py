"""The rules of the standing, one by one."""

from datetime import date
from typing import Any

import pytest

from store.records.model import Key
from store.records.vocabulary import ControlState, Status
from store.status.objects import Objects
from store.status.standing import CrossingStanding, Standing
from store.status.windows import dated
from store.status.words import age_wordings, holders_words
from tests.store.in_memory import SAMPLE, InMemory, shelf_of
from tests.store.status.histories import CROSSINGS

SOURCES = [{"id": "early", "published": "2014-03"}, {"id": "late", "published": "2015-06-01"}]


def told(*events: dict[str, Any], stale_after: int = 90) -> InMemory:
    """A file with two crossings and these events at the first, unless they say otherwise."""
    documents = [{"id": f"e{number}", "crossings": ["qaim"], **event} for number, event in enumerate(events)]
    meta = [{"id": "meta", "stale_after": stale_after}]
    return InMemory(events=documents, crossings=CROSSINGS, sources=SOURCES, meta=meta)


def standing(day: str, *events: dict[str, Any], known_then: bool = False) -> CrossingStanding:
    """How the first crossing stands on a day."""
    return Standing.of(told(*events), date.fromisoformat(day), known_then=known_then)["qaim"]


CLOSED = {"date": "2014-01-10", "status": "closed"}
OPEN = {"date": "2014-03-01", "status": "open"}


def test_a_crossing_nobody_reports_on_is_unknown_on_every_side() -> None:
    found = standing("2014-01-01")
    assert (
        found.status,
        found.holding.uncertain,
        found.holding.since,
        found.holding.event,
        found.holding.age_days,
    ) == (
        Status.UNKNOWN,
        False,
        None,
        "",
        None,
    )
    assert {side: control.by for side, control in found.sides.items()} == {"IQ": "", "SY": ""}


def test_the_latest_report_up_to_the_day_shows_with_who_says_so_since_when_and_how_old_it_is() -> None:
    assert standing("2014-01-09", CLOSED, OPEN).status is Status.UNKNOWN
    found = standing("2014-01-10", CLOSED, OPEN)
    assert (found.status, found.holding.event, found.holding.age_days) == (Status.CLOSED, "e0", 0)
    found = standing("2014-03-11", CLOSED, OPEN)
    assert (found.status, found.holding.event, found.holding.age_days, found.holding.uncertain) == (
        Status.OPEN,
        "e1",
        10,
        False,
    )
    assert found.holding.since is not None
    assert found.holding.since.text == "2014-03-01"


def test_a_report_goes_stale_by_the_files_own_measure() -> None:
    records = told(CLOSED, stale_after=30)
    assert not Standing.of(records, date(2014, 2, 9))["qaim"].holding.stale
    assert Standing.of(records, date(2014, 2, 10))["qaim"].holding.stale


def test_a_later_still_closed_renews_the_report_and_not_the_since() -> None:
    found = standing("2014-03-11", CLOSED, {"date": "2014-03-01", "type": "statement", "status": "closed"})
    assert (found.holding.event, found.holding.age_days, found.holding.since_event) == ("e1", 10, "e0")
    assert found.holding.since is not None
    assert found.holding.since.text == "2014-01-10"


def test_a_status_that_returns_after_another_is_a_new_run() -> None:
    found = standing("2014-06-01", CLOSED, OPEN, {"date": "2014-05-01", "status": "closed"})
    assert found.holding.since_event == "e2"


def test_between_the_first_and_last_day_of_a_one_of_date_the_earlier_status_shows_uncertain() -> None:
    opened = {"date": "[2014-03-01..2014-03-20]", "status": "open"}
    assert not standing("2014-02-28", CLOSED, opened).holding.uncertain
    between = standing("2014-03-10", CLOSED, opened)
    assert (between.status, between.holding.uncertain, between.holding.alternatives) == (Status.CLOSED, True, ("open",))
    after = standing("2014-03-20", CLOSED, opened)
    assert (after.status, after.holding.uncertain) == (Status.OPEN, False)


def test_without_an_earlier_status_a_fuzzy_one_shows_uncertain_from_its_first_day() -> None:
    found = standing("2014-06-01", {"date": "2014", "status": "closed"})
    assert (found.status, found.holding.uncertain) == (Status.CLOSED, True)
    assert not standing("2014-12-31", {"date": "2014", "status": "closed"}).holding.uncertain


def test_two_reports_whose_days_overlap_leave_the_order_open() -> None:
    opened = {"date": "2014-01", "status": "open"}
    assert standing("2014-06-01", CLOSED, opened).holding.uncertain
    assert not standing("2014-06-01", CLOSED, {**opened, "status": "closed"}).holding.uncertain


def test_two_statuses_on_one_day_are_uncertain_unless_their_times_order_them() -> None:
    found = standing("2014-01-10", CLOSED, {**CLOSED, "status": "open"})
    assert (found.status, found.holding.uncertain) == (Status.OPEN, True)
    evening, morning = (
        {"date": f"2014-01-10T{hour}:00:00", "status": word} for hour, word in (("18", "open"), ("08", "closed"))
    )
    found = standing("2014-01-10", evening, morning)
    assert (found.status, found.holding.uncertain, found.holding.event) == (Status.OPEN, False, "e0")


def test_a_status_that_lasts_ends_and_what_held_before_holds_again_but_uncertain() -> None:
    shut = {"date": "2014-06-04/2014-06-06", "status": "closed"}
    assert standing("2014-06-06", OPEN, shut).status is Status.CLOSED
    after = standing("2014-06-07", OPEN, shut)
    assert (after.status, after.holding.uncertain, after.holding.event) == (Status.OPEN, True, "e0")
    assert not standing("2014-07-01", OPEN, shut, {"date": "2014-06-20", "status": "open"}).holding.uncertain
    assert standing("2014-06-07", shut).status is Status.UNKNOWN


@pytest.mark.parametrize(("denied", "uncertain"), [("army", True), ("militia", True), ("police", False)])
def test_a_denial_of_one_of_several_holders_leaves_the_side_open(denied: str, uncertain: bool) -> None:
    claim = {"id": "a", "about": "control", "value": {"side": "SY", "by": denied}, "stance": "denies"}
    shared = [{"side": "SY", "by": by} for by in ("army", "militia")]
    held = standing("2014-06-01", {"date": "2014-03-01", "control": shared, "claims": [claim]}).holders["SY"]
    assert [one.holding.uncertain for one in held] == [uncertain, uncertain]


def test_a_status_of_several_days_is_over_after_the_last_of_them() -> None:
    shut = {"date": "{2014-06-04,2014-06-06}", "status": "closed"}
    assert standing("2014-06-06", OPEN, shut).status is Status.CLOSED
    assert standing("2014-06-07", OPEN, shut).status is Status.OPEN


@pytest.mark.parametrize("text", ["/2014-03~", "[2014-03~..]"])
def test_an_approximate_date_without_a_first_or_last_day_reaches_no_farther(text: str) -> None:
    found = dated(text)
    assert found is not None
    assert found.wide == found.begin


def test_while_its_end_is_fuzzy_or_unknown_a_status_is_uncertain_and_an_open_end_is_not_over() -> None:
    assert standing("2014-06-15", {"date": "2014-01/2014-06", "status": "closed"}).holding.uncertain
    assert not standing("2014-05-31", {"date": "2014-01/2014-06", "status": "closed"}).holding.uncertain
    assert standing("2014-06-15", {"date": "2014-01-01/", "status": "closed"}).holding.uncertain
    lasting = standing("2020-01-01", {"date": "2014-01-01/..", "status": "closed"})
    assert (lasting.status, lasting.holding.uncertain) == (Status.CLOSED, False)


def test_a_state_from_before_all_days_holds_until_its_end() -> None:
    found = standing("1990-01-01", {"date": "../2014-01-01", "status": "open"})
    assert (found.status, found.holding.uncertain) == (Status.OPEN, False)


def test_a_claim_that_dates_an_event_otherwise_widens_the_days_that_are_uncertain() -> None:
    rival = {**CLOSED, "claims": [{"about": "date", "value": "2014-02-20"}, {"about": "date", "value": "2013-12-01"}]}
    assert standing("2014-01-20", rival).holding.uncertain
    assert not standing("2014-02-20", rival).holding.uncertain
    assert standing("2013-12-15", rival).holding.uncertain
    assert not standing("2013-11-30", rival).holding.uncertain


def test_a_claim_of_the_date_of_one_crossing_leaves_the_others_alone() -> None:
    claims = [{"about": "date", "of": "Rabia", "value": "2014-02-20"}]
    records = told({**CLOSED, "crossings": ["qaim", "rabia"], "claims": claims})
    found = Standing.of(records, date(2014, 1, 20))
    assert (found["qaim"].holding.uncertain, found["rabia"].holding.uncertain) == (False, True)


@pytest.mark.parametrize(
    ("claim", "uncertain", "alternatives"),
    [
        ({"value": "open"}, True, ("open",)),
        ({"value": "closed"}, False, ()),
        ({"value": "closed", "stance": "denies"}, True, ("",)),
        ({"value": "closed", "stance": "doubts"}, True, ("",)),
        ({"value": "open", "stance": "denies"}, False, ()),
        ({"value": "open", "stance": "hopes"}, False, ()),
        ({"value": "open", "review": "superseded"}, False, ()),
        ({"value": "open", "of": "rabia"}, False, ()),
    ],
)
def test_a_claim_that_cannot_also_be_true_makes_a_status_uncertain(
    claim: dict[str, Any], uncertain: bool, alternatives: tuple[str, ...]
) -> None:
    found = standing("2014-02-01", {**CLOSED, "claims": [{"about": "status", **claim}]})
    assert (found.status, found.holding.uncertain, found.holding.alternatives) == (
        Status.CLOSED,
        uncertain,
        alternatives,
    )


def test_an_event_that_holds_nothing_counts_by_its_claims_but_replaces_nothing() -> None:
    claimed = {"date": "2014-02-01", "type": "status", "claims": [{"about": "status", "value": "open"}]}
    alone = standing("2014-02-02", claimed)
    assert (alone.status, alone.holding.uncertain) == (Status.OPEN, True)
    beside = standing("2014-02-02", CLOSED, claimed)
    assert (beside.status, beside.holding.uncertain, beside.holding.event) == (Status.CLOSED, True, "e0")
    agreeing = standing("2014-02-02", CLOSED, {**claimed, "claims": [{"about": "status", "value": "closed"}]})
    assert (agreeing.holding.uncertain, agreeing.holding.event, agreeing.holding.age_days) == (False, "e1", 1)


def test_a_superseded_or_undated_event_reports_nothing() -> None:
    assert standing("2014-02-01", {**CLOSED, "review": "superseded"}).status is Status.UNKNOWN
    assert standing("2014-02-01", {"status": "closed"}).status is Status.UNKNOWN
    assert standing("2014-02-01", {"date": "in winter", "status": "closed"}).status is Status.UNKNOWN


def test_a_word_outside_the_vocabulary_is_kept_and_counts_as_unknown() -> None:
    found = standing("2014-02-01", {**CLOSED, "status": "swamped"})
    assert (found.status, found.holding.word) == (Status.UNKNOWN, "swamped")


def test_a_report_for_one_side_leaves_the_other_and_the_stricter_side_shows() -> None:
    opens = {"date": "2014-03-01", "status": {"state": "open", "side": "IQ"}}
    one = standing("2014-03-02", CLOSED, opens)
    assert (one.status, one.side_status["IQ"].word, one.holding.event) == (Status.CLOSED, "open", "e0")
    other = {"date": "2014-03-05", "status": {"state": "limited", "side": "SY"}}
    assert standing("2014-03-06", CLOSED, opens, other).status is Status.LIMITED
    whole = {"date": "2014-04-01", "status": "open"}
    assert standing("2014-04-02", CLOSED, opens, other, whole).status is Status.OPEN


def modes(found: CrossingStanding) -> dict[str, str]:
    """Each mode and whether it may pass."""
    return {mode: answer.word for mode, answer in found.modes.items()}


def test_a_mode_keeps_what_was_last_said_of_it_while_the_crossing_is_not_shut() -> None:
    opened = {"date": "2014-01-01", "status": {"state": "open", "modes": {"commercial": "yes", "rail": "no"}}}
    limited = {"date": "2014-02-01", "status": {"state": "limited", "modes": {"rail": "restricted"}}}
    assert modes(standing("2014-02-02", opened, limited)) == {"commercial": "yes", "rail": "restricted"}


def test_a_closed_crossing_shuts_every_mode_and_a_reopened_one_must_say_anew() -> None:
    opened = {"date": "2014-01-01", "status": {"state": "open", "modes": {"commercial": "yes"}}}
    closed = {"date": "2014-02-01", "status": "closed"}
    assert modes(standing("2014-02-02", opened, closed)) == {"commercial": "no"}
    assert modes(standing("2014-03-02", opened, closed, OPEN)) == {}
    aid = {"date": "2014-02-01", "status": {"state": "closed", "modes": {"humanitarian": "yes"}}}
    assert modes(standing("2014-02-02", opened, aid)) == {"commercial": "no", "humanitarian": "yes"}


def test_an_event_with_modes_alone_leaves_the_status_and_its_age() -> None:
    found = standing("2014-03-11", OPEN, {"date": "2014-03-05", "status": {"modes": {"rail": "yes"}}})
    assert (found.status, found.holding.age_days, modes(found)) == (Status.OPEN, 10, {"rail": "yes"})
    assert found.modes["rail"].event == "e1"


def test_since_when_is_counted_anew_after_a_stretch_of_the_same_that_ended() -> None:
    stretch = {"date": "2014-04-10/2014-04-14", "status": "closed"}

    def began(found: CrossingStanding) -> str:
        return found.holding.since.text if found.holding.since else ""

    on_may_first, next_day = ({"date": day, "status": "closed"} for day in ("2014-05-01", "2014-04-15"))
    assert began(standing("2014-05-03", stretch, on_may_first)) == "2014-05-01"
    assert began(standing("2014-05-03", stretch, next_day, on_may_first)) == "2014-04-10"
    shut_before = {"date": "2014-04-01", "status": "closed"}
    assert began(standing("2014-05-03", shut_before, stretch, on_may_first)) == "2014-04-01"


def test_a_short_stretch_within_a_longer_one_leaves_the_longer_ones_age() -> None:
    long, short = ({"date": date, "status": "open"} for date in ("2014-04-01/2014-04-30", "2014-04-05/2014-04-06"))
    found = standing("2014-04-20", long, short)
    assert (found.holding.event, found.holding.age_days) == ("e0", 0)


def test_a_mode_that_passes_in_one_direction_alone_passes() -> None:
    opened = {"date": "2014-01-01", "status": {"modes": {"rail": "yes"}, "direction": "IQ>SY"}}
    no, some = (
        {"date": "2014-01-01", "status": {"modes": {"rail": word}, "direction": "SY>IQ"}}
        for word in ("no", "restricted")
    )
    later = {"date": "2014-02-01"}
    for told in (no, some, no | later, some | later):
        assert modes(standing("2014-02-02", opened, told)) == {"rail": "yes"}
    stopped = {"date": "2014-02-01", "status": {"modes": {"rail": "no"}, "direction": "IQ>SY"}}
    assert modes(standing("2014-02-02", opened, some, stopped)) == {"rail": "restricted"}
    assert modes(standing("2014-02-02", opened, no, stopped)) == {"rail": "no"}


def test_direction_hours_and_who_may_cross_last_as_long_as_the_run_of_the_status() -> None:
    first = {"date": "2014-01-01", "status": {"state": "open", "direction": "IQ>SY", "hours": "08-16"}}
    still = {"date": "2014-02-01", "status": {"state": "open", "who": "returnees"}}
    found = standing("2014-02-02", first, still)
    assert (found.direction, found.hours, found.who) == ("IQ>SY", "08-16", "returnees")
    assert standing("2014-03-02", first, CLOSED, {**OPEN, "date": "2014-02-01"}).direction == ""


def test_an_authorisation_for_aid_lapses_after_its_last_day_and_says_nothing_of_the_status() -> None:
    granted = {"date": "2014-07-14", "status": {"un_authorised": {"resolution": "2165", "until": "2015-01-10"}}}
    found = standing("2015-01-10", granted)
    assert [(permit.basis, permit.state.value, permit.days_left) for permit in found.permissions] == [
        ("2165", "in force", 0)
    ]
    assert found.status is Status.UNKNOWN
    assert [permit.state.value for permit in standing("2015-01-11", granted).permissions] == ["lapsed"]


def test_each_side_has_its_holder_and_a_holder_without_a_side_holds_both() -> None:
    taken = {"date": "2014-01-01", "control": {"side": "IQ", "by": "army"}}
    found = standing("2014-01-02", {"date": "2013-01-01", "control": {"by": "rebels", "state": "contested"}}, taken)
    assert {side: (control.by, control.state) for side, control in found.sides.items()} == {
        "IQ": ("army", ControlState.HELD),
        "SY": ("rebels", ControlState.CONTESTED),
    }


def test_a_claim_of_another_holder_makes_a_side_uncertain_and_one_of_its_neighbour_does_not() -> None:
    control = [{"side": "IQ", "by": "army"}, {"side": "SY", "by": "rebels"}]
    event = {"date": "2014-01-01", "control": control}
    rival = standing("2014-01-02", {**event, "claims": [{"about": "control", "of": "IQ", "value": "peshmerga"}]})
    assert (rival.sides["IQ"].holding.uncertain, rival.sides["SY"].holding.uncertain) == (True, False)
    agreeing = standing("2014-01-02", {**event, "claims": [{"about": "control", "value": "rebels"}]})
    assert not agreeing.sides["IQ"].holding.uncertain


def test_as_known_then_leaves_out_what_was_told_later_and_flags_what_nothing_dates() -> None:
    closed = {**CLOSED, "claims": [{"about": "status", "value": "closed", "source": "early"}]}
    opened = {"date": "2014-06-01", "status": "open", "sources": ["late"]}
    assert standing("2014-07-01", closed, opened).status is Status.OPEN
    assert standing("2014-07-01", closed, opened, known_then=True).status is Status.CLOSED
    assert standing("2015-06-01", closed, opened, known_then=True).status is Status.OPEN
    assert standing("2014-02-01", closed, known_then=True).status is Status.UNKNOWN
    undated = standing("2014-02-01", CLOSED, known_then=True)
    assert (undated.status, undated.holding.undated) == (Status.CLOSED, True)
    day = date(2014, 2, 1)
    assert age_wordings(undated, told(CLOSED), day)[0].endswith("last reported 22 d ago, not told when it was said")
    assert age_wordings(standing("2014-02-01", CLOSED), told(CLOSED))[0].endswith("last reported 22 d ago")


def test_an_age_of_no_days_is_today_only_where_the_day_is_today() -> None:
    day = date(2014, 1, 10)
    held = CLOSED | {"control": {"side": "IQ", "by": "someone", "state": "held"}, "date": "2014-01-10"}
    records, crossing = told(held), told(held).crossings["qaim"]
    past = Standing.of(records, day, today=date(2014, 3, 1))["qaim"]
    now = Standing.of(records, day, today=day)["qaim"]
    assert age_wordings(past, records)[0].endswith("last reported that day")
    assert age_wordings(now, records)[0].endswith("last reported today")
    assert holders_words(past, crossing, records)[0] == "IQ someone, that day"
    assert holders_words(now, crossing, records)[0] == "IQ someone, today"


def test_what_was_said_counts_before_when_it_was_published() -> None:
    said = {**CLOSED, "claims": [{"about": "status", "value": "closed", "said": "2014-01-11", "source": "late"}]}
    assert standing("2014-01-11", said, known_then=True).status is Status.CLOSED
    assert standing("2014-01-10", said, known_then=True).status is Status.UNKNOWN


def test_a_rival_claim_told_later_does_not_make_what_was_known_then_uncertain() -> None:
    claims = [
        {"about": "status", "value": "closed", "source": "early"},
        {"about": "status", "value": "open", "source": "late"},
    ]
    event = {**CLOSED, "claims": claims}
    assert not standing("2014-07-01", event, known_then=True).holding.uncertain
    assert standing("2015-07-01", event, known_then=True).holding.uncertain


def test_the_history_has_fuzzy_ends_and_the_first_event_of_each_run() -> None:
    ordinal = date.fromisoformat
    records = told({"date": "2014-01", "status": "closed"}, {"date": "2014-02-01", "status": "closed"}, OPEN)
    closed, opened = Standing.of(records, date.max).history("qaim")
    assert (closed.word, closed.event) == ("closed", "e0")
    assert closed[2:6] == tuple(
        ordinal(day).toordinal() for day in ("2014-01-01", "2014-01-31", "2014-03-01", "2014-03-01")
    )
    assert (opened.word, opened.event, opened.end_latest) == ("open", "e2", None)


def test_a_change_told_by_month_begins_in_the_history_no_later_than_it_may_in_the_status() -> None:
    def told_as(*events: dict[str, Any]) -> list[tuple[str, str, str, bool]]:
        found = Standing.of(told(*events), date.max).history("qaim")
        days = [date.fromordinal(day or 0).isoformat() for span in found for day in span[2:4]]
        pairs = zip(days[::2], days[1::2], strict=True)
        return [(span.word, *pair, span.uncertain) for span, pair in zip(found, pairs, strict=True)]

    opened, month = {"date": "2020-01-01", "status": "open"}, {"date": "2020-08", "status": "closed"}
    first = ("open", "2020-01-01", "2020-01-01", False)
    assert told_as(opened, month) == [first, ("closed", "2020-08-01", "2020-08-31", False)]
    assert told_as(month) == [("closed", "2020-08-01", "2020-08-31", False)]
    again = {"date": "2020-08-20", "status": "closed"}
    assert told_as(opened, month, again) == [first, ("closed", "2020-08-01", "2020-08-20", False)]
    between = {"date": "2020-08-20", "status": "open"}
    alone = [("closed", "2020-08-01", "2020-08-20", True), ("open", "2020-08-20", "2020-08-20", True)]
    assert told_as(month, between) == alone


def test_the_history_says_of_each_stretch_how_sure_the_status_is_then() -> None:
    def told_as(*events: dict[str, Any]) -> list[tuple[Any, ...]]:
        found = Standing.of(told(*events), date.max).history("qaim")
        edges = [[date.fromordinal(day or 0).isoformat()[5:] for day in span[2:4]] for span in found]
        return [(span.word, span.event, *days, span.uncertain) for span, days in zip(found, edges, strict=True)]

    opened, month = {"date": "2020-07-01", "status": "open"}, {"date": "2020-08", "status": "closed"}
    first = [("open", "e0", "07-01", "07-01", False), ("open", "e0", "08-01", "08-01", True)]
    back = {"date": "2020-08-20", "status": "open"}
    returned = ("open", "e2", "08-20", "08-20", True)
    assert told_as(opened, month, back) == [*first, returned]
    settled = ("open", "e2", "09-02", "09-02", False)
    assert told_as(opened, month, back, back | {"date": "2020-09-02"}) == [*first, returned, settled]
    third = {"date": "2020-08-20", "status": "limited"}
    assert told_as(opened, month, third) == [*first, ("limited", "e2", "08-20", "08-20", True)]
    rival = {"claims": [{"id": "a", "about": "status", "value": "closed"}]}
    doubted = [("open", "e0", "07-01", "07-01", False), ("open", "e0", "08-20", "08-20", True)]
    assert told_as(opened, back | rival) == doubted
    assert told_as({"date": "[2020-08-10..2020-08-25]", "status": "open"}, back) == [
        ("open", "e1", "08-10", "08-20", False)
    ]


def test_what_may_hold_since_before_all_days_has_no_first_day_in_the_history() -> None:
    opened, shut = {"date": "../2020-02-01", "status": "open"}, {"date": "/2020-03", "status": "closed"}
    found = Standing.of(told(opened, shut, {"date": "2019-02-01", "status": "closed"}), date.max).history("qaim")
    assert [(span.word, span.start_earliest) for span in found] == [("open", None), ("closed", None)]


def test_the_history_of_a_status_that_lasts_ends_in_a_gap_or_in_what_held_before() -> None:
    shut = {"date": "2014-06-04/2014-06-06", "status": "closed"}
    (alone,) = Standing.of(told(shut), date.max).history("qaim")
    assert alone.end_earliest == date(2014, 6, 7).toordinal()
    words = [(span.word, span.uncertain) for span in Standing.of(told(OPEN, shut), date.max).history("qaim")]
    assert words == [("open", False), ("closed", False), ("open", True)]


def test_the_history_of_control_is_told_for_each_side() -> None:
    records = told({"date": "2014-01-01", "control": {"side": "IQ", "by": "army"}})
    history = Standing.of(records, date.max).control_history("qaim")
    assert {side: [span.word for span in spans] for side, spans in history.items()} == {"IQ": ["army"], "SY": []}


def test_a_changed_source_changes_what_was_known() -> None:
    records = told({**CLOSED, "sources": ["late"]})
    found = Standing.of(records, date(2014, 2, 1), known_then=True)
    assert found["qaim"].status is Status.UNKNOWN
    earlier = InMemory(events=[{"id": "e0", "crossings": ["qaim"], **CLOSED, "sources": ["late"]}], crossings=CROSSINGS)
    assert found.with_change(earlier, [Key("sources", "late")])["qaim"].status is Status.CLOSED


@pytest.mark.parametrize(
    ("day", "status", "holder"),
    [
        ("2014-07-01", Status.CLOSED, "islamic-state"),
        ("2019-09-28", Status.CLOSED, "iraq-government"),
        ("2019-09-30", Status.OPEN, "iraq-government"),
    ],
)
def test_al_qaim_in_the_sample_stands_as_its_sources_say(day: str, status: Status, holder: str) -> None:
    found = Standing.of(shelf_of(SAMPLE), date.fromisoformat(day))["al-qaim"]
    assert (found.status, found.sides["IQ"].by) == (status, holder)


def test_nobody_could_know_of_the_reopening_before_the_story_that_told_it() -> None:
    known = Standing.of(shelf_of(SAMPLE), date(2019, 9, 29), known_then=True)
    assert known["al-qaim"].status is not Status.OPEN
    assert known.at(date(2019, 9, 30), known_then=True)["al-qaim"].status is Status.OPEN


def test_a_claim_alone_of_a_side_or_mode_answers_for_that_alone() -> None:
    of_mode = {"date": "2014-03-01", "type": "status", "claims": [status_claim(of="commercial", value="open")]}
    found = standing("2014-03-02", of_mode)
    assert found.status is Status.UNKNOWN
    assert (found.modes["commercial"].word, found.modes["commercial"].uncertain) == ("yes", True)
    of_side = {"date": "2014-03-01", "type": "status", "claims": [status_claim(of="IQ", value="closed")]}
    found = standing("2014-03-02", of_side)
    assert (found.side_status["IQ"].word, found.side_status["IQ"].uncertain) == ("closed", True)


def test_a_claim_of_one_side_is_no_rival_of_what_is_held_of_the_other() -> None:
    held = {"date": "2014-03-01", "status": {"state": "closed", "side": "SY"}}
    assert not standing("2014-03-02", {**held, "claims": [status_claim(of="IQ", value="open")]}).holding.uncertain
    assert standing("2014-03-02", {**held, "claims": [status_claim(of="SY", value="open")]}).holding.uncertain


def status_claim(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "about": "status", "source": "early", **fields}


def test_a_rival_claim_that_names_no_side_makes_the_status_of_one_side_uncertain() -> None:
    closed = {"date": "2014-01-10", "status": {"state": "closed", "side": "SY"}}
    for claim, alternatives in (
        ({"value": "open"}, ("open",)),
        ({"value": "open", "of": "SY"}, ("open",)),
        ({"value": "open", "of": "IQ"}, ()),
        ({"value": "closed"}, ()),
    ):
        found = standing("2014-02-01", {**closed, "claims": [{"about": "status", "by": "a guard", **claim}]})
        assert (found.status, found.holding.uncertain, found.holding.alternatives) == (
            Status.CLOSED,
            bool(alternatives),
            alternatives,
        )


def test_a_report_that_may_begin_after_the_next_one_cannot_say_since_when() -> None:
    sure = {"date": "2014-03-01", "status": "open"}
    for date_, since, event in (
        ("[2014-01-01..2014-03-02]", "2014-03-01", "e1"),
        ("[2014-01-01..2014-02-28]", "[2014-01-01..2014-02-28]", "e0"),
    ):
        found = standing("2014-04-01", {"date": date_, "status": "open"}, sure)
        assert found.holding.since is not None
        assert (found.holding.since.text, found.holding.since_event) == (since, event)
        assert (found.status, found.holding.event, found.holding.uncertain) == (Status.OPEN, "e1", False)


def test_what_is_derived_in_steps_for_all_crossings_is_what_each_is_asked_for() -> None:
    records = told(CLOSED, OPEN, {"date": "2014-02-01", "control": {"side": "SY", "by": "rebels", "state": "held"}})
    stepped, asked = (Standing.of(records, date(2014, 6, 1)) for _ in range(2))
    assert len(list(stepped.derive())) > len(CROSSINGS)
    for crossing in asked:
        assert stepped[crossing] == asked[crossing]
        assert stepped.history(crossing) == asked.history(crossing)


def test_a_direction_that_stands_alone_in_a_report_is_told_of_the_crossing() -> None:
    found = standing("2014-02-01", {"date": "2014-01-10", "status": {"state": "open", "direction": "IQ>SY"}})
    assert (found.direction, found.hours, found.who) == ("IQ>SY", "", "")


def test_two_statuses_of_one_moment_leave_the_order_open() -> None:
    at_once = [{"date": "2014-01-10T10:00", "status": word} for word in ("closed", "open")]
    assert standing("2014-01-10", *at_once).holding.uncertain
    assert not standing("2014-01-10", at_once[0], {"date": "2014-01-10T10:01", "status": "open"}).holding.uncertain


def test_an_answer_that_a_source_dates_is_not_undated_in_json() -> None:
    day = date(2014, 12, 1)
    for sources, undated in ((["early"], False), ([], True)):
        records = told({**CLOSED, "sources": sources})
        for known_then in (True, False):
            held = Standing.of(records, day, known_then=known_then)["qaim"].holding
            made = Objects(records, "qaim", day if known_then else None).age(held)
            assert made["undated"] is (undated and known_then)


def test_a_claim_of_who_holds_it_is_no_rival_of_the_status() -> None:
    said = {"about": "control", "value": {"side": "SY", "by": "rebels"}}
    event = {**CLOSED, "control": {"side": "SY", "by": "army"}, "claims": [said]}
    found = standing("2014-02-01", event)
    assert (found.holding.uncertain, found.holding.alternatives) == (False, ())
    assert found.sides["SY"].holding.uncertain


def test_what_cannot_have_begun_yet_leaves_nothing_open_though_a_later_report_may_have() -> None:
    moved = {"about": "date", "value": "2014-01-15"}
    found = standing(
        "2014-02-01",
        {"date": "2014-01-01", "status": "open"},
        {"date": "2014-03-05", "status": "closed"},
        {"date": "2014-03-10", "status": "limited", "claims": [moved]},
    )
    assert (found.holding.word, found.holding.alternatives) == ("open", ("limited",))


@pytest.mark.parametrize("stance", ["denies", "doubts", "hopes", "expects"])
def test_a_claim_that_does_not_assert_another_date_widens_no_days(stance: str) -> None:
    claim = {"id": "a", "about": "date", "value": "2014-02-20", "stance": stance}
    found = standing("2014-01-20", {**CLOSED, "claims": [claim]}).holding
    assert (found.word, found.uncertain) == ("closed", False)


def test_the_history_of_a_stretch_ends_on_its_day_though_what_may_have_begun_before_shows_after_it() -> None:
    shut, opened = {"date": "2014-06-01/2014-06-06", "status": "closed"}, {"date": "[2014-06-05..2014-06-20]"}
    records = told(shut, {**opened, "status": "open"})
    found = Standing.of(records, date.max).history("qaim")
    day = date(2014, 6, 7).toordinal()
    assert [(span.word, span.start_earliest, span.end_latest, span.uncertain) for span in found] == [
        ("closed", date(2014, 6, 1).toordinal(), day, False),
        ("open", day, None, False),
    ]
    assert found[1].start_latest == date(2014, 6, 20).toordinal()


@pytest.mark.parametrize(
    "claim",
    [
        {"about": "control", "value": "rebels"},
        {"about": "control", "value": "rebels", "of": "qaim"},
        {"about": "authorisation", "value": "in force"},
        {"about": "status", "value": "no", "of": "rail"},
    ],
    ids=str,
)
def test_a_claim_of_something_else_is_no_rival_of_the_status(claim: dict[str, str]) -> None:
    found = standing("2014-02-01", {**CLOSED, "claims": [{"id": "a", **claim}]}).holding
    assert (found.word, found.uncertain) == ("closed", False)


@pytest.mark.parametrize("stance", ["denies", "doubts", "hopes", "expects"])
def test_where_nothing_is_held_a_claim_that_does_not_assert_a_status_shows_none(stance: str) -> None:
    claimed = {"date": "2014-02-01", "type": "status", "claims": [status_claim(value="open", stance=stance)]}
    assert standing("2014-02-02", claimed).status is Status.UNKNOWN


def stretches(*events: dict[str, Any]) -> list[tuple[str, str, bool]]:
    history = Standing.of(told(*events), date.max).history("qaim")
    return [(span.word, span.event, span.uncertain) for span in history]


def claimed(day: str, state: str) -> dict[str, Any]:
    return {"date": day, "type": "status", "claims": [status_claim(value=state)]}


def test_the_history_tells_what_is_only_claimed_where_nothing_is_held() -> None:
    claim, opened = claimed("2014-01-10", "closed"), {"date": "2014-03-01", "status": "open"}
    assert stretches(claim) == [("closed", "e0", True)]
    assert stretches(claim, opened) == [("closed", "e0", True), ("open", "e1", False)]
    assert stretches(opened, claimed("2014-03-10", "closed")) == [("open", "e0", False)]


def test_what_is_claimed_and_later_held_is_sure_in_the_history_only_since_it_is_held() -> None:
    claim, opened = claimed("2014-01-10", "open"), {"date": "2014-03-01", "status": "open"}
    assert stretches(claim, opened) == [("open", "e0", True), ("open", "e1", False)]
    first, then = Standing.of(told(claim, opened), date.max).history("qaim")
    assert first.end_earliest == first.end_latest == then.start_earliest == date(2014, 3, 1).toordinal()


def test_the_history_of_what_is_only_claimed_ends_with_its_date() -> None:
    (found,) = Standing.of(told(claimed("2014-01-10/2014-01-12", "closed")), date.max).history("qaim")
    assert (found.start_latest, found.end_latest) == (date(2014, 1, 10).toordinal(), date(2014, 1, 13).toordinal())


def test_a_claim_counts_as_a_report_of_what_shows_then_and_of_nothing_else() -> None:
    def days(*events: dict[str, Any]) -> list[int]:
        return [int(first) for first, _ in Standing.of(told(*events), date.max).reported("qaim")]

    claim, opened = claimed("2014-01-10", "open"), {"date": "2014-01-01", "status": "open"}
    held, said = (date(2014, 1, day).toordinal() for day in (1, 10))
    assert days(claim) == [said]
    assert days(opened, claim) == [held, said]
    assert days({**opened, "status": "closed"}, claim) == [held]
