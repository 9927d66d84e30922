"""Lines typed earlier, which Up and Down bring back. Pure; whoever keeps them over a restart is not its business."""

from __future__ import annotations

from collections.abc import Iterable

MOST = 100


class Earlier:
    """A list of lines, the latest last, and a place in it while one is looked for."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.lines: list[str] = list(lines)[-MOST:]
        self._place: int | None = None
        self._typed = ""

    def keep(self, line: str) -> None:
        """Note a line as the latest; an empty one is none."""
        self._place = None
        if line.strip():
            self.lines = [*(other for other in self.lines if other != line), line][-MOST:]

    def step(self, steps: int, typed: str) -> str | None:
        """Return the line so many steps on (back where negative), at last what was being typed; None at either end."""
        if self._place is None:
            self._place, self._typed = len(self.lines), typed
        place = self._place + steps
        if not 0 <= place <= len(self.lines):
            return None
        self._place = place
        return self.lines[place] if place < len(self.lines) else self._typed

    def settle(self) -> None:
        """Take what is in the line as being typed: the next step counts from the latest line again."""
        self._place = None
