"""Files: open another, import, export, the report; deciding a conflict, earlier versions, conflicted copies."""

from store.file.errors import FileProblem
from tui import dialogs
from tui.desk import Action, Desk, why_not_written


class OpenFile(Action):
    help = "Open another data file: a recent one, or any path."
    id, keys, words = "open", ("o",), "Open a file"
    begins = True

    def run(self, desk: Desk) -> None:
        desk.show_over(dialogs.open_file.open_file(desk))


class Export(Action):
    help = "Export the events in view to a file in another format; nothing private is written, no file is overwritten."
    id, keys, words = "export", ("x",), "Export"

    def refused(self, desk: Desk) -> str:
        return "Opened with --read-only: nothing is written." if desk.session.store.only_to_look else ""

    def run(self, desk: Desk) -> None:
        dialogs.export.choose_format(desk)


class Briefing(Action):
    help = "Write the report on a period: preview it, then save or copy it; nothing private is included."
    id, keys, words = "briefing", ("p",), "Briefing"

    def run(self, desk: Desk) -> None:
        desk.show_over(dialogs.briefing.Briefing(desk))


class Import(Action):
    help = (
        "Import files of ACLED, UCDP, Open-Syria, US CBP, GeoJSON, CSV or bordertui after a preview, as one undo step."
    )
    id, keys, words = "import", ("I",), "Import"
    begins = True

    def refused(self, desk: Desk) -> str:
        return why_not_written(desk)

    def run(self, desk: Desk) -> None:
        desk.show_over(dialogs.importing.ImportBar(desk))


class Decide(Action):
    help = (
        "Resolve a conflict, where two sides changed the same thing or an older version came back: keep one, the "
        "other, or both."
    )
    id, keys, words = "decide", ("!",), "Decide a conflict"

    def refused(self, desk: Desk) -> str:
        waits = desk.session.store.conflicts or desk.session.saver.offers
        return "" if waits else "Nothing is left to decide."

    def run(self, desk: Desk) -> None:
        dialogs.deciding.decide(desk)


class RestoreVersion(Action):
    help = (
        "Restore an earlier version of the file, as one undo step. Copies are taken when it is opened and every ten "
        "minutes."
    )
    id, keys, words = "restore", ("R",), "Earlier versions"

    def refused(self, desk: Desk) -> str:
        return "" if desk.session.store.copies() else dialogs.recovery.NONE_YET

    def run(self, desk: Desk) -> None:
        dialogs.recovery.choose_version(desk)


class MergeCopies(Action):
    help = (
        "Merge the conflicted copies that a syncing folder (Dropbox, Nextcloud, Syncthing …) has put beside the file: "
        "what only one has is kept, what differs waits for a decision. One undo step each."
    )
    id, keys, words = "merge-copies", ("f3",), "Merge copies"

    def refused(self, desk: Desk) -> str:
        there = desk.session.store.conflicted_copies()
        return why_not_written(desk) or ("" if there else "No conflicted copy lies beside the file.")

    def run(self, desk: Desk) -> None:
        session = desk.session
        for copy in session.store.conflicted_copies():
            try:
                change = session.store.take_in(copy)
            except FileProblem as problem:
                session.say_too(f"Not merged: {problem}.")
                continue
            count = len(change.edits)
            told = f"{count} record{'s' * (count != 1)} changed" if count else "it has nothing new"
            session.say_too(f"Merged {copy.name}: {told}.")
        if session.store.conflicts:
            session.say_too("What differs is to be decided: !")


class Broken(Action):
    help = "Show what is wrong in a file that cannot be read, and where."
    id, keys, words = "broken", ("f2",), "What is wrong"

    def refused(self, desk: Desk) -> str:
        return "" if desk.session.store.problem else "Nothing is wrong with the file."

    def run(self, desk: Desk) -> None:
        problem = desk.session.store.problem
        assert problem is not None
        desk.show_over(dialogs.recovery.BrokenFile(desk, problem))


ACTIONS: tuple[Action, ...] = (
    OpenFile(),
    Export(),
    Briefing(),
    Import(),
    Decide(),
    RestoreVersion(),
    MergeCopies(),
    Broken(),
)
