"""Who did it, and to whom: "by" behind a deed, the subject of a verb, whose a deed is.

"By" behind figures, at the end, is the speaker where an organisation is named that reports; of others it is asked.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from store.entry import words
from store.entry.actors import Actors, Doer, Speaker, subject_of, unquoted, without_article
from store.entry.how_many import numbers_in
from store.entry.names import Found, country_at
from store.entry.tokens import Offer
from store.records.vocabulary import Role
from store.text.folding import is_arabic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.entry.how_many import Figure

_REPORTERS = frozenset(("organisation", "person", ""))

_ACCUSATIVE = re.compile(r"['’][yn]?[ıiuü]$")

_SOLDIERS = frozenset(
    ("soldier", "soldiers", "troops", "officer", "officers", "guard", "guards", "policeman", "policemen")
)

_VERBS = (words.ACTIVE_DEEDS, words.HITS, words.FIGURES, words.STATUS, words.SAYS)

_NO_NAMES = (
    words.MEANS, words.TYPES, words.HITS, words.FALLS, words.NEUTRAL, words.NEAR, words.PLACE_WORDS, words.MODES,
    words.VOLUME, words.NO_PERSONS, words.SAYS, words.ADJUNCT, words.COUNTRY, words.FIGURES, words.ORDINALS,
    words.VAGUE, words.NOT_PEOPLE, words.HELD_BY,
)  # fmt: skip
"""Words that are no name of those who did something."""

_ROLES = {
    "attack": Role.PERPETRATOR,
    "clash": Role.PERPETRATOR,
    "status": Role.AGENT,
    "authorisation": Role.AUTHORITY,
    "control": Role.AGENT,
}
"""What "by" means in a line of this type, where no deed stands before it."""


class Doers(Actors):
    """Those who did what a line tells, and those who suffered it."""

    def take_by(self, figures: Sequence[Figure], kind: str) -> list[Speaker]:
        """What each "by" names: who did it, else who says it; what cannot be known is asked."""
        said: list[Speaker] = []
        line = self.line
        for place in range(len(line)):
            if line.keys[place] in words.BY_BEHIND:
                self._by_behind(place, kind)
        for place in range(len(line) - 1):
            if self.is_order(place) and line.keys[place + 1] in ("of", "from"):  # "by order of the governor"
                line.roles[place : place + 2] = ["actor"] * 2
                self._ordered(place)
                continue
            marker = self.is_by(place) and line.free(place, place + 1)
            marker = marker and not (self.is_order(place + 1) or self.is_order(place + 2))
            if not marker or (line.keys[place + 1] == "the" and place + 2 >= len(line)):
                continue
            if self._is_no_actor(place + 1) and not self._from(place + 1):
                continue
            speaker = self._by(place, figures, kind)
            if speaker:
                said.append(speaker)
        return said

    def _ordered(self, order: int) -> None:
        """Take those by whose order it was done: "by order of Jordan and Syria"."""
        line, keys = self.line, self.line.keys
        first = order - 1
        end, who = self._named_at(order + 2)
        if not who and order + 2 >= len(line):
            line.ask("actor", order, order + 2, f"“{line.said(order, order + 2)}”: whose? write who ordered it")
        while who:
            self._did(first, end, who, Role.AGENT)
            joined = keys[end : end + 1] == ["and"] and line.free(end, end + 2)
            first, start = end, end + 1
            named = start + (keys[start : start + 1] == ["the"])
            known = self._from(start) or words.is_any(keys, named, words.COUNTRY, words.AGENTS, words.PERSON)
            end, who = self._named_at(start) if joined and known else (end, "")

    def is_order(self, place: int) -> bool:
        """Whether a word tells that something was done by an order: "by order of X", "on the orders of X"."""
        keys, before = self.line.keys, place - 1
        before -= before > 0 and keys[before] in words.ARTICLES
        ordered = before >= 0 and keys[place : place + 1] and keys[place] in words.ORDERS
        return bool(ordered) and (keys[before] in words.BY or keys[before] in ("on", "under"))

    def is_by(self, place: int) -> bool:
        """Whether a word says that who did it follows: "by", or such as "par" between a deed and a known actor."""
        keys = self.line.keys
        if keys[place] in ("of", "from") and place and words.PERMISSIONS.has(keys, place - 1):
            near = range(place + 1, min(place + 4, len(keys)))  # "consent of the government of Syria"
            return any(self._from(at) or words.COUNTRY.has(keys, at) or words.AGENTS.has(keys, at) for at in near)
        if keys[place] == "from" and place:
            agents = any(words.AGENTS.has(keys, at) for at in range(place + 1, self._doer_end(place + 1)))
            known = self._from(place + 1) and not words.COUNTRY.has(keys, place + 1)  # "from Turkey" is where
            return self._is_deed_end(place) and (known or agents)
        elsewhere = place > 0 and keys[place] in words.BY_ELSEWHERE
        agents = elsewhere and any(words.AGENTS.has(keys, at) for at in (place + 1, place + 2))
        if (not self._from(place + 1) and not agents) or keys[place] in words.BY:
            return keys[place] in words.BY or (elsewhere and keys[place - 1] in words.COMMITTED)
        deed = place - 1 - (keys[place - 1] == "from")
        told = words.TYPES.at(keys, deed)[0] in ("attack", "clash") or keys[deed] in words.COMMITTED
        told = told or self._is_deed(deed) or bool(words.FIGURES.has(keys, deed))
        return keys[place] in words.BY_AN_ACTOR or (told and elsewhere)

    def _is_deed_end(self, end: int) -> bool:
        """Whether an attack or a clash is told right before a word: "under mortar fire"."""
        spans = ((end - back, back) for back in (4, 3, 2, 1) if end >= back)
        return any(words.TYPES.at(self.line.keys, at) == ("attack", back) for at, back in spans)

    def _by_behind(self, place: int, kind: str) -> None:
        """Such as "X tarafından", where the word stands behind the one who did it."""
        line = self.line
        found = next((found for found in self.actors.values() if found.end == place), None)
        first = found.first if found else place - 1
        if first < 0 or not line.free(first, place + 1):
            return
        who = self._one(found) if found else self._of_country(first)
        if who:
            self._did(first, place + 1, who, _ROLES.get(kind, Role.AGENT))
        else:
            line.ask("actor", first, place + 1, f"“{line.said(first, place + 1)}”: who did it? write “by” and a name")

    def _is_no_actor(self, place: int) -> bool:
        """Whether what "by" names is a means or a cause, as "shelling" is, and "a drone" where no more words follow.

        Before a means only who it is of counts: "by a Turkish drone" names Turkey, where that is a known actor.
        """
        keys = self.line.keys
        first = place + (keys[place] in words.ARTICLES)
        _, length = words.BY_NO_ACTOR.at(keys, first)
        end = self._doer_end(place)
        if length and (first == place or first + length == end):
            return True
        if keys[end - 1] in ("strike", "strikes", "protest", "protests") and not self._of_country(first):
            return not words.MEANS.has(keys, end - 2)  # "by customs strike"
        if not any(words.MEANS.has(keys, at) == end - at for at in range(first, end)):
            return False
        owner = self._of_country(first)
        if owner:
            self._did(place - 1, end, owner, Role.PERPETRATOR, self._caution(first))
        return True

    def _of_country(self, place: int) -> str:
        """Whose a weapon or a deed is, by a country's adjective: its actor's id, else the country in words."""
        code, length = self._nation(place)
        if not length:
            return ""
        ids = {id_ for name in words.COUNTRY.of(code) for id_ in self.names.called("actors", name)}
        name = next(words.COUNTRY.of(code)).title()
        return ids.pop() if len(ids) == 1 else "" if ids else name

    def _caution(self, first: int) -> str:
        """The word of caution right before a word: "suspected", "allegedly"."""
        line = self.line
        at = first - 1
        while at >= 0 and line.keys[at] in words.BY | words.ARTICLES and not line.has_break(at + 1, at + 2):
            at -= 1
        return line.said(at, at + 1) if at >= 0 and words.CAUTION.has(line.keys, at) else ""

    def _by(self, place: int, figures: Sequence[Figure], kind: str) -> Speaker | None:
        line = self.line
        start = place + 1
        while start < len(line) and words.CAUTION.has(line.keys, start):
            start += 1
        found = self._from(start)
        end = found.end if found else self._doer_end(start)
        if not found and place and words.PERMISSIONS.has(line.keys, place - 1):
            end = next((at for at in range(start + 1, end) if self._begins_verb(at)), end)
        if end <= start or self._is_doubtful(place, end):
            return None
        who = self._one(found) if found else line.said(start, end)
        before = line.keys[place - 1] if place else ""
        first, _ = line.clause(place)
        behind_figure = max((figure.end for figure in figures if figure.end <= place), default=-1)
        deed = next((at for at in range(place - 1, first - 1, -1) if self._is_deed(at)), -1)
        acts = next((acts for at in range(first, place) if (acts := self._suffered(words.ACTS, at))), "")
        role: Role | None = None
        if before in words.COMMITTED:
            role = Role.PERPETRATOR
        elif any(
            words.REPELLED.has(line.keys, at) or (self._suffered(words.NOT_MEANS, at) and kind == "other")
            for at in range(first, place)
        ):
            role = Role.AGENT  # "a bomb defused by …"
        elif acts and not (found and self._reports(found)) and not (kind == "attack" and before == "captured"):
            role = Role(acts)  # "5 smugglers arrested by …"
        elif behind_figure == place or (behind_figure > deed and end == len(line)):
            counted = any(
                figure.end == behind_figure and not words.FIGURES.has(line.keys, figure.first) for figure in figures
            )
            figure_word = counted or (behind_figure == place and bool(words.FIGURES.has(line.keys, place - 1)))
            return self._by_behind_figures(place, end, who, found, figure_word=figure_word)
        elif deed >= 0:
            status = words.STATUS.has(line.keys, deed) or words.MODES.has(line.keys, deed)
            role = Role.AGENT if status else Role.PERPETRATOR
        else:
            known = (words.TYPES, words.TAKEN, words.SAYS, words.CAUTION, words.ALLOWED, words.MOVED, words.AUTHORISES)
            unknown = before.endswith("ed") and not words.is_any([before], 0, *known)
            unknown = unknown and not acts and line.free(place - 1, place)  # "pursued by the army" is no attack by it
            role = None if unknown else _ROLES.get(kind)
        if not found and not self._may_act(start, end):
            if place and words.CROWDED.has(line.keys, place - 1):
                return None  # "delayed by weeks"
            role = None
        if role:
            if not found:
                self._ask_near("actor", start, end)
                who = unquoted(who)
            claimed = who if before == "claimed" else ""
            self._did(place, end, who, role, self._caution(start), claimed)
            self._and_others(end, role)
            return None
        why = f"“{line.said(place, end)}”: did they do it, or say it? write “says {who}” or “done by {who}”"
        line.ask("actor", place, end, why, self._by_offers(place, end))
        return None

    def _begins_verb(self, place: int) -> bool:
        """Whether it is told at a word what becomes of a permission, or whom it is for: "consent of X expired"."""
        line = self.line
        participle = line.keys[place].endswith("ed") and line.words[place].text.islower()
        return participle or words.is_any(line.keys, place, words.ENDED, words.AUTHORISES, words.MODES, words.MOVED)

    def _suffered(self, table: words.Phrases, place: int) -> str:
        """What an act is, of which nobody is the object behind it: "a bomb defused by …", not "army defuses bomb"."""
        meaning, length = table.at(self.line.keys, place)
        return "" if length and self._has_object(place + length) else meaning

    def _may_act(self, first: int, end: int) -> bool:
        """Whether words that name no known actor may name somebody: by a word for people or powers, or by a capital."""
        line = self.line
        tables = (words.AGENTS, words.MEDIA, words.ANONYMOUS, words.PERSONS, words.HELD_BY, words.COUNTRY)
        people = any(
            table.has(line.keys, at) and line.keys[at] not in words.PEOPLE_LINKS
            for table in tables
            for at in range(first, end)
        )
        return people or any(without_article(line.words[at].text)[:1].isupper() for at in range(first, end))

    def _is_doubtful(self, place: int, end: int) -> bool:
        """Whether "not by X" or "by X or Y" stands there, which is asked."""
        line = self.line
        negated = place > 0 and bool(words.NEGATION.has(line.keys, place - 1))
        either = bool(words.EITHER.intersection(line.keys[end : end + 1]))
        if negated or either:
            first, last = place - negated, min(end + 2 * either, len(line))
            why = f"“{line.said(first, last)}”: who did it? write only who did, or leave it out"
            line.ask("actor", first, last, why)
            line.take("by", place, last, "")
            for at in range(place + 1, last):
                self.actors.pop(at, None)
        return negated or either

    def _and_others(self, end: int, role: Role) -> None:
        """Those joined by "and" to one who did it."""
        line = self.line
        while words.ALSO.intersection(line.keys[end : end + 1]):
            found = self._from(end + 1)
            stop = found.end if found else end + 1 + words.COUNTRY.has(line.keys, end + 1)
            if stop == end + 1:
                return
            self._did(end, stop, self._one(found) if found else line.said(end + 1, stop), role)
            end = stop

    def _by_offers(self, place: int, end: int) -> list[Offer]:
        who = self.line.said(place + 1, end)
        return [
            Offer(f"says {who}", self.line.with_words(place, end, f"says {who}")),
            Offer(f"done by {who}", self.line.with_words(place, end, f"done by {who}")),
        ]

    def _is_deed(self, place: int) -> bool:
        keys = self.line.keys
        return bool(words.DEEDS.has(keys, place) or words.STATUS.has(keys, place) or words.STOPPED.has(keys, place))

    def _by_behind_figures(
        self, place: int, end: int, who: str, found: Found | None, *, figure_word: bool
    ) -> Speaker | None:
        line = self.line
        kind = self.names.actors[found.ids[0]].kind if found else "unknown"
        if found and self._reports(found):
            line.take("speaker", place, end, f"said by {who}")
            self.actors.pop(found.first, None)
            return Speaker(who, True, place, 0, place)
        armed = not found and line.keys[end - 1] in words.ARMED
        if figure_word and (armed or (found and kind not in _REPORTERS)):
            self._did(place, end, who, Role.PERPETRATOR)
            return None
        said = line.said(place, end)
        says = f"“says {line.said(place + 1, end)}”"
        why = f"“{said}” after figures: did they do it, or say it? write {says} or “done {said}”"
        line.ask("speaker", place, end, why, self._by_offers(place, end))
        line.take("by", place, end, "")
        return None

    def subjects(self, kind: str, figures: Sequence[Figure]) -> None:
        """Known actors beside the word of a deed: "israel strikes …", "attack on X", "clash between X and Y"."""
        self._suffering(kind, {at for one in figures if one.value for at in range(one.first, one.end)})
        self._accused()
        for place in range(len(self.line)) if kind not in ("attack", "clash") else ():
            acts = self._acted(place)
            if acts and self.line.roles[place] in ("", "figure", "volume"):
                first = self.line.clause(place)[0]
                while first < place and self.line.roles[first]:
                    first += 1
                if not self.agent(place, first, Role(acts)) and acts == Role.PERPETRATOR.value:
                    self._robbers(place)
        for first, found in sorted(self.actors.items()):
            role = self._role(first, found, kind)
            if role:
                self._did(
                    first, found.end, self._one(found), role, self._caution(first) if role is Role.PERPETRATOR else ""
                )
        if kind != "clash":
            self._nations_attacked(kind)
        if kind == "clash":
            self._parties()
        if kind == "attack":
            for place in range(len(self.line)):
                self._country_before_deed(place)
                self._agents_before_deed(place)
                self._powers_before_deed(place)
        if kind == "authorisation":
            self._country_permits()
        if kind in ("attack", "clash"):
            self._ask_for_the_rest()

    def _suffering(self, kind: str, counted: set[int]) -> None:
        """Note whose people came to harm: "2 SDF fighters killed", "3 US soldiers hurt"; `counted` words tell them."""
        role = Role.PARTY if kind == "clash" else Role.VICTIM
        for found in self.victims:
            if kind == "clash" or found.first in counted:
                self.doers.append(Doer(self._one(found), role))
        known = {at for found in self.victims for at in range(found.first, found.end)}
        for place in sorted(counted - known) if kind != "clash" else ():  # whose parties are told already
            end = place + self._nation(place)[1]
            armed = end > place and any(self.line.keys[at] in _SOLDIERS for at in counted & {end, end + 1})
            if armed and (owner := self._of_country(place)) and all(doer.who != owner for doer in self.doers):
                self.doers.append(Doer(owner, role))

    def _nations_attacked(self, kind: str) -> None:
        """Such as "Israeli drone shot down", "attack on US and Turkish troops": whose the thing or the armed are."""
        line = self.line
        for place in range(len(line)):
            length = self._nation(place)[1] if line.free(place, place + 1) and place not in self.actors else 0
            end = stop = place + length
            joined = length and line.keys[end : end + 1] == ["and"] and line.free(end, end + 2)
            also = self._nation(end + 1)[1] if joined else 0
            stop += also and 1 + also
            while length and not line.has_break(stop, stop + 1) and words.HELD_BY.has(line.keys, stop):
                stop += 1
            armed = stop > end and (
                line.keys[stop - 1] not in words.MAY_BE_CIVIL or not words.MAY_HOLD.isdisjoint(line.keys[end:stop])
            )
            nation = Found("actors", place, end, ())
            if armed and self._role(place, nation, kind) is Role.TARGET and (owner := self._of_country(place)):
                self._did(place, end, owner, Role.TARGET)
                if also:
                    self._did(end + 1, end + 1 + also, self._of_country(end + 1), Role.TARGET)

    def _acted(self, place: int) -> str:
        """What an act is of which those before it are the doers; empty where they suffered it: "drone shot down at"."""
        meaning, length = words.ACTS.at(self.line.keys, place)
        participle = self.line.keys[place].endswith("ed") or self.line.keys[place] in ("shot", "sent", "stolen")
        object_ = self._has_object(place + length) or self._is_figure_of(place)
        return meaning if object_ or not participle else ""

    def _robbers(self, verb: int) -> None:
        """Take the people who rob, loot or kidnap in the active voice: "masked men rob a bus"."""
        start, end = subject_of(self.line, verb)
        active = not self.line.keys[verb].endswith(("ed", "stolen")) and self._has_object(verb + 1)
        if active and start < end and self._names_people(start, end):
            self._did(start, end, self.line.said(start, end), Role.PERPETRATOR)

    def _parties(self) -> None:
        """Those who are named in words: "between smugglers and the army", "police clash with drivers"."""
        line = self.line
        verb, length = next(
            (
                (at, size)
                for at in range(len(line))
                for kind, size in (words.TYPES.at(line.keys, at),)
                if kind == "clash"
            ),
            (0, 0),
        )
        start = line.clause(verb)[0]
        counted = next((number for number in numbers_in(line) if start <= number.first and number.end < verb), None)
        who = range(counted.first, verb) if counted else range(0)
        plain = all(not words.MEANS.has(line.keys, at) and line.keys[at] not in words.EDGES for at in who)
        if counted and plain and line.free(counted.first, verb) and not line.has_break(counted.first + 1, verb + 1):
            self._did(counted.first, verb, line.said(counted.first, verb), Role.PARTY)  # "two clans clash"
        joints = [at for at in range(start, verb) if line.keys[at] == "and"]
        for first, end in pairwise([start, *(at + 1 for at in joints), verb + 1]):
            while first < end - 1 and line.roles[first]:
                first += 1
            if line.roles[first - 1 : first] != ["actor"] or line.keys[first - 1] in words.ALSO:
                self.agent(end - 1, first, Role.PARTY)
        for at in range(1, len(line)):
            if self._is_figure_of(at):
                self.agent(at, line.clause(at)[0], Role.PARTY)  # "army kills smuggler in clash"
        between = (at + 1 for at in range(len(line)) if line.keys[at] == "between" and not line.roles[at])
        at = next(between, verb + length + 1 if line.keys[verb + length : verb + length + 1] == ["with"] else 0)
        while 0 < at < len(line):
            at += line.keys[at] == "the"
            end = self._doer_end(at)
            joined = [place for place in range(at + 1, end) if line.words[place].text.startswith("و")]
            if len(joined) == 1 and re.match("وال..", line.words[joined[0]].text):  # "بين القوات والمسلحين"
                self._did(at, joined[0], line.said(at, joined[0]), Role.PARTY)
                self._did(joined[0], end, line.said(joined[0], end)[1:], Role.PARTY)
            elif joined:
                line.ask("actor", at, end, f"“{line.said(at, end)}”: who are the two? write “and” between them")
            elif end > at:
                self._did(at, end, line.said(at, end), Role.PARTY)
            while end < len(line) and line.roles[end] == "actor":
                end += 1
            at = end + 1 if line.keys[end : end + 1] == ["and"] else 0

    def _role(self, first: int, found: Found, kind: str) -> Role | None:
        """What a known actor does, by the words right before and behind its name."""
        line, keys, end = self.line, self.line.keys, found.end
        begin = first - (keys[first - 1] in words.ARTICLES) if first else first
        if words.ON_TARGET.before(keys, begin):
            return Role.TARGET
        if keys[first - 1 : first] in (["on"], ["against"]) and any(
            words.DEEDS.has(keys, at) for at in range(line.clause(first)[0], first)
        ):
            return Role.TARGET  # "strike near CROSSING on X convoy"
        if any(words.BREAKDOWN.has(keys, first - back) for back in (1, 2, 3) if first >= back):
            return Role.PARTY if kind == "clash" else Role.VICTIM
        if kind == "clash":
            return Role.PARTY
        if kind == "authorisation":
            at = end + (keys[end : end + 1] in (["has"], ["have"]))
            permits = words.AUTHORISES.has(keys, at) or words.PERMISSIONS.has(keys, at)
            return Role.AUTHORITY if permits else None
        if any(self._is_active(first - back, first) for back in (1, 2, 3, 4) if first >= back):
            return Role.TARGET
        at = end
        while at < len(line) and not line.has_break(at, at + 1) and words.HELD_BY.has(keys, at):
            at += 1
        thing = at > end and keys[at - 1] in words.THINGS
        near = words.NEAR.has(keys, at) or (keys[at : at + 1] in (["at"], ["in"]))
        at = at + near if near and line.roles[at + near : at + near + 1] == ["crossing"] else at
        while at < len(line) and line.roles[at] == "crossing" and not line.has_break(at, at + 1):
            at += 1
        if at >= len(line) or line.has_break(at, at + 1):
            return None
        passive = keys[at] in words.PASSIVE_VERBS
        deed = at + 1 + (keys[at + 1 : at + 2] == ["been"]) if passive else at
        follows = deed < len(line) and not line.has_break(deed, deed + 1)
        length = self._active(deed) if follows else 0
        if follows and words.ACTS.has(keys, deed) and not self._acted(deed):
            return Role.TARGET
        if length and not passive and self._is_mine(deed + length):
            return Role.TARGET
        if length and (passive or (words.PASSIVE.has(keys, deed) and not self._has_object(deed + length))):
            return Role.TARGET
        if length and thing and keys[deed].endswith(("ed", "hit", "struck")) and not self._has_object(deed + length):
            return Role.TARGET  # "SDF base shelled near …"
        if follows and not passive and self._is_figure_of(deed):
            return Role.PERPETRATOR
        told = words.DEEDS.has(keys, end) or words.MEANS.has(keys, end) or keys[end] == "fire"
        noun = kind == "attack" and at == end and bool(told) and not words.FIGURES.has(keys, end)
        return Role.PERPETRATOR if noun or (length and not words.FIGURES.has(keys, deed)) else None

    def _is_active(self, place: int, first: int) -> bool:
        """Whether a deed in the active voice at a word has what stands from `first` on as its object."""
        line = self.line
        length = words.ACTIVE_DEEDS.has(line.keys, place)
        between = range(place + length, first)
        if line.has_break(place + 1, first + 1):
            return False
        idle = all(line.keys[at] in words.ARTICLES | {"of"} or words.HELD_BY.has(line.keys, at) for at in between)
        return bool(length) and place + length <= first and idle

    def _has_object(self, at: int) -> bool:
        """Whether what was attacked follows a deed: a name, or words that are no place, time or cause."""
        line = self.line
        if at >= len(line) or line.has_break(at, at + 1) or line.roles[at] in ("date", "figure", "source"):
            return False
        return not (line.keys[at] in words.NAME_ENDS or line.keys[at] in words.BY or words.NEAR.has(line.keys, at))

    def _is_figure_of(self, place: int) -> bool:
        """Whether a word of casualties in the active voice, with its number behind it, stands at a word."""
        line = self.line
        part = next((part for part in line.parts if part.about == "figure" and part.first == place), None)
        return part is not None and bool(words.FIGURES.has(line.keys, place))

    def _country_before_deed(self, place: int) -> None:
        """Such as "Israeli air strike", "Turkish shelling", where the country is a known actor."""
        line = self.line
        length = self._nation(place)[1]
        end = place + length
        origin = place and line.keys[place - 1] in ("from", "inside", "into", "to", "towards")
        if not length or not line.free(place, end) or place in self.actors or origin:
            return
        if line.has_break(end, end + 1) and not self._caution(place):
            return
        deed = (
            words.MEANS.has(line.keys, end) or words.DEEDS.has(line.keys, end) or line.keys[end : end + 1] == ["fire"]
        )
        deed = deed or (bool(self._caution(place)) and (end == len(line) or line.has_break(end, end + 1)))
        behind = any(
            words.TYPES.at(line.keys, place - back)[0] == "attack" or words.MEANS.has(line.keys, place - back) == back
            for back in (1, 2)
            if place >= back
        )
        if line.keys[place] in words.COUNTRY_BEHIND and behind:
            deed, end = 1, place  # "frappe israélienne", "raid aérien américain"
        on_it = words.ON_TARGET.before(line.keys, place)
        owner = self._of_country(place) if deed and not on_it and not words.FIGURES.has(line.keys, end) else ""
        if owner and all(doer.who != owner for doer in self.doers):
            self._did(place, end, owner, Role.PERPETRATOR, self._caution(place))
            other = place - 2 if line.keys[place - 1 : place] == ["and"] else place - 1  # "Syrian, Russian jets"
            if other >= 0 and line.free(other, place) and (also := self._of_country(other)):  # "Israeli and US jets"
                self._did(other, place, also, Role.PERPETRATOR)

    def _agents_before_deed(self, verb: int) -> None:
        """Such as "unidentified gunmen killed two", "gunmen on motorbikes fire on …": who did it, in the line's words.

        Of a name that nobody knows it is asked whether they did it, with those offered that are spelt nearly so.
        """
        line, keys = self.line, self.line.keys
        behind = verb + self._active(verb)
        active = behind > verb and line.free(verb, verb + 1)
        active = active and (not words.PASSIVE.has(keys, verb) or self._is_noun(behind))
        active = active and not self._is_mine(behind)
        if not (active or self._is_figure_of(verb)) or any(doer.role is Role.PERPETRATOR for doer in self.doers):
            return
        start, end = subject_of(line, verb)
        if start >= end or any(words.NEGATION.has(keys, at) or words.DOUBT.has(keys, at) for at in range(start, verb)):
            return
        agents = self._names_people(start, end) or self._is_country(start, end)
        name, quoted = line.words[start].text, line.words[start].quoted
        short = end - start == 1 and name.isupper() and name.isalpha() and 1 < len(name) < 7 and not line.text.isupper()
        struck = self._has_object(behind) and not keys[behind].endswith(("ed", "twice", "again"))
        struck = struck and not words.is_any(keys, behind, *_VERBS)
        struck = struck or self._is_figure_of(verb)  # "IDF strikes …", not "UN shelled at …"
        there = [
            at
            for at in range(behind, min(behind + 4, len(line)))
            if line.roles[at] == "crossing" or keys[at] in ("gate", "border", "post", "wall")
        ]
        if agents and keys[verb:behind] == ["shot", "at"] and there:
            why = f"“{line.said(start, behind)}”: did they shoot, or were they shot? write “fired on” or “were shot”"
            line.ask("actor", start, behind, why, [Offer("fired on", line.with_words(verb, behind, "fired on"))])
        elif agents and (struck or not keys[behind - 1].endswith(("ed", "struck"))):
            end = verb if line.free(start, verb) else end
            self._did(start, end, line.said(start, end), Role.PERPETRATOR)
        elif struck and (quoted or (short and not words.MEANS.has(keys, start))):
            self._ask_near("actor", start, end)
            self._did(start, end, unquoted(line.said(start, end)), Role.PERPETRATOR)
        elif struck and not any(words.is_any(keys, at, *_NO_NAMES) for at in range(start, end)):
            foreign = any(words.is_foreign(line.words[at].text) for at in range(start, end))
            self._ask_near("actor", start, end)
            said = line.said(start, end)
            if not foreign and not any(point.about == "actor" for point in line.open_points):
                why = f"“{said}” is not known: did they do it? write the name in quotes, or leave it out"
                line.ask("actor", start, end, why, [Offer(f"“{said}”", line.with_words(start, end, f'"{said}"'))])

    def _is_mine(self, at: int) -> bool:
        """Whether a mine stands at a word, which those who hit it did not lay: "patrol hits a landmine"."""
        at += self.line.keys[at : at + 1] != [] and self.line.keys[at] in words.ARTICLES
        return words.MEANS.at(self.line.keys, at)[0] in ("landmine", "IED")

    def _names_people(self, first: int, end: int) -> bool:
        """Whether a noun ends in a word for people or powers, or in what is theirs and fights: "coalition jets"."""
        keys, stop = self.line.keys, end
        while stop > first + 1 and words.HELD_BY.has(keys, stop - 1) and keys[stop - 1] not in words.THINGS:
            stop -= 1
        people = (words.AGENTS, words.PERSON, words.PERSONS)
        found = any(
            table.has(keys, at) == last - at for last in {end, stop} for table in people for at in range(first, last)
        )
        return found and not (words.COUNTRY.has(keys, end - 1) or keys[end - 1] in words.PEOPLE_LINKS)

    def _powers_before_deed(self, noun: int) -> None:
        """Such as "in army raids", "rebel attack near …": those whose deed a noun tells, where no verb does."""
        line, keys = self.line, self.line.keys
        length = words.DEEDS.has(keys, noun)
        told = length and not words.FIGURES.has(keys, noun) and words.TYPES.at(keys, noun)[0] == "attack"
        told = told and not keys[noun].endswith(("ed", "struck"))
        if not told or not line.free(noun, noun + length) or any(doer.role is Role.PERPETRATOR for doer in self.doers):
            return
        first, powers = noun, False
        tables = (words.COUNTRY, words.HELD_BY, words.AGENTS)
        while first and line.free(first - 1, first) and not line.has_break(first, first + 1):
            power = keys[first - 1] in words.ARMED_POWERS | words.MAY_HOLD
            if keys[first - 1] in words.THINGS or not (power or words.is_any(keys, first - 1, *tables)):
                break
            first, powers = first - 1, powers or power
        aimed = keys[first - 1 : first] in (["on"], ["against"], ["of"], ["at"], ["no"])
        by = any(keys[at] in words.BY for at in range(noun, line.clause(noun)[1]))
        if powers and not (aimed or by):
            self._did(first, noun, line.said(first, noun), Role.PERPETRATOR, self._caution(first))

    def _is_noun(self, at: int) -> bool:
        """Whether those stand at a word who suffered what is told before it: an article, a number, an actor, people."""
        line = self.line
        if at >= len(line) or line.has_break(at, at + 1):
            return False
        small = words.ARTICLES | {"his", "her", "their", "its"}
        counted = line.words[at].text[:1].isdigit() or line.keys[at] in words.NUMBERS or line.keys[at] in small
        return counted or at in self.actors or words.is_any(line.keys, at, words.AGENTS, words.HELD_BY)

    def _country_permits(self) -> None:
        """Such as "Syria consents …", "UN permission …", where the country or the UN is no actor of the file."""
        line = self.line
        for place in range(len(line)):
            end = place + (words.COUNTRY.has(line.keys, place) or int(line.words[place].text == "UN"))
            permits = words.AUTHORISES.has(line.keys, end) or words.PERMISSIONS.has(line.keys, end)
            if end > place and line.free(place, end) and permits:
                self._did(place, end, self._of_country(place) or line.said(place, end), Role.AUTHORITY)
            first = line.clause(place)[0]
            if words.AUTHORISES.has(line.keys, place) and not any(doer.role is Role.AUTHORITY for doer in self.doers):
                self.agent(place, next((at for at in range(first, place) if not line.roles[at]), place), Role.AUTHORITY)

    def _accused(self) -> None:
        """Who is believed to have done it, or claims it: "blamed on X", "Y accuses X", "X claims the attack"."""
        line, keys = self.line, self.line.keys
        for start in range(len(line)):
            first = start + words.ACCUSED.has(keys, start)
            known = self._from(first)
            if first == start or first >= len(line) or not line.free(start, first):
                continue
            if not known and not (line.free(first, first + 1) and self._may_act(first, self._doer_end(first))):
                continue
            accuser = next((other for other in self.actors.values() if other.end == start), None)
            begin = line.clause(start)[0]
            while begin < start and line.roles[begin]:
                begin += 1
            named = first == start + 1 and 0 < start - begin < 4 and keys[start] in words.ACCUSE
            told = line.said(begin, start) if named else ""
            by = self._one(accuser) if accuser else told or (self.said[0] if len(self.said) == 1 else "")
            end, who = self._named_at(first)
            hedge = line.said(start, first)
            self._did(accuser.first if accuser else start, end, who, Role.PERPETRATOR, hedge, by)
        for first, found in sorted(self.actors.items()):
            behind = words.ACCUSED_BEHIND.has(keys, found.end)
            claims = self._claims_deed(found.end)
            if claims and not line.has_break(found.end, found.end + 1):
                who = self._one(found)
                self._did(first, found.end + claims, who, Role.PERPETRATOR, by=who)
            elif behind:
                hedge = line.said(found.end, found.end + behind)
                self._did(first, found.end + behind, self._one(found), Role.PERPETRATOR, hedge)

    def _ask_for_the_rest(self) -> None:
        """Ask about an actor whose part in a deed is not understood, but for those behind "after", "near" and so on."""
        line = self.line
        for first, found in sorted(self.actors.items()):
            start = line.clause(first)[0]
            aside = any(words.ADJUNCT.has(line.keys, at) or words.NEAR.has(line.keys, at) for at in range(start, first))
            if not aside and line.free(first, found.end):
                said = line.said(first, found.end)
                why = f"“{said}”: what is their part? write attack by {said}, attack on {said}, or says {said}"
                line.ask("actor", first, found.end, why)

    def agent(self, verb: int, first: int, role: Role = Role.AGENT) -> bool:
        """Whether the words from one to a verb name who opened or closed it; if so they are taken."""
        line = self.line
        bare = verb
        while bare > first and (
            (line.free(bare - 1, bare) and words.NEUTRAL.has(line.keys, bare - 1))
            or (
                line.roles[bare - 1] == "crossing"
                and (
                    _ACCUSATIVE.search(line.words[bare - 1].text)
                    or line.keys[bare] in words.OBJECT_BEHIND
                    or line.roles[bare] == "crossing"
                )
            )
        ):
            bare -= 1
        for found in list(self.actors.values()):
            if found.end in (verb, bare) and found.first >= first:
                self._did(found.first, found.end, self._one(found), role)
                return True
        if bare < verb and "crossing" in line.roles[bare:verb]:  # "Türkiye 4 mayısta Sarim'i kapattı"
            before = next((at for at in range(bare, first, -1) if line.roles[at - 1] != "date"), first)
            agents = words.AGENTS.before(line.keys, before)
            start = before - agents - words.COUNTRY.before(line.keys, before - agents)
            if first <= start < before and line.free(start, before):
                self._did(start, before, line.said(start, before) if agents else self._of_country(start), role)
                return True
        start = next((at for at in range(first, verb) if line.free(at, verb)), verb)
        if start == verb:
            return False
        first_ = start + (line.keys[start] == "the")
        if self._countries(first_, verb, role) or (bare > first_ and self._countries(first_, bare, role)):
            return True
        text = line.words[first_].text
        named = first_ + 1 in (verb, bare) and line.roles[start - 1 : start] != ["crossing"] and not line.text.isupper()
        named = named and line.roles[verb] != "mode" and not words.MEANS.has(line.keys, first_)
        if named and 1 < len(text) < 8 and text.isupper():
            self._did(first_, first_ + 1, text, role)  # "UN suspends aid"
            return True
        of_place = line.roles[start - 1 : start] == ["crossing"] and not line.has_break(start, start + 1)
        of_place = of_place and not any(line.free(at, at + 1) for at in range(verb + 1, line.clause(verb)[1]))
        last = max((at for at in range(start, verb) if words.AGENTS.has(line.keys, at)), default=-1)
        stop = last + words.AGENTS.has(line.keys, last)
        while (
            stop < verb
            and words.COUNTRY.has(line.keys, stop) == 1
            and (line.keys[stop] in words.COUNTRY_BEHIND or is_arabic(line.keys[stop]))
        ):
            stop += 1  # "les autorités jordaniennes"
        if of_place or last < 0 or stop not in (verb, bare):
            return False
        place = start
        while place < last and words.AGENTS.has(line.keys, place) < stop - place:
            country = country_at(line, place)[1]
            if not country and line.keys[place] not in words.OF_AGENTS:
                return False
            place += max(country, 1)
        self._did(start, stop, line.said(start, stop), role)
        return True

    def framed(self, place: int, verb: int) -> bool:
        """Whether those who did it stand between the two words of "ji aliyê X ve" before a verb; they are taken."""
        line = self.line
        end = next((at for at in range(place + 2, min(place + 6, verb)) if line.words[at].text == "ve"), 0)
        if not end or not self.is_by(place) or not line.free(place, end) or line.has_break(place + 1, end + 1):
            return False
        self._did(place, end, line.said(place + 1, end), Role.AGENT)
        return True

    def _countries(self, start: int, verb: int, role: Role) -> bool:
        """Whether only countries stand before a verb: "Jordan and Syria reopened …"; they are taken."""
        line = self.line
        spans: list[tuple[int, int]] = []
        at = start
        while at < verb:
            length = words.COUNTRY.has(line.keys, at)
            if not length and not (spans and line.keys[at] == "and"):
                return False
            if length:
                spans.append((at, at + length))
            at += length or 1
        for first, end in spans:
            self._did(first, end, self._of_country(first), role)
        for (_, end), (after, _) in pairwise(spans):
            line.roles[end:after] = ["actor"] * (after - end)
        before = line.clause(start - 1)[0] if start else start
        while before < start and line.roles[before]:
            before += 1
        if (
            spans
            and before < start
            and words.COUNTRY.has(line.keys, before) == start - before
            and line.free(before, start)
        ):
            self._did(before, start, self._of_country(before), role)  # "Iraq, Syria reopen …"
        return bool(spans)

    def agent_behind(self, place: int) -> int:
        """Where those end who stand behind a verb in Arabic, and did it: "أغلقت السلطات التركية …"; 0 where none do."""
        keys, found = self.line.keys, self.actors.get(place)
        if place >= len(keys) or not self.line.free(place, place + 1) or not is_arabic(keys[place]):
            return 0
        agents = words.AGENTS.has(keys, place)
        end = found.end if found else place + (agents or words.COUNTRY.has(keys, place))
        while agents and not found and (length := words.COUNTRY.has(keys, end)):
            end += length
        return end if end > place else 0

    def did_behind(self, place: int, end: int, role: Role = Role.AGENT) -> None:
        """Take those who stand behind a verb as the ones who did it."""
        found = self.actors.get(place)
        country = self._of_country(place) if words.COUNTRY.has(self.line.keys, place) == end - place else ""
        self._did(place, end, self._one(found) if found else country or self.line.said(place, end), role)
