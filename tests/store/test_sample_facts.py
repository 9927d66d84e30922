"""The bundled sample holds each of the 62 facts of the founding story, where the table below says."""

from __future__ import annotations

import contextlib
import io
import json
from typing import Any, NamedTuple

import pytest

from tests.store.in_memory import SAMPLE
from tui.__main__ import main


class Fact(NamedTuple):
    """A number of the list of facts, and one place that holds it: a list's item goes by its `id`, else by its index.

    `value` is what stands there, None where the story names nothing and the field is left out.
    """

    number: int
    record: str
    path: str
    value: Any


STORY, STRIKE = "k24-reopening", "k24-strike"
REOPENS, CLOSED, CAPTURED = "qaim-reopens-2019-09", "crossings-closed-2014", "qaim-is-captures-2014"
RETAKEN, DRONES = "qaim-retaken-2017-11", "qaim-drones-2019-08"
CONFIRMED, AUTHORISED = "qaim-reopening-confirmed-2019-09", "qaim-reopening-authorised-2019-09"
USES = "qaim-uses-2019-09"

FACTS = (
    Fact(1, STORY, "title", "Iraq reopens al-Qaim border crossing with Syria"),
    Fact(1, REOPENS, "claims.a.mode", "headline"),
    Fact(2, STORY, "publisher", "Kurdistan 24"),
    Fact(3, STORY, "dateline", "ERBIL"),
    Fact(4, STORY, "editor", "Nadia Riva"),
    Fact(5, STORY, "author", None),
    Fact(6, STORY, "notes", "No author is named. Its first sentence stands twice in the copy at hand and counts once."),
    Fact(7, STRIKE, "title", "Drone strikes kill 6 Iran-backed militiamen near Iraqi-Syrian border: source"),
    Fact(7, STORY, "relations.0", {"source": STRIKE, "kind": "links_to"}),
    Fact(8, REOPENS, "status.state", "open"),
    Fact(8, REOPENS, "actors.0", {"who": "iraq-government", "role": "agent"}),
    Fact(9, REOPENS, "date", "2019-09-30"),
    Fact(9, REOPENS, "date_text", "on Monday"),
    Fact(10, REOPENS, "crossings", ["al-qaim"]),
    Fact(10, "al-qaim", "sides.0.country", "IQ"),
    Fact(10, "al-qaim", "sides.1.country", "SY"),
    Fact(11, REOPENS, "claims.d.about", "assessment"),
    Fact(11, REOPENS, "claims.d.value", "Baghdad and Damascus drawing closer, of which this is the latest sign"),
    Fact(11, REOPENS, "claims.d.hedge", "seen as"),
    Fact(11, REOPENS, "claims.d.anonymity", "unattributed"),
    Fact(12, "al-qaim", "sides.0.town", "al-Qaim"),
    Fact(12, "al-qaim", "claims.a.value", "a border town in the west of Anbar"),
    Fact(13, "al-qaim", "sides.0.admin1", "Anbar"),
    Fact(13, "al-qaim", "sides.0.pcode", "IQG01"),
    Fact(14, "al-qaim", "claims.c.value.km", 400),
    Fact(14, "al-qaim", "claims.c.hedge", "approximately"),
    Fact(14, "al-qaim", "claims.c.from.text", "Baghdad"),
    Fact(15, "al-qaim", "claims.c.value.mi", 350),
    Fact(15, "al-qaim", "claims.c.review", "issue"),
    Fact(16, "al-qaim", "claims.d.value", "NW"),
    Fact(16, "al-qaim", "claims.e.value", {"km": 300, "mi": 185}),
    Fact(16, "al-qaim", "claims.f.value", "W"),
    Fact(16, "hathalyoum-reopening", "url", "english.hathalyoum.net/11838"),
    Fact(17, CAPTURED, "control", {"side": "IQ", "by": "islamic-state", "state": "held"}),
    Fact(18, CAPTURED, "date", "2014-08"),
    Fact(18, CAPTURED, "claims.b.source", STORY),
    Fact(18, CAPTURED, "claims.c.value", "[2014-06-20..2014-06-21]"),
    Fact(19, RETAKEN, "actors.0", {"who": "iraqi-forces", "role": "agent"}),
    Fact(19, RETAKEN, "claims.a.hedge", "liberated"),
    Fact(20, RETAKEN, "date", "2017-11"),
    Fact(20, RETAKEN, "claims.c.value", "2017-11-03"),
    Fact(20, RETAKEN, "claims.d.source", "anadolu-qaim-2017"),
    Fact(21, REOPENS, "claims.b.by", "iraq-border-authority"),
    Fact(21, REOPENS, "claims.b.anonymity", "institution"),
    Fact(21, REOPENS, "claims.b.mode", "statement"),
    Fact(22, REOPENS, "claims.b.about", "status"),
    Fact(22, REOPENS, "claims.b.value", "open"),
    Fact(22, REOPENS, "claims.b.hedge", "officially"),
    Fact(23, REOPENS, "status.modes.commercial", "yes"),
    Fact(24, REOPENS, "status.modes.passenger", "yes"),
    Fact(25, CONFIRMED, "claims.a.mode", "confirmation"),
    Fact(25, CONFIRMED, "claims.a.said", "[2019-09-22..2019-09-28]"),
    Fact(25, CONFIRMED, "claims.a.said_text", "last week"),
    Fact(26, CONFIRMED, "claims.a.by", "kazim-al-uqabi"),
    Fact(26, "kazim-al-uqabi", "offices.0", {"title": "head", "organisation": "iraq-border-authority"}),
    Fact(27, CONFIRMED, "claims.b.stance", "hopes"),
    Fact(27, CONFIRMED, "claims.b.value", "closer relations of Iraq and Syria"),
    Fact(27, CONFIRMED, "claims.b.quote", "further develop ties"),
    Fact(28, "kazim-al-uqabi", "name", "Kazim Mohammed al-Uqabi"),
    Fact(28, "kazim-al-uqabi", "names.0.value", "كاظم محمد بريسم العقابي"),
    Fact(28, "kazim-al-uqabi", "names.1.value", "Kazem al-Oqabi"),
    Fact(29, USES, "claims.a.via", "ina-uqabi"),
    Fact(29, STORY, "relations.1", {"source": "ina-uqabi", "kind": "quotes"}),
    Fact(30, "ina-uqabi", "kind", "state media"),
    Fact(31, USES, "claims.a.said", "2019-09-27"),
    Fact(31, USES, "claims.a.said_text", "on Friday"),
    Fact(32, USES, "claims.a.stance", "expects"),
    Fact(32, USES, "claims.a.value", "passage between the two countries, more trade, exchange of wares"),
    Fact(33, AUTHORISED, "claims.a.about", "authorisation"),
    Fact(33, AUTHORISED, "claims.a.by", "kazim-al-uqabi"),
    Fact(33, AUTHORISED, "claims.a.mode", "quote"),
    Fact(33, AUTHORISED, "actors.0", {"who": "adil-abdul-mahdi", "role": "authority"}),
    Fact(34, "adil-abdul-mahdi", "name", "Adil Abdul Mahdi"),
    Fact(34, "adil-abdul-mahdi", "offices.0.title", "Prime Minister"),
    Fact(35, CLOSED, "claims.b.value", 3),
    Fact(35, CLOSED, "claims.b.of", "official crossings between Iraq and Syria"),
    Fact(35, "al-qaim", "official", "yes"),
    Fact(35, "al-walid", "official", "yes"),
    Fact(35, "rabia", "official", "yes"),
    Fact(36, "al-qaim", "sides.0.name", "al-Qaim"),
    Fact(36, "al-qaim", "sides.1.name", "Albu Kamal"),
    Fact(37, CLOSED, "crossings", ["al-qaim", "al-walid", "rabia"]),
    Fact(37, CLOSED, "status", "closed"),
    Fact(37, CLOSED, "date", "2014"),
    Fact(37, CLOSED, "claims.c.value", "2011"),
    Fact(37, CLOSED, "claims.d.value", "2013"),
    Fact(37, CLOSED, "claims.f.of", "al-walid"),
    Fact(37, CLOSED, "claims.f.value", "2015-05-24"),
    Fact(37, "yaarubiyah-un-2014-07", "status.un_authorised.until", "2020-01-10"),
    Fact(38, "al-qaim", "sides.1.town", "Albu Kamal"),
    Fact(38, "al-qaim", "claims.b.value", "the city of Albu Kamal"),
    Fact(39, "al-walid", "sides.0.names.1.value", "Walid"),
    Fact(39, "al-walid", "sides.1.names.1.value", "Tanaf"),
    Fact(40, "rabia", "sides.0.name", "Rabia"),
    Fact(40, "rabia", "sides.1.names.1.value", "Yarabiya"),
    Fact(41, "al-walid", "claims.a.value", "N"),
    Fact(41, "al-walid", "claims.a.hedge", "further north"),
    Fact(41, "al-walid", "claims.a.review", "issue"),
    Fact(41, "rabia", "claims.a.hedge", "further north"),
    Fact(42, "al-qaim", "claims.h.value", "../2014"),
    Fact(43, "al-qaim", "claims.g.about", "assessment"),
    Fact(43, "al-qaim", "claims.g.value", "among the chief supply lines across the Middle East"),
    Fact(43, "al-qaim", "claims.g.hedge", "was considered"),
    Fact(44, "al-qaim", "claims.i.about", "use"),
    Fact(44, "al-qaim", "claims.i.value", "smuggling point"),
    Fact(44, "al-qaim", "claims.i.hedge", "frequently"),
    Fact(45, "al-qaim", "claims.j.value", "../2019-09-30"),
    Fact(45, "al-qaim", "claims.j.hedge", "over several years"),
    Fact(46, "al-qaim", "claims.k.value", ["islamic-state", "al-qaeda"]),
    Fact(47, "al-qaim", "claims.i.by", "security experts"),
    Fact(47, "al-qaim", "claims.i.anonymity", "unnamed group"),
    Fact(48, DRONES, "date", "[2019-08-21..2019-08-31]"),
    Fact(48, DRONES, "date_text", "in late August"),
    Fact(48, DRONES, "claims.g.value", "2019-08-25"),
    Fact(49, DRONES, "means", "drone"),
    Fact(50, DRONES, "place", {"text": "outside al-Qaim", "precision": "near town"}),
    Fact(51, DRONES, "actors.1", {"who": "israel", "role": "perpetrator"}),
    Fact(51, DRONES, "claims.d.hedge", "believed to"),
    Fact(51, DRONES, "claims.k.hedge", "not immediately clear"),
    Fact(52, DRONES, "claims.l.value", "vehicles of the militia"),
    Fact(52, DRONES, "claims.f.value", 2),
    Fact(53, DRONES, "actors.0", {"who": "kataib-hezbollah", "role": "target"}),
    Fact(54, "kataib-hezbollah", "backed_by", ["iran"]),
    Fact(55, "kataib-hezbollah", "part_of", ["popular-mobilization-forces"]),
    Fact(56, DRONES, "claims.a.about", "killed"),
    Fact(56, DRONES, "claims.a.value", 6),
    Fact(57, DRONES, "claims.a.note", "a field commander among them"),
    Fact(58, DRONES, "claims.a.by", "a military source"),
    Fact(58, DRONES, "claims.a.anonymity", "anonymous"),
    Fact(58, DRONES, "claims.a.mode", "told"),
    Fact(58, DRONES, "claims.e.by", "a security source"),
    Fact(59, DRONES, "claims.b.value", 2),
    Fact(59, DRONES, "claims.b.by", "kataib-hezbollah"),
    Fact(59, DRONES, "claims.b.mode", "statement"),
    Fact(59, DRONES, "claims.b.hedge", "claimed only"),
    Fact(60, DRONES, "claims.c.about", "injured"),
    Fact(60, DRONES, "claims.c.value", 1),
    Fact(61, DRONES, "claims.a.source", STORY),
    Fact(61, DRONES, "claims.b.source", STORY),
    Fact(62, "al-qaim", "notes", "Husaybah is the town at the post. The founding story says crossing, facility, gate "
         "and border town: one place."),
)  # fmt: skip


def shown(record: str) -> Any:
    """The record's document, as `bordertui show` prints it."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        assert main(["show", record, "--json", "--file", str(SAMPLE)]) == 0
    return json.loads(printed.getvalue())


def at(document: Any, path: str) -> Any:
    """What stands at a path; None where its last field is left out."""
    *way, last = path.split(".")
    for step in way:
        document = item(document, step) if isinstance(document, list) else document[step]
    return item(document, last) if isinstance(document, list) else document.get(last)


def item(items: list[Any], step: str) -> Any:
    """A list's item, by index or by its `id`."""
    return items[int(step)] if step.isdigit() else next(each for each in items if each["id"] == step)


def test_every_fact_of_the_story_has_its_place() -> None:
    assert {fact.number for fact in FACTS} == set(range(1, 63))


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.number}-{fact.record}-{fact.path}")
def test_the_sample_shows_the_fact(fact: Fact) -> None:
    assert at(shown(fact.record), fact.path) == fact.value
