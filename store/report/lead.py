"""The lead of a report: two to five sentences that an editor can leave as they are.

What is open to whom and how old that news is; what changed; what ends soon; what was done to people, as ranges with
those who give the ends; what is contested or undecided.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from store.claims.ledger import ledger
from store.claims.stances import asserts
from store.claims.values import count_of
from store.dates import earliest_ordinal, latest_ordinal, short
from store.desk.disputes import DECIDED_BY
from store.exchange.exports.plain import one_line
from store.records.counts import Count
from store.records.model import Claim, Event
from store.records.vocabulary import About, Passage, Status
from store.report.changing import Told
from store.report.counting import Between, Range, among
from store.report.headings import OUTSIDE, WAY, day_words, from_to
from store.report.model import NO_NEWS, Contest, CrossingStatus, PassageRow, listed
from store.report.period import Period
from store.report.statuses import age_words
from store.report.voices import in_words, speaker_phrase
from store.status.comparing import day_before
from store.status.permissions import PermissionState, Permit
from store.status.standing import Standing
from store.status.words import permit_name
from store.words.names import short_name, with_article

_FEW, _NAMED, _TITLED, _SOON = 6, 5, 4, 30
"""Crossings, changes and figures that are named one by one; days within which the end of a permission is told."""
_BOTH, _UNSURE, _NAMED_PLACES = "both ways", "(uncertain)", 3
_YES, _NO, _RESTRICTED = Passage.YES.value, Passage.NO.value, Passage.RESTRICTED.value
_ALLOWED = "Allowed to cross"
_BASIS = re.compile(r" \([^()]*\)(?=;)")
_PEOPLE = (About.KILLED, About.INJURED)


class Found(NamedTuple):
    """What the lead is made of: the rows of the status table by crossing, the changes, the incidents, what is open."""

    statuses: Sequence[CrossingStatus]
    changes: Sequence[Told]
    incidents: Sequence[Event]
    contests: Sequence[Contest]
    undecided: Sequence[str]


def lead(period: Period, standing: Standing, found: Found) -> str:
    """The sentences, a line each, with the names of countries where tables have their codes.

    Where all that is told goes one way, that is said once.
    """
    words = "\n".join(one_line(sentence) for sentence in _sentences(period, standing, found) if sentence)
    ways = {way[0] for way in WAY.finditer(words)}
    if len(ways) == 1:
        way = f" {ways.pop()}"
        passing = [one.direction for row in found.statuses for one in row.passage if one.passes]
        mark = _ALLOWED if _ALLOWED in words and set(passing) == {way[1:]} else way
        before, _, after = words.partition(mark)
        words = f"{before.replace(way, '')}{mark.removesuffix(way)}{way}{after.replace(way, '')}"
    return WAY.sub(from_to, words)


def _sentences(period: Period, standing: Standing, found: Found) -> Iterator[str]:
    yield _standing_sentence(period, standing, found.statuses)
    yield _passage_sentence(found.statuses) if len(found.statuses) <= _FEW else _modes_sentence(found.statuses)
    yield _changes_sentence(period, found.changes)
    yield _ending_sentence(period, standing)
    yield _incidents_sentence(period, found)


# What is open, and how old that is.


def _standing_sentence(period: Period, standing: Standing, statuses: Sequence[CrossingStatus]) -> str:
    if not statuses:
        return "No crossing is recorded."
    few = len(statuses) <= _FEW
    groups: dict[str, list[str]] = {}
    unsure: Counter[str] = Counter()
    for name, row in zip(period.crossings, statuses, strict=True):
        word = row.status if few else row.status.partition(" (")[0]
        groups.setdefault(word, []).append(name)
        unsure[word] += row.status.endswith(_UNSURE)
    if few:
        told = [_group(status, names, period, standing) for status, names in groups.items()]
        return _sentence(f"as of {day_words(period.as_of)}, {'; '.join(told)}")
    told = [_count(status, names, unsure[status], period) for status, names in groups.items()]
    old, days = sum(row.stale for row in statuses), period.records.meta.stale_after
    aged = f"; {in_words(old)} of these reports {'is' if old == 1 else 'are'} more than {days} days old" if old else ""
    return _sentence(f"as of {day_words(period.as_of)}, of {len(statuses)} crossings {listed(told)}{aged}")


def _count(status: str, names: Sequence[str], unsure: int, period: Period) -> str:
    """How many crossings have a status, and where they are no more than a few, which."""
    word = "not reported" if status == Status.UNKNOWN.value else status
    places = listed(short_name(period.records.crossings[name]) for name in names) if len(names) <= _FEW else ""
    behind = "; ".join(part for part in (places, f"{unsure} uncertain" if unsure else "") if part)
    return f"{in_words(len(names))} {'is' if len(names) == 1 else 'are'} {word}{f' ({behind})' if behind else ''}"


def _group(status: str, names: Sequence[str], period: Period, standing: Standing) -> str:
    """The crossings of one status, with the age of the news."""
    places = listed(short_name(period.records.crossings[name]) for name in names)
    if status == Status.UNKNOWN.value:
        return f"the status of {places} is not reported"
    held = sorted((standing[name].holding for name in names), key=lambda one: one.age_days or 0)
    held = [one for one in held if one.age_days is not None]
    verb = "is" if len(names) == 1 else "are"
    if not held:
        return f"{places} {verb} {status}"
    youngest, oldest = age_words(held[0]), age_words(held[-1])
    when = held[0].reported
    number, _, unit = youngest.partition(" ")
    age = oldest if youngest == oldest else f"{number if oldest.endswith(unit) else youngest} to {oldest}"
    if len(names) == 1 and when is not None:
        on = "on " if earliest_ordinal(when) == latest_ordinal(when) else ""
        age = f"{on}{short(when)}, {oldest}" if held[0].age_days else oldest
    stale = sum(one.stale for one in held)
    old = "" if not stale else NO_NEWS if stale == len(held) else f" (of {stale} of these{NO_NEWS})"
    return f"{places} {verb} {status}, last reported {age}{old}"


# To whom.


def _passage_sentence(statuses: Sequence[CrossingStatus]) -> str:
    """Who may cross at each of the few crossings where that is known; nothing where it is not."""
    allowed, ended = (_clauses(statuses, which) for which in (_passes, lambda one: one.has_lapsed))
    parts = [f"{_ALLOWED} {allowed}" if allowed else "", f"no longer permitted {ended}" if ended else ""]
    return _sentence("; ".join(filter(None, parts))) if any(parts) else ""


def _clauses(statuses: Sequence[CrossingStatus], which: Callable[[PassageRow], bool]) -> str:
    """At each crossing these rows of its table, aid first."""
    rows = {row.short: (row, _either_way([one for one in row.passage if which(one)])) for row in statuses}
    return "; ".join(
        f"at {place}: {', '.join(_row(one, row) for one in sorted(told, key=lambda one: 'aid' not in one.mode))}"
        f"{''.join(f' ({term[:1].lower()}{term[1:]})' for term in row.terms if which is _passes)}"
        for place, (row, told) in rows.items()
        if told
    )


def _passes(one: PassageRow) -> bool:
    return one.passes


def _modes_sentence(statuses: Sequence[CrossingStatus]) -> str:
    """At how many of many crossings each mode passes, which way, and at how many of them that is uncertain."""
    places: dict[str, list[str]] = {}
    unsure: Counter[str] = Counter()
    for row in statuses:
        for one in _either_way([one for one in row.passage if _passes(one)]):
            for mode in one.mode.split(", "):
                key = mode if one.direction == _BOTH else f"{mode} {one.direction}"
                places.setdefault(key, []).append(row.short)
                unsure[key] += one.allowed.endswith(_UNSURE)
    alike: dict[tuple[tuple[str, ...], int], list[str]] = {}
    for key, at in sorted(places.items(), key=lambda pair: "aid" not in pair[0]):
        alike.setdefault((tuple(at), unsure[key]), []).append(_people(key))
    told = [
        f"{listed(modes)} at {listed(at) if len(at) <= _NAMED_PLACES else f'{len(at)} crossings'}"
        f"{f' ({doubtful} uncertain)' if doubtful else ''}"
        for (at, doubtful), modes in alike.items()
    ]
    return _sentence(f"{_ALLOWED}: {'; '.join(told)}") if told else ""


def _people(mode: str) -> str:
    return re.sub(r"\bon foot\b", "people on foot", mode)


def _either_way(rows: list[PassageRow]) -> list[PassageRow]:
    """The rows, with what is said alike of both directions once."""
    alike: dict[tuple[str, ...], list[PassageRow]] = {}
    for row in rows:
        alike.setdefault((row.mode, row.allowed, row.who, row.age), []).append(row)
    return [replace(same[0], direction=_BOTH) if len(same) > 1 else same[0] for same in alike.values()]


def _row(one: PassageRow, row: CrossingStatus) -> str:
    way = "" if one.direction == _BOTH else f" {one.direction}"
    word, _, doubt = one.allowed.partition(" (")
    if word == _RESTRICTED:
        how = f"{word} to {one.who}" if one.who else word
    elif word in (_YES, _NO):
        how = "; ".join(part for part in (doubt.rstrip(")"), one.who, one.why if word == _NO else "") if part)
    else:
        how = f"{word} under {_BASIS.sub('', one.why).replace(';', ', but')}"
    age = f"last reported {one.age}" if one.stale and one.age != row.age else ""
    behind = "; ".join(part for part in (how, age) if part)
    return f"{_people(one.mode)}{way}{f' ({behind})' if behind else ''}"


# What changed.


def _changes_sentence(period: Period, changes: Sequence[Told]) -> str:
    """The changes that weigh most, in the order of time; how many others there are."""
    since = day_words(period.since)
    if not changes:
        return f"No change is recorded since {since}."
    events: dict[tuple[str, str], list[Told]] = {}
    for told in changes:
        events.setdefault((told.changed.when, told.changed.why or told.changed.where), []).append(told)
    weights = {key: min(told.weight for told in group) for key, group in events.items()}
    chosen = set(sorted(events, key=lambda key: (weights[key], -events[key][0].at))[:_NAMED])
    words = [_event(group, weights[key]) for key, group in events.items() if key in chosen]
    others = len(events) - len(words)
    more = f"; {in_words(others)} other change{'s are' if others > 1 else ' is'} listed below" if others else ""
    return f"Since {since}: {'; '.join(words)}{more}."


def _event(group: Sequence[Told], weight: int) -> str:
    """What weighs most of what came on one day by one event: "aid TR>SY stopped at Bab al-Hawa (6 Feb 2023)"."""
    most = [told for told in group if told.weight == weight]
    what = listed(dict.fromkeys(told.brief for told in most))
    where = listed(dict.fromkeys(told.place for told in most if told.place))
    when = most[0].changed.when.replace(" (", ", ").replace(")", "")
    assessed = ", as assessed then" if any(told.assessed for told in most) else ""
    return f"{what}{f' at {where}' if where else ''} ({when}{assessed})"


# What ends soon.


def _ending_sentence(period: Period, standing: Standing) -> str:
    ending: dict[tuple[str, str], list[str]] = {}
    for name in period.crossings:
        permits = standing[name].permissions
        for permit in permits:
            last = permit.revoked_on or permit.until
            if permit.runs and last is not None and (permit.days_left or 0) <= _SOON:
                after = next((other for other in permits if _carries_on(other, permit)), None)
                if after and after.runs:
                    continue
                then = f"and {_called(after, period)} follows" if after else "unless it is renewed"
                how = "is revoked from" if permit.revoked_on else "ends on"
                ends = f"{how} {short(last)}, {_in_days(permit.days_left)}, {then}"
                places = ending.setdefault((_called(permit, period), ends), [])
                places.append(short_name(period.records.crossings[name]))
    told = [f"{words} at {listed(dict.fromkeys(places))} {ends}" for (words, ends), places in ending.items()]
    return _sentence("; ".join(told)) if told else ""


def _called(permit: Permit, period: Period) -> str:
    """What a permission is called, without what it was given by."""
    return re.sub(r" \([^()]*\)$", "", permit_name(permit, period.records))


def _carries_on(other: Permit, permit: Permit) -> bool:
    """Whether another permission is given for all that one permits, from no later than the day after its last."""
    last, begins = (latest_ordinal(permit.until) if permit.until else None), earliest_ordinal(other.since)
    ends = latest_ordinal(other.until) if other.until else None
    if last is None or other.state not in (PermissionState.IN_FORCE, PermissionState.PLANNED):
        return False
    covers = not other.modes or (permit.modes and set(permit.modes) <= set(other.modes))
    return bool(covers) and (begins is None or begins <= last + 1) and (ends is None or ends > last)


def _in_days(days: int | None) -> str:
    if days is None:
        return "perhaps already"
    return "the last day" if not days else f"in {days} day{'' if days == 1 else 's'}"


# What was done to people, and what is open.


def _incidents_sentence(period: Period, found: Found) -> str:
    after = day_before(period.since)
    sums = among(found.incidents, after, period.as_of)
    if not found.incidents and not found.contests and not found.undecided:
        return "No incident is recorded in the period."
    number = sums.events.words() if found.incidents else "no"
    number = in_words(int(number)) if number.isdecimal() else number
    several = len(found.incidents) > 1
    told = (figure for event in found.incidents for figure in _figures(period, event, several=several))
    figures = list(islice(told, _TITLED + 1))
    title = f", “{found.incidents[0].title}”" if len(found.incidents) == 1 and found.incidents[0].title else ""
    first = f"{number} incident{'' if number == 'one' else 's'} in the period{title}"
    words = "; ".join(figures if len(figures) <= _TITLED else _totals(sums))
    parts = [f"{first}: {words}" if words else first]
    if found.contests:
        parts.append(_contested(found))
    if found.undecided:
        sentence = found.undecided[0].replace(DECIDED_BY, "").rstrip(".")
        parts.append(f"{sentence[:1].lower()}{sentence[1:]}")
    return _sentence("; ".join(parts))


def _contested(found: Found) -> str:
    """How many points are contested; which, where they are few, and of which event but for the only incident."""
    only = found.incidents[0].title if len(found.incidents) == 1 else ""
    of: dict[str, list[str]] = {}
    for one in found.contests:
        of.setdefault(one.title, []).append(f"{one.about[:1].lower()}{one.about[1:]}")
    points = [f"{listed(about)}{f' (“{title}”)' if title != only else ''}" for title, about in of.items()]
    number = len(found.contests)
    are = "point is" if number == 1 else "points are"
    return f"{in_words(number)} {are} contested{f': {listed(points)}' if number <= _NAMED_PLACES else ''}"


def _figures(period: Period, event: Event, *, several: bool) -> Iterator[str]:
    """The killed and the injured of an event, with those who give the lowest and the highest figure."""
    topics = ledger(period.claims(event))
    outside = "" if among([event], day_before(period.since), period.as_of).events.min else f", {OUTSIDE}"
    title = f"“{event.title}”{outside}: " if several and event.title else ""
    for about in _PEOPLE:
        for topic, claims in topics.items():
            said = [(count, claim) for claim in claims if asserts(claim) and (count := count_of(claim.value))]
            if topic.about == about.value and said:
                yield title + _ends(period, said, f"{about.value}{f' among {claims[0].of}' if claims[0].of else ''}")


def _ends(period: Period, said: Iterable[tuple[Count, Claim]], what: str) -> str:
    """The lowest and the highest figure, each with who says it."""
    figures = [
        (count, with_article(speaker_phrase(claim, period.records)) or "no speaker named") for count, claim in said
    ]
    low = min(figures, key=lambda one: _least(one[0]))
    high = max(figures, key=lambda one: _most(one[0]))
    if _figure(low[0]) == _figure(high[0]):
        return f"{_figure(low[0])} {what} ({listed(dict.fromkeys(who for _, who in figures))})"
    return f"from {_figure(low[0])} ({low[1]}) to {_figure(high[0])} ({high[1]}) {what}"


def _least(count: Count) -> float:
    found = count.low if count.low is not None else count.best
    return 0 if found is None else found


def _most(count: Count) -> float:
    if count.high is None and count.low is not None:
        return float("inf")
    found = count.high if count.high is not None else count.best
    return 0 if found is None else found


def _figure(count: Count) -> str:
    """A count in figures, as open as it was said."""
    low, high = count.low, count.high
    if low is None and high is None:
        return f"about {count.best:,}" if count.best is not None else count.text
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _totals(sums: Between) -> Iterator[str]:
    """The sums over all incidents, from the lowest to the highest figure that anyone gives of each."""
    told = [(sums.killed, About.KILLED), (sums.injured, About.INJURED)]
    words = [f"{total.words()} {about.value}" for total, about in told if total != Range()]
    if words:
        yield f"{listed(words)}, added up from the lowest and from the highest figure given of each"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
