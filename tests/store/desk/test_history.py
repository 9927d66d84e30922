"""Changes, their inverses, and what a session remembers of them."""

from store.desk.history import Change, Edit, History
from store.records.model import Key

A, B = Key("events", "a"), Key("events", "b")
MADE = Change("new event a", (Edit(A, "1", None, {"id": "a"}),))
TITLED = Change("title of a", (Edit(A, "1", {"id": "a"}, {"id": "a", "title": "x"}),))
RENAMED = Change("id of a", (Edit(A, "1", {"id": "a", "title": "x"}, {"id": "b", "title": "x"}),))
DATED = Change("date of b", (Edit(B, "1", {"id": "b", "title": "x"}, {"id": "b", "title": "x", "date": "2019"}),))


def test_an_inverse_swaps_before_and_after_and_the_order() -> None:
    both = Change("both", (*MADE.edits, *TITLED.edits))
    assert both.inverse().edits == (TITLED.edits[0].inverse(), MADE.edits[0].inverse())
    assert both.inverse().inverse() == both
    assert both.keys == {A}


def test_undo_and_redo_follow_each_other() -> None:
    history = History()
    assert history.next_undo() is None
    history.did(MADE)
    history.did(TITLED)
    assert history.next_undo() == TITLED
    history.undid()
    assert (history.next_undo(), history.next_redo()) == (MADE, TITLED)
    history.redid()
    assert (history.next_undo(), history.next_redo()) == (TITLED, None)


def test_a_new_change_ends_what_could_be_redone() -> None:
    history = History()
    history.did(MADE)
    history.undid()
    history.did(TITLED)
    assert history.next_redo() is None


def test_a_record_is_followed_through_its_names() -> None:
    history = History()
    for change in (MADE, TITLED, RENAMED, DATED):
        history.did(change)
    assert history.of(B) == (MADE, TITLED, RENAMED, DATED)
    assert history.of(Key("sources", "a")) == ()


def test_a_dropped_edit_is_the_next_to_be_undone() -> None:
    history = History()
    history.keep_dropped(TITLED)
    undo = history.next_undo()
    assert undo
    assert undo.words == "dropped edit: title of a"
    assert undo.inverse().edits == TITLED.edits


def test_changes_follow_a_record_to_its_new_number() -> None:
    history = History()
    history.did(MADE)
    history.did(TITLED)
    history.undid()
    history.renumber("events", {"1": "9"})
    assert [change.edits[0].doc_id for change in (*history.done, *history.undone)] == ["9", "9"]
    history.renumber("sources", {"9": "1"})
    assert history.done[0].edits[0].doc_id == "9"


def test_an_edit_may_hold_the_text_of_a_new_record_and_reads_as_one_with_its_document() -> None:
    document = {"id": "a", "title": "القائم"}
    edit = Edit(A, "1", None, b'{"id": "a", "title": "\xd8\xa7\xd9\x84\xd9\x82\xd8\xa7\xd8\xa6\xd9\x85"}')
    assert (edit.before, edit.after, edit.ids) == (None, document, ["a"])
    assert edit.took_effect
    assert (edit.inverse().before, edit.inverse().after, edit.inverse().ids) == (document, None, ["a"])
