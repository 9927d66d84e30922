"""The names of a query's fields, what may stand after each one's colon, and what is said of a wrong value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from store.dates import DateError, Edtf, earliest_ordinal, latest_ordinal, short
from store.geography.geodesy import on_earth
from store.query import conditions
from store.query.reader import Reader, actors_in, sources_in
from store.query.terms import AtCrossing, Query, QueryError
from store.records.model import Event, Meta
from store.records.vocabulary import Anonymity, Attribution, EventType, Mode, Passage, Review, Status, Word
from store.text.folding import fold
from store.text.near import near

if TYPE_CHECKING:
    from store.dates.typed.talk import WeekStart

MOST_DIGITS = 12
CASUALTIES = frozenset(("killed", "injured", "captured", "displaced"))
YES_NO = ("yes", "no")
_STATUSES = {"shut": "closed", "blocked": "closed", "sealed": "closed", "reopened": "open", "restricted": "limited"}
"""Other words that people type for a status; a claim's passage has words of its own."""


class Asked(NamedTuple):
    """A field's value as it was typed, and where."""

    field: str
    value: str
    column: int
    sure: bool
    reader: Reader | None
    today: date

    def wrong(self, message: str, right: str) -> QueryError:
        """The error for this value."""
        return QueryError(self.column, message, right)


class Field(NamedTuple):
    """One field: how its value becomes a query, and what would be a right value.

    `offers` are the words that complete a value, `table` is the one whose names do.
    """

    make: Callable[[Asked], Query]
    right: str
    offers: tuple[str, ...] = ()
    table: str = ""


def _word(says: str, words: type[Word], told: Callable[[Any], Iterable[str]], *, inside: bool = True) -> Field:
    """A field of which a word of a vocabulary is asked."""
    right = f"one of {', '.join(words.words())}"
    return Field(lambda asked: conditions.Has(says, _chosen(asked, words), told, inside), right, words.words())


def _names(says: str, table: str, named: Callable[[Event], Iterable[str]], right: str) -> Field:
    """A field of which the name of an actor or source is asked."""
    return Field(lambda asked: conditions.Names(asked.value, says, table, named), right, table=table)


def _yes_or_no(query: Query) -> Field:
    return Field(lambda asked: query if _is_yes(asked) else ~query, "yes or no", YES_NO)


def _chosen(asked: Asked, words: type[Word]) -> tuple[str, ...]:
    """The words of a vocabulary that begin as typed; several choices are parted by commas."""
    chosen: list[str] = []
    for choice in filter(None, asked.value.replace("|", ",").split(",")):
        wanted = fold(choice)
        wanted = _STATUSES.get(wanted, wanted) if words is Status else wanted
        found = [word.value for word in words if fold(word.value) == wanted] or [
            word.value for word in words if fold(word.value).startswith(wanted) or fold(word.label).startswith(wanted)
        ]
        if not found:
            meant = near(choice, ((word.value, name) for word in words for name in (word.value, word.label)))
            hint = f"did you mean {' or '.join(meant)}? " if meant else ""
            raise asked.wrong(f'no {asked.field} "{choice}"', f"{hint}expected one of {', '.join(words.words())}")
        chosen += found
    if not chosen:
        raise asked.wrong(f"no {asked.field}", f"expected one of {', '.join(words.words())}")
    return tuple(dict.fromkeys(chosen))


def _mode(asked: Asked) -> Query:
    modes, _, passage = asked.value.replace(":", "=").partition("=")
    passages = _chosen(asked._replace(value=passage), Passage) if passage else ("",)
    return conditions.ForMode(_chosen(asked._replace(value=modes), Mode), passages[0])


def _side(asked: Asked) -> Query:
    code = asked.value.upper()
    crossings = asked.reader.records.crossings.values() if asked.reader else ()
    if not any(code == side.country for crossing in crossings for side in crossing.sides):
        from store.words.places import country_names, near_countries  # only another name asks for all countries

        code = country_names().get(fold(asked.value), "")
        if not code:
            meant = " or ".join(near_countries(asked.value))
            hint = f"did you mean {meant}? " if meant else ""
            right = f"{hint}expected its name or two letters, such as IQ"
            raise asked.wrong(f'"{asked.value}" is not a country', right)
    return conditions.Has("side", (code,), conditions.sides_of, inside=False)


def _crossing(asked: Asked) -> Query:
    if asked.value == "none":
        return AtCrossing("")
    reader = asked.reader
    if reader and not reader.meant("crossings", asked.value):
        near = reader.near("crossings", asked.value)
        known = ", ".join(list(reader.names("crossings"))[:5]) or "none yet"
        right = f"did you mean {' or '.join(near)}?" if near else f"the crossings are {known}"
        raise asked.wrong(f'no crossing is called "{asked.value}"', right)
    return AtCrossing(asked.value)


