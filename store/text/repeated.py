"""What tells of somebody without a name, and where a text has it: words said in private, numbers, addresses, signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from store.text.folding import find, fold
from store.text.mentions import Mention

_LEAST_WORDS = 5
_LEAST_DIGITS, _OWN_DIGITS, _LONGEST_CODE = 7, 9, 12
_NUMBER = re.compile(r"(?<![\w.])\+?\(?\d(?:(?:[\s().\-/]{0,2}|\s-\s)\d){6,17}(?![\w])")
_OTHER_NUMBER = re.compile(r"\s/\s|/(?=\+|0\d)")
"""What parts two numbers in one text: 0770 123 4567/0771 555 1234."""
_DIGITS = re.compile(r"(?<![^\W_])\d(?:[\s().\-/]{0,3}\d){6,}")
"""Digits in which a number may stand beside other figures: rang 0770 123 4567 3 times."""
_CODE = re.compile(r"(?:(?:\+|(?<!\d)00)\s?\d{1,3}[\s().\-]{0,3}|\+)?\(?(?:0\)?[\s.\-]{0,2})?$")
"""What stands before a number: the code of a country, a nought."""
_DAY = re.compile(r"\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4}")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@])@\w{4,}")
_SHORT_NAME = 2
_IDENTIFIER, _YEAR = re.compile(r"[\w./-]+(?: [\w./-]+){0,3}"), re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FEWEST_DIGITS, _LEAST_SIGN = 3, 5


class Repeated:
    """Finds what was said in private, and the numbers and addresses of those who are, in other texts."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}
        self._signs: set[str] = set()
        self._numbers: dict[str, str] = {}
        self._short: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._said or self._numbers or self._short)

    def add_words(self, words: str, whose: str) -> None:
        """What was said in private; what is shorter than five words is anybody's."""
        folded = fold(words)
        if folded.count(" ") + 1 >= _LEAST_WORDS:
            self._said.setdefault(folded, whose)

    def add_contacts(self, text: str, whose: str, *, is_number: bool = False) -> None:
        """The numbers and addresses in a text; `is_number` where the text is a field for one, as a telephone's.

        In any other text a number that may be a day, or is short and begins like a count, is none.
        """
        for found in _ADDRESS.finditer(text):
            self._said.setdefault(fold(found[0].lstrip("@")), whose)
        for found in chain.from_iterable(map(_NUMBER.finditer, _OTHER_NUMBER.split(text))):
            digits = _digits(found[0])
            called = is_number or found[0][0] in "+(0" or len(digits) >= _OWN_DIGITS
            if called and len(digits) >= _LEAST_DIGITS and not _DAY.search(found[0]):
                self._numbers.setdefault(digits, whose)

    def add_identifier(self, text: str, whose: str) -> None:
        """What stands for somebody in a list, a passport or an address: A1234567, 34 ABC 123; no day or year."""
        digits = sum(map(str.isdecimal, _YEAR.sub("", _DAY.sub("", text))))
        if _IDENTIFIER.fullmatch(text) and digits >= _FEWEST_DIGITS and sum(map(str.isalnum, text)) >= _LEAST_SIGN:
            self.add_sign(text, whose)

    def add_sign(self, text: str, whose: str) -> None:
        """What somebody is called elsewhere, as an account of theirs; told where it stands by itself."""
        if len(folded := fold(text)) >= _LEAST_SIGN:
            self._said.setdefault(folded, whose)
            self._signs.add(folded)

    def add_name(self, name: str, whose: str) -> None:
        """A name of two letters, which is told by its capital and stands by itself, or of a few signs."""
        is_short = len(name) == _SHORT_NAME and name.isalpha() and name[0].isupper() and not name.isupper()
        if is_short or (name and not name.isascii() and not any(map(str.isalnum, name))):
            self._short.setdefault(name, whose)

    def find(self, text: str) -> Iterator[Mention]:
        """Each place in a text that has any of it; none is sure, for others may have said or have the same."""
        if self._said:
            folded = fold(text)
            for wanted in self._said:
                if wanted in folded:
                    for start, end in find(wanted, text):
                        if wanted in self._signs and (text[:start][-1:].isalnum() or text[end : end + 1].isalnum()):
                            continue
                        yield Mention(start, end, same=False, of=self._said[wanted])
        for found in _DIGITS.finditer(text) if self._numbers else ():
            yield from self._numbers_in(found)
        for name, whose in self._short.items():
            for found in _alone(name).finditer(text) if name in text else ():
                yield Mention(*found.span(), same=False, of=whose)

    def _numbers_in(self, run: re.Match[str]) -> Iterator[Mention]:
        """The known numbers in some digits, in whole or their last nine, with whatever code stands before them."""
        text, bare = run.string, _digits(run[0])
        places = [at for at in range(*run.span()) if text[at].isdecimal()]
        digits = "".join(str(int(text[at])) for at in places)
        for known, whose in self._numbers.items():
            is_short = len(bare) >= _LEAST_DIGITS and known.endswith(bare)
            tail = (bare if is_short else known)[-_OWN_DIGITS:]
            for found in re.finditer(tail, digits):
                start, end = places[found.start()], places[found.end() - 1] + 1
                while start and text[start - 1].isdecimal():
                    start -= 1
                code = _CODE.search(text, max(0, start - _LONGEST_CODE), start)
                if not text[end : end + 1].isdecimal():
                    yield Mention(code.start() if code else start, end, same=False, of=whose)


def _digits(number: str) -> str:
    """The digits of a number in any script, without zeros before them."""
    return "".join(str(int(letter)) for letter in number if letter.isdecimal()).lstrip("0")


@lru_cache(maxsize=256)
def _alone(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
