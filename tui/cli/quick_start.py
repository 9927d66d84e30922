"""What keeps a short command quick to start where a library would not."""

from __future__ import annotations

import sys

SPARED = "typing_extensions"


def load_msgspec() -> None:
    """Load msgspec without typing_extensions, which it asks for and does without, and which loads as long as Python.

    Does nothing where either is loaded already: the screen needs both.
    """
    if "msgspec" in sys.modules or SPARED in sys.modules:
        return
    sys.modules[SPARED] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[SPARED]
