"""The bench's own parts: the made-up files, the terminal in memory, what is timed, the table. Nothing here is timed."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.edtf.parsing import parse
from store.records.vocabulary import EventType, Status
from tests.bench.__main__ import ROOMS, main, measured
from tests.bench.bench import Bench, python
from tests.bench.figures import Figure, told
from tests.bench.make_file import make_file, pieces
from tests.bench.play import Play, Step, rounds
from tests.bench.program import Program, SilentError, key_bytes
from tests.bench.terminal import Terminal

ONECELL = python("tests.bench.yardsticks.onecell")


@pytest.fixture(scope="module")
def made() -> dict[str, dict[str, dict[str, object]]]:
    read: dict[str, dict[str, dict[str, object]]] = json.loads("".join(pieces(2_000)))
    return read


def test_the_same_count_and_seed_give_the_same_file() -> None:
    assert list(pieces(50)) == list(pieces(50))
    assert list(pieces(50)) != list(pieces(50, seed=8))


@given(st.integers(0, 40))
def test_a_file_holds_as_many_events_as_asked_for(count: int) -> None:
    assert len(json.loads("".join(pieces(count)))["events"]) == count


def test_events_are_as_large_as_real_ones(tmp_path: Path) -> None:
    make_file(3_000, tmp_path / "large.json")
    make_file(1_000, tmp_path / "small.json")
    grown = (tmp_path / "large.json").stat().st_size - (tmp_path / "small.json").stat().st_size
    assert 500 < grown / 2_000 < 600


def test_made_up_events_use_the_field_s_words(made: dict[str, dict[str, dict[str, object]]]) -> None:
    events = made["events"].values()
    assert {event["type"] for event in events} == set(EventType.words())
    states = {event["status"]["state"] for event in events if isinstance(event.get("status"), dict)}  # type: ignore[index]
    assert states == set(Status.words())


def test_made_up_dates_are_edtf_of_several_kinds(made: dict[str, dict[str, dict[str, object]]]) -> None:
    dates = [str(event["date"]) for event in made["events"].values() if "date" in event]
    assert len(dates) < len(made["events"])
    for words in dates:
        parse(words)
    assert any(words.startswith("[") for words in dates)
    assert any("/" in words for words in dates)
    assert any(words.endswith("~") for words in dates)
    assert all(date.fromisoformat(words) for words in dates if len(words) == len("2019-09-30"))


def test_made_up_claims_refer_to_sources_that_are_there(made: dict[str, dict[str, dict[str, object]]]) -> None:
    sources = {source["id"] for source in made["sources"].values()}
    claims = [claim for event in made["events"].values() for claim in event["claims"]]  # type: ignore[attr-defined]
    assert claims
    assert {claim["source"] for claim in claims} <= sources


def test_a_terminal_shows_what_is_written_and_skips_what_is_not_for_the_eye() -> None:
    terminal = Terminal(20, 2)
    terminal.feed(b"\x1b[?2026h\x1b[>1u\x1bPsecret\x1b\\one\r\n\x1b[1mtwo\x1b[?2026l")
    assert terminal.text == "one\ntwo"
    assert terminal.picture[1][0].bold
    assert not terminal.picture[0][0].bold
    assert terminal.not_understood == 0


@given(st.integers(0, 40))
def test_output_may_be_cut_anywhere(at: int) -> None:
    output = b"a\x1b[2;3Hb\x1bPx\x1b\\c\x1b]0;title\x07d\x1b[?2026$p"
    terminal = Terminal(10, 3)
    terminal.feed(output[:at])
    terminal.feed(output[at:])
    assert terminal.text == "a\n  bcd\n"


def test_a_terminal_answers_what_it_is_asked() -> None:
    terminal = Terminal(140, 40)
    assert terminal.answers(b"text") == b""
    assert terminal.answers(b"\x1b[?2026$p") == b"\x1b[?2026;2$y"
    assert terminal.answers(b"\x1b[?9999$p") == b"\x1b[?9999;0$y"
    assert terminal.answers(b"\x1b[18t") == b"\x1b[8;40;140t"
    assert terminal.answers(b"\x1b[6n") == b"\x1b[1;1R"


@pytest.mark.parametrize(("key", "sent"), [("down", b"\x1b[B"), ("ctrl+r", b"\x12"), ("q", b"q"), ("é", "é".encode())])
def test_keys_are_sent_as_a_terminal_sends_them(key: str, sent: bytes) -> None:
    assert key_bytes(key) == sent


def test_cursor_keys_follow_the_terminal_s_mode() -> None:
    code = "import sys; print('\\x1b[?1hREADY', flush=True); print([input()])"
    with Program((sys.executable, "-c", code)) as program:
        program.watch(until="READY")
        program.press("down", "enter")
        assert "x1bOB" in program.watch(until=r"\[")[-1].text


def test_every_press_of_a_step_is_timed_and_preparations_are_not() -> None:
    steps = (Step("", ("x",)), Step("down", ("down",), times=2), Step("held", ("down",) * 5, until="READY 7"))
    (run,) = rounds([Play("onecell", ONECELL, "READY 0", steps)], 1)["onecell"]
    assert {name: len(presses) for name, presses in run.steps.items()} == {"down": 2, "held": 1}
    assert run.ready > 0
    assert run.left > 0
    assert run.wall("down") > 0


def test_a_program_that_does_not_show_what_it_should_is_an_error_that_shows_its_screen() -> None:
    with Program((sys.executable, "-c", "print('something else')")) as program, pytest.raises(SilentError) as caught:
        program.watch(until="READY")
    assert "something else" in str(caught.value)


def test_a_figure_is_reached_at_its_goal_and_missed_above() -> None:
    def verdict(goal: float | None, ratio: float | None) -> str:
        return Figure("S1", "start", goal, ratio).verdict

    assert verdict(1.15, 1.15) == "reached"
    assert verdict(1.15, 1.16) == "missed"
    assert verdict(None, 1.0) == "no goal"
    assert verdict(1.15, None) == "not measured"


def test_the_table_is_aligned_and_counts() -> None:
    lines = list(told([Figure("S1", "start", 1.15, 1.0), Figure("R1", "a cursor key", 1.5, 12.0)]))
    assert lines[1].index("1.00") == lines[2].index("2.00")
    assert lines[-1] == "1 reached, 1 missed"


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_can_be_played_to_its_end(room: str, tmp_path: Path) -> None:
    found = list(measured(room, Bench(tmp_path, rounds=1, many=300)))
    assert [(figure.what, figure.note) for figure in found if figure.verdict == "not measured"] == []
    assert found or room == "visidata"


def test_a_room_that_fails_is_told_in_the_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def failing(bench: Bench) -> list[Figure]:
        raise subprocess.CalledProcessError(2, "bordertui", stderr=b"one\nno such file\n")

    monkeypatch.setattr("tests.bench.commands.figures", failing)
    (figure,) = measured("commands", Bench(tmp_path))
    assert (figure.verdict, figure.note) == ("not measured", "no such file")


def test_an_unknown_room_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nowhere"])
    assert "no such room: nowhere" in capsys.readouterr().err
