"""What a situation report tells: status, changes, incidents with every figure attributed, and numbered sources."""

import re
from datetime import date
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from store.disclosure import Disclosed
from store.records.model import Event
from store.report.build import report, report_steps
from store.report.model import Report, grouped
from store.report.text import WIDTH, text
from tests.store.in_memory import SAMPLE, InMemory, shelf_of

SINCE, AS_OF = date(2019, 8, 1), date(2019, 9, 30)


def sample(since: date = SINCE, as_of: date = AS_OF, **options: Any) -> Report:
    return report(Disclosed(shelf_of(SAMPLE)), since, as_of, **options)


def of(*events: dict[str, Any], **tables: list[dict[str, Any]]) -> Report:
    crossings = [{"id": "gate", "sides": [{"country": "IQ", "name": "West"}, {"country": "SY", "name": "East"}]}]
    records = InMemory(events=list(events), crossings=crossings, **tables)
    return report(Disclosed(records), SINCE, AS_OF)


def flat(found: Report) -> str:
    return re.sub(r"\s+", " ", text(found))


def strike(*claims: dict[str, Any]) -> str:
    event = {"id": "s", "type": "attack", "title": "Strike", "date": "2019-08-25", "claims": list(claims)}
    return flat(of(event, sources=[{"id": "k24", "publisher": "Kurdistan 24", "published": "2019-08-26"}]))


def test_every_figure_of_the_strike_stands_with_who_says_it() -> None:
    words = flat(sample())
    assert "Six killed, an anonymous military source told Kurdistan 24 [" in words
    assert "; Kata'ib Hezbollah said two (“claimed only”) [" in words
    assert "; two anonymous officials told another news agency of one [" in words
    assert "Two vehicles struck, Kurdistan 24 reported [" in words


def test_no_figure_stands_without_a_speaker_or_a_source() -> None:
    assert "Nine killed, no speaker or source named." in strike({"about": "killed", "value": 9})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (6, "Six killed"),
        (13, "13 killed"),
        (0, "None killed"),
        ("2..6", "Between two and six killed"),
        ("3+", "At least three killed"),
        ("~10", "About ten killed"),
        ("several", "Several killed"),
        ({"low": 2, "best": 5, "high": 9}, "Between two and nine, best estimate five, killed"),
    ],
)
def test_counts_are_worded_no_more_exactly_than_they_were_given(value: object, words: str) -> None:
    assert f"{words}, the governor said [1]." in strike(
        {"about": "killed", "value": value, "by": "the governor", "source": "k24"}
    )


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ({"by": "a medic", "mode": "told"}, "Six killed, a medic told Kurdistan 24"),
        ({"by": "the army", "mode": "statement"}, "Six killed, the army said in a statement"),
        ({"by": "the army", "mode": "denial"}, "Killed: denied by the army [1]: six killed"),
        ({"by": "the army", "stance": "doubts"}, "Doubted by the army [1]: six killed"),
        ({"mode": "headline"}, "Six killed, Kurdistan 24 said in a headline"),
        ({"mode": "dataset coding"}, "Six killed, as coded by Kurdistan 24"),
        ({"by": "a medic", "anonymity": "anonymous"}, "Six killed, an anonymous medic said"),
        ({"by": "security experts", "anonymity": "unnamed group"}, "Six killed, unnamed security experts said"),
        ({"grade": "C3", "hedge": "perhaps"}, "Six killed, Kurdistan 24 reported (“perhaps”, C3)"),
    ],
)
def test_who_speaks_and_how_is_kept(claim: dict[str, Any], words: str) -> None:
    assert words in strike({"about": "killed", "value": 6, "source": "k24", **claim})


def held(name: str, by: str, date: str, kind: str = "assessment", **more: Any) -> dict[str, Any]:
    control = {"side": "SY", "by": by, "state": "held"}
    return {"id": name, "type": kind, "title": name, "date": date, "crossings": ["gate"], "control": control, **more}


def test_an_assessment_tells_that_a_side_is_held_and_not_that_it_was_taken_then() -> None:
    words = flat(of(held("first", "rebels", "2018", "control"), held("look", "army", "2019-09-10")))
    assert "SY side: army since 10 Sep 2019 or before" in words
    assert "rebels → army (as assessed then; the day of the change is not recorded)" in words


def test_who_first_said_it_and_who_said_it_last_are_both_cited() -> None:
    words = flat(of(held("first", "army", "2018", sources=["a"]), held("last", "army", "2019-09-10", sources=["b"])))
    assert "SY side: army since 2018 or before, last reported 20 days ago [1][2]" in words


@pytest.mark.parametrize(
    ("count", "told"), [(20, ("Strike 7", ("7 killed",))), (21, ("21 events, each marked with this number above", ()))]
)
def test_what_a_source_is_cited_for_is_counted_where_a_list_would_be_the_report_again(
    count: int, told: tuple[str, tuple[str, ...]]
) -> None:
    events = [
        {"id": f"s{number}", "type": "attack", "title": f"Strike {number}", "date": "2019-08-25",
         "claims": [{"about": "killed", "value": number, "source": "k24"}]}
        for number in range(1, count + 1)
    ]  # fmt: skip
    (cited,) = of(*events).sources
    assert told in [(said.title, said.words) for said in cited.said]


