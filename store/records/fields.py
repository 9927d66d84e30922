"""The fields of each kind of record, declared once: label, kind of value, vocabulary, what it may refer to, and a hint.

Details, editors, completion, command line and checks read this; `model.py` holds the types.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from store.records import vocabulary as words
from store.records.vocabulary import About, Word

if TYPE_CHECKING:
    from store.records.model import Path


class Kind(Enum):
    """What a field holds, and so how it is edited."""

    TEXT = auto()
    LONG_TEXT = auto()
    ID = auto()  # the record's own id; changing it changes every reference
    DATE = auto()  # EDTF, typed as people write it
    WORD = auto()  # of a vocabulary
    COUNT = auto()  # as worded: 6, 2..6, 3+, ~10, several
    LATITUDE = auto()
    LONGITUDE = auto()
    FLAG = auto()
    REFERENCE = auto()  # an id of another table, or words where `free`
    TEXTS = auto()  # a list of texts
    REFERENCES = auto()  # a list of ids of another table
    PART = auto()  # one object with fields of its own
    PARTS = auto()  # a list of such objects
    WORDS_BY_NAME = auto()  # an object of words by name: modes
    OPEN = auto()  # any JSON


class Field(NamedTuple):
    """One field. `table` is what a reference points into, `free` whether words may stand there instead of an id."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    vocabulary: type[Word] | None = None
    table: str = ""
    free: bool = False
    parts: tuple[Field, ...] = ()
    hint: str = ""


def _word(name: str, label: str, vocabulary: type[Word], hint: str = "") -> Field:
    return Field(name, label, Kind.WORD, vocabulary, hint=hint or " · ".join(vocabulary.words()))


def _reference(name: str, label: str, table: str, *, free: bool = False) -> Field:
    return Field(
        name, label, Kind.REFERENCE, table=table, free=free, hint=f"the id of one of the {table}" + ", or words" * free
    )


def _references(name: str, label: str, table: str, *, free: bool = False) -> Field:
    return Field(name, label, Kind.REFERENCES, table=table, free=free, hint=f"ids of {table}, with commas between")


_DATE_HINT = "30 sep 2019, late august, 2014?, before 2014, aug 2014 to nov 2017, or EDTF"
_PRIVATE = Field("private", "Private", Kind.FLAG, hint="private records stay out of exports and reports")
_ID = Field("id", "Id", Kind.ID, hint="what other records refer to; they follow when it changes")
_LATITUDE = Field("lat", "Latitude", Kind.LATITUDE, hint="degrees north, as in 34.398; 34°23'53\"N is understood")
_LONGITUDE = Field("lon", "Longitude", Kind.LONGITUDE, hint="degrees east, as in 40.976")

NAME = (
    Field("value", "Name"),
    Field("lang", "Language", hint="a BCP 47 tag: ar, ckb, en"),
    _word("kind", "Kind", words.NameKind),
)
SIDE = (
    Field("country", "Country", hint="ISO 3166-1 alpha-2: IQ, SY"),
    Field("name", "Name"),
    Field("names", "Other names", Kind.PARTS, parts=NAME),
    Field("town", "Town"),
    Field("admin1", "Province"),
    Field("pcode", "P-code"),
    _reference("authority", "Authority", "actors", free=True),
)
PLACE = (
    Field("text", "Place"),
    _LATITUDE,
    _LONGITUDE,
    _word("precision", "Precision", words.PlacePrecision),
)
INVOLVEMENT = (_reference("who", "Who", "actors", free=True), _word("role", "Role", words.Role))
UN_AUTHORISATION = (Field("resolution", "Resolution"), Field("until", "Until", Kind.DATE, hint=_DATE_HINT))
STATUS = (
    _word("state", "Status", words.Status),
    Field("side", "Side", hint="one side's country, where it holds for that side alone"),
    Field("modes", "Modes", Kind.WORDS_BY_NAME, words.Passage, hint="commercial yes, pedestrian no, …"),
    Field("direction", "Direction", hint="both, or IQ>SY"),
    Field("hours", "Hours", hint="08:00–16:00"),
    Field("who", "Who may cross"),
    Field("un_authorised", "UN authorisation", Kind.PART, parts=UN_AUTHORISATION),
)
CONTROL = (
    Field("side", "Side", hint="the side's country: IQ, SY"),
    _reference("by", "Held by", "actors", free=True),
    _word("state", "How firmly", words.ControlState),
)
RELATION = (_reference("source", "Source", "sources"), _word("kind", "Kind", words.RelationKind))
OFFICE = (
    Field("title", "Office"),
    _reference("organisation", "Organisation", "actors", free=True),
    Field("from", "From", Kind.DATE, hint=_DATE_HINT),
    Field("to", "To", Kind.DATE, hint=_DATE_HINT),
)
CLAIM = (
    _word("about", "About", About),
    Field("of", "Of", hint="of what: vehicles struck"),
    Field("value", "Value", Kind.OPEN),
    Field("from", "Measured from", Kind.PART, parts=PLACE),
    _reference("by", "Speaker", "actors", free=True),
    _word("anonymity", "Anonymity", words.Anonymity),
    _reference("source", "Source", "sources"),
    _reference("via", "Via", "sources"),
    Field("said", "Said on", Kind.DATE, hint=_DATE_HINT),
    Field("said_text", "Said, as worded"),
    _word("mode", "Mode", words.ClaimMode),
    _word("stance", "Stance", words.Stance),
    Field("hedge", "Hedge", hint="the source's own caution: believed to, claimed"),
    Field("quote", "Quote", Kind.LONG_TEXT),
    Field("grade", "Grade", hint="Admiralty code: C3, C or 3"),
    _word("likelihood", "Likelihood", words.Likelihood),
    _word("confidence", "Confidence", words.Confidence),
    _word("review", "Review", words.Review),
    Field("note", "Note", Kind.LONG_TEXT),
    _PRIVATE,
)
_CLAIMS = Field("claims", "Claims", Kind.PARTS, parts=CLAIM)

