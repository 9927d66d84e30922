"""Who did it, who says it, and who now holds it: three things, as a line tells them apart.

"By" behind a deed names who did it; "says", "according to" and the like name who says it. "By" behind figures, at the
end, is the speaker where an organisation is named that reports; of others it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.entry import words
from store.entry.names import Found, Names, country_at, side_keys
from store.entry.tokens import Offer
from store.records.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.entry.how_many import Figure
    from store.entry.tokens import Line

MOST_WORDS = 8
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
    """Who did something, by id or in words."""

    who: str
    role: Role


class People:
    """The actors of a line, and what they do in it."""

    def __init__(self, line: Line, names: Names, actors: Sequence[Found]) -> None:
        self.line, self.names = line, names
        self.actors = {found.first: found for found in actors}
        self.doers: list[Doer] = []

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
                place = max(place + 1, speaker.place + 1)
            else:
                place += 1
        return found

    def _speaker_at(self, place: int, content: list[int]) -> Speaker | None:
        line = self.line
        length = words.ACCORDING.has(line.keys, place)
        if length and line.free(place, place + length):
            end = self._name_end(place + length)
            return self._speaker(place, place + length, end, leading=self._is_leading(place, end, content))
        starts = place == 0 or line.has_break(place, place + 1) or line.roles[place - 1] in ("date", "undated")
        if starts and place in self.actors:
            end = self.actors[place].end
            if end < len(line) and line.words[end].before == ":":
                return self._speaker(place, place, end, leading=True)
        stance, length = words.STANCES.at(line.keys, place)
        if length and line.free(place, place + length):
            first = self._subject(place)
            if first is not None and (first in self.actors or stance != "expects"):
                return self._speaker(first, first, place, leading=True, verb=place + length, stance=stance)
        length = words.SAYS.has(line.keys, place)
        if not length or not line.free(place, place + length):
            return None
        return self._saying(place, length, content)

    def _saying(self, place: int, length: int, content: list[int]) -> Speaker | None:
        """Such as "X says …", "…, X said", "…, says X"."""
        line = self.line
        first = self._subject(place)
        end = place + length
        ends = end >= len(line) or line.has_break(end, end + 1) or bool(line.roles[end] in ("source", "date", "grade"))
        if first is not None:
            return self._speaker(
                first, first, place, leading=not ends or not any(at < first for at in content), verb=end
            )
        if ends:
            return None
        if line.keys[place] in (
            "says",
            "said",
            "say",
            "reports",
            "reported",
            "states",
            "tells",
            "told",
            "claims",
            "confirms",
        ):
            stop = self._name_end(end)
            starts_name = end in self.actors or line.keys[end] in (
                "a",
                "an",
                "the",
                "two",
                "three",
                "local",
                "one",
                "some",
            )
            if stop > end and (starts_name or line.has_break(place, place + 1)) and any(at < place for at in content):
                return self._speaker(place, end, stop, leading=False)
        return None

    def _subject(self, verb: int) -> int | None:
        """The first word of the one who speaks, before the verb: a known actor, or words since the clause began."""
        line = self.line
        for first, found in self.actors.items():
            if found.end == verb and not line.has_break(verb, verb + 1):
                return first
        first = verb
        while first > 0 and line.free(first - 1, first) and not line.has_break(first, first + 1):
            first -= 1
        if (
            first
            and not line.has_break(first, first + 1)
            and line.roles[first - 1] not in ("date", "source", "undated")
        ):
            return None
        if not 0 < verb - first <= 5 or any(self._is_content(place) for place in range(first, verb)):
            return None
        return None if line.keys[first:verb] in (["reports"], ["report"], ["it"], ["media"], ["rumours"]) else first

    def _is_content(self, place: int) -> bool:
        tables = (words.STATUS, words.FIGURES, words.DOUBT, words.NEGATION, words.MODES, words.ADJUNCT)
        return any(table.has(self.line.keys, place) for table in tables) and self.line.keys[place] != "official"

    def _name_end(self, first: int) -> int:
        """The word behind a speaker's last one."""
        line = self.line
        if first in self.actors:
            return self.actors[first].end
        end = first
        while end < len(line) and end - first < MOST_WORDS and line.free(end, end + 1):
            if end > first and (
                line.has_break(end, end + 1) or line.keys[end] in ("and", "but", "by", "near", "after")
            ):
                break
            if end > first and (words.FIGURES.has(line.keys, end) or words.SAYS.has(line.keys, end)):
                break
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
        found = self.actors.get(first)
        known = found is not None and found.end == end
        if found is not None and known and len(found.ids) > 1:
            line.ask("speaker", first, end, f"“{line.said(first, end)}” may be {' or '.join(found.ids)}")
        by = found.ids[0] if found is not None and known else line.said(first, end).strip('"“”')
        stop = max(end, verb)
        line.take(
            "stance" if stance else "speaker", min(start, first), stop, f"{by} {stance}" if stance else f"said by {by}"
        )
        self.actors.pop(first, None)
        span = (stop, len(line)) if leading else (0, min(start, first))
        return Speaker(by, known, min(start, first), *span, stance)

    # who did it

    def take_by(self, figures: Sequence[Figure], kind: str) -> list[Speaker]:
        """What each "by" names: who did it, else who says it; what cannot be known is asked."""
        said: list[Speaker] = []
        line = self.line
        for place in range(len(line) - 1):
            marker = line.keys[place] == "by" and line.free(place, place + 1)
            if not marker or (line.keys[place + 1] == "the" and place + 2 >= len(line)):
                continue
            if self._is_no_actor(place + 1) and place + 1 not in self._starts():
                continue
            speaker = self._by(place, figures, kind)
            if speaker:
                said.append(speaker)
        return said

    def _is_no_actor(self, place: int) -> bool:
        """Whether what "by" names is a means or a cause, as "shelling" is, and "a drone" where no more words follow."""
        keys = self.line.keys
        first = place + (keys[place] in ("a", "an", "the"))
        _, length = words.BY_NO_ACTOR.at(keys, first)
        return bool(length) and (first == place or first + length == self._doer_end(place))

    def _starts(self) -> dict[int, Found]:
        """The known actors, with the article that may stand before them."""
        with_article = {first - 1: found for first, found in self.actors.items() if self.line.keys[first - 1] == "the"}
        return {**with_article, **self.actors}

    def _by(self, place: int, figures: Sequence[Figure], kind: str) -> Speaker | None:
        line = self.line
        found = self._starts().get(place + 1)
        end = found.end if found else self._doer_end(place + 1)
        if end <= place + 1:
            return None
        who = found.ids[0] if found else line.said(place + 1, end)
        before = line.keys[place - 1] if place else ""
        first, _ = line.clause(place)
        behind_figure = max((figure.end for figure in figures if figure.end <= place), default=-1)
        deed = next((at for at in range(place - 1, first - 1, -1) if self._is_deed(at)), -1)
        role: Role | None = None
        if before in ("done", "committed", "perpetrated", "out"):
            role = Role.PERPETRATOR
        elif behind_figure == place or (behind_figure > deed and end == len(line)):
            figure_word = behind_figure == place and bool(words.FIGURES.has(line.keys, place - 1))
            return self._by_behind_figures(place, end, who, found, figure_word=figure_word)
        elif deed >= 0:
            status = words.STATUS.has(line.keys, deed) or words.MODES.has(line.keys, deed)
            role = Role.AGENT if status else Role.PERPETRATOR
        else:
            role = _ROLES.get(kind)
        if role:
            self._did(place, end, who, role)
            return None
        why = f"“{line.said(place, end)}”: did they do it, or say it? write “says {who}” or “done by {who}”"
        line.ask("actor", place, end, why, self._by_offers(place, end))
        return None

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
        reports = kind == "organisation" and not words.AGENTS.has(line.keys, end - 1)
        if found and reports:
            line.take("speaker", place, end, f"said by {who}")
            self.actors.pop(found.first, None)
            return Speaker(who, True, place, 0, place)
        if figure_word and kind not in _REPORTERS:
            self._did(place, end, who, Role.PERPETRATOR)
            return None
        said = line.said(place, end)
        says = f"“says {line.said(place + 1, end)}”"
        why = f"“{said}” behind figures: did they do it, or say it? write {says} or “done {said}”"
        line.ask("speaker", place, end, why, self._by_offers(place, end))
        line.take("by", place, end, "")
        return None

    def _did(self, place: int, end: int, who: str, role: Role) -> None:
        self.line.take("actor", place, end, f"{role.value}: {who}")
        self.doers.append(Doer(who, role))
        for first in [first for first in self.actors if place <= first < end]:
            del self.actors[first]

    def _doer_end(self, first: int) -> int:
        """The word behind those who did it, where nobody known is named."""
        line = self.line
        end = first
        while end < len(line) and end - first < MOST_WORDS and line.free(end, end + 1):
            if end > first and (
                line.has_break(end, end + 1) or line.keys[end] in _ENDS or words.NEAR.has(line.keys, end)
            ):
                break
            if (
                words.FIGURES.has(line.keys, end)
                or words.SAYS.has(line.keys, end)
                or line.words[end].text[:1].isdigit()
            ):
                break
            end += 1
        return end

    def subjects(self, kind: str) -> None:
        """Known actors beside the word of a deed: "israel strikes …", "attack on X", "clash between X and Y"."""
        line = self.line
        for first, found in sorted(self.actors.items()):
            follows = found.end < len(line) and not line.has_break(found.end, found.end + 1)
            deed = words.ACTIVE_DEEDS.has(line.keys, found.end) or (
                kind == "attack" and words.DEEDS.has(line.keys, found.end)
            )
            if follows and deed and not words.FIGURES.has(line.keys, found.end):
                self._did(first, found.end, self._one(found), Role.PERPETRATOR)
            elif any(words.ON_TARGET.has(line.keys, first - back) == back for back in (1, 2) if first >= back):
                self._did(first, found.end, self._one(found), Role.TARGET)
            elif kind == "clash":
                self._did(first, found.end, self._one(found), Role.PARTY)

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
            taken, takes = words.TAKEN.has(line.keys, place), words.TAKES.has(line.keys, place)
            if (taken or takes) and line.free(place, place + 1) and line.roles[place] == "":
                found = self._held_by(place, taken, crossings, sides) if taken else None
                found = found or (self._holder_before(place, takes, crossings, sides) if takes else None)
                if found:
                    return found
        return None

    def _held_by(
        self, place: int, length: int, crossings: Sequence[Found], sides: Sequence[tuple[int, int, str]]
    ) -> Control | None:
        """Such as "CROSSING captured by X"; "held by X" behind a crossing or a side."""
        line = self.line
        by = place + length
        if by >= len(line) or line.keys[by] != "by" or not any(found.end <= place for found in crossings):
            return None
        last = max(
            [found.end for found in crossings if found.end <= place] + [end for _, end, _ in sides if end <= place]
        )
        if any(line.roles[at] == "" and not words.NEUTRAL.has(line.keys, at) for at in range(last, place)):
            return None
        found = self._starts().get(by + 1)
        end = found.end if found else self._doer_end(by + 1)
        if end <= by + 1:
            return None
        who = self._one(found) if found else line.said(by + 1, end)
        return self._controlled(place, end, who, sides)

    def _holder_before(
        self, place: int, length: int, crossings: Sequence[Found], sides: Sequence[tuple[int, int, str]]
    ) -> Control | None:
        """Such as "X captures CROSSING", "X takes the syrian side of CROSSING"."""
        line = self.line
        subject = next((found for found in self.actors.values() if found.end == place), None)
        starts = {found.first for found in crossings} | {first for first, _, _ in sides}
        at = place + length
        while (
            at < len(line) and at not in starts and (line.keys[at] in _LEADING or words.PLACE_WORDS.has(line.keys, at))
        ):
            at += 1
        inside = any(first <= at < end for first, end, _ in sides)
        if not (at in starts or inside) or (subject is None and not self._agent_words(place)):
            return None
        who = self._one(subject) if subject else self._agent_words(place)
        first = subject.first if subject else place
        control = self._controlled(first, place + length, who, sides)
        if subject:
            self.actors.pop(subject.first, None)
        return control

    def _agent_words(self, verb: int) -> str:
        """Who acts before a verb, in words: "turkish troops", "the Desert Brigade"."""
        line = self.line
        first = verb
        while first > 0 and line.free(first - 1, first) and not line.has_break(first, first + 1) and verb - first < 5:
            first -= 1
        if first == verb or any(self._is_content(place) for place in range(first, verb)):
            return ""
        return line.said(first, verb)

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

    def agent(self, verb: int, first: int) -> bool:
        """Whether the words from one to a verb name who opened or closed it; if so they are taken."""
        line = self.line
        for found in list(self.actors.values()):
            if found.end == verb and found.first >= first:
                self._did(found.first, found.end, self._one(found), Role.AGENT)
                return True
        start = next((at for at in range(first, verb) if line.free(at, verb)), verb)
        if start == verb:
            return False
        last = max((at for at in range(start, verb) if words.AGENTS.has(line.keys, at)), default=-1)
        if last < 0 or last + words.AGENTS.has(line.keys, last) != verb:
            return False
        place = start
        while place < last:
            country = country_at(line, place)[1]
            if not country and line.keys[place] not in ("the", "local", "border", "provincial", "federal", "military"):
                return False
            place += max(country, 1)
        self._did(start, verb, line.said(start, verb), Role.AGENT)
        return True