def test_a_contested_point_of_one_crossing_is_told_by_its_name_and_only_where_that_is_asked_for() -> None:
    rival = {"about": "date", "of": "post", "value": "2019-08-24", "source": "west"}
    closed = {
        "id": "c",
        "type": "status",
        "title": "Closed",
        "date": "2019-08-22",
        "status": "closed",
        "claims": [rival],
    }
    names = [{"id": name, "sides": [{"country": "IQ", "name": name.title()}]} for name in ("gate", "post")]
    papers = [{"id": "west", "publisher": "The Western"}]
    records = InMemory(events=[{**closed, "crossings": ["gate", "post"]}], crossings=names, sources=papers)
    (contest,) = report(Disclosed(records), SINCE, AS_OF).contests
    assert contest.about == "Date at Post"
    assert [said.words for said in contest.positions] == [
        "Held by the desk: Thursday 22 Aug 2019",
        "24 Aug 2019, The Western reported",
    ]
    assert report(Disclosed(records), SINCE, AS_OF, crossings=["gate"]).contests == ()


def test_what_is_said_of_one_crossing_is_not_cited_for_another() -> None:
    claims = [
        {"about": "status", "value": "closed", "source": "both"},
        {"about": "status", "of": "gate", "value": "closed", "source": "west"},
    ]
    event = {"id": "c", "type": "status", "title": "Closed", "date": "2018", "status": "closed", "claims": claims}
    names = [{"id": name, "sides": [{"country": "IQ", "name": name}]} for name in ("gate", "post")]
    records = InMemory(events=[{**event, "crossings": ["gate", "post"]}], crossings=names)
    found = report(Disclosed(records), SINCE, AS_OF)
    assert [row.notes for row in found.statuses] == [(1, 2), (1,)]


def test_what_was_told_to_one_paper_and_cited_by_another_is_not_told_to_the_second() -> None:
    claim = {"about": "killed", "value": 6, "by": "a medic", "mode": "told", "source": "k24", "via": "ina"}
    event = {"id": "s", "type": "attack", "title": "Strike", "date": "2019-08-25", "claims": [claim]}
    papers = [{"id": "k24", "publisher": "Kurdistan 24"}, {"id": "ina", "publisher": "INA"}]
    assert "Six killed, a medic told INA, cited by Kurdistan 24 [1][2]." in flat(of(event, sources=papers))


def test_a_denial_of_another_s_figure_stands_beside_it() -> None:
    words = strike(
        {"about": "killed", "value": 6, "source": "k24"},
        {"about": "killed", "by": "the army", "mode": "denial", "source": "k24"},
    )
    assert "Six killed, Kurdistan 24 reported [1]; the army denied it [1]." in words


def test_a_source_is_not_cited_for_what_its_speaker_denied() -> None:
    claim = {"about": "killed", "value": 6, "by": "the army", "mode": "denial", "source": "k24"}
    (cited,) = of({"id": "s", "type": "attack", "title": "Strike", "date": "2019-08-25", "claims": [claim]}).sources
    assert [(said.title, said.words) for said in cited.said] == [("Strike", ("denied: 6 killed (the army)",))]


def test_a_stance_of_no_vocabulary_is_told_and_not_taken_for_an_assertion() -> None:
    words = strike({"about": "killed", "value": 6, "by": "the army", "stance": "insinuates", "source": "k24"})
    assert "insinuates: six killed" in words


def test_a_listed_perpetrator_whom_nobody_names_is_said_to_be_so() -> None:
    event = {"id": "s", "type": "attack", "date": "2019-08-25", "actors": [{"who": "israel", "role": "perpetrator"}]}
    assert "Perpetrator (unknown): israel, as the desk has it; no source is recorded for this" in flat(of(event))


def test_the_dead_of_one_side_are_told_apart_from_all_dead() -> None:
    words = strike(
        {"about": "killed", "value": 2, "of": "civilians", "by": "A"}, {"about": "killed", "value": 5, "by": "A"}
    )
    assert "Two killed among civilians, A said." in words
    assert "Five killed, A said." in words


def test_an_event_at_which_nobody_was_hurt_is_no_incident() -> None:
    event = {"id": "p", "type": "other", "title": "March", "date": "2019-08-25"}
    calm = of({**event, "claims": [{"about": "killed", "value": 0, "by": "A"}]})
    assert (len(calm.incidents), len(calm.others)) == (0, 1)
    assert of({**event, "claims": [{"about": "killed", "value": "0..2", "by": "A"}]}).incidents


def test_contested_figures_are_listed_with_each_position() -> None:
    (contest,) = (one for one in sample().contests if "Drones" in one.title)
    assert contest.about == "Killed"
    assert [position.words.split()[0] for position in contest.positions] == ["Six", "Two", "Six", "One", "Six"]


def test_volumes_are_worded_as_people_say_them_and_rivals_of_one_measure_are_contested() -> None:
    claims = [
        {"about": "volume", "value": {"count": n, "of": "UN trucks", "per": "day", "direction": way}, "by": by}
        for n, way, by in ((12, "IQ>SY", "Guard"), (20, "IQ>SY", "Driver"), (3, "SY>IQ", "Guard"))
    ]
    words = flat(of({"id": "v", "type": "other", "title": "Traffic", "date": "2019-09-02", "claims": claims}))
    assert "- 12 UN trucks a day IQ>SY, Guard said; Driver said 20 UN trucks a day IQ>SY." in words
    assert "- 3 UN trucks a day SY>IQ, Guard said." in words
    assert "Volume (UN trucks a day IQ>SY): Traffic" in words
    assert "Volume (UN trucks a day SY>IQ)" not in words.partition("Contested ---")[2]


