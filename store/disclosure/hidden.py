"""What is private in a file, and by what it would be known elsewhere: names, places, words, numbers and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from store.disclosure.parts import (
    ADDRESSES,
    document_of,
    has_private_part,
    hosts_of,
    is_private,
    names_of,
    private_parts,
    pruned,
    scalars,
    signs_in,
    values,
    vocabularies,
)
from store.disclosure.places import Places
from store.entry.persons import is_called_like_a_person
from store.records.interface import Documents, table_of
from store.records.model import TABLES, Document, Key
from store.text.folding import fold
from store.text.mentions import Mentions
from store.text.name_forms import Name
from store.text.repeated import Repeated
from store.words.places import country_names

_CALLED = frozenset(("name", "value"))
"""The fields of a part that is marked private which would give it away elsewhere; of a place its text."""
_CALLED_OTHERWISE = frozenset(("who", "by", "label", "title"))
"""The fields of such a part that may name a person, or anything else."""
_FEW_WORDS, _LEAST_HALF = 4, 4
_LONGEST_LITTLE, _LEAST_TELLING = 4, 2
"""Half a title tells of it by so many words longer than a little one: `a list of those who` is anybody's."""


class Hidden:
    """Which records of a file are private, as a whole or `partly`, and what tells of them."""

    def __init__(self, records: Documents, opened: frozenset[Key]) -> None:
        self.records: set[Key] = set()
        self.partly: set[Key] = set()
        self.unreadable = 0
        self.looked_at: dict[Key, Document | None] = {}
        self.ids: set[Key] = set()
        self.names: dict[str, str] = {}
        self.of_crossings: set[str] = set()
        self.places = Places()
        self.repeated = Repeated()
        self.whose: dict[str, Key] = {}
        self._opened = opened
        self._like: list[Name] = []
        self._unless_open: list[Name] = []
        """Publishers and sites of private sources, persons in words; asked about where no open record names them."""
        for table in TABLES:
            for name in table_of(records, table):
                self._look_at(records, Key(table, name))
        for key in opened:
            document = document_of(records, key) or {}
            for name in (key.id, *names_of(key.table, document)):
                self.names.pop(fold(name), None)
        if self.records or self.partly:
            self._look_at_words()
        public = tuple(self._public())
        open_names = frozenset(map(fold, public)) if self._unless_open else frozenset()
        self._like += (name for name in self._unless_open if fold(name.words) not in open_names)
        self.mentions = Mentions((name for name in self._like if fold(name.words) in self.names or name.asked), public)

    @property
    def tells(self) -> bool:
        """Whether there is anything to be looked for in texts."""
        return bool(self.names or self._like or self.repeated or self.places)

    def _look_at(self, records: Documents, key: Key) -> None:
        document = self.looked_at[key] = document_of(records, key)
        if document is None:
            self.unreadable += 1
        if document is None or key in self._opened:
            return
        if not is_private(document):
            if has_private_part(document):
                self.partly.add(key)
                for part in private_parts(document):
                    self._must_not_be_named(key.table, values(part, _CALLED | {"text"}))
                    self._part_must_not_come_near(key, document, part)
            return
        self.records.add(key)
        own_id = str(document.get("id") or "")
        self.ids |= {key, Key(key.table, own_id)}
        self._must_not_be_named(key.table, (own_id, *names_of(key.table, document)))
        self._must_not_come_near(key, document)

    def _public(self) -> Iterator[str]:
        """The names of countries, and of what is not private; asked only where a place or a source is."""
        if self._unless_open or any(not name.person and not name.asked for name in self._like):
            yield from country_names()
            for key, document in self.looked_at.items():
                if document is not None and key not in self.records and key.table != "events":
                    told = pruned(document) if key in self.partly else document
                    yield from (name for name in names_of(key.table, told) if "://" not in name)
                    yield from (*values(told, frozenset(("town", "region", "publisher"))), *hosts_of(told))

    def _must_not_be_named(self, table: str, names: Iterable[str]) -> None:
        known = {folded: name for name in names if (folded := fold(name))}
        self.names |= known
        if table == "crossings":
            self.of_crossings |= known.keys()

    def _look_at_words(self) -> None:
        """Note what is said in private: in a record or claim that is, or by a speaker or in a source that is."""
        for key, document in self.looked_at.items():
            hidden = key in self.records
            whose = f"{key.table}/{key.id}"
            if hidden:
                for text in values(document, frozenset(("notes", "summary", "note"))):
                    self.repeated.add_words(text, whose)
            claims = (document or {}).get("claims")
            for claim in claims if isinstance(claims, list) else ():
                if isinstance(claim, dict) and (hidden or is_private(claim) or self._is_by_private(claim)):
                    self.whose.setdefault(whose, key)
                    for text in values(claim, frozenset(("quote", "note"))):
                        self.repeated.add_words(text, whose)
                    if hidden or is_private(claim):
                        self._ask_about_persons(values(claim, frozenset(("by",))), whose)

    def _ask_about_persons(self, names: Iterable[str], whose: str) -> None:
        """Note which of some words are called like a person: they may stand for one whom no record has."""
        self._unless_open += (Name(name, whose, asked=True) for name in names if is_called_like_a_person(name))

    def _is_by_private(self, claim: Document) -> bool:
        tables = (("by", "actors"), ("source", "sources"), ("via", "sources"))
        named = [(claim[field], table) for field, table in tables if isinstance(claim.get(field), str)]
        return any(Key(table, name) in self.ids or fold(name) in self.names for name, table in named)

    def _part_must_not_come_near(self, key: Key, document: Document, part: Document) -> None:
        """As for a record; a part that shares words with the open names of its record is no person of its own."""
        whose = f"{key.table}/{key.id}"
        self.whose[whose] = key
        is_open = {word for name in names_of(key.table, pruned(document)) for word in fold(name).split()}
        for name in values(part, _CALLED):
            short = len(name.split()) <= _FEW_WORDS
            person = short and key.table != "crossings" and is_open.isdisjoint(fold(name).split())
            self._like.append(Name(name, whose, person=person, short=short))
        self._ask_about_persons(values(part, _CALLED_OTHERWISE), whose)
        places = values(part, frozenset(("text", "town")))
        self._like += [Name(words, whose, asked=True) for words in places]
        self.places.add(part, whose)
        self._add_contacts(part, whose)

    def _add_contacts(self, value: Any, whose: str) -> None:
        """Note the numbers and addresses in a record or part, in texts and in fields of a person's own."""
        for name, part in value.items():
            if name in ("claims", "origin", "sha256", "id"):
                continue
            own = name not in vocabularies()
            for text in scalars(part):
                self.repeated.add_contacts(text, whose, is_number=own)
                if own:
                    self.repeated.add_identifier(text, whose)
                elif name == "external_ids":
                    self.repeated.add_sign(text, whose)
                for sign in signs_in(text) if name in ADDRESSES else ():
                    self.repeated.add_sign(sign, whose)

    def _must_not_come_near(self, key: Key, document: Document) -> None:
        whose = f"{key.table}/{key.id}"
        self.whose[whose] = key
        person = key.table == "actors" and document.get("kind") in ("person", "", None)
        writers = {name for field in ("author", "editor") if isinstance(name := document.get(field), str)}
        if key.table != "events":
            self.places.add(document, whose)
            self._add_contacts(document, whose)
        for name in (name for name in names_of(key.table, document) if "://" not in name):
            self.repeated.add_name(name, whose)
            is_long = len(name.split()) > _FEW_WORDS and document.get("kind") != "person"
            few = not is_long and (" " in name or not name.isascii())
            short = few and key.table != "events"
            self._like.append(Name(name, whose, person=few and (person or name in writers), short=short))
            words, half = name.split(), len(name.split()) // 2
            if half >= _LEAST_HALF and key.table != "events":
                self._like += (
                    Name(" ".join(part), whose, asked=True)
                    for part in (words[:half], words[half:])
                    if sum(len(word) > _LONGEST_LITTLE for word in part) >= _LEAST_TELLING
                )
        if key.table == "sources":
            self._unless_open += [
                Name(words, whose, asked=True, short=len(words.split()) <= _FEW_WORDS)
                for words in values(document, frozenset(("publisher",)))
            ]
            self._unless_open += [Name(words, whose, asked=True) for words in hosts_of(document)]
        if key.table == "crossings":
            self._like += [Name(town, whose, asked=True) for town in values(document, frozenset(("town",)))]
