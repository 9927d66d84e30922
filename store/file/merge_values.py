"""Three-way merge of one record's values: field by field, list item by list item.

Where two changes exclude each other, one is chosen and the choice is noted as a clash; none is made silently.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple, TypeVar

from store.records.json_values import Document, identities, same
from store.text.slug import free

T = TypeVar("T", bound=Hashable)


class Absent(Enum):
    """Stands for a field or record that a side does not have."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT


class Clash(NamedTuple):
    """Two changes of one value that exclude each other; the field holds mine (what is not ABSENT, if one is)."""

    path: tuple[str, ...]
    base: Any
    mine: Any
    theirs: Any


def merge_values(base: Any, mine: Any, theirs: Any, path: tuple[str, ...], clashes: list[Clash]) -> Any:
    """Merge both sides' changes of a value. Where they exclude each other, mine is taken and a clash is noted."""
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


def merge_documents(
    base: Document | None, mine: Document | None, theirs: Document | None
) -> tuple[Document | None, list[Clash]]:
    """The document that holds both sides' changes, None where there shall be none, and what clashed."""
    clashes: list[Clash] = []
    was, ours, other = (ABSENT if side is None else side for side in (base, mine, theirs))
    value = merge_values(was, ours, other, (), clashes)
    return None if value is ABSENT else value, clashes


def interleaved(first: Sequence[T], second: Iterable[T]) -> list[T]:
    """Merge two orders: all items of the first in its order, each item that only the second has behind the one it
    follows there.

    Where both added something at one place, the first's come before the second's.
    """
    order, other = list(first), list(second)
    known, shared = set(order), set(other)
    place = 0
    for item in other:
        if item in known:
            place = order.index(item) + 1
            continue
        while place < len(order) and order[place] not in shared:
            place += 1
        order.insert(place, item)
        place += 1
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
    old, other = _keyed(base), _keyed(theirs)
    ours = _told_apart(old, _keyed(mine), other)
    merged = []
    for key in _order(list(old), list(ours), list(other)):
        was, now, theirs_now = (side.get(key, ABSENT) for side in (old, ours, other))
        value = merge_values(was, now, theirs_now, (*path, step_of(key)), clashes)
        if value is not ABSENT:
            merged.append(value)
    return merged


def _keyed(items: list[Any]) -> dict[Hashable, Any]:
    return dict(zip(identities(items), items, strict=True))


def _free_id(wanted: str, taken: set[str]) -> str:
    """An id near the wanted one that nobody has: the next letter of a letter, else with a number behind it."""
    if len(wanted) == 1 and wanted.islower():
        letters = (chr(code) for code in range(ord(wanted) + 1, ord("z") + 1))
        if following := next((letter for letter in letters if letter not in taken), None):
            return following
    return free(wanted, taken)


def _order(base: list[T], mine: list[T], theirs: list[T]) -> list[T]:
    """Return the order of the side that changed it, mine when both did, with the other's additions in their places."""
    common = set(base) & set(mine) & set(theirs)
    was, is_mine = ([name for name in side if name in common] for side in (base, mine))
    return interleaved(theirs, mine) if is_mine == was else interleaved(mine, theirs)


def _told_apart(
    old: Mapping[Hashable, Any], mine: Mapping[Hashable, Any], theirs: Mapping[Hashable, Any]
) -> dict[Hashable, Any]:
    """Return my items; one whose id theirs gave to another new item gets a new id."""
    taken = {*_ids(mine.values()), *_ids(theirs.values())}
    told: dict[Hashable, Any] = {}
    for key, item in mine.items():
        if key in theirs and key not in old and _has_id(item) and not same(item, theirs[key]):
            item = {**item, "id": _free_id(item["id"], taken)}
            taken.add(item["id"])
            key = identities([item])[0]
        told[key] = item
    return told


def _has_id(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("id"), str)


def _ids(items: Iterable[Any]) -> list[str]:
    return [item["id"] for item in items if _has_id(item)]


def step_of(key: Hashable) -> str:
    """Return a list item's step in a path: its identity as text."""
    name = key[0] if isinstance(key, tuple) else key
    return ":".join(map(str, name[1:])) if isinstance(name, tuple) else str(name)
