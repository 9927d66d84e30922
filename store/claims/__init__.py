"""What follows from claims: which are comparable, what range they give, whether they can all be true, who did it.

Each rule stands in a module of its own. Nothing here averages figures, takes a side, or is stored in the file.
"""

from store.claims.attribution import attribution, attributions
from store.claims.figures import Figure, figures
from store.claims.ledger import Topic, contested, contested_words, has_contested_date, ledger, rivals
from store.claims.words import judgement_words, sentence, source_words, speaker_words, value_words, when_words

__all__ = [
    "Figure",
    "Topic",
    "attribution",
    "attributions",
    "contested",
    "contested_words",
    "figures",
    "has_contested_date",
    "judgement_words",
    "ledger",
    "rivals",
    "sentence",
    "source_words",
    "speaker_words",
    "value_words",
    "when_words",
]
