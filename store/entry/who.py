"""Who did it, who says it, and who now holds it: three things, as a line tells them apart.

"By" behind a deed names who did it; "says", "according to" and the like name who says it. "By" behind figures, at the
end, is the speaker where an organisation is named that reports; of others it is asked.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from store.entry import words
from store.entry.how_many import numbers_in
from store.entry.names import LONGEST, Found, Names, country_at, names_of_side, side_keys
from store.entry.tokens import Offer
from store.records.vocabulary import Role
from store.text.folding import fold, is_arabic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.entry.how_many import Figure
    from store.entry.tokens import Line

MOST_WORDS = 8
_MARKS = frozenset(("date", "source", "grade", "tag", "private", "undated", "@"))
"""What may stand behind the one who says it, at the end of a line."""
_REPORTERS = frozenset(("organisation", "person", ""))


class Speaker(NamedTuple):
    """Who says something: an actor's id or words, and from which word to which what they say stands."""

    by: str
    known: bool
    place: int
    first: int
    end: int
    stance: str = ""


class Control(NamedTuple):
    """Who holds a side: the side's key (empty where it is not told), the actor's id or words, and how firmly."""

    side: str
    by: str
    state: str


class Doer(NamedTuple):
    """Who did something, by id or in words; `hedge` is the line's word of caution, `by` who says that they did."""

    who: str
    role: Role
    hedge: str = ""
    by: str = ""


