"""Writes a data file of N events: `python -m tests.bench.make_file N FILE [--seed N]`.

The events are made up, and of the size and shape that real ones have: crossings with two names, mixed and fuzzy dates,
rival figures, status and control events, sources and actors that the claims refer to; about 540 bytes an event in the
form in which the program itself writes them. The same N and seed give the same bytes.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from json import dumps
from pathlib import Path
from random import Random

CROSSINGS, SOURCES, ACTORS = 60, 240, 48
FIRST_DAY, DAYS = date(2014, 1, 1), 4380
"""Twelve years, so that the board has something to show."""

_FIRST = ("Bir", "Tell", "Wadi", "Ain", "Khan", "Qasr", "Deir", "Umm", "Abu", "Rujm", "Kafr", "Jisr")
_SECOND = ("Salam", "Ahmar", "Zaytun", "Hajar", "Nakhla", "Rumman", "Tin", "Safsaf", "Ward", "Misk", "Sidra", "Lawz")
_ARABIC = ("بئر", "تل", "وادي", "عين", "خان", "قصر", "دير", "أم", "أبو", "رجم", "كفر", "جسر")
_PLACES = tuple(f"{first} {second}" for first in _FIRST for second in _SECOND)
_COUNTRIES = ("IQ", "SY", "JO", "TR", "IR", "SA", "KW", "LB")
_TYPES = tuple(
    kind
    for kind, share in (
        ("status", 4),
        ("attack", 4),
        ("control", 2),
        ("movement", 2),
        ("clash", 1),
        ("statement", 1),
        ("humanitarian", 1),
        ("infrastructure", 1),
        ("authorisation", 1),
        ("assessment", 1),
        ("other", 1),
    )
    for _ in range(share)
)
_TITLES = {
    "status": ("Crossing {} to trade", "Gate {} after repairs", "Terminal {} for lorries"),
    "attack": ("Rockets fall near the customs yard", "Roadside bomb hits a convoy", "Drones strike parked lorries"),
    "control": ("Army takes the border post", "Militia hands the gate over", "Tribal force holds the terminal"),
    "clash": ("Patrols exchange fire across the berm", "Smugglers and guards clash at night"),
    "statement": ("Ministry speaks of an early reopening", "Governor denies that the gate is shut"),
    "movement": ("Returning families pass in buses", "First fruit lorries pass in a year", "Fuel convoy is sent back"),
    "humanitarian": ("Aid lorries cross with flour and tents", "Clinic opens beside the passport hall"),
    "infrastructure": ("Scanner installed at the cargo gate", "Bridge deck is laid again"),
    "authorisation": ("Cross-border aid allowed for half a year", "Permit for transit lorries extended"),
    "assessment": ("Survey counts the lanes that work", "Team judges the road passable"),
    "other": ("Fair held in the free zone", "Storm floods the approach road"),
}
_STATES = ("open", "limited", "sporadic", "closed", "closed", "open", "inactive", "unknown")
_CLAUSES = (
    "Drivers say that the queue reached the second bridge before dawn",
    "the customs house kept two of its five lanes working",
    "officials put the delay down to a missing stamp",
    "guards searched each lorry by hand because the scanner was out of order",
    "traders on both sides had waited for the order since spring",
    "a local station showed buses standing at the barrier",
    "families were asked to come back with new papers",
    "the governor's office promised an answer within the week",
    "no one at the post would give a name",
    "fuel and cement went through, livestock did not",
    "the road behind the post had been graded the month before",
    "the other side said nothing at first",
)
_SPEAKERS = ("a border officer", "the customs authority", "a local official", "a security source", "a driver")
_MODES = ("told", "statement", "quote", "confirmation")
_HEDGES = ("claimed", "reportedly", "believed to have been", "according to first reports")
_ROLES = ("perpetrator", "target", "authority", "party")


def crossings(random: Random) -> Iterator[dict[str, object]]:
    """The crossings, each with a name on either side; the first ones have an Arabic name too."""
    for number in range(CROSSINGS):
        first, second = random.randrange(len(_FIRST)), random.randrange(len(_SECOND))
        name = f"{_FIRST[first]} {_SECOND[second]}"
        here, there = random.sample(_COUNTRIES, 2)
        side = {"country": here, "name": f"{name} {number}"}
        if number < CROSSINGS // 3:
            side["names"] = [{"value": f"{_ARABIC[first]} {number}", "lang": "ar", "kind": "official"}]  # type: ignore[assignment]
        yield {
            "id": f"crossing-{number}",
            "sides": [side, {"country": there, "name": f"{random.choice(_FIRST)} {random.choice(_SECOND)}"}],
            "lat": round(random.uniform(29, 37), 4),
            "lon": round(random.uniform(36, 48), 4),
            "official": "yes",
            "kind": random.choice(("road", "road", "rail", "foot")),
        }


def sources(random: Random) -> Iterator[dict[str, object]]:
    """The sources that claims refer to."""
    for number in range(SOURCES):
        day = FIRST_DAY + timedelta(random.randrange(DAYS))
        yield {
            "id": f"source-{number}",
            "publisher": f"Border Desk {number % 24}",
            "title": random.choice(random.choice(tuple(_TITLES.values()))).format("opens"),
            "kind": random.choice(("news", "news agency", "report", "statement")),
            "published": day.isoformat(),
            "url": f"https://news.example/{day.year}/{number}",
            "reliability": random.choice("ABCCDF"),
        }


def actors(random: Random) -> Iterator[dict[str, object]]:
    """Who acts and speaks."""
    kinds = ("state forces", "rebel", "political militia", "organisation", "person", "external or other forces")
    for number in range(ACTORS):
        yield {
            "id": f"actor-{number}",
            "name": f"{random.choice(_FIRST)} {random.choice(('Brigade', 'Guard', 'Council', 'Office'))} {number}",
            "kind": random.choice(kinds),
        }


def events(count: int, random: Random) -> Iterator[str]:
    """The events, each as its JSON text at the depth at which it stands in a file."""
    for number, dating in zip(range(1, count + 1), dates(random), strict=False):
        kind = random.choice(_TYPES)
        state = random.choice(_STATES)
        fields = [
            f'"id": "{kind}-{number}"',
            f'"type": "{kind}"',
            f'"title": "{random.choice(_TITLES[kind]).format(state)} near {random.choice(_PLACES)}"',
            *_dated(*dating),
            f'"summary": "{", ".join(random.sample(_CLAUSES, random.choice((1, 1, 2))))}."',
            f'"crossings": ["crossing-{int(random.random() ** 2 * CROSSINGS)}"]',
            *_particulars(kind, state, random),
            f'"claims": [\n{_claims(kind, random)}\n      ]',
        ]
        yield "{\n      " + ",\n      ".join(fields) + "\n    }"


def dates(random: Random) -> Iterator[tuple[str, str]]:
    """Dates without end as EDTF, each with the words of its source.

    Seven in ten on a day; the rest months, about, spans, one of several days, years, or no date at all.
    """
    days = [(FIRST_DAY + timedelta(day)).isoformat() for day in range(DAYS + 40)]
    while True:
        first = random.randrange(DAYS)
        day, kind = days[first], random.random()
        if kind < 0.70:
            yield day, ""
        elif kind < 0.83:
            yield day[:7], ""
        elif kind < 0.88:
            yield f"{day}~", "about that day"
        elif kind < 0.93:
            yield f"{day}/{days[first + random.randrange(1, 20)]}", ""
        elif kind < 0.97:
            yield f"[{day}..{days[first + random.randrange(2, 11)]}]", "in those days"
        elif kind < 0.99:
            yield day[:4], ""
        else:
            yield "", ""


def _dated(edtf: str, words: str) -> tuple[str, ...]:
    return tuple(f'"{name}": "{value}"' for name, value in (("date", edtf), ("date_text", words)) if value)


def _particulars(kind: str, state: str, random: Random) -> tuple[str, ...]:
    match kind:
        case "status":
            modes = f'"pedestrian": "{random.choice(("yes", "no"))}", "commercial": "restricted"'
            return (f'"status": {{"state": "{state}", "modes": {{{modes}}}}}',)
        case "control":
            actor = random.randrange(ACTORS)
            return (f'"control": {{"side": "{random.choice(_COUNTRIES)}", "by": "actor-{actor}", "state": "held"}}',)
        case "attack" | "clash":
            who = ", ".join(f'{{"who": "actor-{random.randrange(ACTORS)}", "role": "{role}"}}' for role in _ROLES[:2])
            return (f'"actors": [{who}]',)
        case _:
            return ('"tags": ["trade"]',) if random.random() < 0.3 else ()


def _claims(kind: str, random: Random) -> str:
    about = "killed" if kind in ("attack", "clash") else "reopening" if kind == "statement" else "status"
    lines = []
    for letter in "ab"[: random.choice((1, 1, 2))]:
        value = f"{random.randrange(9)}" if about == "killed" else f'"{random.choice(_STATES)}"'
        by = random.choice(_SPEAKERS) if random.random() < 0.6 else f"actor-{random.randrange(ACTORS)}"
        hedge = f', "hedge": "{random.choice(_HEDGES)}"' if random.random() < 0.4 else ""
        lines.append(
            f'        {{"id": "{letter}", "about": "{about}", "value": {value}, "by": "{by}",'
            f' "mode": "{random.choice(_MODES)}", "source": "source-{random.randrange(SOURCES)}"{hedge}}}'
        )
    return ",\n".join(lines)


def _texts(records: Iterable[dict[str, object]]) -> Iterator[str]:
    for record in records:
        fields = (f"{dumps(name)}: {dumps(value, ensure_ascii=False)}" for name, value in record.items())
        yield "{\n      " + ",\n      ".join(fields) + "\n    }"


def _table(name: str, texts: Iterable[str]) -> Iterator[str]:
    yield f'  "{name}": {{'
    separator = "\n"
    for number, text in enumerate(texts, 1):
        yield f'{separator}    "{number}": {text}'
        separator = ",\n"
    yield "\n  }"


def pieces(count: int, seed: int = 7) -> Iterator[str]:
    """The text of a data file of `count` events, piece by piece: a million of them need no memory."""
    random = Random(seed)
    meta = {"format": 1, "title": f"{count:,} made-up events"}
    yield "{\n"
    yield from _table("meta", _texts([meta]))
    for name, texts in (
        ("crossings", _texts(crossings(random))),
        ("sources", _texts(sources(random))),
        ("actors", _texts(actors(random))),
        ("events", events(count, random)),
    ):
        yield ",\n"
        yield from _table(name, texts)
    yield "\n}\n"


def make_file(count: int, path: Path, seed: int = 7) -> None:
    """Writes the file, over one that is there."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(pieces(count, seed))


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="make_file", description="Write a data file of made-up events.")
    parser.add_argument("count", type=int, metavar="N", help="how many events")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--seed", type=int, default=7, help="another seed, other events (default 7)")
    options = parser.parse_args(arguments)
    make_file(options.count, options.file, options.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
