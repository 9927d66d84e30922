"""Opening the dialog of decisions where a person stands: at the conflict of the worklist, else at the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.checks.worklist import Why
from tui.dialogs.deciding.dialog import Decide

if TYPE_CHECKING:
    from store.checks.worklist import Task
    from tui.app import BorderApp


def decide(app: BorderApp, task: Task | None = None) -> None:
    """Ask what waits, first the conflict that a task stands for, else one of the selected record."""
    disputes = app.session.store.conflicts
    wanted = (task.key, task.title) if task else (app.session.selected, "")
    number = next(
        (
            number
            for number, dispute in enumerate(disputes)
            if dispute.key == wanted[0] and wanted[1] in ("", dispute.words())
        ),
        0,
    )
    app.show_over(Decide(app, number))


def decide_here(app: BorderApp) -> bool:
    """Ask about the conflict that the worklist's cursor stands on, where that has the focus; else do nothing."""
    from tui.panels.crossings import CrossingsPanel

    panel = app.dashboard.focused_panel
    task = panel.task_here if isinstance(panel, CrossingsPanel) else None
    if task is None or task.why is not Why.CONFLICT:
        return False
    decide(app, task)
    return True
