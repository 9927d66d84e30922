"""Every field of every kind of record is edited on the real screen, in any size."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from store.records.introspection import FIELDS, Field, Kind, claim_value
from store.records.model import Path
from store.records.short_forms import value_of
from store.records.spec import COUNTRY, DIRECTION, GRADE, LANGUAGE, SHA256, SIDE_ID
from tests.tui.conftest import Running, app_of, screen_of
from tests.tui.editing_steps import STRIKE, editing_of, reach, type_into

_TYPED: dict[Kind, tuple[str, Any]] = {
    Kind.TEXT: ("some words", "some words"),
    Kind.LONG_TEXT: ("one\ntwo", "one\ntwo"),
    Kind.ID: ("quite-new", "quite-new"),
    Kind.DATE: ("30 sep 2019", "2019-09-30"),
    Kind.COUNT: ("3+", "3+"),
    Kind.LATITUDE: ("34.5", 34.5),
    Kind.LONGITUDE: ("41.25 E", 41.25),
    Kind.FLAG: ("yes", True),
    Kind.TEXTS: ("a, b", ["a", "b"]),
    Kind.WORDS_BY_NAME: ("commercial yes, rail no", {"commercial": "yes", "rail": "no"}),
    Kind.OPEN: ('{"iso": "x"}', {"iso": "x"}),
}
_BY_PATTERN = {
    GRADE: ("c3", "C3"),
    COUNTRY: ("jordan", "JO"),
    LANGUAGE: ("ckb", "ckb"),
    SIDE_ID: ("gov", "gov"),
    DIRECTION: ("IQ>SY", "IQ>SY"),
    SHA256: ("0f" * 32, "0f" * 32),
}
_IDS = {"actors": "kataib-hezbollah", "crossings": "rabia", "sources": "k24-reopening", "events": STRIKE.id}


def to_type(field: Field) -> tuple[str, Any]:
    """What a test types into a field, and what must stand in the document then."""
    if field.pattern:
        return _BY_PATTERN[field.pattern]
    if field.name == "about":
        return "killed", "killed"
    if field.words and field.kind in (Kind.WORD, Kind.TEXTS):
        word = field.words.words()[-1]
        return word, word if field.kind is Kind.WORD else [word]
    if field.kind in (Kind.REFERENCE, Kind.REFERENCES):
        name = _IDS[field.refers]
        return name, name if field.kind is Kind.REFERENCE else [name]
    return _TYPED[field.kind]


def leaves(fields: tuple[Field, ...], path: Path = ()) -> Iterator[tuple[Path, Field]]:
    """Every field that holds a value of its own, those of the first item of each list too; `id` as the last."""
    for field in sorted(fields, key=lambda field: field.kind is Kind.ID):
        place = (*path, field.name)
        if field.kind is Kind.PARTS:
            yield from leaves(field.parts, (*place, 0))
        elif field.kind is Kind.PART:
            yield from leaves(field.parts, place)
        elif field.name == "value" and path[:1] == ("claims",):
            yield place, claim_value("killed")
        else:
            yield place, field


@pytest.mark.parametrize("table", FIELDS)
async def test_every_field_of_every_kind_of_record_is_edited_where_it_stands(running: Running, table: str) -> None:
    async with running() as pilot:
        app, details = app_of(pilot), app_of(pilot).dashboard.details
        store = app.session.store
        key = store.add(table, {"title": "New", "name": "New"} if table != "crossings" else {})
        app.session.select(key)
        app.dashboard.focus_panel("details")
        for path, field in leaves(FIELDS[table]):
            reach(app, path)
            text, value = to_type(field)
            type_into(app, text)
            assert app.takers == [], f"{path}: {editing_of(app).editor.problem}"
            key = key._replace(id=value) if path == ("id",) else key
            assert value_of(store.document(key), path) == value, path
            assert details.key == key
        await pilot.pause()
        assert json.loads(json.dumps(store.document(key)))["id"] == "quite-new"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (40, 12)])
async def test_an_editor_is_seen_whole_with_what_it_offers(running: Running, size: tuple[int, int]) -> None:
    async with running(size) as pilot:
        app = app_of(pilot)
        app.session.cursor_to(STRIKE.id)
        app.dashboard.focus_panel("details")
        app.dashboard.details.move_to(("type",))
        await pilot.press("e", "down")
        await pilot.pause()
        screen = "\n".join(screen_of(pilot))
        assert "attack" in screen
        assert "▸clash" in screen
