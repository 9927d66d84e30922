"""Names in texts as people write them: with attached prefixes and endings, other letters, joined, turned round.

A mention is the same name where every word of it stands there in some spelling of its own, and near where a word has an
ending, another vowel or letter, stands alone, is cut in two, or where others are only initials. Other scripts are heard
as Latin letters. For names that must not be given away; nothing here is a search.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.text.folding import consonants
from store.text.letters import (
    APOSTROPHE,
    ARTICLES,
    LONE_LETTER,
    Token,
    plain_word,
    syllable_of,
    tokens_of,
    undisguised,
    variants_of,
    words_of,
)
from store.text.name_forms import (
    HAN,
    OF_HAN,
    ONE_OF_HAN,
    PARTICLES,
    POLITE,
    SIMPLIFIED,
    Name,
    families_of,
    forms_of,
    han_patterns,
    hidden_forms,
    initials_of,
    romanised,
    runs_of,
)
from store.text.near import edits
from store.text.sounds import FIRST_VOWELS, as_heard, bones_of, heard_alone, sound_of, strong_letters, with_vowels

_STOP = re.compile("[.;:!?\n]")
_OF_ONE_FAMILY = re.compile(f"(?:[老小阿]({HAN}))|({HAN}){POLITE}")
_MOST_SYLLABLES = 4
_FOREIGN_IN_HAN = re.compile("[\u3400-\u9fff]{1,7}(?:[·・‧][\u3400-\u9fff]{1,7})+")
_EVERYDAY_WORDS = "am pm un us uk eu ap id tv is it in on at as of or no ok ne nw se sw km"
_COMMON_WORDS = (
    "song sung fan tan tin law lam hung pang chin ting moon sham jung chow park chang hat chung chin so "
    "said may mark will grace hope rose april june august faith joy bill art dean grant chase hunter star victor noble "
    "savas baris deniz umut free light son day summer west young long king bishop cook baker "
    "sue rob jack memo bag"
)
_GENERIC_WORDS = (
    "bridge ford gate crossing border frontier post point checkpoint road route street river stream valley village "
    "ferry camp hill mount mountain mill dam lake farm house town city port station pass customs area district north "
    "south east west upper lower great little black white blue green grey the from with radio news press times "
    "daily weekly letter letters journal report reports agency network media channel voice herald bulletin "
    "observer monitor watch centre center office interview driver witness source local group committee council aid "
    "relief security update brigade army forces front movement party guard police militia battalion معبر جسر تل "
    "وادي عين قرية باب بوابة مخاضة نهر جبل طريق مدينة منطقة شمال جنوب شرق غرب صوت إذاعة راديو جريدة صحيفة وكالة نشرة "
    "أخبار أنباء قناة مركز شبكة kopru kapi sinir nehir koyu dagi tepe kapisi haber gazete gund deri kani pira "
    "sinor deriye pont route poste frontiere porte riviere village journal presse agence wadi tell bab jisr nahr "
    "jabal maison collective"
)
"""What very many places and papers are called: such a word alone tells of none of them."""

_BEGINNING_WORDS = (
    "china chance chances tongue tongues city cities market markets sudan greece "
    "ahead change changed changes all also and any are back been both but came can come day due each ever few "
    "first for four from had has have her here his how its just last late least left less like long made make "
    "many more most much near never next none nor not now one only other our out over per rain same sand saw see "
    "seem send semi since some such take than that their them then there these they this those till two under "
    "until very was way week well went were what when where which while who whom why yes yet you"
)
"""Words that begin sentences, and so have a capital though they are no names, or that are near to very many names."""

_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())
_COMMON, _BEGINNING = frozenset(_COMMON_WORDS.split()), frozenset(_BEGINNING_WORDS.split())
"""What stands between names, capitals that are no initials, and words that are names only with a capital."""

_DIRECTION_WORDS = "north south nord sud"
_DAY_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december"
)
_DIRECTIONS, _DAYS = frozenset(_DIRECTION_WORDS.split()), frozenset(_DAY_WORDS.split())
"""What has a capital in English and is no part of a name that a word before it begins."""

_OF_DATE = re.compile(rf"\d\d?|(?:19|20)\d\d|{'|'.join(_DAYS)}")
"""A word of a date, which very many texts have."""

_LETTERS_APART = re.compile(r"(?<![^\W_])(?:[^\W\d_][\W_]{1,3}){3,}[^\W\d_](?![^\W_])")
_LONGEST_ENDING = 4
_UNVOWELLED = re.compile("[\u3040-\u30ff\uac00-\ud7af\u0590-\u07ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LEAST_ENDED, _LEAST_ALONE, _LEAST_JOINED, _LEAST_WITHIN = 3, 4, 4, 6
_LEAST_CUT, _WIDEST_CUT, _MOST_PARTS = 5, 4, 4
_MOST_MISSPELT = 6
_LEAST_SOUND, _LEAST_OWN_SOUND = 4, 3
SAME, NEAR = 2, 1


class Mention(NamedTuple):
    """Where a text has a name, whether it is the same, and whose it is."""

    start: int
    end: int
    same: bool
    of: str


class _Sought(NamedTuple):
    """A name as it is looked for: its words, all of them in one, and `shortened` or turned round in one.

    `by_consonants` where it is known only in a script without vowels; `telling` are the words that come near it alone.
    """

    name: Name
    words: tuple[str, ...]
    joined: tuple[str, ...]
    shortened: frozenset[str]
    initials: frozenset[str]
    by_consonants: bool
    consonants: frozenset[str]
    telling: frozenset[int]


class Mentions:
    """Finds some names in texts. `public` are names that anyone may know: their words tell of no other name."""

    def __init__(self, names: Iterable[Name], public: Iterable[str] = ()) -> None:
        self._sought: list[_Sought] = []
        known: set[tuple[tuple[str, ...], str]] = set()
        given = [each for name in names for each in (name, *romanised(name))]
        generic = _generic()
        common = generic.union(*({plain_word(token.text) for token in tokens_of(words)} for words in public))
        vowelled = {name.of for name in given if not _UNVOWELLED.search(name.words)}
        for name in (bare for each in given for bare in forms_of(each)):
            words = tuple(
                word for token in tokens_of(name.words) if (word := plain_word(token.text)) and word not in ARTICLES
            )
            anyone_s = all(word in generic or _OF_DATE.fullmatch(word) for word in words)
            says_nothing = name.asked and not name.person and anyone_s
            if not says_nothing and (words, name.of) not in known and len("".join(words)) >= _LEAST_ENDED:
                known.add((words, name.of))
                joined = _joined(name.words, words)
                short, initials = initials_of(name, words)
                said = {with_vowels(each) for each in (*short, *(joined if len(words) > 1 else ()))}
                short |= {each for each in said if len(each) >= _LEAST_WITHIN}
                short |= hidden_forms((*joined, *(words if name.person or name.short else ())))
                telling = _telling(name, words, common)
                runs = (*joined, *(runs_of(words) if name.person else ()))
                bare = frozenset(heard for each in runs if len(heard := heard_alone(each)) >= _LEAST_SOUND)
                unvowelled = name.of not in vowelled
                self._sought.append(_Sought(name, words, joined, short, initials, unvowelled, bare, telling))
        self._words = dict.fromkeys(word for sought in self._sought for word in sought.words)
        self._cut = {
            with_vowels(whole): sought
            for sought in self._sought
            for whole in (*sought.joined, *_by_themselves(sought))
            if len(whole) >= _LEAST_CUT
        }
        self._cut_heads = frozenset(whole[:end] for whole in self._cut for end in range(1, len(whole)))
        self._tags: dict[str, list[str]] = {}
        for sought in self._sought:
            for word in (sought.words[at] for at in sought.telling):
                if len(word) >= _LEAST_CUT:
                    self._tags.setdefault(word, []).append(sought.name.of)
        self._tag_sizes = sorted({len(word) for word in self._tags})
        self._han = [(re.compile(pattern), name) for name in given for pattern in han_patterns(name)]
        in_syllables = [each for each in self._sought if each.name.person and 1 < len(each.words) <= _MOST_SYLLABLES]
        self._syllables = {as_heard(whole): each.name for each in in_syllables for whole in _of_family(each)}
        self._families = {
            as_heard(called): each.name
            for each in in_syllables
            for at in (0, -1)
            for called in families_of(each.words[at])
        }
        self._persons = [name for name in given if name.person]
        self._initials: frozenset[str] = frozenset().union(*(sought.initials for sought in self._sought))
        self._hot = lru_cache(maxsize=1 << 15)(self._levels)
        self._tells = lru_cache(maxsize=1 << 15)(self._may_tell)

    def find(self, text: str) -> list[Mention]:
        """Every mention in a text, in its order; of two at one place the surer one."""
        if not self._sought:
            return []
        found = self._found(text)
        for disguised in undisguised(text):
            found += (mention._replace(same=False) for mention in self._found(disguised))
        return _apart(found)

    def _found(self, text: str) -> list[Mention]:
        in_letters = not text.isascii() and ONE_OF_HAN.search(text) is not None
        tags = "#" in text or "@" in text
        if not (tags or in_letters or any(map(self._tells, words_of(text))) or LONE_LETTER.search(text)):
            return list(self._letters_apart(text))
        tokens = [token for token in tokens_of(text) if token.text.lower() not in ARTICLES]
        hot = [self._hot(token.text) for token in tokens]
        found = [*self._cut_in_two(tokens), *self._letters_apart(text), *self._in_tags(tokens, text)]
        if any(token.initial or (len(token.text) <= _MOST_PARTS and token.text.isupper()) for token in tokens):
            found += self._of_initials(tokens, text)
        if in_letters:
            found += self._in_han(text)
        if not any(hot):
            return found
        found += self._misspelt(tokens, hot)
        for number, sought in enumerate(self._sought):
            levels = [each.get(number, ()) for each in hot]
            if any(levels):
                found += _mentions(sought, tokens, levels, text)
        return found

    def _may_tell(self, word: str) -> bool:
        """Whether a word can be part of a mention: most words of a text are none, and most texts have no other."""
        plain = plain_word(word)
        is_initial = len(word) <= _MOST_PARTS and word.isupper() and any(plain in each for each in self._initials)
        return is_initial or with_vowels(plain) in self._cut_heads or bool(self._hot(word))

    def _cut_in_two(self, tokens: Sequence[Token]) -> Iterator[Mention]:
        """Names whose letters stand in other words: cut at the end of a line or by a blank, or partly joined."""
        for at, token in enumerate(tokens):
            letters, end = with_vowels(plain_word(token.text)), token.end
            for other in tokens[at + 1 : at + _MOST_PARTS]:
                if letters not in self._cut_heads or other.start - end > _WIDEST_CUT:
                    break
                more = with_vowels(plain_word(other.text))
                letters, end = letters + more[letters[-1:] == more[:1] :], other.end
                if sought := self._cut.get(letters):
                    yield Mention(token.start, end, same=False, of=sought.name.of)

    def _misspelt(
        self, tokens: Sequence[Token], hot: Sequence[dict[int, tuple[tuple[int, int], ...]]]
    ) -> Iterator[Mention]:
        """Names of two to six words, one of which stands there, that are one letter from what stands there."""
        for at, levels in enumerate(hot):
            for number, known in levels.items():
                sought = self._sought[number]
                size = len(sought.words)
                if not 2 <= size <= _MOST_MISSPELT or not any(level == SAME for _, level in known):
                    continue
                for first in range(max(0, at - size), at + 1):
                    for last in range(max(at, first + size - 2), min(len(tokens), first + size + 1)):
                        if _is_misspelt(sought.joined[0], tokens[first : last + 1]):
                            yield Mention(tokens[first].start, tokens[last].end, same=False, of=sought.name.of)

    def _in_han(self, text: str) -> Iterator[Mention]:
        """Names in Chinese or Korean letters, in part or by their sound, and foreign names in Chinese with a dot."""
        simple = text.translate(SIMPLIFIED)
        for pattern, name in self._han:
            yield from (Mention(*found.span(), same=False, of=name.of) for found in pattern.finditer(simple))
        if not self._persons:
            return
        for found in OF_HAN.finditer(text):
            heard = [*map(syllable_of, found[0])]
            for first in range(len(heard) - 1):
                for size in range(2, min(_MOST_SYLLABLES, len(heard) - first) + 1):
                    meant = self._syllables.get(as_heard("".join(heard[first : first + size])))
                    if meant is not None:
                        start = found.start() + first
                        yield Mention(start, start + size, same=False, of=meant.of)
        for found in _OF_ONE_FAMILY.finditer(text):
            meant = self._families.get(as_heard(syllable_of(found[1] or found[2])))
            if meant is not None:
                yield Mention(*found.span(), same=False, of=meant.of)
        for found in _FOREIGN_IN_HAN.finditer(text):
            yield Mention(*found.span(), same=False, of=self._persons[0].of)

    def _letters_apart(self, text: str) -> Iterator[Mention]:
        """Names written with something between every two letters."""
        for apart in _LETTERS_APART.finditer(text):
            letters = with_vowels(plain_word("".join(filter(str.isalpha, apart[0]))))
            found = next((sought for whole, sought in self._cut.items() if whole in letters), None)
            if found:
                yield Mention(apart.start(), apart.end(), same=False, of=found.name.of)

    def _in_tags(self, tokens: Sequence[Token], text: str) -> Iterator[Mention]:
        """Telling words with which what is joined behind # or @ begins or ends: #freehalim."""
        for token in tokens:
            if text[token.start - 1 : token.start] in ("#", "@"):
                word = plain_word(token.text)
                ends = {end: None for size in self._tag_sizes for end in (word[:size], word[-size:])}
                for of in dict.fromkeys(of for end in ends for of in self._tags.get(end, ())):
                    yield Mention(token.start, token.end, same=False, of=of)

    def _of_initials(self, tokens: Sequence[Token], text: str) -> Iterator[Mention]:
        """Names of which only the initials stand there, each with a point, by itself, or as one word of capitals."""
        runs: list[list[Token]] = [[]]
        shouted = text.isupper()
        for token in tokens:
            short = not shouted and token.text.isupper() and 1 < len(token.text) <= _MOST_PARTS
            if not token.initial or (runs[-1] and token.start - runs[-1][-1].end > 2):
                runs.append([])
            if token.initial:
                runs[-1].append(token)
            elif short and token.text.lower() not in _EVERYDAY:
                runs += [[token], []]
        for run in runs:
            letters = "".join(plain_word(token.text) for token in run)
            found = next((each.name for each in self._sought if letters in each.initials), None)
            if found:
                end = run[-1].end + (text[run[-1].end : run[-1].end + 1] == ".")
                yield Mention(run[0].start, end, same=False, of=found.of)

    def _levels(self, token: str) -> dict[int, tuple[tuple[int, int], ...]]:
        """For each name the words of it that a token can be, by number, with how sure; -1 is the whole name joined."""
        variants = tuple(variants_of(token))
        found: dict[int, tuple[tuple[int, int], ...]] = {}
        known = {word: level for word in self._words if (level := _level(word, variants))}
        for number, sought in enumerate(self._sought):
            levels = [(at, known[word]) for at, word in enumerate(sought.words) if word in known]
            if len(sought.words) > 1 and any(_is_within(joined, each) for joined in sought.joined for each in variants):
                levels.append((-1, SAME))
            elif not sought.shortened.isdisjoint((*variants, *map(with_vowels, variants))) or _is_heard(
                sought, token, variants
            ):
                levels.append((-1, NEAR))
            if levels:
                found[number] = tuple(levels)
        return found


