"""The list that is gone through before a version is given out."""

from pathlib import Path

import pytest

from store.version import __version__
from tools.release import changelog_points, lowest

HEAD = "# Changelog\n\n## [Unreleased]\n"


@pytest.mark.parametrize(
    ("changelog", "points"),
    [
        (f"{HEAD}\n## [2.1.0] - 2030-04-05\n\n- A thing.\n", []),
        (f"{HEAD}\n## [2.1.0]\n\n- A thing.\n", ["no section"]),
        (f"{HEAD}\n## [2.1.01] - 2030-04-05\n", ["no section"]),
        (f"{HEAD}\n### Added\n\n- A thing.\n\n## [2.1.0] - 2030-04-05\n", ["under Unreleased"]),
        (f"{HEAD}\n- A thing.\n", ["no section", "under Unreleased"]),
    ],
)
def test_a_version_is_given_out_with_a_dated_section_and_nothing_that_waits(changelog: str, points: list[str]) -> None:
    found = list(changelog_points(changelog, "2.1.0"))
    assert len(found) == len(points)
    assert all(words in point for words, point in zip(points, found, strict=True))


def test_the_changelog_dates_the_section_of_this_version() -> None:
    changelog = (Path(__file__).parents[1] / "CHANGELOG.md").read_text("utf-8")
    assert not any("no section" in point for point in changelog_points(changelog, __version__))


def test_the_lowest_dependencies_are_those_that_are_declared() -> None:
    assert lowest(["rich>=14.1", "tinydb >= 4.8"]) == ["rich==14.1", "tinydb==4.8"]
    with pytest.raises(ValueError, match="no lowest release"):
        lowest(["rich"])
