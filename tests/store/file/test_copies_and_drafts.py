"""Version copies and drafts: there when they are needed, for their owner alone, and not for ever."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.file.drafts import Drafts
from store.file.earlier_copies import APART, Copies, Copy, thinned
from store.file.reader import parse

NOW = datetime(2024, 5, 15, 12, 0, tzinfo=UTC)


@pytest.fixture(params=[0o000, 0o022])
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    old = os.umask(request.param)
    yield
    os.umask(old)


def test_a_copy_is_the_file_as_it_was_and_an_unchanged_file_is_not_copied_again(tmp_path: Path) -> None:
    copies = Copies(tmp_path, tmp_path / "db.json")
    image = parse(b'{"events": {"1": {"x": 1}}}\r\n', "db.json")
    copy = copies.take(image)
    assert copy is not None
    assert copy.content() == image.content()
    assert copies.take(image) is None
    assert [known.path for known in copies.list()] == [copy.path]


def test_an_empty_file_leaves_no_copy(tmp_path: Path) -> None:
    copies = Copies(tmp_path, tmp_path / "db.json")
    assert copies.take(parse(b"", "db.json")) is None
    assert copies.list() == []


def test_a_copy_is_due_at_first_and_then_after_ten_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    copies = Copies(tmp_path, tmp_path / "db.json")
    assert copies.due()
    copies.take(parse(b"{}", "db.json"))
    clock[0] += APART - 1
    assert not copies.due()
    clock[0] += 1
    assert copies.due()


def test_old_copies_are_thinned_to_one_an_hour_a_day_a_month() -> None:
    ages = [timedelta(minutes=10 * count) for count in range(12)] + [timedelta(days=day) for day in range(1, 400)]
    copies = [Copy(Path(str(age)), NOW - age, 1) for age in ages]
    gone = thinned(copies, NOW)
    kept = [copy for copy in copies if copy not in gone]
    recent = [copy for copy in kept if NOW - copy.taken < timedelta(hours=1)]
    assert len(recent) == 6
    months = [copy.taken.strftime("%Y-%m") for copy in kept if NOW - copy.taken >= timedelta(days=30)]
    assert len(months) == len(set(months)) == 13
    assert len([copy for copy in kept if timedelta(days=1) <= NOW - copy.taken < timedelta(days=30)]) == 29
    assert thinned(kept, NOW) == []


@pytest.mark.usefixtures("_umask")
def test_copies_and_drafts_are_for_their_owner_alone_under_any_umask(tmp_path: Path) -> None:
    state = tmp_path / "state"
    Copies(state, tmp_path / "db.json").take(parse(b"{}", "db.json"))
    Drafts(state, tmp_path / "db.json").keep("events", "a", "title", "text")
    below = [state, *state.rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in below if path.is_file()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in below if path.is_dir()} == {0o700}


def test_a_draft_is_back_until_it_is_dropped_and_the_last_text_of_a_field_counts(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, tmp_path / "db.json")
    drafts.keep("events", "a", "title", "first")
    drafts.keep("events", "a", "note", "long\ntext \x1b ü")
    drafts.keep("events", "a", "title", "second")
    again = Drafts(tmp_path, tmp_path / "db.json")
    assert [(draft.field, draft.text) for draft in again.list()] == [("title", "second"), ("note", "long\ntext \x1b ü")]
    again.drop("events", "a", "title")
    again.drop("events", "a", "title")
    assert [draft.field for draft in drafts.list()] == ["note"]


def test_drafts_and_copies_of_another_file_are_not_mixed_in_and_a_link_is_its_target(tmp_path: Path) -> None:
    (tmp_path / "db.json").write_text("{}")
    (tmp_path / "link.json").symlink_to("db.json")
    Drafts(tmp_path, tmp_path / "db.json").keep("events", "a", "title", "text")
    Copies(tmp_path, tmp_path / "db.json").take(parse(b"{}", "db.json"))
    assert len(Drafts(tmp_path, tmp_path / "link.json").list()) == 1
    assert len(Copies(tmp_path, tmp_path / "link.json").list()) == 1
    assert Drafts(tmp_path, tmp_path / "other.json").list() == []
    assert Copies(tmp_path, tmp_path / "other.json").list() == []


def test_a_spoilt_draft_keeps_none_of_the_others_away(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, tmp_path / "db.json")
    drafts.keep("events", "a", "title", "text")
    (folder,) = (tmp_path / "drafts").iterdir()
    for number, spoilt in enumerate([b"", b"{}", b"\xff", b'{"table": 1, "record": 2}', b"[]"]):
        (folder / f"{number}.json").write_bytes(spoilt)
    assert [draft.text for draft in drafts.list()] == ["text"]


TYPING = (
    "import sys; from pathlib import Path; from store.file.drafts import Drafts\n"
    "Drafts(Path(sys.argv[1]), sys.argv[1] + '/db.json').keep('events', 'a', 'title', 'theirs')\n"
    "print('kept', flush=True); sys.stdin.read()"
)


def test_two_programs_at_one_field_keep_a_draft_each(tmp_path: Path) -> None:
    ours = Drafts(tmp_path, tmp_path / "db.json")
    ours.keep("events", "a", "title", "ours")
    command = [sys.executable, "-c", TYPING, str(tmp_path)]
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    assert sorted(draft.text for draft in ours.list()) == ["ours", "theirs"]
    ours.drop("events", "a", "title")
    (theirs,) = ours.list()
    assert theirs.text == "theirs"
    ours.drop("events", "a", "title")
    assert ours.list() == [theirs], "the draft of another program is dropped by none but the one that took it over"
    ours.take_over(theirs)
    ours.take_over(theirs)
    ours.drop("events", "a", "title")
    assert ours.list() == []


def test_what_another_program_is_typing_now_is_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TYPING, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "kept\n"
        assert [draft.is_being_typed for draft in Drafts(tmp_path, tmp_path / "db.json").list()] == [True]
        other.kill()
    assert [draft.is_being_typed for draft in Drafts(tmp_path, tmp_path / "db.json").list()] == [False]
