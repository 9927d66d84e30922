"""The details of a record of each kind: its fields with their paths, its figures, who says so, what is near."""

from __future__ import annotations

from collections.abc import Iterator, Set

from store.claims.figures import figures as counted
from store.claims.ledger import contested_words
from store.dates import date_words
from store.desk.decoding import Quarantined
from store.entry.json_text import raw_text, wrong_of
from store.records.introspection import FIELDS, Field, Kind
from store.records.json_values import WrongValue
from store.records.model import Crossing, Event, Key, Path, Record
from store.records.short_forms import TITLE_FIELD
from store.records.vocabulary import VIOLENT, EventType, Mode, Role
from store.status.again import holder_again, permit_again, row_again, status_again
from store.status.holders import Control
from store.status.words import (
    aged_words,
    passage_pieces,
    permit_words,
    plan_words,
    row_words,
    sides_words,
    told_permits,
)
from store.words.claims import deed_words
from store.words.places import distances
from tui.panels.items import BLANK, CLOSED, WIDE, Item, field, paragraph, section
from tui.panels.ledger import claims_items, counted_claims, figure_items
from tui.panels.mentions import mention_items
from tui.panels.parts import Shown, field_items, is_adding, more_item
from tui.panels.remarks import remark_items, with_marks
from tui.panels.standing_words import age_words
from tui.widgets.legend import CONTESTED, PLANNED
from tui.widgets.lines import Line, Row
from tui.widgets.text import cells, wrap
from tui.work.session import Session

_ELSEWHERE = frozenset({"claims", "origin"})
_PASSAGE_ROLES = {"yes": "open", "restricted": "limited", "no": "closed"}
_MARGIN = (" ", "accent")
_IN_HEAD = frozenset({"type", "date", "means", "phase", "id"})
"""Fields of an event that the lines around it tell to one who reads."""
_DEED = frozenset({Role.PERPETRATOR, Role.TARGET, Role.VICTIM})
"""The parts of actors that the head tells, too."""
_LISTS = frozenset({Kind.PARTS, Kind.REFERENCES})


def items_of(
    session: Session, key: Key, width: int, opened: Set[Path] = frozenset(), *, brief: bool = False
) -> list[Item]:
    """The details of a record, for a window of so many cells; `opened` are the parts that show their own fields.

    In `brief`, for one who reads, what is not filled in is one line.
    """
    wrong = wrong_of(session.store, key)
    told = list(_wrong(wrong, width)) if wrong else []
    try:
        document = session.store.document(key)
    except WrongValue as error:
        return [*told, *_raw(session, key, wrong, width)] or [paragraph(str(error), width, "error")]
    except KeyError:
        gone = paragraph("This record is no longer there.", width, "muted")
        return [*told, *_raw(session, key, wrong, width)] if wrong else [gone]
    if key.table not in FIELDS:
        return [*told, *_raw(session, key, wrong, width)]
    record = session.store.record(key)
    shown = Shown(session, key.table, document, width, opened)
    findings = session.findings.known(key)
    items = [
        *_head(key, shown, record, brief=brief),
        *told,
        *_standing(session, record, width),
        *_contradictions(shown, record),
        *(remark_items(findings, width) if findings else ()),
        *_fields(shown, _in_head(record) if brief and isinstance(record, Event) else frozenset()),
        *_claims(shown, record),
        *mention_items(session, key, width),
        *(_empty_line(shown) if brief else _empty(shown)),
        *(_raw(session, key, wrong, width) if wrong else ()),
    ]
    if brief:
        items = [item._replace(rows=tuple(map(_quiet, item.rows))) for item in items]
    return with_marks(items, findings) if findings else items


def _quiet(row: Row) -> Row:
    """The row without what is of use only where there is a cursor: the sign of a part that opens, lines under links."""
    spans = tuple((text, "accent" if role == "link" else role) for text, role in row.spans)
    if spans and spans[0][0].startswith(CLOSED):
        (margin, role), *rest = spans
        spans = ((" " + margin[1:], role), *rest)
    return row._replace(spans=spans)


