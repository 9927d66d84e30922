"""A line with names that the file has not is noted with the records they need, in one change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from store.entry.event import Note, note, words_of
from tests.store.making import border

if TYPE_CHECKING:
    from pathlib import Path

    from store.store import Store

TODAY = date(2019, 10, 1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return border(tmp_path)


def noted(store: Store, line: str) -> Note:
    return note(line, store, TODAY)


def test_a_line_of_known_names_makes_nothing_else(store: Store) -> None:
    found = noted(store, "30 sep 2019 reopened al-qaim src k24 C2")
    assert found.made == ()
    assert found.documents == (("events", found.event.document),)


def test_an_unknown_source_and_crossing_are_made_and_referred_to(store: Store) -> None:
    found = noted(store, "30 sep 2019 attack @semalka killed 2 src Reuters")
    assert found.made == (
        ("crossings", {"id": "semalka", "sides": [{"name": "semalka"}]}),
        ("sources", {"id": "reuters", "publisher": "Reuters"}),
    )
    assert found.event.document["crossings"] == ["semalka"]
    assert found.event.document["claims"][0]["source"] == "reuters"
    assert [words_of(*made) for made in found.made] == ["new crossing semalka", "new source reuters"]


def test_adding_them_together_is_one_step_to_undo(store: Store) -> None:
    found = noted(store, "30 sep 2019 attack @semalka src Reuters")
    change = store.add_together(found.documents, "new event")
    assert change.edits[-1].key.table == "events"
    assert {"semalka"} <= set(store.crossings)
    store.undo()
    assert "semalka" not in store.crossings
    assert "reuters" not in store.sources
    assert len(store.rows) == 3


def test_a_name_that_may_mean_several_has_to_be_told_apart(store: Store) -> None:
    store.add("sources", {"id": "k24-strike", "publisher": "Kurdistan 24"})
    found = noted(store, "30 sep 2019 attack at al-qaim src kurd")
    assert found.choice == "“kurd” may be k24 or k24-strike"
    assert noted(store, "30 sep 2019 attack at al-qaim src k24").choice == ""


def test_a_crossing_is_named_outright_by_any_of_its_names(store: Store) -> None:
    document = noted(store, "30 sep 2019 attack @Albu Kamal killed 2").event.document
    assert document["crossings"] == ["al-qaim"]
    assert document["title"] == "Attack"
