"""What is offered while a query is typed is itself a query that is understood."""

from pathlib import Path

import pytest

from store.query import parse
from store.query.parsing import completions
from store.store import Store
from tests.store.making import border


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return border(tmp_path)


def offered(store: Store, text: str) -> list[str]:
    """The whole lines that the completions give."""
    start, words = completions(text, store)
    return [text[:start] + word for word in words]


def test_fields_and_their_values_are_offered(store: Store) -> None:
    assert offered(store, "ty") == ["type:"]
    assert offered(store, "qaim type:att") == ["qaim type:attack"]
    assert offered(store, "type:attack,cl") == ["type:attack,clash"]
    assert offered(store, "not contested:") == ["not contested:yes", "not contested:no"]
    assert offered(store, "(sure:ty") == ["(sure:type:"]


def test_records_are_offered_by_any_of_their_names(store: Store) -> None:
    assert offered(store, "crossing:albu") == ["crossing:al-qaim"]
    assert offered(store, "actor:hez") == ["actor:kataib-hezbollah"]


def test_nothing_is_offered_where_nothing_is_typed_or_a_phrase_is_open(store: Store) -> None:
    assert offered(store, "") == []
    assert offered(store, "qaim ") == []
    assert offered(store, '"type:') == []
    assert offered(store, "type:attack") == []


@pytest.mark.parametrize("text", ["type:", "status:", "review:", "mode:", "graded:", "crossing:", "source:", "actor:"])
def test_each_value_offered_is_understood(store: Store, text: str) -> None:
    lines = offered(store, text)
    assert lines
    for line in lines:
        assert len(parse(line, store).parts()) == 1, line


def test_a_value_of_several_words_is_offered_in_quotes(store: Store) -> None:
    assert offered(store, "review:wo") == ['review:"work needed"']
    assert offered(store, "review:accepted,wo") == ['review:accepted,"work needed"']
    assert parse('review:accepted,"work needed"', store).words() == "review accepted or work needed"
