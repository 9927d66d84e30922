"""Files are imported on screen: read between keys, previewed by parts, corrected, and taken in as one undo step."""

from pathlib import Path

import pytest
import xlsxwriter
from textual.pilot import Pilot

from tests.tui.conftest import Running, app_of, screen_of
from tui.dialogs.importing import ImportDialog, files_of, wrong_with

PLAIN = "When,Headline,Where,Dead\n2019-09-30,Trade resumes,al-Qaim,\n2019-10-02,Shots at a queue,al-Qaim,2\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of no known data set."""
    path = tmp_path / "desk notes.csv"
    path.write_text(PLAIN)
    return path


async def previewed(pilot: Pilot[int], words: str) -> ImportDialog:
    """The preview of what was typed, once the file has been read."""
    await pilot.press("I")
    app_of(pilot).takers[-1].paste(words)
    await pilot.press("enter")
    return await read(pilot)


async def read(pilot: Pilot[int]) -> ImportDialog:
    """The preview, once its file has been read."""
    dialog = app_of(pilot).takers[-1]
    assert isinstance(dialog, ImportDialog)
    while not dialog.reading.is_over:
        await pilot.pause(0.01)
    await pilot.pause()
    return dialog


async def test_an_import_is_previewed_and_then_one_undo_step(running: Running, table: Path) -> None:
    async with running() as pilot:
        session = app_of(pilot).session
        before = len(session.store.rows)
        await previewed(pilot, str(table))
        assert "Trade resumes" in "\n".join(screen_of(pilot))
        await pilot.press("down")
        shown = "\n".join(screen_of(pilot))
        assert "2 added" in shown
        assert "Trade resumes" in shown
        assert len(session.store.rows) == before
        await pilot.press("enter")
        assert len(session.store.rows) == before + 2
        assert "2 added" in session.notice
        assert "desk notes.csv" in session.notice
        await pilot.press("u")
        assert len(session.store.rows) == before
        assert session.store.history.next_undo() is None


async def test_the_same_file_again_has_nothing_to_do(running: Running, table: Path) -> None:
    async with running() as pilot:
        await previewed(pilot, str(table))
        await pilot.press("enter")
        dialog = await previewed(pilot, str(table))
        assert dialog.reading.plan is not None
        assert dialog.reading.plan.edits == ()
        assert "nothing to do" in "\n".join(screen_of(pilot))


async def test_a_column_is_corrected_and_the_file_compared_anew(running: Running, table: Path) -> None:
    async with running() as pilot:
        dialog = await previewed(pilot, str(table))
        await pilot.press("right", *["down"] * 3)
        assert told_of(dialog) == "Dead: killed, 1 fitted"
        await pilot.press("enter", *"injured", "enter")
        dialog = await read(pilot)
        assert told_of(dialog) == "Dead: injured, 1 fitted"
        assert claims_of(dialog) == [("injured", 2)]
        await pilot.press("enter", *"nothing", "enter")
        dialog = await read(pilot)
        assert told_of(dialog) == "Dead: not taken"
        assert claims_of(dialog) == []
        await pilot.press("enter", *"killed", "enter")
        dialog = await read(pilot)
        assert claims_of(dialog) == [("killed", 2)]


async def test_while_a_file_is_read_anew_no_column_is_asked_for_and_escape_cancels(
    running: Running, table: Path
) -> None:
    async with running() as pilot:
        app = app_of(pilot)
        await previewed(pilot, str(table))
        await pilot.press("right", *["down"] * 3, "enter", *"injured")
        app.take("enter")
        dialog = app.takers[-1]
        assert isinstance(dialog, ImportDialog)
        assert not dialog.reading.is_over
        app.take("enter")
        assert app.takers[-1] is dialog
        app.take("escape")
        await pilot.pause(0.05)
        assert app.takers == []
        assert app.session.store.history.next_undo() is None
        assert app.session.notice == "Not imported."


def told_of(dialog: ImportDialog) -> str:
    """The account of the column under the cursor."""
    return str(dialog.preview.column)


