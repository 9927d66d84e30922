"""Words that no part of a line takes are kept or asked about: numbers, hedges, speakers, causes, who comes and goes."""

from typing import Any

import pytest

from tests.store.entry.alone import alone
from tests.store.entry.test_kinds_of_lines import read


@pytest.mark.parametrize(
    ("line", "about", "of", "value"),
    [
        ("Jordan releases 12 stuck lorries at sarim", "count", "stuck lorries released", 12),
        ("7 stuck buses at sarim", "count", "stuck buses", 7),
        ("15 NRC trucks waiting at sarim since noon", "count", "NRC trucks waiting", 15),
        ("queue at sarim down to 20 cars", "count", "cars in queue", 20),
        ("9 loaded trucks crossed sarim", "count", "loaded trucks", 9),
        ("14 aid lorries crossed sarim", "count", "aid lorries", 14),
        ("250 returnees via sarim", "count", "returnees", 250),
    ],
)
def test_a_number_of_things_is_read_with_the_words_between(line: str, about: str, of: str, value: int) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert [(claim["about"], claim["of"], claim["value"]) for claim in note.document["claims"]] == [(about, of, value)]


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("trucks waiting at sarim down to 50", "figure"),
        ("8 bodies arrived after strike on sarim", "figure"),
        ("hundreds flee through sarim", "figure"),
        ("army and Inner Shield swap 12 prisoners at sarim", "figure"),
        ("rebels leave sarim, police enter", "control"),
        ("Inner Shield deploys at sarim", "control"),
        ("curfew at sarim after clashes", "event"),
        ("families flee shelling near sarim", "event"),
        ("unconfirmed: shelling near sarim", "event"),
        ("trade via sarim crippled", "status"),
        ("trucks under 10 tonnes allowed at sarim", "status"),
        ("reports that sarim closed", "status"),
        ("local reports of sarim reopening", "status"),
        ("there are reports that Northern Army took the syrian side of sarim", "control"),
        ("shelling near sarim, says 3 killed", "speaker"),
        ("sarim closed, reports say", "status"),
        ("Syrian Inner Shield shells sarim", "actor"),
        ("sarim gate shuts at 6pm from now on", "status"),
        ("sarim closed from now", "status"),
        ("sarim closed as rebels take it", "control"),
        ("residents say army has left sarim", "control"),
        ("Northern Army takes over from police at sarim", "control"),
        ("rebels to hand dere side of sarim to Inner Shield", "control"),
        ("bodies of 80 syrians returned through sarim", "figure"),
        ("aid for 3,000 people entered via sarim", "figure"),
        ("crowd rushes sarim, 2 crushed", "figure"),
        ("driver shot at sarim", "figure"),
        ("shooting at sarim wedding, bride hurt", "figure"),
        ("5 killed? at sarim", "figure"),
        ("1 killed, 4 hurt at sarim when brakes failed", "event"),
        ("sarim not hit in the raids", "event"),
        ("sarim hit overnight", "event"),
        ("Nordland strikes sarim, 3 killed", "actor"),
        ("Inner Sheild shells sarim", "actor"),
        ("smugglers, pursued by police, opened fire near sarim", "actor"),
        ("soldiers shot at the gate of sarim", "actor"),
        ("Kurdish Red Crescent: two dead at sarim", "speaker"),
        ("sarim to trucks: closed", "status"),
        ("three quarters of trucks turned back at sarim", "status"),
        ("sarim closed for three days", "status"),
        ("consent of Syria expired at sarim", "status"),
        ("consent of the government of Syria withdrawn at sarim", "status"),
    ],
)
def test_what_no_part_takes_is_asked_about(line: str, about: str) -> None:
    assert [point.about for point in read(f"4 may 2021 {line}").unsettled] == [about]


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("reports that Inner Shield seized 4 trucks near sarim", {"of": "trucks seized", "hedge": "reports that"}),
        ("reportedly 40 trucks crossed sarim", {"of": "trucks", "hedge": "reportedly"}),
        ("possible drone strike near sarim", {"about": "occurrence", "hedge": "possible"}),
        ("shelling near sarim, reports of 3 dead", {"about": "killed", "hedge": "reports of"}),
        ("initial reports: 3 dead in shelling near sarim", {"about": "killed", "hedge": "reports"}),
        ("dere shelled, 4 hurt says turkish health ministry", {"by": "turkish health ministry"}),
        ("sarim mayor: 40 trucks a day cross", {"about": "volume", "by": "mayor"}),
        ("according to IOM 430 people crossed sarim", {"of": "people", "by": "IOM"}),
        ("dere bombed, up to 20 hurt say medics", {"about": "injured", "by": "medics"}),
        ("average of 300 cars crossing sarim daily", {"value": {"count": 300, "of": "cars", "per": "day"}}),
        ("media: 4 hurt in shelling of dere", {"by": "media"}),
        ("residents blame Inner Shield for looting at dere", {"about": "perpetrator", "value": "isd"}),
    ],
)
def test_a_hedge_and_a_speaker_stand_in_the_claim(line: str, claim: dict[str, Any]) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert claim.items() <= note.document["claims"][0].items()


