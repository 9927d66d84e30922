"""Editing a field where it stands, as one line of text. Owns the keys while it is open; validates nothing by itself.

A value that is text is edited as it is, any other as its JSON.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.line_editor import LineEditor
from tui.lines import Row
from tui.panels.items import INDENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.panels.items import Path


def value_at(document: Any, path: Path) -> Any:
    """The value of a field of a document, None where it has none."""
    for step in path:
        try:
            document = document[step]
        except (KeyError, IndexError, TypeError):
            return None
    return document


class FieldEdit:
    """An open editor. `keep` is called with the new value, `leave` when it closes, `changed` after each key."""

    def __init__(
        self, value: Any, *, keep: Callable[[Any], None], leave: Callable[[], None], changed: Callable[[], None]
    ) -> None:
        self._is_text = value is None or isinstance(value, str)
        text = value or "" if self._is_text else json.dumps(value, ensure_ascii=False)
        self.line = LineEditor(text)
        self.problem = ""
        self._before = value
        self._keep, self._leave, self._changed = keep, leave, changed

    def take(self, key: str) -> None:
        """Enter keeps, Esc leaves, all else types."""
        if key == "escape":
            self._leave()
        elif key == "enter":
            self._finish()
        else:
            self.problem = ""
            self.line.press(key)
            self._changed()

    def paste(self, words: str) -> None:
        """Take pasted text."""
        self.line.insert(words)
        self._changed()

    def _finish(self) -> None:
        try:
            value = self._value()
        except ValueError as error:
            self.problem = f"This is not JSON: {error}"
            self._changed()
            return
        self._leave()
        if value != self._before:
            self._keep(value)

    def _value(self) -> Any:
        if self._is_text or not self.line.text.strip():
            return self.line.text or None
        return json.loads(self.line.text)

    def row(self, row: Row, line: int, width: int) -> Row:
        """The editor in place of the rows of its field."""
        if line > 0:
            return Row(((" " * INDENT + self.problem, "error"),) if line == 1 else ())
        label = [span for span in row.spans[:2] if span[1] == "label"]
        before = [("▌", "accent"), *label]
        room = width - 1 - (INDENT if label else 0)
        return Row((*before, *self.line.spans(room)), ground="field")
