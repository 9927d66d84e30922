"""One field being typed: what each key comes to, what is told below it, what is offered."""

from datetime import date

import pytest

from store.entry.field import Context
from store.records.introspection import field_at
from store.records.model import Key, Path
from store.records.short_forms import field_for
from tui.editing.field_editor import FieldEditor, Step
from tui.editing.readers import FieldReader, RecordReader
from tui.work.session import Session

ANCHOR = date(2019, 10, 1)
EVENT = Key("events", "qaim-drones-2019-08")


def editor(session: Session, path: Path, text: str = "", key: Key = EVENT) -> FieldEditor:
    field = field_for(key.table, {}, path)
    assert field_at(key.table, path) is not None
    return FieldEditor(field, text, FieldReader(session.store, key, field, Context(session.store, ANCHOR)))


def typed(one: FieldEditor, *keys: str) -> Step:
    """The last key's step; a word of several letters that is no key's name is typed letter by letter."""
    step = Step.STAY
    for key in keys:
        step = one.press(key)
    return step


def told(one: FieldEditor, width: int = 90, height: int = 20) -> str:
    return "\n".join("".join(text for text, _ in row.spans).rstrip() for row in one.rows("", width, height))


def test_a_text_is_typed_and_kept(session: Session) -> None:
    one = editor(session, ("title",), "Strike")
    assert typed(one, *" at dawn") is Step.STAY
    assert typed(one, "enter") is Step.KEEP
    assert one.entry is not None
    assert one.entry.value == "Strike at dawn"


@pytest.mark.parametrize(
    ("key", "step"),
    [("enter", Step.KEEP), ("f2", Step.KEEP), ("tab", Step.NEXT), ("shift+tab", Step.PREVIOUS), ("escape", Step.DROP)],
)
def test_what_each_key_comes_to(session: Session, key: str, step: Step) -> None:
    assert typed(editor(session, ("title",), "x"), key) is step


def test_enter_breaks_the_line_of_a_long_text_and_f2_keeps_it(session: Session) -> None:
    one = editor(session, ("summary",), "a")
    assert typed(one, "enter", "b") is Step.STAY
    assert one.text == "a\nb"
    assert typed(one, "ctrl+s") is Step.KEEP


def test_a_date_is_echoed_with_its_weekday_and_its_edtf(session: Session) -> None:
    one = editor(session, ("date",))
    typed(one, *"30 sep 2019")
    assert "Monday" in told(one)
    assert "2019-09-30" in told(one)
    assert one.entry is not None
    assert (one.entry.value, one.entry.words) == ("2019-09-30", "30 sep 2019")


def test_what_is_not_understood_stays_open_and_says_why(session: Session) -> None:
    one = editor(session, ("date",))
    assert typed(one, *"31 feb 2019", "enter") is Step.STAY
    assert any(role == "error" for row in one.rows("", 60, 20) for _, role in row.spans)
    typed(one, "ctrl+u", *"28 feb 2019")
    assert typed(one, "enter") is Step.KEEP


def test_a_wrong_value_that_was_there_before_does_not_hold_anyone(session: Session) -> None:
    assert typed(editor(session, ("date",), "some day"), "tab") is Step.NEXT


