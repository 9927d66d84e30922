"""Each kind of sentence gives the event that it means, or is asked about; each kind once or twice."""

from datetime import date
from typing import Any

import pytest

from store.entry.event import Entry, Note
from tests.store.entry.alone import alone
from tests.store.in_memory import InMemory

TODAY = date(2024, 6, 1)
RECORDS = InMemory(
    meta=[{"id": "meta", "week_start": "sunday"}],
    crossings=[
        {"id": "sarim", "sides": [{"country": "SY", "name": "Sarim"}, {"country": "TR", "name": "Dere"}]},
        {"id": "nahr", "sides": [{"country": "SY", "name": "Bab an-Nahr"}, {"country": "TR", "name": "Suyolu"}]},
    ],
    actors=[
        {"id": "army", "name": "Northern Army", "kind": "state forces"},
        {"id": "isd", "name": "Inner Shield", "names": [{"value": "IS"}], "kind": "rebel"},
        {"id": "watch", "name": "Border Watch", "kind": "organisation"},
    ],
    sources=[
        {"id": "post-2019", "publisher": "The Post", "title": "Old news", "published": "2019-02-03"},
        {"id": "post-2021", "publisher": "The Post", "title": "Newer news", "published": "2021-05-05"},
    ],
    events=[],
)
ENTRY = Entry(RECORDS)


def read(line: str) -> Note:
    return ENTRY.note(line, TODAY)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("sarim is closed", "closed"),
        ("sarim occasionally open", "sporadic"),
        ("sarim reopens in part", "limited"),
        ("sarim closed to all but aid", {"state": "limited", "modes": alone("humanitarian")}),
        ("sarim closed except for aid", {"state": "limited", "modes": alone("humanitarian")}),
        ("sarim shut to passengers, trade continues", {"modes": {"passenger": "no", "commercial": "yes"}}),
        ("sarim closed to pedestrians except students", {"modes": {"pedestrian": "restricted"}, "who": "students"}),
        ("reopened sarim for trade", {"state": "open", "modes": {"commercial": "yes"}}),
        ("sarim open for trade only", {"state": "open", "modes": alone("commercial")}),
        ("turkish side of sarim closed", {"state": "closed", "side": "TR"}),
        ("dere side closed", {"state": "closed", "side": "TR"}),
        ("sarim side reopened, dere side closed", [{"state": "open", "side": "SY"}, {"state": "closed", "side": "TR"}]),
        ("sarim open from turkey to syria only", {"state": "open", "direction": "TR>SY"}),
        ("sarim opens 9-15", {"state": "open", "hours": "9-15"}),
        ("sarim closed after shelling", "closed"),
        ("planned: sarim reopens", "open"),
        ("sarim kapandı", "closed"),
        ("sarim'i kapattı", "closed"),
        ("sarim fermé", "closed"),
        ("sarim مغلق", "closed"),
        ("أغلق معبر sarim أمام الشاحنات", {"modes": {"commercial": "no"}}),
        ("sarim partiellement ouvert", "limited"),
        ("sarim was reopened partially", "limited"),
        ("sarim reopened after a closure of three years", "open"),
        ("sarim remains closed for the third day", "closed"),
        ("sarim closed except for patients", {"state": "limited", "who": "patients"}),
        ("sarim open but no trade", {"state": "open", "modes": {"commercial": "no"}}),
        ("trade restricted at sarim", {"modes": {"commercial": "restricted"}}),
        ("sarim: aid yes, trade no", {"modes": {"humanitarian": "yes", "commercial": "no"}}),
        ("no trade through sarim", {"modes": {"commercial": "no"}}),
        ("Turkey bans trucks at sarim", {"modes": {"commercial": "no"}}),
        ("sarim open one way only, from syria to turkey", {"state": "open", "direction": "SY>TR"}),
        ("sarim open into turkey only", {"state": "open", "direction": "SY>TR"}),
        ("sarim open until 4 pm", {"state": "open", "hours": "until 4 pm"}),
        (
            "sarim closed on turkish side but open on syrian side",
            [{"state": "closed", "side": "TR"}, {"state": "open", "side": "SY"}],
        ),
        ("sarim/dere closed", "closed"),
        ("sarim closed till further notice to travellers", {"modes": {"passenger": "no"}}),
        ("sarim open to travellers, trucks to follow", {"state": "open", "modes": {"passenger": "yes"}}),
        ("trade through sarim stops", {"modes": {"commercial": "no"}}),
        ("Jordan allows only trade at sarim", {"modes": alone("commercial")}),
        ("only aid passes sarim", {"modes": alone("humanitarian")}),
        ("sarim open to trade, only two killed", {"state": "open", "modes": {"commercial": "yes"}}),
        ("sarim reopened only for returnees", {"state": "limited", "who": "returnees"}),
        (
            "sarim closed except for emergencies and aid",
            {"state": "limited", "modes": {"humanitarian": "yes"}, "who": "emergencies and aid"},
        ),
        ("UN suspends aid through sarim", {"modes": {"humanitarian": "no"}}),
        ("Jordan's interior ministry closed sarim", "closed"),
        ("sarim closure continues", "closed"),
        ("closure of sarim lifted", "open"),
        ("fermeture de sarim levée", "open"),
        ("protesters blockade sarim", "closed"),
        ("Turkey lifts its closure of sarim", "open"),
        ("closure of sarim to trade ended", {"state": "open", "modes": {"commercial": "yes"}}),
        ("sarim open to vehicles", {"state": "open", "modes": {"passenger": "yes"}}),
        ("border officials say trade suspended at sarim", {"modes": {"commercial": "no"}}),
        ("sarim closed, only ambulances allowed", {"state": "limited", "who": "ambulances"}),
        ("sarim: trade halted, travellers still cross", {"modes": {"commercial": "no", "passenger": "yes"}}),
        ("sarim open for entry to turkey", {"state": "open", "direction": "SY>TR"}),
        ("sarim open to trade and nothing else", {"state": "open", "modes": alone("commercial")}),
        ("sarim closed to everyone bar aid", {"state": "limited", "modes": alone("humanitarian")}),
        ("sarim closed to all bar medical cases", {"state": "limited", "who": "medical cases"}),
        ("sarim closed to all traffic including aid", {"state": "closed", "modes": {"humanitarian": "no"}}),
        ("sarim half shut", "limited"),
        ("sarim shut all day for trucks", {"modes": {"commercial": "no"}}),
        ("sarim open mornings only", {"state": "open", "hours": "mornings only"}),
        ("sarim closed nights", {"state": "open", "hours": "closed nights"}),
        ("aid deliveries paused at sarim", {"modes": {"humanitarian": "no"}}),
        ("trade thru sarim frozen", {"modes": {"commercial": "no"}}),
        ("sarim: trade ok, pax not ok", {"modes": {"commercial": "yes", "passenger": "no"}}),
        ("heavy clashes close sarim", "closed"),
        ("fighting shuts sarim to aid", {"modes": {"humanitarian": "no"}}),
        ("sarim open for trade, 20 trucks entered Turkey", {"state": "open", "modes": {"commercial": "yes"}}),
        ("sarim open 24 hours", {"state": "open", "hours": "24 hours"}),
    ],
)
def test_a_status_is_that_of_the_crossing_or_of_the_modes_that_it_is_said_of(line: str, status: Any) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert note.document["status"] == status


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("sarim not open", "status"),
        ("sarim to close", "status"),
        ("officials promise to open sarim", "status"),
        ("gossip that sarim closed", "status"),
        ("sarim closed?", "status"),
        ("road near sarim closed", "status"),
        ("shops at sarim closed", "status"),
        ("queues at sarim as border closed", "status"),
        ("sarim closed, nahr open", "status"),
        ("sarim closed to trucks from nahr", "status"),
        ("sarim was to have opened", "status"),
        ("neither trade nor travellers pass at sarim", "status"),
        ("ban on trucks at sarim lifted", "status"),
        ("ceasefire extended until 9 may 2021 at sarim", "date"),
        ("Fuel prices: sarim quiet", "speaker"),
        ("blast at sarim, 2 killed according to Border Watch, 5 according to IS", "figure"),
        ("sarim opened, closed an hour later", "status"),
        ("sarim closed to journalists", "mode"),
        ("sarim open from jordan to syria", "direction"),
        ("sarim seized by IS", "side"),
        ("sarym closed", "crossing"),
        ("gatetown closed", "crossing"),
        ("closed to trade", "crossing"),
        ("5 killed or injured at sarim", "figure"),
        ("attack at sarim killed 2 guards, 3 civilians", "figure"),
        ("attack at sarim, 2 killed 3", "figure"),
        ("killed 3 and a child at sarim", "figure"),
        ("at least 3 soldiers and 2 civilians killed at sarim", "figure"),
        ("UNSC debates extension of sarim mandate", "status"),
        ("UNSC weighs extending sarim mandate", "status"),
        ("trader, 2 porters killed at sarim", "figure"),
        ("farmer, shepherd killed at sarim", "figure"),
        ("shelling killed 2 traders and their wives at sarim", "figure"),
        ("5 casualties at sarim", "figure"),
        ("blast at sarim killed 6 by Northern Army", "speaker"),
        ("sarim closed src the post of monday", None),
        ("sarim never reopened", "status"),
        ("sarim open to travellers with visas", "status"),
        ("sarim opened for one day", "status"),
        ("sarim closed for two days", "status"),
        ("sarim closed for a month", "status"),
        ("sarim no longer authorised", "status"),
        ("Turkey refuses consent for sarim", "status"),
        ("no consent of Turkey at sarim", "status"),
        ("convoy bombed near sarim; IS denies involvement", "speaker"),
        ("sarim opened briefly", "status"),
        ("sarim closed 08:00-16:00", "status"),
        ("sarim: entry only", "status"),
        ("traffic suspended at sarim", "status"),
        ("Northern Army announces closure of sarim", "status"),
        ("rumours that trade suspended at sarim", "status"),
        ("sarim closed after attack on nahr", "status"),
        ("sarim clsoed", "status"),
        ("سيفتح معبر sarim", "status"),
        ("sarim n'est plus fermé", "status"),
        ("strike at sarim 3 kiled", "figure"),
        ("blast at sarim killed and wounded 5", "figure"),
        ("blast at sarim, 5 killed/wounded", "figure"),
        ("blast at sarim killed 3, not 5", "figure"),
        ("blast at sarim, 3 killed (unconfirmed)", "figure"),
        ("at least 5 people, including a child, killed at sarim", "figure"),
        ("blast at sarim, 3 killed, 4 killed according to Border Watch", "figure"),
        ("strike by the Northern Army or IS at sarim", "actor"),
        ("strike not by the Northern Army at sarim", "actor"),
        ("no attack at sarim", "event"),
        ("attack feared at sarim", "event"),
        ("Northern Army or IS holds the syrian side of sarim", "control"),
        ("Northern Army may seize the syrian side of sarim", "control"),
        ("IS loses sarim", "control"),
        ("sarim falls to IS", "side"),
        ("Turkey authorises aid through sarim for six months", "date"),
        ("authorisation for sarim extended six months", "date"),
        ("sarim open for exit only", "direction"),
        ("sarim open one way", "direction"),
        ("sarim closure not lifted", "status"),
        ("sarim closure to be lifted", "status"),
        ("sarim closed, drivers with permits let through", "status"),
        ("it is said that sarim is closed", "status"),
        ("Northern Army hands sarim to IS", "side"),
        ("Northern Army gives up sarim", "control"),
        ("aid deliveries at sarim: 40 trucks", "figure"),
        ("sarim: 40 trucks", "figure"),
        ("trucks 40 at sarim", "figure"),
        ("gatetown heights closed", "crossing"),
        ("sarim reopened by mistake on official map", "status"),
        ("sarim open on paper", "status"),
        ("sarim open, not for us", "status"),
        ("sarim open, trucks otherwise turned round", "status"),
        ("trade halted at sarim for hours", "status"),
        ("60 trucks waiting at sarim, none allowed in", "status"),
        ("30 wounded evacuated through sarim", "figure"),
        ("250 went home via sarim", "figure"),
        ("sarim mandate extended by 6 months", "date"),
        ("sarim now 24h", "status"),
        ("sarim all but closed", "status"),
        ("perishables only at sarim", "status"),
        ("sarim open TR>SY for trade, SY>TR for people", "direction"),
        ("nothing moves at sarim", "status"),
        ("car crash at sarim: 3 dead, 2 critical", "figure"),
        ("gang busted at sarim, 4 held", "figure"),
        ("hospital evacuates 12 wounded via sarim", "figure"),
        ("minister condemns sarim strike", "event"),
        ("anniversary of sarim strike marked", "event"),
        ("Northern Army raises flag at sarim", "control"),
        ("road cut, sarim unreachable", "status"),
        ("sarim open for trade, 60/40 sure", "status"),
        ("no exports at sarim", "direction"),
        ("IS still at sarim? locals say yes", "event"),
        ("sarim taken back by IS", "side"),
        ("sarim now run by the salvation council", "side"),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_and_not_written(line: str, about: str | None) -> None:
    note = read(f"4 may 2021 {line}")
    assert [point.about for point in note.unsettled] == ([about] if about else [])
    assert about != "status" or "status" not in note.document
    assert about != "figure" or "claims" not in note.document


