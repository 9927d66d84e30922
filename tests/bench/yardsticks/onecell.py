"""The smallest Textual program that answers a key: Down repaints the start of one line. The floor for any key."""

from typing import ClassVar

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Counter(Widget, can_focus=True):
    """Counts how often Down was pressed, in its first line."""

    DEFAULT_CSS = "Counter { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [("down", "count", "Count")]
    count = 0

    def render_line(self, y: int) -> Strip:
        """The counter, and blank lines under it."""
        return Strip([Segment(f"READY {self.count}" if y == 0 else " ")])

    def action_count(self) -> None:
        """One more, repainting that line alone."""
        self.count += 1
        self.refresh(Region(0, 0, 20, 1))


class OneCell(App[None]):
    """One counter, focused."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The counter alone."""
        yield Counter()


if __name__ == "__main__":
    OneCell().run()
