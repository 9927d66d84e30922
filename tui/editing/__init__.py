"""Editing a record where it stands: what is typed, how it is understood, kept, dropped and kept as a draft.

A module is imported when it is first named, as in `editing.opening.edit_here(desk)`.
"""

from typing import TYPE_CHECKING

from store import on_demand

if TYPE_CHECKING:
    from tui.editing import external, opening  # noqa: F401
else:
    __getattr__ = on_demand(__name__)
