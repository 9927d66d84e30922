"""What is typed into a field, understood: text to value and back, by the kind of the field.

Each reading says how the text was understood, or refuses it in words that say what would be right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple

from store.dates import DateError, NotUnderstood, date_in, short, understand, weekday
from store.entry.errors import EntryError, UnknownNameError
from store.records.counts import CountError, parse_count
from store.records.interface import Records
from store.records.introspection import Field, Kind
from store.records.json_values import encode
from store.records.spec import COUNTRY, GRADE
from store.records.vocabulary import Mode, Word
from store.text.folding import fold
from store.words.names import beginning, called, near_names

WORDS_BESIDE = {"date": "date_text", "said": "said_text"}
"""Fields of dates, and those beside them where a date's own words are kept."""


class Entry(NamedTuple):
    """A value as the file has it, how it was understood, and the words of a date that the file keeps beside it.

    `value` is None where the field is to be left out.
    """

    value: Any
    echo: str = ""
    words: str = ""


@dataclass(frozen=True)
class Context:
    """What an entry is understood against: the records, and the day that relative dates count from."""

    records: Records
    anchor: date = field(default_factory=date.today)
    lasting: bool = False


def read_entry(field: Field, text: str, context: Context) -> Entry:
    """The value that an entry means. Raises EntryError."""
    if not text.strip():
        return Entry(None)
    return _READERS[field.kind](field, text, context)


