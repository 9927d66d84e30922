"""The table of keys in the README, made from the actions: `python -m tui.actions.table README.md` puts it there.

Owns its form alone; a test holds that the README's is current.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.actions import ACTIONS
from tui.widgets.keys import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk import Action

BEGIN, END = "<!-- keys: begin -->", "<!-- keys: end -->"


def key_table(actions: Sequence[Action] = ACTIONS) -> str:
    """The usual keys, what each does, and the name by which `keys.toml` can give it another."""
    lines = ["| keys | does | name |", "|---|---|---|"]
    for action in actions:
        keys = " ".join(f"`{shown(key)}`" for key in action.keys).replace("|", "\\|") or "—"
        where = f" (in {' and '.join(action.panels)})" if action.panels else ""
        does = action.help.replace("|", "\\|")
        lines.append(f"| {keys} | {does}{where} | {action.id} |")
    return "\n".join(lines)


def with_table(readme: str) -> str:
    """The README with the table between its marks. Raises ValueError where a mark is missing."""
    before, _, rest = readme.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"expected {BEGIN} and {END} in the README")
    return f"{before}{BEGIN}\n{key_table()}\n{END}{after}"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(with_table(path.read_text("utf-8")), "utf-8")
