"""Who says what, as a sentence: "Six killed, a military source told Kurdistan 24; Kata'ib Hezbollah said two."

No speaker, hedge or denial is dropped, and no figure added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from store.claims.stances import stance_of
from store.claims.values import COUNTED, NOBODY, count_of, volume_words, words_of
from store.dates import DateError, short
from store.records.counts import Count
from store.records.interface import Records
from store.records.model import Claim
from store.records.vocabulary import About, Anonymity, ClaimMode, Stance
from store.report.model import Said, Sentence
from store.words.claims import judgement_words, plain_words, source_words, speaker_words
from store.words.names import with_article

if TYPE_CHECKING:
    from store.report.citing import Citing

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_QUALIFIED = {Anonymity.ANONYMOUS: "anonymous", Anonymity.UNNAMED_GROUP: "unnamed"}
_MANNERS = {ClaimMode.TOLD.value: ", as told to ", ClaimMode.QUOTE.value: ", quoted by "}
_UNSAID = "it"
_SAID = {
    ClaimMode.STATEMENT: "said in a statement",
    ClaimMode.CONFIRMATION: "confirmed",
    ClaimMode.DENIAL: "denied",
    ClaimMode.BELIEF: "believed",
    ClaimMode.DATASET_CODING: "coded",
    ClaimMode.ANALYST: "judged",
}
_REPORTED = {ClaimMode.HEADLINE: "said in a headline", ClaimMode.BELIEF: "reported as a belief"}
_VERBS = {Stance.DENIES: "denied", Stance.DOUBTS: "doubted", Stance.HOPES: "hoped for", Stance.EXPECTS: "expected"}


def sentence(claims: Iterable[Claim], title: str, records: Records, citing: Citing, opening: str = "") -> Sentence:
    """All that is said of one thing: those who say the same together, in the order of first mention.

    `title` is that of the event, for the list of sources; `opening` stands before, as in "Target: ".
    """
    groups: dict[tuple[object, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((stance_of(claim) or claim.stance, repr(claim.value)), []).append(claim)
    pieces: list[Said] = []
    for group in groups.values():
        pieces += _group(group, title, records, citing, first=not pieces)
    begun = opening + pieces[0].words
    return (Said(begun[:1].upper() + begun[1:], pieces[0].notes), *pieces[1:], Said("."))


def _group(claims: list[Claim], title: str, records: Records, citing: Citing, *, first: bool) -> Iterator[Said]:
    """Those who say one thing: "six killed, A told B [1] and C reported [2]"; later "; D said two [1]"."""
    lead = claims[0]
    verb = stance_word(lead)
    if not first and (len(claims) == 1 or verb):
        for claim in claims:
            yield Said(f"; {_says(claim, records)}{_caution(claim)}", citing.claim(claim, title))
        return
    if stance_of(lead) in _VERBS:
        yield from _judged(verb, claims, title, records, citing)
        return
    words = value_phrase(lead, records)
    opening = (f"{verb}: {words}" if verb else words) if first else f"; {words}"
    for at, claim in enumerate(claims):
        join = ", " if at == 0 else " and " if at == len(claims) - 1 else ", "
        before = opening if at == 0 else ""
        yield Said(f"{before}{join}{_source_says(claim, records)}{_caution(claim)}", citing.claim(claim, title))


def _judged(verb: str, claims: list[Claim], title: str, records: Records, citing: Citing) -> Iterator[Said]:
    """What nobody is said to assert: "denied by the army [1] and a mayor [2]: six killed", "the army denied it"."""
    lead, speaker = claims[0], _by(claims[0], records)
    if len(claims) == 1 and value_phrase(lead, records) == speaker:
        yield Said(f"{with_article(speaker)} {verb} it{_caution(lead)}", citing.claim(lead, title))
        return
    for at, claim in enumerate(claims):
        join = f"{verb} by " if at == 0 else " and " if at == len(claims) - 1 else ", "
        yield Said(f"{join}{with_article(_by(claim, records))}{_caution(claim)}", citing.claim(claim, title))
    words = value_phrase(lead, records)
    if words != _UNSAID:
        yield Said(f": {words}")


def _by(claim: Claim, records: Records) -> str:
    """Who does something else than to assert, and to whom."""
    source = source_words(claim, records)
    if not claim.by:
        return _citing(source) or "someone not named"
    manner = _MANNERS.get(claim.mode, "")
    return speaker_phrase(claim, records) + (f"{manner}{_hearer(source)}" if manner and source else "")


def _hearer(source: str) -> str:
    """Who was told, by the words for the source: itself, or whom that cites."""
    source, _, cited = source.partition(", via ")
    return f"{cited}, cited by {source}" if cited else source


def _citing(source: str) -> str:
    return source.replace(", via ", ", citing ")


def stance_word(claim: Claim) -> str:
    """What the speaker does with the thing said: "denied", "expected"; nothing for a plain assertion."""
    stance = stance_of(claim)
    return _VERBS.get(stance, "") if stance else claim.stance


def value_phrase(claim: Claim, records: Records) -> str:
    """What is said, with its noun: "six killed", "two vehicles struck", "Israel"."""
    about = About.find(claim.about)
    if about is About.VOLUME and isinstance(claim.value, dict):
        return volume_words(claim.value)
    number = number_words(count_of(claim.value)) if about in COUNTED or about is None else ""
    if number and about is About.COUNT:
        return f"{number} {claim.of}".strip()
    if number:
        return f"{number} {claim.about}" + (f" among {claim.of}" if claim.of else "")
    return bare_value(claim, records)


def bare_value(claim: Claim, records: Records) -> str:
    """What is said, without its noun: "two", "25 Aug 2019", "Israel"."""
    about = About.find(claim.about)
    if about is About.DATE and isinstance(claim.value, str):
        try:
            return short(claim.value)
        except DateError:
            return claim.value
    if about is About.VOLUME and isinstance(claim.value, dict):
        return volume_words(claim.value)
    if about is About.PERPETRATOR and words_of(claim.value) <= NOBODY:
        return "that nobody is known"
    number = number_words(count_of(claim.value)) if about in COUNTED or about is None else ""
    return number or plain_words(claim.value, records) or _UNSAID


def number_words(count: Count | None) -> str:
    """A count in words: "six", "between two and six", "at least three"; as worded where it is no figure."""
    if count is None:
        return ""
    low, high, best = (None if end is None else in_words(end) for end in (count.low, count.high, count.best))
    if low is not None and high is not None:
        if low == high:
            return low
        return f"between {low} and {high}" + (f", best estimate {best}," if best else "")
    if low is not None or high is not None:
        return f"at least {low}" if low is not None else f"up to {high}"
    return f"about {best}" if best is not None else count.text


def in_words(number: int) -> str:
    """A number as a sentence has it: "six", "13"."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def speaker_phrase(claim: Claim, records: Records) -> str:
    """Who speaks, with how far they are known: "an anonymous military source", "Kata'ib Hezbollah"."""
    known = Anonymity.find(claim.anonymity)
    word = _QUALIFIED.get(known, "") if known else ""
    article, _, rest = claim.by.partition(" ")
    if word and claim.by not in records.actors:
        if word in claim.by or not rest:
            return claim.by
        if article in ("a", "an"):
            return f"{'an' if word[0] in 'aeiu' else 'a'} {word} {rest}"
        if claim.by[0].islower():
            number, named = (article, rest) if article in NUMBERS else ("", claim.by)
            return f"{number} {word} {named}".strip()
    return speaker_words(claim, records)


