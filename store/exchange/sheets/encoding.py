"""Bytes and letters: in which encoding a file is written. The choice always leads back to the same bytes."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
_LOOKED_AT = 1 << 16
STRAY = "utf-8 with stray bytes"
"""UTF-8 in which single bytes are none. Each is kept as a letter of the private use area, from U+F700 up."""

_STRAY_BASE = 0xF700
_STRAYS = re.compile("[\uf780-\uf7ff]")
UNSURE = frozenset({"windows-1252", "windows-1254", "windows-1256", "windows-1251", "latin-1", STRAY})
"""Encodings taken because the bytes are no UTF-8; which letters were meant is not certain."""

_EIGHT_BITS = ("windows-1252", "windows-1254", "windows-1256", "windows-1251")
_COMMON = {
    "windows-1256": frozenset("اليمنروتبةهدسعقفكحأجى"),
    "windows-1251": frozenset("оеаинтсрвлкмдпуяыьзбгчійї"),
    "windows-1252": frozenset("éèàçêôîùâûëïöäüßñáíóúãõÉÖÜÄÇ–—’‘“”…°«»€\u00a0´·"),
    "windows-1254": frozenset("ışğçöüİŞĞÇÖÜâîû–—’‘“”…°«»€\u00a0"),
}
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_WORDS = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")


class Text(NamedTuple):
    """A file's letters, without the byte order mark, and how they were written."""

    letters: str
    encoding: str
    bom: bool


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
    for encoding in _likeliest(data):
        letters = _strictly(data, encoding)
        if letters is not None:
            return Text(letters, encoding, bom=False)
    return Text(data.decode("latin-1"), "latin-1", bom=False)


def encode(letters: str, encoding: str, *, bom: bool) -> bytes:
    """Letters in an encoding. Raises ValueError, naming the first letter that the encoding does not have."""
    mark = next((mark for mark, name in _MARKS if name == encoding), b"") if bom else b""
    if encoding == STRAY:
        return mark + _STRAYS.sub(_surrogate, letters).encode("utf-8", "surrogateescape")
    try:
        return mark + letters.encode(encoding)
    except UnicodeEncodeError as error:
        letter = letters[error.start]
        raise ValueError(f"{letter!r} cannot be written in {encoding}, which the file is in") from None


def shown(cell: str) -> str:
    """A cell as it is read: a byte that is no letter is shown as the sign for one, U+FFFD."""
    return cell if cell.isascii() else _STRAYS.sub("\ufffd", cell)


def has_stray(cell: str) -> bool:
    """Whether a byte of a cell is no letter."""
    return not cell.isascii() and _STRAYS.search(cell) is not None


def sample(letters: str, most: int = 5) -> str:
    """Some words with letters beyond ASCII, by which a person sees whether the encoding is right."""
    found = dict.fromkeys(word[0] for word in _WORDS.finditer(letters[:_LOOKED_AT]))
    return ", ".join(list(found)[:most])


def _as_given(data: bytes, given: str) -> Text:
    try:
        name = _plain_name(given)
        for mark, encoding in _MARKS:
            if name == "utf-16" and not data.startswith(mark) and encoding == "utf-16-le":
                name = (*_unmarked_utf16(data), encoding)[0]
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
    if right * 2 < wrong or _STRAYS.search(letters):
        return None
    return re.sub("[\udc80-\udcff]", lambda found: chr(ord(found[0]) - 0xDC00 + _STRAY_BASE), letters)


def _surrogate(found: re.Match[str]) -> str:
    return chr(ord(found[0]) - _STRAY_BASE + 0xDC00)


def _likeliest(data: bytes) -> list[str]:
    """The encodings of one byte a letter, the one first whose usual letters the bytes mostly are.

    In Latin writing a letter beyond ASCII stands among others; Arabic and Cyrillic words are made of nothing else.
    """
    high = b"".join(_HIGH_RUN.findall(data[: 1 << 18]))
    runs = [len(run[0]) for run in _HIGH_RUN.finditer(data[: 1 << 18])]
    alone = sum(length for length in runs if length <= 2) / max(1, sum(runs))

    def score(encoding: str) -> float:
        letters = high.decode(encoding, "replace")
        usual = sum(letter.lower() in _COMMON[encoding] or letter in _COMMON[encoding] for letter in letters)
        odd = sum(unicodedata.category(letter) in ("Cc", "Cn", "So") for letter in letters)
        latin = encoding in ("windows-1252", "windows-1254")
        return (usual - odd) / max(1, len(letters)) + (alone if latin else 1 - alone)

    return sorted(_EIGHT_BITS, key=score, reverse=True)


def _strictly(data: bytes, encoding: str) -> str | None:
    """The letters, where writing them gives the very same bytes."""
    try:
        letters = data.decode(encoding)
        same = encoding == "utf-8" or letters.encode(encoding) == data
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return letters if same else None
