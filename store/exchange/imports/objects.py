"""Values of JSON that anyone may have written: what is of another type than expected is taken for nothing."""

from __future__ import annotations

from typing import Any


def text(value: Any) -> str:
    """The words of a text, of a whole number its digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def items(value: Any) -> list[Any]:
    """The items of a list."""
    return value if isinstance(value, list) else []


def members(value: Any) -> dict[str, Any]:
    """The members of an object."""
    return value if isinstance(value, dict) else {}
