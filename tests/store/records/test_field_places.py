"""Where a field stands in a document: short forms, items found again, what keeping a value changes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records.documents import with_value
from store.records.introspection import FIELDS, Kind
from store.records.model import Path
from store.records.short_forms import (
    changes,
    field_for,
    found_again,
    is_holder,
    list_around,
    named,
    path_of,
    published_source,
    title_path,
    value_of,
)


def kept(document: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    for changed, new in changes(document, path, value).items():
        document = with_value(document, changed, new)
    return document


class TestShortForms:
    @pytest.mark.parametrize("document", [{"status": "open"}, {"status": {"state": "open"}}])
    def test_a_status_is_read_by_its_long_form(self, document: dict[str, Any]) -> None:
        assert value_of(document, ("status", "state")) == "open"
        assert value_of(document, ("status", "hours")) is None

    @pytest.mark.parametrize("document", [{}, {"status": "open"}])
    def test_a_status_that_says_no_more_than_its_word_stays_a_word(self, document: dict[str, Any]) -> None:
        assert kept(document, ("status", "state"), "closed") == {"status": "closed"}

    def test_a_status_becomes_an_object_when_more_is_said(self) -> None:
        assert kept({"status": "open"}, ("status", "hours"), "08–16") == {"status": {"state": "open", "hours": "08–16"}}
        assert kept({}, ("status", "un_authorised", "resolution"), "2165") == {
            "status": {"un_authorised": {"resolution": "2165"}}
        }

    def test_a_status_goes_with_its_last_word(self) -> None:
        assert kept({"status": "open"}, ("status", "state"), None) == {}
        assert kept({"status": {"state": "open"}}, ("status", "state"), None) == {}

    def test_control_told_as_one_object_is_a_list_of_one(self) -> None:
        document = {"control": {"side": "IQ", "by": "is"}}
        assert value_of(document, ("control", 0, "by")) == "is"
        assert kept(document, ("control", 0, "by"), "iraq") == {"control": {"side": "IQ", "by": "iraq"}}
        assert kept(document, ("control", 1, "side"), "SY") == {"control": [{"side": "IQ", "by": "is"}, {"side": "SY"}]}
        assert kept(document, ("control", 0), None) == {}

    @pytest.mark.parametrize("path", [("title",), ("place", "text"), ("actors", 0, "who"), ("claims", 0, "note")])
    def test_any_other_field_is_set_where_it_stands(self, path: Path) -> None:
        assert changes({}, path, "x") == {path: "x"}
        assert value_of(kept({}, path, "x"), path) == "x"


class TestKinds:
    def test_a_claims_value_is_of_the_kind_that_it_is_about(self) -> None:
        document = {"claims": [{"about": "killed", "value": "2..6"}, {"about": "date"}, {"about": "mood"}, {}]}
        kinds = [field_for("events", document, ("claims", index, "value")).kind for index in range(4)]
        assert kinds == [Kind.COUNT, Kind.DATE, Kind.OPEN, Kind.OPEN]

    def test_a_value_of_another_shape_is_edited_as_json(self) -> None:
        document = {"claims": [{"about": "killed", "value": {"low": 2, "high": 6}}], "title": ["a"], "place": "there"}
        assert field_for("events", document, ("claims", 0, "value")).kind is Kind.OPEN
        assert field_for("events", document, ("title",)).kind is Kind.OPEN
        assert field_for("events", document, ("weather",)).kind is Kind.OPEN

    def test_an_item_of_a_list_is_one_reference_or_text(self) -> None:
        document = {"crossings": ["a"], "tags": ["b"]}
        assert field_for("events", document, ("crossings", 0)).kind is Kind.REFERENCE
        assert field_for("events", document, ("crossings",)).kind is Kind.REFERENCES
        assert field_for("events", document, ("tags", 0)).kind is Kind.TEXT

    @pytest.mark.parametrize("table", FIELDS)
    def test_every_table_has_a_field_that_its_records_are_called_by(self, table: str) -> None:
        field = field_for(table, {}, title_path(table))
        assert field.kind is Kind.TEXT
        assert not is_holder(field)


class TestFoundAgain:
    claims = ({"id": "a", "value": 1}, {"id": "b", "value": 2}, {"id": "c", "value": 3})

    def test_an_item_is_found_where_it_moved_to(self) -> None:
        then = {"claims": [*self.claims]}
        now = {"claims": [{"id": "z"}, *self.claims[1:]]}
        assert found_again(then, now, ("claims", 1, "value")) == ("claims", 1, "value")
        assert found_again(then, {"claims": [*self.claims[::-1]]}, ("claims", 0, "value")) == ("claims", 2, "value")

    def test_an_item_with_an_id_is_itself_though_it_changed(self) -> None:
        now = {"claims": [{"id": "b", "value": 9}]}
        assert found_again({"claims": [*self.claims]}, now, ("claims", 1, "note")) == ("claims", 0, "note")

    def test_an_item_that_is_gone_is_not_its_neighbour(self) -> None:
        assert found_again({"claims": [*self.claims]}, {"claims": [self.claims[0]]}, ("claims", 1, "note")) is None
        assert found_again({"claims": [*self.claims]}, {}, ("claims", 0)) is None

    def test_a_new_item_stands_behind_what_came_meanwhile(self) -> None:
        assert found_again({"claims": []}, {"claims": [*self.claims]}, ("claims", 0, "about")) == ("claims", 3, "about")

    @given(st.lists(st.integers(), unique=True), st.lists(st.integers(), unique=True), st.data())
    def test_it_is_the_same_item_or_none(self, then: list[int], now: list[int], data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(then)))
        found = found_again({"tags": then}, {"tags": now}, ("tags", place))
        if place == len(then):
            assert found == ("tags", len(now))
        elif then[place] in now:
            assert found == ("tags", now.index(then[place]))
        else:
            assert found is None


def test_a_date_counts_from_its_claims_own_source() -> None:
    document = {"claims": [{"source": "k24"}, {"source": "ina"}, {}], "sources": ["sana"]}
    assert published_source(document, ("claims", 1, "said")) == "ina"
    assert published_source(document, ("claims", 2, "said")) == ""
    assert published_source(document, ("claims", 3, "said")) == ""
    assert published_source(document, ("date",)) == "k24"
    assert published_source({"sources": ["sana"]}, ("date",)) == "sana"


def test_a_claim_is_found_by_its_id_in_another_session() -> None:
    document = {"claims": [{"id": "a"}, {"id": "b"}], "tags": ["x"], "control": {"side": "IQ"}}
    steps = named(document, ("claims", 1, "note"))
    assert path_of({"claims": [{"id": "z"}, {"id": "y"}, {"id": "b"}]}, steps) == ("claims", 2, "note")
    assert path_of({"claims": [{"id": "a"}]}, steps) is None
    for path in (("tags", 0), ("control", 0, "by"), ("claims", 2, "about"), ()):
        assert path_of(document, named(document, path)) == path


def test_the_innermost_list_is_the_one_around_the_cursor() -> None:
    assert list_around(("sides", 0, "names", 1, "value")) == ("sides", 0, "names")
    assert list_around(("sides", 0, "town")) == ("sides",)
    assert list_around(("title",)) is None
