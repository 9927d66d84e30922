"""The entries that another reader of dates in words agrees on, where the real data sets are beside the repository."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.dates import NotUnderstood, understand

ANCHOR = date(2019, 9, 30)

# At most ten; here a month without a year is the latest before the source was published, not one in any year.
DELIBERATE = {
    "January 12": "a day without a year is the latest one before the anchor",
    "January": "a month without a year is the latest one before the anchor",
}


@pytest.fixture(scope="module")
def entries(shared: Path) -> Any:
    return json.loads((shared / "data" / "edtf" / "python-edtf-natlang.json").read_text("utf-8"))


def test_each_agreement_holds_or_is_a_deliberate_difference(entries: Any) -> None:
    expected = {one["input"]: one["edtf"] for one in entries["agreements"]}
    found = {text: understand(text, ANCHOR).edtf.text for text in expected}
    assert len(entries["agreements"]) == 74
    assert {text for text in expected if found[text] != expected[text]} == set(DELIBERATE)
    assert len(DELIBERATE) <= 10


def test_what_nobody_understands_is_refused(entries: Any) -> None:
    for one in entries["agreements_no_match"]:
        with pytest.raises(NotUnderstood):
            understand(one["input"], ANCHOR)
