"""The margin of the timeline says a date as precisely as it is known, and no more."""

from __future__ import annotations

import pytest

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
