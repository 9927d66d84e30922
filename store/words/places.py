"""Where an event was, in words: its place, its crossings and how far off it lies; and which country a name means."""

from __future__ import annotations

from functools import cache

from store.geography.boundaries import countries
from store.geography.geodesy import compass_point, distance_km, initial_bearing, on_earth
from store.records.interface import Records
from store.records.model import Crossing, Event, Place
from store.text.folding import fold
from store.text.near import near
from store.words.names import crossing_name, short_name

AT_KM = 5.0
"""Within so many kilometres a place is at the crossing; farther off it is so far from it."""

_MORE_NAMES = (
    "syrian arab republic SY|syr SY|syrie SY|suriye SY|irq IQ|irak IQ|tur TR|türkiye TR|turkiye TR|turquie TR|jor JO|"
    "jordanie JO|ürdün JO|lbn LB|liban LB|lübnan LB|irn IR|sau SA|ksa SA|kwt KW|isr IL|iran (islamic republic of) IR|"
    "pse PS|state of palestine PS|occupied palestinian territory PS|egy EG|uae AE|usa US|united states US|uk GB|"
    "great britain GB|mex MX|can CA|ukr UA|pol PL|rou RO|mda MD|rus RU|sdn SD|ssd SS|south sudan SS|tcd TD|eth ET|"
    "afg AF|pak PK|yem YE|drc CD|dr congo CD|cod CD|democratic republic of the congo CD|central african republic CF|"
    "bosnia and herzegovina BA|western sahara EH|burma MM|bgd BD|mmr MM|gha GH|العراق IQ|سوريا SY|سورية SY|تركيا TR|"
    "لبنان LB|الأردن JO|إيران IR|الكويت KW|السعودية SA|مصر EG|فلسطين PS|إسرائيل IL|اليمن YE"
)
"""Names of countries beside those in the file of boundaries, each with its code."""


def where_words(event: Event, records: Records) -> str:
    """The place as worded, and each crossing, with distance and direction where the place is not at it."""
    return ", ".join(filter(None, (event.place.text if event.place else "", *crossings_of(event, records))))


def crossings_of(event: Event, records: Records) -> list[str]:
    """An event's crossings by name, with distance and direction where its place is not at it."""
    known = (records.crossings[name] for name in event.crossings if name in records.crossings)
    return [f"{away_words(event.place, crossing)} {crossing_name(crossing)}".strip() for crossing in known]


def distances(event: Event, records: Records) -> list[str]:
    """Of each crossing that the place is not at, how far it is from it: `23 km SE of Bab al-Hawa`."""
    known = (records.crossings[name] for name in event.crossings if name in records.crossings)
    return [f"{away} {short_name(crossing)}" for crossing in known if (away := away_words(event.place, crossing))]


def away_words(place: Place | None, crossing: Crossing) -> str:
    """How far from a crossing a place lies: `23 km SE of`; nothing where it is at it, or one has no coordinates."""
    here, there = on_earth(place.lat, place.lon) if place else None, on_earth(crossing.lat, crossing.lon)
    if here is None or there is None:
        return ""
    km = distance_km(there, here)
    return f"{km:,.0f} km {compass_point(initial_bearing(there, here))} of" if km > AT_KM else ""


@cache
def country_names() -> dict[str, str]:
    """The code of each country (ISO 3166-1 alpha-2), by its folded names and by the code in small letters."""
    found = {fold(name): code for name, code in countries() if code} | {code.lower(): code for _, code in countries()}
    return found | {fold(pair[:-3]): pair[-2:] for pair in _MORE_NAMES.split("|")}


def near_countries(typed: str) -> tuple[str, ...]:
    """What may be meant by a name that is not a country's: `Turkey (TR)`."""
    called = {code: f"{name} ({code})" for name, code in countries() if code}
    return near(typed, [(called[code], name) for name, code in country_names().items() if code and len(name) > 2])
