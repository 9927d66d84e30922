"""Documents are read strictly, whichever decoder reads them."""

import math

import pytest

from store.records.json_values import WrongValue, decode


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a": 1, "a": 2}',
        b'{"a": ":", "a": "::"}',
        rb'{"a": 1, "a": "\u003a"}',
        rb'{"\u0061": 1, "a": ":"}',
        b'[{"b": {"a": [], "a": []}}]',
    ],
)
def test_a_field_that_stands_twice_is_refused_whatever_colons_stand_in_texts(raw: bytes) -> None:
    with pytest.raises(WrongValue, match='field "a" appears twice'):
        decode(raw)


def test_a_number_beyond_a_double_is_infinite_in_either_way_of_reading() -> None:
    assert decode(b"[1e400, -1e400]") == [math.inf, -math.inf]
    assert decode(b"9" * 4001) == math.inf
    assert decode(b"9" * 4000) == 10**4000 - 1


def test_numbers_keep_their_kind() -> None:
    found = decode(b"[1, 1.0, 1e2, 123456789012345678901234567890, true]")
    assert [(type(one), one) for one in found] == [
        (int, 1),
        (float, 1.0),
        (float, 100.0),
        (int, 123456789012345678901234567890),
        (bool, True),
    ]


@pytest.mark.parametrize("raw", [b'{"a": NaN}', b'"\\ud800"', b"[" * 65 + b"]" * 65])
def test_what_a_record_cannot_hold_is_refused_by_name(raw: bytes) -> None:
    with pytest.raises(WrongValue, match="expected"):
        decode(raw)