def _near(asked: Asked) -> Query:
    """Such as near:al-qaim,50 or near:34.4,40.9,50km: a crossing, or degrees, and kilometres."""
    *where, far = (part.strip() for part in asked.value.rsplit(",", 1))
    number = far.lower().removesuffix("km").strip()
    right = "expected a crossing and kilometres, as in near:al-qaim,50"
    if not where or where == ["none"] or not number.replace(".", "", 1).isdecimal():
        raise asked.wrong(f'"{asked.value}" tells no distance', right)
    latitude, _, longitude = where[0].partition(",")
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        _crossing(asked._replace(value=where[0]))
        return conditions.Near(where[0], None, float(number))
    if on_earth(*point) is None:
        raise asked.wrong(f'"{where[0]}" is not a place', "expected degrees up to 90 and up to 180, as in 34.4,40.9")
    return conditions.Near(where[0], point, float(number))


def _passage(asked: Asked) -> Query:
    modes, _, said = asked.value.replace(":", "=").partition("=")
    values = _chosen(asked._replace(value=said), Passage) if said else (Passage.YES.value,)
    return conditions.Passes(_chosen(asked._replace(value=modes), Mode), values[0], asked.today)


def _is_yes(asked: Asked) -> bool:
    word = asked.value.lower()
    if word in ("yes", "y", "ye", "no", "n"):
        return word.startswith("y")
    raise asked.wrong(f'"{asked.value}" is neither yes nor no', "expected yes or no")


def _graded(asked: Asked) -> Query:
    grade = asked.value.upper()
    if len(grade) <= 2 and grade.lstrip("ABCDEF") in ("", *"123456"):
        return conditions.Graded(grade)
    if any(map(str.isdecimal, grade)):
        raise asked.wrong(f'"{asked.value}" is not a grade', "expected yes, no, or a grade from A1 to F6, such as C3")
    return conditions.GRADED if _is_yes(asked) else conditions.UNGRADED


def _date(asked: Asked) -> Edtf:
    from store.dates.typed.phrases import NotUnderstood, understand

    meta = asked.reader.records.meta if asked.reader else Meta()
    week_start: WeekStart = "sunday" if meta.week_start == "sunday" else "monday"
    sign = asked.value[0]
    if sign in "<>≤≥":
        bare = asked.value.lstrip("<>=≤≥") or "2019-08"
        better = f"after:{bare}" if sign in ">≥" else f"before:{bare}"
        right = f"expected {better}; the first day counts, the last does not"
        raise asked.wrong(f'"{asked.value}" is not a date', right)
    error: Exception | None = None
    for text in dict.fromkeys((asked.value, asked.value.replace("-", " "))):
        try:
            return understand(text, asked.today, day_first=meta.day_first, week_start=week_start).edtf
        except (NotUnderstood, DateError) as wrong:
            error = error or wrong
    right = f'expected a date such as 2019-08, aug-2019 or "last week" ({error})'
    raise asked.wrong(f'"{asked.value}" is not a date', right)


def date_at(words: Sequence[str], today: date) -> int:
    """How many of these words are a date together, the most that are; 0 where none is."""
    from store.dates.typed.phrases import NotUnderstood, understand

    for end in range(len(words), 0, -1):
        if words[end - 1] == "of" or words[end : end + 1] == ["of"]:
            continue  # "last quarter of 2019" is not last quarter
        with suppress(NotUnderstood, DateError):
            understand(" ".join(words[:end]), today, loosely=False)
            return end
    return 0


def _bounded(asked: Asked) -> Edtf:
    found = _date(asked)
    if earliest_ordinal(found) is None:
        raise asked.wrong(f'"{asked.value}" has no first day', "expected a day, month or year")
    return found


def _after(asked: Asked) -> Query:
    found = _bounded(asked)
    return conditions.between(f"from {short(found)} on", (found, None), asked.sure)


def _before(asked: Asked) -> Query:
    found = _bounded(asked)
    return conditions.between(f"before {short(found)}", (None, found), asked.sure)


def _on(asked: Asked) -> Query:
    found = _date(asked)
    if earliest_ordinal(found) is None and latest_ordinal(found) is None:
        raise asked.wrong(f'"{asked.value}" could be any day', "expected a day, month or year")
    return conditions.within(found, asked.sure)


def _count(asked: Asked) -> Query:
    said, low, high = _range(asked)
    return conditions.Counted(asked.field, said, low, high, asked.sure)


def _range(asked: Asked) -> tuple[str, int, int | None]:
    """Of ">2", "<=5", "2..6", "3+" or "4", in words and as least and most."""
    text = asked.value.replace(" ", "").replace("≥", ">=").replace("≤", "<=")
    for dash in "-–":
        text = text.replace(dash, "..")
    sign = next((sign for sign in (">=", "<=", ">", "<", "=") if text.startswith(sign)), "")
    least, dots, most = text[len(sign) :].partition("..")
    if dots and not sign and (least or most):
        low, high = _number(asked, least or "0"), _number(asked, most) if most else None
        if high is not None and low > high:
            raise asked.wrong(f'"{asked.value}" ends before it begins', f"expected {high}..{low}")
        return f"at least {low}" if high is None else f"{low} to {high}" if least else f"at most {high}", low, high
    onward = least.endswith("+") and not sign
    number = _number(asked, least.removesuffix("+") if onward else least)
    if sign == ">=" or onward:
        return f"at least {number}", number, None
    if sign == "<=":
        return f"at most {number}", 0, number
    if sign == ">":
        return f"more than {number}", number + 1, None
    if sign == "<":
        return f"fewer than {number}", 0, number - 1
    return str(number), number, number


