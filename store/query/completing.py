"""What the word of a query that is being typed may become: fields, and each field's values."""

from __future__ import annotations

from store.query.conditions import Tagged
from store.query.fields import ALIASES, FIELDS, YES_NO, as_field
from store.query.reader import Reader
from store.records.interface import Records
from store.words.names import beginning

_BETWEEN = ' ()"'


def completions(text: str, records: Records) -> tuple[int, tuple[str, ...]]:
    """Where the last word of a text begins, and what it may become: `type:` of `ty`, `type:attack` of `type:a`."""
    start, word = _last_word(text)
    name, colon, value = word.partition(":")
    if not colon:
        fields = (f"{field}:" for field in (*FIELDS, "sure") if word and field.startswith(word.lower()))
        return start, tuple(fields)
    if name.lower() == "sure":
        inner, words = completions(value, records)
        return start + len("sure:") + inner, words
    return start, tuple(f"{name}:{found}" for found in _values(name.lower(), value, records) if found != value)


def nearly(text: str, records: Records) -> tuple[int, tuple[str, ...]]:
    """Where the last word of a text begins, and the names spelt nearly so: for a query that finds nothing."""
    start, word = _last_word(text)
    name, colon, value = word.partition(":")
    field = ALIASES.get(name.lower(), name.lower())
    before, sought, behind = "", value if colon else word, ""
    if colon and field == "near":
        sought, comma, distance = value.partition(",")
        behind = comma + distance
    elif colon:
        done, comma, sought = value.rpartition(",")
        before = done + comma
    if not colon and (named := as_field(word.lower())):
        return start, (named,)
    reader = Reader(records)
    table = FIELDS[field].table if field in FIELDS else ""
    tables = ((table,) if table else ()) if colon else ("crossings", "actors")
    if not sought or any(reader.meant(table, sought) for table in tables):
        return start, ()
    found = [near for table in tables for near in reader.near(table, sought)]
    if field == "tag" and colon:
        found += Tagged(sought).offered(reader)
    return start, tuple(f"{name}{colon}{before}{near}{behind}" if colon else near for near in dict.fromkeys(found))


def _last_word(text: str) -> tuple[int, str]:
    """Where the last word of a query begins, without a sign that leaves it out, and the word; none inside quotes."""
    if text.count('"') % 2:
        return len(text), ""
    start = max(text.rfind(sign) for sign in _BETWEEN) + 1
    start += text[start : start + 1] in ("-", "!")
    return start, text[start:]


def _values(field: str, typed: str, records: Records) -> tuple[str, ...]:
    """The values of a field that begin as typed; behind a comma the next one."""
    known = FIELDS.get(field)
    if known and known.table:
        return beginning(records, known.table, typed)
    done, comma, last = typed.rpartition(",")
    if not known or (comma and known.offers == YES_NO):
        return ()
    return tuple(f"{done}{comma}{word}" for word in known.offers if word.startswith(last.lower()))
