"""Lines to type in at the foot of the screen. Each is imported when its module is first named, as in `bars.filter`."""

from typing import TYPE_CHECKING

from store import on_demand

if TYPE_CHECKING:
    from tui.bars import as_of, filter, quick_add, still  # noqa: A004, F401
else:
    __getattr__ = on_demand(__name__)
