"""All questions about one crossing, each with its track: how sides make up a whole, and the crossing's history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product
from math import floor
from operator import itemgetter
from typing import TypeVar

from msgspec.structs import replace

from store.records.vocabulary import Mode, Passage, Status
from store.status.reports import EVERY_MODE, PASSES, SHUT, Channel, Echo, Kind, Placed, Report, Rival
from store.status.sides import BOTH, Sides
from store.status.spans import Span, spans
from store.status.track import Answer, Track
from store.status.windows import AFTER_ALL, Dated

T = TypeVar("T")
STRICTNESS = ("", Status.UNKNOWN.value, *(word for word in Status.words() if word != Status.UNKNOWN.value))
PASSAGES = (Passage.YES.value, Passage.RESTRICTED.value, Passage.NO.value)


class CrossingTracks:
    """The tracks of one crossing, by the question they answer; what is said of the whole answers for each side too."""

    def __init__(self, placed: Iterable[Placed], sides: Sides | None, said: Callable[[Echo], Dated | None]) -> None:
        found: defaultdict[Channel, list[Report]] = defaultdict(list)
        for each in placed:
            found[each.channel].append(each.report)
        self._told_of = {
            channel.side: min(report.reach.earliest for report in reports)
            for channel, reports in found.items()
            if channel.kind == "status"
        }
        self._modes = {channel: reports for channel, reports in sorted(found.items()) if channel.kind == "mode"}
        for channel in [channel for channel in found if channel.kind == "status" and channel.side]:
            found[channel] += found.get(Channel("status"), [])
        self.sides = sides.keys if sides else ()
        self._ways = sides.directions if sides else ()
        self.said = said
        self.by_channel = {
            channel: Track(reports, said) for channel, reports in sorted(found.items()) if channel.kind != "mode"
        }
        self._told: dict[str, dict[str, tuple[Track | None, ...]]] = {}
        self._track_of: dict[tuple[int, ...], Track] = {}

    @cached_property
    def statuses(self) -> dict[str, Track]:
        """The tracks that answer for the status: each side's own where a report speaks of one, else the whole's."""
        tracks = self.by_channel
        sides = {channel.side: track for channel, track in tracks.items() if channel.kind == "status" and channel.side}
        whole = tracks.get(Channel("status"))
        if whole is not None and len(sides) < max(1, len(self.sides)):
            sides[""] = whole
        return sides

    @cached_property
    def scopes(self) -> tuple[str, ...]:
        """The parts of the crossing that are looked at apart: the whole alone, unless a report speaks of one side."""
        kinds = (*self._modes, *self.by_channel)
        named = {channel.side for channel in kinds if channel.kind in ("mode", "status") and channel.side}
        return (*self.sides, *sorted(named - {*self.sides})) if named else ("",)

    def status(self, scope: str) -> Track | None:
        """The status of the whole or of a side; of a side that none speaks of it is the whole's."""
        return self.by_channel.get(Channel("status", scope)) or self.by_channel.get(Channel("status"))

    def answers(self, day: int) -> dict[str, Answer]:
        """The status on each side of which anything is said by the day."""
        return {side: answer for side, track in self.statuses.items() if (answer := track.at(day)) is not None}

    def sides_told(self, day: int) -> tuple[str, ...]:
        """The sides of which a status of their own can have been reported by the day."""
        return tuple(side for side in self.statuses if side and self._told_of.get(side, day + 1) < day + 1)

    def whole(self, day: int) -> Answer | None:
        """The status of the crossing: who is stopped on one side does not pass, so the strictest of the sides' answers.

        It is told by the last report that says so, and open where what a side may be would let less or more through.
        """
        return self.together(self.answers(day), day)

    def together(self, by_side: dict[str, Answer], day: int) -> Answer | None:
        """The same, of the sides' answers on the day."""
        answers = list(by_side.values())
        if len(answers) < 2:
            return answers[0] if answers else None
        word = strictest(answer.word for answer in answers)
        since = together_since(day, STRICTNESS, self._begun)
        possible = {_together(words) for words in product(*map(_possible, answers))} - {word}
        said = {other for answer in answers for other in answer.alternatives}
        others = tuple(sorted((other for other in possible if other or other in said), key=_rank_of_status))
        alike = [one for one in answers if one.word == word]
        last = max(alike, key=lambda answer: answer.last_told(day))
        since = since.without_end() if any(one.report.end is None for one in alike) else since
        return replace(last, since=since, uncertain=bool(possible), alternatives=others)

    def _begun(self, day: int) -> Iterator[tuple[str, float, Report]]:
        for side, answer in self.answers(day).items():
            yield answer.word, self.statuses[side].shown_from(answer, day), answer.since

    def permissions(self) -> tuple[Report, ...]:
        """The reports that give or revoke permissions, in order."""
        track = self.by_channel.get(Channel("permission"))
        return tuple(track.reports) if track else ()

    def modes(self, day: int) -> tuple[str, ...]:
        """The modes of which anything can have been said by the day, in the vocabulary's order."""
        return tuple(mode for mode, first in self._first_told if first < day + 1)

    @cached_property
    def _first_told(self) -> tuple[tuple[str, float], ...]:
        """The modes in the order of the vocabulary, each with the first moment that anything said of it can be of."""
        order = Mode.words()
        first: dict[str, float] = {}
        for channel, reports in self._modes.items():
            if channel.mode != EVERY_MODE:
                earliest = min(report.reach.earliest for report in reports)
                first[channel.mode] = min(earliest, first.get(channel.mode, AFTER_ALL))
        ranks = {mode: order.index(mode) if mode in order else len(order) for mode in first}
        return tuple(sorted(first.items(), key=lambda told: (ranks[told[0]], told[0])))

    def ways(self, mode: str) -> dict[str, tuple[Track | None, ...]]:
        """The directions of a mode: both ways across, and any other that a report words.

        Each with what was said of it at the parts of the crossing (`scopes`), None where nothing was.
        """
        if mode not in self._told:
            worded = {channel.direction for channel in self._modes if channel.mode in (mode, EVERY_MODE)}
            directions = (*self._ways, *sorted(worded - {BOTH, *self._ways})) or (BOTH,)
            self._told[mode] = {
                way: tuple(self._passing(part, mode, way) for part in self.scopes) for way in directions
            }
        return self._told[mode]

    def _passing(self, scope: str, mode: str, direction: str) -> Track | None:
        """One track for all that was said alike, as of directions that no report tells apart."""
        reports = self._said_of(scope, mode, direction)
        of = tuple(map(id, reports))  # which stay theirs, for the track keeps the reports
        return self._track_of.setdefault(of, Track(reports, self.said)) if reports else None

    def _said_of(self, scope: str, mode: str, direction: str) -> list[Report]:
        """The reports for the direction and for both, and what those for another one say of it."""
        of_event: dict[str, tuple[int, list[Report]]] = {}
        elsewhere: list[Report] = []
        both_ways: set[str] = set()
        for channel, reports in self._modes.items():
            if channel.side not in ("", scope) or channel.mode not in (mode, EVERY_MODE):
                continue
            if channel.direction not in (BOTH, direction):
                elsewhere += [report for report in reports if report.word in PASSES]
                continue
            precise = 4 * bool(channel.side) + 2 * (channel.direction != BOTH) + (channel.mode != EVERY_MODE)
            for report in reports:
                best, kept = of_event.get(report.event, (-1, []))
                if precise >= best:
                    of_event[report.event] = (precise, [*kept, report] if precise == best else [report])
                    (both_ways.add if channel.direction == BOTH else both_ways.discard)(report.event)
        own = [report.this_way(direction) for _, reports in of_event.values() for report in reports]
        others = [report for report in elsewhere if report.event not in of_event]
        return own + (_that_way_only(own, others, both_ways, self.status(scope)) if others and both_ways else [])

    def holder(self, side: str) -> Track | None:
        """Who holds a side; None where nobody says."""
        return self.by_channel.get(Channel("control", side))

    @cached_property
    def history(self) -> tuple[Span, ...]:
        """The status from first to last."""
        return tuple(self._spans())

    def _spans(self) -> Iterator[Span]:
        return spans((turn for track in self.statuses.values() for turn in track.turns()), self.whole)

    def derive(self, day: int) -> Iterator[None]:
        """Derive the history, and for each question what its answer on a day needs, in small steps."""
        found = []
        for span in self._spans():
            found.append(span)
            yield
        self.history = tuple(found)
        for _, track in self.told_apart():
            if track is not None:
                track.at(day)
            yield

    @cached_property
    def change_days(self) -> dict[Kind, frozenset[int]]:
        """By what reports tell of, the days, by ordinal, on which that may become something else."""
        tracks: defaultdict[Kind, list[Track]] = defaultdict(list)
        for channel, track in self.by_channel.items():
            tracks[channel.kind].append(track)
        tracks["mode"] = list(dict.fromkeys(track for _, track in self.told_apart() if track))
        return {kind: frozenset(day for track in of for day in track.change_days()) for kind, of in tracks.items()}

    @cached_property
    def several_a_day(self) -> dict[int, dict[Channel, list[Report]]]:
        """By day the questions to which several reports of that day give different answers, and these in order.

        Of status and passage they say what the crossing as a whole comes to.
        """
        found: defaultdict[int, dict[Channel, list[Report]]] = defaultdict(dict)
        asked: defaultdict[Channel, dict[str, Track]] = defaultdict(dict)
        for channel, track in self.by_channel.items():
            if channel.kind == "control" and channel.side in self.sides:
                asked[channel][""] = track
        asked[Channel("status")] = self.statuses
        for (scope, mode, direction), passing in self.told_apart():
            if passing is not None:
                asked[Channel("mode", "", mode, direction)][scope] = passing
        for channel, tracks in asked.items():
            for day, reports in _steps(tracks, STRICTNESS if channel.kind == "status" else PASSAGES):
                found[day][channel] = reports
        for told in found.values():
            for channel, reports in list(told.items()):
                ways = [one for one in told if (one.kind, one.mode) == ("mode", channel.mode) and told[one] == reports]
                if len(ways) > 1 and channel in told:
                    told[channel._replace(direction=BOTH)] = reports
                    for way in ways:
                        del told[way]
        return found

    def told_apart(self) -> Iterator[tuple[tuple[str, str, str], Track | None]]:
        """The track of each mode in each direction, by part of the crossing, mode and direction."""
        for mode in dict.fromkeys(channel.mode for channel in self._modes if channel.mode != EVERY_MODE):
            for way, tracks in self.ways(mode).items():
                yield from (((scope, mode, way), track) for scope, track in zip(self.scopes, tracks, strict=True))

    @cached_property
    def reported(self) -> tuple[tuple[float, float], ...]:
        """When the status was reported: for each report the days that it can be of, or lasts over."""
        tracks = self.statuses.values()
        return tuple(sorted({stretch for track in tracks for stretch in track.reported()}))

    @cached_property
    def control_history(self) -> dict[str, tuple[Span, ...]]:
        """Who held each side from first to last."""
        holders = {side: self.holder(side) for side in self.sides}
        return {side: tuple(spans(track.turns(), track.at)) if track else () for side, track in holders.items()}


