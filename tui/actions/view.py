"""What is shown: crossing, filter, as-of date, theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk import Action

if TYPE_CHECKING:
    from tui.desk import Desk


class Escape(Action):
    help = "Leave the innermost layer: zoom, marks, the record followed to, filter, crossing, as-of day."
    id, keys, words = "escape", ("escape",), "Leave"

    def run(self, desk: Desk) -> None:
        desk.leave_layer()


ACTIONS: tuple[Action, ...] = (Escape(),)
