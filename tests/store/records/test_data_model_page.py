"""The page that describes the data file is current, and its example is a file with nothing wrong in it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from store.checks.themes import run
from store.records.introspection import fields_of
from store.records.json_schema import schema
from store.records.model import TABLES
from store.store import Store
from tools.data_model_page import EXAMPLE, PAGE, PARTS, example_text, page


def test_the_page_in_the_repository_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `make docs`"


@pytest.mark.parametrize("kind", [*TABLES.values(), *PARTS.values()])
def test_it_has_a_line_for_each_declared_field(kind: type) -> None:
    text = page()
    assert all(f"| `{field.name}` | {field.label} |" in text for field in fields_of(kind))


def test_its_example_is_a_file_that_no_check_objects_to(tmp_path: Path) -> None:
    path = tmp_path / "example.json"
    path.write_text(example_text(), "utf-8")
    store = Store.open(path)
    assert run(store) == []
    assert not store.quarantined
    assert not list(Draft202012Validator(schema()).iter_errors(EXAMPLE))
    assert json.loads(example_text()) == EXAMPLE
