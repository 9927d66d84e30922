"""The event that a line means, the records that it needs and the file has not, and what has to be settled first."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile
from typing import Any, NamedTuple

import msgspec

from store.dates import short, weekday
from store.entry import words
from store.entry.left import NOT_IN_TITLE
from store.entry.line import Understood, date_text, understand
from store.entry.names import Names
from store.entry.source import settle_source
from store.entry.tokens import HARD_BREAKS, Line, Part, Unsettled
from store.entry.when import with_end
from store.records.interface import Records
from store.records.introspection import FIELDS, Field
from store.records.model import Claim, Crossing, Document, Source
from store.records.vocabulary import Anonymity, ClaimMode, EventType, Mode, Review, Role
from store.text.slug import free, slug
from store.words.claims import judgement_words, sentence
from store.words.values import value_words

FIELD_MODES = frozenset(Mode.words())
_NAME_WORDS = 4
_BEHIND = {"src": "sources", "source": "sources"} | dict.fromkeys(words.BEFORE_ACTOR, "actors")
_ONE = {"crossings": "crossing", "sources": "source", "actors": "actor"}
_ORDER = (
    "date", "crossing", "side", "direction", "status", "mode", "control", "figure", "speaker", "actor", "source",
    "event",
)  # fmt: skip


class Span(NamedTuple):
    """Some letters of the line, and what they were taken for; `about` is empty for what was not taken."""

    start: int
    end: int
    about: str
    says: str


class Note(NamedTuple):
    """An event as its line is understood: its document, the records to be made for it, the open points, the parts."""

    document: Document
    made: tuple[tuple[str, Document], ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    spans: tuple[Span, ...] = ()
    note: str = ""

    @property
    def documents(self) -> tuple[tuple[str, Document], ...]:
        """All that is written, what is referred to first."""
        return (*self.made, ("events", self.document))

    @property
    def to_be_worked_on(self) -> Note:
        """The same event with what is open left out, marked as needing work."""
        review = {"review": Review.WORK_NEEDED.value}
        return self._replace(document=in_order(self.document | review)) if self.unsettled else self


class Entry:
    """The entry line over a file's records; its names are folded once, and again when they change."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._names: Names | None = None

    def note(self, text: str, anchor: date, today: date | None = None) -> Note:
        """What a line means; its dates count from `anchor`, and what is later than `today` is a plan."""
        names = self._known()
        return _Event(understand(text, names, anchor, today or anchor), names).note()

    def completions(self, line: str) -> tuple[int, tuple[str, ...]]:
        """Where the name that is being typed begins, and what it may become.

        That is a source behind `src` and an actor behind `by` or `says`, in as many words as are typed; else a crossing
        or a type. What the words at the end mean already, in as many words as a name has, is not offered.
        """
        return _completions(line, self._known())

    def _known(self) -> Names:
        if self._names is None or not self._names.is_of(self._records):
            self._names = Names(self._records)
        return self._names


def note(line: str, records: Records, anchor: date, today: date | None = None) -> Note:
    """What one line means."""
    return Entry(records).note(line, anchor, today)


def record_words(records: Records, note: Note) -> list[tuple[Field, list[str]]]:
    """The event in words, field by field: a date with its weekday, each claim as a sentence."""
    with_made = _With(records, note.made)
    return [
        (field, list(_field_words(with_made, field, note.document[field.name], note)))
        for field in FIELDS["events"]
        if field.name in note.document
    ]


def _field_words(records: Records, field: Field, value: Any, note: Note) -> Iterator[str]:
    if field.name == "date":
        day = f"{weekday(value)} {short(value)}".strip()
        yield " · ".join(filter(None, (day, "" if value.replace("-", "").isdecimal() else value, note.note)))
    elif field.name == "claims":
        for document in value:
            claim = msgspec.convert(document, Claim)
            yield " · ".join(filter(None, (sentence(claim, records), judgement_words(claim))))
    else:
        yield value_words(records, field, value)


