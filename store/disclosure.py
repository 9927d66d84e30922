"""What may leave the program: the records without what is marked private.

Every export and report reads through here. People's lives can depend on it, so what is in doubt stays in.

- A record marked private is left out; so is any part of a record (a claim, a name, a side) that is marked.
- Where another record refers to a private one, the reference goes too. A claim whose speaker is private stays, for the
  figure counts; its speaker is called withheld, and its quote and note, which could tell who it was, go.
- The names and ids of private records are taken out of all other texts, in whatever spelling they are found. What only
  comes near such a name is listed (`near`), and whoever writes it out waits until a person has looked at it.
- A part that is marked is as private as a record: its names, too, are looked for in all other texts.
- A private place goes with its record or part: no other record has its coordinates, whatever they are called there.
  An event that names a private crossing tells neither coordinates nor distances.
- What was said in private, and the numbers and addresses of who is private, are asked about where they stand elsewhere.
- Where an imported record came from is told by its data set's id alone: the row as it stood is no longer filtered.
  An id that is a digest of the row stays in, too: whoever guesses a withheld name could make sure of it by the digest.

What is asked for by name, by its `Key`, is treated as if it were not marked.
"""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache, cached_property
from html import unescape
from itertools import chain, count, pairwise, permutations
from typing import Any, NamedTuple

from msgspec.structs import replace

from store.desk.decoding import decode_read
from store.desk.disputes import Dispute, undecided_words
from store.geography.geodesy import Position, distance_km
from store.geography.told import NEAR_KM, UNREADABLE, told
from store.records.documents import value_at
from store.records.interface import Documents, table_of
from store.records.introspection import FIELDS, claim_value
from store.records.json_values import WrongValue
from store.records.model import (
    CLAIM_VALUES,
    TABLES,
    Actor,
    Claim,
    Crossing,
    Event,
    EventRow,
    Key,
    Meta,
    Path,
    Record,
    Source,
)
from store.records.references import references_in
from store.records.vocabulary import About, Anonymity, Mode, Passage
from store.text.folding import Span, find, fold
from store.text.mentions import Mention, Mentions
from store.text.name_forms import Name
from store.text.repeated import Repeated
from store.words.places import country_names

Document = dict[str, Any]
WITHHELD = "withheld"
WITHHELD_SPEAKER = "a withheld speaker"
WITHHELD_WORDS = "[withheld]"
_POINTING = frozenset({"source", "via"})
_TELLING = ("quote", "note", "hedge", "said_text")
_OF_CLAIMS = frozenset(Claim.__struct_encode_fields__).difference(_TELLING)
"""The fields of a claim that stay where its speaker or source is private; what the program does not know may tell."""
_MEASURED = frozenset((About.DISTANCE.value, About.BEARING.value))
_CALLED = frozenset(("name", "value"))
"""The fields of a part that is marked private which would give it away elsewhere; of a place its text."""
_BYTE = re.compile(r"(?:%(?:25)*|\\x|=)([0-9A-Fa-f]{2})")


def _codes(byte: str, point: str) -> re.Pattern[str]:
    """Codes of characters, in which `byte` stands before two hexadecimal digits, and `point` before up to six."""
    return re.compile(
        rf"(?P<bytes>(?:(?:{byte})[0-9A-Fa-f]{{2}})+)"
        r"|(?:%(?:25)*|\\)u(?P<number>[0-9A-Fa-f]{4})"
        rf"|(?:{point})(?P<point>[0-9A-Fa-f]{{2,6}})[}} ]?"
        r"|&(?:amp;)*(?P<html>#[xX][0-9A-Fa-f]{1,12};?|#[0-9]{1,12};?|[A-Za-z0-9]{1,32};?)"
        r"|(?<=[\w;])(?P<blank>\+)(?=[\w%&])"
    )


_PACKED = re.compile(r"(?<!\w)(?=[A-Z0-9]*[a-z]+[A-Z0-9])(?P<packed>[A-Za-z0-9+_-]{8,}+={0,2})")
"""A word in which capitals or digits stand after small letters, as in base64 or hexadecimal digits."""

_WAYS = (_codes(r"%(?:25)*", r"\\u\{"), _codes(r"%(?:25)*|\\x|=", r"\\u\{|U\+|\\"), _PACKED)
"""A character as addresses, JSON and HTML write it, however often: %C3%A9, &eacute;, &amp;#233;; then also as mails and
CSS do: =C3=A9, =e9, \\E9; then whole words in base64. Each is read by itself, for `=` and a backslash stand before
plain words too."""

_TAG = re.compile(r"<!--(?:[^<]|<(?!!--))*?-->|</?[A-Za-z][^<>]*>")
"""A tag or a comment of HTML, which may stand within a name: Nab<b>il</b>. A tag with a > in an attribute, in codes
or not, is taken to end there: a name about such a tag is not put together."""

