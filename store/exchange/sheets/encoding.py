"""Bytes and letters: in which encoding a file is written. The choice always leads back to the same bytes."""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as the mark of UTF-16 does, and so stands before it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
UTF_8 = "utf-8"
STRAY = "utf-8 with stray bytes"
"""UTF-8 in which single bytes are none. Each is kept as a letter of the private use area, from U+F700 up."""

_STRAY_BASE = 0xF700
_STRAYS = re.compile("[\uf780-\uf7ff]")
NAMED = {
    "utf-8": "letters of any kind",
    "utf-16": "letters of any kind",
    "windows-1252": "western European letters",
    "windows-1256": "Arabic letters",
    "windows-1251": "Cyrillic letters",
    "windows-1254": "Turkish letters",
    "windows-1250": "central European letters",
    "windows-1253": "Greek letters",
    "windows-1255": "Hebrew letters",
    "windows-1257": "Baltic letters",
}
"""Encodings that a person is offered, with what they are for."""

_PRIORS: dict[str, float] = {
    "windows-1252": 0.0,
    **dict.fromkeys(("windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255"), -1.5),
    **dict.fromkeys(("windows-1256", "windows-1257"), -1.5),
    **dict.fromkeys(("koi8-r", "koi8-u", "cp866", "iso8859-2", "iso8859-5", "iso8859-6", "iso8859-7"), -2.5),
    **dict.fromkeys(("iso8859-8", "iso8859-9"), -2.5),
    **dict.fromkeys(("cp850", "cp852", "cp857", "mac-roman", "mac-cyrillic"), -4.0),
}
"""Encodings of one byte a letter, each with how likely it is before a letter is looked at (a logarithm)."""

_ALPHABETS = (
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё|оанивретслкідмупзябгьчйхцжїюшєщфґ|аоиенрстјукдвлмпгзбчжшцхћђљњфџ|"
    "αοιετσνηυρπκμλςωίόάέδήγχθύφβώξζψϊΐϋΰ|יוהלאתרבמשנםכדקעפחטגזסןצךףץ|"
    "اليمنرتوبةعدسفهكقأحجشطصىخإضذثئزغءظؤآ|اينرودهمتبشسكلزفقخجپعگکحصطچغضذژثظآئ"
)
_ACCENTED = (
    "ıüşöğçâîû|łąęśóżćźń|íáéěřýžčšůúťňďó|áíéžčšúýľťôňäď|áéöőüíóúű|ăîâşţ|čšžćđ|éèàêçôîùâûëïœ|üäöß|"
    "óíáéñúü|ãçáéíóêõâúà|èàùòìé|åäöøæ|ėšžųįąčūę|āīēšūņžļčģķ|êîûşç"
)
"""The letters beyond ASCII of languages, the most frequent first: whole alphabets, and what others add to the Latin."""

_SIGNS = frozenset("’‘“”„–—…«»°€№§·\u00a0")
_SIGN, _STRANGER, _NO_LETTER, _CONTROL, _MIXED, _BROKEN_CASE, _SHOUTED = -3.0, -7.0, -9.0, -20.0, -5.0, -4.0, -1.0
_SURE, _USUAL, _MOST_WORDS, _SHOWN = 4.0, -4.2, 2000, 5
_BETWEEN_BLANKS = re.compile(r"[^\s,;|\"]+")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")


class Guess(NamedTuple):
    """An encoding that a file may be in: how well its letters are those of a language (a logarithm), and some words.

    `sure` where its letters are far likelier than those of any other.
    """

    encoding: str
    score: float
    words: tuple[str, ...]
    sure: bool = False

    def __str__(self) -> str:
        return f"{self.encoding} ({', '.join(self.words[:_SHOWN])})" if self.words[0] else self.encoding


class Text(NamedTuple):
    """A file's letters, without the byte order mark, and how they were written."""

    letters: str
    encoding: str
    bom: bool
    guesses: tuple[Guess, ...] = ()
    """The encodings that it can be, where the bytes themselves do not tell; the first was taken."""


