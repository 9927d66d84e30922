"""The documents in memory: changes and their inverses, undo, what others changed, conflicts, restoring, saving.

What only changing and saving need is imported when that is first done, by `desk.changes` and the like: most runs only
read.
"""

from typing import TYPE_CHECKING

from store import on_demand

if TYPE_CHECKING:
    from store.desk import changes, conflicted, disputes, outside, saving  # noqa: F401
else:
    __getattr__ = on_demand(__name__)
