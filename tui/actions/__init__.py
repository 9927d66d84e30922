"""Every action, in the order in which help lists them.

A new one is a class in one of these modules, in its `ACTIONS`. What it opens is named by its room (`dialogs.help`),
and so imported when it is done: the program starts without it.
"""

from tui.actions import adding, claims, copying, files, finding, marking, moving, program, records, time, view
from tui.desk import Action

ACTIONS: tuple[Action, ...] = (
    *adding.ACTIONS,
    *records.ACTIONS,
    *claims.ACTIONS,
    *finding.ACTIONS,
    *marking.ACTIONS,
    *time.ACTIONS,
    *view.ACTIONS,
    *copying.ACTIONS,
    *files.ACTIONS,
    *moving.ACTIONS,
    *program.ACTIONS,
)
