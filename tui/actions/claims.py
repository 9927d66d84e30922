"""Claims: add one, grade it, set it aside in favour of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.actions.records import ChangingParts

if TYPE_CHECKING:
    from tui.desk import Action, Desk


class AddClaim(ChangingParts):
    help = "Add a claim to the selected record: what it is about, what is said, who says it, where. Tab goes on."
    id, keys, words = "claim", ("c",), "Add claim"

    def run(self, desk: Desk) -> None:
        from tui.editing.opening import add_to

        add_to(desk, ("claims",))


class _OnClaim(ChangingParts):
    def refused(self, desk: Desk) -> str:
        from tui.editing.opening import claim_here

        return super().refused(desk) or ("" if claim_here(desk) else "Move to a claim in the details first.")


class Grade(_OnClaim):
    help = "Grade the claim under the cursor by the Admiralty code: C3, or half of it."
    id, keys, words = "grade", ("r",), "Grade claim"

    def run(self, desk: Desk) -> None:
        from tui.editing.opening import claim_here, edit_below

        claim = claim_here(desk)
        if claim:
            edit_below(desk, (*claim, "grade"))


class Supersede(_OnClaim):
    help = "Mark the claim under the cursor as superseded, or as valid again."
    id, keys, words = "supersede", ("S",), "Superseded"

    def run(self, desk: Desk) -> None:
        from store.records.field_places import value_of
        from store.records.vocabulary import Review
        from tui.editing.opening import claim_here

        claim, key = claim_here(desk), self.selected(desk)
        if claim:
            before = value_of(desk.session.store.document(key), (*claim, "review"))
            is_on = before == Review.SUPERSEDED.value
            desk.session.edit(key, (*claim, "review"), None if is_on else Review.SUPERSEDED.value)


ACTIONS: tuple[Action, ...] = (AddClaim(), Grade(), Supersede())
