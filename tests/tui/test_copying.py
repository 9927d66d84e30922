"""A copied record says what, when, where, and for each claim who says so."""

from tests.store.in_memory import SAMPLE, InMemory, shelf_of
from tui.actions.copying import cite

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


def test_a_claim_is_copied_with_all_that_finds_it_again() -> None:
    told = {"about": "killed", "value": 6, "by": "kh", "mode": "quote", "quote": "six of ours", "source": "k24"}
    records = InMemory(
        events=[{"id": "e", "claims": [told | {"grade": "C3"}]}],
        sources=[
            {"id": "k24", "publisher": "K24", "title": "A reopening", "published": "2019-09-30", "url": "k24.example/1"}
        ],
        actors=[{"id": "kh", "name": "Kata'ib Hezbollah"}],
    )
    assert cite(records.event("e"), records, ("claims", 0)) == (
        "6 killed, Kata'ib Hezbollah quoted, K24, 30 Sep 2019. “six of ours”. C3. “A reopening”. k24.example/1"
    )
