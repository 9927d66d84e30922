"""Keys and values that are not of the format: kept as they are, marked here, with the nearest that would be right."""

from __future__ import annotations

import types
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

import msgspec

from store.checks.registry import Problem, record_check
from store.claims.grades import parse_grade
from store.claims.values import COUNTED, count_of, date_of
from store.dates import DateError, parse
from store.records import vocabulary as words
from store.records.model import (
    TABLES,
    Actor,
    Claim,
    ControlReport,
    Crossing,
    Event,
    Involvement,
    Key,
    Name,
    Office,
    Path,
    Place,
    Record,
    Relation,
    Source,
    StatusReport,
    Struct,
    UnAuthorisation,
)
from store.records.vocabulary import About

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.records.interface import Documents

VOCABULARIES: dict[tuple[type[Struct], str], type[words.Word]] = {
    (Event, "type"): words.EventType,
    (Event, "status"): words.Status,
    (Event, "review"): words.Review,
    (StatusReport, "state"): words.Status,
    (ControlReport, "state"): words.ControlState,
    (Crossing, "official"): words.Official,
    (Crossing, "kind"): words.CrossingKind,
    (Name, "kind"): words.NameKind,
    (Place, "precision"): words.PlacePrecision,
    (Claim, "anonymity"): words.Anonymity,
    (Claim, "mode"): words.ClaimMode,
    (Claim, "stance"): words.Stance,
    (Claim, "likelihood"): words.Likelihood,
    (Claim, "confidence"): words.Confidence,
    (Claim, "review"): words.Review,
    (Involvement, "role"): words.Role,
    (Actor, "kind"): words.ActorKind,
    (Source, "kind"): words.SourceKind,
    (Source, "reliability"): words.Reliability,
    (Relation, "kind"): words.RelationKind,
}
DATES = {
    (Event, "date"),
    (Claim, "said"),
    (Source, "published"),
    (Office, "from"),
    (Office, "to"),
    (UnAuthorisation, "until"),
}
LIMITS = {"lat": 90.0, "lon": 180.0}


class _Part:
    """One JSON object within a document, with the record type that it is read as."""

    def __init__(self, path: Path, kind: type[Struct], fields: dict[str, Any]) -> None:
        self.path, self.kind, self.fields = path, kind, fields


def _parts(kind: type[Struct], value: Any, path: Path = ()) -> Iterator[_Part]:
    """The object itself, then those within it, as far as the model knows their types."""
    if isinstance(value, list):
        for index, element in enumerate(value):
            yield from _parts(kind, element, (*path, index))
    elif isinstance(value, dict):
        yield _Part(path, kind, value)
        for name, inner in _inner(kind).items():
            yield from _parts(inner, value.get(name), (*path, name))


@cache
def _inner(kind: type[Struct]) -> dict[str, type[Struct]]:
    """The fields of a record type that hold further objects, by their names in the file."""
    hints = get_type_hints(kind)
    found = ((field.encode_name, _struct_in(hints[field.name])) for field in msgspec.structs.fields(kind))
    return {name: inner for name, inner in found if inner is not None}


def _struct_in(hint: Any) -> type[Struct] | None:
    if isinstance(hint, type) and issubclass(hint, Struct):
        return hint
    if get_origin(hint) in (Union, types.UnionType, tuple):
        return next((inner for argument in get_args(hint) if (inner := _struct_in(argument))), None)
    return None


@cache
def _names(kind: type[Struct]) -> frozenset[str]:
    return frozenset(field.encode_name for field in msgspec.structs.fields(kind))


@record_check("unknown-key")
def unknown_key(records: Documents, key: Key, _record: Record) -> Iterator[Problem]:
    """A key that the format does not have."""
    for part in _parts(TABLES[key.table], records.document(key)):
        for name in part.fields.keys() - _names(part.kind):
            yield Problem(
                key, (*part.path, name), f"“{name}” is no known key; it is kept{_nearest(name, _names(part.kind))}"
            )


@record_check("unknown-value")
def unknown_value(records: Documents, key: Key, _record: Record) -> Iterator[Problem]:
    """A word that is not of its field's vocabulary, a grade that is none, coordinates off the globe."""
    for part in _parts(TABLES[key.table], records.document(key)):
        for name, value in part.fields.items():
            known = VOCABULARIES.get((part.kind, name))
            if known and value != "" and isinstance(value, str) and known.find(value) is None:
                yield Problem(key, (*part.path, name), _unknown(value, name, known.words()))
            if name in LIMITS and isinstance(value, int | float) and not -LIMITS[name] <= value <= LIMITS[name]:
                yield Problem(
                    key, (*part.path, name), f"{name} {value} is not between -{LIMITS[name]:g} and {LIMITS[name]:g}"
                )
        yield from _unknown_modes(key, part)
        yield from _wrong_grade(key, part)


def _unknown_modes(key: Key, part: _Part) -> Iterator[Problem]:
    modes = part.fields.get("modes") if part.kind is StatusReport else None
    for mode, passage in modes.items() if isinstance(modes, dict) else ():
        if words.Mode.find(mode) is None:
            yield Problem(key, (*part.path, "modes", mode), _unknown(mode, "mode", words.Mode.words()))
        if words.Passage.find(passage) is None:
            yield Problem(key, (*part.path, "modes", mode), _unknown(str(passage), "passage", words.Passage.words()))


def _wrong_grade(key: Key, part: _Part) -> Iterator[Problem]:
    grade = part.fields.get("grade") if part.kind is Claim else None
    if isinstance(grade, str) and parse_grade(grade) is None:
        yield Problem(key, (*part.path, "grade"), f"“{grade}” is no grade; write A–F, 1–6, or both, as in C3")


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
    for part in _parts(TABLES[key.table], records.document(key)):
        for name, value in part.fields.items():
            if (part.kind, name) in DATES and isinstance(value, str) and value:
                yield from _date_problem(key, (*part.path, name), value)
    for index, claim in enumerate(record.claims):
        if claim.about == About.DATE.value and claim.value is not None and date_of(claim.value) is None:
            yield from _date_problem(key, ("claims", index, "value"), str(claim.value))


def _date_problem(key: Key, path: Path, text: str) -> Iterator[Problem]:
    try:
        parse(text)
    except DateError as error:
        yield Problem(key, path, str(error))


@record_check("not-a-count")
def not_a_count(_records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A count that cannot be understood; it is kept, and not counted."""
    for index, claim in enumerate(record.claims):
        if About.find(claim.about) in COUNTED and claim.value is not None and count_of(claim.value) is None:
            message = f"“{claim.value}” is no count; write a number, 2..6, 3+, ~10 or several"
            yield Problem(key, ("claims", index, "value"), message)


def _unknown(value: str, name: str, known: tuple[str, ...]) -> str:
    return f"“{value}” is no known {name}; it is kept. Known are {', '.join(known)}{_nearest(value, frozenset(known))}"


def _nearest(word: str, known: frozenset[str]) -> str:
    near = get_close_matches(word.lower(), sorted(known), 1)
    return f"; did you mean “{near[0]}”?" if near else ""
