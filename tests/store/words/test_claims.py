"""A claim in words keeps its speaker, hedge, source and date."""

from typing import Any

import pytest

from store.records.model import Event, Involvement
from store.words.claims import deed_words, judgement_words, sentence, speaker_words
from tests.store.claims.test_ledger import claim
from tests.store.in_memory import InMemory

RECORDS = InMemory(
    sources=[
        {
            "id": "k24",
            "publisher": "Kurdistan 24",
            "title": "A reopening",
            "published": "2019-09-30",
            "url": "k24.example/1",
        },
        {"id": "ina", "publisher": "INA"},
    ],
    actors=[{"id": "kh", "name": "Kata'ib Hezbollah"}],
)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"value": 6, "by": "a military source", "anonymity": "anonymous", "mode": "told", "source": "k24"},
            "6 killed, a military source (anonymous) told Kurdistan 24, 30 Sep 2019",
        ),
        (
            {"value": 2, "by": "kh", "mode": "statement", "source": "k24", "hedge": "only"},
            "2 killed (“only”), Kata'ib Hezbollah in a statement, Kurdistan 24, 30 Sep 2019",
        ),
        (
            {"value": 6, "source": "k24", "mode": "headline"},
            "6 killed, unattributed, in a headline, Kurdistan 24, 30 Sep 2019",
        ),
        ({"value": 6, "of": "militiamen", "by": "kh"}, "6 militiamen killed, Kata'ib Hezbollah"),
        (
            {"value": 6, "by": "kh", "stance": "denies", "said": "2019-09"},
            "denied: 6 killed, Kata'ib Hezbollah, Sep 2019",
        ),
        ({"value": 6, "by": "kh", "stance": "mumbles"}, "mumbles: 6 killed, Kata'ib Hezbollah"),
        ({"value": 6, "source": "k24", "via": "ina"}, "6 killed, unattributed in Kurdistan 24, via INA, 30 Sep 2019"),
        ({"value": 6, "source": "gone"}, "6 killed, unattributed in gone"),
        ({"about": "count", "of": "vehicles struck", "value": 2}, "2 vehicles struck, unattributed"),
        ({"about": "perpetrator", "value": "kh"}, "perpetrator: Kata'ib Hezbollah, unattributed"),
        ({"about": "date", "value": "2019-08-25"}, "date: 25 Aug 2019, unattributed"),
        (
            {"about": "distance", "value": {"km": 400, "mi": 350, "approximate": True}},
            "distance: about 400 km (350 mi), unattributed",
        ),
        ({"about": "users", "value": ["kh", "others"]}, "users: Kata'ib Hezbollah, others, unattributed"),
        ({"about": "status", "value": {"modes": {"rail": "no"}}}, "status: rail no, unattributed"),
    ],
)
def test_a_claim_is_a_sentence(fields: dict[str, Any], words: str) -> None:
    assert sentence(claim(**fields), RECORDS) == words


@pytest.mark.parametrize(
    ("actors", "claims", "words"),
    [
        ({"kh": "perpetrator", "A": "target"}, [("kh", "an officer")], "Kata'ib Hezbollah · suspected → A"),
        ({"kh": "perpetrator"}, [("kh", "kh")], "Kata'ib Hezbollah · claimed by the actor"),
        ({"kh": "perpetrator"}, [], "Kata'ib Hezbollah · unknown, no source"),
        ({"A": "victim", "B": "target"}, [], "unattributed → A, B"),
        ({"A": "party", "B": "party"}, [], ""),
    ],
)
def test_who_did_it_is_never_told_without_how_it_is_known(
    actors: dict[str, str], claims: list[tuple[str, str]], words: str
) -> None:
    parts = tuple(Involvement(who=who, role=role) for who, role in actors.items())
    said = tuple(claim("perpetrator", value, by=by) for value, by in claims)
    assert deed_words(Event(actors=parts, claims=said), RECORDS) == words


def test_a_speaker_is_as_known_as_the_claim_says() -> None:
    assert speaker_words(claim(by="experts", anonymity="unnamed group"), RECORDS) == "experts (unnamed)"
    assert speaker_words(claim(by="kh", anonymity="institution"), RECORDS) == "Kata'ib Hezbollah"
    assert speaker_words(claim(anonymity="anonymous"), RECORDS) == "anonymous"


def test_likelihood_and_confidence_are_said_apart() -> None:
    assert judgement_words(claim(grade="C3", likelihood="likely")) == "C3 · likely"
    assert judgement_words(claim(confidence="high")) == "high confidence"
