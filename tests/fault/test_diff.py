"""One field edited in the real program: a diff shows that field's line, and no other."""

import subprocess
from pathlib import Path

import pytest

from store.paths import sample_bytes
from tests.conftest import Measured
from tests.fault.terminal import opened
from tests.fault.test_file import needs


@needs("git")
@pytest.mark.figure("diff")
def test_a_title_edited_on_screen_is_one_line_of_a_diff(tmp_path: Path, measured: Measured) -> None:
    before, path = tmp_path / "before.json", tmp_path / "db.json"
    before.write_bytes(sample_bytes())
    path.write_bytes(sample_bytes())
    with opened(path) as window:
        window.press("down", "e", "ctrl+u", "The bridge is open", "enter")
        assert window.shows("Saved: The bridge is open"), window.text
        window.press("ctrl+q")
        assert window.end_status() == 0
    command = ["git", "diff", "--no-index", "--unified=0", str(before), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    changed = [line for line in done.stdout.splitlines()[4:] if line[:1] in "+-"]
    measured(f"{len(changed)} lines: the title before and after")
    assert [line[0] for line in changed] == ["-", "+"]
    assert [line[1:].split(":")[0].strip() for line in changed] == ['"title"', '"title"']
    assert "The bridge is open" in changed[1]
