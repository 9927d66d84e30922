"""A situation report made of the records: which events are incidents, the overview, and the parts put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import ParamSpec, TypeAlias, TypeVar

from store.claims.attribution import attribution
from store.claims.figures import topics_counted
from store.claims.ledger import Topic, contested, ledger
from store.claims.stances import stands
from store.claims.values import count_of, date_of, volume_words
from store.dates import short, weekday
from store.records.interface import Records
from store.records.model import Claim, Event, Key
from store.records.vocabulary import VIOLENT, About, Attribution, EventType, Role
from store.report import voices
from store.report.changing import changes_at, in_order, plans
from store.report.citing import Citing
from store.report.headings import OUTSIDE
from store.report.lead import Found, lead
from store.report.model import Contest, Incident, Report, Said, Sentence, Volumes
from store.report.period import Period
from store.report.statuses import status_row
from store.report.weekly import OF_VOLUME, weekly
from store.status.reading import IN_FORCE
from store.status.standing import Standing
from store.words.names import actor_name, crossing_name
from store.words.on_day import on_day
from store.words.places import crossings_of, where_words
from store.words.values import hindrance_words

_OpenPoints: TypeAlias = Mapping[str, Sequence[Topic]]
"""By event the topics on which it is contested."""
_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")
_Asked = ParamSpec("_Asked")
CASUALTIES = frozenset(about.value for about in (About.KILLED, About.INJURED, About.CAPTURED, About.DISPLACED))
TOLD_AS_CHANGES = frozenset({EventType.STATUS.value, EventType.CONTROL.value, EventType.AUTHORISATION.value})
_SEVERAL = 2
DESK = frozenset({About.STATUS.value, About.CONTROL.value, About.DATE.value})


def report_steps(
    records: Records,
    since: date,
    as_of: date,
    *,
    crossings: Sequence[str] = (),
    known_then: bool = False,
    undecided: Iterable[tuple[Key, str]] = (),
) -> Generator[float, None, Report]:
    """`report` in small steps, each of which tells how much is done, from 0 to 1: for who does other things between."""
    standing = Standing.of(records, as_of, known_then=known_then)
    records = on_day(records, as_of)
    names = tuple(crossings) or tuple(records.crossings)
    period = Period(records, since, as_of, known_then, names, narrowed=bool(crossings))
    citing = Citing(period)
    yield _BEGUN
    events: list[Event] = []
    happened: list[Event] = []
    calm: list[Event] = []
    rows = period.rows()
    for number, row in enumerate(rows, 1):
        if event := period.event(row):
            events.append(event)
            (happened if _is_incident(event) else calm).append(event)
        yield _BEGUN + (_GATHERED - _BEGUN) * number / len(rows)
    steps = _Steps(2 * len(names) + len(happened) + 2 * len(calm) + len(events))
    statuses = yield from steps.each(names, lambda name: status_row(standing, name, period, citing))
    dayless = _by_crossing(filter(period.days_of, events))
    found = yield from steps.each(names, lambda name: tuple(changes_at(period, standing, name, dayless[name], citing)))
    told = in_order(chain(chain.from_iterable(found), plans(period, events, citing)))
    open_points = {event.id: points for event in events if (points := contested(period.known(event)))}
    incidents = yield from steps.each(happened, lambda event: _incident(event, period, citing, open_points))
    volumes = yield from steps.each(calm, lambda event: tuple(_volumes(period, event, citing)))
    of_changes = {one.changed.event for one in told}
    of_volumes = {event.id for event, made in zip(calm, volumes, strict=True) if made}
    others = [event for event in calm if _is_untold(event, of_changes, of_volumes)]
    other = yield from steps.each(others, lambda event: _incident(event, period, citing, open_points))
    doubted = [event for event in events if event.id in open_points]
    found_open = yield from steps.each(doubted, lambda event: tuple(_contests(event, open_points, period, citing)))
    disputed: tuple[Contest, ...] = tuple(chain.from_iterable(found_open))
    left_open = tuple(words for key, words in undecided if _is_within(key, records, crossings))
    yield 1.0
    return Report(
        title=records.meta.title or "Border crossings",
        note=records.meta.note,
        since=since,
        as_of=as_of,
        known_then=known_then,
        scope=tuple(crossing_name(records.crossings[name]) for name in crossings),
        overview=lead(period, standing, Found(statuses, told, list(map(period.known, happened)), disputed, left_open)),
        statuses=tuple(statuses),
        changes=tuple(one.changed for one in told),
        incidents=tuple(incidents),
        volumes=tuple(chain.from_iterable(volumes)),
        weekly=tuple(weekly(period, [event for event in calm if event.phase in IN_FORCE])),
        others=tuple(other),
        contests=disputed,
        undecided=left_open,
        sources=citing.cited(),
    )


def _at_once(steps: Callable[_Asked, Generator[float, None, Report]]) -> Callable[_Asked, Report]:
    def made(*args: _Asked.args, **options: _Asked.kwargs) -> Report:
        going = steps(*args, **options)
        while True:
            try:
                next(going)
            except StopIteration as ended:
                found: Report = ended.value
                return found

    return made


report = _at_once(report_steps)
"""The report on a period, both days with it; `crossings` narrow it. `records` are what may be seen outside.