_MOST_KINDS = 4
"""How many ways of writing codes within one another are undone."""
_SHORTEST = 3
_SHORT = 80
_DIGEST = re.compile("[0-9a-f]{12}")
"""What stands for the id of a row of a table without ids."""
_LEAST_NUMBER = 5
"""Of an id of other systems: SYTZF of UN/LOCODE."""
_FEW_WORDS, _LEAST_HALF = 4, 4
_LONGEST_LITTLE, _LEAST_TELLING = 4, 2
"""Half a title tells of it by so many words longer than a little one: `a list of those who` is anybody's."""
_ROUND = 24
_HOLDERS = (dict, list)
_HOST = re.compile(
    r"(?<=://)(?:www\.)?([^\s/?#@:]+)(?:/(?:s/|c/|user/|channel/|in/|company/|groups/|pages/|@)?([\w.-]+))?"
)
_SHARED_SITES = (
    "t.me telegram.me x.com twitter.com mobile.twitter.com facebook.com m.facebook.com fb.com instagram.com "
    "youtube.com youtu.be tiktok.com vk.com ok.ru linkedin.com medium.com threads.net chat.whatsapp.com "
    "web.archive.org archive.org archive.ph drive.google.com docs.google.com dropbox.com github.com"
)
_SHARED = frozenset(_SHARED_SITES.split())
"""Web sites of very many people: what follows the name of the site tells whose page it is."""
_ROUTE_WORDS = (
    "document spreadsheets presentation forms file open drive watch shorts live playlist permalink.php story.php "
    "photo.php photo photos reel reels posts video videos status profile.php hashtag share details"
)
_ROUTES = frozenset(_ROUTE_WORDS.split())
_SIGN = re.compile(r"(?<![\w-])(?=[\w-]*(?:[A-Za-z][\w-]*\d|\d[\w-]*[A-Za-z]|\d{9}))[\w-]{8,}(?![\w-])")
_ADDRESSES = frozenset(("url", "archive_url"))

_PART = r"\d{1,2}(?:[.,]\d{1,8})?"
_DEGREES = re.compile(
    rf"(?<![\d.])(?P<whole>\d{{1,3}})(?:(?:\.|,(?!\d+\.\d))(?P<decimals>\d{{2,20}})"
    rf"|\s?°\s?(?P<minutes>{_PART})\s?['’′](?!['’′])(?:\s?(?P<seconds>{_PART})\s?(?:[\"”″]|['’′]{{2}}))?)(?!\d)"
)
"""A number of a record that may be degrees: 36.5551, 36,5551 or 36°33′18″."""
_DISTANCE = re.compile(
    r"(?<![\w.])\d+(?:[.,]\d+)?(?:\s?(?:-|–|to)\s?\d+(?:[.,]\d+)?)?[\s-]?"
    r"(?:km|kms|kilomet(?:er|re)s?|m|met(?:er|re)s?|mi|miles?|nm|كم|كيلومترا?|км|km’lik)(?!\w)"
    r"(?:\s(?:(?:north|south|east|west|[NSEW]{1,3}\b)[\w-]*\s?)+)?",
    re.IGNORECASE,
)
"""A distance with its direction: 24 km SE, 3-4 miles south-east. Beside the name of a place it tells where that is."""
_BETWEEN = re.compile(r"(?:[^\w\n]|[NSEW_]|lat(?:itude)?|lon(?:g|gitude)?|lng|and){0,16}", re.IGNORECASE)
"""What stands between the two numbers of a place."""

_BELOW = re.compile("^[-−SsWw]|[SsWw]$")


def is_private(value: object) -> bool:
    """Whether an object is marked private; any mark but a plain no counts."""
    return isinstance(value, dict) and value.get("private") not in (None, False)


class Near(NamedTuple):
    """A text of a record that comes near the name of a private one: what does, with some words round it."""

    key: Key
    words: str
    private: Key
    found: str