@pytest.mark.parametrize(
    "line", ["sarim closed, looting reported", "sarim closed, queues reported", "sarim shut, heavy rain reported"]
)
def test_what_is_reported_is_nobody_who_says_it(line: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert "claims" not in note.document


@pytest.mark.parametrize(
    ("line", "kind", "actors"),
    [
        ("fuel trucks burnt by mortar at sarim", "attack", []),
        ("two clans clash near sarim", "clash", ["two clans"]),
        ("three days of clashes near sarim", "clash", []),
        ("IDF strikes depot near sarim", "attack", ["IDF"]),
        ("Inner Shield storms post near sarim", "attack", ["isd"]),
        ("gunmen on motorbikes fire on police at sarim", "attack", ["gunmen on motorbikes"]),
        ("Northern Army turned back 4 trucks at sarim", "other", ["army"]),
        ("a guard was wounded when smugglers opened fire near sarim", "attack", ["smugglers"]),
        ("Jordan strikes a depot near sarim", "attack", ["Jordan"]),
        ("sarim under fire from Dera rebels", "attack", ["Dera rebels"]),
        ("locals blame gendarmes for killing 2 at sarim", "attack", ["gendarmes"]),
        ("police capture 4 smugglers near sarim", "other", ["police"]),
        ("Northern Army defuses bomb near sarim", "other", ["army"]),
        ("sarim closed by Unit 8200", "status", ["Unit 8200"]),
        ("health minister visits sarim", "other", []),
        ("UN convoy arrives at sarim", "other", []),
        ("drone attack by unknown group at sarim", "attack", ["unknown group"]),
        ("UN renews aid through sarim, resolution 2642", "authorisation", ["UN"]),
        ("IED hits police car near sarim", "attack", []),
        ("Jordan raises transit fee at sarim", "other", []),
    ],
)
def test_the_kind_of_event_and_who_did_it(line: str, kind: str, actors: list[str]) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert (note.document["type"], [actor["who"] for actor in note.document.get("actors", [])]) == (kind, actors)


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("sarim closed mondays to fridays", "closed mondays to fridays"),
        ("sarim open weekdays only", "weekdays only"),
        ("sarim open sunday to thursday", "sunday to thursday"),
        ("sarim closed weekends", "closed weekends"),
    ],
)
def test_days_of_each_week_are_hours(line: str, hours: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert note.document["status"] == {"state": "open", "hours": hours}


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("a family of five killed in shelling near sarim", "A family of five killed in shelling near sarim"),
        ("guards shoot dead 2 people near sarim", "Guards shoot dead 2 people near sarim"),
        ("strike kills 3 and wounds 4 near sarim", "Strike near sarim"),
    ],
)
def test_a_title_keeps_a_figure_without_which_it_makes_no_sense(line: str, title: str) -> None:
    assert read(f"4 may 2021 {line}").document["title"] == title


