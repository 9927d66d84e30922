"""Open and closed, to whom, but for whom: the status and the modes that a line tells, or why it tells none.

"Closed to trade" is about trade alone and leaves the crossing as it was. Whatever is not read with certainty (a
negation that belongs to no mode, a plan, a rumour, a word that nobody knows beside the verb) is asked about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.entry import words
from store.entry.certain import OPPOSITE, Certainty, Verb, is_known
from store.entry.hours import is_time
from store.entry.sides import at_crossing
from store.entry.tokens import Offer
from store.records.vocabulary import Mode, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.entry.names import Found
    from store.entry.tokens import Line, Part
    from store.entry.who import People

YES, NO, RESTRICTED = "yes", "no", "restricted"
_BETWEEN = frozenset(("@", "date", "until", "reason", "hours", "direction", "crossing", "side"))
"""What may stand between a word of status and the modes that it is of: "reopened on 3 May for trade"."""
_PEOPLE = ("pedestrian", "passenger")


@dataclass
class Passage:
    """What a line tells of a crossing: its state (empty where it tells none), and who may pass."""

    state: str = ""
    modes: dict[str, str] = field(default_factory=dict)
    who: str = ""
    sides: dict[str, str] = field(default_factory=dict)

    @property
    def told(self) -> bool:
        """Whether it tells anything."""
        return bool(self.state or self.modes or self.sides)

    def document(self, **more: Any) -> str | dict[str, Any] | list[dict[str, Any]]:
        """As an event has it: a word, an object where there is more to say, or one for each side."""
        if self.sides:
            return [{"state": state, "side": side} for side, state in self.sides.items()]
        rest = {name: value for name, value in {"modes": self.modes, **more, "who": self.who}.items() if value}
        if not rest:
            return self.state
        return ({"state": self.state} if self.state else {}) | rest


class Reading:
    """The status of a line being read."""

    def __init__(
        self, line: Line, people: People, crossings: Sequence[Found], phase: str, sides: Sequence[tuple[int, int, str]]
    ) -> None:
        self.line, self.people, self.crossings, self.phase, self.sides = line, people, crossings, phase, sides
        self.passage = Passage()
        self.verbs: list[Verb] = []
        self._base: dict[str, str] = {}
        self._is_for_no_others = False

    def read(self) -> Passage:
        """What the line tells; what cannot be known is asked."""
        line = self.line
        for place in range(len(line)):  # "closed until further notice to travellers"
            length = words.UNTIL.has(line.keys, place)
            more = words.REASONS.has(line.keys, place + length) if length and line.free(place, place + 1) else 0
            if more:
                line.take("reason", place, place + length + more, line.said(place, place + length + more))
            self._take_reason(place)
        place = 0
        while place < len(line):
            place = max(place + 1, self._step(place))
        if not self.verbs:
            self._forget()
            self._ask_for_the_untold()
            return self.passage
        self._check_states()
        if any(point.about == "status" for point in line.open_points):
            return self.passage
        Certainty(line, self.people, self.crossings, self.phase, self.verbs, told=self.passage.told).check()
        self._check_half_of_trade()
        self._shut_to_others()
        return self.passage

    def _take_reason(self, place: int) -> None:
        """Why it is so, where it stands before the status: "ji ber cejnê girtî ye", "bakım nedeniyle kapalı"."""
        line = self.line
        why = words.REASONS.has(line.keys, place) if line.free(place, place + 1) else 0
        end = place + why
        before = words.ADJUNCT.before(line.keys, place)
        behind = line.keys[end : end + 1] and line.keys[end] in words.CAUSE_BEHIND
        first, stop = place - before, end + bool(behind)
        if why and (before or behind) and line.free(first, stop) and words.STATUS.has(line.keys, stop):
            line.take("reason", first, stop, line.said(first, stop))

    def _check_half_of_trade(self) -> None:
        """Exports alone, or imports alone, are trade in one direction, which has to be told."""
        line = self.line
        halves = [at for at in range(len(line)) if line.keys[at] in ("exports", "imports") and line.roles[at] == "mode"]
        if len({line.keys[at] for at in halves}) == 1 and "direction" not in line.roles:
            said = line.said(halves[0], halves[0] + 1)
            why = f"“{said}”: which way do they go? write it as in closed to trade TR>SY"
            line.ask("direction", halves[0], halves[0] + 1, why)

    def _shut_to_others(self) -> None:
        """Nobody passes but those for whom alone it is open: "open only for aid", "closed except to aid"."""
        line, modes = self.line, self.passage.modes
        only = self._is_for_no_others or any(
            words.ONLY.has(line.keys, place) and line.roles[place] in ("mode", "mode verb", "status")
            for place in range(len(line))
        )
        if only and YES in modes.values():
            modes |= {mode: NO for mode in Mode.words() if mode not in modes}

    def _forget(self) -> None:
        self.passage.modes.clear()
        for place, role in enumerate(self.line.roles):
            if role == "mode":
                self.line.roles[place] = ""

    def _ask_for_the_untold(self) -> None:
        """Ask about "nasib suspended" and "nasib: entry only", which tell something of the crossing, but not what."""
        line = self.line
        if any(point.about == "status" for point in line.open_points):
            return
        hours = next((part for part in line.parts if part.about == "hours"), None)
        if hours:
            self._ask(hours.first, hours.end, f"“{hours.says}”: is it open then? write open before the hours")
            return
        for place in range(len(line)):
            before = place - 1
            while before >= 0 and line.keys[before] in words.LINKING:
                before -= 1
            length = words.STOPPED.has(line.keys, place) or words.RESUMED.has(line.keys, place)
            behind_crossing = (
                before >= 0 and line.roles[before] == "crossing" and not line.has_break(before + 1, place + 1)
            )
            only = bool(words.ONLY.has(line.keys, place)) and line.roles[place] == ""
            ends = only and place + 1 == len(line) and line.free(place - 1, place)
            ends = ends or (only and bool(words.MODES.has(line.keys, place + 1)))
            if line.free(place, place + 1) and ((length and behind_crossing) or ends):
                said = line.said(max(before, 0), place + max(length, 1))
                why = f"“{said}”: write which one holds, as in open or closed, or for whom, as in trade suspended"
                self._ask(place, place + max(length, 1), why)
                return

    # words of status and of modes, one after the other

    def _step(self, place: int) -> int:
        line = self.line
        if line.roles[place] not in ("", "status?"):
            return place + 1
        for table in (words.NO_STATUS, words.NEAR):
            length = table.has(line.keys, place)
            if length and line.free(place, place + length) and not self._is_closing(place):
                return place + length
        for table, state in ((words.BANS, Status.CLOSED.value), (words.ALLOWS, Status.OPEN.value)):
            length = table.has(line.keys, place)
            besides = words.EXCEPT.has(line.keys, place) and words.MODES.at(line.keys, place - 1)[0] == "all"
            length = 0 if besides else length  # "to everyone bar aid"
            end = self._allows(place, place + length, state) if length and line.free(place, place + length) else 0
            if end:
                return end
        state, length = words.STATUS.at(line.keys, place)
        if length and line.free(place, place + length):
            return place + length if self._only_explains(place) else self._verb(state, place, place + length)
        length = words.EXCEPT.has(line.keys, place)
        if length and line.free(place, place + length) and self.verbs:
            return self._excepted(place, place + length)
        length = words.ONLY.has(line.keys, place)
        if length and self.verbs and (end := self._only_allowed(place, place + length)):
            return end
        if line.keys[place] in ("not", "no", "without") and not line.has_break(place + 1, place + 2):
            end = self._modes(place + 1, NO, skip=tuple(words.PASSING))
            if end > place + 1:
                line.take("mode", place, place + 1, "")
                self._no_passage(place, end)
            return end
        length = words.MODES.has(line.keys, place)
        if length and line.free(place, place + length):
            return self._mode_first(place)
        return place + 1

    def _only_explains(self, place: int) -> bool:
        """Whether a word of status only explains another one: "reopened after a closure of three years"."""
        line = self.line
        if "past" in line.roles[slice(*line.clause(place))]:
            return True  # "closed since 2014, reopens on …"
        if not self.verbs or line.clause(place) != line.clause(self.verbs[-1].first):
            return False
        between = range(self.verbs[-1].end, place)
        return any(words.ADJUNCT.has(line.keys, at) and line.keys[at] not in words.AT_ONCE for at in between)

    def _no_passage(self, first: int, end: int) -> None:
        """Such as "no trade through nasib", "no trucks allowed", where no other word of status is there."""
        line = self.line
        allowed = words.ALLOWED.has(line.keys, end) if end < len(line) else 0
        stop = end + allowed
        goes_on = stop < len(line) and not line.has_break(stop, stop + 1) and line.roles[stop] == ""
        whole = not goes_on or line.keys[stop] in (
            "through",
            "at",
            "via",
            "in",
            "on",
            "across",
            "from",
            "over",
            "passing",
        )
        if line.keys[first] == "no" and whole and not self._is_for_all(first + 1, end):
            line.take("mode verb", first, first + 1, "")
            if allowed:
                line.take("mode verb", end, stop, "")
            self.verbs.append(Verb(Status.CLOSED.value, first, stop, scoped=True))

    def _allows(self, first: int, end: int, state: str) -> int:
        """Such as "jordan bans trucks", "nasib resumes trade": the word behind the modes; 0 where none follow."""
        line = self.line
        value = NO if state == Status.CLOSED.value else YES
        only = words.ONLY.has(line.keys, end)
        stop = self._modes(end + only, value, skip=tuple(words.GOING))
        subject = self.people.agent_behind(end) if stop == end + only else 0
        if subject:  # "منعت السلطات الأردنية دخول الشاحنات"
            stop = self._modes(subject, value, skip=tuple(words.GOING))
            if stop > subject:
                self.people.did_behind(end, subject)
                end = subject
        if stop <= end + only:
            return 0
        if only:
            line.take("mode", end, end + only, "only")
        line.take("mode verb", first, end, "")
        self.verbs.append(Verb(state, first, stop, scoped=not self._is_for_all(end, stop)))
        return stop

    def _is_closing(self, place: int) -> bool:
        """Whether "close to" is a verb and its object, not a place."""
        line = self.line
        if line.keys[place] != "close":
            return False
        follows = words.MODES.has(line.keys, place + 2)
        return bool(follows) or (place > 0 and line.keys[place - 1] == "to")

    def _verb(self, state: str, first: int, end: int) -> int:
        """A word of status, and the modes that it is of."""
        line = self.line
        if end == first + 1 and line.words[first].quoted:
            said = line.words[first].text.strip('"“”«»')
            why = f"“{said}” stands in quotation marks: is it so? write it without them, or as “type:statement”"
            self._ask(first, end, why, [Offer(said, line.with_words(first, end, said))])
            return end
        told = first
        if state == Status.CLOSED.value:
            state, first = self._lifted(state, first, end)
        not_yet = words.NOT_YET.before(line.keys, first)
        if not_yet and state == Status.OPEN.value and line.free(first - not_yet, first):
            state, first = Status.CLOSED.value, first - not_yet
        state, first, only = self._partly(state, first, end)
        while only < len(line) and words.ONLY.has(line.keys, only) and not line.has_break(only, only + 1):
            only += 1
        at = self._past_place(only)
        scoped = False
        if at < len(line) and line.keys[at].startswith("لل") and words.MODES.has(line.keys, at):
            at = self._modes(at, NO if state == Status.CLOSED.value else YES)  # "to the" is written with the mode
            scoped, behind = True, words.ONLY.has(line.keys, at)
            if behind and line.free(at, at + behind):
                line.take("mode", at, at + behind, "only")
        elif at < len(line) and self._passes(at) and line.free(at, at + 1):
            besides = self._besides(at)
            state, stop, scoped = self._all_but(at, besides, state) if besides else self._for(at, first, state)
            at = stop if stop > at + 1 else only
        else:
            at = only
        line.take("status", first, only, state)
        self.verbs.append(Verb(state, told if not_yet else first, end, scoped and state in (Status.CLOSED.value,)))
        return max(at, only)

    def _past_place(self, at: int) -> int:
        """The word behind where and when it is so: "reopened on 3 May for trade", "shut all day to trucks"."""
        line = self.line
        while at < len(line) and not line.has_break(at, at + 1):
            of = line.keys[at] == "of" and line.roles[at + 1 : at + 2] == ["crossing"]
            idle = max(words.PLACE_WORDS.has(line.keys, at), words.ADVERBS.has(line.keys, at), int(of))
            idle = idle if line.roles[at] == "" else 0
            if not (idle or line.roles[at] in _BETWEEN):
                break
            at += idle or 1
        return at

    def _besides(self, at: int) -> int:
        """Where those begin who are named behind "to all but", "to everyone except for"; 0 where all are not named."""
        keys = self.line.keys
        everybody, length = words.MODES.at(keys, at + 1)
        but = at + 1 + length
        besides = words.EXCEPT.has(keys, but) or int(keys[but : but + 1] == ["but"])
        besides += besides > 0 and keys[but + besides : but + besides + 1] in (["for"], ["to"])
        return but + besides if everybody == "all" and besides else 0

    def _all_but(self, at: int, who: int, state: str) -> tuple[str, int, bool]:
        """The state for all but some, the word behind them, and that it is of no mode alone: "to all but aid"."""
        closed = state == Status.CLOSED.value
        stop = self._modes(who, YES if closed else NO)
        if stop == who and closed:
            stop = max(stop, self._only_for(who))
        if stop > who:
            self.line.take("mode", at, who, "")
            state, self._is_for_no_others = Status.LIMITED.value if closed else state, closed
        return state, stop, False

    def _for(self, at: int, first: int, state: str) -> tuple[str, int, bool]:
        """The state for some, the word behind them, and whether it is of them alone: "closed to trade"."""
        line = self.line
        stop = self._modes(at + 1, NO if state == Status.CLOSED.value else YES)
        some = self._only_for(at + 1) if stop == at + 1 and state == Status.OPEN.value else 0
        if some:
            state, stop = Status.LIMITED.value, some
        only = words.ONLY.has(line.keys, stop) if stop > at + 1 else 0
        if only and line.free(stop, stop + only) and not line.has_break(stop, stop + 1):
            line.take("mode", stop, stop + only, "only")
        scoped = stop > at + 1 and (bool(some) or not self._is_for_all(at + 1, stop))
        if scoped and first and words.ONLY.has(line.keys, first - 1) and line.free(first - 1, first):
            line.take("mode", first - 1, first, "only")  # "only open to aid"
        if stop > at + 1:
            line.take("mode", at, at + 1, "")
        return state, stop, scoped

    def _passes(self, place: int) -> bool:
        """Whether a word before those who may pass stands there: "to", "for", the French "à"."""
        return place >= 0 and (self.line.keys[place] in words.PASSING or self.line.words[place].text == "à")

    def _lifted(self, state: str, first: int, end: int) -> tuple[str, int]:
        """The state after a closure that is over, and where it begins: "closure of X lifted", "lifts its closure"."""
        line = self.line
        if line.keys[end - 1] not in words.CLOSURES:
            return state, first
        before = first - 1
        while before > 0 and line.keys[before] in words.BEFORE_NOUN and line.free(before, before + 1):
            before -= 1
        if before >= 0 and words.LIFTED.has(line.keys, before) == 1 and line.free(before, first):
            return Status.OPEN.value, before
        for at in range(end, line.clause(first)[1]):
            length = words.LIFTED.has(line.keys, at)
            if length and line.free(at, at + length):
                line.take("status", at, at + length, Status.OPEN.value)
                return (Status.LIMITED.value if words.PARTLY.has(line.keys, at - 1) else Status.OPEN.value), first
        return state, first

    def _partly(self, state: str, first: int, end: int) -> tuple[str, int, int]:
        """The state with a word for "partly" before or behind it, which makes it limited, and where it all stands."""
        line = self.line
        if state not in OPPOSITE:
            return state, first, end
        if first and words.PARTLY.has(line.keys, first - 1) and line.free(first - 1, first):
            return Status.LIMITED.value, first - 1, end
        partly = words.PARTLY.has(line.keys, end)
        if partly and not line.has_break(end, end + 1):
            return Status.LIMITED.value, first, end + partly
        return state, first, end

    def _is_for_all(self, first: int, end: int) -> bool:
        keys = self.line.keys
        end = next((at for at in range(first, end) if words.BREAKDOWN.has(keys, at)), end)  # "to all, including aid"
        return all(words.MODES.at(keys, at)[0] in ("all", "") for at in range(first, end))

    def _modes(self, first: int, value: str, skip: tuple[str, ...] = ()) -> int:
        """A list of modes from a word on, each of which gets the value; the word behind it."""
        line = self.line
        at = first
        while at < len(line) and line.keys[at] in (*skip, "all", "the", "any") and words.MODES.has(line.keys, at) != 2:
            if line.keys[at] == "all" and not words.MODES.has(line.keys, at + 1):
                break
            at += 1
        end = first
        while at < len(line):
            mode, length = words.MODES.at(line.keys, at)
            if not length or not line.free(at, at + length) or words.WHO.has(line.keys, at) > length:
                break
            apart = end > first and line.has_break(at, at + 1) and not self._ends_list(at, at + length)
            if end > first and (apart or self._begins_clause(at + length) or self._goes_on(at + length)):
                if line.keys[at - 1] in words.JOINING:
                    line.roles[at - 1] = ""
                break  # "open to aid, trade suspended"
            self._set(mode, value)
            line.take("mode", at, at + length, f"{Mode.called(mode)} {value}" if mode != "all" else "")
            end = at = at + length
            while at < len(line) and line.keys[at] in words.JOINTS and line.free(at, at + 1):
                again = (
                    line.keys[at + 1 : at + 2] and line.keys[at + 1] in words.PASSING
                )  # "to trade and to travellers"
                at += 1 + bool(again and words.MODES.has(line.keys, at + 2))
                if words.MODES.has(line.keys, at):
                    line.roles[end:at] = ["mode"] * (at - end)
        return end

    def _ends_list(self, first: int, end: int) -> bool:
        """Whether nothing is told of a mode behind a comma, so that it belongs to the list before it."""
        line = self.line
        if line.words[first].before.strip(", "):
            return False
        apart = end >= len(line) or line.has_break(end, end + 1) or line.roles[end] in ("date", "source", "tag", "@")
        return (
            apart or line.keys[end] in words.JOINING | {"only", "but", "at"} or bool(words.ADJUNCT.has(line.keys, end))
        )

    def _begins_clause(self, end: int) -> bool:
        """Whether what is told of a mode follows it, so that it belongs to no list before it."""
        keys = self.line.keys
        while end < len(keys) and keys[end] in words.LINKING:
            end += 1
        return words.is_any(keys, end, words.STOPPED, words.ALLOWED, words.NEGATION, words.STATUS, words.ONLY)

    def _goes_on(self, end: int) -> bool:
        """Whether a word that is not understood follows a mode in its clause, so that more is told of it."""
        line = self.line
        if end >= len(line) or line.has_break(end, end + 1) or line.roles[end]:
            return False
        return line.keys[end] not in words.JOINING | {"only"} and not is_known(line, end)

    def _set(self, mode: str, value: str) -> None:
        if mode == "all":
            return
        for name in _PEOPLE if mode == "people" else (mode,):
            known = self.passage.modes.get(name)
            if known and known != value:
                self.line.ask("mode", 0, 0, f"{name} would be {known} and {value}; write one of them")
            self.passage.modes[name] = value

    def _mode_first(self, place: int) -> int:
        """A mode with what is told of it behind it: "trade suspended", "people not permitted", "humanitarian only"."""
        line = self.line
        ends: list[tuple[int, int, str]] = []
        at = place
        while at < len(line):
            mode, length = words.MODES.at(line.keys, at)
            if not length or not line.free(at, at + length):
                break
            ends.append((at, at + length, mode))
            at += length
            if at < len(line) and line.keys[at] in ("and", "or"):
                at += 1
        end = at = ends[-1][1]
        while at < len(line) and (length := at_crossing(line, at) or int(line.keys[at] in words.LINKING)):
            at += length
        self._ask_which_way(place, at)
        value, stop = self._told_of_modes(at)
        passes = line.keys[at : at + 1] in (["pass"], ["cross"], ["passing"]) and line.free(at, at + 1)
        alone = at + 1 >= len(line) or line.has_break(at + 1, at + 2) or line.roles[at + 1] == "date"
        if passes and alone and self.verbs and line.keys[place - 1] in words.CONTRAST:
            value, stop = YES, at + 1  # "closed for travellers but trucks pass"
        if not value or line.has_break(end, end + 1) or self._is_counted(place):
            return end
        if any(mode == "all" for _, _, mode in ends):
            if self._passes(place - 1) or line.keys[end - 1] in words.DATIVE:  # "herkese açık" is open, no more
                for at in range(place - self._passes(place - 1), end):
                    line.roles[at] = line.roles[at] or "mode"
            elif not any(words.STATUS.has(line.keys, where) for where in range(len(line))):
                said, offered = line.said(place, stop), "open" if value == YES else "closed"
                why = f"“{said}”: is it {offered}? write {offered}, or for whom, as in trade suspended"
                self._ask(place, stop, why, [Offer(offered, line.with_words(place, stop, offered))])
            return end
        to = self._passes(place - 1) and line.free(place - 1, place) and not line.has_break(place, place + 1)
        place -= to
        opened_to = value == YES and (to or line.keys[end - 1] in words.DATIVE)  # "ticarete açık", "ji bo … vekirî"
        state = Status.OPEN.value if value == YES else Status.CLOSED.value
        self.verbs.append(Verb(state, place, stop, scoped=not opened_to))
        for first, last, mode in ends:
            self._set(mode, value)
            line.take("mode", first, last, f"{Mode.called(mode)} {value}")
        only = place and words.ONLY.has(line.keys, place - 1) == 1 and line.free(place - 1, place)
        for idle in range(place - bool(only), stop):
            if line.roles[idle] == "":
                line.roles[idle] = "mode verb"
        return stop

    def _ask_which_way(self, mode: int, at: int) -> None:
        """Ask about "aid in, trade out", where what passes goes one way that is not told."""
        line = self.line
        ends = at + 1 >= len(line) or line.has_break(at + 1, at + 2) or line.keys[at + 1] in words.JOINING
        if line.keys[at : at + 1] in (["in"], ["out"]) and ends and not self._is_counted(mode):
            why = f"“{line.said(mode, at + 1)}”: which way? write it as in open to aid TR>SY, a line for each way"
            line.ask("direction", mode, at + 1, why)

    def _is_counted(self, place: int) -> bool:
        """Whether a number stands before a mode, so that some are told of and not all: "38 trucks turned back"."""
        line = self.line
        before = place - 1
        if before < 0 or line.has_break(place, place + 1) or line.roles[before] not in ("", "volume", "figure"):
            return False
        number = line.words[before].text[:1].isdigit() or line.keys[before] in words.NUMBERS
        number = number or (line.keys[before] in words.ONE and not line.keys[place].endswith("s"))  # "a truck passes"
        return number or words.VAGUE.before(line.keys, place) > 0

    def _told_of_modes(self, at: int) -> tuple[str, int]:
        keys = self.line.keys
        stopped = words.STOPPED.has(keys, at)  # before the negation, which may be within: "ne peuvent plus passer"
        if stopped:
            return NO, at + stopped
        negated = words.NEGATION.has(keys, at) if keys[at : at + 1] != ["none"] else 0
        allowed = words.ALLOWED.has(keys, at + negated)
        if allowed and self._is_through_something(at + negated, at + negated + allowed):
            return "", at
        if allowed:
            return NO if negated else YES, at + negated + allowed
        if keys[at - 1 : at] == ["still"] and keys[at : at + 1] in (["cross"], ["crossing"], ["pass"]):
            return YES, at + 1
        ends = at + negated + 1 >= len(keys) or self.line.has_break(at + negated + 1, at + negated + 2)
        if keys[at + negated : at + negated + 1] in (["yes"], ["ok"], ["no"], ["nok"]) and ends:  # "aid ok, trade no"
            return NO if negated or keys[at] in ("no", "nok") else YES, at + negated + 1
        if negated:  # "travellers cross, trucks not yet"
            last = at + negated >= len(keys) or self.line.has_break(at + negated, at + negated + 1)
            return (NO, at + negated) if last and self.verbs else ("", at)
        only = words.ONLY.has(keys, at)
        if only:
            return YES, at + only
        state, length = words.STATUS.at(keys, at)
        told = {Status.OPEN.value: YES, Status.CLOSED.value: NO, Status.LIMITED.value: RESTRICTED}.get(state, "")
        noun = words.NO_STATUS.has(keys, at) or keys[at + length : at + length + 1] in (["to"], ["for"], ["except"])
        return (told, at + length) if told and not noun else ("", at)

    def _is_through_something(self, at: int, end: int) -> bool:
        """Whether those who pass do so through something other than the crossing: "trucks pass inspection"."""
        line = self.line
        goes = line.keys[at] in ("pass", "passes") or line.keys[end - 1] == "through"
        if not goes or end >= len(line) or line.has_break(end, end + 1):
            return False
        known = words.NEUTRAL.has(line.keys, end) or words.NEAR.has(line.keys, end) or line.keys[end] in words.NAME_ENDS
        return line.roles[end] in ("volume", "figure") or (
            line.free(end, end + 1) and not (known or line.keys[end] == "through")
        )

    def _excepted(self, place: int, first: int) -> int:
        """Such as "open except for trade", "closed to pedestrians except patients"."""
        line = self.line
        verb = self.verbs[-1]
        start = first + (line.keys[first : first + 1] in (["for"], ["to"]))
        closed = verb.state == Status.CLOSED.value
        if not (closed and verb.scoped):
            end = self._modes(start, YES if closed else NO)
            if end > start:
                line.take("mode", place, start, "")
                if closed:
                    self.verbs[-1] = verb._replace(state=Status.LIMITED.value)
                    self._is_for_no_others = True
                    joined = line.keys[end : end + 1] == ["and"] and words.WHO.has(line.keys, end + 1)
                    if joined:
                        line.roles[end] = "mode"
                    return self._only_for(end + 1) if joined else end
                return end
            if not closed or not self._only_for(start):
                return first
            self.verbs[-1] = verb._replace(state=Status.LIMITED.value)
            line.take("mode", place, self._only_for(start), f"only {self.passage.who}")
            return self._only_for(start)
        end = start
        while end < len(line) and line.free(end, end + 1) and not (end > start and line.has_break(end, end + 1)):
            end += 1
        if end > start and not line.has_break(start, start + 1):
            self.passage.who = line.said(start, end)
            for name, value in self.passage.modes.items():
                if value == NO:
                    self.passage.modes[name] = RESTRICTED
            line.take("mode", place, end, f"only {self.passage.who}")
        return end

    def _only_allowed(self, place: int, first: int) -> int:
        """Such as "closed, only ambulances allowed": the word behind it, 0 where it is not told of people."""
        line = self.line
        allowed = next((at for at in range(first, line.clause(place)[1]) if words.ALLOWED.has(line.keys, at)), 0)
        who = line.said(first, allowed)
        closed = self.verbs[-1].state == Status.CLOSED.value and not self.verbs[-1].scoped
        if not (allowed and closed and line.free(place, allowed) and words.WHO.has(line.keys, first)):
            return 0
        self.passage.who = who
        self.verbs[-1] = self.verbs[-1]._replace(state=Status.LIMITED.value)
        end = allowed + words.ALLOWED.has(line.keys, allowed)
        line.take("mode", place, end, f"only {who}")
        return end

    def _only_for(self, start: int) -> int:
        """The word behind those for whom alone it is open: "closed except for patients"; 0 where it is no people."""
        line = self.line
        end = start
        while (
            end < len(line)
            and line.free(end, end + 1)
            and line.keys[end] not in ("at", "on", "after", "during", "until")
        ):
            people = words.WHO.has(line.keys, end) or words.PERSONS.has(line.keys, end)
            listed = people and {"and", "or"} & set(line.keys[end + 1 : end + 3])  # "women, children and elderly"
            if end > start and (is_time(line, end) or (line.has_break(end, end + 1) and not listed)):
                break
            end += 1
        end -= end > start and bool(words.ONLY.has(line.keys, end - 1))
        people = any(words.PERSONS.has(line.keys, at) or words.WHO.has(line.keys, at) for at in range(start, end))
        if not people or end - start > 5:
            return 0 if not self.passage.who else end
        self.passage.who = line.said(start, end)
        line.take("mode", start, end, f"only {self.passage.who}")
        at = start
        while at < end:
            who, (mode, length) = words.WHO.has(line.keys, at), words.MODES.at(line.keys, at)
            if length > who and mode in Mode.words():
                self._set(mode, YES)  # "except for emergencies and aid"
            at += max(who, length, 1)
        return end

    # what may not be read as a status

    def _check_states(self) -> None:
        line = self.line
        hours = next((part for part in line.parts if part.about == "hours"), None)
        resting = self._resting(hours) if hours else None
        if any(point.about == "status" for point in line.open_points):
            return
        plain = [verb for verb in self.verbs if not verb.scoped]
        states = list(dict.fromkeys(Status.OPEN.value if verb is resting else verb.state for verb in plain))
        if set(states) == {Status.OPEN.value, Status.LIMITED.value} or set(states) == {
            Status.OPEN.value,
            Status.SPORADIC.value,
        }:
            states = [state for state in states if state != Status.OPEN.value]
        if (
            set(states) == {Status.OPEN.value, Status.CLOSED.value}
            and YES in self.passage.modes.values()
            and self._one_open()
        ):
            states = [Status.LIMITED.value]  # "closed, but open to aid"
        if len(states) > 1 and self._by_side():
            return
        if len(states) > 1:
            self._ask(
                self.verbs[0].first, self.verbs[-1].end, f"{' and '.join(states)} on one line; write a line for each"
            )
            return
        self.passage.state = states[0] if states else ""
        some_closed = not self.passage.state and NO in self.passage.modes.values()
        if hours and (self.passage.state == Status.CLOSED.value or some_closed):
            why = f"“{hours.says}”: at these hours it is closed, or open? write open with its hours"
            self._ask(hours.first, hours.end, why)
        last = self.verbs[-1] if self.verbs else None
        asked = "".join(word.before for word in line.words[last.first :]) + line.ending if last else ""
        begins = next((at for at in range(len(line)) if line.roles[at] not in ("date", "undated", "tag")), 0)
        question = line.keys[begins] in words.QUESTION and line.roles[begins] in ("", "mode verb")
        question = question and (line.roles[begins + 1 : begins + 2] == ["crossing"] or line.keys[begins][0] == "a")
        if last and ("?" in asked or question):
            self._ask(
                last.first,
                last.end,
                f"“{line.said(last.first, last.end)}” is a question; write it without the question mark",
            )

    def _resting(self, hours: Part) -> Verb | None:
        """The verb of "closed fridays", which tells that it is open on the other days; asked where it tells more."""
        line = self.line
        verb = next((verb for verb in self.verbs if verb.end == hours.first), None)
        if verb is None or not line.said(verb.first, hours.end).endswith(hours.says):
            return None
        if verb.state != Status.CLOSED.value or verb.scoped or self.phase or len(self.sides) > 1:
            said = line.said(verb.first, hours.end)
            why = f"“{said}”: for whom and when is it closed, and what holds on the other days? write a line for each"
            self._ask(verb.first, hours.end, why)
            return None
        whole = verb._replace(end=hours.end)
        self.verbs[self.verbs.index(verb)] = whole
        told = next(part for part in line.parts if part.about == "status" and part.first == verb.first)
        line.parts[line.parts.index(told)] = told._replace(says=Status.OPEN.value)
        return whole

    def _by_side(self) -> bool:
        """Whether each word of status has a side of its own: "turkish side closed, syrian side open"."""
        line = self.line
        plain = [verb for verb in self.verbs if not verb.scoped]
        told: dict[str, str] = {}
        for verb in plain:
            first, end = self._segment(verb)
            here = {side for start, _, side in self.sides if first <= start < end}
            if len(here) != 1 or here & set(told):
                return False
            told[here.pop()] = verb.state
        if (
            self.passage.modes
            or len(plain) != len(self.verbs)
            or any(line.roles[at] == "hours" for at in range(len(line)))
        ):
            return False
        self.passage.sides = told
        return True

    def _segment(self, verb: Verb) -> tuple[int, int]:
        """The words around a word of status, up to a comma or the like, "but", "and" or "while"."""
        line = self.line
        first, end = line.clause(verb.first)
        joints = [at for at in range(first, end) if line.keys[at] in words.CONTRAST]
        return max([first, *(at for at in joints if at < verb.first)]), min(
            [end, *(at for at in joints if at > verb.first)]
        )

    def _one_open(self) -> bool:
        """Whether the line is of the kind "closed, but open to aid": open is said of modes alone, at the same time."""
        line = self.line
        opened = [verb for verb in self.verbs if verb.state == Status.OPEN.value and not verb.scoped]
        closed = next(verb for verb in self.verbs if verb.state == Status.CLOSED.value and not verb.scoped)
        between = line.keys[closed.end : opened[0].first]
        return bool({"but", "though", "yet", "although"} & set(between)) and all(
            line.keys[verb.end : verb.end + 1] in (["to"], ["for"], ["only"]) for verb in opened
        )

    def _ask(self, first: int, end: int, why: str, offers: Sequence[Offer] = ()) -> None:
        self.line.ask("status", first, end, why, offers)