_ENDS = frozenset(
    ("at", "in", "on", "near", "and", "with", "to", "from", "for", "after", "but", "as", "killed", "killing", "src")
)


_ROLES = {
    "attack": Role.PERPETRATOR,
    "clash": Role.PERPETRATOR,
    "status": Role.AGENT,
    "authorisation": Role.AUTHORITY,
}
"""What "by" means in a line of this type, where no deed stands before it."""
_LEADING = frozenset(("the", "of", "side", "both", "sides"))


def sides_in(line: Line, names: Names, crossings: Sequence[Found]) -> list[tuple[int, int, str]]:
    """The sides that a line names: "the syrian side", "on SY side", "SY"; each with its key."""
    known = [side_keys(names.crossings[found.ids[0]]) for found in crossings if len(found.ids) == 1]
    found: list[tuple[int, int, str]] = []
    for place in range(len(line)):
        if not line.free(place, place + 1):
            continue
        side = _side_at(line, names, crossings, known, place)
        if side:
            key, end = side
            first = place
            while first and line.free(first - 1, first) and line.keys[first - 1] in ("on", "the", "at", "from", "of"):
                first -= 1
            line.take("side", first, end, f"side {key}")
            found.append((first, end, key))
    return found


def _side_at(
    line: Line, names: Names, crossings: Sequence[Found], known: Sequence[tuple[str, ...]], place: int
) -> tuple[str, int] | None:
    code, length = country_at(line, place)
    text = line.words[place].text
    keys = {key for keys in known for key in keys}
    if text in keys and not code:
        code, length = text, 1
    if not length:
        return None
    end = place + length
    word = end < len(line) and words.SIDE.has(line.keys, end) and not line.has_break(end, end + 1)
    alone = text in keys and text.isupper()
    if not word and not alone:
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
