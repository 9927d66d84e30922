"""The panels: what is seen. Each is imported when its module is first named, as in `panels.board.BoardPanel`."""

from typing import TYPE_CHECKING

from store import on_demand

if TYPE_CHECKING:
    from tui.panels import board, details, map  # noqa: A004, F401
else:
    __getattr__ = on_demand(__name__)
