"""A copied record says what, when, where, and for each claim who says so."""

from __future__ import annotations

from store.words.citations import cite
from tests.store.in_memory import SAMPLE, shelf_of

SAMPLED = shelf_of(SAMPLE)


def test_an_event_is_cited_with_every_claim_and_its_speaker() -> None:
    words = cite(SAMPLED.event("qaim-drones-2019-08"), SAMPLED)
    assert words.startswith("Drones strike militia vehicles near al-Qaim · late Aug 2019 · al-Qaim ⇄ Albu Kamal. ")
    assert "6 killed, a military source (anonymous) told Kurdistan 24, 30 Sep 2019" in words
    assert "2 killed (“claimed only”), Kata'ib Hezbollah in a statement" in words


def test_a_claim_is_cited_alone_with_its_source_where_the_cursor_stands_on_it() -> None:
    words = cite(SAMPLED.event("qaim-drones-2019-08"), SAMPLED, ("claims", 0, "value"))
    assert words.count("killed") == 1
    assert "Iraq reopens al-Qaim border crossing with Syria" in words


def test_sources_crossings_and_actors_are_cited_by_name() -> None:
    assert cite(SAMPLED.sources["k24-reopening"], SAMPLED).startswith("Kurdistan 24, “Iraq reopens")
    assert cite(SAMPLED.crossings["al-qaim"], SAMPLED) == "al-Qaim ⇄ Albu Kamal"
    assert cite(SAMPLED.actors["kataib-hezbollah"], SAMPLED) == "Kata'ib Hezbollah"
