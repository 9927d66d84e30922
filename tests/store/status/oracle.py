"""Passage and permissions by brute force: the story of one crossing is played event by event, and looked at on a day.

Written apart from `store.status`, on plain documents. It knows whole days only, told in order, so that nothing is
uncertain but what the rules themselves leave open; `worlds` tries out what fuzzy dates can mean.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import pairwise, permutations, product
from typing import Any, NamedTuple

WAYS = ("IQ>SY", "SY>IQ")
STRICT = ("yes", "restricted", "no")
SHUT = ("closed", "inactive")


def number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


class Said(NamedTuple):
    """What was said of a mode in one direction, and when in the story."""

    word: str
    event: str
    turn: int
    day: int
    both: bool = False
    implied: bool = False


class Cell(NamedTuple):
    """What the oracle sees: the word, whether that is open, and the event that says so."""

    word: str
    open: bool
    event: str


def entries_of(event: dict[str, Any]) -> list[dict[str, Any]]:
    status = event.get("status") or []
    return [{"state": status}] if isinstance(status, str) else status if isinstance(status, list) else [status]


def happening_at(crossing: str, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events that tell of a crossing; of one that names none, its permission where the other one holds."""
    there = {event["id"] for event in events if crossing in event["crossings"]}
    grown = True
    while grown:
        following = {event["id"] for event in events if not event["crossings"] and referred(event) & there} - there
        there, grown = there | following, bool(following)
    return [
        event
        if event["crossings"]
        else {**event, "status": [{"permission": part["permission"]} for part in permitting]}
        for event in events
        if event["id"] in there
        for permitting in [[part for part in entries_of(event) if "permission" in part]]
    ]


def referred(event: dict[str, Any]) -> set[str]:
    parts = [part.get("permission", {}) for part in entries_of(event)]
    return {part[name] for part in parts for name in ("renews", "revokes") if name in part}


class Play:
    """The story as one part of the crossing sees it: the whole, or a side."""

    def __init__(self, events: list[dict[str, Any]], scope: str, day: int) -> None:
        self.word, self.shut_event, self.shut_turn = "", "", -1
        self.last_shut = -1
        self.said: dict[tuple[str, str], list[Said]] = {}
        self.confirmed: dict[str, list[tuple[int, str, str]]] = {}
        for turn, event in enumerate(events):
            if number(event["date"]) <= day and event.get("phase", "") in ("", "in force"):
                self.take(turn, event, scope, day)

    def take(self, turn: int, event: dict[str, Any], scope: str, day: int) -> None:
        mine = [entry for entry in entries_of(event) if entry.get("side", "") in ("", scope)]
        states = [entry["state"] for entry in mine if entry.get("state")]
        if states:
            self.turn_to(states[0], turn, event["id"])
        named: dict[tuple[str, str], Said] = {}
        for entry in sorted(mine, key=lambda entry: entry.get("direction", "both") != "both"):
            way = entry.get("direction", "both")
            for mode, word in entry.get("modes", {}).items():
                for one in WAYS if way == "both" else (way,):
                    named[mode, one] = Said(word, event["id"], turn, number(event["date"]), way == "both")
        for (mode, way), said in named.items():
            other = (mode, WAYS[1 - WAYS.index(way)])
            if said.word != "no" and not said.both and other not in named:
                self.narrow(other, said)
        for place, said in named.items():
            self.said.setdefault(place, []).append(said)
        for claim in event.get("claims", ()):
            if number(event["date"]) < number(claim["said"]) <= day and claim.get("stance", "asserts") == "asserts":
                self.confirmed.setdefault(event["id"], []).append((number(claim["said"]), claim["of"], claim["value"]))

    def turn_to(self, state: str, turn: int, event: str) -> None:
        if state in SHUT:
            if state != self.word:
                self.shut_turn = turn
            self.shut_event, self.last_shut = event, turn
        self.word = state

    def narrow(self, place: tuple[str, str], said: Said) -> None:
        """That way only: what was said both ways, and not shut since, goes no more this way."""
        own = [one for one in self.said.get(place, ()) if not one.implied]
        if own and own[-1].both and own[-1].word != "no" and self.shut_turn <= own[-1].turn:
            self.said[place].append(said._replace(word="no", both=False, implied=True))

    def modes(self) -> set[str]:
        return {mode for mode, _ in self.said}

    def see(self, mode: str, way: str, lapse: tuple[int, set[str]] | None, running: bool) -> Cell | None:
        said = self.said.get((mode, way), [])
        last = said[-1] if said else None
        if self.word in SHUT and (last is None or last.turn < self.shut_turn):
            return Cell("no", False, self.shut_event)
        if last is None or self.must_be_said_anew(mode, way):
            return None
        run = self.run(said)
        cell = Cell(last.word, last.implied, last.event)
        if lapse is None or last.word == "no":
            return cell
        again = any(heard >= lapse[0] for heard in self.heard(run, mode, last))
        if again or any(one.day >= lapse[0] for one in run):
            return cell
        return cell._replace(open=True) if running else Cell("no", False, min(lapse[1]))

    def must_be_said_anew(self, mode: str, way: str) -> bool:
        """Whether this part reopened, and nobody said since whether the mode passes."""
        said = self.said.get((mode, way), [])
        return bool(said) and self.word not in SHUT and self.last_shut > said[-1].turn

    @staticmethod
    def run(said: list[Said]) -> list[Said]:
        found: list[Said] = []
        for one in reversed(said):
            if one.word != said[-1].word:
                break
            found.append(one)
        return found

    def heard(self, run: list[Said], mode: str, last: Said) -> list[int]:
        told = [claim for one in run for claim in self.confirmed.get(one.event, ())]
        return [when for when, of, value in told if (of, value) == (mode, last.word) and when > last.day]


