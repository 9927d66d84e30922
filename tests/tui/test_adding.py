"""An event is noted in one line, seen before it is kept; what else can be new is in a menu."""

from pathlib import Path

from screenshots.scenes import NOTED, typed
from store.records.model import ControlReport
from tests.tui.conftest import Running, app_of, screen_of


async def test_the_record_is_shown_as_it_will_be_written_and_enter_adds_and_selects_it(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("a", *typed(NOTED))
        await pilot.pause()
        screen = "\n".join(screen_of(pilot))
        assert "Monday 30 Sep 2019" in screen
        assert "al-Qaim ⇄ Albu Kamal" in screen
        assert "unattributed in Kurdistan 24" in " ".join(screen.split())
        await pilot.press("enter")
        added = session.store.event(session.cursor)
        assert added.title == "Reopened al-qaim: open to trade and travellers"
        assert added.claims[0].grade == "C2"
        await pilot.press("u")
        assert added.id not in session.store.rows


async def test_a_source_that_is_not_there_is_told_before_it_is_made(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        await pilot.press("a", *typed("30 sep 2019 closed rabia src localpaper"))
        await pilot.pause()
        assert "will be written, and new source localpaper" in "\n".join(screen_of(pilot))
        assert "localpaper" not in app.session.store.sources
        await pilot.press("enter")
        assert app.session.store.event(app.session.cursor).claims[0].source == "localpaper"
        await pilot.press("u")
        assert "localpaper" not in app.session.store.sources


async def test_tab_walks_through_what_is_open_and_enter_settles_it_by_the_first_offer(running: Running) -> None:
    async with running((100, 34)) as pilot:
        app = app_of(pilot)
        before = len(app.session.store.rows)
        await pilot.press("a", *typed("rabbia closed "))
        await pilot.pause()
        assert "~~~~" not in "\n".join(screen_of(pilot))
        await pilot.press("tab", "tab", "enter")
        await pilot.pause()
        assert "Rabia closed" in "\n".join(screen_of(pilot))
        await pilot.press("space", "tab", "enter")
        await pilot.pause()
        assert "today Rabia closed" in "\n".join(screen_of(pilot))
        assert len(app.session.store.rows) == before
        await pilot.press("enter")
        added = app.session.store.event(app.session.cursor)
        assert (added.crossings, added.status, added.review) == (("rabia",), "closed", "")


async def test_what_will_be_written_stays_seen_on_a_low_screen_however_much_is_open(running: Running) -> None:
    async with running((60, 20)) as pilot:
        await pilot.press("a", *typed("rabbia closed killed hurt, drone 4 dead or 5, handed over us"))
        await pilot.pause()
        assert "? date" in "\n".join(screen_of(pilot))
        assert "points are open; Tab shows each" in "\n".join(screen_of(pilot))
        assert "Title      Rabbia closed" in "\n".join(screen_of(pilot))
        for label in ("date", "crossing", "status"):
            await pilot.press("tab")
            await pilot.pause()
            assert f"? {label}" in "\n".join(screen_of(pilot))
            assert "Title      Rabbia closed" in "\n".join(screen_of(pilot))


async def test_what_is_open_is_written_by_a_second_enter_alone_and_marked(running: Running) -> None:
    async with running((100, 34)) as pilot:
        app = app_of(pilot)
        before = len(app.session.store.rows)
        await pilot.press("a", *typed("30 sep 2019 rabia may close soon "), "enter")
        await pilot.pause()
        assert "Enter again adds it as needing work" in "\n".join(screen_of(pilot))
        assert len(app.session.store.rows) == before
        await pilot.press("enter")
        added = app.session.store.event(app.session.cursor)
        assert (added.status, added.review, added.title) == ("", "work needed", "Rabia may close soon")


async def test_what_was_not_taken_is_marked_beneath_its_letters(running: Running) -> None:
    async with running((100, 34)) as pilot:
        await pilot.press("a", *typed("30 sep 2019 zyxw visit rabia "))
        await pilot.pause()
        screen = screen_of(pilot)
        line = next(row for row in screen if "zyxw visit" in row)
        under = next(row for row in screen if "~~~~" in row)
        assert under.index("~~~~") == line.index("zyxw")
        assert under[line.index("rabia")] == "─"


async def test_a_complete_word_is_not_offered_and_what_was_understood_stands_instead(running: Running) -> None:
    async with running((100, 30)) as pilot:
        await pilot.press("a")
        for line in ("30 sep 2019 closed rabia", "30 sep 2019 fire at rabia type:clash"):
            await pilot.press("ctrl+u", *typed(line))
            await pilot.pause()
            screen = "\n".join(screen_of(pilot))
            assert "will be written" in screen
            assert "Tab " not in screen.replace("Tab Complete", "")


async def test_nothing_is_added_of_a_line_that_says_nothing(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        await pilot.press("a", "enter")
        assert len(app.takers) == 1
        assert "Type a date" in "\n".join(screen_of(pilot))


async def test_a_line_that_was_left_is_there_again_the_next_time(running: Running, sample: Path) -> None:
    async with running((100, 30)) as pilot:
        await pilot.press("a", *typed("30 sep 2019 closed"), "escape")
        app_of(pilot).drafts.finish()
    async with running((100, 30), sample) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert "30 sep 2019 closed" in "\n".join(screen_of(pilot))
        await pilot.press("space", *"rabia", "enter", "a")
        await pilot.pause()
        assert "closed rabia" not in "\n".join(screen_of(pilot)[2:4])


async def test_an_event_outside_the_filter_is_selected_all_the_same(running: Running) -> None:
    async with running((100, 30)) as pilot:
        session = app_of(pilot).session
        await pilot.press("slash", *typed("type:attack"), "enter", "a", *typed("1 oct 2019 closed rabia"), "enter")
        assert session.selected is not None
        assert session.store.event(session.selected.id).title == "Closed rabia"
        assert session.collection.count == 1


async def test_the_menu_makes_a_record_of_another_kind_and_edits_its_name(running: Running) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        await pilot.press("A", *"actor", "enter")
        assert app.session.selected is not None
        assert app.session.selected.table == "actors"
        await pilot.press("ctrl+u", *typed("Border police"), "enter")
        assert app.session.store.actors[app.session.selected.id].name == "Border police"


async def test_a_line_typed_while_the_file_went_away_stays_and_is_added_once_it_is_back(
    running: Running, sample: Path
) -> None:
    async with running((100, 30)) as pilot:
        app = app_of(pilot)
        before = len(app.session.store.rows)
        await pilot.press("a", *typed("30 sep 2019 closed rabia"))
        content = sample.read_bytes()
        sample.unlink()
        app.session.saver.poll()
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing was changed" in "".join(screen_of(pilot)[-4:])
        assert len(app.takers) == 1
        sample.write_bytes(content)
        app.session.saver.poll()
        await pilot.press("enter")
        assert not app.takers
        assert len(app.session.store.rows) == before + 1


async def test_at_an_open_point_the_arrows_choose_among_the_offers_and_typed_words_stand_apart(
    running: Running,
) -> None:
    async with running((100, 34)) as pilot:
        app = app_of(pilot)
        await pilot.press("a", *typed("rabia seized by SDF 20 sep 2019, reuters"), "tab", "down")
        await pilot.pause()
        assert "Enter: SY · IQ" in "\n".join(screen_of(pilot))
        await pilot.press("enter", "enter")
        added = app.session.store.event(app.session.cursor)
        assert isinstance(added.control, ControlReport)
        assert (added.control.side, added.claims[0].source) == ("SY", "reuters")
        await pilot.press("a", *typed("rabia seized by SDF 20 sep 2019"), "tab", *typed("on IQ side"))
        await pilot.pause()
        assert "SDF on IQ side 20 sep 2019" in "\n".join(screen_of(pilot)).replace("  ", " ")


async def test_a_line_longer_than_the_box_is_read_whole_with_what_it_means_below_each_row(running: Running) -> None:
    async with running((80, 24)) as pilot:
        await pilot.press("a", *typed(f"{NOTED} src k24-reopening, says an officer at the gate"))
        await pilot.pause()
        lines = screen_of(pilot)
        assert any(line.startswith("│ › 30 sep 2019") for line in lines)
        first = next(number for number, line in enumerate(lines) if "30 sep 2019 reopened" in line)
        assert lines[first + 1].startswith("│   date───────")
        assert "officer at the gate" in lines[first + 2]
        await pilot.press("home", *typed("x"))
        assert app_of(pilot).takers
