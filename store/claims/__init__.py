"""What follows from claims: which are comparable, what range they give, whether they can all be true, who did it.

Each rule stands in a module of its own. Nothing here averages figures, takes a side, or is stored in the file.
"""

from store.claims.attribution import attribution, attributions
from store.claims.figures import Figure, figures
from store.claims.grades import Grade, parse_grade
from store.claims.ledger import Contradiction, Topic, contested, contested_words, has_contested_date, ledger, rivals
from store.claims.together import can_all_be_true, can_both_be_true
from store.claims.words import judgement_words, sentence, source_words, speaker_words, value_words, when_words

__all__ = [
    "Contradiction",
    "Figure",
    "Grade",
    "Topic",
    "attribution",
    "attributions",
    "can_all_be_true",
    "can_both_be_true",
    "contested",
    "contested_words",
    "figures",
    "has_contested_date",
    "judgement_words",
    "ledger",
    "parse_grade",
    "rivals",
    "sentence",
    "source_words",
    "speaker_words",
    "value_words",
    "when_words",
]