def _head(key: Key, shown: Shown, record: Record, *, brief: bool) -> Iterator[Item]:
    value = shown.document.get(TITLE_FIELD.get(key.table, ""))
    title = shown.session.title_of(key) if isinstance(record, Crossing) else value if isinstance(value, str) else ""
    path = (TITLE_FIELD[key.table],) if key.table in TITLE_FIELD else None
    heading = paragraph(title or f"({key.id})", shown.width, "title", path)
    if brief and isinstance(record, Event):
        yield from _in_short(record, heading, shown)
    else:
        yield heading
    if shown.width < WIDE:
        yield BLANK


def _in_head(event: Event) -> Set[str]:
    """The fields of an event that its head tells; the actors where it tells all of them."""
    all_told = all(part.who and Role.find(part.role) in _DEED for part in event.actors)
    return _IN_HEAD | {"actors"} if all_told else _IN_HEAD


def _in_short(event: Event, heading: Item, shown: Shown) -> Iterator[Item]:
    """What, when and where an event was, and who did it, which the fields say one by one while the panel is lit."""
    kind = EventType.find(event.type)
    what = (kind.label if kind else event.type) + (f" by {event.means}" if event.means else "")
    where = event.place.text if event.place else ""
    told = [event.phase, what, date_words(event.date, "undated"), where, *distances(event, shown.session.named)]
    lines = wrap(" · ".join(filter(None, told)), shown.width - 2)
    first: Line = ((lines[0], "muted"),)
    if event.type in VIOLENT and not event.phase:
        word = what.split(" ", maxsplit=1)[0]
        first = ((word, "death"), (lines[0].removeprefix(word), "muted"))
    title = heading.rows[-1]
    if len(lines) == 1 and sum(cells(text) for text, _ in (*title.spans, *first)) + 3 < shown.width:
        yield heading._replace(rows=(*heading.rows[:-1], title._replace(spans=(*title.spans, ("  ", "text"), *first))))
    else:
        yield heading
        yield Item((Row((_MARGIN, *first)), *(Row((_MARGIN, (line, "muted"))) for line in lines[1:])))
    if deed := deed_words(event, shown.session.named):
        yield paragraph(deed, shown.width, "text")


def _wrong(wrong: Quarantined, width: int) -> Iterator[Item]:
    """Why a record is set apart, and the way out."""
    yield paragraph(f"This record is wrong: {wrong}. It stays in the file as it is.", width, "error")
    if wrong.offer:
        yield field("Free id", wrong.offer, width, ("id",), role="accent")
    yield BLANK


def _raw(session: Session, key: Key, wrong: Quarantined | None, width: int) -> Iterator[Item]:
    """All of the record as it stands, to be put right."""
    yield from section("As it stands in the file")
    lines = raw_text(session.store, key, wrong).split("\n")
    yield Item(tuple(row for line in lines for row in _indented(line, width)), ())


