"""The claims of a record: figures as ranges whose ends name their speakers, and each claim as a sentence.

Owns how they are drawn. Must never compare claims: `store/claims/` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.claims import Topic, figures, judgement_words, sentence, speaker_words
from store.records.model import Key
from store.records.vocabulary import About, Review
from tui.panels.items import INDENT, Item
from tui.widgets.legend import KNOWN_HIGH, KNOWN_LOW, OPEN_END
from tui.widgets.lines import Row
from tui.widgets.text import cells, clip, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.claims import Figure
    from store.records.interface import Records
    from store.records.model import Claim, Event
    from tui.widgets.lines import Line

_MARGIN: Line = ((" ", "accent"),)


def figure_items(records: Records, event: Event, width: int) -> Iterator[Item]:
    """One item for each counted thing: its range with the speakers at its ends, or the one figure with its speakers."""
    found = figures(event)
    indent = max((INDENT, *(cells(_counted(figure, width)) + 1 for figure in found)))
    for figure in found:
        draw = _range if figure.contested or figure.low != figure.high else _single
        yield Item(tuple(draw(figure, records, width, indent)))


def _counted(figure: Figure, width: int) -> str:
    of = figure.claims[0].of if figure.topic.of else ""
    words = Topic(figure.topic.about, of).words
    return clip(words[:1].upper() + words[1:], width // 2)


def _label(figure: Figure, width: int, indent: int) -> tuple[str, str]:
    """What is counted, in a column as wide as the longest name of the record's figures."""
    words = _counted(figure, width)
    role = "death" if figure.topic.about == About.KILLED.value else "strong"
    return words + " " * (indent - cells(words)), role


def _range(figure: Figure, records: Records, width: int, indent: int) -> Iterator[Row]:
    """`Killed 2 ├───●───┤ 6`, and under it who says each figure; an end that nobody gives stays open."""
    low = "?" if figure.low is None else str(figure.low)
    high = "?" if figure.high is None else str(figure.high)
    room = width - indent - 1
    under: Line = ((" " * (indent + 1), "accent"),)
    label = _label(figure, width, indent)
    length = max(1, width - 1 - cells(label[0]) - len(low) - len(high) - 5)
    left = (OPEN_END if figure.low is None else KNOWN_LOW).sign
    right = (OPEN_END if figure.high is None else KNOWN_HIGH).sign
    bar = (f"{left}{_bar(figure, length)}{right}", "contested" if figure.contested else "accent")
    yield Row((*_MARGIN, label, (f"{low} ", "strong"), bar, (f" {high}", "strong")))
    ends = _speakers(figure.low_by, records), _speakers(figure.high_by, records)
    if not figure.between and ends[0] == ends[1]:
        yield from (Row((*under, (line, "muted"))) for line in wrap(ends[0], room))
    elif not figure.between and cells(ends[0]) + cells(ends[1]) + 2 <= room:
        gap = room - cells(ends[0]) - cells(ends[1]) - 1
        yield Row((*under, (ends[0] + " " * gap + ends[1], "muted")))
    else:
        between = [(str(number), _speakers(claims, records)) for number, claims in figure.between]
        for number, words in ((low, ends[0]), *between, (high, ends[1])):
            yield from _said(number, words, under, room, role="text")


def _bar(figure: Figure, length: int) -> str:
    if figure.best is None or figure.low is None or figure.high is None or figure.high == figure.low:
        return "─" * length
    at = round((figure.best - figure.low) * (length - 1) / (figure.high - figure.low))
    return "─" * at + "●" + "─" * (length - at - 1)


def _single(figure: Figure, records: Records, width: int, indent: int) -> Iterator[Row]:
    number = "?" if figure.low is None else str(figure.low)
    label = _label(figure, width, indent)
    speakers = _speakers(figure.low_by or figure.claims, records)
    yield from _said(number, speakers, (*_MARGIN, label), width - 1 - cells(label[0]), role="strong")


def _said(number: str, words: str, before: Line, room: int, *, role: str) -> Iterator[Row]:
    """A number and who says so, never cut: what does not fit goes on below."""
    indent = len(number) + 1
    hanging = sum(cells(text) for text, _ in before) + indent
    for line_number, line in enumerate(wrap(words, max(8, room - indent - 1))):
        first = (*before, (f"{number} ", role), (line, "muted"))
        yield Row(first if line_number == 0 else ((" " * hanging, "accent"), (line, "muted")))


def _speakers(claims: Sequence[Claim], records: Records) -> str:
    return ", ".join(dict.fromkeys(speaker_words(claim, records) for claim in claims)) or "nobody says"


def claim_items(records: Records, claims: Sequence[Claim], width: int) -> Iterator[Item]:
    """One item for each claim: its sentence, and under it how it is judged and what the desk notes."""
    for index, claim in enumerate(claims):
        yield Item(tuple(_claim_rows(claim, records, width)), ("claims", index), _source(claim, records))


def _claim_rows(claim: Claim, records: Records, width: int) -> Iterator[Row]:
    role = "muted" if claim.review == Review.SUPERSEDED.value else "text"
    for number, line in enumerate(wrap(sentence(claim, records), width - 4)):
        yield Row(((" · " if number == 0 else "   ", "accent"), (line, role)))
    below = [judgement_words(claim), claim.review, "private" if claim.private else "", claim.note]
    words = " · ".join(part for part in below if part)
    if words:
        for line in wrap(words, width - 4):
            yield Row((("   ", "accent"), (line, "muted")))


def _source(claim: Claim, records: Records) -> Key | None:
    return Key("sources", claim.source) if claim.source in records.sources else None