def _is_heard(sought: _Sought, token: str, variants: Sequence[str]) -> bool:
    """Whether a name of several words stands there in one, where its script or the text's has no vowels."""
    if len(sought.words) < 2 or not (sought.by_consonants or _UNVOWELLED.search(token)):
        return False
    return not sought.consonants.isdisjoint(map(heard_alone, variants))


def _is_misspelt(joined: str, tokens: Sequence[Token]) -> bool:
    """Whether words by themselves are all letters of a name but one."""
    size = sum(token.end - token.start for token in tokens)
    return (
        len(joined) >= _LEAST_WITHIN
        and abs(size - len(joined)) <= 3
        and edits(joined, "".join(plain_word(token.text) for token in tokens), 1) is not None
    )


def _mentions(
    sought: _Sought, tokens: Sequence[Token], levels: Sequence[Sequence[tuple[int, int]]], text: str
) -> Iterator[Mention]:
    name, words = sought.name, sought.words
    size = len(words)
    for at, token in enumerate(tokens):
        if not levels[at]:
            continue
        here = dict(levels[at])
        if here.get(-1):
            yield Mention(token.start, token.end, here[-1] == SAME and not name.asked, name.of)
        elif size == 1:
            if level := _of_one(words[0], token.text, here.get(0, 0), sought):
                yield Mention(token.start, token.end, level == SAME and not name.asked, name.of)
        else:
            whole = _window(words, tokens, levels, at, turned=name.person)
            turned = None if whole or name.person else _window(words, tokens, levels, at, turned=True)
            if whole is not None:
                last, same, _ = whole
                yield Mention(token.start, tokens[last].end, same and not name.asked, name.of)
            elif turned is not None and turned[2] and not _STOP.search(text, token.end, tokens[turned[0]].start):
                yield Mention(token.start, tokens[turned[0]].end, same=False, of=name.of)
            elif (name.person or name.short) and (beside := _beside_initial(words, tokens, levels, at)) is not None:
                first, last = sorted((at, beside))
                yield Mention(tokens[first].start, tokens[last].end, same=False, of=name.of)
            elif any(
                number in sought.telling
                and _is_alone(words[number], token.text, level, sought)
                and not (words[number] in _COMMON and _begins_another(tokens, levels, at, text))
                for number, level in here.items()
            ) and (name.person or not token.text.islower() or text[token.start - 1 : token.start] in ("#", "@")):
                yield Mention(token.start, token.end, same=False, of=name.of)


