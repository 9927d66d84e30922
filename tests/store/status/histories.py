"""Random histories of crossings: events with fuzzy dates, statuses, modes, holders and rival claims."""

from typing import Any

from hypothesis import strategies as st

CROSSINGS = [
    {"id": "qaim", "sides": [{"country": "IQ", "name": "al-Qaim"}, {"country": "SY", "name": "Albu Kamal"}]},
    {"id": "rabia", "sides": [{"country": "IQ", "name": "Rabia"}, {"country": "SY", "name": "Yaarubiyah"}]},
]
SOURCES = [
    {"id": "early", "published": "2014-02"},
    {"id": "late", "published": "2014-12-01"},
    {"id": "undated"},
]
DAYS = [f"2014-{month:02}-{day:02}" for month in (1, 2, 3, 11) for day in (1, 2, 15, 28)]
DATES = [
    *DAYS,
    *(
        "2014-01",
        "2014-02",
        "2014-11",
        "2014",
        "2013",
        "2015",
        "2014~",
        "2014-02~",
        "2014-02-01T10:00:00",
        "2014-02-01T18:00:00",
    ),
    *("[2014-01-02..2014-02-15]", "[..2014-02-01]", "[2014-02-01..]", "{2014-01-01,2014-03-01}", "2014-22"),
    *(
        "2014-01-02/2014-02-15",
        "2014-01/2014-02",
        "2013/2014-11",
        "../2014-02-01",
        "2014-02-01/..",
        "2014-02-02/",
        "/2014-03",
    ),
    *("", "in spring", "-0044", "Y170000002"),
]
STATES = ["open", "limited", "closed", "inactive", "unknown", "swamped"]
dates = st.sampled_from(DATES)
states = st.sampled_from(STATES)
sides = st.sampled_from(["", "IQ", "SY"])
holders = st.sampled_from(["army", "rebels", "peshmerga"])

modes = st.dictionaries(
    st.sampled_from(["commercial", "rail"]), st.sampled_from(["yes", "no", "restricted"]), max_size=2
)
IDS = st.sampled_from([f"e{number}" for number in range(8)])
permissions = st.fixed_dictionaries(
    {"by": st.sampled_from(["capital", "council"])},
    optional={
        "kind": st.just("consent"),
        "from": dates,
        "until": dates,
        "modes": st.sampled_from([["commercial"], ["rail"], ["commercial", "rail"]]),
        "renews": IDS,
        "revokes": IDS,
    },
)
reports = st.fixed_dictionaries(
    {"state": st.one_of(st.just(""), states), "side": sides, "modes": modes},
    optional={
        "direction": st.sampled_from(["both", "IQ>SY"]),
        "un_authorised": st.fixed_dictionaries(
            {"resolution": st.just("2165"), "until": st.sampled_from(["", "2014-03-01"])}
        ),
        "permission": permissions,
    },
)
controls = st.fixed_dictionaries({"side": sides, "by": holders, "state": st.sampled_from(["held", "shared"])})
claims = st.fixed_dictionaries(
    {"id": st.sampled_from("abc"), "source": st.sampled_from(["early", "late", "undated", "gone", ""])},
    optional={
        "said": dates,
        "stance": st.sampled_from(["denies", "doubts", "hopes"]),
        "of": st.sampled_from(["", "qaim", "rail"]),
    },
).flatmap(
    lambda base: st.one_of(
        st.fixed_dictionaries({"about": st.just("date"), "value": dates}),
        st.fixed_dictionaries({"about": st.just("status"), "value": states | reports}),
        st.fixed_dictionaries({"about": st.just("control"), "value": holders | controls}),
    ).map(lambda about: {**base, **about})
)


def events(ids: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    """One event's document."""
    return st.fixed_dictionaries(
        {
            "id": ids,
            "type": st.sampled_from(["status", "control", "statement"]),
            "date": dates,
            "crossings": st.lists(st.sampled_from(["qaim", "rabia", "gone"]), max_size=2),
        },
        optional={
            "status": states | reports | st.lists(reports, max_size=2),
            "phase": st.sampled_from(["planned", "announced", "cancelled", "in force"]),
            "control": controls | st.lists(controls, max_size=2),
            "claims": st.lists(claims, max_size=3),
            "sources": st.lists(st.sampled_from(["early", "late"]), max_size=1),
            "review": st.sampled_from(["accepted", "superseded"]),
        },
    )


histories = st.lists(events(IDS), max_size=8, unique_by=lambda event: event["id"])
