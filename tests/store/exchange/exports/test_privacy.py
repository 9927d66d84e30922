"""No format of export and no layout of report tells what is private."""

from __future__ import annotations

import re
from datetime import date

import pytest

from store.disclosure import Disclosed
from store.exchange.exports.formats import FORMATS
from store.report.build import report
from store.report.layouts import LAYOUTS, laid_out
from tests.store.exchange.exports.opened import letters, written
from tests.store.planted import leaks, planted_shelf


@pytest.mark.parametrize("name", FORMATS)
def test_no_export_tells_anything_private(name: str) -> None:
    content = letters(written(name, planted_shelf()))
    assert leaks(content) == []


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_of_chosen_events_tells_nothing_private(name: str) -> None:
    chosen = {"planted-event", "[withheld]-meets-2019-09", "sahar-zinhari-meets-2019-09"}
    content = letters(written(name, planted_shelf(), chosen))
    assert leaks(content) == []


@pytest.mark.parametrize("known_then", [False, True])
@pytest.mark.parametrize("name", LAYOUTS)
def test_no_report_tells_anything_private(name: str, known_then: bool) -> None:
    shown = Disclosed(planted_shelf())
    found = report(shown, date(2013, 1, 1), date(2020, 6, 1), known_then=known_then)
    words = laid_out(found, name)
    assert "withheld" in words
    assert leaks(words.replace("\\", "")) == []
    assert "77" not in re.sub(r' (d|x|y|cx|cy|width|height|points)="[^"]*"', "", words)  # where a picture draws
