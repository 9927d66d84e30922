"""All of a record as a text, and back."""

from pathlib import Path

import pytest

from store.entry.errors import EntryError
from store.entry.json_text import document_of, raw_text
from store.paths import sample_bytes
from store.records.model import TABLES, Key
from store.store import Store


@pytest.mark.parametrize("table", TABLES)
def test_every_record_of_the_sample_comes_back_from_its_text(table: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.json"
    path.write_bytes(sample_bytes())
    store = Store.open(path)
    for name in store._memory.record_map(table):
        text = raw_text(store, Key(table, name))
        assert document_of(table, text) == store.document(Key(table, name))
        assert text.startswith("{\n  ")
        assert text.endswith("\n}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"title": "a",\n "x" 1}', "line 2, column 6"),
        ('{"title": 3}', "title: expected a text, found a whole number"),
        ('{"title": "a", "title": "b"}', "appears twice"),
        ("[]", "expected an object"),
        ("", "line 1, column 1"),
        ('{"date": "2019", "lat": ' + "[" * 2000, "expected"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(EntryError, match=told):
        document_of("events", text)
