"""Deriving by increments equals deriving from scratch; the quick answer equals the plain reading of the rules."""

import itertools
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.records.model import Key
from store.status.chronicle import Chronicle
from store.status.reports import Report
from store.status.standing import Standing
from store.status.track import Answer, Track
from store.status.windows import dated
from tests.store.in_memory import InMemory
from tests.store.status.histories import CROSSINGS, IDS, SOURCES, events, histories

days = st.sampled_from(
    [date(2013, 6, 1), *(date(2014, month, day) for month in (1, 2, 3, 11) for day in (1, 2, 15)), date(2020, 1, 1)]
)
changes = st.lists(events(IDS) | IDS, min_size=1, max_size=3)


def shelf(told: list[dict[str, Any]]) -> InMemory:
    """A file with these events."""
    return InMemory(events=told, crossings=CROSSINGS, sources=SOURCES)


def changed(told: list[dict[str, Any]], change: dict[str, Any] | str) -> list[dict[str, Any]]:
    """The events after one is put in, exchanged, or (by its id alone) taken out."""
    event_id = change if isinstance(change, str) else change["id"]
    kept = [event for event in told if event["id"] != event_id]
    return kept if isinstance(change, str) else [*kept, change]


def everything(standing: Standing) -> list[object]:
    """All that a standing tells."""
    ids = ["qaim", "rabia", "gone"]
    return [(standing[id_], standing.history(id_), standing.control_history(id_)) for id_ in ids]


@given(histories, changes, days, st.booleans(), st.booleans())
def test_changing_one_event_gives_what_starting_over_gives(
    told: list[dict[str, Any]], steps: list[dict[str, Any] | str], day: date, known_then: bool, read_before: bool
) -> None:
    standing = Standing.of(shelf(told), day, known_then=known_then)
    for step in steps:
        if read_before:
            everything(standing)
        told = changed(told, step)
        event_id = step if isinstance(step, str) else step["id"]
        standing = standing.with_change(shelf(told), [Key("events", event_id)])
    assert everything(standing) == everything(Standing.of(shelf(told), day, known_then=known_then))


@given(histories, days, days)
def test_moving_to_another_day_gives_what_starting_there_gives(
    told: list[dict[str, Any]], day: date, other: date
) -> None:
    records = shelf(told)
    standing = Standing.of(records, day)
    everything(standing)
    assert everything(standing.at(other)) == everything(Standing.of(records, other))


@given(histories, days, st.booleans())
def test_a_status_asked_for_alone_is_the_one_of_the_whole(
    told: list[dict[str, Any]], day: date, known_then: bool
) -> None:
    records = shelf(told)
    alone, whole = (Standing.of(records, day, known_then=known_then) for _ in range(2))
    for crossing in whole:
        assert alone.holding(crossing) == whole[crossing].holding == whole.holding(crossing)


@given(histories, st.randoms(use_true_random=False), days)
def test_the_order_of_the_file_does_not_matter(told: list[dict[str, Any]], random: Any, day: date) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)
    assert everything(Standing.of(shelf(told), day)) == everything(Standing.of(shelf(shuffled), day))


def tracks(told: list[dict[str, Any]]) -> list[Track]:
    """Every track of these events."""
    chronicle = Chronicle.of(shelf(told), date(2026, 1, 1))
    found = [chronicle.reports(crossing) for crossing in ("qaim", "rabia")]
    return [track for reports in found for track in reports.tracks.by_channel.values()]


def plainly(reports: list[Report], day: int) -> tuple[str, bool] | None:
    """The rules read plainly, over all reports: the word that shows, and whether it is uncertain."""
    sure = [report for report in reports if report.held and report.begun(day) and not report.over(day)]
    possible = [report for report in reports if report.reach.earliest < day + 1]
    if not sure:
        lasting = [report for report in possible if not report.over(day)]
        return (min(lasting, key=lambda one: (not one.held, one.place)).word, True) if lasting else None
    last = sure[-1]
    named = last.word.split(" + ")
    other = [one for one in possible if one.word != last.word and (one.held or one.word not in named)]
    differing = [one for one in other if one.reach.latest >= last.begin.earliest]
    unsure = differing or last.against(day) or last.reach.latest >= day + 1 or last.possibly_over(day)
    return last.word, bool(unsure)


@given(histories, days)
def test_the_quick_answer_is_the_plain_reading_of_the_rules(told: list[dict[str, Any]], day: date) -> None:
    for track in tracks(told):
        answer = track.at(day.toordinal())
        assert (answer and (answer.word, answer.uncertain)) == plainly(track.reports, day.toordinal())


def shown(answer: Answer | None) -> str | None:
    """The word of an answer."""
    return answer.word if answer else None


@given(histories)
def test_a_span_lasts_while_its_word_shows_for_sure(told: list[dict[str, Any]]) -> None:
    for track in tracks(told):
        turns = sorted({day for day, _ in track.turns()})
        for earlier, later in itertools.pairwise(turns):
            sure = [shown(track.at(day)) for day in (earlier, (earlier + later) // 2, later - 1)]
            first = track.at(earlier)
            if first is not None and first.report.held and first.report.begun(earlier):
                assert len(set(sure)) == 1


@given(histories, days)
def test_what_is_told_for_a_later_day_alone_changes_nothing_before_it(told: list[dict[str, Any]], day: date) -> None:
    def may_tell(event: dict[str, Any]) -> bool:
        dates = [event["date"], *(claim["value"] for claim in event.get("claims", ()) if claim["about"] == "date")]
        found = [dated(text) for text in dates]
        first = [when.wide or when.begin for when in found if when is not None]
        return any(window.earliest < day.toordinal() + 1 for window in first)

    told = [event for event in told if event["crossings"]]  # one without goes where another one is, whenever that was
    earlier = Standing.of(shelf([event for event in told if may_tell(event)]), day)
    whole = Standing.of(shelf(told), day)
    for crossing in ("qaim", "rabia"):
        assert replace(earlier[crossing], plans=()) == replace(whole[crossing], plans=())
