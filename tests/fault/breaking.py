"""The real program with a defect put into it: ``breaking.py DB opening|handler|…`` (`PLACES`).

The defect's message holds a value of a record, as messages of real ones do; none of it may be seen afterwards.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import store.file.drafts
import store.store
import tui.app
import tui.editing.editing
import tui.editing.opening
import tui.panels.details
import tui.panels.timeline
import tui.screen.dashboard
import tui.work.saving
from tui.start import show

PLANTED = "Nightjar at the ford"
"""The title that a test gives an event; the defect takes it into its message and into its locals."""


def fail(*_: object, **__: object) -> NoReturn:
    """The defect."""
    title = PLANTED
    raise RuntimeError(f"cannot handle {title}")


PLACES: dict[str, Callable[[], None]] = {
    "handler": lambda: setattr(tui.editing.opening, "edit_here", fail),
    "taker": lambda: setattr(tui.editing.editing.Editing, "take", fail),
    "rows": lambda: setattr(tui.panels.details.DetailsPanel, "rows", fail),
    "telling": lambda: setattr(tui.panels.timeline.TimelinePanel, "show", fail),
    "mouse": lambda: setattr(tui.panels.timeline.TimelinePanel, "clicked", fail),
    "textual": lambda: setattr(tui.screen.dashboard.Arrangement, "arrange", fail),
    "worker": lambda: setattr(store.store.Store, "begin_save", lambda _: fail),
    "timer": lambda: setattr(tui.work.saving.Saver, "poll", fail),
    "opening": lambda: setattr(tui.app, "make_app", fail),
    "draft": lambda: setattr(store.file.drafts.Drafts, "keep", fail),
}


if __name__ == "__main__":
    PLACES[sys.argv[2]]()
    sys.exit(show(sys.argv[1]))