def _that_way_only(own: list[Report], others: list[Report], both_ways: set[str], status: Track | None) -> list[Report]:
    """What reports for another direction say of this one: after one for both, that it is not this way any more.

    Nobody says no in so many words, so that stays uncertain. A crossing that shut in between left nothing to narrow;
    one that was shut already, and is told to be so again, did not shut.
    One that may have come after such a report, though it stands before it in the order, leaves it open too.
    """
    found: list[Report] = []
    last: Report | None = None
    ours = {id(one) for one in own}
    ordered = sorted([one for one in (*own, *others) if one.held], key=lambda one: one.place)
    narrowed = set()
    for report in ordered:
        if id(report) in ours:
            last = report
        elif last and last.event in both_ways and last.word in PASSES and last.lasts >= report.begin.earliest:
            if status is None or not any(status.shutting(last.place, report.place)):
                found.append(replace(report, word=Passage.NO.value, rivals=(Rival(last.word),), echoes=()))
                narrowed.add(id(report))
            elif not status.surely_shut_between(last, report):
                found.append(replace(report, word=Passage.NO.value, rivals=(), echoes=(), held=False))
    soonest = AFTER_ALL
    for report in reversed(ordered):
        if id(report) in ours:
            if report.event in both_ways and report.word in PASSES:
                soonest = min(soonest, report.begin.earliest)
        elif id(report) not in narrowed and soonest <= report.reach.latest:
            found.append(replace(report, word=Passage.NO.value, rivals=(), echoes=(), held=False))
    return found


