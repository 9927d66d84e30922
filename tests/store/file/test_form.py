"""Our own form of a record: pleasant by hand, and a diff shows the change alone."""

# ruff: noqa: E501 - the widths are what is tested

import json
import math
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from store.file.form import FITS, Style, form_record
from store.file.reader import parse
from store.records.json_values import encode, flat_members, same
from tests.store.file import strategies

EVENT: dict[str, Any] = {
    "id": "mortars-2016-02",
    "title": "Mortars near the post",
    "date": "[2016-02-01..2016-02-09]",
    "date_text": "early in February",
    "place": {"text": "near the post", "precision": "near town"},
    "actors": [{"who": "a-militia", "role": "perpetrator"}, {"who": "an-army", "role": "target"}],
    "claims": [
        {"id": "a", "about": "killed", "value": 6, "by": "a source in the army", "anonymity": "unnamed", "mode": "told"},
        {"id": "b", "about": "killed", "value": "2..3", "by": "a spokesman of the militia", "mode": "statement",
         "source": "the-paper-of-the-day", "hedge": "as far as is known", "note": "said twice, in two places"},
    ],
}  # fmt: skip

TEXT = """{
      "id": "mortars-2016-02",
      "title": "Mortars near the post",
      "date": "[2016-02-01..2016-02-09]", "date_text": "early in February",
      "place": {"text": "near the post", "precision": "near town"},
      "actors": [{"who": "a-militia", "role": "perpetrator"}, {"who": "an-army", "role": "target"}],
      "claims": [
        {"id": "a", "about": "killed", "value": 6, "by": "a source in the army", "anonymity": "unnamed", "mode": "told"},
        {"id": "b", "about": "killed", "value": "2..3", "by": "a spokesman of the militia", "mode": "statement", "source": "the-paper-of-the-day",
         "hedge": "as far as is known", "note": "said twice, in two places"}
      ]
    }"""


def test_a_record_has_a_field_a_line_its_date_together_and_a_claim_a_line_or_wrapped() -> None:
    assert form_record(EVENT, Style(), "\n    ") == TEXT


def test_a_list_stays_on_its_line_up_to_the_width_and_goes_one_item_a_line_beyond() -> None:
    room = FITS - len('      "tags": [""],')
    fits = form_record({"tags": ["x" * room]}, Style(), "\n    ")
    assert max(map(len, (fits + ",").splitlines())) == FITS - 1
    assert len(fits.splitlines()) == 3
    assert len(form_record({"tags": ["x" * (room + 1)]}, Style(), "\n    ").splitlines()) == 5


def test_a_file_shows_its_manner() -> None:
    assert Style.of(b'\xef\xbb\xbf{\r\n\t"a": {}}') == Style(bom=True, eol="\r\n", indent="\t")
    assert Style.of(b'{"a": {}}') == Style()


@given(strategies.records)
def test_our_form_reads_back_as_the_same_record(record: dict[str, Any]) -> None:
    assert same(json.loads(form_record(record, Style(), "\n    ")), record)


_NUMBERS = st.floats(allow_nan=False) | st.integers() | st.integers(min_value=2**62, max_value=2**70)


@given(st.dictionaries(strategies.names, strategies.names | _NUMBERS | st.booleans() | st.none(), min_size=1))
@example({"plain": 0.0001, "exponent": 0.00001, "great": 1e16, "greater": 2**64, "little": 5e-324, "zero": -0.0})
@example({"Infinity": None})
@example({"a line end": 'a\n,\n "b"', "infinite": -math.inf, "signs": "\x7f\x00\u2028\\/"})
def test_an_object_on_one_line_and_its_members_are_as_python_writes_them(record: dict[str, Any]) -> None:
    text = json.dumps(record, ensure_ascii=False).replace(": Infinity", ": 1e999").replace(": -Infinity", ": -1e999")
    assert encode(record) == text
    members = flat_members(record)
    assert not members or f"{{{', '.join(members)}}}" == text


def test_a_text_made_for_a_file_of_one_style_is_made_anew_for_one_of_another() -> None:
    plain, other = (
        parse(text, "desk.json", None) for text in (b'{\n  "events": {}\n}\n', b'{\r\n\t"events": {}\r\n}\r\n')
    )
    text = plain.text("events", "1", EVENT)
    assert plain.text("events", "1", text) is text
    assert (
        other.text("events", "1", text)
        == other.text("events", "1", EVENT)
        == form_record(EVENT, Style(eol="\r\n", indent="\t"), "\r\n\t\t").encode()
    )
