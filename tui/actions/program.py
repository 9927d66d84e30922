"""The program itself: help, the palette, themes, leaving."""

from tui import dialogs
from tui.desk import Action, Desk


class Help(Action):
    help = "Show what every key does here; type words or press a key to find it."
    id, keys, words, rank = "help", ("?", "f1"), "Help", 80
    begins = True

    def run(self, desk: Desk) -> None:
        desk.show_over(dialogs.help.Help(desk))


class Palette(Action):
    help = "Find any action, crossing, source, actor, saved view or event by name."
    id, keys, words, in_palette, rank = "palette", (":", "ctrl+p"), "Find anything", False, 75
    begins = True

    def run(self, desk: Desk) -> None:
        desk.show_over(dialogs.palette.palette(desk))


class Theme(Action):
    help = "Switch to the next theme."
    id, keys, words = "theme", ("f9",), "Theme"

    def run(self, desk: Desk) -> None:
        desk.next_theme()


class Suspend(Action):
    help = "Suspend the program and return to the shell; `fg` resumes it."
    id, keys, words = "suspend", ("ctrl+z",), "Suspend"

    def refused(self, desk: Desk) -> str:
        return "" if desk.can_suspend else "Here ctrl+z does nothing: u undoes, q quits."

    def run(self, desk: Desk) -> None:
        desk.action_suspend_process()


class Interrupt(Action):
    help = "Copy the text selected with the mouse; if there is none, say how to quit and how to copy."
    id, keys, words = "interrupt", ("ctrl+c",), "Copy selected"
    in_palette = False

    def run(self, desk: Desk) -> None:
        selected = desk.selected_text
        if selected:
            desk.copy_to_clipboard(selected)
            desk.session.say("Copied the selection.")
        else:
            desk.session.say("q quits, y copies what is under the cursor.")


class Quit(Action):
    help = "Quit. Everything is saved; anything half typed is kept as a draft."
    id, keys, words = "quit", ("q", "ctrl+q"), "Quit"

    def run(self, desk: Desk) -> None:
        desk.quit()


ACTIONS: tuple[Action, ...] = (Help(), Palette(), Theme(), Suspend(), Interrupt(), Quit())