def test_a_ministry_source_speaks_and_is_no_article() -> None:
    note = read("4 may 2021 ministry source: sarim closed")
    assert (note.made, [claim["by"] for claim in note.document["claims"]]) == ((), ["ministry source"])


@pytest.mark.parametrize(
    "line", ["UNHCR shelled near sarim", "MSF bombed, two clinics lost at sarim", "UN attacks condemned at sarim"]
)
def test_those_who_are_struck_are_not_the_ones_who_struck(line: str) -> None:
    assert "actors" not in read(f"4 may 2021 {line}").document


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("New Gulf Post reports 3 killed at sarim", "New Gulf Post"),
        ("Ministry of Works and Housing reports 3 killed at sarim", "Ministry of Works and Housing"),
        ("3 killed at sarim, state media reports", "state media"),
        ("3 killed at sarim, says Channel 5 Kurdish", "Channel 5 Kurdish"),
        ("3 killed at sarim, according to Arab 21 News", "Arab 21 News"),
        ("according to IOM 3 young drivers killed at sarim", "IOM"),
    ],
)
def test_a_speaker_keeps_small_words_and_numbers_of_the_name(line: str, speaker: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert [(claim["value"], claim["by"]) for claim in note.document["claims"]] == [(3, speaker)]


@pytest.mark.parametrize("line", ["governor arrives at sarim", "traders left sarim", "aid group reaches sarim"])
def test_those_who_hold_no_crossing_come_and_go_unasked(line: str) -> None:
    assert read(f"4 may 2021 {line}").unsettled == ()


@pytest.mark.parametrize("line", ["sarim closed friday to sunday", "sarim shut monday to wednesday for repairs"])
def test_a_closing_from_one_day_to_another_beside_a_date_is_no_rule_of_each_week(line: str) -> None:
    assert [point.about for point in read(f"4 may 2021 {line}").unsettled] == ["date"]


@pytest.mark.parametrize("line", ["2023-", "sarim closed 2023-", "2023- sarim closed"])
def test_a_year_that_is_typed_on_to_a_day_is_asked_about(line: str) -> None:
    assert "date" in [point.about for point in read(line).unsettled]


@pytest.mark.parametrize("who", ["students", "journalists", "young pilgrims"])
def test_people_of_any_kind_who_crossed_are_counted(who: str) -> None:
    note = read(f"4 may 2021 12 {who} crossed sarim")
    assert note.unsettled == ()
    assert [(claim["of"], claim["value"]) for claim in note.document["claims"]] == [(who, 12)]


def test_each_answer_to_what_befell_people_settles_it() -> None:
    for line in (
        "12 gunmen entered sarim",
        "5 prisoners exchanged at sarim",
        "hundreds flee through sarim",
        "sarim: 40 arrived",
    ):
        for point in read(f"4 may 2021 {line}").unsettled:
            assert point.offers
            for offer in point.offers:
                assert point.about not in [left.about for left in read(offer.line).unsettled], offer.line


def test_a_doer_ends_before_a_small_word_of_place_in_french_and_keeps_a_letter_of_its_name() -> None:
    french, lettered = (
        read("4 mai 2021 attaque menée par l'armée à sarim"),
        read("4 may 2021 attack by Brigade A at sarim"),
    )
    assert [note.document["actors"][0]["who"] for note in (french, lettered)] == ["l'armée", "Brigade A"]


@pytest.mark.parametrize("line", ["sarim closed as rebels enter", "sarim closed, 40 students at the gate"])
def test_an_answer_about_the_rest_of_a_line_keeps_the_status_that_is_told(line: str) -> None:
    [point] = read(f"4 may 2021 {line}").unsettled
    kept = read(point.offers[-1].line)
    assert (kept.unsettled, kept.document["type"], kept.document["status"]) == ((), "status", "closed")


def test_things_that_were_taken_are_no_captured_people() -> None:
    note = read("4 may 2021 Inner Shield captures 3 trucks at sarim")
    assert ([point.about for point in note.unsettled], note.document["type"]) == (["figure"], "other")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("sarim open from 9 to 5", {"state": "open", "hours": "from 9 to 5"}),
        ("sarim open syria to turkey only", {"state": "open", "direction": "SY>TR"}),
        (
            "sarim closed except to aid and patients",
            {"state": "limited", "modes": alone("humanitarian"), "who": "patients"},
        ),
        ("sarim closed for travellers but trucks pass", {"modes": {"passenger": "no", "commercial": "yes"}}),
        ("sarim reopened and first 60 trucks crossed", "open"),
        ("sarim closed for 2nd day", "closed"),
        ("sarim has been closed for 3 days", "closed"),
        ("sarim closed for 3 days now", "closed"),
        ("sarim closed for 3 days until 7 may 2021", "closed"),
    ],
)
def test_a_status_that_can_be_written_is_not_asked_about(line: str, status: Any) -> None:
    note = read(f"4 may 2021 {line}")
    assert note.unsettled == ()
    assert note.document["status"] == status


