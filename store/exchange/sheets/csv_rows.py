"""The rows of a CSV text, each with its own letters: where a row begins and ends.

The rows' letters, joined, are the text. A row that a stray quote made swallow others is given up after its first line,
and reading goes on with the next line.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from store.exchange.sheets.sheet import RawRow

DELIMITERS = (",", ";", "\t", "|")
_HEAD_LINES, _OF_THE_FIRST = 25, 3
_LOOKED_AT, _SUSPECTS = 20_000, 50


def lines_of(text: str) -> list[str]:
    """The lines with their ends: CRLF, LF or a bare CR."""
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        return list(io.StringIO(text, newline=""))
    lines, at = [], 0
    while end := text.find("\n", at) + 1:
        lines.append(text[at:end])
        at = end
    return [*lines, text[at:]] if at < len(text) else lines


def rows(
    lines: Sequence[str], delimiter: str, width: int, start: int = 0, *, escaped: bool = False
) -> Iterator[RawRow]:
    r"""The rows from a line on. `width` is the number of cells that a row over several lines must have.

    `escaped` where the file writes a quote within quotes as `\"`.
    """
    at = start
    escape = "\\" if escaped else None
    while at < len(lines):
        reader = csv.reader(map(lines.__getitem__, range(at, len(lines))), delimiter=delimiter, escapechar=escape)
        begin = at
        try:
            for cells in reader:
                end = begin + reader.line_num
                if end == at + 1:
                    yield RawRow(at + 1, lines[at], cells)
                elif len(cells) != width and width:
                    break
                else:
                    yield RawRow(at + 1, "".join(lines[at:end]), cells)
                at = end
            else:
                return
        except csv.Error:
            pass
        yield RawRow(at + 1, lines[at], [], "a quote is opened but not closed")
        at += 1


def cells_of(raw: str, delimiter: str, *, escaped: bool = False) -> list[str]:
    """The cells of one row's letters."""
    lines = io.StringIO(raw, newline="")
    return next(csv.reader(lines, delimiter=delimiter, escapechar="\\" if escaped else None), [])


def sniffed(lines: Sequence[str]) -> str:
    """The delimiter that makes most cells of the first lines, equally many in each; a comma where none does.

    The first line, mostly the header, counts for several; below it a sentence may have many commas.
    """
    head = [line for line in lines[:_HEAD_LINES] if line.strip()]

    def score(delimiter: str) -> int:
        counts = [_count(line, delimiter) for line in head]
        weighed = Counter(count for count in counts if count > 1)
        weighed.update([counts[0]] * _OF_THE_FIRST if counts and counts[0] > 1 else [])
        return max((count * times for count, times in weighed.items()), default=0)

    return max(DELIMITERS, key=score)


def is_escaped(lines: Sequence[str], delimiter: str) -> bool:
    """Whether a file writes a quote within quotes with a backslash: so only do its rows come out whole."""
    suspect = [line for line in lines[:_LOOKED_AT] if '\\"' in line][:_SUSPECTS]
    plain = sum(_is_strict(line, delimiter, None) for line in suspect)
    return plain < len(suspect) and sum(_is_strict(line, delimiter, "\\") for line in suspect) > plain


def _is_strict(line: str, delimiter: str, escape: str | None) -> bool:
    try:
        next(csv.reader([line], delimiter=delimiter, escapechar=escape, strict=True))
    except csv.Error:
        return False
    return True


def _count(line: str, delimiter: str) -> int:
    try:
        return len(cells_of(line, delimiter))
    except csv.Error:
        return 0
