"""What an event reports of a crossing: the records of it. Owns their shape; `reading.py` makes them of events."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from msgspec import Struct

from store.records.vocabulary import Status

if TYPE_CHECKING:
    from store.dates.edtf import Edtf
    from store.dates.order import OrderKey
    from store.records.model import ControlReport, StatusReport
    from store.status.windows import Window

SHUT = frozenset({Status.CLOSED.value, Status.INACTIVE.value})

Place: TypeAlias = "tuple[OrderKey, str, int]"
Kind: TypeAlias = Literal["status", "control", "mode", "aid"]


class Channel(NamedTuple):
    """One question that reports answer: the status of a crossing or side, a mode, a side's holder, UN authorisation."""

    kind: Kind
    side: str = ""
    mode: str = ""


@cache
def channel(kind: Kind, side: str = "", mode: str = "") -> Channel:
    """The channel, one object for all who ask: a file has very many reports and few questions."""
    return Channel(kind, side, mode)


class Report(Struct, frozen=True, gc=False):
    """One event's answer to one question.

    `begin` is the window of days in which it came to hold by the desk's date, `reach` the same by a claim's dates too,
    `end` the one in which it ceased, for a date that lasts. `held` is false where only claims say so. `rivals` are the
    words that claims give against it; an empty one only doubts. `place` is its place in the order.
    """

    place: Place
    event: str
    date: Edtf
    begin: Window
    end: Window | None
    reach: Window
    word: str
    held: bool = True
    status: StatusReport | None = None
    control: ControlReport | None = None
    rivals: tuple[str, ...] = ()

    def begun(self, day: int) -> bool:
        """Whether it surely holds from this day or before, by the desk's date."""
        return self.begin.latest < day + 1

    def over(self, day: int) -> bool:
        """Whether it has surely ceased before this day."""
        return self.end is not None and self.end.latest < day

    def possibly_over(self, day: int) -> bool:
        """Whether it may have ceased before this day."""
        return self.end is not None and self.end.earliest < day


class Placed(Struct, frozen=True, gc=False):
    """A report and the question it answers."""

    channel: Channel
    report: Report


def reach_of(begin: Window, moved: tuple[Window, ...]) -> Window:
    """The days in which something may have begun, by its own date or a claim's."""
    if not moved:
        return begin
    earliest = min(begin.earliest, *(window.earliest for window in moved))
    return begin._replace(earliest=earliest, latest=max(begin.latest, *(window.latest for window in moved)))
