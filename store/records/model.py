"""The records as they are read from a file, and the one declaration of their fields.

A field is declared once, by one line of its struct: its type, and in `Spec` its label, vocabulary, limits, what it
refers to, its column in tables, and a hint. Details, editors, completion, command line, checks, exports, imports, the
JSON Schema and docs/data-model.md follow from that line (`introspection.py` reads it). A field without a `Spec` is
known and kept, and not shown or edited by itself.

A record is decoded leniently: every field may be missing, words outside a vocabulary and dates that are no EDTF stay
as they are (the checks mark them), and keys that are not listed here stay in the document. Only a value of another
JSON type than the field's makes a record wrong; such a record is quarantined. A record is never written from these
structs: what is written is its document, so that nothing unknown is lost.
"""

from typing import Annotated, Any, NamedTuple, TypeAlias

import msgspec

from store.records import vocabulary as words
from store.records.spec import COUNTRY, DIRECTION, GRADE, LANGUAGE, SHA256, SIDE_ID, Kind, Spec

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


_ID = "what other records refer to; they follow when it changes"
_LATITUDE = "degrees north, as in 34.398; 34°23'53\"N is understood"
Id: TypeAlias = Annotated[str, Spec("Id", Kind.ID, hint=_ID)]
Private: TypeAlias = Annotated[bool, Spec("Private", hint="private records stay out of exports and reports")]
Latitude: TypeAlias = Annotated[
    float | None, Spec("Latitude", Kind.LATITUDE, limits=(-90.0, 90.0), tag="#geo+lat", hint=_LATITUDE)
]
Longitude: TypeAlias = Annotated[
    float | None,
    Spec("Longitude", Kind.LONGITUDE, limits=(-180.0, 180.0), tag="#geo+lon", hint="degrees east, as in 40.976"),
]


class Meta(Struct, frozen=True):
    """What holds for a whole file."""

    format: Annotated[int, Spec("Format", hint="the version of this format; a newer one opens read-only")] = 1
    title: Annotated[str, Spec("Title")] = ""
    note: Annotated[str, Spec("Note", Kind.LONG_TEXT, hint="what readers must know; stands in every report")] = ""
    week_start: Annotated[str, Spec("First day of the week", words=words.WeekStart)] = "monday"
    stale_after: Annotated[int, Spec("Stale after", limits=(1, 100_000), hint="days without a report")] = 90
    day_first: Annotated[bool, Spec("Day first", hint="whether 3/4/2019 is in April")] = True


class Name(Struct, frozen=True, rename={"since": "from", "until": "to"}):
    """One more name of a place or an actor, and when it was called so."""

    value: Annotated[str, Spec("Name")] = ""
    lang: Annotated[str, Spec("Language", pattern=LANGUAGE)] = ""
    kind: Annotated[str, Spec("Kind", words=words.NameKind)] = ""
    since: Annotated[str, Spec("From", Kind.DATE, hint="called so from this day on")] = ""
    until: Annotated[str, Spec("To", Kind.DATE, hint="the last day it was called so")] = ""


Names: TypeAlias = Annotated[tuple[Name, ...], Spec("Other names")]


class Side(Struct, frozen=True):
    """One side of a crossing."""

    id: Annotated[str, Spec("Id", pattern=SIDE_ID, hint="tells two sides of one country apart: gov, opp")] = ""
    country: Annotated[str, Spec("Country", pattern=COUNTRY)] = ""
    name: Annotated[str, Spec("Name")] = ""
    names: Names = ()
    town: Annotated[str, Spec("Town")] = ""
    admin1: Annotated[str, Spec("Province")] = ""
    pcode: Annotated[str, Spec("P-code", hint="the province's place code in humanitarian data")] = ""
    authority: Annotated[str, Spec("Authority", refers="actors", free=True)] = ""


class Place(Struct, frozen=True):
    """Where something happened."""

    text: Annotated[str, Spec("Place", header="place", tag="#loc+name")] = ""
    lat: Latitude = None
    lon: Longitude = None
    precision: Annotated[
        str, Spec("Precision", words=words.PlacePrecision, header="place_precision", tag="#geo+precision")
    ] = ""


class Volume(Struct, frozen=True):
    """How much passes in what time: the value of a claim about a volume."""

    count: Annotated[Any, Spec("Count", Kind.COUNT)] = None
    of: Annotated[str, Spec("Of", hint="what passes: trucks, people")] = ""
    per: Annotated[str, Spec("Per", words=words.Period)] = ""
    direction: Annotated[str, Spec("Direction", pattern=DIRECTION)] = ""


