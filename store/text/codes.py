"""Codes of addresses, JSON, HTML, mails and CSS: what a text says without them and without tags, and where."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import suppress
from html import unescape

from store.text.folding import Span

_BYTE = re.compile(r"(?:%(?:25)*|\\x|=)([0-9A-Fa-f]{2})")


def _codes(byte: str, point: str) -> re.Pattern[str]:
    """Codes of characters, in which `byte` stands before two hexadecimal digits, and `point` before up to six."""
    return re.compile(
        rf"(?P<bytes>(?:(?:{byte})[0-9A-Fa-f]{{2}})+)"
        r"|(?:%(?:25)*|\\)u(?P<number>[0-9A-Fa-f]{4})"
        rf"|(?:{point})(?P<point>[0-9A-Fa-f]{{2,6}})[}} ]?"
        r"|&(?:amp;)*(?P<html>#[xX][0-9A-Fa-f]{1,12};?|#[0-9]{1,12};?|[A-Za-z0-9]{1,32};?)"
        r"|(?<=[\w;])(?P<blank>\+)(?=[\w%&])"
    )


_PACKED = re.compile(r"(?<!\w)(?=[A-Z0-9]*[a-z]+[A-Z0-9])(?P<packed>[A-Za-z0-9+_-]{8,}+={0,2})")
"""A word in which capitals or digits stand after small letters, as in base64 or hexadecimal digits."""

_WAYS = (_codes(r"%(?:25)*", r"\\u\{"), _codes(r"%(?:25)*|\\x|=", r"\\u\{|U\+|\\"), _PACKED)
"""A character as addresses, JSON and HTML write it, however often: %C3%A9, &eacute;, &amp;#233;; then also as mails and
CSS do: =C3=A9, =e9, \\E9; then whole words in base64. Each is read by itself, for `=` and a backslash stand before
plain words too."""

_TAG = re.compile(r"<!--(?:[^<]|<(?!!--))*?-->|</?[A-Za-z][^<>]*>")
"""A tag or a comment of HTML, which may stand within a name: Nab<b>il</b>. A tag with a > in an attribute, in codes
or not, is taken to end there: a name about such a tag is not put together."""

_MOST_KINDS = 4
"""How many ways of writing codes within one another are undone."""


def may_have_codes(text: str) -> bool:
    """Whether anything in a text can be a code or a tag."""
    return any(sign in text for sign in "%&+\\<=") or _PACKED.search(text) is not None


def readings(text: str) -> Iterator[tuple[str, list[Span]]]:
    """What a text says without codes, in each way to read them, with its tags and without, where it says anything else.

    Each with where in `text` each of its characters stands.
    """
    known: set[str] = set()
    for way in _WAYS:
        plain, places = _decoded(text, way)
        bare = _TAG.sub("", plain)
        if plain not in known and not plain == bare == text:
            known.add(plain)
            yield plain, places
        if bare not in known and bare != plain:
            known.add(bare)
            inside = {at for tag in _TAG.finditer(plain) for at in range(*tag.span())}
            yield bare, [place for at, place in enumerate(places) if at not in inside]


def stretch(places: list[Span], start: int, end: int) -> Span:
    """Where in a text something of its reading stands."""
    return places[start][0], places[end - 1][1]


def _decoded(text: str, way: re.Pattern[str]) -> tuple[str, list[Span]]:
    """The text without codes, and where in `text` each of its characters stands."""
    places = [(at, at + 1) for at in range(len(text))]
    for _ in range(_MOST_KINDS):
        letters: list[str] = []
        found: list[Span] = []
        done = 0
        for code in way.finditer(text):
            letters += text[done : code.start()]
            found += places[done : code.start()]
            for letter, start, end in _letters_of(code):
                letters.append(letter)
                found.append((places[start][0], places[end - 1][1]))
            done = code.end()
        letters += text[done:]
        plain, places = "".join(letters), found + places[done:]
        if plain == text:
            break
        text = plain
    return text, places


def _letters_of(code: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The characters that a code stands for, each with where it stands."""
    start, end = code.span()
    if code.lastgroup == "packed":
        said = _unpacked(code["packed"])
        yield from ((letter, start, end) for letter in said)
        yield from ((letter, at, at + 1) for at, letter in enumerate("" if said else code[0], start))
    elif code["bytes"]:
        marks = [(found[1], found.start(), found.end()) for found in _BYTE.finditer(code.string, start, end)]
        octets, at = bytes.fromhex("".join(mark for mark, _, _ in marks)), 0
        while at < len(octets):
            letter, size = _first_letter(octets[at : at + 4])
            yield letter, marks[at][1], marks[at + size - 1][2]
            at += size
    else:
        said = code["html"]
        plain = (
            unescape(f"&{said}")
            if said
            else " "
            if code["blank"]
            else _letter_of(int(code["number"] or code["point"], 16))
        )
        yield from ((letter, start, end) for letter in (code[0] if plain == f"&{said}" else plain))


def _unpacked(word: str) -> str:
    """What a word says in hexadecimal digits or base64; nothing where it says nothing."""
    bare = word.replace("+", "-").rstrip("=")
    for unpack, each in ((bytes.fromhex, bare), (urlsafe_b64decode, bare + "=" * (-len(bare) % 4))):
        with suppress(ValueError):
            if (said := unpack(each).decode()).isprintable():
                return said
    return ""


def _letter_of(number: int) -> str:
    return chr(number) if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else "\N{REPLACEMENT CHARACTER}"


def _first_letter(octets: bytes) -> tuple[str, int]:
    """The first character of some bytes in UTF-8, in Latin-1 where they are not, and of how many bytes it is."""
    for size in range(1, len(octets) + 1):
        try:
            return octets[:size].decode(), size
        except UnicodeDecodeError:
            continue
    return octets[:1].decode("latin-1"), 1
