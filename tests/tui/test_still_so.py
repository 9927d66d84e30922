"""The key for "still so": a dated confirmation of what the bar stands on, with who says it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.records.model import Key
from store.status.standing import Standing
from store.store import Store
from tests.tui.conftest import Running, app_of, screen_of
from tui.bars.still import confirmed

TODAY = date(2019, 10, 20)


def typed(text: str) -> list[str]:
    return ["space" if character == " " else character for character in text]


@pytest.fixture
def store(sample: Path) -> Store:
    return Store.open(sample)


def claims(app: Any, event: str) -> list[dict[str, Any]]:
    return list(app.session.store.document(Key("events", event))["claims"])


@pytest.mark.parametrize(
    ("line", "who", "said"),
    [
        ("garda-crossings 5 oct 2019", {"source": "garda-crossings"}, "2019-10-05"),
        ("Rudaw 2019-10-05", {"source": "rudaw-rabia-2014"}, "2019-10-05"),
        ("a driver yesterday", {"by": "a driver"}, "2019-10-19"),
        ("iraqi-forces", {"by": "iraqi-forces"}, "2019-10-20"),
    ],
)
def test_a_line_names_who_says_so_and_the_day(store: Store, line: str, who: dict[str, str], said: str) -> None:
    found = confirmed(line, TODAY, store)
    assert (found.who, found.said) == (who, said)


@pytest.mark.parametrize(
    ("line", "problem"), [("5 oct 2019", "who says so is missing"), ("AFP 5 oct 2019", "AFP is 5 sources")]
)
def test_a_line_that_leaves_open_who_says_so_is_asked_about(store: Store, line: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        confirmed(line, TODAY, store)


async def test_the_status_of_the_chosen_crossing_is_confirmed_and_its_age_is_new(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        await pilot.press("1", "down", ".", *typed("rudaw 5 jan 2020"))
        await pilot.pause()
        assert "open · Rudaw · said 5 Jan 2020" in screen_of(pilot)[-1]
        await pilot.press("enter")
        claim = claims(app, "qaim-reopens-2019-09")[-1]
        assert {**claim, "id": ""} == {
            "id": "",
            "about": "status",
            "value": "open",
            "source": "rudaw-rabia-2014",
            "said": "2020-01-05",
            "mode": "confirmation",
        }
        standing = Standing.of(app.session.store, date(2020, 1, 15))["al-qaim"]
        assert (standing.holding.age_days, standing.holding.uncertain) == (10, False)
        await pilot.press("u")
        assert claim not in claims(app, "qaim-reopens-2019-09")


async def test_in_the_details_of_a_crossing_the_line_under_the_bar_is_confirmed(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        await pilot.press("1", "down", "enter")
        app.session.select(Key("crossings", "al-qaim"))
        await pilot.press("3", *["down"] * 2, ".", *typed("rudaw 5 jan 2020"), "enter")
        claim = claims(app, "qaim-reopens-2019-09")[-1]
        assert claim["value"] == {"modes": {"commercial": "yes"}}
        passage = Standing.of(app.session.store, date(2020, 1, 15))["al-qaim"].passage
        (row,) = (row for row in passage if row.mode == "commercial")
        assert row.holding.age_days == 10


async def test_nothing_is_written_while_nobody_is_named_or_esc_is_pressed(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        before = claims(app, "qaim-reopens-2019-09")
        await pilot.press("1", "down", ".", "enter")
        assert len(app.takers) == 1
        await pilot.press("escape")
        assert claims(app, "qaim-reopens-2019-09") == before
