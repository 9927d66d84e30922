"""The page on formats tells the truth: its example is a format that reads a file and gives it back."""

import re
from pathlib import Path
from typing import Any

import pytest

from store.exchange.exports.formats import FORMATS
from store.exchange.imports import formats
from tests.store.exchange.standins import empty_store, given_back, imported

PAGE = Path(__file__).parents[3] / "docs" / "formats.md"
COUNTS = b"count_id,gate,counted_on,lorries\nG1,Stone Ford,25/01/2020,1200\nG2,Stone Ford,03/02/2020,many\n"


def test_the_example_of_the_page_reads_a_table_with_an_account_and_gives_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[-1]
    names: dict[str, Any] = {}
    exec(example, names)
    monkeypatch.setattr(formats, "_others", lambda: (names["Gates"],))
    store = empty_store(tmp_path)
    plan = imported(store, COUNTS, "counts.csv")
    assert plan.layout == "Gate Office counts"
    assert [(column.taken_as, column.fitted, column.dropped) for column in plan.columns] == [
        ("id", 2, 0),
        ("crossing", 2, 0),
        ("date", 2, 0),
        ("volume", 1, 1),
    ]
    first, second = (store.event(row.edit.key.id) for row in plan.added)
    assert (first.date, second.date) == ("2020-01-25", "2020-02-03")
    assert first.claims[0].value == {"count": 1200, "of": "lorries", "per": "day"}
    assert given_back(store, plan) == COUNTS


def test_every_format_that_is_given_out_and_every_known_table_stands_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    given_out = page[page.index("## Exports: ") : page.index("## A format of tables")]
    assert [name for name in (*FORMATS, "original") if f"`{name}`" not in given_out] == []
    taken_in = page[page.index("## Imports: ") : page.index("## Exports: ")]
    systems = {kind.system for kind in (*formats.tables(), *formats.lists())}
    assert len(systems) >= 4
    assert [system for system in systems if system not in taken_in] == []
