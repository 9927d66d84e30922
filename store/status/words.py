"""A crossing's standing in words: since when, how old the report is, who passes by whose leave, who holds a side.

Screen, command line, report and exports all say it by these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from store.claims.ledger import has_contested_date
from store.claims.values import date_of
from store.dates import date_words, earliest_ordinal, latest_ordinal, short
from store.dates.edtf.parsing import Edtf
from store.records.interface import Records
from store.records.model import Crossing, control_reports, status_reports
from store.records.vocabulary import ControlState, Mode, Passage
from store.status.holders import Control, Holding
from store.status.knowledge import known_claims
from store.status.passage import BOTH_WAYS, Row
from store.status.permissions import PermissionState, Permit
from store.status.plans import Plan
from store.status.sides import side_keys
from store.status.standing import CrossingStanding
from store.words.names import actor_name, names_of, with_article

DATE_CONTESTED = "date contested"
"""Stands in brackets behind since when something holds, where the claims on that day cannot all be true."""
_MONTH = 30.44
_YEAR = 365.25
_YEAR_OF_RESOLUTION = re.compile(r"^(?:(?:S/RES|UNSCR?|Resolution)[ /]*)?(\d{3,4})(?:\s*\(\d{4}\))?$", re.IGNORECASE)
_MANY_SHUT = 3
"""Modes that do not pass, from which on they are told in one."""
_NO = Passage.NO.value


def ago(found: Holding | Permit) -> str:
    """How long ago something was reported, in whole units that have passed; empty where that is not known.

    As in "12 d ago", "5 mo ago", "7 y ago"; of the day that is looked at "today", on a past day "that day".
    """
    days = found.age_days
    if days is None:
        return ""
    if days < 1:
        return "that day" if found.is_past else "today"
    if days < 2 * _MONTH:
        return f"{days} d ago"
    if days < 2 * _YEAR:
        return f"{int(days / _MONTH)} mo ago"
    return f"{int(days / _YEAR)} y ago"


def since_words(date: Edtf) -> str:
    """Since when something holds: `since 30 Sep 2019`; of what has an end of its own `from 10 to 14 Apr 2024`."""
    first, last = (date.spans[0].first, date.spans[0].last) if date.is_interval and date.spans else (None, None)
    if first is None and last is not None:
        return f"until {short(last)}"
    if first is None:
        return f"since {short(date)}"
    if last is None:
        return f"since {short(first)}"
    start, end = short(first).split(), short(last).split()
    while len(start) > 1 and len(end) > 1 and start[-1] == end[-1]:
        start, end = start[:-1], end[:-1]
    return f"from {' '.join(start)} to {short(last)}"


def age_wordings(standing: CrossingStanding, records: Records, known_on: date | None = None) -> tuple[str, ...]:
    """The status, since when, how long ago it was reported last: the fullest wording first, the shortest last.

    The fullest tells, too, where the date of since when is contested, by what was `known_on` a day, and where nothing
    tells whether it was known at the time.
    """
    holding = standing.holding
    word = (holding.word or "nothing reported") + ("?" if holding.uncertain else "")
    if holding.since is None or holding.age_days is None:
        return (word,)
    since, age = since_words(holding.since), ago(holding)
    note = date_note(holding, standing.crossing, records, known_on)
    known = ", not told when it was said" if known_on and holding.undated else ""
    return (
        f"{word} {since}{note}, last reported {age}{known}",
        f"{word} {since} · {age}",
        f"{word} · {since.removeprefix('since ')} · {age}",
        f"{word} · {age}",
        word,
    )


def date_note(holding: Holding, crossing: str, records: Records, known_on: date | None = None) -> str:
    """What stands behind since when, where the date of that event is contested; by what was `known_on` a day."""
    if holding.since is None or holding.since_event not in records.rows:
        return ""
    event = records.event(holding.since_event)
    if date_of(event.date) != holding.since:  # such as the last day of a permission
        return ""
    if known_on is not None:
        event = replace(event, claims=known_claims(event.claims, records.sources, known_on.toordinal()))
    return f" ({DATE_CONTESTED})" if has_contested_date(event, crossing) else ""


# Who holds a side.


def holder_words(control: Control, records: Records) -> str:
    """Who holds a side, and how firmly where it is not simply held."""
    return holder_wordings(control, records)[0]


def holder_wordings(control: Control, records: Records) -> tuple[str, ...]:
    """The same by each of the holder's names, the one it is called by first."""
    if not control.by:
        return ("unknown",)
    actor = records.actors.get(control.by)
    firmness = "" if control.state in (ControlState.HELD, ControlState.UNKNOWN) else f" ({control.state.value})"
    behind = f"{firmness}{'?' if control.holding.uncertain else ''}"
    return tuple(f"{name}{behind}" for name in (names_of(actor) if actor else ()) or (control.by,))


