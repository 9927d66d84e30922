"""iCalendar by RFC 5545: lines of 75 octets, escaped texts, and days that are no more certain than the date."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.exports.icalendar import escaped, folded
from tests.store.exchange.exports.opened import calendar, written
from tests.store.in_memory import SAMPLE, InMemory, shelf_of

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)


def event_of(date: str, **fields: object) -> dict[str, str]:
    (found,) = calendar(written("icalendar", InMemory(events=[{"id": "x", "title": "T", "date": date, **fields}])))
    return found


@given(TEXTS)
def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(text: str) -> None:
    lines = folded(f"SUMMARY:{escaped(text)}").split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines)
    assert all(line.startswith(b" ") for line in lines[1:])
    for line in lines:
        line.decode()
    assert b"".join([lines[0], *(line[1:] for line in lines[1:])]).decode() == f"SUMMARY:{escaped(text)}"


@given(TEXTS.filter(str.strip))
def test_a_text_comes_back_but_for_characters_that_steer(text: str) -> None:
    kept = "".join(
        c
        for c in re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text).replace("\t", " ")
        if c.isprintable() or c == "\n"
    )
    found = event_of("2019-09-30", summary=f"[{text}]")["DESCRIPTION"]
    shown = "".join(c for c in found if c.isprintable() or c == "\n")
    assert f"[{kept}]" in shown


@given(TEXTS)
def test_no_text_adds_a_line_of_its_own(text: str) -> None:
    records = InMemory(events=[{"id": text or "x", "title": text, "date": "2019", "summary": text, "tags": [text]}])
    assert len(calendar(written("icalendar", records))) == 1


def test_hostile_lines_stay_within_their_text() -> None:
    found = event_of("2019-09-30", summary="a\r\nEND:VEVENT\nATTACH:http://x\x1b]52;c;eA==\x07")
    assert "ATTACH" not in found
    assert "END:VEVENT" in found["DESCRIPTION"]
    assert "\x1b" not in found["DESCRIPTION"]


@pytest.mark.parametrize(
    ("date", "first", "after", "certain"),
    [
        ("2019-09-30", "20190930", "20191001", True),
        ("2019-09-30T10:00:00Z", "20190930", "20191001", True),
        ("[2019-08-21..2019-08-31]", "20190821", "20190901", False),
        ("2019-09", "20190901", "20191001", False),
        ("2019-09-30?", "20190930", "20191001", False),
        ("2014-08/2014-10", "20140801", "20141101", False),
        ("0033-04-03", "00330403", "00330404", True),
        ("2014-08/..", "20140801", "20140802", False),
    ],
)
def test_a_date_marks_the_days_it_can_mean_and_says_so_when_it_is_no_single_day(
    date: str, first: str, after: str, certain: bool
) -> None:
    found = event_of(date)
    assert (found["DTSTART"], found["DTEND"]) == (first, after)
    assert (found["SUMMARY"] == "T") is certain
    assert found["X-BORDERTUI-EDTF"] == date


def test_one_day_among_several_is_told_in_words() -> None:
    assert "one day among these" in event_of("[2019-08-21..2019-08-31]")["SUMMARY"]
    assert "one day among" not in event_of("2019-08-21/2019-08-31")["SUMMARY"]


@pytest.mark.parametrize("date", ["", "no date", "-0043-03-15", "Y170000002", "../.."])
def test_an_event_without_a_day_that_a_calendar_can_hold_is_left_out(date: str) -> None:
    assert calendar(written("icalendar", InMemory(events=[{"id": "x", "date": date}]))) == []


def test_every_event_of_the_sample_has_what_the_standard_asks_for() -> None:
    records = shelf_of(SAMPLE)
    events = calendar(written("icalendar", records))
    assert len(events) == len(records.rows)
    assert all({"UID", "DTSTAMP", "DTSTART"} <= event.keys() for event in events)
    assert len({event["UID"] for event in events}) == len(events)


def test_figures_stand_with_their_speakers() -> None:
    events = {event["UID"]: event for event in calendar(written("icalendar", shelf_of(SAMPLE)))}
    told = events["qaim-drones-2019-08@bordertui"]["DESCRIPTION"]
    assert "2 killed (“claimed only”), Kata'ib Hezbollah in a statement" in told