class TestOffers:
    def test_all_words_are_offered_and_the_first_letter_replaces_the_old_one(self, session: Session) -> None:
        one = editor(session, ("type",), "attack")
        assert "infrastructure" in [offer.text for offer in one.offers]
        typed(one, "c")
        assert one.text == "c"
        assert [offer.text for offer in one.offers] == ["control", "clash"]
        assert "expected" not in told(one)

    def test_arrows_choose_from_where_the_field_stands(self, session: Session) -> None:
        one = editor(session, ("type",), "attack")
        assert typed(one, "down", "enter") is Step.KEEP
        assert one.text == "clash"

    def test_a_beginning_that_leaves_one_word_is_that_word(self, session: Session) -> None:
        one = editor(session, ("type",))
        assert typed(one, *"mov", "enter") is Step.KEEP
        assert one.entry is not None
        assert one.entry.value == "movement"

    def test_a_record_is_found_by_any_of_its_names(self, session: Session) -> None:
        one = editor(session, ("crossings", 0))
        typed(one, *"husay")
        assert [offer.text for offer in one.offers][:1] == ["al-qaim"]
        assert typed(one, "right") is Step.STAY
        assert one.text == "al-qaim"
        assert typed(one, "enter") is Step.KEEP

    def test_escape_leaves_the_choice_before_the_editor(self, session: Session) -> None:
        one = editor(session, ("type",))
        assert typed(one, "down", "escape") is Step.STAY
        assert typed(one, "escape") is Step.DROP

    def test_a_completion_takes_the_place_of_a_lists_last_entry(self, session: Session) -> None:
        one = editor(session, ("crossings",))
        typed(one, *"al-walid, rab", "right")
        assert one.text == "al-walid, rabia"

    def test_an_unknown_source_is_made_only_at_a_second_enter(self, session: Session) -> None:
        one = editor(session, ("claims", 0, "source"))
        assert typed(one, *"Harbour Gazette", "enter") is Step.STAY
        assert "Enter makes it" in told(one)
        assert typed(one, "enter") is Step.MAKE
        assert one.makes == "sources"

    def test_a_speaker_may_be_words_or_be_made_by_choice(self, session: Session) -> None:
        one = editor(session, ("claims", 0, "by"))
        assert typed(one, *"a border guard", "enter") is Step.KEEP
        assert typed(one, "up", "enter") is Step.MAKE
        assert one.makes == "actors"


class TestId:
    def test_an_id_that_another_record_has_is_refused_with_a_free_one(self, session: Session) -> None:
        other = next(name for name in session.store.rows if name != EVENT.id)
        one = editor(session, ("id",), EVENT.id)
        assert typed(one, "ctrl+u", *other, "enter") is Step.STAY
        assert f"{other}-2" in one.problem

    def test_its_own_id_and_a_free_one_are_taken(self, session: Session) -> None:
        one = editor(session, ("id",), EVENT.id)
        assert typed(one, *"x", "backspace", "enter") is Step.KEEP
        assert typed(one, *"-b", "enter") is Step.KEEP

    def test_a_record_cannot_be_without_one(self, session: Session) -> None:
        one = editor(session, ("id",), EVENT.id)
        assert typed(one, "ctrl+u", "enter") is Step.STAY
        assert "needs an id" in one.problem


def test_a_records_json_is_told_wrong_by_line_and_column() -> None:
    field = field_for("events", {}, ("summary",))
    one = FieldEditor(field, "{}", RecordReader("events"))
    assert typed(one, "home", "right", *'"title" 3', "f2") is Step.STAY
    assert "line 1, column 10" in told(one)


@pytest.mark.parametrize("width", [12, 30, 80])
@pytest.mark.parametrize("height", [1, 2, 5, 30])
def test_the_rows_fit_whatever_the_window(session: Session, width: int, height: int) -> None:
    for path, text in ((("type",), "attack"), (("summary",), "word " * 90), (("claims", 0, "by"), "x")):
        assert 1 <= len(editor(session, path, text).rows("  Label ", width, height)) <= height


def test_lines_pasted_into_a_line_become_one(session: Session) -> None:
    one = editor(session, ("title",))
    one.paste("a\nb")
    assert one.text == "a b"


@pytest.mark.parametrize("text", ["", " ", "   "])
def test_blank_text_chooses_nothing_though_one_record_alone_is_offered(session: Session, text: str) -> None:
    for key in list(session.store.sources)[1:]:
        session.store.delete([Key("sources", key)])
    one = editor(session, ("sources",))
    assert typed(one, *text, "enter") is Step.KEEP
    assert one.entry is not None
    assert one.entry.value is None
    (only,) = session.store.sources
    chosen = editor(session, ("sources",))
    typed(chosen, *only[:3], "enter")
    assert only in chosen.text
