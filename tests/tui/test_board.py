"""The board: a row a crossing, the chosen one unfolded and always in sight, the unreported ones in one line."""

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from screenshots.scenes import typed
from store.paths import sample_bytes
from store.records.model import Key
from tests.tui.conftest import Running, app_of, screen_of
from tests.tui.test_app import wait_until
from tui.panels.board import LEGEND, BoardPanel
from tui.screen.header import Header
from tui.widgets.legend import PLANNED

FEW, MANY = 3, 200


def board_of(pilot: Pilot[int]) -> BoardPanel:
    panel = app_of(pilot).dashboard.panels["crossings"]
    assert isinstance(panel, BoardPanel)
    return panel


def rows_of(pilot: Pilot[int]) -> list[str]:
    """The rows of the board's window, as text."""
    board = board_of(pilot)
    return ["".join(text for text, _ in row.spans) for row in board.rows(*board.window_size)]


def logbook(path: Path, reported: int, unreported: int = 0) -> Path:
    """A file of crossings, of some of which a status is reported."""
    sides = [{"country": "TR", "name": "{}"}, {"country": "SY", "name": "South"}]
    crossings = {
        str(n): {"id": f"c{n}", "sides": [sides[0] | {"name": f"Gate {n}"}, sides[1]]}
        for n in range(1, reported + unreported + 1)
    }
    events = {
        str(n): {"id": f"e{n}", "type": "status", "date": "2021-05-01", "crossings": [f"c{n}"], "status": "open"}
        for n in range(1, reported + 1)
    }
    path.write_text(json.dumps({"crossings": crossings, "events": events}), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
async def test_all_reported_crossings_of_the_sample_are_seen_with_their_status(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(size) as pilot:
        await pilot.pause()
        shown = "\n".join(screen_of(pilot))
        for name, word in (("al-Qaim", "open"), ("al-Walid", "closed"), ("Rabia", "closed"), ("Nasib", "open")):
            assert any(name in line and word in line for line in shown.splitlines())
        assert "3 more, status not reported" in shown
        assert LEGEND in shown
        await pilot.press("1")
        assert "3 more, status not reported: Faysh Khabur" in "\n".join(screen_of(pilot))


async def test_the_crossing_of_the_selected_event_unfolds_to_who_may_cross_and_who_holds_each_side(
    running: Running,
) -> None:
    async with running((140, 40)) as pilot:
        await pilot.press("2", "down")
        rows = rows_of(pilot)
        at = next(number for number, row in enumerate(rows) if "al-Qaim" in row)
        assert "trade yes" in rows[at + 1]
        assert "Iraqi government, 9 y ago" in "".join(rows[at + 1 : at + 4])


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_before_any_key_who_may_cross_and_by_whose_leave_stands_beneath_its_crossing(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(size) as pilot:
        await pilot.pause()
        shown = screen_of(pilot)
        line = shown[next(number for number, line in enumerate(shown) if "al-Qaim" in line) + 1]
        assert "vehicles yes · trade yes since 30 Sep 2019, authorisation by Adil Abdul Mahdi" in line


async def test_who_may_cross_at_one_glance_gives_way_where_crossings_would_be_pushed_out(
    running: Running, tmp_path: Path
) -> None:
    path = logbook(tmp_path / "many.json", 6)
    file = json.loads(path.read_text(encoding="utf-8"))
    for event in file["events"].values():
        event["status"] = {"state": "open", "modes": {"rail": "yes"}, "who": "traders of the two towns " * 9}
    path.write_text(json.dumps(file), encoding="utf-8")
    async with running((140, 60), path=path) as pilot:
        await pilot.pause()
        lines = [row for row in rows_of(pilot) if row.strip().startswith("rail yes")]
        assert sum(line.strip() == "rail yes (…) …" for line in lines) == 5, "all but the unfolded one"
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        rows = rows_of(pilot)
        assert sum("rail yes" in row for row in rows) == 1, "there is room for one"
        assert sum("ago …" in row for row in rows) == 5
        assert sum("Gate" in row for row in rows_of(pilot)) > 5


async def test_where_there_is_room_for_some_lines_of_who_may_cross_the_others_are_said_to_be_left_out(
    running: Running, tmp_path: Path
) -> None:
    path = logbook(tmp_path / "seven.json", 7)
    file = json.loads(path.read_text(encoding="utf-8"))
    for event in file["events"].values():
        event["status"] = {"state": "open", "modes": {"humanitarian": "yes"}}
    path.write_text(json.dumps(file), encoding="utf-8")
    async with running((80, 24), path=path) as pilot:
        await pilot.press("1")
        await pilot.pause()
        rows = rows_of(pilot)
        at = [number for number, row in enumerate(rows) if "Gate" in row]
        told = [number for number in at if "aid yes" in "".join(rows[number + 1 : number + 2])]
        assert 0 < len(told) < 7
        assert [number for number in at if "ago …" in rows[number]] == [number for number in at if number not in told]


async def test_esc_and_the_number_of_the_board_lead_from_its_lists_to_the_crossings(running: Running) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("f4", "escape")
        await pilot.pause()
        assert any("al-Qaim" in row and "open" in row for row in rows_of(pilot))
        for back in ("1", "2"):
            await pilot.press("f4", back, "1")
            await pilot.pause()
            assert any("al-Qaim" in row and "open" in row for row in rows_of(pilot))
        await pilot.press("1", "down", "f4", "escape")
        assert app_of(pilot).session.view.crossing, "Esc leaves the list and nothing else"


async def test_the_last_line_has_both_keys_of_the_scale_and_each_can_be_clicked(running: Running) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        keys = screen_of(pilot)[-1]
        assert "+ - Zoom in, out" in keys
        assert "u Undo" in keys
        board = board_of(pilot)
        whole = board.scale(board._columns)
        await pilot.click(offset=(keys.index("+ -"), 23))
        await pilot.pause()
        closer = board.scale(board._columns)
        assert closer.days < whole.days
        await pilot.click(offset=(keys.index("+ -") + 2, 23))
        await pilot.pause()
        assert closer.days < board.scale(board._columns).days


async def test_a_column_of_what_was_otherwise_says_that_there_is_more(running: Running) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("1", "=", *"2016", "enter")
        await pilot.pause()
        assert "on 31 Dec 2016 +more" in rows_of(pilot)[1]
        await pilot.press("down")
        await pilot.pause()
        assert "on 31 Dec 2016 +more" in rows_of(pilot)[1]
        assert re.search(r"al-Qaim .* closed \+\d ", "\n".join(rows_of(pilot)))


async def test_the_heading_of_what_was_otherwise_has_its_day_whole_at_every_width(running: Running) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("1", "down", "=", *"2016", "enter")
        for width in (48, 52, 60, 64, 80):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            head, first = rows_of(pilot)[1:3]
            assert re.search(r"\b31 Dec 2016( \+more)? ", head), head
            assert ("+more" in head) == (width == 80), head
            assert head.index("31 Dec") - first.index("closed") in (0, 3), "it stands over its column"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
async def test_the_crossing_under_the_bar_is_always_in_sight(
    running: Running, size: tuple[int, int], tmp_path: Path
) -> None:
    path = logbook(tmp_path / "many.json", MANY, FEW)
    async with running(size, path=path) as pilot:
        await pilot.press("1")
        for key in ("down", "end", "up", "pageup", "home", "down"):
            await pilot.press(key)
            board = board_of(pilot)
            chosen = board.under_bar()
            name = f" Gate {chosen.id[1:]} " if chosen else "crossings"
            assert any(row.startswith("▌") and name in row for row in rows_of(pilot)), (key, rows_of(pilot))


async def test_an_unreported_crossing_under_the_bar_has_a_row_of_its_own(running: Running, tmp_path: Path) -> None:
    path = logbook(tmp_path / "few.json", 2, FEW)
    async with running((140, 40), path=path) as pilot:
        await pilot.press("1", "end")
        rows = rows_of(pilot)
        assert any(row.startswith("▌") and "Gate 5" in row for row in rows)
        assert any("2 more, status not reported: Gate 3 · Gate 4" in row for row in rows)


async def test_zooming_in_shows_fewer_days_and_the_arrows_pan(running: Running) -> None:
    async with running((140, 40)) as pilot:
        await pilot.press("1")
        board = board_of(pilot)
        whole = board.scale(board._columns)
        await pilot.press("+", "+")
        zoomed = board.scale(board._columns)
        assert zoomed.days < whole.days
        await pilot.press("left")
        assert board.scale(board._columns).first < zoomed.first
        await pilot.press("0")
        assert board.scale(board._columns) == whole


async def test_a_click_on_a_row_narrows_to_its_crossing(running: Running) -> None:
    async with running((140, 40)) as pilot:
        await pilot.pause()
        y = next(number for number, line in enumerate(screen_of(pilot)) if "Nasib" in line)
        await pilot.click(offset=(6, y))
        assert app_of(pilot).session.view.crossing == "nasib"


@pytest.mark.parametrize(
    ("who", "more"), [("", False), ("those with a permit of the council and a seat on the bus " * 2, True)]
)
async def test_of_who_may_cross_nothing_is_left_out_unsaid(
    running: Running, tmp_path: Path, who: str, more: bool
) -> None:
    path = logbook(tmp_path / "one.json", 1)
    file = json.loads(path.read_text(encoding="utf-8"))
    modes = {"pedestrian": "restricted", "commercial": "restricted", "rail": "yes", "humanitarian": "no"}
    entries = [{"modes": {mode: word}, "who": who} for mode, word in modes.items()]
    file["events"]["2"] = {"id": "who", "type": "status", "date": "2021-06-01", "crossings": ["c1"], "status": entries}
    path.write_text(json.dumps(file), encoding="utf-8")
    async with running((100, 30), path=path) as pilot:
        await pilot.press("1", "down")
        words = " ".join(" ".join(rows_of(pilot)).split())
        assert ("more in the details" in words) is more
        assert more or all(told in words for told in ("on foot restricted", "rail yes", "aid no"))


async def test_the_timeline_tells_what_is_planned_from_what_happened(running: Running, tmp_path: Path) -> None:
    path = logbook(tmp_path / "one.json", 1)
    file = json.loads(path.read_text(encoding="utf-8"))
    plan = {"type": "status", "crossings": ["c1"], "status": "closed", "title": "Shuts for repairs"}
    file["events"]["2"] = plan | {"id": "plan", "date": "2021-06-01", "phase": "planned"}
    path.write_text(json.dumps(file), encoding="utf-8")
    async with running((100, 30), path=path) as pilot:
        await pilot.pause()
        (told,) = [line for line in screen_of(pilot) if "Shuts for" in line and "status" not in line and "2021" in line]
        assert "planned" in told


def days(path: Path) -> Path:
    """Three gates of which one reopened, one changed hands alone, and one stayed as it was, between 2020 and 2022."""
    file = json.loads(logbook(path, 3).read_text(encoding="utf-8"))
    held = {"type": "control", "crossings": ["c2"], "control": [{"side": "TR", "by": "x", "state": "holds"}]}
    file["events"] |= {
        "4": {"id": "shut", "type": "status", "date": "2019-01-01", "crossings": ["c1"], "status": "closed"},
        "5": held | {"id": "one", "date": "2019-03-01"},
        "6": held | {"id": "two", "date": "2022-03-01", "control": [{"side": "TR", "by": "y", "state": "holds"}]},
        "7": {"id": "still", "type": "status", "date": "2019-05-01", "crossings": ["c2", "c3"], "status": "open"},
    }
    file["actors"] = {"1": {"id": "x", "name": "Xanthos"}, "2": {"id": "y", "name": "Ypsilon"}}
    path.write_text(json.dumps(file), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_compared_with_another_day_each_row_says_what_was_otherwise_on_it(
    running: Running, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(size, path=days(tmp_path / "days.json")) as pilot:
        await pilot.press("=", *"2020", "enter", "1", "down")
        await pilot.pause()
        first, second, third = (next(row for row in rows_of(pilot) if f"Gate {n}" in row) for n in (1, 2, 3))
        assert "closed" in first
        assert "TR Xanthos" in second
        assert "the same" in third
        assert "on 31 Dec 2020" in rows_of(pilot)[1]
        assert "31 Dec 2020" in screen_of(pilot)[0]
        assert "status: closed → open" in " ".join(" ".join(rows_of(pilot)).split())


async def test_a_later_day_can_be_compared_with_a_past_one(running: Running, tmp_path: Path) -> None:
    async with running((140, 40), path=days(tmp_path / "days.json")) as pilot:
        await pilot.press("t", *"2020", "enter", "=", *"2023", "enter")
        first, second = (next(row for row in rows_of(pilot) if f"Gate {n}" in row) for n in (1, 2))
        assert "closed" in first
        assert "open" in first
        assert "TR Ypsilon" in second


async def test_comparing_ends_by_esc_and_by_an_empty_line_and_not_with_the_day_itself(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        for ending in (("escape",), ("=", "ctrl+u", "enter")):
            await pilot.press("=", *"2016", "enter")
            assert app.session.view.compared is not None
            await pilot.press(*ending)
            assert app.session.view.compared is None
        await pilot.press("=", *"today", "enter")
        assert app.session.view.compared is None
        assert "nothing to compare" in app.session.notice


async def test_a_crossing_without_a_status_that_differs_all_the_same_has_a_row_while_comparing(
    running: Running,
) -> None:
    async with running() as pilot:
        assert not any(row.startswith(" · Bab al-Hawa") for row in rows_of(pilot))
        await pilot.press("=", *"2017", "enter")
        assert any(row.startswith(" · Bab al-Hawa") for row in rows_of(pilot))


async def test_the_board_is_sorted_as_is_chosen_and_the_bar_stays_on_its_crossing(running: Running) -> None:
    async with running() as pilot:
        board, session = board_of(pilot), app_of(pilot).session
        as_filed = board.ids
        await pilot.press("1", "down")
        session.look(board="status")
        words = [session.standing.holding(id_).word for id_ in board.ids[1:6]]
        assert words == sorted(words, key=["open", "closed"].index)
        session.look(board="age")
        ages = [session.standing.holding(id_).age_days or 0 for id_ in board.ids[1:6]]
        assert ages == sorted(ages)
        session.look(board="name")
        assert board.ids[1:6] == ["nasib", "al-qaim", "rabia", "trebil", "al-walid"]  # without the article
        assert board.ids[board.index] == as_filed[1]


async def test_what_is_planned_is_drawn_on_its_day_and_told_on_board_map_and_details(
    running: Running, tmp_path: Path
) -> None:
    path = logbook(tmp_path / "two.json", 1, 1)
    file = json.loads(path.read_text(encoding="utf-8"))
    for number, crossing in enumerate(file["crossings"].values()):
        crossing |= {"lat": 36.0 + number, "lon": 37.0 + number}
    plan = {"type": "status", "crossings": ["c2"], "status": "closed", "date": "2021-06-01", "phase": "planned"}
    file["events"]["2"] = plan | {"id": "plan"}
    file["events"]["3"] = plan | {"id": "off", "crossings": ["c1"], "phase": "cancelled"}
    path.write_text(json.dumps(file), encoding="utf-8")
    async with running((140, 40), path=path) as pilot:
        await pilot.press("1", "down", "down")
        drawn = [row for row in rows_of(pilot) if PLANNED.sign in row]
        assert [row.strip("▌ ").split()[:2] for row in drawn] == [["·", "Gate"], [PLANNED.sign, "planned:"]]
        words = f"{PLANNED.sign} planned: closed, 1 Jun 2021"
        assert words in drawn[1]
        shown = screen_of(pilot)
        assert any(f"Ahead       {words}" in line for line in shown)
        assert any(f"·{PLANNED.sign} Gate 2" in line for line in shown)
        assert not any(f"{PLANNED.sign} Gate 1" in line for line in shown)


async def test_crossings_and_holders_are_called_as_they_were_on_the_day_looked_at(
    running: Running, tmp_path: Path
) -> None:
    path = logbook(tmp_path / "renamed.json", 1)
    file = json.loads(path.read_text(encoding="utf-8"))
    crossing = file["crossings"]["1"] | {"lat": 36.0, "lon": 37.0}
    crossing["sides"][0]["names"] = [{"value": "Old Gate", "to": "2021-12-31"}]
    file["crossings"]["1"] = crossing
    held = {"id": "held", "type": "control", "crossings": ["c1"], "control": {"side": "TR", "by": "front"}}
    file["events"]["2"] = held | {"date": "2021-06-01"}
    file["actors"] = {"1": {"id": "front", "name": "The Body", "names": [{"value": "The Front", "to": "2021"}]}}
    path.write_text(json.dumps(file), encoding="utf-8")
    async with running((140, 40), path=path) as pilot:
        await pilot.press("1", "down")
        now = "\n".join(screen_of(pilot))
        await pilot.press("t", *"2021-12-31", "enter")
        await pilot.pause()
        then = "\n".join(screen_of(pilot))
        await pilot.press("t", "ctrl+u", *"2022-01-01", "enter")
        await pilot.pause()
        after = "\n".join(screen_of(pilot))
    for text, names, others in (
        (now, ("Gate 1", "The Body"), ("Old Gate", "The Front")),
        (then, ("Old Gate", "The Front"), ("Gate 1", "The Body")),
        (after, ("Gate 1", "The Body"), ("Old Gate", "The Front")),
    ):
        seen = text.replace("Other names  Old Gate", "").split("3 Crossing")[0]
        assert all(name in seen for name in names)
        assert not any(name in seen for name in others)


async def test_what_is_not_known_of_a_day_or_a_place_is_not_drawn_as_known(running: Running, tmp_path: Path) -> None:
    dates = ("2014-06-09", "2014-06", "2014", "2013-03", "2013-03")
    events = {str(at): {"id": f"e{at}", "title": f"Event {at}", "date": day} for at, day in enumerate(dates, 1)}
    crossings = {"1": {"id": "gate", "sides": [{"country": "IQ", "name": "Lost Gate"}]}}
    path = tmp_path / "dates.json"
    path.write_text(json.dumps({"events": events, "crossings": crossings}), encoding="utf-8")
    async with running((140, 40), path=path) as pilot:
        await pilot.pause()
        rows = [line[2:20].split() for line in screen_of(pilot) if "— " in line[:40] and "Event" in line[:60]]
        # The month and the year stand again where a blank would read as the day or the month above.
        assert rows == [["2014", "Jun", "9"], ["Jun"], ["2014"], ["2013", "Mar"], []]
        assert "not placed: Lost Gate" in "\n".join(screen_of(pilot))


async def test_of_very_many_events_the_reports_are_read_while_nobody_types_and_what_is_not_read_is_not_told(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = logbook(tmp_path / "many.json", FEW, FEW)
    monkeypatch.setattr("tui.work.session._FEW", 0)
    monkeypatch.setattr("tui.work.between_keys.REST_SECONDS", 0.5)
    async with running((140, 40), path=path) as pilot:
        await pilot.press("2", "down")
        screen = "\n".join(screen_of(pilot))
        assert screen.count("Reading what was reported of each crossing…") == len(("board", "map"))
        assert f"{FEW} open" not in screen
        assert "not reported" not in screen
        app_of(pilot).session.store.edit(Key("events", "e1"), ("status",), "closed")
        monkeypatch.setattr("tui.work.between_keys.REST_SECONDS", 0.01)
        await pilot.press("up")
        await pilot.pause(1)
        screen = "\n".join(screen_of(pilot))
        assert "Reading" not in screen
        assert f"{FEW - 1} open  1 closed" in screen
        assert f"{FEW} more, status not reported" in screen


async def test_the_board_grows_to_what_a_crossing_takes_at_length_and_shows_the_others_below(
    running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "north-west-syria.json"
    path.write_bytes(sample_bytes("north-west-syria"))
    async with running((140, 40), path=path) as pilot:
        await pilot.pause()
        board = [line[:60] for line in screen_of(pilot)[1:20]]
        assert any("aid TR>SY no since 13 Jan 2024" in line for line in board)
        assert any("TR  not reported" in line for line in board)
        assert any("Bab al-Salam" in line and "open" in line for line in board)
        assert any("2 more, status not reported" in line for line in board)


async def test_the_first_line_says_how_many_events_a_filter_finds_while_the_board_has_the_screen(
    running: Running,
) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("1", "down", "slash", *typed("type:attack"), "enter")
        await pilot.pause()
        shown = screen_of(pilot)
        assert not any("2 Timeline" in line for line in shown)
        assert "attack, at al-Qaim · 1 of 34" in shown[0]
        await pilot.press("slash")
        await pilot.pause()
        assert "attack, at al-Qaim  ·  1 of 34" in screen_of(pilot)[-1], "the line that is typed in calls it the same"


async def test_the_first_line_never_leaves_away_what_is_looked_for_for_how_many_are_found(
    running: Running, tmp_path: Path
) -> None:
    path = logbook(tmp_path / "many.json", 5)
    file = json.loads(path.read_text(encoding="utf-8"))
    file["events"] = {
        str(number): {"id": f"e{number}", "type": "attack", "date": "2019-01-01"} for number in range(1, 1235)
    }
    path.write_text(json.dumps(file), encoding="utf-8")
    async with running((80, 24), path=path) as pilot:
        await pilot.press("slash", *typed("type:attack"), "enter", "=", *"2018", "enter")
        await pilot.pause()
        header = app_of(pilot).dashboard.query_one(Header)
        for width in range(52, 100):
            (row,) = header.rows(width, 1)
            line = "".join(text for text, _ in (*row.spans, *row.right))
            assert len(line) <= width
            assert "atta" in line
            assert "1,234 of 1,234" in line or width < 80, line


async def test_the_first_line_tells_every_status_and_the_contested_by_their_signs_where_it_is_short(
    running: Running, tmp_path: Path
) -> None:
    path = logbook(tmp_path / "all.json", 5)
    file = json.loads(path.read_text(encoding="utf-8"))
    states = ("open", "limited", "sporadic", "closed", "inactive")
    for event, state in zip(file["events"].values(), states, strict=True):
        event["status"] = state
    said = [{"about": "killed", "value": count, "by": f"speaker {count}"} for count in (2, 6)]
    file["events"]["6"] = {"id": "e6", "type": "attack", "date": "2021-06-01", "crossings": ["c1"], "claims": said}
    path.write_text(json.dumps(file), encoding="utf-8")
    async with running((80, 24), path=path) as pilot:
        await pilot.press("1", "down", "t", *typed("may 2021"), "enter", "t", *typed("june 2021"), "enter")
        await wait_until(lambda: "●1 ▲1 ◆1 ■1 ▬1   ⚑ 1" in screen_of(pilot)[0])
        await pilot.press("t", *typed("june 2024"), "enter")
        hollow = "○1 △1 ◇1 □1 ▭1   ⚑ 1"  # where all of its reports are old
        await wait_until(lambda: hollow in screen_of(pilot)[0])


async def test_an_event_that_is_added_outside_of_what_is_looked_for_says_what_leaves_it_out(running: Running) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("1", "down", "t", *typed("2016"), "enter", "a", *typed("1 may 2019 trebil closed"), "enter")
        await pilot.pause()
        notice = app_of(pilot).session.notice
        assert "left out of the timeline by what is looked for (at al-Qaim) or the as-of day" in notice


async def test_no_word_about_the_crossings_without_reports_is_cut_by_how_to_read_the_board(running: Running) -> None:
    for width in (58, 60, 70, 80):
        async with running((width, 24)) as pilot:
            await pilot.pause()
            row = next(row for row in screen_of(pilot) if "3 more" in row)
            assert "status not reported" in row
            assert (LEGEND in row) == (width >= 70)


async def test_an_age_never_touches_the_history_behind_it(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.panels.board.date_note", lambda *_: " (contested)")
    async with running((140, 40)) as pilot:
        board = board_of(pilot)
        for days, words in ((0, "today ⚑ …"), (20, "20 d ⚑ …"), (340, "11 mo ⚑ …"), (4_000, "10 y ⚑ …")):
            held = replace(board.session.standing.holding("al-qaim"), age_days=days)
            monkeypatch.setattr(type(board.session.standing), "holding", lambda _, id_, held=held: held)
            for width in (60, 80, 140):
                grid = board._grid(width)
                told = "".join(text for text, _ in board._age("al-qaim", grid, more=True))
                assert len(told) == grid.age + 1
                assert told.endswith(" ")
                assert "⚑" in told
                assert "…" in told
            assert told.rstrip() == words


async def test_the_age_of_a_report_of_a_past_day_is_not_called_today(running: Running) -> None:
    async with running((140, 40)) as pilot:
        await pilot.press("t", *typed("30 sep 2019"), "enter")
        (row,) = (row for row in rows_of(pilot) if "al-Qaim" in row)
        assert "that day" in row


async def test_the_line_of_a_past_day_goes_on_behind_the_words_below_a_crossing(running: Running) -> None:
    async with running((140, 40)) as pilot:
        await pilot.press("t", *typed("late 2016"), "enter")
        rows = rows_of(pilot)
        (told,) = (row for row in rows if "not reported" in row and "more" not in row)
        (above,) = (row for row in rows if "al-Qaim" in row)
        assert told.index("┃") == above.index("┃")