def _steps(tracks: Mapping[str, Track], order: tuple[str, ...]) -> Iterator[tuple[int, list[Report]]]:
    """The days on which several reports differ, with these in order; the word of each is what the sides then come to.

    `order` has the words that let least through last.
    """
    for day in sorted({day for track in tracks.values() for day in track.several_a_day()}):
        sides = {side: {report.place: report for report in track.of_day.get(day, ())} for side, track in tracks.items()}
        words = {side: answer.word for side, track in tracks.items() if (answer := track.at(day - 1))}
        reports: list[Report] = []
        for place, report in sorted((told for of in sides.values() for told in of.items()), key=itemgetter(0)):
            words |= {side: report.word for side, told in sides.items() if place in told}
            if not reports or reports[-1].place != place:
                word = max(words.values(), key=lambda word: rank(word, order))
                reports.append(replace(report, word=word))
        yield day, reports


def together_since(day: int, order: tuple[str, ...], told: Callable[[int], Iterable[tuple[str, float, T]]]) -> T:
    """Since when sides have come to what they come to on a day: since the last change on any of them that made it so.

    `told` gives for a day what each side does, the moment from which it shows that, and since when; `order` has the
    words that let least through last.
    """
    sides = list(told(day))
    word = max((each for each, _, _ in sides), key=lambda each: rank(each, order))
    while True:
        latest = max(sides, key=lambda each: each[1])
        if abs(latest[1]) == AFTER_ALL or floor(latest[1]) > day:
            return latest[2]
        day = floor(latest[1]) - 1
        sides = list(told(day))
        if word != max((each for each, _, _ in sides), key=lambda each: rank(each, order), default=""):
            return latest[2]


def strictest(words: Iterable[str]) -> str:
    """Of the words for several sides the one that lets least through."""
    return max(words, key=_rank_of_status, default="")


def _rank_of_status(word: str) -> int:
    return rank(word, STRICTNESS)


def _possible(answer: Answer) -> set[str]:
    """What a side may be; empty for what nobody says."""
    return {answer.word, *answer.alternatives} | ({""} if answer.uncertain and not answer.alternatives else set())


def _together(words: tuple[str, ...]) -> str:
    """What sides come to: shut where one is, nothing known where of one nothing is known."""
    shut = [word for word in words if word in SHUT]
    return strictest(shut or words) if shut or all(words) else ""


def rank(word: str, order: tuple[str, ...]) -> int:
    """How strict a word is; one that is not of the vocabulary is as strict as the second."""
    return order.index(word) if word in order else 1
