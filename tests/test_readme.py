"""The README and the pages in docs/ tell the program as it is: its keys, its commands, its exit codes."""

import re
from pathlib import Path

import pytest

from tools.tables_in_pages import PAGES, key_table, with_table
from tui.actions import ACTIONS
from tui.cli.exit_codes import Exit
from tui.cli.parser import COMMANDS
from tui.widgets.key_names import shown


@pytest.mark.parametrize("page", PAGES)
def test_the_tables_are_those_of_the_actions_and_of_the_fields(root: Path, page: str) -> None:
    text = (root / page).read_text("utf-8")
    assert with_table(text, page) == text, "run: python -m tools.tables_in_pages"


def test_a_page_without_its_marks_is_named() -> None:
    with pytest.raises(ValueError, match=r"docs/keys\.md: expected the marks"):
        with_table("# Keys", "docs/keys.md")


def test_every_action_has_a_line_with_its_name_and_its_help() -> None:
    lines = key_table().splitlines()[2:]
    assert len(lines) == len(ACTIONS)
    assert all(line.endswith(f"| {action.id} |") for line, action in zip(lines, ACTIONS, strict=True))
    assert all(len(line.split("|")[2].strip()) > 8 for line in lines)


def test_every_command_and_exit_code_is_named(root: Path) -> None:
    page = (root / "docs/commands.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`bordertui {name}" not in page] == []
    assert [code.value for code in Exit if not re.search(rf"^\| {code.value} \|", page, re.M)] == []


def test_the_readme_names_only_keys_and_commands_that_there_are(root: Path) -> None:
    readme = (root / "README.md").read_text("utf-8")
    keys = {key for line in re.findall(r"^\| (`.*?) \| ", readme, re.M) for key in re.findall(r"`([^`]+)`", line)}
    assert len(keys) > 15
    assert keys - {shown(key) for action in ACTIONS for key in action.keys} == set()
    commands = set(re.findall(r"^bordertui (\w+)", readme, re.M))
    assert commands
    assert commands - set(COMMANDS) == set()


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_translated_first_page_has_the_keys_examples_and_commands_of_the_first_page(
    root: Path, language: str
) -> None:
    first, translated = ((root / name).read_text("utf-8") for name in ("README.md", f"docs/README.{language}.md"))

    def said(page: str) -> set[str]:
        """What must be the same in any language: keys and examples, and the commands without their comments."""
        codes = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))
        commands = re.findall(r"^(?:make|bordertui) [^#\n]*", page, re.M)
        return {*codes, *map(str.strip, commands)}

    of_later_parts = {"make test-full", "bordertui legend", "screenshots/fonts/"}
    assert len(said(first)) > 30
    assert said(translated) == said(first) - of_later_parts, "docs/README.*.md say what README.md says"


def test_the_links_of_the_pages_lead_somewhere(root: Path) -> None:
    pages = [root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").glob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))]
    assert [link for page, link in links if "://" not in link and not (page.parent / link).exists()] == []
