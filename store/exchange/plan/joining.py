"""What a record becomes by an import: a crossing that the desk has already, or a record that both sides changed.

`joined` gives a crossing names it did not have, and changes nothing else. `updated` goes field by field: of a figure
that both changed, the desk's stays, and the export's stands beside it as a claim of its own. That claim follows later
exports, and goes once they say the same. Changes no record.
"""

from __future__ import annotations

from typing import Any

from store.exchange.imports.columns import claim
from store.file.merge_values import ABSENT, Clash, merge_values
from store.records.model import Document
from store.text.folding import fold

BESIDE = "-newer"
"""Behind a claim's id: what a newer export says instead of it."""


def joined(mine: Document, theirs: Document) -> Document:
    """My crossing with their other names and ids, and with their position where mine has none."""
    sides = list(mine.get("sides") or [])
    for side in theirs.get("sides", []):
        at = next((number for number, mine_of in enumerate(sides) if _one_side(mine_of, side)), None)
        if at is None:
            sides.append(side)
        else:
            sides[at] = _with_names(sides[at], side, {fold(word) for each in sides for word in _words(each)})
    ids = {**theirs.get("external_ids", {}), **mine.get("external_ids", {})}
    known = {"lat", "lon"} <= mine.keys()
    position: Document = {} if known else {name: theirs[name] for name in ("lat", "lon") if name in theirs}
    return {**mine, "sides": sides, **position, **({"external_ids": ids} if ids else {})}


def news(before: Document, after: Document) -> list[str]:
    """What a crossing has after the joining that it had not before, in words."""
    sides = before.get("sides") or []
    known = {word for side in sides for word in _words(side)}
    found = [word for side in after["sides"] for word in _words(side) if word and word not in known]
    ids = before.get("external_ids") or {}
    found += [f"{name} id {value}" for name, value in after.get("external_ids", {}).items() if name not in ids]
    return found + (["position"] if "lat" in after and "lat" not in before else [])


def _one_side(mine: Document, theirs: Document) -> bool:
    return not theirs.get("country") or mine.get("country") == theirs["country"]


def _words(side: Document) -> list[str]:
    return [side.get("name", ""), *(name.get("value", "") for name in side.get("names") or [])]


def _with_names(mine: Document, theirs: Document, known: set[str]) -> Document:
    names = [{"value": theirs.get("name", ""), "kind": "alias"}, *theirs.get("names", [])]
    new = {fold(name["value"]): name for name in names if name.get("value") and fold(name["value"]) not in known}
    return {**mine, "names": [*(mine.get("names") or []), *new.values()]} if new else mine


def updated(base: Document, mine: Document, theirs: Document, clashes: list[Clash]) -> Document:
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
