"""Checks: what in a file does not add up, by itself or with the rest. Each is one function with a stable code.

There is a module for each theme, listed in `themes.py`. They read the records through
`store.records.interface.Documents` alone. A module is imported when it is first named, as in `checks.worklist.tasks`.
"""

from typing import TYPE_CHECKING

from store import on_demand

if TYPE_CHECKING:
    from store.checks import themes, worklist  # noqa: F401
else:
    __getattr__ = on_demand(__name__)
