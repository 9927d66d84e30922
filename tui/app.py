"""The program on screen: opens a file, hands each key to what takes keys now, starts and ends. No domain logic.

Keys are handled here, one after the other and to the end, rather than in the queue of the widget that had the focus
when they were read: so whatever opens an editor or a dialog has it in place before the next key is looked at, and keys
typed ahead go where a person meant them. What the first frame does without is imported when it is needed.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from rich.console import RenderableType
from textual import events
from textual.app import App, SystemCommand
from textual.constants import DRIVER
from textual.driver import Driver
from textual.screen import Screen

from store.desk.watching import told_of_other_names
from store.file.errors import FileProblem, NotJson
from store.paths import config_folder, state_of
from store.query import Query
from store.records.json_values import WrongValue
from store.store import Store
from tui import dialogs, editing
from tui.desk import Action, Keymap, Taker
from tui.panels.panel import Panel
from tui.screen.dashboard import Dashboard
from tui.screen.header import Footer, FooterKeys
from tui.widgets.defect import describe, log
from tui.widgets.dialog import Dialog
from tui.widgets.key_names import is_text, name_of, shown_keys
from tui.widgets.lines import Lines
from tui.widgets.themes import DARK, MONO, OWN, PALETTES, Look, Palette, as_theme, depth_of, own_themes, palette_of
from tui.work.between_keys import BetweenKeys, Rest
from tui.work.remembering import Earlier, LastLook, last_look, remember, restore
from tui.work.saving import Done, Work
from tui.work.session import Session
from tui.work.settings import read_settings

if TYPE_CHECKING:
    from tui.work.drafts import DraftKeeper

T = TypeVar("T")

POLL_SECONDS = 0.3
_DRAFT_SECONDS = 0.25
"""Seconds from the start until a draft is looked for: after all has been painted."""
_SOON = "tui.editing.opening", "store.checks.themes"
"""Modules that are loaded while nobody types, before an editor is first opened and a record first checked."""
_BURST = 0.1
"""Seconds: keys that follow a refused one so closely were typed ahead for what it would have opened."""

_EXAMINE_AFTER, _EXAMINE_EVERY, _EXAMINE_FOR = 2.0, 0.3, 0.003
"""Seconds until records are first examined, between two looks at them, and of each look."""

_AT_A_STRETCH = 64
"""Keys that are taken before anything else is looked at."""


def _load(module: str) -> bool:
    import_module(module)
    return False


class EndedError(Exception):
    """A defect has ended the program. It says how it is shown, or Textual would print a traceback with all values."""

    def __rich__(self) -> str:
        return ""


class BorderApp(App[int]):
    """The application. `takers` is the stack of what is open over the dashboard; the last one takes the keys.

    What it does for actions, dialogs, bars and editors is told in `Desk`.
    """

    TITLE = "bordertui"
    ENABLE_COMMAND_PALETTE = False  # ours, which finds records too, takes its place

    def __init__(self, store: Store) -> None:
        super().__init__(ansi_color=True)  # a look in the terminal's own colours keeps them
        self.between_keys = BetweenKeys()
        self._rest = Rest(lambda: self.dashboard.prepare())
        self.session = Session(store, None, self._in_background, self.between_keys, self._rest)
        self.takers: list[Taker] = []
        self.earlier_queries = Earlier()
        self.look = Look(
            MONO if self.no_color else PALETTES.get(os.environ.get("BORDERTUI_THEME", ""), DARK),
            ascii_only=bool(os.environ.get("BORDERTUI_ASCII")),
            depth=depth_of(self.console.color_system),
        )
        for palette in PALETTES.values():
            self.register_theme(as_theme(palette))
        self.set_reactive(App.theme, self.look.palette.name)
        self.dashboard = Dashboard(self.session, self._load_keys, self.look)
        self.chosen_theme = ""
        self.crash = ""
        self.defects: list[str] = []
        self.next_file: Path | None = None
        self._burst_ends = 0.0
        self._keys_taken = 0
        self._leaving: int | None = None
        self._warned = False
        self._is_put_away = False

    @cached_property
    def _keys(self) -> tuple[Keymap, Sequence[str]]:
        """The keys in force and what is wrong with a person's own; loaded after the first painting."""
        from tui.actions import ACTIONS
        from tui.actions.own_keys import own_keys

        return own_keys(config_folder() / "keys.toml", ACTIONS)

    def _load_keys(self) -> FooterKeys:
        """The keys that the footer shows; that something is wrong with a person's own is told, and help tells what."""
        if self.key_trouble:
            first = (
                self.key_trouble[0].replace(str(config_folder() / "keys.toml"), "keys.toml").partition("; expected")[0]
            )
            more = f", and {len(self.key_trouble) - 1} more" if len(self.key_trouble) > 1 else ""
            self.session.say_too(f"{first}{more}; ? tells what is right.")
        for action in self.keymap.actions:
            for key in self.keymap.keys_of(action):
                if key != ",":  # which Textual takes for what stands between two keys
                    self.bind(key, f"perform({action.id!r})", description=action.words, show=False)
        for trouble in self._own_themes:
            self.session.say_too(trouble)
        keymap = self.keymap
        return lambda panel: [
            (shown_keys(keys), words)
            for action in keymap.footer(panel, beginning=self.session.is_empty)
            if not (action.panels and action.refused(self))
            for keys, words in (keymap.told(action, panel),)
        ]

    @property
    def keymap(self) -> Keymap:
        return self._keys[0]

    @property
    def key_trouble(self) -> Sequence[str]:
        return self._keys[1]

    def get_driver_class(self) -> type[Driver]:
        """Our own driver where Textual would take its driver for Linux; any other runs as it is."""
        usual = super().get_driver_class()
        if DRIVER is not None or usual.__name__ != "LinuxDriver":
            return usual
        from tui.screen.driver import Terminal  # needs modules that other systems do not have

        return Terminal

    def get_default_screen(self) -> Screen[None]:
        """The dashboard."""
        return self.dashboard

    async def run_async(self, **options: Any) -> int | None:
        """Run in a loop that takes the signals which end the program before there is anything on the screen."""
        with suppress(NotImplementedError):  # where the system has no such signals
            self._take_signals(asyncio.get_running_loop())
        return await super().run_async(**options)

    def on_mount(self) -> None:
        """Watch the file."""
        self.set_interval(POLL_SECONDS, lambda: self.guard(self.session.saver.poll))
        self.set_timer(_DRAFT_SECONDS, lambda: self.guard(self._reopen_draft))
        self.call_after_refresh(self._look_at_the_file)
        asyncio.get_running_loop().set_exception_handler(self._loop_failed)
        self.between_keys.begin()

    def _take_signals(self, loop: asyncio.AbstractEventLoop) -> None:
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
            loop.add_signal_handler(number, self.leave, 128 + number)

    def post_display_hook(self) -> None:
        """Have the rest of the panels loaded once the first has been painted; later, prepare for the next key."""
        if self.dashboard.is_complete:
            self._rest.begin()
        elif self.dashboard.timeline.is_drawn:
            self.call_later(self.dashboard.complete)

    # keys

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pasted text, whatever screen is on top while something is open; Textual has all else."""
        if isinstance(event, (events.Key, events.Paste)) and (self.takers or self.screen is self.dashboard):
            if self._leaving is not None:
                return
            if isinstance(event, events.Key):
                key = name_of(event)
                self._rest.typed()
                self.guard(lambda: self.take(key), key)
                self._keys_taken += 1
                if self._keys_taken % _AT_A_STRETCH == 0:
                    await asyncio.sleep(0)  # signals, timers and the screen come in between, however much is typed
            elif self.takers:
                self.guard(lambda: self.takers[-1].paste(event.text), "paste")
        else:
            try:
                await super().on_event(event)
            except Exception as error:
                if not self.dashboard.timeline.is_drawn:
                    raise  # without a screen there is nothing that could live on
                self.failed(error)

    def take(self, key: str) -> None:
        """One key: for what is open, else for the action it means; none that was typed on after a refused one."""
        self.dashboard.complete()
        if self._was_typed_on(key):
            return
        self.session.say("")
        self._hand_on(key)

    def _hand_on(self, key: str) -> None:
        if self.takers and key == "ctrl+q":  # it leaves from everywhere; what is being typed is kept as a draft
            self.quit()
        elif self.takers:
            self.takers[-1].take(key)
        else:
            action = self.keymap.meaning(key, self.dashboard.focused_name)
            if action is not None:
                self.perform(action)
            elif not key.isascii():
                from tui.actions.own_keys import foreign_letter  # only a key that means nothing asks for it

                self.session.say(foreign_letter(key, self.keymap))

    def on_footer_pressed(self, message: Footer.Pressed) -> None:
        """A key that was clicked in the footer is taken as if it were pressed."""
        self.take(message.key)

    def on_panel_pointed(self, message: Panel.Pointed) -> None:
        """What the mouse pointed at twice is opened, as by Enter."""
        if message.twice and not self.takers:
            self.guard(lambda: self.take("enter"), "enter")

    def _was_typed_on(self, key: str) -> bool:
        """Whether a key follows a refused one so closely, in a text, that it was meant for what that would open."""
        if self.takers or monotonic() >= self._burst_ends:
            return False
        if key == "escape":  # leaves whatever was to be opened: what follows is meant for the panel again
            self._burst_ends = 0.0
            return False
        self._burst_ends = monotonic() + _BURST
        return is_text(key)

    def get_system_commands(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        """The actions, for Textual's own command palette and whatever else asks an app for its commands."""
        for action in self.keymap.actions:
            if action.in_palette:
                yield SystemCommand(action.words, action.help, partial(self.perform, action))

    def action_perform(self, name: str) -> None:
        """Do an action by its name, as the bindings of Textual say; pressed keys come by `take`, in their order."""
        action = next((action for action in self.keymap.actions if action.id == name), None)
        if action is not None:
            self.guard(lambda: self.perform(action), name)

    def perform(self, action: Action) -> None:
        reason = action.refused(self)
        if reason and self.session.find_now():  # it was typed ahead for what is still being looked for
            reason = action.refused(self)
        if reason:
            self.session.say(reason)
            self._burst_ends = monotonic() + _BURST
        else:
            action.run(self)

    def open(self, taker: Taker) -> None:
        self.takers.append(taker)

    def show_over(self, dialog: Dialog) -> None:
        self.open(dialog)
        dialog.show(self.look, Footer(self.session, dialog.keys))
        self.push_screen(dialog)

    def close(self, taker: Taker) -> None:
        self.takers.remove(taker)
        if isinstance(taker, Dialog) and taker is not self.screen:
            taker.vanish()  # Textual takes away the topmost screen alone
        while isinstance(dialog := self.screen, Dialog) and dialog not in self.takers:
            self.pop_screen()

    @cached_property
    def drafts(self) -> DraftKeeper:
        from tui.work.drafts import DraftKeeper  # and hashing with it: the first frame does without

        store = self.session.store
        return DraftKeeper(store.state, store.path, self._later, lambda: not store.dirty)

    def _later(self, seconds: float, work: Callable[[], None]) -> None:
        self.set_timer(seconds, lambda: self.guard(work))

    def _look_at_the_file(self) -> None:
        """Show what is wrong with it, if anything is; later, look for wrong records."""
        self.guard(self._show_what_is_wrong)
        self._later(_EXAMINE_AFTER, self._examine)

    def _show_what_is_wrong(self) -> None:
        """Show the place that cannot be read, or the earlier versions of an empty file; tell of other copies of it."""
        store = self.session.store
        if isinstance(store.problem, NotJson):
            self.dashboard.complete()
            self.show_over(dialogs.recovery.BrokenFile(self, store.problem))
        elif store.is_blank and store.copies():
            self.dashboard.complete()
            dialogs.recovery.choose_version(self, "The file is empty; restore a version?")
        elif copies := store.conflicted_copies():
            more = f" and {len(copies) - 1} more" if len(copies) > 1 else ""
            self.session.say_too(f"A conflicted copy lies beside the file: {copies[0].name}{more}; f3 merges it.")
        elif words := told_of_other_names(store.path):
            self.session.say_too(words)

    def _examine(self) -> None:
        """Look at every record closely, to know the wrong ones before they are shown."""

        def look() -> None:
            if self.session.store.examine(_EXAMINE_FOR):
                timer.stop()

        timer = self.set_interval(_EXAMINE_EVERY, lambda: self.guard(look))

    def _reopen_draft(self) -> None:
        """Open the editor that an earlier session ended in, with its text."""
        self.dashboard.complete()
        if not self.takers and self.drafts.left():
            editing.opening.reopen_draft(self)
        for module in _SOON:
            self._rest(partial(_load, module))

    def leave_layer(self) -> None:
        if self.dashboard.zoomed:
            self.dashboard.zoom()
        elif self.dashboard.focused_name == "crossings" and self.dashboard.board.leave_tab():
            return
        elif self.session.marks:
            self.session.mark(frozenset())
        elif self.session.trail:
            self.session.back()
        elif self.session.view.text:
            self.session.look(query=Query.everything(), text="")
        elif self.session.view.crossing:
            self.session.narrow("")
        elif self.session.view.compared:
            self.session.look(compared=None)
        elif self.session.is_past:
            self.session.look(as_of=self.session.today, known_then=False)

    # looks

    @cached_property
    def _own_themes(self) -> Sequence[str]:
        """What is wrong with a person's own themes, which are registered by this."""
        path = config_folder() / "themes.toml"
        try:
            made, trouble = own_themes(read_settings(path) or {}, path)
        except FileProblem as problem:
            return (str(problem),)
        for theme in made:
            self.register_theme(theme)
        return trouble

    def next_theme(self) -> None:
        if self.no_color:
            self.session.say("NO_COLOR is set: there is no colour to choose.")
            return
        others = [name for name in self.available_themes if name not in PALETTES]
        names = [*PALETTES, *sorted(others, key=lambda name: not name.startswith(OWN))]
        self.take_theme(names[(names.index(self.look.palette.name) + 1) % len(names)])
        self.session.say(f"Theme: {self.look.palette.label}")

    def take_theme(self, name: str) -> None:
        """Take a theme by its name, and remember it for the file; one that is not known is let be."""
        if name.startswith(OWN):
            self._own_themes  # noqa: B018  (registers them)
        if name not in self.available_themes:
            return
        self.chosen_theme = name
        self._relook(palette_of(self.available_themes[name]))
        if self.is_running:
            self.theme = name
        else:
            self.set_reactive(App.theme, name)

    def watch_theme(self, name: str) -> None:
        """Draw everything in a theme that Textual was told to take."""
        if name != self.look.palette.name and not self.no_color:
            self._relook(palette_of(self.current_theme))

    def _relook(self, palette: Palette) -> None:
        self.look = Look(palette, self.look.ascii_only, self.look.depth)
        for screen in self.screen_stack:
            if isinstance(screen, (Dashboard, Dialog)):
                screen.relook(self.look)

    def look_as_before(self, look: LastLook) -> None:
        """Take on the theme, the panel sizes and the earlier queries of the last time."""
        self.dashboard.extra.update(look.extra)
        if look.queries:
            self.earlier_queries.lines[:] = look.queries
        if self.no_color:
            self.chosen_theme = look.theme  # for the next time; now NO_COLOR holds
        elif look.theme:
            self.take_theme(look.theme)

    # the terminal

    @property
    def can_suspend(self) -> bool:
        return hasattr(signal, "SIGTSTP") and not (self.is_web or self.is_headless)

    @property
    def selected_text(self) -> str:
        return self.screen.get_selected_text() or ""

    # saving and leaving

    def in_background(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        future = asyncio.get_running_loop().run_in_executor(None, work)
        future.add_done_callback(lambda future: self.guard(lambda: done(future.result())))

    def _in_background(self, work: Work, done: Done) -> None:
        def ended(future: asyncio.Future[Any]) -> None:
            try:
                outcome = future.result()
            except Exception as error:
                self.failed(error)
                outcome = FileProblem(str(self.session.store.path), f"a defect of the program: {describe(error, 1)}")
            self.guard(lambda: done(outcome))
            if self._leaving is not None:
                self.leave(self._leaving)

        future = asyncio.get_running_loop().run_in_executor(None, work)
        future.add_done_callback(ended)

    def quit(self) -> None:
        """Leave as soon as everything is on disk. What cannot be written is told first, and left behind only then."""
        session = self.session
        if session.saver.failed and not self._warned:
            self._warned = True
            session.say(f"{session.saver.state}. The same key again leaves without it.")
        else:
            self.leave(0)

    def open_next(self, path: Path) -> None:
        self.next_file = path
        self.quit()

    def leave(self, status: int) -> None:
        saver = self.session.saver
        if self._leaving is None:
            self._leaving = status
            self.put_away()
            saver.go_on()
        if not saver.is_busy:
            self.exit(status, return_code=status)

    def put_away(self) -> None:
        """Write down what is being typed and how the file is looked at, once: a browser's end leaves without a key."""
        if self._is_put_away:
            return
        self._is_put_away = True
        if "drafts" in vars(self):
            self.guard(self.drafts.finish)
        look = self.chosen_theme, self.dashboard.extra, self.earlier_queries.lines
        self.guard(lambda: remember(self.session, *look))

    # what went wrong

    def guard(self, work: Callable[[], object], key: str = "") -> None:
        """Do something, for a key or between keys, in which a defect ends neither the program nor what is open.

        What is open is left all the same where the key for leaving it fails.
        """
        try:
            work()
        except (FileProblem, WrongValue) as problem:  # the file went, or broke, or a record of it cannot be read
            self.session.say(f"Nothing was changed: {problem}")
        except Exception as error:
            self.failed(error, again=bool(key))
            if key == "escape" and self.takers:
                self.close(self.takers[-1])
        else:
            return
        if key:  # what follows at once was typed for what did not open
            self._burst_ends = monotonic() + _BURST

    def failed(self, error: Exception, again: bool = False) -> None:
        """Tell of a defect by its class and place, log it once, and see to it that what is being typed is kept.

        One that shows itself `again` is told again only where a key brought it about.
        """
        told = describe(error)
        is_new = told not in self.defects
        if is_new:
            self.defects.append(told)
            self._write_down(told)
        if self._leaving is not None:
            self.crash = told
        elif is_new or again:
            self.session.say_too(f"A defect of the program, the rest goes on: {describe(error, 1)}")
        if "drafts" in vars(self) and self._leaving is None:
            self.drafts.write()

    def _write_down(self, description: str) -> None:
        if not self.session.store.only_to_look:
            log(description)

    def on_lines_failed(self, message: Lines.Failed) -> None:
        """A part of the screen says itself that it failed; log it."""
        self.failed(message.error)

    def _loop_failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A defect in a callback that nobody waits for is told too, rather than being lost."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self.failed(error)

    def _handle_exception(self, error: Exception) -> None:
        """End after a defect that Textual cannot live with: it would show a traceback with the values of records."""
        self.crash = describe(error)
        self._write_down(self.crash)
        self.put_away()
        ended = EndedError(self.crash)
        ended.__cause__ = error
        super()._handle_exception(ended)

    def panic(self, *renderables: RenderableType) -> None:
        """End without showing anything: what is told of a defect is told once the terminal is given back."""
        super().panic()


def make_app(path: str | os.PathLike[str], read_only: bool = False) -> BorderApp:
    """The program on a file. A file that cannot be read opens read-only, with its problem told; it is never written.

    Asked for `read_only`, nothing is: no draft, no copy and nothing of how the file was looked at.
    """
    state = state_of(Path(path))
    store = Store.open(Path(path), state=None if read_only else state)
    store.only_to_look = read_only
    app = BorderApp(store)
    look = last_look(state)
    if look is not None:
        restore(app.session, look)
        app.look_as_before(look)
    return app