def test_an_answer_to_from_now_settles_it() -> None:
    point = read("4 may 2021 sarim closed from now on").unsettled[0]
    note = read(point.offers[0].line)
    assert (note.unsettled, note.document["status"]) == ((), "closed")


def test_a_name_that_is_left_in_quotes_did_it() -> None:
    point = read("4 may 2021 Nordland strikes sarim, 3 killed").unsettled[0]
    note = read(point.offers[0].line)
    assert (note.unsettled, note.document["actors"]) == ((), [{"who": "Nordland", "role": "perpetrator"}])


@pytest.mark.parametrize(
    ("line", "kind", "actors"),
    [
        ("3 found dead at sarim", "other", []),
        ("2 burned to death at sarim", "other", []),
        ("teacher strike at sarim", "other", []),
        ("trade at sarim hit record", "other", []),
        ("goods changed hands at sarim", "other", []),
        ("army out of fuel at sarim", "other", []),
        ("3 killed in Daraa near sarim", "attack", []),
        ("3 killed in crossfire at sarim", "attack", []),
        ("1 killed (Syrian) at sarim", "attack", []),
        ("Car Bomb: 3 killed at sarim", "attack", []),
        ("mine cleared by army at sarim", "other", [("army", "agent")]),
        ("mortar fire from Turkish army hits sarim", "attack", [("Turkish army", "perpetrator")]),
        ("trucks pass inspection at sarim", "other", []),
        ("trade passes 500 trucks a day at sarim", "movement", []),
        ("residents tell of 3 killed at sarim", "attack", []),
    ],
)
def test_a_neighbour_of_what_is_asked_about_is_written_as_it_is(
    line: str, kind: str, actors: list[tuple[str, str]]
) -> None:
    note = read(f"4 may 2021 {line}")
    assert (note.unsettled, note.document["type"]) == ((), kind)
    assert [(actor["who"], actor["role"]) for actor in note.document.get("actors", ())] == actors
    assert "status" not in note.document
    assert [claim.get("by") for claim in note.document.get("claims", ())] != ["Syrian"]


def test_of_a_whole_article_the_beginning_is_read_and_the_rest_stays_as_text() -> None:
    line = f"4 may 2021 sarim closed, 3 killed, {'and more was told of the harvest ' * 900}in the end 7 wounded"
    note = read(line)
    (point,) = note.unsettled
    assert (point.about, "stays as text" in point.why) == ("event", True)
    assert note.document["title"].endswith("harvest in the end 7 wounded")
    assert [claim["about"] for claim in note.document["claims"]] == ["killed"]
    assert (note.spans[-1].end, note.spans[-1].about) == (len(line), "")