class People:
    """The actors of a line, and what they do in it."""

    def __init__(self, line: Line, names: Names, actors: Sequence[Found]) -> None:
        self.line, self.names = line, names
        self.actors = {found.first: found for found in actors if line.roles[found.first] != "figure"}
        self.victims = [found for found in actors if line.roles[found.first] == "figure"]
        self.doers: list[Doer] = []
        self.said: list[str] = []
        self.outlet: tuple[int, int] | None = None

    # who says it

    def speakers(self, content: list[int]) -> list[Speaker]:
        """Who says what: each speaker, and which words are theirs; `content` are the places of what can be said."""
        found: list[Speaker] = []
        line = self.line
        place = 0
        while place < len(line):
            speaker = self._speaker_at(place, content)
            if speaker:
                found.append(speaker)
                if role := self._claims_to_have_done(speaker.first - 1):
                    claimed = speaker.by if role is Role.PERPETRATOR else ""
                    self.doers.append(Doer(speaker.by, role, by=claimed))
                place = max(place + 1, speaker.place + 1)
            else:
                place += 1
        self.said = [speaker.by for speaker in found]
        return found

    def _speaker_at(self, place: int, content: list[int]) -> Speaker | None:
        line = self.line
        each = words.PER.has(line.keys, place) or self._is_each(place)
        before, length = ("", 0) if each else words.ACCORDING.at(line.keys, place)
        if length and line.free(place, place + length):
            end = self._name_end(place + length)
            if any(words.DOUBT.at(line.keys, at)[0] == "a rumour" for at in range(place + length, end)):
                return None  # "according to unconfirmed reports"
            end += line.keys[end : end + 1] in (["reports"], ["report"])
            if before != "named" or self._is_voice(place + length, end):
                return self._speaker(place, place + length, end, leading=self._is_leading(place, end, content))
        starts = place == 0 or line.has_break(place, place + 1) or line.roles[place - 1] in ("date", "undated")
        if starts and place in self.actors:
            end = self.actors[place].end
            if end < len(line) and line.words[end].before == ":":
                return self._speaker(place, place, end, leading=True)
        behind_crossing = place > 0 and line.roles[place - 1] == "crossing"  # "CROSSING mayor: …"
        if (starts or behind_crossing) and (end := self._voice_before_colon(place) or self._voice_at_place(place)):
            return self._speaker(place, place, end, leading=True)
        named = self.actors.get(place)
        end = named.end if named else place
        if place and line.roles[place - 1] == "figure" and not named:
            end += words.COUNTRY.has(line.keys, place)  # "3 killed (Iraq)"
        end = end if named or self._is_country(place, end) else place  # not "1 killed (Syrian)"
        if end > place and line.words[place].before and any(at < place for at in content):
            bracketed = "(" in line.words[place].before and ")" in self._behind(end)
            last = all(line.roles[at] in _MARKS for at in range(end, len(line))) and named and self._reports(named)
            if bracketed or last:
                return self._speaker(place, place, end, leading=False)
        refused = words.STOPPED.has(line.keys, place) > 1  # "convoy denied entry"
        stance, length = ("", 0) if refused else words.STANCES.at(line.keys, place)
        if length and line.free(place, place + length):
            first = self._subject(place)
            ends = place + length >= len(line) or line.has_break(place + length, place + length + 1)
            apart = first is not None and any(line.clause(at) != line.clause(first) for at in content if at < first)
            if first is not None and (apart or (ends and any(at < first for at in content))):
                said = line.said(first, place + length)
                line.ask("speaker", first, place + length, f"“{said}” what? write what they deny in a line of its own")
                self.actors.pop(first, None)
            elif first is not None and (first in self.actors or stance != "expects"):
                return self._speaker(first, first, place, leading=True, verb=place + length, stance=stance)
        length = words.SAYS.has(line.keys, place)
        if not length or not line.free(place, place + length):
            return None
        return self._saying(place, length, content)

    def _is_each(self, place: int) -> bool:
        """Whether "per" tells for each of what: "per truck"."""
        tables = (words.VOLUME, words.PERSON, words.NOT_PEOPLE, words.MODES)
        return self.line.keys[place] == "per" and any(table.has(self.line.keys, place + 1) for table in tables)

    def _is_voice(self, first: int, end: int) -> bool:
        """Whether some words are a name, or one of them is a word for a speaker."""
        line = self.line
        if first >= end:
            return False
        tables = (words.ANONYMOUS, words.MEDIA, words.AGENTS)
        voice = any(table.has(line.keys, at) for table in tables for at in range(first, end))
        named = bool(self._from(first)) or bool(words.OUTLETS.has(line.keys, first))
        return voice or named or _without_article(line.words[first].text)[:1].isupper()  # "selon l'ONU"

    def _is_title(self, first: int, end: int) -> bool:
        """Whether more than one word, and each, has a capital, in a line that has others: "The Local"."""
        line = self.line
        capitals = all(line.words[at].text[:1].isupper() for at in range(first, end))
        return capitals and end - first > 1 and not line.text.isupper()

    def _voice_before_colon(self, place: int) -> int:
        """Where those who speak end, before a colon: "state media: …", "border ministry: …"; 0 where nobody does."""
        line = self.line
        end = place + 1
        while end < len(line) and end - place < 5 and not line.has_break(end, end + 1):
            end += 1
        voice = any(
            table.has(line.keys, at) == end - at for table in (words.ANONYMOUS, words.MEDIA) for at in range(place, end)
        ) or any(table.has(line.keys, place) == end - place for table in (words.OUTLETS, words.COUNTRY))
        voice = voice and line.keys[place] not in words.NO_SPEAKER
        colon = end < len(line) and line.words[end].before.startswith(":")
        return end if voice and colon and end - place < 5 and line.free(place, end) else 0

    def _voice_at_place(self, place: int) -> int:
        """Where those who speak end, before "at CROSSING:"; 0 where nobody does: "source at CROSSING: …"."""
        line = self.line
        end = line.clause(place)[1] % len(line)
        at = self._before_place(end) if end and line.words[end].before.startswith(":") else end
        voice = at < end and words.ANONYMOUS.has(line.keys, at - 1) > 0 and at - place < 4
        return at if voice and line.free(place, at) else 0

    def _claims_deed(self, place: int) -> int:
        """How many words say that somebody takes a deed on themselves: "claims responsibility", "claimed the blast"."""
        keys = self.line.keys
        length = words.CLAIMS_DEED.has(keys, place)
        if not length and keys[place : place + 1] in (["claims"], ["claimed"], ["claim"]):
            at = place + 1 + (keys[place + 1 : place + 2] in (["the"], ["an"], ["a"]))
            length = 1 if words.TYPES.at(keys, at)[0] == "attack" else 0
            end = place + 2
            ends = end == len(keys) or (end < len(keys) and self.line.has_break(end, end + 1))
            if keys[place + 1 : end] in (["it"], ["them"], ["this"]) and ends:  # not "claims it shot down"
                length = 2
        return length

    def _claims_to_have_done(self, place: int) -> Role | None:
        """What those who speak say that they did: "claims killing 4", "says its drones hit …"."""
        keys = self.line.keys
        if place < 0 or not words.SAYS.has(keys, place):
            return None
        deed, claims = place + 1, keys[place] in ("claim", "claims", "claimed")
        if keys[deed : deed + 1] in (["it"], ["they"]):
            deed += 1 + (keys[deed + 1 : deed + 2] in (["has"], ["have"]))
        elif keys[deed : deed + 1] in (["its"], ["their"]):
            deed += 1
            while words.HELD_BY.has(keys, deed) or words.MEANS.has(keys, deed):
                deed += 1
        elif claims and keys[deed : deed + 2] == ["to", "have"]:
            deed += 2
        elif not (claims and keys[deed : deed + 1] and keys[deed].endswith("ing")):
            return None
        acts = words.ACTS.at(keys, deed)[0]
        told = words.FIGURES.has(keys, deed) or self._active(deed)
        return Role(acts) if acts else Role.PERPETRATOR if told else None

    def _behind(self, end: int) -> str:
        """The punctuation behind the word before another one."""
        return self.line.words[end].before if end < len(self.line) else self.line.ending

    def _saying(self, place: int, length: int, content: list[int]) -> Speaker | None:
        """Such as "X says …", "…, X said", "…, says X"."""
        line = self.line
        if self._claims_deed(place):
            return None
        first = self._subject(place)
        end = place + length
        if line.keys[place].startswith("announc") and self._tells_a_change(end):
            return None  # "announces the closure" tells of a plan
        if line.keys[place] in ("told", "tells", "tell"):
            end = self._audience_end(end)
        end += end < len(line) and line.keys[end] in words.THAT and not line.has_break(end, end + 1)
        end += words.SAID_WHERE.has(line.keys, end)
        ends = end >= len(line) or line.has_break(end, end + 1) or bool(line.roles[end] in ("source", "date", "grade"))
        if first and line.has_break(first, first + 1):
            begin = line.clause(first - 1)[0]
            while begin < first and line.roles[begin]:
                begin += 1
            voice = any(table.has(line.keys, first - 1) for table in (words.MEDIA, words.ANONYMOUS, words.AGENTS))
            first = (
                begin if voice and 0 < first - begin < 4 and line.free(begin, first) else first
            )  # "governor, mayor say"
        if first is not None and not self._from(first):
            told = ends and line.keys[place] in words.PARTICIPLES  # "looting reported"
            noun = line.keys[place] in words.NOUNS_OF_SAYING  # "local reports that …"
            nobody = line.keys[place - 1] in words.OF_REPORTS and not self._is_title(first, place)
            nobody = nobody or not self._is_voice(first, place)
            first = None if (noun and nobody) or (told and not self._is_voice(first, place)) else first
        if first is not None:
            return self._speaker(
                first, first, place, leading=not ends or not any(at < first for at in content), verb=end
            )
        at = self._before_place(place)
        first = self._subject(at) if at < place and not line.has_break(place, place + 1) else None
        if first is not None:  # "a driver at CROSSING says"
            line.take("speaker", place, end)
            speaker = self._speaker(first, first, at, leading=True)
            return speaker and speaker._replace(first=end)
        if ends:
            return None
        that = next((at for at in range(end + 1, min(end + 6, len(line))) if line.keys[at] in words.THAT), 0)
        if that and line.free(end, that) and not line.has_break(end, that):  # "said the governor that …"
            return self._speaker(place, end, that, leading=True, verb=that + 1)
        if line.keys[place] in words.SAY:
            stop = self._name_end(end)
            starts_name = end in self.actors or line.keys[end] in words.BEFORE_NAME
            starts_name = starts_name or any(
                table.has(line.keys, at) and line.keys[at] not in words.PEOPLE_LINKS
                for table in (words.MEDIA, words.AGENTS, words.PERSONS, words.ANONYMOUS)
                for at in range(end, stop)
            )  # "7 injured says turkish defence ministry"
            apart = line.has_break(place, place + 1)
            told = any(at < place for at in content) or (
                apart and not content and any(role not in _MARKS for role in line.roles[:place])
            )  # "protest at CROSSING, says X"
            apart = apart and not any(map(self._is_content, range(end, stop)))  # ", says crossing key for trade"
            if stop > end and (starts_name or apart) and told and self._may_begin_name(end):
                return self._speaker(place, end, stop, leading=False)
        return None

    def _counts(self, place: int) -> bool:
        """Whether a number counts what stands behind it, and ends no name: "police 3 soldiers", not "France 24"."""
        line = self.line
        if not line.words[place].text[:1].isdigit():
            return False
        end = line.clause(place)[1]
        for at in range(place + 1, min(place + 4, end)):
            if line.keys[at] in words.CLAUSE_JOINTS:
                return False
            things = (words.FIGURES, words.NO_PERSONS, words.VOLUME, words.STATES, words.NOT_PEOPLE)
            people = words.PERSONS.has(line.keys, at) and at + 1 < end  # "Channel 8 Kurdish"
            if people or any(table.has(line.keys, at) for table in things):
                return True
        return False

    def _may_begin_name(self, place: int) -> bool:
        keys = self.line.keys
        small = keys[place] in words.EDGES and keys[place] not in words.THE
        return not (small or words.SAYS.has(keys, place))

    def _audience_end(self, first: int) -> int:
        """The word behind those who were told something; one of them that publishes is the source."""
        line = self.line
        known = self._from(first)
        end = known.end if known else first
        while end == first or (end < len(line) and end > first and self._is_name(end)):
            if end >= len(line) or line.roles[end] or line.has_break(end, end + 1) or not self._is_name(end):
                break
            end += 1
        if end == first:
            return end
        if words.OUTLETS.has(line.keys, first) == end - first or self.names.called("sources", line.said(first, end)):
            self.outlet = first, end
        return end + (line.keys[end : end + 1] == ["that"])

    def _is_name(self, place: int) -> bool:
        line = self.line
        small = words.MEDIA.has(line.keys, place) or words.OUTLETS.has(line.keys, place)
        return bool(small or line.keys[place] in ("reporters", "journalists", "the")) or (
            line.words[place].text[:1].isupper() and not words.STATUS.has(line.keys, place)
        )

    def _tells_a_change(self, place: int) -> bool:
        """Whether a status follows as a noun: "the closure", "its reopening"."""
        line = self.line
        while place < len(line) and line.keys[place] in words.BEFORE_CHANGE:
            place += 1
        return bool(words.STATUS.has(line.keys, place))

    def _subject(self, verb: int) -> int | None:
        """The first word of the one who speaks, before the verb: a known actor, or words since the clause began."""
        line = self.line
        for first in range(max(0, verb - LONGEST), verb):
            if first in self.actors and self.actors[first].end == verb and not line.has_break(verb, verb + 1):
                return first
        first = verb
        while verb - first <= 5 and first > 0 and line.free(first - 1, first) and not line.has_break(first, first + 1):
            first -= 1
        voices = (words.AGENTS, words.ANONYMOUS, words.MEDIA)
        of_place = line.roles[first - 1 : first] == ["crossing"] and any(  # "nasib customs say"
            table.has(line.keys, at) == verb - at for table in voices for at in range(first, verb)
        )
        if (
            first
            and not (of_place or line.has_break(first, first + 1))
            and line.roles[first - 1] not in ("date", "source", "undated")
        ):
            return None
        if not 0 < verb - first <= 5 or any(self._is_content(place) for place in range(first, verb)):
            return None
        nobody = line.keys[first] in words.NO_SPEAKER or words.DOUBT.has(line.keys, first) or line.keys[first:verb] in (
            ["reports"], ["report"], ["media"], ["rumours"], ["no"],
        )  # fmt: skip
        return None if nobody else first

    def _before_place(self, end: int) -> int:
        """Where "at CROSSING" begins that ends before a word; that word where no such words do."""
        line, at = self.line, end
        while at and line.roles[at - 1] == "crossing":
            at -= 1
        return at - 1 if 1 < at < end and line.keys[at - 1] in ("at", "in", "near") else end

    def _is_content(self, place: int) -> bool:
        tables = (words.STATUS, words.FIGURES, words.DOUBT, words.NEGATION, words.MODES, words.ADJUNCT)
        person = words.PERSONS.has(self.line.keys, place) > 1 or self.line.keys[place] in ("official", "officials")
        return any(table.has(self.line.keys, place) for table in tables) and not person

    def _name_end(self, first: int) -> int:
        """The word behind a speaker's last one."""
        line = self.line
        if known := self._from(first):
            return known.end
        end = first
        while end < len(line) and end - first < MOST_WORDS and line.free(end, end + 1):
            if end > first and (line.has_break(end, end + 1) or line.keys[end] in words.SPEAKER_ENDS):
                break
            if end > first and (
                self._counts(end) or words.FIGURES.has(line.keys, end) or words.SAYS.has(line.keys, end)
            ):
                break
            begins = words.STATUS.has(line.keys, end) or words.PLACE_WORDS.has(line.keys, end)
            if end > first and begins and words.is_foreign(line.words[end].text):
                break  # "وفق رويترز أغلق …"
            end += 1
        return end

    def _is_leading(self, place: int, end: int, content: list[int]) -> bool:
        return not any(at < place for at in content) and end < len(self.line)

    def _speaker(
        self, start: int, first: int, end: int, *, leading: bool, verb: int = 0, stance: str = ""
    ) -> Speaker | None:
        """Take the words of a speaker, with the verb before or behind them."""
        line = self.line
        if first >= end:
            return None
        found = self._from(first)
        known = found is not None and found.end == end
        if found is not None and known and len(found.ids) > 1:
            line.ask("speaker", first, end, f"“{line.said(first, end)}” may be {' or '.join(found.ids)}")
        if not known:
            self._ask_near("speaker", first, end)
        by = found.ids[0] if found is not None and known else _unnamed(_unquoted(line.said(first, end)))
        if not known and line.keys[end : end + 1] and line.keys[end] in words.BEHIND_DATIVE:
            by = _DATIVE.sub("", by)  # "Reuters'e göre"
        stop = max(end, verb)
        line.take(
            "stance" if stance else "speaker", min(start, first), stop, f"{by} {stance}" if stance else f"said by {by}"
        )
        self.actors.pop(found.first if found else first, None)
        span = (stop, len(line)) if leading else (0, min(start, first))
        return Speaker(by, known, min(start, first), *span, stance)

    # who did it

    def take_by(self, figures: Sequence[Figure], kind: str) -> list[Speaker]:
        """What each "by" names: who did it, else who says it; what cannot be known is asked."""
        said: list[Speaker] = []
        line = self.line
        for place in range(len(line)):
            if line.keys[place] in words.BY_BEHIND:
                self._by_behind(place, kind)
        for place in range(len(line) - 1):
            marker = self.is_by(place) and line.free(place, place + 1)
            if not marker or (line.keys[place + 1] == "the" and place + 2 >= len(line)):
                continue
            ordered = words.ORDERS.intersection(line.keys[place + 1 : place + 2]) and line.keys[place + 2 : place + 3]
            if ordered in (["of"], ["from"]):
                line.roles[place + 1 : place + 3] = ["actor"] * 2  # "by order of the governor"
                end, who = self._named_at(place + 3)
                if who:
                    self._did(place, end, who, Role.AGENT)
                continue
            if self._is_no_actor(place + 1) and not self._from(place + 1):
                continue
            speaker = self._by(place, figures, kind)
            if speaker:
                said.append(speaker)
        return said

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
        code, length = words.COUNTRY.at(self.line.keys, place)
        if not length and self.line.words[place].text == "US":
            code, length = "US", 1
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

    def _from(self, place: int) -> Found | None:
        """The known actor who is named from a word on, which may be the article before the name."""
        found = self.actors.get(place)
        article = not found and place + 1 in self.actors and self.line.keys[place] in words.THE
        return self.actors[place + 1] if article else found

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
            unknown = before.endswith("ed") and not any(table.has([before], 0) for table in known)
            unknown = unknown and not acts and line.free(place - 1, place)  # "pursued by the army" is no attack by it
            role = None if unknown else _ROLES.get(kind)
        if not found and not self._may_act(start, end):
            if place and words.CROWDED.has(line.keys, place - 1):
                return None  # "delayed by weeks"
            role = None
        if role:
            if not found:
                self._ask_near("actor", start, end)
                who = _unquoted(who)
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
        tables = (words.ENDED, words.AUTHORISES, words.MODES, words.MOVED)
        participle = line.keys[place].endswith("ed") and line.words[place].text.islower()
        return participle or any(table.has(line.keys, place) for table in tables)

    def _suffered(self, table: words.Phrases, place: int) -> str:
        """What an act is, of which nobody is the object behind it: "a bomb defused by …", not "army defuses bomb"."""
        meaning, length = table.at(self.line.keys, place)
        return "" if length and self._has_object(place + length) else meaning

    def _ask_near(self, about: str, first: int, end: int) -> None:
        """Ask about those who are spelt nearly as a known actor; in quotes they are who they are."""
        line = self.line
        first += line.keys[first] in words.THE and first + 1 < end
        if line.words[first].quoted or words.COUNTRY.has(line.keys, first) == end - first:
            return
        said = line.said(first, end)
        near = [
            id_
            for id_ in self.names.misspelt("actors", said)
            if _countries_in(line.keys[first:end]) <= _countries_in(fold(self.names.name("actors", id_)).split())
        ]  # "Iranian forces" are no Iraqi ones
        if near:
            offers = [Offer(id_, line.with_words(first, end, self.names.name("actors", id_))) for id_ in near]
            offers.append(Offer("as typed", line.with_words(first, end, f'"{said}"')))
            shown = " or ".join(self.names.shown("actors", id_) for id_ in near)
            line.ask(about, first, end, f"“{said}” is not known; {shown}? or in quotes, as it is", offers)

    def _named_at(self, first: int) -> tuple[int, str]:
        """Where those end who are named from a word on, and who they are: a known actor's id, or their words."""
        found = self._from(first)
        end = found.end if found else self._doer_end(first)
        return end, self._one(found) if found else self.line.said(first, end)

    def _may_act(self, first: int, end: int) -> bool:
        """Whether words that name no known actor may name somebody: by a word for people or powers, or by a capital."""
        line = self.line
        tables = (words.AGENTS, words.MEDIA, words.ANONYMOUS, words.PERSONS, words.HELD_BY, words.COUNTRY)
        people = any(
            table.has(line.keys, at) and line.keys[at] not in words.PEOPLE_LINKS
            for table in tables
            for at in range(first, end)
        )
        return people or any(_without_article(line.words[at].text)[:1].isupper() for at in range(first, end))

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
        why = f"“{said}” behind figures: did they do it, or say it? write {says} or “done {said}”"
        line.ask("speaker", place, end, why, self._by_offers(place, end))
        line.take("by", place, end, "")
        return None

    def _reports(self, found: Found) -> bool:
        """Whether a known actor is an organisation that reports, and no authority."""
        kind = self.names.actors[found.ids[0]].kind
        return kind == "organisation" and not words.AGENTS.has(self.line.keys, found.end - 1)

    def _did(self, place: int, end: int, who: str, role: Role, hedge: str = "", by: str = "") -> None:
        line = self.line
        if hedge and place and line.free(place - 1, place) and line.said(place - 1, place) == hedge:
            place -= 1
        line.take("actor", place, end, f"{role.value}: {who}{f', {hedge}' if hedge else ''}")
        self.doers.append(Doer(who, role, hedge, by))
        for at in range(place, end):
            self.actors.pop(at, None)

    def _doer_end(self, first: int) -> int:
        """The word behind those who did it, where nobody known is named."""
        line = self.line
        end = first
        while end < len(line) and end - first < MOST_WORDS and line.free(end, end + 1):
            if end > first and (
                line.has_break(end, end + 1) or line.keys[end] in words.NAME_ENDS or words.NEAR.has(line.keys, end)
            ):
                break
            number = line.words[end].text[:1].isdigit()
            named = number and end > first and line.words[end - 1].text[:1].isupper() and not self._counts(end)
            agents = end > first and words.AGENTS.has(line.keys, end - 1)
            verbs = (words.FIGURES, words.SAYS) + (words.HITS,) * bool(agents)  # "army hits"
            if any(table.has(line.keys, end) for table in verbs) or (number and not named):
                break
            end += 1
        small = line.keys[end - 1] == "of" or line.words[end - 1].text == "à"  # "di navbera X û Y de", "par l'armée à"
        return end - (end - first > 1 and small)

    def subjects(self, kind: str) -> None:
        """Known actors beside the word of a deed: "israel strikes …", "attack on X", "clash between X and Y"."""
        for found in self.victims:
            self.doers.append(Doer(self._one(found), Role.PARTY if kind == "clash" else Role.VICTIM))
        self._accused()
        for place in range(len(self.line)) if kind not in ("attack", "clash") else ():
            acts, _ = words.ACTS.at(self.line.keys, place)
            if acts and self.line.roles[place] in ("", "figure", "volume"):
                first = self.line.clause(place)[0]
                while first < place and self.line.roles[first]:
                    first += 1
                self.agent(place, first, Role(acts))
        for first, found in sorted(self.actors.items()):
            role = self._role(first, found, kind)
            if role:
                self._did(
                    first, found.end, self._one(found), role, self._caution(first) if role is Role.PERPETRATOR else ""
                )
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
        if any(words.ON_TARGET.has(keys, begin - back) == back for back in (1, 2, 3) if begin >= back):
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
        if length and not passive and self._is_mine(deed + length):
            return Role.TARGET
        if length and (passive or (words.PASSIVE.has(keys, deed) and not self._has_object(deed + length))):
            return Role.TARGET
        if length and thing and keys[deed].endswith(("ed", "hit", "struck")) and not self._has_object(deed + length):
            return Role.TARGET  # "SDF base shelled near …"
        if follows and not passive and self._is_figure_of(deed):
            return Role.PERPETRATOR
        told = words.DEEDS.has(keys, end) or words.MEANS.has(keys, end)
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
        length = words.COUNTRY.has(line.keys, place) or int(line.words[place].text == "US")
        end = place + length
        origin = place and line.keys[place - 1] in ("from", "inside", "into", "to", "towards")
        if not length or not line.free(place, end) or place in self.actors or origin:
            return
        if line.has_break(end, end + 1) and not self._caution(place):
            return
        deed = words.MEANS.has(line.keys, end) or words.DEEDS.has(line.keys, end)
        deed = deed or (bool(self._caution(place)) and (end == len(line) or line.has_break(end, end + 1)))
        behind = any(
            words.TYPES.at(line.keys, place - back)[0] == "attack" or words.MEANS.has(line.keys, place - back) == back
            for back in (1, 2)
            if place >= back
        )
        if line.keys[place] in words.COUNTRY_BEHIND and behind:
            deed, end = 1, place  # "frappe israélienne", "raid aérien américain"
        on_it = any(words.ON_TARGET.has(line.keys, place - back) == back for back in (1, 2) if place >= back)
        owner = self._of_country(place) if deed and not on_it and not words.FIGURES.has(line.keys, end) else ""
        if owner and all(doer.who != owner for doer in self.doers):
            self._did(place, end, owner, Role.PERPETRATOR, self._caution(place))
            other = place - 2 if line.keys[place - 1 : place] == ["and"] and place > 1 else 0
            if other and line.free(other, place) and (also := self._of_country(other)):  # "Israeli and US jets"
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
        struck = struck and not any(table.has(keys, behind) for table in _VERBS)
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
            self._did(start, end, _unquoted(line.said(start, end)), Role.PERPETRATOR)
        elif struck and not any(table.has(keys, at) for table in _NO_NAMES for at in range(start, end)):
            foreign = any(words.is_foreign(line.words[at].text) for at in range(start, end))
            self._ask_near("actor", start, end)
            said = line.said(start, end)
            if not foreign and not any(point.about == "actor" for point in line.open_points):
                why = f"“{said}” is not known: did they do it? write the name in quotes, or leave it out"
                line.ask("actor", start, end, why, [Offer(f"“{said}”", line.with_words(start, end, f'"{said}"'))])

    def _active(self, verb: int) -> int:
        """How many words tell a deed in the active voice, with a weapon where it is sent: "fire rockets"."""
        keys = self.line.keys
        sent = words.HITS.has(keys, verb) or int(keys[verb] == "fire")
        sent = 0 if keys[verb] in ("hit", "hits", "hitting", "struck") else sent
        weapon = words.MEANS.has(keys, verb + sent) if sent else 0
        return words.ACTIVE_DEEDS.has(keys, verb) or (sent + weapon if weapon else 0)

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
            if keys[first - 1] in words.THINGS or not (power or any(table.has(keys, first - 1) for table in tables)):
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
        return counted or at in self.actors or any(t.has(line.keys, at) for t in (words.AGENTS, words.HELD_BY))

    def _is_country(self, first: int, end: int) -> bool:
        """Whether a country is named, and not by its adjective, of which a noun such as "strikes" follows."""
        length = words.COUNTRY.has(self.line.keys, first)
        return length == end - first > 0 and not re.search("(?:i|ish|ian|ese|can|ench)$", self.line.keys[end - 1])

    def _country_permits(self) -> None:
        """Such as "Syria consents …", "UN permission …", where the country or the UN is no actor of the file."""
        line = self.line
        for place in range(len(line)):
            end = place + (words.COUNTRY.has(line.keys, place) or int(line.words[place].text == "UN"))
            permits = words.AUTHORISES.has(line.keys, end) or words.PERMISSIONS.has(line.keys, end)
            if end > place and line.free(place, end) and permits:
                self._did(place, end, self._of_country(place) or line.said(place, end), Role.AUTHORITY)

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

    def _one(self, found: Found) -> str:
        if len(found.ids) > 1:
            why = f"“{self.line.said(found.first, found.end)}” may be {' or '.join(found.ids)}"
            self.line.ask("actor", found.first, found.end, why)
        return found.ids[0]

    # who holds it

    def control(self, crossings: Sequence[Found], sides: Sequence[tuple[int, int, str]]) -> Control | None:
        """Who holds a side, where the line tells that a crossing was taken or is held."""
        line = self.line
        for place in range(len(line)):
            if not line.free(place, place + 1):
                continue
            passed = words.PASSES_TO.has(line.keys, place)
            taken = words.TAKEN.has(line.keys, place)
            takes = max(words.TAKES.has(line.keys, place), words.HOLDS.has(line.keys, place))
            noun = line.keys[place] == "control" and line.keys[place - 1 : place] in (
                ["for"],
                ["of"],
                ["over"],
                ["lose"],
            )
            found = self._held_by(place, passed, crossings, sides, by=False) if passed else None
            found = found or self._under(place, sides) or self._given(place, crossings, sides)
            found = found or (self._held_by(place, taken, crossings, sides) if taken else None)
            found = found or (self._holder_before(place, takes, crossings, sides) if takes and not noun else None)
            if found:
                return None if self._is_shared(found) else found
        return None

    def _under(self, place: int, sides: Sequence[tuple[int, int, str]]) -> Control | None:
        """Such as "under SDF control"."""
        found = self._from(place + 1) if self.line.keys[place] == "under" else None
        if found is None or self.line.keys[found.end : found.end + 1] != ["control"]:
            return None
        return self._controlled(place, found.end + 1, self._one(found), sides)

    def _given(self, place: int, crossings: Sequence[Found], sides: Sequence[tuple[int, int, str]]) -> Control | None:
        """Such as "YPG hands CROSSING to SDF"."""
        keys, length = self.line.keys, words.GIVES.has(self.line.keys, place)
        start = place + length + (keys[place + length : place + length + 1] in (["over"], ["control"]))
        start += keys[start : start + 1] == ["of"]
        giver = self._from(start + 1) if length and keys[start : start + 1] == ["by"] else None
        if giver and keys[giver.end : giver.end + 1] == ["to"] and any(found.end <= place for found in crossings):
            self._did(start, giver.end, self._one(giver), Role.AGENT)
            end, who = self._named_at(giver.end + 1)
            return self._controlled(giver.end, end, who, sides) if who else None
        named = next((found for found in crossings if found.first == start), None) if length else None
        at = named.end + (keys[named.end : named.end + 1] == ["over"]) if named else 0
        if named is None or keys[at : at + 1] != ["to"]:
            return None
        end, who = self._named_at(at + 1)
        return self._controlled(at, end, who, sides) if who else None

    def _is_shared(self, control: Control) -> bool:
        """Ask where two are named, one of whom holds it, or both."""
        line = self.line
        part = line.parts[-1]
        joined = [at for at in (part.first - 1, part.end) if 0 <= at < len(line) and line.keys[at] in words.JOINING]
        within = {"and", "or", "&"} & set(line.keys[part.first : part.end])
        known = any(
            part.first <= found.first < part.end or found.end in joined or found.first - 1 in joined
            for found in self.actors.values()
        )
        if not (within or (joined and known)):
            return False
        said = line.said(max(0, part.first - 2), min(part.end + 2, len(line)))
        line.ask("control", part.first, part.end, f"“{said}”: one of them, or both? write a line for each who holds it")
        for at in range(part.first, part.end):
            line.roles[at] = "control?"
        return True

    def _held_by(
        self,
        place: int,
        length: int,
        crossings: Sequence[Found],
        sides: Sequence[tuple[int, int, str]],
        *,
        by: bool = True,
    ) -> Control | None:
        """Such as "CROSSING captured by X", "CROSSING retaken from Y by X", "CROSSING falls to X"."""
        line = self.line
        at = place + length
        if by and line.keys[at : at + 1] == ["from"]:
            loser = self._from(at + 1)
            at = loser.end if loser else self._doer_end(at + 1)
        if (
            at >= len(line)
            or (by and line.keys[at] not in words.BY)
            or not any(found.end <= place for found in crossings)
        ):
            return None
        last = max(
            [found.end for found in crossings if found.end <= place] + [end for _, end, _ in sides if end <= place]
        )
        if any(line.roles[at] == "" and not words.NEUTRAL.has(line.keys, at) for at in range(last, place)):
            return None
        found = self._from(at + by)
        end = found.end if found else self._doer_end(at + by)
        end = next((giver for giver in range(at + 1, end) if not by and line.keys[giver] in words.BY), end)
        if end <= at + by:
            return None
        if not found:
            self._ask_near("control", at + by, end)
        who = self._one(found) if found else _unquoted(line.said(at + by, end))
        return self._controlled(place, end, who, sides)

    def _holder_before(
        self, place: int, length: int, crossings: Sequence[Found], sides: Sequence[tuple[int, int, str]]
    ) -> Control | None:
        """Such as "X captures CROSSING", "X takes the syrian side of CROSSING", "X in control of CROSSING"."""
        line = self.line
        first, end = subject_of(line, place)
        subject = next(
            (
                found
                for found in self.actors.values()
                if first <= found.first < end and all(words.HELD_BY.has(line.keys, at) for at in range(found.end, end))
            ),
            None,
        )
        starts = {found.first for found in crossings} | {first for first, _, _ in sides}
        at = place + length
        while (
            at < len(line)
            and at not in starts
            and (line.keys[at] in words.LEADING or words.PLACE_WORDS.has(line.keys, at))
        ):
            at += 1
        inside = any(first <= at < end for first, end, _ in sides)
        named = self._agent_words(place) if subject is None else ""
        if not (at in starts or inside) or (subject is None and not named) or named.lower() in ("it", "they", "he"):
            return None
        who = self._one(subject) if subject else named
        first = subject.first if subject else place
        control = self._controlled(first, place + length, who, sides)
        if subject:
            self.actors.pop(subject.first, None)
        return control

    def _agent_words(self, verb: int) -> str:
        """Who acts before a verb, in words: "turkish troops", "the Desert Brigade"; no known actor is among them."""
        first, end = subject_of(self.line, verb)
        if self.line.keys[verb - 1 : verb] == ["to"]:
            return ""  # "killed trying to seize"
        while first and verb - first < MOST_WORDS and self.line.keys[first - 1] in words.ALSO:  # "the army and allies"
            first = subject_of(self.line, first - 1)[0]
        known = any(first <= found.first < verb for found in self.actors.values())
        return "" if known or any(map(self._is_content, range(first, verb))) else self.line.said(first, end)

    def _controlled(self, first: int, end: int, who: str, sides: Sequence[tuple[int, int, str]]) -> Control:
        line = self.line
        state = "held"
        for at in range(len(line)):
            found, length = words.CONTROL_STATES.at(line.keys, at)
            state = found if length else state
        line.take("control", first, end, f"{state} by {who}")
        side = sides[0][2] if len({key for _, _, key in sides}) == 1 else ""
        for start in [start for start in self.actors if first <= start < end]:
            del self.actors[start]
        return Control(side, who, state)

    # who closed or opened it

    def agent(self, verb: int, first: int, role: Role = Role.AGENT) -> bool:
        """Whether the words from one to a verb name who opened or closed it; if so they are taken."""
        line = self.line
        bare = verb
        while bare > first and (
            (line.free(bare - 1, bare) and words.NEUTRAL.has(line.keys, bare - 1))
            or (line.roles[bare - 1] == "crossing" and _ACCUSATIVE.search(line.words[bare - 1].text))
        ):
            bare -= 1
        for found in list(self.actors.values()):
            if found.end in (verb, bare) and found.first >= first:
                self._did(found.first, found.end, self._one(found), role)
                return True
        if bare < verb and "crossing" in line.roles[bare:verb]:  # "Türkiye 4 mayısta Sarim'i kapattı"
            before = next((at for at in range(bare, first, -1) if line.roles[at - 1] != "date"), first)
            size = next((size for size in (3, 2, 1) if words.COUNTRY.has(line.keys, before - size) == size), 0)
            if size and before - size >= first and line.free(before - size, before):
                self._did(before - size, before, self._of_country(before - size), role)
                return True
        start = next((at for at in range(first, verb) if line.free(at, verb)), verb)
        if start == verb:
            return False
        first_ = start + (line.keys[start] == "the")
        if self._countries(first_, verb, role) or (bare > first_ and self._countries(first_, bare, role)):
            return True
        text = line.words[first_].text
        named = first_ + 1 in (verb, bare) and line.roles[start - 1 : start] != ["crossing"] and not line.text.isupper()
        if named and 1 < len(text) < 8 and text.isupper():
            self._did(first_, first_ + 1, text, role)  # "UN suspends aid"
            return True
        of_place = line.roles[start - 1 : start] == ["crossing"] and not line.has_break(start, start + 1)
        of_place = of_place and not any(line.free(at, at + 1) for at in range(verb + 1, line.clause(verb)[1]))
        last = max((at for at in range(start, verb) if words.AGENTS.has(line.keys, at)), default=-1)
        stop = last + words.AGENTS.has(line.keys, last)
        while stop < verb and line.keys[stop] in words.COUNTRY_BEHIND:
            stop += 1  # "les autorités jordaniennes"
        if of_place or last < 0 or stop not in (verb, bare):
            return False
        place = start
        while place < last:
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
        end = found.end if found else place + words.AGENTS.has(keys, place)
        while end > place and not found and (length := words.COUNTRY.has(keys, end)):
            end += length
        return end if end > place else 0

    def did_behind(self, place: int, end: int, role: Role = Role.AGENT) -> None:
        """Take those who stand behind a verb as the ones who did it."""
        found = self.actors.get(place)
        self._did(place, end, self._one(found) if found else self.line.said(place, end), role)


