"""The harness's cases of a merge of two branches, by the program as git runs it."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Measured


@pytest.mark.figure("driver")
def test_no_merge_loses_anything_silently_or_sees_a_conflict_where_none_is(
    harness: Path, root: Path, measured: Measured
) -> None:
    driver = shlex.join(("env", f"PYTHONPATH={root}", sys.executable, "-m", "tui", "merge"))
    command = [sys.executable, "merge_cases.py", "--driver", f"{driver} {{base}} {{ours}} {{theirs}}"]
    done = subprocess.run(command, cwd=harness, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    measured(f"{found['ok']} of {found['cases']}")
    assert found["cases"] >= 28
    assert found["bad"] == {}
