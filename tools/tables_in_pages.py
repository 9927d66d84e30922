"""The tables of keys, of the filter's fields and of signs in docs/, made from what declares them.

`python -m tools.tables_in_pages` writes them; a test holds that they are current.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.query.fields import ALIASES, FIELDS
from store.records.vocabulary import Status
from tui.actions import ACTIONS
from tui.widgets.key_names import shown
from tui.widgets.legend import WAVES, legend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk import Action

KEYS = ("<!-- keys: begin -->", "<!-- keys: end -->")
QUERY = ("<!-- query: begin -->", "<!-- query: end -->")
STATUSES = ("<!-- statuses: begin -->", "<!-- statuses: end -->")
LEGEND = ("<!-- legend: begin -->", "<!-- legend: end -->")


def key_table(actions: Sequence[Action] = ACTIONS) -> str:
    """The usual keys, what each does, and the name by which `keys.toml` can give it another."""
    lines = ["| keys | does | name |", "|---|---|---|"]
    for action in actions:
        keys = " ".join(f"`{shown(key)}`" for key in action.keys).replace("|", "\\|") or "—"
        where = f" (in {' and '.join(action.panels)})" if action.panels else ""
        does = action.help.replace("|", "\\|")
        lines.append(f"| {keys} | {does}{where} | {action.id} |")
    return "\n".join(lines)


def query_table() -> str:
    """The fields of the filter, what each takes, and the other names by which it can be asked for."""
    lines = ["| field | takes | also as |", "|---|---|---|"]
    for name, field in FIELDS.items():
        others = " ".join(f"`{other}:`" for other, known in ALIASES.items() if known == name)
        lines.append(f"| `{name}:` | {field.right} | {others} |")
    return "\n".join(lines)


def legend_tables() -> str:
    """What every sign, letter and colour means, a table for each part of the screen."""
    lines: list[str] = []
    for title, signs in legend():
        lines += [f"## {title}", "", "| sign | means |", "|---|---|"]
        lines += [f"| {sign.sign} | {sign.meaning} |" for sign in signs]
        lines.append("")
    return "\n".join(lines).rstrip()


def status_table() -> str:
    """The signs of the board and the map, a line for each status."""
    lines = ["| reported lately, long ago | on the board: reported, no news since | |", "|---|---|---|"]
    for status in Status:
        solid, thin = WAVES[status]
        lines.append(f"| {status.mark} {status.hollow} | {solid} {thin} | {status.label} |")
    return "\n".join(lines)


PAGES = {
    "README.md": (STATUSES, status_table),
    "docs/keys.md": (KEYS, key_table),
    "docs/filter.md": (QUERY, query_table),
    "docs/legend.md": (LEGEND, legend_tables),
}
"""The pages that have a table, by their path in the repository: the marks around it, and what makes it."""


def with_table(text: str, page: str) -> str:
    """The text of a page with its table between the marks. Raises ValueError where a mark is missing."""
    (begin, end), table = PAGES[page]
    before, first, rest = text.partition(begin)
    _, last, after = rest.partition(end)
    if not (first and last):
        raise ValueError(f"{page}: expected the marks {begin} and {end}")
    return f"{before}{begin}\n{table()}\n{end}{after}"


if __name__ == "__main__":
    for page in PAGES:
        path = Path(__file__).parents[1] / page
        path.write_text(with_table(path.read_text("utf-8"), page), "utf-8")
