"""Private names in several hundred spellings: each is withheld or asked about, but for those that are told to leave."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from store.disclosure import WITHHELD_WORDS, Disclosed
from tests.store.in_memory import InMemory

SPELT: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("private_spellings.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", SPELT)
def test_a_private_name_is_noticed_in_each_spelling_but_those_that_are_told_to_leave(name: str) -> None:
    part = SPELT[name]
    events = [{"id": f"e{at}", "title": f"They saw {text} there."} for at, text in enumerate(part["spellings"])]
    found = Disclosed(InMemory(events=events, **{part["table"]: [json.loads(part["record"])]}))
    asked = {near.key.id for near in found.near}
    left = {
        text
        for at, text in enumerate(part["spellings"])
        if f"e{at}" not in asked and WITHHELD_WORDS not in found.rows[f"e{at}"].title
    }
    assert left == set(part.get("leaves", {})), "a spelling that is noticed now is to be struck from `leaves`"
