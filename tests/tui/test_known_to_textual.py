"""What knows Textual finds the program's actions: as commands of its palette, and as bindings of the app."""

from textual.command import Hits
from textual.system_commands import SystemCommandsProvider

from tests.tui.conftest import Running, app_of


async def words_of(hits: Hits) -> list[str]:
    return [str(hit.text) for hit in [hit async for hit in hits]]


async def test_the_actions_are_commands(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        (given,) = app.COMMANDS
        assert not isinstance(given, type)
        assert given() is SystemCommandsProvider
        provider = SystemCommandsProvider(app.screen)
        assert set(await words_of(provider.discover())) == {
            action.words for action in app.keymap.actions if action.in_palette
        }
        assert "Undo" in await words_of(provider.search("undo"))


async def test_the_keys_are_bindings_that_do_the_same(running: Running) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        await pilot.press("down")
        binding = app.screen.active_bindings["q"].binding
        assert binding.description == "Quit"
        await app.run_action(app.screen.active_bindings["z"].binding.action, app)
        assert app.dashboard.zoomed
