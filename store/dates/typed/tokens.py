"""The words, numbers and signs of what people type about a date, and the tables of names.

Spelling is settled here: letter case, other digits than ours, dashes and quotes of every kind, "Sept" and "thurs",
months in other languages. A day as in 2019-09-30 is one token of eight digits.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from store.dates.typed.months import ENGLISH_OF, month_at, plain

Tokens: TypeAlias = tuple[str, ...]

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
SAID_OTHERWISE = ENGLISH_OF | {
    ("not", "later", "than"): ("no", "later", "than"),
    ("not", "earlier", "than"): ("no", "earlier", "than"),
    ("not", "after"): ("until",),
    ("starting",): ("since",),
    ("starting", "from"): ("since",),
    ("starting", "on"): ("since",),
    ("at", "latest"): ("or", "earlier"),
    ("at", "earliest"): ("or", "later"),
    ("calendar", "week"): ("week",),
    ("cw",): ("week",),
    ("kw",): ("week",),
    ("earlier", "today"): ("today",),
    ("later", "today"): ("today",),
    ("earlier", "this"): ("this",),
    ("later", "this"): ("this",),
    ("early", "morning"): ("morning",),
    ("late", "evening"): ("evening",),
    ("late", "night"): ("night",),
    ("some", "time"): ("sometime",),
}
"""Words that say the same as others, which the grammar knows; the longest first."""
SPELLINGS = dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’ʼ`´", "'") | {"،": ","}
SILENT = frozenset(("of", "the", ",", ":", "(", ")", "st", "nd", "rd", "th", "er", "le", "la", "ی"))
_ISO_DAY = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
CASE_ENDING = re.compile(
    r"(?<=\d)(?:['’](?!s\b)[^\W\d_]{1,5}|[\u0620-\u064a\u066e-\u06d3\u06d5]{1,3}|ê|(?<=\d{4})an)(?!\w)"
)
"""What Turkish, Kurdish and Arabic write behind a number: "2024'te", "٣ی", "2020ەوە", "2024م", "3ê", "2021an"."""
_FROM_ONE_ON = re.compile(r"(?<=\d)['’][dt][ae]n\s+(?=\d)")
"""The Turkish ending and blank between two numbers, as in "3'ten 5'e kadar": from the one to the other."""
_RANGE = re.compile(r"(?<!\s)\s*(?:\.\.+|…|-to-)\s*")
_NUMBERED_WEEK = re.compile(r"\bweek ([1-5]) (of|in)(?= (?:the )?[^\W\d])")
"""A week counted within a month, as in "week 1 of may": without the small word it would be the week of 1 May."""


def split(text: str) -> Tokens:
    """The tokens of a text in lower case: runs of digits, runs of letters, single signs; silent ones left out."""
    tokens: list[str] = []
    bare = CASE_ENDING.sub("", _FROM_ONE_ON.sub(" to ", text.lower()))
    clean = _ISO_DAY.sub(r"\1\2\3", "".join(map(_plain, bare if bare.isascii() else plain(bare))))
    clean = _RANGE.sub(" to ", clean.strip()) if ".." in clean or "…" in clean or "-to-" in clean else clean
    clean = _NUMBERED_WEEK.sub(r"\1 week \2", clean)
    for at, char in enumerate(clean):
        previous = clean[at - 1 : at] if at else " "
        if char.isspace():
            continue
        if tokens and ((previous.isdecimal() and char.isdecimal()) or (previous.isalpha() and char.isalpha())):
            tokens[-1] += char
        elif not _is_stop(clean, at):
            tokens.append(char)
    return _in_english(tuple(token for token in tokens if token not in SILENT))


def _in_english(tokens: Tokens) -> Tokens:
    """The same with the names of months and the small words in English, each in one wording."""
    found: list[str] = []
    at = 0
    while at < len(tokens):
        number, length = (0, 0) if month_number(tokens[at]) else month_at(tokens[at:])
        said = next((tokens[at : at + size] for size in (3, 2, 1) if tokens[at : at + size] in SAID_OTHERWISE), None)
        if said and not number:
            found += SAID_OTHERWISE[said]
            length = len(said)
        else:
            found.append(MONTHS[number - 1] if number else tokens[at])
        at += max(length, 1)
    return tuple(found)


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or its beginning of three letters or more."""
    return _number_of(word, MONTHS)


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 for a weekday's name or its beginning of three letters or more."""
    number = _number_of(word, WEEKDAYS)
    return None if number is None else number - 1


def count_of(word: str) -> int | None:
    """A number in figures or words up to twelve."""
    return int(word) if word.isdecimal() else COUNTS.get(word)


def _number_of(word: str, names: tuple[str, ...]) -> int | None:
    if len(word) < 3:
        return None
    return next((number for number, name in enumerate(names, 1) if name.startswith(word)), None)


def _plain(char: str) -> str:
    """One character as our own: any decimal digit as 0 to 9, any dash as a hyphen."""
    return str(int(char)) if char.isdecimal() else SPELLINGS.get(char, char)


def _is_stop(clean: str, at: int) -> bool:
    """A full stop after a word, or after a number that no number follows; an apostrophe before an s."""
    after = clean[at + 1 : at + 2]
    if clean[at] == ".":
        return not (clean[at - 1 : at].isdecimal() and after.isdecimal())
    return clean[at] == "'" and not after.isdecimal()
