"""The history of a crossing as text: years above, the status as a waveform, and who held each side below.

Height tells how open it was, at every size, without letters and without colour: low is closed, higher limited, highest
open, and no row reaches the one above. A block is what was reported then, a line what nobody has reported since, broken
where it was limited; dots stand where it is disputed. Pure: from spans by day to signs by column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from math import inf

from store.records.vocabulary import Status
from store.status.spans import Span
from tui.widgets.legend import (
    AS_OF,
    COMPARED,
    DISPUTED,
    GOES_ON,
    HOLDER,
    KNOWN_LOW,
    OPEN_END,
    PLANNED,
    SELECTED_DAY,
    SINCE_ABOUT,
    WAVES,
)
from tui.widgets.lines import Line
from tui.widgets.lines import Span as Sign
from tui.widgets.text import cells, cut

YEAR = 365.2425
BEYOND = 10**9  # days: what has no beginning or end
_SHORTEST = 0.5  # days of a column at the closest zoom
_LONGEST = 3 * YEAR

_OPEN_DOTS = 3
"""Columns of dots before the first report, where the status may have begun earlier."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LABEL = 6  # cells of a year and the blanks around it
_WIDEST = 0.85  # of the width that other labels would leave, for labels that stand closer
_LABELLED = (1, 2, 5, 10, 20, 50, 100, 200)
_STEPS = (1, 3, 6, 12, 24, 60, 120, 300, 600, 1200)


