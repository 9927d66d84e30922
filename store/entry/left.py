"""What of a line no part took and may not be lost: numbers, names, doubts, who may pass; each is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.entry import words
from store.entry.actors import is_armed, subject_of
from store.entry.hours import more_hours
from store.entry.how_many import MOST_BETWEEN, Number, counted_before, limited, numbers_in, shot_person, thing_end
from store.entry.tokens import Line, Offer
from store.text.near import edits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.entry.line import Understood
    from store.entry.names import Found, Names

NOT_IN_TITLE = frozenset(
    ("date", "source", "grade", "tag", "private", "type", "phase", "figure", "speaker", "undated", "@")
)
COMMON = (
    words.NEUTRAL, words.STATUS, words.TYPES, words.FIGURES, words.PERSONS, words.NO_PERSONS, words.MODES, words.NEAR,
    words.SAYS, words.DOUBT, words.NEGATION, words.ADJUNCT, words.TAKES, words.TAKEN, words.MOVED, words.VOLUME,
    words.COUNTRY, words.AGENTS, words.PLACE_WORDS, words.ONLY, words.EXCEPT, words.STOPPED, words.ALLOWED, words.SIDE,
    words.CONTROL, words.REASONS, words.ACCORDING, words.NONE, words.VAGUE, words.UNTIL,
)  # fmt: skip


_ARMED = words.MAY_HOLD | {"armed"}
_NONE = frozenset(("no", "none", "neither", "nor"))
_BETWEEN = words.ARTICLES | words.EITHER | {"of", "and", "one", "other", "us"}
"""Words between "none" and who did not do it: "none of the US or Turkish jets"."""
_NEAR, _FAR = 3, 8
"""Words before an attack within which what doubts it is looked for, and one that says that none did it."""


def asked(line: Line, about: str) -> bool:
    """Whether an open point is about this already."""
    return any(point.about == about for point in line.open_points)


def are_unknown(line: Line, first: int, end: int) -> bool:
    """Whether these words are no words of the language that the line is written in, so that they may be a name."""
    if end > len(line) or not line.free(first, end):
        return False
    if end - first == 1 and len(line.words[first].text) < 3 and line.keys[first] not in ("al", "el"):
        return False
    known = [words.is_any(line.keys, place, *COMMON) for place in range(first, end)]
    return not known[0] and not known[-1]


class Rest:
    """The words of a line that are left over, and what is understood of the others."""

    def __init__(self, line: Line, found: Understood, actors: Sequence[Found], names: Names) -> None:
        self.line, self.found, self.names = line, found, names
        self.actors = actors

    def ask(self, *, is_given: bool) -> None:
        """Ask about each of them; of a line whose type is written outright, about what the type does not settle."""
        self._ask_for_words()
        self._ask_for_misspelt()
        self._ask_whether_is_did_it()
        if self.found.type in ("attack", "clash") and not self.found.phase:
            self._ask_whether_it_came()
            self._ask_whether_it_is_over()
        if not is_given:
            self._ask_who_may_pass()
            self._ask_for_more_hours()
            self._ask_whether_it_is_permitted()
            self._ask_for_numbers()
            self._ask_for_numbers_said()
            self._ask_whose_word_it_is()
            self._ask_what_happened()
            self._ask_who_stands_there()
            self._ask_what_came_of_it()
            self._ask_what_killed()
            self._ask_whether_hurt_here()
            self._ask_for_doubts()
        self._ask_who_says_it()
        self._ask_for_names_apart()
        self._ask_whether_it_is_asked()

    def _ask_whether_is_did_it(self) -> None:
        """A small "is" before a deed may be the Islamic State: "is attacks CROSSING"."""
        line, keys = self.line, self.line.keys
        for at in range(len(line) - 1):
            begins = not any(not line.roles[before] for before in range(line.clause(at)[0], at))
            deed = words.ACTIVE_DEEDS.has(keys, at + 1) or words.TYPES.at(keys, at + 1)[0] in ("attack", "clash")
            small = keys[at] == "is" and not line.words[at].text.isupper() and line.free(at, at + 1)
            suffers = line.roles[at - 1 : at] == ["crossing"] and keys[at + 1].endswith("ed")  # "CROSSING is attacked"
            if small and begins and deed and not suffers:
                why = f"“{line.said(at, at + 2)}”: is it the Islamic State? write IS, or leave “is” out"
                offers = [Offer(name or "leave it out", line.with_words(at, at + 1, name)) for name in ("IS", "")]
                line.ask("actor", at, at + 1, why, offers)
                return

    def _ask_whether_it_is_asked(self) -> None:
        """A question tells nothing: "SDF still at CROSSING? locals say yes"."""
        line = self.line
        marks = [at for at, word in enumerate(line.words) if "?" in word.before] + [len(line)] * ("?" in line.ending)
        if marks and not self._is_asked and self.found.type != "statement":
            first, end = line.clause(marks[0] - 1)
            why = f"“{line.said(first, end)}” is a question; write it without the question mark, or “type:statement”"
            line.ask("event", first, end, why, line.begun_with("type:statement"))

    def _ask_whether_it_came(self) -> None:
        """An attack that is feared, planned or denied is none: asked, where no figure tells that it came."""
        line = self.line
        rumour = next((at for at in range(len(line)) if words.DOUBT.at(line.keys, at)[0] == "a rumour"), -1)
        if rumour >= 0 and line.free(rumour, rumour + 1) and not self.found.figures:
            why = f"“{line.said(rumour, rumour + 1)}” tells of a rumour; write “type:statement”"
            line.ask("event", rumour, rumour + 1, why, line.begun_with("type:statement"))
            return
        tables = (words.DOUBT, words.NEGATION)
        doubtful = [at for at in range(len(line)) if line.keys[at] in _NONE or words.is_any(line.keys, at, *tables)]
        for place in range(len(line)) if doubtful and not self.found.figures else ():
            kind, length = words.TYPES.at(line.keys, place)
            length = length if kind in ("attack", "clash") else words.DEEDS.has(line.keys, place)
            if not length or line.roles[place] not in ("", "status?"):
                continue
            first, end = line.clause(place)
            for at in doubtful:
                near = place - (_FAR if line.keys[at] in _NONE else _NEAR)
                if not (max(first, near) <= at < place or place + length <= at < end):
                    continue
                doubt, more = words.DOUBT.at(line.keys, at)
                doubt = doubt if at < place + length + 2 or doubt == "a plan" else ""
                hedge = (
                    words.HEDGES.has(line.keys, at) or words.CAUTION.has(line.keys, at) or doubt == "something earlier"
                )
                aimed = words.ON_TARGET.has(line.keys, place) > at - place > 0
                denied = words.NEGATION.has(line.keys, at) and abs(at - place) < 3
                denied = denied and not words.BY.intersection(line.keys[at + 1 : at + 2])
                denied = denied or self._none_did(at, place)
                if line.free(at, at + 1) and not aimed and ((doubt and not hedge) or denied):
                    start, stop = min(at, place), max(at + max(more, 1), place + length)
                    told = doubt or "something that did not happen"
                    why = f"“{line.said(start, stop)}” tells of {told}; write “type:statement”, or “planned: …”"
                    line.ask("event", start, stop, why, line.begun_with("type:statement"))
                    return

    def _none_did(self, at: int, place: int) -> bool:
        """Such as "no attack", "no US jets bomb", "none of the jets hit", "neither US nor Turkish jets struck"."""
        line = self.line
        doers = (words.COUNTRY, words.MEANS, words.AGENTS, words.HELD_BY)
        return line.keys[at] in _NONE and all(
            line.roles[one] == "actor" or line.keys[one] in _NONE | _BETWEEN or words.is_any(line.keys, one, *doers)
            for one in range(at + 1, place)
        )

    def _ask_whether_it_is_over(self) -> None:
        """An attack that ends is no new one: "shelling stops at CROSSING", "ceasefire halts fighting"."""
        line, keys = self.line, self.line.keys
        for place in range(len(line)) if not (self.found.figures or self._is_asked) else ():
            kind, length = words.TYPES.at(keys, place)
            if kind not in ("attack", "clash") or line.roles[place] not in ("", "status?"):
                continue
            first, end = line.clause(place)
            before = place - 1 - (keys[place - 1] in words.ARTICLES | {"of", "to"})
            at = place + length
            while at < end and (line.roles[at] == "crossing" or self._is_where(at)):
                at += 1
            if first <= before and keys[before] in words.IS_OVER and line.free(before, place):
                start, stop = before, place + length
            elif at < end and keys[at] in words.IS_OVER and line.free(at, at + 1) and self._tells_no_object(at + 1):
                start, stop = place, at + 1
            else:
                continue
            why = f"“{line.said(start, stop)}” tells of an end; write “type:statement”, or the attack on its own line"
            line.ask("event", start, stop, why, line.begun_with("type:statement"))
            return

    def _is_where(self, at: int) -> bool:
        """Whether a small word stands there between a deed and what is told of it: "at", "near", "has"."""
        keys = self.line.keys
        return keys[at] in words.PEOPLE_LINKS | words.BEHIND_NOUN or bool(words.NEAR.has(keys, at))

    def _tells_no_object(self, at: int) -> bool:
        """Whether no object follows a verb: not "shelling stops traffic"."""
        line = self.line
        if at >= len(line) or line.has_break(at, at + 1) or line.roles[at]:
            return True
        return line.keys[at] in words.NAME_ENDS or words.is_any(line.keys, at, words.NEUTRAL, words.ADJUNCT, words.NEAR)

    def _ask_for_misspelt(self) -> None:
        """A word that is nearly one of status, casualties or deeds, where the line tells none, is asked about."""
        line, found = self.line, self.found
        told = found.passage.told or found.control or asked(line, "status") or asked(line, "control")
        for place, word in enumerate(line.words):
            if line.roles[place] or len(word.key) < 5 or words.is_any(line.keys, place, *COMMON):
                continue
            counted = [at for at in (place - 1, place + 1) if 0 <= at < len(line) and line.words[at].text[:1].isdigit()]
            sought = (
                ("status", words.STATUS.single, not told and found.type == "other"),
                ("figure", words.FIGURES.single, any(not line.roles[at] for at in counted)),
            )
            for about, known, wanted in sought:
                meant = [
                    one for one in known if one[:1] == word.key[:1] and len(one) > 4 and edits(word.key, one, 1) == 1
                ]
                if wanted and meant:
                    offers = [Offer(one, line.with_words(place, place + 1, one)) for one in sorted(meant)]
                    line.ask(
                        about,
                        place,
                        place + 1,
                        f"“{word.text}” is not understood; {' or '.join(sorted(meant))}?",
                        offers,
                    )
                    break

    def _ask_who_may_pass(self) -> None:
        """Words of who may pass of which no status was made: "ban on trucks", "trade yet to resume"."""
        line, found = self.line, self.found
        told = found.passage.told or found.control or found.volumes or found.figures or self._is_asked
        if told and not self._is_asked:
            self._ask_who_may_not()
        if told or found.type not in ("other", "movement", "humanitarian"):
            return
        free = [at for at in range(len(line)) if not line.roles[at]]
        counted = any(
            (line.words[at].text[:1].isdigit() or line.keys[at] in words.NUMBERS)
            and (words.VOLUME.has(line.keys, at + 1) or words.PERSONS.has(line.keys, at + 1))
            and not words.NOT_PEOPLE.has(line.keys, at + 1)
            for at in free
        )
        denied = any(words.NEGATION.has(line.keys, at) or line.keys[at] in ("no", "only") for at in free)
        modes = [at for at in free if words.MODES.has(line.keys, at) or words.WHO.has(line.keys, at)]
        untold = (words.UNTOLD, words.RESUMED)
        told_ = [at for at in free if words.is_any(line.keys, at, *untold)] or (modes if denied else [])
        told_ = told_ or [at for at in modes if self._is_subject(at)]
        told_ = told_ or [at for at in free if words.ONLY.has(line.keys, at) and self._ends_noun(at)]
        if not counted and told_:
            at = told_[0]
            end = at + max(words.UNTOLD.has(line.keys, at), words.MODES.has(line.keys, at), 1)
            why = f"“{line.said(at, end)}”: who may pass now? write open, closed or trade suspended, or “type:other”"
            line.ask("status", at, end, why, line.begun_with("type:other"))

    def _ask_for_more_hours(self) -> None:
        """A second schedule may be of others: "open on weekdays to trade, on saturdays to passengers"."""
        first, end = more_hours(self.line) if self.found.passage.told else (0, 0)
        if end:
            why = f"“{self.line.said(first, end)}”: what holds then? write a line for each of the hours"
            self.line.ask("status", first, end, why)

    def _ask_whether_it_is_permitted(self) -> None:
        """A permission that may come, is wished for or did not come is none: "may extend the mandate"."""
        line, keys = self.line, self.line.keys
        if self.found.phase or self._is_asked or asked(line, "status") or not self._permits:
            return
        told = [at for at in range(len(line)) if self._is_of_permission(at)]
        for at in range(len(line)):
            doubt, length = words.DOUBT.at(keys, at)
            doubt = "" if words.HEDGES.has(keys, at) or words.CAUTION.has(keys, at) else doubt
            to_come = keys[at] == "to" and keys[at + 1 : at + 2] != [] and keys[at + 1] in words.TO_PERMIT
            to_come = to_come and keys[at - 1] not in words.RESOLVED
            resolved = keys[at] in words.RESOLVED and keys[at + 1 : at + 2] == ["to"]
            denied = words.NEGATION.has(keys, at)
            given = any(words.TYPES.at(keys, one)[0] == "authorisation" for one in range(at + 1, at + 4))
            if resolved or words.ENDED.has(keys, at) or (denied and given):
                continue  # of what is denied or over it is asked what holds since
            place = next((place for place in told if at < place < line.clause(at)[1]), -1)
            if place >= 0 and line.free(at, at + 1) and (to_come or denied or doubt not in ("", "what was before")):
                said = line.said(at, max(place + 1, at + length))
                why = f"“{said}” tells of no permission yet; write it as “planned: …” or as “type:statement”"
                line.ask("status", at, place + 1, why, line.begun_with("type:statement"))
                return

    @property
    def _permits(self) -> bool:
        return bool(self.found.resolution) or self.found.type == "authorisation"

    def _is_of_permission(self, at: int) -> bool:
        """Whether a word permits, prolongs or names a permission."""
        keys = self.line.keys
        named = words.is_any(keys, at, words.AUTHORISES, words.PERMISSIONS) or keys[at] in words.PROLONGS
        return named or words.TYPES.at(keys, at)[0] == "authorisation"

    def _ask_for_numbers_said(self) -> None:
        """A number that is all somebody says, beside other figures: "army says 2 killed, SOHR says 4"."""
        line = self.line
        for number in numbers_in(line) if self.found.figures and not self._is_asked else ():
            first, end = number.first, number.end
            ends = end >= len(line) or line.has_break(end, end + 1)
            if ends and line.roles[first - 1 : first] == ["speaker"] and line.free(first, end):
                said = line.said(first, end)
                why = f"“{said}”: killed, injured, or neither? write killed or injured beside it"
                line.ask("figure", first, end, why)
                return

    def _ends_noun(self, only: int) -> bool:
        """Whether "only" stands behind what alone may pass: "perishables only at CROSSING"."""
        line, end = self.line, only + words.ONLY.has(self.line.keys, only)
        ends = end >= len(line) or line.has_break(end, end + 1) or bool(words.THROUGH.has(line.keys, end))
        return ends and only > 0 and not line.has_break(only, only + 1)

    def _ask_who_may_not(self) -> None:
        """Ask where it is told beside a number that nobody may pass: "60 trucks waiting, none let in"."""
        line = self.line
        passing = (words.ALLOWED, words.UNTOLD, words.MOVED)
        for at in range(len(line)):
            first, end = line.clause(at)
            nobody = line.keys[at] in ("none", "nobody", "no-one") or line.keys[at : at + 2] == ["no", "one"]
            taken = {"status", "mode", "mode verb", "figure", "volume"} & set(line.roles[first:end])
            if not nobody or taken or not line.free(at, at + 1):
                continue
            if any(words.is_any(line.keys, place, *passing) for place in range(at, end)):
                why = f"“{line.said(at, end)}”: who may pass? write it as in closed to trade, or “type:{self._plain}”"
                line.ask("status", at, end, why, line.begun_with(f"type:{self._plain}"))
                return

    def _is_subject(self, mode: int) -> bool:
        """Whether something that is not understood is told of a mode at a crossing: "trade via CROSSING frozen"."""
        line = self.line
        at = mode + words.MODES.has(line.keys, mode)
        while at < len(line) and line.keys[at] in words.LINKING:
            at += 1
        start, at = at, at + words.THROUGH.has(line.keys, at)
        while at > start and line.roles[at : at + 1] == ["crossing"] and not line.has_break(at, at + 1):
            at += 1
        told = line.roles[at - 1] == "crossing" and at < len(line) and not line.has_break(at, at + 1)
        idle = words.ADJUNCT.has(line.keys, at) or words.CROWDED.has(line.keys, at) or words.RISES.has(line.keys, at)
        return bool(told) and line.roles[at] == "" and not idle

    def _ask_for_numbers(self) -> None:
        """A number of trucks or people of which nothing was made: "CROSSING: 40 trucks", "9 bodies arrived"."""
        line, found = self.line, self.found
        if self._is_asked:
            return
        if any(words.TYPES.at(line.keys, at)[0] == "other" for at in range(len(line))):
            for number in numbers_in(line):
                if stop := self._befallen(number):
                    self._ask_whether_they_crossed(number.first, stop, things=False, people=True)
                    return
            return
        shot = next((at for at in range(len(line)) if shot_person(line, at)), -1)
        if shot >= 0 and not found.figures:
            said = line.said(max(shot - 1, 0), min(shot + 3, len(line)))
            why = f"“{said}”: killed or injured? write one of them, or “type:{found.type}” for neither"
            line.ask("figure", shot, shot + 1, why, line.begun_with(f"type:{found.type}"))
            return
        is_deed, limits = found.type in ("attack", "clash"), limited(line)
        for number in () if is_deed and found.figures else numbers_in(line):
            first, end = number.first, number.end
            is_limit = line.clause(first) in limits
            things, people = thing_end(line, number), self._people_end(number) or self._befallen(number)
            if things and is_limit and not (is_deed or found.passage.told):
                said = line.said(first, things)
                why = f"“{said}”: may cross, or did? write “{said} crossed”, or “type:other” for a limit"
                line.ask("figure", first, things, why, line.begun_with("type:other"))
                return
            if people and is_deed:
                said = line.said(first, people)
                kind = f"type:{found.type}"
                why = f"“{said}”: killed, injured, or neither? write killed or injured, or “{kind}” for neither"
                line.ask("figure", first, people, why, line.begun_with(kind))
                return
            behind = words.STATES.before(line.keys, first)
            ends = end == len(line) or line.has_break(end, end + 1)
            if behind and ends and not (things or people):  # "lets in 60 trucks, turns back 20"
                why = f"“{line.said(first - behind, end)}”: of what? write it behind the number"
                line.ask("figure", first, end, why)
            elif not is_deed and not is_limit:
                people = 0 if things else people
                self._ask_whether_they_crossed(
                    first, max(things, people, end), things=bool(things), people=bool(people)
                )

    def _ask_whether_they_crossed(self, first: int, end: int, *, things: bool, people: bool) -> None:
        """Ask what a number tells of those that it counts, or of those before it: "trucks 40", "hundreds flee"."""
        line = self.line
        counted = things or people
        subject = "" if counted else counted_before(line, first)[0]
        moved = 0 if line.has_break(end, end + 1) else words.MOVED.has(line.keys, end)
        rises = words.RISES.before(line.keys, first) > 0
        rises = rises and "crossings" in line.keys[slice(*line.clause(first))]  # "daily crossings down to 120"
        if not (counted or subject or moved or rises):
            return
        idle = (words.NEUTRAL, words.THROUGH, words.MOVED, words.RISES, words.PER, words.VOLUME, words.STATES)
        clause = [at for at in range(*line.clause(first)) if not first <= at < end + words.PER.has(line.keys, end)]
        alone = all(line.roles[at] or words.is_any(line.keys, at, *idle) for at in clause)
        if counted or alone or moved or rises or words.VOLUME.has(line.keys, first - 1):
            subject = subject or ("" if counted else "people")
            said = f"{line.said(first, end)} {subject}".strip()
            why = f"“{said}”: did they cross? write “{said} crossed”, or “type:{self._plain}”"
            why = why if alone else f"“{said}”: write “{said} crossed”, stuck or seized, or “type:{self._plain}”"
            if people:
                write = f"write killed, injured, arrested or crossed, or “type:{self._plain}”"
                why = f"“{said}”: what happened to them? {write}"
            offers = [Offer("crossed", line.with_words(first, end + moved, f"{said} crossed"))]
            offers = [] if people and moved else offers
            line.ask("figure", first, end, why, [*offers, *line.begun_with(f"type:{self._plain}")])

    def _befallen(self, number: Number) -> int:
        """The word behind a number and a participle that is not understood, at the clause's end: "2 crushed"."""
        line, end = self.line, number.end + 1
        ends = end >= len(line) or line.has_break(end, end + 1) or line.keys[end] in words.NAME_ENDS or line.roles[end]
        if end > len(line) or line.has_break(number.end, end) or not line.free(number.end, end):
            return 0
        key = line.keys[number.end]
        suffered = (key.endswith("ed") and are_unknown(line, number.end, end)) or key in ("held", "caught", "critical")
        return end if ends and suffered else 0

    def _people_end(self, number: Number) -> int:
        """The word behind the people that a number counts; 0 where it counts none."""
        line = self.line
        for at in range(number.end, min(number.end + MOST_BETWEEN, len(line))):
            if line.has_break(at, at + 1) or not line.free(at, at + 1) or line.keys[at] in words.CLAUSE_JOINTS:
                return 0
            adjective = words.COUNTRY.has(line.keys, at) or line.keys[at] in words.PEOPLE_LINKS
            if words.PERSONS.has(line.keys, at) and not adjective:
                return at + words.PERSONS.has(line.keys, at)
            if words.NO_PERSONS.has(line.keys, at) or words.NOT_PEOPLE.has(line.keys, at):
                return 0
        return 0

    @property
    def _plain(self) -> str:
        """The type of a line in which no more is told than what is understood: a closed crossing stays closed."""
        return "other" if self.found.type in ("movement", "humanitarian") else self.found.type

    @property
    def _is_asked(self) -> bool:
        """Whether something of what happened is asked about already."""
        return any(point.about not in ("date", "crossing", "source") for point in self.line.open_points)

    def _ask_whose_word_it_is(self) -> None:
        """An unknown name before a colon may be who says what follows: "Sham Radio: nasib closed"."""
        line, found = self.line, self.found
        first = next((at for at in range(len(line)) if line.roles[at] not in ("date", "undated", "type", "tag")), 0)
        end = next((at for at in range(first + 1, len(line)) if line.has_break(at, at + 1)), 0)
        colon = end and line.words[end].before == ":" and end - first < 4 and not found.speakers
        shouted = end == first + 1 and line.words[first].text.isupper() and not words.NEUTRAL.has(line.keys, first)
        title = colon and end - first > 1 and all(word.text[:1].isupper() for word in line.words[first:end])
        things = (words.MEANS, words.TYPES, words.MODES, words.STATUS)  # "Car Bomb: 3 killed" has no speaker
        title = title and not any(words.is_any(line.keys, at, *things) for at in range(first, end))
        named = colon and (((shouted or title) and line.free(first, end)) or are_unknown(line, first, end))
        if named and line.words[first].text[:1].isupper():
            name = line.said(first, end)
            rest = f"{line.text[: line.words[first].start]}{line.text[line.words[end].start :]}"
            offers = [Offer(f"says {name}", f"{rest}, says {name}"), Offer("leave it out", rest)]
            line.ask(
                "speaker", first, end, f"“{name}:”: who says it? write “says {name}” after it, or leave it out", offers
            )

    def _ask_what_happened(self) -> None:
        """A line in another language in which no word for what happened is understood, so that much may be left out."""
        line, found = self.line, self.found
        told = found.passage.told or found.figures or found.volumes or found.control or line.open_points
        if told or found.type != "other" or any(words.TYPES.has(line.keys, at) for at in range(len(line))):
            return
        foreign = [at for at, word in enumerate(line.words) if not line.roles[at] and words.is_foreign(word.text)]
        if foreign:
            why = "no word here says what happened; write one, as in closed or attack, or “type:other”"
            line.ask("event", foreign[0], foreign[-1] + 1, why, line.begun_with("type:other"))

    def _ask_who_stands_there(self) -> None:
        """Armed people who come to a crossing or leave it may hold it now: "rebels leave, army enters"."""
        line, found = self.line, self.found
        if found.control or found.volumes or asked(line, "control"):
            return
        held_by = (actor for actor in self.actors if is_armed(self.names, actor.ids[0]))
        ends = {end for actor in held_by for end in (actor.end, actor.end + words.HELD_BY.has(line.keys, actor.end))}
        for at in range(1, len(line)):
            length = words.COMES_OR_GOES.has(line.keys, at)
            first, end = subject_of(line, at) if length else (at, at)
            armed = at in ends or end in ends or any(line.keys[one] in _ARMED for one in range(first, end))
            behind = line.roles[at + length : at + length + 1]
            counted = behind == ["figure"]  # "fighting leaves 4 dead"
            armed = armed and (line.keys[at] != "out" or behind in (["crossing"], ["side"]))  # not "army out of fuel"
            if length and armed and not counted and line.free(at, at + length) and not line.has_break(at, at + 1):
                said = line.said(at - 1, at + length)
                why = f"“{said}”: who holds the crossing now? write held by NAME, or “type:{self._plain}”"
                line.ask("control", at - 1, at + length, why, line.begun_with(f"type:{self._plain}"))
                return

    def _ask_what_came_of_it(self) -> None:
        """A deed that is only why something else came about: "curfew after clashes"."""
        line, found = self.line, self.found
        if found.type not in ("attack", "clash") or found.figures or found.doers or self._is_asked:
            return
        deeds = [at for at in range(len(line)) if words.TYPES.at(line.keys, at)[0] == found.type and not line.roles[at]]
        causes = [self._cause_before(at) for at in deeds]
        if not deeds or not all(causes):
            return
        first, end = causes[0], deeds[0] + words.TYPES.has(line.keys, deeds[0])
        idle = (words.NEUTRAL, words.TYPES, words.MEANS, words.NEAR, words.PLACE_WORDS, words.CAUTION, words.HEDGES)
        told = [at for at in range(first) if not line.roles[at] and not words.is_any(line.keys, at, *idle)]
        if told:
            why = f"is “{line.said(first, end)}” noted, or what came of it? write “type:{found.type}” or another type"
            line.ask("event", first, end, why, line.begun_with("type:other", f"type:{found.type}"))

    def _ask_what_killed(self) -> None:
        """Killed or hurt by something that is told but not understood: "2 hurt when brakes failed" is no attack."""
        line, found = self.line, self.found
        harm = found.figures and not (found.doers or found.phase or self._is_asked) and found.type == "attack"
        deeds = (words.DEEDS, words.MEANS, words.TYPES, words.HITS)
        places = [at for at in range(len(line)) if not words.FIGURES.has(line.keys, at)]
        if not harm or any(words.is_any(line.keys, at, *deeds) for at in places):
            return
        for at in range(len(line) - 1):
            joint = line.words[at].text in ("when", "as", "while", "in", "from", "by")
            stop = at + (words.CAUSED.has(line.keys, at) or joint)
            where = joint and line.keys[at] in ("in", "from") and line.words[stop].text[:1].isupper()  # "in Daraa"
            if stop > at and not where and line.free(at, stop + 1) and are_unknown(line, stop, stop + 1):
                why = f"“{line.said(at, stop + 1)}”: was it an attack? write “type:attack” or “type:other”"
                line.ask("event", at, stop + 1, why, line.begun_with("type:attack", "type:other"))
                return

    def _ask_whether_hurt_here(self) -> None:
        """Those who crossed hurt or dead may have come to harm elsewhere: "30 wounded evacuated to Syria"."""
        line, found = self.line, self.found
        deeds = (words.DEEDS, words.MEANS, words.TYPES, words.HITS)
        for figure in found.figures if found.type == "attack" and not self._is_asked else ():
            moved = words.MOVED.has(line.keys, figure.end) and not line.has_break(figure.end, figure.end + 1)
            moved = moved or line.keys[figure.first - 1 : figure.first] in (["evacuates"], ["evacuated"], ["evacuate"])
            places = [at for at in range(len(line)) if not (line.roles[at] or words.MOVED.has(line.keys, at))]
            if moved and not any(words.is_any(line.keys, at, *deeds) for at in places):
                said = line.said(figure.first - (line.keys[figure.first - 1].startswith("evac")), figure.end)
                why = f"“{said}”: were they hurt here? write “type:attack”, or “type:other” and patients or bodies"
                line.ask("figure", figure.first, figure.end, why, line.begun_with("type:attack"))
                return

    def _cause_before(self, deed: int) -> int:
        """Where "after" or the like stands before a deed, with no more than two words between; 0 where none does."""
        line = self.line
        return next(
            (
                at
                for at in range(deed - 1, max(0, deed - 6), -1)
                if words.CAUSED.has(line.keys, at) >= 1
                and deed - at - words.CAUSED.has(line.keys, at) < 3
                and not line.has_break(at + 1, deed + 1)
            ),
            0,
        )

    def _ask_for_doubts(self) -> None:
        """What somebody did, or how many there were, behind a word that makes it doubtful."""
        line = self.line
        if self._is_asked or self.found.type in ("attack", "clash"):
            return
        told = [part.first for part in line.parts if part.about in ("actor", "volume")]
        for at in range(len(line)):
            doubt, length = words.DOUBT.at(line.keys, at)
            hedge = words.HEDGES.has(line.keys, at) or words.CAUTION.has(line.keys, at)
            if not doubt or hedge or doubt == "something earlier" or not line.free(at, at + length):
                continue
            first, end = line.clause(at)
            behind = next((place for place in told if at < place < end or (at < place and doubt == "a rumour")), -1)
            before = next((place for place in told if first <= place < at and line.roles[at - 1] == "actor"), -1)
            if behind >= 0 or before >= 0:
                start, stop = min(at, max(before, 0) if before >= 0 else at), at + length
                said = line.said(start, stop)
                why = f"“{said}” tells of {doubt}; write it as a fact, or “type:statement”"
                line.ask("event", start, stop, why, line.begun_with("type:statement"))
                return

    def _ask_who_says_it(self) -> None:
        """A word for saying of which no speaker was made, in a line that tells something a claim can hold."""
        line, found = self.line, self.found
        if not (found.figures or found.volumes or found.passage.told or found.control) or self._is_asked:
            return
        for at in range(len(line)):
            length = words.SAYS.has(line.keys, at)
            rumour = words.DOUBT.at(line.keys, at)[0] == "a rumour"
            other = line.keys[at] in words.PARTICIPLES | words.NOUNS_OF_SAYING
            if (
                length
                and not (other or rumour)
                and line.free(at, at + length)
                and not words.CLAIMS_DEED.has(line.keys, at)
            ):
                said = line.said(max(0, at - 1), at + length)
                line.ask("speaker", at, at + length, f"“{said}”: who says what? write “says NAME” at the end of it")
                return

    def _ask_for_names_apart(self) -> None:
        """A name, or one word that nobody knows, apart at the end may be who says it: ", IOM", "(White Helmets)"."""
        line = self.line
        end = len(line)
        while end and (line.roles[end - 1] in NOT_IN_TITLE or line.keys[end - 1] in words.EDGES):
            end -= 1
        first = end - 1
        while first > 0 and not self._is_apart(first):
            first -= 1
        via = line.keys[first : first + 1] == ["via"]
        first += via or line.keys[first : first + 1] == ["the"]
        told = not line.free(first, end) or not any(role for role in line.roles[:first])
        if not 0 < first < end or told or end - first > 5:
            return
        said = line.said(first, end).strip("[]/")
        why = f"“{said}”: who says it? write “says {said}” or “src {said}”, or put it into the sentence"
        before = line.text[: line.words[first].start].rstrip(" ,;:–—-([/")
        after = line.text[line.words[end - 1].end :].lstrip(")]")
        offers = [
            Offer(f"says {said}", f"{before}, says {said}{after}"),
            Offer(f"src {said}", f"{before} src {said}{after}"),
            Offer("leave it out", f"{before}{after}"),
        ]
        start, stop = line.words[first].start, line.words[end - 1].end
        asked = any(
            point.span[0] < stop and start < point.span[1] for point in line.open_points if point.about == "figure"
        )
        named = self._may_be_name(first, end) or self._may_be_speaker(first, end)
        if not asked and (named or (via and not words.COUNTRY.has(line.keys, first))):
            line.ask("speaker", first, end, why, offers)

    def _may_be_speaker(self, first: int, end: int) -> bool:
        """Whether a country or a known actor stands there alone, and not behind the crossing, as where that lies."""
        line = self.line
        actors = [(actor.first, actor.end) for actor in self.actors]
        known = words.COUNTRY.has(line.keys, first) == end - first or (first, end) in actors
        return known and line.roles[first - 1] not in ("crossing", "side")

    def _is_apart(self, place: int) -> bool:
        """Whether a comma, dash, bracket or stroke stands before a word."""
        line = self.line
        word = line.words[place]
        return bool(word.before) or (word.text[0] in "[/" and line.text[: word.start].endswith(" "))

    def _may_be_name(self, first: int, end: int) -> bool:
        """Whether some words are one that nobody knows, or name somebody, by capitals or a word for a speaker."""
        line, keys = self.line, self.line.keys
        if not any(map(str.isalpha, line.said(first, end))):
            return False
        if end - first == 1 and line.words[first].text.strip("[]/").isupper():
            return True
        of = next((at for at in range(first + 1, end) if keys[at] in ("of", "in", "at")), end)
        voices = (words.ANONYMOUS, words.MEDIA, words.AGENTS)
        if any(table.has(keys, at) == of - at for table in voices for at in range(first, of)):
            return not any(words.DOUBT.has(keys, at) or words.STATUS.has(keys, at) for at in range(first, end))
        known = (*COMMON, words.REASONS, words.BY_NO_ACTOR, words.UNTOLD, words.HEDGES, words.PARTLY, words.GOES_ON)
        if any(words.is_any(keys, at, *known) for at in range(first, end)):
            return False
        capitals = sum(line.words[at].text[:1].isupper() for at in range(first, end))
        sentence = "." in line.words[first].before
        return end - first == 1 or (capitals > sentence and (capitals > 1 or not sentence))

    def _ask_for_words(self) -> None:
        """Something has to be told to have happened."""
        line, found = self.line, self.found
        if not any(role not in NOT_IN_TITLE for role in line.roles) and not found.figures:
            line.ask("event", 0, 0, "nothing says what happened; write a word for it, as in closed, attack or visit")