def claims_of(dialog: ImportDialog) -> list[tuple[str, object]]:
    """What the claims of the records to be made say."""
    assert dialog.reading.plan is not None
    documents = [row.edit.after or {} for row in dialog.reading.plan.added]
    return [(claim["about"], claim["value"]) for document in documents for claim in document.get("claims", ())]


async def test_the_columns_stand_first_each_with_its_meaning_and_what_was_dropped(
    running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    path.write_text("When,Headline,Dead,Colour\n9/30/2019,Trade resumes,many?,red\n10/2/2019,Shots,2,blue\n")
    async with running() as pilot:
        await previewed(pilot, str(path))
        shown = [" ".join(row.split()) for row in screen_of(pilot)]
        assert any("Dead killed 1 1 many?" in row for row in shown), shown
        assert any("Colour not taken" in row for row in shown)
        assert any("month first, as '9/30/2019' shows" in row for row in shown)


async def test_a_column_of_a_known_format_takes_another_of_its_meanings(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    header = "event_id_cnty,event_date,event_type,actor1,fatalities,notes,comment"
    path.write_text(f"{header}\nZZZ1,2020-01-07,Battles,Hill,2,one,two\n")
    async with running() as pilot:
        await previewed(pilot, str(path))
        await pilot.press("right", *["down"] * 6, "enter", *"notes", "enter")
        dialog = await read(pilot)
        assert dialog.reading.plan is not None
        assert dialog.reading.plan.layout.startswith("ACLED")
        assert [(row.edit.after or {})["summary"] for row in dialog.reading.plan.added] == ["two"]
        assert any("first row makes" in row for row in screen_of(pilot))


async def test_letters_that_can_be_several_are_asked_about_and_w_says_which(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes("date,title\n2020-01-07,Gęś\n".encode("cp1250"))
    async with running() as pilot:
        dialog = await previewed(pilot, str(path))
        assert any("w sets the right one" in row for row in screen_of(pilot))
        await pilot.press("w", *"central", "enter")
        dialog = await read(pilot)
        assert dialog.reading.plan is not None
        assert dialog.reading.plan.is_clean
        assert [(row.edit.after or {})["title"] for row in dialog.reading.plan.added] == ["Gęś"]


async def test_how_a_file_is_written_can_be_said_and_is_compared_anew(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("date,title\n9/10/2019,Trade resumes\n")
    async with running() as pilot:
        dialog = await previewed(pilot, str(path))
        assert dialog.reading.plan is not None
        assert [notice.option for notice in dialog.reading.plan.warnings] == [
            "use --dates mdy if the month comes first"
        ]
        assert "--" not in "\n".join(screen_of(pilot))
        await pilot.press("w", *"month first", "enter")
        dialog = await read(pilot)
        assert dialog.reading.plan is not None
        assert dialog.reading.plan.warnings == ()
        assert [(row.edit.after or {})["date"] for row in dialog.reading.plan.added] == ["2019-09-10"]


async def test_one_of_several_sheets_is_chosen(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("North", "South"):
            sheet = book.add_worksheet(name)
            for number, row in enumerate((("date", "title"), ("2019-09-30", f"{name} gate shut"))):
                sheet.write_row(number, 0, row)
    async with running() as pilot:
        dialog = await previewed(pilot, str(path))
        assert dialog.reading.plan is None
        await pilot.press("w", *"south", "enter")
        dialog = await read(pilot)
        assert dialog.reading.plan is not None
        assert [(row.edit.after or {})["title"] for row in dialog.reading.plan.added] == ["South gate shut"]


async def test_a_table_that_no_guess_fits_is_imported_once_its_columns_are_told(
    running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("a,b\n2019-09-30,Trade resumes\n")
    async with running() as pilot:
        dialog = await previewed(pilot, str(path))
        assert "fit no known layout" in dialog.reading.problem
        await pilot.press("right", "enter", *"date", "enter")
        await read(pilot)
        await pilot.press("down", "enter", *"title", "enter")
        dialog = await read(pilot)
        assert dialog.reading.plan is not None
        assert [row.edit.after and row.edit.after["title"] for row in dialog.reading.plan.added] == ["Trade resumes"]


async def test_another_distance_ties_other_events_and_stands_in_the_preview(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "near.csv"
    path.write_text("date,title,lat,lon\n2019-09-30,Shots heard,34.50,40.80\n")
    async with running() as pilot:
        dialog = await previewed(pilot, str(path))
        assert dialog.reading.plan is not None
        assert [tie.crossing for _, tie in dialog.reading.plan.ties] == ["al-qaim"]
        await pilot.press("d", "ctrl+u", "x", "enter")
        assert app_of(pilot).takers[-1] is not dialog
        await pilot.press("ctrl+u", "3", "enter")
        dialog = await read(pilot)
        assert dialog.reading.plan is not None
        assert dialog.reading.plan.ties == ()
        assert "within 3 km" in "\n".join(screen_of(pilot))


async def test_escape_imports_nothing_not_even_while_a_file_is_read(running: Running, table: Path) -> None:
    async with running() as pilot:
        session = app_of(pilot).session
        await pilot.press("I")
        app_of(pilot).takers[-1].paste(str(table))
        app_of(pilot).take("enter")
        app_of(pilot).take("escape")
        await pilot.pause(0.05)
        assert app_of(pilot).takers == []
        assert session.store.history.next_undo() is None
        assert session.notice == "Not imported."


async def test_several_files_are_imported_one_after_the_other(running: Running, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text(f"date,title\n2019-09-30,{name} happened\n")
    async with running((80, 24)) as pilot:
        session = app_of(pilot).session
        before = len(session.store.rows)
        await previewed(pilot, f"{tmp_path}/*.csv")
        assert "1 of 2" in "\n".join(screen_of(pilot))
        await pilot.press("enter")
        await read(pilot)
        await pilot.press("enter")
        assert len(session.store.rows) == before + 2
        await pilot.press("u")
        assert len(session.store.rows) == before + 1


async def test_a_record_changed_meanwhile_is_compared_anew(running: Running, table: Path) -> None:
    async with running() as pilot:
        session = app_of(pilot).session
        dialog = await previewed(pilot, str(table))
        earlier = dialog.reading.plan
        assert session.selected is not None
        session.store.edit(session.selected, ("title",), "Another title")
        dialog = await read(pilot)
        assert dialog.reading.plan is not earlier
        await pilot.press("enter")
        assert session.store.rows[session.selected.id].title == "Another title"


async def test_what_is_no_file_is_told_and_asked_again(running: Running, tmp_path: Path) -> None:
    async with running() as pilot:
        for words, wrong in ((str(tmp_path), "folder"), (str(tmp_path / "none"), "no such file"), ("'a", "quotes")):
            await pilot.press("I")
            app_of(pilot).takers[-1].paste(words)
            await pilot.press("enter")
            assert wrong in "\n".join(screen_of(pilot))
            await pilot.press("escape", "escape")


async def test_a_file_of_nonsense_is_refused_with_words(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(bytes(range(256)) * 3)
    async with running((80, 24)) as pilot:
        dialog = await previewed(pilot, str(path))
        assert dialog.reading.problem
        await pilot.press("enter")
        assert app_of(pilot).takers == []


@pytest.mark.parametrize("size", [(1, 1), (30, 10), (60, 15), (500, 200)])
async def test_the_preview_is_drawn_in_every_size(running: Running, table: Path, size: tuple[int, int]) -> None:
    async with running(size) as pilot:
        await previewed(pilot, str(table))
        await pilot.press("down", "right", "pagedown", "left", "up")


NEWER = "no,date,title,place,killed\n1,2019-09-30,Trade resumes,,\n2,2019-10-02,Shots at a queue,al-Qaim,{}\n{}"


async def test_a_newer_export_shows_which_cells_changed_and_which_rows_are_gone(
    running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "export.csv"
    path.write_text(NEWER.format(2, "3,2019-10-03,Quiet,al-Qaim,\n4,2019-10-04,Quiet again,al-Qaim,\n"))
    async with running() as pilot:
        await previewed(pilot, str(path))
        await pilot.press("enter")
        path.write_text(NEWER.format(6, "3,2019-10-03,Quiet,al-Qaim,\n5,2019-10-05,Loud,al-Qaim\n"))
        dialog = await previewed(pilot, str(path))
        told = {
            part.words: ["".join(text for text, _ in part.line(at)) for at in range(len(part.items))]
            for part in dialog.preview.parts
        }
        assert told["changed"] == ["2 killed 2 → 6"]
        assert told["vanished"] == ["4 Quiet again  stays, superseded"]
        assert told["at crossings"] == []
        assert [words.startswith("line 5 ") for words in told["skipped"]] == [True]
        assert [words.startswith("line 5 ") for words in told["warnings"]] == [True]


def test_a_line_names_files_by_spaces_quotes_and_wildcards(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv", "c d.csv"):
        (tmp_path / name).write_text("")
    assert files_of(f"{tmp_path}/c d.csv") == [tmp_path / "c d.csv"]
    assert files_of(f"{tmp_path}/a.csv '{tmp_path}/c d.csv'") == [tmp_path / "a.csv", tmp_path / "c d.csv"]
    assert files_of(f"{tmp_path}/?.csv") == [tmp_path / "a.csv", tmp_path / "b.csv"]
    assert files_of(f"{tmp_path}/z*.csv") == [tmp_path / "z*.csv"]
    assert wrong_with(tmp_path / "z*.csv")


async def test_a_table_that_leaves_a_question_is_imported_only_after_a_word(running: Running, tmp_path: Path) -> None:
    (tmp_path / "undated.csv").write_text("Headline,Dead\nShots at a queue,2\n")
    async with running() as pilot:
        session = app_of(pilot).session
        before = len(session.store.rows)
        await previewed(pilot, str(tmp_path / "undated.csv"))
        assert "no column is taken for the date" in " ".join("\n".join(screen_of(pilot)).split())
        for answer in (["enter"], ["escape"], [*"no", "enter", "escape"]):
            await pilot.press("enter", *answer)
            if answer == ["enter"]:
                await pilot.press("escape")
            assert len(session.store.rows) == before
        await pilot.press("enter", *"import", "enter")
        assert len(session.store.rows) == before + 1
        assert app_of(pilot).takers == []


async def test_that_very_many_records_are_being_taken_in_is_said_before(
    running: Running, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.dialogs.importing._MANY", 2)
    async with running() as pilot:
        session = app_of(pilot).session
        before = len(session.store.rows)
        dialog = await previewed(pilot, str(table))
        dialog.take("enter")
        assert "Importing 3 records" in str(dialog.rows(80, 10))
        dialog.take("escape")
        assert app_of(pilot).takers[-1] is dialog
        while dialog in app_of(pilot).takers:
            await pilot.pause(0.01)
        assert len(session.store.rows) == before + 2
        monkeypatch.setattr("tui.actions.records._MANY", 2)
        app_of(pilot).take("u")
        assert session.notice.startswith("Taking back 3 records")
        while len(session.store.rows) > before:
            await pilot.pause(0.01)
        assert session.notice.startswith("Undid: import of")


async def test_the_records_that_were_warned_about_are_named_after_the_import(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("date,title,killed\n2024-01-02,Strike at the gate,2\n2024-13-45,Convoy waits,1\n")
    async with running((140, 40)) as pilot:
        await previewed(pilot, str(path))
        await pilot.press("enter")
        assert "1 warned about. To look at: Convoy waits. Undo takes it back" in app_of(pilot).session.notice


async def test_what_another_column_is_said_to_be_does_not_answer_whether_names_are_of_persons(
    running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Age,Date,Location,Extra\nOmar,23,2021-05-14,Rabia,by night\n")
    async with running() as pilot:
        dialog = await previewed(pilot, str(path))
        await pilot.press("right", *["down"] * 4, "enter", *"summary", "enter")
        dialog = await read(pilot)
        assert dialog.reading.plan is not None
        assert "'Extra'" in dialog.reading.plan.layout
        assert dialog.reading.plan.question is not None
        await pilot.press(*["up"] * 4, "enter", *"victim", "enter")
        dialog = await read(pilot)
        assert dialog.reading.plan is not None
        assert dialog.reading.plan.question is None
        assert [edit.key.id for edit in dialog.reading.plan.kept_private] == ["omar"]
