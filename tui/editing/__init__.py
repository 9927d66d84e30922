"""Editing a record where it stands: what is typed, how it is understood, kept, dropped and kept as a draft.

A module is imported when it is first named, as in `editing.opening.edit_here(desk)`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.editing import external, opening  # noqa: F401


def __getattr__(name: str) -> Any:
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from error
