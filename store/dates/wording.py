"""The words for one date: a day, month, season, year or decade, with its marks and unspecified digits.

Early, middle and late are thirds, for readers and writers of dates alike: of a month the 1st to 10th, 11th to 20th and
21st to its end; of a year January to April, May to August, September to December; of a decade the years 0 to 3, 4 to 6
and 7 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator

from store.dates.calendar import Day, Edge
from store.dates.edtf.parsing import Edtf, Precision, parse

MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = ("spring", "summer", "autumn", "winter")
HEMISPHERES = ("", " north", " south")
UNMARKED = str.maketrans("", "", "?~%")
THIRDS = ("early", "mid", "late")
DECADE_YEARS = ((0, 3), (4, 6), (7, 9))
YEAR_MONTHS = ((1, 4), (5, 8), (9, 12))
TENTH, TWENTIETH = 10, 20


def single_words(edtf: Edtf, under: int | None) -> Iterator[str]:
    """One date in words, the fullest wording first; `under` is a year that is left out, for it stands above."""
    if edtf.time:
        yield f"{_bare(edtf, under)} {_clock(edtf.time)}"
    for words in (_bare(edtf, under), _terse(edtf, under)):
        circa, doubt = "c. " if edtf.approximate else "", "?" if edtf.uncertain else ""
        yield f"{circa}{words}{doubt}"
        yield f"{'~' if circa else ''}{words}{doubt}"


def day_words(day: Day, precision: Precision, under: int | None) -> str:
    """A day or month, with its year unless that is `under`."""
    month = MONTHS[day.month] if precision is Precision.MONTH else f"{day.day} {MONTHS[day.month]}"
    return month if day.year == under else f"{month} {year_words(day.year)}"


def year_words(year: int) -> str:
    """A year, counted astronomically, as people write it: 2019, 44 BC, 170,000,002."""
    if year < 1:
        return f"{1 - year if year > -9999 else format(1 - year, ',')} BC"
    return str(year) if year <= 9999 else f"{year:,}"


def _bare(edtf: Edtf, under: int | None) -> str:
    """The words without the marks."""
    text = edtf.text.translate(UNMARKED)
    if "X" in text:
        return _masked(text, edtf)
    earliest = edtf.earliest
    assert not isinstance(earliest, Edge)
    if edtf.precision in (Precision.SECOND, Precision.DAY, Precision.MONTH):
        shown = Precision.MONTH if edtf.precision is Precision.MONTH else Precision.DAY
        return day_words(earliest, shown, under)
    if "S" in text or edtf.precision is Precision.YEAR:
        return _years(edtf)
    return _season(text, earliest.year, under)


def _years(edtf: Edtf) -> str:
    earliest, latest = edtf.earliest, edtf.latest
    assert not isinstance(earliest, Edge)
    assert not isinstance(latest, Edge)
    if earliest.year == latest.year:
        return year_words(earliest.year)
    return f"{year_words(earliest.year)}–{year_words(latest.year)}"


def _season(text: str, year: int, under: int | None) -> str:
    """Seasons, quarters and halves by name; thirds of a year by their months."""
    code = int(text[-2:])
    after = "" if year == under else f" {year_words(year)}"
    if code <= 32:
        return SEASONS[(code - 21) % 4] + HEMISPHERES[(code - 21) // 4] + after
    if code <= 36:
        return f"Q{code - 32}{after}"
    if code <= 39:
        return f"{MONTHS[4 * code - 147]}–{MONTHS[4 * code - 144]}{after}"
    return f"H{code - 39}{after}"


def _masked(text: str, edtf: Edtf) -> str:
    """Unspecified digits: the usual ones in words, the rest as written."""
    if edtf.precision is Precision.DECADE and text[:3].isdigit():
        return f"{text[:3]}0s"
    if edtf.precision is Precision.CENTURY and text[:2].isdigit():
        return f"{_ordinal_number(int(text[:2]) + 1)} century"
    if text.endswith("-XX"):
        whole = text.removesuffix("-XX").removesuffix("-XX")
        return f"a {edtf.precision.value} of {_bare(parse(whole), None)}"
    return text


def _terse(edtf: Edtf, under: int | None) -> str:
    """The words without the marks, at their shortest."""
    text = edtf.text.translate(UNMARKED)
    if text.endswith("-XX"):
        return f"a {edtf.precision.value}"
    return _bare(edtf, under).replace("century", "c.").replace(" north", " N").replace(" south", " S")


def _ordinal_number(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number // 10 % 10 != 1 else "th"
    return f"{number}{ending}"


def _clock(time: str) -> str:
    """The time to the minute where the seconds are none, with its shift."""
    clock = time[:5] if time[6:8] == "00" else time[:8]
    return clock + time[8:].replace("Z", " UTC")


def can_be_parted(whole: Edtf) -> bool:
    """Whether the date is a plain month, year or decade."""
    if whole.precision is Precision.DECADE:
        return len(whole.text) == 4 and whole.text[:3].isdigit()
    return whole.precision in (Precision.MONTH, Precision.YEAR) and whole.level == 0


def third_of(whole: Edtf, which: str) -> Edtf:
    """One day, month or year in the early, mid or late third: `[2019-08-21..2019-08-31]` of late `2019-08`.

    The whole must be one that `can_be_parted`.
    """
    number = THIRDS.index(which)
    if whole.precision is Precision.DECADE:
        ends = [f"{whole.text[:3]}{year}" for year in DECADE_YEARS[number]]
    elif whole.precision is Precision.YEAR:
        ends = [f"{whole.text}-{month:02}" for month in YEAR_MONTHS[number]]
    else:
        assert not isinstance(whole.latest, Edge)
        days = ((1, TENTH), (TENTH + 1, TWENTIETH), (TWENTIETH + 1, whole.latest.day))[number]
        ends = [f"{whole.text}-{day:02}" for day in days]
    return parse(f"[{ends[0]}..{ends[1]}]")


def named_third(first: Edtf, last: Edtf) -> tuple[str, Edtf] | None:
    """The inverse of `third_of`: the word and the whole, when a range between two dates is such a third."""
    if first.level:
        return None
    whole = parse(first.text[:3] + "X" if first.precision is Precision.YEAR else first.text[:-3])
    written = f"[{first.text}..{last.text}]"
    return next(((which, whole) for which in THIRDS if third_of(whole, which).text == written), None)