def _number(asked: Asked, text: str) -> int:
    if text.isdecimal() and len(text) <= MOST_DIGITS:
        return int(text)
    raise asked.wrong(f'"{asked.value}" is not a count', "expected a count such as >2, <=5, 2..6, 3+ or 4")


_DATE = "a date such as 2019-08, aug-2019 or yesterday"
_AFTER = f"{_DATE}, which itself counts"
_BEFORE = f"{_DATE}, which itself does not count"
_MODES = f"one of {', '.join(Mode.words())}"
_COUNT = "a count such as >2, 2..6 or 3+"

FIELDS = {
    "type": _word("", EventType, conditions.types_of, inside=False),
    "crossing": Field(_crossing, "a crossing's name, or none", table="crossings"),
    "after": Field(_after, _AFTER),
    "before": Field(_before, _BEFORE),
    "on": Field(_on, _DATE),
    "dated": _yes_or_no(conditions.Dated()),
    "status": _word("reported", Status, conditions.states_of, inside=False),
    "mode": Field(_mode, f"{_MODES}, optionally with =yes, =no or =restricted", Mode.words()),
    "passage": Field(_passage, f"{_MODES}, and =yes, =no or =restricted: so it is today", Mode.words()),
    "side": Field(_side, "a country's name or two letters, such as IQ"),
    "actor": _names("with", "actors", actors_in, "an actor's name"),
    "by": _names("said by", "actors", conditions.speakers_of, "the name of one who says something, as in ina"),
    "source": _names("source", "sources", sources_in, "a source's name"),
    "killed": Field(_count, _COUNT),
    "injured": Field(_count, _COUNT),
    "captured": Field(_count, _COUNT),
    "displaced": Field(_count, _COUNT),
    "count": Field(_count, _COUNT),
    "near": Field(_near, "a crossing and kilometres, as in al-qaim,50", table="crossings"),
    "attribution": _word("attribution", Attribution, conditions.attribution_of),
    "anonymity": _word("speaker", Anonymity, conditions.anonymities_of),
    "contested": _yes_or_no(conditions.CONTESTED),
    "graded": Field(_graded, "yes, no, or a grade such as C3", YES_NO),
    "review": _word("review", Review, conditions.stages_of),
    "tag": Field(lambda asked: conditions.Tagged(asked.value.lstrip("#")), "a tag"),
    "private": _yes_or_no(conditions.PRIVATE),
}
"""Every field by its name, in the order in which it is offered."""
DATES = (_on, _after, _before)
ALIASES = {
    "date": "on", "year": "on", "month": "on", "day": "on", "when": "on", "since": "after", "from": "after",
    "until": "before", "till": "before", "to": "before", "dead": "killed", "deaths": "killed", "wounded": "injured",
    "hurt": "injured", "fatalities": "killed", "said": "by", "perpetrator": "actor", "doer": "actor",
    "party": "actor", "victim": "actor", "publisher": "source", "outlet": "source", "gate": "crossing",
    "event": "type", "who": "actor", "where": "crossing", "at": "crossing", "says": "by", "speaker": "by",
    "src": "source", "tags": "tag", "grade": "graded", "kind": "type", "country": "side", "state": "status",
    "holder": "actor", "held": "actor", "label": "tag",
}  # fmt: skip
"""Other names that people type for a field."""
_SAID_AS_WORDS = {"undated": "dated:no", "ungraded": "graded:no"}
_PART_OF_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d){0,2}")


def as_field(word: str) -> str:
    """What a word alone may be meant as: a field of few values, with "yes" where it has but two, a type, a day.

    Such as "contested:yes", "type:attack" of "attacks", "on:2019"; empty where it is none of these.
    """
    field = FIELDS.get(word)
    offers = field.offers if field else ()
    if offers or word in _SAID_AS_WORDS:
        return _SAID_AS_WORDS.get(word) or f"{word}:{'yes' if offers == YES_NO else ''}"
    kind = next(filter(None, map(EventType.find, (word, word.removesuffix("s"), word.removesuffix("es")))), None)
    if kind:
        return f"type:{kind.value}"
    return f"on:{word}" if _PART_OF_DATE.fullmatch(word) else ""


def as_count(word: str, *, sure: bool) -> Query | None:
    """What a word of casualties alone asks for, beside the word itself: events that count anybody so."""
    about = ALIASES.get(word, word)
    return conditions.Counted(about, "any", 1, None, sure) if about in CASUALTIES else None