@pytest.mark.parametrize(
    ("line", "actors", "speaker"),
    [
        ("strike by the Northern Army near sarim killed 2", [("army", "perpetrator")], ""),
        ("Northern Army shells sarim, 2 killed", [("army", "perpetrator")], ""),
        ("2 guards killed by IS at sarim", [("isd", "perpetrator")], ""),
        ("2 killed at sarim by a landmine", [], ""),
        ("2 killed at sarim by an air strike, Border Watch says", [], "watch"),
        ("attack at sarim killed 2 by Border Watch", [], "watch"),
        ("2 killed at sarim, according to Border Watch", [], "watch"),
        ("Border Watch: 2 killed at sarim", [], "watch"),
        ("2 killed at sarim, the health ministry said", [], "the health ministry"),
        ("Northern Army killed 3 at sarim", [("army", "perpetrator")], ""),
        ("3 IS fighters killed at sarim", [("isd", "victim")], ""),
        ("IS base shelled near sarim, 3 dead", [("isd", "target")], ""),
        ("3 killed at sarim, according to initial reports", [], "initial reports"),
        ("Russian air strike near sarim kills 3", [("Russia", "perpetrator")], ""),
        ("3 killed in US strike at sarim", [("United States", "perpetrator")], ""),
        ("Northern Army hit by IS at sarim, 3 killed", [("isd", "perpetrator"), ("army", "target")], ""),
        ("unidentified gunmen killed two guards at sarim", [("unidentified gunmen", "perpetrator")], ""),
        ("blast at sarim, 3 killed (Border Watch)", [], "watch"),
        ("state media: 3 killed at sarim", [], "state media"),
        ("a driver told Border Watch that 3 were killed at sarim", [], "a driver"),
        ("clash between IS and Northern Army at sarim, 2 killed", [("isd", "party"), ("army", "party")], ""),
        ("strike near sarim on IS convoy, 2 killed", [("isd", "target")], ""),
        ("IS post near sarim attacked by Northern Army, 2 killed", [("army", "perpetrator"), ("isd", "target")], ""),
        ("sarim shelled; Border Watch put the toll at 7 dead", [], "watch"),
        ("coalition jets bomb a convoy near sarim, 5 killed", [("coalition jets", "perpetrator")], ""),
        ("3 killed in army raids near sarim", [("army", "perpetrator")], ""),
        ("2 killed in attack on an IS base near sarim", [("isd", "target")], ""),
        ("IS patrol hits a landmine near sarim, 2 killed", [("isd", "target")], ""),
        ("police patrol hits a landmine near sarim, 2 killed", [], ""),
        ("IS blows up the gate of sarim, 2 killed", [("isd", "perpetrator")], ""),
        ("tribal fighters fire rockets at sarim, 2 killed", [("tribal fighters", "perpetrator")], ""),
        ("turkish proxies attack sarim gate, 2 killed", [("turkish proxies", "perpetrator")], ""),
        ("Jordan's police say they shot down a drone near sarim", [("Jordan's police", "agent")], "Jordan's police"),
        ("Turkey deported 412 syrians via sarim", [("Turkey", "agent")], ""),
        ("2 hurt in police firing at sarim", [("police", "perpetrator")], ""),
        ("masked men rob a bus at sarim, 2 hurt", [("masked men", "perpetrator")], ""),
        ("mob stones aid convoy at sarim, 1 hurt", [("mob", "perpetrator")], ""),
        ("artillery duel between IS and Northern Army at sarim, 2 dead", [("isd", "party"), ("army", "party")], ""),
        ("a soldier shot his officer dead at sarim", [("soldier", "perpetrator")], ""),
        ("border guards shoot dead syrian teen at sarim", [("border guards", "perpetrator")], ""),
        ("clerk killed by stray bullet at sarim", [], ""),
        ("smugglers beat guards at sarim after kidnapping of 2 colleagues", [], ""),
        ("gunmen loot 3 aid trucks at sarim", [("gunmen", "perpetrator")], ""),
    ],
)
def test_who_did_it_and_who_says_it_are_told_apart(line: str, actors: list[tuple[str, str]], speaker: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert [(actor["who"], actor["role"]) for actor in note.document.get("actors", [])] == actors
    assert [claim.get("by", "") for claim in note.document["claims"]] == [speaker]


@pytest.mark.parametrize(
    ("line", "by", "hedge"),
    [
        ("suspected Northern Army strike near sarim", "", "suspected"),
        ("strike near sarim blamed on Northern Army", "", "blamed on"),
        ("strike near sarim allegedly by Northern Army", "", "allegedly"),
        ("IS accuses Northern Army of strike near sarim", "isd", "accuses"),
        ("blast at sarim claimed by Northern Army", "army", ""),
        ("Northern Army claims the blast at sarim", "army", ""),
        ("Northern Army claims killing 4 rebels near sarim", "army", ""),
        ("Northern Army claims to have killed 4 at sarim", "army", ""),
        ("Northern Army says its fighters killed 4 rebels near sarim", "army", ""),
        ("Northern Army says it shelled posts near sarim", "army", ""),
    ],
)
def test_how_surely_somebody_did_it_and_who_says_so_is_a_claim(line: str, by: str, hedge: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert {"who": "army", "role": "perpetrator"} in note.document["actors"]
    claim = next(claim for claim in note.document["claims"] if claim["about"] == "perpetrator")
    assert (claim["value"], claim.get("by", ""), claim.get("hedge", "")) == ("army", by, hedge)


@pytest.mark.parametrize(
    ("line", "means", "title"),
    [
        ("3 killed by a drone at sarim", "drone", "A drone at sarim"),
        ("Northern Army air strike near sarim, 3 dead", "air strike", "Northern Army air strike near sarim"),
        ("landmine kills 3 near sarim", "landmine", "Landmine kills 3 near sarim"),
        ("drone drops mortar shells on sarim", "drone, mortar", "Drone drops mortar shells on sarim"),
        ("attack on mortar positions at sarim", "", "Attack on mortar positions at sarim"),
    ],
)
def test_what_was_attacked_with_is_kept(line: str, means: str, title: str) -> None:
    document = read(f"4 may 2021 {line}").document
    assert (document.get("means", ""), document["title"]) == (means, title)


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("a dozen killed, half a dozen hurt", {"killed": 12, "injured": 6}),
        ("over a dozen killed", {"killed": "more than 12"}),
        ("injured 3 or more, a dozen dead", {"injured": "3+", "killed": 12}),
        ("killed 3, at least 4 wounded", {"killed": 3, "injured": "4+"}),
        ("one hundred and twenty wounded", {"injured": 120}),
        ("5 – 8 killed", {"killed": "5..8"}),
        ("at least 3 and at most 7 killed", {"killed": "3..7"}),
        ("no fewer than 3 but no more than 7 killed", {"killed": "3..7"}),
        ("more than 3 but fewer than 10 killed", {"killed": "4..9"}),
        ("killed at least 3 and up to 7 injured", {"killed": "3+", "injured": "up to 7"}),
        ("at least 3 killed and at most 7 injured", {"killed": "3+", "injured": "up to 7"}),
        ("a soldier killed and 2 wounded", {"killed": 1, "injured": 2}),
        ("guard killed, trois blessés", {"killed": 1, "injured": 3}),
        ("3 people and a child were killed", {"killed": 4}),
        ("killed an officer and 2 soldiers, injured a guard", {"killed": 3, "injured": 1}),
        ("killed 3 guards, a driver and two civilians", {"killed": 6}),
        ("killed 3 guards and 2 civilians injured", {"killed": 3, "injured": 2}),
        ("9 dead, 3 missing", {"killed": 9, "count": 3}),
        ("مقتل 5 وجرح 3", {"killed": 5, "injured": 3}),
    ],
)
def test_figures_are_read_as_they_are_said(line: str, figures: dict[str, Any]) -> None:
    note = read(f"4 may 2021 blast at sarim, {line}")
    assert note.unsettled == ()
    assert {claim["about"]: claim["value"] for claim in note.document["claims"]} == figures


