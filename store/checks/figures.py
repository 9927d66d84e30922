"""Figures that do not add up by themselves: best outside low–high, parts against their total."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from store.checks.runner import Problem, record_check
from store.claims.ledger import topic_of
from store.claims.stances import asserts
from store.claims.values import count_of
from store.records.counts import Count
from store.records.interface import Documents
from store.records.model import Claim, Key, Path, Record
from store.records.vocabulary import About, ClaimMode
from store.text.folding import fold

TOTALLED = frozenset({About.KILLED.value, About.INJURED.value, About.CAPTURED.value, About.DISPLACED.value})
ENDS = ("low", "best", "high")
_WITHIN = re.compile(r"\b(among|amongst|including|of (whom|them|these|which))\b", re.I)


@record_check("best-outside-range")
def best_outside_range(_records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """A low above the best or the high, or a best above the high, in what one speaker gives."""
    for path, ends in _estimates(record):
        given = [(name, ends[name]) for name in ENDS if name in ends]
        for (name, number), (next_name, next_number) in itertools.pairwise(given):
            if number > next_number:
                yield Problem(key, path, f"{name} {number} is above {next_name} {next_number}")


def _estimates(record: Record) -> Iterator[tuple[Path, dict[str, int]]]:
    """Low, best and high of one speaker: an object in one claim, or claims worded `low`, `best` and `high`."""
    apart: defaultdict[tuple[object, ...], dict[str, int]] = defaultdict(dict)
    places: dict[tuple[object, ...], Path] = {}
    for index, claim in enumerate(record.claims):
        if isinstance(claim.value, dict):
            yield (
                ("claims", index, "value"),
                {name: number for name in ENDS if (number := _number(claim.value.get(name))) is not None},
            )
            continue
        end, number = _end_named(claim), _number(claim.value)
        if end and number is not None and asserts(claim):
            speaker = (claim.about, claim.by, claim.source)
            apart[speaker][end] = number
            places.setdefault(speaker, ("claims", index, "value"))
    yield from ((places[speaker], ends) for speaker, ends in apart.items())


def _end_named(claim: Claim) -> str:
    words = {fold(claim.of), fold(claim.hedge), fold(claim.id)}
    return next((end for end in ENDS if words & {end, f"{end} estimate", f"{claim.about} {end}"}), "")


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


class _Part(NamedTuple):
    place: int
    claim: Claim
    stated: Count


@record_check("sum-of-parts")
def sum_of_parts(_records: Documents, key: Key, record: Record) -> Iterator[Problem]:
    """Parts that together exceed the total the same speaker gives; of a data set, whose parts are all, also fewer.

    A part that is said to be within another (`children among them`) is not counted twice.
    """
    for total, parts in _totals(record):
        low, high = (_sum([getattr(part.stated, end) for part in parts]) for end in ("low", "high"))
        least, most = total.stated.low, total.stated.high
        over = low is not None and most is not None and low > most
        coded = total.claim.mode == ClaimMode.DATASET_CODING.value and len(parts) > 1
        under = coded and high is not None and least is not None and high < least
        if over or under:
            sums = " + ".join(f"{part.stated.text} {part.claim.of}" for part in parts)
            yield Problem(
                key, ("claims", total.place, "value"), f"{sums} = {low if over else high}, not {total.stated.text}"
            )


def _sum(ends: list[int | None]) -> int | None:
    given = [end for end in ends if end is not None]
    return sum(given) if len(given) == len(ends) else None


def _totals(record: Record) -> Iterator[tuple[_Part, list[_Part]]]:
    speakers: defaultdict[tuple[str, str, str], list[_Part]] = defaultdict(list)
    for index, claim in enumerate(record.claims):
        count = count_of(claim.value) if claim.about in TOTALLED and asserts(claim) else None
        if count is not None and _end_named(claim) not in ("low", "high") and not _WITHIN.search(claim.of):
            speakers[claim.about, claim.by, claim.source].append(_Part(index, claim, count))
    for said in speakers.values():
        parts = [part for part in said if topic_of(part.claim).of not in ("", "total")]
        totals = [part for part in said if part not in parts]
        totals = [part for part in totals if _end_named(part.claim) == "best"] or totals
        if len(totals) == 1 and parts:
            yield totals[0], parts
