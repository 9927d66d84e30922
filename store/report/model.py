"""A situation report before it is laid out: what holds, what changed, what happened, and who says so.

Every text is for people and in plain words; a number in `notes` is that of a `Cited` source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

Notes: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class Said:
    """A piece of a sentence, with the sources it rests on."""

    words: str
    notes: Notes = ()


Sentence: TypeAlias = tuple[Said, ...]


@dataclass(frozen=True)
class LocalName:
    """A crossing's name as written at the place; `lang` is a BCP 47 tag or empty."""

    value: str
    lang: str


@dataclass(frozen=True)
class Holder:
    """Who holds one side, since when, and how long ago that was reported; `by` is empty where nobody is reported."""

    country: str
    side: str
    by: str
    since: str
    age: str
    notes: Notes


@dataclass(frozen=True)
class CrossingStatus:
    """One row of the status table. `before` is the status at the beginning of the period."""

    name: str
    local_names: tuple[LocalName, ...]
    status: str
    since: str
    age: str
    stale: bool
    before: str
    particulars: tuple[str, ...]
    holders: tuple[Holder, ...]
    notes: Notes


@dataclass(frozen=True)
class Changed:
    """One change within the period: when, where, from what to what, and why: the title of the event that made it so."""

    when: str
    where: str
    what: str
    why: str
    notes: Notes

    @property
    def words(self) -> str:
        """All of it in one line, without the sources."""
        return f"{self.when}, {self.where}: {self.what}" + (f" — {self.why}" if self.why else "")


@dataclass(frozen=True)
class Incident:
    """One event of the period. Each sentence is about one thing and names all who speak of it."""

    title: str
    kind: str
    when: str
    where: str
    summary: str
    sentences: tuple[Sentence, ...]
    contested: tuple[str, ...]
    notes: Notes


@dataclass(frozen=True)
class Volumes:
    """The figures that one event gives of what passed or waited, each with all who speak of it."""

    title: str
    when: str
    where: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Contest:
    """One thing on which the claims of an event cannot all be true, with each position."""

    title: str
    when: str
    about: str
    positions: tuple[Said, ...]


@dataclass(frozen=True)
class CitedFor:
    """What a source is cited for on one event; no words where the whole event rests on it."""

    title: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Cited:
    """A numbered source and what it is cited for."""

    number: int
    words: str
    url: str
    reliability: str
    said: tuple[CitedFor, ...]


@dataclass(frozen=True)
class Report:
    """The whole report.

    `scope` names the crossings it was narrowed to, `overview` is the lead, and `undecided` a sentence for each
    value that a merge left open.
    """

    title: str
    since: date
    as_of: date
    known_then: bool
    scope: tuple[str, ...]
    overview: str
    statuses: tuple[CrossingStatus, ...]
    changes: tuple[Changed, ...]
    incidents: tuple[Incident, ...]
    volumes: tuple[Volumes, ...]
    others: tuple[Incident, ...]
    contests: tuple[Contest, ...]
    undecided: tuple[str, ...]
    sources: tuple[Cited, ...]
