"""Finding events: the filter, the contested ones."""

from store.file.errors import FileProblem
from store.query import parse
from tui import bars, dialogs
from tui.desk import Action, Desk


class Filter(Action):
    help = "Filter the timeline as you type, by words or by fields such as type:attack after:2019-08 killed:>2."
    id, keys, words, rank = "filter", ("/",), "Filter", 30

    def run(self, desk: Desk) -> None:
        desk.show_over(bars.filter.FilterBar(desk, desk.earlier_queries))


class Views(Action):
    help = "Choose a saved view of this file, save the current one under a name, or delete one."
    id, keys, words = "views", ("V",), "Saved views"

    def run(self, desk: Desk) -> None:
        try:
            desk.show_over(dialogs.views.ViewsDialog(desk))
        except FileProblem as problem:
            desk.session.say(problem.message)


class CountBy(Action):
    help = (
        "Count the marked events, or those in view, by month, type, crossing, actor, source or attribution, as bars; "
        "killed and injured as ranges over rival claims."
    )
    id, keys, words = "count", ("C",), "Count"

    def refused(self, desk: Desk) -> str:
        return "" if desk.session.collection.everything else "There are no events to count."

    def run(self, desk: Desk) -> None:
        desk.show_over(dialogs.counting.CountDialog(desk))


class _Contested(Action):
    step: int

    def run(self, desk: Desk) -> None:
        session = desk.session
        found = session.collection.next_found(parse("contested:yes"), session.cursor, self.step)
        if found is not None:
            session.cursor_to(found)
            if desk.dashboard.focused_panel.has_bar:
                desk.dashboard.focus_panel("timeline")
        here = session.collection.index_of(session.cursor)
        places = session.contested.among(session.collection.rows) if session.contested.is_complete else []
        if found is not None:
            session.say(f"Contested {places.index(here) + 1} of {len(places)}" if here in places else "")
            return
        others = sum((place - (here or 0)) * self.step < 0 for place in places)
        back = f"; {others} {'above, N' if self.step > 0 else 'below, n'} goes there" if others else ""
        session.say(f"No contested event {'below' if self.step > 0 else 'above'} this one{back}.")


class NextContested(_Contested):
    help = "Go to the next event whose claims contradict each other."
    id, keys, words, step, rank = "next-contested", ("n",), "Next contested", 1, 45


class PreviousContested(_Contested):
    help = "Go to the previous contested event."
    id, keys, words, step = "previous-contested", ("N",), "Previous contested", -1


ACTIONS: tuple[Action, ...] = (Filter(), Views(), CountBy(), NextContested(), PreviousContested())
