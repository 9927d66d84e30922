"""The examples of the Library of Congress, where the real data sets are beside the repository."""

import json
from pathlib import Path
from typing import Any

import pytest

from store.dates import DateError, parse


@pytest.fixture(scope="module")
def page(shared: Path) -> Any:
    return json.loads((shared / "data" / "edtf" / "loc-edtf-examples.json").read_text("utf-8"))


def test_every_example_is_accepted_at_its_level(page: Any) -> None:
    assert len(page["examples"]) == 64
    found = {one["edtf"]: parse(one["edtf"]).level for one in page["examples"]}
    # The complete qualifier is listed at both levels; it is of level 1.
    assert found == {one["edtf"]: one.get("our_level", one["level"]) for one in page["examples"]}


def test_what_the_page_calls_invalid_is_refused(page: Any) -> None:
    for one in page["invalid"]:
        with pytest.raises(DateError):
            parse(one["edtf"])
