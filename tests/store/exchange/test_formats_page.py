"""The page on formats tells the truth: its example is a format that reads a file and gives it back."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.exchange.exports.formats import FORMATS
from store.exchange.imports import formats
from store.exchange.imports.layout import ImportProblem
from tests.store.exchange.standins import empty_store, given_back, imported

PAGE = Path(__file__).parents[3] / "docs" / "formats.md"
COUNTS = b"count_id,gate,counted_on,lorries\nG1,Stone Ford,25/01/2020,1200\nG2,Stone Ford,03/02/2020,many\n"


def test_the_example_of_the_page_reads_a_table_with_an_account_and_gives_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[-1]
    names: dict[str, Any] = {}
    exec(example, names)
    monkeypatch.setattr(formats, "_others", lambda: (names["Gates"],))
    store = empty_store(tmp_path)
    plan = imported(store, COUNTS, "counts.csv")
    assert plan.layout == "Gate Office counts"
    assert [(column.taken_as, column.fitted, column.dropped) for column in plan.columns] == [
        ("id", 2, 0),
        ("crossing", 2, 0),
        ("date", 2, 0),
        ("volume", 1, 1),
    ]
    first, second = (store.event(row.edit.key.id) for row in plan.added)
    assert (first.date, second.date) == ("2020-01-25", "2020-02-03")
    assert first.claims[0].value == {"count": 1200, "of": "lorries", "per": "day"}
    assert given_back(store, plan) == COUNTS


def test_every_format_that_is_given_out_and_every_known_table_stands_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    given_out = page[page.index("## Exports: ") : page.index("## A format of tables")]
    assert [name for name in (*FORMATS, "original") if f"`{name}`" not in given_out] == []
    taken_in = page[page.index("## Imports: ") : page.index("## Exports: ")]
    systems = {kind.system for kind in (*formats.tables(), *formats.lists())}
    assert len(systems) >= 4
    assert [system for system in systems if system not in taken_in] == []


class _Point:
    """An entry point of another package."""

    name, value = "gates", "another.gates:Gates"

    def __init__(self, kind: Any) -> None:
        self._kind = kind

    def load(self) -> Any:
        if isinstance(self._kind, Exception):
            raise self._kind
        return self._kind


def _formats_are(monkeypatch: pytest.MonkeyPatch, kind: Any) -> None:
    monkeypatch.setattr(formats, "entry_points", lambda group: [_Point(kind)] if group == formats.GROUP else [])
    formats._loaded.cache_clear()


def _gates(**members: Any) -> type:
    example = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[-1]
    names: dict[str, Any] = {}
    exec(example, names)
    return type("Gates", (names["Gates"],), {**members, "__module__": "another.gates"})


def _fails(self: Any, *_: Any) -> Any:
    raise LookupError("no such gate")


@pytest.fixture(autouse=True)
def _none_stay_loaded() -> Iterator[None]:
    yield
    formats._loaded.cache_clear()


@pytest.mark.parametrize("defect", ["__init__", "document", "own_id", "skipped"])
def test_a_format_of_another_package_that_fails_is_named_and_nothing_is_written(
    defect: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _formats_are(monkeypatch, _gates(**{defect: _fails}))
    store = empty_store(tmp_path)
    with pytest.raises(
        ImportProblem, match=r"counts\.csv: the format 'Gate Office counts' of the package another\.gates"
    ):
        imported(store, COUNTS, "counts.csv")
    assert not store.imports


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({"type": "movement", "title": 5}, "title: "),
        ({"type": "movement", "title": "Gate", "date": "tomorrow"}, "date: "),
        ({"type": "carnival", "title": "Gate"}, "type: "),
        ({"title": "Gate", "tags": {"one"}}, "set"),
        ({"title": "Gate", "claims": [{"about": "killed", "value": float("nan")}]}, ""),
        ({1: "Gate"}, "expected the JSON object of a record"),
        (None, "None; expected the JSON object of a record"),
    ],
)
def test_a_record_that_a_format_of_another_package_makes_wrong_is_refused(
    document: Any, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _formats_are(monkeypatch, _gates(document=lambda *_: document, record_id=lambda *_: 7))
    store = empty_store(tmp_path)
    with pytest.raises(ImportProblem) as problem:
        imported(store, COUNTS, "counts.csv")
    assert "the package another.gates makes a wrong record of line 2: " in str(problem.value)
    assert told in str(problem.value).partition("of line 2: ")[2]
    assert not store.imports


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (ImportError("no module"), "'gates' of another.gates:Gates cannot be loaded: ImportError('no module')"),
        (type("Half", (), {"fits": None, "own_id": None}), "has no record_id, skipped, document, edits"),
    ],
)
def test_a_format_that_cannot_be_loaded_is_told_and_hinders_no_import(
    kind: Any, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _formats_are(monkeypatch, kind)
    plan = imported(empty_store(tmp_path), b"date,title\n2020-01-25,Gate shut\n")
    assert len(plan.added) == 1
    assert [told in str(notice) for notice in plan.warnings] == [True]


def test_a_defect_of_our_own_is_not_laid_on_another_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _formats_are(monkeypatch, _gates())
    monkeypatch.setattr(formats, "account_of", _fails)
    with pytest.raises(LookupError):
        imported(empty_store(tmp_path), COUNTS)


def test_a_list_of_another_package_may_have_its_day_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = {
        **{"of_objects": True, "system": "Lists", "name": "Lists", "table": "events", "global_ids": True, "taken": {}},
        "fits": staticmethod(lambda item: "gate" in item),
        "own_id": lambda _self, item: item["gate"],
        "record_id": lambda _self, own_id, _document: own_id,
        "skipped": lambda *_: "",
        "document": lambda _self, item, *_: {"type": "other", "title": item["gate"], "date": item["on"]["day"]},
        "edits": lambda *_: {},
    }
    _formats_are(monkeypatch, type("Lists", (), members))
    plan = imported(empty_store(tmp_path), b'[{"gate": "Stone Ford", "on": {"day": "2020-01-25"}}]')
    assert (plan.question, len(plan.added)) == (None, 1)
