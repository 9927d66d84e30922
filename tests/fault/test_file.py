"""The file under faults: killed, torn, cut off, full, of every kind; whole each time, and nothing acknowledged lost."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Measured
from tests.fault.conftest import Run

Writer = Callable[..., list[str]]


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skips where a program is missing."""
    missing = [program for program in programs if not shutil.which(program)]
    return pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)}")


def _mounts() -> bool:
    """Whether we may mount; root in a container often may not."""
    if os.geteuid() != 0 or not shutil.which("unshare"):
        return False
    return subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0


ALL_MODES = "kill,torn,after,enospc,eio,eacces,enospc+,eio+,short"
ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
MOUNTS = pytest.mark.skipif(not _mounts(), reason="needs root and leave to mount")


def assert_passed(verdict: dict[str, Any]) -> None:
    assert verdict["PASS"], json.dumps(verdict, indent=1)


def told(verdict: dict[str, Any], *names: str) -> str:
    """Numbers of a verdict in words."""
    words = {"acks": "saves acknowledged", "traceback": "tracebacks", "hang": "hangs"}
    return ", ".join(f"{verdict[name]:,} {words.get(name, name)}" for name in names)


@pytest.mark.figure("kills")
@pytest.mark.parametrize(
    ("kills", "seed"), [(10, 1), *(pytest.param(200, seed, marks=pytest.mark.full) for seed in range(1, 6))]
)
def test_a_kill_at_any_instant_leaves_a_whole_file_with_all_that_was_acknowledged(
    run: Run, writer: Writer, measured_in_part: Measured, kills: int, seed: int
) -> None:
    options = ["--kills", str(kills), "--seed", str(seed), "--last-only", "--seed-records", "100"]
    verdict = run("kill_loop.py", *options, *writer(0))
    measured_in_part(told(verdict, "kills", "acks", "invalid", "lost"))
    assert_passed(verdict)
    assert verdict["kills"] == kills
    assert verdict["acks"] > kills


@pytest.mark.figure("calls")
@needs("cc")
@pytest.mark.parametrize(
    ("edits", "modes"),
    [
        (1, "kill,torn,enospc"),
        pytest.param(6, "kill,torn,after,enospc,eio,eacces,enospc+,eio+,short", marks=pytest.mark.full),
    ],
)
def test_every_call_can_fail_in_every_way(run: Run, writer: Writer, measured: Measured, edits: int, modes: str) -> None:
    verdict = run("crash_points.py", "--modes", modes, "--seed-records", "50", *writer(edits))
    measured(told(verdict, "calls", "runs", "invalid", "lost", "traceback", "hang"))
    assert_passed(verdict)
    assert not verdict["traceback"]
    assert not verdict["silent"]
    assert verdict["runs"] == verdict["calls"] * len(modes.split(","))


@needs("strace")
def test_each_acknowledgement_comes_after_file_and_folder_were_synced(run: Run, writer: Writer) -> None:
    verdict = run("protocol_trace.py", *writer(4))
    assert_passed(verdict)
    assert verdict["acks"] == verdict["renames"] == 4


@pytest.mark.figure("identity")
@ROOT
@needs("setfattr", "setfacl", "setpriv")
def test_links_modes_owners_attributes_and_manners_are_kept_and_odd_files_refused(
    run: Run, writer: Writer, measured: Measured
) -> None:
    verdict = run("file_kinds.py", "--seed-records", "10", *writer(2))
    cases = [case["ok"] for case in verdict.values() if isinstance(case, dict)]
    measured(f"{sum(cases)} of {len(cases)}")
    assert_passed(verdict)
    assert not verdict["failed"]


def test_a_file_that_may_not_grow_is_whole_and_says_so(run: Run, writer: Writer) -> None:
    verdict = run("enospc.py", "--kind", "fsize", "--size-kib", "110", *writer(300, "insert"))
    assert_passed(verdict)
    assert verdict["acked"] > 10
    assert "no room" in verdict["stderr"]


@MOUNTS
@pytest.mark.parametrize("kind", ["tmpfs", pytest.param("ext4", marks=pytest.mark.full)])
def test_a_full_disk_leaves_the_old_file_and_says_so(run: Run, writer: Writer, kind: str) -> None:
    verdict = run("enospc.py", "--kind", kind, "--size-kib", "150", *writer(1000, "insert"))
    assert_passed(verdict)
    assert verdict["acked"] > 10
    assert "no room" in verdict["stderr"]


@MOUNTS
@pytest.mark.full
@pytest.mark.figure("power")
@needs("mkfs.ext4")
@pytest.mark.parametrize("seed", range(1, 5))
def test_a_power_cut_leaves_a_whole_file_with_all_that_was_acknowledged(
    run: Run, writer: Writer, measured_in_part: Measured, seed: int
) -> None:
    verdict = run("powercut.py", "--cuts", "50", "--seed", str(seed), "--seed-records", "100", *writer(0))
    measured_in_part(told(verdict, "cuts", "acks", "invalid", "lost"))
    assert_passed(verdict)
    assert verdict["cuts"] == 50
