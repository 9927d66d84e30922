"""How the program begins on another file than the sample, or in other surroundings, and what happens to it meanwhile.

Each beginning takes the data file's path, in the folder in which the program runs, so that no path of one machine
stands on the screen; what it replaces in the program comes back when the test ends.
"""

import json
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TypeAlias

import pytest

import tui.app
import tui.dialogs.importing
import tui.panels.tabs
import tui.screen.dashboard
from screenshots.scenes import CONFLICT
from store.desk.history import Change, Edit
from store.file.drafts import Drafts
from store.file.earlier_copies import Copy
from store.file.errors import NoRoom
from store.paths import sample_bytes, state_of
from store.records.model import Key
from store.store import Store
from tests.store.exchange.standins import ACLED_2023, Manner, acled_row
from tui import start
from tui.app import BorderApp, make_app
from tui.dialogs import recovery
from tui.work.looking import Looking
from tui.work.remembering import remember_file

EVENT, QAIM = Key("events", "qaim-drones-2019-08"), Key("crossings", "al-qaim")
TITLE = b"Drones strike militia vehicles near al-Qaim"

Begin: TypeAlias = "Callable[[Path, pytest.MonkeyPatch], BorderApp]"


def on_the_sample(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
    """Opens the program on the file as it is."""
    return make_app(path)


def on(content: str | bytes) -> Begin:
    """Opens the program on a file of this content."""

    def begin(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return make_app(path)

    return begin


def beside(**files: bytes) -> Begin:
    """Opens the program on the sample, with these CSV files beside it."""

    def begin(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
        for name, content in files.items():
            path.with_name(f"{name}.csv").write_bytes(content)
        return make_app(path)

    return begin


def ascii_alone(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
    patch.setenv("BORDERTUI_ASCII", "1")
    return make_app(path)


def written_outside(app: BorderApp, content: bytes | None) -> None:
    """Someone else replaces the file, or takes it away, and the program looks at it."""
    path = app.session.store.path
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    for _ in range(2):  # what cannot be read may be half written, and is looked at again
        app.session.saver.poll()


def retitled(app: BorderApp) -> None:
    written_outside(app, sample_bytes().replace(TITLE, b"Title given elsewhere"))


def removed(app: BorderApp) -> None:
    file = json.loads(sample_bytes())
    file["events"] = {name: event for name, event in file["events"].items() if event["id"] != EVENT.id}
    written_outside(app, json.dumps(file).encode())


def _thousand() -> str:
    """A file of sixty crossings and a thousand events, whose statuses and days follow from their numbers."""
    states = ("open", "closed", "limited", "sporadic", "inactive")
    crossings = {
        str(n): {
            "id": f"c{n}",
            "sides": [{"country": "TR", "name": f"Gate {n}"}, {"country": "SY", "name": f"South {n}"}],
            "lat": 36.5 + n % 6 / 10,
            "lon": 36.0 + n / 10,
        }
        for n in range(1, 61)
    }
    events = {
        str(n): {
            "id": f"e{n}",
            "title": f"Status of gate {n % 50 + 1} changes, the {n}th report",
            "type": "status",
            "crossings": [f"c{n % 50 + 1}"],
            "date": f"{2012 + n % 13}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            "status": {"state": states[n % 5]},
        }
        for n in range(1, 1001)
    }
    return json.dumps({"crossings": crossings, "events": events})


THOUSAND = _thousand()

# starting


def first_time(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
    """As at the first start, in which the sample is made the data file."""
    app = make_app(path)
    app.session.hint = start.greeting(path.absolute())
    return app


def after_a_crash(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
    Drafts(state_of(path), path).keep(*EVENT, json.dumps(["title"]), "Drones strike militia vehicles near the crossing")
    return make_app(path)


def timeline_alone(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
    patch.setattr(tui.screen.dashboard.Dashboard, "complete", lambda dashboard: None)
    return make_app(path)


def with_own_keys(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
    path.with_name("keys.toml").write_text('[keys]\nfilter = "a"\nfly = "f"\n')
    patch.setattr(tui.app, "config_folder", lambda: Path())
    return make_app(path)


def with_recent_files(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
    remember_file(Path("/srv/desk/syria-turkey.json"))
    remember_file(Path("/srv/desk/iraq-iran.json"))
    return make_app(path)


# editing


def at(key: Key, *path: str | int) -> Callable[[BorderApp], None]:
    """The details' cursor comes to a field."""

    def comes(app: BorderApp) -> None:
        app.session.select(key)
        app.dashboard.focus_panel("details")
        app.dashboard.details.move_to(path)

    return comes


# saving


def disk_full(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
    def fails() -> None:
        raise NoRoom(str(path), "the disk is full; expected room for the file")

    patch.setattr(Store, "begin_save", lambda store: fails)
    return make_app(path)


# decisions


def older_text(words: str) -> Callable[[BorderApp], None]:
    """What came back from an older state waits for a decision."""

    def comes(app: BorderApp) -> None:
        session = app.session
        document = session.store.document(EVENT)
        doc_id = session.store.record_map.doc_id(EVENT.id) or ""
        older = {**document, "title": "Drones strike vehicles", "date": "2019-08"}
        session.saver.offers.append(Change(words, (Edit(EVENT, doc_id, document, older),)))

    return comes


def conflicting(*conflicts: Mapping[str, object]) -> bytes:
    """A file with a decision to be made on each of these values of one event."""
    file = json.loads(CONFLICT)
    waiting = {"table": "events", "record": "reopened"}
    file["conflicts"] = {str(number): {**waiting, **conflict} for number, conflict in enumerate(conflicts, 1)}
    return json.dumps(file).encode()


DATES = {"path": ["date"], "base": "2019-09", "mine": "2019-09-30", "theirs": "2019-10-01"}


# importing


def export(*numbers: int, **changes: str) -> bytes:
    """An export of ACLED with made-up events of these numbers; the first of them is changed."""
    rows = [acled_row(number, Random(number), "{day:02} March 2021") for number in numbers]
    rows[0] |= changes
    return Manner().bytes(ACLED_2023, rows)


OLDER = export(1, 2, 3, 4)
NEWER = export(1, 2, 4, 5, 6, fatalities="17", location="Albu Kamal")


# looking


def still_looking(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
    """The search goes no farther than the first few events."""
    patch.setattr("tui.work.looking.SCREENFUL", 4)
    patch.setattr("store.query.collection._AT_A_TIME", 4)
    patch.setattr(Looking, "_go_on", lambda *_: False)
    return make_app(path)


# versions


def with_a_copy(content: bytes | None = None) -> Begin:
    """Opens the program on a file with one earlier version; the file itself is the sample, or has this content."""

    def begin(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
        earlier = path.with_name("copy.json")
        earlier.write_bytes(sample_bytes().replace(b"Drones strike", b"Drones hit"))
        copy = Copy(earlier, datetime(2026, 11, 23, 17, 30, tzinfo=UTC), earlier.stat().st_size)
        patch.setattr(Store, "copies", lambda store: [copy])
        patch.setattr(recovery, "age", lambda copy, now: "12 hours ago")
        return make_app(path) if content is None else on(content)(path, patch)

    return begin


def in_a_repository(path: Path, patch: pytest.MonkeyPatch) -> BorderApp:
    """Opens the program on a file of which git has two states, by two people; what is read of git is read at once."""
    states = (("Rana", "2026-03-04", b"Drones hit"), ("Idris", "2026-11-20", b"Drones strike"))
    subprocess.run(["git", "init", "-q"], cwd=path.parent, check=True)
    for who, day, words in states:
        path.write_bytes(sample_bytes().replace(b"Drones strike", words))
        subprocess.run(["git", "add", path.name], cwd=path.parent, check=True)
        identity = ("-c", f"user.name={who}", "-c", "user.email=x@x")
        commit = ("git", *identity, "commit", "-qm", "x", f"--date={day}T12:00:00Z")
        subprocess.run(commit, cwd=path.parent, check=True, capture_output=True)
    patch.setattr(BorderApp, "in_background", lambda app, work, done: done(work()))
    return make_app(path)


EMPTY = "{}\n"
BROKEN = '{"events": {"1": {"title": "One"},\n  "2": {"title": "Two" "date": "2019"}}}\n'
WRONG = '{"events": {"1": {"id": "a", "title": 7}, "2": {"id": "b", "title": "Right"}}}\n'
NEWER_FORMAT = '{"meta": {"1": {"format": 99}}, "events": {"1": {"id": "a", "title": "From the future"}}}\n'
