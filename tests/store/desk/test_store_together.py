"""Two windows on one file: whatever they do, and however their saves fall together, nothing written is lost."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.records.model import Key
from store.store import Store
from tests.store.making import border, on_disk

WHO = st.integers(0, 1)
DOES = st.sampled_from(["add", "mark", "mark", "claim", "begin", "finish", "save", "refresh", "undo and redo"])
STEPS = st.lists(st.tuples(WHO, DOES, st.integers(0, 99)), max_size=25)


class Window:
    """One of the windows, with the save that is on its way."""

    def __init__(self, path: Path, name: str) -> None:
        self.store = Store.open(path)
        self.name = name
        self.work: Callable[[], Any] | None = None
        self.wrote: list[str] = []

    def does(self, what: str, number: int) -> None:
        """One step of many."""
        store = self.store
        if what == "add":
            store.add("events", {"title": self._token()})
        elif what == "mark":
            store.edit(self._some_event(number), (self._token(),), "x")
        elif what == "claim":
            key = self._some_event(number)
            store.edit(
                key, ("claims", len(store.document(key).get("claims", []))), {"about": "use", "note": self._token()}
            )
        elif what == "begin":
            self.work = self.work or store.begin_save()
        elif what == "finish":
            self.finish()
        elif what == "save" and self.work is None:
            store.save()
        elif what == "refresh" and self.work is None and store.poll():
            store.refresh()
        elif what == "undo and redo":
            store.undo()
            store.redo()

    def finish(self) -> None:
        """The save on its way arrives."""
        if self.work:
            self.store.finish_save(self.work())
            self.work = None

    def _token(self) -> str:
        self.wrote.append(f"{self.name}-{len(self.wrote)}")
        return self.wrote[-1]

    def _some_event(self, number: int) -> Key:
        names = list(self.store.rows)
        return Key("events", names[number % len(names)])


@settings(max_examples=150)
@given(STEPS)
def test_what_two_windows_write_is_all_in_the_file(steps: list[tuple[int, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = border(Path(folder)).path
        windows = [Window(path, name) for name in ("left", "right")]
        for who, what, number in steps:
            windows[who].does(what, number)
        for window in (*windows, *windows):
            window.finish()
            window.store.save()
            window.store.refresh()
        text = path.read_text()
        assert [token for window in windows for token in window.wrote if f'"{token}"' not in text] == []
        for window in windows:
            store = window.store
            assert not store.dirty
            held = {key: store.document(Key("events", key)) for key in store.rows}
            fresh = Store.open(path)
            assert held == {key: fresh.document(Key("events", key)) for key in fresh.rows}
            assert len(on_disk(store)["events"]) == len(held)
            assert not store.quarantined
