"""A defect of a command is told by its place, and by no value that it met."""

import pytest

from tui.cli import main
from tui.cli.commands import where
from tui.cli.exit_codes import Exit


def fail(_: object) -> int:
    title = "Nightjar at the ford"
    raise RuntimeError(title)


def test_a_defect_tells_where_it_was_and_no_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(where, "run", fail)
    assert main(["where"]) == Exit.DEFECT
    said = capsys.readouterr().err
    assert "RuntimeError < test_defect.py" in said
    assert "Nightjar" not in said