class _With:
    """Records, and over them some that are not made yet."""

    def __init__(self, records: Records, made: Iterable[tuple[str, Document]]) -> None:
        made = list(made)
        self.meta, self.rows, self.actors, self.event = records.meta, records.rows, records.actors, records.event
        sources = {new["id"]: msgspec.convert(new, Source) for table, new in made if table == "sources"}
        crossings = {new["id"]: msgspec.convert(new, Crossing) for table, new in made if table == "crossings"}
        self.sources: Mapping[str, Source] = ChainMap(sources, dict(records.sources)) if sources else records.sources
        self.crossings: Mapping[str, Crossing] = (
            ChainMap(crossings, dict(records.crossings)) if crossings else records.crossings
        )


def words_of(table: str, document: Document) -> str:
    """A record to be made, in words: `new source reuters`."""
    return f"new {_ONE.get(table, 'record')} {document['id']}"


class _Event:
    """The document of an event, made of what its line says."""

    def __init__(self, found: Understood, names: Names) -> None:
        self.found, self.line, self.names = found, found.line, names
        self.made: list[tuple[str, Document]] = []

    def note(self) -> Note:
        found = self.found
        source = self._source()
        crossings = self._crossings()
        dated = self._date()
        self._ask_for_its_end()
        told = self._status()
        open_ = {point.about for point in self.line.open_points}
        status = "" if open_ & {"status", "mode", "direction", "side"} or found.control else told
        claims = list(self._claims(source, status, open_))
        self._ask_for_two_of_one(claims)
        document: dict[str, Any] = {
            "title": title(self.line),
            "type": self._type(status),
            **dated,
            "crossings": crossings,
            "place": {"text": found.place, "precision": "near town"} if found.place and crossings else None,
            "means": means(self.line) if self._type(status) in ("attack", "clash") else "",
            "status": "" if self._is_said_only else status,
            "control": self._control() if not open_ & {"side", "control"} else None,
            "actors": [
                {"who": who, "role": role.value}
                for who, role in dict.fromkeys((doer.who, doer.role) for doer in found.doers)
                if not (self._is_said_only and role is Role.PERPETRATOR)
            ],
            "claims": claims,
            "sources": [source] if source and not claims else None,
            "tags": list(found.tags),
            "phase": found.phase,
            "private": found.private,
        }
        return Note(
            in_order({name: value for name, value in document.items() if value}),
            tuple(self.made),
            tuple(sorted(self.line.open_points, key=lambda point: _ORDER.index(point.about))),
            tuple(_spans(self.line)),
            found.note,
        )

    @property
    def _is_said_only(self) -> bool:
        """Whether the status is only what somebody denies, hopes or expects."""
        return any(speaker.stance for speaker in self.found.speakers)

    def _type(self, status: Any) -> str:
        """The type of the event; of a status that is asked about, with figures, that of the deed told beside it."""
        if self.found.type != "status" or status or not self.found.figures:
            return self.found.type
        told = {words.TYPES.at(self.line.keys, at)[0] for at in range(len(self.line))}
        return next((kind for kind in ("attack", "clash") if kind in told), "other")

    def _source(self) -> str:
        if self.found.source is None:
            return ""
        when = self.found.when.edtf if self.found.when else None
        is_plan = bool(self.found.phase)
        id_, new = settle_source(self.line, self.names, self.found.source, when, is_plan=is_plan)
        if new:
            self.made.append(("sources", new))
        return id_

    def _crossings(self) -> list[str]:
        found = list(self.found.crossings)
        name = self.found.new_crossing
        if name:
            id_ = free(slug(name, otherwise="crossing"), self.names.crossings)
            self.made.append(("crossings", {"id": id_, "sides": [{"name": name}]}))
            found.append(id_)
        return found

    def _date(self) -> dict[str, str]:
        found, line = self.found, self.line
        if found.when is None:
            return {}
        edtf, said = found.when.edtf.text, date_text(found.when)
        if found.until and not self._permits:
            lasting = with_end(found.when.edtf, found.until)
            if not lasting:
                line.ask("date", found.when.first, found.when.end, f"it would end on {found.until}, before it begins")
                return {}
            end = next(part for part in line.parts if part.about == "until")
            edtf, said = lasting, f"{found.when.words} {line.said(end.first, end.end)}"
        return {"date": edtf, "date_text": said} if said else {"date": edtf}

    @property
    def _permits(self) -> bool:
        """Whether the line tells of a permission, of which "until" is the end, and not of the event."""
        return bool(self.found.resolution) or self.found.type == "authorisation"

    def _status(self) -> str | dict[str, Any] | list[dict[str, Any]]:
        found = self.found
        if found.until and found.when and self._permits and not with_end(found.when.edtf, found.until):
            why = f"it would end on {found.until}, before it begins"
            self.line.ask("date", found.when.first, found.when.end, why)
        more: dict[str, Any] = {}
        direction = found.direction if self._is_of_status("direction") else ""
        if self._has_ended():
            return found.passage.document(side="", direction=direction, hours=found.hours)
        if found.resolution:
            until = {"until": found.until} if found.until else {}
            more["un_authorised"] = {"resolution": found.resolution, **until}
        elif found.type == "authorisation":
            consent = any(self.line.keys[at].startswith("consent") for at in range(len(self.line)))
            until = {"until": found.until} if found.until else {}
            kind = {"kind": "consent" if consent else "authorisation"}
            by = next((doer.who for doer in found.doers if doer.role is Role.AUTHORITY), "")
            modes = self._permitted()
            more["permission"] = kind | ({"by": by} if by else {}) | until | ({"modes": modes} if modes else {})
        if not (found.passage.told or more):
            return ""
        side = found.sides[0] if len(found.sides) == 1 else ""
        return found.passage.document(side=side, direction=direction, hours=found.hours, **more)

    def _is_of_status(self, about: str) -> bool:
        """Whether a part is told of the status, and not of what crossed: "open, 20 trucks crossed to Syria"."""
        line = self.line
        part = next((part for part in line.parts if part.about == about), None)
        if part is None or not self.found.volumes:
            return True
        told = set(line.roles[slice(*line.clause(part.first))])
        return "volume" not in told or bool(told & {"status", "mode", "mode verb"})

    def _has_ended(self) -> bool:
        """Whether a permission is told of that is not in force any more; asked where nothing else is told."""
        found, line = self.found, self.line
        given = [at for at in range(len(line)) if words.TYPES.at(line.keys, at)[0] == "authorisation"]
        ended = (
            at
            for at in range(len(line))
            if not line.roles[at]
            and (
                words.ENDED.has(line.keys, at)
                or (
                    (words.NEGATION.has(line.keys, at) or line.keys[at] == "no")
                    and any(at < place < at + 4 for place in given)
                )
            )
        )
        at = next(ended, -1)
        if not self._permits or at < 0:
            return False
        if not found.passage.told:
            why = f"“{line.said(at, at + 1)}”: what holds since? write it, as in closed to aid, or as “type:statement”"
            line.ask("status", at, at + 1, why, line.begun_with("type:statement"))
        return True

    def _permitted(self) -> list[str]:
        """The modes that a permission is for: those told as passing, and those that it names."""
        line = self.line
        found = {name for name, value in self.found.passage.modes.items() if value == "yes"}
        for place in range(len(line)):
            mode, length = words.MODES.at(line.keys, place)
            if length and line.free(place, place + length) and mode in FIELD_MODES:
                found.add(mode)
        return sorted(found)

    def _ask_for_its_end(self) -> None:
        """A permission "for six months" has an end that is not told."""
        line = self.line
        for at in range(len(line) - 2):
            counted = (
                line.words[at + 1].text.isdecimal() or line.keys[at + 1] in words.NUMBERS or line.keys[at + 1] == "a"
            )
            months = line.keys[at + 2] in words.TERM_UNITS
            lasts = line.keys[at] in words.LASTING
            if self._permits and not self.found.until and lasts and counted and months:
                said = line.said(at, at + 3)
                line.ask("date", at, at + 3, f"“{said}”: until which day? write it, as in until 10 jul 2023")

    def _control(self) -> dict[str, str] | None:
        control = self.found.control
        return {"side": control.side, "by": control.by, "state": control.state} if control else None

    # claims

    def _claims(self, source: str, status: Any, open_: set[str]) -> Iterator[dict[str, Any]]:
        found = self.found
        base = {name: value for name, value in (("source", source), ("grade", found.grade)) if value}
        spoken: set[int] = set()
        for figure in found.figures if "figure" not in open_ else ():
            who = self._voice(figure.first, spoken)
            hedge = self._hedge(figure.first)
            of = {"of": figure.of} if figure.of else {}
            yield _claim({"about": figure.about, **of, "value": figure.value, **who, **base, **hedge})
        for volume in found.volumes:
            who, hedge = self._voice(volume.first, spoken), self._hedge(volume.first)
            yield _claim({**self._volume(volume.value, volume.of, volume.per), **who, **base, **hedge})
        yield from self._ascribed(base)
        verb = next((at for at, role in enumerate(self.line.roles) if role in ("status", "mode verb", "control")), 0)
        heard = frozenset(spoken)
        who = self._voice(verb, spoken)
        control = self._control() if "control" not in open_ else None
        if control and "side" in open_:  # said of the crossing: which side is what is asked
            held = {name: value for name, value in control.items() if name != "side"}
            unsaid = {} if who else {"anonymity": Anonymity.UNATTRIBUTED.value}
            yield _claim({"about": "control", "value": held, **unsaid, **who, **base})
        elif control and (who or base):
            yield _claim({"about": "control", "value": control, **who, **base})
        elif status and (who or base) and not (self._permits and not found.passage.told):
            yield _claim({"about": "status", "value": status, **who, **base})
        elif self._is_said_only and found.doers:
            return
        elif found.figures or found.volumes:
            yield from self._unheard(heard, base) if "figure" not in open_ and not self.line.rest else ()
        else:
            hedge = {} if found.control or found.type == "status" else self._hedge()
            if who or found.grade or hedge or (found.speakers and not spoken):
                unsaid = {"anonymity": Anonymity.UNATTRIBUTED.value} if hedge else {}
                said = who or self._words_of(found.speakers[0]) if found.speakers else unsaid
                yield _claim({"about": "occurrence", **said, **base, **hedge})

    def _unheard(self, spoken: frozenset[int], base: dict[str, str]) -> Iterator[dict[str, Any]]:
        """What those say who say none of the figures: of a deed that it was, as in "bombed, Y confirms, 11 dead"."""
        for number, speaker in enumerate(sorted(self.found.speakers, key=lambda speaker: speaker.place)):
            if number in spoken:
                continue
            if self.found.type in ("attack", "clash"):
                yield _claim({"about": "occurrence", **self._words_of(speaker), **base})
            else:
                why = f"“{speaker.by}” says which of it? write it behind them, or a line for each"
                self.line.ask("speaker", speaker.place, speaker.place + 1, why)

    def _ask_for_two_of_one(self, claims: list[dict[str, Any]]) -> None:
        """Two figures of one thing by one speaker cannot both be meant so: who says which?"""
        seen: dict[tuple[str, ...], dict[str, Any]] = {}
        for claim in [claim for claim in claims if claim["about"] in ("killed", "injured", "captured", "displaced")]:
            key = (claim["about"], claim.get("by", ""))
            if key in seen:
                figures = [figure for figure in self.found.figures if figure.about == claim["about"]]
                said = f"{claim['about']} {seen[key]['value']} and {claim['value']}"
                why = f"{said}: which, or who says which? write one figure, or “says NAME” after each"
                self.line.ask("figure", figures[0].first, figures[-1].end, why)
                claims[:] = [one for one in claims if one["about"] != claim["about"]]
                return
            seen[key] = claim

    def _ascribed(self, base: dict[str, str]) -> Iterator[dict[str, Any]]:
        """For each who is only suspected, accused, or claims the deed: who says so, and how surely."""
        for doer in self.found.doers:
            if self._is_said_only and doer.role is Role.PERPETRATOR:
                yield _claim(
                    {"about": "perpetrator", "value": doer.who, **self._words_of(self.found.speakers[0]), **base}
                )
            elif doer.hedge or doer.by:
                who = {"by": doer.by} if doer.by else {"anonymity": Anonymity.UNATTRIBUTED.value}
                mode = {} if doer.by == doer.who else {"mode": ClaimMode.BELIEF.value}
                hedge = {"hedge": doer.hedge} if doer.hedge else {}
                yield _claim({"about": "perpetrator", "value": doer.who, **who, **base, **mode, **hedge})

    def _voice(self, place: int, spoken: set[int]) -> dict[str, str]:
        """Who says what stands at a place."""
        speakers = sorted(self.found.speakers, key=lambda speaker: speaker.place)
        heard: list[int] = []
        for number, speaker in enumerate(speakers):
            first = max(speaker.first, speakers[number - 1].place) if number and speaker.first == 0 else speaker.first
            after = speakers[number + 1].place if number + 1 < len(speakers) else len(self.line)
            end = min(speaker.end, after) if speaker.first > speaker.place else speaker.end
            if first <= place < end:
                heard.append(number)
        if len(heard) > 1:
            names = " or ".join(speakers[number].by for number in heard)
            self.line.ask(
                "speaker",
                place,
                place + 1,
                f"who says “{self.line.said(place, place + 1)}”, {names}? write a line for each",
            )
            return {}
        spoken.update(heard)
        return self._words_of(speakers[heard[0]]) if heard else {}

    def _words_of(self, speaker: Any) -> dict[str, str]:
        said = {"by": speaker.by}
        last = speaker.by.split()[-1:]
        unnamed = not speaker.known and last and words.ANONYMOUS.has([last[0].lower()], 0)
        if unnamed and speaker.by.split()[0].lower() in words.SOME:
            said["anonymity"] = "anonymous"
        if speaker.stance:
            said |= {"mode": ClaimMode.DENIAL.value} if speaker.stance == "denies" else {}
            said["stance"] = speaker.stance
        return said

    def _hedge(self, place: int = -1) -> dict[str, str]:
        """The word of caution in the clause of a figure; without one, that of the whole event."""
        line = self.line
        first, end = line.clause(place) if place >= 0 else (0, len(line))
        before = line.clause(first - 1)[0] if place >= 0 and first else first
        small = (words.HEDGES, words.NEUTRAL)
        if all(
            line.roles[at] or line.keys[at] in words.OF_REPORTS or words.is_any(line.keys, at, *small)
            for at in range(before, first)
        ):
            first = before  # "initial reports: 3 dead"
        tables = (words.HEDGES,) if place >= 0 else (words.HEDGES, words.CAUTION)
        for at in range(first, end):
            length = words.longest(line.keys, at, *tables)
            if length and line.roles[at] in ("", "figure"):
                return {"hedge": line.said(at, at + length)}
        return {}

    def _volume(self, value: int | str, of: str, per: str) -> dict[str, Any]:
        if not per and not self.found.direction:
            return {"about": "count", "of": of, "value": value}
        more = {name: said for name, said in (("per", per), ("direction", self.found.direction)) if said}
        return {"about": "volume", "value": {"count": value, "of": of, **more}}


