"""The command palette: every action with its key, every record by any of its names. Owns what is offered there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.dates import DateError, short
from store.file.errors import FileProblem
from store.query.saved_views import saved_views
from store.records.model import Key
from store.words.names import crossing_name, names_of
from tui.actions.action import shown_keys
from tui.dialogs.chooser import Choice, Chooser
from tui.dialogs.views import take_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.app import BorderApp


def palette(app: BorderApp) -> Chooser:
    """The palette, as things stand now."""
    choices = [*_actions(app), *_crossings(app), *_views(app), *_sources(app), *_actors(app), *_events(app)]
    return Chooser("palette", app, "Commands and records", choices, "an action, a crossing, a source, a title")


def _actions(app: BorderApp) -> Iterator[Choice]:
    for action in app.keymap.actions:
        if action.in_palette:
            keys = shown_keys(app.keymap.keys_of(action))
            yield Choice(action.words, partial(app.perform, action), keys, action.help, action.refused(app))


def _crossings(app: BorderApp) -> Iterator[Choice]:
    for id_, crossing in app.session.store.crossings.items():
        also = " ".join((id_, *names_of(crossing)))
        yield Choice(crossing_name(crossing), partial(app.session.narrow, id_), "crossing", also)


def _views(app: BorderApp) -> Iterator[Choice]:
    state = app.session.store.state
    try:
        views = saved_views(state) if state else ()
    except FileProblem:
        return
    for view in views:
        yield Choice(view.name, partial(take_view, app, view), "view", view.query)


def _sources(app: BorderApp) -> Iterator[Choice]:
    for id_, source in app.session.store.sources.items():
        words = " · ".join(part for part in (source.publisher, source.title) if part) or id_
        yield Choice(words, partial(app.session.select, Key("sources", id_)), f"source {id_}")


def _actors(app: BorderApp) -> Iterator[Choice]:
    for id_, actor in app.session.store.actors.items():
        also = " ".join((id_, *names_of(actor)))
        yield Choice(actor.name or id_, partial(app.session.select, Key("actors", id_)), "actor", also)


def _events(app: BorderApp) -> Iterator[Choice]:
    """The first events of the view: the palette is for going somewhere, the filter for finding among many."""
    for row in app.session.collection.rows[:5_000]:
        yield Choice(row.title or row.id, partial(app.session.cursor_to, row.id), _day(row.date), row.id)


def _day(text: str) -> str:
    try:
        return short(text)
    except DateError:
        return text