@dataclass(frozen=True)
class Scale:
    """Which days the columns stand for: `first` is the ordinal at the left edge, `days` how many a column holds.

    Where every so many years stand on a whole column, `label` is how many; they are the ones that are labelled.
    """

    first: float
    days: float
    columns: int
    label: int = 0

    @classmethod
    def fit(cls, first: float, last: float, columns: int) -> Scale:
        """Just wide enough for all days from `first` to `last`."""
        return cls(first, max(_SHORTEST, (last - first + 1) / max(1, columns)), columns)

    @classmethod
    @lru_cache(maxsize=8)
    def of_years(cls, first: float, last: float, columns: int) -> Scale:
        """All days from `first` to `last`, labelled years on whole columns; some time before is seen, too."""
        most = columns / max(1.0, (last - first) / YEAR)
        fitting = {step: int(step * most) / step for step in _LABELLED if step * most >= _LABEL}
        if not fitting:
            return cls.fit(first, last, columns)
        step = min(step for step, a_year in fitting.items() if a_year >= _WIDEST * max(fitting.values()))
        year = _year_of(last) - _year_of(last) % step
        for per_step in range(int(step * most), 0, -1):
            days = step * YEAR / per_step
            label = date(max(1, year), 1, 1).toordinal() - 1.0  # a leap day pushes no year into the column before
            behind = max(_LABEL - 2, int((last - label) // days) + 1)  # the last year's label has room, too
            start = label + (behind - columns) * days
            if start <= first:
                return cls(start, days, columns, step)
        return cls.fit(first, last, columns)

    def column(self, ordinal: float) -> int:
        """The column of a day; below 0 or beyond the last one where it is not seen."""
        return int((ordinal - self.first) // self.days)

    def span(self, column: int) -> tuple[float, float]:
        """The first day of a column and the first after it."""
        return self.first + column * self.days, self.first + (column + 1) * self.days

    @property
    def last(self) -> float:
        """The first day behind the right edge."""
        return self.first + self.columns * self.days

    def stretched(self, columns: int) -> Scale:
        """The same days over another number of columns."""
        return Scale(self.first, self.days * self.columns / max(1, columns), columns)

    def within(self, whole: Scale) -> Scale:
        """No wider than `whole`, and moved as little as it takes to show none but its days."""
        days = min(self.days, whole.days * whole.columns / self.columns)
        first = min(max(self.first, whole.first), whole.last - days * self.columns)
        return Scale(first, days, self.columns)

    def zoomed(self, factor: float, about: float) -> Scale:
        """Closer where `factor` is below 1; the day `about` stays where it is."""
        days = min(_LONGEST, max(_SHORTEST, self.days * factor))
        return Scale(about - (about - self.first) * days / self.days, days, self.columns)

    def panned(self, columns: float) -> Scale:
        """Moved by so many columns, to later days where positive."""
        return Scale(self.first + columns * self.days, self.days, self.columns)


@dataclass(frozen=True)
class Marks:
    """What the line under the years points at: the selected event, the as-of day and another."""

    selected: tuple[float, float] | None = None
    as_of: float | None = None
    compared: float | None = None


@lru_cache(maxsize=4)
def axis(scale: Scale) -> str:
    """The years, or the months where there is room, each above the column where it begins."""
    step = scale.label * 12 or next(
        (step for step in _STEPS if step * YEAR / 12 / scale.days >= (9 if step < 12 else _LABEL)), _STEPS[-1]
    )
    line = [" "] * scale.columns
    for column, label in _ticks(scale, step):
        if column >= 0 and column + len(label) <= scale.columns and line[max(0, column - 1)] == " ":
            line[column : column + len(label)] = label
    return "".join(line)


def _ticks(scale: Scale, step: int) -> list[tuple[int, str]]:
    first, last = _month(scale.first), _month(scale.last)
    months = range(first - first % step, last + 1, step)
    return [(scale.column(_ordinal(month)), _tick(month, step)) for month in months if 12 <= month < 9999 * 12]


def _tick(month: int, step: int) -> str:
    year = str(month // 12)
    return year if step >= 12 else f"{_MONTHS[month % 12]} {year}"


def _year_of(ordinal: float) -> int:
    return date.fromordinal(int(min(max(ordinal, 1), date.max.toordinal()))).year


def _month(ordinal: float) -> int:
    """Months since year 0, of a day within the years 1 to 9999."""
    day = date.fromordinal(int(min(max(ordinal, 1), date.max.toordinal())))
    return day.year * 12 + day.month - 1


def _ordinal(month: int) -> int:
    return date(month // 12, month % 12 + 1, 1).toordinal()


def pointer(scale: Scale, marks: Marks) -> Line:
    """The line under the years: the selected event, the as-of day and the day it is compared with."""
    signs = [(" ", "border")] * scale.columns
    if marks.selected is not None:
        for column in _columns(scale, *marks.selected):
            signs[column] = SELECTED_DAY.span
    for day, mark in ((marks.compared, COMPARED), (marks.as_of, AS_OF)):
        if day is not None and 0 <= scale.column(day) < scale.columns:
            signs[scale.column(day)] = mark.span
    return _joined(signs)


def _columns(scale: Scale, first: float, last: float) -> range:
    return range(max(0, scale.column(first)), min(scale.columns, scale.column(last) + 1))


def wave(
    spans: Sequence[Span], reported: Sequence[tuple[float, float]], scale: Scale, *, today: float, fresh: float
) -> tuple[Sign, ...]:
    """A crossing's status by column; a report is news for `fresh` days. It is the same on any day that is looked at."""
    signs = [(" ", "unknown")] * scale.columns
    news: set[int] = set()
    for first, last in _united(reported, fresh):
        news.update(_columns(scale, max(first, scale.first), min(last, scale.last)))
    for number, span in enumerate(spans):
        status = Status.find(span.word) or Status.UNKNOWN
        solid, thin = WAVES[status]
        columns = _columns(scale, *_lasts(span, scale, today))
        told = [column for column in columns if column in news]
        dots = max(columns.start, told[0] - _OPEN_DOTS) if told and number == 0 else columns.start
        for column in range(dots, columns.stop):
            if column in news and not span.uncertain:
                signs[column] = (solid, status.value)
            elif span.uncertain or _is_fuzzy(span, *scale.span(column)):
                signs[column] = (DISPUTED.sign, f"{status.value} since")
            else:
                signs[column] = (thin, f"{status.value} since")
        if columns.start == 0 and len(columns) > 2 and signs[0][0] != " " and _goes_on(span, scale):
            signs[0] = (GOES_ON.sign, signs[0][1])
    return tuple(signs)


def _united(reported: Sequence[tuple[float, float]], fresh: float) -> Iterator[tuple[float, float]]:
    """The stretches of time in which a report was news, by time, those that meet as one."""
    first, last = inf, -inf
    for begin, end in reported:
        if abs(begin) >= BEYOND and abs(end) >= BEYOND:
            continue
        if begin > last:
            if first <= last:
                yield first, last
            first = begin
        last = max(last, end + fresh)
    if first <= last:
        yield first, last


def seen_from(signs: Sequence[Sign], scale: Scale, as_of: float, *, is_past: bool = False) -> Line:
    """A lane as of a day: what comes after it has no colour, and of a status a weak ink; a past day has its line."""
    here = scale.column(as_of)
    later = [(sign, "muted" if role == "text" else "unknown since") for sign, role in signs[max(0, here + 1) :]]
    lane = [*signs[: max(0, here + 1)], *later]
    if is_past and 0 <= here < scale.columns:
        lane[here] = AS_OF.span
    return _joined(lane)


def with_plans(lane: Line, plans: Sequence[tuple[float, float]], scale: Scale) -> Line:
    """A lane with a sign on the day of each plan, on the last of the days that it may be of where it is open."""
    if not plans:
        return lane
    signs = [(sign, role) for text, role in lane for sign in text]
    for first, last in plans:
        columns = _columns(scale, first, last)
        if columns:
            signs[columns[-1]] = PLANNED.span
    return _joined(signs)


def _lasts(span: Span, scale: Scale, today: float) -> tuple[float, float]:
    """The days that a span is drawn over: from its first possible to its last possible one, never beyond today."""
    first = scale.first if span.start_earliest is None else span.start_earliest
    return first, min(today, today if span.end_latest is None else span.end_latest - 1)


def _is_fuzzy(span: Span, first: float, after: float) -> bool:
    """Whether all of a column's days are ones on which the stretch may not have begun yet, or have ended already."""
    not_begun = span.start_earliest is not None and span.start_latest is not None and after <= span.start_latest
    ended = span.end_earliest is not None and span.end_latest is not None and first >= span.end_earliest
    return not_begun or ended


def _goes_on(span: Span, scale: Scale) -> bool:
    """Whether a stretch began before what is seen."""
    return span.start_earliest is not None and -BEYOND < span.start_earliest < scale.first


def holder_signs(
    spans: Sequence[Span], scale: Scale, *, today: float, names: Callable[[str], Sequence[str]]
) -> tuple[Sign, ...]:
    """Who held a side, as a thin line with a name where each stretch begins; `names` gives a holder's names."""
    signs = [(" ", "muted")] * scale.columns
    called = {word: names(word) for word in {span.word for span in spans}}
    lasting = [_columns(scale, *_lasts(span, scale, today)) for span in spans]
    behind = [*(columns.start for columns in lasting[1:]), scale.columns]
    before: Span | None = None
    for span, columns, after in zip(spans, lasting, behind, strict=False):
        if not columns or not span.word:
            continue
        same = before is not None and (before.word, before.event, before.end_latest) == (*span[:2], span.start_latest)
        before = span
        fuzzy = [_is_fuzzy(span, *scale.span(column)) or span.uncertain for column in columns]
        line = [(OPEN_END if unsure else HOLDER).sign for unsure in fuzzy]
        if not same:  # else it goes on, more or less sure than before
            line[0] = (GOES_ON if _goes_on(span, scale) else SINCE_ABOUT if fuzzy[0] else KNOWN_LOW).sign
        name = (
            "" if same else fitting(called[span.word], min(columns.stop - 2, after - 1) - columns.start)
        )  # none is drawn over
        line[1 : 1 + len(name)] = name
        for place, (column, sign) in enumerate(zip(columns, line, strict=True)):
            signs[column] = (sign, "text" if 1 <= place <= len(name) else "muted")
    return tuple(signs)


def fitting(names: Sequence[str], width: int) -> str:
    """The first name that fits whole, else the shortest, cut; nothing where there is no room for three letters.

    Only names of one cell a letter are taken: a lane's columns are days.
    """
    plain = [name for name in names if cells(name) == len(name)]
    if width < 2 or not plain:
        return ""
    whole = next((name for name in plain if len(name) <= width), None)
    return whole if whole is not None else cut(min(plain, key=len), width) if width > 2 else ""


def _joined(signs: list[tuple[str, str]]) -> Line:
    return tuple(("".join(sign for sign, _ in run), role) for role, run in groupby(signs, key=lambda sign: sign[1]))


def reach(spans: Sequence[Span]) -> tuple[float, float] | None:
    """The first and last day on which anything in a history begins or ends; None where it has no days."""
    days = [
        float(day)
        for span in spans
        for day in (span.start_earliest, span.start_latest, span.end_earliest, span.end_latest)
        if day is not None
    ]
    return (min(days), max(days)) if days else None
