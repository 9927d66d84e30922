"""The smallest Textual program: one Static. Its start, memory and exit are the floor for any Textual program."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class Smallest(App[None]):
    """Shows one line and quits on q."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """One Static."""
        yield Static("READY 0")


if __name__ == "__main__":
    Smallest().run()