@pytest.mark.parametrize(
    "line",
    [
        "truck crash at sarim kills 2",
        "2 killed in flood at sarim",
        "strike by truck drivers at sarim",
        "2 drowned at sarim",
        "bomb found at sarim",
        "tanker blew up after a collision at sarim",
        "explosion at sarim was a gas leak",
        "two trucks collide at sarim, 1 driver killed",
        "customs officers strike at sarim",
        "strike of the shop owners union at sarim",
    ],
)
def test_an_accident_and_a_strike_of_workers_are_no_attack(line: str) -> None:
    assert read(f"4 may 2021 {line}").document["type"] == "other"


@pytest.mark.parametrize(
    "line",
    [
        "general visits sarim, says crossing key for trade",
        "fee of $50 per truck imposed at sarim",
        "aid convoy denied entry at sarim",
        "militias said to be at sarim",
    ],
)
def test_what_is_said_and_what_is_paid_for_each_are_no_speaker(line: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert not any("by" in claim for claim in note.document.get("claims", []))


@pytest.mark.parametrize("line", ["a year ago today: sarim closed", "on this day in 2018 sarim reopened"])
def test_a_day_of_another_year_is_asked_for(line: str) -> None:
    assert [point.about for point in read(line).unsettled] == ["date"]


def test_what_has_expired_permits_nothing_and_the_one_who_permits_is_kept() -> None:
    document = read("10 jul 2023 resolution 2672 expired, sarim closed to aid").document
    assert document["status"] == {"modes": {"humanitarian": "no"}}
    document = read("13 feb 2023 Northern Army authorises aid through sarim until 13 may 2023").document
    permission = {"kind": "authorisation", "by": "army", "until": "2023-05-13", "modes": ["humanitarian"]}
    assert document["status"] == {"permission": permission}
    assert document["actors"] == [{"who": "army", "role": "authority"}]


@pytest.mark.parametrize(
    ("giver", "by"),
    [
        ("consent of the Northern Army", "army"),
        ("Northern Army consent", "army"),
        ("permission from Turkey", "Turkey"),
        ("turkish permission", "Turkey"),
        ("consent of the border authorities", "the border authorities"),
    ],
)
def test_whose_a_permission_is_stands_before_its_word_or_behind_it(giver: str, by: str) -> None:
    document = read(f"4 may 2021 {giver} for sarim until 9 may 2022").document
    assert document["status"]["permission"]["by"] == by
    assert document["actors"] == [{"who": by, "role": "authority"}]


def test_a_country_is_who_did_it_before_a_verb_of_deeds_and_who_says_it_in_brackets_behind_a_figure() -> None:
    document = read("4 may 2021 turkey kills two smugglers near sarim, 5 wounded (syria)").document
    assert document["actors"] == [{"who": "turkey", "role": "perpetrator"}]
    assert {claim["by"] for claim in document["claims"]} == {"syria"}


def test_goods_that_go_in_and_out_go_ways_that_are_asked_for() -> None:
    about = [point.about for point in read("4 may 2021 sarim: aid in, trade out").unsettled]
    assert about == ["direction", "direction"]


@pytest.mark.parametrize("line", ["sarim customs closed", "sarim changed hands"])
def test_what_closes_beside_a_crossing_and_who_has_it_now_is_asked(line: str) -> None:
    assert read(f"4 may 2021 {line}").unsettled


def test_what_still_passes_a_closed_crossing_is_told() -> None:
    assert read("4 may 2021 sarim closed, trade passes").document["status"] == {
        "state": "closed",
        "modes": {"commercial": "yes"},
    }


def test_a_crossing_handed_over_is_held_by_the_one_it_goes_to_not_by_both() -> None:
    note = read("4 may 2021 sarim handed over to the southern brigade by the Northern Army on SY side")
    assert note.document["control"]["by"] == "the southern brigade"


def test_who_holds_a_side_is_control_and_the_speaker_is_kept() -> None:
    held = {"side": "SY", "by": "army", "state": "held"}
    assert read("4 may 2021 sarim captured by the Northern Army on SY side").document["control"] == held
    assert read("4 may 2021 sarim held by the Northern Army on sy side").document["control"] == held
    note = read("4 may 2021 Northern Army took control of the syrian side of sarim, says Border Watch")
    assert (note.document["control"], note.document["claims"][0]["by"]) == (held, "watch")


def test_who_holds_a_side_is_kept_where_it_is_asked_which_side() -> None:
    note = read("4 may 2021 sarim captured by the Northern Army")
    assert [point.about for point in note.unsettled] == ["side"]
    assert "control" not in note.document
    held = {"about": "control", "value": {"by": "army", "state": "held"}}
    assert note.document["claims"] == [{**held, "anonymity": "unattributed"}]
    said = read("4 may 2021 Northern Army took control of sarim, says Border Watch").document["claims"]
    assert said == [{**held, "by": "watch"}]


def test_a_denial_is_a_statement_with_its_stance_and_no_status() -> None:
    document = read("4 may 2021 Northern Army denies that sarim is closed").document
    assert (document["type"], "status" in document) == ("statement", False)
    assert document["claims"][0]["stance"] == "denies"
    assert document["title"] == "Northern Army denies that sarim is closed"


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("sarim closed from 3 to 5 may 2021", "2021-05-03/2021-05-05"),
        ("3 may 2021 sarim closed until 5 may 2021", "2021-05-03/2021-05-05"),
        ("sarim closed at 14:30 on 3 may 2021", "2021-05-03T14:30:00"),
        ("sarim closed since june 2021", "2021-06/.."),
        ("last week sarim closed", "[2024-05-19..2024-05-25]"),
        ("undated sarim closed", None),
        ("sarim closed 2021", "2021"),
        ("sarim closed mid-2021", "[2021-05..2021-08]"),
        ("sarim closed week 18 of 2021", "[2021-05-03..2021-05-09]"),
        ("1 mar 2021 sarim closed until 8 march", "2021-03-01/2021-03-08"),
        ("monday 1 mar 2021 sarim closed till friday", "2021-03-01/2021-03-05"),
        ("c. 3 mar 2021 sarim closed", "2021-03-03~"),
        ("15 oct 2018 sarim closed for the first time since 2015", "2018-10-15"),
    ],
)
def test_the_date_stands_anywhere(line: str, dated: str | None) -> None:
    note = read(line)
    assert note.unsettled == ()
    assert note.document.get("date") == dated
    assert note.document["title"].startswith("Sarim closed")


