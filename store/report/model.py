"""A situation report before it is laid out: what holds, what changed, what happened, and who says so.

Every text is for people and in plain words; a number in `notes` is that of a `Cited` source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from store.records.vocabulary import Passage, Status
from store.status.words import DATE_CONTESTED

Notes: TypeAlias = tuple[int, ...]
NO_NEWS = ", not confirmed since"
"""Stands behind how long ago something was reported last, where that is longer than the file's `stale_after`."""
_YES, _NO = Passage.YES.value, Passage.NO.value
ALLOWED = {_YES: "allowed", _NO: "not allowed"}


class Said(Struct, frozen=True, gc=False):
    """A piece of a sentence, with the sources it rests on."""

    words: str
    notes: Notes = ()


Sentence: TypeAlias = tuple[Said, ...]


class LocalName(Struct, frozen=True, gc=False):
    """A crossing's name as written at the place; `lang` is a BCP 47 tag or empty."""

    value: str
    lang: str


class Holder(Struct, frozen=True, gc=False):
    """Who holds one side, since when, and how long ago that was reported; `by` is empty where nobody is reported."""

    country: str
    side: str
    by: str
    since: str
    age: str
    notes: Notes

    @property
    def words(self) -> str:
        """All of it in one line, without the sources."""
        since = _since(self.since)
        age = f", last reported {self.age}" if self.age else ""
        return f"{self.country} side: {self.by or 'holder not reported'}{since}{age}"


class PassageRow(Struct, frozen=True, gc=False):
    """Whether a mode passes in a direction on the last day, since when, how old that report is, and why."""

    mode: str
    direction: str
    allowed: str
    who: str
    hours: str
    since: str
    reported: str
    age: str
    stale: bool
    why: str
    notes: Notes

    @property
    def words(self) -> str:
        """All of it in one line, without the sources."""
        way = "" if self.direction == "both ways" else f" {self.direction}"
        since = _since(self.since)
        reported = f"; last reported {self.last_report}" if self.last_report else ""
        why = f" — {self.why}" if self.why else ""
        return f"{self.mode[:1].upper()}{self.mode[1:]}{way} {self.terms}{since}{reported}{why}"

    @property
    def passes(self) -> bool:
        """Whether anyone may cross so."""
        return not self.allowed.startswith(_NO)

    @property
    def has_lapsed(self) -> bool:
        """Whether it passes no longer because the permission ended."""
        return not self.passes and self.why.endswith(("lapsed", "revoked"))

    @property
    def terms(self) -> str:
        """Whether it passes, with who may and at what hours: "allowed (lorries)", "no longer permitted"."""
        word, _, doubt = self.allowed.partition(" ")
        told = "no longer permitted" if self.has_lapsed else ALLOWED.get(word, word)
        within = ", ".join(part for part in (self.who, self.hours) if part and self.passes)
        return " ".join(part for part in (told, doubt, f"({within})" if within else "") if part)

    @property
    def last_report(self) -> str:
        """How long ago it was reported last, and when, where that is another day than it began."""
        return _last_report(self)


class Stretch(Struct, frozen=True, gc=False):
    """Days of the period with one status; `reported` where the news of it was not older than `stale_after` then."""

    status: str
    begins: date
    ends: date
    reported: bool
    uncertain: bool


class CrossingStatus(Struct, frozen=True, gc=False):
    """A crossing on the last day. `before` is the status at the beginning of the period, `history` within it."""

    name: str
    short: str
    local_names: tuple[LocalName, ...]
    lat: float | None
    lon: float | None
    status: str
    since: str
    reported: str
    age: str
    stale: bool
    why: str
    before: str
    particulars: tuple[str, ...]
    terms: tuple[str, ...]
    passage: tuple[PassageRow, ...]
    permissions: tuple[str, ...]
    plans: tuple[str, ...]
    holders: tuple[Holder, ...]
    notes: Notes
    history: tuple[Stretch, ...]
    id: str = ""

    @property
    def outlook(self) -> tuple[str, ...]:
        """What holds for all who cross, the permissions, and what is planned, a line each."""
        permissions = (f"Permission: {words}" for words in self.permissions)
        return (*self.terms, *permissions, *(f"{words[:1].upper()}{words[1:]}" for words in self.plans))

    @property
    def words(self) -> str:
        """Its status in one line, without the sources."""
        since = _since(self.since)
        reported = f"; last reported {self.last_report}" if self.last_report else ""
        before = f"; {self.change}" if self.change else ""
        return f"{self.shown}{since}{reported}{before}"

    @property
    def shown(self) -> str:
        """The status as people read it."""
        return self.status if self.reported or self.status != Status.UNKNOWN.value else "not reported"

    @property
    def change(self) -> str:
        """What the status was before the period, where that was another."""
        before = "not reported" if self.before == Status.UNKNOWN.value else self.before
        return f"before the period: {before}" if self.before != self.status else ""

    @property
    def last_report(self) -> str:
        """How long ago the status was reported last, and when, where that is another day than it began."""
        return _last_report(self)


