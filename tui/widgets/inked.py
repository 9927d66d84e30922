"""A line as the terminal is told it: at each change of style only what changes, for a frame should fit few packets.

Textual says the whole style of each piece and takes it back behind it, which makes a frame twice as long. Must never
change what is seen.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.style import Style


class Inked(Strip):
    """A strip whose segments all have a style."""

    __slots__ = ("_written",)

    _written: tuple[str | None, str]

    def render(self, console: Console) -> str:
        """Its characters with what the terminal needs to know of their style; made once."""
        system = console.color_system
        written = getattr(self, "_written", None)
        if written is None or written[0] != system:
            self._written = written = (system, "".join(self._pieces(COLOR_SYSTEMS.get(system or "", _ALL_COLOURS))))
        return written[1]

    def _pieces(self, system: ColorSystem) -> Iterator[str]:
        before = ("", "", "")
        for text, style, _ in self:
            assert style is not None
            codes = attributes, *colours = _codes(style, system)
            if attributes != before[0] or not all(colours):
                yield f"\x1b[{';'.join(('0', *filter(None, codes)))}m"
            elif codes != before:
                yield f"\x1b[{';'.join(code for code, old in zip(codes, before, strict=True) if code != old)}m"
            yield text
            before = codes
        yield "\x1b[0m"


_ALL_COLOURS = ColorSystem.TRUECOLOR


@lru_cache(maxsize=1_000)
def _codes(style: Style, system: ColorSystem) -> tuple[str, str, str]:
    """What a style is to a terminal: its attributes, its colour and the ground's; empty where it says nothing of it."""
    attributes = style.without_color.render("x", color_system=system).partition("x")[0]
    colour = style.color.downgrade(system).get_ansi_codes() if style.color else ()
    ground = style.bgcolor.downgrade(system).get_ansi_codes(foreground=False) if style.bgcolor else ()
    return attributes[2:-1], ";".join(colour), ";".join(ground)
