"""The numbered sources of a report, in the order in which they are first cited."""

from __future__ import annotations

from collections.abc import Iterable

from store.claims.ledger import rivals
from store.claims.stances import asserts, denies, doubts, stands
from store.dates import date_words
from store.records.model import Claim, Event
from store.records.vocabulary import Reliability
from store.report.model import Cited, CitedFor, Notes
from store.report.period import Period
from store.report.voices import stance_word
from store.words.claims import judgement_words, said_words, speaker_words

MOST_LISTED = 20
"""What a source is cited for is listed up to so many events; a data set is cited for hundreds, each told above."""


class Citing:
    """Gives sources their numbers while a report is made, and keeps what each is cited for."""

    def __init__(self, period: Period) -> None:
        self._period, self._records = period, period.records
        self._said: dict[str, dict[str, list[Claim]]] = {}
        self._numbers: dict[str, int] = {}
        self._rivals: dict[str, list[Claim]] = {}

    def claim(self, claim: Claim, title: str) -> Notes:
        """The notes for a claim of the event with this title."""
        if claim.source:
            self._cite(claim.source, title).append(claim)
        return self._notes(name for name in (claim.source, claim.via) if name)

    def event(self, event: Event, about: frozenset[str] = frozenset(), at: str = "") -> Notes:
        """The notes for what the desk holds of an event: its claims about these things, else all, and its sources.

        `at` is the crossing in question: what is said of another one is not cited for it.
        """
        claims = self._resting(event, about, at)
        found = [number for claim in claims for number in self.claim(claim, event.title)]
        names = self._sources(event, claims)
        for name in names:
            self._cite(name, event.title)
        return tuple(dict.fromkeys((*found, *self._notes(names))))

    def grade(self, event: Event, about: frozenset[str] = frozenset(), at: str = "") -> str:
        """The grades of the claims that a change rests on; where none is graded, how reliable their sources are."""
        claims = self._resting(event, about, at)
        graded = dict.fromkeys(grade for claim in claims if (grade := judgement_words(claim)))
        if graded:
            return ", ".join(graded)
        names = (*(claim.source for claim in claims), *self._sources(event, claims))
        kept = (self._records.sources[name] for name in names if name in self._records.sources)
        return ", ".join(dict.fromkeys(source.reliability for source in kept if source.reliability))

    def _sources(self, event: Event, resting: Iterable[Claim]) -> list[str]:
        """The sources of the event itself, but for one that only says otherwise."""
        otherwise = {claim.source for claim in self._against(event)} - {claim.source for claim in resting}
        return [name for name in event.sources if name not in otherwise]

    def _resting(self, event: Event, about: frozenset[str], at: str) -> list[Claim]:
        """The claims that bear out what the desk holds of an event: all can be true with it, none is a doubt."""
        crossings = self._records.crossings if at else ()
        against = self._against(event)
        said = [claim for claim in self._period.claims(event) if claim.of == at or claim.of not in crossings]
        known = [claim for claim in said if claim not in against and _bears_out(claim, event)]
        return [claim for claim in known if claim.about in about] or known

    def _against(self, event: Event) -> list[Claim]:
        if event.id not in self._rivals:
            self._rivals[event.id] = [rival.other for rival in rivals(self._period.known(event))]
        return self._rivals[event.id]

    def cited(self) -> tuple[Cited, ...]:
        """Every source cited so far, by number."""
        return tuple(self._cited(name, number) for name, number in self._numbers.items())

    def _cite(self, name: str, title: str) -> list[Claim]:
        """The claims for which a source is cited on one event."""
        return self._said.setdefault(name, {}).setdefault(title, [])

    def _notes(self, names: Iterable[str]) -> Notes:
        return tuple(self._numbers.setdefault(name, len(self._numbers) + 1) for name in dict.fromkeys(names))

    def _words(self, claim: Claim) -> str:
        """What a source is cited for by a claim, and who says it."""
        speaker = f" ({speaker_words(claim, self._records)})" if claim.by else ""
        stance = f"{stance_word(claim)}: " if stance_word(claim) else ""
        return f"{stance}{said_words(claim, self._records)}{speaker}"

    def _cited(self, name: str, number: int) -> Cited:
        events = self._said.get(name, {})
        said: tuple[CitedFor, ...] = (CitedFor(f"{len(events)} events, each marked with this number above", ()),)
        if len(events) <= MOST_LISTED:
            said = tuple(CitedFor(title, tuple(dict.fromkeys(map(self._words, of)))) for title, of in events.items())
        source = self._records.sources.get(name)
        if source is None:
            return Cited(number, f"{name} (not among the sources kept)", "", "", "", said)
        title = f"“{source.title}”" if source.title else ""
        parts = (source.publisher, title, source.author, date_words(source.published))
        grade = Reliability.find(source.reliability)
        reliability = f"{grade.value}, {grade.label}" if grade else ""
        words = ", ".join(part for part in parts if part) or name
        return Cited(number, words, source.url, source.archive_url, reliability, said)


def _bears_out(claim: Claim, event: Event) -> bool:
    """Whether a claim can stand for what came about; of what is planned, a hope or expectation can too."""
    return asserts(claim) or denies(claim) or bool(event.phase and stands(claim) and not doubts(claim))