class Claim(Struct, frozen=True, rename={"origin": "from"}):
    """One thing one speaker says. What `value` holds depends on what the claim is `about`."""

    id: str = ""
    about: Annotated[str, Spec("About", words=words.About, any_word=True, tag="#indicator+name")] = ""
    value: Annotated[Any, Spec("Value")] = None
    by: Annotated[str, Spec("Speaker", refers="actors", free=True)] = ""
    source: Annotated[str, Spec("Source", refers="sources", tag="#meta+source+id")] = ""
    of: Annotated[str, Spec("Of", tag="#indicator+of", hint="of what: vehicles struck")] = ""
    said: Annotated[str, Spec("Said on", Kind.DATE, tag="#meta+date+edtf+said")] = ""
    grade: Annotated[str, Spec("Grade", pattern=GRADE, tag="#meta+grade+admiralty")] = ""
    hedge: Annotated[str, Spec("Hedge", tag="#meta+hedge", hint="the source's own caution: believed to, claimed")] = ""
    mode: Annotated[str, Spec("Mode", words=words.ClaimMode, tag="#meta+mode")] = ""
    stance: Annotated[str, Spec("Stance", words=words.Stance, tag="#meta+stance")] = ""
    quote: Annotated[str, Spec("Quote", Kind.LONG_TEXT, tag="#description+quote")] = ""
    origin: Annotated[Place | None, Spec("Measured from", hint="where a distance or bearing is measured from")] = None
    anonymity: Annotated[str, Spec("Anonymity", words=words.Anonymity, tag="#meta+speaker+anonymity")] = ""
    via: Annotated[str, Spec("Via", refers="sources", tag="#meta+source+via+id")] = ""
    said_text: Annotated[str, Spec("Said, as worded", tag="#meta+date+text+said")] = ""
    likelihood: Annotated[str, Spec("Likelihood", words=words.Likelihood, tag="#meta+likelihood")] = ""
    confidence: Annotated[str, Spec("Confidence", words=words.Confidence, tag="#meta+confidence")] = ""
    review: Annotated[str, Spec("Review", words=words.Review, tag="#meta+review")] = ""
    note: Annotated[str, Spec("Note", Kind.LONG_TEXT, tag="#description+note")] = ""
    private: Private = False


Claims: TypeAlias = Annotated[tuple[Claim, ...], Spec("Claims")]


class Crossing(Struct, frozen=True):
    """A place where people or goods pass a border; two sides, each with its own name."""

    id: Id = ""
    sides: Annotated[tuple[Side, ...], Spec("Sides")] = ()
    names: Names = ()
    kind: Annotated[str, Spec("Kind", words=words.CrossingKind, tag="#loc+type")] = ""
    official: Annotated[str, Spec("Official", words=words.Official, tag="#loc+official")] = ""
    lat: Latitude = None
    lon: Longitude = None
    external_ids: Annotated[dict[str, Any], Spec("Other ids")] = {}
    notes: Annotated[str, Spec("Notes", Kind.LONG_TEXT, tag="#description")] = ""
    claims: Claims = ()
    private: Private = False
    origin: dict[str, Any] = {}


class Involvement(Struct, frozen=True):
    """An actor's part in an event."""

    who: Annotated[str, Spec("Who", refers="actors", free=True)] = ""
    role: Annotated[str, Spec("Role", words=words.Role)] = ""


class UnAuthorisation(Struct, frozen=True):
    """A Security Council authorisation for cross-border aid; the older form of a permission."""

    resolution: Annotated[str, Spec("Resolution")] = ""
    until: Annotated[str, Spec("Until", Kind.DATE)] = ""


_THERE = "at the crossings that the event names; where it names none, at all of the other's"


class Permission(Struct, frozen=True, rename={"since": "from"}):
    """Someone with the power to do so lets some modes pass for a span of days, or takes that back.

    One that revokes grants nothing itself, unless it names modes or a last day of its own.
    """

    kind: Annotated[str, Spec("Kind", words=words.PermissionKind)] = ""
    by: Annotated[str, Spec("Given by", refers="actors", free=True)] = ""
    basis: Annotated[str, Spec("Basis", hint="the resolution, letter or order that it rests on")] = ""
    since: Annotated[str, Spec("From", Kind.DATE, hint="left out: from the event's date")] = ""
    until: Annotated[str, Spec("Until", Kind.DATE, hint="its last day; left out: without an end")] = ""
    modes: Annotated[tuple[str, ...], Spec("Modes", words=words.Mode)] = ()
    renews: Annotated[str, Spec("Renews", refers="events", hint=_THERE)] = ""
    revokes: Annotated[str, Spec("Revokes", refers="events", hint=_THERE)] = ""


