"""Random histories of a store: undone is undone, saved is what is in memory, and nothing of others is lost."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.query import parse
from store.query.collection import Collection, Sort
from store.records.model import TABLES, Key
from store.store import Store
from tests.store.making import border, on_disk, write

FIELDS = st.sampled_from([("title",), ("date",), ("type",), ("summary",), ("place", "text"), ("claims", 0, "value")])
VALUES = st.one_of(
    st.none(), st.sampled_from(["2019-09-30", "2014", "attack", "al-Qaim", "القائم", ""]), st.integers(0, 9)
)
TEXTS = st.sampled_from(["2019-09-30", "2014", "attack", "status", "near al-Qaim", "القائم", "late"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, 9), FIELDS, TEXTS),
        st.tuples(st.just("remove"), st.integers(0, 9), FIELDS, st.none()),
        st.tuples(st.just("add"), st.sampled_from(list(TABLES)), st.none(), TEXTS),
        st.tuples(st.just("delete"), st.integers(0, 9), st.none(), st.none()),
        st.tuples(st.just("duplicate"), st.integers(0, 9), st.none(), st.none()),
        st.tuples(st.just("rename"), st.integers(0, 9), st.none(), st.sampled_from(["new", "strike", "other"])),
        st.tuples(st.just("merge"), st.integers(0, 9), st.none(), st.integers(0, 9)),
        st.tuples(st.just("undo"), st.none(), st.none(), st.none()),
        st.tuples(st.just("redo"), st.none(), st.none(), st.none()),
    ),
    max_size=12,
)


@contextmanager
def a_border() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        yield border(Path(folder))


def keys(store: Store) -> list[Key]:
    tables = {"crossings": store.crossings, "events": store.rows, "sources": store.sources, "actors": store.actors}
    return [Key(table, name) for table, records in tables.items() for name in records]


def documents(store: Store) -> dict[Key, Any]:
    return {key: store.document(key) for key in keys(store)}


def take(store: Store, step: tuple[str, Any, Any, Any]) -> None:
    """One step; what is refused, as a taken id is, changes nothing."""
    what, which, path, value = step
    known = keys(store)
    events = [key for key in known if key.table == "events"]
    key = known[which % len(known)] if isinstance(which, int) and known else None
    if what == "undo":
        store.undo()
    elif what == "redo":
        store.redo()
    elif what == "add":
        store.add(which, {"title": value, "name": value})
    elif what == "merge":
        if len(events) > 1:
            keep, other = events[which % len(events)], events[value % len(events)]
            if keep != other:
                store.merge_events(keep, other)
    elif key is None:
        return
    elif what in ("edit", "remove"):
        if path[0] != "claims" or store.document(key).get("claims"):
            store.edit(key, path, value)
    elif what == "delete":
        store.delete([key])
    elif what == "duplicate":
        store.duplicate(key)
    elif value not in (other.id for other in known if other.table == key.table):
        store.rename(key, value)


@given(STEPS)
def test_undoing_all_gives_the_file_back_and_redoing_all_the_changes(steps: list[tuple[str, Any, Any, Any]]) -> None:
    with a_border() as store:
        at_first = documents(store)
        for step in steps:
            take(store, step)
        while store.redo():
            pass
        at_last = documents(store)
        while store.undo():
            pass
        assert documents(store) == at_first
        assert not store.dirty
        while store.redo():
            pass
        assert documents(store) == at_last


@settings(max_examples=40)
@given(STEPS, st.integers(0, 12))
def test_what_is_saved_is_what_is_in_memory(steps: list[tuple[str, Any, Any, Any]], saved_at: int) -> None:
    with a_border() as store:
        for at, step in enumerate(steps):
            if at == saved_at:
                store.save()
            take(store, step)
        store.save()
        assert not store.dirty
        again = Store.open(store.path)
        assert documents(again) == documents(store)
        assert list(again.rows.values()) == [again.rows[name] for name in again.rows]
        assert {name: store.rows[name] for name in store.rows} == {name: again.rows[name] for name in again.rows}


@settings(max_examples=40)
@given(STEPS, STEPS, st.sampled_from(["title", "means"]))
def test_someone_elses_field_survives_every_undo_and_redo(
    before: list[tuple[str, Any, Any, Any]], after: list[tuple[str, Any, Any, Any]], name: str
) -> None:
    with a_border() as store:
        key = Key("events", "strike")
        gentle = [
            step for step in (*before, *after) if step[0] in ("edit", "remove", "add", "duplicate", "undo", "redo")
        ]
        for step in gentle[: len(before)]:
            take(store, step)
        store.save()
        content = on_disk(store)
        content["events"]["1"][name] = "Theirs"
        write(store.path, **content)
        store.refresh()
        assert store.document(key)[name] == "Theirs"
        while store.undo():
            pass
        assert store.document(key)[name] == "Theirs"
        while store.redo():
            pass
        store.save()
        assert on_disk(store)["events"]["1"][name] == "Theirs"


QUERIES = [
    "",
    "al-qaim",
    "type:attack",
    "not type:status",
    "killed:>2",
    "after:2015",
    "contested:yes",
    "crossing:rabia or drone",
]
SORTS = [Sort(), Sort("date", descending=False), Sort("title", descending=False), Sort("type"), Sort("crossing")]


@given(STEPS, st.sampled_from(QUERIES), st.sampled_from(SORTS))
def test_a_view_kept_up_step_by_step_is_the_one_made_anew(
    steps: list[tuple[str, Any, Any, Any]], text: str, sort: Sort
) -> None:
    with a_border() as store:
        query = parse(text)
        view = Collection.of(store, query, sort)
        told: set[Key] = set()
        store.listeners.append(told.update)
        for step in steps:
            in_view = [row.id for row in view.rows]
            take(store, step)
            view = view.with_change(told)
            if all(key.table == "events" for key in told):
                assert {row.id for row in view.rows} >= set(in_view) & set(store.rows)
            told.clear()
            anew = Collection.of(store, query, sort)
            assert list(view.applied().rows) == list(anew.rows)
            assert [row for row in view.rows if row.id not in view.strays] == list(anew.rows)
            assert view.total == len(store.rows)
            assert [view.index_of(row.id) for row in view.rows] == list(range(view.count))