def write_entry(field: Field, value: Any) -> str:
    """The text that a field's editor starts with."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.kind in (Kind.TEXTS, Kind.REFERENCES) and isinstance(value, list):
        return ", ".join(str(part) for part in value)
    if field.kind is Kind.WORDS_BY_NAME and isinstance(value, dict):
        return ", ".join(f"{Mode.called(name)} {word}" for name, word in value.items())
    return value if isinstance(value, str) else encode(value)


def completions(field: Field, text: str, context: Context) -> tuple[str, ...]:
    """What the last word of an entry may become: words of the vocabulary, ids by any name."""
    last = re.split(r",\s*", text)[-1] if field.kind in (Kind.TEXTS, Kind.REFERENCES, Kind.WORDS_BY_NAME) else text
    if field.words is not None and field.kind is not Kind.WORDS_BY_NAME:
        return tuple(word for word in field.words.words() if word.startswith(last.strip().lower()))
    if field.refers:
        return beginning(context.records, field.refers, last.strip())
    return ("yes", "no") if field.kind is Kind.FLAG and not last else ()


def _text(field: Field, text: str, _context: Context) -> Entry:
    text = text.strip()
    fits = not field.pattern or re.fullmatch(field.pattern.expression, text)
    if field.pattern is COUNTRY:
        return Entry(text.upper()) if fits else _country(field, text)
    if field.pattern and not fits:
        raise EntryError(f"expected {field.pattern.expected}")
    if field.pattern is GRADE:
        text = "".join(text.split()).upper()
        return Entry(text, text)
    return Entry(text)


def _country(field: Field, text: str) -> Entry:
    """The code of a country by its name."""
    from store.words.places import country_names, near_countries  # only a name asks for all countries

    assert field.pattern is not None
    code = country_names().get(fold(text))
    if code:
        return Entry(code, code)
    near = near_countries(text)
    raise EntryError(f"expected {field.pattern.expected}" + (f"; did you mean {' or '.join(near)}?" if near else ""))


def _long_text(_field: Field, text: str, _context: Context) -> Entry:
    return Entry(text.rstrip())


def _id(_field: Field, text: str, _context: Context) -> Entry:
    text = text.strip()
    if not re.fullmatch(r"[^\s/,#][^\s/,]*", text):
        raise EntryError("expected a word without blanks, commas or slashes, as in qaim-reopens-2019-09")
    return Entry(text)


def _date(_field: Field, text: str, context: Context) -> Entry:
    meta = context.records.meta
    try:
        edtf, note = understand(
            text,
            context.anchor,
            day_first=meta.day_first,
            week_start="sunday" if meta.week_start == "sunday" else "monday",
            lasting=context.lasting,
        )
    except (NotUnderstood, DateError) as error:
        raise EntryError(str(error)) from error
    echo = " · ".join(part for part in (f"{weekday(edtf)} {short(edtf)}".strip(), edtf.text, note) if part)
    return Entry(edtf.text, echo, "" if date_in(text.strip()) else text.strip())


def _word(field: Field, text: str, _context: Context) -> Entry:
    assert field.words is not None
    found = _matching(field.words, text)
    if len(found) == 1:
        return Entry(found[0].value, found[0].label)
    if field.any_word and not found:
        return Entry(text.strip(), "a word of your own")
    if found:
        raise EntryError(f"{text.strip()!r} may be {' or '.join(word.value for word in found)}")
    near = get_close_matches(text.strip().lower(), field.words.words(), 1)
    raise EntryError(f"expected {', '.join(field.words.words())}" + (f"; did you mean {near[0]}?" if near else ""))


def _matching(vocabulary: type[Word], text: str) -> list[Word]:
    """The words that an entry means: the very word or label, else those that begin so."""
    wanted = fold(text)
    exact = [word for word in vocabulary if wanted in (fold(word.value), fold(word.label))]
    return exact or [word for word in vocabulary if fold(word.value).startswith(wanted)]


def _count(_field: Field, text: str, _context: Context) -> Entry:
    text = text.strip()
    try:
        count = parse_count(text)
    except CountError as error:
        raise EntryError(f"{error}; expected 6, 2..6, 3+, ~10 or several") from error
    ends = [str(end) for end in (count.low, count.high) if end is not None]
    return Entry(int(text) if re.fullmatch(r"0|[1-9]\d{0,14}", text) else text, " to ".join(dict.fromkeys(ends)))


_SEXAGESIMAL = re.compile(
    r"(?P<d>\d{1,3})\s*°\s*(?:(?P<m>\d{1,2})\s*['′]\s*)?(?:(?P<s>\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|'')\s*)?(?P<h>[NSEW])"
)


def _degrees(field: Field, text: str, _context: Context) -> Entry:
    north, south = ("N", "S") if field.kind is Kind.LATITUDE else ("E", "W")
    text = text.strip().upper().replace("−", "-")
    sexagesimal = _SEXAGESIMAL.fullmatch(text)
    try:
        if sexagesimal:
            parts = [float((sexagesimal[name] or "0").replace(",", ".")) for name in ("d", "m", "s")]
            value, side = round(parts[0] + parts[1] / 60 + parts[2] / 3600, 6), sexagesimal["h"]
        else:
            side = text[-1] if text[-1] in "NSEW" else ""
            value = float(text.removesuffix(side).strip().rstrip("°").replace(",", "."))
    except ValueError as error:
        raise EntryError("expected degrees, as in 34.398 or 34°23'53\"N") from error
    if side not in ("", north, south):
        raise EntryError(f"expected {north} or {south} after the degrees, found {side}")
    value = -value if side == south else value
    if field.limits and not field.limits[0] <= value <= field.limits[1]:
        raise EntryError(f"expected degrees between {field.limits[0]:g} and {field.limits[1]:g}")
    return Entry(value, f"{abs(value)}° {south if value < 0 else north}")


def _number(field: Field, text: str, _context: Context) -> Entry:
    text = text.strip().replace("−", "-")
    if not re.fullmatch(r"-?\d{1,15}(?:[.,]\d+)?", text):
        raise EntryError("expected a number")
    value = float(text.replace(",", ".")) if "." in text or "," in text else int(text)
    if field.limits and not field.limits[0] <= value <= field.limits[1]:
        raise EntryError(f"expected a number between {field.limits[0]:g} and {field.limits[1]:g}")
    return Entry(value, f"{value:,}")


def _flag(_field: Field, text: str, _context: Context) -> Entry:
    word = text.strip().lower()
    if word in ("yes", "y", "true", "1"):
        return Entry(True, "yes")
    if word in ("no", "n", "false", "0"):
        return Entry(None, "no")
    raise EntryError("expected yes or no")


def _reference(field: Field, text: str, context: Context) -> Entry:
    text = text.strip()
    found = called(context.records, field.refers, text)
    if len(found) == 1:
        return Entry(found[0], found[0])
    if found:
        raise EntryError(f"{text!r} may be {' or '.join(found)}")
    if field.free:
        return Entry(text, "in words")
    near = near_names(context.records, (field.refers,), text)
    raise UnknownNameError(field.refers, text, [key.id for key in near])


def _references(field: Field, text: str, context: Context) -> Entry:
    parts = [_reference(field, part, context) for part in text.split(",") if part.strip()]
    values = list(dict.fromkeys(part.value for part in parts))
    return Entry(values or None, ", ".join(values))


def _texts(field: Field, text: str, context: Context) -> Entry:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    values = list(dict.fromkeys(_word(field, part, context).value if field.words else part for part in parts))
    return Entry(values or None, ", ".join(values))


def _words_by_name(field: Field, text: str, _context: Context) -> Entry:
    assert field.words is not None
    words: dict[str, str] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        name, _, said = part.replace(":", " ").rpartition(" ")
        found = _matching(field.words, said)
        if not name.strip() or len(found) != 1:
            raise EntryError(f"{part!r}: expected a mode and one of {', '.join(field.words.words())}")
        mode = next((mode.value for mode in Mode if mode.label == name.strip()), name.strip())
        words[mode] = found[0].value
    return Entry(words or None, write_entry(field, words))


def _part(field: Field, text: str, context: Context) -> Entry:
    """An object or a list of them: as JSON; where one word may stand for it, that word."""
    if field.words is not None and text.strip()[:1] != "{":
        return _word(field, text, context)
    wanted = (list, dict) if field.listable else (list,) if field.kind is Kind.PARTS else (dict,)
    value = _json(text)
    if not isinstance(value, wanted):
        raise EntryError(f"expected {'a list of objects' if list in wanted else 'an object'}, in JSON")
    return Entry(value)


def _open(_field: Field, text: str, _context: Context) -> Entry:
    """JSON where it begins as JSON, a number where it is one, else the text itself."""
    text = text.strip()
    if text[:1] in ("{", "["):
        return Entry(_json(text))
    if re.fullmatch(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?", text):
        return Entry(float(text) if "." in text else int(text), "a number")
    return Entry(text)


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise EntryError(f"{error.msg} at character {error.pos + 1}; expected JSON") from error


def _no_number(name: str) -> Any:
    raise EntryError(f"{name} is not a JSON number")


_READERS: dict[Kind, Callable[[Field, str, Context], Entry]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.ID: _id,
    Kind.DATE: _date,
    Kind.WORD: _word,
    Kind.COUNT: _count,
    Kind.NUMBER: _number,
    Kind.LATITUDE: _degrees,
    Kind.LONGITUDE: _degrees,
    Kind.FLAG: _flag,
    Kind.REFERENCE: _reference,
    Kind.REFERENCES: _references,
    Kind.TEXTS: _texts,
    Kind.WORDS_BY_NAME: _words_by_name,
    Kind.PART: _part,
    Kind.PARTS: _part,
    Kind.OPEN: _open,
}
