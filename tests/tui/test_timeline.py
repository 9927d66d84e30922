"""The margin of the timeline says a date as precisely as it is known, and no more; titles have what room there is."""

from pathlib import Path

import pytest

from tests.tui.conftest import Running, screen_of
from tui.panels.timeline import Margin, margin


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2019-09-22/2019-09-28", Margin("2019", "Sep", "22–28")),
        ("2019-08-2X", Margin("2019", "Aug", "20s")),
        ("2019-XX", Margin("2019", "", "a month")),
        ("2019-21", Margin("2019", "", "spring")),
        ("2019-09-30/..", Margin("2019", "Sep", "30 –")),
        ("201X", Margin(words="2010s")),
        ("20XX", Margin(words="21st c.")),
        ("", Margin(words="undated")),
    ],
)
def test_no_month_and_no_year_is_told_that_the_date_does_not_tell(date: str, shown: Margin) -> None:
    assert margin(date) == shown


async def test_a_title_has_the_cell_of_a_flag_that_is_not_there_and_names_of_crossings_are_told_apart(
    running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "two.json"
    title, claim = "x" * 36, '{"about": "killed", "value": %d, "by": "witness %d"}'
    gate = '"%d": {"id": "gate-%s", "sides": [{"country": "TR", "name": "Great Gate %s"}]}'
    event = '"%d": {"title": "' + title + '", "date": "2021-05-0%d", "crossings": ["gate-B"], "claims": [%s]}'
    gates = ", ".join(gate % (number, name, name) for number, name in enumerate("AB", 1))
    events = ", ".join((event % (1, 1, f"{claim % (1, 1)}, {claim % (2, 2)}"), event % (2, 2, "")))
    path.write_text(f'{{"crossings": {{{gates}}}, "events": {{{events}}}}}', encoding="utf-8")
    async with running((80, 24), path=path) as pilot:
        await pilot.pause()
        plain, flagged = (line for line in screen_of(pilot) if "xxxx" in line and "Great Gate B" in line)
        assert title in plain
        assert "… ⚑" in flagged


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24)])
async def test_each_column_has_its_head_above_it_and_the_signs_in_sight_are_explained_below(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(size) as pilot:
        await pilot.press("n")
        await pilot.pause()
        lines = screen_of(pilot)
        head = next(line for line in lines if " type " in line)
        row = next(line for line in lines if "attack" in line and "Drones" in line)
        assert head.index("type") == row.index("attack")
        assert "sources" in head
        assert any("⚑ contested" in line and "newest first" in line for line in lines)
        foot = next(line for line in lines if "◎ an account" in line)
        assert "* anonymous" in foot
