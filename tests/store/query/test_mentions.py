"""Which records name a source or an actor: found once, kept through every change, cut off at a day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from store.paths import sample_bytes
from store.query.collection import Collection
from store.query.mentions import Mentions
from store.records.model import Key
from store.store import Store

K24 = Key("sources", "k24-reopening")
KATAIB = Key("actors", "kataib-hezbollah")
STRIKE = Key("events", "qaim-drones-2019-08")
REOPENED = Key("events", "qaim-reopens-2019-09")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    path = tmp_path / "sample.json"
    path.write_bytes(sample_bytes())
    return Store.open(path)


def gathered(store: Store) -> Mentions:
    mentions = Mentions(store, Collection.of(store).everything)
    while mentions.gather(1):
        pass
    return mentions


def all_of(mentions: Mentions, store: Store) -> dict[Key, tuple[list[str], set[Key]]]:
    keys = [*(Key("sources", id_) for id_ in store.sources), *(Key("actors", id_) for id_ in store.actors)]
    return {key: ([row.id for row in mentions.events(key)], set(mentions.others(key))) for key in keys}


def test_the_events_that_name_a_source_stand_in_order(store: Store) -> None:
    events = [row.id for row in gathered(store).events(K24)]
    assert events[-1] == REOPENED.id
    assert STRIKE.id in events
    assert events == [row.id for row in reversed(Collection.of(store).rows) if row.id in events]


def test_an_actor_is_named_as_taking_part_and_as_speaker(store: Store) -> None:
    store.add("events", {"id": "spoken", "claims": [{"about": "killed", "value": 1, "by": KATAIB.id}]})
    store.add("events", {"id": "held", "control": {"side": "SY", "by": KATAIB.id}})
    events = {row.id for row in gathered(store).events(KATAIB)}
    assert {STRIKE.id, "spoken", "held"} <= events


def test_crossings_sources_and_actors_name_others_too(store: Store) -> None:
    mentions = gathered(store)
    assert Key("actors", "iraqi-forces") in mentions.others(Key("actors", "iraq-government"))
    assert K24 in mentions.others(Key("sources", "ina-uqabi"))
    assert Key("crossings", "al-qaim") in mentions.others(Key("sources", "k24-reopening"))


def test_of_a_past_day_later_events_are_left_out_and_undated_ones_stay(store: Store) -> None:
    store.add("events", {"id": "someday", "sources": [K24.id]})
    events = {row.id for row in gathered(store).events(K24, date(2019, 9, 1))}
    assert {STRIKE.id, "someday"} <= events
    assert REOPENED.id not in events


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.edit(STRIKE, ("claims",), None),
        lambda store: store.edit(STRIKE, ("date",), "2021-01-01"),
        lambda store: store.edit(STRIKE, ("sources",), ["ina-uqabi"]),
        lambda store: store.delete([STRIKE, REOPENED]),
        lambda store: store.duplicate(STRIKE),
        lambda store: store.add("events", {"date": "2018-08", "sources": [K24.id]}),
        lambda store: store.edit(Key("actors", "iraqi-forces"), ("part_of",), None),
        lambda store: (store.delete([STRIKE]), store.undo()),
    ],
)
def test_a_change_is_taken_in_as_if_all_were_read_anew(store: Store, change: Callable[[Store], object]) -> None:
    mentions = gathered(store)
    before = all_of(mentions, store)
    kept: list[bool] = []
    store.listeners.append(lambda keys: kept.append(mentions.changed(keys)))
    change(store)
    assert all(kept)
    assert all_of(mentions, store) == all_of(gathered(store), store)
    assert (all_of(mentions, store) == before) is (len(kept) == 2)  # where it was undone, nothing is other


def test_a_change_while_they_are_gathered_is_taken_in(store: Store) -> None:
    mentions = Mentions(store, Collection.of(store).everything)
    assert mentions.gather(0)
    kept: list[bool] = []
    store.listeners.append(lambda keys: kept.append(mentions.changed(keys)))
    store.edit(STRIKE, ("claims",), None)
    store.delete([REOPENED])
    while mentions.gather(0):
        pass
    assert all_of(mentions, store) == all_of(gathered(store), store)


def test_what_gets_a_name_that_words_may_have_meant_is_looked_for_anew(store: Store) -> None:
    mentions = gathered(store)
    kept: list[bool] = []
    store.listeners.append(lambda keys: kept.append(mentions.changed(keys)))
    store.rename(K24, "kurdistan")
    assert kept == [False]
    assert gathered(store).events(Key("sources", "kurdistan"))[-1].id == REOPENED.id
