"""Keeps out of memory what the program never uses of Textual, so that it starts sooner. Imported before Textual is.

Textual loads its own command palette, and with it inputs, lists and trees, whether it is shown or not; ours takes its
place (`App.ENABLE_COMMAND_PALETTE` is off). Must never leave out what a widget of ours needs.
"""

from __future__ import annotations

import sys
from types import ModuleType

_PALETTE = ("CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Matcher", "Provider", "SimpleProvider")


def without_palette() -> None:
    """Let an empty module stand for Textual's palette, unless it is loaded already."""
    if "textual.command" not in sys.modules:
        stand_in = ModuleType("textual.command")
        stand_in.__dict__.update({name: type(name, (), {}) for name in _PALETTE})
        sys.modules["textual.command"] = stand_in
