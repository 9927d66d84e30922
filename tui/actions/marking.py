"""Marked events, and what is done to several at once: tag and merge here, edit, export and delete where they are."""

from store.records.model import Key
from tui import dialogs
from tui.desk import Action, Desk, why_not_written
from tui.panels.board import BoardPanel


class _OnTimeline(Action):
    panels = ("timeline",)

    def refused(self, desk: Desk) -> str:
        return "" if desk.session.cursor else "There is no event to mark."


class Mark(_OnTimeline):
    help = "Mark or unmark the event and move to the next one."
    id, keys, words = "mark", ("space",), "Mark"

    def run(self, desk: Desk) -> None:
        desk.session.mark(desk.session.marks ^ {desk.session.cursor})
        desk.dashboard.timeline.move(1)


class MarkRange(_OnTimeline):
    help = "Mark all events from the nearest marked one to this one; where none is marked, this one."
    id, keys, words = "mark-range", ("v",), "Mark up to here"

    def run(self, desk: Desk) -> None:
        session = desk.session
        here = session.collection.index_of(session.cursor) or 0
        places = [place for event in session.marks if (place := session.collection.index_of(event)) is not None]
        start = min(places, key=lambda place: abs(place - here), default=here)
        rows = session.collection.rows[min(start, here) : max(start, here) + 1]
        session.mark(session.marks | {row.id for row in rows})


class _Changing(_OnTimeline):
    def refused(self, desk: Desk) -> str:
        return why_not_written(desk) or super().refused(desk)


class Tag(_Changing):
    help = "Tag the marked events, or this one: a word adds a tag, -word removes one."
    id, keys, words = "tag", ("T",), "Tag"

    def run(self, desk: Desk) -> None:
        desk.show_over(dialogs.bulk.TagBar(desk))


class Merge(Action):
    help = (
        "Make one event of the two that are marked, or of two in the worklist that may be one; all claims, sources and "
        "ids of both are kept. The one under the cursor stays. Two that are not one: link them as related."
    )
    id, keys, words, panels = "merge", ("M",), "Merge duplicates", ("timeline", "crossings")

    def refused(self, desk: Desk) -> str:
        two = "" if _two(desk) else "With Space, mark the two events that are the same one; then merge them."
        return why_not_written(desk) or two

    def run(self, desk: Desk) -> None:
        session = desk.session
        keep, other = _two(desk)
        change = session.store.merge_events(keep, other)
        session.mark(())
        if desk.dashboard.focused_name == "timeline":
            desk.dashboard.go_to(session.now_called(keep) or keep)
        session.say(f"{change.words[:1].upper()}{change.words[1:]}. Undo separates them again.")


def _two(desk: Desk) -> tuple[Key, ...]:
    """The event that stays and the one that goes into it: of the worklist's entry, else the two marked; else none."""
    session, panel = desk.session, desk.dashboard.focused_panel
    if isinstance(panel, BoardPanel):
        task = panel.task_here
        two = (task.key, task.other) if task and task.other else ()
        return two if all(key in session.store for key in two) else ()
    if len(session.marks) != 2:
        return ()
    order = {event: session.collection.index_of(event) for event in session.marks}
    places = sorted(order, key=lambda event: (event != session.cursor, order[event] is None, order[event]))
    return tuple(Key("events", event) for event in places)


ACTIONS: tuple[Action, ...] = (Mark(), MarkRange(), Tag(), Merge())
