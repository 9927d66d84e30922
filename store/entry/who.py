"""Who did it, who says it, and who now holds it: three things, as a line tells them apart.

"By" behind a deed names who did it; "says", "according to" and the like name who says it; "seized by" and the like who
holds it. They share what is left of the actors of the line: whoever is one of these is not asked about as another.
"""

from __future__ import annotations

from store.entry.doers import Doers
from store.entry.holders import Holders
from store.entry.speakers import Speakers


class People(Speakers, Doers, Holders):
    """The actors of a line, and what they do in it."""
