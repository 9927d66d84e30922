"""Keys and values that are not of the format: kept as they are, marked here, with the nearest that would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import to_builtins

from store.checks.declared import Declared, declared_values, values_of
from store.checks.runner import Problem, record_check
from store.claims.values import count_of, date_of
from store.dates import DateError, parse
from store.records import vocabulary as words
from store.records.interface import Documents
from store.records.introspection import Field, Kind
from store.records.model import TABLES, Document, Key, Meta, Path, Record
from store.text.near import most_alike


@record_check("unknown-key")
def unknown_key(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A key that the format does not have."""
    for found in values_of(records, key, record):
        if found.field is None:
            name = str(found.path[-1])
            yield Problem(key, found.path, f"“{name}” is not a known key; it is kept{_nearest(name, found.names)}")


@record_check("unknown-value")
def unknown_value(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A word that is not of its field's vocabulary, a number beyond its limits, a text of another form."""
    for found in values_of(records, key, record):
        yield from _not_as_declared(key, found)


def unknown_settings(meta: Meta) -> Iterator[Problem]:
    """Each setting of the file that is none of those it can have, or beyond its limits."""
    for found in declared_values(Meta, to_builtins(meta)):
        yield from _not_as_declared(Key("meta", ""), found)


def wrong_values(key: Key, document: Document) -> Iterator[Problem]:
    """As `unknown_value`, of a record that is in no file yet."""
    for found in declared_values(TABLES[key.table], document):
        yield from _not_as_declared(key, found)


def _not_as_declared(key: Key, found: Declared) -> Iterator[Problem]:
    """What is wrong with a value by its field's vocabulary, limits and pattern."""
    field = found.field
    if field is not None:
        if field.words and not field.any_word:
            yield from _unknown_words(key, found, field)
        if beyond := beyond_limits(found):
            yield Problem(key, found.path, f"{field.name} {beyond}")
        text = found.value if field.pattern and isinstance(found.value, str) else ""
        if field.pattern and text and not re.fullmatch(field.pattern.expression, text):
            message = f"“{text}” is not a valid {field.label.lower()}; expected {field.pattern.expected}"
            yield Problem(key, found.path, message)


def beyond_limits(found: Declared) -> str:
    """Why a number is beyond its field's limits; empty where it is not, or is no number."""
    limits = found.field.limits if found.field else None
    if limits is None or isinstance(found.value, bool) or not isinstance(found.value, int | float):
        return ""
    if limits[0] <= found.value <= limits[1]:
        return ""
    told = f"{found.value:.15g}" if isinstance(found.value, float) else found.value  # great whole numbers are no floats
    return f"{told} is not between {limits[0]:g} and {limits[1]:g}"


def _unknown_words(key: Key, found: Declared, field: Field) -> Iterator[Problem]:
    """The words of a value that are not of its vocabulary; of words by name, the names too."""
    assert field.words is not None
    known = field.words
    if isinstance(found.value, dict) and field.kind is Kind.WORDS_BY_NAME:
        for mode, passage in found.value.items():
            if words.Mode.find(mode) is None:
                yield Problem(key, (*found.path, mode), _unknown(mode, "mode", words.Mode.words()))
            if known.find(passage) is None:
                yield Problem(key, (*found.path, mode), _unknown(str(passage), "passage", known.words()))
    elif isinstance(found.value, list) and field.kind is Kind.TEXTS:
        for index, word in enumerate(found.value):
            if isinstance(word, str) and known.find(word) is None:
                yield Problem(key, (*found.path, index), _unknown(word, field.name, known.words()))
    elif isinstance(found.value, str) and found.value and known.find(found.value) is None:
        yield Problem(key, found.path, _unknown(found.value, field.name, known.words()))


@record_check("likelihood-and-confidence")
def likelihood_and_confidence(_records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """Both in one claim: ICD 203 keeps how likely a thing is apart from how well that is founded."""
    for index, claim in enumerate(record.claims):
        if claim.likelihood and claim.confidence:
            both = f"“{claim.likelihood}” and “{claim.confidence} confidence”"
            yield Problem(key, ("claims", index, "confidence"), f"{both} in one claim; keep one, or make two claims")


@record_check("not-a-date")
def not_a_date(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A date that is not EDTF; it is kept, and sorts last."""
    yield from _not_dates(key, values_of(records, key, record))


def wrong_dates(key: Key, document: Document) -> Iterator[Problem]:
    """As `not_a_date`, of a record that is in no file yet."""
    yield from _not_dates(key, declared_values(TABLES[key.table], document))


def _not_dates(key: Key, values: Iterable[Declared]) -> Iterator[Problem]:
    for found in values:
        told = found.value if found.field and found.field.kind is Kind.DATE else None
        if told not in (None, "") and date_of(told) is None:
            yield from _date_problem(key, found.path, str(told))


def _date_problem(key: Key, path: Path, text: str) -> Iterator[Problem]:
    try:
        parse(text)
    except DateError as error:
        yield Problem(key, path, str(error))


@record_check("not-a-count")
def not_a_count(records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A count that cannot be understood; it is kept, and not counted."""
    for found in values_of(records, key, record):
        if message := no_count(found):
            yield Problem(key, found.path, message)


def no_count(found: Declared) -> str:
    """Why a value is no count; empty where it is one, is left out, or need be none."""
    if not found.field or found.field.kind is not Kind.COUNT or found.value is None or count_of(found.value):
        return ""
    return f"“{found.value}” is not a count; write a number, 2..6, 3+, ~10 or several"


def _unknown(value: str, name: str, known: tuple[str, ...]) -> str:
    near = _nearest(value, frozenset(known))
    return f"“{value}” is not a known value of {name}; it is kept. Known are {', '.join(known)}{near}"


def _nearest(word: str, known: frozenset[str]) -> str:
    near = most_alike(word.lower(), tuple(known))
    return f"; did you mean “{near}”?" if near else ""
