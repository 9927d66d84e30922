"""How an entry is understood, as one JSON object or as lines to read: what `bordertui date` prints."""

from __future__ import annotations

from datetime import date

from store.dates.calendar import BigDay, Bound, Edge
from store.dates.edtf.parsing import DateError, Edtf, parse
from store.dates.text import short, weekday
from store.dates.typed.phrases import NotUnderstood, Understood, understand

BEFORE_ALL, AFTER_ALL = "-inf", "inf"


def explain(text: str, anchor: date, *, strict: bool = False) -> dict[str, str | int | None]:
    """The entry as an object of `input`, `edtf`, `level`, `earliest` and `latest`, or of `input` and `error`.

    The bounds are ISO days, None when unknown, "-inf" or "inf" when open or outside the years 1 to 9999. Where
    something was decided on the way, a `note` says what. With `strict` only EDTF is taken.
    """
    try:
        edtf, note = _read(text, anchor, strict=strict)
    except (DateError, NotUnderstood) as error:
        return {"input": text, "error": str(error)}
    return {
        "input": text,
        "edtf": edtf.text,
        "level": edtf.level,
        "earliest": _shown(edtf.earliest, BEFORE_ALL),
        "latest": _shown(edtf.latest, AFTER_ALL),
        **({"note": note} if note else {}),
    }


def explain_fully(text: str, anchor: date, *, strict: bool = False) -> dict[str, str | int | None]:
    """The same object with `precision` and `words`."""
    explained = explain(text, anchor, strict=strict)
    if "error" in explained:
        return explained
    edtf = parse(str(explained["edtf"]))
    return explained | {"precision": edtf.precision.value, "words": _words(edtf)}


def explain_in_words(text: str, anchor: date, *, strict: bool = False) -> list[tuple[str, str]]:
    """The same as labelled lines to read, with precision, words, weekday and what was decided on the way.

    DateError or NotUnderstood, whose text is the message to show, when it is no date.
    """
    edtf, note = _read(text, anchor, strict=strict)
    lines = [
        ("EDTF", edtf.text),
        ("words", _words(edtf)),
        ("earliest", _shown(edtf.earliest, BEFORE_ALL) or "unknown"),
        ("latest", _shown(edtf.latest, AFTER_ALL) or "unknown"),
        ("level", str(edtf.level)),
        ("precision", edtf.precision.value),
        ("note", note),
    ]
    return [(label, value) for label, value in lines if value]


def _words(edtf: Edtf) -> str:
    return f"{weekday(edtf)} {short(edtf)}".strip()


def _read(text: str, anchor: date, *, strict: bool) -> Understood:
    return Understood(parse(text), "") if strict else understand(text, anchor)


def _shown(bound: Bound, without_limit: str) -> str | None:
    if isinstance(bound, Edge):
        return without_limit if bound is Edge.OPEN else None
    if isinstance(bound, BigDay):
        return BEFORE_ALL if bound.year < 1 else AFTER_ALL
    return bound.isoformat()
