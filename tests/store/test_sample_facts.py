"""The bundled sample holds each of the 62 facts of the founding story, where the table below says."""

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
    Fact(19, RETAKEN, "claims.a.value", "iraqi-forces"),
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
    Fact(37, "walid-is-2015-05", "date", "2015-05-24"),
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


SAYS: dict[int, tuple[str, str]] = {
    1: (STORY, "Iraq reopens al-Qaim border crossing with Syria"),
    2: (STORY, "Publisher Kurdistan 24"),
    3: (STORY, "ERBIL"),
    4: (STORY, "Nadia Riva"),
    5: (STORY, "No author is named"),
    6: (STORY, "stands twice in the copy at hand and counts once"),
    7: (STORY, "Drone strikes kill 6 Iran-backed militiamen near Iraqi-Syrian border: source"),
    8: (REOPENS, "Iraqi government · agent"),
    9: (REOPENS, "30 Sep 2019 · Monday"),
    10: (REOPENS, "al-Qaim ⇄ Albu Kamal"),
    11: (REOPENS, "the latest sign (“seen as”), unattributed"),
    12: ("al-qaim", "a border town in the west of Anbar"),
    13: ("al-qaim", "Anbar · IQG01"),
    14: ("al-qaim", "distance: 400 km (350 mi) (“approximately”)"),
    15: ("al-qaim", "issue · both figures as printed; they do not agree"),
    16: ("al-qaim", "distance: 300 km (185 mi), Iraqi News Agency"),
    17: (CAPTURED, "control: Islamic State (“captured”)"),
    18: (CAPTURED, "Aug 2014 · 2014-08"),
    19: (RETAKEN, "retaken by: Iraqi forces (“liberated”)"),
    20: (RETAKEN, "Nov 2017 · 2017-11"),
    21: (REOPENS, "Iraqi border authority in a statement"),
    22: (REOPENS, "status: open (“officially”)"),
    23: (REOPENS, "trade yes"),
    24: (REOPENS, "vehicles yes"),
    25: (CONFIRMED, "confirming, Kurdistan 24, between 22 and 28 Sep 2019 · said “last week”"),
    26: (CONFIRMED, "presented as head of the authority"),
    27: (CONFIRMED, "hoped: purpose: closer relations of Iraq and Syria, Kazim Mohammed al-Uqabi quoted"),
    28: ("kazim-al-uqabi", "Kazim Mohammed al-Uqabi"),
    29: (USES, "Kazim Mohammed al-Uqabi told Iraqi News Agency (INA), cited by Kurdistan 24"),
    30: ("ina-uqabi", "state media"),
    31: (USES, "27 Sep 2019 · said “on Friday”"),
    32: (USES, "expected: purpose: passage between the two countries"),
    33: (
        AUTHORISED,
        "given by the prime minister (“official”), Kazim Mohammed al-Uqabi quoted by Iraqi News Agency (INA)",
    ),
    34: ("adil-abdul-mahdi", "Prime Minister"),
    35: (CLOSED, "3 official crossings between Iraq and Syria"),
    36: ("al-qaim", "SY · Albu Kamal"),
    37: (CLOSED, "date: 2014, unattributed in Kurdistan 24, 30 Sep 2019 · said of all three together"),
    38: ("al-qaim", "the city of Albu Kamal"),
    39: ("al-walid", "Tanaf"),
    40: ("rabia", "Yarabiya"),
    41: ("al-walid", "bearing: N (“further north”), unattributed in Kurdistan 24, 30 Sep 2019 · issue"),
    42: ("al-qaim", "date of main supply route: until 2014"),
    43: ("al-qaim", "among the chief supply lines across the Middle East (“was considered”)"),
    44: ("al-qaim", "use: smuggling point (“frequently”)"),
    45: ("al-qaim", "until 30 Sep 2019 (“over several years”)"),
    46: ("al-qaim", "Islamic State, al-Qaeda"),
    47: ("al-qaim", "security experts (unnamed)"),
    48: (DRONES, "late Aug 2019"),
    49: (DRONES, "Means drone"),
    50: (DRONES, "outside al-Qaim · near town"),
    51: (DRONES, "Israel · suspected perpetrator"),
    52: (DRONES, "2 vehicles struck"),
    53: (DRONES, "Kata'ib Hezbollah · target"),
    54: ("kataib-hezbollah", "backed_by: Iran"),
    55: ("kataib-hezbollah", "part_of: Popular Mobilization Forces"),
    56: (DRONES, "6 killed, a military source (anonymous) told Kurdistan 24, 30 Sep 2019"),
    57: (DRONES, "a field commander among them"),
    58: (DRONES, "6 killed, a security source (anonymous) told Kurdistan 24, Aug 2019"),
    59: (DRONES, "2 killed (“claimed only”), Kata'ib Hezbollah in a statement"),
    60: (DRONES, "1 injured (“claimed”), Kata'ib Hezbollah in a statement"),
    61: (DRONES, "Contested killed"),
    62: ("al-qaim", "crossing, facility, gate and border town: one place"),
}
"""What `bordertui show` says of each fact."""
UNSAID = (
    (CLOSED, "24 May 2015"),
    ("al-qaim", "before 2015"),
    (USES, "told Kurdistan 24"),
    (RETAKEN, "control: Iraqi government"),
)
"""What it said once and would be wrong: a capture is no closing, he told the agency, it was Iraqi forces."""


def printed(record: str, *options: str) -> str:
    """What `bordertui show` prints of a record."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["show", record, *options, "--file", str(SAMPLE)]) == 0
    return out.getvalue()


def shown(record: str) -> Any:
    """The record's document, as `bordertui show` prints it."""
    return json.loads(printed(record, "--json"))


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


@pytest.mark.parametrize("number", range(1, 63))
def test_show_says_the_fact_in_words(number: int) -> None:
    record, words = SAYS[number]
    assert words in " ".join(printed(record).split())


@pytest.mark.parametrize(("record", "words"), UNSAID)
def test_show_does_not_say_what_the_story_does_not(record: str, words: str) -> None:
    assert words not in printed(record)