def _begins_another(tokens: Sequence[Token], levels: Sequence[Sequence[tuple[int, int]]], at: int, text: str) -> bool:
    """Whether an everyday word begins a name that is another's: in the West Bank, North-West, King Abdullah.

    Not behind another capital without a comma, a title or a given name; nor where most words have capitals.
    """
    before, after = tokens[at - 1 : at] if at else (), tokens[at + 1 : at + 2]
    long = [token.text for token in tokens if len(token.text) >= _LEAST_ALONE]
    if 2 * sum(map(str.islower, long)) <= len(long):
        return False
    direction = any(one.text.lower() in _DIRECTIONS and tokens[at].start - one.end == 1 for one in before)
    if direction or any(one.text[0].isupper() and "," not in text[one.end : tokens[at].start] for one in before):
        return direction
    return any(
        one.text[0].isupper()
        and not one.initial
        and not levels[at + 1]
        and text[tokens[at].end : one.start] in (" ", "-")
        and one.text.lower() not in _DAYS
        for one in after
    )


def _window(
    words: Sequence[str],
    tokens: Sequence[Token],
    levels: Sequence[Sequence[tuple[int, int]]],
    at: int,
    *,
    turned: bool,
) -> tuple[int, bool, bool] | None:
    """The last of the tokens from one on that are all words of a name; `turned` in any order, or with one more.

    Also whether nothing else stands among them, and whether each is the word itself.
    """
    left, same, others, sound = set(range(len(words))), True, 0, 0
    for end in range(at, min(len(tokens), at + len(words) + 1)):
        allowed = left if turned else {min(left)}
        best = max(((level, number) for number, level in levels[end] if number in allowed), default=None)
        if best is None:
            others += 1
            if others > 1 or end == at or not turned:
                return None
            continue
        level, number = best
        left.discard(number)
        same = same and level == SAME
        sound += len(consonants(words[number])) if level == NEAR else len(words[number]) + _LEAST_SOUND
        if not left:
            return (end, same and not others, same) if sound >= _LEAST_SOUND else None
    return None


