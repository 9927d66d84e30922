"""What does not belong is marked where it stands."""

from typing import Any

import pytest

from store.checks.unknown_words import unknown_settings
from store.records.model import Meta, Path
from tests.store.checks.finding import check, event, the_one


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        ({"crossings": ["qiam"]}, ("crossings", 0), "there is no crossing “qiam”; did you mean “qaim”?"),
        ({"sources": ["nowhere"]}, ("sources", 0), "there is no source “nowhere”"),
        ({"related": ["ambush"]}, ("related", 0), "there is no event “ambush”"),
        ({"claims": [{"source": "k42"}]}, ("claims", 0, "source"), "there is no source “k42”; did you mean “k24”?"),
        ({"claims": [{"via": "nowhere"}]}, ("claims", 0, "via"), "there is no source “nowhere”"),
        ({"control": {"side": "TR"}}, ("control", "side"), "“TR” is not a side of qaim; its sides are IQ, SY"),
        ({"status": {"side": "TR"}}, ("status", "side"), "“TR” is not a side of qaim; its sides are IQ, SY"),
        (
            {"status": {"direction": "TR>SY"}},
            ("status", "direction"),
            "“TR>SY” does not lead from one side of qaim to the other; expected IQ>SY or SY>IQ",
        ),
        (
            {"status": [{"permission": {"renews": "none"}}]},
            ("status", 0, "permission", "renews"),
            "there is no event “none”",
        ),
        ({"titel": "A"}, ("titel",), "“titel” is not a known key; it is kept; did you mean “title”?"),
        ({"place": {"lat": 95}}, ("place", "lat"), "lat 95 is not between -90 and 90"),
        (
            {"claims": [{"about": "killed", "value": {"low": -1, "best": 2}}]},
            ("claims", 0, "value"),
            "“{'low': -1, 'best': 2}” is not a count; write a number, 2..6, 3+, ~10 or several",
        ),
        (
            {"claims": [{"grade": "G9"}]},
            ("claims", 0, "grade"),
            "“G9” is not a valid grade; expected A–F for the source, 1–6 for the information, or both, as in C3",
        ),
        (
            {"claims": [{"likelihood": "likely", "confidence": "high"}]},
            ("claims", 0, "confidence"),
            "“likely” and “high confidence” in one claim; keep one, or make two claims",
        ),
        (
            {"claims": [{"about": "killed", "value": "a lot"}]},
            ("claims", 0, "value"),
            "“a lot” is not a count; write a number, 2..6, 3+, ~10 or several",
        ),
    ],
)
def test_what_does_not_belong_is_marked_where_it_stands(fields: dict[str, Any], path: Path, message: str) -> None:
    words = check(
        "dangling-reference", "unknown-side", "unknown-key", "unknown-value", "likelihood-and-confidence", "not-a-count"
    )
    assert (path, message) in [(finding.path, finding.message) for finding in words.found(event(**fields))]


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"type": "atack"}, ("type",)),
        ({"status": "opne"}, ("status",)),
        ({"status": {"state": "opne"}}, ("status", "state")),
        ({"status": {"modes": {"boat": "yes"}}}, ("status", "modes", "boat")),
        ({"status": {"modes": {"rail": "perhaps"}}}, ("status", "modes", "rail")),
        ({"control": [{"side": "IQ", "state": "taken"}]}, ("control", 0, "state")),
        ({"claims": [{"mode": "shouted"}]}, ("claims", 0, "mode")),
        ({"actors": [{"who": "x", "role": "bystander"}]}, ("actors", 0, "role")),
    ],
)
def test_a_word_outside_its_vocabulary_is_marked(fields: dict[str, Any], path: Path) -> None:
    assert the_one(check("unknown-value").found(event(**fields)))[:2] == ("unknown-value", path)


def test_the_nearest_word_is_offered() -> None:
    assert "did you mean “attack”?" in the_one(check("unknown-value").found(event(type="atack")))[2]


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"date": "last autumn"}, ("date",)),
        ({"claims": [{"said": "Friday"}]}, ("claims", 0, "said")),
        ({"claims": [{"about": "date", "value": "in May"}]}, ("claims", 0, "value")),
    ],
)
def test_what_is_no_date_is_marked(fields: dict[str, Any], path: Path) -> None:
    code, where, message = the_one(check("not-a-date").found(event(**fields)))
    assert (code, where) == ("not-a-date", path)
    assert "is not EDTF" in message


@pytest.mark.parametrize(
    ("code", "fields", "path", "message"),
    [
        ("unknown-value", {"phase": "plannd"}, ("phase",), "“plannd” is not a known value of phase"),
        ("unknown-value", {"place": {"lon": 1e308}}, ("place", "lon"), "lon 1e+308 is not between -180 and 180"),
        (
            "unknown-value",
            {"status": [{"state": "open"}, {"state": "ajar"}]},
            ("status", 1, "state"),
            "“ajar” is not a known value of state",
        ),
        (
            "unknown-value",
            {"status": {"direction": "IQ-SY"}},
            ("status", "direction"),
            "“IQ-SY” is not a valid direction; expected both, or",
        ),
        (
            "unknown-value",
            {"status": {"permission": {"kind": "nod"}}},
            ("status", "permission", "kind"),
            "“nod” is not a known value of kind",
        ),
        (
            "unknown-value",
            {"status": {"permission": {"modes": ["rail", "boat"]}}},
            ("status", "permission", "modes", 1),
            "“boat” is no",
        ),
        (
            "dangling-reference",
            {"status": {"permission": {"renews": "gone"}}},
            ("status", "permission", "renews"),
            "there is no event “gone”",
        ),
        (
            "not-a-date",
            {"status": {"permission": {"until": "May"}}},
            ("status", "permission", "until"),
            "'May' is not EDTF",
        ),
        ("not-a-count", {"impact": {"people": "lots"}}, ("impact", "people"), "“lots” is not a count"),
        (
            "unknown-value",
            {"impact": {"sectors": ["gold"]}},
            ("impact", "sectors", 0),
            "“gold” is not a known value of sectors",
        ),
        (
            "unknown-value",
            {"claims": [{"about": "volume", "value": {"count": 3, "per": "year"}}]},
            ("claims", 0, "value", "per"),
            "“year” is not a known value of per",
        ),
        (
            "unknown-key",
            {"claims": [{"about": "volume", "value": {"count": 3, "colour": 1}}]},
            ("claims", 0, "value", "colour"),
            "“colour” is not a known key",
        ),
    ],
)
def test_a_value_is_held_against_what_its_field_declares(
    code: str, fields: dict[str, Any], path: Path, message: str
) -> None:
    problem = the_one(check(code).found(event(**fields)))
    assert problem[1] == path
    assert problem[2].startswith(message)


def test_settings_beyond_their_limits_are_told() -> None:
    wrong = list(unknown_settings(Meta(stale_after=0, week_start="tuesday")))
    assert [problem.path for problem in wrong] == [("week_start",), ("stale_after",)]
    assert wrong[1].message == "stale_after 0 is not between 1 and 100000"
    assert list(unknown_settings(Meta())) == []
    (wrong_digits,) = unknown_settings(Meta(stale_after=10**400))  # too great for a float
    assert wrong_digits.message == f"stale_after {10**400} is not between 1 and 100000"
