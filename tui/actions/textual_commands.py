"""The actions for Textual's own command palette and whatever else asks an app for its commands."""

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.desk import Action


class Commands(Provider):
    """Each action that the palette offers, by its words. They are our own: nothing of the data file is shown here."""

    def _actions(self) -> list[tuple[Action, Callable[[], None]]]:
        app = self.app
        perform, keymap = getattr(app, "perform", None), getattr(app, "keymap", None)
        if perform is None or keymap is None:
            return []
        return [(action, partial(perform, action)) for action in keymap.actions if action.in_palette]

    async def discover(self) -> Hits:
        """All of them."""
        for action, run in self._actions():
            yield DiscoveryHit(action.words, run, help=action.help)

    async def search(self, query: str) -> Hits:
        """Those whose words are like what was typed."""
        matcher = self.matcher(query)
        for action, run in self._actions():
            if (score := matcher.match(action.words)) > 0:
                yield Hit(score, matcher.highlight(action.words), run, help=action.help)
