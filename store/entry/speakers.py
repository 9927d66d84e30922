"""Who says it: "says", "according to" and the like name the speaker; a colon or brackets may do so, too."""

from __future__ import annotations

import re

from store.entry import words
from store.entry.actors import MOST_WORDS, Actors, Doer, Speaker, unquoted, without_article
from store.entry.names import LONGEST
from store.records.vocabulary import Role
from store.text.folding import is_arabic

_MARKS = frozenset(("date", "source", "grade", "tag", "private", "undated", "@"))
"""What may stand behind the one who says it, at the end of a line."""

_DATIVE = re.compile(r"['’](?:[yn]?[ae]|n?[ıiuü]n \w+[ae])$")

_ANONYMOUSLY = re.compile(r"(?i),? (?:speaking )?(?:on condition of anonymity|anonymously|who declined to be named)$")


class Speakers(Actors):
    """Those who say what a line tells."""

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
                line.ask("speaker", first, place + length, f"“{said}” what? write what they deny on a line of its own")
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
        return self.line.keys[place] == "per" and words.is_any(self.line.keys, place + 1, *tables)

    def _is_voice(self, first: int, end: int) -> bool:
        """Whether some words are a name, or one of them is a word for a speaker."""
        line = self.line
        if first >= end:
            return False
        tables = (words.ANONYMOUS, words.MEDIA, words.AGENTS, words.PERSON)
        voice = any(words.is_any(line.keys, at, *tables) for at in range(first, end))
        named = bool(self._from(first)) or bool(words.OUTLETS.has(line.keys, first))
        return voice or named or without_article(line.words[first].text)[:1].isupper()  # "selon l'ONU"

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
        source = words.ANONYMOUS.has(line.keys, place) and is_arabic(line.keys[place])  # "مصدر عسكري: …"
        voice = (voice or bool(source)) and not (
            line.keys[place] in words.NO_SPEAKER or words.SAYS.has(line.keys, place)
        )
        colon = end < len(line) and line.words[end].before.startswith(":")
        return end if voice and colon and end - place < 5 and line.free(place, end) else 0

    def _voice_at_place(self, place: int) -> int:
        """Where those who speak end, before "at CROSSING:"; 0 where nobody does: "source at CROSSING: …"."""
        line = self.line
        end = line.clause(place)[1] % len(line)
        at = self._before_place(end) if end and line.words[end].before.startswith(":") else end
        voice = at < end and words.ANONYMOUS.has(line.keys, at - 1) > 0 and at - place < 4
        return at if voice and line.free(place, at) else 0

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
        passive = line.keys[place + length : place + length + 1] == ["to"] and line.keys[place] in ("said", "reported")
        if self._claims_deed(place) or passive:  # "said to be at CROSSING"
            return None
        first = self._subject(place)
        end = place + length
        if stop := self._name_behind(place, end):
            return self._speaker(place, end, stop, leading=True, verb=stop + (line.keys[stop] in words.THAT))
        if line.keys[place].startswith("announc") and self._tells_a_change(end):
            return None  # "announces the closure" tells of a plan
        if line.keys[place] in ("told", "tells", "tell"):
            end = self._audience_end(end)
        end += end < len(line) and line.keys[end] in words.THAT and not line.has_break(end, end + 1)
        end += words.SAID_WHERE.has(line.keys, end)
        ends = end >= len(line) or line.has_break(end, end + 1) or bool(line.roles[end] in ("source", "date", "grade"))
        first = first and self._with_others(first)
        if first is not None and not self._from(first):
            behind = ends or line.keys[end] in words.NAME_ENDS or words.NEAR.has(line.keys, end)
            told = behind and line.keys[place] in words.PARTICIPLES  # "looting reported at CROSSING"
            noun = line.keys[place] in words.NOUNS_OF_SAYING  # "local reports that …"
            nobody = line.keys[place - 1] in words.OF_REPORTS and not self._is_title(first, place)
            nobody = nobody or not self._is_voice(first, place)
            first = None if (noun and nobody) or (told and not self._is_voice(first, place)) else first
        if first is not None:
            self._ask_who_of_two(first, place)
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

    def _with_others(self, first: int) -> int:
        """The first word of those who speak together: "governor, mayor say"."""
        line = self.line
        if not line.has_break(first, first + 1):
            return first
        begin = next((at for at in range(line.clause(first - 1)[0], first) if not line.roles[at]), first)
        voice = words.is_any(line.keys, first - 1, words.MEDIA, words.ANONYMOUS, words.AGENTS)
        return begin if voice and first - begin < 4 and line.free(begin, first) else first

    def _name_behind(self, place: int, first: int) -> int:
        """Where the speaker ends who stands behind a verb that begins a sentence: "says OCHA: …"; 0 without one."""
        line = self.line
        begins = place == 0 or line.roles[place - 1] in _MARKS or line.words[place].before == "."
        if not begins or line.keys[place] not in words.SAY:
            return 0
        stop = self._name_end(first)
        apart = stop < len(line) and (line.has_break(stop, stop + 1) or line.keys[stop] in words.THAT)
        return stop if apart and self._is_voice(first, stop) else 0

    def _ask_who_of_two(self, first: int, verb: int) -> None:
        """Two known actors who say the same are asked about: "SOHR and SDF say …"."""
        joint = first - 1
        other = next((found for found in self.actors.values() if found.end == joint), None)
        if other and self.line.keys[joint] in words.ALSO and not self.line.has_break(joint, first + 1):
            why = f"“{self.line.said(other.first, verb)}” are two who say it; write one of them, or a line for each"
            self.line.ask("speaker", other.first, verb, why)
            self.line.take("speaker", other.first, first)
            del self.actors[other.first]

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

    def _name_end(self, first: int) -> int:
        """The word behind a speaker's last one."""
        line = self.line
        if known := self._from(first):
            return known.end
        end = first
        while end < len(line) and end - first < MOST_WORDS and line.free(end, end + 1):
            if another := self._another_voice(end) if end > first else 0:
                return another
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
        while end > first + 1 and line.keys[end - 1] in words.NAME_ENDS:
            end -= 1  # "guard at CROSSING"
        return end

    def _another_voice(self, place: int) -> int:
        """Where a second speaker ends who is named in words behind "and": "a nurse and a farmer"; 0 without one."""
        line, keys = self.line, self.line.keys
        first, voices = place + 1, (words.ANONYMOUS, words.AGENTS, words.MEDIA, words.PERSONS, words.PERSON)
        joined = place < len(line) and keys[place] in words.ALSO and not line.has_break(place, first)
        if not joined or first >= len(line) or keys[first] not in words.BEFORE_NAME:
            return 0
        for end in range(first + 2, min(first + 5, len(line)) + 1):
            if not line.free(place, end) or line.has_break(first, end):
                return 0
            last = end == len(line) or line.has_break(end, end + 1) or bool(line.roles[end])
            last = last or keys[end] in words.NAME_ENDS
            if last:
                told = any(table.has(keys, at) == end - at for table in voices for at in range(first + 1, end))
                return end if told and keys[end - 1] not in words.PEOPLE_LINKS else 0
        return 0

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
        if known and (another := self._another_voice(end)):
            why = f"“{line.said(first, another)}” are two who say it; write one of them, or a line for each"
            line.ask("speaker", first, another, why)
        if not known:
            self._ask_near("speaker", first, end)
        by = found.ids[0] if found is not None and known else _unnamed(unquoted(line.said(first, end)))
        if not known and line.keys[end : end + 1] and line.keys[end] in words.BEHIND_DATIVE:
            by = _DATIVE.sub("", by)  # "Reuters'e göre"
        stop = max(end, verb)
        line.take(
            "stance" if stance else "speaker", min(start, first), stop, f"{by} {stance}" if stance else f"said by {by}"
        )
        self.actors.pop(found.first if found else first, None)
        span = (stop, len(line)) if leading else (0, min(start, first))
        return Speaker(by, known, min(start, first), *span, stance)


def _unnamed(said: str) -> str:
    """Who says it, without that they would not be named."""
    return _ANONYMOUSLY.sub("", said)
