"""What records are called, by which names people find them, and which of them a typed name means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from store.records.interface import Records, table_of
from store.records.model import Actor, Crossing, Event, EventRow, Key, Source
from store.text.folding import fold

_INSTITUTION = re.compile(
    r"(Government|Ministry|Office|Department|Directorate|Committee|United|International|Red|White)\b|.*\bgovernment$|"
    r".*\b(Government|Ministry|Army|Armed Forces|Defen[cs]e Forces|Democratic Forces|Council|Authority|Administration|"
    r"Nations|States|Organi[sz]ation|Observatory|Committee|Coalition|Crescent|Cross|Helmets)\b"
)
"""Names that stand behind "the" within a sentence."""

Named = Crossing | Source | Actor | Event | EventRow


@lru_cache(maxsize=1 << 12)
def with_article(name: str) -> str:
    """A name as it stands within a sentence: "the Syrian government", "Egypt"."""
    has_one = name.lower().startswith(("the ", "a ", "an "))
    return f"the {name}" if _INSTITUTION.match(name) and not has_one else name


def names_of(record: Named) -> tuple[str, ...]:
    """Every name of a record but its id, the one it is called by first."""
    return tuple(dict.fromkeys(filter(None, _names(record))))


def _names(record: Named) -> Iterator[str]:
    if isinstance(record, Crossing):
        yield from (side.name for side in record.sides)
        yield from (name.value for name in record.names)
        yield from (text for side in record.sides for text in (side.town, *(name.value for name in side.names)))
    elif isinstance(record, Actor):
        yield from (record.name, *(name.value for name in record.names))
    elif isinstance(record, Source):
        yield from (record.title, record.publisher)
    else:
        yield record.title


def crossing_name(crossing: Crossing) -> str:
    """Both names of a crossing, or the one that it goes by on a day (`on_day`); else its id."""
    if called := getattr(crossing, "called", ""):
        return str(called)
    return " ⇄ ".join(side.name for side in crossing.sides if side.name) or crossing.id


def actor_name(id_or_words: str, records: Records) -> str:
    """The name of the actor with this id; the words themselves where it is none."""
    actor = records.actors.get(id_or_words)
    return actor.name or id_or_words if actor else id_or_words


def title_of(records: Records, key: Key) -> str:
    """What a record is called for people; one that is not there by its id."""
    record = table_of(records, key.table).get(key.id)
    if isinstance(record, Crossing):
        return crossing_name(record)
    if isinstance(record, Source):
        return ": ".join(part for part in (record.publisher, record.title) if part) or key.id
    if isinstance(record, Actor):
        return record.name or key.id
    return record.title or key.id if record else key.id


def called(records: Records, table: str, text: str) -> tuple[str, ...]:
    """The ids that a typed name means: the one that is that id, else those with that name in any spelling."""
    found = table_of(records, table)
    if text in found:
        return (text,)
    wanted = fold(text)
    return tuple(
        id_ for id_, record in found.items() if wanted in {fold(name) for name in (id_, *names_of(record))} and wanted
    )


def beginning(records: Records, table: str, text: str, most: int = 8) -> tuple[str, ...]:
    """Return the ids to offer while a name is typed: of records whose id or name, or a word of it, begins so."""
    wanted = fold(text)
    ids = (
        id_
        for id_, record in table_of(records, table).items()
        if any(f" {wanted}" in f" {fold(name)}" for name in (id_, *names_of(record)))
    )
    return tuple(islice(ids, most))


def near_names(records: Records, tables: Iterable[str], text: str) -> tuple[Key, ...]:
    """Records whose id or names are spelt nearly so, the nearest first; of events the ids alone are looked at."""
    from store.text.near import near  # only a name that nothing has asks for it

    return near(text, ((key, name) for table in tables for key, name in _spelt(records, table)))


def _spelt(records: Records, table: str) -> Iterator[tuple[Key, str]]:
    for id_, record in table_of(records, table).items():
        key = Key(table, id_)
        yield key, id_
        if table != "events":
            yield from ((key, name) for name in names_of(record))


def short_name(crossing: Crossing) -> str:
    """The name of a crossing on its first side, or the one that it goes by on a day; its id where it has none."""
    if called := getattr(crossing, "called", ""):
        return str(called)
    return crossing.sides[0].name or crossing.id if crossing.sides else crossing.id
