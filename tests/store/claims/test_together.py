"""Whether all claims of a topic can be true: against each with each, and against what can be reckoned out by hand."""

import json
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.claims import together as module
from store.claims.figures import figures
from store.claims.ledger import contested, contradicts
from store.claims.together import can_all_be_true
from store.claims.values import count_of, date_of
from store.dates.order import stretches
from store.records.counts import Count
from store.records.model import Claim, Crossing
from tests.store.checks.finding import check

COUNTS = st.one_of(
    st.integers(0, 12),
    st.builds(lambda low, more: f"{low}..{low + more}", st.integers(0, 9), st.integers(0, 6)),
    st.sampled_from(["3+", "up to 5", "~4", "several", "unreadable", {"low": 8, "high": 3}, {"low": 2, "best": 4}, {}]),
)
DAYS = st.integers(1, 9).map(lambda day: f"2020-05-0{day}")
DATES = st.one_of(
    DAYS,
    st.lists(DAYS, min_size=2, max_size=3).map(lambda days: f"[{','.join(sorted(days))}]"),
    st.lists(DAYS, min_size=2, max_size=2).map(lambda days: "..".join(["[" + min(days), max(days) + "]"])),
    st.sampled_from(["2020-05", "2020", "2020-05-04~", "2020-05-06/..", "../2020-05-03", "", "nonsense", 2020]),
)
SIDES = st.sampled_from(["", "IQ", "SY", "TR"])
STATUSES = st.one_of(
    st.sampled_from(["open", "closed", "limited", "unknown", "", 3]),
    st.fixed_dictionaries(
        {},
        optional={
            "side": SIDES,
            "state": st.sampled_from(["open", "closed", "unknown", ""]),
            "modes": st.dictionaries(st.sampled_from(["rail", "vehicle"]), st.sampled_from(["yes", "no"]), max_size=2),
        },
    ),
)
NAMES = st.one_of(
    st.sampled_from(["army", "Army", "guards", "unknown", "", "rebels"]),
    st.lists(st.sampled_from(["army", "guards", "rebels", "unknown"]), max_size=3),
)
HOLDERS = st.one_of(
    NAMES,
    st.fixed_dictionaries(
        {}, optional={"side": SIDES, "by": NAMES, "state": st.sampled_from(["held", "shared", "unknown"])}
    ),
)
DISTANCES = st.one_of(
    st.sampled_from(["about 300 km", "310 km", "near", 3]),
    st.builds(lambda km, rough: {"km": km, "approximate": rough}, st.integers(290, 345), st.booleans()),
)
BEARINGS = st.one_of(st.sampled_from(["N", "NW", "E", "further north", "off"]), st.integers(-30, 400))
MIXED = st.one_of(NAMES, COUNTS)
KINDS: dict[str, st.SearchStrategy[Any]] = {
    "killed": COUNTS, "date": DATES, "status": STATUSES, "control": HOLDERS, "perpetrator": NAMES,
    "distance": DISTANCES, "bearing": BEARINGS, "use": NAMES, "cause": MIXED,
}  # fmt: skip


@st.composite
def topics(draw: st.DrawFn, *abouts: str) -> list[Claim]:
    """Claims of one topic, some of them denials or doubts."""
    about = draw(st.sampled_from(abouts or [*KINDS]))
    stances = st.sampled_from(["", "", "", "denies", "doubts"])
    values = st.one_of(KINDS[about], KINDS[about], KINDS[about], st.none())
    parts = draw(st.lists(st.tuples(values, stances), max_size=7))
    return [Claim(about=about, value=value, stance=stance) for value, stance in parts]


def each_with_each(claims: list[Claim]) -> bool:
    return not any(contradicts(one, other) for one, other in combinations(claims, 2))


@given(topics())
def test_whatever_two_contradict_each_other_cannot_all_be_true(claims: list[Claim]) -> None:
    if can_all_be_true(claims):
        assert each_with_each(claims)


