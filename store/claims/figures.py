"""A count as all who speak of it put it: its range, who gives which end, and the best value.

**Range.** From the least to the greatest that the claims allow; a doubted figure widens it too. An end that any of them
leaves open ("3+") is None, and "several" moves none: no bound is ever made up. `low_by` and `high_by` give the ends,
and `between` has each exact figure that is neither of them, from the least on, with whose it is.

**Best value.** The figure of the claim graded best (credibility first, then reliability; F and 6 are no judgement);
where nothing is graded, that of a data set; else none. Several that rank alike count only if they agree. Never an
average.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from store.claims.grades import parse_grade
from store.claims.ledger import Topic, ledger, worded_topic
from store.claims.stances import asserts, doubts
from store.claims.together import can_all_be_true
from store.claims.values import COUNTED, count_of
from store.records.counts import Count, hull
from store.records.model import Claim, Record
from store.records.vocabulary import About, ClaimMode


class Figure(NamedTuple):
    """What is said of one count. The ends and the best are None where nobody gives them."""

    topic: Topic
    low: int | None
    high: int | None
    best: int | None
    contested: bool
    low_by: tuple[Claim, ...]
    high_by: tuple[Claim, ...]
    between: tuple[tuple[int, tuple[Claim, ...]], ...]
    best_by: tuple[Claim, ...]
    claims: tuple[Claim, ...]

    @property
    def label(self) -> str:
        """What is counted, as the first who speaks of it spells it: "Killed", "Vehicles struck"."""
        words = worded_topic(self.claims[0]).words
        return words[:1].upper() + words[1:]


def figures(record: Record) -> tuple[Figure, ...]:
    """Each count that a record's claims give, by first mention. Denials contest a figure and move no end."""
    topics = ledger(claim for claim in record.claims if claim.about not in _UNCOUNTED)
    return tuple(_figure(topic, topics[topic]) for topic in topics_counted(topics))


_UNCOUNTED = frozenset(about.value for about in About if about not in COUNTED)
"""What claims are about that has no figure; most claims are left out by it before they are compared."""


def topics_counted(topics: Mapping[Topic, tuple[Claim, ...]]) -> Iterator[Topic]:
    """Of the topics of a record those of which someone gives a count, or doubts it."""
    return (topic for topic, said in topics.items() if _is_count(topic, said) and any(_said(said)))


def _is_count(topic: Topic, claims: tuple[Claim, ...]) -> bool:
    known = About.find(topic.about)
    return known in COUNTED or (known is None and all(count_of(claim.value) for claim in claims))


def _said(claims: tuple[Claim, ...]) -> Iterator[tuple[Claim, Count]]:
    counts = ((claim, count_of(claim.value)) for claim in claims if asserts(claim) or doubts(claim))
    return ((claim, count) for claim, count in counts if count)


def _figure(topic: Topic, claims: tuple[Claim, ...]) -> Figure:
    said = list(_said(claims))
    whole = hull(count for _, count in said)
    low, high = (whole.low, whole.high) if whole else (None, None)
    best, best_by = _best([(claim, count) for claim, count in said if asserts(claim)])
    return Figure(
        topic,
        low,
        high,
        best,
        contested=not can_all_be_true(claims),
        low_by=tuple(claim for claim, count in said if low is not None and low == count.least),
        high_by=tuple(claim for claim, count in said if high is not None and high == count.most),
        between=_between(said, (low, high)),
        best_by=best_by,
        claims=claims,
    )


def _between(
    said: list[tuple[Claim, Count]], ends: tuple[int | None, int | None]
) -> tuple[tuple[int, tuple[Claim, ...]], ...]:
    exact: dict[int, list[Claim]] = {}
    for claim, count in said:
        if count.low is not None and count.low == count.high and count.low not in ends:
            exact.setdefault(count.low, []).append(claim)
    return tuple((figure, tuple(exact[figure])) for figure in sorted(exact))


def _best(said: list[tuple[Claim, Count]]) -> tuple[int | None, tuple[Claim, ...]]:
    """Return the best figure and who gives it, among the claims of the highest grade."""
    graded = [(grade.rank, *pair) for pair in said if (grade := parse_grade(pair[0].grade)) and grade.judged]
    first = min((rank for rank, _, _ in graded), default=None)
    ranked = [(claim, count) for rank, claim, count in graded if rank == first]
    coded = [pair for pair in said if pair[0].mode == ClaimMode.DATASET_CODING.value]
    chosen = [(claim, count.best) for claim, count in ranked or coded if count.best is not None]
    if len({best for _, best in chosen}) != 1:
        return None, ()
    return chosen[0][1], tuple(claim for claim, _ in chosen)