def side_words(controls: Sequence[Control], records: Records) -> str:
    """Who holds a side, all of those who do, without their ages."""
    return ", ".join(holder_words(control, records) for control in controls) or "unknown"


def aged_words(controls: Sequence[Control], records: Records) -> str:
    """Who holds a side, each with how long ago that was reported: `Iraqi government, 7 y ago`."""
    return " + ".join(_aged(control, records) for control in controls) or "unknown"


def _aged(control: Control, records: Records) -> str:
    age = ago(control.holding) if control.by else ""
    return holder_words(control, records) + (f", {age}" if age else "")


def holders_words(standing: CrossingStanding, crossing: Crossing, records: Records) -> tuple[str, ...]:
    """Who holds each side, by the side's key, each with its age: `IQ Iraqi government, 7 y ago`."""
    return tuple(
        f"{side} {aged_words(standing.holders[side], records)}"
        for side in side_keys(crossing)
        if side in standing.holders
    )


# Who passes.


def sides_words(standing: CrossingStanding) -> str:
    """The status on each side of which one is told, as in `IQ side open, SY side closed`; nothing where all agree."""
    told = {side: held for side, held in standing.side_status.items() if held.word}
    if len(told) == len(standing.holders) and len({held.word for held in told.values()}) == 1:
        return ""
    return ", ".join(f"{side} side {held.word}{_mark(held)}" for side, held in told.items())


def passage_pieces(standing: CrossingStanding, records: Records) -> tuple[str, ...]:
    """Sides that differ, who may cross, a piece a mode, then the hours: `on foot yes`, `trade IQ>SY only`, `08-16`."""
    by_mode: dict[str, list[Row]] = {}
    for row in standing.passage:
        by_mode.setdefault(row.mode, []).append(row)
    pieces = _nobody_else({mode: _mode(mode, rows, standing, records) for mode, rows in by_mode.items()})
    apart = _hours_apart(standing)
    hours = [] if apart else [row.hours for row in standing.passage if row.hours] or [standing.hours]
    if not standing.passage and standing.direction not in ("", BOTH_WAYS):
        pieces.append(f"{standing.direction} only")
    if not any(row.who for row in standing.passage) and standing.who:
        pieces.append(standing.who)
    return tuple(filter(None, (sides_words(standing), *pieces, *dict.fromkeys(hours))))


def _nobody_else(pieces: dict[str, str]) -> list[str]:
    """The pieces of modes that pass, then those of many that do not, in one: `aid yes`, `on foot, trade, rail no`."""
    told = {mode: piece.removeprefix(Mode.called(mode)) for mode, piece in pieces.items()}
    shut = [mode for mode, said in told.items() if said.startswith(f" {_NO}")]
    if len(shut) < _MANY_SHUT or len({told[mode] for mode in shut}) > 1:
        return [*pieces.values()]
    together = f"{', '.join(Mode.called(mode) for mode in shut)}{told[shut[0]]}"
    return [*(piece for mode, piece in pieces.items() if mode not in shut), together]


def _hours_apart(standing: CrossingStanding) -> bool:
    """Whether what passes does so at different hours, so that each mode has its own beside it."""
    return len({row.hours for row in standing.passage if row.holding.word != _NO}) > 1


def _mode(mode: str, rows: Sequence[Row], standing: CrossingStanding, records: Records) -> str:
    passing = [row for row in rows if row.holding.word != _NO]
    label = Mode.called(mode)
    shut = [row for row in rows if row.holding.word == _NO]
    if len(rows) > 1 and len(passing) == 1 and not any(row.holding.uncertain for row in shut):
        only = passing[0]
        how = "only" if only.holding.word == Passage.YES.value else f"only, {only.holding.word}"
        return f"{label} {only.direction} {how}{_mark(only.holding)}{_tail(only, standing, records)}"
    if not passing and (len(rows) > 1 or rows[0].direction == BOTH_WAYS):
        last = min(rows, key=lambda row: (row.lapsed is None, row.holding.age_days or 0))
        return f"{label} {_NO}{_mark(last.holding)}{_tail(last, standing, records)}"
    return f"{label} " + ", ".join(_way(row, standing, records) for row in rows)


