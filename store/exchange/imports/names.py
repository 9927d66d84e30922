"""The actors and sources that rows name in words: which record is meant, or the new one that is made.

A new record's id is a slug of the name, the lowest free number behind it where two names have the
same. What a data set called a record stands in its `origin`, so that it is known again under any other name.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from store.exchange.imports.places import Places
from store.geography.geodesy import Position
from store.records.interface import Records
from store.records.model import Actor, Document, Key, Source
from store.records.vocabulary import SourceKind
from store.text.folding import fold
from store.text.slug import FreeIds, slug

_Named = tuple[str, str, str]


class Names:
    """Names and the ids of their records; new ones are kept in `made` until a change takes them in."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.made: dict[Key, Document] = {}
        self._actor_ids: dict[str, str] = {}
        self._source_ids: dict[str, str] = {}
        self._publishers: dict[str, str] = {}
        self._ids: dict[str, FreeIds] = {}
        self._told: set[str] = set()
        self._kept_private: set[str] = set()

    def actor(self, name: str, kind: str = "", *, private: bool = False) -> str:
        """The id of the actor of that name.

        A new one that only ever stands where it is `private`, as a victim who may be a person, is private: a name that
        leaves cannot be called back, and one that stays can be let go.
        """
        known = self._actor_ids.get(name)
        if known is None:
            known = self._actors_by_origin.get(name) or self._actors_by_name.get(fold(name))
            known = known or self._new_actor(name, kind, private=private)
            self._actor_ids[name] = known
        if not private and known in self._kept_private:
            self._kept_private.discard(known)
            del self.made[Key("actors", known)]["private"]
        return known

    def source(
        self,
        piece: str,
        publisher: str,
        title: str = "",
        published: str = "",
        kind: str = "",
        url: str = "",
        *,
        private: bool = False,
    ) -> str:
        """The id of the source that a row names by `piece`, its own letters, and that has this publisher and title.

        A new one may be made `private`, as one that is a person.
        """
        known = self._source_ids.get(piece)
        if known is None:
            wanted = (fold(publisher), fold(title), published)
            known = self._sources_by_piece.get(piece) or self._sources_by_name.get(wanted)
            known = known or self._new_source(piece, publisher, title, published, kind, url, private=private)
            self._source_ids[piece] = known
        return known

    def first_publisher(self, source_id: str, publisher: str) -> str:
        """The publisher that the first row with this source tells: this one where no row told any before."""
        return self._publishers.setdefault(source_id, publisher) if publisher else ""

    def crossing(
        self,
        external: tuple[str, str],
        *called: str,
        countries: frozenset[str] = frozenset(),
        here: Position | None = None,
    ) -> str | None:
        """The crossing that has an id of another system, else the one that bears one of the names; None for none.

        `countries` and `here` are where the one that is meant lies: a namesake elsewhere is another crossing.
        """
        known = self._crossings_by_id.get(external)
        return known or self._places.known_as(*called, countries=countries, here=here)

    def is_new_word(self, words: str) -> bool:
        """Whether this was not asked before: what is told of a name is told once, not in every row."""
        before = len(self._told)
        self._told.add(words)
        return len(self._told) > before

    def new_crossing(self, external: tuple[str, str], words: str, sides: list[Document]) -> str:
        """The id of a crossing made for an id of another system; made once."""
        if external not in self._crossings_by_id:
            made = self._free("crossings", slug(words, otherwise="crossing"))
            self.made[Key("crossings", made)] = {"id": made, "sides": sides, "external_ids": dict([external])}
            self._crossings_by_id[external] = made
        return self._crossings_by_id[external]

    def actor_words(self, who: str) -> str:
        """What a data set calls an actor: its word for it, else the record's name; words that are no id as they are."""
        actor: Actor | None = self.records.actors.get(who)
        if actor is None:
            made = self.made.get(Key("actors", who))
            return str(made["name"]) if made else who
        return _origin(actor) or actor.name or who

    def source_words(self, source_id: str) -> tuple[str, str, str]:
        """Publisher, title and date of a source; an id without a record is the publisher itself."""
        source: Source | None = self.records.sources.get(source_id)
        if source is None:
            made = self.made.get(Key("sources", source_id), {"publisher": source_id})
            return made.get("publisher", ""), made.get("title", ""), made.get("published", "")
        return source.publisher, source.title, source.published

    @cached_property
    def _places(self) -> Places:
        return Places(self.records.crossings)

    @cached_property
    def _crossings_by_id(self) -> dict[tuple[str, str], str]:
        return {
            (system, str(value)): name
            for name, crossing in self.records.crossings.items()
            for system, value in crossing.external_ids.items()
        }

    @cached_property
    def _actors_by_origin(self) -> dict[str, str]:
        return {words: name for name, actor in self.records.actors.items() if (words := _origin(actor))}

    @cached_property
    def _actors_by_name(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, actor in self.records.actors.items():
            for words in (_origin(actor), actor.name, *(other.value for other in actor.names)):
                if words:
                    found.setdefault(fold(words), name)
        return found

    @cached_property
    def _sources_by_piece(self) -> dict[str, str]:
        return {piece: name for name, source in self.records.sources.items() if (piece := _origin(source))}

    @cached_property
    def _sources_by_name(self) -> dict[_Named, str]:
        return {
            (fold(source.publisher), fold(source.title), source.published): name
            for name, source in self.records.sources.items()
        }

    def _new_actor(self, name: str, kind: str, *, private: bool) -> str:
        made = self._free("actors", slug(name, otherwise="actor"))
        if private:
            self._kept_private.add(made)
        self.made[Key("actors", made)] = {
            "id": made,
            "name": name,
            **({"kind": kind} if kind else {}),
            **({"private": True} if private else {}),
            "origin": {"name": name},
        }
        return made

    def _new_source(
        self, piece: str, publisher: str, title: str, published: str, kind: str, url: str, *, private: bool
    ) -> str:
        words = publisher if kind == SourceKind.DATASET.value else f"{publisher} {title}".strip()
        words = words or url.partition("//")[2] or url
        made = self._free("sources", slug(words, published, otherwise="source"))
        fields = {"publisher": publisher, "title": title, "kind": kind, "published": published, "url": url}
        self.made[Key("sources", made)] = {
            "id": made,
            **{name: value for name, value in fields.items() if value},
            **({"private": True} if private else {}),
            "origin": {"name": piece},
        }
        return made

    def _free(self, table: str, wanted: str) -> str:
        if table not in self._ids:
            self._ids[table] = FreeIds(getattr(self.records, table))
        return self._ids[table].take(wanted)


def referred(documents: Iterable[Document]) -> set[Key]:
    """The actors, sources and crossings that documents name."""
    found: set[Key] = set()
    for document in documents:
        found.update(Key("crossings", crossing) for crossing in document.get("crossings", ()))
        found.update(Key("sources", source) for source in document.get("sources", ()))
        found.update(Key("actors", actor["who"]) for actor in document.get("actors", ()))
        found.update(Key("sources", claim["source"]) for claim in document.get("claims", ()) if "source" in claim)
    return found


def _origin(record: Actor | Source) -> str:
    name = record.origin.get("name")
    return name if isinstance(name, str) else ""