class Disclosed:
    """The records that may be seen outside: fulfils `store.records.Documents`, and has nothing else to give."""

    def __init__(
        self,
        records: Documents,
        opened: Collection[Key] = (),
        *,
        accepted: Collection[str | Near] = (),
        withhold_near: bool = False,
    ) -> None:
        """`opened` are the records asked for by name, private or not.

        `accepted` is what a person has looked at and lets go: single texts, or all near a private record or in a
        record, by its id. `withhold_near` takes out what else comes near as if it were the name.
        """
        self._withholding = _Withholding(records, frozenset(opened), frozenset(accepted), withhold_near)
        self._records = records
        self._whole: set[str] = set()
        self._meta = records.meta
        self._title, self._note = map(self._withholding.scrubbed, (records.meta.title, records.meta.note))
        self._tables = {table: dict(self._disclosed(records, table)) for table in TABLES}
        self._events: dict[str, Event] = {}

    def _disclosed(self, records: Documents, table: str) -> Iterator[tuple[str, Document]]:
        for name in table_of(records, table):
            key = Key(table, name)
            document = self._withholding.looked_at.pop(key)
            if document is not None and key not in self._withholding.hidden:
                shown, told = self.id_of(key), self._withholding.without_private(key, document)
                if table == "events" and told is document and shown == name == document.get("id"):
                    self._whole.add(name)
                yield shown, told

    @property
    def unreadable(self) -> int:
        """How many records are left out because nothing can be read of them."""
        return self._withholding.unreadable

    @property
    def withheld(self) -> int:
        """How many records are left out, or have something left out."""
        return len(self._withholding.touched)

    def names_private(self, text: str) -> bool:
        """Whether a text that is not one of a record's has the name of a private record in it, or comes near it."""
        before = len(self._withholding.near)
        return self._withholding.scrubbed(text) != text or len(self._withholding.near) > before

    @property
    def near(self) -> tuple[Near, ...]:
        """The texts that come near a private name, and that nobody has looked at yet."""
        return tuple(dict.fromkeys(self._withholding.near))

    @property
    def let_go(self) -> frozenset[str | Near]:
        """What of that which was accepted has let any text go."""
        return frozenset(self._withholding.met)

    def id_of(self, key: Key) -> str:
        """The id that a record has here, given the one that it has in the file."""
        self._withholding.now = key
        return self._withholding.scrubbed(key.id)

    def undecided(self, disputes: Iterable[Dispute], records: Documents) -> Iterator[tuple[Key, str]]:
        """What a merge left open of `records`, each as a sentence with the record that it is about.

        Nothing is told of what is private, and no values where any part of theirs, or of what they stand in, is.
        """
        for dispute in disputes:
            shown = self._tables.get(dispute.key.table, {}).get(dispute.key.id)
            document = (_document(records, dispute.key) or {}) if shown is not None else {}
            sides = [dispute.mine, dispute.theirs, *_along(document, dispute.path)]
            if dispute.key in self._withholding.hidden or any(map(is_private, sides)):
                continue
            told = json.dumps([dispute.key.id, *dispute.path, dispute.mine, dispute.theirs], ensure_ascii=False)
            whole = shown is None or value_at(shown, dispute.path[:2]) == value_at(document, dispute.path[:2])
            plain = whole and not any(_private_parts(sides[:2])) and not self.names_private(told)
            if plain or shown is not None:
                steps = dispute.path if plain else tuple(map(self._named, dispute.path))
                yield dispute.key, undecided_words(dispute._replace(path=steps), shown or {}, self, values=plain)

    def _named(self, step: str | int) -> str | int:
        """A step of a path; the name of a field of a person's own may be a private name."""
        return WITHHELD_WORDS if isinstance(step, str) and self.names_private(step) else step

    def hides(self, key: Key) -> bool:
        """Whether a record is private as a whole, so that not even its id is told."""
        return key in self._withholding.hidden

    def has_withheld(self, key: Key) -> bool:
        """Whether a record is left out, or something of it."""
        return key in self._withholding.touched

    @cached_property
    def meta(self) -> Meta:
        """What holds for the whole file."""
        return Meta(
            format=self._meta.format,
            title=self._title,
            note=self._note,
            week_start=self._meta.week_start,
            stale_after=self._meta.stale_after,
            day_first=self._meta.day_first,
        )

    @cached_property
    def rows(self) -> Mapping[str, EventRow]:
        """Every event as a list needs it, in the order of the file."""
        known = self._records.rows
        return {
            name: known[name] if name in self._whole else _typed("events", name, EventRow, document)
            for name, document in self._tables["events"].items()
        }

    @cached_property
    def crossings(self) -> Mapping[str, Crossing]:
        """The crossings by `id`."""
        return {name: _typed("crossings", name, Crossing, doc) for name, doc in self._tables["crossings"].items()}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by `id`."""
        return {name: _typed("sources", name, Source, doc) for name, doc in self._tables["sources"].items()}

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by `id`."""
        return {name: _typed("actors", name, Actor, doc) for name, doc in self._tables["actors"].items()}

    def event(self, event_id: str, /) -> Event:
        """One event, whole. Raises KeyError where there is none, or none that may be seen.

        Each is made once: a report and an export ask for it several times.
        """
        event = self._events.get(event_id)
        if event is None:
            event = self._events[event_id] = _typed("events", event_id, Event, self._tables["events"][event_id])
        return event

    def record(self, key: Key) -> Record:
        """The record that a key of the file leads to. Raises KeyError where there is none, or none that may be seen."""
        name = self.id_of(key)
        return self.event(name) if key.table == "events" else getattr(self, key.table)[name]

    def document(self, key: Key, /) -> Document:
        """The record's JSON object, without what is private. Raises KeyError as `event` does."""
        return self._tables[key.table][key.id]


class Around:
    """Of a file what bears on one record: itself, what it refers to, and what could be private and named in it."""

    def __init__(self, records: Documents, key: Key) -> None:
        self.meta = records.meta
        wanted = {key, *(other for _, other in references_in(key.table, records.document(key)))}

        def bearing(table: str) -> dict[str, Any]:
            found = table_of(records, table)
            return {name: one for name, one in found.items() if Key(table, name) in wanted or one.private}

        self.rows: Mapping[str, EventRow] = bearing("events")
        self.sources: Mapping[str, Source] = bearing("sources")
        self.crossings, self.actors = records.crossings, records.actors
        self.event, self.document = records.event, records.document


