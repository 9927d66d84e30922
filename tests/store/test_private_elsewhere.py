"""What tells of who or what is private without a name: parts, coordinates, distances, words, numbers."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from store.disclosure import WITHHELD_WORDS, Disclosed
from store.records.interface import keys_of
from store.records.model import Key
from store.store import Store
from tests.store.in_memory import InMemory

GATE = {"id": "gate", "sides": [{"country": "IQ", "name": "Tin Gate"}, {"country": "SY", "name": "Zinc Gate"}]}
FORD = {
    "id": "goat-ferry",
    "sides": [{"country": "IQ", "name": "Goat Ferry"}],
    "lat": 36.5551,
    "lon": 42.7772,
    "external_ids": {"office": ["SX9912"]},
    "private": True,
}
GUIDE = {
    "id": "guide",
    "name": "Farid Nakkash",
    "kind": "person",
    "phone": "+964 770 123 4567",
    "notes": "writes as shepherd77@mail.example; sleeps at the back of the old ice house",
    "private": True,
}
DIARY = {"id": "diary", "title": "The quiet harbour diary", "private": True}
SAID = "we carried them over by night on the blue raft"


def disclosed(tmp_path: Path, **tables: list[dict[str, Any]]) -> Disclosed:
    """What may leave of a file that was written by hand."""
    path = tmp_path / "log.json"
    path.write_text(json.dumps({table: dict(enumerate(each, 1)) for table, each in tables.items()}), encoding="utf-8")
    return Disclosed(Store.open(path))


def shown_of(tmp_path: Path, event: dict[str, Any], *others: dict[str, Any]) -> tuple[Disclosed, str]:
    """What may leave of an event in a file with a crossing, a person and a source that are private, as one text too."""
    events = [{"id": "e", "title": "Seen", "date": "2019-09-01"} | event, *others]
    shown = disclosed(tmp_path, crossings=[GATE, FORD], actors=[GUIDE], sources=[DIARY], events=events)
    return shown, json.dumps([shown.document(key) for key in keys_of(shown)], ensure_ascii=False)


@pytest.mark.parametrize(
    "event",
    [
        {"place": {"lat": "36.5551", "lon": "42.7772"}},
        {"latitude": 36.5551, "longitude": 42.7772},
        {"gps": {"y": "36.5551 N", "alt": 300.5, "x": "42.7772 E"}},
        {"geometry": {"type": "Point", "coordinates": [42.7772, 36.5551]}},
        {"tags": ["36.5551", "42.7772"]},
        {"summary": "36.5551", "note": "42.7772"},
        {"lat": {"value": 36.5551, "from": "map"}, "lon": {"value": 42.7772, "from": "map"}},
        {"gps": {"Latitude": {"is": "36.5551"}, "precise": True, "Longitude": {"is": "42.7772"}}},
        {"lats": [36.5551, 1], "lons": [42.7772, 2]},
        {"axes": [{"name": "lat", "at": 36.5551}, {"name": "lon", "at": 42.7772}]},
    ],
)
def test_the_coordinates_of_a_private_crossing_leave_under_no_name(event: dict[str, Any], tmp_path: Path) -> None:
    _, told = shown_of(tmp_path, event)
    assert "36.5551" not in told
    assert "42.7772" not in told


def test_degrees_and_minutes_in_fields_of_their_own_are_a_place(tmp_path: Path) -> None:
    lat, lon = {"deg": 36, "min": 33, "sec": 18.4}, {"deg": 42, "min": 46, "sec": 38}
    _, told = shown_of(tmp_path, {"lat": lat, "lon": lon})
    assert "deg" not in told
    whole = {"Lat": {"deg": 36, "min": 33}, "Lng": {"deg": 42, "min": 47}}
    _, told = shown_of(tmp_path, {"gps": whole})
    assert "deg" not in told
    _, told = shown_of(tmp_path, {"dead": {"low": 36, "best": 33}, "hurt": {"low": 42, "best": 47}, "at": {"lat": lat}})
    assert told.count("low") == 2
    assert "deg" in told


def test_parts_that_each_tell_a_private_place_lose_nothing_but_its_coordinates(tmp_path: Path) -> None:
    here = {"lat": 36.5551, "lon": 42.7772}
    shown, _ = shown_of(tmp_path, {"place": {"text": "Mill", **here}, "gps": {"by": "car", **here, "none": None}})
    assert shown.document(Key("events", "e"))["place"] == {"text": "Mill"}
    assert shown.document(Key("events", "e"))["gps"] == {"by": "car", "none": None}


def test_figures_of_an_event_at_a_private_crossing_are_no_places(tmp_path: Path) -> None:
    claims = [{"id": name, "about": "price", "value": value} for name, value in (("a", 3.5), ("b", 4.25))]
    told = {"claims": claims, "water": {"depth": 1.5}, "snow": {"depth": 0.5}}
    shown, _ = shown_of(tmp_path, {"crossings": ["goat-ferry"], "lat": {"is": 36.1}, "lon": {"is": 42.1}} | told)
    document = shown.document(Key("events", "e"))
    assert {name: document[name] for name in told} == told
    assert not document.keys() & {"lat", "lon"}


@pytest.mark.parametrize(
    "private",
    [
        {"claims": [{"id": "a", "about": "killed", "value": 3, "by": "Omar Haddad", "private": True}]},
        {"claims": [{"id": "a", "about": "killed", "value": 3, "by": "Omar Haddad"}], "private": True},
        {"actors": [{"who": "Omar Haddad", "role": "target", "private": True}]},
        {"met": {"label": "Omar Haddad", "private": True}},
    ],
)
def test_a_person_in_words_of_what_is_private_is_asked_about_unless_openly_known(private: dict[str, Any]) -> None:
    titles = {"e": "Omar Haddad was seen", "g": "Haddad, Omar", "h": "The Haddad Bakery"}
    events: list[dict[str, Any]] = [{"id": name, "title": title} for name, title in titles.items()]
    events.append({"id": "f", "title": "Held", "date": "2019-09-02", **private})
    assert {near.key.id for near in Disclosed(InMemory(events=events)).near} == {"e", "g"}
    known = {"id": "haddad", "name": "Omar Haddad"}
    assert not Disclosed(InMemory(events=events, actors=[known])).near


def test_others_in_words_of_what_is_private_ask_nothing() -> None:
    claims = [{"id": "a", "about": "killed", "value": 3, "by": by, "private": True} for by in ("Border guards", "SOHR")]
    events: list[dict[str, Any]] = [
        {"id": "f", "title": "Held", "claims": claims},
        {"id": "e", "title": "Border guards told SOHR"},
    ]
    assert not Disclosed(InMemory(events=events)).near


def test_whole_numbers_beside_each_other_are_no_place(tmp_path: Path) -> None:
    figures = {"low": 36, "best": 42}
    place = {"text": "Mill", "lat": 36.9, "lon": 42.1}
    shown, _ = shown_of(tmp_path, {"claims": [{"id": "a", "about": "killed", "value": figures}], "place": place})
    assert shown.event("e").claims[0].value == figures
    assert shown.event("e").place is not None
    assert (shown.event("e").place.lat, shown.event("e").place.lon) == (36.9, 42.1)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "event",
    [
        {"crossings": ["goat-ferry"]},
        {"title": "Boats at the Goat Ferry"},
        {"place": {"text": "3 km SE of Goat Ferry", "lat": 36.536, "lon": 42.801}},
        {"crossings": ["goat-ferry"], "gps": {"lat": 36.536, "lon": 42.801}, "points": [[42.801, 36.536]]},
        {"crossings": ["goat-ferry"], "summary": "found at 36.5361, 42.8012", "place": {"text": "36.5361N 42.8012E"}},
        {"crossings": ["goat-ferry"], "title": "3 km SE of Tin Gate", "summary": "3 km from it"},
        {"crossings": ["goat-ferry"], "place": {"text": "a mill", "mgrs": "38SKF 36.536"}},
    ],
)
def test_an_event_at_a_private_crossing_tells_neither_coordinates_nor_distances(
    event: dict[str, Any], tmp_path: Path
) -> None:
    place = {"text": "a mill", "lat": 36.536, "lon": 42.801}
    claims = [
        {"id": "a", "about": "distance", "value": {"km": 24}, "from": {"text": "Tin Gate"}},
        {"id": "b", "about": "bearing", "value": "SSE", "from": {"text": "Tin Gate"}},
        {"id": "c", "about": "killed", "value": 3},
    ]
    _, told = shown_of(tmp_path, {"place": place, "claims": claims} | event)
    assert not any(words in told for words in ("36.536", "42.801", '"km": 24', "SSE", "3 km"))
    assert '"value": 3' in told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Goat Ferry, 24 km SE of Tin Gate", f"{WITHHELD_WORDS}, {WITHHELD_WORDS}of Tin Gate"),
        ("Goat Ferry, two hours south of Tin Gate", f"{WITHHELD_WORDS}, {WITHHELD_WORDS}of Tin Gate"),
        ("Goat Ferry: an hour we waited", f"{WITHHELD_WORDS}: an hour we waited"),
        ("Goat Ferry was shut for two hours", f"{WITHHELD_WORDS} was shut for two hours"),
        ("12-14 miles north of Goat Ferry", f"{WITHHELD_WORDS}of {WITHHELD_WORDS}"),
        ("24 km SE of Tin Gate", "24 km SE of Tin Gate"),
    ],
)
def test_a_text_with_the_name_of_a_private_crossing_tells_no_distance(text: str, shown: str, tmp_path: Path) -> None:
    found, _ = shown_of(tmp_path, {"title": text})
    assert found.event("e").title == shown


@pytest.mark.parametrize(
    "told",
    [
        "38S LF 12345 67890",
        "38SLF1234567890",
        "8H8FGR33+4X",
        "GR33+4X",
        "312345 4047789",
        "312345 mE, 4047789",
        "geohash tjkq3p",
        "geohash.org/tjkq3p",
        "two hours south of Tin Gate",
        "half an hour's walk north-east of Tin Gate",
        *("٣٦٫٥٣٦١، ٤٢٫٨٠١٢", "Lat 36.5361\nLon 42.8012", "!3d36.5361!4d42.8012", "36.5361%2C%2042.8012"),
        *("N36 32.166 E42 48.072", "36 32 10 N 42 48 04 E", "363210N 0424804E", "36-32-10N 042-48-04E"),
        *("E 312345 N 4047789", "38S 0312345 4047789", "8h8fgr33+4x", "38slf1234567890", "38s lf 12345 67890"),
    ],
)
def test_an_event_at_a_private_crossing_tells_no_place_in_squares_codes_or_times(told: str, tmp_path: Path) -> None:
    kept = "300 m of wire, 12 hours, 250000 people, 15 km/h, 8 May, 3 N 5 roads, 12 m at 10 20, 1.50 or 2 E"
    _, shown = shown_of(tmp_path, {"crossings": ["goat-ferry"], "title": f"Found at {told}: {kept}"})
    written = json.dumps(told, ensure_ascii=False)[1:-1]
    assert written not in shown
    assert not any(part in shown for part in ("12345", "36.53", "42.80", "42 48", "04804", "٤٢٫٨"))
    assert kept in shown
    _, elsewhere = shown_of(tmp_path, {"title": f"Found at {told}: {kept}"})
    assert written in elsewhere


@pytest.mark.parametrize("of", [{"from": {"text": "Goat Ferry"}}, {"from": FORD}, {"of": "goat-ferry"}])
def test_how_far_a_private_crossing_is_from_another_does_not_leave(of: dict[str, Any], tmp_path: Path) -> None:
    claim = {"id": "a", "about": "distance", "value": {"km": 24}, **of}
    shown = disclosed(tmp_path, crossings=[{**GATE, "claims": [claim]}, FORD])
    assert shown.crossings["gate"].claims[0].value is None


@pytest.mark.parametrize("by", [{"by": "guide"}, {"by": "a man", "source": "diary"}])
def test_a_claim_of_who_is_private_keeps_its_figure_and_nothing_in_their_words(
    by: dict[str, str], tmp_path: Path
) -> None:
    own = {"phone": "0999888", "house": "blue door", "quote": SAID}
    claims = [
        {"id": "a", "about": "killed", "value": 3, **own, **by},
        {"id": "b", "about": "purpose", "value": "as at my blue door", **by},
    ]
    shown, told = shown_of(tmp_path, {"claims": claims})
    assert shown.event("e").claims[0].value == 3
    assert not any(words in told for words in ("0999888", "blue door", "blue raft"))


@pytest.mark.parametrize(
    "text",
    [
        "Call +964 770 123 4567",
        "call 0770-1234567 at dusk",
        "٠٧٧٠١٢٣٤٥٦٧",
        "shepherd77@mail.example",
        f"One of them: “{SAID}”",
        "He sleeps there. Writes as shepherd77@mail.example; sleeps at the back of the old ice house.",
    ],
)
@pytest.mark.parametrize("claim", [{"private": True}, {"by": "guide"}, {"by": "a man", "source": "diary"}])
def test_words_said_in_private_numbers_and_addresses_are_asked_about(
    text: str, claim: dict[str, Any], tmp_path: Path
) -> None:
    said = {"id": "a", "about": "killed", "value": 3, "quote": SAID, **claim}
    shown, _ = shown_of(tmp_path, {"claims": [said]}, {"id": "f", "title": text})
    assert {near.key.id for near in shown.near} == {"f"}


def test_other_numbers_days_and_short_words_are_not_asked_about(tmp_path: Path) -> None:
    text = "On 2019-09-01 7,701,234 people; 0771 123 4567; no. 4567; by night; other@mail.example"
    said = {"id": "a", "about": "killed", "value": 3, "quote": "by night", "private": True}
    shown, _ = shown_of(tmp_path, {"claims": [said]}, {"id": "f", "title": text})
    assert shown.near == ()
    assert shown.event("f").title == text


def test_an_id_that_others_gave_a_private_crossing_is_withheld_wherever_it_stands(tmp_path: Path) -> None:
    assert shown_of(tmp_path, {"title": "at SX9912"})[0].event("e").title == f"at {WITHHELD_WORDS}"


def test_a_digest_of_the_imported_row_does_not_leave_for_it_would_prove_a_guessed_name(tmp_path: Path) -> None:
    row = "2020-01-03,Tin Gate,Farid Nakkash"
    of_row = {"import": "csv-in", "id": sha256(row.encode()).hexdigest()[:12], "row": row}
    shown, _ = shown_of(tmp_path, {"origin": of_row}, {"id": "f", "origin": {"import": "acled", "id": "IRQ1"}})
    assert [shown.event(name).origin for name in ("e", "f")] == [
        {"import": "csv-in"},
        {"import": "acled", "id": "IRQ1"},
    ]


ALIAS = {"id": "sorani", "name": "Ali Sorani", "names": [{"value": "Abu Zahirat", "private": True}]}
TWO_SIDES = {
    "id": "two",
    "sides": [{"country": "IQ", "name": "Tin Gate"}, {"name": "Teyran Bank", "town": "Shilwani", "private": True}],
}
PLACED = {"id": "p", "place": {"text": "Old Zahra mill", "lat": 36.11, "lon": 42.22, "private": True}}
CONTACT = {"id": "c", "contacts": [{"name": "Zeynab Qadir", "private": True}]}


@pytest.mark.parametrize(
    "text",
    [
        *("Abu Zahirat", "Abu Zahiraat", "#AbuZahirat", "أبو زهيرات", "Zahirat"),
        *("Teyran Bank", "Teyran Banks", "#TeyranBank", "Shilwani"),
        *("Old Zahra mill", "the Old Zahra mills", "36.1100, 42.2200"),
        *("Zeynab Qadir", "Zaynab Qader", "Zeynab"),
    ],
)
def test_a_part_that_is_private_is_looked_for_as_a_record_is(text: str, tmp_path: Path) -> None:
    events: list[dict[str, Any]] = [PLACED, CONTACT, {"id": "e", "title": text}]
    shown = disclosed(tmp_path, actors=[ALIAS], crossings=[TWO_SIDES], events=events)
    assert {near.key.id for near in shown.near} == {"e"} or WITHHELD_WORDS in shown.event("e").title
    assert shown.actors["sorani"].name == "Ali Sorani"


def test_an_open_name_beside_a_private_one_of_the_same_actor_asks_nothing(tmp_path: Path) -> None:
    actor = {**ALIAS, "names": [{"value": "Ali Zahirat", "private": True}]}
    shown = disclosed(tmp_path, actors=[actor], events=[{"id": "e", "title": "Ali Sorani was seen"}])
    assert (shown.near, shown.event("e").title) == ((), "Ali Sorani was seen")


@pytest.mark.parametrize(("name", "text"), [("Li", "There Li was met"), ("🦊🦊", "as 🦊🦊 writes")])
def test_a_name_of_two_signs_is_asked_about_where_it_stands_by_itself(name: str, text: str, tmp_path: Path) -> None:
    events = [{"id": "e", "title": text}, {"id": "f", "title": "Life lifts; on the list, li"}]
    shown = disclosed(tmp_path, actors=[{"id": "x1", "name": name, "private": True}], events=events)
    assert [near.key.id for near in shown.near] == ["e"]


@pytest.mark.parametrize("title", ["Closed", "attack", "Status", "summary", "pedestrian"])
def test_a_private_title_that_is_a_word_of_the_format_takes_no_field_away(title: str, tmp_path: Path) -> None:
    event = {"type": "attack", "status": {"state": "closed", "modes": {"pedestrian": "no"}}, "summary": "All of it"}
    shown, _ = shown_of(tmp_path, event, {"id": "p", "title": title, "private": True})
    assert shown.document(next(key for key in keys_of(shown) if key.id == "e")).items() >= event.items()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("rang 0770 123 4567 3 times", "rang [withheld] 3 times"),
        ("12 May 2019 0770 123 4567", "12 May 2019 [withheld]"),
        ("+964 770 123 4567 12 people", "[withheld] 12 people"),
        ("0771 555 1234/0770 123 4567", "0771 555 1234/[withheld]"),
        ("0770 123 4567, 0771 555 1234, +964 770 1234567", "[withheld], 0771 555 1234, [withheld]"),
        ("0770 123 4567 / 00964 (0) 770 123 4567", "[withheld] / [withheld]"),
        ("Tel.0770 - 123 - 4567", "Tel.[withheld]"),
        ("order 07701234567890, 12 0771 123 4567", "order 07701234567890, 12 0771 123 4567"),
    ],
)
def test_a_private_number_is_found_beside_other_figures(text: str, shown: str) -> None:
    records = InMemory(actors=[GUIDE], events=[{"id": "e", "title": text}])
    assert Disclosed(records, withhold_near=True).event("e").title == shown


@pytest.mark.parametrize(
    "text",
    [
        "https://x.example/?q=36%2E5551%2C42%2E7772",
        "36.5551&deg;N 42.7772&deg;E",
        "36&#46;5551, 42&#46;7772",
        "<b>36.5551</b>, <i>42.7772</i>",
        "MzYuNTU1MSwgNDIuNzc3Mg==",
        "tel:0770%20123%204567",
        "0770<b>123</b>4567",
        "shepherd77%40mail.example",
        "sleeps+at+the+back+of+the+old+ice+house%21",
    ],
)
def test_places_numbers_and_words_are_found_in_codes(text: str) -> None:
    guide = GUIDE | {"notes": "sleeps at the back of the old ice house", "mail": "shepherd77@mail.example"}
    records = InMemory(actors=[guide], crossings=[FORD], events=[{"id": "e", "title": text}])
    assert WITHHELD_WORDS in Disclosed(records, withhold_near=True).event("e").title


@pytest.mark.parametrize("phone", ["0770 123 4567/0771 555 1234", "+964 770 123 4567 / +964 771 555 1234"])
def test_two_numbers_in_one_field_are_each_private(phone: str) -> None:
    events = [{"id": "e", "title": "rang 07701234567"}, {"id": "f", "title": "rang 0771-555-1234"}]
    records = InMemory(actors=[GUIDE | {"phone": phone}], events=events)
    assert [near.key.id for near in Disclosed(records).near] == ["e", "f"]


@pytest.mark.parametrize(
    "text", ["passport a1234567", "a car, 34 ABC 123", "@fn_hidden wrote", "fn_hidden", "see Q9876543.", "no. 8812-77"]
)
def test_what_stands_for_a_private_person_in_lists_is_asked_about(text: str, tmp_path: Path) -> None:
    ids = {"wikidata": "Q9876543", "forum": "fn_hidden"}
    own = {"passport": "A1234567", "plate": "34 ABC 123", "case": "8812-77", "since": "12 May 2019", "born": "1984"}
    guide = {"id": "guide", "name": "Farid Nakkash", "private": True, "external_ids": ids, **own}
    events = [{"id": "e", "title": text}, {"id": "f", "title": "BA1234567 on 12 May 2019, as in 1984"}]
    shown = disclosed(tmp_path, actors=[guide], events=events)
    assert {near.key.id for near in shown.near} == {"e"}


@pytest.mark.parametrize(
    ("url", "text", "other"),
    [
        ("https://docs.google.com/document/d/1AbCdEfGhIj/edit", "docs.google.com/d/1AbCdEfGhIj", "a document"),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ", "a watch"),
        ("https://x.com/i/status/1234567890123456789", "x.com/a/status/1234567890123456789", "the status"),
        ("https://www.linkedin.com/in/f-nkk", "linkedin.com/in/f-nkk/", "he was in it"),
        ("https://archive.org/details/ford-2019-08-12", "archive.org/details/Ford-2019-08-12", "details of 2019-08-12"),
    ],
)
def test_a_page_of_a_private_source_on_a_site_of_many_is_told_by_its_own_part(
    url: str, text: str, other: str, tmp_path: Path
) -> None:
    diary = {"id": "diary", "title": "Quiet diary of a ford", "url": url, "private": True}
    events = [{"id": "e", "title": f"See {text}"}, {"id": "f", "title": f"They saw {other}"}]
    shown = disclosed(tmp_path, sources=[diary], events=events)
    told = {near.key.id for near in shown.near} | {key for key, row in shown.rows.items() if "[withheld]" in row.title}
    assert told == {"e"}


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ({"lat": 35.1, "lon": 36.2}, "At 35.1000, 36.2000"),
        ({"lat": 35.1, "lon": 36.2}, "At ///one.two.three"),
        ({"town": "Zilan"}, "At Zilan"),
    ],
)
def test_a_private_place_without_a_name_is_looked_for_where_nothing_else_is_private(
    part: dict[str, Any], text: str, tmp_path: Path
) -> None:
    place = {"id": "p", "place": {**part, "private": True}}
    shown = disclosed(tmp_path, events=[place, {"id": "e", "title": text}])
    assert shown.near or shown.rows["e"].title != text


def test_an_event_at_a_private_crossing_keeps_its_id_whatever_figures_stand_in_it(tmp_path: Path) -> None:
    event = {"id": "250000 4047789", "title": "Boats", "crossings": ["goat-ferry"]}
    shown = disclosed(tmp_path, crossings=[FORD], events=[event])
    assert shown.document(Key("events", "250000 4047789"))["id"] == "250000 4047789"


def test_the_word_ferry_in_the_name_of_a_private_crossing_asks_nothing(tmp_path: Path) -> None:
    shown = disclosed(tmp_path, crossings=[FORD], events=[{"id": "e", "title": "Fire at the Ferry of Tin Gate"}])
    assert shown.near == ()
