"""When a crossing is open in each week: "sunday to thursday 08:00-16:00", "3 days a week", "closed fridays"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.dates.typed.tokens import weekday_number
from store.entry.when import CLOCK, datish, is_days, is_month
from store.entry.words import EXCEPT, NUMBERS, ONLY, PART_OF_DAY, PER, STATUS, VAGUE, key_of

if TYPE_CHECKING:
    from store.entry.tokens import Line

_HOURS = re.compile(
    r"(\d{1,2})(?::(\d\d)|(?<=\d\d)(\d\d))?(?:am|pm|h)?\s*(?:[-–]|to|until|till|à|ile|إلى|تا|heta)"
    r"\s*(\d{1,2})(?::(\d\d)|(?<=\d\d)(\d\d))?\s*(am|pm|h|arasında)?",
    re.IGNORECASE,
)
_COUNTED = frozenset(
    map(key_of, ("day", "days", "hour", "hours", "times", "jour", "jours", "heures", "fois", "gün", "saat"))
) | frozenset(map(key_of, ("أيام", "ساعات", "مرات")))
_DAILY = ("daily", "weekdays", "hours", "hrs")
_WHOLE_DAY = (("24", "hours"), ("around", "the", "clock"), ("round", "the", "clock"))


def take_hours(line: Line) -> str:
    """The hours at which a crossing is open: "sunday to thursday 08:00-16:00"; empty where none are told."""
    for place in range(len(line)):
        state, verb = _status_before(line, place)
        end = _Schedule(line, place, state).end
        if end == place:
            continue
        some = state == "closed" and _are_some_days(line, place, end)
        first = verb if some else place  # "closed fridays" is open on the others
        hours = line.said(first, end)
        line.take("hours", place, end, hours if some else f"hours {hours}")
        return hours
    return ""


def more_hours(line: Line) -> tuple[int, int]:
    """Where hours or days begin and end that stand behind those of the crossing, and nothing took; 0, 0 without any."""
    taken = next((part.end for part in line.parts if part.about == "hours"), len(line))
    for place in range(taken, len(line)):
        end = _Schedule(line, place, "open").end
        end = max(end, place + bool(_HOURS.fullmatch(line.words[place].text)))
        if end > place and line.free(place, end):
            return place, end
    return 0, 0


def is_time(line: Line, place: int) -> bool:
    """Whether hours stand at a word, and no age: "9am", "9-16" and "24 hours", not "over 60" nor "aged 6-12"."""
    text, aged = line.words[place].text.lower(), line.keys[place - 1 : place] in (["aged"], ["age"], ["ages"])
    hours = text.isdecimal() and line.keys[place + 1 : place + 2] in (["hours"], ["hrs"], ["h"], ["am"], ["pm"])
    return bool(CLOCK.fullmatch(text) or hours or (_HOURS.fullmatch(text) and not aged))


def is_clock(line: Line, place: int) -> bool:
    """Whether a time of day stands at a word, behind a verb of status or "at" or "from": "closed at 4pm"."""
    before = line.keys[place - 1 : place]
    told = before in (["at"], ["from"], ["since"], ["around"]) or line.roles[place - 1 : place] == ["status"]
    return bool(told and CLOCK.fullmatch(line.words[place].text.lower()))


def _status_before(line: Line, place: int) -> tuple[str, int]:
    """The status told right before a word, and where it stands; "" where none is."""
    for back in (3, 2, 1):
        state, length = STATUS.at(line.keys, place - back) if place >= back else ("", 0)
        if length == back and not line.has_break(place, place + 1):
            return state, place - back
    return "", place


class _Schedule:
    """The hours and days told one after the other from a word on; `end` is that word where they tell no schedule."""

    def __init__(self, line: Line, place: int, state: str) -> None:
        self.line, self.first, self.state = line, place, state
        self.is_sure = self.has_days = False
        at = end = place + (ONLY.has(line.keys, place) if state else 0)
        while (stop := self._one_at(at)) > at:
            end = stop
            at = end + (line.keys[end : end + 1] == ["and"])
        if self.is_sure and end > place and self.has_days:
            end += ONLY.has(line.keys, end)
        self.end = end if self.is_sure and line.free(place, end) else place

    def _one_at(self, at: int) -> int:
        """The word behind one part of a schedule; the same word where none stands there."""
        if at >= len(self.line) or (self.line.has_break(at, at + 1) and self.line.words[at].before != ","):
            return at
        kinds = (self._times_at, self._counted_at, self._days_at, self._part_of_day_at)
        return next((end for kind in kinds if (end := kind(at)) > at and self.line.free(at, end)), at)

    @property
    def _opens(self) -> bool:
        before = self.line.keys[self.first - 1 : self.first]
        return self.state == "open" and before in (["open"], ["opens"], ["opened"])

    def _times_at(self, at: int, *, behind_days: bool = False) -> int:
        """Such as "8-16", "from 9 to 5", "until 4 pm", "24/7"."""
        line, keys = self.line, self.line.keys
        behind_days = behind_days or self.has_days
        known = self._opens or behind_days
        if line.words[at].text.lower() in ("24/7", "24h", "24hrs", "24hr"):
            self.is_sure = True
            return at + 1
        for whole in _WHOLE_DAY:
            if self._opens and tuple(keys[at : at + len(whole)]) == whole:
                self.is_sure = True
                return at + len(whole)
        if keys[at] in ("until", "till") and known:
            pm = keys[at + 2 : at + 3] in (["pm"], ["am"])
            if keys[at + 1 : at + 2] and (CLOCK.fullmatch(keys[at + 1]) or pm):
                self.is_sure = True
                return at + 2 + pm
        first = at + (keys[at] in ("from", "at"))
        for end in (first + 1, first + 3, first + 4, first + 5):
            if end <= len(line) and self._are_hours(first, end, known=known, behind_days=behind_days):
                self.is_sure = True
                return end + (keys[end : end + 1] == ["arasi"])  # "08-16 arası"
        return at

    def _are_hours(self, first: int, end: int, *, known: bool, behind_days: bool) -> bool:
        """Whether words are a stretch of hours: with minutes or "pm", else behind "open" or the days."""
        line = self.line
        text = " ".join(word.text.lower() for word in line.words[first:end])
        text = re.sub("^midnight", "0h", text).replace("midnight", "24h").replace("noon", "12h")
        text = text.replace(" am", "").replace(" pm", "pm") if end - first > 3 else text
        found = _HOURS.fullmatch(text)
        if not found:
            return False
        begin, last = int(found[1]), int(found[4])
        last += 12 if last < 12 and (found[7] == "pm" or (last < begin < 12 and "to" in text)) else 0  # "9 to 5"
        if not 0 <= begin < last <= 24:
            return False
        told = ((found[2] or found[3]) and (found[5] or found[6])) or found[7]
        behind = line.keys[end] if end < len(line) else ""
        if not told and behind and is_month(line, end):
            return False  # the days of a month: "open fridays, 2-4 may 2021"
        return bool(told or behind_days or (known and not datish(line, end)) or behind in _DAILY)

    def _counted_at(self, at: int) -> int:
        """Such as "3 days a week", "two hours per day", "once a week", "haftada 3 gün"."""
        keys = self.line.keys
        before = PER.has(keys, at)
        number = at + before
        counted = any(each.isdecimal() or each in NUMBERS for each in keys[number : number + 1])
        counted = counted or bool(VAGUE.has(keys, number))
        end = number + 1 + (counted and not _COUNTED.isdisjoint(keys[number + 1 : number + 2]))
        per = before if end > number + 1 else 0
        if not before and (end > at + 1 or keys[at] in ("once", "twice")):
            per = PER.has(keys, end)
        told = self.state or STATUS.has(keys, end) if before else any(STATUS.has(keys, one) for one in range(at))
        if not per or not told:
            return at
        self.is_sure = self.has_days = True
        return end if before else end + per

    def _days_at(self, at: int) -> int:
        """Such as "sunday to thursday", "on mondays", "except fridays", "every day"; one day alone is its date."""
        line, keys = self.line, self.line.keys
        every = keys[at : at + 2] in (["every", "day"], ["each", "day"])
        daily = 2 if every else int(keys[at] in _DAILY and not is_days(keys[at]))
        end = at + daily
        besides = EXCEPT.has(keys, end) if self.state or self.first < at else 0
        end += besides
        end += keys[end : end + 1] in (["on"], ["at"], ["every"], ["each"])
        first = end
        regular = besides > 0 or keys[end - 1] in ("every", "each")
        while end < len(line) and line.free(end, end + 1) and is_days(keys[end]):
            regular = regular or keys[end].endswith(("days", "weekends"))
            end += 1
            joined = keys[end : end + 1] in (["and"], ["to"], ["through"], ["until"])
            end += joined and is_days(*keys[end + 1 : end + 2])
        if end == first:
            end = at + daily  # "daily" alone
            number = end < len(line) and line.words[end].text[:1].isdigit()
            self.is_sure = self.is_sure or ((every or keys[at] == "daily") and self._opens and not number)
        elif self._is_dated(end) and not self._times_at(end, behind_days=True) > end:
            return at  # "open 8-16, Tuesday 4 may 2021"
        else:
            dated = any(len(word.text) == 4 and word.text.isdecimal() for word in line.words)
            several = end - first > 1 or " " in keys[first]
            each = end - first > 1 and not {"to", "through", "until"} & set(keys[first:end])  # "closed fri & sat"
            regular = regular or each or (several and dated and self._opens)
            self.is_sure = self.is_sure or (regular and self.state in ("open", "closed"))
        self.has_days = self.has_days or end > at
        return end

    def _is_dated(self, at: int) -> bool:
        """Whether a day or a month follows, so that the day of the week before it is that of a date."""
        at += self.line.keys[at : at + 1] in (["in"], ["of"])
        return at < len(self.line) and (self.line.words[at].text[:1].isdigit() or is_month(self.line, at))

    def _part_of_day_at(self, at: int) -> int:
        """A part of each day behind "open", of many days behind "closed": "open mornings only", "closed nights"."""
        keys = self.line.keys
        end = at + PART_OF_DAY.has(keys, at)
        lasts = keys[end : end + 1] in (["since"], ["from"])  # "closed at night since 3 May"
        regular = self.state == "closed" and (lasts or keys[end - 1].endswith("s") or keys[at] == "every")
        if end == at or not (regular or (self._opens and keys[self.first - 1] != "opened") or self.is_sure):
            return at
        self.is_sure = self.has_days = True
        return end


def _are_some_days(line: Line, first: int, end: int) -> bool:
    """Whether days of the week are named outright, and not all: on the others it is open, if it is closed on these."""
    some = PART_OF_DAY.has(line.keys, first) or any(PER.has(line.keys, at) for at in range(first + 1, end))
    days = {0} if some or {"weekdays", "weekends", "holidays"} & set(line.keys[first:end]) else set()
    for key in line.keys[first:end]:
        named = [day for part in key.split() if (day := weekday_number(part.removesuffix("s"))) is not None]
        if named:  # "mondays-wednesdays" is one word
            days.update((named[0] + step) % 7 for step in range((named[-1] - named[0]) % 7 + 1))
    return 0 < len(days) < 7 and not {"daily", "except"} & set(line.keys[first:end])
