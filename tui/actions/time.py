"""Looking at another day: the as-of date, steps from event to event, what was known at the time."""

from datetime import date

from store.query import Reader
from tui import bars
from tui.desk import Action, Desk


class AsOf(Action):
    help = 'View another day: "late 2016", 2014-08, "last friday". Leave it empty for today.'
    id, keys, words, rank = "as-of", ("t",), "As of", 40

    def run(self, desk: Desk) -> None:
        desk.show_over(bars.as_of.AsOfBar(desk))


class Compare(Action):
    help = "Compare with another day: the board shows what was different then. Leave it empty to stop."
    id, keys, words = "compare", ("=",), "Compare"

    def run(self, desk: Desk) -> None:
        desk.show_over(bars.as_of.CompareBar(desk))


class _Step(Action):
    step: int

    def run(self, desk: Desk) -> None:
        session = desk.session
        as_of, today = session.view.as_of, session.today
        test = session.view.narrowed.test(Reader(session.store))
        days = session.looking.days(session.collection)
        found = days.next(as_of.toordinal(), self.step, test)
        if self.step > 0 and as_of < today and (found is None or found[0] > today.toordinal()):
            session.look(as_of=today)
        elif found is None:
            session.say(f"No event in view begins {'later' if self.step > 0 else 'earlier'}.")
        else:
            day, row = found
            session.look(as_of=date.fromordinal(day))
            if session.selected is None or session.selected.table == "events":
                session.cursor_to(row.id)
            ahead = None if session.view.query.looks_inside else days.next(day, self.step, test)
            if ahead is not None:
                session.foresee(date.fromordinal(ahead[0]), ahead[1].crossings[:1])


class EventBefore(_Step):
    help = "Go back to the day on which the previous event begins."
    id, keys, words, step = "event-before", ("<",), "Event before", -1


class EventAfter(_Step):
    help = "Go forward to the day on which the next event begins; after the last one, to today."
    id, keys, words, step = "event-after", (">",), "Event after", 1


class KnownThen(Action):
    help = "Switch between what had been said or published by the as-of day and everything known today."
    id, keys, words = "known-then", ("K",), "As known then"

    def run(self, desk: Desk) -> None:
        desk.session.look(known_then=not desk.session.view.known_then)


ACTIONS: tuple[Action, ...] = (AsOf(), Compare(), EventBefore(), EventAfter(), KnownThen())
