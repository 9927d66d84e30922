"""The vocabularies of the fields: each word with the label, letter and marks that it is shown by.

A word from a file that is not listed here is kept and marked by the checks, never refused: `find` gives None for it.
"""

from __future__ import annotations

from enum import Enum
from typing import Self


class Word(Enum):
    """One word of a vocabulary. The value is the word as it stands in the file.

    `label` is for people, `letter` the one-letter mark, `mark` a shape of one cell and `hollow` its form when old.
    """

    label: str
    letter: str
    mark: str
    hollow: str

    __hash__ = object.__hash__  # each word is one object, and the hash of an Enum is worked out anew each time

    def __new__(cls, word: str, label: str = "", letter: str = "", mark: str = "", hollow: str = "") -> Self:
        member = object.__new__(cls)
        member._value_ = word
        member.label = label or word.replace("_", " ")
        member.letter = letter
        member.mark = mark
        member.hollow = hollow or mark
        return member

    @classmethod
    def find(cls, word: object) -> Self | None:
        """The member for a word of the file, None where the word is not of this vocabulary."""
        members: dict[object, Self] = cls._value2member_map_  # type: ignore[assignment]
        return members.get(word) if isinstance(word, str) else None

    @classmethod
    def words(cls) -> tuple[str, ...]:
        """Every word, in the order in which it is offered."""
        return tuple(member.value for member in cls)


class EventType(Word):
    """What kind of thing happened."""

    STATUS = "status", "Status change", "S"
    CONTROL = "control", "Change of control", "K"
    ATTACK = "attack", "Attack", "A"
    CLASH = "clash", "Clash", "C"
    STATEMENT = "statement", "Statement", "D"
    AUTHORISATION = "authorisation", "Authorisation", "P"
    MOVEMENT = "movement", "Movement", "M"
    HUMANITARIAN = "humanitarian", "Humanitarian", "H"
    INFRASTRUCTURE = "infrastructure", "Infrastructure", "I"
    ASSESSMENT = "assessment", "Assessment", "E"
    OTHER = "other", "Other", "O"


VIOLENT = frozenset({EventType.ATTACK.value, EventType.CLASH.value})
"""The types of events that are violence."""


class Status(Word):
    """Whether a crossing works, as OCHA, the Logistics Cluster and IOM publish it."""

    OPEN = "open", "open", "O", "●", "○"
    LIMITED = "limited", "limited", "L", "▲", "△"
    SPORADIC = "sporadic", "sporadic", "S", "◆", "◇"
    CLOSED = "closed", "closed", "C", "■", "□"
    INACTIVE = "inactive", "inactive", "I", "▬", "▭"
    UNKNOWN = "unknown", "unknown", "?", "·", "·"


class Phase(Word):
    """How far an event has come; one without a phase came into force."""

    PLANNED = "planned"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"


class PermissionKind(Word):
    """What a permission to cross is."""

    AUTHORISATION = "authorisation"
    CONSENT = "consent"
    AGREEMENT = "agreement"
    ORDER = "order"
    EXEMPTION = "exemption"


class Period(Word):
    """The time in which a volume passes."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class WeekStart(Word):
    """The day on which weeks begin."""

    MONDAY = "monday"
    SUNDAY = "sunday"


class Mode(Word):
    """Who or what passes."""

    PEDESTRIAN = "pedestrian", "on foot"
    PASSENGER = "passenger", "vehicles"
    COMMERCIAL = "commercial", "trade"
    HUMANITARIAN = "humanitarian", "aid"
    OFFICIAL = "official", "officials"
    RAIL = "rail", "rail"

    @classmethod
    def called(cls, mode: str) -> str:
        """What a mode of the file is called in a line: on foot, vehicles, trade, aid; one that is none as it is."""
        known = cls.find(mode)
        return known.label if known else mode


class Passage(Word):
    """Whether a mode may pass."""

    YES = "yes"
    NO = "no"
    RESTRICTED = "restricted"


class ControlState(Word):
    """How firmly a side is held."""

    HELD = "held"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    SHARED = "shared"
    UNKNOWN = "unknown"


class CrossingKind(Word):
    """What crosses the border here."""

    ROAD = "road"
    RAIL = "rail"
    RIVER = "river"
    FOOT = "foot"
    MIXED = "mixed"


class Official(Word):
    """Whether both states recognise the crossing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class NameKind(Word):
    """In which way a name is a name."""

    ALIAS = "alias"
    TRANSLITERATION = "transliteration"
    OFFICIAL = "official"
    HISTORIC = "historic"


class About(Word):
    """What a claim is about; anything else is allowed and compared by equality of words."""

    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    COUNT = "count"
    VOLUME = "volume"
    DATE = "date"
    STATUS = "status"
    CONTROL = "control"
    PERPETRATOR = "perpetrator"
    TARGET = "target"
    DISTANCE = "distance"
    BEARING = "bearing"
    USE = "use"
    PURPOSE = "purpose"
    ASSESSMENT = "assessment"
    AUTHORISATION = "authorisation"
    REOPENING = "reopening"


