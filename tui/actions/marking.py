"""Marked events, and what is done to several at once: tag and merge here, edit, export and delete where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records.model import Key
from tui.actions.action import Action, why_not_written

if TYPE_CHECKING:
    from tui.app import BorderApp


class _OnTimeline(Action):
    panels = ("timeline",)

    def refused(self, app: BorderApp) -> str:
        return "" if app.session.cursor else "There is no event to mark."


class Mark(_OnTimeline):
    """Mark the event, or unmark it, and move to the next one."""

    id, keys, words = "mark", ("space",), "Mark"

    def run(self, app: BorderApp) -> None:
        app.session.mark(app.session.marks ^ {app.session.cursor})
        app.dashboard.timeline.move(1)


class MarkRange(_OnTimeline):
    """Mark all events from the nearest marked one to this one; where none is marked, this one."""

    id, keys, words = "mark-range", ("v",), "Mark up to here"

    def run(self, app: BorderApp) -> None:
        session = app.session
        here = session.collection.index_of(session.cursor) or 0
        places = [place for event in session.marks if (place := session.collection.index_of(event)) is not None]
        start = min(places, key=lambda place: abs(place - here), default=here)
        rows = session.collection.rows[min(start, here) : max(start, here) + 1]
        session.mark(session.marks | {row.id for row in rows})


class _Changing(_OnTimeline):
    def refused(self, app: BorderApp) -> str:
        return why_not_written(app) or super().refused(app)


class Tag(_Changing):
    """Tag the marked events, or this one: words add tags, -word takes one away."""

    id, keys, words = "tag", ("T",), "Tag"

    def run(self, app: BorderApp) -> None:
        from tui.bars.bulk import TagBar

        app.show_over(TagBar(app))


class Merge(_Changing):
    """Make one event of the two that are marked; all claims of both are kept. The one under the cursor stays."""

    id, keys, words = "merge", ("M",), "Merge duplicates"

    def refused(self, app: BorderApp) -> str:
        two = "" if len(app.session.marks) == 2 else "Mark the two events that are one, with Space; then merge them."
        return super().refused(app) or two

    def run(self, app: BorderApp) -> None:
        session = app.session
        places = sorted(session.marks, key=lambda event: (event != session.cursor, session.collection.index_of(event)))
        keep, other = (Key("events", event) for event in places)
        change = session.store.merge_events(keep, other)
        session.mark(())
        session.cursor_to(keep.id)
        session.say(f"{change.words[:1].upper()}{change.words[1:]}. Undo parts them again.")


ACTIONS: tuple[Action, ...] = (Mark(), MarkRange(), Tag(), Merge())
"""Every action of marking."""
