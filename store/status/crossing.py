"""All questions about one crossing, each with its track. Owns how sides make up a whole, and the crossing's history."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from store.records.vocabulary import Status
from store.status.reports import Channel, Report
from store.status.spans import Span, spans
from store.status.track import Answer, Track

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.status.reports import Placed

STRICTNESS = ("", Status.UNKNOWN.value, *(word for word in Status.words() if word != Status.UNKNOWN.value))


class CrossingTracks:
    """The tracks of one crossing, by the question they answer; what is said of the whole answers for each side too."""

    def __init__(self, placed: Iterable[Placed], countries: tuple[str, ...]) -> None:
        found: defaultdict[Channel, list[Report]] = defaultdict(list)
        for each in placed:
            found[each.channel].append(each.report)
        for channel in [channel for channel in found if channel.kind == "status" and channel.side]:
            found[channel] += found.get(Channel("status"), [])
        self.countries = countries
        self.by_channel = {channel: Track(reports) for channel, reports in sorted(found.items())}

    @cached_property
    def statuses(self) -> dict[str, Track]:
        """The tracks that answer for the status: each side's own where a report speaks of one, else the whole's."""
        tracks = self.by_channel
        sides = {channel.side: track for channel, track in tracks.items() if channel.kind == "status" and channel.side}
        whole = tracks.get(Channel("status"))
        if whole is not None and len(sides) < max(1, len(self.countries)):
            sides[""] = whole
        return sides

    def holder(self, country: str) -> Track | None:
        """Who holds a side; None where nobody says."""
        return self.by_channel.get(Channel("control", country))

    @cached_property
    def history(self) -> tuple[Span, ...]:
        """The status from first to last."""
        turns = (turn for track in self.statuses.values() for turn in track.turns())
        return spans(turns, lambda day: strictest({side: track.at(day) for side, track in self.statuses.items()}))

    @cached_property
    def control_history(self) -> dict[str, tuple[Span, ...]]:
        """Who held each side from first to last."""
        holders = {country: self.holder(country) for country in self.countries}
        return {country: spans(track.turns(), track.at) if track else () for country, track in holders.items()}


def strictest(answers: dict[str, Answer | None]) -> Answer | None:
    """Who is stopped on one side does not pass: of the sides' answers the one that lets least through."""
    found = [answer for answer in answers.values() if answer is not None]
    return max(found, key=lambda answer: rank(answer.word, STRICTNESS), default=None)


def rank(word: str, order: tuple[str, ...]) -> int:
    """How strict a word is; one that is not of the vocabulary is as strict as the second."""
    return order.index(word) if word in order else 1
