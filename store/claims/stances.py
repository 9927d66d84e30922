"""What a speaker does with what is said, asserts or denies it for instance, by the claim's stance and mode together."""

from __future__ import annotations

from store.records.model import Claim
from store.records.vocabulary import ClaimMode, Review, Stance

# The value of an enumeration's member is looked up slowly, and every claim of a file passes here.
DENIAL = ClaimMode.DENIAL.value


def stance_of(claim: Claim) -> Stance | None:
    """The claim's stance: a denial denies, a claim without a stance asserts; None for a word nobody knows.

    An unknown word neither supports nor contradicts anything: to guess would put words in someone's mouth.
    """
    if claim.stance:
        return Stance.find(claim.stance)
    return Stance.DENIES if claim.mode == DENIAL else Stance.ASSERTS


def stands(claim: Claim) -> bool:
    """Whether the desk still counts the claim: not superseded."""
    return not claim.review or Review.find(claim.review) is not Review.SUPERSEDED


def asserts(claim: Claim) -> bool:
    """Whether the claim says that something is so, and still stands."""
    return stands(claim) and stance_of(claim) is Stance.ASSERTS


def denies(claim: Claim) -> bool:
    """Whether the claim says that something is not so, and still stands."""
    return stands(claim) and stance_of(claim) is Stance.DENIES


def doubts(claim: Claim) -> bool:
    """Whether the claim doubts that something is so, and still stands."""
    return stands(claim) and stance_of(claim) is Stance.DOUBTS
