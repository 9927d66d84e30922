"""How an entry is explained: the object that is printed as JSON, and the lines to read."""

from datetime import date

import pytest

from store.dates import DateError, NotUnderstood
from store.dates.typed.explain import explain, explain_fully, explain_in_words

TODAY = date(2019, 9, 30)


@pytest.mark.parametrize(
    ("text", "edtf", "level", "earliest", "latest"),
    [
        ("late august 2019", "[2019-08-21..2019-08-31]", 2, "2019-08-21", "2019-08-31"),
        ("since 2013", "2013/..", 1, "2013-01-01", "inf"),
        ("before 2014", "[..2013]", 2, "-inf", "2013-12-31"),
        ("1985/", "1985/", 1, "1985-01-01", None),
        ("/1985", "/1985", 1, None, "1985-12-31"),
        ("Y17E7", "Y17E7", 2, "inf", "inf"),
        ("-0043", "-0043", 1, "-inf", "-inf"),
        ("0000/0001", "0000/0001", 0, "-inf", "0001-12-31"),
        ("9999-24", "9999-24", 1, "9999-12-01", "inf"),
    ],
)
def test_an_entry_is_one_object(text: str, edtf: str, level: int, earliest: str | None, latest: str | None) -> None:
    expected = {"input": text, "edtf": edtf, "level": level, "earliest": earliest, "latest": latest}
    assert explain(text, TODAY) == expected


def test_what_is_not_understood_is_an_object_with_the_reason() -> None:
    assert explain("31/9/2019", TODAY) == {
        "input": "31/9/2019",
        "error": "September 2019 has no day 31; it could be 2019-09",
    }


def test_strictly_only_edtf_is_taken() -> None:
    assert explain("2019-09", TODAY, strict=True)["earliest"] == "2019-09-01"
    assert "is not EDTF at column 1" in str(explain("monday", TODAY, strict=True)["error"])
    with pytest.raises(DateError):
        explain_in_words("monday", TODAY, strict=True)


def test_lines_to_read_add_words_precision_and_what_was_decided() -> None:
    assert explain_in_words("monday", TODAY) == [
        ("EDTF", "2019-09-30"),
        ("words", "Monday 30 Sep 2019"),
        ("earliest", "2019-09-30"),
        ("latest", "2019-09-30"),
        ("level", "0"),
        ("precision", "day"),
        ("note", "the Monday of the same day"),
    ]


def test_the_full_object_says_the_same_as_the_lines() -> None:
    assert explain_fully("monday", TODAY) == {
        **explain("monday", TODAY),
        "precision": "day",
        "words": "Monday 30 Sep 2019",
        "note": "the Monday of the same day",
    }
    assert "note" not in explain_fully("2019-09", TODAY)
    assert explain_fully("soon", TODAY) == explain("soon", TODAY)


def test_an_unknown_end_is_called_so() -> None:
    assert ("latest", "unknown") in explain_in_words("1985/", TODAY)
    with pytest.raises(NotUnderstood):
        explain_in_words("soon", TODAY)