class Anonymity(Word):
    """How far a speaker is known."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    UNNAMED_GROUP = "unnamed group"
    INSTITUTION = "institution"
    UNATTRIBUTED = "unattributed"


class ClaimMode(Word):
    """In which way a thing was said."""

    STATEMENT = "statement"
    TOLD = "told"
    QUOTE = "quote"
    CONFIRMATION = "confirmation"
    DENIAL = "denial"
    BELIEF = "belief"
    HEADLINE = "headline"
    DATASET_CODING = "dataset coding"
    ANALYST = "analyst"


class Stance(Word):
    """What a speaker does with the thing said; a claim without one asserts."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    HOPES = "hopes"
    EXPECTS = "expects"


class Likelihood(Word):
    """The seven expressions of ICD 203, with its ranges in per cent; never mixed with confidence in one claim."""

    ALMOST_NO_CHANCE = "almost no chance", "almost no chance (1–5 %)"
    VERY_UNLIKELY = "very unlikely", "very unlikely (5–20 %)"
    UNLIKELY = "unlikely", "unlikely (20–45 %)"
    ROUGHLY_EVEN = "roughly even chance", "roughly even chance (45–55 %)"
    LIKELY = "likely", "likely (55–80 %)"
    VERY_LIKELY = "very likely", "very likely (80–95 %)"
    ALMOST_CERTAIN = "almost certain", "almost certain (95–99 %)"


class Confidence(Word):
    """Confidence in the basis of a judgement (ICD 203), apart from its likelihood."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Reliability(Word):
    """The first half of an Admiralty grade: the source."""

    A = "A", "completely reliable", "A"
    B = "B", "usually reliable", "B"
    C = "C", "fairly reliable", "C"
    D = "D", "not usually reliable", "D"
    E = "E", "unreliable", "E"
    F = "F", "reliability cannot be judged", "F"


class Credibility(Word):
    """The second half of an Admiralty grade: the information."""

    CONFIRMED = "1", "confirmed by other sources", "1"
    PROBABLE = "2", "probably true", "2"
    POSSIBLE = "3", "possibly true", "3"
    DOUBTFUL = "4", "doubtful", "4"
    IMPROBABLE = "5", "improbable", "5"
    NOT_JUDGED = "6", "truth cannot be judged", "6"


class Review(Word):
    """The desk's own workflow."""

    ACCEPTED = "accepted"
    WORK_NEEDED = "work needed"
    ISSUE = "issue"
    SUPERSEDED = "superseded"


class Role(Word):
    """An actor's part in an event."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    AGENT = "agent"
    AUTHORITY = "authority"
    PARTY = "party"
    VICTIM = "victim"
    WITNESS = "witness"


class ActorKind(Word):
    """What an actor is (ACLED's kinds, and persons and organisations)."""

    STATE_FORCES = "state forces"
    REBEL = "rebel"
    POLITICAL_MILITIA = "political militia"
    IDENTITY_MILITIA = "identity militia"
    RIOTERS = "rioters"
    PROTESTERS = "protesters"
    CIVILIANS = "civilians"
    EXTERNAL_FORCES = "external or other forces"
    PERSON = "person"
    ORGANISATION = "organisation"


class Constraint(Word):
    """What hindered humanitarian access, by the nine types of OCHA's Access Monitoring and Reporting Framework."""

    DENIAL = "denial of needs", "denial that needs or entitlements exist"
    ENTRY = "entry restrictions", "restricted entry of agencies, staff or goods into the country"
    MOVEMENT = "movement restrictions", "restricted movement of agencies, staff or goods within the country"
    HOSTILITIES = "hostilities", "military operations and hostilities"
    VIOLENCE = "violence", "violence against humanitarian staff, goods or premises"
    INTERFERENCE = "interference", "interference in humanitarian activities"
    MINES = "mines and explosives", "mines and unexploded ordnance"
    ENVIRONMENT = "physical environment", "terrain, climate or lack of infrastructure"
    SERVICES = "access to services", "people kept from services and assistance"


class Sector(Word):
    """The sector of humanitarian aid, by the global clusters."""

    CAMPS = "camp coordination"
    CASH = "cash"
    EARLY_RECOVERY = "early recovery"
    EDUCATION = "education"
    TELECOMMUNICATIONS = "emergency telecommunications"
    FOOD_SECURITY = "food security"
    HEALTH = "health"
    LOGISTICS = "logistics"
    NUTRITION = "nutrition"
    PROTECTION = "protection"
    SHELTER = "shelter"
    WASH = "wash", "water, sanitation and hygiene"


class SourceKind(Word):
    """What a source is."""

    NEWS = "news"
    NEWS_AGENCY = "news agency"
    STATE_MEDIA = "state media"
    STATEMENT = "statement"
    REPORT = "report"
    SOCIAL_MEDIA = "social media"
    DATASET = "dataset"
    INTERVIEW = "interview"
    DOCUMENT = "document"
    OTHER = "other"


class RelationKind(Word):
    """How one source stands to another."""

    QUOTES = "quotes"
    LINKS_TO = "links_to"
    REPUBLISHES = "republishes"
    TRANSLATES = "translates"


class Attribution(Word):
    """How an act is attributed; follows from the claims about its perpetrator."""

    CONFIRMED = "confirmed"
    CLAIMED = "claimed by the actor"
    SUSPECTED = "suspected"
    DENIED = "denied"
    UNKNOWN = "unknown"


class PlacePrecision(Word):
    """How precisely a place is known."""

    EXACT = "exact"
    NEAR_TOWN = "near town"
    DISTRICT = "district"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    UNKNOWN = "unknown"
