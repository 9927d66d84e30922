"""Opening the dialog of decisions where a person stands: at the conflict of the worklist, else at the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.checks.worklist import Why
from tui.dialogs.deciding.dialog import Decide
from tui.panels.board import BoardPanel

if TYPE_CHECKING:
    from store.checks.worklist import Task
    from tui.desk import Desk


def decide(desk: Desk, task: Task | None = None) -> None:
    """Ask what waits, first the conflict that a task stands for, else one of the selected record."""
    disputes = desk.session.store.conflicts
    wanted = (task.key, task.title) if task else (desk.session.selected, "")
    number = next(
        (
            number
            for number, dispute in enumerate(disputes)
            if dispute.key == wanted[0] and wanted[1] in ("", dispute.words())
        ),
        0,
    )
    desk.show_over(Decide(desk, number))


def decide_here(desk: Desk) -> bool:
    """Ask about the conflict that the worklist's cursor stands on, where that has the focus; else do nothing."""
    panel = desk.dashboard.focused_panel
    task = panel.task_here if isinstance(panel, BoardPanel) else None
    if task is None or task.why is not Why.CONFLICT:
        return False
    decide(desk, task)
    return True
