"""What is derived is what the brute-force oracle sees, on random stories; and what is certain holds in every world."""

from datetime import date
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from store.records.model import Key
from store.status.holders import Holding
from store.status.standing import CrossingStanding, Standing
from tests.store.in_memory import InMemory
from tests.store.status import oracle
from tests.store.status.oracle import STRICT, WAYS, Cell

CROSSING = {"id": "c", "sides": [{"country": "IQ", "name": "East"}, {"country": "SY", "name": "West"}]}
OTHER = {**CROSSING, "id": "d"}
FIRST = date(2020, 1, 1).toordinal()
SPAN = 12


def day_of(offset: int) -> str:
    return date.fromordinal(FIRST + offset).isoformat()


offsets = st.integers(0, SPAN)
days = offsets.map(day_of)
words = st.sampled_from(STRICT)
modes = st.dictionaries(st.sampled_from(["rail", "humanitarian"]), words, max_size=2)
states = st.sampled_from(["", "open", "limited", "closed", "inactive"])
directions = st.sampled_from(["both", *WAYS])
entry = st.fixed_dictionaries(
    {"state": states, "modes": modes, "direction": directions, "side": st.sampled_from(["", "", "", "IQ", "SY"])}
)
permission = st.fixed_dictionaries(
    {"by": st.sampled_from(["capital", "council"]), "kind": st.just("consent"), "until": days},
    optional={
        "from": days,
        "modes": st.sampled_from([["humanitarian"], ["rail"], ["rail", "humanitarian"]]),
        "renews": st.sampled_from(["e0", "e1"]),
    },
)
revocation = st.fixed_dictionaries(
    {"by": st.just("capital"), "revokes": st.sampled_from(["e0", "e1", "e2"])},
    optional={
        "kind": st.just("order"),
        "basis": st.just("letter 9"),
        "from": days,
        "modes": st.sampled_from([["humanitarian"], ["rail"]]),
        "until": days,
    },
)
confirmations = st.fixed_dictionaries(
    {"about": st.just("status"), "of": st.sampled_from(["rail", "humanitarian"]), "value": words, "said": days},
    optional={"stance": st.sampled_from(["hopes", "expects", "asserts"])},
).filter(lambda claim: claim["value"] != "no")


def pair(first: dict[str, str], second: dict[str, str], state: str) -> list[dict[str, Any]]:
    """Two entries of one event, one a direction."""
    return [{"state": state, "modes": part, "direction": way} for part, way in zip((first, second), WAYS, strict=True)]