FIELDS: dict[str, tuple[Field, ...]] = {
    "events": (
        Field("title", "Title"),
        _word("type", "Type", words.EventType),
        Field("date", "Date", Kind.DATE, hint=_DATE_HINT),
        Field("date_text", "As said", hint="the date as the source put it"),
        _references("crossings", "Crossings", "crossings"),
        Field("place", "Place", Kind.PART, parts=PLACE),
        Field("means", "Means", hint="drone, artillery, convoy, …"),
        Field("status", "Status", Kind.PART, words.Status, parts=STATUS),
        Field("control", "Control", Kind.PARTS, parts=CONTROL),
        Field("actors", "Actors", Kind.PARTS, parts=INVOLVEMENT),
        Field("summary", "Summary", Kind.LONG_TEXT),
        _CLAIMS,
        _references("sources", "Sources", "sources"),
        Field("tags", "Tags", Kind.TEXTS, hint="words, with commas"),
        _word("review", "Review", words.Review),
        _references("related", "Related", "events"),
        _PRIVATE,
        _ID,
    ),
    "crossings": (
        Field("sides", "Sides", Kind.PARTS, parts=SIDE),
        _word("kind", "Kind", words.CrossingKind),
        _word("official", "Official", words.Official),
        _LATITUDE,
        _LONGITUDE,
        Field("external_ids", "Other ids", Kind.OPEN),
        Field("notes", "Notes", Kind.LONG_TEXT),
        _CLAIMS,
        _PRIVATE,
        _ID,
    ),
    "sources": (
        Field("title", "Title"),
        Field("publisher", "Publisher"),
        _word("kind", "Kind", words.SourceKind),
        Field(
            "reliability",
            "Reliability",
            Kind.WORD,
            words.Reliability,
            hint="A completely reliable … E unreliable, F cannot be judged",
        ),
        Field("author", "Author"),
        Field("editor", "Editor"),
        Field("dateline", "Dateline"),
        Field("published", "Published", Kind.DATE, hint=_DATE_HINT),
        Field("url", "URL"),
        Field("archive_url", "Archived"),
        Field("sha256", "SHA-256"),
        Field("language", "Language", hint="a BCP 47 tag: ar, ckb, en"),
        Field("relations", "Relations", Kind.PARTS, parts=RELATION),
        Field("notes", "Notes", Kind.LONG_TEXT),
        _CLAIMS,
        _PRIVATE,
        _ID,
    ),
    "actors": (
        Field("name", "Name"),
        Field("names", "Other names", Kind.PARTS, parts=NAME),
        _word("kind", "Kind", words.ActorKind),
        _references("part_of", "Part of", "actors", free=True),
        _references("backed_by", "Backed by", "actors", free=True),
        Field("offices", "Offices", Kind.PARTS, parts=OFFICE),
        Field("notes", "Notes", Kind.LONG_TEXT),
        _CLAIMS,
        _PRIVATE,
        _ID,
    ),
}

_CLAIM_VALUES: dict[About | None, tuple[Kind, str]] = {
    About.KILLED: (Kind.COUNT, "6, 2..6, 3+, ~10, several"),
    About.INJURED: (Kind.COUNT, "6, 2..6, 3+, ~10, several"),
    About.CAPTURED: (Kind.COUNT, "6, 2..6, 3+, ~10, several"),
    About.DISPLACED: (Kind.COUNT, "6, 2..6, 3+, ~10, several"),
    About.COUNT: (Kind.COUNT, "6, 2..6, 3+, ~10, several"),
    About.DATE: (Kind.DATE, _DATE_HINT),
    About.STATUS: (Kind.WORD, " · ".join(words.Status.words())),
    About.CONTROL: (Kind.REFERENCE, "an id of actors or words"),
    About.PERPETRATOR: (Kind.REFERENCE, "an id of actors or words"),
    About.TARGET: (Kind.REFERENCE, "an id of actors or words"),
    About.DISTANCE: (Kind.OPEN, "400 km, 350 mi"),
    About.BEARING: (Kind.OPEN, "NW, west, further north"),
}


def claim_value(about: object) -> Field:
    """The field of a claim's value, which depends on what the claim is about."""
    known = About.find(about)
    kind, hint = _CLAIM_VALUES.get(known, (Kind.OPEN, ""))
    vocabulary = words.Status if known is About.STATUS else None
    table = "actors" if kind is Kind.REFERENCE else ""
    return Field("value", "Value", kind, vocabulary, table, free=bool(table), hint=hint)


def field_of(fields: tuple[Field, ...], name: str | int) -> Field | None:
    """The field of this name, None where the format has none."""
    return next((field for field in fields if field.name == name), None)


def field_at(table: str, path: Path) -> Field | None:
    """The field that a path of a record leads to; a number leads into a list. None where the format has none."""
    fields, found = FIELDS.get(table, ()), None
    for step in path:
        if isinstance(step, int):
            continue
        found = field_of(fields, step)
        if found is None:
            return None
        fields = found.parts
    return found