def test_a_permission_after_a_lapse_is_told_on_its_day_and_as_not_yet_reported() -> None:
    def consent(name: str, day: str, until: str) -> dict[str, Any]:
        leave = {"kind": "consent", "by": "x", "until": until, "modes": ["humanitarian"]}
        more = {"title": f"Leave {name}", "crossings": ["gate"], "status": {"permission": leave}}
        return {"id": name, "type": "authorisation", "date": day, **more}

    opened = {"id": "o", "type": "status", "date": "2019-07-05", "crossings": ["gate"], "title": "First convoy"}
    opened["status"] = {"state": "open", "modes": {"humanitarian": "yes"}}  # type: ignore[assignment]
    words = flat(of(opened, consent("one", "2019-07-01", "2019-08-10"), consent("two", "2019-09-01", "2019-12-01")))
    assert "10 Aug 2019, West ⇄ East: aid no longer permitted" in words
    assert "1 Sep 2019, West ⇄ East: aid permitted again, nothing reported yet; consent by x in force" in words
    assert "5 Jul 2019" not in words.partition("What changed")[2].partition("Incidents")[0]


def test_a_resolution_is_told_as_what_renews_and_not_as_what_is_renewed() -> None:
    def resolution(number: int, day: str, until: str) -> dict[str, Any]:
        leave = {"kind": "authorisation", "by": "unsc", "basis": f"{number} (2019)", "until": until}
        event = {"id": f"r{number}", "type": "authorisation", "title": f"Vote on {number}", "date": day}
        return {**event, "crossings": ["gate"], "status": {"permission": leave}}

    words = flat(of(resolution(9001, "2019-01-10", "2019-09-10"), resolution(9002, "2019-09-10", "2020-01-10")))
    assert "authorisation renewed by UN 9002, until 10 Jan 2020 — Vote on 9002" in words
    assert "UN 9002 renewed" not in words


def test_who_may_cross_by_one_mode_is_told_by_the_event_that_said_so() -> None:
    def said(name: str, day: str, mode: str, who: str) -> dict[str, Any]:
        status = {"modes": {mode: "restricted"}, "who": who}
        return {
            "id": name,
            "type": "status",
            "title": f"Rule {name}",
            "date": day,
            "crossings": ["gate"],
            "status": status,
        }

    found = of(said("a", "2019-07-01", "commercial", "flour"), said("b", "2019-09-09", "pedestrian", "pupils"))
    assert [change.why for change in found.changes if change.what.startswith("who may cross: ")] == ["Rule b"]


def test_a_contested_denial_of_having_done_it_names_the_denier_once() -> None:
    words = strike(
        {"about": "perpetrator", "value": "Israel", "by": "Baghdad"},
        {"about": "perpetrator", "value": "Israel", "by": "Israel", "stance": "denies"},
    )
    assert words.count("Israel denied it.") == 2
    assert "Denied by Israel" not in words


def test_what_changed_is_told_from_what_to_what() -> None:
    told = [(change.when, change.what) for change in sample().changes if "al-Qaim" in change.where]
    assert ("30 Sep 2019", "status: closed → open") in told


def test_a_change_before_the_period_is_not_told() -> None:
    assert not [change for change in sample(date(2019, 10, 1), date(2019, 12, 1)).changes if "status" in change.what]


def test_an_authorisation_that_lapses_in_the_period_is_a_change() -> None:
    told = [change.what for change in sample(date(2020, 1, 1), date(2020, 2, 1)).changes]
    assert "UN 2165 (2014), renewed yearly to 2449 (2018) lapsed" in told


def test_control_that_changes_hands_is_told_by_side() -> None:
    told = [change.what for change in sample(date(2017, 11, 1), date(2017, 11, 30)).changes]
    assert "control of the IQ side: Islamic State → Iraqi government" in told


def test_a_status_has_its_age_and_what_it_was_before() -> None:
    row = sample().statuses[0]
    assert (row.status, row.since, row.age) == ("open", "30 Sep 2019", "that day")
    assert (row.before, row.stale) == ("closed", False)
    assert [holder.by for holder in row.holders] == ["Iraqi government", "Syrian government"]


def test_an_old_report_is_called_old() -> None:
    assert sample(date(2026, 1, 1), date(2026, 6, 1)).statuses[0].stale


def test_a_report_on_one_crossing_tells_of_no_other() -> None:
    found = sample(crossings=["rabia"])
    assert [row.name for row in found.statuses] == ["Rabia ⇄ Yaarubiyah"]
    assert not found.incidents
    assert found.scope == ("Rabia ⇄ Yaarubiyah",)


def test_an_uncertain_date_belongs_to_every_period_that_it_can_be_in() -> None:
    event = {"id": "s", "type": "attack", "title": "Strike", "date": "[2019-07-25..2019-08-03]"}
    assert of(event).incidents
    assert not of({**event, "date": "[2019-07-25..2019-07-31]"}).incidents
    assert not of({**event, "date": ""}).incidents


def test_what_was_not_known_then_is_not_told() -> None:
    claims = [
        {"about": "killed", "value": 2, "by": "A", "said": "2019-08-26"},
        {"about": "killed", "value": 6, "by": "B", "said": "2020-01-01"},
    ]
    event = {"id": "s", "type": "attack", "title": "Strike", "date": "2019-08-25", "claims": claims}
    records = Disclosed(InMemory(events=[event]))
    then = flat(report(records, SINCE, AS_OF, known_then=True))
    assert "Two killed, A said." in then
    assert "B said" not in then
    assert "six" not in then.lower()
    assert "B said six" in flat(report(records, SINCE, AS_OF))


