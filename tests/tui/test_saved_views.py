"""Views are saved by name, beside the data and not in it."""

from pathlib import Path

import pytest

from store.file.errors import FileProblem
from tui.work.remembering import VIEWS, SavedView, forget_view, save_view, saved_views

ATTACKS = SavedView("Attacks", "type:attack")
STALE = SavedView("Oldest first", sort="date", descending=False)


def test_views_come_back_in_their_order(tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert saved_views(state) == ()
    save_view(state, ATTACKS)
    save_view(state, STALE)
    save_view(state, SavedView("Attacks", "type:clash"))
    assert saved_views(state) == (SavedView("Attacks", "type:clash"), STALE)
    forget_view(state, "Attacks")
    assert saved_views(state) == (STALE,)
    assert (state / VIEWS).stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_no_list_of_views_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / VIEWS).write_text("{}")
    with pytest.raises(FileProblem, match="no list of views"):
        save_view(tmp_path, ATTACKS)
    assert (tmp_path / VIEWS).read_text() == "{}"
