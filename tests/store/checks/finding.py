"""What the checks find in a few records, for their tests."""

from typing import Any, NamedTuple

from store.checks.runner import Finding
from store.checks.themes import codes, run
from store.records.model import Path
from tests.store.in_memory import InMemory

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


class Look(NamedTuple):
    """What some checks find in a few records; what others find there is not asked."""

    codes: tuple[str, ...]

    def found(
        self, *events: dict[str, Any], crossings: list[dict[str, Any]] | None = None, **tables: Any
    ) -> list[Finding]:
        """What they find in these records."""
        records = {"crossings": crossings or [CROSSING, WALID], "sources": SOURCES, "events": list(events), **tables}
        return [finding for finding in run(InMemory(**records)) if finding.code in self.codes]

    def claimed(self, *claims: dict[str, Any], **fields: Any) -> list[Finding]:
        """What they find in an event with these claims."""
        return self.found(event(claims=list(claims), **fields))

    def at_walid(self, claim: dict[str, Any]) -> list[Finding]:
        """What they find in a claim about the second crossing."""
        return self.found(crossings=[CROSSING, {**WALID, "claims": [claim]}])


def check(*names: str) -> Look:
    """What the checks of these codes find; a name that no check has would find nothing for ever, and is an error."""
    assert set(names) <= set(codes()), names
    return Look(names)


def the_one(findings: list[Finding]) -> tuple[str, Path, str]:
    """Code, path and message of the only finding."""
    (finding,) = findings
    return finding.code, finding.path, finding.message