def _generic() -> frozenset[str]:
    return frozenset(map(plain_word, _GENERIC_WORDS.split()))


def _by_themselves(sought: _Sought) -> Iterator[str]:
    """The words of a name that are looked for by themselves."""
    every = sought.name.person or len(sought.words) == 1
    yield from (word for at, word in enumerate(sought.words) if every or at in sought.telling)


def _telling(name: Name, words: Sequence[str], common: Collection[str]) -> frozenset[int]:
    """Which words of a name come near it by themselves: a person's all, of others those that are no words."""
    if len(words) < 2 or not (name.person or name.short) or (name.asked and name.person):
        return frozenset()
    if name.person:
        return frozenset(at for at, word in enumerate(words) if len(word) >= _LEAST_ENDED and word not in PARTICLES)
    long = (at for at, word in enumerate(words) if len(word) >= _LEAST_ALONE and word not in common)
    return frozenset(at for at in long if not _OF_DATE.fullmatch(words[at]))


def _beside_initial(
    words: Sequence[str], tokens: Sequence[Token], levels: Sequence[Sequence[tuple[int, int]]], at: int
) -> int | None:
    """The token that is an initial of a name's other word, beside one that is a word of it: Samir H., H. Wei."""
    for beside in (at + 1, at - 1):
        if 0 <= beside < len(tokens) and tokens[beside].initial:
            letter = plain_word(tokens[beside].text)
            if any(
                level == SAME
                and number >= 0
                and words[number] not in PARTICLES
                and any(word[0] == letter for other, word in enumerate(words) if other != number)
                for number, level in levels[at]
            ):
                return beside
    return None


