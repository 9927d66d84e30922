"""Names in texts as people write them: with attached prefixes and endings, other letters, joined, turned round.

A mention is the same name where every word of it stands there in some spelling of its own, and near where a word has an
ending, another vowel or letter, or stands alone. For names that must not be given away; nothing here is a search.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.text.folding import consonants, fold, is_arabic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0640\u00ad\u200b\u200d\u2060\ufeff"
)
_TOKEN = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*(?:['’‘ʼ`´ʻʿʾ′][^\W_](?:[^\W_]|[{_MARKS}])*)*")
_MARK = re.compile(f"[{_MARKS}]")
_APOSTROPHE = re.compile("['’‘ʼ`´ʻʿʾ′]")
_ARTICLE_WORDS = "al el ar er as es ash esh an en ad ed at et az ez ul"
_PREFIX_WORDS = "وبال ولل وال فال بال كال وب ول وك فب فل لل و ف ب ك ل س أ"
_CYRILLIC_WORDS = (
    "а a б b в v г g д d е e ё e з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ж zh ц ts ч ch"
)
_ARTICLES, _PREFIXES = frozenset(_ARTICLE_WORDS.split()), tuple(_PREFIX_WORDS.split())
_CYRILLIC = str.maketrans(
    dict(zip(_CYRILLIC_WORDS.split()[::2], _CYRILLIC_WORDS.split()[1::2], strict=True))
    | {
        "ш": "sh",
        "щ": "sh",
        "ъ": "",
        "ь": "",
        "ы": "y",
        "э": "e",
        "і": "i",
        "є": "e",
        "ї": "i",
        "ґ": "g",
        "ю": "yu",
        "я": "ya",
    }
)
_LIKE = str.maketrans("qgxcpvz", "kkkkbfs")
_LONGEST_ENDING = 4
_LEAST_ENDED, _LEAST_ALONE, _LEAST_JOINED = 3, 4, 6
_LEAST_SOUND, _LEAST_OWN_SOUND = 4, 3
SAME, NEAR = 2, 1


class Name(NamedTuple):
    """A name that is looked for. `person` where its words may be turned round or have another among them, and the last
    of them by itself comes near it, as a family name does.

    `asked` where the name itself is only near what must not be said, as the town of a hidden place.
    """

    words: str
    of: str
    person: bool = False
    asked: bool = False


class Mention(NamedTuple):
    """Where a text has a name, whether it is the same, and whose it is."""

    start: int
    end: int
    same: bool
    of: str


class _Token(NamedTuple):
    start: int
    end: int
    text: str


class _Sought(NamedTuple):
    name: Name
    words: tuple[str, ...]
    joined: tuple[str, ...]


class Mentions:
    """Finds some names in texts."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._sought: list[_Sought] = []
        known: set[tuple[tuple[str, ...], str]] = set()
        for name in names:
            words = tuple(
                word for token in _tokens(name.words) if (word := _plain(token.text)) and word not in _ARTICLES
            )
            if words and (words, name.of) not in known and len("".join(words)) >= _LEAST_ENDED:
                known.add((words, name.of))
                self._sought.append(_Sought(name, words, _joined(name.words, words)))
        self._hot = lru_cache(maxsize=1 << 15)(self._levels)

    def find(self, text: str) -> list[Mention]:
        """Every mention in a text, in its order; of two at one place the surer one."""
        if not self._sought:
            return []
        tokens = [token for token in _tokens(text) if token.text.lower() not in _ARTICLES]
        hot = [self._hot(token.text) for token in tokens]
        if not any(hot):
            return []
        found: list[Mention] = []
        for number, sought in enumerate(self._sought):
            levels = [each.get(number, ()) for each in hot]
            if any(levels):
                found += _mentions(sought, tokens, levels)
        return _apart(found)

    def _levels(self, token: str) -> dict[int, tuple[tuple[int, int], ...]]:
        """For each name the words of it that a token can be, by number, with how sure; -1 is the whole name joined."""
        variants = tuple(_variants(token))
        found: dict[int, tuple[tuple[int, int], ...]] = {}
        for number, sought in enumerate(self._sought):
            levels = [(at, level) for at, word in enumerate(sought.words) if (level := _level(word, variants))]
            if len(sought.words) > 1 and any(joined in each for joined in sought.joined for each in variants):
                levels.append((-1, SAME))
            if levels:
                found[number] = tuple(levels)
        return found


def _mentions(
    sought: _Sought, tokens: Sequence[_Token], levels: Sequence[Sequence[tuple[int, int]]]
) -> Iterator[Mention]:
    name, words = sought.name, sought.words
    size = len(words)
    for at, token in enumerate(tokens):
        if not levels[at]:
            continue
        here = dict(levels[at])
        if here.get(-1):
            yield Mention(token.start, token.end, not name.asked, name.of)
        elif size == 1:
            if level := _of_one(words[0], token.text, here.get(0, 0)):
                yield Mention(token.start, token.end, level == SAME and not name.asked, name.of)
        else:
            whole = _window(words, tokens, levels, at, turned=name.person)
            if whole is not None:
                last, same = whole
                yield Mention(token.start, tokens[last].end, same and not name.asked, name.of)
            elif (
                name.person
                and len(words[-1]) >= _LEAST_ALONE
                and _is_alone(words[-1], token.text, here.get(size - 1, 0))
            ):
                yield Mention(token.start, token.end, same=False, of=name.of)


