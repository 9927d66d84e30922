"""The one door through which text reaches the screen: what it may hold, how wide it is, how it is cut and wrapped.

Whatever comes in, what goes out is text of known width in which nothing can act: no control, no markup, no link.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import takewhile

_STUMP = 4
"""So many cells of a word that is cut, with the blank before it, tell nothing: it is left out."""
ELLIPSIS = "…"

_MARKS_OF_DIRECTION = re.compile("[\u061c\u200e\u200f]")
_ACTIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_PIECES = re.compile(f"(?P<active>{_ACTIVE.pattern})|.+?(?={_ACTIVE.pattern}|$)", re.DOTALL)
_NARROW = re.compile("[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u25fc\u2800-\u28ff]*")
_NAMED = {"\n": "↵", "\r": "␍", "\t": "→", "\x7f": "␡"}
_LONGEST = 4_000

_DRAWN_AS = {
    "+": "╭╮╰╯┌┐└┘├┤┬┴┼╞╡▃",
    "-": "─═╍┅┈╴╶▬▭–—‒−",
    "_": "▁",
    "x": "▂×",
    "=": "━⇄↔",
    "%": "▖◆◇",
    ",": "╻╷",
    "|": "│┃║▌▐▎▏▕┊╏",
    "#": "█▇▅▓■□",
    ":": "░▒",
    "*": "●◉◎",
    "o": "○◌",
    "^": "▲△‡↑",
    ".": "·•",
    '"': "“”„",
    "'": "‘’‚",
    "!": "⚑",
    "~": "…",
    "@": "⇢",
    ">": "→›▸",
    "<": "←‹",
    "v": "↓▾▼✓",
    "/": "↵╱",
    "i": "ı",
}
"""ASCII signs, and what each stands for where a terminal has no others."""
_ASCII = str.maketrans({sign: plain for plain, signs in _DRAWN_AS.items() for sign in signs})


def safe(text: str) -> str:
    """The text with nothing in it that a terminal could act on: controls, bidi overrides and lone surrogates are shown.

    Marks of direction that only hint (LRM, RLM, ALM) are left out. Applying it twice changes nothing.
    """
    if text.isprintable():
        return text
    return _ACTIVE.sub(_shown, _MARKS_OF_DIRECTION.sub("", text))


def _shown(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    return chr(0x2400 + code) if code < 32 else f"⟨{code:04X}⟩"


def plain(text: str) -> str:
    """The text in ASCII alone, as wide as it was: each drawn sign has its counterpart, letters lose accents."""
    if text.isascii():
        return text
    return "".join(_plain_character(character) for character in text.translate(_ASCII))


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    width = cells(character)
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isascii() and width == 1 else "?" * width


def cells(text: str) -> int:
    """How many cells of the screen a safe text takes."""
    return len(text) if text.isascii() or _NARROW.fullmatch(text) else _measured(text)


def _measured(text: str) -> int:
    """The cells of a text in any script, by tables that take longer to load than a short command to run."""
    from rich.cells import cell_len

    return cell_len(text)


def graphemes(text: str) -> list[tuple[int, int]]:
    """Where each part of a text begins and ends that is seen as one letter; what `safe` shows as a sign is one."""
    if text.isascii():
        return [(at, at + 1) for at in range(len(text))]
    from rich.cells import split_graphemes  # as above

    found: list[tuple[int, int]] = []
    for piece in _PIECES.finditer(text):
        start, end = piece.span()
        if piece.group("active"):
            found.append((start, end))
        else:
            found += ((start + first, start + last) for first, last, _ in split_graphemes(piece.group())[0])
    return found


def head(text: str, width: int) -> str:
    """The longest beginning of the text that is not wider than `width` cells."""
    text = safe(text[:_LONGEST])
    if text.isascii() or cells(text) <= width:
        return text[: max(0, width)] if text.isascii() else text
    low, high = 0, len(text)
    while low < high:
        middle_index = (low + high + 1) // 2
        if cells(text[:middle_index]) <= width:
            low = middle_index
        else:
            high = middle_index - 1
    return text[:low]


def tail(text: str, width: int) -> str:
    """The longest end of the text that is not wider than `width` cells."""
    text = safe(text[-_LONGEST:])
    start = max(0, len(text) - max(0, width))
    while start < len(text) and cells(text[start:]) > width:
        start += 1
    return text[start:]


def clip(text: str, width: int) -> str:
    """The text in at most `width` cells; what is too long ends with an ellipsis, after a word where one just ended."""
    shown = safe(text[:_LONGEST])
    if cells(shown) <= width:
        return shown
    if width <= 1:
        return ELLIPSIS[: max(0, width)]
    beginning = head(shown, width - 1)
    word_end = beginning.rfind(" ")
    within = shown[len(beginning) : len(beginning) + 1] != " " and len(beginning) - word_end <= _STUMP
    shown = beginning[:word_end] if within and word_end > len(beginning) / 2 else beginning
    return shown.rstrip(" ,;:·–—-") + ELLIPSIS


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells; what is too long ends with an ellipsis, within a word too."""
    shown = safe(text[:_LONGEST])
    if cells(shown) <= width:
        return shown
    return head(shown, width - 1).rstrip() + ELLIPSIS if width > 0 else ""


def middle(text: str, width: int) -> str:
    """The text in at most `width` cells; the middle of what is too long becomes an ellipsis: for names and paths."""
    if len(text) <= _LONGEST:
        shown = safe(text)
        if cells(shown) <= width:
            return shown
    if width <= 1:
        return ELLIPSIS[: max(0, width)]
    room = width - 1
    return head(text, room - room // 2) + ELLIPSIS + tail(text, room // 2)


def apart(name: str, names: Iterable[str], width: int) -> str:
    """A name in at most `width` cells, told apart from others that begin and end alike: then from where they differ."""
    shown = middle(name, width)
    if shown == name:
        return name
    alike = [other for other in names if other != name and middle(other, width) == shown]
    if not alike:
        return shown
    same = max(_shared(name, other) for other in alike)
    return ELLIPSIS + head(name[same:], width - 1) if same < len(name) else shown


def _shared(name: str, other: str) -> int:
    """How many characters two names begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, other, strict=False)))


def fit(text: str, width: int) -> str:
    """The text clipped or filled with spaces to exactly `width` cells."""
    shown = clip(text, width)
    return shown + " " * (width - cells(shown))


def fit_right(text: str, width: int) -> str:
    """The text clipped or filled with spaces on its left to exactly `width` cells: for numbers."""
    shown = clip(text, width)
    return " " * (width - cells(shown)) + shown


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken between words, and within a word only where it is wider."""
    lines: list[str] = []
    for paragraph in text[: _LONGEST * 5].replace("\r\n", "\n").split("\n"):
        lines.extend(_wrap_paragraph(safe(paragraph), max(1, width)))
    return lines


def _part(word: str, width: int) -> str:
    """The beginning of a word that is wider than a line: after a hyphen or slash where one stands late enough."""
    part = head(word, width) or word[:1]
    cut = max(part.rfind("-"), part.rfind("/")) + 1
    return part[:cut] if cut > width // 3 else part


def _wrap_paragraph(text: str, width: int) -> list[str]:
    lines, line, used = [], "", 0
    for word in text.split(" "):
        length = cells(word)
        if line and used + 1 + length <= width:
            line, used = f"{line} {word}", used + 1 + length
            continue
        if line:
            lines.append(line)
        while length > width:
            part = _part(word, width)
            lines.append(part)
            word = word[len(part) :]
            length = cells(word)
        line, used = word, length
    return [*lines, line]
