"""Events are marked one by one or in a row, and then tagged, edited or merged together, in one step to undo."""

import json
from pathlib import Path

from screenshots.scenes import typed
from store.records.model import Key
from tests.tui.conftest import Running, app_of, screen_of


async def test_space_marks_and_moves_on_and_esc_takes_the_marks_away(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        rows = session.collection.rows
        await pilot.press("space", "space")
        assert session.marks == {rows[0].id, rows[1].id}
        assert session.cursor == rows[2].id
        await pilot.pause()
        assert any("2 marked" in line for line in screen_of(pilot))
        assert sum("✓" in line for line in screen_of(pilot)[1:]) == 2
        await pilot.press("up", "space", "escape")
        assert session.marks == frozenset()


async def test_a_range_is_marked_from_the_nearest_mark(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("v", "down", "down", "down", "v")
        assert session.marks == {row.id for row in session.collection.rows[:4]}


async def test_all_marked_events_are_tagged_in_one_step(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        first, second = (row.id for row in session.collection.rows[:2])
        await pilot.press("space", "space", "T", *typed("fuel"), "enter")
        assert "fuel" in session.store.event(first).tags
        assert "fuel" in session.store.event(second).tags
        await pilot.press("u")
        assert "fuel" not in (*session.store.event(first).tags, *session.store.event(second).tags)


async def test_a_field_of_all_marked_events_is_edited_in_one_step(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        first, second = (row.id for row in session.collection.rows[:2])
        before = [session.store.rows[event].type for event in (first, second)]
        await pilot.press("space", "space", "e", *"type", "enter", *"clash", "enter")
        assert [session.store.rows[event].type for event in (first, second)] == ["clash", "clash"]
        await pilot.press("u")
        assert [session.store.rows[event].type for event in (first, second)] == before


async def test_a_wrong_value_is_refused_for_all(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        before = app.session.collection.rows[0].date
        await pilot.press("space", "e", *"date", "enter", *"zanzibar", "enter")
        assert len(app.takers) == 1
        assert app.session.collection.rows[0].date == before


async def test_two_marked_events_become_one(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        first, second = (row.id for row in session.collection.rows[:2])
        await pilot.press("space", "space", "up", "M")
        assert second in session.store.rows
        assert first not in session.store.rows
        assert session.cursor == second
        await pilot.press("u")
        assert {first, second} <= set(session.store.rows)


async def test_a_merge_wants_two_marked_events(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("space", "M")
        assert session.notice == "With Space, mark the two events that are the same one; then merge them."
        assert len(session.store.rows) == session.collection.total


TWICE = {
    "imports": {"1": {"id": "acled-1", "system": "ACLED"}},
    "events": {
        str(number): {
            "id": name,
            "type": "attack",
            "title": f"Shells, told by {name}",
            "date": f"2022-05-0{number}",
            "place": {"lat": 36.2, "lon": 36.6},
            "claims": [{"id": "a", "about": "killed", "value": 3, "by": name, "source": name, "grade": "C3"}],
            "sources": [name],
            **({"origin": {"import": "acled-1", "id": "SYR7"}} if name == "acled" else {}),
        }
        for number, name in enumerate(("desk", "acled"), 1)
    },
    "sources": {"1": {"id": "desk", "title": "Our own"}, "2": {"id": "acled", "title": "ACLED"}},
}


async def test_the_worklist_offers_two_that_may_be_one_and_only_the_key_merges_them(
    running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "twice.json"
    path.write_text(json.dumps(TWICE), encoding="utf-8")
    async with running((100, 30), path) as pilot:
        session = app_of(pilot).session
        await pilot.press("1", "left")
        await pilot.pause(0.2)
        shown = "\n".join(screen_of(pilot))
        assert "twice?: M merges it with the one of ACLED, a day apart, same place: “Shells, told by acled”" in shown
        assert len(session.store.rows) == 2
        await pilot.press("j", "M")
        assert list(session.store.rows) == ["acled"], "the one under the bar stays"
        kept = session.store.document(Key("events", "acled"))
        assert [claim["by"] for claim in kept["claims"][:2]] == ["acled", "desk"]
        assert sorted(kept["sources"]) == ["acled", "desk"]
        await pilot.press("u")
        assert sorted(session.store.rows) == ["acled", "desk"]
        await pilot.press("left", "M")
        assert "mark the two events" in session.notice
