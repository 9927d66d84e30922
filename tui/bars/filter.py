"""The filter bar: a query that narrows the timeline while it is typed; Esc brings back the view as it was."""

from contextlib import suppress

from store.query import QueryError
from store.query.parsing import completions, nearly
from tui.bars.bar import Bar
from tui.desk import Desk
from tui.widgets.lines import Line
from tui.widgets.text import cells, clip
from tui.work.remembering import Earlier


class FilterBar(Bar):
    """`/`: Enter keeps the query, Esc drops back to the earlier one, Up and Down bring earlier ones."""

    prompt = "/"
    hint = "Enter keeps · Esc drops · ↑ earlier"

    def __init__(self, desk: Desk, earlier: Earlier) -> None:
        self.session = desk.session
        super().__init__("filter-bar", desk, desk.session.view.text)
        self._earlier = earlier
        self._before = desk.session.view, desk.session.cursor
        self._error: QueryError | None = None
        self._asked_near: tuple[str, tuple[int, tuple[str, ...]]] = ("", (0, ()))
        self.session.look_again()

    def completions(self) -> tuple[int, tuple[str, ...]]:
        return completions(self.line.value[: self.line.cursor_position], self.session.store)

    def take(self, key: str) -> None:
        """Up and Down go through earlier queries; Tab puts a near spelling in where nothing is found."""
        if key == "tab" and not self.choices.words:
            self.choices.offer(*self._near())
        if key in ("up", "down"):
            line = self._earlier.step(-1 if key == "up" else 1, self.line.value)
            if line is not None:
                self.put(line)
            self.redraw()
        else:
            self._earlier.settle()
            super().take(key)

    def typed(self) -> None:
        """Narrow; while the query is wrong, by what stands before the wrong word, if that is right."""
        self._error = None
        text = self.line.value
        try:
            self.session.find(text)
        except QueryError as error:
            self._error = error
            with suppress(QueryError):
                self.session.find(text[: text.rfind(" ", 0, error.column) + 1])

    def enter(self) -> None:
        if self._error:
            self.choices.offer(self.line.cursor_position, ())
            return
        self._earlier.keep(self.line.value.strip())
        self.leave()

    def give_up(self) -> None:
        """Back to the query, the crossing and the event of before."""
        view, cursor = self._before
        self.leave()
        self.session.look(query=view.query, text=view.text)
        if cursor and self.session.collection.index_of(cursor) is not None:
            self.session.cursor_to(cursor)

    def echo(self, width: int) -> Line:
        """What is wrong and where, else the query in words and how many events it finds."""
        if self._error is None:
            return self._found(width)
        column, words = self._error.column, f"{self._error.message}; {self._error.right}"
        indent = column if column + 2 + cells(words) <= width and not self.line.is_scrolled(width + 1) else 0
        place = "" if indent else f"column {column + 1}: "
        return (" " * indent, "text"), ("^ ", "error"), (clip(place + words, width - indent - 2), "error")

    def _near(self) -> tuple[int, tuple[str, ...]]:
        """The names spelt nearly as the last word, where the query finds nothing or knows no such name."""
        collection, text = self.session.collection, self.line.value[: self.line.cursor_position]
        if not text or not (self._error or (collection.complete and not collection.count)):
            return len(text), ()
        if self._asked_near[0] != text:
            self._asked_near = text, nearly(text, self.session.store)
        return self._asked_near[1]

    def _found(self, width: int) -> Line:
        collection = self.session.collection
        _, near = self._near()
        if near:
            words = f"nothing found; did you mean {' or '.join(near[:3])}? Tab inserts it"
            return ((clip(words, width), "text"),)
        count = f"{collection.count:,} of {collection.total:,}" + ("" if collection.complete else ", still looking")
        usual = "words, or a field such as type: crossing: after:"
        words = self.session.looked_for if self.line.value.strip() else usual
        return (clip(words, max(8, width - cells(count) - 5)), "text"), (f"  ·  {count}", "muted")
