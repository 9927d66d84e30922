"""Which claims speak of the same thing (their topic), and which of them contradict each other.

Comparable are the claims of one record with the same `about` and `of` (for a distance or bearing: measured from the
same place), not superseded. Among them two assertions contradict when their values cannot both be true; a denial
contradicts an assertion that it leaves nothing of; denials do not contradict each other. Doubts widen what is
possible and contradict nothing; hopes and expectations speak of what is not yet, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from store.claims.stances import asserts, denies, stands
from store.claims.together import can_all_be_true, can_both_be_true, denial_covers
from store.claims.values import PASSAGE_OF, modes_of, state_of, volume_of, volume_words
from store.records.model import Claim, Event, Record, control_reports, status_reports
from store.records.vocabulary import About, Mode
from store.text.folding import fold

_COUNT, _DATE, _STATUS = About.COUNT.value, About.DATE.value, About.STATUS.value
_CONTROL, _VOLUME = About.CONTROL.value, About.VOLUME.value
_DISTANCE, _BEARING = About.DISTANCE.value, About.BEARING.value


class Topic(NamedTuple):
    """What comparable claims have in common: `about`, and `of` in the spelling that searches compare."""

    about: str
    of: str = ""

    @property
    def words(self) -> str:
        """For people: "killed", "date (walid)", and of a count what is counted alone."""
        if not self.of:
            return self.about
        return self.of if self.about == _COUNT else f"{self.about} ({self.of})"


class Contradiction(NamedTuple):
    """Two claims that cannot both be true."""

    topic: Topic
    one: Claim
    other: Claim


def worded_topic(claim: Claim) -> Topic:
    """Return the topic of a claim as its speaker spells it; compare by `topic_of`."""
    of = claim.of
    if claim.about == _VOLUME and volume_of(claim.value):
        of = f"{of} {volume_words({**claim.value, 'count': ''})}".strip()
    if claim.origin is not None and claim.about in (_DISTANCE, _BEARING):
        of = f"{of} from {claim.origin.text}" if of else claim.origin.text
    return Topic(claim.about, of)


def topic_of(claim: Claim) -> Topic:
    """Return the topic of a claim in the folded spelling in which topics are compared."""
    topic = worded_topic(claim)
    return topic._replace(of=fold(topic.of)) if topic.of else topic


def ledger(claims: Iterable[Claim]) -> dict[Topic, tuple[Claim, ...]]:
    """The claims that still stand by topic, in the order in which the topics are first mentioned."""
    topics: dict[Topic, list[Claim]] = {}
    for claim in claims:
        if stands(claim):
            topics.setdefault(topic_of(claim), []).append(claim)
    return {topic: tuple(found) for topic, found in topics.items()}


def contradicts(one: Claim, other: Claim) -> bool:
    """Whether two comparable claims cannot both be true."""
    if asserts(one) and asserts(other):
        return not can_both_be_true(one.about, one.value, other.value)
    for denial, assertion in ((one, other), (other, one)):
        if denies(denial) and asserts(assertion):
            return denial_covers(one.about, denial.value, assertion.value)
    return False


def held_by_desk(event: Event) -> tuple[Claim, ...]:
    """Return what the event itself says (date, status, control) as claims without a speaker."""
    held = [Claim(about=_DATE, value=event.date)] if event.date else []
    if isinstance(event.status, str):
        held += [Claim(about=_STATUS, value=event.status)] if event.status else []
    else:
        held += [
            Claim(about=_STATUS, value=_stated(state=report.state, modes=report.modes, side=report.side))
            for report in status_reports(event.status)
        ]
    held += [
        Claim(about=_CONTROL, value=_stated(side=report.side, by=report.by, state=report.state))
        for report in control_reports(event.control)
    ]
    return tuple(held)


def _stated(**parts: object) -> dict[str, object]:
    return {name: part for name, part in parts.items() if part}


def scoped(claim: Claim) -> Claim:
    """Return a claim of status or control with its `of` (a side or mode) put into its value, as events have it."""
    if claim.about == _CONTROL:
        by = claim.value if isinstance(claim.value, dict) else {"by": claim.value}
        return replace(claim, value={**_side(claim), **_stated(**by)})
    if claim.about != _STATUS or not claim.of:
        return claim
    mode, state = Mode.find(claim.of), state_of(claim.value)
    if mode is not None:
        return replace(claim, value={"modes": {mode.value: PASSAGE_OF.get(state, state)}})
    side = _side(claim)
    return replace(claim, value={**side, "state": state, "modes": modes_of(claim.value)}) if side else claim


def _side(claim: Claim) -> dict[str, str]:
    return {"side": claim.of.upper()} if len(claim.of) == 2 else {}


def is_of_the_event(claim: Claim, event: Event) -> bool:
    """Whether a claim is of the event or one of its crossings, by its id, not of a thing of its own."""
    return not claim.of or fold(claim.of) in {fold(crossing) for crossing in event.crossings}


def _names_a_part(claim: Claim) -> bool:
    return claim.about != _DATE and (len(claim.of) == 2 or Mode.find(claim.of) is not None)


def rivals(event: Event, names: frozenset[str] = frozenset()) -> Iterator[Contradiction]:
    """Yield each pair of the event's own statement (`one`) and a claim that cannot be true beside it."""
    holds = {_DATE: event.date, _STATUS: event.status, _CONTROL: event.control}
    told = {claim.about for claim in event.claims if holds.get(claim.about)}
    if not told:  # as of most events
        return
    held = ledger(one for one in held_by_desk(event) if one.about in told)
    for claim in event.claims:
        ours = [one for topic, found in held.items() if topic.about == claim.about for one in found]
        if not ours or not (is_of_the_event(claim, event) or fold(claim.of) in names or _names_a_part(claim)):
            continue
        said = scoped(claim)
        if all(contradicts(one, said) for one in ours):
            yield Contradiction(topic_of(claim), ours[0], claim)


def contested(record: Record) -> tuple[Topic, ...]:
    """The topics on which a record's claims, or a claim and what the desk holds of an event, cannot all be true."""
    several = len({claim.about for claim in record.claims}) < len(record.claims)
    topics = ledger(record.claims) if several else {}
    found = [topic for topic, said in topics.items() if not can_all_be_true(said)]
    if isinstance(record, Event):
        found += [rival.topic for rival in rivals(record)]
    return tuple(dict.fromkeys(found))


def contested_words(record: Record) -> dict[Topic, str]:
    """The contested topics for people, each as the first claim about it spells it: "volume (trucks a day TR>SY)"."""
    topics = contested(record)
    spelled = {topic_of(claim): worded_topic(claim) for claim in reversed(record.claims)} if topics else {}
    return {topic: spelled[topic].words for topic in topics}


def has_contested_date(event: Event, crossing: str) -> bool:
    """Whether what is said of the day of an event, or of its day at one crossing, cannot all be true."""
    told = any(claim.about == _DATE for claim in event.claims)
    return told and any(topic.about == _DATE and topic.of in ("", fold(crossing)) for topic in contested(event))
