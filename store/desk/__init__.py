"""The documents in memory: changes and their inverses, undo, what others changed, conflicts, restoring, saving.

What only changing and saving need is imported when that is first done, by `desk.changes` and the like: most runs only
read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.desk import changes, conflicted, disputes, outside, saving

__all__ = ["changes", "conflicted", "disputes", "outside", "saving"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.{name}")
