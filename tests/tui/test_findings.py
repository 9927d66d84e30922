"""What does not add up is told under the title of the record that is read, and its field marked; never at the key."""

from datetime import date

from textual.pilot import Pilot

from store.checks.runner import Finding, Severity
from store.claims.ledger import contested
from store.records.model import Key
from tests.tui.conftest import TODAY, Running, app_of, screen_of
from tui.panels.items import field
from tui.panels.remarks import MARK, remark_items, with_marks
from tui.work.session import Session

QAIM = Key("crossings", "al-qaim")
MILES = "400 km is 249 mi, not 350 mi"


async def checked(pilot: Pilot[int], key: Key) -> str:
    """The screen, once a record has rested long enough to be checked."""
    session = app_of(pilot).session
    while not session.findings.is_current(key):
        await pilot.pause(0.05)
    await pilot.pause()
    return "\n".join(screen_of(pilot))


async def test_a_finding_stands_above_the_fields_once_the_record_is_read(running: Running) -> None:
    async with running() as pilot:
        app_of(pilot).session.narrow(QAIM.id)
        assert not app_of(pilot).session.findings.is_current(QAIM)
        shown = await checked(pilot, QAIM)
        assert MARK in shown
        assert "249 mi" in shown


async def test_a_finding_goes_once_it_is_put_right(running: Running) -> None:
    async with running() as pilot:
        session = app_of(pilot).session
        session.narrow(QAIM.id)
        await checked(pilot, QAIM)
        session.store.edit(QAIM, ("claims", 2, "value"), {"km": 400, "mi": 249, "approximate": True})
        assert "249 mi, not" not in await checked(pilot, QAIM)


def test_what_was_found_stays_known_until_it_is_looked_for_again(session: Session) -> None:
    assert session.findings.look(QAIM)
    found = session.findings.known(QAIM)
    assert any(MILES in finding.message for finding in found)
    assert not session.findings.look(QAIM)
    session.store.edit(QAIM, ("notes",), "Another word")
    assert not session.findings.is_current(QAIM)
    assert session.findings.known(QAIM) == found
    session.store.delete([QAIM])
    assert session.findings.look(QAIM)
    assert session.findings.known(QAIM) == ()


def test_of_a_past_day_as_many_contested_events_are_counted_as_can_be_reached_on_it(session: Session) -> None:
    assert session.contested.count() == session.contested.count(TODAY) == 3
    for day, count in ((date(2016, 6, 1), 2), (date(2014, 1, 1), 1), (date(2011, 1, 1), 0)):
        session.look(as_of=day)
        assert session.contested.count(session.view.day(TODAY)) == count
        assert sum(bool(contested(session.store.event(row.id))) for row in session.collection.rows) == count
    session.look(as_of=TODAY)
    struck = next(row.id for row in session.collection.rows if "militia vehicles" in row.title)
    session.store.delete([Key("events", struck)])
    assert session.contested.count(TODAY) == 2


def finding(*path: str | int, severity: Severity = Severity.WARNING, message: str = "odd") -> Finding:
    return Finding("code", severity, QAIM, path, message)


def test_the_innermost_field_that_is_shown_bears_the_mark() -> None:
    items = [field(str(path), "x", 40, path) for path in (("date",), ("claims", 0), ("claims", 1), ("place", "lat"))]
    found = [finding("claims", 1, "value"), finding("place", "lat"), finding("gone"), finding()]
    marked = [item.path for item in with_marks(items, found) if MARK in (text for text, _ in item.rows[0].spans)]
    assert marked == [("claims", 1), ("place", "lat")]


def test_warnings_come_before_notes_and_every_word_is_within_the_window() -> None:
    found = [finding(severity=Severity.NOTE, message="a note"), finding(message="a warning of very many words " * 4)]
    items = list(remark_items(found, 30))
    texts = ["".join(text for text, _ in row.spans) for item in items for row in item.rows]
    assert "warning" in texts[0]
    assert "note" in texts[-2]
    assert max(map(len, texts)) <= 30
