"""The command palette: every action with its key, every record by any of its names."""

from collections.abc import Iterator
from functools import partial

from store.dates import date_words
from store.file.errors import FileProblem
from store.records.model import Key
from store.words.names import crossing_name, names_of
from tui.desk import Desk
from tui.dialogs.chooser import Choice, Chooser
from tui.dialogs.views import take_view
from tui.widgets.key_names import shown_keys
from tui.work.remembering import saved_views


def palette(desk: Desk) -> Chooser:
    """The palette, as things stand now."""
    choices = [*_actions(desk), *_crossings(desk), *_views(desk), *_sources(desk), *_actors(desk), *_events(desk)]
    return Chooser("palette", desk, "Commands and records", choices, "an action, a crossing, a source, a title")


def _actions(desk: Desk) -> Iterator[Choice]:
    for action in desk.keymap.actions:
        if action.in_palette:
            keys = shown_keys(desk.keymap.keys_of(action))
            yield Choice(action.words, partial(desk.perform, action), keys, action.help, action.refused(desk))


def _crossings(desk: Desk) -> Iterator[Choice]:
    for id_, crossing in desk.session.store.crossings.items():
        also = " ".join((id_, *names_of(crossing)))
        yield Choice(crossing_name(crossing), partial(_narrow, desk, id_), "crossing", also)


def _views(desk: Desk) -> Iterator[Choice]:
    state = desk.session.store.state
    try:
        views = saved_views(state) if state else ()
    except FileProblem:
        return
    for view in views:
        yield Choice(view.name, partial(take_view, desk, view), "view", view.query)


def _sources(desk: Desk) -> Iterator[Choice]:
    for id_, source in desk.session.store.sources.items():
        words = " · ".join(part for part in (source.publisher, source.title) if part) or id_
        yield Choice(words, partial(desk.dashboard.go_to, Key("sources", id_)), f"source {id_}")


def _actors(desk: Desk) -> Iterator[Choice]:
    for id_, actor in desk.session.store.actors.items():
        also = " ".join((id_, *names_of(actor)))
        yield Choice(actor.name or id_, partial(desk.dashboard.go_to, Key("actors", id_)), "actor", also)


def _events(desk: Desk) -> Iterator[Choice]:
    """The first events of the view: the palette is for going somewhere, the filter for finding among many."""
    for row in desk.session.collection.rows[:5_000]:
        yield Choice(
            row.title or row.id, partial(desk.dashboard.go_to, Key("events", row.id)), date_words(row.date), row.id
        )


def _narrow(desk: Desk, crossing: str) -> None:
    desk.session.narrow(crossing)
    desk.dashboard.go_to(Key("crossings", crossing))
