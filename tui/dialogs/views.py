"""Saved views: save the filter and sort in force by a name, choose one, let one go."""

from functools import partial
from pathlib import Path

from store.file.errors import FileProblem
from store.query import QueryError, parse
from store.query.collection import Sort
from tui.bars.bar import Bar
from tui.desk import Desk
from tui.dialogs.chooser import Choice, Chooser, Found
from tui.widgets.dialog import Keys
from tui.work.remembering import SavedView, forget_view, save_view, saved_views


class ViewsDialog(Chooser):
    """The saved views; Delete lets the one under the cursor go."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("views", desk, "Saved views", _choices(desk))

    def finding(self, typed: str) -> list[Found]:
        """What is typed finds a view, and can be the name of a new one."""
        found = super().finding(typed)
        name = typed.strip()
        if name and name not in [choice.words for choice, _ in found]:
            save = partial(_save, self.desk, name)
            found.append(Found(Choice(f"Save this view as “{name}”", save, right=_words(self.desk))))
        return found

    def take(self, key: str) -> None:
        if key == "delete" and self.chosen is not None:
            self._let_go(self.chosen.words)
            self.redraw()
        else:
            super().take(key)

    def _let_go(self, name: str) -> None:
        try:
            forget_view(state_of(self.desk), name)
        except FileProblem as problem:
            self.desk.session.say(problem.message)
        else:
            self.offer(_choices(self.desk))

    def keys(self) -> Keys:
        return ("Enter", "Look"), ("↑ ↓", "Move"), ("Delete", "Forget"), ("Esc", "Close")


def _choices(desk: Desk) -> list[Choice]:
    views = saved_views(state_of(desk))
    save = Choice("Save this view by a name", lambda: desk.show_over(NameBar("name-view", desk)), right=_words(desk))
    return [
        *(Choice(view.name, partial(take_view, desk, view), right=view.query or "all events") for view in views),
        save,
    ]


class NameBar(Bar):
    """The name for the view in force; one of the same name is replaced."""

    prompt = "save view as"
    hint = "Enter saves · Esc"

    def enter(self) -> None:
        name = self.line.value.strip()
        if not name:
            self.problem = "Type a name."
            return
        self.leave()
        _save(self.desk, name)


def _save(desk: Desk, name: str) -> None:
    view = desk.session.view
    try:
        save_view(state_of(desk), SavedView(name, view.text, view.sort.by, view.sort.descending))
    except FileProblem as problem:
        desk.session.say(problem.message)
    else:
        desk.session.say(f"Saved the view “{name}”.")


def state_of(desk: Desk) -> Path:
    """The folder of the views. Raises FileProblem where there is none."""
    store = desk.session.store
    if store.state is None:
        raise FileProblem(str(store.path), "views are not kept for a file without a state folder")
    return store.state


def take_view(desk: Desk, view: SavedView) -> None:
    """Look at a saved view; one that is wrong now says what is wrong."""
    session = desk.session
    try:
        query = parse(view.query, session.store, session.today)
    except QueryError as error:
        session.say(f"{view.name}: {error}")
    else:
        session.look(query=query, text=view.query, sort=Sort(view.sort, view.descending))


def _words(desk: Desk) -> str:
    view = desk.session.view
    return f"{view.text or 'all events'} · {view.sort.words()}"