def decode(data: bytes, given: str = "") -> Text:
    """The letters of a file, in the encoding that was given, else in UTF-8 or UTF-16, else in the likeliest of others.

    Raises ValueError where the given encoding is not known, or where the file is not in it.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark) and _same(given or encoding, encoding):
            letters = _strictly(data[len(mark) :], encoding)
            if letters is not None:
                return Text(letters, encoding, bom=True)
    if given:
        return _as_given(data, given)
    for encoding in (*_unmarked_utf16(data), "utf-8"):
        letters = _strictly(data, encoding)
        if letters is not None:
            return Text(letters, encoding, bom=False)
    if (letters := _with_strays(data)) is not None:
        return Text(letters, STRAY, bom=False)
    found = guesses(data)
    for number, guess in enumerate(found):
        letters = _strictly(data, guess.encoding)
        if letters is not None:
            return Text(letters, guess.encoding, bom=False, guesses=tuple(found[number:]))
    return Text(data.decode("latin-1"), "latin-1", bom=False, guesses=tuple(found))


def encode(letters: str, encoding: str, *, bom: bool) -> bytes:
    """Letters in an encoding. Raises ValueError, naming the first letter that the encoding does not have."""
    mark = next((mark for mark, name in _MARKS if name == encoding), b"") if bom else b""
    if encoding == STRAY:
        escaped = _STRAYS.sub(lambda found: chr(ord(found[0]) - _STRAY_BASE + 0xDC00), letters)
        return mark + escaped.encode("utf-8", "surrogateescape")
    try:
        return mark + letters.encode(encoding)
    except UnicodeEncodeError as error:
        letter = letters[error.start]
        raise ValueError(f"{letter!r} cannot be written in {encoding}, which the file is in") from None


def shown(cell: str) -> str:
    """A cell as it is read: a byte that is no letter is shown as the sign for one, U+FFFD."""
    return cell if cell.isascii() else _STRAYS.sub("\ufffd", cell)


def twice_encoded(letters: str) -> dict[str, str]:
    """Words whose letters are the bytes of UTF-8 read as Windows-1252 before the file was saved, and what they were.

    None where most words with letters beyond ASCII are as they should be.
    """
    if letters.isascii():
        return {}
    all_words = (found[0] for found in _BETWEEN_BLANKS.finditer(letters))
    words = dict.fromkeys(islice((word for word in all_words if not word.isascii()), _MOST_WORDS))
    found = {word: once for word in words if (once := _once_encoded(word)) and once != word}
    return found if len(found) * 2 > len(words) else {}


def _once_encoded(word: str) -> str:
    try:
        return "".join(map(_byte_of, word)).encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""


def _byte_of(letter: str) -> str:
    """A letter as the one byte that Windows-1252 has for it, as a letter of Latin-1."""
    return letter if letter <= "\xff" else letter.encode("windows-1252").decode("latin-1")


def has_stray(cell: str) -> bool:
    """Whether a byte of a cell is no letter."""
    return not cell.isascii() and _STRAYS.search(cell) is not None


def _as_given(data: bytes, given: str) -> Text:
    try:
        name = _plain_name(given)
        if name == "utf-16" and not data.startswith(codecs.BOM_UTF16_LE):
            name = (*_unmarked_utf16(data), "utf-16-le")[0]
        letters = _strictly(data, name)
    except LookupError:
        raise ValueError(
            f"no encoding is called {given!r}; expected one such as utf-8, cp1256 or windows-1254"
        ) from None
    if letters is None:
        raise ValueError(f"the file is not in {given}; expected the encoding that it was saved in")
    return Text(letters, name, bom=False)


def _plain_name(given: str) -> str:
    name = codecs.lookup(given).name
    return f"windows-{name[2:]}" if name.startswith("cp125") else name


def _same(one: str, other: str) -> bool:
    try:
        return codecs.lookup(one).name.removesuffix("-sig") in (other, other[:6].rstrip("-"), other[:-3])
    except LookupError:
        return False


def _unmarked_utf16(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: commas, blanks and line ends have a zero beside them, all on the same side."""
    head = data[:_HEAD]
    if len(head) < 4 or len(data) % 2 or b"\0" not in head:
        return ()
    first, second = head[::2].count(0), head[1::2].count(0)
    if max(first, second) * 40 < len(head) or min(first, second) * 4 > max(first, second):
        return ()
    encoding = "utf-16-be" if first > second else "utf-16-le"
    letters = head.decode(encoding, "replace")
    return (encoding,) if "\ufffd" not in letters[:-1] and any(sign in letters for sign in ",;\t|{[") else ()