def _window(
    words: Sequence[str],
    tokens: Sequence[_Token],
    levels: Sequence[Sequence[tuple[int, int]]],
    at: int,
    *,
    turned: bool,
) -> tuple[int, bool] | None:
    """The last of the tokens from one on that are all words of a name; `turned` in any order, or with one more."""
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
            return (end, same and not others) if sound >= _LEAST_SOUND else None
    return None


def _of_one(word: str, token: str, level: int) -> int:
    """How sure a name of one word is: a short one, or one that only sounds alike, is none."""
    if level == SAME:
        return SAME
    return NEAR if level and len(word) >= _LEAST_ALONE and _is_alone(word, token, level) else 0


def _is_alone(word: str, token: str, level: int) -> bool:
    """Whether a word by itself is told: the same, with an ending, or sounding alike where that is long enough."""
    if level == SAME:
        return True
    sound = consonants(word)
    return level == NEAR and any(
        variant.startswith(word)
        or (len(sound) >= _LEAST_OWN_SOUND and consonants(variant) == sound and variant[0] == word[0])
        for variant in _variants(token)
    )


def _level(word: str, variants: Sequence[str]) -> int:
    if word in variants:
        return SAME
    sound = _sound(word)
    for variant in variants:
        if len(word) >= _LEAST_ENDED and variant.startswith(word) and len(variant) - len(word) <= _LONGEST_ENDING:
            return NEAR
        if variant[:1] != word[:1] and variant[:1] not in "aeiou" and word[:1] not in "aeiou":
            first = _sound(variant)[:1]
            if first != sound[:1]:
                continue
        if len(sound) > 1:
            heard = _sound(variant)
            ended = len(sound) >= _LEAST_OWN_SOUND and heard.startswith(sound) and len(heard) - len(sound) <= 2
            if heard == sound or ended:
                return NEAR
        if min(len(word), len(variant)) >= _LEAST_ALONE and _is_close(word, variant):
            return NEAR
    return 0


@lru_cache(maxsize=1 << 14)
def _sound(word: str) -> str:
    """The consonants of a word, those that are written for one another the same."""
    return consonants(consonants(word.replace("v", "w")).translate(_LIKE))


def _is_close(one: str, other: str) -> bool:
    """Whether one letter, or of long words two, make one word of another."""
    most = 2 if min(len(one), len(other)) >= 8 else 1
    if abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for place, wanted in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != wanted))
    return row[-1] <= most


def _tokens(text: str) -> list[_Token]:
    return [_Token(found.start(), found.end(), found[0]) for found in _TOKEN.finditer(text)]


@lru_cache(maxsize=1 << 15)
def _plain(token: str) -> str:
    """A word in the one spelling that is compared, without marks."""
    plain = fold(_MARK.sub("", unicodedata.normalize("NFC", token))).replace(" ", "")
    return plain if plain.isascii() else plain.translate(_CYRILLIC)


@lru_cache(maxsize=1 << 15)
def _variants(token: str) -> tuple[str, ...]:
    """A word as it may have been meant: before its apostrophe, without attached prefixes or article."""
    bare = _MARK.sub("", unicodedata.normalize("NFC", token))
    parts = [bare, *([_APOSTROPHE.split(bare)[0]] if _APOSTROPHE.search(bare) else [])]
    found = dict.fromkeys(_plain(part) for part in parts)
    if is_arabic(bare):
        for prefix in _PREFIXES:
            rest = bare.removeprefix(prefix)
            if rest != bare and len(rest) > 2:
                found[_plain(rest)] = None
                found[_plain(f"ال{rest}")] = None
    for word in list(found):
        for article in _ARTICLES:
            if word.startswith(article) and len(word) - len(article) >= _LEAST_ALONE:
                found[word[len(article) :]] = None
    return tuple(word for word in found if word)


def _joined(written: str, words: Sequence[str]) -> tuple[str, ...]:
    """A name's words without blanks, in both orders, with and without the articles that it is written with."""
    everything = "".join(_plain(token.text) for token in _tokens(written))
    both = ("".join(words), "".join(reversed(words)), everything)
    articled = tuple("al".join(order) for order in (words, tuple(reversed(words))))
    return tuple(each for each in dict.fromkeys((*both, *articled)) if len(each) >= _LEAST_JOINED)


def _apart(found: list[Mention]) -> list[Mention]:
    """Mentions that do not overlap, the sure ones first."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: (not each.same, each.start, -each.end)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return sorted(kept)
