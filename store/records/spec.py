"""What a field's declaration can say beside its type: `Spec`, the kinds of fields, and patterns of texts."""

from __future__ import annotations

from enum import Enum, auto

import msgspec

from store.records.vocabulary import Word


class Kind(Enum):
    """What a field holds, and so how it is edited."""

    TEXT = auto()
    LONG_TEXT = auto()
    ID = auto()  # the record's own id; changing it changes every reference
    DATE = auto()  # EDTF, typed as people write it
    WORD = auto()  # of a vocabulary
    COUNT = auto()  # as worded: 6, 2..6, 3+, ~10, several
    NUMBER = auto()
    LATITUDE = auto()
    LONGITUDE = auto()
    FLAG = auto()
    REFERENCE = auto()  # an id of another table, or words where `free`
    TEXTS = auto()  # a list of texts, of a vocabulary where there is one
    REFERENCES = auto()  # a list of ids of another table
    PART = auto()  # one object with fields of its own
    PARTS = auto()  # a list of such objects
    WORDS_BY_NAME = auto()  # an object of words by name: modes
    OPEN = auto()  # any JSON


class Pattern(msgspec.Struct, frozen=True):
    """What a text has to look like: a regular expression for all of it, and words that say what would be right."""

    expression: str
    expected: str


class Spec(msgspec.Struct, frozen=True):
    """What a field's line in a struct says of it.

    `kind` follows from the type where it is not given. `words` is the vocabulary; with `any_word` other words are as
    good. `refers` is the table whose ids the field holds, `free` whether words may stand there instead. `limits` are
    the least and the greatest number. `header` (else the field's name) and `tag` (HXL) name its column in tables;
    a field without a tag has none. `aliases` are other headers under which imported tables have it.
    """

    label: str
    kind: Kind | None = None
    words: type[Word] | None = None
    any_word: bool = False
    refers: str = ""
    free: bool = False
    limits: tuple[float, float] | None = None
    pattern: Pattern | None = None
    hint: str = ""
    header: str = ""
    tag: str = ""
    aliases: tuple[str, ...] = ()


COUNTRY = Pattern("[A-Za-z]{2}", "a country's two letters (ISO 3166-1), as in IQ or SY")
LANGUAGE = Pattern("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", "a BCP 47 tag, as in ar, ckb or en")
GRADE = Pattern(r"\s*[A-Fa-f]?\s*[1-6]?\s*", "A–F for the source, 1–6 for the information, or both, as in C3")
SIDE_ID = Pattern(r"[^\s>/,]+", "a word without blanks, commas, slashes or >, as in gov")
DIRECTION = Pattern(r"both|[^\s>]+>[^\s>]+", "both, or from one side to the other by ids or countries, as in IQ>SY")
SHA256 = Pattern("[0-9A-Fa-f]{64}", "64 hexadecimal digits")