def _of_one(word: str, token: str, level: int, sought: _Sought) -> int:
    """How sure a name of one word is: a short one, or one that only sounds alike, is none."""
    if level == SAME:
        return 0 if sought.name.asked and word in _COMMON and token.islower() else SAME
    return NEAR if level and len(word) >= _LEAST_ALONE and _is_alone(word, token, level, sought) else 0


def _is_alone(word: str, token: str, level: int, sought: _Sought) -> bool:
    """Whether a word by itself is told: the same, with an ending, or sounding alike where that is long enough.

    Where the script of the text has no vowels, or that of the name and no other is known, consonants tell alone. A word
    without a capital has to be more alike, and one of no person's name written so.
    """
    if word in _COMMON and token.islower():
        return False
    if level == SAME:
        return True
    if APOSTROPHE.split(token)[0].lower() in _BEGINNING:
        return False
    person, sound, own = sought.name.person, heard_alone(word), with_vowels(word)
    stem = own[:-1] if own[-1:] in FIRST_VOWELS else own
    unvowelled = sought.by_consonants or _UNVOWELLED.search(token)
    most = max(0, min(_LONGEST_ENDING, 2 * (len(word) - _LEAST_ENDED)))
    for variant in variants_of(token):
        said = with_vowels(variant)
        declined = said.startswith(stem) and (
            len(stem) >= _LEAST_ALONE
            or (
                len(stem) >= _LEAST_ENDED and stem != own and not token.islower() and not said[len(stem) :].strip("aiu")
            )
        )
        if (variant.startswith(word) or declined) and len(variant) - len(word) <= most:
            return True
        begun = said[:1] == own[:1] or (unvowelled and {own[:1], said[:1]} <= FIRST_VOWELS)
        if len(said) < _LEAST_OWN_SOUND or len(word) < (_LEAST_OWN_SOUND if unvowelled else _LEAST_ALONE) or not begun:
            continue
        if said == own:
            return True
        if person and len(own) > _LEAST_ALONE and not token.islower() and edits(own, said, 1) is not None:
            return True
        least = _LEAST_SOUND if token.islower() else _LEAST_OWN_SOUND
        if len(sound) >= least and heard_alone(variant) == sound and (unvowelled or _is_close(own, said)):
            return True
        if (
            unvowelled
            and len(strong_letters(word)) >= _LEAST_OWN_SOUND
            and strong_letters(variant) == strong_letters(word)
        ):
            return True
        if (
            len(own) > _LEAST_ALONE
            and token[0].isupper()
            and _is_close(own, said)
            and bones_of(word) == bones_of(variant)
        ):
            return True
    return any(len(word) >= _LEAST_WITHIN and word in variant for variant in variants_of(token))


