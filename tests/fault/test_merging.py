"""The harness's cases of a merge of two branches, by the program as git runs it."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.figure("driver")
def test_no_merge_loses_anything_silently_or_sees_a_conflict_where_none_is(
    harness: Path, root: Path, measured: Callable[[str], None]
) -> None:
    driver = shlex.join(("env", f"PYTHONPATH={root}", sys.executable, "-m", "tui", "merge"))
    command = [sys.executable, "merge_cases.py", "--driver", f"{driver} {{base}} {{ours}} {{theirs}}"]
    done = subprocess.run(command, cwd=harness, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    measured(f"{found['ok']} of {found['cases']}")
    assert found["cases"] >= 28
    assert found["bad"] == {}
