"""TinyDB's own tests pass on our Storage and Table, less those that suite.py leaves out with a reason each."""

import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.conftest import Measured
from tests.fault.suite import LEFT_OUT

VERSION = "4.9.0"
TESTS = 219
OPTIONAL = 1  # a test that needs PyYAML, which nothing here needs


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """TinyDB's source distribution, which carries its tests."""
    folder = tmp_path_factory.mktemp("tinydb")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-binary", ":all:", "--no-deps"]
    done = subprocess.run([*command, f"tinydb=={VERSION}"], cwd=folder, capture_output=True, check=False)
    archives = list(folder.glob("*.tar.gz"))
    if done.returncode or not archives:
        pytest.skip("needs a package index, to fetch TinyDB's sources with their tests")
    with tarfile.open(archives[0]) as archive:
        archive.extractall(folder, filter="data")
    return archives[0].with_name(f"tinydb-{VERSION}")


@pytest.mark.full
@pytest.mark.figure("tinydb")
def test_tinydbs_own_suite_passes_on_our_storage(sources: Path, root: Path, measured: Measured) -> None:
    options = ["-p", "suite", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(sources)]
    where = os.pathsep.join([str(root), str(root / "tests" / "fault")])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-q", "tests"],
        cwd=sources,
        env={**os.environ, "PYTHONPATH": where, "PYTHONDONTWRITEBYTECODE": "1", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    counts = {word: int(count) for count, word in re.findall(r"(\d+) (passed|failed|skipped|error)", done.stdout)}
    measured(f"{counts.get('passed')} pass, {len(LEFT_OUT)} left out with a reason each, {OPTIONAL} needs what we lack")
    assert counts == {"passed": TESTS - OPTIONAL - len(LEFT_OUT), "skipped": OPTIONAL + len(LEFT_OUT)}, done.stdout