@given(topics("status", "distance", "bearing", "use"))
def test_where_each_two_can_be_true_all_can_of_status_measures_and_uses(claims: list[Claim]) -> None:
    assert can_all_be_true(claims) is each_with_each(claims)


@given(topics("perpetrator", "control", "cause"))
def test_of_two_assertions_and_whatever_is_denied_each_two_tell_all(claims: list[Claim]) -> None:
    asserted = [claim for claim in claims if not claim.stance][:2]
    few = [*asserted, *(claim for claim in claims if claim.stance)]
    assert can_all_be_true(few) is each_with_each(few)


BELOW_ALL, ABOVE_ALL = -1, 40


def numbers(count: Count) -> set[int]:
    """The numbers that a count allows; one below all where it names no least, one above all where it names no most."""
    low = BELOW_ALL if count.low is None else count.low
    return set(range(low, (ABOVE_ALL if count.high is None else count.high) + 1))


@given(topics("killed"))
def test_counts_can_all_be_true_where_a_number_is_left_that_nobody_denies(claims: list[Claim]) -> None:
    asserted = [numbers(count) for claim in claims if not claim.stance and (count := count_of(claim.value))]
    refused = [
        numbers(count)
        for claim in claims
        if claim.stance == "denies" and (count := count_of(claim.value)) and count.low is not None
    ]
    everything_denied = any(claim.stance == "denies" and claim.value is None for claim in claims)
    denied: set[int] = set().union(*refused)
    left = set.intersection(*asserted) if asserted else {BELOW_ALL}
    fit = bool(left) and not any(said <= denied for said in [*asserted, left])
    if everything_denied and any(not claim.stance for claim in claims):
        fit = False
    assert can_all_be_true(claims) is fit


@given(topics("date"))
def test_dates_can_all_be_true_where_a_day_is_left(claims: list[Claim]) -> None:
    said = [meant for claim in claims if not claim.stance and (meant := date_of(claim.value))]
    within = [
        {at * 0.5 for a, b in stretches(date) for at in range(1474000, 1476000) if a <= at * 0.5 <= b} for date in said
    ]
    asserted = [claim for claim in claims if not claim.stance]
    assert can_all_be_true(asserted) is (not within or bool(set.intersection(*within)))


@pytest.mark.parametrize(
    ("about", "values"),
    [
        ("date", ["[2021-03-02,2021-03-04]", "[2021-03-04,2021-03-06]", "[2021-03-02,2021-03-06]"]),
        ("perpetrator", [["army", "guards"], ["guards", "rebels"], ["rebels", "army"]]),
        ("control", [{"by": ["a", "b"], "side": "IQ"}, {"by": ["b", "c"]}, {"by": ["c", "a"], "side": "IQ"}]),
        ("cause", [["flood", "fire"], ["fire", "war"], ["war", "flood"]]),
    ],
)
def test_what_cannot_all_be_true_is_contested_though_each_two_could(about: str, values: list[Any]) -> None:
    claims = [Claim(about=about, value=value) for value in values]
    assert each_with_each(claims)
    assert contested(Crossing(claims=tuple(claims))) == ((about, ""),)
    assert not any(contested(Crossing(claims=pair)) for pair in combinations(claims, 2))


