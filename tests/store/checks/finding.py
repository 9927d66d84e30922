"""What the checks find in a few records, for their tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.checks import Finding, run
from tests.store.in_memory import InMemory

if TYPE_CHECKING:
    from store.records.model import Path

CROSSING = {
    "id": "qaim",
    "sides": [{"country": "IQ", "name": "al-Qaim"}, {"country": "SY", "name": "Albu Kamal"}],
    "lat": 34.398,
    "lon": 40.976,
}
WALID = {
    "id": "walid",
    "sides": [{"country": "IQ", "name": "al-Walid"}, {"country": "SY", "name": "al-Tanf"}],
    "lat": 33.434,
    "lon": 38.921,
}
BAGHDAD = {"text": "Baghdad", "lat": 33.315, "lon": 44.366}
SOURCES = [
    {
        "id": "k24",
        "publisher": "Kurdistan 24",
        "published": "2019-09-30",
        "relations": [{"source": "strike", "kind": "links_to"}],
    },
    {"id": "strike", "publisher": "Kurdistan 24", "title": "Six dead", "published": "2019-08-25"},
]


def event(**fields: Any) -> dict[str, Any]:
    """An event at the first crossing."""
    return {"id": "e", "date": "2019-08-25", "crossings": ["qaim"], **fields}


def found(*events: dict[str, Any], crossings: list[dict[str, Any]] | None = None, **tables: Any) -> list[Finding]:
    """What the checks find in these records."""
    return run(
        InMemory(**{"crossings": crossings or [CROSSING, WALID], "sources": SOURCES, "events": list(events), **tables})
    )


def the_one(findings: list[Finding]) -> tuple[str, Path, str]:
    """Code, path and message of the only finding."""
    (finding,) = findings
    return finding.code, finding.path, finding.message


def claimed(*claims: dict[str, Any], **fields: Any) -> list[Finding]:
    """What the checks find in an event with these claims."""
    return found(event(claims=list(claims), **fields))


def at_walid(claim: dict[str, Any]) -> list[Finding]:
    """What the checks find in a claim about the second crossing."""
    return found(crossings=[CROSSING, {**WALID, "claims": [claim]}])