def test_superseded_events_and_claims_are_not_told() -> None:
    assert not of({"id": "s", "type": "attack", "date": "2019-08-25", "review": "superseded"}).incidents
    words = strike({"about": "killed", "value": 9, "by": "A", "review": "superseded"})
    assert "Nine" not in words


def test_sources_are_numbered_as_they_are_cited_and_every_number_has_one() -> None:
    for since in (SINCE, date(2013, 1, 1)):
        found = sample(since)
        numbers = [cited.number for cited in found.sources]
        assert numbers == list(range(1, len(numbers) + 1))
        body, _, _ = text(found).rpartition("\nSources\n")
        cited = {int(number) for number in re.findall(r"\[(\d+)\]", body)}
        assert cited == set(numbers)


def test_a_source_tells_what_it_is_cited_for() -> None:
    k24 = next(cited for cited in sample().sources if "Iraq reopens" in cited.words)
    (strike_,) = (said for said in k24.said if said.title.startswith("Drones"))
    assert "2 killed (Kata'ib Hezbollah)" in strike_.words
    assert k24.reliability == "C, fairly reliable"


def test_a_source_that_is_not_kept_is_named_by_its_id() -> None:
    words = strike({"about": "killed", "value": 1, "source": "gone"})
    assert "[1] gone (not among the sources kept)." in words


def test_a_report_on_nothing_says_so() -> None:
    words = text(report(Disclosed(InMemory()), SINCE, AS_OF))
    assert "No crossing is recorded." in words
    assert "No incident is recorded." in words


def test_lines_are_no_wider_than_the_page() -> None:
    assert all(len(line) <= WIDTH for line in text(sample(date(2013, 1, 1))).splitlines())


# The lead.


def overview(*events: dict[str, Any], **more: Any) -> str:
    return of(*events, **more).overview


def opened(day: str = "2019-09-10", **status: Any) -> dict[str, Any]:
    said = {"state": "open", **status}
    return {"id": f"o{day}", "type": "status", "date": day, "crossings": ["gate"], "title": "News", "status": said}


def test_the_lead_says_what_is_open_how_old_that_is_and_to_whom() -> None:
    words = overview(opened("2019-01-05", modes={"humanitarian": "yes", "commercial": "restricted"}, who="flour"))
    assert words.startswith(
        "As of 30 September 2019, West is open, last reported on 5 Jan 2019, 8 months ago, not confirmed since.\n"
    )
    assert "Allowed to cross at West: aid (flour), trade (restricted to flour)." in words


def test_the_lead_says_once_which_way_all_goes_and_names_the_countries() -> None:
    words = overview(opened(modes={"humanitarian": "yes", "commercial": "yes"}, direction="IQ>SY"))
    assert "Allowed to cross from Iraq to Syria at West: trade, aid." in words
    assert "IQ>SY" not in words


def test_the_lead_tells_what_stopped_and_went_on_within_the_period() -> None:
    shut, again = (
        opened("2019-08-10", modes={"humanitarian": "no"}),
        opened("2019-08-20", modes={"humanitarian": "yes"}),
    )
    words = overview(opened("2019-07-01", modes={"humanitarian": "yes"}), shut, again)
    assert "Since 1 August 2019: aid stopped at West (10 Aug 2019); aid resumed at West (20 Aug 2019)." in words


def test_the_lead_gives_figures_as_a_range_with_who_holds_the_ends() -> None:
    claims = [{"about": "killed", "value": n, "by": by} for n, by in ((6, "a nurse"), (2, "Army"), ("4+", "Mayor"))]
    words = overview({"id": "s", "type": "attack", "title": "Strike", "date": "2019-08-25", "claims": claims})
    assert (
        "One incident in the period, “Strike”: from 2 (the Army) to at least 4 (Mayor) killed; "
        "one point is contested: killed." in words
    )


def test_the_lead_counts_an_incident_that_may_lie_outside_the_period_as_perhaps_none() -> None:
    claim = {"about": "injured", "value": 4, "by": "Army"}
    words = overview({"id": "c", "type": "clash", "title": "", "date": "[2019-07-30..2019-08-02]", "claims": [claim]})
    assert "0–1 incidents in the period: 4 injured (the Army)." in words


def test_the_lead_tells_a_permission_that_ends_within_thirty_days_and_no_later_one() -> None:
    def leave(last: str) -> str:
        permission = {"kind": "consent", "by": "Egypt", "until": last}
        event = {"id": "c", "type": "authorisation", "date": "2019-01-01", "crossings": ["gate"]}
        return overview({**event, "status": {"permission": permission}})

    assert "Consent by Egypt at West ends on 30 Oct 2019, in 30 days, unless it is renewed." in leave("2019-10-30")
    assert "unless it is renewed" not in leave("2019-10-31")


@pytest.mark.parametrize("since", [date(2013, 1, 1), date(2017, 1, 1), SINCE, date(2019, 9, 29)])
def test_the_lead_has_two_to_five_sentences(since: date) -> None:
    for crossings in ((), ("qaim",), ("rabia",)):
        told = sample(since, crossings=[name for name in crossings if name in shelf_of(SAMPLE).crossings]).overview
        assert 2 <= len(re.findall(r"\.$", re.sub(r"“.*?”", "", told), re.MULTILINE)) <= 5


# What changed, who may cross, what passed.


