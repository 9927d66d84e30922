"""The tables of `words.toml`: the words that an entry line is read by, one table for each use."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.dates.typed.tokens import plain
from store.text.folding import fold, is_arabic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TABLES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def _plain(word: str) -> str:
    """A word as it is compared: folded, but in Arabic letters where it has them."""
    if not is_arabic(word):
        return fold(word)
    return "".join(str(int(char)) if char.isdecimal() else char for char in plain(word))


def _standing_for(name: str) -> dict[str, str]:
    """The words of a table of English words, each with the one that it stands for."""
    return {
        " ".join(map(_plain, words.split())): english
        for english, others in _TABLES[name].items()
        for words in others.split(", ")
    }


_FOREIGN = _standing_for("as_in_english")
_UNREAD = frozenset(map(_plain, " ".join(_TABLES["unread"]["yes"].split()).split(", ")))
_SAME = _FOREIGN | _standing_for("shorthand")


def as_one(first: str, second: str) -> str:
    """The English word that two words of another language stand for together, as "ji bo" for "for"; else empty."""
    return _SAME.get(f"{_plain(first)} {_plain(second)}", "")


def key_of(word: str) -> str:
    """A word as the tables have it: a small word of another language is the English one that it stands for."""
    key = _plain(word)
    return _SAME.get(key, key)


def is_foreign(word: str) -> bool:
    """Whether a word is surely of another language than English, and no name: by its letters, or a small word known."""
    small = fold(word) in _FOREIGN or fold(word) in _UNREAD
    return not word[:1].isupper() and (small or not word.isascii()) and any(map(str.isalpha, word))


class Phrases:
    """Words and phrases, each with what it means; found at a place of a line, the longest first."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        """`meanings` are phrases parted by commas, by what they mean."""
        self._found: dict[tuple[str, ...], str] = {}
        for meaning, phrases in meanings.items():
            for phrase in phrases.replace("\n", " ").split(","):
                for form in _forms(phrase.split()):
                    self._found[tuple(map(key_of, form))] = meaning
        self._longest = max(map(len, self._found))
        self._first = {words[0] for words in self._found}

    def at(self, keys: Sequence[str], place: int) -> tuple[str, int]:
        """What the words from a place on mean, and how many of them; "", 0 where they mean nothing."""
        if 0 <= place < len(keys) and keys[place] in self._first:
            for length in range(min(self._longest, len(keys) - place), 0, -1):
                meaning = self._found.get(tuple(keys[place : place + length]))
                if meaning is not None:
                    return meaning, length
        return "", 0

    def of(self, meaning: str) -> Iterator[str]:
        """The phrases of a meaning, in the spelling in which they are compared."""
        return (" ".join(words) for words, found in self._found.items() if found == meaning)

    @property
    def single(self) -> frozenset[str]:
        """The phrases of one word."""
        return frozenset(words[0] for words in self._found if len(words) == 1)

    def before(self, keys: Sequence[str], end: int) -> int:
        """How many words right before a place are one of the phrases, the most of them that are."""
        return next((size for size in range(min(self._longest, end), 0, -1) if self.has(keys, end - size) == size), 0)

    def has(self, keys: Sequence[str], place: int) -> int:
        """How many words from a place on are one of the phrases."""
        return self.at(keys, place)[1]


def longest(keys: Sequence[str], place: int, *tables: Phrases) -> int:
    """How many words from a place on are a phrase of one of the tables."""
    return max(table.has(keys, place) for table in tables)


def is_any(keys: Sequence[str], place: int, *tables: Phrases) -> bool:
    """Whether a phrase of one of the tables begins at a place."""
    return any(table.has(keys, place) for table in tables)


def _forms(phrase: list[str]) -> Iterator[list[str]]:
    """A phrase, and in Arabic also with what is written together with its first word: "and", "for the", "by the"."""
    if phrase:
        yield phrase
    if phrase and is_arabic(phrase[0]) and not phrase[0].startswith("و"):
        bare = phrase[0].removeprefix("ال")
        for prefix in ("و", "ال", "وال", "لل", "بال", *(("ب", "ل") if len(bare) > 2 else ())):
            yield [f"{prefix}{bare if prefix.endswith(('ال', 'لل')) else phrase[0]}", *phrase[1:]]


def _phrases(name: str) -> Phrases:
    return Phrases(_TABLES[name])


def _words(name: str) -> frozenset[str]:
    return _parted(_TABLES[name]["yes"])


def _small(name: str) -> frozenset[str]:
    return _parted(_TABLES["small"][name])


def _parted(text: str) -> frozenset[str]:
    return frozenset(map(key_of, " ".join(text.split()).split(", ")))


# What happened
STATUS, NO_STATUS, ACCIDENTS = map(_phrases, ("status", "no_status", "accidents"))
TYPES = Phrases({**_TABLES["types"], "other": f"{_TABLES['types']['other']}, {_TABLES['accidents']['yes']}"})
DEEDS, ACTIVE_DEEDS, ON_TARGET, LABOUR = map(_phrases, ("deeds", "active_deeds", "on_target", "labour"))
HITS, FALLS, REPELLED, CROWDED, ACTS = map(_phrases, ("hits", "falls", "repelled", "crowded", "acts"))
CAUTION, ACCUSED, ACCUSED_BEHIND, CLAIMS_DEED, PASSIVE, HELD_BY = map(
    _phrases, ("caution", "accused", "accused_behind", "claims_deed", "passive", "held_by")
)
TAKEN, TAKES, CONTROL, CONTROL_STATES = map(_phrases, ("taken", "takes", "control", "control_states"))
PASSES_TO, HOLDS, GIVES, COMES_OR_GOES = map(_phrases, ("passes_to", "holds", "gives", "comes_or_goes"))
# Who may pass
MODES, STOPPED, ALLOWED, EXCEPT, ONLY = map(_phrases, ("modes", "stopped", "allowed", "except", "only"))
NARROWS, PART_OF_DAY, ADVERBS = map(_phrases, ("narrows", "part_of_day", "adverbs"))
BANS, ALLOWS, RESUMED, PARTLY, WHO = map(_phrases, ("bans", "allows", "resumed", "partly", "who"))
THROUGH, WITH, LIFTED, GOES_ON = map(_phrases, ("through", "with", "lifted", "goes_on"))
NOT_YET, SLOWLY = map(_phrases, ("not_yet", "slowly"))
CLOSURES, PASSING, JOINTS, LINKING = map(_words, ("closures", "passing", "joints", "linking"))
REASONS, ADJUNCT, CAUSED, UNTOLD = map(_phrases, ("reasons", "adjunct", "caused", "untold"))
# Negation, plans, doubts
NEGATION, DOUBT, STANCES, PHASES, HEDGES = map(_phrases, ("negation", "doubt", "stances", "phases", "hedges"))
# Who did it, who says it
SAYS, SAID_WHERE, ACCORDING, ANONYMOUS, AGENTS, BY_NO_ACTOR = map(
    _phrases, ("says", "said_where", "according", "anonymous", "agents", "by_no_actor")
)
MEDIA, OUTLETS = map(_phrases, ("media", "outlets"))
LITTLE_NAMES, THINGS, ARMED, OF_AGENTS = map(_words, ("little_names", "things", "armed", "of_agents"))
# How many
FIGURES, NO_COUNT, STATES, BY_CHANCE = map(_phrases, ("figures", "no_count", "states", "by_chance"))
PERSONS, PERSON, NO_PERSONS, NOT_PEOPLE = map(_phrases, ("persons", "person", "no_persons", "not_people"))
MEANS, NOT_MEANS = map(_phrases, ("means", "not_means"))
VOLUME, MOVED, RISES, PER, BREAKDOWN = map(_phrases, ("volume", "moved", "rises", "per", "breakdown"))
NONE, AT_LEAST, OVER, AT_MOST, UNDER = map(_phrases, ("none", "at_least", "over", "at_most", "under"))
LIMITS = _phrases("limits")
ABOUT, OR_MORE, VAGUE = map(_phrases, ("about", "or_more", "vague"))
ORDINALS, SUMMING = map(_phrases, ("ordinals", "summing"))
NUMBERS: dict[str, int] = {key_of(word): number for word, number in _TABLES["numbers"].items()}
# Where and when
NEAR, PLACE_WORDS, SIDE, UNTIL, NEUTRAL = map(_phrases, ("near", "place_words", "side", "until", "neutral"))
RESOLUTION, BOTH_WAYS, ONE_WAY, SOME_WAY, INTO = map(
    _phrases, ("resolution", "both_ways", "one_way", "some_way", "into")
)
COUNTRY = _phrases("country")
PART_OF, ENDED, AUTHORISES, PERMISSIONS = map(_phrases, ("part_of", "ended", "authorises", "permissions"))
DATE_WORDS, BOUND_DATE = _words("date_words"), _words("bound_date")
# Small words
THE, ALSO, EITHER = map(_small, ("the", "also", "either"))
BEFORE_ACTOR, BY, BY_ELSEWHERE, ARTICLES, ONE, SOME, JOINING, POSSESSIVES = map(
    _small, ("before_actor", "by", "by_elsewhere", "articles", "one", "some", "joining", "possessives")
)
CONTRAST, BEFORE_NOUN, BEFORE_CHANGE, SPEAKER_ENDS, PASSIVE_VERBS = map(
    _small, ("contrast", "before_noun", "before_change", "speaker_ends", "passive_verbs")
)
NO_SPEAKER, SIDE_LINKS, COMMITTED, TIME_UNITS, TERM_UNITS = map(
    _small, ("no_speaker", "side_links", "committed", "time_units", "term_units")
)
LASTING, EDGES, BEFORE_BOUND, PEOPLE_LINKS, BEFORE_DAY = map(
    _small, ("lasting", "edges", "before_bound", "people_links", "before_day")
)
TELLING, BEFORE_NUMBERS, CLAUSE_JOINTS, AT_ONCE, RELATIVE = map(
    _small, ("telling", "before_numbers", "clause_joints", "at_once", "relative")
)
STEPS, UNITS, BEFORE_ONE_WORD, OPENINGS, BOUNDS = map(
    _small, ("steps", "units", "before_one_word", "openings", "bounds")
)
DATE_VERBS, ACCUSE, SAY, BEFORE_NAME, NAME_ENDS = map(
    _small, ("date_verbs", "accuse", "say", "before_name", "name_ends")
)
LEADING, THAT, BY_AN_ACTOR, BY_BEHIND, COUNTRY_BEHIND, UNREAD_NUMBERS, TEENS = map(
    _small, ("leading", "that", "by_an_actor", "by_behind", "country_behind", "unread_numbers", "teens")
)
ORDERS, QUESTION, BEHIND_DATIVE, DATIVE = map(_small, ("orders", "question", "behind_dative", "dative"))
OBJECT_BEHIND = _small("object_behind")
PARTICIPLES, NOUNS_OF_SAYING, OF_REPORTS, BEFORE_FIGURE, MAY_HOLD = map(
    _small, ("participles", "nouns_of_saying", "of_reports", "before_figure", "may_hold")
)
BEGINS_CLAUSE, BEHIND_NOUN, WHOLES, POLICE, ARMED_POWERS, UNEXPLAINED = map(
    _small, ("begins_clause", "behind_noun", "wholes", "police", "armed_powers", "unexplained")
)
CAUSE_BEHIND, GOING, IS_OVER, MAY_BE_CIVIL, PROLONGS, TO_PERMIT, RESOLVED = map(
    _small, ("cause_behind", "going", "over", "may_be_civil", "prolongs", "to_permit", "resolved")
)
