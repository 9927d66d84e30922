"""How many, as a line tells it: who was killed or hurt, and what crossed.

A figure belongs to the word it stands beside, before it or behind it. Where that can be read in more than one way, or a
number of people is left over, the line is asked about.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from store.entry import words
from store.records.counts import CountError, parse_count

if TYPE_CHECKING:
    from store.entry.tokens import Line

_DIGITS = re.compile(r"~?(\d{1,3}(,\d{3})+|\d+)\+?")
_RANGE = re.compile(r"(\d+)(?:\.\.|[-–—])(\d+)")
MOST_BETWEEN = 4
MOST_CHOICES = 12


class Number(NamedTuple):
    """A number in a line, from one word to before another, as a claim has it."""

    first: int
    end: int
    value: int | str


class Figure(NamedTuple):
    """A count of something, and the words that tell it."""

    about: str
    value: int | str
    first: int
    end: int


class Volume(NamedTuple):
    """What crossed: how many of what, in which time."""

    value: int | str
    of: str
    per: str
    first: int
    end: int


def numbers_in(line: Line) -> list[Number]:
    """Every number that counts something, in words or figures, with the bounds that belong to it."""
    found: list[Number] = []
    place = 0
    while place < len(line):
        number = _number_at(line, place)
        if number and number.end > place:
            found.append(number)
            place = number.end
        else:
            place += 1
    return found


def _number_at(line: Line, place: int) -> Number | None:
    keys = line.keys
    if not line.free(place, place + 1):
        return None
    length = words.NONE.has(keys, place)
    if length and line.free(place, place + length) and not _is_more_than(keys, place):
        return Number(place, place + length, 0)
    vague, length = words.VAGUE.at(keys, place)
    if vague and line.free(place, place + length) and not (vague == "some" and _plain_at(line, place + length)):
        return Number(place, place + length, vague)
    for table, written in (
        (words.AT_LEAST, "{}+"), (words.AT_MOST, "up to {}"), (words.OVER, "more than {}"),
        (words.UNDER, "fewer than {}"), (words.ABOUT, "~{}"),
    ):  # fmt: skip
        length = table.has(keys, place)
        inner = _plain_at(line, place + length) if length and line.free(place, place + length) else None
        if inner and isinstance(inner.value, int) and not _is_measure(line, inner.end):
            return Number(place, inner.end, written.format(inner.value))
    number = _plain_at(line, place)
    return None if number is None or _is_measure(line, number.end) else number


def _is_more_than(keys: list[str], place: int) -> bool:
    """Whether "no" begins "no more than" or "no fewer than", which are bounds."""
    return bool(words.AT_MOST.has(keys, place) or words.AT_LEAST.has(keys, place))


def _is_measure(line: Line, end: int) -> bool:
    """Whether a unit follows that counts no people: km, hours."""
    return end < len(line) and not line.has_break(end, end + 1) and bool(words.NOT_PEOPLE.has(line.keys, end))


def _plain_at(line: Line, place: int) -> Number | None:
    """A number or a range, without a word that bounds it before it."""
    if place >= len(line) or not line.free(place, place + 1):
        return None
    keys = line.keys
    if keys[place] == "between" and place + 3 < len(line) and keys[place + 2] == "and":
        low, high = _exact(line, place + 1), _exact(line, place + 3)
        return (
            Number(place, place + 4, f"{low}..{high}") if low is not None and high is not None and low < high else None
        )
    text = line.words[place].text
    span = _RANGE.fullmatch(text)
    if span and int(span[1]) < int(span[2]):
        return Number(place, place + 1, f"{int(span[1])}..{int(span[2])}")
    first = _exact(line, place)
    if first is None:
        return _worded(text, place)
    end = place + 1
    if (
        end + 1 < len(line)
        and keys[end] in ("to", "or")
        and line.free(end, end + 2)
        and not line.has_break(end, end + 2)
    ):
        last = _exact(line, end + 1)
        if last is not None and last > first:
            return Number(place, end + 2, f"{first}..{last}")
    more = words.OR_MORE.has(keys, end)
    if more and line.free(end, end + more) and not _plain_at(line, end + more):
        return Number(place, end + more, f"{first}+")
    if end + 1 < len(line) and keys[end] == "dozen" and line.free(end, end + 1):
        return Number(place, end + 1, 12 * first)
    return Number(place, end, first)


def _exact(line: Line, place: int) -> int | None:
    """A whole number in figures or words."""
    text, key = line.words[place].text, line.keys[place]
    if text.isdecimal():
        return int(text) if len(text) < 10 else None
    if _DIGITS.fullmatch(text) and "," in text and text[0] != "~" and text[-1] != "+":
        return int(text.replace(",", ""))
    if key in words.NUMBERS:
        return words.NUMBERS[key]
    tens, _, ones = key.partition(" ")  # twenty-one
    if ones and words.NUMBERS.get(tens, 0) in range(20, 100, 10) and 0 < words.NUMBERS.get(ones, 0) < 10:
        return words.NUMBERS[tens] + words.NUMBERS[ones]
    return None


def _worded(text: str, place: int) -> Number | None:
    """Such as "~10" or "3+", kept as typed."""
    if not _DIGITS.fullmatch(text):
        return None
    try:
        parse_count(text)
    except CountError:
        return None
    return Number(place, place + 1, text)


# figures


def figures_in(line: Line, numbers: list[Number]) -> list[Figure]:
    """The figures of a line; what can be read in two ways is asked about."""
    named = [
        (place, about, length) for place in range(len(line)) for about, length in [_figure_word(line, place)] if length
    ]
    choices = [_choices(line, place, length, numbers) for place, _, length in named]
    for (place, _, length), counted in zip(named, choices, strict=True):
        _ask_for_dates(line, place, place + length, bool(counted))
        if not counted:
            _ask_for_numbers_apart(line, place, numbers)
    if not any(choices):
        return []
    best, ambiguous = _matched(choices)
    beside = {number for group in choices for number in group}
    used = {number for number in best if number is not None}
    if ambiguous or beside - used:
        number = numbers[min(beside - used)] if beside - used else numbers[min(used)]
        said = line.said(number.first, number.end)
        why = f"“{said}” can belong to more than one word; write each figure behind its word, as in killed 2, injured 3"
        line.ask("figure", number.first, number.end, why)
        return []
    found: list[Figure] = []
    for (place, about, length), which in zip(named, best, strict=True):
        if which is not None:
            found += _figure(line, about, place, length, numbers[which])
    for figure in found:
        line.take("figure", figure.first, figure.end, f"{figure.about} {figure.value}")
    _ask_for_the_rest(line, numbers, used, found)
    _ask_for_doubts(line, found)
    return found


def _ask_for_numbers_apart(line: Line, place: int, numbers: list[Number]) -> None:
    """Ask about a number of people that stands in one clause with a word of casualties, but not beside it."""
    first, _ = line.clause(place)
    for number in numbers:
        counts_things = any(table.has(line.keys, number.end) for table in (words.NO_PERSONS, words.VOLUME))
        people = words.PERSONS.has(line.keys, number.end)
        if first <= number.first < place and (people or not counts_things):
            why = f"“{line.said(number.first, place + 1)}”: write the figure beside its word, as in killed 3"
            line.ask("figure", number.first, place + 1, why)
            return


def _ask_for_dates(line: Line, place: int, end: int, is_counted: bool) -> None:
    """Ask about "killed 3 may 2019", of which the number may be a day or a count."""
    while end < len(line) and line.roles[end] == "" and line.keys[end] in ("up", "more", "than", "fewer", "less", "at"):
        end += 1
    dated = end < len(line) and line.roles[end] == "date" and not line.has_break(end, end + 1)
    while dated and end + 1 < len(line) and line.keys[end] in ("to", "some", "about", "around", "over", "at", "least"):
        end += 1
    text = line.words[end].text.lstrip("~") if dated else ""
    if dated and not is_counted and (text[:2].isdecimal() or text[:1].isdecimal()) and len(text) < 7:
        why = f"“{line.said(place, end + 1)}”: a count, or the day? put the date first"
        line.ask("figure", place, end + 1, why)


def _figure_word(line: Line, place: int) -> tuple[str, int]:
    about, length = words.FIGURES.at(line.keys, place)
    if length and line.free(place, place + length):
        return about, length
    return "", 0


def _choices(line: Line, place: int, length: int, numbers: list[Number]) -> list[int]:
    """The numbers that stand beside a word of casualties, by their place in the list."""
    found = []
    for which, number in enumerate(numbers):
        before = (
            number.end <= place and _only_people(line, number.end, place) and not line.has_break(number.end, place + 1)
        )
        end = place + length
        behind = end <= number.first and all(word.before in ("", ":") for word in line.words[end : number.first + 1])
        behind = behind and all(line.keys[at] in _BEFORE_NUMBERS for at in range(end, number.first))
        if before or (behind and not _counts_things(line, number)):
            found.append(which)
    return found


_BEFORE_NUMBERS = frozenset(("a", "total", "of", "the", "another", "rose", "rises", "to", "at", "is", "now", "toll"))


def _only_people(line: Line, first: int, end: int) -> bool:
    """Whether the words between a number and a word of casualties name the people, so that both belong together."""
    if end - first > MOST_BETWEEN or not line.free(first, end):
        return False
    place = first
    unknown = 0
    while place < end:
        length = words.PERSONS.has(line.keys, place)
        if not length:
            if words.NO_PERSONS.has(line.keys, place) or _is_of_another_kind(line, place):
                return False
            unknown, length = unknown + 1, 1
        place += length
    return unknown <= 1


def _is_of_another_kind(line: Line, place: int) -> bool:
    tables = (
        words.FIGURES,
        words.STATUS,
        words.TYPES,
        words.NEAR,
        words.SAYS,
        words.ACCORDING,
        words.MOVED,
        words.NEGATION,
    )
    return line.keys[place] in _JOINTS or any(table.has(line.keys, place) for table in tables)


_JOINTS = frozenset(("and", "or", "by", "in", "at", "on", "with", "to", "from", "for", "as", "after", "but", "near"))


def _counts_things(line: Line, number: Number) -> bool:
    """Whether what follows a number is a weapon or a vehicle: "killed 2 rockets later"."""
    return bool(number.end < len(line) and words.NO_PERSONS.has(line.keys, number.end))


def _matched(choices: list[list[int]]) -> tuple[list[int | None], bool]:
    """For each word the number that it takes, so that most are taken and none twice; whether there are several such."""
    if len(choices) > MOST_CHOICES:
        return [None] * len(choices), True
    best: list[tuple[int | None, ...]] = []
    most = 0
    for picked in product(*((*group, None) for group in choices)):
        taken = [number for number in picked if number is not None]
        if len(set(taken)) != len(taken) or len(taken) < most:
            continue
        best = [*(best if len(taken) == most else []), picked]
        most = len(taken)
    return list(best[0]), len(best) > 1


def _figure(line: Line, about: str, place: int, length: int, number: Number) -> list[Figure]:
    first, end = min(place, number.first), max(place + length, number.end)
    if about == "casualties":
        if number.value != 0:
            line.ask(
                "figure", first, end, f"“{line.said(first, end)}”: killed, injured or both? write killed or injured"
            )
            return []
        return [Figure("killed", 0, first, end), Figure("injured", 0, first, end)]
    end = _with_people(line, end)
    return [Figure(about, number.value, first, end)]


def _with_people(line: Line, end: int) -> int:
    """Where the people end that follow a number: "killed 2 civilians"."""
    stop = end
    while stop < len(line) and line.free(stop, stop + 1) and not line.has_break(stop, stop + 1) and stop - end < 2:
        length = words.PERSONS.has(line.keys, stop)
        if not length or line.keys[stop] in (
            "was",
            "were",
            "is",
            "are",
            "been",
            "being",
            "reported",
            "left",
            "had",
            "have",
        ):
            break
        stop += length
    return stop


def _ask_for_the_rest(line: Line, numbers: list[Number], used: set[int], found: list[Figure]) -> None:
    """A number of people that no word of casualties takes may be one of them."""
    for which, number in enumerate(numbers):
        if which in used or not found or not line.free(number.first, number.end) or number.value == 0:
            continue
        place = number.end
        of_people = place < len(line) and not line.has_break(place, place + 1) and words.PERSONS.has(line.keys, place)
        inside = any(
            words.BREAKDOWN.has(line.keys, at) for at in range(max(0, number.first - 2), min(place + 1, len(line)))
        )
        if of_people and not inside:
            said = line.said(number.first, place + 1)
            why = f"“{said}”: killed, injured, or neither? write killed or injured beside it"
            line.ask("figure", number.first, place + 1, why)


def _ask_for_doubts(line: Line, found: list[Figure]) -> None:
    """A figure that is denied, feared or foretold is none; one told twice is one of two."""
    for figure in found:
        first, _ = line.clause(figure.first)
        before = [at for at in range(max(first, figure.first - 3), figure.first) if line.free(at, at + 1)]
        doubt = next((words.DOUBT.at(line.keys, at)[0] for at in before if words.DOUBT.has(line.keys, at)), "")
        denied = any(line.keys[at] in ("not", "never", "didnt", "wasnt") for at in before)
        if doubt or denied:
            said = line.said(before[0], figure.end)
            why = f"“{said}” tells of {doubt or 'what was not'}; write it as a fact, or leave it out"
            line.ask("figure", figure.first, figure.end, why)


# what crossed


def volumes_in(line: Line, numbers: list[Number]) -> list[Volume]:
    """What crossed, and how many: "38 trucks crossed", "no convoys entered"."""
    found: list[Volume] = []
    for number in numbers:
        if not line.free(number.first, number.end) or line.has_break(number.end, number.end + 1):
            continue
        length = words.VOLUME.has(line.keys, number.end)
        end = number.end + length
        if not length or not line.free(number.end, end):
            continue
        per, more = words.PER.at(line.keys, end)
        moved = _moved(line, number.first, end + more)
        per, more = (per, more) if more else _per_behind(line, moved)
        if moved is not None or per:
            found.append(Volume(number.value, line.said(number.end, end), per, number.first, end))
    for volume in found:
        line.take("volume", volume.first, volume.end, f"{volume.value} {volume.of}")
    return found


def _moved(line: Line, first: int, end: int) -> int | None:
    """Where the word stands that says that they crossed: behind them, in the same sentence, or right before them."""
    place = end
    while place < len(line) and not line.has_break(place, place + 1):
        if words.MOVED.has(line.keys, place):
            between = range(end, place)
            stopped = any(words.NEGATION.has(line.keys, at) or words.DOUBT.has(line.keys, at) for at in between)
            return None if stopped else place
        place += 1
    before = first - 1
    return before if before >= 0 and words.MOVED.has(line.keys, before) else None


def _per_behind(line: Line, moved: int | None) -> tuple[str, int]:
    for place in range(moved + 1, min(moved + 3, len(line))) if moved is not None else ():
        per, length = words.PER.at(line.keys, place)
        if length:
            return per, length
    return "", 0
