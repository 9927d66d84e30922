"""Data files that are valid JSON and strange: what a script, another program or a tired person may leave behind."""

import json
from collections.abc import Callable
from typing import Any, Final

Document = dict[str, Any]
_WRONG_KINDS: Final[tuple[Any, ...]] = (None, True, -1, 2.5, "", "words", [], {}, [[]], {"key": None})


def _table(*records: object) -> dict[str, object]:
    return {str(number): record for number, record in enumerate(records, 1)}


def _crossing(name: str = "ford", **more: object) -> Document:
    sides = [{"country": "TR", "name": "Upper Ford"}, {"country": "SY", "name": "Lower Ford"}]
    return {"id": name, "sides": sides, "lat": 36.8, "lon": 38.0, **more}


def _event(name: str, **more: object) -> Document:
    return {"id": name, "type": "status", "title": "Carts pass", "date": "2021-02-03", "crossings": ["ford"], **more}


def _file(*events: object, crossings: tuple[object, ...] = (), **tables: object) -> Document:
    return {"crossings": _table(_crossing(), *crossings), "events": _table(*events), **tables}


def same_ids() -> Document:
    """One id twice, in one table and in two; none; an empty one; ids that are no text."""
    ids: tuple[Any, ...] = ("a", "a", "", 7, None, ["a"], "ford")
    return _file(*(_event("x", id=each) for each in ids), {"title": "no id"}, crossings=(_crossing(),))


def wrong_kinds() -> Document:
    """Each field with values of kinds that it cannot have."""
    fields = ("title", "date", "crossings", "place", "actors", "status", "control", "claims", "tags", "related")
    odd = [(field, value) for field in fields for value in _WRONG_KINDS]
    return _file(*(_event(f"e{number}", **{field: value}) for number, (field, value) in enumerate(odd)))


def far_places() -> Document:
    """Coordinates that are on no earth."""
    places: tuple[tuple[Any, Any], ...] = (
        (91, 181),
        (1e308, 40),
        (36, -1e308),
        (5e-324, 5e-324),
        ("36", "east"),
        (None, 38),
        (True, []),
    )
    crossings = tuple(_crossing(f"c{number}", lat=lat, lon=lon) for number, (lat, lon) in enumerate(places))
    events = (_event(f"e{n}", place={"text": "here", "lat": lat, "lon": lon}) for n, (lat, lon) in enumerate(places))
    return _file(*events, crossings=crossings)


def odd_dates() -> Document:
    """Days of no calendar, at both ends of time, and of wrong kinds."""
    dates: tuple[Any, ...] = (
        "0000",
        "-9999",
        "9999-12-31",
        "Y170000002",
        "../..",
        "2021-02-30",
        "2021-13",
        "[3..1]",
        "2021/2020",
        2021,
    )
    return _file(*(_event(f"e{number}", date=each) for number, each in enumerate((*dates, None, [], "", "٢٠٢١"))))


def odd_texts() -> Document:
    """Long, combining, right-to-left, wide and controlling texts, markup, formulas and half a surrogate pair."""
    texts = (
        "",
        " ",
        "\t\n",
        "y" * 20_000,
        "باب " * 60,
        "\u202e\u2066z",
        "o\u0308" * 300,
        "\U0001f469\u200d\U0001f467" * 20,
    )
    odd = (*texts, "\x00\x07\x1b[2J", "\ud800 half", "[/] [@click=app.quit]z[/]", "=2+2", "\u2028\u2029\x85")
    events = []
    for number, text in enumerate(odd):
        claim = {"id": "a", "about": "killed", "value": text, "by": text, "note": text}
        events.append(_event(f"e{number}", title=text, summary=text, tags=[text], claims=[claim]))
    return _file(*events)


def deep_values() -> Document:
    """Lists within lists, and a record of hundreds of keys that mean nothing here."""
    nested: list[Any] = []
    for _ in range(300):
        nested = [nested]
    return _file(_event("deep", more=nested), _event("broad", **{f"key {n}": n for n in range(500)}))


def many_claims() -> Document:
    """Claims by the hundred: without ids, with one id twice, about nothing, of sources that are not there."""
    abouts: tuple[Any, ...] = ("killed", "date", "status", "", None)
    values: tuple[Any, ...] = (3, "2021", "open", None, {})
    claims = [
        {"id": "same" if n % 3 else f"c{n}", "about": abouts[n % 5], "value": values[n % 5], "source": "gone"}
        for n in range(150)
    ]
    return _file(_event("talk", claims=claims), _event("loop", related=["loop", "gone"], actors=[{}, {"who": None}]))


def odd_counts() -> Document:
    """Figures that are none, and numbers at the ends of what a computer holds."""
    counts: tuple[Any, ...] = (
        -1,
        10**40,
        1e308,
        2.5,
        "4..",
        "..4",
        "9..1",
        "~",
        "several",
        {"low": 8, "high": 1},
        {"best": None},
        [1, 2],
    )
    rivals = ([{"about": "killed", "value": each}, {"about": "killed", "value": 4}] for each in counts)
    return _file(*(_event(f"e{number}", claims=claims) for number, claims in enumerate(rivals)))


def nothing() -> Document:
    """No table at all."""
    return {}


MAKERS: Final[tuple[Callable[[], Document], ...]] = (
    *(same_ids, wrong_kinds, far_places, odd_dates, odd_texts),
    *(deep_values, many_claims, odd_counts, nothing),
)
ODD: Final = {make.__name__: make for make in MAKERS}


def odd_file(name: str) -> bytes:
    """The bytes of one of them."""
    return json.dumps(ODD[name]()).encode()