def _claim(said: dict[str, Any]) -> dict[str, Any]:
    order = ("about", "of", "value", "by", "anonymity", "source", "mode", "stance", "hedge", "grade")
    return {name: said[name] for name in order if name in said}


def in_order(document: dict[str, Any]) -> dict[str, Any]:
    """The fields in the order in which the file has them."""
    known = {field.name: number for number, field in enumerate(FIELDS["events"])}
    return dict(sorted(document.items(), key=lambda pair: known.get(pair[0], len(known))))


def means(line: Line) -> str:
    """What was attacked with, as the line tells it: "drone", or "drone, missile"; empty where it tells none."""
    found: list[str] = []
    place = 0
    while place < len(line):
        said, length = words.MEANS.at(line.keys, place)
        free = length and all(role in ("", "status?", "actor") for role in line.roles[place : place + length])
        aimed = words.ON_TARGET.before(line.keys, place)
        behind = range(place, min(place + length + 3, len(line)))
        own = takewhile(lambda at: not words.is_any(line.keys, at, words.HITS, words.ON_TARGET), behind)
        down = any(words.NOT_MEANS.has(line.keys, at) for at in own)  # what is struck may be a depot
        if free and not (aimed or down or (place and words.NEGATION.has(line.keys, place - 1))):
            found.append(said)
        place += length or 1
    known = list(dict.fromkeys(found))
    return ", ".join([one for one in known if one != "shelling"] or known)