`undecided` is what a merge left open: each record, and a sentence about it.
"""

_BEGUN, _GATHERED = 0.05, 0.25
"""How much is done once the reports of all crossings are read, and once the events of the period are."""


class _Steps:
    """Tells after so many things done how much of all is done."""

    def __init__(self, count: int) -> None:
        self._count, self._done = count, 0

    def each(self, things: Iterable[_Thing], made: Callable[[_Thing], _Made]) -> Generator[float, None, list[_Made]]:
        """What is made of each thing, with a step between two."""
        found = []
        for thing in things:
            found.append(made(thing))
            self._done += 1
            yield _GATHERED + (1 - _GATHERED) * self._done / self._count
        return found


def _by_crossing(events: Iterable[Event]) -> defaultdict[str, list[Event]]:
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for name in dict.fromkeys(event.crossings):
            found[name].append(event)
    return found


def _is_within(key: Key, records: Records, crossings: Sequence[str]) -> bool:
    """Whether a record may bear on a report on these crossings: all but other crossings and what is at those alone."""
    if not crossings or key.table not in ("crossings", "events"):
        return True
    at = (key.id,) if key.table == "crossings" else records.rows[key.id].crossings if key.id in records.rows else ()
    return not at or not set(at).isdisjoint(crossings)


def _is_incident(event: Event) -> bool:
    """Violence, or people hurt, that came about: a plan is none, nor does a claim that nobody was make one."""
    return event.phase in IN_FORCE and (event.type in VIOLENT or any(_tells_of_people(claim) for claim in event.claims))


def _is_untold(event: Event, of_changes: Container[str], of_volumes: Container[str]) -> bool:
    """Whether an event has to be told by itself: all of it stands nowhere else in the report."""
    if event.id in of_changes:
        return event.type not in TOLD_AS_CHANGES and bool(event.claims or event.summary)
    if event.id in of_volumes:
        return bool(event.summary) or any(claim.about not in OF_VOLUME for claim in event.claims)
    return True


def _tells_of_people(claim: Claim) -> bool:
    count = count_of(claim.value)
    return claim.about in CASUALTIES and count is not None and count.high != 0


def _volumes(period: Period, event: Event, citing: Citing) -> Iterator[Volumes]:
    """What passed or waited, as an event tells it, each figure with all who give it."""
    if event.phase not in IN_FORCE or not any(claim.about in OF_VOLUME for claim in event.claims):
        return
    records = period.records
    topics = {topic: said for topic, said in ledger(period.claims(event)).items() if topic.about in OF_VOLUME}
    if topics:
        known = crossings_of(event, records)
        told = tuple(
            voices.sentence(said, event.title, records, citing, "" if said[0].of or topic.of else "Number: ")
            for topic, said in topics.items()
        )
        yield Volumes(event.title or event.id, _when(event, period), ", ".join(known), told, event.date, event.id)


def _kind(event: Event) -> str:
    """What kind of event it is; of one that was only planned, announced or cancelled, that too."""
    known = EventType.find(event.type)
    kind = known.label if known else event.type
    return kind if event.phase in IN_FORCE else f"{event.phase} {kind}".capitalize()


def _incident(event: Event, period: Period, citing: Citing, open_points: _OpenPoints) -> Incident:
    records = period.records
    known, contested_on = period.known(event), open_points.get(event.id, ())
    topics = ledger(known.claims) if contested_on else {}
    disputed = dict.fromkeys(_point(topic, topics[topic][0], records) for topic in contested_on)
    return Incident(
        title=event.title or event.id,
        kind=_kind(event),
        when=_when(event, period),
        where=_where(event, records),
        summary=event.summary,
        sentences=tuple(_sentences(known, records, citing)),
        contested=tuple(disputed),
        notes=citing.event(event) if not event.claims else (),
        date=event.date,
        event=event.id,
    )


def _when(event: Event, period: Period) -> str:
    """When an event was, and that this may have been outside the period."""
    lasts = (date := date_of(event.date)) is not None and date.is_interval
    outside = f" ({OUTSIDE})" if not lasts and period.may_lie_outside(event) else ""
    return f"{when_words(event)}{outside}"


def _where(event: Event, records: Records) -> str:
    """The place and the crossings of an event; where these are all there are, how many."""
    known = records.crossings.keys()
    if len(known) > _SEVERAL and known == set(event.crossings) and not event.place:
        return f"all {len(known)} crossings"
    return where_words(event, records)


def when_words(event: Event) -> str:
    """When an event was, as precisely as it is known and no more, with the words of the source."""
    date = date_of(event.date)
    words = f"{weekday(date)} {short(event.date)}".strip() if date else event.date or "undated"
    return f"{words} (“{event.date_text}”)" if event.date_text and date and not weekday(date) else words


def _sentences(event: Event, records: Records, citing: Citing) -> Iterator[Sentence]:
    """One sentence for each thing that is spoken of: casualties first, then other figures, who did it, the rest."""
    topics = ledger(event.claims)
    counts = sorted(topics_counted(topics), key=lambda topic: topic.about not in CASUALTIES)
    for topic in counts:
        yield voices.sentence(topics[topic], event.title, records, citing)
    yield from _perpetrators(event, records, citing)
    if hindrance := hindrance_words(event, records):
        yield (Said(f"Access: {hindrance}, as the desk has it."),)
    for topic, said in topics.items():
        if topic not in counts and topic.about not in (About.PERPETRATOR.value, *(DESK if event.status else ())):
            yield voices.sentence(said, event.title, records, citing, f"{_topic_words(said[0])}: ")


def _perpetrators(event: Event, records: Records, citing: Citing) -> Iterator[Sentence]:
    said = [claim for claim in event.claims if claim.about == About.PERPETRATOR.value and stands(claim)]
    listed = [actor_name(part.who, records) for part in event.actors if part.role == Role.PERPETRATOR.value]
    if said:
        held = attribution(event)
        how = "not established" if held is Attribution.UNKNOWN else held.value
        yield voices.sentence(said, event.title, records, citing, f"Perpetrator ({how}): ")
    elif listed:
        yield (
            Said(f"Perpetrator (unknown): {', '.join(listed)}, as the desk has it; no source is recorded for this."),
        )


def _contests(event: Event, open_points: _OpenPoints, period: Period, citing: Citing) -> Iterator[Contest]:
    event = period.known(event)
    topics = ledger(event.claims)
    for topic in open_points[event.id]:
        at = topics[topic][0].of
        if at in period.records.crossings and at not in period.crossings:
            continue
        positions = [voices.sentence([claim], event.title, period.records, citing) for claim in topics[topic]]
        about = _point(topic, topics[topic][0], period.records)
        told = (Said("".join(part.words for part in one).removesuffix("."), one[0].notes) for one in positions)
        yield Contest(
            event.title or event.id,
            when_words(event),
            about,
            (*_desk_holds(event, topic, at, period.records), *told),
            event.id,
        )


def _desk_holds(event: Event, topic: Topic, of: str, records: Records) -> Iterator[Said]:
    """What the desk itself holds, where that is what a claim goes against."""
    if topic.about == About.DATE.value and event.date and (not of or of in records.crossings):
        yield Said(f"Held by the desk: {when_words(event)}")


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
    among = f" among {of}" if about in CASUALTIES else f" ({of})"
    return (about[:1].upper() + about[1:]) + (among if of else "")
