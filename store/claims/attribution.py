"""How firmly an act is ascribed to each actor, from the claims about its perpetrator.

For each actor named, the first that fits:
confirmed — someone other than the actor confirms it (mode `confirmation`), or a claim is graded 1, confirmed by other
sources; claimed by the actor — the actor says so itself; denied — the actor denies it, or nobody but denials speak of
it; suspected — anyone else says or believes so; unknown — nobody says anything. Being listed as a perpetrator among an
event's actors is no claim: who says so is missing, so that stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable

from store.claims.grades import parse_grade
from store.claims.stances import asserts, denies
from store.claims.values import NOBODY, words_of
from store.records.model import Claim, Event
from store.records.vocabulary import About, Attribution, ClaimMode, Credibility, Role
from store.text.folding import fold

_PERPETRATOR = About.PERPETRATOR.value
STRENGTH = (Attribution.CONFIRMED, Attribution.CLAIMED, Attribution.DENIED, Attribution.SUSPECTED, Attribution.UNKNOWN)


def attributions(event: Event) -> dict[str, Attribution]:
    """How the act is attributed to each actor that is named as its perpetrator, by folded id or words."""
    claims = [claim for claim in event.claims if claim.about == _PERPETRATOR]
    named = dict.fromkeys(word for claim in claims for word in sorted(words_of(claim.value) - NOBODY))
    listed = dict.fromkeys(fold(part.who) for part in event.actors if part.role == Role.PERPETRATOR.value and part.who)
    return {actor: _attribution_to(actor, claims) for actor in {**listed, **named}}


def attribution(event: Event) -> Attribution:
    """How the act is attributed, all in all: the strongest of what holds for the actors named."""
    if not any(claim.about == _PERPETRATOR for claim in event.claims):
        return Attribution.UNKNOWN
    return min(attributions(event).values(), key=STRENGTH.index, default=Attribution.UNKNOWN)


def _attribution_to(actor: str, claims: Iterable[Claim]) -> Attribution:
    of_actor = [claim for claim in claims if actor in words_of(claim.value)]
    said = [claim for claim in of_actor if asserts(claim)]
    denied = [claim for claim in claims if denies(claim) and (claim in of_actor or claim.value is None)]
    if any(_confirms(claim, actor) for claim in said):
        return Attribution.CONFIRMED
    if any(fold(claim.by) == actor for claim in said):
        return Attribution.CLAIMED
    if any(fold(claim.by) == actor for claim in denied) or (denied and not said):
        return Attribution.DENIED
    return Attribution.SUSPECTED if said else Attribution.UNKNOWN


def _confirms(claim: Claim, actor: str) -> bool:
    grade = parse_grade(claim.grade)
    if grade and grade.credibility is Credibility.CONFIRMED:
        return True
    return claim.mode == ClaimMode.CONFIRMATION.value and fold(claim.by) != actor