class Permit(NamedTuple):
    event: str
    modes: frozenset[str]
    by: str
    first: int
    last: int
    turn: int
    renews: str
    revoked: bool

    def covers(self, day: int) -> bool:
        return self.first <= day <= self.last


def permits(events: list[dict[str, Any]], day: int) -> list[Permit]:
    """The permissions given by the day, each with its days as far as no one cut them off."""
    given = [(turn, event) for turn, event in enumerate(events) if number(event["date"]) <= day]
    given = [(turn, event) for turn, event in given if event.get("phase", "") in ("", "in force")]
    told = [
        (turn, event, entry["permission"])
        for turn, event in given
        for entry in entries_of(event)
        if "permission" in entry
    ]
    found = []
    for turn, event, permission in told:
        if "revokes" in permission and not ("modes" in permission or "until" in permission):
            continue
        first, last = number(permission.get("from", event["date"])), number(permission.get("until", "9999-12-31"))
        ends = [
            number(taken.get("from", other["date"])) for _, other, taken in told if taken.get("revokes") == event["id"]
        ]
        cut = next((end for end in ends if end <= last), None)
        modes = frozenset(permission.get("modes", ()))
        found.append(
            Permit(event["id"], modes, permission["by"], first, last if cut is None else cut - 1, turn,
                   permission.get("renews", ""), cut is not None)
        )  # fmt: skip
    return found


def state(permit: Permit, all_: list[Permit], day: int) -> tuple[str, str]:
    """How a permission stands on the day, and which event renewed it."""
    if permit.revoked and day > permit.last:
        return "revoked", ""
    if day < permit.first:
        return "planned", ""
    if permit.covers(day):
        return "in force", ""
    for other in all_:
        if other.renews:
            carries = other.renews == permit.event
        else:
            same = not other.modes or not permit.modes or other.modes & permit.modes
            carries = bool(
                other.turn > permit.turn and other.by == permit.by and same
                and other.last > permit.last and other.first <= permit.last + 1
            )  # fmt: skip
        if carries and other.first <= day:
            return "renewed", other.event
    return "lapsed", ""


def lapse(all_: list[Permit], mode: str, day: int) -> tuple[int, set[str]] | None:
    """The last day by now on which the mode was permitted no more, and whose permission ended then."""
    covering = [permit for permit in all_ if not permit.modes or mode in permit.modes]
    ends = sorted({permit.last + 1 for permit in covering if permit.last + 1 <= day}, reverse=True)
    for end in ends:
        if not any(permit.covers(end) for permit in covering):
            return end, {permit.event for permit in covering if permit.last + 1 == end}
    return None


def see(events: list[dict[str, Any]], day: int) -> dict[tuple[str, str], Cell]:
    """Who passes on the day, in a story told in order."""
    sides = any(entry.get("side") for event in events for entry in entries_of(event))
    plays = [Play(events, scope, day) for scope in (("IQ", "SY") if sides else ("",))]
    all_ = permits(events, day)
    found = {}
    for mode, way in product({mode for play in plays for mode in play.modes()}, WAYS):
        covering = [permit for permit in all_ if not permit.modes or mode in permit.modes]
        running = any(permit.covers(day) for permit in covering)
        cells = [cell for play in plays if (cell := play.see(mode, way, lapse(all_, mode, day), running))]
        if cells:
            strictest = max(cells, key=lambda cell: (STRICT.index(cell.word), cell.open != (cell.word == "no")))
            untold = any(play.must_be_said_anew(mode, way) for play in plays)
            doubtful = strictest.word != "no" and (untold or any(cell.open for cell in cells))  # a part may be shut
            found[mode, way] = strictest._replace(open=strictest.open or doubtful)
    return found