def _level(word: str, variants: Sequence[str]) -> int:
    if word in variants:
        return SAME
    sound = sound_of(word)
    for variant in variants:
        if len(variant) >= _LEAST_ENDED and word.startswith(variant):
            return NEAR
        if len(word) >= _LEAST_ENDED and variant.startswith(word) and len(variant) - len(word) <= _LONGEST_ENDING:
            return NEAR
        if len(word) >= _LEAST_WITHIN and word in variant:
            return NEAR
        if variant[:1] != word[:1] and variant[:1] not in "aeiou" and word[:1] not in "aeiou":
            first = sound_of(variant)[:1]
            if first != sound[:1]:
                continue
        if len(sound) > 1:
            heard = sound_of(variant)
            ended = len(sound) >= _LEAST_OWN_SOUND and heard.startswith(sound) and len(heard) - len(sound) <= 2
            if heard == sound or ended:
                return NEAR
        elif variant[:1] == word[:1] and len(bones := bones_of(word)) > 1 and bones_of(variant) == bones:
            return NEAR
        if min(len(word), len(variant)) >= _LEAST_ALONE and _is_close(word, variant):
            return NEAR
    return 0


def _is_close(one: str, other: str) -> bool:
    """Whether one letter, or of long words two, make one word of another."""
    most = 2 if min(len(one), len(other)) >= 8 else 1
    return abs(len(one) - len(other)) <= most and edits(one, other, most) is not None


