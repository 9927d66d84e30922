"""A claim in words: its value, its speaker, and the sentence in the ledger.

The words always tell who says so, keep the hedge, and say no more than the claim does.
"""

from __future__ import annotations

from typing import Any

from store.claims.attribution import attributions
from store.claims.grades import parse_grade
from store.claims.measures import read_distance
from store.claims.stances import stance_of
from store.claims.values import COUNTED, date_of, volume_words
from store.dates.text import short
from store.records.interface import Records
from store.records.model import Claim, Event, Involvement
from store.records.vocabulary import About, Anonymity, Attribution, ClaimMode, Mode, Role, Stance
from store.text.folding import fold
from store.words.names import actor_name

UNATTRIBUTED, NO_SOURCE = "unattributed", "unknown, no source"
_ANONYMOUS = {Anonymity.ANONYMOUS: "anonymous", Anonymity.UNNAMED_GROUP: "unnamed"}
_SAYS = {
    ClaimMode.STATEMENT: "in a statement",
    ClaimMode.QUOTE: "quoted",
    ClaimMode.CONFIRMATION: "confirming",
    ClaimMode.DENIAL: "denying",
    ClaimMode.BELIEF: "as believed",
    ClaimMode.HEADLINE: "in a headline",
    ClaimMode.DATASET_CODING: "as coded",
    ClaimMode.ANALYST: "as judged by an analyst",
}
_ATTRIBUTED = {
    Attribution.CONFIRMED: "confirmed perpetrator",
    Attribution.CLAIMED: "claimed by the actor",
    Attribution.SUSPECTED: "suspected perpetrator",
    Attribution.DENIED: "denied as perpetrator",
    Attribution.UNKNOWN: f"perpetrator, {NO_SOURCE}",
}
_STANCES = {
    Stance.DENIES: "denied: ",
    Stance.DOUBTS: "doubted: ",
    Stance.HOPES: "hoped: ",
    Stance.EXPECTS: "expected: ",
}


def said_words(claim: Claim, records: Records) -> str:
    """What is said: `6 killed`, `2 vehicles struck`, `late Aug 2019`, `perpetrator: Israel`."""
    value = _plain(claim, records)
    about = About.find(claim.about)
    if about is About.COUNT:
        return _joined(value, claim.of)
    if about is About.VOLUME and isinstance(claim.value, dict):
        return volume_words(claim.value)
    if about in COUNTED:
        return _joined(value, Mode.called(claim.of), claim.about)
    of = f" of {Mode.called(claim.of)}" if claim.of else ""
    return f"{claim.about}{of}: {value}" if value else f"{claim.about}{of}"


def _plain(claim: Claim, records: Records) -> str:
    date = date_of(claim.value) if claim.about == About.DATE.value else None
    if date is not None:
        return short(date)
    distance = read_distance(claim.value) if claim.about == About.DISTANCE.value else None
    return distance.text if distance else plain_words(claim.value, records)


_PARTS = {"state": "", "modes": "", "un_authorised": "UN authorisation"}


def plain_words(value: Any, records: Records) -> str:
    """Any value in words: an actor's id by name, a list with commas, an object as `name value` pairs.

    A state and modes speak for themselves: `limited, trade yes`.
    """
    if isinstance(value, list | tuple):
        return ", ".join(plain_words(part, records) for part in value)
    if isinstance(value, dict):
        parts = ((_PARTS.get(name, Mode.called(name)), plain_words(part, records)) for name, part in value.items())
        return ", ".join(f"{name} {words}".strip() for name, words in parts)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return actor_name(str(value), records) if value is not None else ""


def involvement_words(event: Event, part: Involvement, records: Records) -> str:
    """An actor with its part, and how an act is attributed to it: `Israel · suspected perpetrator`."""
    role = Role.find(part.role)
    words = role.label if role else part.role
    if role is Role.PERPETRATOR:
        words = _ATTRIBUTED[attributions(event).get(fold(part.who), Attribution.UNKNOWN)]
    return " · ".join(word for word in (actor_name(part.who, records), words) if word)


