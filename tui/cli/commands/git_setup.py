"""`bordertui git-setup`: has git merge and compare a data file record by record, in the repository it lies in."""

import argparse
import shlex
import subprocess
import sys
from pathlib import Path

from store.file.durable import replace
from store.file.reader import read_bytes
from store.paths import file_named
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.output import say


def run(arguments: argparse.Namespace) -> int:
    """Write the settings into the repository's own configuration and `.gitattributes` beside the file."""
    path = file_named(arguments.file).resolve()
    if not path.exists():
        raise RefusedError(f"{path}: there is no such file; expected a data file in a git repository")
    settings = {
        "merge.bordertui.name": "bordertui, record by record",
        "merge.bordertui.driver": f"{_command()} merge --called %P %O %A %B",
        "diff.bordertui.textconv": f"{_command()} diff",
    }
    for name, value in settings.items():
        if problem := _git(path.parent, "config", name, value):
            raise RefusedError(f"{path}: git could not be set up: {problem}")
        say(f"git config {name} {shlex.quote(value)}")
    attributes = path.parent / ".gitattributes"
    line = f"{_pattern(path.name)} merge=bordertui diff=bordertui"
    before = read_bytes(str(attributes))[0].decode() if attributes.exists() else ""
    if line not in before.splitlines():
        joint = "" if not before or before.endswith("\n") else "\n"
        replace(str(attributes), [f"{before}{joint}{line}\n".encode()])
    say(f"{attributes}: {line}")
    say("Commit .gitattributes; whoever else works in this repository runs `bordertui git-setup` once, too.")
    return Exit.GOOD


def _command() -> str:
    """How git starts the program: by its own path, whatever folder and environment git runs it in."""
    own = Path(sys.executable).with_name("bordertui")
    return shlex.quote(str(own)) if own.exists() else f"{shlex.quote(sys.executable)} -P -m tui"


def _pattern(name: str) -> str:
    """A file's name as `.gitattributes` has it: in quotes where it has blanks, with its own wildcards escaped."""
    escaped = "".join(f"\\{letter}" if letter in "*?[\\" else letter for letter in name)
    return '"' + escaped.replace("\\", "\\\\").replace('"', '\\"') + '"' if " " in name or name[0] in '"#!' else escaped


def _git(folder: Path, *words: str) -> str:
    """Run git; what it complained of, empty where all went well."""
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        return str(error)
    if done.returncode == 0:
        return ""
    return done.stderr.decode(errors="replace").strip() or f"git ended with {done.returncode}"
