"""Date-times: `1985-04-12T23:20:30` or `1985-04-12T23:20`, local, in UTC (`Z`) or with a shift (`-04`, `+04:30`).

The day is the day as written, of level 1 in a negative year; the time moves no bound. A time to the minute is one of
no seconds.
"""

from __future__ import annotations

from store.dates.edtf.record import Edtf, Precision
from store.dates.edtf.scanner import Scanner
from store.dates.edtf.single import read_date

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
        scan.fail("after the time comes nothing, Z, or a shift such as +03 or +03:00")
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
        scan.fail("no shift is written Z or +00:00", at=start)
