"""Every sign has one meaning, wherever it stands."""

from collections import defaultdict

from tui.widgets.legend import legend

NOT_KNOWN = "·"


def test_no_sign_means_two_things() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for section in legend():
        for each in section.signs:
            for sign in each.sign.split():
                if not (sign.isascii() and sign.isalnum()):  # the letters and figures of a code, such as C3
                    meanings[sign].add(each.meaning)
    assert all(meaning.startswith("unknown") for meaning in meanings.pop(NOT_KNOWN))
    assert {sign: told for sign, told in meanings.items() if len(told) > 1} == {}


def test_signs_that_are_told_apart_alone_differ_without_unicode_too() -> None:
    from tui.widgets.legend import CURSOR, MARKED, STRAY, WRONG
    from tui.widgets.text import plain

    together = [CURSOR, MARKED, STRAY, WRONG]
    assert len({plain(each.sign) for each in together}) == len(together)
