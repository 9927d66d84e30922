"""A field that gets one line in a struct is edited, shown, checked, described, exported and imported."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LINE = '    toll: Annotated[str, Spec("Toll paid", words=words.Official, tag="#event+toll")] = ""\n'
BEGIN = f"""
import sys, types
import store.records
from pathlib import Path
source = Path("store/records/model.py").read_text("utf-8")
before, after = source.split("class Event(Struct, frozen=True):", 1)
place = after.index("    means: ")
model = types.ModuleType("store.records.model")
sys.modules["store.records.model"] = store.records.model = model
exec(before + "class Event(Struct, frozen=True):" + after[:place] + {LINE!r} + after[place:], model.__dict__)
"""
RUN = BEGIN + "from tui.__main__ import main\nsys.exit(main(sys.argv[1:]))"
PANEL = (
    BEGIN
    + """
import asyncio
from store.records.model import Key
from store.store import Store
from tui.app import BorderApp
from tui.editing.editing import open_editor
from tui.panels.record import items_of
async def look():
    app = BorderApp(Store.open(Path(sys.argv[1])))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        app.session.select(Key("events", "e"))
        open_editor(app, Key("events", "e"), ("toll",), "details")
        await pilot.press("y", "e", "s", "enter")
        await pilot.pause()
        for item in items_of(app.session, Key("events", "e"), 60):
            if item.path == ("toll",):
                print("".join(text for row in item.rows for text, _ in row.spans))
asyncio.run(look())
"""
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file.json"
    event: dict[str, Any] = {"id": "e", "title": "Gate", "date": "2024-03-04", "type": "other"}
    path.write_text(json.dumps({"events": {"1": event}}), "utf-8")
    return path


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )


def command(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(RUN, *arguments, "--file", str(path))


def events(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text("utf-8"))["events"].values())


def test_it_is_edited_shown_and_described(file: Path) -> None:
    assert command(file, "edit", "e", "toll=ye").returncode == 0
    assert events(file)[0]["toll"] == "yes"
    assert command(file, "edit", "e", "toll=perhaps").returncode == 2
    assert "Toll paid  yes" in command(file, "show", "e").stdout
    schema = json.loads(run(RUN, "schema").stdout)
    assert schema["$defs"]["Event"]["properties"]["toll"]["title"] == "Toll paid"


def test_its_words_are_checked(file: Path) -> None:
    assert command(file, "edit", "e", 'toll:="perhaps"').returncode == 0
    found = command(file, "check").stdout
    assert "unknown-value: record events/e/toll: “perhaps” is not a known value of toll" in found
    assert "unknown-key" not in found


def test_it_goes_out_and_comes_in_again(file: Path, tmp_path: Path) -> None:
    command(file, "edit", "e", "toll=no")
    table, other = tmp_path / "out.csv", tmp_path / "other.json"
    assert command(file, "export", "csv", "-o", str(table)).returncode == 0
    assert '"#event+toll"' in table.read_text("utf-8")
    assert '"toll": "no"' in command(file, "export", "geojson").stdout
    other.write_text("{}", "utf-8")
    done = command(other, "import", str(table), "--yes")
    assert done.returncode == 0, done.stderr
    assert [event["toll"] for event in events(other)] == ["no"]


def test_a_table_of_others_has_it_in_a_column_of_its_name(file: Path, tmp_path: Path) -> None:
    table = tmp_path / "tolls.csv"
    table.write_text("date,title,Toll paid\n2024-03-05,Lorries at the gate,yes\n2024-03-06,A queue,perhaps\n", "utf-8")
    done = command(file, "import", str(table), "--yes")
    assert done.returncode == 1, done.stderr  # a cell was left out
    assert [event.get("toll") for event in events(file)] == [None, "yes", None]
    assert "toll 'perhaps'" in done.stdout


def test_the_details_edit_and_show_it(file: Path) -> None:
    done = run(PANEL, str(file))
    assert done.stdout.split() == ["Toll", "paid", "yes"], done.stderr
