"""What an event reports of a crossing, question by question. `reading.py` makes these of events."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from store.dates.edtf.parsing import Edtf
from store.dates.order import OrderKey
from store.records.model import ControlReport, StatusReport
from store.records.vocabulary import Passage, Status
from store.status.windows import AFTER_ALL, BEFORE_ALL, Window

SHUT = frozenset({Status.CLOSED.value, Status.INACTIVE.value})
PASSES = frozenset({Passage.YES.value, Passage.RESTRICTED.value})
EVERY_MODE = "*"
TOGETHER = " + "
"""What stands between the holders of a side that hold it together, in the word of a report."""

Place: TypeAlias = "tuple[OrderKey, str, int]"
Kind: TypeAlias = Literal["status", "control", "mode", "permission"]


class Channel(NamedTuple):
    """One question that reports answer: a status, a mode in a direction, a side's holders, the permissions.

    An empty side is the whole crossing, an empty direction both ways.
    """

    kind: Kind
    side: str = ""
    mode: str = ""
    direction: str = ""


@cache
def channel(kind: Kind, side: str = "", mode: str = "", direction: str = "") -> Channel:
    """The channel, one object for all who ask: a file has very many reports and few questions."""
    return Channel(kind, side, mode, direction)


class Echo(NamedTuple):
    """A claim that asserts again what its event reports; it counts from the day it was `said`, else published.

    One of a mode that names a `direction` speaks of that alone; an empty one is both ways.
    """

    word: str
    said: str
    source: str
    direction: str = ""


class Rival(NamedTuple):
    """Another answer that a claim gives, from the moment on which it was `said`; an empty word only doubts.

    The `direction` is as of an `Echo`.
    """

    word: str
    said: float = BEFORE_ALL
    direction: str = ""


class Granted(Struct, frozen=True, gc=False):
    """A permission as one event gives it, or revokes another's. Empty `modes` are all modes.

    `of_council` for one in the older form, which without an authority named is the Security Council's.
    """

    kind: str = ""
    by: str = ""
    basis: str = ""
    since: str = ""
    until: str = ""
    modes: tuple[str, ...] = ()
    renews: str = ""
    revokes: str = ""
    of_council: bool = False

    @property
    def gives(self) -> bool:
        """Whether it permits anything: one that revokes does so only with modes or a last day of its own.

        Its `from` is the day on which the other one is taken back; kind, giver and basis tell who did so, and why.
        """
        return not self.revokes or bool(self.until or self.modes)


class Report(Struct, frozen=True, gc=False):
    """One event's answer to one question.

    `begin` is the window of days in which it came to hold by the desk's date, `reach` the same by a claim's dates too,
    `end` the one in which it ceased, for a date that lasts. `held` is false where only claims say so, or where its day
    still lies ahead. `rivals` are what claims give against it. `place` is its place in the order. `entry` is what it
    was read from; `alone` where its event has no other entry.
    """

    place: Place
    event: str
    date: Edtf
    begin: Window
    end: Window | None
    reach: Window
    word: str
    held: bool = True
    entry: StatusReport | None = None
    alone: bool = True
    controls: tuple[ControlReport, ...] = ()
    rivals: tuple[Rival, ...] = ()
    echoes: tuple[Echo, ...] = ()
    granted: Granted | None = None

    def against(self, day: int) -> tuple[str, ...]:
        """The words that claims give against it by the end of a day."""
        return tuple(rival.word for rival in self.rivals if rival.said < day + 1)

    def this_way(self, direction: str) -> Report:
        """The same with only those claims that speak of this direction, or of both."""
        rivals = tuple(one for one in self.rivals if one.direction in ("", direction))
        echoes = tuple(one for one in self.echoes if one.direction in ("", direction))
        alike = len(rivals) == len(self.rivals) and len(echoes) == len(self.echoes)
        return self if alike or not direction else replace(self, rivals=rivals, echoes=echoes)

    def without_end(self) -> Report:
        """The same as far as it began, where another goes beyond its end."""
        first = self.date.spans[0].first if self.end and self.date.spans else None
        return replace(self, date=first, end=None) if first else self

    def begun(self, day: int) -> bool:
        """Whether it surely holds from this day or before, by the desk's date."""
        return self.begin.latest < day + 1

    @property
    def lasts(self) -> float:
        """The last moment at which it can hold; beyond all days for what has no end."""
        return AFTER_ALL if self.end is None else self.end.latest

    def over(self, day: int) -> bool:
        """Whether it has surely ceased before this day."""
        return self.lasts < day

    def told_until(self, day: int) -> float:
        """The last moment of which it tells by a day: when it began, or of a stretch that lasts the day itself."""
        return self.begin.earliest if self.end is None else min(self.end.earliest, day)

    def possibly_over(self, day: int) -> bool:
        """Whether it may have ceased before this day."""
        return self.end is not None and self.end.earliest < day


class Placed(Struct, frozen=True, gc=False):
    """A report and the question it answers."""

    channel: Channel
    report: Report


def members(word: str) -> tuple[str, ...]:
    """The holders that a report's word names."""
    return tuple(word.split(TOGETHER))


def reach_of(begin: Window, moved: tuple[Window, ...]) -> Window:
    """The days in which something may have begun, by its own date or a claim's."""
    if not moved:
        return begin
    earliest = min(begin.earliest, *(window.earliest for window in moved))
    return begin._replace(earliest=earliest, latest=max(begin.latest, *(window.latest for window in moved)))