def is_armed(names: Names, who: str) -> bool:
    """Whether an actor, by id or in words, has arms or governs, so that it may fight for a crossing and hold it."""
    actor = names.actors.get(who)
    called = fold(f"{who} {names.name('actors', who) if actor else ''}").split()
    return bool(actor and actor.kind != "organisation") or not words.MAY_HOLD.isdisjoint(called)


def subject_of(line: Line, verb: int) -> tuple[int, int]:
    """From where to where the noun stands that a verb is told of, without where they are: "gunmen (on a bike)"."""
    keys = line.keys
    start = verb
    while start and line.roles[start - 1] in ("", "crossing") and not line.has_break(start, start + 1):
        if verb - start >= MOST_WORDS:
            return verb, verb
        place = line.roles[start - 1] == "crossing" and keys[start - 2 : start - 1] != ["the"]
        if keys[start - 1] in words.BEGINS_CLAUSE or any(t.has(keys, start - 1) for t in (words.TYPES, words.SAYS)):
            break
        if place and line.roles[start - 2 : start - 1] == [""] and keys[start - 2] not in words.BEHIND_NOUN:
            break  # "nasib gunmen fire on …"
        start -= 1
    small = {at for at in range(start, verb) if not line.words[at].text.isupper()}  # "IS" and "UN" are names
    while start < verb and (line.roles[start] or (start in small and keys[start] in words.ARTICLES | words.SOME)):
        start += 1
    end = next((at for at in range(start, verb) if keys[at] in words.BEHIND_NOUN or line.roles[at]), verb)
    idle = (words.NEUTRAL, words.CAUTION)
    while end > start and end - 1 in small and any(table.has(keys, end - 1) for table in idle):
        end -= 1
    return start, end


