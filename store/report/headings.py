"""The headings of a report, and what stands under one that has nothing, for every layout."""

from __future__ import annotations

import re
from datetime import date

from store.geography.boundaries import Country, countries
from store.report.model import Report, Weekly

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
OUTSIDE = "may lie outside the period"
HEADINGS = {
    "statuses": ("Status as of {as_of}", "No crossing is recorded."),
    "passage": ("Who may cross, as of {as_of}", "Who may cross is not reported."),
    "changes": ("What changed since {since}", "No change of status, control or authorisation is recorded."),
    "incidents": ("Incidents since {since}", "No incident is recorded."),
    "volumes": ("Volumes since {since}", "No figure of what passed is recorded."),
    "others": ("Other events", "None is recorded."),
    "contests": ("Contested", "No event of the period is contested."),
    "undecided": ("Undecided", "Nothing is left to decide."),
    "sources": ("Sources", "No source is cited."),
}


_CALLED = {"TR": "Türkiye"}
"""Countries that call themselves otherwise than the file of boundaries has them."""


def called(country: Country) -> str:
    """What a country is called."""
    return _CALLED.get(country.code, country.name)


def heading(report: Report, name: str) -> tuple[str, str]:
    """The heading of a part, and what is said where the part is empty."""
    words, nothing = HEADINGS[name]
    return words.format(as_of=day_words(report.as_of), since=day_words(report.since)), nothing


def day_words(day: date) -> str:
    """A day as reports write it: 30 September 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_words(report: Report) -> str:
    """Of what and of when the report is."""
    then = ", as known at the time" if report.known_then else ""
    scope = f" at {', '.join(report.scope)}" if report.scope else ""
    return f"Situation{scope} as of {day_words(report.as_of)}{then}; period since {day_words(report.since)}."


WAY = re.compile(r"\b([A-Z]{2})>([A-Z]{2})\b")
"""A direction as tables have it, in the codes of two countries."""


def country_name(code: str) -> str:
    """What the country with a code is called; nothing where it is that of none."""
    return next((called(country) for country in countries() if country.code == code), "")


def from_to(way: re.Match[str]) -> str:
    """A direction in words, where both codes are those of countries."""
    one, other = country_name(way[1]), country_name(way[2])
    return f"from {one} to {other}" if one and other else way[0]


def legend(report: Report) -> str:
    """What the directions mean that the report has: "TR>SY: from Türkiye to Syria."; nothing where it has none."""
    told = (*(one.words for row in report.statuses for one in row.passage), *(one.what for one in report.changes))
    ways = {way[0]: from_to(way) for words in told for way in WAY.finditer(words)}
    named = [f"{way}: {words}" for way, words in sorted(ways.items()) if words != way]
    return f"{'; '.join(named)}." if named else ""


def week_words(weekly: Weekly) -> str:
    """What a series is of, where, and how its figures came about."""
    what = weekly.of[:1].upper() + weekly.of[1:]
    how = "" if weekly.added_up else "; figures as said, not added up"
    untold = f"; {weekly.untold} left out whose date lies in several weeks" if weekly.untold else ""
    return f"{what}{f', {weekly.where}' if weekly.where else ''}, by week{how}{untold}"


def told_weeks(weekly: Weekly) -> str:
    """The weeks of which a figure is reported: "week of 6 Feb 2023: 6"."""
    told = (f"week of {_day(week.begins)}: {week.words}" for week in weekly.weeks if week.events)
    return "; ".join(told) or "no figure in a single week"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