@pytest.mark.parametrize(
    "line",
    [
        "sarim closed",
        "sarim closed until 5 may 2021",
        "12:30 sarim closed",
        "31 apr 2021 sarim closed",
        "9, 2 and 3 may 2021 sarim closed",
        "5 2 may 2021 sarim quiet",
    ],
)
def test_a_date_that_is_missing_or_none_is_asked(line: str) -> None:
    note = read(line)
    assert [point.about for point in note.unsettled] == ["date"]
    assert "date" not in note.document


def test_an_article_that_is_older_than_the_event_is_not_its_source() -> None:
    assert read("4 may 2021 sarim closed src the post").document["claims"][0]["source"] == "post-2021"
    note = read("4 may 2023 sarim closed src the post C2")
    assert note.made == (("sources", {"id": "post", "publisher": "The Post"}),)
    assert note.document["claims"][0]["grade"] == "C2"
    assert [point.about for point in read("4 may 2023 sarim closed src post-2019").unsettled] == ["source"]
    note = ENTRY.note("sarim closed yesterday src the post", date(2024, 6, 1))
    assert (note.document["date"], note.made[0][1]["id"]) == ("2024-05-31", "post")


def test_private_anywhere_makes_the_event_private() -> None:
    document = read("4 may 2021 sarim closed #fuel, private: heard at the gate").document
    assert (document["private"], document["tags"], document["title"]) == (
        True,
        ["fuel"],
        "Sarim closed, heard at the gate",
    )


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("12 trucks crossed at sarim", {"about": "count", "of": "trucks", "value": 12}),
        (
            "12 trucks a day crossed sarim TR>SY",
            {"about": "volume", "value": {"count": 12, "of": "trucks", "per": "day", "direction": "TR>SY"}},
        ),
        (
            "12 trucks entered syria through sarim",
            {"about": "volume", "value": {"count": 12, "of": "trucks", "direction": "TR>SY"}},
        ),
        (
            "200 to 300 trucks per day at sarim",
            {"about": "volume", "value": {"count": "200..300", "of": "trucks", "per": "day"}},
        ),
        ("trucks at sarim: 40 a day", {"about": "volume", "value": {"count": 40, "of": "trucks", "per": "day"}}),
        ("returns via sarim: 1,200 people", {"about": "count", "of": "people", "value": 1200}),
        ("sarim: 25 trucks/day", {"about": "volume", "value": {"count": 25, "of": "trucks", "per": "day"}}),
        (
            "number of trucks crossing sarim fell to 40 a day",
            {"about": "volume", "value": {"count": 40, "of": "trucks", "per": "day"}},
        ),
        (
            "300 people returned to syria via sarim",
            {"about": "volume", "value": {"count": 300, "of": "people", "direction": "TR>SY"}},
        ),
        ("a truck passes sarim", {"about": "count", "of": "truck", "value": 1}),
        (
            "15 trucks cross to Turkey at sarim",
            {"about": "volume", "value": {"count": 15, "of": "trucks", "direction": "SY>TR"}},
        ),
    ],
)
def test_what_crossed_is_a_claim_and_no_status(line: str, claim: dict[str, Any]) -> None:
    document = read(f"4 may 2021 {line}").document
    assert (document["type"], document["claims"]) == ("movement", [claim])
    assert "status" not in document


def test_an_offered_side_that_is_taken_loses_nothing_of_what_is_said_at_the_end_of_the_line() -> None:
    asked = read("sarim captured by the Northern Army 4 may 2021, says Border Watch src Reuters")
    [point] = [point for point in asked.unsettled if point.about == "side"]
    assert len(point.offers) == 2
    for offer in point.offers:
        found = read(offer.line)
        assert found.unsettled == ()
        assert found.document["control"] == {"side": offer.label, "by": "army", "state": "held"}
        [claim] = found.document["claims"]
        assert (claim["by"], claim["source"]) == ("watch", "reuters")


def test_taking_the_offer_of_no_crossing_keeps_the_source_behind_the_comma() -> None:
    [point] = [
        point for point in read("drone strike 4 may 2021 killed 3 src Reuters").unsettled if point.about == "crossing"
    ]
    none = next(offer for offer in point.offers if offer.label == "@none")
    assert read(none.line).document["claims"][0]["source"] == "reuters"


@pytest.mark.parametrize(
    "bound", ["at least", "at most", "over", "up to", "not more than", "more than", "around", "under"]
)
def test_a_bounded_number_before_a_month_is_asked_about_whatever_the_bound(bound: str) -> None:
    asked = read(f"blast near sarim blamed on the Northern Army wounded {bound} 4 nov 2019")
    assert f"wounded {bound} 4" in [point.words for point in asked.unsettled]