def _with_strays(data: bytes) -> str | None:
    """UTF-8 of which single bytes are wrong: most letters beyond ASCII are right in it. None where it is not so."""
    letters = data.decode("utf-8", "surrogateescape")
    wrong = sum("\udc80" <= letter <= "\udcff" for letter in letters)
    right = sum(letter > "\x7f" for letter in letters) - wrong
    if right < wrong or _STRAYS.search(letters):
        return None
    return re.sub("[\udc80-\udcff]", lambda found: chr(ord(found[0]) - 0xDC00 + _STRAY_BASE), letters)


def guesses(data: bytes) -> list[Guess]:
    """The encodings of one byte a letter that a file can be in, the likeliest first, one for each way it then reads."""
    found = dict.fromkeys(_WORD.findall(data[: 1 << 18]))
    raw = b" ".join(list(found)[:_MOST_WORDS])
    read: dict[tuple[str, ...], Guess] = {}
    for encoding, prior in _PRIORS.items():
        words = tuple(raw.decode(encoding, "replace").split(" "))
        if words not in read:  # the likelier encoding that reads the same stands before
            read[words] = Guess(encoding, prior + _score(words), words)
    best = sorted(read.values(), key=lambda guess: -guess.score)
    usual = best[0].score > _USUAL * sum(byte > 0x7F for byte in raw)
    sure = usual and (len(best) == 1 or best[0].score - best[1].score > _SURE)
    return [best[0]._replace(sure=sure), *best[1:]]


def _score(words: Sequence[str]) -> float:
    """How likely words are: the logarithm of their letters' frequencies in the language that has them best."""
    letters = Counter(letter.lower() for word in words for letter in word if letter > "\x7f")
    shape = sum(_shape(word) for word in words)
    best = -math.inf
    whole = _ALPHABETS.split("|")
    for alphabet in (*whole, *_ACCENTED.split("|")):
        ranks = {letter: rank for rank, letter in enumerate(alphabet, 1)}
        most = math.log(len(alphabet) + 1)
        usual = sum(
            times * (math.log((most - math.log(rank)) / len(alphabet)) if (rank := ranks.get(letter)) else _odd(letter))
            for letter, times in letters.items()
        )
        mixed = alphabet in whole
        best = max(best, usual + sum(_MIXED for word in words if word and word.isalpha() and _is_mixed(word) == mixed))
    return best + shape


def _odd(letter: str) -> float:
    if "\x80" <= letter <= "\x9f":
        return _CONTROL
    return _SIGN if letter in _SIGNS else _STRANGER if letter.isalpha() else _NO_LETTER


def _is_mixed(word: str) -> bool:
    """Whether a word has letters of ASCII and others; a single letter can be a word of either."""
    return not word.isascii() and (len(word) == 1 or any(letter < "\x80" for letter in word))


def _shape(word: str) -> float:
    """What capitals within a word, and signs between its letters, make less likely."""
    broken = sum(one.islower() and other.isupper() for one, other in pairwise(word))
    within = sum(letter in _SIGNS and letter != "’" for letter in word[1:-1]) + (
        word[:1] in ("’", "”", "»") and len(word) > 1
    )
    shouted = sum(map(str.isupper, word)) if len(word) > 3 and word.isupper() else 0
    return broken * _BROKEN_CASE + within * _MIXED + shouted * _SHOUTED


def _strictly(data: bytes, encoding: str) -> str | None:
    """The letters, where writing them gives the very same bytes."""
    try:
        letters = data.decode(encoding)
        same = encoding == "utf-8" or letters.encode(encoding) == data
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return letters if same else None
