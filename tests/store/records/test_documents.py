"""Edits of a document by path."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records.documents import PathError, texts, value_at, with_claim_ids, with_value

JSON = st.recursive(
    st.one_of(st.integers(0, 3), st.sampled_from(["a", "b"])),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(st.sampled_from("xyz"), inner, min_size=1)
    ),
    max_leaves=6,
)
DOCUMENTS = st.dictionaries(st.sampled_from("xyz"), JSON)


@given(DOCUMENTS, st.data())
def test_what_is_set_is_there_and_nothing_else_changes(document: dict[str, Any], data: st.DataObject) -> None:
    before = [*texts(document)]
    path = data.draw(st.sampled_from([path for path, _ in before] or [("x",)]))
    changed = with_value(document, path, "new")
    assert value_at(changed, path) == "new"
    assert [item for item in texts(changed) if item[0] != path] == [item for item in before if item[0] != path]
    assert [*texts(document)] == before


@given(DOCUMENTS, st.sampled_from([("x",), ("x", "y"), ("x", 0), ("x", 0, "y"), ("y", 1)]))
def test_what_is_removed_is_gone_and_leaves_nothing_empty(
    document: dict[str, Any], path: tuple[str | int, ...]
) -> None:
    removed = with_value(document, path, None)
    held = value_at(removed, path[:-1]) if len(path) > 1 else removed
    assert held != {} or len(path) == 1
    assert held != []
    before, after = (value_at(each, path[:1]) for each in (document, removed))
    if isinstance(before, list) and isinstance(after, list) and len(after) < len(before) and len(path) > 2:
        return  # its item was left empty and went as a whole: the next one stands in its place
    assert not (isinstance(held, dict) and path[-1] in held)
    if value_at(document, path) is None:
        assert removed == document


def test_what_is_missing_on_the_way_is_made() -> None:
    assert with_value({}, ("place", "text"), "x") == {"place": {"text": "x"}}
    assert with_value({}, ("claims", 0, "by"), "x") == {"claims": [{"by": "x"}]}


@pytest.mark.parametrize("path", [(), ("a", "b"), ("list", 2), ("list", "x"), ("list", -1)])
def test_a_path_that_leads_nowhere_says_so(path: tuple[str | int, ...]) -> None:
    with pytest.raises(PathError, match=r"expected|must name"):
        with_value({"a": 1, "list": [1]}, path, 5)


def test_claims_that_are_new_or_changed_get_the_next_free_letter() -> None:
    before = {"claims": [{"about": "killed"}, {"id": "b", "about": "date"}]}
    after = {
        "claims": [{"about": "killed"}, {"id": "b", "about": "date"}, {"about": "use"}, "no claim", {"about": "use"}]
    }
    assert with_claim_ids(before, after)["claims"] == [
        {"about": "killed"},
        {"id": "b", "about": "date"},
        {"id": "a", "about": "use"},
        "no claim",
        {"id": "c", "about": "use"},
    ]
    assert with_claim_ids(None, {"claims": 5}) == {"claims": 5}