@pytest.mark.parametrize(
    ("line", "by", "source"),
    [
        ("sarim closed, an aid worker told Sky News", "an aid worker", "sky-news"),
        ("the Border Watch told The Post that sarim is closed", "watch", "post-2021"),
        ("Jordan: sarim closed", "Jordan", None),
        ("sarim closed https://news.example/1", None, "news-example"),
        ("sarim closed - The Post", None, "post-2021"),
        ("sarim closed, says a guard on condition of anonymity", "a guard", None),
    ],
)
def test_whose_word_it_is_and_where_it_stands(line: str, by: str | None, source: str | None) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    claim = note.document["claims"][0]
    assert (claim["about"], claim.get("by"), claim.get("source")) == ("status", by, source)


def test_a_line_of_a_thousand_numbers_is_read() -> None:
    assert read("3 " * 1_000).document["title"]


@pytest.mark.parametrize("unit", ["families", "households"])
def test_families_are_counted_as_families_and_not_as_people(unit: str) -> None:
    (claim,) = read(f"4 may 2021 shelling near sarim displaced 200 {unit}").document["claims"]
    assert (claim["about"], claim["of"], claim["value"]) == ("count", f"{unit} displaced", 200)


def test_a_figure_beside_a_status_that_is_asked_makes_no_attack_of_it() -> None:
    assert read("4 may 2021 sarim may close, 2 wounded").to_be_worked_on.document["type"] == "other"
    assert read("4 may 2021 sarim may close after shelling, 2 wounded").to_be_worked_on.document["type"] == "attack"


def test_a_denied_deed_has_no_perpetrator_and_its_denial_is_a_claim() -> None:
    document = read("4 may 2021 Border Watch denied that the Northern Army shelled sarim").document
    assert "actors" not in document
    assert document["claims"] == [
        {"about": "perpetrator", "value": "army", "by": "watch", "mode": "denial", "stance": "denies"}
    ]


def test_a_date_keeps_its_mark_of_doubt_and_a_later_one_that_only_explains_is_no_second_date() -> None:
    assert read("2021-05-04? sarim closed").document["date"] == "2021-05-04?"
    assert read("4 may 2021 sarim closed after clash on 2 may 2021").document["date"] == "2021-05-04"


@pytest.mark.parametrize("line", ["sarim fermé par la Northern Army", "sarim مغلق بواسطة Northern Army"])
def test_who_closed_it_is_read_behind_by_in_other_languages(line: str) -> None:
    note = read(f"{line} 4 may 2021")
    assert note.document["actors"] == [{"who": "army", "role": "agent"}]
    assert note.document["status"] == "closed"


@pytest.mark.parametrize(
    "line",
    [
        "sarim fermé 4 may 2021 selon Border Watch",
        "selon Border Watch, sarim fermé 4 may 2021",
        "4 may 2021 Border Watch a dit que sarim fermé",
        "sarim مغلق 4 may 2021 بحسب Border Watch",
        "4 may 2021 Border Watch قالت sarim مغلق",
        "sarim girtî ye 4 may 2021 li gorî Border Watch",
    ],
)
def test_who_says_it_is_read_in_other_languages(line: str) -> None:
    note = read(line)
    assert not note.unsettled
    assert note.document["claims"] == [{"about": "status", "value": "closed", "by": "watch"}]


@pytest.mark.parametrize("line", ["sarim fermé par précaution", "sarim ouvert selon les jours"])
def test_a_way_or_a_measure_in_another_language_is_neither_a_doer_nor_a_speaker(line: str) -> None:
    note = read(f"{line} 4 may 2021")
    assert [point.about for point in note.unsettled] == ["status"]
    assert not {"actors", "claims"} & note.document.keys()


def test_of_several_doers_in_french_each_is_one_and_either_is_asked() -> None:
    both = read("4 may 2021 sarim fermé par Northern Army et IS")
    assert [actor["who"] for actor in both.document["actors"]] == ["army", "isd"]
    assert [point.about for point in read("4 may 2021 sarim fermé par Northern Army ou IS").unsettled] == ["actor"]


def test_or_more_belongs_to_the_number_before_it_where_another_number_follows() -> None:
    claims = read("4 may 2021 shelling near sarim injured 3 or more 3 people dead").document["claims"]
    assert [(claim["about"], claim["value"]) for claim in claims] == [("injured", "3+"), ("killed", 3)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("lorries wait at sarim as strike enters third day 4 june 2021", "other"),
        ("customs officers on strike at sarim 4 june 2021", "other"),
        ("drone strike at sarim 4 june 2021", "attack"),
    ],
)
def test_a_strike_of_those_who_work_is_no_attack(line: str, kind: str) -> None:
    assert read(line).document["type"] == kind


@pytest.mark.parametrize(
    "line",
    [
        "sarim hit by rocket",
        "mortar round lands near sarim",
        "unknown drone hits a truck at sarim",
        "sarim under fire",
        "artillery pounds sarim",
        "guard post at sarim blown up",
        "gunmen attack the customs office at sarim",
    ],
)
def test_a_weapon_that_strikes_is_an_attack(line: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert (note.document["type"], note.unsettled) == ("attack", ())


def test_who_attacks_in_the_active_voice_is_kept_and_who_keeps_it_off_did_not_do_it() -> None:
    assert read("4 may 2021 gunmen attack sarim").document["actors"] == [{"who": "gunmen", "role": "perpetrator"}]
    kept_off = read("4 may 2021 attack on sarim repelled by Northern Army").document
    assert kept_off["actors"] == [{"who": "army", "role": "agent"}]
    likely = read("4 may 2021 strike near sarim, likely Turkish").document["claims"][0]
    assert (likely["about"], likely["hedge"]) == ("perpetrator", "likely")


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("sarim closed, IOM", "speaker"),
        ("sarim closed (IOM)", "speaker"),
        ("sarim closed, local council", "speaker"),
        ("sarim closed; Ministry of Roads", "speaker"),
        ("shelling at sarim, 2 killed, hospital sources", "speaker"),
        ("shelling at sarim, 2 killed [White Helmets]", "speaker"),
        ("sarim closed, frobbed", "speaker"),
        ("sarim closed (tbc)", "status"),
        ("is sarim open", "status"),
        ("no truth to reports sarim closed", "status"),
        ("sarim working at half capacity", "status"),
        ("no movement at sarim", "status"),
        ("Northern Army runs sarim", "control"),
        ("sarim under Northern Army", "control"),
        ("Northern Army pulls out of sarim", "control"),
        ("shelling at sarim, toll rises to 7", "figure"),
        ("sarim closed by heavy machinery", "actor"),
    ],
)
def test_what_no_part_takes_and_is_no_plain_word_is_asked(line: str, about: str) -> None:
    assert [point.about for point in read(f"4 may 2021 {line}").unsettled] == [about]


@pytest.mark.parametrize(
    "line",
    ["sarim closed, long queues", "sarim closed, snow on the road", "sarim closed; Eid", "sarim closed, Border Watch"],
)
def test_a_remark_or_a_known_speaker_at_the_end_is_not_asked_about(line: str) -> None:
    assert read(f"4 may 2021 {line}").unsettled == ()