class Changed(Struct, frozen=True, gc=False):
    """One change within the period: when, where, from what to what, and why: the title of the event that made it so.

    `grade` is that of the claims it rests on, else of their sources. For scripts `date` is `when` in EDTF, and so is
    `about` what changes, `event` the id of the event, `crossings` those of the crossings.
    """

    when: str
    where: str
    what: str
    why: str
    notes: Notes
    grade: str = ""
    date: str = ""
    about: str = ""
    event: str = ""
    crossings: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All of it in one line, without the sources."""
        graded = f" (graded {self.grade})" if self.grade else ""
        return f"{self.when}, {self.where}: {self.what}" + (f" — {self.why}" if self.why else "") + graded


class Incident(Struct, frozen=True, gc=False):
    """One event of the period. Each sentence is about one thing and names all who speak of it."""

    title: str
    kind: str
    when: str
    where: str
    summary: str
    sentences: tuple[Sentence, ...]
    contested: tuple[str, ...]
    notes: Notes
    date: str = ""
    event: str = ""


class Volumes(Struct, frozen=True, gc=False):
    """The figures that one event gives of what passed or waited, each with all who speak of it."""

    title: str
    when: str
    where: str
    sentences: tuple[Sentence, ...]
    date: str = ""
    event: str = ""


class Week(Struct, frozen=True, gc=False):
    """What passed in the week that begins on a day, a range over what is said; None where a figure leaves it open."""

    begins: date
    least: int | None
    most: int | None
    events: int

    @property
    def words(self) -> str:
        """The figure as people read it: 38, 38–55, 38 or more."""
        if self.most is None:
            return f"{self.least or 0:,} or more"
        return f"{self.most:,}" if self.least == self.most else f"{self.least or 0:,}–{self.most:,}"


class Weekly(Struct, frozen=True, gc=False):
    """What passed of one thing at one place by week. Weeks of which nothing is reported have no events.

    Of a long period the weeks before the first figure and after the last are left out.

    `added_up` where the figures of a week are a sum; a figure a day or of what waits is none to add up. `untold` are
    events whose date lies in more than one week.
    """

    of: str
    where: str
    added_up: bool
    weeks: tuple[Week, ...]
    untold: int


class Contest(Struct, frozen=True, gc=False):
    """One thing on which the claims of an event cannot all be true, with each position."""

    title: str
    when: str
    about: str
    positions: tuple[Said, ...]
    event: str = ""


class CitedFor(Struct, frozen=True, gc=False):
    """What a source is cited for on one event; no words where the whole event rests on it."""

    title: str
    words: tuple[str, ...]


class Cited(Struct, frozen=True, gc=False):
    """A numbered source, its address and that of an archived copy, and what it is cited for."""

    number: int
    words: str
    url: str
    archive: str
    reliability: str
    said: tuple[CitedFor, ...]


class Report(Struct, frozen=True, gc=False):
    """The whole report.

    `note` is what the file says of itself, `scope` names the crossings it was narrowed to, `overview` is the lead, a
    sentence a line, and `undecided` a sentence for each value that a merge left open.
    """

    title: str
    note: str
    since: date
    as_of: date
    known_then: bool
    scope: tuple[str, ...]
    overview: str
    statuses: tuple[CrossingStatus, ...]
    changes: tuple[Changed, ...]
    incidents: tuple[Incident, ...]
    volumes: tuple[Volumes, ...]
    weekly: tuple[Weekly, ...]
    others: tuple[Incident, ...]
    contests: tuple[Contest, ...]
    undecided: tuple[str, ...]
    sources: tuple[Cited, ...]


def grouped(changes: Iterable[Changed]) -> Iterator[Changed]:
    """The changes, all of one event as one, and what came so at several crossings told once."""
    of_one: dict[tuple[object, ...], dict[str, list[Changed]]] = {}
    for change in changes:
        apart = change.why or change.where
        alike = of_one.setdefault((change.when, apart, change.notes, change.grade), {})
        alike.setdefault(change.what, []).append(change)
    for alike in of_one.values():
        places = {what: dict.fromkeys(change.where for change in same) for what, same in alike.items()}
        every = dict.fromkeys(where for of in places.values() for where in of)
        told = (what if len(of) == len(every) else f"{what} at {listed(of)}" for what, of in places.items())
        first = next(iter(alike.values()))[0]
        yield replace(first, where=listed(every), what="; ".join(told))


def _since(since: str) -> str:
    """Since when, as it follows what holds; what has an end of its own tells both days already."""
    return since and (f" {since}" if since.startswith(("from ", "until ")) else f" since {since}")


def _last_report(row: PassageRow | CrossingStatus) -> str:
    since = row.since.removesuffix(f" ({DATE_CONTESTED})")
    on = f" ({row.reported})" if row.reported not in ("", since) and row.age not in ("today", "that day") else ""
    return f"{row.age}{on}{NO_NEWS if row.stale else ''}"


def listed(words: Iterable[str]) -> str:
    """One, two and three."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last
