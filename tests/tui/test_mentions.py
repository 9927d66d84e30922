"""The details of a source or an actor list what names it, lead there, and read no more events than are listed."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from store.records.model import Event, Key
from store.store import Store
from tests.tui.conftest import Running, app_of, screen_of
from tui.app import BorderApp
from tui.panels.mentions import MOST_EVENTS
from tui.panels.record import items_of
from tui.work.session import Changed, Session

K24 = Key("sources", "k24-reopening")
STRIKE = Key("events", "qaim-drones-2019-08")
REOPENED = Key("events", "qaim-reopens-2019-09")
MANY = 300


def texts(session: Session, key: Key, width: int = 100) -> list[str]:
    """The rows of a record's details."""
    return [
        "".join(text for text, _ in (*row.spans, *row.right))
        for item in items_of(session, key, width)
        for row in item.rows
    ]


def many(folder: Path) -> Store:
    """A file with two sources, one behind every event."""
    path = folder / "many.json"
    events = {
        str(number): {
            "id": f"e{number}",
            "title": f"Event {number}",
            "date": f"{1700 + number}",
            "sources": ["all", *(["few"] if number < 5 else [])],
        }
        for number in range(1, MANY + 1)
    }
    sources = {"1": {"id": "all", "title": "All"}, "2": {"id": "few", "title": "Few"}}
    path.write_text(json.dumps({"sources": sources, "events": events}), encoding="utf-8")
    return Store.open(path)


def test_a_source_lists_its_events_newest_first_each_with_what_is_claimed(session: Session) -> None:
    rows = texts(session, K24)
    shown = rows[rows.index(" Named in 8") :]
    reopened = next(number for number, row in enumerate(shown) if "reopens to trade" in row)
    strike = next(number for number, row in enumerate(shown) if "Drones strike" in row)
    assert shown[1].startswith(" 30 Sep 2019 status    Al-Qaim reopens")
    assert reopened < strike
    assert "6 killed, a military source (anonymous) told Kurdistan 24" in shown[strike + 1]
    assert any(row.strip() == "and 2 more claims" for row in shown)


def test_an_actor_lists_the_sides_it_holds_and_its_part_in_events(session: Session) -> None:
    rows = texts(session, Key("actors", "iraq-government"))
    held = rows.index(" Holds 3")
    assert rows[held + 1].split() == ["IQ", "al-Qaim", "⇄", "Albu", "Kamal"]
    assert any("Trebil reopens" in row and row.endswith("agent ") for row in rows)


def test_of_a_past_day_nothing_later_is_listed(session: Session) -> None:
    session.look(as_of=date(2016, 12, 31))
    rows = texts(session, Key("actors", "iraq-government"))
    assert not any("reopens" in row for row in rows)
    assert not any(row.startswith(" Holds") for row in rows)
    assert any("Iraq closes Trebil" in row for row in rows)


def test_an_event_lists_none(session: Session) -> None:
    assert not any("Named in" in row for row in texts(session, STRIKE))


def test_an_edit_is_listed_at_once(session: Session) -> None:
    assert not any("Named in 9" in row for row in texts(session, K24))
    session.store.add("events", {"id": "new", "title": "Quite new", "date": "2020-01-01", "sources": [K24.id]})
    rows = texts(session, K24)
    assert "Quite new" in rows[rows.index(" Named in 9") + 1]


def test_every_event_is_a_way_to_it_in_any_width(session: Session) -> None:
    for width in (10, 30, 60, 200):
        links = [item.link for item in items_of(session, K24, width)]
        assert {STRIKE, REOPENED} <= set(links)


def to_item(app: BorderApp, wanted: Callable[[object], bool]) -> None:
    """Move the details' cursor down to an item."""
    app.take("3")
    app.take("home")
    for _ in range(200):
        if wanted(app.dashboard.details.current):
            return
        app.take("down")
    raise AssertionError("there is no such item")


async def test_a_claim_leads_to_its_place_in_the_event_and_back(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        app.session.select(K24)
        to_item(app, lambda item: getattr(item, "at", ()) == ("claims", 1) and getattr(item, "link", None) == STRIKE)
        await pilot.press("enter")
        assert app.session.selected == STRIKE
        current = app.dashboard.details.current
        assert current is not None
        assert current.path == ("claims", 1)
        await pilot.press("backspace")
        assert app.session.selected == K24


async def test_more_events_than_are_listed_are_shown_in_the_timeline(running: Running, tmp_path: Path) -> None:
    async with running(path=many(tmp_path).path) as pilot:
        app = app_of(pilot)
        app.session.select(Key("sources", "all"))
        await pilot.pause()
        assert sum(item.link is not None for item in app.dashboard.details._items) == MOST_EVENTS
        to_item(app, lambda item: bool(getattr(item, "query", "")))
        await pilot.pause()
        assert any(f"all {MANY} in the timeline" in line for line in screen_of(pilot))
        await pilot.press("enter")
        assert app.session.view.text == 'source:"all"'
        assert app.session.collection.count == MANY
        assert app.dashboard.focused_name == "timeline"
        assert app.session.selected == Key("events", f"e{MANY}")


def test_a_cursor_key_among_the_sources_reads_no_more_events_than_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(many(tmp_path))
    texts(session, Key("sources", "few"))
    read: list[str] = []
    event = Store.event

    def counted(store: Store, name: str) -> Event:
        read.append(name)
        return event(store, name)

    monkeypatch.setattr(Store, "event", counted)
    assert any(f"Named in {MANY}" in row for row in texts(session, Key("sources", "all")))
    assert len(read) <= MOST_EVENTS


def test_while_the_events_are_looked_through_it_says_so_and_then_lists_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.work.session._AT_ONCE", 0)
    steps: list[Callable[[], bool]] = []
    session = Session(many(tmp_path), at_rest=steps.append)
    told: list[Changed] = []
    session.listeners.append(lambda _, changed: told.append(changed))
    few = Key("sources", "few")
    assert " The events are still being looked through." in texts(session, few)
    (step,) = steps
    while step():
        assert told == []
    assert told == [Changed.MENTIONS]
    assert " Named in 4" in texts(session, few)


def test_a_search_through_the_events_ends_once_it_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.work.session._AT_ONCE", 0)
    steps: list[Callable[[], bool]] = []
    session = Session(many(tmp_path), at_rest=steps.append)
    assert not session.mentions.complete
    session.store.rename(Key("sources", "few"), "fewer")
    assert not session.mentions.complete
    old, new = steps
    assert not old()
    while new():
        pass
    assert " Named in 4" in texts(session, Key("sources", "fewer"))