def _indented(line: str, width: int) -> Iterator[Row]:
    """A line of JSON with its indentation, wrapped under itself."""
    text = line.lstrip(" \t")
    lead = " " * min(1 + len(line) - len(text), width // 2)
    return (Row(((lead, "accent"), (part, "text"))) for part in wrap(text, width - len(lead) - 1))


def _standing(session: Session, record: Record, width: int) -> Iterator[Item]:
    """Of a crossing as of the date: its status, who passes by whose leave, who holds each side; with the events."""
    if not isinstance(record, Crossing):
        return
    standing = session.standing[record.id]
    link = _event(standing.holding.event)
    role = standing.status.value
    mark = standing.status.hollow if standing.holding.stale else standing.status.mark
    store = session.named
    whole = field(
        "Status",
        f"{mark} {age_words(standing, store, session.standing.known_on, width * 2)}",
        width,
        None,
        role=role,
        link=link,
    )
    yield whole._replace(again=status_again(standing, store))
    if sides := sides_words(standing):
        yield field("By side", sides, width, None)
    for row in standing.passage:
        lead = _PASSAGE_ROLES.get(row.holding.word, "text")
        words = row_words(row, standing, store)
        line = field(Mode.called(row.mode).capitalize(), words, width, None, lead=lead, link=_event(row.holding.event))
        yield line._replace(again=row_again(standing, row, store))
    if not standing.passage:
        for words in passage_pieces(standing, store):
            yield field("Passage", words, width, None)
    for permit in told_permits(standing.permissions):
        link = _event(permit.event)
        line = field("Permission", permit_words(permit, store), width, None, link=link)
        yield line._replace(again=permit_again(permit, store))
    for plan in standing.plans:
        yield field("Ahead", f"{PLANNED.sign} {plan_words(plan, store)}", width, None, link=_event(plan.event))
    for side, held in standing.holders.items():
        for control in held or (Control(),):
            words = f"held by {aged_words((control,), store)}" if control.by else "holder not reported"
            line = field(side, words, width, None, link=_event(control.holding.event))
            yield line._replace(again=holder_again(side, control, store))
    yield BLANK


def _event(id_: str) -> Key | None:
    return Key("events", id_) if id_ else None


def _contradictions(shown: Shown, record: Record) -> Iterator[Item]:
    if not isinstance(record, Event):
        return
    topics = contested_words(record)
    plotted = {figure.topic for figure in counted(record)}
    if others := [words for topic, words in topics.items() if topic not in plotted]:
        yield paragraph(f"{CONTESTED.sign} contested: {', '.join(others)}", shown.width, "contested")
    figures = list(figure_items(shown, record))
    yield from figures
    if topics or figures:
        yield BLANK


def _elsewhere(table: str) -> frozenset[str]:
    return _ELSEWHERE | {TITLE_FIELD.get(table, "")}


def _fields(shown: Shown, told: Set[str]) -> Iterator[Item]:
    """The fields that are filled in, but those that are `told` above."""
    declared, elsewhere = FIELDS[shown.table], _elsewhere(shown.table) | told
    for each in declared:
        if each.name in shown.document and each.name not in elsewhere:
            yield from field_items(shown, each, (each.name,))
    known = {each.name for each in declared} | elsewhere
    for name in shown.document:
        if name not in known:
            yield from field_items(shown, Field(name, name=name, kind=Kind.OPEN), (name,))


def _claims(shown: Shown, record: Record) -> Iterator[Item]:
    if record.claims or ("claims", 0) in shown.opened:
        counted = counted_claims(record) if isinstance(record, Event) else frozenset()
        if len(counted) < len(record.claims) or ("claims", len(record.claims)) in shown.opened:
            yield from section("Who says so", str(len(record.claims) - len(counted)))
        yield from claims_items(shown, record.claims, counted)


def _empty(shown: Shown) -> Iterator[Item]:
    """What is not filled in, and what there may be more of."""
    yield from section("Not filled in")
    for declared in FIELDS[shown.table]:
        name = declared.name
        if name in ("origin", TITLE_FIELD.get(shown.table)):
            continue
        if name not in shown.document and name != "claims":
            yield from _missing(shown, declared)
        elif declared.kind in _LISTS and not is_adding(shown, declared):
            yield more_item(shown, declared)


def _empty_line(shown: Shown) -> Iterator[Item]:
    """How many fields are not filled in; they stand there one by one while the panel has the focus."""
    missing = [each for each in FIELDS[shown.table] if each.name not in shown.document and each.name != "origin"]
    if missing:
        yield BLANK
        words = f"{len(missing)} field{'s' * (len(missing) > 1)} empty · 3 shows them, e fills"
        yield paragraph(words, shown.width, "muted")


def _missing(shown: Shown, declared: Field) -> Iterator[Item]:
    if declared.kind is not Kind.PARTS or is_adding(shown, declared):
        yield from field_items(shown, declared, (declared.name,))
    else:
        yield more_item(shown, declared)
