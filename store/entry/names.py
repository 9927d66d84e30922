"""The names of crossings and actors, found in a line whichever way they are written; those nearly so are offered."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from store.entry.tokens import Line
from store.entry.words import COUNTRY, LITTLE_NAMES
from store.records.interface import Records
from store.records.model import Crossing, Side
from store.text.folding import fold
from store.text.near import Spelling, edits, near
from store.words.names import names_of

LONGEST = 6
_SHORT = 4
"""Letters of a name that is too short to be another one misspelt: IS, SOHR."""
MOST_OFFERED = 8
_ENDING = re.compile(r"['’](?:s|n?[dt][ea]n?|[ny]?[eaıiuü]|[ny]?[ıiuü]n)$")
"""Of a possessor, and of Turkish cases: "Nasib's", "Öncüpınar'da", "Karkamış'ın"."""
_BEFORE = re.compile(r"^(?:[dl]['’]|qu['’]|و?[بل](?=\w{3})|و(?=\w{3}))")
"""Written together with a name in French and Arabic: "d'al-Qaim", "بالقائم"."""
_BETWEEN_SIDES = re.compile(r"\s*[/⇄–]\s*|\s-\s"), re.compile(r"(?<=\w)-(?=\w)(?!.*-)")
"""What stands between the names of two sides: "Nasib/Jaber", "Nasib-Jaber"."""

_ATTACHED = re.compile(r"['’/⇄–-]|^[وبل]")
"""What each of these has in it, so that most words are not looked at any further."""


class Found(NamedTuple):
    """A name in a line: from which word to before which, in which table, and the ids that it may mean."""

    table: str
    first: int
    end: int
    ids: tuple[str, ...]


class Names:
    """All names of a file's crossings, actors and sources, folded once. Make another when one of these changes."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.crossings, self.actors, self.sources = records.crossings, records.actors, records.sources
        self._spelt = {
            table: [(id_, name) for id_, record in found.items() for name in (id_, *names_of(record))]
            for table, found in (("crossings", self.crossings), ("actors", self.actors), ("sources", self.sources))
        }
        self._ids: dict[str, dict[str, dict[str, None]]] = {}
        for table, spelt in self._spelt.items():
            ids = self._ids[table] = {}
            for id_, name in spelt:
                ids.setdefault(fold(name), {})[id_] = None
        self._most = {
            table: 4 * max([len(name) for _, name in spelt], default=0) for table, spelt in self._spelt.items()
        }
        self._called = lru_cache(maxsize=1 << 12)(self._look_up)  # a line is read anew at each letter
        self._near: dict[tuple[str, str], tuple[str, ...]] = {}

    def is_of(self, records: Records) -> bool:
        """Whether these are still the names of the records."""
        return self.crossings is records.crossings and self.actors is records.actors and self.sources is records.sources

    def called(self, table: str, name: str) -> tuple[str, ...]:
        """The ids that a name means in a table; the one that is that very id alone."""
        return self._called(table, name)

    def _look_up(self, table: str, name: str) -> tuple[str, ...]:
        if name in getattr(self, table):
            return (name,)
        if len(name) > self._most[table]:
            return ()  # half an article, which no spelling makes a name
        found = self._ids[table].get(fold(name))
        if found is None and not _ATTACHED.search(name):
            return ()
        if found is None and (ending := _ENDING.search(name)):
            found = self._ids[table].get(fold(name[: ending.start()]))
        if found is None and (before := _BEFORE.search(name)):
            found = self._ids[table].get(fold(name[before.end() :]))
        between = next((sign for sign in _BETWEEN_SIDES if sign.search(name)), None) if found is None else None
        if between and table == "crossings":
            halves = [self._ids[table].get(fold(half), {}) for half in between.split(name)]
            found = {id_: None for id_ in halves[0] if all(id_ in half for half in halves)}
        return tuple(found or ())

    def at(self, line: Line, place: int, table: str, most: int = LONGEST) -> Found | None:
        """The longest name of a table that begins at a word."""
        end = place + 1
        while end < len(line) and end - place < most and not line.has_break(end, end + 1):
            end += 1
        for stop in range(end, place, -1):
            if not line.free(place, stop):
                continue
            text = line.said(place, stop).strip('"“”«»')
            ids = self.called(table, text)
            if ids and not (stop == place + 1 and line.keys[place] in LITTLE_NAMES and not text.isupper()):
                return Found(table, place, stop, ids)
        return None

    def near(self, table: str, name: str) -> tuple[str, ...]:
        """The ids of a table whose names are spelt nearly so; sought once, for a line is read anew at each letter."""
        if (table, name) not in self._near:
            self._near[table, name] = near(name, self._spelt[table])
        return self._near[table, name]

    def misspelt(self, table: str, name: str) -> tuple[str, ...]:
        """The ids of a table of which a name has nearly the same letters, and does not only begin alike."""
        joined, most = fold(name).replace(" ", ""), Spelling(name).most
        return tuple(
            id_
            for id_ in (self.near(table, name) if len(joined) > _SHORT else ())
            if any(edits(joined, fold(known).replace(" ", ""), most) for known in names_of(getattr(self, table)[id_]))
        )

    def beginning(self, table: str, name: str) -> tuple[str, ...]:
        """The ids of a table with an id or a name that begins so, at a word's end."""
        wanted = fold(name)
        ids = (id_ for known, ids in self._ids[table].items() if f"{known} ".startswith(f"{wanted} ") for id_ in ids)
        return tuple(dict.fromkeys(ids))

    def completing(self, table: str, typed: str) -> tuple[str, ...]:
        """The first ids of a table with an id, a name or a word of one that begins as typed."""
        wanted = fold(typed)
        found = (
            id_
            for name, ids in self._ids[table].items()
            if name.startswith(wanted) or f" {wanted}" in name
            for id_ in ids
        )
        return tuple(islice(dict.fromkeys(found), MOST_OFFERED))

    def typed(self, id_: str) -> str:
        """What to type for a crossing: its first name where that means it alone, else `@` and its id."""
        name = next(iter(names_of(self.crossings[id_])), "")
        return name if name and self.called("crossings", name) == (id_,) else f"@{id_}"

    def shown(self, table: str, id_: str) -> str:
        """A record's name with its id, as it is offered: "Jarablus (jarablus)"."""
        name = self.name(table, id_)
        return f"{name} ({id_})" if name != id_ else id_

    def name(self, table: str, id_: str) -> str:
        """A record's first name; its id where it has none."""
        return next(iter(names_of(getattr(self, table)[id_])), "") or id_


def side_keys(crossing: Crossing) -> tuple[str, ...]:
    """By what the sides of a crossing are told apart: their ids where they have them, else their countries."""
    return tuple(getattr(side, "id", "") or side.country for side in crossing.sides)


def names_of_side(side: Side) -> list[str]:
    """What a side is called."""
    return [name for name in (side.name, *(other.value for other in side.names)) if name]


def country_at(line: Line, place: int) -> tuple[str, int]:
    """The country whose name, adjective or, in capitals, code stands at a word, and how many words name it."""
    owner = line.words[place].text[-2:] in ("'s", "’s") if place < len(line) else False
    code, length = COUNTRY.at([line.keys[place].removesuffix("s")] if owner else line.keys, 0 if owner else place)
    if code:
        return code, length
    text = line.words[place].text if place < len(line) else ""
    return (text, 1) if len(text) == 2 and text.isascii() and text.isalpha() and text.isupper() else ("", 0)