@pytest.mark.parametrize(
    "line", ["sarim swamped by returnees", "sarim hit by floods", "sarim blocked by snow", "sarim blocked by rubble"]
)
def test_what_is_no_actor_is_no_doer(line: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert "actors" not in note.document
    assert note.unsettled == ()


def test_an_order_and_a_confirmation_tell_who_gave_them() -> None:
    ordered = read("4 may 2021 sarim closed, by order of the governor").document
    assert ordered["actors"] == [{"who": "the governor", "role": "agent"}]
    [claim] = read("4 may 2021 sarim closed (confirmed by Border Watch)").document["claims"]
    assert claim["by"] == "watch"
    [claim] = read("4 may 2021 a driver at sarim says closed").document["claims"]
    assert (claim["value"], claim["by"]) == ("closed", "a driver")


def test_who_hands_a_side_over_is_kept_beside_the_one_who_holds_it() -> None:
    for line in ("sarim SY handed to the Northern Army by IS", "sarim SY handed over by IS to the Northern Army"):
        document = read(f"4 may 2021 {line}").document
        assert document["control"] == {"side": "SY", "by": "army", "state": "held"}
        assert document["actors"] == [{"who": "isd", "role": "agent"}]


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("sarim closed fridays", "closed fridays"),
        ("sarim closed every friday", "closed every friday"),
        ("sarim remains closed on mondays and thursdays", "closed on mondays and thursdays"),
        ("sarim open, closed sundays", "closed sundays"),
        ("sarim closed every friday for prayers", "closed every friday"),
        ("sarim open daily except fridays", "daily except fridays"),
        ("sarim open tuesdays and thursdays", "tuesdays and thursdays"),
        ("sarim open except fridays", "except fridays"),
        ("sarim open daily 9am to 3pm except fridays", "daily 9am to 3pm except fridays"),
        ("sarim open sun-wed 8:00-17:00, thu until 13:00", "sun-wed 8:00-17:00, thu until 13:00"),
        ("sarim open 4 days a week", "4 days a week"),
        ("sarim open once a month", "once a month"),
        ("sarim closed two hours a day", "closed two hours a day"),
        ("sarim open round the clock", "round the clock"),
        ("sarim open every other day", "every other day"),
        ("sarim open 9am-noon", "9am-noon"),
        ("sarim closed at weekends and on holidays", "closed at weekends and on holidays"),
        ("sarim closed fri & sat", "closed fri & sat"),
        ("sarim closed friday and saturday", "closed friday and saturday"),
        ("sarim open mon, wed", "mon, wed"),
        ("sarim ouvert 3 jours par semaine", "3 jours par semaine"),
        ("haftada üç gün açık sarim", "haftada üç gün"),
        ("sarim مفتوح 3 أيام في الأسبوع", "3 أيام في الأسبوع"),
    ],
)
def test_regular_days_are_hours_and_no_date(line: str, hours: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.document["status"] == {"state": "open", "hours": hours}
    assert (note.document["type"], note.unsettled) == ("status", ())


def test_a_part_of_the_day_since_a_day_is_not_all_of_it() -> None:
    note = read("sarim closed at night since 3 may 2020")
    assert (note.document["date"], note.document["status"]) == (
        "2020-05-03/..",
        {"state": "open", "hours": "closed at night"},
    )


def test_how_long_something_else_lasts_each_day_are_no_hours_of_the_crossing() -> None:
    assert read("4 may 2021 sarim daily 3 hours of shelling, sarim open").document["status"] == "open"


@pytest.mark.parametrize("line", ["sarim closed fri & sat", "sarim open friday and saturday"])
def test_two_days_of_the_week_alone_are_no_dates(line: str) -> None:
    assert [point.about for point in read(line).unsettled] == ["date"]


@pytest.mark.parametrize(
    "line",
    [
        "sarim not closed sundays",
        "sarim no longer closed on sundays",
        "sarim might be closed sundays",
        "sarim to be closed sundays",
        "rumours: sarim closed sundays",
        "planned: sarim closed sundays",
        "was sarim closed every sunday?",
        "sarim partly closed sundays",
        "sarim shut except sundays",
        "sarim closed daily except sundays",
        "sarim closed sundays and mondays and tuesdays and wednesdays and thursdays and fridays and saturdays",
        "sarim closed mondays-sundays",
        "sarim closed sundays to pedestrians",
        "trade closed sundays at sarim",
        "sarim open, closed sundays for trucks",
        "sarim closed sundays except for aid",
        "syrian side of sarim closed sundays, turkish side open",
    ],
)
def test_days_on_which_it_is_closed_for_some_or_perhaps_do_not_make_it_open(line: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert [point.about for point in note.unsettled] == ["status"]
    assert "status" not in note.document


def test_who_tells_the_days_on_which_it_is_closed_is_kept() -> None:
    [claim] = read("4 may 2021 sarim closed sundays, says Border Watch").document["claims"]
    assert claim == {"about": "status", "value": {"state": "open", "hours": "closed sundays"}, "by": "watch"}


@pytest.mark.parametrize(
    "address", ["https://y.org/n/7من-القتلى/3", "https://y.org/n/31'abc/page", "https://y.org/8'de"]
)
def test_an_address_is_kept_whole_whatever_stands_behind_its_digits(address: str) -> None:
    [(table, source)] = read(f"4 may 2021 sarim closed src {address}").made
    assert (table, source["url"]) == ("sources", address)


def test_case_endings_of_years_are_cut() -> None:
    assert read("2021'de sarim closed").document["date"] == "2021"
    assert read("2019'da-2020'de sarim closed").document["date"] == "2019/2020"


@pytest.mark.parametrize(
    "line",
    [
        "4 may 2021 sarim closed, according to Border Watch",
        "4 may 2021 sarim closed by order of the Northern Army src The Post 2019",
        "4 may 2021 Border Watch: sarim open to trade and aid only",
        "between 3 and 5 may 2021 at least 12 killed, 3 wounded near sarim by IS",
        "4 may 2021 governor says sarim closed fridays for trucks",
        "4 may 2021 sarim closed daily except fridays from 08:00 to 16:00",
        "planned: sarim reopens to travellers on 5 june 2024 #eid private:",
        "4 may 2021 turkish side of sarim taken by the Northern Army, syrian side held by IS",
        "4 may 2021 driver and 2 soldiers killed at sarim when a mortar hits a convoy",
        "4 may 2021 300-400 trucks crossed daily from sarim to @nahr, says Border Watch B2",
        "unscr 2533 authorises sarim until 10 july 2021",
        "4 may 2021 Northern Army denies sarim was shelled; Inner Shield blamed",
        "4 may 2021 sarim no longer closed, ban on trucks lifted?",
        "le 4 mai 2021 sarim fermé aux camions, selon l'armée",
        "4 mai 2021 deux soldats tués près de sarim par un drone, selon Border Watch",
        "sarim rouvert depuis le 4 mai 2021 pour le commerce seulement",
        "4 mai 2021 attaque israélienne contre sarim, dix blessés, affirme le gouverneur",
        "4 mayıs 2021'de sarim kapandı, valilik açıkladı",
        "4 mayıs 2021 sarim'de saldırı: 3 asker öldü, 2 kişi yaralandı",
        "sarim sınır kapısı 4 mayıs 2021 tarihinde ticarete açıldı",
        "4 mayıs 2021 Northern Army tarafından sarim kapatıldı",
        "4 مايو 2021 أغلق معبر sarim أمام الشاحنات وفقا",
        "٤ مايو ٢٠٢١ مقتل ثلاثة جنود قرب sarim بحسب Border Watch",
        "4 أيار 2021 قال المحافظ إن معبر sarim مفتوح أمام المساعدات فقط",
        "4 مايو 2021 إعادة فتح sarim بعد إغلاقه من قبل الجيش",
        "4 gulan 2021 sarim hate girtin",
        "4 ئایار 2021 دەروازەی sarim داخرا لە لایەن",
        "4 may 2021 sarim closed selon",
        "4 may 2021 sarim closed by order of",
        "4 may 2021 said by",
    ],
)
def test_a_line_is_read_at_each_letter_that_is_typed(line: str) -> None:
    for end in range(len(line) + 1):
        note = read(line[:end])
        assert all(actor["who"] for actor in note.document.get("actors", []))


@pytest.mark.parametrize(
    ("line", "killed"),
    [
        ("trader and 2 porters killed at sarim", 3),
        ("a mother and her two sons killed at sarim", 3),
        ("nurse and patient killed at sarim", None),
        ("shelling killed a shepherd and his son at sarim", 2),
        ("father and 3 kids killed by shelling at sarim", 4),
    ],
)
def test_people_are_counted_with_those_named_beside_them(line: str, killed: int | None) -> None:
    note = read(f"4 may 2021 {line}")
    counted = [claim["value"] for claim in note.document.get("claims", ()) if claim["about"] == "killed"]
    assert counted == ([killed] if killed else [])
    assert bool(note.unsettled) == (killed is None)


def test_what_is_asked_of_people_counted_apart_begins_behind_the_date() -> None:
    asked = read("4 may 2021 soldiers and 2 guards killed at sarim").unsettled
    assert [str(point) for point in asked] == [
        "figure: “soldiers and 2 guards killed”: write them all as one figure, as in killed 3"
    ]


def test_what_has_not_yet_reopened_is_closed_and_a_flow_that_resumes_is_trade() -> None:
    assert read("4 may 2021 sarim not yet reopened").document["status"] == "closed"
    assert read("4 may 2021 flow of trucks resumes at sarim").document["status"] == {"modes": {"commercial": "yes"}}


@pytest.mark.parametrize("line", ["sarim capped at 100 trucks per day", "daily limit of 100 trucks at sarim"])
def test_how_many_may_cross_is_not_how_many_did(line: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert [point.about for point in note.unsettled] == ["figure"]
    assert "claims" not in note.document


def test_where_it_was_fired_from_and_who_shot_it_down_did_not_attack() -> None:
    assert "actors" not in read("4 may 2021 rockets fired from Syria hit sarim").document
    shot_down = read("4 may 2021 drone shot down at sarim by the Northern Army").document
    assert (shot_down["type"], shot_down["actors"]) == ("other", [{"who": "army", "role": "agent"}])


def test_two_people_without_a_number_are_not_counted_as_one() -> None:
    note = read("4 may 2021 shelling at sarim; teacher and child die")
    assert [point.about for point in note.unsettled] == ["figure"]


def test_those_who_are_denied_entry_may_not_pass_and_a_time_of_day_changes_no_status() -> None:
    assert read("4 may 2021 trucks denied entry at sarim").document["status"] == {"modes": {"commercial": "no"}}
    assert read("4 may 2021 sarim closed at 4pm").document["status"] == "closed"
    assert read("4 may 2021 bus overturns near sarim, 7 injured").document["type"] == "other"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("sarim open to women, children and elderly", "women, children and elderly"),
        ("sarim reopened to returnees at noon", "returnees"),
    ],
)
def test_all_who_may_pass_are_kept_and_no_time_among_them(line: str, who: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert (note.document["status"], note.unsettled) == ({"state": "limited", "who": who}, ())


def test_a_strike_of_customs_is_no_doer_and_two_who_say_it_are_both_kept() -> None:
    assert "actors" not in read("4 may 2021 sarim closed by customs strike").document
    [claim] = read("4 may 2021 governor, mayor say sarim open").document["claims"]
    assert claim["by"] == "governor, mayor"


@pytest.mark.parametrize(
    "line",
    [
        "sarim closed, not confirmed",
        "sarim accepting trucks again",
        "sarim turning away families",
        "exit only at sarim",
    ],
)
def test_what_is_not_confirmed_and_who_is_let_through_are_asked(line: str) -> None:
    assert [point.about for point in read(f"4 may 2021 {line}").unsettled] == ["status"]


def test_trucks_of_an_agency_are_counted_and_an_actor_who_hits_attacks() -> None:
    [claim] = read("4 may 2021 12 WHO trucks cross at sarim").document["claims"]
    assert (claim["value"], claim["of"]) == (12, "WHO trucks")
    assert read("4 may 2021 Northern Army hits convoy at sarim, 10 trucks destroyed").document["type"] == "attack"


@pytest.mark.parametrize(
    ("line", "of", "count"),
    [
        ("120 lorries stranded at sarim", "lorries stranded", 120),
        ("queue of 90 trucks at sarim", "trucks in queue", 90),
        ("sarim closed, 60 trucks still waiting", "trucks waiting", 60),
        ("Northern Army confiscates 3 tankers at sarim", "tankers seized", 3),
        ("fire at sarim, 4 cars burnt", "cars burnt", 4),
        ("traffic at sarim down to 30 trucks", "trucks", 30),
        ("exchange of prisoners at sarim, 6 freed", "freed", 6),
    ],
)
def test_what_is_counted_and_did_not_cross_is_a_count(line: str, of: str, count: int) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert [(claim["of"], claim["value"]) for claim in note.document["claims"]] == [(of, count)]


@pytest.mark.parametrize(
    "line",
    [
        "police did not seize 3 trucks at sarim",
        "30 of 50 trucks crossed sarim",
        "Turkey allows 30 trucks a day at sarim",
        "remains of 4 migrants found at sarim",
        "sarim: outbound trucks 70",
    ],
)
def test_a_number_that_may_mean_something_else_is_asked_about(line: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert [point.about for point in note.unsettled] == ["figure"]
    assert "claims" not in note.document


@pytest.mark.parametrize(
    ("line", "kind", "actors"),
    [
        ("Turkish police thwart smuggling at sarim, 1 killed", "other", [("Turkish police", "agent")]),
        ("5 traders arrested at sarim by Northern Army", "other", [("army", "agent")]),
        ("gunmen abduct 2 drivers at sarim", "other", [("gunmen", "perpetrator")]),
        ("Turkey downs drone near sarim", "other", [("Turkey", "agent")]),
        ("gun battle between smugglers and the border guards at sarim", "clash", ["smugglers", "border guards"]),
        ("police and smugglers trade fire at sarim", "clash", ["police", "smugglers"]),
        ("army kills smuggler in clash near sarim", "clash", ["army"]),
        ("turkish soldiers fire on families at sarim, 2 hurt", "attack", [("turkish soldiers", "perpetrator")]),
        ("sarim, 4 injured", "other", []),
        ("gas explosion at sarim, 1 killed", "other", []),
        ("sniper near sarim", "other", []),
    ],
)
def test_a_deed_that_is_no_attack_has_its_own_type_and_its_doers(line: str, kind: str, actors: list[Any]) -> None:
    note = read(f"4 may 2021 {line}")
    assert (note.document["type"], note.unsettled) == (kind, ())
    told = [(actor["who"], actor["role"]) for actor in note.document.get("actors", [])]
    assert told == [actor if isinstance(actor, tuple) else (actor, "party") for actor in actors]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("7 arrested at sarim over bribes", "7 arrested at sarim over bribes"),
        ("driver dies in queue at sarim", "Driver dies in queue at sarim"),
        ("sniper kills farmer near sarim", "Sniper kills farmer near sarim"),
        ("sarim closed after 2 injured", "Sarim closed after 2 injured"),
    ],
)
def test_a_title_keeps_the_figure_that_its_sentence_needs(line: str, title: str) -> None:
    assert read(f"4 may 2021 {line}").document["title"] == title


@pytest.mark.parametrize(
    ("line", "about", "asked"),
    [
        ("sarim closed, via whatsapp", "speaker", "whatsapp"),
        ("UN: sarim closed", "speaker", "UN"),
        ("Turkey reopens its side of sarim", "side", "its side"),
    ],
)
def test_a_channel_a_short_name_and_a_side_of_ones_own_are_asked_about(line: str, about: str, asked: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert [(point.about, point.words) for point in note.unsettled] == [(about, asked)]


@pytest.mark.parametrize("line", ["protest at sarim, says Border Watch", "long queue at sarim, says Border Watch"])
def test_who_says_it_is_kept_whatever_it_is_that_happened(line: str) -> None:
    note = read(f"4 may 2021 {line}").document
    assert (note["type"], [claim["by"] for claim in note["claims"]]) == ("other", ["watch"])


def test_who_tells_of_a_clash_is_no_party_to_it() -> None:
    note = read("4 may 2021 Northern Army clash at sarim, says Border Watch").document
    assert note["actors"] == [{"who": "army", "role": "party"}]
    assert [claim["by"] for claim in note["claims"]] == ["watch"]


@pytest.mark.parametrize("behind", ["cars and trucks", "all goods", "trade", "travellers and trade", "all traffic"])
def test_who_may_pass_standing_apart_from_the_status_is_asked_about(behind: str) -> None:
    found = read(f"sarim open 4 may 2016, {behind}")
    assert [point.words for point in found.unsettled] == [behind]


def test_a_deed_is_claimed_in_one_word_and_one_who_tells_what_it_did_says_that_too() -> None:
    claimed = read("two police killed in ambush at sarim 3 may 2016, IS claims it").document
    assert claimed["actors"] == [{"who": "isd", "role": "perpetrator"}]
    told = read("IS claims it killed 5 at sarim 4 may 2016").document
    assert told["actors"] == [{"who": "isd", "role": "perpetrator"}]
    assert [(claim["about"], claim["by"]) for claim in told["claims"]] == [("killed", "isd"), ("perpetrator", "isd")]


@pytest.mark.parametrize(
    ("line", "about", "known", "typed"),
    [
        ("4 may 2021 strike by Inner Sheild at sarim killed 2", "actor", "isd", "Inner Sheild"),
        ("4 may 2021 sarim closed by the Nothern Army", "actor", "army", "Nothern Army"),
        ("4 may 2021 strike at sarim, 2 killed, says Boarder Watch", "speaker", "watch", "Boarder Watch"),
        ("4 may 2021 syrian side of sarim captured by Northen Army", "control", "army", "Northen Army"),
    ],
)
def test_an_actor_spelt_nearly_right_is_asked_and_either_answer_settles_it(
    line: str, about: str, known: str, typed: str
) -> None:
    [point] = read(line).unsettled
    assert (point.about, point.choices) == (about, (known, "as typed"))
    answers = [read(offer.line) for offer in point.offers]
    assert [answer.unsettled for answer in answers] == [(), ()]
    assert known in str(answers[0].document)
    assert f"{typed}'" in str(answers[1].document)


@pytest.mark.parametrize("who", ["Iran", "the mayor", "Southern Army Group", "Watch"])
def test_another_name_is_not_asked_about(who: str) -> None:
    assert not read(f"4 may 2021 strike at sarim, 2 killed, says {who}").unsettled


@pytest.mark.parametrize(
    ("line", "of"),
    [
        ("no us soldiers killed at sarim", "us soldiers killed"),
        ("no Turkish troops hurt at sarim", "Turkish troops injured"),
        ("no casualties among US troops at sarim", "casualties among US troops"),
        ("none of the trucks crossed at sarim", "trucks"),
    ],
)
def test_none_of_some_is_counted_as_none_of_these_and_of_nobody_else(line: str, of: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert not note.unsettled
    assert [{**claim, "id": ""} for claim in note.document["claims"]] == [
        {"id": "", "about": "count", "of": of, "value": 0}
    ]
    assert "actors" not in note.document


@pytest.mark.parametrize("line", ["2 US soldiers killed at sarim", "strike at sarim kills 2 us soldiers"])
def test_whose_soldiers_were_killed_is_kept(line: str) -> None:
    document = read(f"4 may 2021 {line}").document
    assert document["actors"] == [{"who": "United States", "role": "victim"}]
    assert [(claim["about"], claim["value"]) for claim in document["claims"]] == [("killed", 2)]


def test_two_nations_struck_are_both_targets_though_the_first_is_us() -> None:
    actors = read("4 may 2021 strike hits us and turkish base at sarim").document["actors"]
    assert actors == [{"who": "United States", "role": "target"}, {"who": "Turkey", "role": "target"}]


@pytest.mark.parametrize("thing", ["base", "depot", "turkish base"])
def test_a_weapon_that_hits_a_base_is_an_attack(thing: str) -> None:
    assert read(f"4 may 2021 rockets hit {thing} at sarim").document["type"] == "attack"
    assert read("4 may 2021 rocket depot found at sarim").document["type"] == "other"


@pytest.mark.parametrize(
    ("line", "about", "asked"),
    [
        ("4 may 2021 is attacks sarim", "actor", "is"),
        ("4 may 2021 is attack on sarim kills 3", "actor", "is"),
        ("4 may 2021 sarim closed: jordan", "speaker", "jordan"),
        ("4 may 2021 sarim open (Jordan)", "speaker", "Jordan"),
        ("4 may 2021 sarim closed: Inner Shield", "speaker", "Inner Shield"),
        ("sarim closed at night 4 may 2021", "status", "night"),
    ],
)
def test_a_small_is_a_country_apart_and_a_part_of_the_day_are_asked_about(line: str, about: str, asked: str) -> None:
    assert [(point.about, point.words) for point in read(line).unsettled] == [(about, asked)]


@pytest.mark.parametrize("line", ["drone strike on depot at sarim", "sarim is attacked by drone", "sarim is shelled"])
def test_a_strike_on_a_depot_and_a_crossing_that_is_attacked_are_attacks(line: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert (note.unsettled, note.document["type"]) == ((), "attack")
    assert note.document["means"] in ("drone", "shelling")


def test_the_country_in_which_a_crossing_lies_is_no_speaker() -> None:
    assert not read("4 may 2021 2 killed at sarim, Turkey").unsettled


@pytest.mark.parametrize("words", ["UNSC resolution 2585", "UN security council resolution 2585"])
def test_whose_resolution_it_is_is_kept(words: str) -> None:
    council = {"id": "council", "name": "UN Security Council", "names": [{"value": "UNSC"}], "kind": "organisation"}
    crossing = {"id": "sarim", "sides": [{"country": "SY", "name": "Sarim"}, {"country": "TR", "name": "Dere"}]}
    records = InMemory(crossings=[crossing], actors=[council], sources=[], events=[])
    document = Entry(records).note(f"9 jul 2021 {words} extends sarim for aid until 10 jan 2022", TODAY).document
    assert document["actors"] == [{"who": "council", "role": "authority"}]
    assert document["status"] == {"un_authorised": {"resolution": "2585", "until": "2022-01-10"}}


def test_a_dispute_over_something_is_no_denial_but_the_verb_is() -> None:
    trade = read("4 may 2021 trade suspended at sarim over fee dispute")
    assert (trade.unsettled, trade.document["status"]) == ((), {"modes": {"commercial": "no"}})
    assert [point.about for point in read("4 may 2021 Turkey disputes that sarim is closed").unsettled] == ["status"]


def test_sometime_in_a_month_is_that_month() -> None:
    note = read("sarim closed sometime in march 2021")
    assert (note.unsettled, note.document["date"]) == ((), "2021-03")


@pytest.mark.parametrize("line", ["sarim cerrado al comercio", "al menos 5 heridos a sarim", "sarim gesperrt"])
def test_a_line_of_a_language_that_is_not_read_is_asked_about_though_its_letters_are_ours(line: str) -> None:
    assert [point.about for point in read(f"4 may 2021 {line}").unsettled] == ["event"]


def test_those_among_whom_nobody_is_hurt_did_nothing() -> None:
    document = read("4 may 2021 no injuries among drivers in strike near sarim").document
    assert [(claim["of"], claim["value"]) for claim in document["claims"]] == [("drivers injured", 0)]
    assert "actors" not in document


def test_a_nation_that_is_a_party_is_named_once() -> None:
    line = "4 may 2021 clash between turkish soldiers and Inner Shield at sarim, 2 turkish soldiers killed"
    assert [actor["who"] for actor in read(line).document["actors"]] == ["isd", "turkish soldiers"]


@pytest.mark.parametrize("hours", ["9am", "9-16", "24 hours"])
def test_hours_are_no_part_of_those_who_may_pass_but_an_age_is(hours: str) -> None:
    assert [point.about for point in read(f"4 may 2021 sarim open to returnees {hours}").unsettled] == ["status"]
    status = read("4 may 2021 sarim open to women over 60").document["status"]
    assert status == {"state": "limited", "who": "women over 60"}


@pytest.mark.parametrize("line", ["opened by day", "reopened by day", "closed by night"])
def test_a_part_of_the_day_behind_by_is_nobody_and_is_asked_about(line: str) -> None:
    assert [point.about for point in read(f"4 may 2021 sarim {line}").unsettled] == ["status"]
    assert read("4 may 2021 sarim open by day").document["status"] == {"state": "open", "hours": "by day"}


@pytest.mark.parametrize("none", ["0 turkish,", "zero turkish soldiers,", "0 turkish and", "no civilians but"])
def test_none_of_some_beside_a_figure_of_others_is_asked_about(none: str) -> None:
    note = read(f"4 may 2021 {none} 3 syrian soldiers killed at sarim")
    assert [point.about for point in note.unsettled] == ["figure"]
