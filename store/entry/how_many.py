"""How many, as a line tells it: who was killed or hurt, and what crossed.

A figure belongs to the word it stands beside, before it or behind it. Where that can be read in more than one way, or a
number of people is left over, the line is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from store.entry import words
from store.entry.sides import at_crossing
from store.entry.tokens import Line, read_words
from store.records.counts import CountError, parse_count
from store.text.folding import is_arabic

_DIGITS = re.compile(r"~?(\d{1,3}(,\d{3})+|\d+)\+?")
_RANGE = re.compile(r"(\d{1,12})(?:\.\.|[-–—])(\d{1,12})")
_SHORT = re.compile(r"\d+[kwi]|[kwi]\d+")
_DOTTED = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
"""Thousands as most languages write them; of people and trucks there is no fraction."""
_DECIMAL = re.compile(r"\d{1,3}\.\d")
_ARABIC_KIN = re.compile("و.{2,}(?:ه|ها|هم)")
"""Somebody of those before, as in "and her two children", which is one word."""
MOST_BETWEEN = 4
_THOSE = words.ARTICLES | {"these", "those", "its", "their", "his", "her", "all"}
_QUEUES = ("queue", "line", "backlog")
MOST_CHOICES = 12
_NOBODY = (words.NEUTRAL, words.FIGURES, words.TYPES, words.MEANS, words.SAYS, words.NEAR, words.NEGATION, words.VAGUE)


class Number(NamedTuple):
    """A number in a line, from one word to before another, as a claim has it."""

    first: int
    end: int
    value: int | str


class Figure(NamedTuple):
    """A count of something, and the words that tell it; `of` says what is counted where it is no casualty."""

    about: str
    value: int | str
    first: int
    end: int
    of: str = ""


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
        of_many = keys[place + length - (keys[place + length - 1] == "of") :][:2]
        return None if of_many in (["of", "thousands"], ["of", "hundreds"]) else Number(place, place + length, vague)
    for table, written in (
        (words.AT_LEAST, "{}+"), (words.AT_MOST, "up to {}"), (words.OVER, "more than {}"),
        (words.UNDER, "fewer than {}"), (words.ABOUT, "~{}"),
    ):  # fmt: skip
        length = table.has(keys, place)
        inner = _plain_at(line, place + length) if length and line.free(place, place + length) else None
        if inner and isinstance(inner.value, int) and not _is_measure(line, inner.end):
            bounded = Number(place, inner.end, written.format(inner.value))
            low = {words.AT_LEAST: inner.value, words.OVER: inner.value + 1}.get(table)
            return bounded if low is None else _up_to(line, bounded, low) or bounded
    number = _plain_at(line, place)
    return None if number is None or _is_measure(line, number.end) else number


def _up_to(line: Line, least: Number, low: int) -> Number | None:
    """A number of which the most is told behind the least: "at least 3 and at most 7", "more than 3 but under 10".

    None where each is of its own: "killed at least 3 and up to 7 injured".
    """
    at = least.end + (line.keys[least.end : least.end + 1] in (["and"], ["but"]))
    for table, less in ((words.AT_MOST, 0), (words.UNDER, 1)):
        length = table.has(line.keys, at)
        most = _exact(line, at + length) if length and line.free(least.end, at + length) else None
        if most is None or line.has_break(least.end, most.end) or _is_measure(line, most.end):
            continue
        apart = words.FIGURES.has(line.keys, least.first - 1) and words.FIGURES.has(line.keys, most.end)
        high = most.value - less
        return Number(least.first, most.end, f"{low}..{high}") if low < high and not apart else None
    return None


def _sum_at(line: Line, place: int, actors: set[int]) -> Number | None:
    """People of several kinds counted one after the other, as one number: "3 soldiers, a guard and 2 civilians".

    None of some is no part of a sum, which would lose it.
    """
    total, at, last = 0, place, False
    while (some := _people_at(line, at, actors)) is not None:
        if some.value == 0:
            return None
        total, at = total + some.value, some.end
        if last:
            return Number(place, at, total)
        joint = words.SUMMING.has(line.keys, at)
        if not line.free(at, at + joint) or not (joint or (at < len(line) and line.words[at].before == ",")):
            break
        at, last = at + joint, joint > 0
        at += line.keys[at : at + 1] != [] and line.keys[at] in words.POSSESSIVES
    return None


def _people_at(line: Line, place: int, actors: set[int]) -> Exact | None:
    """Such as "2 civilians", "an SDF guard", "driver": a whole number, and the people that it counts."""
    one = line.keys[place : place + 1] and line.keys[place] in words.ONE
    number = Exact(place, place + 1, 1) if one else _exact(line, place)
    if number is None and words.PERSON.has(line.keys, place):
        number = Exact(place, place, 1)
    end, people = (number.end, 0) if number else (place, 0)
    while number and end < len(line) and not line.has_break(place + 1, end + 1):
        people = 0 if line.keys[end] in words.PEOPLE_LINKS else words.PERSONS.has(line.keys, end)
        if not people and end not in actors:
            break
        end += people or 1
    named = number and end > number.end and words.PERSONS.has(line.keys, end - 1)
    return number._replace(end=end) if number and named and line.free(place, end) else None


def _is_more_than(keys: list[str], place: int) -> bool:
    """Whether "no" begins "no more than" or "no fewer than", which are bounds."""
    return bool(words.AT_MOST.has(keys, place) or words.AT_LEAST.has(keys, place))


def _is_measure(line: Line, end: int) -> bool:
    """Whether a unit follows that counts nothing that crosses: km, hours; not tonnes."""
    unit = words.NOT_PEOPLE.has(line.keys, end) and not words.VOLUME.has(line.keys, end)
    return end < len(line) and not line.has_break(end, end + 1) and bool(unit)


def _plain_at(line: Line, place: int) -> Number | None:
    """A number or a range, without a word that bounds it before it."""
    if place >= len(line) or not line.free(place, place + 1):
        return None
    keys = line.keys
    if keys[place] == "between":
        low = _exact(line, place + 1)
        high = _exact(line, low.end + 1) if low and keys[low.end : low.end + 1] == ["and"] else None
        return (
            Number(place, high.end, f"{low.value}..{high.value}") if low and high and low.value < high.value else None
        )
    text = line.words[place].text
    span = _RANGE.fullmatch(text)
    if span and int(span[1]) < int(span[2]):
        return Number(place, place + 1, f"{int(span[1])}..{int(span[2])}")
    first = _exact(line, place)
    if first is None:
        return _worded(text, place)
    end = first.end
    ranged = _range_from(line, first)
    if ranged:
        return ranged
    more = 0 if line.has_break(end, end + 1) else words.OR_MORE.has(keys, end)
    apart = keys[end : end + 1] == ["or"] or line.has_break(end + more, end + more + 1)  # "at least" may be of the next
    another = more and not apart and _plain_at(line, end + more)
    if more and line.free(end, end + more) and not another:
        return Number(place, end + more, f"{first.value}+")
    return Number(place, end, first.value)


def _range_from(line: Line, first: Exact) -> Number | None:
    """Such as "5 to 7", "5 or 6", "5 – 8": up to a second, greater number."""
    end = first.end
    if end >= len(line):
        return None
    dashed = line.words[end].before in ("-", "–", "—")
    joined = line.keys[end] in ("to", "or") and line.free(end, end + 1) and not line.has_break(end, end + 2)
    last = _exact(line, end if dashed else end + 1) if dashed or joined else None
    return Number(first.first, last.end, f"{first.value}..{last.value}") if last and last.value > first.value else None


class Exact(NamedTuple):
    """A whole number in figures or words, and the words that it takes."""

    first: int
    end: int
    value: int


def _exact(line: Line, place: int) -> Exact | None:
    """A whole number in figures or words: "12", "1,200", "twenty one", "a dozen", "two hundred and five"."""
    if place >= len(line) or not line.free(place, place + 1):
        return None
    text = line.words[place].text
    end, value, tens = place + 1, 0, 0
    if text.isdecimal() or (_DIGITS.fullmatch(text) and "," in text and text[0] != "~" and text[-1] != "+"):
        if len(text) > 12:
            return None
        value = int(text.replace(",", ""))
    elif _DOTTED.fullmatch(text) and words.is_any(line.keys, end, words.PERSONS, words.NO_PERSONS):
        value = int(text.replace(".", ""))
    elif _DECIMAL.fullmatch(text) and line.keys[end : end + 1] in (["thousand"], ["million"]):
        return Exact(place, end + 1, round(float(text) * words.NUMBERS[line.keys[end]]))
    elif line.keys[place] == "another" and any(
        table.has(line.keys, end) and not _exact(line, end) for table in (words.FIGURES, words.PERSON)
    ):
        return Exact(place, end, 1)
    elif line.keys[place : place + 2] == ["half", "a"] and (whole := _SIZES.get("".join(line.keys[end + 1 : end + 2]))):
        return Exact(place, place + 3, whole // 2)
    elif line.keys[place] in words.ONE and line.keys[end : end + 1] in (["dozen"], ["hundred"], ["thousand"]):
        value = 1
    elif line.keys[place] in words.ONE and _is_one_thing(line, end):
        return Exact(place, end, 1)
    elif line.keys[place] == "on" and line.keys[end : end + 1] and line.keys[end] in words.TEENS:
        end, value = end + 1, 10 + (_spelled(line.keys[end]) or 1)  # "on iki" is twelve
    else:
        read = _spelled(line.keys[place])
        if read is None or _goes_on_unread(line, place):
            return None
        value, tens = read, read % 100 if read % 10 == 0 and read % 100 >= 20 else 0
    return _with_more(line, Exact(place, end, value), tens, spelled=not text[:1].isdigit())


def _is_one_thing(line: Line, place: int) -> bool:
    """Whether one of what is counted stands at a word and crosses: "a truck passes", "an aid convoy entered"."""
    length = words.VOLUME.has(line.keys, place)
    end = place + length
    one = length and not line.keys[end - 1].endswith("s") and line.keys[end - 1] != "people"
    return bool(one) and not line.has_break(end, end + 1) and words.MOVED.has(line.keys, end) > 0


def number_of(text: str) -> int | str | None:
    """The count that a text is, in any language that is read: "deux", "au moins 5" is 5+; None where it is none."""
    line = read_words(text)
    found = _number_at(line, 0)
    return found.value if found and found.end == len(line) else None


def _with_more(line: Line, read: Exact, tens: int, *, spelled: bool) -> Exact:
    """The number with the words that go on with it: "hundred", "thousand", "and five", the ones behind tens."""
    place, end, value = read
    whole = 0
    while end < len(line) and line.free(end, end + 1) and not line.has_break(end, end + 1):
        key = line.keys[end]
        named = key == "bin" and end + 1 < len(line) and line.words[end + 1].text[:1].isupper()  # a father's name
        size = 0 if named or (key.startswith("cent") and not spelled) else _SIZES.get(key, 0)
        linked = key == "and" and spelled and ((whole + value) % 100 == 0 or tens) and whole + value > 0
        after = _spelled(line.keys[end + 1]) if linked and end + 1 < len(line) else None
        after = None if after and tens and after > 9 else after
        more = _spelled(key)
        behind = _spelled(key[1:]) if key.startswith("و") and more is None else None  # "five and twenty", in one word
        ten = more == 10 and value < 10 and is_arabic(key)  # "ثلاثة عشر"
        behind = behind if behind and behind < 100 and value % 100 < (10 if behind >= 20 else 1) else None
        if spelled and (behind or ten):
            value, end, tens = value + (behind or 10), end + 1, 0
            continue
        if size and 0 < value < size:
            value, end, tens = value * size, end + 1, 0
            if size >= words.NUMBERS["thousand"]:
                whole, value = whole + value, 0
        elif after and after < 100 and line.free(end + 1, end + 2):
            value, end, tens = value + after, end + 2, after if after % 10 == 0 and after >= 20 else 0
        elif more and spelled and ((tens and more < 10) or (value and value % 100 == 0 and more < 100)):
            value, end, tens = value + more, end + 1, more if more % 10 == 0 and more >= 20 else 0
        else:
            break
    return Exact(place, end, whole + value)


_SIZES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "cent": 100, "cents": 100}
_SIZES |= {"bin": 1000, "mille": 1000}  # a number in Turkish and French behind another one alone


def _goes_on_unread(line: Line, place: int) -> bool:
    """Whether a number in words is only a part of one that is not read: "cent vingt", "vingt et un"."""
    keys = line.keys
    before = place - 1 - (keys[place - 1] == "and")
    if 0 <= before < place and keys[before] in words.UNREAD_NUMBERS and not line.has_break(before + 1, place + 1):
        return True
    tens = (_spelled(keys[place]) or 0) % 10 == 0
    follows = keys[place + 1 : place + 2] == ["and"] and not line.has_break(place + 1, place + 3)
    return tens and follows and keys[place + 2 : place + 3] in (["un"], ["une"], ["of"], ["ses"])


def _spelled(key: str) -> int | None:
    """The number that a word means: "seven", "twenty one" (of "twenty-one")."""
    if key in words.NUMBERS:
        return words.NUMBERS[key]
    tens, _, ones = key.partition(" ")
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


def figures_in(line: Line, numbers: list[Number], named_people: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """The figures of a line; what can be read in two ways is asked about. `named_people` are the actors it names."""
    return _Figures(line, numbers, {at for first, end in named_people for at in range(first, end)}).read()


class _Figures:
    """The words of casualties in a line, and the numbers that belong to them."""

    def __init__(self, line: Line, numbers: list[Number], actors: set[int]) -> None:
        self.line, self.given, self.actors = line, numbers, actors
        self.named: list[tuple[int, str, int]] = []
        place = 0
        while place < len(line):
            about, length = words.FIGURES.at(line.keys, place)
            if length and line.free(place, place + length):
                self.named.append((place, about, length))
            place += length or 1
        others = [one for one in self.named if one[1] != "casualties"]
        self.named = others or self.named
        singles = {*filter(None, (self._single(place, size) for place, _, size in self.named))}
        sums = {*filter(None, map(self._sum_beside, range(len(line))))}
        sums -= {one for one in sums for other in sums if other.first < one.first < other.end}
        within = {at for one in sums for at in range(one.first, one.end)}
        self.numbers = sorted({*(one for one in {*numbers, *singles} if one.first not in within), *sums})

    def read(self) -> list[Figure]:
        """The figures; none where one has to be asked about."""
        line = self.line
        choices = [self._choices(place, length) for place, _, length in self.named]
        for (place, _, length), counted in zip(self.named, choices, strict=True):
            _ask_for_dates(line, place, place + length, bool(counted))
            if not counted and not self._ask_for_numbers_apart(place):
                self._ask_how_many(place, length)
        self._ask_for_joined()
        if not any(choices):
            return []
        best, ambiguous = _matched(choices)
        beside = {number for group in choices for number in group}
        used = {number for number in best if number is not None}
        if ambiguous or beside - used:
            number = self.numbers[min(beside - used)] if beside - used else self.numbers[min(used)]
            said = line.said(number.first, number.end)
            why = f"“{said}” can belong to more than one word; write each figure after its word, as in killed 2"
            line.ask("figure", number.first, number.end, why)
            return []
        found: list[Figure] = []
        for (place, about, length), which in zip(self.named, best, strict=True):
            if which is not None and not _ask_of_what(line, self.numbers[which].first, self.numbers[which].end):
                found += self._figure(about, place, length, self.numbers[which])
        for figure in found:
            line.take("figure", figure.first, figure.end, f"{figure.of or figure.about} {figure.value}")
        self._ask_for_the_rest(used, found)
        _ask_for_doubts(line, found)
        return found

    def _single(self, place: int, length: int) -> Number | None:
        """One person beside a word of casualties: "a soldier killed", "killed an SDF fighter", "guard wounded"."""
        line, keys = self.line, self.line.keys
        noun = place - 1
        while noun > 0 and keys[noun] in ("was", "is", "reportedly", "allegedly"):
            noun -= 1
        if noun >= 0 and words.PERSON.has(keys, noun) and line.free(noun, place):
            first = next((at for at in range(noun, max(-1, noun - 4), -1) if keys[at] in words.ONE), noun)
            bare = first == noun
            first -= bare and words.PERSON.has(keys, noun - 1) == 2
            while bare and first - 1 in self.actors:
                first -= 1
            object_ = bare and self._has_object(place + length)
            counted = bare and any(number.end in (first, first - 1) for number in numbers_in(line))
            if not (object_ or counted or line.has_break(first + 1, place + 1) or not line.free(first, place)):
                return Number(first, noun + 1 if bare else first + 1, 1)
        at = place + length
        while at in self.actors or (words.COUNTRY.has(keys, at) and not line.has_break(at, at + 1)):
            at += words.COUNTRY.has(keys, at) or 1
        if words.PERSON.has(keys, at) and not words.NO_COUNT.has(keys, place) and line.free(place + length, at + 1):
            apart = line.has_break(place + length, at + 1)
            return None if apart else Number(place + length, at + 1, 1)  # "strike kills SDF guard"
        at = place + length
        if words.ONE.intersection(keys[at : at + 1]) and not line.has_break(at, at + 1):
            end = next((to for to in range(at + 1, min(at + 5, len(line))) if words.PERSON.has(keys, to)), 0)
            if end and line.free(at, end + 1) and not line.has_break(at + 1, end + 1):
                return Number(at, at + 1, 1)
        return None

    def _sum_beside(self, first: int) -> Number | None:
        """The people of several kinds that begin here, where all of them stand beside one word of casualties."""
        line = self.line
        bounded = any(one.first < first < one.end for one in self.given)
        total = None if bounded else _sum_at(line, first, self.actors)
        if total is None:
            return None
        behind = total.end + (
            line.keys[total.end : total.end + 1] != [] and line.keys[total.end] in words.PASSIVE_VERBS
        )
        before = any(place + size == first for place, _, size in self.named) and not line.has_break(first, first + 1)
        after = any(place == behind for place, _, _ in self.named) and not line.has_break(total.end, behind + 1)
        return total if before != after else None

    def _has_object(self, at: int) -> bool:
        """Whether people follow, so that the one before the word is who killed them: "soldier killed 3 civilians"."""
        line = self.line
        if at >= len(line) or line.has_break(at, at + 1):
            return False
        number = _number_at(line, at)
        return bool(number or at in self.actors or words.PERSONS.has(line.keys, at) or line.keys[at] in words.ARTICLES)

    def _choices(self, place: int, length: int) -> list[int]:
        """The numbers that stand beside a word of casualties, by their place in the list."""
        line = self.line
        end = reach = place + length
        while reach < len(line) and line.words[reach].before in ("", ":") and line.keys[reach] in words.BEFORE_NUMBERS:
            reach += 1  # a number behind stands here at the latest, and only small words are before it
        if reach < len(line) and line.words[reach].before not in ("", ":"):
            reach -= 1
        found = []
        for which, number in enumerate(self.numbers):
            if line.keys[end - 1] == "toll" and self._is_toll(end, number):
                return [which]
            before = (
                number.end <= place
                and self._only_people(number.end, place)
                and not line.has_break(number.end, place + 1)
            )
            behind = end <= number.first <= reach
            if before or (behind and not _counts_things(line, number)):
                found.append(which)
        return found

    def _is_toll(self, first: int, number: Number) -> bool:
        """Whether a number is the first behind "death toll", with what it does: "toll of the strike rises to 5"."""
        line = self.line
        start = next((at for at in range(first, number.first) if self._rises(at) >= number.first), number.first)
        other = any(first <= one.first < number.first for one in self.numbers)
        return start < number.first and not (other or line.has_break(first, number.first + 1))

    def _rises(self, at: int) -> int:
        """The word behind what a toll does: "rises to", "now", "is at"; the same word where it does nothing."""
        keys = self.line.keys
        return at + (words.RISES.has(keys, at) or int(keys[at] in ("now", "reached", "reaches", "is", "stands")))

    def _only_people(self, first: int, end: int) -> bool:
        """Whether the words between a number and a word of casualties name the people, so that both belong together."""
        line = self.line
        strangers = (at for at in range(first, end) if at not in self.actors)
        if next(islice(strangers, MOST_BETWEEN, None), None) is not None:
            return False
        place = first
        unknown = 0
        while place < end:
            length = words.PERSONS.has(line.keys, place) or int(place in self.actors)
            length = length if length and line.free(place, place + length) else at_crossing(line, place)
            if not length:
                others = words.NO_PERSONS.has(line.keys, place) or _is_of_another_kind(line, place)
                if others or not line.free(place, place + 1):
                    return False
                unknown, length = unknown + 1, 1
            place += length
        return unknown <= 1

    # what is asked

    def _ask_for_numbers_apart(self, place: int) -> bool:
        """Ask about a number of people that stands in one clause with a word of casualties, but not beside it."""
        line = self.line
        first, _ = line.clause(place)
        for number in self.numbers:
            counts_things = words.is_any(line.keys, number.end, words.NO_PERSONS, words.VOLUME)
            people = words.PERSONS.has(line.keys, number.end)
            if people and words.SAYS.has(line.keys, number.end + people):
                continue  # "two residents said"
            if first <= number.first < place and (people or not counts_things):
                why = f"“{line.said(number.first, place + 1)}”: write the figure beside its word, as in killed 3"
                line.ask("figure", number.first, place + 1, why)
                return True
        return False

    def _ask_how_many(self, place: int, length: int) -> None:
        """Ask how many a word of casualties without a number means; a noun such as "the wounded" counts nobody."""
        line, keys = self.line, self.line.keys
        about = words.FIGURES.at(keys, place)[0]
        people = [at for at in (place - 1, place - 2, place + length) if 0 <= at < len(line) and not line.roles[at]]
        near = any(words.PERSONS.has(keys, at) and keys[at] not in words.PEOPLE_LINKS for at in people)
        places = {"crossing", "side"} & set(line.roles[place + length : place + length + 3])  # "troops captured …"
        end = place + length
        ends = end >= len(line) or line.has_break(end, end + 1) or line.roles[end] in ("date", "source")
        ends = ends or line.keys[end] in words.BY
        whom = (
            place > line.clause(place)[0]
            and line.free(place - 1, place)
            and not words.is_any(keys, place - 1, *_NOBODY)
        )
        near = near or (ends and whom and keys[place] in ("hurt", "injured", "wounded"))  # "bride hurt"
        taken = about == "captured" and (not near or bool(places))
        adjective = words.NO_COUNT.has(keys, place) and not (
            near and (ends or keys[place] not in ("displaced", "wounded"))
        )
        numbered = any(
            line.words[at].text[:1].isdigit() and not line.roles[at] and not words.NOT_PEOPLE.has(keys, at + 1)
            for at in range(*line.clause(place))
        )
        if taken or (adjective and not numbered):
            return
        said = line.said(place, place + length)
        why = f"“{said}”: how many? write the figure beside it, as in {said} 3, or {said} several"
        line.ask("figure", place, place + length, why)

    def _ask_for_joined(self) -> None:
        """Ask about words of casualties that share one number: "killed and wounded 5", "5 killed/wounded"."""
        line = self.line
        for at, word in enumerate(line.words):
            parts = re.split(r"[/=&+]", word.key)
            told = len(parts) > 1 and any(words.FIGURES.has([part], 0) for part in parts)
            if line.roles[at] == "" and (told or _SHORT.fullmatch(word.key)):
                why = f"“{word.text}”: write each figure after its word, as in killed 2, injured 3"
                line.ask("figure", at, at + 1, why)

    def _figure(self, about: str, place: int, length: int, number: Number) -> list[Figure]:
        line = self.line
        first, end = min(place, number.first), max(place + length, number.end)
        if end == number.end and not line.free(place + length, end):  # "death toll of strike at CROSSING rises to 5"
            line.roles[place : place + length] = ["figure"] * length
            first = next(at for at in range(place + length, end) if self._rises(at) >= number.first)
        if number.value == 0 and (whose := self._of_whom(number, end)):
            said, end = whose
            of = f"{about} among {said}" if about == "casualties" else f"{said} {about}"
            return [Figure("count", 0, first, end, of)]
        if about == "casualties":
            if number.value != 0:
                said = line.said(first, end)
                line.ask("figure", first, end, f"“{said}”: killed, injured or both? write killed or injured")
                return []
            return [Figure("killed", 0, first, end), Figure("injured", 0, first, end)]
        end = self._with_people(end)
        if unit := next((key for key in line.keys[first:end] if key in ("families", "households")), ""):
            return [Figure("count", number.value, first, end, f"{unit} {about}")]
        if about in ("killed", "injured", "captured", "displaced"):
            return [Figure(about, number.value, first, end)]
        return [Figure("count", number.value, first, end, about)]

    def _of_whom(self, number: Number, end: int) -> tuple[str, int] | None:
        """Whose people alone it is of whom none came to harm, and where that ends; None where it is of nobody at all.

        As in "no US soldiers killed", "no casualties among Turkish troops": of anybody else nothing is said.
        """
        line, keys = self.line, self.line.keys
        start, stop = number.end, self._with_people(end)
        among = keys[stop : stop + 1] == ["among"] and not line.has_break(stop, stop + 1)
        if among:
            start = stop + 1 + (keys[stop + 1 : stop + 2] == ["the"])
            stop = self._with_people(start + int(start < len(line) and self._is_nation(start)))
        theirs = any(at in self.actors or self._is_nation(at) for at in range(start, stop))
        people = [at for at in range(start, stop) if (theirs or among) and not words.FIGURES.has(keys, at)]
        return (line.said(people[0], people[-1] + 1), stop) if people else None

    def _is_nation(self, at: int) -> bool:
        return bool(words.COUNTRY.has(self.line.keys, at)) or self.line.keys[at] == "us"

    def _with_people(self, end: int) -> int:
        """Where the people end that follow a number: "killed 2 civilians", "killed 2 SDF fighters"."""
        line = self.line
        stop = end
        while stop < len(line) and line.free(stop, stop + 1) and not line.has_break(stop, stop + 1) and stop - end < 6:
            inside = stop in self.actors and any(
                words.PERSONS.has(line.keys, at) for at in (stop + 1, stop + 2, stop + 3)
            )
            inside = inside or (stop in self.actors and stop > end and stop - 1 in self.actors)
            inside = inside or (self._is_nation(stop) and words.PERSONS.has(line.keys, stop + 1) > 0)
            length = words.PERSONS.has(line.keys, stop)
            if not inside and (not length or line.keys[stop] in words.PEOPLE_LINKS):
                break
            stop += length or 1
        return stop

    def _is_said(self, place: int) -> bool:
        return words.is_any(self.line.keys, place, words.SAYS, words.ACCORDING)

    def _is_joined(self, which: int) -> bool:
        """Whether a number is told as one with the next, as in "at least 3 and possibly 7": one would be lost."""
        if which + 1 >= len(self.numbers):
            return False
        keys, between = self.line.keys, range(self.numbers[which].end, self.numbers[which + 1].first)
        return bool(between) and all(
            keys[at] in ("and", "but", "or") or words.is_any(keys, at, words.HEDGES, words.DOUBT) for at in between
        )

    def _ask_for_the_rest(self, used: set[int], found: list[Figure]) -> None:
        """A number of people that no word of casualties takes may be one of them."""
        line = self.line
        for which, number in enumerate(self.numbers):
            if which in used or not found or not line.free(number.first, number.end):
                continue
            place = number.end
            apart = place >= len(line) or line.has_break(place, place + 1)
            of_people = not apart and (words.PERSONS.has(line.keys, place) or place in self.actors)
            told = (
                not number.first or line.roles[number.first - 1] != "" or line.keys[number.first - 1] in words.TELLING
            )
            told = told or line.has_break(number.first, number.first + 1)
            heard = next((back for back in (1, 2) if number.first >= back and self._is_said(number.first - back)), 0)
            people = words.PERSONS.has(line.keys, place)
            says = of_people and words.SAYS.has(line.keys, place + people)
            voice = people and words.ANONYMOUS.has(line.keys, place + people - 1)
            if (of_people and heard and (voice or heard > 1)) or says:
                continue  # "two residents said"
            apart = apart or bool(words.ACCORDING.has(line.keys, place))  # "2 killed says X, 5 according to Y"
            inside = any(
                words.BREAKDOWN.has(line.keys, at) for at in range(max(0, number.first - 2), min(place + 1, len(line)))
            )
            joined = self._is_joined(which)
            if (of_people or ((joined or (apart and told)) and number.value != 0)) and not inside:
                said = line.said(number.first, min(place + 1, len(line)) if of_people else place)
                why = f"“{said}”: killed, injured, or neither? write killed or injured beside it"
                line.ask("figure", number.first, number.end, why)
        for figure in found:
            self._ask_for_joined_before(figure)
            self._ask_for_joined_behind(figure)

    def _ask_for_joined_before(self, figure: Figure) -> None:
        """Ask about people who are counted together with those of a figure: "driver, 2 passengers killed"."""
        line, at = self.line, figure.first - 1
        numbered = any(
            line.words[one].text[:1].isdigit() or line.keys[one] in (*words.NUMBERS, *words.ONE)
            for one in range(figure.first, figure.end)
        )
        at -= at > 0 and line.keys[at] in words.POSSESSIVES
        joint = at > 0 and line.keys[at] in ("and", "&")
        counts_people = figure.end - figure.first > 2 or words.PERSON.has(line.keys, figure.first)
        listed = not joint and at >= 0 and line.words[at + 1].before == "," and counts_people
        if not (joint or listed):
            return
        person = at - joint
        counted = any(number.end == person for number in self.numbers)  # it is asked about already
        several = joint and words.PERSONS.has(line.keys, person) and not counted
        one = words.PERSON.has(line.keys, person) or several or (joint and not numbered and figure.value == 1)
        if one and line.free(person, person + 1):
            before = max(line.clause(person)[0], person - 1)
            said = line.said(before if line.free(before, person) else person, figure.end)
            line.ask("figure", person, person + 1, f"“{said}”: write them all as one figure, as in killed 3")

    def _ask_for_joined_behind(self, figure: Figure) -> None:
        """Ask about people who are named behind those of a figure: "killed 2 soldiers and a guard", "and his son"."""
        line, keys = self.line, self.line.keys
        theirs = "".join(keys[figure.end : figure.end + 1])
        if figure.value == 1 and _ARABIC_KIN.fullmatch(theirs) and line.free(figure.end, figure.end + 1):
            said = line.said(figure.first, figure.end + 1)
            line.ask("figure", figure.end, figure.end + 1, f"“{said}”: write them all as one figure, as in killed 3")
            return
        joint = words.SUMMING.has(keys, figure.end)
        at = figure.end + joint
        if not (joint and at < len(line)):
            return
        own = keys[at] in words.ONE or keys[at] in words.POSSESSIVES
        people = words.PERSONS.has(keys, at + own)
        if (keys[at] in words.ONE or (own and people)) and line.free(figure.end, at + 1):
            said = line.said(figure.first, min(at + 2, len(line)))
            line.ask("figure", figure.end, at + 1, f"“{said}”: write them all as one figure, as in killed 4")


def shot_person(line: Line, place: int) -> bool:
    """Whether somebody was shot: "driver shot", "shot a boy", of which nobody says whether they died."""
    if line.words[place].key != "shot" or line.roles[place]:
        return False
    if words.TYPES.has(line.keys, place) > 1 and line.keys[place + 1] != "at":
        return False  # "shot down"
    behind = place + 1 + (line.keys[place + 1 : place + 2] != [] and line.keys[place + 1] in words.ARTICLES)
    before = place - 1 - (line.keys[place - 1] in words.PASSIVE_VERBS)
    told = (at for at in (before, behind) if 0 <= at < len(line) and line.free(at, at + 1))
    return any(words.PERSON.has(line.keys, at) for at in told)


def _ask_for_dates(line: Line, place: int, end: int, is_counted: bool) -> None:
    """Ask about "killed 3 may 2019", of which the number may be a day or a count."""
    while end < len(line) and line.roles[end] == "" and line.keys[end] in words.BEFORE_BOUND:
        end += 1
    dated = end < len(line) and line.roles[end] == "date" and not line.has_break(end, end + 1)
    while dated and end + 1 < len(line) and line.keys[end] in words.BEFORE_DAY:
        end += 1
    text = line.words[end].text.lstrip("~") if dated else ""
    if dated and not is_counted and (text[:2].isdecimal() or text[:1].isdecimal()) and len(text) < 7:
        why = f"“{line.said(place, end + 1)}”: a count, or the day? put the date first"
        line.ask("figure", place, end + 1, why)


def _is_of_another_kind(line: Line, place: int) -> bool:
    tables = (
        words.FIGURES, words.STATUS, words.TYPES, words.NEAR, words.SAYS, words.ACCORDING, words.MOVED, words.NEGATION,
    )  # fmt: skip
    return line.keys[place] in words.CLAUSE_JOINTS or words.is_any(line.keys, place, *tables)


def _counts_things(line: Line, number: Number) -> bool:
    """Whether what follows a number is a weapon or a vehicle: "killed 2 rockets later", "captured 3 trucks"."""
    keys, at = line.keys, number.end
    return bool(words.NO_PERSONS.has(keys, at) or (words.VOLUME.has(keys, at) and not words.PERSONS.has(keys, at)))


def _matched(choices: list[list[int]]) -> tuple[list[int | None], bool]:
    """For each word the number that it takes, so that most are taken and none twice; whether there are several such.

    Of several the first is given, in the order of the words and of their choices.
    """
    if len(choices) > MOST_CHOICES:
        return [None] * len(choices), True
    ways: dict[frozenset[int], tuple[list[int | None], int]] = {frozenset(): ([], 1)}
    for group in choices:
        # Of the ways that leave the same numbers to the words behind, the first and how many there are say all.
        longer: dict[frozenset[int], tuple[list[int | None], int]] = {}
        for taken, (picked, many) in ways.items():
            for number in (*group, None):
                if number not in taken:
                    now = taken if number is None else taken | {number}
                    first, others = longer.get(now, ([*picked, number], 0))
                    longer[now] = first, others + many
        ways = longer
    most = max(map(len, ways))
    best = [way for taken, way in ways.items() if len(taken) == most]
    return best[0][0], sum(many for _, many in best) > 1


def _ask_for_doubts(line: Line, found: list[Figure]) -> None:
    """A figure that is denied, feared or foretold is none."""
    for figure in found:
        first, _ = line.clause(figure.first)
        before = [at for at in range(max(first, figure.first - 3), figure.first) if line.free(at, at + 1)]
        told = (words.HEDGES, words.ABOUT)
        inside = [at for at in range(figure.first, figure.end) if not words.is_any(line.keys, at, *told)]
        inside = [at for at in inside if words.FIGURES.has(line.keys, at) < 2]  # "can kaybı", where "can" is no doubt
        doubt = next(
            (
                words.DOUBT.at(line.keys, at)[0]
                for at in (*before, *inside)
                if words.DOUBT.has(line.keys, at) and not words.HEDGES.has(line.keys, at)
            ),
            "",
        )
        denied = _is_of_none(line.keys, figure.first) or any(
            line.keys[at] in ("not", "never", "didnt", "wasnt", "werent") and not _is_more_than(line.keys, at)
            for at in (*before, *inside)
        )
        rumours = (words.DOUBT.at(line.keys, at)[0] for at in range(len(line)) if not line.roles[at])
        doubt = doubt or next((rumour for rumour in rumours if rumour == "a rumour"), "")
        behind = line.words[figure.end].before if figure.end < len(line) else line.ending
        doubt = doubt or ("a question" if "?" in behind else "")
        if (doubt or denied) and not words.HEDGES.has(line.keys, figure.first - 1):
            said = line.said(min([*before, figure.first]), figure.end)
            why = f"“{said}” tells of {doubt or 'something that did not happen'}; write it as a fact, or leave it out"
            line.ask("figure", figure.first, figure.end, why)


def _is_of_none(keys: Sequence[str], first: int) -> bool:
    """Whether a number is told of which none is meant: "none of the 12 soldiers was killed", "not one of the 3"."""
    of = _of_before(keys, first)
    return keys[of - 1 : of] in (["none"], ["neither"]) or keys[max(0, of - 2) : of] == ["not", "one"]


def _of_before(keys: Sequence[str], first: int) -> int:
    """Where "of" stands before a number of which a part is told: "3 of the 12"; 0 where it does not."""
    place = first
    while place and keys[place - 1] in _THOSE:
        place -= 1
    return max(0, place - 1) if keys[place - 1 : place] == ["of"] else 0


def counts_in(line: Line, numbers: list[Number]) -> list[Figure]:
    """What is counted and does not cross: "300 trucks stuck", "seizes 5,000 pills", "queue of 40 trucks"."""
    found: list[Figure] = []
    for number in numbers:
        keys, first, at = line.keys, number.first, number.end
        queue = _queue_before(line, first)
        lead = words.STATES.before(keys, first)
        state = words.STATES.at(keys, first - lead)[0] if lead and not line.has_break(first, first + 1) else ""
        things = thing_end(line, number)
        stuck = words.STATES.has(keys, at) if things else 0  # "40 stuck trucks"
        at = things or at
        while at < min(number.end + MOST_BETWEEN, len(line)) and not words.STATES.has(keys, at):
            other = line.roles[at] or words.MEANS.has(keys, at) or _is_of_another_kind(line, at)
            if line.has_break(at, at + 1) or (other and not words.VOLUME.has(keys, at)):
                break
            at += 1
        behind = 0 if at >= len(line) or line.has_break(at, at + 1) else words.STATES.has(keys, at)
        end = at + behind
        if stuck and not (lead or behind) and not words.MOVED.has(keys, things):
            end, behind = things, stuck
        ends = end >= len(line) or line.roles[end] or line.has_break(end, end + 1) or _is_of_another_kind(line, end)
        ends = ends or bool(words.ADJUNCT.has(keys, end))
        lead *= bool(state) and not behind
        named = at > number.end or (behind and (not first or line.roles[first - 1] or line.has_break(first, first + 1)))
        if named and line.free(first - lead, end) and (lead or queue or (behind and ends)):
            of = " ".join(
                line.words[one].text
                for one in range(number.end, end)
                if keys[one] not in words.LINKING | words.PEOPLE_LINKS
            )
            of += f" {state}" if lead else f" in {queue}" if queue and not behind else ""
            found.append(Figure("count", number.value, first, end, of))
    _ask_for_doubts(line, found)
    for figure in found:
        line.take("volume", figure.first, figure.end, f"{figure.value} {figure.of}")
    return found


# what crossed


def volumes_in(line: Line, numbers: list[Number]) -> list[Volume]:
    """What crossed, and how many: "38 trucks crossed", "no convoys entered"."""
    found: list[Volume] = []
    limits = limited(line)
    for number in numbers:
        if not line.free(number.first, number.end) or line.clause(number.first) in limits:
            continue
        end = thing_end(line, number) or number.end
        length = end - number.end
        per, more = ("", 0) if line.has_break(end, end + 1) else words.PER.at(line.keys, end)
        subject, moves, in_time = counted_before(line, number.first)
        per = per or (in_time if subject else "")
        several = subject.endswith("s") and line.words[number.first].before == "("
        moves = moves or (several and _moved(line, number.first, end) is not None)  # "trucks (27) crossed"
        if not length and subject and (per or moves):  # "trucks at CROSSING: 40 a day"
            found.append(Volume(number.value, subject, per, number.first, end + more))
        if not length or not line.free(number.end, end):
            continue
        of = _of_before(line.keys, number.first)
        part = next((one.first for one in numbers if one.end == of > 0), -1)
        part = max(0, of - 1) if part < 0 and _is_of_none(line.keys, number.first) else part
        if part >= 0:
            why = f"“{line.said(part, end)}”: which of them is meant? write one figure"
            line.ask("figure", part, end, why)
        if part >= 0 or _ask_of_what(line, number.first, end):
            continue
        moved = _moved(line, number.first, end + more)
        per, more = (per, more) if more else _per_beside(line, number.first, moved)
        changed = words.RISES.before(line.keys, number.first) > 1
        through = number.value != 0 and line.keys[end : end + 1] in (["through"], ["via"], ["across"])
        through = through and line.roles[end + 1 : end + 2] == ["crossing"]  # "500 returnees via CROSSING"
        if moved is not None or per or moves or changed or through:
            of_what = end < len(line) and line.keys[end] == "of" and words.NOT_PEOPLE.has(line.keys, end - 1)
            end += 2 * (of_what and line.free(end, end + 2))  # "tonnes of wheat"
            found.append(Volume(number.value, _counted(line, number.end, end), per, number.first, end))
    for number in reversed(numbers):  # "38 trucks, 200 people crossed"
        length = words.VOLUME.has(line.keys, number.end)
        end = number.end + length
        after = next((volume for volume in found if volume.first in (end, end + 1)), None)
        joined = after and (after.first == end or line.keys[end] == "and") and line.free(number.first, end)
        if length and after and joined and all(volume.first != number.first for volume in found):
            found.append(Volume(number.value, _counted(line, number.end, end), after.per, number.first, end))
    found.sort(key=lambda volume: volume.first)
    for volume in found:
        line.take("volume", volume.first, volume.end, f"{volume.value} {volume.of}")
    return found


def _counted(line: Line, first: int, end: int) -> str:
    """What is counted, without what joins it to its number: "trucks" of "none of the trucks"."""
    while first < end - 1 and line.keys[first] in _THOSE | {"of"}:
        first += 1
    return line.said(first, end)


def _ask_of_what(line: Line, first: int, end: int) -> bool:
    """Ask about "bodies of 80 syrians", of which the number counts the bodies and not those behind it."""
    head = first - 2
    behind = line.words[first - 1].text == "de" and "di" in line.keys[max(0, first - 5) : first - 1]
    if (
        head < 0
        or behind  # "di êrîşê de 2 kes", where it ends what "di" begins
        or line.keys[first - 1] not in ("of", "for")
        or not line.free(head, first)
        or line.has_break(head + 1, first + 1)
    ):
        return False
    known = (words.FIGURES, words.MOVED, words.NEUTRAL, words.RISES, words.STATES, words.SAYS, words.STATUS)
    deed = words.TYPES.at(line.keys, head)[0] in ("attack", "clash")
    if deed or line.keys[head] in words.WHOLES or words.is_any(line.keys, head, *known):
        return False
    said = line.said(head, end)
    line.ask("figure", head, end, f"“{said}”: what is counted? write the number before it, or leave the number out")
    return True


def thing_end(line: Line, number: Number) -> int:
    """The word behind what a number counts, with what is told of it: "12 WHO trucks", "40 stuck buses"; 0 without."""
    for at in range(number.end, min(number.end + MOST_BETWEEN, len(line))):
        if line.has_break(at, at + 1) or not line.free(at, at + 1):
            return 0
        length = words.VOLUME.has(line.keys, at) or _people_who_move(line, at)
        if length and line.free(at, at + length):
            return at + length
        aid = words.MODES.has(line.keys, at) or words.TYPES.at(line.keys, at)[0] == "humanitarian"  # "14 aid lorries"
        other = (not aid and _is_of_another_kind(line, at)) or words.PER.has(line.keys, at)
        if other or line.words[at].text[:1].isdigit():
            return 0
    return 0


def _people_who_move(line: Line, at: int) -> int:
    """How many words are people who crossed, as the verb right behind them tells; "12 gunmen entered" may be a raid."""
    people = 0 if line.keys[at] in words.MAY_HOLD else words.PERSONS.has(line.keys, at)
    named = people and not (words.COUNTRY.has(line.keys, at) or line.keys[at] in words.PEOPLE_LINKS)
    apart = line.has_break(at + people, at + people + 1)
    return people if named and not apart and words.MOVED.has(line.keys, at + people) else 0


def limited(line: Line) -> set[tuple[int, int]]:
    """The clauses that tell how many may cross, not how many did: "capped at 100 trucks per day"."""
    return {line.clause(at) for at in range(len(line)) if words.LIMITS.has(line.keys, at)}


def _queue_before(line: Line, first: int) -> str:
    """The queue of which a number tells the length: "queue of 40", "queue down to 40 trucks"; or empty."""
    keys = line.keys
    if keys[first - 1 : first] == ["of"]:
        return keys[first - 2] if first > 1 and keys[first - 2] in _QUEUES else ""
    back = words.RISES.before(keys, first)
    begin = line.clause(first)[0] if back else first
    return next((keys[at] for at in range(begin, first - back) if keys[at] in _QUEUES and not line.roles[at]), "")


def _moved(line: Line, first: int, end: int) -> int | None:
    """Where the word stands that says that they crossed: behind them, in the same sentence, or right before them."""
    place = end
    bracketed = end < len(line) and line.words[first].before == "(" and line.words[end].before == ")"
    while place < len(line) and (not line.has_break(place, place + 1) or (bracketed and place == end)):
        if words.MOVED.has(line.keys, place):
            between = range(end, place)
            stopped = any(words.NEGATION.has(line.keys, at) or words.DOUBT.has(line.keys, at) for at in between)
            return None if stopped else place
        place += 1
    before = first - 1
    return before if before >= 0 and words.MOVED.has(line.keys, before) else None


def counted_before(line: Line, first: int) -> tuple[str, bool, str]:
    """What a number behind it counts, whether that is told to move, and in which time: "trucks crossing daily: 40"."""
    moves, in_time = False, ""
    for at in range(first - 1, -1, -1):
        if line.words[at + 1].before not in ("", ":", "("):
            break
        moves = moves or bool(words.MOVED.has(line.keys, at)) or line.keys[at] in ("crossing", "crossings")
        length = words.VOLUME.before(line.keys, at + 1)
        if length and line.free(at + 1 - length, at + 1):
            return line.said(at + 1 - length, at + 1), moves, in_time
        in_time = in_time or words.PER.at(line.keys, at)[0]
        idle = words.is_any(line.keys, at, words.MOVED, words.NEUTRAL, words.THROUGH, words.PER, words.STATES)
        rises = any(words.RISES.has(line.keys, at - back) > back for back in (0, 1) if at >= back)
        if not (idle or rises or line.roles[at] in ("crossing", "direction", "date")):
            break
    return "", moves, ""


def _per_beside(line: Line, first: int, moved: int | None) -> tuple[str, int]:
    """In which time, where that stands behind the word of crossing, or before the number: "daily average 25 trucks"."""
    near = [*range(moved + 1, min(moved + 3, len(line)))] if moved is not None else []
    if line.keys[first - 1 : first] == ["of"] or line.keys[first - 1 : first] == ["average"]:
        near += range(max(0, first - 3), first)
    end = line.clause(first)[1]
    last = next((end - back for back in (2, 1) if words.PER.has(line.keys, end - back) == back), 0)
    if last > first and not any(word.text[:1].isdigit() for word in line.words[first + 1 : last]):
        near.append(last)  # "300 cars crossing nasib daily"
    for place in near:
        per, length = words.PER.at(line.keys, place)
        if length:
            return per, length
    return "", 0
