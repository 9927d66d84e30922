"""Adding records: an event in one line, and the menu of what else can be new."""

from __future__ import annotations

from tui.desk import Action, Desk, why_not_written


class _Adding(Action):
    def refused(self, desk: Desk) -> str:
        return why_not_written(desk)


class QuickAdd(_Adding):
    help = "Note an event in one line: date, what happened, where; src SOURCE, grade, killed 2..6, by SPEAKER, #tag."
    id, keys, words, rank = "add", ("a",), "Add", 10
    begins = True

    def run(self, desk: Desk) -> None:
        from tui.bars.quick_add import QuickAdd as Line

        desk.show_over(Line(desk))


class AddMenu(_Adding):
    help = "Add a crossing, a source, an actor, or an event with nothing filled in yet."
    id, keys, words = "add-menu", ("A",), "Add another kind"
    begins = True

    def run(self, desk: Desk) -> None:
        from tui.dialogs.new_record import new_record_menu

        desk.show_over(new_record_menu(desk))


ACTIONS: tuple[Action, ...] = (QuickAdd(), AddMenu())
"""Every action of adding."""
