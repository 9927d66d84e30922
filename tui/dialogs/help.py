"""Help: what every key does in the panel with the focus, found by words or by pressing the key. Made of the actions."""

from collections.abc import Iterator, Mapping, Sequence

from textual.geometry import Region
from textual.widget import Widget

from store.text.folding import fold
from tui.desk import Action, Desk
from tui.widgets.dialog import Dialog, Keys
from tui.widgets.key_names import shown, shown_keys
from tui.widgets.legend import NAMES, legend
from tui.widgets.lines import Line, Row, wrapped
from tui.widgets.text import cells, clip, fit, wrap
from tui.widgets.text_line import TextLine

_KEYS = 14
_GUTTER = 2
"""Cells between two columns."""
_COLUMN, _COLUMNS = 25, 3
"""The least cells of a column of the overview, and how many columns it has at most."""


class Help(Dialog):
    """All keys by what they are about; typing tells of those that it finds, F1 of the key pressed next."""

    wanted_height = 32

    def __init__(self, desk: Desk) -> None:
        super().__init__("help", desk.close)
        self.keymap = desk.keymap
        self.panel = desk.dashboard.focused_name
        self.trouble = desk.key_trouble
        self._refusals = {action.id: action.refused(desk) for action in self.actions}
        self.line: TextLine = TextLine(hint="type to read what a key or a sign does")
        self.pressed = ""
        self.waiting = False

    @property
    def actions(self) -> list[Action]:
        """What can be done with the focus where it is; what is of this panel alone comes first."""
        return sorted(self._here, key=lambda action: not action.panels)

    @property
    def _here(self) -> list[Action]:
        return [action for action in self.keymap.actions if not action.panels or self.panel in action.panels]

    @property
    def found(self) -> list[Action]:
        """The actions that the typed words or the pressed key find."""
        if self.pressed:
            return [action for action in self.actions if self.pressed in self.keymap.keys_of(action)]
        wanted = fold(self.line.value).split()
        return [action for action in self.actions if all(word in self._text(action) for word in wanted)]

    def _text(self, action: Action) -> str:
        return fold(f"{action.words} {action.help} {shown_keys(self.keymap.keys_of(action))}")

    # keys

    def take(self, key: str) -> None:
        """One key: the one that is asked about, one of the list, else typed."""
        if self.waiting:
            self.waiting, self.pressed = False, key
        elif key == "escape":
            if self.pressed or self.line.value:
                self.pressed = ""
                self.line.put("")
            else:
                self.leave()
        elif key == "f1":
            self.waiting = True
        elif steps := self.steps(key):
            self.wheeled(steps)
        elif self.line.press(key):
            self.typed()
        self.line.instead = self._asked
        self.redraw()

    def typed(self) -> None:
        self.pressed, self.top = "", 0

    # drawing

    def heading(self) -> Line:
        """Of which panel, and how many are found where they are sought."""
        sought = f" {len(self.found)} of {len(self.actions)}" if self.is_sought and self.found else ""
        return (("Help", "title"), (f" {self.panel}{sought}", "muted"))

    @property
    def is_sought(self) -> bool:
        """Whether a key or words were asked about; else all keys stand there."""
        return bool(self.pressed or self.line.value.strip())

    def keys(self) -> Keys:
        return ("F1", "What a key does"), ("↑ ↓", "Scroll"), ("Esc", "Close")

    def needed(self, width: int) -> int:
        return 1 + len(self._all_rows(width))

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The line, what is wrong with a person's own keys, then every action found."""
        rows = self._all_rows(width)
        return [Row(((" › ", "key"),), ground="field"), *rows[self.window(height, 1, len(rows))]]

    def _all_rows(self, width: int) -> list[Row]:
        rows = [row for trouble in self.trouble for row in wrapped(trouble, width, "error", 2)]
        if self.is_sought:
            for action in self.found:
                rows.extend(self._entry(action, width))
        else:
            rows.extend(self._overview(width))
        rows.extend(self._legend(width))
        return rows or [Row((("  Nothing is found. Esc shows all again.", "muted"),))]

    @property
    def _asked(self) -> Line:
        """What stands in place of what is typed while a key is asked about."""
        if self.waiting:
            return (("Press the key to ask about", "key"),)
        return (("Key ", "key"), (shown(self.pressed), "strong")) if self.pressed else ()

    def parts(self, window: Region) -> Sequence[tuple[Widget, Region]]:
        return ((self.line, window.split_horizontal(1)[0].shrink((0, 1, 0, 3))),)

    def _overview(self, width: int) -> Iterator[Row]:
        """Every key in a few words, by what it is about, in columns about equally long."""
        width -= 1  # a blank before all columns
        about: dict[str, list[Action]] = {}
        for action in self._here:
            about.setdefault(type(action).__module__.rpartition(".")[2].capitalize(), []).append(action)
        count = max(1, min(_COLUMNS, width // _COLUMN))
        whole = sum(len(actions) + 2 for actions in about.values())
        columns: list[dict[str, list[Action]]] = [{}]
        lines = 0
        for title, actions in about.items():
            if len(columns) < count and lines + len(actions) // 2 > len(columns) * whole / count:
                columns.append({})
            columns[-1][title] = actions
            lines += len(actions) + 2
        rooms = [self._behind(groups) + max(cells(each.words) for each in _all(groups)) + _GUTTER for groups in columns]
        while sum(rooms) > width:  # the longest words of the widest columns are cut
            rooms[rooms.index(max(rooms))] -= 1
        rooms = [room + (width - sum(rooms)) // count for room in rooms]
        drawn = [
            list(self._column(groups, room, 1 if groups is columns[-1] else _GUTTER))
            for groups, room in zip(columns, rooms, strict=True)
        ]
        for number in range(max(map(len, drawn))):
            parts = (
                rows[number] if number < len(rows) else ((" " * room, "text"),)
                for rows, room in zip(drawn, rooms, strict=True)
            )
            yield Row(((" ", "text"), *(span for part in parts for span in part)))

    def _key(self, action: Action) -> str:
        return shown_keys(self.keymap.keys_in(action, self.panel)[:1]) or "—"

    def _behind(self, groups: Mapping[str, Sequence[Action]]) -> int:
        """Return the cells of the keys of a column."""
        return max(cells(self._key(action)) for action in _all(groups)) + 2

    def _column(self, groups: Mapping[str, Sequence[Action]], room: int, gutter: int) -> Iterator[Line]:
        """A line an action, all words beneath one another; dim what cannot be done now."""
        behind = self._behind(groups)
        for title, actions in groups.items():
            yield ((fit(title, room), "title"),)
            for action in actions:
                words = fit(clip(action.words, room - behind - gutter), room - behind)
                yield (fit(self._key(action), behind), "key"), (words, "muted" if self._refusals[action.id] else "text")
            yield ((" " * room, "text"),)

    def _entry(self, action: Action, width: int) -> list[Row]:
        keys = shown_keys(self.keymap.keys_of(action)) or "—"
        refusal = self._refusals[action.id]
        words = action.help + (f" (Not now: {refusal})" if refusal else "")
        indent = _KEYS if width >= 40 else 4
        lines = wrap(words, max(4, width - indent - 2))
        first: Line = ((" ", "text"), (fit(keys, _KEYS - 1) + " ", "key"), (action.words, "strong"))
        if cells(keys) >= _KEYS:
            first = ((" ", "text"), (keys, "key"), ("  ", "text"), (action.words, "strong"))
        return [Row(first), *(Row(((" " * (indent + 1), "text"), (line, "muted"))) for line in lines)]

    def _legend(self, width: int) -> Iterator[Row]:
        """What signs, letters and colours mean: all of it, or what the typed words find."""
        wanted = fold(self.line.value).split()
        for title, signs in legend() if not self.pressed else ():
            every = all(word in fold(f"{NAMES} {title}") for word in wanted)
            found = [sign for sign in signs if every or all(word in fold(f"{sign.meaning}") for word in wanted)]
            if found:
                yield from (Row(), Row(((f" {title}", "title"),)))
            for sign in found:
                for number, line in enumerate(wrap(sign.meaning, max(4, width - _KEYS - 2))):
                    shown_sign = fit(f"  {sign.sign}" if number == 0 else "", _KEYS)
                    yield Row(((shown_sign, sign.role), (line, "muted")))


def _all(groups: Mapping[str, Sequence[Action]]) -> Iterator[Action]:
    return (action for actions in groups.values() for action in actions)