def title(line: Line) -> str:
    """What of the line is no date, source, figure or other mark: as it was typed, begun as a sentence.

    A figure stays where the words around it would make no sense without it: "the army killed 5 at the gate".
    """
    figures = [part for part in line.parts if part.about == "figure"]
    kept_figures = {at for part in figures if _is_needed(line, part) for at in range(part.first, part.end)}
    text = _titled(line, kept_figures)
    if not text or not _tells(line, kept_figures):
        text = _titled(line, {at for part in figures for at in range(part.first, part.end)})
    text = " ".join(filter(None, (text, *line.rest.split())))
    first = text.split(" ", 1)[0]
    return text if any(map(str.isdigit, first)) else text[:1].upper() + text[1:]


def _is_needed(line: Line, part: Part) -> bool:
    """Whether a figure has its subject right before it and goes on behind it."""
    before, end = part.first - 1, part.end
    linked = before >= 0 and line.roles[before] == "" and not line.has_break(part.first, part.first + 1)
    if linked and line.keys[before] in words.BEFORE_FIGURE and before:
        other = next((one for one in line.parts if one.about == "figure" and one.end == before), None)
        return other is None or _is_needed(line, other)  # "kills 3 and wounds 4"
    first, stop = line.clause(part.first)
    rest = [at for at in range(first, stop) if not part.first <= at < end and line.roles[at] not in NOT_IN_TITLE]
    if rest and all(not words.is_any(line.keys, at, words.TYPES, words.MEANS, words.STATUS) for at in rest):
        return any(line.roles[at] not in ("crossing", "side") for at in rest)
    active = before >= 0 and words.FIGURES.has(line.keys, part.first) and line.roles[before] in ("", "actor")
    told = active and not words.is_any(line.keys, before, words.TYPES, words.NEUTRAL, words.NEAR)
    if (told or words.ADJUNCT.has(line.keys, before)) and not line.has_break(part.first, part.first + 1):
        return True
    if before < 0 or end >= len(line) or line.has_break(part.first, part.first + 1) or line.has_break(end, end + 1):
        return False
    goes_on = line.roles[end] not in NOT_IN_TITLE and line.keys[end] not in ("and", "with", "in", "by")
    deed = words.TYPES.has(line.keys, before) or words.TYPES.has(line.keys, before - 1) == 2
    return goes_on and line.roles[before] not in (*NOT_IN_TITLE, "crossing") and not deed