def test_what_came_at_two_crossings_by_one_event_is_told_once() -> None:
    names = [{"id": name, "sides": [{"country": "IQ", "name": name.title()}]} for name in ("gate", "post")]
    event = {**opened(), "crossings": ["gate", "post"]}
    found = report(Disclosed(InMemory(events=[event], crossings=names)), SINCE, AS_OF)
    assert len(found.changes) == 2
    assert flat(found).count("Gate and Post: status: open, no earlier report — News") == 1


def test_a_change_has_the_grade_of_its_claims_else_of_its_source() -> None:
    sources = [{"id": "s", "publisher": "P", "reliability": "B"}]
    plain = {**opened(), "sources": ["s"]}
    graded = {**opened(), "claims": [{"about": "status", "value": "open", "source": "s", "grade": "C3"}]}
    assert [change.grade for change in of(plain, sources=sources).changes] == ["B"]
    assert [change.grade for change in of(graded, sources=sources).changes] == ["C3"]


def test_the_first_report_under_a_new_permission_is_told_too() -> None:
    def consent(name: str, day: str, until: str) -> dict[str, Any]:
        leave = {"kind": "consent", "by": "x", "until": until, "modes": ["humanitarian"]}
        return {
            "id": name,
            "type": "authorisation",
            "date": day,
            "crossings": ["gate"],
            "status": {"permission": leave},
        }

    events = [
        opened("2019-07-05", modes={"humanitarian": "yes"}),
        consent("one", "2019-07-01", "2019-08-10"),
        consent("two", "2019-09-01", "2019-12-01"),
        {**opened("2019-09-05", modes={"humanitarian": "yes"}), "title": "First convoy"},
    ]
    changed = [(change.when, change.what) for change in of(*events).changes if "aid" in change.what]
    assert ("1 Sep 2019", "aid permitted again, nothing reported yet") in changed
    assert ("5 Sep 2019", "aid reported again") in changed


def test_who_may_cross_stands_with_age_and_reason_and_a_permission_alone_is_no_yes() -> None:
    leave = {"kind": "consent", "by": "x", "until": "2019-08-10", "modes": ["humanitarian"]}
    given = {
        "id": "c",
        "type": "authorisation",
        "date": "2019-07-01",
        "crossings": ["gate"],
        "status": {"permission": leave},
    }
    anew = {**given, "id": "d", "date": "2019-09-01", "status": {"permission": {**leave, "until": "2019-12-01"}}}
    (row,) = of(opened("2019-07-05", modes={"humanitarian": "yes"}), given, anew).statuses
    (aid,) = row.passage
    assert (aid.mode, aid.allowed, aid.since, aid.reported) == (
        "aid",
        "permitted (uncertain)",
        "1 Sep 2019",
        "5 Jul 2019",
    )
    assert aid.why == "consent by x; nothing reported since it began"


def test_modes_of_which_the_same_is_said_stand_together() -> None:
    (row,) = of(opened(modes={"humanitarian": "yes", "commercial": "yes"})).statuses
    assert [(one.mode, one.allowed, one.age) for one in row.passage] == [("trade, aid", "yes", "20 days ago")]


def convoy(day: str, number: object, of: str = "trucks", **volume: Any) -> dict[str, Any]:
    value = {"count": number, "of": of, **volume}
    claim = (
        {"about": "volume", "value": value, "by": "OCHA"} if volume else {"about": "count", "of": of, "value": number}
    )
    return {"id": f"{day}{number}", "type": "movement", "date": day, "crossings": ["gate"], "claims": [claim]}


def test_volumes_are_added_up_by_week_and_a_week_without_a_report_is_no_zero() -> None:
    (weekly,) = of(convoy("2019-09-02", 6), convoy("2019-09-04", "2..4"), convoy("2019-09-17", 0)).weekly
    told = {week.begins.isoformat(): (week.words, week.events) for week in weekly.weeks}
    assert told["2019-09-02"] == ("8–10", 2)
    assert told["2019-09-09"][1] == 0
    assert told["2019-09-16"] == ("0", 1)
    words = flat(of(convoy("2019-09-02", 6), convoy("2019-09-17", 3)))
    assert "Trucks, West ⇄ East, by week: ·····█·▄·· " in words
    assert "week of 2 Sep 2019: 6; week of 16 Sep 2019: 3" in words


def test_figures_a_day_are_not_added_up_and_what_lies_in_two_weeks_is_left_out_and_said() -> None:
    (weekly,) = of(convoy("2019-09-02", 38, per="day"), convoy("2019-09-03", 55, per="day")).weekly
    assert (weekly.added_up, [week.words for week in weekly.weeks if week.events]) == (False, ["38–55"])
    words = flat(of(convoy("[2019-09-06..2019-09-10]", 6)))
    assert "1 left out whose date lies in several weeks" in words


def test_a_source_has_its_address_and_that_of_its_archived_copy() -> None:
    source = {"id": "s", "publisher": "P", "url": "https://p.example/1", "archive_url": "https://web.archive.org/x"}
    words = flat(of({**opened(), "sources": ["s"]}, sources=[source]))
    assert "[1] P. https://p.example/1 (archived: https://web.archive.org/x)" in words


