"""The command starts its own `tui` and `store`, or says in one sentence which others stand in the way."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store import on_demand


def _started(folder: Path, *before: Path) -> subprocess.CompletedProcess[str]:
    """The command, with these folders before its own on Python's path."""
    places = [*map(str, before), str(folder)]
    code = f"import sys; sys.path[:0] = {places!r}; import bordertui; sys.exit(bordertui.main())"
    command = [sys.executable, "-I", "-c", code, "--version"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_alone_it_starts(root: Path) -> None:
    done = _started(root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("bordertui ")


@pytest.mark.parametrize("name", ["tui", "store"])
@pytest.mark.parametrize("kind", ["package", "module", "folder"])
def test_another_package_of_its_names_is_told_and_not_run(root: Path, tmp_path: Path, name: str, kind: str) -> None:
    harm = tmp_path / "ran"
    code = f"open({str(harm)!r}, 'w')"
    if kind == "module":
        (tmp_path / f"{name}.py").write_text(code)
    else:
        (tmp_path / name).mkdir()
        if kind == "package":
            (tmp_path / name / "__init__.py").write_text(code)
    done = _started(root, tmp_path)
    if kind == "folder":  # Python itself lets a package win over a folder without `__init__.py`
        assert done.returncode == 0
        return
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"its package `{name}` is in {root / name}, but Python finds another first: {tmp_path}" in done.stderr
    assert "install bordertui into an environment of its own" in done.stderr
    assert not harm.exists()


def test_a_package_that_wrote_over_ours_is_told(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "bordertui.py", tmp_path)
    for name in ("tui", "store"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    done = _started(tmp_path)
    assert done.returncode == 2
    assert "No module named 'tui.__main__'" in done.stderr
    assert "Traceback" not in done.stderr


def test_of_a_module_on_demand_what_it_lacks_is_told_and_not_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "table.py").write_text("import a_part_that_is_missing")
    monkeypatch.syspath_prepend(str(tmp_path))
    named = on_demand("room")
    with pytest.raises(ModuleNotFoundError, match="a_part_that_is_missing"):
        named("table")
    with pytest.raises(AttributeError, match="chair"):
        named("chair")
