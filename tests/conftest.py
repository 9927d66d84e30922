"""What all tests share: a home of their own, the real data sets where they are, and hypothesis without a clock."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A shared machine is slow at times; how long an example takes is no test's business. So that `make test` tells of a
# change and not of luck, it tries the same examples each time; `make test-full` looks for new ones (`explore`).
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("bordertui", settings.get_profile("explore"), derandomize=True)
settings.load_profile("bordertui")

ROOT = Path(__file__).parents[1]
Measured = Callable[[str], None]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Measured:
    """Notes what a test measured, for the table that `make test-full` prints."""
    return lambda words: record_property("measured", words)


@pytest.fixture
def measured_in_part(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """As `measured`, for one of several tests that share a long run: the table adds up the numbers in their words."""
    return lambda words: record_property("in part", words)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data sets beside the repository; tests that need it are skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the real data sets: no folder `shared` beside the repository")
    return folder


@pytest.fixture(scope="session", autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home for the tests alone, so that none reads or writes a person's own files, settings or colours."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", os.fspath(home))
        for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", os.fspath(home / kind.lower()))
        for name in ("BORDERTUI_FILE", "NO_COLOR", "EDITOR", "VISUAL"):
            patch.delenv(name, raising=False)
        yield home
