"""The grammar of EDTF: levels 0, 1 and 2 of ISO 8601-2:2019 annex A, as read beside the Library of Congress page.

It decides which strings are EDTF, at which level, with which bounds. Where the standard leaves a choice:

- Bounds are days. The latest day of an open end is OPEN, of an unknown one UNKNOWN.
- Seasons: 21 and 25 are March to May, 22 and 26 June to August, 23 and 27 September to November, 24 and 28 December
  of the named year to February of the next; the southern 29 to 32 are half a year away (30, summer, ends in the next
  year). 21 to 24 say nothing of the hemisphere; the bounds take the northern, for which crossings are watched.
- Unspecified digits stand for whatever makes a day of the calendar, and at least one must: `1984-1X` is October to
  December, `2004-XX-31` January to December, `156X-02-29` a leap year's day. A masked month is never a season.
- The day of a date-time is the day as written, of level 1 in a negative year; the time moves no bound.
- Significant digits count from the left of the year's value: `Y171010000S3` is 171000000 to 171999999.
- `-0000`, `Y1985`, hour 24, `-00:00`, shifts beyond 14 hours, spaces, and intervals that surely end before they
  start are refused; a second of 60 is kept, for it can be a leap second.
- `../..`, `../` and `/..` say that an end is open, and are of level 1; `/` says nothing and is refused.
- The text is canonical as written: EDTF leaves a choice only in where marks stand, and that decides the level.
  `?2004-?06` says what `2004-06?` says, and is of level 2 all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from store.dates.calendar import OPEN, UNKNOWN, Bound, first_bound, last_bound, ordinal_or_none
from store.dates.edtf.record import DateError, Edtf, Form, Precision, Span
from store.dates.edtf.scanner import Scanner
from store.dates.edtf.single import read_date

COARSENESS = {precision: rank for rank, precision in enumerate(Precision)}
BRACKETS = {"[": ("]", Form.ONE_OF), "{": ("}", Form.ALL_OF)}


def read(text: str) -> Edtf:
    """Read a whole expression; DateError when it is not EDTF."""
    _refuse_foreign(text)
    if text[0] in BRACKETS:
        return _set(text)
    if "/" in text:
        return _interval(text)
    if "T" in text:
        return read_moment(text)
    return read_date(text, 0, len(text))


def _refuse_foreign(text: str) -> None:
    if not text:
        raise DateError(text, 0, "nothing is written; expected at least a year, such as 2019")
    if text.isascii() and text.isprintable() and " " not in text:
        return
    for at, char in enumerate(text):
        if char.isspace():
            raise DateError(text, at, "EDTF has no spaces")
        if not "!" <= char <= "~":
            raise DateError(text, at, "EDTF is written in plain ASCII characters")


def _interval(text: str) -> Edtf:
    slash = text.index("/")
    if "/" in text[slash + 1 :]:
        raise DateError(text, text.index("/", slash + 1), "an interval has one slash, between its two ends")
    first, earliest = _start(text, slash)
    last, latest = _end(text, slash + 1)
    if earliest is UNKNOWN and latest is UNKNOWN:
        raise DateError(text, 0, "an interval gives at least one of its ends")
    _refuse_backwards(text, slash + 1, earliest, latest)
    ends = [end for end in (first, last) if end]
    level = max([1 if len(ends) < 2 else 0, *(2 if "X" in end.text else end.level for end in ends)])
    if (first and earliest is OPEN) or (last and latest is OPEN):
        level = 2
    return _compound(text, level, Form.INTERVAL, (Span(first, last, earliest, latest),))


def _start(text: str, slash: int) -> tuple[Edtf | None, Bound]:
    if slash == 0:
        return None, UNKNOWN
    if text.startswith(".."):
        return (read_date(text, 2, slash) if slash > 2 else None), OPEN
    first = read_date(text, 0, slash)
    return first, first.earliest


def _end(text: str, at: int) -> tuple[Edtf | None, Bound]:
    if at == len(text):
        return None, UNKNOWN
    if text.endswith(".."):
        return (read_date(text, at, len(text) - 2) if len(text) - at > 2 else None), OPEN
    last = read_date(text, at, len(text))
    return last, last.latest


def _set(text: str) -> Edtf:
    close, form = BRACKETS[text[0]]
    if text[-1] != close or len(text) == 1:
        raise DateError(text, len(text), f"the set that opens with {text[0]} must close with {close}")
    spans = tuple(_element(text, at, end) for at, end in _elements(text))
    return _compound(text, 2, form, spans)


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Where each element of a set starts and ends."""
    at = 1
    for part in text[1:-1].split(","):
        if not part:
            raise DateError(text, at, "a date belongs here, between commas without spaces")
        yield at, at + len(part)
        at += len(part) + 1


