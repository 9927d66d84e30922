"""A situation report made of the records: which events are incidents, the overview, and the parts put together."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.claims import attribution, contested, ledger
from store.claims.figures import figures
from store.claims.stances import stands
from store.claims.values import count_of, date_of
from store.claims.words import actor_name, volume_words
from store.dates import short, weekday
from store.records.vocabulary import About, Attribution, EventType, Role
from store.report import voices
from store.report.changing import changes
from store.report.citing import Citing
from store.report.model import Changed, Contest, CrossingStatus, Incident, Report, Said, Sentence, Volumes
from store.report.period import Period
from store.report.statuses import status_row
from store.status import Standing
from store.status.words import permit_name
from store.words.names import crossing_name, crossings_of
from store.words.places import where_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from store.claims import Topic
    from store.records.interface import Records
    from store.records.model import Claim, Event, Key

VIOLENT = frozenset({EventType.ATTACK.value, EventType.CLASH.value})
CASUALTIES = frozenset(about.value for about in (About.KILLED, About.INJURED, About.CAPTURED, About.DISPLACED))
TOLD_AS_CHANGES = frozenset({EventType.STATUS.value, EventType.CONTROL.value, EventType.AUTHORISATION.value})
_OF_VOLUME = frozenset((About.COUNT.value, About.VOLUME.value))
_FEW, _SOON = 3, 30
"""Crossings that the lead names one by one; days within which the end of a permission is told there."""
DESK = frozenset({About.STATUS.value, About.CONTROL.value, About.DATE.value})


def report(
    records: Records,
    since: date,
    as_of: date,
    *,
    crossings: Sequence[str] = (),
    known_then: bool = False,
    undecided: Iterable[tuple[Key, str]] = (),
) -> Report:
    """The report on a period, both days with it; `crossings` narrow it. `records` are what may be seen outside.

    `undecided` is what a merge left open: each record, and a sentence about it.
    """
    names = tuple(crossings) or tuple(records.crossings)
    period = Period(records, since, as_of, known_then, names, narrowed=bool(crossings))
    citing = Citing(period)
    standing = Standing.of(records, as_of, known_then=known_then)
    before = standing.at(since - timedelta(days=1), known_then=known_then)
    statuses = tuple(status_row(standing, before, name, records, citing) for name in names)
    changed = changes(period, standing, citing)
    events = period.events()
    happened = [event for event in events if _is_incident(event)]
    others = [event for event in events if not _is_incident(event) and event.type not in TOLD_AS_CHANGES]
    incidents = tuple(_incident(event, period, citing) for event in happened)
    other = tuple(_incident(event, period, citing) for event in others)
    contests = tuple(contest for event in events for contest in _contests(event, period, citing))
    left_open = tuple(words for key, words in undecided if _is_within(key, records, crossings))
    return Report(
        title=records.meta.title or "Border crossings",
        since=since,
        as_of=as_of,
        known_then=known_then,
        scope=tuple(crossing_name(records.crossings[name]) for name in crossings),
        overview=" ".join((*_lead(period, standing, statuses, changed, len(incidents), len(contests)), *left_open[:1])),
        statuses=statuses,
        changes=changed,
        incidents=incidents,
        volumes=tuple(_volumes(period, [event for event in events if not _is_incident(event)], citing)),
        others=other,
        contests=contests,
        undecided=left_open,
        sources=citing.cited(),
    )


def _is_within(key: Key, records: Records, crossings: Sequence[str]) -> bool:
    """Whether a record may bear on a report on these crossings: all but other crossings and what is at those alone."""
    if not crossings or key.table not in ("crossings", "events"):
        return True
    at = (key.id,) if key.table == "crossings" else records.rows[key.id].crossings if key.id in records.rows else ()
    return not at or not set(at).isdisjoint(crossings)


def _is_incident(event: Event) -> bool:
    """Violence, or people hurt: a claim that none were makes no incident."""
    return event.type in VIOLENT or any(_tells_of_people(claim) for claim in event.claims)


def _tells_of_people(claim: Claim) -> bool:
    count = count_of(claim.value)
    return claim.about in CASUALTIES and count is not None and count.high != 0


def _lead(
    period: Period,
    standing: Standing,
    statuses: Sequence[CrossingStatus],
    changed: Sequence[Changed],
    happened: int,
    contests: int,
) -> Iterator[str]:
    """The bottom line: what is open to whom and how old that news is, what changed, what ends soon, what is open."""
    if len(statuses) <= _FEW:
        yield from (_status_sentence(row) for row in statuses)
    else:
        counted = ", ".join(
            f"{number} {status}" for status, number in Counter(row.status for row in statuses).most_common()
        )
        old = sum(row.stale for row in statuses)
        aged = f" ({old} by reports that are old)" if old else ""
        yield f"{_many(len(statuses), 'crossing')}: {counted}{aged}."
    disputed = f"; {_many(contests, 'contested point')}" if contests else ""
    found = f"{_many(len(changed), 'change')} and {_many(happened, 'incident')} in the period{disputed}."
    yield f"{found[:1].upper()}{found[1:]}"
    for name in period.crossings:
        for permit in standing[name].permissions:
            if permit.days_left is not None and permit.days_left <= _SOON and permit.until is not None:
                where, words = crossing_name(period.records.crossings[name]), permit_name(permit, period.records)
                left = _many(permit.days_left, "day")
                yield f"At {where}, {words} ends on {short(permit.until)}, in {left}, unless it is renewed."


def _status_sentence(row: CrossingStatus) -> str:
    """One crossing: its status, who passes, and how old that is."""
    passing = f"; {'; '.join(row.particulars)}" if row.particulars else ""
    age = f"; last reported {row.age}{', which is old' if row.stale else ''}" if row.age else ""
    return f"{row.name}: {row.status}{passing}{age}."


def _volumes(period: Period, events: Sequence[Event], citing: Citing) -> Iterator[Volumes]:
    """What passed or waited, as the events of the period tell it, each figure with all who give it."""
    records = period.records
    for event in events:
        topics = {topic: said for topic, said in ledger(period.claims(event)).items() if topic.about in _OF_VOLUME}
        if topics:
            known = crossings_of(event, records)
            told = tuple(
                voices.sentence(said, event.title, records, citing, "" if said[0].of or topic.of else "Number: ")
                for topic, said in topics.items()
            )
            yield Volumes(event.title or event.id, when_words(event), ", ".join(known), told)


def _many(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _incident(event: Event, period: Period, citing: Citing) -> Incident:
    records = period.records
    kind = EventType.find(event.type)
    claims = period.claims(event)
    topics = ledger(claims)
    disputed = dict.fromkeys(_point(topic, topics[topic][0], records) for topic in _contested(event, claims))
    return Incident(
        title=event.title or event.id,
        kind=kind.label if kind else event.type,
        when=when_words(event),
        where=where_words(event, records),
        summary=event.summary,
        sentences=tuple(_sentences(event, claims, records, citing)),
        contested=tuple(disputed),
        notes=citing.event(event) if not event.claims else (),
    )


def when_words(event: Event) -> str:
    """When an event was, as precisely as it is known and no more, with the words of the source."""
    date = date_of(event.date)
    words = f"{weekday(date)} {short(date)}".strip() if date else event.date or "undated"
    return f"{words} (“{event.date_text}”)" if event.date_text and date and not weekday(date) else words


def _sentences(event: Event, claims: tuple[Claim, ...], records: Records, citing: Citing) -> Iterator[Sentence]:
    """One sentence for each thing that is spoken of: casualties first, then other figures, who did it, the rest."""
    topics = ledger(claims)
    counted = [figure.topic for figure in figures(_with(event, claims))]
    counted.sort(key=lambda topic: topic.about not in CASUALTIES)
    for topic in counted:
        yield voices.sentence(topics[topic], event.title, records, citing)
    yield from _perpetrators(event, claims, records, citing)
    for topic, said in topics.items():
        if topic not in counted and topic.about not in (About.PERPETRATOR.value, *(DESK if event.status else ())):
            yield voices.sentence(said, event.title, records, citing, f"{_topic_words(said[0])}: ")


def _perpetrators(event: Event, claims: tuple[Claim, ...], records: Records, citing: Citing) -> Iterator[Sentence]:
    said = [claim for claim in claims if claim.about == About.PERPETRATOR.value and stands(claim)]
    listed = [actor_name(part.who, records) for part in event.actors if part.role == Role.PERPETRATOR.value]
    if said:
        held = attribution(_with(event, claims))
        how = "not established" if held is Attribution.UNKNOWN else held.value
        yield voices.sentence(said, event.title, records, citing, f"Perpetrator ({how}): ")
    elif listed:
        yield (Said(f"Perpetrator, as the desk has it: {', '.join(listed)}; no source is recorded for this."),)


def _contests(event: Event, period: Period, citing: Citing) -> Iterator[Contest]:
    claims = period.claims(event)
    topics = ledger(claims)
    for topic in _contested(event, claims):
        at = topics[topic][0].of
        if at in period.records.crossings and at not in period.crossings:
            continue
        positions = [voices.sentence([claim], event.title, period.records, citing) for claim in topics[topic]]
        about = _point(topic, topics[topic][0], period.records)
        told = (Said("".join(part.words for part in one), one[0].notes) for one in positions)
        yield Contest(
            event.title or event.id,
            when_words(event),
            about,
            (*_desk_holds(event, topic, at, period.records), *told),
        )


def _desk_holds(event: Event, topic: Topic, of: str, records: Records) -> Iterator[Said]:
    """What the desk itself holds, where that is what a claim goes against."""
    if topic.about == About.DATE.value and event.date and (not of or of in records.crossings):
        yield Said(f"Held by the desk: {when_words(event)}.")


def _contested(event: Event, claims: tuple[Claim, ...]) -> tuple[Topic, ...]:
    return contested(_with(event, claims))


def _with(event: Event, claims: tuple[Claim, ...]) -> Event:
    return event if claims is event.claims else replace(event, claims=claims)


def _point(topic: Topic, claim: Claim, records: Records) -> str:
    """What is contested; at which crossing, where a claim is about one of several."""
    at = records.crossings.get(claim.of)
    return f"{topic.about.capitalize()} at {crossing_name(at)}" if at else _topic_words(claim)


def _topic_words(claim: Claim) -> str:
    """What claims like this one are about, as its speaker spells it: "Number of UN trucks"."""
    about, of = claim.about, claim.of
    if about == About.VOLUME.value and isinstance(claim.value, dict):
        of = volume_words({**claim.value, "count": ""})
    if about == About.COUNT.value and of:
        return f"Number of {of}"
    return (about[:1].upper() + about[1:]) + (f" ({of})" if of else "")