@pytest.mark.parametrize("quote", ["“", '"', "«"])
def test_an_article_with_an_open_quote_is_one_word_that_no_name_is_sought_in(quote: str) -> None:
    note = read(f"4 may 2021 sarim closed {quote}{'ملعب the harvest ' * 3000}")
    assert (note.document["date"], note.document["crossings"]) == ("2021-05-04", ["sarim"])
    assert [point.about for point in note.unsettled] == ["status"]


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("IED defused at sarim", []),
        ("UAV shot down near sarim", []),
        ("IS drone shot down near sarim", [{"who": "isd", "role": "target"}]),
        ("IS cell intercepted at sarim", [{"who": "isd", "role": "target"}]),
        ("Northern Army shot down drone near sarim", [{"who": "army", "role": "agent"}]),
        ("Northern Army arrested 4 at sarim", [{"who": "army", "role": "agent"}]),
    ],
)
def test_who_suffers_an_act_has_not_done_it(line: str, actors: list[dict[str, str]]) -> None:
    note = read(f"4 may 2021 {line}")
    assert (note.unsettled, note.document.get("actors", [])) == ((), actors)


def test_whose_trucks_were_turned_back_did_not_turn_them_back() -> None:
    note = read("4 may 2021 NGO trucks turned back at sarim")
    assert ([point.words for point in note.unsettled], "actors" in note.document) == (["NGO"], False)


@pytest.mark.parametrize("who", ["a resident and a guard", "a nurse and a farmer"])
def test_two_speakers_in_words_are_both_kept(who: str) -> None:
    for line in (f"strike at sarim, 3 killed, says {who}", f"3 killed, says {who} at sarim strike"):
        note = read(f"4 may 2021 {line}")
        assert (note.unsettled, [claim["by"] for claim in note.document["claims"]]) == ((), [who])
        assert "actors" not in note.document


def test_a_second_speaker_beside_a_known_one_is_asked_about() -> None:
    note = read("4 may 2021 strike at sarim, 3 killed, says Border Watch and a resident")
    assert [(point.about, point.words) for point in note.unsettled] == [("speaker", "Border Watch and a resident")]


@pytest.mark.parametrize(
    "line",
    ["shelling stops at sarim", "gunfire ends near sarim", "truce halts fighting at sarim", "end of clashes at sarim"],
)
def test_an_attack_that_ends_is_no_new_one(line: str) -> None:
    assert [point.about for point in read(f"4 may 2021 {line}").unsettled] == ["event"]
    assert not read(f"4 may 2021 {line}, 2 killed").unsettled


@pytest.mark.parametrize(("line", "word"), [('sarim "open"', "open"), ("sarim “reopened” for trade", "reopened")])
def test_a_status_in_quotation_marks_is_asked_and_holds_without_them(line: str, word: str) -> None:
    [point] = read(f"4 may 2021 {line}").unsettled
    assert (point.about, point.choices) == ("status", (word,))
    assert not read(point.offers[0].line).unsettled


@pytest.mark.parametrize("what", ["UN convoy (9 trucks)", "UN trucks (9)"])
def test_what_crossed_may_stand_in_brackets(what: str) -> None:
    note = read(f"4 may 2021 {what} crossed sarim")
    assert note.unsettled == ()
    assert [(claim["about"], claim["of"][-6:], claim["value"]) for claim in note.document["claims"]] == [
        ("count", "trucks", 9)
    ]
    assert [point.about for point in read("4 may 2021 convoy (9 trucks) did not cross sarim").unsettled] == ["figure"]


@pytest.mark.parametrize(
    ("who", "by"), [("IS", "isd"), ("Northern Army", "army"), ("Turkish", "Turkey"), ("army", "army")]
)
def test_fire_that_hurts_is_an_attack_by_those_whose_it_is(who: str, by: str) -> None:
    note = read(f"4 may 2021 {who} fire kills 2 at sarim")
    assert (note.unsettled, note.document["type"]) == ((), "attack")
    assert [(actor["who"].lower(), actor["role"]) for actor in note.document["actors"]] == [(by.lower(), "perpetrator")]


@pytest.mark.parametrize(
    "line", ["fire kills 2 at sarim", "Turkey fire kills 2 at sarim", "market fire kills 2 at sarim"]
)
def test_another_fire_is_no_attack(line: str) -> None:
    note = read(f"4 may 2021 {line}")
    assert (note.document["type"], note.document.get("actors")) == ("other", None)
