"""The headings of a report, and what stands under one that has nothing, for every layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from store.report.model import Report

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
HEADINGS = {
    "statuses": ("Status as of {as_of}", "No crossing is recorded."),
    "changes": ("What changed since {since}", "No change of status, control or authorisation is recorded."),
    "incidents": ("Incidents since {since}", "No incident is recorded."),
    "volumes": ("Volumes since {since}", "No figure of what passed is recorded."),
    "others": ("Other events", "None is recorded."),
    "contests": ("Contested", "Nothing in the period is contested."),
    "undecided": ("Undecided", "Nothing is left to decide."),
    "sources": ("Sources", "No source is cited."),
}


def heading(report: Report, name: str) -> tuple[str, str]:
    """The heading of a part, and what is said where the part is empty."""
    words, nothing = HEADINGS[name]
    return words.format(as_of=day_words(report.as_of), since=day_words(report.since)), nothing


def day_words(day: date) -> str:
    """A day as reports write it: 30 September 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_words(report: Report) -> str:
    """Of what and of when the report is."""
    then = ", as known then" if report.known_then else ""
    scope = f" at {', '.join(report.scope)}" if report.scope else ""
    return f"Situation{scope} as of {day_words(report.as_of)}{then}; period since {day_words(report.since)}."