def _tells(line: Line, kept: set[int]) -> bool:
    """Whether a title tells what happened, and not only where and to whom."""
    quiet = (words.NEUTRAL, words.NEAR, words.PLACE_WORDS, words.PERSONS, words.HELD_BY, words.COUNTRY, words.ADJUNCT)
    return any(
        at in kept
        or (role not in (*NOT_IN_TITLE, "crossing", "side", "actor") and not words.is_any(line.keys, at, *quiet))
        for at, role in enumerate(line.roles)
    )


def _titled(line: Line, kept_figures: set[int]) -> str:
    kept: list[str] = []
    pending = ""
    for at, (word, role) in enumerate(zip(line.words, line.roles, strict=True)):
        pending += word.before
        if role in NOT_IN_TITLE and at not in kept_figures:
            continue
        beside = line.roles[at - 1 : at] + line.roles[at + 1 : at + 2]
        if word.key == "and" and beside == ["figure"] * 2 and at - 1 not in kept_figures:
            continue
        mark = next((sign for sign in pending if sign in HARD_BREAKS and sign not in "()?!.–—"), "")
        if kept and mark:
            kept[-1] += mark
        elif kept and any(sign in "–—." for sign in pending):
            kept.append("–")
        text = word.text
        if text.startswith("/") and kept:  # "trucks/day"
            kept[-1] += text
            continue
        kept.append(f"“{text}”" if word.quoted else text.removeprefix("new:").strip('"'))
        pending = ""
    while kept and (kept[0].lower().strip(",:;") in words.EDGES or not kept[0].strip(",:;–")):
        kept.pop(0)
    while kept and (kept[-1].lower().strip(",:;") in words.EDGES or not kept[-1].strip(",:;–")):
        kept.pop()
    return " ".join(kept).strip(" ,;:–")


