"""One line typed in a hurry, taken apart: `late august attack near albu kamal, 2 killed 3 injured, says SOHR src k24`.

Each step takes its words out of the line, so that none is taken twice: markers (`src NAME`, `@CROSSING`, `#tag`,
`type:WORD`, `private:`, `planned:`, `undated`), hours and resolutions, crossings and actors, dates, figures, who says
it, who did it, who holds it, and last the status. What no step takes stays in the title. Nothing is guessed: what can
be read in two ways is an open point, with why and with what would settle it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.dates import parse
from store.entry import words
from store.entry.actors import Control, Doer, Speaker, is_land, subject_of
from store.entry.hours import take_hours
from store.entry.how_many import Figure, Volume, counts_in, figures_in, numbers_in, shot_person, volumes_in
from store.entry.left import Rest, are_unknown, asked
from store.entry.names import Found, Names
from store.entry.open_to import Passage, Reading
from store.entry.sides import sides_in
from store.entry.source import Named, published, take_grade, take_source
from store.entry.tokens import Line, Offer, read_words
from store.entry.when import Calendar, When, ask_for_date, lies_ahead, take_dates, take_direction, take_resolution
from store.entry.who import People
from store.records.vocabulary import EventType, Role

if TYPE_CHECKING:
    from datetime import date

    from store.records.model import Crossing

_WEAK = frozenset(("statement", "humanitarian", "infrastructure", "assessment", "movement"))
_SILENT = frozenset(("statement", "assessment", "other"))
"""Types of which a word like "closed" tells no status, where they are written outright."""


@dataclass
class Understood:
    """What a line says, part by part."""

    line: Line
    type: str = ""
    phase: str = ""
    when: When | None = None
    note: str = ""
    until: str = ""
    undated: bool = False
    crossings: tuple[str, ...] = ()
    new_crossing: str = ""
    place: str = ""
    sides: tuple[str, ...] = ()
    direction: str = ""
    hours: str = ""
    resolution: str = ""
    passage: Passage = field(default_factory=Passage)
    control: Control | None = None
    figures: list[Figure] = field(default_factory=list)
    volumes: list[Volume] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    doers: list[Doer] = field(default_factory=list)
    source: Named | None = None
    grade: str = ""
    tags: tuple[str, ...] = ()
    private: bool = False


def understand(text: str, names: Names, anchor: date, today: date) -> Understood:
    """Read a line; dates count from `anchor`, and what is later than `today` is a plan."""
    return _Reader(read_words(text), names, Calendar(names.records.meta, anchor, today)).read()


class _Reader:
    """A line on the way to being understood."""

    def __init__(self, line: Line, names: Names, calendar: Calendar) -> None:
        self.line, self.names, self.calendar = line, names, calendar
        self.found = Understood(line)
        self._crossings: list[Found] = []
        self.is_given = False

    def read(self) -> Understood:
        line, found = self.line, self.found
        self._ask_for_less()
        self._markers()
        found.source = take_source(line, self.names)
        found.resolution = take_resolution(line)
        council = self._council()
        found.hours = take_hours(line)
        self._find_crossings()
        found.direction = take_direction(line, self._records())
        self._date()
        self._labour()
        sides = sides_in(line, self.names, self._crossings)
        found.sides = tuple(dict.fromkeys(key for _, _, key in sides))
        called = self._find("actors")
        named = {place for actor in called for place in range(actor.first, actor.end)}
        actors = [actor for actor in called if not self._is_part_of_name(actor, named)]
        numbers = numbers_in(line)
        found.figures = figures_in(line, numbers, [(actor.first, actor.end) for actor in actors])
        found.figures += counts_in(line, numbers)
        people = People(line, self.names, actors)
        found.volumes = [] if self._is_deed() else volumes_in(line, numbers)
        content = [figure.first for figure in found.figures] + [volume.first for volume in found.volumes]
        content += self._status_places() + self._deed_places()
        found.speakers = people.speakers(content)
        if people.outlet and not found.source:
            name = line.said(*people.outlet)
            found.source = Named(name, self.names.called("sources", name), False, *people.outlet)
        found.grade = take_grade(line, found.source, speaker=bool(found.speakers))
        if not (found.crossings or found.new_crossing or asked(line, "crossing") or "@none" in line.text.split()):
            self._look_for_crossing()
        found.control = people.control(self._crossings, sides)
        kind = self._kind()
        if found.type not in _SILENT and kind not in ("control",):
            stance = any(speaker.stance for speaker in found.speakers)
            phase = found.phase or ("stance" if stance else "")
            found.passage = Reading(line, people, self._crossings, phase, sides).read()
        self.is_given = bool(found.type)
        found.type = found.type or self._decided(kind)
        found.speakers += people.take_by(found.figures, found.type)
        people.subjects(found.type, found.figures)
        found.doers = council + people.doers
        self._check()
        for actor in called:
            said, id_ = line.said(actor.first - 1, actor.end), actor.ids[0]
            holds = found.control is not None and said in found.control.by
            if actor not in actors and line.free(actor.first, actor.end) and not holds:
                name = line.said(actor.first, actor.end)
                why = f"“{said}” is not known; {self.names.shown('actors', id_)}? write “{name}” alone, or another name"
                offers = [Offer(id_, line.with_words(actor.first - 1, actor.end, name))]
                line.ask("actor", actor.first - 1, actor.end, why, offers)
        Rest(line, found, actors, self.names).ask(is_given=self.is_given)
        return found

    def _ask_for_less(self) -> None:
        """Of a whole article only the beginning is read, which has to be told."""
        line = self.line
        if line.rest:
            begin = " ".join(line.rest.split(maxsplit=4)[:4])
            why = f"too long for a line: read until “{line.words[-1].text}”; the rest from “{begin}” on stays as text"
            line.ask("event", len(line) - 1, len(line), f"{why}; write the sentence that is meant")

    # markers

    def _markers(self) -> None:
        line, found = self.line, self.found
        for place, word in enumerate(line.words):
            ended = (line.words[place + 1].before if place + 1 < len(line) else line.ending).startswith(":")
            lower = word.text.lower()
            if lower.startswith("type:") and (kind := EventType.find(lower[5:])):
                found.type = kind.value
                line.take("type", place, place + 1, kind.label)
            elif lower.startswith("#") and len(word.text) > 1:
                found.tags = (*found.tags, word.text[1:])
                line.take("tag", place, place + 1, f"tag {word.text[1:]}")
            elif lower.rstrip(":") == "private" and (ended or lower.endswith(":")):
                found.private = True
                line.take("private", place, place + 1, "private")
            elif (ended or lower.endswith(":")) and words.PHASES.has([word.key.rstrip(":")], 0):
                found.phase = words.PHASES.at([word.key.rstrip(":")], 0)[0]
                line.take("phase", place, place + 1, found.phase)
            elif lower == "undated":
                found.undated = True
                line.take("undated", place, place + 1, "without a date")

    def _council(self) -> list[Doer]:
        """Whose resolution it is, where that is a known actor: "UN Security Council resolution 2585"."""
        line = self.line
        part = next((part for part in line.parts if part.about == "resolution"), None)
        for first in range(max(0, part.first - 3), part.end) if part else ():
            for end in range(part.end if part else 0, first, -1):
                whole = {*line.roles[first:end]} <= {"", "resolution"} and not line.has_break(first + 1, end)
                ids = self.names.called("actors", line.said(first, end)) if whole and part and end > part.first else ()
                if len(ids) == 1:
                    line.roles[first:end] = ["resolution"] * (end - first)
                    return [Doer(ids[0], Role.AUTHORITY)]
        return []

    # where

    def _find(self, table: str) -> list[Found]:
        found: list[Found] = []
        place = 0
        while place < len(self.line):
            name = self.names.at(self.line, place, table) if self.line.free(place, place + 1) else None
            if name:
                found.append(name)
            place = name.end if name else place + 1
        return found

    def _is_part_of_name(self, actor: Found, named: set[int]) -> bool:
        """Whether a country's adjective before a known actor makes another one of it: "Turkish army", of "Army"."""
        line, before = self.line, actor.first - 1
        if before < 0 or not line.free(before, actor.end) or line.has_break(actor.first, actor.first + 1):
            return False
        placed = line.keys[before - 1 : before] in (["in"], ["from"], ["to"], ["into"], ["of"])
        return bool(words.COUNTRY.has(line.keys, before)) and not (before in named or placed)

    def _find_crossings(self) -> None:
        line = self.line
        for place in range(len(line)):
            text = line.words[place].text
            if text.startswith("@") and len(text) > 1:
                self._named_outright(place)
            elif text.lower().startswith("new:") and len(text) > 4 and line.free(place, place + 1):
                self.found.new_crossing = text[4:].strip('"“”')
                line.take("crossing", place, place + 1, f"new crossing {self.found.new_crossing}")
        for name in self._find("crossings"):
            said = line.said(name.first, name.end)
            if len(name.ids) > 1:
                offers = [Offer(id_, line.with_words(name.first, name.end, f"@{id_}")) for id_ in name.ids]
                line.ask("crossing", name.first, name.end, f"“{said}” may be {' or '.join(name.ids)}", offers)
            else:
                self._crossings.append(name)
            line.take("crossing", name.first, name.end, f"at {' or '.join(name.ids)}")
            self._near(name)
        self.found.crossings = tuple(dict.fromkeys(name.ids[0] for name in self._crossings))

    def _records(self) -> list[Crossing]:
        return [self.names.crossings[id_] for id_ in self.found.crossings]

    def _near(self, name: Found) -> None:
        line = self.line
        for back in (4, 3, 2, 1):
            start = name.first - back
            if start >= 0 and words.NEAR.has(line.keys, start) == back and not self.found.place:
                self.found.place = line.said(start, name.end)

    def _named_outright(self, place: int) -> None:
        """Such as `@Albu Kamal`: as many words as the name has."""
        line = self.line
        if line.words[place].text == "@none":
            self.found.crossings = ()
            line.take("@", place, place + 1, "at no crossing")
            return
        end = min(len(line), place + 6)
        for stop in range(end, place, -1):
            if not line.free(place, stop) or line.has_break(place + 1, stop):
                continue
            ids = self.names.called("crossings", line.said(place, stop)[1:].strip('"“”'))
            if ids:
                if len(ids) > 1:
                    offers = [Offer(id_, line.with_words(place, stop, f"@{id_}")) for id_ in ids]
                    line.ask("crossing", place, stop, f"“{line.said(place, stop)}” may be {' or '.join(ids)}", offers)
                else:
                    self._crossings.append(Found("crossings", place, stop, ids))
                line.take("@", place, stop, f"at {' or '.join(ids)}")
                return
        self._ask_unknown(place, place + 1, line.words[place].text[1:])
        line.take("@", place, place + 1, "")

    def _ask_unknown(self, first: int, end: int, name: str, near: tuple[str, ...] = ()) -> None:
        line = self.line
        near = near or self.names.near("crossings", name)
        offers = [Offer(id_, line.with_words(first, end, self.names.typed(id_))) for id_ in near]
        offers.append(Offer("new", line.with_words(first, end, f'new:"{name}"' if " " in name else f"new:{name}")))
        shown = "".join(f" {self.names.shown('crossings', id_)}?" for id_ in near)
        line.ask(
            "crossing", first, end, f"{name} is not known;{shown} {'or ' if near else ''}new: “new:{name}”", offers
        )

    # when

    def _date(self) -> None:
        found, line = self.found, self.line
        said = published(self.names, found.source)
        calendar = self.calendar.from_day(said) if said else self.calendar
        found.when, found.until = take_dates(line, calendar)
        if found.when and said:
            try:
                elsewhere = self.calendar.read(found.when.words)[0]
            except ValueError:
                elsewhere = None
            if elsewhere != found.when.edtf and found.source:
                found.note = f"counted from {said.isoformat()}, when {found.source.ids[0]} was published"
        if found.when and not found.note:
            found.note = found.when.note

    # what

    def _labour(self) -> None:
        """A strike of workers is no attack."""
        line = self.line
        for place in range(len(line)):
            length = words.LABOUR.has(line.keys, place)
            first, end = (place, place + length) if length else self._strike_of_workers(place)
            if first < end and line.free(first, end):
                line.take("labour", first, end, "a strike of workers")

    def _strike_of_workers(self, place: int) -> tuple[int, int]:
        """From where to where those who bear no arms strike: "customs officers strike", "strike by drivers"."""
        line, keys = self.line, self.line.keys
        if keys[place] not in ("strike", "strikes"):
            return place, place
        tables = (words.PERSON, words.PERSONS, words.AGENTS)
        apart = words.PEOPLE_LINKS | words.MAY_HOLD | words.ARMED_POWERS
        begin, end = line.clause(place)
        first = next(
            (
                at
                for at in range(max(begin, place - 3), place)
                if any(table.has(keys, at) == place - at for table in tables) and keys[place - 1] not in apart
            ),
            place,
        )
        free = place + 1 < end and line.free(place + 1, place + 2)
        struck = free and not (keys[place + 1] in words.NAME_ENDS or words.ADJUNCT.has(keys, place + 1))
        struck = struck or line.roles[place + 1 : place + 2] == ["crossing"]
        if first < place and not (struck or words.COUNTRY.has(keys, place - 1)):
            return first, place + 1
        who = place + 2 + (keys[place + 2 : place + 3] == ["the"])
        for at in range(who, min(end, who + 3)) if keys[place + 1 : place + 2] in (["by"], ["of"]) else ():
            length = words.longest(keys, at, *tables)
            if keys[at] in apart or self.names.at(line, at, "actors"):
                break
            if length:
                return place, at + length
        return place, place

    def _is_deed(self) -> bool:
        """Whether the line tells of an attack or a clash, of which a number of trucks is no volume."""
        line = self.line
        kinds = {words.TYPES.at(line.keys, place)[0] for place in range(len(line)) if line.roles[place] == ""}
        return self.found.type in ("attack", "clash") or bool(kinds & {"attack", "clash"})

    def _status_places(self) -> list[int]:
        return [
            place
            for place in range(len(self.line))
            if words.is_any(self.line.keys, place, *_TELL_STATUS) and not self.line.roles[place]
        ]

    def _deed_places(self) -> list[int]:
        """Where the words of a deed, or of taking a side, stand: what somebody can be quoted with."""
        line = self.line
        tables = (words.DEEDS, words.TAKEN, words.TAKES)
        return [
            at
            for at in range(len(line))
            if not line.roles[at]
            and (words.is_any(line.keys, at, *tables) or words.TYPES.at(line.keys, at)[0] == "clash")
        ]

    def _kind(self) -> str:
        """The type of event that the words tell, apart from a status: by the first word that tells more than a mood."""
        line, found = self.line, self.found
        if found.control:
            return "control"
        weak, chance, told = "", False, 0
        behind_actors = {actor.end for actor in self._find("actors")}
        for place in range(len(line)):
            if line.roles[place] not in ("", "status?") or place < told:
                continue
            kind, length = words.NO_STATUS.at(line.keys, place)
            if length and kind:
                return kind
            kind, length = words.TYPES.at(line.keys, place)
            if self._struck(place, behind_actors):
                kind = kind if kind == "clash" else "attack"
            elif not length:
                continue
            weapon = words.MEANS.has(line.keys, place) or line.keys[place] in ("bomb", "bombs", "explosives")
            behind = range(place + 1, line.clause(place)[1])
            strikes = (words.HITS, words.ON_TARGET)
            struck = next((at for at in behind if words.is_any(line.keys, at, *strikes)), None)
            harmless = bool(weapon) and any(
                words.NOT_MEANS.has(line.keys, at)
                and (at >= place or words.ACTS.has(line.keys, at))
                and not line.roles[at]
                for at in range(max(line.clause(place)[0], place - 2), struck or len(line))
            )  # what is struck may be a depot
            mishap = kind == "attack" and line.keys[place] in words.UNEXPLAINED and self._is_mishap()
            if kind == "other" or mishap or (kind == "attack" and harmless and not found.figures):
                chance, told = True, place + length
            elif kind not in _WEAK:
                return kind
            elif line.keys[place] not in ("traffic", "transit") or not are_unknown(line, place + 1, place + 2):
                # not "transit fee"
                weak = weak or kind
        if found.volumes:
            return "movement"
        if chance:
            return "other"
        if any(figure.value for figure in found.figures):
            died = [at for figure in found.figures for at in range(figure.first, figure.end)]
            by_chance = any(words.TYPES.at(line.keys, at)[0] == "other" for at in died)  # "2 drowned"
            by_chance = by_chance or any(
                line.keys[at] in words.BY and words.BY_NO_ACTOR.has(line.keys, at + 1) and not self._is_violent(at + 1)
                for at in range(len(line))
            )  # "hit by train"
            keys = line.keys
            by_chance = by_chance or any(words.REPELLED.has(keys, at) for at in range(len(line)))  # "foils smuggling"
            harm = [at for at in died if words.FIGURES.has(keys, at) and not words.BY_CHANCE.has(keys, at)]
            harm += [at for at in range(len(line)) if words.MEANS.has(keys, at) or keys[at] in words.BY]
            arrest = any(
                keys[at] in words.POLICE
                and (words.ACTS.has(keys, at + 1) or words.BY.intersection(keys[max(0, at - 2) : at]))
                for at in range(len(line))
            )  # "police capture 4 smugglers"
            unharmed = all(figure.of or (arrest and figure.about == "captured") for figure in found.figures)
            return "other" if by_chance or not harm or unharmed else "attack"
        return f"weak {weak}" if weak else ""

    def _is_mishap(self) -> bool:
        """Whether the line tells of an accident, by which something may have burnt or blown up."""
        line = self.line
        return any(words.ACCIDENTS.has(line.keys, at) and not line.roles[at] for at in range(len(line)))

    def _struck(self, place: int, behind_actors: set[int]) -> bool:
        """Whether a weapon stands at a word, and that it struck, or an actor who did: "mortar lands", "Israel hits"."""
        line = self.line
        if line.keys[place] in ("hits", "strikes", "storms") and place in behind_actors:
            return True
        if self._hit_at(place) and any(figure.value for figure in self.found.figures):
            return True
        if line.keys[place] == "shot" and shot_person(line, place):
            return True
        shoots = line.keys[place] == "fire" and line.keys[place + 1 : place + 2] in (["on"], ["at"])
        if self._fires(place, behind_actors):
            return True
        people = (words.AGENTS, words.PERSONS, words.COUNTRY)
        first, end = subject_of(line, place) if shoots else (0, 0)
        if (shoots and end in behind_actors) or any(words.is_any(line.keys, at, *people) for at in range(first, end)):
            return True  # "gunmen on motorbikes fire on police"
        weapon = words.MEANS.at(line.keys, place)[0]
        if not weapon:
            return False
        first, end = line.clause(place)
        by = place - 1 - (line.keys[place - 1] in words.ARTICLES)
        burnt = any(words.STATES.at(line.keys, at)[0] == "destroyed" for at in range(first, by))
        if burnt and by > first and line.keys[by] in words.BY:
            return True
        flies = weapon in ("drone", "air strike")
        return any(
            words.HITS.has(line.keys, at) or (words.FALLS.has(line.keys, at) and not flies)
            for at in range(first, end)
            if line.roles[at] in ("", "status?")
        )

    def _fires(self, place: int, behind_actors: set[int]) -> bool:
        """Whether "fire" stands there behind those whose it is, and hurt somebody: "SDF fire kills 2"."""
        line = self.line
        hurt = line.keys[place] == "fire" and line.roles[place + 1 : place + 2] == ["figure"]
        if not hurt or not place or line.has_break(place, place + 1):
            return False
        power = line.keys[place - 1] in words.MAY_HOLD | words.ARMED_POWERS
        country = words.COUNTRY.has(line.keys, place - 1)
        return (place in behind_actors or bool(country) or power) and not is_land(line, place - 1, place)

    def _hit_at(self, place: int) -> bool:
        """Whether a bare "hit" stands at a word, behind the crossing or before "on", of which nobody says by what.

        In "trade at nasib hit record" it is no blow.
        """
        line = self.line
        behind = line.keys[place + 1 : place + 2]
        if line.keys[place] != "hit" or not line.free(place, place + 1) or behind in (["by"], ["hard"], ["with"]):
            return False
        end = place + 1
        ends = end == len(line) or line.has_break(end, end + 1) or not line.free(end, end + 1)
        ends = ends or line.keys[end] in words.NAME_ENDS | words.DATE_WORDS
        ends = ends or words.is_any(line.keys, end, words.NEUTRAL, words.ADJUNCT)
        told_of = line.roles[place - 1 : place] == ["crossing"] or words.HELD_BY.has(line.keys, place - 1)
        return bool(ends and told_of) or behind == ["on"]

    def _is_violent(self, place: int) -> bool:
        """Whether a word tells of a weapon or a deed of violence."""
        keys = self.line.keys
        place += keys[place] in words.ARTICLES
        return bool(words.MEANS.has(keys, place)) or words.TYPES.at(keys, place)[0] in ("attack", "clash")

    def _decided(self, kind: str) -> str:
        found, line = self.found, self.line
        if any(speaker.stance for speaker in found.speakers):
            return "statement"
        if found.resolution and kind != "authorisation" and not found.passage.told:
            return "authorisation"
        verb = next((place for place, role in enumerate(line.roles) if role in ("status", "mode verb")), None)
        if verb is not None:
            deed = next((at for at in range(verb) if words.TYPES.at(line.keys, at)[0] == kind and kind), None)
            return kind if deed is not None and kind in ("attack", "clash", "authorisation") else "status"
        return kind.removeprefix("weak ") or ("status" if found.passage.told else "other")

    # what is missing or does not fit

    def _check(self) -> None:
        line, found = self.line, self.found
        if found.when is None and not found.undated and not asked(line, "date"):
            ask_for_date(line, found.until)
        if not (found.crossings or found.new_crossing or asked(line, "crossing") or "@none" in line.text.split()):
            line.ask(
                "crossing",
                0,
                0,
                "none is named; name one, or write “@none” if it was not at a crossing",
                line.begun_with("@none"),
            )
        elif self._crossings:
            self._check_list()
        beside = found.passage.told or asked(line, "status")
        if not (found.control or asked(line, "control") or (beside and self.is_given)) and self._takes_something():
            whose = f"the {found.sides[0]} side" if found.sides else "it"
            kind = "status" if beside else "statement"
            write = "it on a line of its own" if beside else "it as “held by …”"
            why = f"who holds {whose} now? write {write}, or as “type:{kind}”"
            line.ask("control", 0, 0, why, line.begun_with(f"type:{kind}"))
        if found.control and not found.control.side:
            self._ask_for_side(found.control)
        if found.control or found.passage.told:
            self._check_whether_it_was()
        elif found.until and not (found.resolution or found.type in ("authorisation", "statement")):
            part = next(part for part in line.parts if part.about == "until")
            said = line.said(part.first, part.end)
            line.ask(
                "date", part.first, part.end, f"“{said}”: what lasts until then? write it, as in closed or authorised"
            )
        at = next((at for at in range(len(line)) if self._hit_at(at)), -1)
        if at >= 0 and found.type == "other" and not (self.is_given or asked(line, "figure")):
            line.ask(
                "event",
                at,
                at + 1,
                "“hit”: by what? write it, as in hit by mortar, or a type",
                line.begun_with("type:attack", "type:other"),
            )
        own = next((at for at in range(len(line)) if line.keys[at : at + 2] == ["its", "side"]), -1)
        if own >= 0 and found.passage.told and not found.sides:
            line.ask("side", own, own + 2, f"“{line.said(own, own + 2)}”: which? write it, as in on SY side")
        if found.passage.told and len(found.sides) == 1 and not found.control:
            self._ask_whose_side_it_is()

    def _ask_whose_side_it_is(self) -> None:
        """A side that is told of something else may not be that of the status: "60 trucks on SY side, gate open"."""
        line = self.line
        for part in (part for part in line.parts if part.about == "side"):
            clause = range(*line.clause(part.first))
            here = {line.roles[at] for at in clause}
            deed = any(words.DEEDS.has(line.keys, at) for at in clause)
            if (deed or here & {"volume", "figure"}) and not here & {"status", "mode", "mode verb"}:
                said = line.said(part.first, part.end)
                why = f"“{said}”: is the status told of that side alone? write it beside its word, or a line for each"
                line.ask("side", part.first, part.end, why)
                return

    def _takes_something(self) -> bool:
        """Whether a word tells of taking, holding or losing a side or a crossing, and the line says no more of it."""
        line, found = self.line, self.found
        if found.type in _SILENT - {"other"} or not self._crossings:
            return False
        starts = {name.first for name in self._crossings}
        ends = {name.end for name in self._crossings}
        actors = {name.first for name in self._find("actors")}
        told = found.passage.told
        for place in range(len(line)):
            if line.roles[place]:
                continue
            lost = words.CONTROL.has(line.keys, place)
            lost *= not told or lost > 1
            first = line.clause(place)[0]
            if line.keys[place] in ("handed", "changed", "changes") and not {"crossing", "side"} & set(
                line.roles[first:place]
            ):
                continue  # "120 bodies handed over at CROSSING", "goods changed hands at CROSSING"
            if line.roles[place + lost : place + lost + 1] == ["volume"]:
                continue  # "fell to 40 a day"
            taken = words.longest(line.keys, place, words.TAKES, words.TAKEN, words.GIVES)
            behind = place + max(lost, taken)
            behind += line.keys[behind : behind + 1] in (["the"], ["of"])
            passive = place in ends or (
                place - 1 in ends and line.keys[place - 1] in ("is", "was", "are", "were", "has")
            )
            object_ = (found.sides and not told) or behind in starts or passive or self._is_it(behind)
            object_ = object_ or line.keys[place + 1 : place + 2] == ["over"]
            if (lost and line.keys[place] != "under") or (taken and object_):
                return True
            if line.keys[place] == "under" and ("control" in line.keys[place : place + 4] or place + 1 in actors):
                return True
            if line.keys[place] == "in" and "hands" in line.keys[place : place + 4]:
                return True
        return False

    def _is_it(self, place: int) -> bool:
        """Whether the crossing is meant at a word: "it", "the gate"; or "from" those who held it."""
        line = self.line
        length = words.PLACE_WORDS.has(line.keys, place) or line.keys[place : place + 1] == ["it"]
        end = place + length
        ends = end >= len(line) or line.has_break(end, end + 1) or line.keys[end] in words.NAME_ENDS or line.roles[end]
        taken_over = line.keys[place - 1 : place + 1] == ["over", "from"]
        return taken_over or (place < len(line) and length > 0 and bool(ends) and not line.has_break(place, place + 1))

    def _check_whether_it_was(self) -> None:
        """A day that lies ahead makes a status a plan."""
        line, found = self.line, self.found
        about = "control" if found.control else "status"
        stance = any(speaker.stance for speaker in found.speakers)
        if found.when and not found.phase and not stance and lies_ahead(found.when.edtf, self.calendar.today):
            why = f"“{found.when.words}” is in the future, so it is a plan; write it as “planned: …”"
            line.ask(about, found.when.first, found.when.end, why, line.begun_with("planned:"))
        if found.control and not found.phase:
            for place in range(len(line)):
                doubt, length = words.DOUBT.at(line.keys, place)
                doubt = doubt or ("something that did not happen" if words.NEGATION.has(line.keys, place) else "")
                ahead = line.keys[place] == "to" and words.is_any(
                    line.keys, place + 1, words.GIVES, words.TAKES
                )  # "SDF to hand CROSSING to …"
                doubt = "a plan" if ahead else doubt
                if doubt and (ahead or line.free(place, place + 1)):
                    said = line.said(place, place + max(length, 1))
                    why = f"“{said}” tells of {doubt}; write it as “planned: …” or as “type:statement”"
                    line.ask(
                        "control", place, place + max(length, 1), why, line.begun_with("planned:", "type:statement")
                    )
                    return
        if len(found.sides) > 1 and not found.control and not found.passage.sides:
            line.ask("side", 0, 0, f"{' and '.join(found.sides)} on one line; write a line for each")

    def _ask_for_side(self, control: Control) -> None:
        line = self.line
        part = next(part for part in line.parts if part.about == "control")
        sides = dict.fromkeys(
            key
            for crossing in self._records()
            for side in crossing.sides
            if (key := getattr(side, "id", "") or side.country)
        )
        # The side stands with its crossing: at the end of the line it would join what is said there, a source's name.
        where = next((part for part in line.parts if part.about == "crossing" and part.end > part.first), None)
        offers = [
            Offer(
                key,
                line.with_words(where.first, where.end, f"{line.said(where.first, where.end)} on {key} side")
                if where
                else f"on {key} side {line.text.strip()}",
            )
            for key in sides
        ]
        shown = " or ".join(f"“on {key} side”" for key in sides)
        line.ask("side", part.first, part.end, f"which one is held by {control.by}? write {shown or 'it'}", offers)

    def _look_for_crossing(self) -> None:
        """No crossing is named: perhaps by a spelling that is nearly right, or by a name that nobody knows yet."""
        line = self.line
        for length in (3, 2, 1):
            for first in range(len(line) - length + 1):
                end = first + length
                if not line.free(first, end) or line.has_break(first + 1, end) or not are_unknown(line, first, end):
                    continue
                said = line.said(first, end)
                if len(said) > 2 and (near := self.names.near("crossings", said)):
                    while end < len(line) and are_unknown(line, end, end + 1) and not line.has_break(end, end + 1):
                        end += 1  # "tel abyad", of which only "tel" is nearly a name
                    self._ask_unknown(first, end, line.said(first, end), near)
                    line.take("crossing", first, end, "")
                    return
        for first in self._places_of_names():
            end = first
            while end < len(line) and end - first < 3 and are_unknown(line, end, end + 1):
                if end > first and line.has_break(end, end + 1):
                    break
                end += 1
            if end > first:
                self._ask_unknown(first, end, line.said(first, end))
                line.take("crossing", first, end, "")
                return

    def _places_of_names(self) -> list[int]:
        """Where the name of a crossing may begin: beside a word of status or control, and behind "near" or "at"."""
        line = self.line
        places: list[int] = []
        for place in range(len(line)):
            length = words.STATUS.has(line.keys, place) or words.TAKEN.has(line.keys, place)
            if length and not line.roles[place]:
                start = place
                while start > 0 and line.free(start - 1, start) and words.PLACE_WORDS.has(line.keys, start - 1):
                    start -= 1  # "al-Rai crossing closed"
                while start > 0 and are_unknown(line, start - 1, start) and not line.has_break(start, start + 1):
                    start -= 1
                places += [start, place + length] if start < place else [place + length]
            near = words.NEAR.has(line.keys, place) or (line.keys[place] == "at")
            places += [place + near] if near else []
        return places

    def _check_list(self) -> None:
        """Behind "and", or a comma, and before another crossing: a name that is nearly one is asked about."""
        line = self.line
        ends = {name.end for name in self._crossings}
        starts = {name.first for name in self._crossings}
        for first in range(len(line)):
            joined = line.keys[first - 1 : first] == ["and"] or bool(line.words[first].before)
            for end in (first + 2, first + 1):
                if end > len(line) or not are_unknown(line, first, end) or line.has_break(first + 1, end):
                    continue
                beside = (joined and (first - 1 in ends or first in ends)) or (
                    line.keys[end : end + 1] == ["and"] and end + 1 in starts
                )
                if beside and self.names.near("crossings", line.said(first, end)):
                    self._ask_unknown(first, end, line.said(first, end))
                    return


_TELL_STATUS = (words.STATUS, words.STOPPED, words.ALLOWED, words.BANS, words.ALLOWS)


def date_text(when: When) -> str:
    """The words of a date, where they are not the date itself."""
    try:
        return "" if parse(when.words).text == when.edtf.text else when.words
    except ValueError:
        return when.words
