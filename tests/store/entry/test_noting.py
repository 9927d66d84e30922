"""A line with names that the file has not is noted with the records they need, in one change."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from store.entry.event import Note, note, words_of
from store.store import Store
from tests.store.making import border

TODAY = date(2019, 10, 1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return border(tmp_path)


def noted(store: Store, line: str) -> Note:
    return note(line, store, TODAY)


@pytest.mark.parametrize("words", ["killed 5 ", "5 killed ", "killed about 5 ", "a soldier killed ", "hits "])
def test_the_longest_line_is_understood_in_little_time(store: Store, words: str) -> None:
    noted(store, words)
    started = process_time()
    noted(store, (words * 2_000)[:2_000])
    assert process_time() - started < 1


def test_a_line_of_known_names_makes_nothing_else(store: Store) -> None:
    found = noted(store, "30 sep 2019 reopened al-qaim src k24 C2")
    assert found.made == ()
    assert found.unsettled == ()
    assert found.documents == (("events", found.document),)


def test_an_unknown_source_is_made_and_an_unknown_crossing_asked_about_until_it_is_said_to_be_new(store: Store) -> None:
    asked = noted(store, "30 sep 2019 attack @semalka killed 2 src Reuters")
    assert [point.words for point in asked.unsettled] == ["@semalka"]
    found = noted(store, asked.unsettled[0].offers[-1].line)
    assert found.unsettled == ()
    assert found.made == (
        ("sources", {"id": "reuters", "publisher": "Reuters"}),
        ("crossings", {"id": "semalka", "sides": [{"name": "semalka"}]}),
    )
    assert found.document["crossings"] == ["semalka"]
    assert found.document["claims"][0]["source"] == "reuters"
    assert [words_of(*made) for made in found.made] == ["new source reuters", "new crossing semalka"]


def test_adding_them_together_is_one_step_to_undo(store: Store) -> None:
    found = noted(store, "30 sep 2019 attack new:semalka src Reuters")
    change = store.add_together(found.documents, "new event")
    assert change.edits[-1].key.table == "events"
    assert {"semalka"} <= set(store.crossings)
    store.undo()
    assert "semalka" not in store.crossings
    assert "reuters" not in store.sources
    assert len(store.rows) == 3


def test_a_crossing_is_named_outright_by_any_of_its_names(store: Store) -> None:
    document = noted(store, "30 sep 2019 attack @Albu Kamal killed 2").document
    assert document["crossings"] == ["al-qaim"]
    assert document["title"] == "Attack"
