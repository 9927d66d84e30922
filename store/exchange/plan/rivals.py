"""A record that the desk and a newer export have both changed: field by field, and rival figures side by side.

Of a figure that both changed, the desk's stays, and the export's stands beside it as a claim of its own. That claim
follows later exports, and goes once they say the same. Changes no record.
"""

from __future__ import annotations

from typing import Any

from store.exchange.imports.columns import claim
from store.file.merge_values import ABSENT, Clash, merge_values
from store.records.model import Document

BESIDE = "-newer"
"""Behind a claim's id: what a newer export says instead of it."""


def merged(base: Document, mine: Document, theirs: Document, clashes: list[Clash]) -> Document:
    """The record with both sides' changes since the earlier row said `base`; notes where they exclude each other."""
    beside = [name for each in mine.get("claims") or () if (name := _beside_what(each)) and claim(theirs, name)]
    still = [name for name in beside if _value(mine, name) != _value(theirs, name)]
    found: Document = merge_values(_with(base, beside), mine, _with(theirs, still), (), clashes)
    return _with(theirs, [name for name in map(_figure, clashes) if name and name not in beside], into=found)


def _figure(clash: Clash) -> str:
    """The id of the claim whose value both sides changed; empty for any other clash."""
    is_figure = len(clash.path) == 3 and clash.path[0] == "claims" and clash.path[2] == "value"
    return clash.path[1] if is_figure and ABSENT not in (clash.mine, clash.theirs) else ""


def _beside_what(each: Any) -> str:
    """The id of the claim that a claim stands beside; empty where it does not."""
    own_id = each.get("id") if isinstance(each, dict) else None
    return own_id.removesuffix(BESIDE) if isinstance(own_id, str) and own_id.endswith(BESIDE) else ""


def _value(document: Document, claim_id: str) -> Any:
    return (claim(document, claim_id) or {}).get("value")


def _with(says: Document, names: list[str], into: Document | None = None) -> Document:
    """A document, or another, with what one says of some claims standing beside them."""
    into = says if into is None else into
    found = [{**each, "id": f"{name}{BESIDE}"} for name in names if (each := claim(says, name))]
    return {**into, "claims": [*(into.get("claims") or ()), *found]} if found else into
