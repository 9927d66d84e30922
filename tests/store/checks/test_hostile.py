"""Checks meet whatever a file holds, and never fail on it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store.checks.themes import run
from store.records.vocabulary import About
from tests.store.in_memory import InMemory
from tests.store.status.histories import CROSSINGS, SOURCES, dates, histories

words = (
    st.text(max_size=6)
    | dates
    | st.sampled_from(["400 km (350 mi)", "further north of Rabia", "Friday", "low", "closed"])
)
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["km", "mi", "low", "best", "high", "of", "relative", "state", "modes", "by"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=4,
)
claims = st.fixed_dictionaries(
    {"about": st.sampled_from([*About.words(), "", "colour"]), "value": values},
    optional={
        **dict.fromkeys(("of", "said", "said_text", "hedge", "quote", "grade", "stance", "mode", "by"), words),
        "source": st.sampled_from(["early", "late", "gone"]),
        "from": st.fixed_dictionaries({"text": words, "lat": st.floats(-90, 90), "lon": st.floats(-180, 180)}),
    },
)


@given(histories, st.lists(claims, max_size=4), st.floats(-1e9, 1e9), words)
def test_no_check_fails_on_odd_values(
    told: list[dict[str, Any]], said: list[dict[str, Any]], lat: float, text: str
) -> None:
    events = [{**event, "claims": said, "type": "movement", "date_text": text, "title": text} for event in told]
    crossings: list[dict[str, Any]] = [{**CROSSINGS[0], "lat": lat, "lon": lat, "claims": said}, CROSSINGS[1]]
    records = InMemory(events=events, crossings=crossings, sources=[{**source, "claims": said} for source in SOURCES])
    for finding in run(records):
        assert finding.message
        assert finding.key in records.documents