def _spans(line: Line) -> Iterator[Span]:
    """The line's words with what they were taken for; those that were not taken with none."""
    doubtful = {point.about for point in line.open_points}
    says = {at: part.says for part in line.parts if part.about not in doubtful for at in range(part.first, part.end)}
    at = 0
    while at < len(line):
        end = at + 1
        while (
            end < len(line) and line.roles[end] == line.roles[at] and says.get(end) == says.get(at) and line.roles[at]
        ):
            end += 1
        yield Span(line.words[at].start, line.words[end - 1].end, _shown_role(line, at), says.get(at, ""))
        at = end
    if line.rest:
        yield Span(len(line.text.rstrip()) - len(line.rest), len(line.text.rstrip()), "", "")


def _shown_role(line: Line, at: int) -> str:
    """The role of a word; one that says nothing by itself (and, the, at) is not shown as left out."""
    if line.roles[at]:
        return line.roles[at]
    known = words.is_any(line.keys, at, words.NEUTRAL, words.TYPES, words.NEAR, words.FIGURES, words.HEDGES)
    return "word" if known else ""


def _completions(line: str, names: Names) -> tuple[int, tuple[str, ...]]:
    typed = line.split()
    start = line.rfind(" ") + 1
    if not typed or line[-1:].isspace():
        return start, ()
    last = typed[-1].lower()
    if last.startswith("@"):
        return start, tuple(f"@{name}" for name in _unsaid(names, "crossings", last[1:], last[1:]))
    if last.startswith("type:"):
        return start, tuple(f"type:{word}" for word in EventType.words() if word.startswith(last[5:]))
    for length in range(1, min(_NAME_WORDS, len(typed) - 1) + 1):
        table = _BEHIND.get(typed[-length - 1].lower().rstrip(":"), "")
        if table:
            name = " ".join(typed[-length:])
            return len(line) - len(name), _unsaid(names, table, name, name)
    return start, _unsaid(names, "crossings", last, *typed[-_NAME_WORDS:]) if len(last) > 1 else ()


def _unsaid(names: Names, table: str, last: str, *said: str) -> tuple[str, ...]:
    """The names that the last word may become, but for the one that the words at the end mean."""
    meant = (names.called(table, " ".join(said[-length:])) for length in range(1, len(said) + 1))
    known = {found[0] for found in meant if len(found) == 1}
    return tuple(name for name in names.completing(table, last) if name not in known)