@pytest.mark.parametrize(
    ("about", "asserted", "denied", "fit"),
    [
        ("killed", ["4..7"], ["4..5", "6..7"], False),
        ("killed", ["4..7"], ["4..5", 7], True),
        ("killed", ["1..5", "4..9"], ["4..5"], False),
        ("killed", ["up to 3"], ["0..3"], True),
        ("date", ["2021-03"], ["2021-03-01/2021-03-15", "2021-03-16/2021-04"], False),
        ("date", ["2021-03"], ["2021-03-01/2021-03-15", "2021-03-17/2021-04"], True),
        ("date", ["2021-01/2021-06", "2021-06/2021-12"], ["2021-06"], False),
        ("date", ["2021~"], ["2021"], False),
    ],
)
def test_what_is_denied_by_several_together_is_denied(
    about: str, asserted: list[Any], denied: list[Any], fit: bool
) -> None:
    claims = [Claim(about=about, value=value) for value in asserted]
    claims += [Claim(about=about, value=value, stance="denies") for value in denied]
    assert can_all_be_true(claims) is fit


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ({"km": 300}, {"km": 309.27}, True),
        ({"km": 300}, {"km": 309.3}, False),
        ({"km": 97}, {"km": 100}, True),
        ({"km": 96.9}, {"km": 100}, False),
        ({"km": 90, "approximate": True}, {"km": 100}, True),
        ({"km": 89.9, "approximate": True}, {"km": 100}, False),
    ],
)
def test_distances_agree_within_three_percent_of_the_greater_one_and_about_ten(one: Any, other: Any, fit: bool) -> None:
    assert can_all_be_true([Claim(about="distance", value=value) for value in (one, other)]) is fit


@pytest.mark.parametrize(("exact", "fit"), [(102, True), (102.5, False)])
def test_the_nearest_of_several_distances_agrees_with_the_farthest(exact: float, fit: bool) -> None:
    about = ({"km": 92, "approximate": True}, {"km": 100, "approximate": True}, {"km": exact})
    assert can_all_be_true([Claim(about="distance", value=value) for value in about]) is fit


@pytest.mark.parametrize(("turn", "fit"), [(45, True), (45.1, False), (-45, True), (314.9, False), (315, True)])
def test_bearings_agree_within_an_eighth_of_the_compass(turn: float, fit: bool) -> None:
    assert can_all_be_true([Claim(about="bearing", value=0), Claim(about="bearing", value=turn)]) is fit


def test_bearings_on_both_sides_of_one_are_within_an_arc_together() -> None:
    for turns, fit in (((10, 350, 30), True), ((0, 40, 320), False), ((350, 35, 10), True), ((350, 36, 10), False)):
        assert can_all_be_true([Claim(about="bearing", value=turn) for turn in turns]) is fit


@pytest.mark.parametrize(("figure", "fit"), [(1, False), (2, True), (5, True), (9, True), (10, False)])
def test_an_estimate_upside_down_is_put_in_order(figure: int, fit: bool) -> None:
    claims = (Claim(about="injured", value={"low": 9, "high": 2}), Claim(about="injured", value=figure))
    assert can_all_be_true(claims) is fit
    assert check("best-outside-range").claimed({"about": "injured", "value": {"low": 9, "high": 2}})


def test_dates_that_exclude_each_other_only_together_are_found_by_the_check() -> None:
    days = ["[2021-03-02,2021-03-04]", "[2021-03-04,2021-03-06]", "[2021-03-02,2021-03-06]"]
    found = check("rival-dates").claimed(
        *({"about": "date", "value": day, "by": f"speaker {day[9:11]}"} for day in days), date="2021-03"
    )
    assert [finding.path for finding in found] == [("claims", 1, "value")]


@pytest.mark.parametrize(
    ("about", "reader", "values"),
    [
        ("killed", "count_of", [*range(3000)]),
        ("cause", "count_of", [f"cause {number}" for number in range(3000)]),
        ("date", "date_of", [f"{2000 + number // 336}-{number // 28 % 12 + 1:02d}" for number in range(3000)]),
        ("distance", "read_distance", [{"km": number} for number in range(3000)]),
    ],
)
def test_thousands_of_claims_are_read_once_each_and_not_compared_each_with_each(
    about: str, reader: str, values: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = 0
    real: Callable[[Any], Any] = getattr(module, reader)

    def counting(value: Any) -> Any:
        nonlocal read
        read += 1
        return real(value)

    monkeypatch.setattr(module, reader, counting)
    record = Crossing(claims=tuple(Claim(about=about, value=value) for value in values))
    assert contested(record) == ((about, ""),)
    assert read <= 3 * len(values)
    assert not [figure for figure in figures(record) if len(figure.between) < len(values) - 2], json.dumps(about)