_ACCUSATIVE = re.compile(r"['’][yn]?[ıiuü]$")
_DATIVE = re.compile(r"['’](?:[yn]?[ae]|n?[ıiuü]n \w+[ae])$")
_ANONYMOUSLY = re.compile(r"(?i),? (?:speaking )?(?:on condition of anonymity|anonymously|who declined to be named)$")


def _countries_in(keys: Sequence[str]) -> set[str]:
    return {code for at in range(len(keys)) if (code := words.COUNTRY.at(keys, at)[0])}


def _unquoted(said: str) -> str:
    return re.sub('["“”]', "", said)


def _without_article(word: str) -> str:
    """A French word without the article or preposition that is written together with it."""
    return re.sub("^[dl]['’]", "", word)


def _unnamed(said: str) -> str:
    """Who says it, without that they would not be named."""
    return _ANONYMOUSLY.sub("", said)


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


def sides_in(line: Line, names: Names, crossings: Sequence[Found]) -> list[tuple[int, int, str]]:
    """The sides that a line names: "the syrian side", "on SY side", "SY"; each with its key."""
    known = [side_keys(names.crossings[found.ids[0]]) for found in crossings if len(found.ids) == 1]
    found: list[tuple[int, int, str]] = []
    for crossing in crossings:
        key = _side_called(line, names, crossing)
        if key:
            line.take("side", crossing.first, crossing.end + 1, f"side {key}")
            found.append((crossing.first, crossing.end + 1, key))
    for place in range(len(line)):
        if not line.free(place, place + 1):
            continue
        side = _side_at(line, names, crossings, known, place)
        if side:
            key, end = side
            first = place
            while first and line.free(first - 1, first) and line.keys[first - 1] in words.SIDE_LINKS:
                first -= 1
            line.take("side", first, end, f"side {key}")
            found.append((first, end, key))
    return found


