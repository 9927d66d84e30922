"""The as-of bar: a day to look at, as people say days, and how it was understood."""

from datetime import date

from store.dates import DateError, NotUnderstood, last_day_of, short, understand, weekday
from store.dates.typed.talk import WeekStart
from store.records.model import Meta
from tui.bars.bar import Bar
from tui.desk import Desk
from tui.widgets.lines import Line
from tui.widgets.text import clip


class AsOfBar(Bar):
    """`t`: Enter looks at the day, at today where the line is empty, as it is at first; Esc leaves all as it is."""

    prompt = "as of"
    hint = "empty is today · Enter looks · Esc"

    def __init__(self, desk: Desk) -> None:
        session = desk.session
        self.session = session
        super().__init__("as-of-bar", desk, self._begun())
        self._day = session.view.as_of
        self._echo = ""
        self.typed()

    def _begun(self) -> str:
        """What stands in the line at first."""
        return ""

    def typed(self) -> None:
        self.problem = ""
        try:
            self._day, self._echo = understood_day(self.line.value, self.session.today, self.session.store.meta)
        except (DateError, NotUnderstood) as error:
            self.problem = str(error)
        if self.session.is_past and not self.line.value.strip():
            self._echo += f" · Esc stays on {short(self.session.view.as_of.isoformat())}"

    def enter(self) -> None:
        if not self.problem:
            self.leave()
            self.session.look(as_of=self._day)

    def echo(self, width: int) -> Line:
        """The day with its weekday, and the date in the file's way of writing."""
        return ((clip(self._echo, width), "text"),)


class CompareBar(AsOfBar):
    """`=`: Enter compares with the day, or ends comparing where the line is empty; Esc leaves all as it is."""

    prompt = "compare with"
    hint = "empty ends · Enter compares · Esc"

    def _begun(self) -> str:
        compared = self.session.view.compared
        return compared.isoformat() if compared else ""

    def typed(self) -> None:
        super().typed()
        if not self.line.value.strip():
            self._echo = "a day in any form; the board shows what differs"

    def enter(self) -> None:
        if self.problem:
            return
        self.leave()
        is_day = bool(self.line.value.strip()) and self._day != self.session.view.as_of
        self.session.look(compared=self._day if is_day else None)
        if self.line.value.strip() and not is_day:
            self.session.say("That day is in view already; there is nothing to compare.")


def understood_day(text: str, today: date, meta: Meta | None = None) -> tuple[date, str]:
    """The last day that a text can mean by a file's settings, and how it was understood.

    Raises DateError or NotUnderstood.
    """
    if not text.strip():
        return today, f"today, {weekday(today.isoformat())} {short(today.isoformat())}"
    meta = meta or Meta()
    week_start: WeekStart = "sunday" if meta.week_start == "sunday" else "monday"
    edtf, note = understand(text, today, day_first=meta.day_first, week_start=week_start)
    day = last_day_of(edtf, text)
    spoken = f"{weekday(day.isoformat())} {short(day.isoformat())}"
    last = "" if edtf.text == day.isoformat() else f"the last day of {short(edtf)}"
    return day, " · ".join(part for part in (spoken, last, edtf.text, note) if part)
