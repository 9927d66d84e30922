"""What people type into fields is understood, shown, or refused in words that help."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.entry.errors import EntryError, UnknownNameError
from store.entry.field import Context, completions, read_entry, write_entry
from store.records.introspection import FIELDS, Field, Kind, claim_value, field_at
from tests.store.in_memory import SAMPLE, InMemory, shelf_of

CONTEXT = Context(
    InMemory(
        crossings=[
            {
                "id": "al-qaim",
                "sides": [{"name": "al-Qaim", "names": [{"value": "القائم"}]}, {"name": "Albu Kamal"}],
            },
            {"id": "rabia", "sides": [{"name": "Rabia"}]},
        ],
        sources=[{"id": "k24", "publisher": "Kurdistan 24"}],
        actors=[{"id": "ypg", "name": "YPG"}, {"id": "ypg-2", "name": "YPG"}],
    ),
    anchor=date(2019, 9, 30),
)


def at(*path: str | int, table: str = "events") -> Field:
    """The declared field at a path."""
    field = field_at(table, path)
    assert field is not None
    return field


COUNTRY = at("sides", 0, "country", table="crossings")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("turkey", "TR"), ("TURKEY", "TR"), ("Türkiye", "TR"), ("turkiye ", "TR"), ("TUR", "TR"), ("تركيا", "TR")),
        *(("Syria", "SY"), ("Syrian Arab Republic", "SY"), ("Iran", "IR"), ("İran", "IR"), ("العراق", "IQ")),
        *(("saudi arabia", "SA"), ("South Sudan", "SS"), ("s. sudan", "SS"), ("cote d'ivoire", "CI"), ("UAE", "AE")),
        *(("sy", "SY"), (" Iq ", "IQ"), ("XX", "XX")),
    ],
)
def test_a_country_may_be_told_by_its_name(text: str, code: str) -> None:
    assert read_entry(COUNTRY, text, CONTEXT).value == code


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Turkye", "; did you mean Turkey (TR)?"),
        ("korea", "; did you mean South Korea (KR) or North Korea (KP)?"),
        ("N. Cyprus", "; did you mean Cyprus (CY)?"),
        *((text, "") for text in ("zanzibar", "T", "123", "?", "🇹")),
    ],
)
def test_a_name_that_is_no_countrys_is_refused_with_those_near_to_it(text: str, offered: str) -> None:
    with pytest.raises(EntryError) as refused:
        read_entry(COUNTRY, text, CONTEXT)
    assert str(refused.value) == f"expected a country's two letters (ISO 3166-1), as in IQ or SY{offered}"


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (at("date"), "late august 2019", "[2019-08-21..2019-08-31]"),
        (at("date"), "friday", "2019-09-27"),
        (at("type"), "att", "attack"),
        (at("type"), "Change of control", "control"),
        (at("crossings"), "albu kamal, RABIA", ["al-qaim", "rabia"]),
        (at("crossings"), "القائم", ["al-qaim"]),
        (at("place", "lat"), "34°23'53\"N", 34.398056),
        (at("place", "lon"), "40,976", 40.976),
        (at("place", "lon"), "2.5 W", -2.5),
        (at("private"), "no", None),
        (at("tags"), "aid, , trade, aid", ["aid", "trade"]),
        (at("status", "modes"), "commercial yes, pedestrian n", {"commercial": "yes", "pedestrian": "no"}),
        (at("status"), "closed", "closed"),
        (at("claims", "grade"), "c3", "C3"),
        (at("claims", "by"), "a military source", "a military source"),
        (at("claims", "source"), "kurdistan 24", "k24"),
        (at("claims", "about"), "morale", "morale"),
        (claim_value("killed"), "6", 6),
        (claim_value("killed"), "2..6", "2..6"),
        (claim_value("distance"), "400 km (350 miles)", "400 km (350 miles)"),
        (at("sides", "country", table="crossings"), "iq", "IQ"),
    ],
)
def test_an_entry_becomes_the_value_that_is_meant(field: Field, text: str, value: Any) -> None:
    assert read_entry(field, text, CONTEXT).value == value


@pytest.mark.parametrize(
    ("field", "text", "help_"),
    [
        (at("type"), "atack", "did you mean attack"),
        (at("type"), "s", "status or statement"),
        (at("place", "lat"), "91", "between -90 and 90"),
        (at("place", "lat"), "2.5 W", "found W"),
        (at("private"), "perhaps", "yes or no"),
        (at("claims", "grade"), "G9", "as in C3"),
        (claim_value("killed"), "plenty of", "2..6"),
        (at("actors"), "nobody", "expected JSON"),
        (at("id"), "two words", "without blanks"),
        (at("status", "modes"), "commercial", "expected a mode"),
    ],
)
def test_a_wrong_entry_is_refused_with_what_would_be_right(field: Field, text: str, help_: str) -> None:
    with pytest.raises(EntryError, match=help_):
        read_entry(field, text, CONTEXT)


def test_the_words_of_a_date_are_kept_beside_it_and_edtf_needs_none() -> None:
    assert read_entry(at("date"), "late august 2019", CONTEXT).words == "late august 2019"
    assert read_entry(at("date"), "2019-08", CONTEXT).words == ""


def test_a_date_is_echoed_with_its_weekday() -> None:
    assert "Mon" in read_entry(at("date"), "30.9.2019", CONTEXT).echo


def test_an_unknown_source_can_be_made_and_an_ambiguous_name_is_not_guessed() -> None:
    with pytest.raises(UnknownNameError) as unknown:
        read_entry(at("claims", "source"), "Reuters", CONTEXT)
    assert (unknown.value.table, unknown.value.name) == ("sources", "Reuters")
    with pytest.raises(EntryError, match="ypg or ypg-2"):
        read_entry(at("claims", "by"), "Ypg", CONTEXT)


def test_blank_leaves_the_field_out() -> None:
    assert all(read_entry(field, "  ", CONTEXT).value is None for field in FIELDS["events"])


def test_completion_offers_words_and_ids_by_any_name() -> None:
    assert "attack" in completions(at("type"), "a", CONTEXT)
    assert completions(at("crossings"), "rabia, albu", CONTEXT) == ("al-qaim",)
    assert completions(at("claims", "source"), "24", CONTEXT) == ("k24",)


def _values() -> Iterator[tuple[Field, Any]]:
    """Every top-level value of the sample with its field."""
    sample = shelf_of(SAMPLE)
    for key, document in sample.documents.items():
        for name, value in document.items():
            field = field_at(key.table, (name,))
            if field is not None and field.kind is not Kind.DATE:
                yield field, value


def test_every_value_of_the_sample_comes_back_from_its_own_text() -> None:
    context = Context(shelf_of(SAMPLE))
    for field, value in _values():
        assert read_entry(field, write_entry(field, value), context).value == value


@given(field=st.sampled_from([*FIELDS["events"], *FIELDS["crossings"], *FIELDS["sources"]]), text=st.text(max_size=60))
def test_any_text_is_understood_or_refused_in_words(field: Field, text: str) -> None:
    try:
        entry: object = read_entry(field, text, CONTEXT)
    except EntryError as error:
        entry = error
    assert str(entry)
