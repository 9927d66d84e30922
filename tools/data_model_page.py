"""Makes `docs/data-model.md` from the declaration of the fields, so that it cannot say what is not so. `make docs`."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.file.form import Style, form_record
from store.records.introspection import Field, Kind, claim_value, fields_of
from store.records.model import (
    CLAIM_VALUES,
    TABLES,
    Claim,
    ControlReport,
    Impact,
    Involvement,
    Meta,
    Name,
    Office,
    Permission,
    Place,
    Relation,
    Side,
    StatusReport,
    Struct,
    UnAuthorisation,
    Volume,
)
from store.records.vocabulary import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.records.vocabulary import Word

PAGE = Path(__file__).parents[1] / "docs" / "data-model.md"
PARTS: dict[str, type[Struct]] = {
    "A claim": Claim,
    "A side of a crossing": Side,
    "A name": Name,
    "A place": Place,
    "An actor's part in an event": Involvement,
    "A status": StatusReport,
    "A permission": Permission,
    "A UN authorisation": UnAuthorisation,
    "Who holds a side": ControlReport,
    "An impact": Impact,
    "A volume": Volume,
    "A relation between sources": Relation,
    "An office": Office,
}
EXAMPLE: dict[str, dict[str, dict[str, Any]]] = {
    "meta": {"1": {"format": 1, "title": "Two gates", "week_start": "sunday", "stale_after": 30}},
    "crossings": {
        "1": {
            "id": "north-gate",
            "sides": [
                {"country": "IQ", "name": "North Gate", "names": [{"value": "Bab al-Shimal", "lang": "ar-Latn"}]},
                {"country": "SY", "name": "River Post"},
            ],
            "lat": 36.5,
            "lon": 42.1,
            "official": "yes",
            "kind": "road",
        }
    },
    "events": {
        "1": {
            "id": "north-gate-trade",
            "type": "status",
            "title": "Trucks pass again, one way",
            "date": "2024-03-04~",
            "date_text": "early in the week",
            "crossings": ["north-gate"],
            "status": {
                "state": "limited",
                "modes": {"commercial": "yes"},
                "direction": "IQ>SY",
                "hours": "08:00-14:00",
            },
            "claims": [
                {"id": "a", "about": "status", "value": "limited", "by": "customs", "source": "paper-1", "grade": "B2"},
                {
                    "id": "b",
                    "about": "volume",
                    "value": {"count": "~40", "of": "trucks", "per": "day", "direction": "IQ>SY"},
                    "by": "a driver",
                    "anonymity": "anonymous",
                    "source": "paper-1",
                },
            ],
        },
        "2": {
            "id": "north-gate-works",
            "type": "status",
            "title": "To close for works",
            "phase": "planned",
            "date": "2024-05-01/2024-05-03",
            "crossings": ["north-gate"],
            "status": "closed",
            "sources": ["paper-1"],
        },
    },
    "sources": {
        "1": {
            "id": "paper-1",
            "publisher": "The River Paper",
            "title": "Notes from the gate",
            "kind": "news",
            "published": "2024-03-06",
            "reliability": "B",
        }
    },
    "actors": {"1": {"id": "customs", "name": "Customs service", "kind": "state forces"}},
}
"""A file with one of each record; a test holds that nothing in it is wrong."""

LEAD = "\n    "
_KINDS = {
    Kind.TEXT: "text",
    Kind.LONG_TEXT: "text, several lines",
    Kind.ID: "text without blanks, commas or slashes",
    Kind.DATE: "date (EDTF)",
    Kind.WORD: "word",
    Kind.COUNT: 'count: `6`, `"2..6"`, `"3+"`, `"~10"`, `"several"`',
    Kind.NUMBER: "number",
    Kind.LATITUDE: "degrees",
    Kind.LONGITUDE: "degrees",
    Kind.FLAG: "true or false",
    Kind.TEXTS: "list of texts",
    Kind.PART: "object",
    Kind.PARTS: "list of objects",
    Kind.WORDS_BY_NAME: "object: a word for each mode",
    Kind.OPEN: "any JSON",
}
_HEAD = """\
# The data file

