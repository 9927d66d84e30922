"""The letters of a word in one spelling: other scripts in Latin letters, without disguise, prefixes and articles.

Also a word as other languages write it: Şêrko and Sherko, Камишка and Kamishka. For names that must not be given away.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from string import ascii_lowercase
from typing import NamedTuple

from store.text.folding import fold, is_arabic

_LEAST_ALONE = 4
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0640\u00ad\u200b\u200d\u2060\ufeff"
)
_SIGNS = f"[{_MARKS}\u0900-\u0dff\u1000-\u109f]"
_TOKEN = re.compile(rf"[^\W_](?:[^\W_]|{_SIGNS})*(?:['’‘ʼ`´ʻʿʾ′][^\W_](?:[^\W_]|{_SIGNS})*)*")
LONE_LETTER = re.compile(r"(?<![^\W_])[^\W_](?=\.)|(?<=[_.])[^\W_](?![^\W_])")
"""A letter by itself before a point, or behind one or a line: with a point even a small one is an initial."""

_MARK = re.compile(f"[{_MARKS}]")
APOSTROPHE = re.compile("['’‘ʼ`´ʻʿʾ′]")
_ARTICLE_WORDS = "al el ar er as es ash esh an en ad ed at et az ez ul"
_PREFIX_WORDS = "وبال ولل وال فال بال كال وب ول وك فب فل لل و ف ب ك ل س أ"
_OTHER_PREFIX = re.compile("^(?:[לובשמהכ]{1,2}(?=[א-ת]{3})|[ለየበከ](?=[\u1200-\u137f]{2}))")
"""What is attached to a name in Hebrew and Amharic: to, and, in, that, from, of."""

_PLURAL = re.compile("ی?ەکان$")
"""The plural of a family, as Kurds write it."""

_CYRILLIC_WORDS = (
    "а a б b в v г g д d е e ё e з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ж zh ц ts ч ch ш sh щ sh "
    "ы y э e і i є e ї i ґ g ю yu я ya һ h ә a ү u ө o ў u ј y ђ j ћ ch џ j љ l њ n ѓ g ќ k"
)
_GREEK_WORDS = "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ ks ο o π p ρ r σ s ς s τ t υ i φ f χ kh ψ ps ω o"
_HEBREW_WORDS = (
    "א a ב b ג g ד d ה a ו w ז z ח kh ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע a פ f ף f צ ts ץ ts ק k ר r ש sh ת t"
)
_GREEK_PAIRS = (("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("ου", "u"))
ARTICLES, _PREFIXES = frozenset(_ARTICLE_WORDS.split()), tuple(_PREFIX_WORDS.split())
_WORDS = f"{_CYRILLIC_WORDS} {_GREEK_WORDS} {_HEBREW_WORDS}".split()
_LATIN = {ord(letter): latin for letter, latin in zip(_WORDS[::2], _WORDS[1::2], strict=True)} | {0x44A: "", 0x44C: ""}
_MARKED = ((mark, unicodedata.name(chr(mark), "").partition(" WITH ")) for mark in range(0x48A, 0x530))
_OTHER_SCRIPTS = {mark: _LATIN.get(ord(unicodedata.lookup(plain))) for mark, (plain, with_, _) in _MARKED if with_}
_OTHER_SCRIPTS |= _LATIN
"""Letters of other scripts as Latin ones; a Cyrillic letter with a tail or a stroke, as Tajiks write, as without."""

_SOUNDED = re.compile("[\u0530-\u058f\u0700-\u074f\u0900-\u0dff\u1000-\u109f\u10a0-\u139f\u3040-\u30ff\uac00-\ud7af]")
"""Letters whose Unicode name tells their sound: Armenian, Syriac, Indian, Burmese, Georgian, Ethiopic, kana, Hangul."""

_WHOLE = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_SOUND_OF = re.compile(r"[AEIOU]|[^AEIOU]+")
_SOUNDS = {"KHAR": "k", "PHAR": "f", "XAN": "kh", "XEH": "kh", "SI": "shi", "TI": "chi", "TU": "tsu", "HU": "fu"}
_SOUNDS |= {"CAN": "ts", "CIL": "ts"}
_ETHIOPIC = (
    *(("GLOTTAL ", ""), ("PHARYNGEAL ", ""), ("AA", "\0"), ("EE", "\1"), ("E", ""), ("A", "e")),
    *(("\0", "a"), ("\1", "e")),
)
"""What the name of an Ethiopic letter says of its vowel: TA is te, TAA ta, TEE te, TE t."""

_DOTTED = (("\u091c\u093c", "z"), ("\u092b\u093c", "f"))
"""Letters of Hindi whose sound is another with a dot below."""

_OF_LETTERS = (0x24B6, 0x24D0, 0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
"""The first of the letters in rings and squares, and of those of flags."""

_SMALL = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡɩɾʋƅƖ"
_RINGED = {first + at: ascii_lowercase[at % 26] for first in _OF_LETTERS for at in range(26)}
_LOOKS = str.maketrans(_SMALL, "abcdefghijklmnoprstuvwyzagirvbl") | _RINGED
_LOOK_ALIKES = str.maketrans(
    "асеорхуіјѕһкԁԛԝвнтмгАВСЕНІЈКМОРЅТХУαοενικτυρχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aceopxyijshkdqwbhtmrABCEHIJKMOPSTXYaoevikturxABEZHIKMNOPTYX",
)
_DIGITS = str.maketrans("0345789@$!€|", "oeastbgasiel")
_DISGUISED = re.compile(r"[^\W\d_][01345789@$!€|]|[01345789@$!€|][^\W\d_]|[^\x00-\x7f]")
_WRITTEN = re.compile(r"[\w@$!€|]+")
_UPSIDE_DOWN = str.maketrans("ɐqɔpǝɟƃɓɥᴉıɾʞlɯuodbɹsʇnʌʍxʎz", "abcdefgghiijklmnopqrstuvwxyz")
_UPSIDE = frozenset("ɐɔǝɟƃɓɥᴉɾʞɯɹʇʌʍʎ")
"""What looks like a letter: small capitals, letters of other scripts, digits and signs, letters upside down."""

_HUMP = re.compile(r"[A-Z][a-z]{2,}")
"""A word of several that are joined, each with a capital: FreeNabil."""

_AS_SAID = str.maketrans(
    {"г": "h", "ґ": "g", "ç": "ch", "č": "ch", "ć": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ž": "zh", "x": "kh"}
    | {"đ": "dj", "ض": "ز", "ذ": "ز", "ظ": "ز", "ב": "v", "פ": "p"}
)
_SAYING = re.compile("[đгçčćšşșžضذظבפ]|^x")
_C_AS_J = re.compile("[çşğıêîû]")
"""Letters of whose words the sound is written otherwise elsewhere; and of Kurdish and Turkish, whose c is a j."""

_SLAVIC = re.compile("[цзс]і$")
_HARD = str.maketrans("цзс", "кгх")
"""The last letters of a stem before an ending: Камишка, у Камишці."""


class Token(NamedTuple):
    """A word of a text, and from where to where it stands; `initial` where it is a letter that stands for a word."""

    start: int
    end: int
    text: str
    initial: bool = False


def undisguised(text: str) -> tuple[str, ...]:
    """The text with letters in place of what looks like them, a character for each: T4riq, Таriq, ᴛᴀʀɪQ.

    Only words that mix letters with such signs, or letters of two scripts, are read so. Empty where nothing is.
    """
    if not _DISGUISED.search(text):
        return ()
    plain = text.translate(_LOOKS)
    told = dict.fromkeys(_WRITTEN.sub(unmixed, plain) for unmixed in (_unmixed, partial(_unmixed, one="l")))
    return tuple(each for each in told if each != text)


def _unmixed(written: re.Match[str], one: str = "i") -> str:
    word = written[0]
    if word.isalpha() and word.isascii():
        return word
    if not word.isascii() and any("a" <= letter <= "z" for letter in word.lower()):
        word = word.translate(_LOOK_ALIKES if _UPSIDE.isdisjoint(word) else _UPSIDE_DOWN)
    return word.replace("1", one).translate(_DIGITS) if any(map(str.isalpha, word)) else word


def tokens_of(text: str) -> list[Token]:
    """The words of a text, each with its apostrophes and marks."""
    return [
        Token(found.start(), found.end(), word, len(word) == 1 and _is_initial(word, text, found.start()))
        for found in _TOKEN.finditer(text)
        if (word := found[0])
    ]


def words_of(text: str) -> list[str]:
    """The words that `tokens_of` gives, without where they stand."""
    return _TOKEN.findall(text)


def _is_initial(letter: str, text: str, at: int) -> bool:
    """Whether a letter by itself stands for a word: written large, with a point, or joined to what is before it."""
    return letter.isalpha() and (letter.isupper() or text[at + 1 : at + 2] == "." or text[at - 1 : at] in ("_", "."))


@lru_cache(maxsize=1 << 15)
def plain_word(token: str) -> str:
    """A word in the one spelling that is compared, without marks."""
    bare = _MARK.sub("", unicodedata.normalize("NFC", token))
    for written, spoken in _DOTTED:
        bare = bare.replace(written, spoken)
    plain = fold(_SOUNDED.sub(lambda found: _from_its_name(found[0]), bare)).replace(" ", "")
    if plain.isascii():
        return plain
    for pair, letter in _GREEK_PAIRS:
        plain = plain.replace(pair, letter)
    return plain.translate(_OTHER_SCRIPTS)


@lru_cache(maxsize=1 << 15)
def variants_of(token: str) -> tuple[str, ...]:
    """A word as it may have been meant: before its apostrophe, without attached prefixes or article."""
    bare = _MARK.sub("", unicodedata.normalize("NFC", token))
    parts = [bare, *([APOSTROPHE.split(bare)[0]] if APOSTROPHE.search(bare) else [])]
    parts += (hump for hump in _HUMP.findall(bare) if len(hump) < len(bare))
    parts += as_others_write(bare)
    if (rest := _OTHER_PREFIX.sub("", bare)) != bare:
        parts.append(rest)
    if "в" in bare:
        parts.append(bare.replace("в", "w"))
    if _SLAVIC.search(bare):
        parts.append(bare[:-2] + bare[-2:].translate(_HARD))
    found = dict.fromkeys(plain_word(part) for part in parts)
    if is_arabic(bare):
        found |= {plain_word(_PLURAL.sub("", bare)): None}
        found |= {plain_word(f"{bare[:-1]}ة"): None} if bare[-1] == "ه" else {}
        found |= {f"a{plain_word(bare)}": None} if bare[0] in "عإأا" else {}
        for prefix in _PREFIXES:
            rest = bare.removeprefix(prefix)
            if rest != bare and len(rest) > 2:
                found[plain_word(rest)] = None
                found[plain_word(f"ال{rest}")] = None
    for word in list(found):
        for article in ARTICLES:
            if word.startswith(article) and len(word) - len(article) >= _LEAST_ALONE:
                found[word[len(article) :]] = None
    return tuple(word for word in found if word)


def as_others_write(words: str) -> list[str]:
    """Words as others write what Kurds, Turks, Slavs and Ukrainians say: Şêrko and Sherko, Barzincî and Barzinji."""
    lower = unicodedata.normalize("NFC", words.lower())
    if not _SAYING.search(lower) and not _C_AS_J.search(lower):
        return []
    said = lower.translate(_AS_SAID)
    return [said, lower.replace("c", "j").translate(_AS_SAID)] if "c" in lower and _C_AS_J.search(lower) else [said]


def _from_its_name(letter: str) -> str:
    """The Latin letters of one in another script, from its name: HANGUL SYLLABLE JONG, GEORGIAN LETTER SAN."""
    whole = unicodedata.name(letter, "")
    if whole.startswith("ETHIOPIC SYLLABLE "):
        said = whole.removeprefix("ETHIOPIC SYLLABLE ")
        for written, spoken in _ETHIOPIC:
            said = said.replace(written, spoken)
        return said.lower()
    name = whole.rpartition(" ")[2]
    if _WHOLE.match(letter):
        return "" if name in ("MARK", "DOT") or letter in "ッっ" else _SOUNDS.get(name, name.lower())
    if name in _SOUNDS:
        return _SOUNDS[name]
    found = _SOUND_OF.match(name)
    return found[0].lower() if found and (" VOWEL " in whole or unicodedata.category(letter) != "Mn") else ""


@lru_cache(maxsize=1 << 12)
def syllable_of(letter: str) -> str:
    """How a Chinese or Korean letter is written in Latin ones: pinyin, or the Revised Romanisation."""
    from anyascii import anyascii

    return str(anyascii(letter)).lower()
