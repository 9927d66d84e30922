"""Which claims are comparable and which cannot all be true."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.claims.figures import figures
from store.claims.ledger import contested, contested_words, contradicts, has_contested_date, ledger, rivals, topic_of
from store.claims.together import can_both_be_true, denial_covers
from store.records.model import Claim, Crossing, Event
from store.records.vocabulary import About


def claim(about: str = "killed", value: Any = None, **fields: Any) -> Claim:
    """A claim from its JSON fields."""
    return msgspec.convert({"about": about, "value": value, **fields}, Claim)


@pytest.mark.parametrize(
    ("about", "one", "other", "both"),
    [
        ("killed", 6, 2, False),
        ("killed", "2..6", 4, True),
        ("killed", "3+", 2, False),
        ("killed", "3+", 400, True),
        ("killed", "up to 5", 6, False),
        ("killed", "~10", 6, True),
        ("killed", "2..4", "4..6", True),
        ("killed", "2..3", "4..6", False),
        ("killed", "several", 6, True),
        ("killed", {"low": 2, "best": 5, "high": 9}, 7, True),
        ("killed", "nobody knows", 6, True),
        ("date", "2014-08", "[2014-06-20..2014-06-22]", False),
        ("date", "2017-11", "2017-11-03", True),
        ("date", 2014, "2014-05-01", True),
        ("date", "2014~", "2015", True),
        ("status", "open", "closed", False),
        ("status", "open", {"state": "open", "modes": {"commercial": "yes"}}, True),
        ("status", {"modes": {"rail": "yes"}}, {"modes": {"rail": "no"}}, False),
        ("status", {"modes": {"rail": "yes"}}, "closed", True),
        ("status", "unknown", "closed", True),
        ("control", {"side": "IQ", "by": "a"}, {"side": "SY", "by": "b"}, True),
        ("control", {"side": "IQ", "by": "a"}, {"side": "IQ", "by": "b"}, False),
        ("control", {"by": "a", "state": "shared"}, {"by": "b"}, True),
        ("perpetrator", "israel", "islamic-state", False),
        ("perpetrator", ["israel", "unknown"], "israel", True),
        ("perpetrator", "israel", "unknown", True),
        ("distance", {"km": 400, "mi": 350}, {"km": 300}, False),
        ("distance", "about 400 km", "370 km", True),
        ("distance", "400 km", "370 km", False),
        ("bearing", "NW", "W", True),
        ("bearing", "N", "S", False),
        ("use", "supply line", "smuggling", True),
        ("cause", "an accident", "an attack", False),
        ("cause", "An Accident", "an accident", True),
        ("wounded horses", "3", 4, False),
    ],
)
def test_two_values_of_one_thing_are_both_possible_or_not(about: str, one: Any, other: Any, both: bool) -> None:
    assert can_both_be_true(about, one, other) is both
    assert can_both_be_true(about, other, one) is both


def test_claims_are_comparable_by_what_they_are_about_and_of_whatever_the_spelling() -> None:
    claims = [claim(value=6), claim(value=2, of="Civilians"), claim(value=3, of="civilians"), claim("injured", 1)]
    assert [len(found) for found in ledger(claims).values()] == [1, 2, 1]


def test_measures_from_different_places_are_different_things() -> None:
    baghdad, ramadi = ({"text": "Baghdad"}, {"text": "Ramadi"})
    claims = [claim("distance", {"km": 400}, **{"from": baghdad}), claim("distance", {"km": 300}, **{"from": ramadi})]
    assert not contested(Crossing(claims=tuple(claims)))


def test_a_superseded_claim_contradicts_nothing() -> None:
    assert not contested(Crossing(claims=(claim(value=6), claim(value=2, review="superseded"))))
    assert contested(Crossing(claims=(claim(value=6), claim(value=2, review="accepted"))))


def test_a_denial_contradicts_the_assertion_it_leaves_nothing_of() -> None:
    assert contradicts(claim(value="5..10", stance="denies"), claim(value=6))
    assert contradicts(claim(value=6, mode="denial"), claim(value=6))
    assert not contradicts(claim(value=6, stance="denies"), claim(value="5..10"))
    assert contradicts(claim("perpetrator", mode="denial"), claim("perpetrator", "israel"))
    assert contradicts(claim("date", "2014", stance="denies"), claim("date", "2014-08"))
    assert not contradicts(claim("date", "2014-08", stance="denies"), claim("date", "2014"))
    assert contradicts(claim("use", "smuggling", stance="denies"), claim("use", "Smuggling"))


def test_denials_do_not_contradict_each_other_and_a_stated_stance_outweighs_the_mode() -> None:
    assert not contradicts(claim(value=6, stance="denies"), claim(value=2, stance="denies"))
    assert not contradicts(claim(value=6, mode="denial", stance="asserts"), claim(value=6))


@pytest.mark.parametrize("stance", ["doubts", "hopes", "expects", "mumbles"])
def test_doubts_hopes_expectations_and_unknown_words_contradict_nothing(stance: str) -> None:
    assert not contradicts(claim("status", "open", stance=stance), claim("status", "closed"))


def test_a_claim_of_the_date_rivals_what_the_desk_holds() -> None:
    event = Event(date="2014-08", claims=(claim("date", "2014-06-21"), claim("date", "2014-08-03")))
    assert [rival.other.value for rival in rivals(event)] == ["2014-06-21"]
    assert contested(event)


def test_a_claim_of_another_date_does_not_rival_the_events() -> None:
    event = Event(date="2014-08", crossings=("al-qaim",), claims=(claim("date", "2011", of="the road"),))
    assert not list(rivals(event))
    of_crossing = Event(date="2014-08", crossings=("al-qaim",), claims=(claim("date", "2011", of="Al Qaim"),))
    assert len(list(rivals(of_crossing))) == 1


def test_a_holder_need_fit_only_one_of_the_sides_that_an_event_tells_of() -> None:
    control = [{"side": "IQ", "by": "a"}, {"side": "SY", "by": "b"}]
    document = {"control": control, "claims": [{"about": "control", "value": word} for word in ("a", "b", "c")]}
    assert [rival.other.value for rival in rivals(msgspec.convert(document, Event))] == ["c"]


def test_claims_of_any_record_can_be_contested() -> None:
    crossing = Crossing(claims=(claim("distance", "400 km"), claim("distance", "300 km")))
    assert contested(crossing) == (("distance", ""),)


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.sampled_from(["2014", "2014-08~", "2..6", "3+", "open", "closed", "NW", "further north", "400 km (350 mi)"]),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(
        st.sampled_from(["km", "mi", "low", "best", "high", "state", "modes", "by", "side", "of"]), st.integers()
    ),
)


@given(st.sampled_from([*About.words(), "anything"]), values, values)
def test_agreement_is_mutual_and_anything_agrees_with_itself(about: str, one: Any, other: Any) -> None:
    assert can_both_be_true(about, one, other) == can_both_be_true(about, other, one)
    assert can_both_be_true(about, one, one)


@given(st.lists(st.tuples(st.sampled_from(["killed", "date", "use"]), values, st.sampled_from(["", "denies"]))))
def test_a_claim_never_contradicts_itself(parts: list[tuple[str, Any, str]]) -> None:
    for about, value, stance in parts:
        one = Claim(about=about, value=value, stance=stance)
        assert not contradicts(one, one)


def test_a_holder_whose_state_is_no_word_contradicts_nobody() -> None:
    assert can_both_be_true("control", [], {"state": []})


def volume(count: object, **more: str) -> dict[str, object]:
    return {"about": "volume", "value": {"count": count, "of": "trucks", "per": "day", "direction": "TR>SY", **more}}


@pytest.mark.parametrize(
    ("other", "rival"),
    [
        (volume(38), False),
        (volume("30..40"), False),
        (volume(39), True),
        (volume(39, per="week"), False),
        (volume(39, of="people"), False),
        (volume(39, direction="SY>TR"), False),
        (volume(39, of="Trucks"), True),
        (volume(39, direction="TR → SY"), True),
        (volume(39, direction="tr->sy"), True),
    ],
)
def test_volumes_are_rivals_only_of_the_same_in_the_same_time_and_direction(
    other: dict[str, object], rival: bool
) -> None:
    claims = [msgspec.convert(one, Claim) for one in (volume(38), other)]
    assert bool(contested(Event(claims=tuple(claims)))) is rival


def test_only_a_volume_is_told_apart_by_what_passes_in_which_time() -> None:
    said = volume(38)
    assert topic_of(msgspec.convert(said, Claim)).of == "trucks a day tr>sy"
    assert topic_of(claim("use", said["value"])).of == ""


def test_a_date_is_contested_whatever_else_is() -> None:
    claims = [claim("killed", 3), claim("killed", 5), claim("date", "2020-01-02"), claim("date", "2020-03-04")]
    event = Event(id="e", crossings=("ford",), claims=(*claims,))
    assert has_contested_date(event, "ford")
    assert not has_contested_date(msgspec.structs.replace(event, claims=(*claims[:3],)), "ford")


def test_what_is_contested_is_told_as_its_first_speaker_spells_it() -> None:
    said = [
        {"about": "count", "of": "UNHCR tents", "value": 12},
        volume(38, of="UN trucks"),
        volume(60, of="un trucks"),
        {"about": "count", "of": "unhcr tents", "value": 20},
    ]
    event = Event(claims=tuple(msgspec.convert(one, Claim) for one in said))
    assert list(contested_words(event).values()) == ["UNHCR tents", "volume (UN trucks a day TR>SY)"]
    assert [figure.label for figure in figures(event)] == ["UNHCR tents"]


@pytest.mark.parametrize(
    ("about", "denied", "asserted", "nothing_left"),
    [
        ("killed", None, 5, True),
        ("killed", "3+", 5, True),
        ("killed", "3+", "2..6", False),
        ("killed", "2..6", "3+", False),
        ("killed", "2..6", 6, True),
        ("killed", "2..6", "3..7", False),
        ("killed", "several", 5, False),
        ("volume", {"count": "9+", "of": "trucks"}, {"count": 10, "of": "trucks"}, True),
        ("volume", {"count": "9+", "of": "trucks"}, {"count": 8, "of": "trucks"}, False),
        ("volume", {"count": "9+", "of": "trucks"}, {"count": 10, "of": "persons"}, False),
        ("volume", {"count": "9+", "of": "trucks"}, {"count": 10, "of": "trucks", "per": "day"}, False),
        ("date", "2019-08", "2019-08-03", True),
        ("date", "2019-08", "2019-09", False),
    ],
)
def test_a_denial_leaves_nothing_or_something_of_what_is_asserted(
    about: str, denied: Any, asserted: Any, nothing_left: bool
) -> None:
    assert denial_covers(about, denied, asserted) is nothing_left


def test_a_side_s_date_is_a_date_of_its_own_and_its_status_is_not() -> None:
    dated = Event(date="2014-08", crossings=("ford",), claims=(claim("date", "2011", of="IQ"),))
    assert not list(rivals(dated))
    told = Event(crossings=("ford",), status="open", claims=(claim("status", "closed", of="IQ"),))
    assert list(rivals(told))
