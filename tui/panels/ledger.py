"""The claims of a record: figures as dots on a scale with a row an account, and each other claim as a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from store.claims.figures import Figure, figures
from store.claims.stances import denies, stance_of
from store.claims.values import count_of
from store.records.interface import Records
from store.records.introspection import fields_of
from store.records.model import Claim, Event, Key, Path
from store.records.vocabulary import About, Anonymity, Review, Stance
from store.words.claims import judgement_words, sentence, source_words, when_words
from store.words.names import actor_name
from tui.panels.items import WIDE, Item, field, opening
from tui.panels.parts import Shown, field_items
from tui.widgets.legend import ACCOUNT, ANONYMOUS, BEST_ACCOUNT, CONTESTED, OR_MORE, RANGE
from tui.widgets.lines import Line, Row
from tui.widgets.text import cells, clip, cut, fit, fit_right, wrap

_MARGIN: Line = ((" ", "accent"),)
ANONYMOUS_BELOW = Row((*_MARGIN, ANONYMOUS.span, (f" {ANONYMOUS.brief}", "muted")))
"""Stands below the figures where a speaker of one of them is anonymous."""
_PLOT, _SMALLEST_PLOT, _TICK = 44, 16, 4
"""Cells of the longest and the shortest scale, and the fewest between two ticks."""
_FROM_NOUGHT = 0.7
"""A scale begins at nought unless its least figure is beyond this part of its greatest."""
_ROOM_FOR_LABEL = 44
"""Cells beside which the name of a figure stands in the row of its account; in less room it has a row of its own."""
_BESIDE = 30
"""Cells that name and scale of a figure take at the left of its accounts, in a wide window."""
_SOURCE, _WHEN, _YEAR = 14, 11, 4
"""Cells of a source's and a day's column; letters of a year."""


def figure_items(shown: Shown, event: Event) -> Iterator[Item]:
    """For each counted thing its accounts on a scale, then who says each figure, a claim a row; else the one figure."""
    records, width = shown.session.named, shown.width
    anonymous = False
    for figure in figures(event):
        claims = sorted(figure.claims, key=lambda claim: -_height(claim))
        paths: list[Path] = [("claims", _place(event, claim)) for claim in claims]
        label = _label(figure, width)
        plotted = figure.contested or figure.low != figure.high
        beside = width >= WIDE and shown.opened.isdisjoint(paths)
        above = [_heading(figure, label), *_plot(figure, _BESIDE if beside else width)] if plotted else []
        left: list[Line] = []
        if beside:
            left = [row.spans for row in above] or [(*_MARGIN, label)]
            label = (" " * (_BESIDE - len(_MARGIN)), "text")
        elif above or cells(label[0]) + _ROOM_FOR_LABEL > width:
            yield Item(tuple(above) or (Row((*_MARGIN, label)),))
            label = (" ", "text")
        digits = max(cells(_figure_words(claim)) for claim in claims)
        for number, (claim, path) in enumerate(zip(claims, paths, strict=True)):
            before = (label[0] if beside or number == 0 else " " * cells(label[0]), label[1])
            rows = [_with_left(row, left) for row in _account(claim, event, records, width, digits, before)]
            item = Item(tuple(rows), path, opens=True)
            yield opening(item, True) if path in shown.opened else item
            if path in shown.opened:
                yield from claim_fields(shown, path)
            anonymous |= _is_anonymous(claim)
        if left:
            yield Item(tuple(map(Row, left)))
    if anonymous:
        yield Item((ANONYMOUS_BELOW,))


def counted_claims(event: Event) -> frozenset[int]:
    """The places of the claims that `figure_items` shows."""
    return frozenset(_place(event, claim) for figure in figures(event) for claim in figure.claims)


def _place(event: Event, claim: Claim) -> int:
    return next(place for place, other in enumerate(event.claims) if other is claim)


def _label(figure: Figure, width: int) -> tuple[str, str]:
    """What is counted; the dead in red."""
    role = "death" if figure.topic.about == About.KILLED.value else "strong"
    return clip(figure.label, width // 3) + " ", role


def _with_left(row: Row, left: list[Line]) -> Row:
    """The row with the next line of what stands at its left, which is taken, in place of its margin and filling."""
    if not left:
        return row
    line = left.pop(0)
    filling = " " * max(0, _BESIDE - sum(cells(text) for text, _ in line))
    return row._replace(spans=(*line, (filling, "text"), *row.spans[2:]))


def _heading(figure: Figure, label: tuple[str, str]) -> Row:
    """What is counted, and how many figures its accounts give that exclude one another."""
    values = {repr(count_of(claim.value)) for claim in figure.claims}
    flag: Line = ((f" {CONTESTED.sign} {len(values)} figures", "contested"),) if figure.contested else ()
    return Row((*_MARGIN, label, *flag))


def _plot(figure: Figure, width: int) -> Iterator[Row]:
    """The accounts on a scale from nought, or from the least where that is far: a dot for each figure named."""
    counts = (count_of(claim.value) for claim in figure.claims if not denies(claim))
    ends = [(count.low, count.high) for count in counts if count]
    named = sorted({end for pair in ends for end in pair if end is not None})
    room = min(width - 6, _PLOT)
    if not named or named[-1] == 0 or room < _SMALLEST_PLOT:
        return
    first = 0 if named[0] <= _FROM_NOUGHT * named[-1] else named[0]
    a_tick = max(_TICK, len(f"{named[-1]:,}") + 2)
    step = next(step for step in _steps() if (named[-1] - first) / step * a_tick <= room)
    first -= first % step
    last = first + -(-(named[-1] - first) // step) * step
    a_unit = room / max(1, last - first)
    a_unit = float(int(a_unit)) if a_unit >= 1 else a_unit

    def at(number: int) -> int:
        return round((number - first) * a_unit)

    scale, line = [" "] * (room + _TICK), [(" ", "text")] * (room + 2)
    for tick in range(first, last + 1, step):
        label = f"{tick:,}"
        scale[at(tick) : at(tick) + len(label)] = label
    role = "contested" if figure.contested else "accent"
    for column in range(at(named[0]), at(named[-1]) + 1):
        line[column] = (RANGE.sign, role)
    for low, high in ends:
        if low is not None and high is None:
            line[min(at(low) + 1, room + 1)] = (OR_MORE.sign, role)
    for number in named:
        line[at(number)] = (BEST_ACCOUNT if number == figure.best else ACCOUNT).span
    yield Row((*_MARGIN, ("  ", "text"), ("".join(scale).rstrip(), "muted")))
    yield Row((*_MARGIN, ("  ", "text"), *line))


def _steps() -> Iterator[int]:
    """Distances between the ticks of a scale: 1, 2, 5, 10, 20, 50 and so on."""
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _height(claim: Claim) -> float:
    count = count_of(claim.value)
    ends = [end for end in (count.high, count.best, count.low) if end is not None] if count else []
    return float(ends[0]) if ends else -1.0


def _figure_words(claim: Claim) -> str:
    count = count_of(claim.value)
    if count is None:
        return "?"
    if count.low is not None and count.low == count.high:
        return f"{count.low:,}"
    return count.text


def _is_anonymous(claim: Claim) -> bool:
    return bool(claim.by) and Anonymity.find(claim.anonymity) in (Anonymity.ANONYMOUS, Anonymity.UNNAMED_GROUP)


def _account(
    claim: Claim, event: Event, records: Records, width: int, digits: int, label: tuple[str, str]
) -> Iterator[Row]:
    """One account in columns: figure, who says so with the hedge, where, when, grade; too long words go on below."""
    gone = claim.review == Review.SUPERSEDED.value
    who = actor_name(claim.by, records) if claim.by else claim.anonymity or "unattributed"
    stance = {Stance.DENIES: "denies ", Stance.DOUBTS: "doubts "}.get(stance_of(claim) or Stance.ASSERTS, "")
    words = f"{stance}{who}{ANONYMOUS.sign if _is_anonymous(claim) else ''}" + (
        f" “{claim.hedge}”" if claim.hedge else ""
    )
    where, when = source_words(claim, records).partition(", via ")[0], when_words(claim, records)
    if len(event.date) >= _YEAR and when.endswith(f" {event.date.lstrip('[{')[:_YEAR]}"):
        when = when[: -_YEAR - 1]
    grade = f" {claim.grade}" if claim.grade else ""
    room = width - digits - 3 - cells(label[0])
    source = min(_SOURCE, room // 3)
    # Sources begin one below the other; one without a day has the day's column, too.
    told = (
        f"{fit(cut(where, source), source)}  {fit_right(when, _WHEN)}"
        if when
        else fit(cut(where, source + 2 + _WHEN), source + 2 + _WHEN)
    )
    told += grade
    lines = wrap(words, max(8, room - cells(told) - 1))
    beneath = [part for part in (claim.review, "private" if claim.private else "", claim.note) if part]
    after = "".join(f" · {part}" for part in beneath)
    if len(lines) == 1 and cells(lines[0] + after + told) + 1 < room:
        beneath = []
    else:
        after = ""
    for number, line in enumerate(lines):
        figure = fit_right(_figure_words(claim), digits) if number == 0 else " " * digits
        role = "muted" if gone else "text"
        right: Line = ((told + " ", "muted"),) if number == 0 else ()
        shown = label if number == 0 else (" " * cells(label[0]), "text")
        yield Row(
            (*_MARGIN, shown, (f"{figure} ", "muted" if gone or stance else "strong"), (line, role), (after, "muted")),
            right,
        )
    if not beneath:
        return
    for line in wrap(" · ".join(beneath), room):
        yield Row((*_MARGIN, (" " * cells(label[0]), "text"), (" " * (digits + 1), "text"), (line, "muted")))


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


def claims_items(shown: Shown, claims: Sequence[Claim], elsewhere: Set[int] = frozenset()) -> Iterator[Item]:
    """Each claim as a sentence, and below one that is open its fields; the one that is being added has no sentence.

    Claims at the places `elsewhere` are shown with their figures.
    """
    sentences = list(claim_items(shown.session.named, claims, shown.width))
    for index, item in enumerate(sentences):
        path: Path = ("claims", index)
        is_open = path in shown.opened
        if index in elsewhere:
            continue
        yield opening(item._replace(link=None), is_open)
        if is_open:
            yield from claim_fields(shown, path)
    pending = ("claims", len(claims))
    if pending in shown.opened:
        yield opening(field("New claim", "", shown.width, pending, role="muted"), True)
        yield from claim_fields(shown, pending)


def claim_fields(shown: Shown, path: Path) -> Iterator[Item]:
    """The fields of one claim."""
    for part in fields_of(Claim):
        yield from field_items(shown, part, (*path, part.name), 1)
