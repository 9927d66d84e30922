"""Who holds a side of a crossing now: "seized by", "falls to", "takes the Syrian side of", "under X control"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.entry import words
from store.entry.actors import MOST_WORDS, Actors, Control, subject_of, unquoted
from store.entry.names import Found
from store.records.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Sequence


class Holders(Actors):
    """Those who hold a side, as a line tells it."""

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
        ends = [end for first, end, _ in sides if first <= start < end] if length else []
        behind = (
            start if not ends else ends[0] + (keys[ends[0] : ends[0] + 1] == ["of"])
        )  # "hands the Syrian side of …"
        ends += [found.end for found in crossings if found.first == behind] if length else []
        ends += [end for first, end, _ in sides if ends and first == ends[-1]]  # "hands CROSSING SY to …"
        at = ends[-1] + (keys[ends[-1] : ends[-1] + 1] == ["over"]) if ends else 0
        if not at or keys[at : at + 1] != ["to"]:
            return None
        giver = next((found for found in self.actors.values() if found.end == place), None)
        if giver and keys[place] not in ("loses", "lost", "lose"):
            self._did(giver.first, giver.end, self._one(giver), Role.AGENT)
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
        who = self._one(found) if found else unquoted(line.said(at + by, end))
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
