"""Names within a sentence."""

import pytest

from store.words.names import with_article


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Syrian government", "the Syrian government"),
        ("White Helmets", "the White Helmets"),
        ("Egypt", "Egypt"),
        ("the International Organization for Migration", "the International Organization for Migration"),
        ("The United Nations", "The United Nations"),
        ("a spokesman of the Army", "a spokesman of the Army"),
    ],
)
def test_an_institution_has_one_article(name: str, told: str) -> None:
    assert with_article(name) == told
