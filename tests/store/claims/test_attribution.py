"""How an act is attributed, and the Admiralty code."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.claims.attribution import attribution, attributions
from store.claims.grades import Grade, parse_grade
from store.records.model import Event, Involvement
from store.records.vocabulary import Attribution, Credibility, Reliability
from tests.store.claims.test_ledger import claim


def event(*claims: Any) -> Event:
    """An act with these claims about its perpetrator; the desk lists israel."""
    return Event(actors=(Involvement(who="israel", role="perpetrator"),), claims=claims)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([], Attribution.UNKNOWN),
        ([claim("perpetrator", "unknown")], Attribution.UNKNOWN),
        ([claim("perpetrator", "israel", mode="belief")], Attribution.SUSPECTED),
        ([claim("perpetrator", "israel", by="israel")], Attribution.CLAIMED),
        (
            [claim("perpetrator", "israel"), claim("perpetrator", "israel", by="israel", mode="denial")],
            Attribution.DENIED,
        ),
        ([claim("perpetrator", "israel"), claim("perpetrator", by="israel", stance="denies")], Attribution.DENIED),
        (
            [claim("perpetrator", "israel"), claim("perpetrator", "israel", by="iran", stance="denies")],
            Attribution.SUSPECTED,
        ),
        ([claim("perpetrator", "israel", stance="denies", by="a witness")], Attribution.DENIED),
        ([claim("perpetrator", "israel", mode="confirmation", by="the army")], Attribution.CONFIRMED),
        ([claim("perpetrator", "israel", mode="confirmation", by="israel")], Attribution.CLAIMED),
        ([claim("perpetrator", "israel", grade="B1")], Attribution.CONFIRMED),
        ([claim("perpetrator", "israel", review="superseded")], Attribution.UNKNOWN),
        ([claim("killed", 6, by="israel")], Attribution.UNKNOWN),
    ],
)
def test_an_act_is_attributed_by_the_claims_about_its_perpetrator(claims: list[Any], expected: Attribution) -> None:
    assert attribution(event(*claims)) is expected


def test_only_a_named_perpetrator_is_one_that_an_act_can_be_attributed_to() -> None:
    actors = (Involvement(who="israel", role="target"), Involvement(who="", role="perpetrator"))
    assert attributions(Event(actors=actors)) == {}


def test_each_actor_is_told_apart() -> None:
    found = attributions(event(claim("perpetrator", "islamic-state", by="Islamic-State")))
    assert found == {"israel": Attribution.UNKNOWN, "islamic state": Attribution.CLAIMED}


@pytest.mark.parametrize(
    ("text", "reliability", "credibility"),
    [("C3", "C", "3"), ("c3", "C", "3"), ("C", "C", None), ("3", None, "3"), (" C 3 ", "C", "3"), ("", None, None)],
)
def test_a_grade_is_read_in_both_halves(text: str, reliability: str | None, credibility: str | None) -> None:
    assert parse_grade(text) == Grade(Reliability.find(reliability), Credibility.find(credibility))


@pytest.mark.parametrize("text", ["G3", "C7", "3C", "C33", "CC", "high", "0"])
def test_what_is_no_grade_is_refused(text: str) -> None:
    assert parse_grade(text) is None


@given(st.sampled_from([None, *Reliability]), st.sampled_from([None, *Credibility]))
def test_a_grade_is_read_back_as_written(reliability: Reliability | None, credibility: Credibility | None) -> None:
    grade = Grade(reliability, credibility)
    assert parse_grade(grade.text) == grade