def on_days(dates: st.SearchStrategy[str], most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A story of a few events."""
    told = st.fixed_dictionaries(
        {
            "date": dates,
            "status": st.one_of(
                entry,
                st.builds(pair, modes, modes, states),
                permission.map(lambda given: {"permission": given}),
                revocation.map(lambda given: {"permission": given}),
            ),
        },
        optional={
            "claims": st.lists(confirmations, max_size=1),
            "phase": st.sampled_from(["", "", "planned", "cancelled"]),
            "crossings": st.sampled_from([["c"], ["c"], ["c", "d"], ["d"], []]),
        },
    )
    return st.lists(told, max_size=most).map(
        lambda events: [
            {"id": f"e{at}", "type": "status", "crossings": ["c"], **event} for at, event in enumerate(events)
        ]
    )


def told_in_order(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same story with each event on a day of its own, so that its order is known."""
    kept: dict[str, dict[str, Any]] = {}
    for event in events:
        kept.setdefault(event["date"], event)
    return [kept[day] for day in sorted(kept)]


def derived(events: list[dict[str, Any]], day: int) -> CrossingStanding:
    records = InMemory(events=events, crossings=[CROSSING, OTHER])
    return Standing.of(records, date.fromordinal(day), today=date(2026, 1, 1))["c"]


def cells(found: CrossingStanding) -> dict[tuple[str, str], Cell]:
    """The rows, one for each direction."""
    return {
        (row.mode, way): Cell(row.holding.word, row.holding.uncertain, row.holding.event)
        for row in found.passage
        for way in (WAYS if row.direction == "both" else (row.direction,))
    }


def without_claims_against(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Only claims that say again what their event says: others are rivals, and leave it open."""
    kept = []
    for event in events:
        said = [modes for part in oracle.entries_of(event) for modes in part.get("modes", {}).items()]
        fits = [
            claim
            for claim in event.get("claims", ())
            if all(word == claim["value"] for mode, word in said if mode == claim["of"])
        ]
        kept.append({**event, "claims": fits})
    return kept


@settings(max_examples=400)
@given(on_days(days, 9), offsets)
def test_passage_is_what_the_oracle_sees(told: list[dict[str, Any]], offset: int) -> None:
    events, day = without_claims_against(told_in_order(told)), FIRST + offset
    ours, events = cells(derived(events, day)), oracle.happening_at("c", events)
    theirs = oracle.see(events, day)
    assert {place: cell[:2] for place, cell in ours.items()} == {place: cell[:2] for place, cell in theirs.items()}
    sided = any(entry.get("side") for event in events for entry in oracle.entries_of(event))
    if not sided:
        ends = {permit.event for permit in oracle.permits(events, day)}
        for place, cell in ours.items():
            assert cell.event == theirs[place].event or {cell.event, theirs[place].event} <= ends


@settings(max_examples=400)
@given(on_days(days, 9), offsets)
def test_permissions_stand_as_the_oracle_says(told: list[dict[str, Any]], offset: int) -> None:
    events, day = told_in_order(told), FIRST + offset
    ours = [(one.event, one.state.value, one.renewed_by) for one in derived(events, day).permissions]
    given = oracle.permits(oracle.happening_at("c", events), day)
    assert ours == [(one.event, *oracle.state(one, given, day)) for one in given]
    left = {one.event: one.days_left for one in derived(events, day).permissions if one.runs}
    for one in given:
        end = one.last if one.revoked else end_of(events, one.event)
        assert not one.covers(day) or left[one.event] == (None if end is None else max(0, end - day))


def end_of(events: list[dict[str, Any]], event: str) -> int | None:
    """The last day of a permission by its own words; of one without an end none, as its days left tell."""
    (given,) = (part["permission"] for one in events if one["id"] == event for part in oracle.entries_of(one))
    return oracle.number(given["until"]) if "until" in given else None


fuzzy = st.one_of(
    days, st.builds(lambda low, more: f"[{day_of(low)}..{day_of(low + more)}]", st.integers(0, 9), st.integers(1, 3))
)


@settings(max_examples=250, deadline=None)
@given(on_days(fuzzy, 4), offsets)
def test_what_is_certain_holds_in_every_world(told: list[dict[str, Any]], offset: int) -> None:
    events = [
        {**event, "claims": []}
        for event in told
        if not any(part.get("permission") for part in oracle.entries_of(event))
    ]
    day = FIRST + offset
    for place, cell in cells(derived(events, day)).items():
        if not cell.open:
            here = oracle.happening_at("c", events)
            seen = {world.get(place) for world in (oracle.see(story, day) for story in oracle.worlds(here))}
            shown = {one and one.word for one in seen}
            # What is shut is shut to those too of whom nothing is said in some world.
            assert shown - ({None} if cell.word == "no" else set()) == {cell.word}


fuzzy_permission = st.fixed_dictionaries(
    {"by": st.sampled_from(["capital", "council"]), "kind": st.just("consent"), "until": fuzzy},
    optional={"from": fuzzy, "modes": st.just(["rail"]), "renews": st.sampled_from(["e0", "e1"])},
) | st.fixed_dictionaries(
    {"by": st.just("capital"), "revokes": st.sampled_from(["e0", "e1"])}, optional={"from": fuzzy}
)
fuzzily_permitted = st.lists(
    st.fixed_dictionaries(
        {
            "date": fuzzy,
            "status": fuzzy_permission.map(lambda told: {"permission": told})
            | st.fixed_dictionaries({"state": states, "modes": modes, "direction": directions}),
        }
    ),
    max_size=4,
).map(lambda told: [{"id": f"e{at}", "type": "status", "crossings": ["c"], **event} for at, event in enumerate(told)])


@settings(max_examples=200, deadline=None)
@given(fuzzily_permitted, offsets)
def test_what_is_certain_under_permissions_of_untold_days_holds_in_every_world(
    events: list[dict[str, Any]], offset: int
) -> None:
    stories, day = list(oracle.worlds(events)), FIRST + offset
    permits = [one for story in stories for one in oracle.permits(story, FIRST + 2 * SPAN)]
    assume(all(one.first <= one.last or one.revoked for one in permits))
    for place, cell in cells(derived(events, day)).items():
        if not cell.open:
            shown = {one and one.word for one in (oracle.see(story, day).get(place) for story in stories)}
            assert shown - ({None} if cell.word == "no" else set()) == {cell.word}


@given(on_days(days, 6), offsets, st.integers(0, 5))
def test_taking_an_event_out_gives_what_starting_over_gives(told: list[dict[str, Any]], offset: int, gone: int) -> None:
    day = date.fromordinal(FIRST + offset)
    before = Standing.of(InMemory(events=told, crossings=[CROSSING, OTHER]), day)
    before["c"]
    left = [event for event in told if event["id"] != f"e{gone}"]
    after = InMemory(events=left, crossings=[CROSSING, OTHER])
    assert before.with_change(after, [Key("events", f"e{gone}")])["c"] == Standing.of(after, day)["c"]


def test_an_exemption_is_not_certain_where_another_report_of_the_day_may_have_shut_the_crossing_after_it() -> None:
    exempt = [
        {"state": "closed", "direction": "IQ>SY"},
        {"state": "closed", "modes": {"rail": "yes"}, "direction": "SY>IQ"},
    ]
    told = [
        {"id": id_, "type": "status", "crossings": ["c"], "date": "2020-01-01", "status": status}
        for id_, status in (("e0", "inactive"), ("e1", exempt))
    ]
    assert cells(derived(told, FIRST))["rail", "SY>IQ"].open
    later = cells(derived([told[0], {**told[1], "date": "2020-01-02"}], FIRST + 1))["rail", "SY>IQ"]
    assert (later.word, later.open) == ("yes", False)


@settings(max_examples=300)
@given(on_days(days, 9), offsets)
def test_a_mode_passes_since_the_first_day_of_the_stretch_that_the_oracle_sees(
    told: list[dict[str, Any]], offset: int
) -> None:
    in_time = [event for event in told_in_order(told) if not is_of_the_past(event)]
    events, day = without_claims_against(in_time), FIRST + offset
    found, here = derived(events, day), oracle.happening_at("c", events)
    for row in found.passage:
        if row.holding.word == "no" or row.holding.uncertain or row.holding.since is None:
            continue
        since = oracle.number(row.holding.since.text)
        for way in WAYS if row.direction == "both" else (row.direction,):
            seen = [oracle.see(here, each).get((row.mode, way)) for each in range(since - 1, day + 1)]
            assert [cell and cell.word for cell in seen[1:]] == [row.holding.word] * (day - since + 1)
            assert seen[0] is None or seen[0].word != row.holding.word


def is_of_the_past(event: dict[str, Any]) -> bool:
    """Whether a permission begins, ends or is revoked before the day on which that is told."""
    given = [part.get("permission", {}) for part in oracle.entries_of(event)]
    return any(each.get(edge, event["date"]) < event["date"] for each in given for edge in ("from", "until"))


sides = st.sampled_from(["", "IQ", "SY"])
people = st.sampled_from(["army", "rebels", "guards"])
control = st.fixed_dictionaries({"by": people}, optional={"side": st.sampled_from(["IQ", "SY"])})
still = st.one_of(
    st.fixed_dictionaries({"about": st.just("status"), "value": st.sampled_from(oracle.ORDER)}),
    st.fixed_dictionaries({"about": st.just("control"), "value": control}),
)
heard = st.builds(
    lambda claim, said, stance: {**claim, "said": said, **stance},
    still,
    days,
    st.sampled_from([{}, {}, {"stance": "hopes"}, {"stance": "expects"}]),
)
PUBLISHED = {"early": day_of(3), "late": day_of(8)}
reported = st.lists(
    st.fixed_dictionaries(
        {"date": days},
        optional={
            "status": st.fixed_dictionaries({"state": st.sampled_from(oracle.ORDER), "side": sides}),
            "control": st.lists(control, min_size=1, max_size=3),
            "claims": st.lists(heard, max_size=2),
            "sources": st.sampled_from(["early", "late"]).map(lambda source: [source]),
            "phase": st.sampled_from(["", "planned", "announced", "cancelled"]),
        },
    ),
    max_size=7,
).map(
    lambda events: told_in_order(
        [{"id": f"e{at}", "type": "status", "crossings": ["c"], **event} for at, event in enumerate(events)]
    )
)


def agreeing(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same with only those claims that say what their event says."""
    return [{**event, "claims": [claim for claim in event.get("claims", ()) if fits(event, claim)]} for event in events]


def fits(event: dict[str, Any], claim: dict[str, Any]) -> bool:
    value = claim["value"]
    if claim["about"] == "status":
        return bool(event.get("status")) and value == event["status"]["state"]
    return "side" in value and any(
        part["by"] == value["by"] and part.get("side", "") in ("", value["side"]) for part in event.get("control", ())
    )


@settings(max_examples=400)
@given(reported, offsets)
def test_statuses_and_holders_with_their_ages_are_what_the_oracle_sees(told: list[dict[str, Any]], offset: int) -> None:
    events, day = agreeing(told), FIRST + offset
    found = derived(events, day)
    sided = {part.get("side", "") for event in events for part in oracle.entries_of(event)} - {""}
    scopes = ("IQ", "SY") if sided else ("",)
    assert same(found.holding, oracle.whole(events, scopes, day), day)
    for side, held in found.side_status.items():
        assert same(held, oracle.statuses(events, scopes, day).get(side), day)
    for side, controls in found.holders.items():
        theirs = oracle.holders(events, side, day)
        assert {control.by for control in controls} == {*theirs}
        assert all(same(one.holding, theirs[one.by], day) for one in controls)
        assert all(one.holding.since_event == theirs[one.by].first for one in controls)


def same(ours: Holding, theirs: oracle.Held | None, day: int) -> bool:
    if theirs is None or ours.since is None:
        return theirs is None and not ours.word
    since = oracle.number(ours.since.text)
    return (ours.word, since, ours.age_days, ours.uncertain) == (
        theirs.word,
        theirs.since,
        day - theirs.reported,
        False,
    )


@settings(max_examples=300)
@given(reported, on_days(days, 4), offsets)
def test_as_known_then_is_the_standing_of_what_had_been_told(
    told: list[dict[str, Any]], more: list[dict[str, Any]], offset: int
) -> None:
    day = FIRST + offset
    later = [{**event, "id": f"m{at}", "sources": ["late"][: at % 2]} for at, event in enumerate(more)]
    events = [*told, *later]
    records = InMemory(events=events, crossings=[CROSSING, OTHER], sources=SOURCES)
    then = Standing.of(records, date.fromordinal(day), known_then=True, today=date(2026, 1, 1))["c"]
    now = derived(oracle.as_known(events, PUBLISHED, day), day)
    assert undated(then) == undated(now)


SOURCES = [{"id": name, "published": published} for name, published in PUBLISHED.items()]


def undated(found: CrossingStanding) -> str:
    """All of a standing but what tells whether anything dates it, which a story without its sources does not."""
    return str(found).replace("undated=True", "undated=False")