class _Withholding:
    """Which records of a file are private, and what of the others has to go with them."""

    def __init__(
        self, records: Documents, opened: frozenset[Key], accepted: frozenset[str | Near], withhold_near: bool
    ) -> None:
        self.near: list[Near] = []
        self._accepted, self._withhold_near = accepted, withhold_near
        self.now: Key
        self.met: set[str | Near] = set()
        self._free: set[str] = set()
        self._whose: dict[str, Key] = {}
        self._like: list[Name] = []
        self._publishers: list[Name] = []
        """Who published a private source, and where; asked about where no open record names the same."""
        self._places: list[Position] = []
        self._whose_place = ""
        self._repeated = Repeated()
        self._of_crossings: set[str] = set()
        self._at_crossing = False
        """Whether what is looked at now names a private crossing."""
        self._is_anywhere_private = False
        """Whether any coordinates are taken for those of a private place: in an event at a private crossing."""
        self.hidden: set[Key] = set()
        self.touched: set[Key] = set()
        self._partly: set[Key] = set()
        self.unreadable = 0
        self.looked_at: dict[Key, Document | None] = {}
        self._opened = opened
        self._ids: set[Key] = set()
        self._told_apart: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for table in TABLES:
            for name in table_of(records, table):
                self._look_at(records, Key(table, name))
        for key in opened:
            document = _document(records, key) or {}
            for name in (key.id, *_names(key.table, document)):
                self._names.pop(fold(name), None)
        if self.hidden or self._partly:
            self._look_at_words()
        public = tuple(self._public())
        open_names = frozenset(map(fold, public)) if self._publishers else frozenset()
        self._like += (name for name in self._publishers if fold(name.words) not in open_names)
        self._mentions = Mentions(
            (name for name in self._like if fold(name.words) in self._names or name.asked), public
        )
        for table in TABLES:
            self._tell_apart(table)
        self.now = Key("meta", "")

    def _tell_apart(self, table: str) -> None:
        """Note the ids that would be the same as another's without a private name, each with a number of its own."""
        keys = [key for key in self.looked_at if key.table == table and key not in self.hidden]
        known = {key.id for key in keys}
        for self.now in keys:
            once = self.scrubbed(self.now.id)
            if once != self.now.id:
                numbered = (f"{once}-{number}" for number in count(2))
                shown = next(each for each in chain([once], numbered) if each not in known)
                known.add(shown)
                self._told_apart[self.now.id] = shown

    def _look_at(self, records: Documents, key: Key) -> None:
        document = self.looked_at[key] = _document(records, key)
        if document is None:
            self.unreadable += 1
        if document is None or key in self._opened:
            return
        if not is_private(document):
            if _has_private_part(document):
                self._partly.add(key)
                for part in _private_parts(document):
                    self._must_not_be_named(key.table, _values(part, _CALLED | {"text"}))
                    self._part_must_not_come_near(key, document, part)
            return
        self.hidden.add(key)
        self.touched.add(key)
        own_id = str(document.get("id") or "")
        self._ids |= {key, Key(key.table, own_id)}
        self._must_not_be_named(key.table, (own_id, *_names(key.table, document)))
        self._must_not_come_near(key, document)

    def _public(self) -> Iterator[str]:
        """The names of countries, and of what is not private; asked only where a place or a source is."""
        if self._publishers or any(not name.person and not name.asked for name in self._like):
            yield from country_names()
            for key, document in self.looked_at.items():
                if document is not None and key not in self.hidden and key.table != "events":
                    told = _pruned(document) if key in self._partly else document
                    yield from (name for name in _names(key.table, told) if "://" not in name)
                    yield from (*_values(told, frozenset(("town", "region", "publisher"))), *_hosts(told))

    def _must_not_be_named(self, table: str, names: Iterable[str]) -> None:
        known = {folded: name for name in names if (folded := fold(name))}
        self._names |= known
        if table == "crossings":
            self._of_crossings |= known.keys()

    def _look_at_words(self) -> None:
        """Note what is said in private: in a record or claim that is, or by a speaker or in a source that is."""
        for key, document in self.looked_at.items():
            hidden = key in self.hidden
            whose = f"{key.table}/{key.id}"
            if hidden:
                for text in _values(document, frozenset(("notes", "summary", "note"))):
                    self._repeated.add_words(text, whose)
            claims = (document or {}).get("claims")
            for claim in claims if isinstance(claims, list) else ():
                if isinstance(claim, dict) and (hidden or is_private(claim) or self._is_by_private(claim)):
                    self._whose.setdefault(whose, key)
                    for text in _values(claim, frozenset(("quote", "note"))):
                        self._repeated.add_words(text, whose)

    def _is_by_private(self, claim: Document) -> bool:
        tables = (("by", "actors"), ("source", "sources"), ("via", "sources"))
        named = [(claim[field], table) for field, table in tables if isinstance(claim.get(field), str)]
        return any(Key(table, name) in self._ids or fold(name) in self._names for name, table in named)

    def _part_must_not_come_near(self, key: Key, document: Document, part: Document) -> None:
        """As for a record; a part that shares words with the open names of its record is no person of its own."""
        whose = f"{key.table}/{key.id}"
        self._whose[whose] = key
        is_open = {word for name in _names(key.table, _pruned(document)) for word in fold(name).split()}
        for name in _values(part, _CALLED):
            short = len(name.split()) <= _FEW_WORDS
            person = short and key.table != "crossings" and is_open.isdisjoint(fold(name).split())
            self._like.append(Name(name, whose, person=person, short=short))
        places = _values(part, frozenset(("text", "town")))
        self._like += [Name(words, whose, asked=True) for words in places]
        self._add_places(part, whose)
        self._add_contacts(part, whose)

    def _add_places(self, value: Any, whose: str) -> None:
        """Note the places in a record or part; who asks about one in words is whoever has one."""
        places = list(_positions(value))
        self._places += places
        self._whose_place = whose if places else self._whose_place

    def _add_contacts(self, value: Any, whose: str) -> None:
        """Note the numbers and addresses in a record or part, in texts and in fields of a person's own."""
        for name, part in value.items():
            if name in ("claims", "origin", "sha256", "id"):
                continue
            own = name not in _vocabularies()
            for text in _scalars(part):
                self._repeated.add_contacts(text, whose, is_number=own)
                if own:
                    self._repeated.add_identifier(text, whose)
                elif name == "external_ids":
                    self._repeated.add_sign(text, whose)
                for sign in _signs_in(text) if name in _ADDRESSES else ():
                    self._repeated.add_sign(sign, whose)

    def _must_not_come_near(self, key: Key, document: Document) -> None:
        whose = f"{key.table}/{key.id}"
        self._whose[whose] = key
        person = key.table == "actors" and document.get("kind") in ("person", "", None)
        writers = {name for field in ("author", "editor") if isinstance(name := document.get(field), str)}
        if key.table != "events":
            self._add_places(document, whose)
            self._add_contacts(document, whose)
        for name in (name for name in _names(key.table, document) if "://" not in name):
            self._repeated.add_name(name, whose)
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
            self._publishers += [
                Name(words, whose, asked=True, short=len(words.split()) <= _FEW_WORDS)
                for words in _values(document, frozenset(("publisher",)))
            ]
            self._publishers += [Name(words, whose, asked=True) for words in _hosts(document)]
        if key.table == "crossings":
            self._like += [Name(town, whose, asked=True) for town in _values(document, frozenset(("town",)))]

    def without_private(self, key: Key, document: Document) -> Document:
        """A record that may be seen, without what of it may not."""
        self.now = key
        known = _without_row(document)
        placed = self._unplaced(known) if self._places else known
        pruned = _pruned(placed) if key in self._partly else placed
        self._at_crossing = False
        unnamed = self._scrubbed(self._unreferenced(key.table, pruned)) if self._names or self._repeated else pruned
        shown = self._unlocated(unnamed) if self._at_crossing and key.table == "events" else unnamed
        if shown == known:
            return known
        self.touched.add(key)
        return shown

    def scrubbed(self, text: str) -> str:
        """A text without the names of private records, in whatever spelling."""
        if (text in self._free and not self._is_anywhere_private) or not (self._names or self._like or self._repeated):
            return text
        shown = self._without_private_words(text)
        return text if shown == text else self._told_apart.get(text, shown)

    def _without_private_words(self, text: str) -> str:
        located = self._without_places(text) if self._places or self._is_anywhere_private else text
        if located != text:
            return self._without_private_words(located)
        coded = any(sign in text for sign in "%&+\\<=") or _PACKED.search(text)
        shown, asked = self._without_encoded(text) if coded else (text, frozenset())
        before, self._at_crossing = self._at_crossing, False
        shown = _without(self._named(shown), shown)
        mentions = [*self._mentions.find(shown), *self._repeated.find(shown), *self._unreadable_places(shown)]
        if not (mentions or asked) and shown == text and len(text) <= _SHORT:
            self._free.add(text)  # most texts of a file are words, ids and dates that others have too
        shown = _without(self._told(shown, mentions, asked), shown)
        if self._at_crossing:
            shown = _DISTANCE.sub(WITHHELD_WORDS, shown)
        self._at_crossing |= before
        return shown

    def _named(self, text: str) -> Iterator[Span]:
        """Where a text has a private name letter for letter, as words of its own."""
        folded = fold(text)
        for wanted, name in self._names.items():
            spans: Iterable[Span] = ()
            if wanted == folded:
                spans = [(0, len(text))]
            elif len(wanted) >= _SHORTEST and wanted in folded:
                spans = _standing(name, text)
            for span in spans:
                self._at_crossing |= wanted in self._of_crossings
                yield span

    def _without_places(self, text: str) -> str:
        """A text without what tells where a private place is, in degrees, metres of a grid or a code."""
        pairs = pairwise(_DEGREES.finditer(text))
        gone = [(one.start(), other.end()) for one, other in pairs if self._is_private_place(one, other)]
        return _without((*gone, *(span for place in self._places for span in told(text, place))), text)

    def _unreadable_places(self, text: str) -> Iterator[Mention]:
        """Places in words or as short links: they may be a private one, and only a person can tell."""
        for found in UNREADABLE.finditer(text) if self._whose_place else ():
            yield Mention(*found.span(), same=False, of=self._whose_place)

    def _is_private_place(self, one: re.Match[str], other: re.Match[str]) -> bool:
        """Whether two numbers are a private place, in any hemisphere: it may be told by a letter or by a sign."""
        if not _BETWEEN.fullmatch(one.string, one.end(), other.start()):
            return False
        ways = (Position(*way) for way in permutations(map(_degrees, (one, other))) if way[0] <= 90 and way[1] <= 180)
        return any(map(self._is_of_private, ways))

    def _is_of_private(self, here: Position) -> bool:
        places = [Position(abs(place.lat), abs(place.lon)) for place in self._places]
        return self._is_anywhere_private or any(distance_km(here, place) < NEAR_KM for place in places)

    def _without_encoded(self, text: str) -> tuple[str, frozenset[str]]:
        """A text without the stretches that have a private name in the codes of addresses or HTML, or among its tags.

        Also whose names the decoded text comes near: of these it was asked already.
        """
        readings = [(plain, places, self._mentions.find(plain)) for plain, places in _readings(text)]
        gone: list[Span] = []
        for plain, places, mentions in readings:
            gone += (_stretch(places, *span) for span in self._named(plain))
            gone += (_stretch(places, mention.start, mention.end) for mention in mentions if mention.same)
        sure, asked = tuple(gone), set[tuple[str, Span]]()
        for plain, places, mentions in readings:
            for mention in mentions:
                start, end = here = _stretch(places, mention.start, mention.end)
                withheld = any(first <= start and end <= last for first, last in sure)
                if not (mention.same or withheld or (mention.of, here) in asked):
                    asked.add((mention.of, here))
                    gone += (here for _ in self._told(plain, [mention], frozenset()))
        return _without(gone, text), frozenset(whose for whose, _ in asked)

    def _told(self, text: str, mentions: Iterable[Mention], asked: frozenset[str]) -> Iterator[Span]:
        """Where a text mentions a private name in its own way; what only comes near is noted, or told as well.

        Nothing is noted of those in `asked`.
        """
        for mention in mentions:
            if not mention.same:
                near = self._near(mention, text)
                accepted = self._accepted.intersection(
                    (near, near.private.id, near.key.id, mention.of, fold(text[mention.start : mention.end]))
                )
                self.met |= accepted
                if not accepted and not self._withhold_near and mention.of not in asked:
                    self.near.append(near)
                if accepted or not self._withhold_near:
                    continue
            self._at_crossing |= self._whose[mention.of].table == "crossings"
            yield mention.start, mention.end

    def _near(self, mention: Mention, text: str) -> Near:
        words = text[max(0, mention.start - _ROUND) : mention.end + _ROUND]
        found = " ".join(text[mention.start : mention.end].split())
        return Near(self.now, " ".join(words.split()), self._whose[mention.of], found)

    def _unplaced(self, value: Any) -> Any:
        """The value without coordinates that are a private place's, whatever they are called there."""
        if not isinstance(value, dict | list):
            return value
        parts = list(value.items() if isinstance(value, dict) else enumerate(value))
        numbers = [(name, found, part) for name, part in parts if (found := _degrees_in(part)) is not None]
        pairs = ((one, other) for apart in (1, 2) for one, other in zip(numbers, numbers[apart:], strict=False))
        gone = {name for pair in pairs if self._is_pair(*pair) for name, _, _ in pair}
        kept = [(name, self._unplaced(part)) for name, part in parts if name not in gone]
        if isinstance(value, list):
            return [part for _, part in kept]
        shown = dict(kept)
        if "about" in shown and shown.get("from") != value.get("from"):
            shown.pop("value", None)
        return shown

    def _unlocated(self, event: Document) -> Document:
        """An event without coordinates, distances and directions: it is at a place that is private."""
        self._is_anywhere_private = True
        shown: Document = self._scrubbed(self._unplaced(event))
        self._is_anywhere_private = False
        if isinstance(place := shown.get("place"), dict):
            shown["place"] = {name: part for name, part in place.items() if name not in ("lat", "lon")}
        if isinstance(claims := shown.get("claims"), list):
            shown["claims"] = [
                {name: part for name, part in claim.items() if name != "value"}
                if isinstance(claim, dict) and claim.get("about") in _MEASURED
                else claim
                for claim in claims
            ]
        return shown

    def _is_pair(self, one: tuple[Any, float, Any], other: tuple[Any, float, Any]) -> bool:
        """Whether two numbers beside each other are a private place; two whole ones are where they are called so."""
        if isinstance(one[2], int) and isinstance(other[2], int) and {one[0], other[0]} != {"lat", "lon"}:
            return False
        ways = (Position(*way) for way in permutations((one[1], other[1])) if way[0] <= 90 and way[1] <= 180)
        return any(map(self._is_of_private, ways))

    def _scrubbed(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.scrubbed(value)
        if isinstance(value, list):
            return [self._scrubbed(part) for part in value]
        if not isinstance(value, dict):
            return value
        before, self._at_crossing = self._at_crossing, False
        words = _vocabularies()
        shown = {
            name if name in words else self.scrubbed(name): part
            if isinstance(part, str) and part in words.get(name, ())
            else self._scrubbed(part)
            for name, part in value.items()
        }
        if self._at_crossing and value.get("about") in _MEASURED:
            shown.pop("value", None)
        self._at_crossing |= before
        if "by" in value and "about" in value and shown["by"] != value["by"]:
            return _speakerless(shown)
        return shown

    def _unreferenced(self, table: str, document: Document) -> Document:
        gone = [(path, other) for path, other in references_in(table, document) if other in self._ids]
        self._at_crossing |= any(other.table == "crossings" for _, other in gone)
        return _without_references(document, [path for path, _ in gone]) if gone else document


def _document(records: Documents, key: Key) -> Document | None:
    """A record's document; None where it cannot be read, and so not be judged either: it stays in."""
    try:
        return records.document(key)
    except WrongValue:
        return None


def _without_row(document: Document) -> Document:
    """The document without the row that it was imported from, which leaves by no export and so asks nothing either."""
    origin = document.get("origin")
    if not isinstance(origin, dict):
        return document
    told = {name: origin[name] for name in ("import", "id") if name in origin}
    if _DIGEST.fullmatch(str(told.get("id", ""))):
        del told["id"]
    return {**document, "origin": told}


def _along(value: Any, path: Path) -> Iterator[Any]:
    """What a path leads through, from the record to the value."""
    for end in range(len(path) + 1):
        yield value_at(value, path[:end])


def _degrees(found: re.Match[str]) -> float:
    """The degrees that a number says, without its sign."""
    if decimals := found["decimals"]:
        return float(f"{found['whole']}.{decimals}")
    minutes, seconds = ((found[part] or "0").replace(",", ".") for part in ("minutes", "seconds"))
    return int(found["whole"]) + float(minutes) / 60 + float(seconds) / 3600


def _degrees_in(value: Any) -> float | None:
    """The degrees that a value of a record says, without their sign; None where it says none."""
    if isinstance(value, int | float):
        return None if isinstance(value, bool) else abs(value)
    found = _DEGREES.fullmatch(value.strip(" +-−NSEWnsew")) if isinstance(value, str) else None
    return _degrees(found) if found else None


def _signed(value: Any) -> float | None:
    """The degrees that a value of a record says, below 0 where they are south or west; None where it says none."""
    found = _degrees_in(value)
    is_below = _BELOW.search(value.strip()) if isinstance(value, str) else isinstance(value, int | float) and value < 0
    return -found if found and is_below else found


def _positions(value: Any) -> Iterator[Position]:
    """The places in a value, but for those of claims, which are about others."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, dict):
        lat, lon = _signed(value.get("lat")), _signed(value.get("lon"))
        if lat is not None and lon is not None:
            yield Position(lat, lon)
    for name, part in parts:
        if name != "claims":
            yield from _positions(part)


def _scalars(value: Any) -> Iterator[str]:
    """The texts and whole numbers in a value, as texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _scalars(part)


def _typed(table: str, name: str, kind: type[Any], document: Document) -> Any:
    """The record, by the name it goes by: its own id, or a number where it has none."""
    record = decode_read(table, name, kind, document)
    return record if record.id == name else replace(record, id=name)


@cache
def _vocabularies() -> dict[str, frozenset[str]]:
    """Every field that the format has, with its vocabulary: these are anybody's words, and tell of no name."""
    found: dict[str, frozenset[str]] = {mode: frozenset(Passage.words()) for mode in Mode.words()}
    ahead = list(chain(*FIELDS.values(), *(field.parts for field in map(claim_value, About))))
    while ahead:
        field = ahead.pop()
        found[field.name] = found.get(field.name, frozenset()).union(field.words.words() if field.words else ())
        ahead += field.parts
    return found


def _names(table: str, document: Document) -> Iterator[str]:
    """The names that would give a private record away elsewhere."""
    wanted = {
        "actors": ("name", "value"),
        "sources": ("title", "url", "archive_url", "author", "editor"),
        "events": ("title",),
        "crossings": ("name", "value"),
    }[table]
    yield from (
        number
        for number in _scalars(document.get("external_ids") if table == "crossings" else None)
        if len(number) >= _LEAST_NUMBER
    )
    yield from _values(document if table != "events" else {"title": document.get("title")}, frozenset(wanted))


def _hosts(document: Document) -> Iterator[str]:
    """Where a source stands in the web: quiet-diary.example, quiet diary; on a site of many, its name there."""
    for url in _values(document, _ADDRESSES):
        for host, page in _HOST.findall(url):
            if host.lower() not in _SHARED:
                yield host
                if "-" in (own := host.rpartition(".")[0]):
                    yield re.sub(r"[.-]", " ", own)
            elif len(page) > _SHORTEST and page not in _ROUTES:
                yield page


def _signs_in(url: str) -> Iterator[str]:
    """What stands for one page on a site of very many people: dQw4w9WgXcQ."""
    for host, _ in _HOST.findall(url):
        if host.lower() in _SHARED:
            yield from _SIGN.findall(url)


def _values(value: Any, wanted: frozenset[str]) -> Iterator[str]:
    """The texts under some field names, but those of claims, which are about other things."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name in wanted and isinstance(part, str):
                yield part
            elif name != "claims":
                yield from _values(part, wanted)
    elif isinstance(value, list):
        for part in value:
            yield from _values(part, wanted)


def _private_parts(value: Any) -> Iterator[Document]:
    """The marked parts of a record that is not marked itself, but for claims, whose words are often anyone's."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        if name == "claims":
            continue
        if is_private(part):
            yield part
        else:
            yield from _private_parts(part)


def _pruned(value: Any) -> Any:
    """The value without the parts that are marked private."""
    if isinstance(value, dict):
        return {name: _pruned(part) for name, part in value.items() if not is_private(part)}
    if isinstance(value, list):
        return [_pruned(part) for part in value if not is_private(part)]
    return value


def _has_private_part(value: Any) -> bool:
    """Whether any part of a value is marked private, so that `_pruned` would leave something out."""
    kind = type(value)
    for part in value.values() if kind is dict else value if kind is list else ():
        if type(part) in _HOLDERS and part and (is_private(part) or _has_private_part(part)):
            return True
    return False


def _standing(name: str, text: str) -> Iterator[Span]:
    """Where the name stands in the text as words of its own."""
    for start, end in find(name, text):
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end


def _without(spans: Iterable[Span], text: str) -> str:
    """The text with each stretch replaced; stretches that overlap as one."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if start >= done:
            parts += text[done:start], WITHHELD_WORDS
        done = max(done, end)
    return "".join((*parts, text[done:]))


def _readings(text: str) -> Iterator[tuple[str, list[Span]]]:
    """What a text says without codes, in each way to read them, with its tags and without, where it says anything else.

    Each with where in `text` each of its characters stands.
    """
    known: set[str] = set()
    for way in _WAYS:
        plain, places = _decoded(text, way)
        bare = _TAG.sub("", plain)
        if plain not in known and not plain == bare == text:
            known.add(plain)
            yield plain, places
        if bare not in known and bare != plain:
            known.add(bare)
            inside = {at for tag in _TAG.finditer(plain) for at in range(*tag.span())}
            yield bare, [place for at, place in enumerate(places) if at not in inside]


def _stretch(places: list[Span], start: int, end: int) -> Span:
    """Where in a text something of its reading stands."""
    return places[start][0], places[end - 1][1]


def _decoded(text: str, way: re.Pattern[str]) -> tuple[str, list[Span]]:
    """The text without codes, and where in `text` each of its characters stands."""
    places = [(at, at + 1) for at in range(len(text))]
    for _ in range(_MOST_KINDS):
        letters: list[str] = []
        found: list[Span] = []
        done = 0
        for code in way.finditer(text):
            letters += text[done : code.start()]
            found += places[done : code.start()]
            for letter, start, end in _letters_of(code):
                letters.append(letter)
                found.append((places[start][0], places[end - 1][1]))
            done = code.end()
        letters += text[done:]
        plain, places = "".join(letters), found + places[done:]
        if plain == text:
            break
        text = plain
    return text, places


def _letters_of(code: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The characters that a code stands for, each with where it stands."""
    start, end = code.span()
    if code.lastgroup == "packed":
        said = _unpacked(code["packed"])
        yield from ((letter, start, end) for letter in said)
        yield from ((letter, at, at + 1) for at, letter in enumerate("" if said else code[0], start))
    elif code["bytes"]:
        marks = [(found[1], found.start(), found.end()) for found in _BYTE.finditer(code.string, start, end)]
        octets, at = bytes.fromhex("".join(mark for mark, _, _ in marks)), 0
        while at < len(octets):
            letter, size = _first_letter(octets[at : at + 4])
            yield letter, marks[at][1], marks[at + size - 1][2]
            at += size
    else:
        said = code["html"]
        plain = (
            unescape(f"&{said}")
            if said
            else " "
            if code["blank"]
            else _letter_of(int(code["number"] or code["point"], 16))
        )
        yield from ((letter, start, end) for letter in (code[0] if plain == f"&{said}" else plain))


def _unpacked(word: str) -> str:
    """What a word says in hexadecimal digits or base64; nothing where it says nothing."""
    bare = word.replace("+", "-").rstrip("=")
    for unpack, each in ((bytes.fromhex, bare), (urlsafe_b64decode, bare + "=" * (-len(bare) % 4))):
        with suppress(ValueError):
            if (said := unpack(each).decode()).isprintable():
                return said
    return ""


def _letter_of(number: int) -> str:
    return chr(number) if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else "\N{REPLACEMENT CHARACTER}"


def _first_letter(octets: bytes) -> tuple[str, int]:
    """The first character of some bytes in UTF-8, in Latin-1 where they are not, and of how many bytes it is."""
    for size in range(1, len(octets) + 1):
        try:
            return octets[:size].decode(), size
        except UnicodeDecodeError:
            continue
    return octets[:1].decode("latin-1"), 1


def _untelling(claim: Document) -> Document:
    """A claim without what could tell who said or published it: their own words, and what the program does not know."""
    kept = {name: value for name, value in claim.items() if name in _OF_CLAIMS}
    if isinstance(claim.get("value"), str) and About.find(claim.get("about")) not in CLAIM_VALUES:
        kept["value"] = WITHHELD_WORDS
    return kept


def _speakerless(claim: Document) -> Document:
    return {**_untelling(claim), "by": WITHHELD_SPEAKER, "anonymity": Anonymity.ANONYMOUS.value}


def _without_references(value: Any, paths: list[tuple[str | int, ...]]) -> Any:
    """The value without the references at some paths: taken from a list of ids, else called withheld."""
    if () in paths:
        return WITHHELD
    below: dict[str | int, list[tuple[str | int, ...]]] = {}
    for path in paths:
        below.setdefault(path[0], []).append(path[1:])
    if isinstance(value, list):
        shown = [(_without_references(part, below[at]) if at in below else part) for at, part in enumerate(value)]
        return [part for at, part in enumerate(shown) if not (at in below and part == WITHHELD)]
    changed = {name: _without_references(part, below[name]) if name in below else part for name, part in value.items()}
    if "of" in below and changed.get("about") in _MEASURED:
        changed.pop("value", None)
    for name in below.keys() & _POINTING:
        changed.pop(str(name), None)
    if "about" in changed and below.keys() & _POINTING:
        changed = _untelling(changed)
    return _speakerless(changed) if "by" in below and "about" in changed else changed
