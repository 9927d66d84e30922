"""The manual page is made from the parser, is current, and is installed."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import which

import pytest

from store.exchange.exports import csv_tables
from tools.manual_page import PAGE, page
from tui.cli.parser import COMMANDS, build_one

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="the words of argparse's usage differ since Python 3.13")
def test_the_page_in_the_repository_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `make man`"


def test_it_tells_of_every_sub_command_and_of_every_option() -> None:
    words = page().replace("\\-", "-")
    for name in COMMANDS:
        assert f"bordertui {name}" in words
        options = re.findall(r"^  (?:-o OUT, )?(--[a-z-]+)", build_one(name).format_help(), re.MULTILINE)
        assert all(option in words for option in options)


def test_it_tells_the_columns_of_every_table() -> None:
    words = page().replace("\\-", "-")
    for columns in (csv_tables.EVENTS, csv_tables.CLAIMS, csv_tables.CROSSINGS):
        assert all(re.search(rf"^{column.header} +{re.escape(column.tag)}$", words, re.MULTILINE) for column in columns)


def test_it_is_the_same_whatever_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    before = page()
    monkeypatch.setenv("COLUMNS", "200")
    assert page() == before


def test_a_formatter_of_manual_pages_has_nothing_to_say_against_it() -> None:
    if which("groff") is None:
        pytest.skip("needs groff")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z", str(PAGE)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_it_is_installed_where_man_looks_for_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared["docs/bordertui.1"] == "share/man/man1/bordertui.1"