def _of_family(sought: _Sought) -> Iterator[str]:
    """The letters of a name, also with the other spellings of its first or last word as a family name before."""
    yield from sought.joined
    for at, word in enumerate(sought.words):
        if at in (0, len(sought.words) - 1):
            given = "".join(other for number, other in enumerate(sought.words) if number != at)
            yield from (f"{called}{given}" for called in families_of(word))


def _joined(written: str, words: Sequence[str]) -> tuple[str, ...]:
    """A name's words without blanks, in both orders, with and without the articles that it is written with."""
    everything = "".join(plain_word(token.text) for token in tokens_of(written))
    both = ("".join(words), "".join(reversed(words)), everything)
    articled = tuple("al".join(order) for order in (words, tuple(reversed(words))))
    return tuple(each for each in dict.fromkeys((*both, *articled)) if len(each) >= _LEAST_JOINED)


def _is_within(joined: str, word: str) -> bool:
    return joined in word if len(joined) >= _LEAST_WITHIN else joined == word


def _apart(found: list[Mention]) -> list[Mention]:
    """Mentions that do not overlap, the sure ones first."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: (not each.same, each.start, -each.end)):
        at = bisect(kept, mention)
        before, after = kept[at - 1 : at], kept[at : at + 1]
        if all(one.end <= mention.start for one in before) and all(mention.end <= one.start for one in after):
            kept.insert(at, mention)
    return kept