def _element(text: str, at: int, end: int) -> Span:
    dots = text.find("..", at, end)
    if dots < 0:
        one = read_date(text, at, end)
        return Span(one, one, one.earliest, one.latest)
    if end - at == 2:
        raise DateError(text, at, "two dots need a date before or after them")
    if dots == at:
        last = read_date(text, at + 2, end)
        return Span(None, last, OPEN, last.latest)
    if dots == end - 2:
        first = read_date(text, at, dots)
        return Span(first, None, first.earliest, OPEN)
    return _range(text, at, dots, end)


def _range(text: str, at: int, dots: int, end: int) -> Span:
    """`1670..1672`: every year, month or day from one to the other, which only plain dates of one kind can bound."""
    first, last = read_date(text, at, dots), read_date(text, dots + 2, end)
    for one, place in ((first, at), (last, dots + 2)):
        if one.precision not in (Precision.DAY, Precision.MONTH, Precision.YEAR) or not _is_plain(one):
            raise DateError(text, place, "a range in a set runs between plain years, months or days")
    if first.precision is not last.precision:
        raise DateError(text, dots + 2, f"both ends of the range must be a {first.precision.value}")
    _refuse_backwards(text, dots + 2, first.earliest, last.latest)
    return Span(first, last, first.earliest, last.latest)


def _is_plain(one: Edtf) -> bool:
    return not (one.approximate or one.uncertain or "X" in one.text or "S" in one.text)


def _refuse_backwards(text: str, at: int, earliest: Bound, latest: Bound) -> None:
    start, end = ordinal_or_none(earliest), ordinal_or_none(latest)
    if start is not None and end is not None and start > end:
        raise DateError(text, at, "this end comes before the start")


def _compound(text: str, level: int, form: Form, spans: tuple[Span, ...]) -> Edtf:
    dates = [one for span in spans for one in (span.first, span.last) if one]
    return Edtf(
        text,
        level,
        max([one.precision for one in dates], key=COARSENESS.__getitem__, default=Precision.MILLENNIUM),
        first_bound([span.earliest for span in spans]),
        last_bound([span.latest for span in spans]),
        form,
        approximate=any(one.approximate for one in dates),
        uncertain=any(one.uncertain for one in dates),
        spans=spans,
    )


FARTHEST_SHIFT = 14 * 60


def read_moment(text: str) -> Edtf:
    """Read a whole date-time; DateError when it is none."""
    split = text.index("T")
    day = read_date(text, 0, split)
    scan = Scanner(text, split + 1, len(text))
    if day.precision is not Precision.DAY or not day.text.removeprefix("-").replace("-", "").isdigit():
        scan.fail("a time of day follows a plain whole date: 1985-04-12T23:20:30", at=split)
    to_the_minute = _clock(scan)
    clock, shift = text[split + 1 : scan.at], scan.at
    if not scan.done and not scan.take("Z"):
        _shift(scan)
    if not scan.done:
        scan.fail("nothing may follow the time of day")
    time = clock + (":00" if to_the_minute else "") + text[shift:]
    return day._replace(text=text, precision=Precision.SECOND, time=time)


def _clock(scan: Scanner) -> bool:
    """Read `hh:mm:ss` or `hh:mm`; True for the latter."""
    for name, top, before in (("hour", 23, ""), ("minute", 59, ":"), ("second", 60, ":")):
        if before and not scan.take(before):
            if name == "second":
                return True
            scan.fail("a time of day is written hh:mm or hh:mm:ss")
        start = scan.at
        if int(scan.digits(2, f"the {name} takes two digits", masked=False)) > top:
            scan.fail(f"the {name} is 00 to {top}", at=start)
    return False


def _shift(scan: Scanner) -> None:
    start = scan.at
    behind = scan.take("-")
    if not behind and not scan.take("+"):
        scan.fail("after the time only Z or a shift such as +03 or +03:00 may follow")
    minutes = 60 * int(scan.digits(2, "the shift's hours take two digits", masked=False))
    if scan.take(":"):
        at = scan.at
        extra = int(scan.digits(2, "the shift's minutes take two digits", masked=False))
        if extra > 59:
            scan.fail("the shift's minutes are 00 to 59", at=at)
        minutes += extra
    if minutes > FARTHEST_SHIFT:
        scan.fail("a shift is at most 14:00", at=start)
    if behind and not minutes:
        scan.fail("a shift of zero is written Z or +00:00", at=start)
