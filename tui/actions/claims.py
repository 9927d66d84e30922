"""Claims: add one, grade it, set it aside in favour of another."""

from __future__ import annotations

from store.records.vocabulary import Review
from store.status.again import Again, event_again, status_again
from tui import bars, editing
from tui.actions.records import ChangingParts
from tui.desk import Action, Desk, why_not_written


class AddClaim(ChangingParts):
    help = "Add a claim to the selected record: what it is about, what is said, by whom, in which source. Tab moves on."
    id, keys, words, rank = "claim", ("c",), "Claim", 25

    def run(self, desk: Desk) -> None:
        editing.opening.add_to(desk, ("claims",))


class _OnClaim(ChangingParts):
    def refused(self, desk: Desk) -> str:
        return super().refused(desk) or (
            "" if editing.opening.claim_here(desk) else "Move to a claim in the details first."
        )


class Grade(_OnClaim):
    help = "Grade the claim under the cursor with the Admiralty code: C3, or just the letter or digit."
    id, keys, words = "grade", ("r",), "Grade claim"

    def run(self, desk: Desk) -> None:
        if claim := editing.opening.claim_here(desk):
            editing.opening.edit_below(desk, (*claim, "grade"))


class Supersede(_OnClaim):
    help = "Mark the claim under the cursor as superseded, or as valid again."
    id, keys, words = "supersede", ("S",), "Superseded"

    def run(self, desk: Desk) -> None:
        key = self.selected(desk)
        if claim := editing.opening.claim_here(desk):
            is_on = desk.session.store.record(key).claims[int(claim[1])].review == Review.SUPERSEDED.value
            desk.session.store.edit(key, (*claim, "review"), None if is_on else Review.SUPERSEDED.value)


class StillSo(Action):
    help = "Confirm that the status, passage, holder or permission under the bar still holds: who says so, and when."
    id, keys, words = "still-so", (".",), "Still so"

    def refused(self, desk: Desk) -> str:
        return why_not_written(desk) or ("" if again_here(desk) else "Nothing under the bar can be confirmed.")

    def run(self, desk: Desk) -> None:
        if again := again_here(desk):
            desk.show_over(bars.still.StillBar(desk, again))


def again_here(desk: Desk) -> Again | None:
    """What the bar stands on and can be confirmed: a line of a crossing's details, a crossing, an event's report."""
    session, panel = desk.session, desk.dashboard.focused_name
    key = session.selected
    if panel == "details" and key is not None and key.table == "crossings":
        item = desk.dashboard.details.current
        if item is not None and item.again is not None:
            return item.again
    if key is not None and key.table == "events" and panel != "crossings":
        return event_again(session.store.event(key.id)) if key in session.store else None
    crossing = key.id if key is not None and key.table == "crossings" else session.view.crossing
    return status_again(session.standing[crossing], session.store) if crossing in session.store.crossings else None


ACTIONS: tuple[Action, ...] = (AddClaim(), Grade(), Supersede(), StillSo())
