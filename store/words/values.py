"""A value of a field as people read it: names instead of ids, dates in words, labels instead of the file's words.

It follows the declaration of the fields and shortens nothing; the screen cuts where it must.
"""

from __future__ import annotations

import re
from typing import Any

from store.dates import DateError, short, weekday
from store.records.interface import Records, table_of
from store.records.introspection import FIELDS, Field, Kind, field_of
from store.records.json_values import encode
from store.records.model import Event, Key
from store.records.vocabulary import Mode
from store.words.names import title_of

_PERMISSIONS = frozenset({"un_authorised", "permission"})
_NUMBERED = re.compile(r"\d{3,4}")


def value_words(records: Records, field: Field | None, value: Any) -> str:
    """The value in words; a value of another kind than the field's as its JSON."""
    kind = field.kind if field else Kind.OPEN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value_words(records, field, part) for part in value)
    if isinstance(value, dict):
        return _object_words(records, field, value)
    if not isinstance(value, str):
        return encode(value)
    if kind is Kind.DATE:
        return _date_words(value)
    if field and field.words and (word := field.words.find(value)):
        return word.label
    link = reference(records, field, value)
    return title_of(records, link) if link else value


def hindrance_words(event: Event, records: Records) -> str:
    """What kept aid away, and whom: `entry restrictions; people ~1200; organisations OCHA`; empty where nothing did."""
    if not event.constraint and not event.impact:
        return ""
    constraint, impact = (field_of(FIELDS["events"], name) for name in ("constraint", "impact"))
    said = [value_words(records, constraint, event.constraint)]
    for field in impact.parts if impact and event.impact else ():
        value = getattr(event.impact, field.name)
        if value:
            words = value_words(records, field, list(value) if isinstance(value, tuple) else value)
            said.append(f"{field.label.lower()} {words}")
    return "; ".join(filter(None, said))


def _object_words(records: Records, field: Field | None, value: dict[str, Any]) -> str:
    parts = field.parts if field else ()
    if field and field.name in _PERMISSIONS:
        return _permission_words(records, field, value)
    if not parts:
        named = field.words if field else None
        shown = ", ".join(f"{Mode.called(name) if named else name} {_plain(part)}" for name, part in value.items())
        return shown if named or shown else encode(value)
    known = [(field_of(parts, name), part) for name, part in value.items()]
    return " · ".join(words for part_field, part in known if (words := value_words(records, part_field, part)))


def _permission_words(records: Records, field: Field, value: dict[str, Any]) -> str:
    """A permission in words: `authorised under 2672 (2023), until 10 Jul 2023`, `consent by Syria, letter, until …`."""
    told = {name: value_words(records, field_of(field.parts, name), part) for name, part in value.items()}
    for name in ("from", "until"):
        if isinstance(value.get(name), str):
            told[name] = _short(value[name])
    if field.name == "un_authorised":
        under = told.get("resolution", "")
        parts = [f"authorised under {under}" if _NUMBERED.search(under) else under or "authorised"]
    else:
        kind = told.get("kind", "") or ("" if "revokes" in told else "permission")
        parts = [f"{kind} by {told['by']}".strip() if told.get("by") else kind, told.get("basis", "")]
        parts += [f"for {told['modes']}" if told.get("modes") else "", f"from {told['from']}" if "from" in told else ""]
    parts += [f"{name} {told[name]}" for name in ("until", "renews", "revokes") if told.get(name)]
    return ", ".join(part for part in parts if part)


def _short(text: str) -> str:
    try:
        return short(text)
    except DateError:
        return f"{text} (not a date)"


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else encode(value)


def _date_words(text: str) -> str:
    """A date in words with its weekday, and as it stands in the file where that says more."""
    try:
        words = (short(text), weekday(text))
    except DateError:
        return f"{text} (not a date)"
    return " · ".join(part for part in (*words, text) if part)


def reference(records: Records, field: Field | None, value: Any) -> Key | None:
    """The record that a value, or the first reference within it, leads to, where there is one."""
    if field is None:
        return None
    if isinstance(value, dict):
        parts = ((field_of(field.parts, name), part) for name, part in value.items())
        return next((key for part_field, part in parts if (key := reference(records, part_field, part))), None)
    if not field.refers or not isinstance(value, str):
        return None
    return Key(field.refers, value) if value in table_of(records, field.refers) else None
