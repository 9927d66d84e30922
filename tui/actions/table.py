"""The tables of keys and of the filter's fields in the README, made from what declares them.

`python -m tui.actions.table README.md` puts them there; a test holds that the README's are current.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.query.values import ALIASES, FIELDS
from tui.actions import ACTIONS
from tui.widgets.keys import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk import Action

KEYS = ("<!-- keys: begin -->", "<!-- keys: end -->")
QUERY = ("<!-- query: begin -->", "<!-- query: end -->")


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


def with_tables(readme: str) -> str:
    """The README with the tables between their marks. Raises ValueError where a mark is missing."""
    for (begin, end), table in ((KEYS, key_table()), (QUERY, query_table())):
        before, _, rest = readme.partition(begin)
        _, mark, after = rest.partition(end)
        if not mark:
            raise ValueError(f"expected {begin} and {end} in the README")
        readme = f"{before}{begin}\n{table}\n{end}{after}"
    return readme


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(with_tables(path.read_text("utf-8")), "utf-8")
