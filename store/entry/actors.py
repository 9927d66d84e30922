"""Who acts in a line: the known actors, the nouns that verbs are told of, and how what they do is noted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from store.entry import words
from store.entry.names import Found, Names
from store.entry.tokens import Offer
from store.records.vocabulary import Role
from store.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.entry.tokens import Line

MOST_WORDS = 8


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


class Actors:
    """The actors of a line: who of them is left, who did something, who says something."""

    def __init__(self, line: Line, names: Names, actors: Sequence[Found]) -> None:
        self.line, self.names = line, names
        self.actors = {found.first: found for found in actors if line.roles[found.first] != "figure"}
        self.victims = [found for found in actors if line.roles[found.first] == "figure"]
        self.doers: list[Doer] = []
        self.said: list[str] = []
        self.outlet: tuple[int, int] | None = None

    @property
    def acting(self) -> set[int]:
        """The words that name the known actors who are left."""
        return {at for found in self.actors.values() for at in range(found.first, found.end)}

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
            if people or words.is_any(line.keys, at, *things):
                return True
        return False

    def _is_content(self, place: int) -> bool:
        tables = (words.STATUS, words.FIGURES, words.DOUBT, words.NEGATION, words.MODES, words.ADJUNCT)
        person = words.PERSONS.has(self.line.keys, place) > 1 or self.line.keys[place] in ("official", "officials")
        return words.is_any(self.line.keys, place, *tables) and not person

    def _from(self, place: int) -> Found | None:
        """The known actor who is named from a word on, which may be the article before the name."""
        found = self.actors.get(place)
        article = not found and place + 1 in self.actors and self.line.keys[place] in words.THE
        return self.actors[place + 1] if article else found

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
            if words.is_any(line.keys, end, *verbs) or (number and not named):
                break
            end += 1
        small = line.keys[end - 1] == "of" or line.words[end - 1].text == "à"  # "di navbera X û Y de", "par l'armée à"
        return end - (end - first > 1 and small)

    def _active(self, verb: int) -> int:
        """How many words tell a deed in the active voice, with a weapon where it is sent: "fire rockets"."""
        keys = self.line.keys
        sent = words.HITS.has(keys, verb) or int(keys[verb] == "fire")
        sent = 0 if keys[verb] in ("hit", "hits", "hitting", "struck") else sent
        weapon = words.MEANS.has(keys, verb + sent) if sent else 0
        return words.ACTIVE_DEEDS.has(keys, verb) or (sent + weapon if weapon else 0)

    def _nation(self, place: int) -> tuple[str, int]:
        """The country that a word names, and how many words do; "us" is one before what is theirs: "us jets"."""
        code, length = words.COUNTRY.at(self.line.keys, place)
        theirs = (words.MEANS, words.HELD_BY, words.DEEDS)
        joined = self.line.keys[place + 1 : place + 2] == ["and"] and words.COUNTRY.has(self.line.keys, place + 2)
        behind = place + 2 + words.COUNTRY.has(self.line.keys, place + 2) if joined else place + 1
        us = self.line.keys[place] == "us" and words.is_any(self.line.keys, behind, *theirs)
        return ("US", 1) if not length and (us or self.line.words[place].text == "US") else (code, length)

    def _is_country(self, first: int, end: int) -> bool:
        """Whether a country is named, and not by its adjective, of which a noun such as "strikes" follows."""
        return is_land(self.line, first, end)

    def _one(self, found: Found) -> str:
        if len(found.ids) > 1:
            why = f"“{self.line.said(found.first, found.end)}” may be {' or '.join(found.ids)}"
            self.line.ask("actor", found.first, found.end, why)
        return found.ids[0]


def is_land(line: Line, first: int, end: int) -> bool:
    """Whether some words name a country, and not by its adjective."""
    length = words.COUNTRY.has(line.keys, first)
    return length == end - first > 0 and not re.search("(?:i|ish|ian|ese|can|ench)$", line.keys[end - 1])


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
        if keys[start - 1] in words.BEGINS_CLAUSE or words.is_any(keys, start - 1, words.TYPES, words.SAYS):
            break
        if place and line.roles[start - 2 : start - 1] == [""] and keys[start - 2] not in words.BEHIND_NOUN:
            break  # "nasib gunmen fire on …"
        start -= 1
    small = {at for at in range(start, verb) if not line.words[at].text.isupper()}  # "IS" and "UN" are names
    while start < verb and (line.roles[start] or (start in small and keys[start] in words.ARTICLES | words.SOME)):
        start += 1
    end = next((at for at in range(start, verb) if keys[at] in words.BEHIND_NOUN or line.roles[at]), verb)
    while end > start and end - 1 in small and words.is_any(keys, end - 1, words.NEUTRAL, words.CAUTION):
        end -= 1
    return start, end


def _countries_in(keys: Sequence[str]) -> set[str]:
    return {code for at in range(len(keys)) if (code := words.COUNTRY.at(keys, at)[0])}


def unquoted(said: str) -> str:
    """Some words without their quotation marks."""
    return re.sub('["“”]', "", said)


def without_article(word: str) -> str:
    """A French word without the article or preposition that is written together with it."""
    return re.sub("^[dl]['’]", "", word)