This page is made from the declaration of the fields in `store/records/model.py` by `make docs`; do not edit it by hand.
`bordertui schema` prints the same as a JSON Schema, and `bordertui check` tells what in a file does not fit.

A file is one JSON object of tables, each an object of records by document id (a whole number as text), as TinyDB keeps
them. Nothing refers to that number: records refer to each other by their `id`. Every field may be left out. Keys and
words that are not listed here are kept and marked by `check`, never dropped. Only a value of another JSON type sets a
record aside, and it stays in the file as it is.

"""


def page() -> str:
    """The whole page."""
    parts = ["".join(_section(heading, kind)) for heading, kind in PARTS.items()]
    tables = ["".join(_section(f"`{table}`", kind)) for table, kind in {"meta": Meta, **TABLES}.items()]
    return "".join((_HEAD, "## Tables\n\n", *tables, "## Parts\n\n", *parts, *_words(), *_example())).rstrip() + "\n"


def _section(heading: str, kind: type[Struct]) -> Iterator[str]:
    yield f"### {heading}\n\n{inspect.getdoc(kind)}\n\n"
    yield "| key | label | holds |\n|---|---|---|\n"
    for field in fields_of(kind):
        yield f"| `{field.name}` | {field.label} | {_holds(field)} |\n"
    yield "\n"
    if kind is Claim:
        yield "| about | its value holds |\n|---|---|\n"
        for about in CLAIM_VALUES:
            yield f"| `{about.value}` | {_holds(claim_value(about))} |\n"
        yield "\n"


def _holds(field: Field) -> str:
    """What a field holds, with its words, limits, pattern and hint."""
    several = field.kind is Kind.REFERENCES
    if field.refers:
        kind = f"{'list of ids' if several else 'id'} of `{field.refers}`{', or words' * field.free}"
    else:
        kind = _KINDS[field.kind] + (", or a list of them" if field.listable and field.kind is Kind.PART else "")
    part = next((name for name, each in PARTS.items() if field.parts and fields_of(each) == field.parts), "")
    said = [f"{kind}: [{part[0].lower()}{part[1:]}](#{_anchor(part)})," if part else kind]
    if field.words:
        of = "or one word of" if part else "of"
        title = _title(field.words)
        said.append(f"{of} [{title}](#{_anchor(title)}){', or any other' * field.any_word}")
    if field.limits:
        said.append(f"from {field.limits[0]:g} to {field.limits[1]:g}")
    hint = field.pattern.expected if field.pattern else ""
    if not hint and not field.refers and not (field.words and " · " in field.hint) and field.kind is not Kind.DATE:
        hint = field.hint
    return (" ".join(said).rstrip(",") + (f"; {hint}" if hint and field.kind is not Kind.COUNT else "")).replace(
        "|", "\\|"
    )


def _title(vocabulary: type[Word]) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in vocabulary.__name__).strip()


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-").replace("'", "")


def _words() -> Iterator[str]:
    """Every vocabulary that a field uses, with what its words mean where that is more than the word."""
    yield "## Words\n\n"
    used = {field.words for kind in (Meta, *TABLES.values(), *PARTS.values()) for field in fields_of(kind)}
    for vocabulary in sorted(filter(None, {*used, Mode}), key=_title):
        yield f"### {_title(vocabulary)}\n\n{inspect.getdoc(vocabulary)}\n\n"
        for word in vocabulary:
            yield f"- `{word.value}`" + (f": {word.label}" if word.label.lower() != word.value else "") + "\n"
        yield "\n"


def _example() -> Iterator[str]:
    yield "## An example\n\nA whole file, as the program writes it:\n\n```json\n"
    yield example_text()
    yield "\n```\n"


def example_text() -> str:
    """The example as the program writes a file."""
    tables = (
        f'  "{table}": {{\n'
        + ",\n".join(f'    "{number}": {form_record(record, Style(), LEAD)}' for number, record in records.items())
        + "\n  }"
        for table, records in EXAMPLE.items()
    )
    return "{\n" + ",\n".join(tables) + "\n}"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
