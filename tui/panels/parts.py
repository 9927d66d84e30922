"""The lines of a record's fields, by their declaration: a line a field, and below an open part, its own fields."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, NamedTuple

import msgspec

from store.records.introspection import Field, Kind
from store.records.model import Event, Path
from store.records.short_forms import field_for, is_holder, listed, value_of
from store.words.claims import involvement_words
from store.words.values import reference, value_words
from tui.panels.items import BLANK, Item, field, opening, section
from tui.work.session import Session


class Shown(NamedTuple):
    """What the lines are made from; `opened` are the parts that show their fields."""

    session: Session
    table: str
    document: dict[str, Any]
    width: int
    opened: Set[Path]


def field_items(shown: Shown, declared: Field, path: Path, depth: int = 0) -> Iterator[Item]:
    """The lines of one field, filled in or not."""
    if path[2:3] == ("value",) or (declared.listable and declared.kind is Kind.PART):
        declared = field_for(shown.table, shown.document, path)
    if declared.name == "sides" and not depth:
        yield from _sides(shown, declared)
    elif _is_list(shown, declared, path, depth):
        yield from _list(shown, declared, path, depth)
    elif is_holder(declared):
        yield from _part(shown, declared, path, depth, declared.label)
    else:
        yield _line(shown, declared, path, depth, declared.label)


def _is_list(shown: Shown, declared: Field, path: Path, depth: int) -> bool:
    """Whether a field has a line for each of its items: within another part only once it is opened."""
    if declared.kind is Kind.PARTS:
        return not depth or path in shown.opened
    return declared.kind is Kind.REFERENCES and isinstance(value_of(shown.document, path), list)


def is_adding(shown: Shown, declared: Field) -> bool:
    """Whether one more of a list is being filled in already."""
    return (declared.name, len(listed(shown.document, (declared.name,)))) in shown.opened


def more_item(shown: Shown, declared: Field) -> Item:
    """The line that adds one more to a list."""
    return _more(shown, declared, (declared.name,), 0)


def _more(shown: Shown, declared: Field, path: Path, depth: int) -> Item:
    place = (*path, len(listed(shown.document, path)))
    item = field(declared.label, "add another", shown.width, place, role="muted", depth=depth)
    return item._replace(opens=declared.kind is Kind.PARTS, adds=True)


def _list(shown: Shown, declared: Field, path: Path, depth: int) -> Iterator[Item]:
    """A line for each item, and for the one that is being added."""
    if depth:
        yield opening(_line(shown, declared, path, depth, declared.label), True)
    count = len(listed(shown.document, path))
    for index in range(count + ((*path, count) in shown.opened)):
        place = (*path, index)
        label = declared.label if index == 0 and not depth else ""
        if declared.kind is Kind.PARTS:
            yield from _part(shown, declared, place, depth + bool(depth), label)
        else:
            yield _line(shown, declared, place, depth, label)
    if depth and (*path, count) not in shown.opened:
        yield _more(shown, msgspec.structs.replace(declared, label=""), path, depth + 1)


def _part(shown: Shown, declared: Field, path: Path, depth: int, label: str) -> Iterator[Item]:
    is_open = path in shown.opened
    yield opening(_line(shown, declared, path, depth, label), is_open)
    if is_open:
        for part in declared.parts:
            yield from field_items(shown, part, (*path, part.name), depth + 1)


def _sides(shown: Shown, declared: Field) -> Iterator[Item]:
    """Each side under a heading of its own, which shows what is not filled in when it is opened."""
    sides = listed(shown.document, ("sides",))
    for index in range(len(sides) + (("sides", len(sides)) in shown.opened)):
        path: Path = ("sides", index)
        is_open = path in shown.opened
        side = sides[index] if index < len(sides) else {}
        country = side.get("country") if isinstance(side, dict) else None
        blank, heading = section(f"{country or ('First', 'Second', 'New')[min(index, 2)]} side")
        if index:
            yield blank
        yield opening(heading._replace(path=path), is_open)
        for part in declared.parts:
            if is_open or (isinstance(side, dict) and part.name in side):
                yield from field_items(shown, part, (*path, part.name), 1)
        if index == 1:
            yield BLANK


def _line(shown: Shown, declared: Field, path: Path, depth: int, label: str) -> Item:
    value = value_of(shown.document, path)
    if value is None:
        return field(label, "", shown.width, path, role="muted", depth=depth)
    known = field_for(shown.table, shown.document, path) if not declared.parts else declared
    link = reference(shown.session.store, known, value)
    words = _names(value) if declared.kind is Kind.PARTS and isinstance(value, list) else ""
    words = words or _involvement(shown, path)
    words = words or value_words(shown.session.named, known, value)
    return field(label, words, shown.width, path, link=link, role="link" if link else "text", depth=depth)


def _involvement(shown: Shown, path: Path) -> str:
    """An actor of an event with its part, and how an act is attributed to it; nothing for another field."""
    match path:
        case ("actors", int(at)) if shown.table == "events":
            try:
                event = msgspec.convert(shown.document, Event)
            except msgspec.ValidationError:  # a wrong record, in which an editor is open
                return ""
            return involvement_words(event, event.actors[at], shown.session.named) if at < len(event.actors) else ""
    return ""


def _names(value: list[Any]) -> str:
    """Names without their languages, which stand in a line of their own once the list is open."""
    names = [item.get("value") for item in value if isinstance(item, dict)]
    return ", ".join(name for name in names if isinstance(name, str))