def _way(row: Row, standing: CrossingStanding, records: Records) -> str:
    way = "" if row.direction == BOTH_WAYS else f"{row.direction} "
    return f"{way}{row.holding.word}{_mark(row.holding)}{_tail(row, standing, records)}"


def _mark(holding: Holding) -> str:
    return "?" if holding.uncertain else ""


def _tail(row: Row, standing: CrossingStanding, records: Records) -> str:
    """Since when and why not; who may, and when; how old that is where the crossing's own age does not tell."""
    hours = row.hours if _hours_apart(standing) and row.holding.word != _NO else ""
    parts = [f"({words})"] if (words := ", ".join(filter(None, (row.who, hours)))) else []
    if row.lapsed is not None and row.holding.since is not None:
        permit = next((one for one in standing.permissions if one.event == row.permission), None)
        why = f" ({permit_name(permit, records)} {row.lapsed.value})" if permit else ""
        return f" since {short(row.holding.since)}{why}"
    if row.holding.word == _NO and row.holding.since is not None and row.holding.event != standing.holding.event:
        parts.append(since_words(row.holding.since))
    elif row.holding.age_days not in (None, standing.holding.age_days):
        parts.append(f"({ago(row.holding)})")
    return "".join(f" {part}" for part in parts)


def row_words(row: Row, standing: CrossingStanding, records: Records) -> str:
    """One row in full: `yes both ways, 08-16, since 30 Sep 2019, 7 y ago, under UN 2672 until 10 Jul 2023`."""
    holding = row.holding
    way = "both ways" if row.direction == BOTH_WAYS else row.direction
    permit = next((one for one in standing.permissions if one.event == row.permission), None)
    leave = f"{permit_name(permit, records)}" if permit else ""
    parts = [f"{holding.word}{_mark(holding)} {way}", row.who, row.hours]
    parts.append(since_words(holding.since) if holding.since else "")
    if row.lapsed is not None:
        parts.append(f"{leave} {row.lapsed.value}")
    else:
        parts.append(ago(holding))
        parts.append(f"under {leave}" if leave and holding.word != _NO else "")
        parts.append(f"until {date_words(row.until)}" if row.until and not (leave and holding.word == _NO) else "")
    return ", ".join(part for part in parts if part)


def passage_words(standing: CrossingStanding, records: Records) -> str:
    """Who may cross, in one line; nothing where nobody says."""
    return " · ".join(passage_pieces(standing, records))


def glance_wordings(standing: CrossingStanding, records: Records) -> tuple[str, ...]:
    """Who may cross, since when, by whose leave, in one line; the fullest wording first, the last leaves things out.

    Since when is told where all that passes does so since the same day. Those that leave out hours or why not end in an
    ellipsis; one in brackets stands for those who may.
    """
    words, since = passage_words(standing, records), passing_since(standing)
    leave = {row.permission for row in standing.passage if row.holding.word != _NO}
    permits = [permit for permit in standing.permissions if permit.event in leave]
    named = [permit_name(permit, records) for permit in permits]
    full = [permit_words(permit, records) for permit in permits]
    wordings = [words + since, *full], [words + since, *named], [words, *named]
    age, event = standing.holding.age_days, standing.holding.event
    dated = [
        replace(row, who="…" if row.who else "", hours="", permission="", holding=replace(row.holding, age_days=age))
        for row in standing.passage
    ]
    bare = [replace(row, lapsed=None, holding=replace(row.holding, event=event)) for row in dated]
    briefs = (
        passage_words(replace(standing, passage=tuple(rows), hours="", who=""), records) for rows in (dated, bare)
    )
    return (*(", ".join(each) for each in wordings), *(f"{brief} …" for brief in (words, *briefs)))


def passing_since(standing: CrossingStanding) -> str:
    """Since when all that passes does so, as in ` since 30 Sep 2019`; nothing where it is not since one day."""
    days = {row.holding.since for row in standing.passage if row.holding.word != _NO}
    return "".join(f" {since_words(day)}" for day in days if day) if len(days) == 1 else ""


# By whose leave.


def permit_name(permit: Permit, records: Records) -> str:
    """What a permission is called: `UN 2672`, `consent of the Government of Syria`, `order by Egypt (order 4)`."""
    if permit.of_council and permit.basis:
        numbered = _YEAR_OF_RESOLUTION.match(permit.basis.strip())
        if numbered or "consent" not in permit.basis.casefold():
            return f"UN {numbered[1] if numbered else permit.basis}"
    from_whom = actor_name(permit.by, records)
    if permit.basis and (not permit.kind or permit.kind in permit.basis.casefold() or permit.kind == "authorisation"):
        named = not from_whom or from_whom in permit.basis
        return permit.basis if named else f"{permit.basis} by {with_article(from_whom)}"
    name = (permit.kind or "permission") + (f" by {with_article(from_whom)}" if from_whom else "")
    return f"{name} ({permit.basis})" if permit.basis else name


