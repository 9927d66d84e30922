"""Folding finds a name however it is written."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.text.folding import consonants, find, fold, is_arabic, sounds

TEXTS = st.text(
    st.one_of(
        st.sampled_from("aAlLeEtTsShH-_ '’ʿقائملبوكيةالéÉıİß\u200f\u0301ـ "), st.characters(exclude_categories=["Cs"])
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    "spelling",
    ["al-Qaim", "Al Qa'im", "Qaʿim", "al-Qa’im", "QAIM", "القائم", "el-Qaim", "Al-Qâim", "  qaim\n", "al_qaim"],
)
def test_every_spelling_of_qaim_is_one(spelling: str) -> None:
    assert fold(spelling) == "qaim"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("At-Tanf and ar-Raqqa", "tanf and raqqa"),
        ("at noon", "at noon"),
        ("Cilvegözü / Öncüpınar", "cilvegozu / oncupinar"),
        ("Tel Koçer", "tel kocer"),
        ("سيمالكا", "simalka"),
        ("فیشخابوور", "fishkhabuur"),
        ("Metal and fatal", "metal and fatal"),
        ("al", "al"),
        ("al-", "al"),
        ("٢٠١٩", "2019"),
        ("نصيب", "nsib"),
        ("", ""),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
@example("al-al-qaim")
@example("as-al x")
@example("ﷲ")
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_a_text_is_found_in_itself_from_end_to_end(text: str) -> None:
    spans = find(text, text)
    if fold(text):
        assert len(spans) == 1
        start, end = spans[0]
        assert fold(text[start:end]) in fold(text)
    else:
        assert spans == ()


@given(TEXTS, TEXTS, TEXTS)
def test_what_is_found_folds_to_what_was_sought(before: str, needle: str, after: str) -> None:
    text = f"{before} {needle} {after}"
    spans = find(needle, text)
    assert len(spans) >= (fold(needle) in fold(text) and bool(fold(needle)))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert list(spans) == sorted(set(spans))


def test_spans_are_of_the_original_text() -> None:
    text = "Drones near al-Qa'im; القائم again"
    assert [text[start:end] for start, end in find("al-qaim", text)] == ["Qa'im", "قائم"]


def test_arabic_words_are_compared_by_their_consonants() -> None:
    assert consonants(fold("البوكمال")) == consonants(fold("al-Bukamal")) == "bkml"
    assert consonants(fold("Yaarubiyah")) in sounds("معبر اليعربية")
    assert sounds("al-Walid") == frozenset()
    assert is_arabic("x الوليد")
    assert not is_arabic("Öncüpınar")