def test_an_event_that_a_change_tells_whole_is_not_told_again_and_one_that_changed_nothing_is() -> None:
    look = held("look", "army", "2019-09-10")
    again = {**opened("2019-09-20"), "title": "Still open", "sources": ["s"]}
    found = of(look, opened("2019-07-01"), again)
    assert [event.title for event in found.others] == ["Still open"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("[2019-07-30..2019-08-02]", True),
        ("2019-09", False),
        ("[2019-09-29..2019-10-02]", True),
        ("2019-07-30/2019-08-02", False),
    ],
)
def test_an_incident_that_may_lie_outside_the_period_says_so(day: str, told: bool) -> None:
    (incident,) = of({"id": "c", "type": "clash", "title": "Clash", "date": day}).incidents
    assert ("may lie outside the period" in incident.when) == told


def test_who_may_cross_by_a_mode_one_way_stands_there_alone_after_a_newer_report_that_does_not_say_who() -> None:
    # A limit that nobody lifted is not dropped, which would open the way to all; nor put on the other way or mode.
    limits = [
        opened("2019-08-10", modes={"commercial": "yes"}, direction="IQ>SY", who="lorries with a seal"),
        opened("2019-08-20", modes={"commercial": "yes"}, direction="both"),
    ]
    (row,) = of(*limits).statuses
    assert [one.who for one in row.passage] == ["lorries with a seal", ""]
    assert row.terms == ()


def test_who_may_cross_is_told_where_it_is_said_of_the_crossing_alone() -> None:
    limits = [opened("2019-08-10", state="limited", who="lorries with a seal")]
    (row,) = of(*limits).statuses
    assert row.passage == ()
    assert row.terms == ("Who may cross: lorries with a seal",)


def test_how_far_the_report_is_only_grows_up_to_all_of_it() -> None:
    steps = list(report_steps(Disclosed(shelf_of(SAMPLE)), SINCE, AS_OF))
    assert steps == sorted(steps)
    assert 0 < steps[0] < 0.1
    assert steps[-1] == 1.0
    assert len(steps) > 20


def test_of_many_crossings_the_lead_says_where_each_mode_passes_and_which_way() -> None:
    names = [{"id": f"g{n}", "sides": [{"country": "IQ", "name": f"Gate {n}"}, {"country": "SY"}]} for n in range(8)]
    events = [
        {**opened(modes={"humanitarian": "yes"}, direction="IQ>SY"), "id": "a", "crossings": ["g1", "g2", "g3", "g4"]},
        {**opened(modes={"commercial": "yes"}), "id": "b", "crossings": ["g6"]},
    ]
    words = report(Disclosed(InMemory(events=events, crossings=names)), SINCE, AS_OF).overview
    assert "of 8 crossings three are not reported (Gate 0, Gate 5 and Gate 7) and five are open (Gate 1, " in words
    assert "Allowed to cross: aid from Iraq to Syria at 4 crossings; trade at Gate 6." in words


def closed_in(day: str, *claims: dict[str, Any], **fields: Any) -> Report:
    event = {"id": "c", "type": "status", "title": "Closed", "date": day, "status": "closed", "crossings": ["gate"]}
    return of({**event, "claims": list(claims), **fields})


def dated(value: str, source: str, **fields: Any) -> dict[str, Any]:
    return {"about": "date", "value": value, "source": source, **fields}


def test_a_sentence_cites_no_source_that_dates_the_event_otherwise_and_says_that_the_date_is_contested() -> None:
    found = closed_in("2014", dated("2014", "a"), dated("2011", "b"), dated("2013", "c"), sources=["b"])
    assert "Status: closed since 2014 (date contested); last reported 5 years ago, not confirmed since [1]" in flat(
        found
    )
    assert [cited.words for cited in found.sources] == ["a (not among the sources kept)"]


def test_a_date_that_can_be_that_of_the_event_is_cited_and_contests_nothing() -> None:
    found = closed_in("2014", dated("2014-06", "a"), dated("2014", "b"), dated("2011", "c", review="superseded"))
    assert "Status: closed since 2014; last reported 5 years ago, not confirmed since [1][2]" in flat(found)


def test_dates_that_only_contradict_each_other_are_both_cited_and_contested() -> None:
    found = closed_in("2014", dated("2014-06", "a"), dated("2014-08", "b"))
    assert "Status: closed since 2014 (date contested); last reported 5 years ago, not confirmed since [1][2]" in flat(
        found
    )


def test_a_status_that_is_said_to_be_another_or_doubted_is_not_cited_for_the_one_that_holds() -> None:
    said = {"about": "status", "value": "closed", "source": "a"}
    against = [
        {"about": "status", "value": "open", "source": "b"},
        {"about": "status", "value": "closed", "source": "c", "stance": "doubts"},
        {"about": "status", "value": "closed", "source": "d", "stance": "denies"},
    ]
    found = closed_in("2014", said, *against, sources=["b"])
    assert found.statuses[0].notes == (1,)
    assert [cited.words for cited in found.sources] == ["a (not among the sources kept)"]


def test_a_date_of_one_crossing_contests_since_when_at_no_other() -> None:
    event = {"id": "c", "type": "status", "date": "2014", "status": "closed", "crossings": ["gate", "post"]}
    names = [{"id": name, "sides": [{"country": "IQ", "name": name}]} for name in ("gate", "post")]
    records = InMemory(events=[{**event, "claims": [dated("2013", "a", of="post")]}], crossings=names)
    assert [row.since for row in report(Disclosed(records), SINCE, AS_OF).statuses] == ["2014", "2014 (date contested)"]