def permit_words(permit: Permit, records: Records) -> str:
    """A permission with its last day and how long that is: `UN 2672 until 10 Jul 2023, 140 d left`."""
    name, last = permit_name(permit, records), short(permit.until) if permit.until else ""
    doubt = "?" if permit.uncertain else ""
    if permit.state is PermissionState.PLANNED:
        return f"{name} planned{doubt}, from {short(permit.since)}" + (f" until {last}" if last else "")
    if permit.state is PermissionState.REVOKED:
        return f"{name} revoked{doubt} {short(permit.revoked_on)}" if permit.revoked_on else f"{name} revoked"
    if permit.state is PermissionState.LAPSED:
        return f"{name} lapsed{doubt}" + (f" {last}" if last else "")
    if permit.state is PermissionState.RENEWED:
        return f"{name} until {last}, renewed" if last else f"{name}, renewed"
    fuzzy = _is_fuzzy(permit.until)
    left = "" if permit.days_left is None else f", {'at least ' * fuzzy}{permit.days_left} d left"
    left = ", may end any day" if fuzzy and not permit.days_left else left
    left = (f", revoked from {short(permit.revoked_on)}" if permit.revoked_on else "") + left
    again = f", confirmed {ago(permit)}" if permit.confirmed and ago(permit) else ""
    return (f"{name} until {last}{doubt}{left}" if last else f"{name}{doubt}, no end told") + again


def _is_fuzzy(date: Edtf | None) -> bool:
    """Whether a date can mean several days."""
    return date is not None and earliest_ordinal(date) != latest_ordinal(date)


def permit_pieces(standing: CrossingStanding, records: Records) -> tuple[str, ...]:
    """The permissions in force and planned, and the last that ran out where no other covers what it did."""
    return tuple(permit_words(permit, records) for permit in told_permits(standing.permissions))


def told_permits(permits: Sequence[Permit]) -> Iterator[Permit]:
    """The permissions that say how things stand: not those carried on by another, nor ended before a later one."""
    ended = (PermissionState.LAPSED, PermissionState.REVOKED)
    for at, permit in enumerate(permits):
        if permit.state in ended:
            later = permits[at + 1 :]
            if not any(_stands_for(other, permit) for other in later):
                yield permit
        elif permit.state is not PermissionState.RENEWED:
            yield permit


def _stands_for(other: Permit, permit: Permit) -> bool:
    """Whether a later permission tells what has become of the modes of an earlier one."""
    return not other.modes or not permit.modes or bool(set(other.modes) & set(permit.modes))


# What is planned.


def plan_what(plan: Plan, records: Records) -> str:
    """What a plan would bring: statuses, who passes, holders; else the title of its event."""
    event = records.event(plan.event)
    parts: list[str] = []
    for report in status_reports(event.status):
        parts.append(f"{report.side} {report.state}".strip() if report.state else "")
        way = "" if report.direction in ("", "both") else f"{report.direction} "
        parts += [f"{Mode.called(mode)} {way}{word}" for mode, word in report.modes.items()]
    for control in control_reports(event.control):
        parts.append(f"{control.side} held by {actor_name(control.by, records)}".strip() if control.by else "")
    return ", ".join(filter(None, parts)) or event.title or event.id


def plan_words(plan: Plan, records: Records) -> str:
    """What is planned or announced, and for when: `planned: closed, 10 Feb 2024`; behind it, whether that is over."""
    late = ", not confirmed" if plan.overdue else ""
    return f"{plan.phase}: {plan_what(plan, records)}, {short(plan.date)}{late}"


def plan_pieces(standing: CrossingStanding, records: Records) -> tuple[str, ...]:
    """The plans of a crossing that nobody reported on yet."""
    return tuple(plan_words(plan, records) for plan in standing.plans)


def standing_lines(standing: CrossingStanding, records: Records) -> tuple[str, ...]:
    """Who may cross, by whose leave, and what is planned: a line each, where anything is known."""
    pieces = (permit_pieces(standing, records), plan_pieces(standing, records))
    lines = (passage_words(standing, records), *(" · ".join(each) for each in pieces))
    return tuple(line for line in lines if line)
