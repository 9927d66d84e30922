"""Three-way merge of one record's values: field by field, list item by list item.

Owns: which fields and items are the same thing on three sides. Must never: choose silently between two changes that
exclude each other; each such choice is noted as a clash.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple, TypeVar

from store.file.values import Document, identities, same

T = TypeVar("T", bound=Hashable)


class Absent(Enum):
    """What stands for a field or record that a side does not have."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT


class Clash(NamedTuple):
    """Two changes of one value that exclude each other; the field holds mine (what is not ABSENT, if one is)."""

    path: tuple[str, ...]
    base: Any
    mine: Any
    theirs: Any


def merge_values(base: Any, mine: Any, theirs: Any, path: tuple[str, ...], clashes: list[Clash]) -> Any:
    """The value that holds both sides' changes; where they exclude each other mine, with a clash noted."""
    if same(mine, theirs) or same(theirs, base):
        return mine
    if same(mine, base):
        return theirs
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _merge_objects(base if isinstance(base, dict) else {}, mine, theirs, path, clashes)
    if isinstance(mine, list) and isinstance(theirs, list):
        return _merge_lists(base if isinstance(base, list) else [], mine, theirs, path, clashes)
    clashes.append(Clash(path, base, mine, theirs))
    return theirs if mine is ABSENT else mine


def woven(first: Sequence[T], second: Iterable[T]) -> list[T]:
    """All of the first in its order, and what only the second has, behind what it stands behind there."""
    order = list(first)
    known = set(order)
    before: T | None = None
    for item in second:
        if item not in known:
            order.insert(order.index(before) + 1 if before is not None else 0, item)
            known.add(item)
        before = item
    return order


def _merge_objects(
    base: Document, mine: Document, theirs: Document, path: tuple[str, ...], clashes: list[Clash]
) -> Document:
    merged: Document = {}
    for name in _order(list(base), list(mine), list(theirs)):
        was, ours, other = (side.get(name, ABSENT) for side in (base, mine, theirs))
        value = merge_values(was, ours, other, (*path, name), clashes)
        if value is not ABSENT:
            merged[name] = value
    return merged


def _merge_lists(
    base: list[Any], mine: list[Any], theirs: list[Any], path: tuple[str, ...], clashes: list[Clash]
) -> list[Any]:
    names = [identities(side) for side in (base, mine, theirs)]
    old, ours, other = (
        dict(zip(keys, side, strict=True)) for keys, side in zip(names, (base, mine, theirs), strict=True)
    )
    for key in [key for key in ours if key in other and key not in old]:
        if _two_of_one_id(ours[key], other[key]):
            renamed = {**ours[key], "id": _free_id(ours[key]["id"], {*_ids(mine), *_ids(theirs)})}
            new = identities([renamed])[0]
            ours = {new if name == key else name: renamed if name == key else item for name, item in ours.items()}
    merged = []
    for key in _order(list(old), list(ours), list(other)):
        was, now, theirs_now = (side.get(key, ABSENT) for side in (old, ours, other))
        value = merge_values(was, now, theirs_now, (*path, _word(key)), clashes)
        if value is not ABSENT:
            merged.append(value)
    return merged


def _free_id(wanted: str, taken: set[str]) -> str:
    """An id near the wanted one that nobody has: the next letter of a letter, else with a number behind it."""
    if len(wanted) == 1 and wanted.isascii() and wanted.islower():
        letters = (chr(code) for code in range(ord(wanted) + 1, ord("z") + 1))
        if free := next((letter for letter in letters if letter not in taken), None):
            return free
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def _order(base: list[T], mine: list[T], theirs: list[T]) -> list[T]:
    """The order of the side that changed it; what the other added, where that put it; mine when both did."""
    common = set(base) & set(mine) & set(theirs)
    was, is_mine = ([name for name in side if name in common] for side in (base, mine))
    return woven(theirs, mine) if is_mine == was else woven(mine, theirs)


def _two_of_one_id(mine: Any, theirs: Any) -> bool:
    """Whether both sides made something new and happened to give it the same id."""
    return isinstance(mine, dict) and isinstance(mine.get("id"), str) and not same(mine, theirs)


def _ids(items: list[Any]) -> list[str]:
    return [item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)]


def _word(key: Hashable) -> str:
    """A list item's part of a path, for people."""
    name = key[0] if isinstance(key, tuple) else key
    return ":".join(map(str, name[1:])) if isinstance(name, tuple) else str(name)