def test_a_date_that_was_not_known_then_contested_nothing_then() -> None:
    sources = [{"id": "a", "publisher": "A", "published": "2014"}, {"id": "b", "publisher": "B", "published": "2020"}]
    event = {"id": "c", "type": "status", "date": "2014", "status": "closed", "crossings": ["gate"]}
    claims = [dated("2014", "a"), dated("2013", "b")]
    crossings = [{"id": "gate", "sides": [{"country": "IQ", "name": "West"}]}]
    records = Disclosed(InMemory(events=[{**event, "claims": claims}], crossings=crossings, sources=sources))
    then, now = (report(records, SINCE, AS_OF, known_then=known_then).statuses[0].since for known_then in (True, False))
    assert (then, now) == ("2014", "2014 (date contested)")


FEAST = {"id": "feast", "type": "status", "title": "Shut for the feast", "crossings": ["gate"], "status": "closed"}
OPENS = {"id": "o", "type": "status", "title": "Gate opens", "date": "2017-02-06", "crossings": ["gate"],
         "status": {"state": "open", "modes": {"pedestrian": "yes"}, "hours": "08-14"}}  # fmt: skip


def test_what_resumes_after_a_closing_that_ended_stands_on_the_day_after_and_behind_the_closing() -> None:
    found = of(OPENS, FEAST | {"date": "2019-08-10/2019-08-14"})
    shuts, opens = grouped(found.changes)
    assert (shuts.when, shuts.why) == ("10–14 Aug 2019", "Shut for the feast")
    assert (opens.when, opens.why) == ("15 Aug 2019", "Shut for the feast (10–14 Aug 2019) is over")
    assert opens.what == ("status: closed → open (uncertain); on foot resumed (uncertain); hours: 08-14")
    assert "may lie outside" not in flat(found)


def test_a_closing_that_ended_is_no_gap_between_permissions() -> None:
    leave = {"id": "l", "type": "authorisation", "date": "2019-07-01", "crossings": ["gate"]}
    permitted = {"permission": {"kind": "order", "by": "x", "until": "2020-01-01"}}
    assert "permitted again" not in flat(
        of(OPENS, leave | {"status": permitted}, FEAST | {"date": "2019-08-10/2019-08-14"})
    )


def test_what_has_an_end_of_its_own_holds_from_one_day_to_another_and_not_since() -> None:
    words = flat(of(OPENS, FEAST | {"date": "2019-09-28/2019-10-02"}))
    assert "Status: closed from 28 Sep to 2 Oct 2019; last reported that day" in words
    assert "On foot not allowed from 28 Sep to 2 Oct 2019; last reported that day" in words
    assert "Status: closed since 28 Sep 2019" in flat(of(OPENS, FEAST | {"date": "2019-09-28/.."}))
    held = {"id": "h", "type": "control", "date": "2019-09-29/2019-10-04", "crossings": ["gate"]}
    assert "SY side: army from 29 Sep to 4 Oct 2019" in flat(of(held | {"control": {"side": "SY", "by": "army"}}))


def test_what_came_of_one_event_stands_once_with_what_came_at_one_of_its_crossings_alone() -> None:
    leave = {"permission": {"kind": "consent", "by": "Egypt", "until": "2019-12-31"}}
    event = {"id": "e", "type": "status", "title": "Leave", "date": "2019-08-05", "crossings": ["gate", "post"]}
    crossings = [{"id": name, "sides": [{"country": "IQ", "name": name.title()}]} for name in ("gate", "post")]
    found = report(Disclosed(InMemory(events=[event | {"status": leave}], crossings=crossings)), SINCE, AS_OF)
    assert [one.where for one in grouped(found.changes)] == ["Gate and Post"]
    some = [replace(one, what="status: closed → open") for one in found.changes if one.where == "Gate"]
    assert [(one.where, one.what) for one in grouped((*found.changes, *some))] == [
        ("Gate and Post", "consent by Egypt in force, until 31 Dec 2019; status: closed → open at Gate")
    ]


def test_all_who_hold_a_side_are_told_with_how_firmly_they_do_once() -> None:
    shared = [{"side": "SY", "by": by, "state": "shared"} for by in ("army", "militia")]
    held = {"id": "h", "type": "control", "date": "2019-09-10", "crossings": ["gate"], "control": shared}
    assert "SY side: army and militia (shared) since 10 Sep 2019" in flat(of(held))


def test_institutions_stand_behind_their_article_and_names_of_countries_do_not() -> None:
    told = [("Syrian government", 3), ("White Helmets", 4), ("Egypt", 5), ("Government of Iraq", 6)]
    words = strike(*({"about": "killed", "value": value, "by": by} for by, value in told))
    assert "Three killed, the Syrian government said; the White Helmets said four; Egypt said five;" in words
    assert "the Government of Iraq said six" in words


def test_what_the_directions_mean_is_told_once() -> None:
    found = of(opened(modes={"humanitarian": "yes"}, direction="IQ>SY"))
    assert flat(found).count("IQ>SY: from Iraq to Syria.") == 1
    assert "from Iraq" not in flat(of(opened(modes={"humanitarian": "yes"}))).partition("Status as of")[2]