def deed_words(event: Event, records: Records) -> str:
    """Who did it, how firmly that is attributed, and to whom: `Israel · suspected → Kata'ib Hezbollah`."""
    known = attributions(event)

    def of(*roles: Role) -> list[str]:
        return [part.who for part in event.actors if part.who and Role.find(part.role) in roles]

    def attributed(who: str) -> str:
        how = known.get(fold(who), Attribution.UNKNOWN)
        return f"{actor_name(who, records)} · {NO_SOURCE if how is Attribution.UNKNOWN else how.label}"

    doers = ", ".join(map(attributed, of(Role.PERPETRATOR)))
    targets = ", ".join(actor_name(who, records) for who in of(Role.TARGET, Role.VICTIM))
    return f"{doers or UNATTRIBUTED} → {targets}" if targets else doers


def speaker_words(claim: Claim, records: Records) -> str:
    """Who says so, and how far they are known: `a military source (anonymous)`, `Kata'ib Hezbollah`, `unattributed`."""
    anonymity = Anonymity.find(claim.anonymity)
    if not claim.by:
        return claim.anonymity or UNATTRIBUTED
    how = _ANONYMOUS.get(anonymity, "") if anonymity else claim.anonymity
    return _joined(actor_name(claim.by, records), f"({how})" if how else "")


def source_words(claim: Claim, records: Records) -> str:
    """Where it was published: `Kurdistan 24, via Iraqi News Agency (INA)`; the id where no such source is kept."""
    source, via = (_publisher(id_, records) for id_ in (claim.source, claim.via))
    return ", ".join(part for part in (source, f"via {via}" if via else "") if part)


def _hearer(claim: Claim, records: Records) -> str:
    """Whom the speaker told, and where that was read: `Iraqi News Agency (INA), cited by Kurdistan 24`."""
    source, via = (_publisher(id_, records) for id_ in (claim.source, claim.via))
    return f"{via}, cited by {source}" if via and source else via or source


def _publisher(source_id: str, records: Records) -> str:
    source = records.sources.get(source_id)
    return source.publisher or source.title or source_id if source else source_id


def when_words(claim: Claim, records: Records) -> str:
    """When it was said, else published: `27 Sep 2019`; nothing where neither is known."""
    source = records.sources.get(claim.source)
    date = date_of(claim.said) or (date_of(source.published) if source else None)
    return short(date) if date else claim.said or claim.said_text


def sentence(claim: Claim, records: Records) -> str:
    """The claim as the ledger shows it: `6 killed, a military source (anonymous) told Kurdistan 24, 30 Sep 2019`."""
    stance = stance_of(claim)
    opening = _STANCES.get(stance, "") if stance else f"{claim.stance}: "
    what = opening + said_words(claim, records) + (f" (“{claim.hedge}”)" if claim.hedge else "")
    where, when = source_words(claim, records), when_words(claim, records)
    speaker, mode = speaker_words(claim, records), ClaimMode.find(claim.mode)
    if mode is ClaimMode.TOLD and where and claim.by:
        return ", ".join(part for part in (what, f"{speaker} told {_hearer(claim, records)}", when) if part)
    if mode is ClaimMode.QUOTE and claim.via and claim.by:
        return ", ".join(part for part in (what, f"{speaker} quoted by {_hearer(claim, records)}", when) if part)
    how = _SAYS.get(mode, "") if mode else claim.mode
    said = _joined(speaker, how) if claim.by else ", ".join(part for part in (speaker, how) if part)
    if said == UNATTRIBUTED and where:
        said, where = f"{said} in {where}", ""  # the source is known, only who says it there is not
    return ", ".join(part for part in (what, said, where, when) if part)


def judgement_words(claim: Claim) -> str:
    """Grade, likelihood (ICD 203) and confidence, each by its own name: `C3 · likely`, `high confidence`."""
    grade = parse_grade(claim.grade)
    confidence = f"{claim.confidence} confidence" if claim.confidence else ""
    return " · ".join(part for part in (grade.text if grade else claim.grade, claim.likelihood, confidence) if part)


def _joined(*words: str) -> str:
    return " ".join(" ".join(words).split())
