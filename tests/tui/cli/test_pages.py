"""docs/entry-line.md tells the truth: its lines and dates are understood as it says, and asked about where it says."""

import re
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Run

PAGE = (Path(__file__).parents[3] / "docs" / "entry-line.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    """The first cells of a table in the page that are written as code, by the table's header."""
    _, _, rest = PAGE.partition(f"| {heading} |")
    table = rest.split("\n\n")[0].splitlines()[2:]
    return [re.findall(r"\| `([^`]+)` (?=\|)", line) for line in table]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("line", "kind", "date"), rows("line | type | date | what it says"))
def test_a_line_of_the_page_is_settled(run: Run, line: str, kind: str, date: str) -> None:
    ran = run("add", "--dry-run", line)
    (event,) = [each["record"] for each in ran.json["records"] if each["table"] == "events"]
    assert (ran.code, ran.json["unsettled"], event["type"], event["date"]) == (0, [], kind, date)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("line", "about"), rows("line | about | why"))
def test_a_line_that_can_be_read_in_two_ways_is_asked_about(run: Run, line: str, about: str) -> None:
    ran = run("add", "--dry-run", line)
    assert ran.code == 1
    assert [point["about"] for point in ran.json["unsettled"]] == [about]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("typed", "understood"), rows("typed | understood as | in words"))
def test_a_date_of_the_page_is_understood_as_it_says(run: Run, typed: str, understood: str) -> None:
    assert run("date", "--json", typed).json["edtf"] == understood
