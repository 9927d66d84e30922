"""Every field that refers is known, so that a new id reaches all of them."""

from store.records.model import Key
from store.records.references import references_in


def test_an_events_references() -> None:
    document = {
        "id": "e",
        "title": "al-qaim",
        "crossings": ["al-qaim"],
        "actors": [{"who": "militia", "role": "target"}],
        "control": [{"side": "SY", "by": "sdf"}],
        "sources": ["k24"],
        "related": ["other"],
        "claims": [
            {"about": "perpetrator", "value": "israel", "by": "army", "source": "k24", "via": "ina"},
            {"about": "users", "value": ["is", "aq"]},
            {"about": "status", "of": "al-qaim", "value": "open"},
            {"about": "control", "value": {"by": "sdf", "state": "held"}},
        ],
    }
    assert set(references_in("events", document)) == {
        (("crossings", 0), Key("crossings", "al-qaim")),
        (("actors", 0, "who"), Key("actors", "militia")),
        (("control", 0, "by"), Key("actors", "sdf")),
        (("sources", 0), Key("sources", "k24")),
        (("related", 0), Key("events", "other")),
        (("claims", 0, "value"), Key("actors", "israel")),
        (("claims", 0, "by"), Key("actors", "army")),
        (("claims", 0, "source"), Key("sources", "k24")),
        (("claims", 0, "via"), Key("sources", "ina")),
        (("claims", 1, "value", 0), Key("actors", "is")),
        (("claims", 1, "value", 1), Key("actors", "aq")),
        (("claims", 2, "of"), Key("crossings", "al-qaim")),
        (("claims", 3, "value", "by"), Key("actors", "sdf")),
        (("claims", 3, "value", "state"), Key("actors", "held")),
    }


def test_references_of_the_other_tables() -> None:
    assert dict(references_in("crossings", {"sides": [{"name": "x", "authority": "sdf"}]})) == {
        ("sides", 0, "authority"): Key("actors", "sdf")
    }
    assert dict(references_in("sources", {"relations": [{"source": "ina", "kind": "quotes"}]})) == {
        ("relations", 0, "source"): Key("sources", "ina")
    }
    actor = {"part_of": ["pmf"], "backed_by": ["iran"], "offices": [{"title": "x", "organisation": "bca"}]}
    assert dict(references_in("actors", actor)) == {
        ("part_of", 0): Key("actors", "pmf"),
        ("backed_by", 0): Key("actors", "iran"),
        ("offices", 0, "organisation"): Key("actors", "bca"),
    }


def test_a_document_of_the_wrong_shape_refers_to_nothing() -> None:
    for claims in ({"value": "x"}, "x", ["x"], [["value", "x"]]):
        assert list(references_in("events", {"claims": claims})) == []
    assert list(references_in("imports", {"source": "x"})) == []