class StatusReport(Struct, frozen=True):
    """What an event says of a crossing's status."""

    state: Annotated[str, Spec("Status", words=words.Status)] = ""
    side: Annotated[str, Spec("Side", hint="a side's id or country, where it holds for that side alone")] = ""
    modes: Annotated[dict[str, str], Spec("Modes", words=words.Passage, hint="trade yes, on foot no, …")] = {}
    direction: Annotated[str, Spec("Direction", pattern=DIRECTION)] = ""
    hours: Annotated[str, Spec("Hours", hint="08:00–16:00")] = ""
    who: Annotated[str, Spec("Who may cross")] = ""
    permission: Annotated[Permission | None, Spec("Permission")] = None
    un_authorised: Annotated[UnAuthorisation | None, Spec("UN authorisation")] = None


class ControlReport(Struct, frozen=True):
    """Who holds a side after an event; several entries for one side hold it together."""

    side: Annotated[str, Spec("Side", hint="the side's id or country: IQ, SY")] = ""
    by: Annotated[str, Spec("Held by", refers="actors", free=True)] = ""
    state: Annotated[str, Spec("How firmly", words=words.ControlState)] = ""


class Impact(Struct, frozen=True):
    """Whom an incident of access kept from aid. Organisations are named, or counted where nobody names them."""

    people: Annotated[Any, Spec("People", Kind.COUNT, header="impact_people", tag="#affected+access")] = None
    organisations: Annotated[
        int | str | tuple[str, ...],
        Spec(
            "Organisations",
            Kind.REFERENCES,
            refers="actors",
            free=True,
            header="impact_organisations",
            tag="#org+impact+list",
        ),
    ] = ()
    sectors: Annotated[
        tuple[str, ...], Spec("Sectors", words=words.Sector, header="impact_sectors", tag="#sector+impact+list")
    ] = ()


Statuses: TypeAlias = str | StatusReport | tuple[StatusReport, ...]
"""A status is a word, an object that says more, or a list of such objects."""
Controls: TypeAlias = ControlReport | tuple[ControlReport, ...]


class Event(Struct, frozen=True):
    """Something that happened, was said, decided or planned, at crossings."""

    id: Annotated[str, Spec("Id", Kind.ID, hint=_ID, tag="#event+id")] = ""
    title: Annotated[str, Spec("Title", tag="#event+title")] = ""
    type: Annotated[str, Spec("Type", words=words.EventType, tag="#event+type")] = ""
    phase: Annotated[
        str, Spec("Phase", words=words.Phase, tag="#event+phase", hint="planned, announced, cancelled; empty: it came")
    ] = ""
    date: Annotated[str, Spec("Date", Kind.DATE, tag="#meta+date+edtf")] = ""
    date_text: Annotated[str, Spec("As said", tag="#meta+date+text", hint="the date as the source put it")] = ""
    crossings: Annotated[tuple[str, ...], Spec("Crossings", refers="crossings", tag="#loc+border+id+list")] = ()
    place: Annotated[Place | None, Spec("Place")] = None
    means: Annotated[str, Spec("Means", tag="#event+means", hint="drone, artillery, convoy, …")] = ""
    status: Annotated[Statuses, Spec("Status", words=words.Status)] = ""
    control: Annotated[Controls, Spec("Control")] = ()
    actors: Annotated[tuple[Involvement, ...], Spec("Actors")] = ()
    constraint: Annotated[
        str, Spec("Constraint", words=words.Constraint, tag="#access+constraint", hint="what kept aid away")
    ] = ""
    impact: Annotated[Impact | None, Spec("Impact")] = None
    summary: Annotated[str, Spec("Summary", Kind.LONG_TEXT, tag="#description")] = ""
    claims: Claims = ()
    sources: Annotated[tuple[str, ...], Spec("Sources", refers="sources")] = ()
    tags: Annotated[tuple[str, ...], Spec("Tags", tag="#meta+tag+list", hint="words, with commas")] = ()
    review: Annotated[str, Spec("Review", words=words.Review, tag="#meta+review")] = ""
    related: Annotated[tuple[str, ...], Spec("Related", refers="events")] = ()
    private: Private = False
    origin: dict[str, Any] = {}


class EventRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The fields of an event that a list needs; decoded for every event of a file, so kept small.

    A test holds that each has the type and default that `Event` declares.
    """

    id: str = ""
    type: str = ""
    phase: str = ""
    title: str = ""
    date: str = ""
    crossings: tuple[str, ...] = ()
    status: Statuses = ""
    control: Controls = ()
    private: bool = False


class Relation(Struct, frozen=True):
    """How a source stands to another one."""

    source: Annotated[str, Spec("Source", refers="sources")] = ""
    kind: Annotated[str, Spec("Kind", words=words.RelationKind)] = ""


class Source(Struct, frozen=True):
    """Where a claim was published."""

    id: Id = ""
    title: Annotated[str, Spec("Title")] = ""
    publisher: Annotated[str, Spec("Publisher")] = ""
    kind: Annotated[str, Spec("Kind", words=words.SourceKind)] = ""
    reliability: Annotated[
        str,
        Spec("Reliability", words=words.Reliability, hint="A completely reliable … E unreliable, F cannot be judged"),
    ] = ""
    author: Annotated[str, Spec("Author")] = ""
    editor: Annotated[str, Spec("Editor")] = ""
    dateline: Annotated[str, Spec("Dateline")] = ""
    published: Annotated[str, Spec("Published", Kind.DATE)] = ""
    url: Annotated[str, Spec("URL")] = ""
    archive_url: Annotated[str, Spec("Archived")] = ""
    sha256: Annotated[str, Spec("SHA-256", pattern=SHA256)] = ""
    language: Annotated[str, Spec("Language", pattern=LANGUAGE)] = ""
    relations: Annotated[tuple[Relation, ...], Spec("Relations")] = ()
    notes: Annotated[str, Spec("Notes", Kind.LONG_TEXT)] = ""
    claims: Claims = ()
    private: Private = False
    origin: dict[str, Any] = {}


class Office(Struct, frozen=True, rename={"since": "from", "until": "to"}):
    """An office a person holds or held."""

    title: Annotated[str, Spec("Office")] = ""
    organisation: Annotated[str, Spec("Organisation", refers="actors", free=True)] = ""
    since: Annotated[str, Spec("From", Kind.DATE, hint="called so from this day on")] = ""
    until: Annotated[str, Spec("To", Kind.DATE, hint="the last day it was called so")] = ""


class Actor(Struct, frozen=True):
    """Who acts or speaks."""

    id: Id = ""
    name: Annotated[str, Spec("Name")] = ""
    names: Names = ()
    kind: Annotated[str, Spec("Kind", words=words.ActorKind)] = ""
    part_of: Annotated[tuple[str, ...], Spec("Part of", refers="actors", free=True)] = ()
    backed_by: Annotated[tuple[str, ...], Spec("Backed by", refers="actors", free=True)] = ()
    offices: Annotated[tuple[Office, ...], Spec("Offices")] = ()
    notes: Annotated[str, Spec("Notes", Kind.LONG_TEXT)] = ""
    claims: Claims = ()
    private: Private = False
    origin: dict[str, Any] = {}


class Import(Struct, frozen=True):
    """One imported file: where it came from. Its document holds all that giving its bytes back takes."""

    id: str = ""
    system: str = ""
    layout: str = ""
    file: str = ""


_COUNT = Annotated[Any, Spec("Value", Kind.COUNT)]
_ACTOR = Annotated[Any, Spec("Value", Kind.REFERENCE, refers="actors", free=True)]
CLAIM_VALUES: dict[words.About, Any] = {
    words.About.KILLED: _COUNT,
    words.About.INJURED: _COUNT,
    words.About.CAPTURED: _COUNT,
    words.About.DISPLACED: _COUNT,
    words.About.COUNT: _COUNT,
    words.About.VOLUME: Annotated[Volume, Spec("Value")],
    words.About.DATE: Annotated[str | int, Spec("Value", Kind.DATE)],
    words.About.STATUS: Annotated[Any, Spec("Value", Kind.WORD, words=words.Status, any_word=True)],
    words.About.CONTROL: _ACTOR,
    words.About.PERPETRATOR: _ACTOR,
    words.About.TARGET: _ACTOR,
    words.About.DISTANCE: Annotated[Any, Spec("Value", hint="400 km, 350 mi")],
    words.About.BEARING: Annotated[Any, Spec("Value", hint="NW, west, further north")],
}
"""What the value of a claim is, by what the claim is about; of anything else it may be any JSON."""

Record = Crossing | Event | Source | Actor

TABLES: dict[str, type[Crossing | Event | Source | Actor]] = {
    "crossings": Crossing,
    "events": Event,
    "sources": Source,
    "actors": Actor,
}
LISTED: dict[str, type[EventRow]] = {"events": EventRow}
"""The tables that may be so large that their records are made while the file is read; of each what a list needs."""


def status_reports(status: Statuses) -> tuple[StatusReport, ...]:
    """Every report of a status in its long form, whether the file has a word, one object or a list of them."""
    if isinstance(status, str):
        return (StatusReport(state=status),) if status else ()
    return (status,) if isinstance(status, StatusReport) else status


def control_reports(control: Controls) -> tuple[ControlReport, ...]:
    """Every report of a holder, whether the file has one object or a list of them."""
    return (control,) if isinstance(control, ControlReport) else control
