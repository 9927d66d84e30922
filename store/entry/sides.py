"""The sides of a crossing that a line names: "the syrian side", "on SY side", "the Yaarubiyah side", "SY"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.entry import words
from store.entry.names import Found, Names, country_at, names_of_side, side_keys
from store.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.entry.tokens import Line


def at_crossing(line: Line, place: int) -> int:
    """How many words from one on only say at which crossing something is: "at the nasib crossing", "nasib"; else 0."""
    keys = line.keys
    end = place + (1 if keys[place] in ("in", "from") else words.THROUGH.has(keys, place))
    while length := words.PLACE_WORDS.has(keys, end) if line.free(end, end + 1) else 0:
        end += length
    if line.roles[end : end + 1] != ["crossing"] or line.has_break(place + 1, end + 1):
        return 0
    while line.roles[end : end + 1] == ["crossing"]:
        end += 1
    behind = words.PLACE_WORDS.has(keys, end) if end < len(line) and line.free(end, end + 1) else 0
    return end + (0 if line.has_break(end, end + 1 + behind) else behind) - place


def sides_in(line: Line, names: Names, crossings: Sequence[Found]) -> list[tuple[int, int, str]]:
    """The sides that a line names: "the syrian side", "on SY side", "SY"; each with its key."""
    known = [side_keys(names.crossings[found.ids[0]]) for found in crossings if len(found.ids) == 1]
    found: list[tuple[int, int, str]] = []
    for crossing in crossings:
        key = _side_called(line, names, crossing)
        if key:
            line.take("side", crossing.first, crossing.end + 1, f"side {key}")
            found.append((crossing.first, crossing.end + 1, key))
    for place in range(len(line)):
        if not line.free(place, place + 1):
            continue
        side = _side_at(line, names, crossings, known, place)
        if side:
            key, end = side
            first = place
            while first and line.free(first - 1, first) and line.keys[first - 1] in words.SIDE_LINKS:
                first -= 1
            line.take("side", first, end, f"side {key}")
            found.append((first, end, key))
    return found


def _side_at(
    line: Line, names: Names, crossings: Sequence[Found], known: Sequence[tuple[str, ...]], place: int
) -> tuple[str, int] | None:
    before = words.SIDE.has(line.keys, place) if words.is_foreign(line.words[place].text) else 0
    code, length = country_at(line, place + before) if place + before < len(line) else ("", 0)
    length += before if length else 0  # "الجانب السوري", "côté syrien"
    text = line.words[place].text
    keys = {key for keys in known for key in keys}
    lower = {key.lower(): key for key in keys} if words.SIDE.has(line.keys, place + 1) else {}
    spelt = lower.get(text.lower(), text)  # "on sy side"
    if spelt in keys and not code:
        code, length = spelt, 1
    if not length:
        return None
    end = place + length
    word = end < len(line) and words.SIDE.has(line.keys, end) and not line.has_break(end, end + 1)
    alone = text in keys and text.isupper()
    if not word and not alone and not before:
        return None
    end += bool(word)
    by_country = {
        side.country: key
        for found in crossings
        for side, key in zip(names.crossings[found.ids[0]].sides, side_keys(names.crossings[found.ids[0]]), strict=True)
    }
    key = code if code in keys else by_country.get(code, code)
    if keys and key not in keys:
        here = " and ".join(sorted(keys))
        line.ask("side", place, end, f"“{line.said(place, end)}” is not a side here; the sides are {here}")
    return key, end


def _side_called(line: Line, names: Names, found: Found) -> str:
    """The one side of a crossing that has the name before "side", as in "the Yaarubiyah side"; else empty."""
    if line.keys[found.end : found.end + 1] != ["side"] or line.has_break(found.end, found.end + 1):
        return ""
    crossing = names.crossings[found.ids[0]]
    called = fold(line.said(found.first, found.end))
    keys = zip(side_keys(crossing), crossing.sides, strict=True)
    of = [key for key, side in keys if called in map(fold, names_of_side(side))]
    return of[0] if len(of) == 1 else ""