def test_of_a_permission_that_another_carries_on_the_lead_tells_what_follows_or_nothing() -> None:
    def leave(name: str, given: str, begins: str, last: str) -> dict[str, Any]:
        permission = {"kind": "consent", "by": name, "from": begins, "until": last}
        event = {"id": name, "type": "authorisation", "date": given, "title": name, "crossings": ["gate"]}
        return {**event, "status": {"permission": permission}}

    first = leave("Egypt", "2019-01-01", "2019-01-01", "2019-10-10")
    announced, given = (leave("Libya", "2019-09-20", day, "2020-01-01") for day in ("2019-10-11", "2019-09-20"))
    assert "Consent by Egypt at West ends on 10 Oct 2019, in 10 days, unless it is renewed." in overview(first)
    assert "ends on 10 Oct 2019, in 10 days, and consent by Libya follows." in overview(first, announced)
    assert "ends on" not in overview(first, given)
    later = leave("Libya", "2019-09-20", "2019-10-12", "2020-01-01")
    assert "unless it is renewed" in overview(first, later)


def test_a_permission_that_begins_after_it_was_given_stands_on_its_first_day_behind_what_gave_it() -> None:
    permission = {"kind": "consent", "by": "Egypt", "from": "2019-08-03", "until": "2019-12-31"}
    given = {"id": "c", "type": "authorisation", "title": "Egypt agrees", "date": "2019-07-30", "crossings": ["gate"]}
    (change,) = of({**given, "status": {"permission": permission}}).changes
    assert (change.when, change.why) == ("3 Aug 2019", "Egypt agrees (30 Jul 2019)")


def test_a_side_that_is_fought_over_is_told_so_where_its_holders_change() -> None:
    held = {"id": "h", "type": "control", "date": "2019-07-10", "crossings": ["gate"], "title": "Held"}
    both = [{"side": "SY", "by": by, "state": "contested"} for by in ("army", "militia")]
    fought = {**held, "id": "f", "date": "2019-08-10", "control": both}
    (change,) = of({**held, "control": {"side": "SY", "by": "army"}}, fought).changes
    assert change.what == "control of the SY side: army → army and militia (contested)"


def test_a_range_of_what_passes_is_words() -> None:
    claim = {"about": "volume", "value": {"count": "30..35", "of": "trucks", "per": "week"}, "by": "x"}
    event = {"id": "v", "type": "movement", "title": "Trucks", "date": "2019-08-10", "crossings": ["gate"]}
    assert "30–35 trucks a week, x said" in flat(of({**event, "claims": [claim]}))


def closing(when: str, **more: Any) -> dict[str, Any]:
    fields = {"id": "shuts", "type": "status", "title": "Gate shuts", "date": when, "crossings": ["gate"]}
    return {**fields, "status": "closed", **more}


@pytest.mark.parametrize(
    ("when", "outside"), [("2019", True), ("[2019-07-20..2019-10-20]", True), ("2019-09", False), ("2019-08-20", False)]
)
def test_a_change_that_only_may_lie_in_the_period_is_told_once_and_said_so(when: str, outside: bool) -> None:
    (change,) = of(closing(when)).changes
    assert (change.date, change.about, change.event, change.crossings) == (when, "status", "shuts", ("gate",))
    assert change.what.startswith("status: closed, no earlier report")
    assert ("may lie outside the period" in change.when) == outside


def test_a_date_that_is_contested_is_said_so_with_the_change() -> None:
    said = [{"about": "date", "value": day, "by": "mayor", "source": "k"} for day in ("2019-08-20", "2019-08-22")]
    (change,) = of(closing("2019-08-20", claims=said)).changes
    assert change.when == "20 Aug 2019 (date contested)"


def test_what_was_so_before_the_period_by_another_report_is_no_change_of_it() -> None:
    assert not of({**closing("2019-02-01"), "id": "first"}, closing("2019")).changes


def test_of_a_long_period_only_the_weeks_around_its_figures_are_drawn() -> None:
    seen = {"about": "count", "of": "trucks", "value": 6, "source": "k"}
    event = {"id": "e", "type": "movement", "date": "2019-08-25", "crossings": ["gate"], "claims": [seen]}
    crossings = [{"id": "gate", "sides": [{"country": "IQ", "name": "West"}, {"country": "SY", "name": "East"}]}]

    def weeks(**more: Any) -> int:
        records = InMemory(events=[{**event, **more}], crossings=crossings)
        return len(report(Disclosed(records), date(2012, 1, 1), AS_OF).weekly[0].weeks)

    assert weeks() == 9
    assert weeks(date="2019") == 0


class Anew(InMemory):
    """Records that decode an event anew whenever it is asked for, as a large file does."""

    def event(self, event_id: str, /) -> Event:
        return msgspec.convert(msgspec.to_builtins(super().event(event_id)), Event)


@pytest.mark.parametrize("day", ["2019-06-01", "2019-09-02"])  # before the period, and within it
def test_a_rival_claim_is_not_cited_for_what_the_desk_holds_of_an_event_read_anew(day: str) -> None:
    event = {
        "id": "shut",
        "type": "status",
        "title": "Gate shut",
        "date": day,
        "crossings": ["gate"],
        "status": {"state": "closed", "modes": {"commercial": "no"}},
        "claims": [
            {"id": "a", "about": "status", "value": "closed", "source": "one"},
            {"id": "b", "about": "status", "value": "open", "source": "other"},
        ],
    }
    gate = {"id": "gate", "sides": [{"country": "IQ", "name": "West"}, {"country": "SY", "name": "East"}]}
    sources = [{"id": name, "publisher": name} for name in ("one", "other")]
    found = report(Anew(events=[event], crossings=[gate], sources=sources), SINCE, AS_OF)
    told = [
        found.statuses[0].notes,
        *(row.notes for row in found.statuses[0].passage),
        *(one.notes for one in found.changes),
    ]
    assert len(told) > 1
    assert set(told) == {(1,)}
