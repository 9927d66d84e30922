"""A crossing of another list given to the one that the desk has: names it did not have, and nothing else changed."""

from __future__ import annotations

from store.records.model import Document
from store.text.folding import fold


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
