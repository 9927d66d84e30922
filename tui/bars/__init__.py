"""Lines to type in at the foot of the screen. Each is imported when its module is first named, as in `bars.filter`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.bars import as_of, filter, quick_add, still  # noqa: A004, F401


def __getattr__(name: str) -> Any:
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from error