class Held(NamedTuple):
    """An answer of one side: what it is, since and until which day it was said, and by which event first."""

    word: str
    since: int
    reported: int
    first: str


def came(events: list[dict[str, Any]], day: int) -> Iterator[dict[str, Any]]:
    """The events that came about by the day."""
    return (e for e in events if number(e["date"]) <= day and e.get("phase", "") in ("", "in force"))


def echoes(event: dict[str, Any], about: str, day: int, fits: Callable[[Any], bool]) -> Iterator[int]:
    """The days, after the event and not after the one asked for, on which a claim in it says the same again."""
    for claim in event.get("claims", ()):
        when = number(claim["said"])
        asserted = claim.get("stance", "asserts") == "asserts"
        if claim["about"] == about and asserted and number(event["date"]) < when <= day and fits(claim["value"]):
            yield when


def statuses(events: list[dict[str, Any]], scopes: tuple[str, ...], day: int) -> dict[str, Held]:
    """The status of each part of the crossing, by playing the story."""
    found: dict[str, Held] = {}
    for event in came(events, day):
        for scope in scopes:
            for entry in entries_of(event):
                word = entry.get("state", "")
                if word and entry.get("side", "") in ("", scope):
                    before, on = found.get(scope), number(event["date"])
                    heard = max([on, *echoes(event, "status", day, word.__eq__)])
                    if before is not None and before.word == word:
                        found[scope] = before._replace(reported=max(before.reported, heard))
                    else:
                        found[scope] = Held(word, on, heard, event["id"])
    return found


ORDER = ("open", "limited", "sporadic", "closed", "inactive")


def whole(events: list[dict[str, Any]], scopes: tuple[str, ...], day: int) -> Held | None:
    """The strictest of the sides' statuses; since when is found by looking at every day before."""
    found = statuses(events, scopes, day).values()
    word = max((one.word for one in found), key=ORDER.index, default="")
    if not word:
        return None
    since = day
    while max((one.word for one in statuses(events, scopes, since - 1).values()), key=ORDER.index, default="") == word:
        since -= 1
    return Held(word, since, max(one.reported for one in found if one.word == word), "")


def names(by: str, side: str, value: dict[str, str]) -> bool:
    return value["by"] == by and value.get("side", "") in ("", side)


def holders(events: list[dict[str, Any]], side: str, day: int) -> dict[str, Held]:
    """Who holds a side: those whom the last event about it names, each since it was first named."""
    found: dict[str, Held] = {}
    for event in came(events, day):
        named = {part["by"] for part in event.get("control", ()) if part.get("side", "") in ("", side)}
        on, before = number(event["date"]), found
        if named:
            found = {}
        for by in named:
            again = [*echoes(event, "control", day, partial(names, by, side))]
            earlier = before.get(by, Held(by, on, on, event["id"]))
            found[by] = earlier._replace(reported=max([earlier.reported, on, *again]))
    return found


def as_known(events: list[dict[str, Any]], published: dict[str, str], day: int) -> list[dict[str, Any]]:
    """The story as far as it had been told by a day: by its sources' days, and claims by when they were said."""
    known = []
    for event in events:
        claims = [claim for claim in event.get("claims", ()) if number(claim["said"]) <= day]
        dated = [published[source] for source in event.get("sources", ())] + [
            claim["said"] for claim in event.get("claims", ())
        ]
        if not dated or number(min(dated)) <= day:
            known.append({**event, "claims": claims})
    return known


def worlds(events: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Every story that the events can mean: each day of a one-of date, each order of those on one day."""
    for known in _with_days_of_permissions(events):
        yield from _stories(known)


def _with_days_of_permissions(events: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The events with every first and last day that their permissions can have."""
    told: list[list[dict[str, Any]]] = []
    for event in events:
        given = [part["permission"] for part in entries_of(event) if "permission" in part]
        named = [name for name in ("from", "until") if given and name in given[0]]
        told.append(
            [
                {**event, "status": {"permission": given[0] | dict(zip(named, days, strict=True))}} if named else event
                for days in product(*(_days(given[0][name]) for name in named))
            ]
        )
    yield from (list(chosen) for chosen in product(*told))


def _stories(events: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    days = [_days(event["date"]) for event in events]
    for chosen in product(*days):
        dated = [{**event, "date": day} for event, day in zip(events, chosen, strict=True)]
        for order in permutations(dated):
            if all(one["date"] <= other["date"] for one, other in pairwise(order)):
                yield list(order)


def _days(text: str) -> list[str]:
    if not text.startswith("["):
        return [text]
    first, last = text[1:-1].split("..")
    return [date.fromordinal(day).isoformat() for day in range(number(first), number(last) + 1)]
