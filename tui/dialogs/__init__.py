"""What opens over the dashboard. A dialog is imported when its module is first named, as in `dialogs.help.Help`."""

from typing import TYPE_CHECKING

from store import on_demand

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
else:
    __getattr__ = on_demand(__name__)
