"""What opens over the dashboard. A dialog is imported when its module is first named, as in `dialogs.help.Help`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.dialogs import (  # noqa: F401
        briefing,
        bulk,
        changes,
        chooser,
        counting,
        deciding,
        export,
        help,  # noqa: A004
        importing,
        open_file,
        palette,
        recovery,
        removing,
        views,
    )


def __getattr__(name: str) -> Any:
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from error
