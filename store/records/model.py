"""The records, frozen, as they are read from a file. Owns their fields and shapes; reads no file and derives nothing.

A record is decoded leniently: every field may be missing, words outside a vocabulary and dates that are no EDTF stay
as they are (the checks mark them), and keys that are not listed here stay in the document. Only a value of another
JSON type than the field's makes a record wrong; such a record is quarantined. A record is never written from these
structs: what is written is its document, so that nothing unknown is lost.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

Document = dict[str, Any]
"""A record's JSON object, as it stands in the file."""
Path = tuple[str | int, ...]
"""Where a value stands within a document: keys of objects and positions of lists."""


class Key(NamedTuple):
    """Which record: its table and its `id`; a record without one goes by its document id, as in `#12`."""

    table: str
    id: str


class Struct(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every part of a record shares."""


class Meta(Struct, frozen=True):
    """What holds for a whole file. `stale_after` is in days."""

    format: int = 1
    title: str = ""
    week_start: str = "monday"
    stale_after: int = 90
    day_first: bool = True


class Name(Struct, frozen=True):
    """One name of a place or an actor; `lang` is a BCP 47 tag."""

    value: str = ""
    lang: str = ""
    kind: str = ""


class Side(Struct, frozen=True):
    """One side of a crossing; `country` is ISO 3166-1 alpha-2, `pcode` the P-code of `admin1`."""

    country: str = ""
    name: str = ""
    names: tuple[Name, ...] = ()
    town: str = ""
    admin1: str = ""
    pcode: str = ""
    authority: str = ""


class Place(Struct, frozen=True):
    """Where something happened. `lat` and `lon` are degrees, WGS 84."""

    text: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = ""


class Claim(Struct, frozen=True):
    """One thing one speaker says. `value` is a count, a date, a word, an actor's id or an object: `about` tells which.

    `origin` is the place that a distance or bearing is measured from. `said` and the dates elsewhere are EDTF.
    """

    id: str = ""
    about: str = ""
    of: str = ""
    value: Any = None
    origin: Place | None = msgspec.field(default=None, name="from")
    by: str = ""
    anonymity: str = ""
    source: str = ""
    via: str = ""
    said: str = ""
    said_text: str = ""
    mode: str = ""
    stance: str = ""
    hedge: str = ""
    quote: str = ""
    grade: str = ""
    likelihood: str = ""
    confidence: str = ""
    review: str = ""
    note: str = ""
    private: bool = False


class Crossing(Struct, frozen=True):
    """A place where people or goods pass a border; two sides, each with its own name."""

    id: str = ""
    sides: tuple[Side, ...] = ()
    lat: float | None = None
    lon: float | None = None
    official: str = ""
    kind: str = ""
    external_ids: dict[str, Any] = {}
    notes: str = ""
    claims: tuple[Claim, ...] = ()
    private: bool = False
    origin: dict[str, Any] = {}


class Involvement(Struct, frozen=True):
    """An actor's part in an event; `who` is an actor's id, or words."""

    who: str = ""
    role: str = ""


class UnAuthorisation(Struct, frozen=True):
    """A Security Council authorisation for cross-border aid."""

    resolution: str = ""
    until: str = ""


class StatusReport(Struct, frozen=True):
    """What an event says of a crossing's status; `side` narrows it to one side's country."""

    state: str = ""
    side: str = ""
    modes: dict[str, str] = {}
    direction: str = ""
    hours: str = ""
    who: str = ""
    un_authorised: UnAuthorisation | None = None


class ControlReport(Struct, frozen=True):
    """Who holds a side after an event; `side` is its country, `by` an actor's id or words."""

    side: str = ""
    by: str = ""
    state: str = ""


class Event(Struct, frozen=True):
    """Something that happened, or was said or decided, at crossings."""

    id: str = ""
    type: str = ""
    title: str = ""
    date: str = ""
    date_text: str = ""
    summary: str = ""
    crossings: tuple[str, ...] = ()
    place: Place | None = None
    means: str = ""
    actors: tuple[Involvement, ...] = ()
    status: str | StatusReport = ""
    control: ControlReport | tuple[ControlReport, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    review: str = ""
    related: tuple[str, ...] = ()
    private: bool = False
    origin: dict[str, Any] = {}


class EventRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The fields of an event that a list needs; decoded for every event of a file, so kept small."""

    id: str = ""
    type: str = ""
    title: str = ""
    date: str = ""
    crossings: tuple[str, ...] = ()
    status: str | StatusReport = ""
    control: ControlReport | tuple[ControlReport, ...] = ()
    private: bool = False


class Relation(Struct, frozen=True):
    """How a source stands to another one."""

    source: str = ""
    kind: str = ""


class Source(Struct, frozen=True):
    """Where a claim was published; `published` is EDTF, `reliability` A–F of the Admiralty code."""

    id: str = ""
    publisher: str = ""
    title: str = ""
    kind: str = ""
    author: str = ""
    editor: str = ""
    dateline: str = ""
    published: str = ""
    url: str = ""
    archive_url: str = ""
    sha256: str = ""
    language: str = ""
    reliability: str = ""
    relations: tuple[Relation, ...] = ()
    notes: str = ""
    claims: tuple[Claim, ...] = ()
    private: bool = False
    origin: dict[str, Any] = {}


class Office(Struct, frozen=True):
    """An office a person holds or held; `since` and `until` are EDTF."""

    title: str = ""
    organisation: str = ""
    since: str = msgspec.field(default="", name="from")
    until: str = msgspec.field(default="", name="to")


class Actor(Struct, frozen=True):
    """Who acts or speaks. `part_of` and `backed_by` are actors' ids or words."""

    id: str = ""
    name: str = ""
    names: tuple[Name, ...] = ()
    kind: str = ""
    part_of: tuple[str, ...] = ()
    backed_by: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    notes: str = ""
    claims: tuple[Claim, ...] = ()
    private: bool = False
    origin: dict[str, Any] = {}


class Import(Struct, frozen=True):
    """One imported file: where it came from. Its document holds all that giving its bytes back takes."""

    id: str = ""
    system: str = ""
    layout: str = ""
    file: str = ""


Record = Crossing | Event | Source | Actor

TABLES: dict[str, type[Crossing | Event | Source | Actor]] = {
    "crossings": Crossing,
    "events": Event,
    "sources": Source,
    "actors": Actor,
}
