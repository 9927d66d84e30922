"""TinyDB's own test suite, run with our Storage and Table in the place of its own; a plugin for pytest.

Each test left out says why. Middlewares that other tests wrap around a storage are wrapped around ours too.
"""

from typing import Final

import pytest
import tinydb
import tinydb.storages

from store.file.storage import DurableStorage, SliceTable

LEFT_OUT: Final = {
    "test_storages.py::test_json": "writes lists as tables; ours holds only tables of documents",
    "test_storages.py::test_json_kwargs": "sorts keys and indents by four; the file's own manner is kept instead",
    "test_storages.py::test_json_read": "opens with access_mode='r'; whether a file may be written, its mode says",
    "test_storages.py::test_create_dirs": "asks for missing folders to be made; a wrong path shall make nothing",
    "test_storages.py::test_encoding": "writes cp936; the file is UTF-8, always",
    "test_storages.py::test_json_invalid_mode_warning": "asks for a warning about access_mode, which ours has not",
    "test_middlewares.py::test_caching_json_write": "looks at JSONStorage's private file handle; ours keeps none open",
    "test_tables.py::test_table_repr[memory]": "wants the class name Table in the text; ours is SliceTable",
    "test_tables.py::test_table_repr[json]": "the same, and the name JSONStorage",
}


def pytest_configure() -> None:
    """Puts ours in the place of TinyDB's own before its tests import them."""
    tinydb.storages.JSONStorage = DurableStorage  # type: ignore[assignment, misc]
    tinydb.JSONStorage = DurableStorage  # type: ignore[assignment, misc]
    tinydb.TinyDB.default_storage_class = DurableStorage  # type: ignore[assignment]
    tinydb.TinyDB.table_class = SliceTable  # type: ignore[assignment]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips what is left out, with its reason."""
    for item in items:
        if reason := LEFT_OUT.get(item.nodeid.split("/")[-1]):
            item.add_marker(pytest.mark.skip(reason=reason))
