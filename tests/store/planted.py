"""A file with words that must never leave it, planted in every place that can be marked private."""

import json
from typing import Any

from tests.store.in_memory import SAMPLE, InMemory

SECRETS = (
    "Sahar Zinhari",
    "sahar-zinhari",
    "سحر زنهاري",
    "zinhari-alias",
    "PLANTEDQUOTE",
    "PLANTEDNOTE",
    "PLANTEDCLAIM",
    "PLANTEDTITLE",
    "planted-event",
    "PLANTEDSOURCE",
    "planted-source",
    "planted.example",
    "PLANTEDGATE",
    "planted-crossing",
    "PLANTEDROW",
    "PLANTEDALIAS",
)
"""Every word that is private; fold nothing, look for each as it stands and in lower case."""


def planted() -> dict[str, dict[str, Any]]:
    """The sample's tables with private records, private parts, and mentions of them all over."""
    tables: dict[str, dict[str, Any]] = json.loads(SAMPLE.read_text("utf-8"))
    tables["actors"]["900"] = {
        "id": "sahar-zinhari",
        "name": "Sahar Zinhari",
        "names": [{"value": "سحر زنهاري", "lang": "ar"}, {"value": "zinhari-alias"}],
        "kind": "person",
        "private": True,
    }
    tables["actors"]["901"] = {
        "id": "open-actor",
        "name": "An open actor",
        "names": [{"value": "PLANTEDALIAS", "private": True}],
        "part_of": ["sahar-zinhari"],
        "offices": [{"title": "aide to Sahar Zinhari", "organisation": "sahar-zinhari"}],
    }
    tables["sources"]["900"] = {
        "id": "planted-source",
        "publisher": "A paper",
        "title": "PLANTEDSOURCE",
        "author": "Sahar Zinhari",
        "url": "https://planted.example/1",
        "private": True,
    }
    tables["crossings"]["900"] = {
        "id": "planted-crossing",
        "sides": [{"country": "IQ", "name": "PLANTEDGATE"}, {"country": "SY", "name": "PLANTEDGATE east"}],
        "lat": 35.0,
        "lon": 41.0,
        "private": True,
    }
    tables["events"]["900"] = {
        "id": "planted-event",
        "type": "attack",
        "title": "PLANTEDTITLE",
        "date": "2019-09-10",
        "crossings": ["al-qaim"],
        "claims": [{"id": "a", "about": "killed", "value": 77, "source": "k24-reopening"}],
        "private": True,
    }
    tables["events"]["901"] = _mentioning()
    return tables


def _mentioning() -> dict[str, Any]:
    """An event that may be seen, and mentions everything that may not."""
    return {
        "id": "sahar-zinhari-meets-2019-09",
        "type": "clash",
        "title": "Sahar Zinhari meets SAHAR ZINHARI's guards",
        "date": "2019-09-11",
        "summary": "Sahar Zinhári saw PLANTEDTITLE at PLANTEDGATE; سحر زنهاري; PLANTEDALIAS; see https://planted.example/1",
        "crossings": ["al-qaim", "planted-crossing"],
        "place": {"text": "the house of Sahar Zinhari", "lat": 34.4, "lon": 40.9},
        "actors": [{"who": "sahar-zinhari", "role": "witness"}, {"who": "Sahar Zinhari", "role": "victim"}],
        "control": [{"side": "IQ", "by": "sahar-zinhari", "state": "held"}],
        "claims": [
            {"id": "a", "about": "killed", "value": 3, "by": "sahar-zinhari", "quote": "PLANTEDQUOTE",
             "note": "PLANTEDNOTE", "source": "planted-source"},
            {"id": "b", "about": "killed", "value": "PLANTEDCLAIM", "private": True, "source": "k24-reopening"},
            {"id": "c", "about": "perpetrator", "value": "sahar-zinhari", "source": "k24-reopening",
             "via": "planted-source"},
            {"id": "d", "about": "killed", "value": 4, "by": "Sahar Zinhari", "quote": "PLANTEDQUOTE"},
            {"id": "e", "about": "killed", "value": 5, "by": "a guard", "source": "k24-reopening"},
        ],
        "sources": ["planted-source"],
        "related": ["planted-event"],
        "tags": ["sahar zinhari", "PLANTEDGATE"],
        "note_of_the_desk": {"text": "ask Sahar Zinhari", "private": True},
        "origin": {"import": "acled", "id": "IRQ1", "row": "1;PLANTEDROW"},
        "unknown key": ["Sahar-Zinhari"],
    }  # fmt: skip


def planted_shelf() -> InMemory:
    """The planted file's records."""
    tables = planted()
    meta = [{"id": "meta", **tables["meta"]["1"]}]
    return InMemory(**{name: list(rows.values()) for name, rows in tables.items() if name != "meta"}, meta=meta)


def leaks(text: str) -> list[str]:
    """The secrets that a text tells."""
    told = text.casefold()
    return [secret for secret in SECRETS if secret.casefold() in told]