def _side_at(
    line: Line, names: Names, crossings: Sequence[Found], known: Sequence[tuple[str, ...]], place: int
) -> tuple[str, int] | None:
    before = words.SIDE.has(line.keys, place) if words.is_foreign(line.words[place].text) else 0
    code, length = country_at(line, place + before) if place + before < len(line) else ("", 0)
    length += before if length else 0  # "الجانب السوري", "côté syrien"
    text = line.words[place].text
    keys = {key for keys in known for key in keys}
    lower = {key.lower(): key for key in keys} if words.SIDE.has(line.keys, place + 1) else {}
    spelt = lower.get(text.lower(), text)  # "on sy side"
    if spelt in keys and not code:
        code, length = spelt, 1
    if not length:
        return None
    end = place + length
    word = end < len(line) and words.SIDE.has(line.keys, end) and not line.has_break(end, end + 1)
    alone = text in keys and text.isupper()
    if not word and not alone and not before:
        return None
    end += bool(word)
    by_country = {
        side.country: key
        for found in crossings
        for side, key in zip(names.crossings[found.ids[0]].sides, side_keys(names.crossings[found.ids[0]]), strict=True)
    }
    key = code if code in keys else by_country.get(code, code)
    if keys and key not in keys:
        line.ask(
            "side", place, end, f"“{line.said(place, end)}” is none; the sides here are {' and '.join(sorted(keys))}"
        )
    return key, end


def _side_called(line: Line, names: Names, found: Found) -> str:
    """The one side of a crossing that has the name before "side", as in "the Yaarubiyah side"; else empty."""
    if line.keys[found.end : found.end + 1] != ["side"] or line.has_break(found.end, found.end + 1):
        return ""
    crossing = names.crossings[found.ids[0]]
    called = fold(line.said(found.first, found.end))
    keys = zip(side_keys(crossing), crossing.sides, strict=True)
    of = [key for key, side in keys if called in map(fold, names_of_side(side))]
    return of[0] if len(of) == 1 else ""
