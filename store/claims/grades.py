"""The Admiralty code of a claim: reliability of the source and credibility of the information, judged apart.

Reads `C3`, `C` and `3`, and ranks grades. A half that nobody judged stays empty.
The scale is that of NATO AJP-2.1: A–F and 1–6, where F and 6 mean that it cannot be judged.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from store.records.vocabulary import Credibility, Reliability

UNJUDGED = 6


class Grade(NamedTuple):
    """One grade; either half may be missing."""

    reliability: Reliability | None = None
    credibility: Credibility | None = None

    @property
    def text(self) -> str:
        """As it is written: `C3`, `C`, `3`, or nothing."""
        return "".join(half.value for half in (self.reliability, self.credibility) if half)

    @property
    def rank(self) -> tuple[int, int]:
        """Sort key, lower is better: credibility first, since it judges this very information; not judged is last."""
        credibility = int(self.credibility.value) if self.credibility else UNJUDGED
        reliability = "ABCDEF".index(self.reliability.value) + 1 if self.reliability else UNJUDGED
        return credibility, reliability

    @property
    def judged(self) -> bool:
        """Whether any half says more than that it cannot be judged."""
        return self.rank != (UNJUDGED, UNJUDGED)


@lru_cache(maxsize=256)
def parse_grade(text: str) -> Grade | None:
    """The grade written as `C3`, `c3`, `C`, `3` or `C 3`; None when it is no grade, an empty Grade for no text."""
    letters = "".join(text.split()).upper()
    reliability = Reliability.find(letters[:1])
    credibility = Credibility.find(letters[1:] if reliability else letters)
    rest = len(letters) - bool(reliability) - bool(credibility)
    return None if rest else Grade(reliability, credibility)
