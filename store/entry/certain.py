"""Whether a word of status is certain: what is planned, denied or unknown around it is asked about.

A negation, a rumour, a word that nobody knows beside the verb, a second crossing: each of them leaves open what holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.entry import words
from store.entry.hours import is_clock
from store.entry.tokens import Offer
from store.records.vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.entry.names import Found
    from store.entry.tokens import Line
    from store.entry.who import People

OPPOSITE = {Status.OPEN.value: Status.CLOSED.value, Status.CLOSED.value: Status.OPEN.value}
_OF_PASSAGE = (words.ONLY, words.ALLOWED, words.STOPPED, words.UNTOLD)
_IDLE = words.PASSING | {"and", "all"}


class Verb(NamedTuple):
    """A word of status in a line: what it says, where it stands, and whether it is of some modes alone."""

    state: str
    first: int
    end: int
    scoped: bool


def is_known(line: Line, place: int) -> bool:
    """Whether a part of the line took a word, or it says no more than what stands around it."""
    follows = line.roles[place + 1 : place + 2]
    if line.keys[place] in ("but", "yet", "though") and follows in (["mode"], ["status"], ["mode verb"]):
        return True
    return line.roles[place] != "" or any(
        words.NEUTRAL.has(line.keys, at) > place - at for at in range(max(place - 3, 0), place + 1)
    )


class Certainty:
    """The words of status of a line, looked at for what makes them doubtful; `told` where a state was made of them."""

    def __init__(
        self, line: Line, people: People, crossings: Sequence[Found], phase: str, verbs: Sequence[Verb], *, told: bool
    ) -> None:
        self.line, self.people, self.crossings, self.phase = line, people, crossings, phase
        self.verbs, self.told = verbs, told

    def check(self) -> None:
        """Ask about each clause with a word of status, then about the line as a whole."""
        for first, end in dict.fromkeys(self.line.clause(verb.first) for verb in self.verbs):
            self._check_clause(first, end)
        self._check_line()

    def _check_clause(self, first: int, end: int) -> None:
        """Look for what makes a word of status doubtful in its clause: plans, negations, words that nobody knows."""
        verbs = [verb for verb in self.verbs if first <= verb.first < end]
        verb = verbs[0]
        if self._negated(verb, first) or (not self.phase and self._planned(verb, first, end)):
            return
        if self._near(first, verb) or self._tail_of_another(verb, first):
            return
        if not self._is_deed_between([at for at in range(first, verb.first) if self.line.free(at, at + 1)]):
            self.people.agent(verb.first, first)
        place = verb.first if self._is_cause(first, verb) else first
        while place < verb.first:
            by = self.people.is_by(place) and self.line.roles[place + 1] == "actor"  # "ji aliyê X ve hat girtin"
            if not (by or is_known(self.line, place) or self.people.framed(place, verb.first)):
                self._ask_word(place, verb)
                return
            place += 1
        self._check_behind(verbs, end)

    def _is_cause(self, first: int, verb: Verb) -> bool:
        """Whether what closed or opened a crossing is told before the verb, and is nobody: "heavy snow closes …"."""
        line, keys = self.line, self.line.keys
        end = verb.first
        object_ = verb.end + words.PLACE_WORDS.has(keys, verb.end)
        modes = words.longest(keys, end, words.BANS, words.ALLOWS)  # "shelling halts trade"
        if not (modes or line.roles[object_ : object_ + 1] == ["crossing"]) or verb.state not in OPPOSITE:
            return False
        tables = (words.BY_NO_ACTOR, words.TYPES, words.ACCIDENTS)
        told = any(table.has(keys, at) == end - at for table in tables for at in range(max(first, end - 3), end))
        doubtful = (words.DOUBT, words.NEGATION, words.NARROWS, words.MODES, words.STATUS, words.ADJUNCT, words.SAYS)
        free = [at for at in range(first, end) if line.free(at, at + 1)]
        return (told or self._is_deed_between(free)) and not any(words.is_any(keys, at, *doubtful) for at in free)

    def _is_deed_between(self, free: Sequence[int]) -> bool:
        """Whether words tell of a deed and who did it, and of nothing else: "clashes between X and Y close …"."""
        keys, joints = self.line.keys, ("between", "by", "on", "and", "with")
        named = all(keys[at] in joints or at in self.people.acting for at in free[1:])
        return len(free) > 1 and named and words.TYPES.at(keys, free[0])[0] in ("attack", "clash")

    def _negated(self, verb: Verb, first: int) -> bool:
        line = self.line
        for place in range(first, verb.first + 1):
            free = line.free(place, place + 1) or place == verb.first
            length = words.NEGATION.has(line.keys, place) if free else 0
            if length:
                said = line.said(place, verb.end)
                opposite = OPPOSITE.get(verb.state, "")
                offers = [Offer(opposite, line.with_words(place, verb.end, opposite))] if opposite else []
                self._ask(place, verb.end, f"“{said}”: write which one holds, as in open, closed or limited", offers)
                return True
        return False

    def _planned(self, verb: Verb, first: int, end: int) -> bool:
        line = self.line
        if (
            self.crossings
            and line.keys[verb.first - 1 : verb.first] == ["to"]
            and line.free(verb.first - 1, verb.first)
        ):
            self._plan(verb.first - 1, verb.end, "a plan", verb)
            return True
        own = words.DOUBT.at(line.keys, verb.first)[0] if verb.first < verb.end else ""
        if own and not self._is_mode_verb(verb):
            self._plan(verb.first, verb.end, own, verb)
            return True
        closed = verb.state == Status.CLOSED.value and line.keys[verb.end - 1] not in words.CLOSURES
        explains = (
            at for at in range(verb.end, end) if words.ADJUNCT.has(line.keys, at) or (closed and self._is_pending(at))
        )
        stop = next((at for at in explains if line.free(at, at + 1)), end)
        for place in range(first, stop):
            doubt, length = words.DOUBT.at(line.keys, place)
            if length and line.free(place, place + length) and not self.people.is_order(place):
                self._plan(min(place, verb.first), max(place + length, verb.end), doubt, verb)
                return True
        return False

    def _is_pending(self, place: int) -> bool:
        """Whether it is told what has to come first: "closed pending inspection"."""
        return self.line.keys[place] == "pending"

    def _is_mode_verb(self, verb: Verb) -> bool:
        return self.line.roles[verb.first] in ("mode", "mode verb")

    def _plan(self, first: int, end: int, doubt: str, verb: Verb) -> None:
        line = self.line
        deed = {Status.OPEN.value: "an opening", Status.CLOSED.value: "a closing"}.get(verb.state, "a change")
        said = line.said(first, end)
        why = f"“{said}” tells of {doubt}, not of {deed}; write it as “planned: …” or as “type:statement”"
        offers = line.begun_with("planned:", "type:statement")
        if doubt == "a rule":
            why = f"“{said}”: is it {verb.state} at once? write {verb.state} alone, or “planned: …”"
            start = next(at for at in range(first, end) if words.DOUBT.at(line.keys, at)[0] == doubt)
            stop = start + words.DOUBT.has(line.keys, start)
            stop += line.keys[stop : stop + 1] == ["on"]
            offers.insert(0, Offer(verb.state, line.with_words(start, stop, "")))
        self._ask(first, end, why, offers)

    def _near(self, first: int, verb: Verb) -> bool:
        """Whether the crossing is only where something is near that was closed."""
        line = self.line
        for found in self.crossings:
            for back in (1, 2, 3):
                start = found.first - back
                if (
                    start >= first
                    and words.NEAR.has(line.keys, start) == back
                    and line.clause(found.first) == line.clause(verb.first)
                ):
                    self._ask(
                        start,
                        verb.end,
                        f"“{line.said(start, found.end)}”: is it the crossing itself that is {verb.state}?",
                    )
                    return True
        return False

    def _tail_of_another(self, verb: Verb, first: int) -> bool:
        """Whether the word of status stands in what only explains something else: "queues after the closing"."""
        line = self.line
        for place in range(first, verb.first):
            length = words.ADJUNCT.has(line.keys, place) if line.free(place, place + 1) else 0
            if length:
                said = line.said(place, verb.end)
                why = f"“{said}” stands beside something else; write the status on a line of its own"
                self._ask(place, verb.end, why)
                return True
        return False

    def _check_behind(self, verbs: list[Verb], end: int) -> None:
        """The words behind the verb: none that nobody knows, but for what explains it."""
        line = self.line
        place = verbs[0].end
        while place < end:
            goes_on = words.GOES_ON.has(line.keys, place) or words.SLOWLY.has(line.keys, place)
            goes_on = goes_on or is_clock(line, place)
            goes_on = goes_on or (line.roles[place - 1] == "side" and words.ONLY.has(line.keys, place))
            subject = self.people.agent_behind(place) if place == verbs[0].end else 0
            if subject:
                self.people.did_behind(place, subject)
            if line.roles[place] != "" or goes_on:
                place += goes_on or 1
                continue
            counted = line.keys[place] in words.JOINING and {"volume", "figure"} & set(
                line.roles[place + 1 : place + 3]
            )
            narrow = (words.NEGATION, words.EXCEPT, words.ONLY, words.DOUBT)
            if counted and not any(words.is_any(line.keys, at, *narrow) for at in range(place, end)):
                return  # "reopened and first 60 trucks crossed"
            after = self._past_duration(place)
            aside = words.ADJUNCT.has(line.keys, after) and not self._narrows(after)
            aside = aside or self._is_pending(place) or self.people.is_order(place + 1)
            if self._ask_at_what_hours(place, verbs[-1]) or aside or self.people.is_by(place):
                return
            if (line.keys[place] in words.PASSING or words.UNTIL.has(line.keys, place)) and self._is_reason(place):
                if self.told and self._lasts(place):
                    said = line.said(place, min(place + 3, len(line)))
                    self._ask(
                        place, min(place + 3, len(line)), f"“{said}”: until when? write until and the day, or the hour"
                    )
                return
            if line.keys[place] in words.PASSING and place + 1 < end and line.roles[place + 1] == "":
                stop = self._phrase_end(place + 1, end)
                said = line.said(place + 1, stop)
                line.ask(
                    "mode",
                    place + 1,
                    stop,
                    f"“{said}” is not a mode; write one of on foot, travellers, trade, aid, officials or rail",
                )
                return
            negation = words.NEGATION.has(line.keys, place) or words.EXCEPT.has(line.keys, place)
            if negation or not is_known(self.line, place):
                self._ask_word(place, verbs[-1])
                return
            place += 1

    def _past_duration(self, place: int) -> int:
        """The word behind a length of time: "three days" of "reopened three days after the closing"."""
        keys = self.line.keys
        at = place + (keys[place].isdecimal() or keys[place] in words.NUMBERS or words.VAGUE.has(keys, place))
        length = words.NOT_PEOPLE.has(keys, at)
        return at + length if length else place

    def _narrows(self, place: int) -> bool:
        """Whether "with" tells for whom or how far it is open: "to travellers with visas", "with restrictions"."""
        line = self.line
        return line.keys[place] == "with" and not words.WITH.has(line.keys, place)

    def _lasts(self, place: int) -> bool:
        """Whether "for" tells how long: "for one day", "for 24 hours", so that it holds no more after that."""
        line = self.line
        if place + 2 >= len(line) or line.keys[place + 2] not in words.TIME_UNITS | words.TERM_UNITS:
            return False
        if "until" in line.roles:
            return False
        past = "been" in line.keys[line.clause(place)[0] : place] or line.keys[place + 3 : place + 4] == ["now"]
        number = line.words[place + 1].text
        digits = number[:1].isdigit() and number[-1].isdigit()  # "for 2nd day" tells when it is
        return not past and (digits or line.keys[place + 1] in words.NUMBERS or line.keys[place + 1] == "a")

    def _phrase_end(self, first: int, end: int) -> int:
        stop = first
        while stop < end and self.line.roles[stop] == "" and stop - first < 4:
            stop += 1
        return stop

    def _is_reason(self, place: int) -> bool:
        """Whether "for" tells why or how long: "for eid", "for two days"."""
        line = self.line
        at = place + 1
        if at >= len(line):
            return False
        if line.words[at].text[:1].isdigit() or line.keys[at] in words.NUMBERS or words.VAGUE.has(line.keys, at):
            return bool(words.REASONS.has(line.keys, at + 1) or words.NOT_PEOPLE.has(line.keys, at + 1))
        article = line.keys[at] in ("the", "a")
        nth = words.ORDINALS.has(line.keys, at + article) and words.NOT_PEOPLE.has(line.keys, at + article + 1)
        return bool(nth or words.REASONS.has(line.keys, at) or (article and words.REASONS.has(line.keys, at + 1)))

    def _ask_at_what_hours(self, place: int, verb: Verb) -> bool:
        """Ask about a part of the day that may be when it came, or when it is so on each day: "opened by day"."""
        line = self.line
        end = place + words.PART_OF_DAY.has(line.keys, place)
        if end == place or line.keys[place] not in words.BY:
            return False
        said, opens = line.said(place, end), verb.state == Status.OPEN.value
        offers = [Offer(f"open {said}", line.with_words(verb.first, verb.end, "open"))] if opens else []
        why = f"“{said}”: on each day, or that day alone? write its hours behind open, or leave it out"
        self._ask(place, end, why, offers)
        return True

    def _ask_word(self, place: int, verb: Verb) -> None:
        line = self.line
        said = line.said(place, place + 1)
        beside = line.said(verb.first, verb.end)
        why = f"“{said}” beside “{beside}” is not understood; leave it out, or put it after a comma"
        self._ask(place, place + 1, why)

    def _check_line(self) -> None:
        """Rumours and denials make a status doubtful wherever in the line they stand, and so does a second crossing."""
        line = self.line
        verb = self.verbs[0]
        for place in range(len(line)):
            doubt, length = words.DOUBT.at(line.keys, place)
            if length and line.free(place, place + length) and doubt in ("a rumour", "a denial"):
                self._plan(min(place, verb.first), max(place + length, verb.end), doubt, verb)
                return
        if line.keys[verb.end - 1 : verb.end] == ["not"] or "not in force" in " ".join(line.keys):
            self._plan(verb.first, verb.end, "something that is not in force", verb)
        if len({found.ids for found in self.crossings}) > 1:
            self._check_crossings()
        self._check_the_rest()
        self._check_what_narrows()

    def _check_what_narrows(self) -> None:
        """Words that narrow a status, to some, to a time or to paper, are asked about where no part took them."""
        line = self.line
        if any(point.about in ("status", "mode", "direction") for point in line.open_points):
            return
        for place in range(len(line)):
            length = words.NARROWS.has(line.keys, place)
            if not length or not line.free(place, place + length):
                continue
            counted = {"figure", "volume"} & set(line.roles[place + length : place + length + 2])  # "only two killed"
            of_side = line.roles[place - 1] == "side" and words.ONLY.has(line.keys, place)
            first, end = line.clause(place)
            cause = any(words.CAUSED.has(line.keys, at) or line.keys[at] == "as" for at in range(first, place))
            deed = any(words.TYPES.at(line.keys, at)[0] in ("attack", "clash") for at in range(first, end))
            if not (counted or of_side or (cause and length == 1) or (deed and first > self.verbs[0].first)):
                said = line.said(place, min(place + length + 1, end))
                why = f"“{said}”: for whom or when does it hold? write it as in open to aid only, or its hours"
                self._ask(place, place + length, why)
                return

    def _check_the_rest(self) -> None:
        """Words of who may pass in a clause without a word of status, of which nothing was made, are asked about."""
        line = self.line
        with_status = {line.clause(verb.first) for verb in self.verbs}
        for place in range(len(line)):
            length = words.longest(line.keys, place, words.MODES, words.WHO, words.PERSONS)
            if not length or not line.free(place, place + length) or line.clause(place) in with_status:
                continue
            free = [at for at in range(*line.clause(place)) if line.free(at, at + 1)]
            aside = words.ADJUNCT.has(line.keys, free[0]) or any(line.words[at].text[:1].isdigit() for at in free)
            told = any(words.is_any(line.keys, at, *_OF_PASSAGE) for at in free)
            alone = all(words.MODES.has(line.keys, at) or line.keys[at] in _IDLE for at in free)
            if not aside and (told or alone):  # "no trucks"; "open, cars and trucks"
                said = line.said(free[0], free[-1] + 1)
                self._ask(
                    free[0], free[-1] + 1, f"“{said}”: who may pass? write it as in open for trade, or trade suspended"
                )
                return

    def _check_crossings(self) -> None:
        """With several crossings, each has to stand where the status is told, or alone before it."""
        line = self.line
        with_status = {line.clause(verb.first) for verb in self.verbs}
        for found in self.crossings:
            clause = line.clause(found.first)
            content = any(line.roles[at] == "" and not is_known(self.line, at) for at in range(*clause))
            aside = any(
                words.ADJUNCT.has(line.keys, at) and line.free(at, at + 1)
                for verb in self.verbs
                for at in range(verb.end, found.first)
                if line.clause(at) == clause
            )
            way = line.keys[found.first - 1 : found.first] in (["from"], ["to"], ["towards"], ["via"])
            way = way and any(verb.end < found.first for verb in self.verbs) and found is not self.crossings[0]
            if (clause not in with_status and content) or aside or way:
                why = f"is “{line.said(found.first, found.end)}” {self.verbs[0].state}, too? write a line for each"
                self._ask(found.first, found.end, why)
                return

    def _ask(self, first: int, end: int, why: str, offers: Sequence[Offer] = ()) -> None:
        self.line.ask("status", first, end, why, offers)
