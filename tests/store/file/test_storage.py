"""TinyDB over our file: its own behaviour, fresh documents, one save for one batch, and stock TinyDB beside it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from store.file.datafile import DataFile
from store.file.errors import NotJson
from store.file.storage import DurableStorage, SliceTable
from store.records.json_values import decode


class Database(TinyDB):
    """TinyDB with our storage and table."""

    default_storage_class = DurableStorage  # type: ignore[assignment]
    table_class = SliceTable  # type: ignore[assignment]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "db.json"
    records = {str(number): {"id": f"event-{number}", "title": f"t{number}", "tags": ["a"]} for number in range(1, 21)}
    path.write_text(json.dumps({"events": records}, indent=2))
    return path


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with Database(path) as db:
        yield db


def on_disk(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
    return found


def test_an_update_decodes_no_other_document(db: Database, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[str] = set()

    def counted(raw: bytes) -> Any:
        value = decode(raw)
        read.add(value["id"])
        return value

    for reader in ("image.decode_document", "splice.decode", "storage.decode"):
        monkeypatch.setattr(f"store.file.{reader}", counted)
    db.table("events").update({"title": "new"}, doc_ids=[7])
    assert read == {"event-7"}
    assert on_disk(path)["events"]["7"]["title"] == "new"


@pytest.mark.parametrize("get", ["get", "all", "search", "search again", "iterate"])
def test_a_document_that_was_read_can_be_changed_without_a_trace(db: Database, get: str) -> None:
    table = db.table("events")

    def first() -> Any:
        if get == "get":
            return table.get(doc_id=1)
        if get == "all":
            return table.all()[0]
        if get == "iterate":
            return next(iter(table))
        return table.search(where("id") == "event-1")[0]

    for _ in range(2):
        first()["tags"].append("changed")
    table.update({"title": "new"}, doc_ids=[1])
    assert first()["tags"] == ["a"]


def test_a_repeated_search_sees_what_another_program_did(db: Database, path: Path) -> None:
    table = db.table("events")
    query = where("title") == "theirs"
    assert table.search(query) == []
    with TinyDB(path) as stock:
        stock.table("events").update({"title": "theirs"}, doc_ids=[3])
    assert [document.doc_id for document in table.search(query)] == [3]


def test_an_insert_takes_the_next_free_number_after_another_programs_insert(db: Database, path: Path) -> None:
    table = db.table("events")
    assert table.insert({"title": "ours"}) == 21
    with TinyDB(path) as stock:
        assert stock.table("events").insert({"title": "theirs"}) == 22
    assert table.insert({"title": "ours again"}) == 23
    titles = [on_disk(path)["events"][doc_id]["title"] for doc_id in ("21", "22", "23")]
    assert titles == ["ours", "theirs", "ours again"]


def test_stock_tinydb_reads_what_we_wrote(db: Database, path: Path) -> None:
    db.table("events").insert({"id": "new", "where": {"text": "نص", "lat": 36.5}, "none": None})
    with TinyDB(path) as stock:
        assert stock.table("events").get(where("id") == "new") == {
            "id": "new", "where": {"text": "نص", "lat": 36.5}, "none": None,
        }  # fmt: skip


def test_a_batch_is_one_save_of_all_its_operations(db: Database, path: Path) -> None:
    storage = db.storage
    assert isinstance(storage, DurableStorage)
    events, sources = db.table("events"), db.table("sources")
    before = path.stat().st_ino
    with storage.batch() as batch:
        events.update({"title": "new"}, doc_ids=[1])
        assert events.get(doc_id=1)["title"] == "new"  # type: ignore[index]
        events.remove(doc_ids=[2])
        number = sources.insert({"id": "source"})
        db.table("actors").insert({"id": "actor"})
        assert path.stat().st_ino == before
    assert batch.saved is not None
    assert number == 1
    found = on_disk(path)
    assert found["events"]["1"]["title"] == "new"
    assert "2" not in found["events"]
    assert found["sources"] == {"1": {"id": "source"}}
    assert found["actors"] == {"1": {"id": "actor"}}


def test_a_batch_that_ends_in_an_error_leaves_the_file_as_it_was(db: Database, path: Path) -> None:
    storage = db.storage
    assert isinstance(storage, DurableStorage)
    before = path.read_bytes()

    def stopped() -> None:
        with storage.batch():
            db.table("events").truncate()
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        stopped()
    assert path.read_bytes() == before
    assert len(db.table("events")) == 20


def test_an_operation_that_fails_changes_nothing(db: Database, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ValueError, match="already exists"):
        db.table("events").insert(Document({"x": 1}, doc_id=3))
    with pytest.raises(TypeError):
        db.table("events").insert({"x": object()})
    assert path.read_bytes() == before


def test_tables_are_listed_dropped_and_made_in_the_file(db: Database, path: Path) -> None:
    db.table("new", persist_empty=True)
    assert db.tables() == {"events", "new"}
    db.drop_table("events")
    assert on_disk(path) == {"new": {}}
    db.drop_tables()
    assert on_disk(path) == {}


def test_a_broken_file_is_refused_and_left_alone(path: Path) -> None:
    path.write_bytes(b'{"events": {')
    with pytest.raises(NotJson):
        Database(path)
    assert path.read_bytes() == b'{"events": {'


def test_a_quarantined_record_is_no_document_and_stays_in_the_file(path: Path) -> None:
    path.write_bytes(b'{"events": {\n"1": {"x": 1},\n"2": [7],\n"01": {"x": 2}\n}}')
    with Database(path) as db:
        assert db.table("events").all() == [{"x": 1}]
        db.table("events").update({"x": 3})
    assert path.read_bytes() == b'{"events": {\n"1": {"x": 3},\n"2": [7],\n"01": {"x": 2}\n}}'


def test_a_storage_over_a_data_file_shares_its_image(path: Path) -> None:
    file = DataFile(path)
    file.read()
    table = SliceTable(DurableStorage(file), "events")
    table.update({"title": "new"}, doc_ids=[1])
    assert file.image.document("events", "1")["title"] == "new"
