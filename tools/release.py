"""What must hold before a version is given out: `make release`. It changes nothing and uploads nothing.

Builds the wheel and the source archive and tries each, in a clean environment of every Python that the machine has,
with the newest dependencies and with the lowest that `pyproject.toml` allows.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from store.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[1]
PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14", "python3.15")


def lowest(dependencies: Sequence[str]) -> list[str]:
    """The lowest release that each dependency allows, as pip asks for it."""
    found = [re.match(r"([\w.-]+)\s*>=\s*([\w.]+)", each) for each in dependencies]
    unbounded = [each for each, match in zip(dependencies, found, strict=True) if match is None]
    if unbounded:
        raise ValueError(
            f"pyproject.toml: dependencies {unbounded} have no lowest release; expected one, as in rich>=14"
        )
    return [f"{match[1]}=={match[2]}" for match in found if match]


def changelog_points(changelog: str, version: str) -> Iterator[str]:
    """What the changelog lacks for a version: a section of its own with the day, and nothing that waits above it."""
    sections = re.split(r"^## ", changelog, flags=re.M)[1:]
    if not any(re.match(rf"\[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d\n", section) for section in sections):
        yield f"CHANGELOG.md has no section `## [{version}] - YEAR-MONTH-DAY` for the version of store/version.py"
    if any(section.startswith("[Unreleased]") and "\n- " in section for section in sections):
        yield "CHANGELOG.md has changes under Unreleased; expected them under a new version, in store/version.py too"


def open_points() -> Iterator[str]:
    """What is not yet as it should be in the repository itself."""
    if said := _output("git", "status", "--porcelain"):
        yield f"files that are not committed:\n{said}"
    yield from changelog_points((ROOT / "CHANGELOG.md").read_text("utf-8"), __version__)
    if f"v{__version__}" in _output("git", "tag").split():
        yield f"the tag v{__version__} is there already; expected a new version in store/version.py"


def tried(python: str, archive: Path, constraints: Sequence[str]) -> Iterator[str]:
    """What goes wrong with an archive that is installed into a clean environment and used there."""
    with TemporaryDirectory(prefix="bordertui-release-") as name:
        folder = Path(name)
        (folder / "constraints").write_text("\n".join(constraints), encoding="utf-8")
        _run(python, "-m", "venv", "env", cwd=folder)
        own = folder / "env" / "bin"
        _run(own / "python", "-m", "pip", "install", "-q", "-c", "constraints", archive, cwd=folder)
        if _output(own / "bordertui", "--version", cwd=folder) != f"bordertui {__version__}":
            yield "`bordertui --version` says another version"
        data = ("--file", "data.json")
        _run(own / "bordertui", "add", *data, "2020-01-02 closed new:north-gate", cwd=folder)
        if "closed" not in _output(own / "bordertui", "status", *data, "--as-of", "2020-01-03", cwd=folder):
            yield "an event that was added is not in `bordertui status`"
        for form in ("xlsx", "csv", "geojson"):
            _run(own / "bordertui", "export", form, *data, "-o", f"out.{form}", cwd=folder)
        _run(own / "bordertui", "import", "--yes", "--file", "second.json", "out.xlsx", cwd=folder)
        shown = _output(own / "python", "-c", _SCREEN, "data.json", cwd=folder)
        if "north-gate" not in shown:
            yield f"the dashboard does not show the crossing: {shown[-400:]}"


_SCREEN = """
import asyncio, sys
from pathlib import Path
from tui.app import make_app

async def main():
    app = make_app(Path(sys.argv[1]))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause(0.5)
        print(app.export_screenshot())

asyncio.run(main())
"""


def main() -> int:
    """Go through the list; 1 where something on it is open."""
    wrong = list(open_points())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    with TemporaryDirectory(prefix="bordertui-release-") as folder:
        _run(sys.executable, "-m", "build", "--outdir", folder, ROOT)
        for archive in sorted(Path(folder).iterdir()):
            for python in filter(_works, PYTHONS):
                for which_ones, constraints in (("newest", []), ("lowest", lowest(project["dependencies"]))):
                    what = f"{archive.name}, {python}, {which_ones} dependencies"
                    print(f"trying {what}", flush=True)
                    try:
                        wrong += [f"{what}: {said}" for said in tried(python, archive, constraints)]
                    except subprocess.CalledProcessError as problem:
                        wrong.append(f"{what}: {problem}\n{problem.stderr or ''}")
    for each in wrong:
        print(f"open: {each}", file=sys.stderr)
    print(
        "to be done by a person: read the pictures and the changelog, tag the version, upload what `make test` passed"
    )
    return 1 if wrong else 0


def _works(python: str) -> bool:
    """Whether there is such a Python, and not just a shim of its name."""
    return (
        which(python) is not None
        and subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0
    )


def _run(*command: object, cwd: Path = ROOT) -> None:
    subprocess.run([str(word) for word in command], cwd=cwd, check=True, stdin=subprocess.DEVNULL)


def _output(*command: object, cwd: Path = ROOT) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
