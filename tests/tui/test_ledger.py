"""The ledger of figures: beside their scale in a wide and low window, below it in a narrow one; nothing is left out."""

from collections.abc import Set

from store.records.model import Key, Path
from tests.tui.test_mentions import STRIKE, texts
from tui.panels.record import items_of
from tui.work.session import Session

SPEAKERS = ["a military source*", "a security source*", "unattributed", "Kata'ib Hezbollah", "two officials*"]


def told(session: Session, key: Key, width: int, opened: Set[Path] = frozenset(), *, brief: bool = False) -> list[str]:
    """The rows of a record's details, without what stands at their right."""
    items = items_of(session, key, width, opened, brief=brief)
    return ["".join(text for text, _ in row.spans).strip() for item in items for row in item.rows]


def test_a_wide_window_has_the_accounts_beside_the_scale(session: Session) -> None:
    rows = texts(session, STRIKE, 80)
    heading = next(number for number, row in enumerate(rows) if "3 figures" in row)
    assert "a military source*" in rows[heading]
    assert rows[heading + 1].split()[:7] == ["0", "1", "2", "3", "4", "5", "6"]
    assert "a field commander among them" in rows[heading + 1]


def test_a_narrow_window_has_them_below_it(session: Session) -> None:
    rows = texts(session, STRIKE, 52)
    heading = next(number for number, row in enumerate(rows) if "3 figures" in row)
    assert rows[heading + 1].split() == ["0", "1", "2", "3", "4", "5", "6"]
    assert "a military source*" in rows[heading + 3]


def test_every_account_is_there_at_every_width(session: Session) -> None:
    for width in range(40, 130, 3):
        rows = told(session, STRIKE, width)
        beside = [row.removeprefix("0   1   2   3   4   5   6").removeprefix("◎═══◎═══════════════◎") for row in rows]
        words = " ".join(" ".join(beside).split())
        assert [who for who in SPEAKERS if who not in words] == [], width


def test_an_account_that_is_opened_stands_below_the_scale_with_its_fields(session: Session) -> None:
    rows = told(session, STRIKE, 80, {("claims", 0)})
    assert next(row for row in rows if "3 figures" in row).endswith("3 figures")
    assert any(row.startswith("Value") for row in rows)


def test_who_did_it_and_to_whom_stands_below_the_title_for_one_who_reads(session: Session) -> None:
    rows = told(session, STRIKE, 52, brief=True)
    assert rows[2] == "Israel · suspected → Kata'ib Hezbollah"
    assert not any(row.startswith("Actors") for row in rows)
    assert any("Actors" in row for row in told(session, STRIKE, 52))


def test_actors_with_other_parts_keep_their_field(session: Session) -> None:
    rows = told(session, Key("events", "yaarubiyah-un-ends-2020-01"), 52, brief=True)
    assert any("Actors" in row and "United Nations Security Council" in row for row in rows)