def _source_says(claim: Claim, records: Records) -> str:
    """Who says what was just named: "a military source told Kurdistan 24"."""
    source, mode = source_words(claim, records), ClaimMode.find(claim.mode)
    if claim.by:
        return _speaker_says(speaker_phrase(claim, records), _hearer(source), mode)
    where = _citing(source)
    if not where:
        return "no speaker or source named"
    if mode is ClaimMode.DATASET_CODING:
        return f"as coded by {where}"
    return f"{where} {_REPORTED.get(mode, 'reported') if mode else 'reported'}"


def _speaker_says(speaker: str, where: str, mode: ClaimMode | None) -> str:
    speaker = with_article(speaker)
    if where and mode in (ClaimMode.TOLD, ClaimMode.QUOTE):
        return f"{speaker} told {where}" if mode is ClaimMode.TOLD else f"{speaker} said, quoted by {where}"
    return f"{speaker} {_SAID.get(mode, 'said') if mode else 'said'}"


def _says(claim: Claim, records: Records) -> str:
    """One who says otherwise: "Kata'ib Hezbollah said two", "the governor denied it"."""
    verb, value = stance_word(claim), bare_value(claim, records)
    source = source_words(claim, records)
    speaker = speaker_phrase(claim, records) if claim.by else _citing(source) or "someone not named"
    if verb:
        # Who denies having done it is named once.
        return f"{with_article(speaker)} {verb} {'it' if value in (_UNSAID, speaker) else value}"
    speaker = with_article(speaker)
    if claim.by and source and ClaimMode.find(claim.mode) is ClaimMode.TOLD:
        return f"{speaker} told {_hearer(source)} of {value}"
    if ClaimMode.find(claim.mode) is ClaimMode.DATASET_CODING:
        return f"{speaker} coded {value}"
    return f"{speaker} {'said' if claim.by else 'reported'} {value}"


def _caution(claim: Claim) -> str:
    """The hedge as worded and the desk's judgement, in brackets."""
    parts = [f"“{claim.hedge}”" if claim.hedge else "", judgement_words(claim)]
    words = ", ".join(part for part in parts if part)
    return f" ({words})" if words else ""
