"""Makes `bordertui.1` from the one parser, so that it cannot say what the program does not. Run by `make man`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from argparse_manpage.manpage import Manpage

from store.exchange.exports import csv_tables
from store.query.fields import FIELDS
from store.version import __version__
from tui.actions import ACTIONS
from tui.cli.parser import build
from tui.widgets.key_names import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGE = Path(__file__).parents[1] / "docs" / "bordertui.1"
EXIT_CODES = """\
0  good
.br
1  done, and there is something to look at: findings of \\fBcheck\\fR, an empty \\fBlist\\fR
.br
2  wrong use, or a file that cannot be read
.br
3  no such record
.br
4  the change is not on disk
.br
70  a defect of the program itself
.br
130  interrupted
"""
FILES = """\
The data file is the one named by \\fB\\-\\-file\\fR, else by \\fBBORDERTUI_FILE\\fR, else one in the user's data
folder; \\fBbordertui where\\fR prints the paths of all files that are read and written.
"""
ENVIRONMENT = """\
\\fBBORDERTUI_FILE\\fR names the data file. \\fBVISUAL\\fR, else \\fBEDITOR\\fR, is the editor of \\fBedit\\fR.
"""
ENTRY_LINE = """\
\\fBadd\\fR, and \\fBa\\fR in the dashboard, read one line: what happened, where, when, in any order.
.nf
    30 sep 2019 reopened al-qaim: open to trade src k24-reopening C2
    late august 2019 attack near al-qaim, 2 killed 3 injured, says SOHR
    al-qaim: 38 trucks crossed IQ>SY on 9 feb 2020
.fi
\\fBby\\fR NAME did it, \\fBsays\\fR NAME says it, \\fBheld by\\fR NAME holds it. \\fBsrc\\fR names a
source, two signs such as C2 grade it, \\fB#\\fRword is a tag, \\fBprivate:\\fR marks the event private,
\\fBnew:\\fRname makes a crossing or an actor. Figures stand before or behind their word: 2..6 killed, at
least 3 injured. Dates are typed as people write them and kept as worded; \\fBbordertui date\\fR TEXT shows
how one is understood. What can be read in two ways is asked, never guessed: \\fBadd\\fR then writes nothing
and ends with 1.
"""
QUERY = """\
The filter of the dashboard and the query of \\fBlist\\fR, \\fBcount\\fR and \\fBexport\\fR: words and
fields, all of which must hold. \\fBor\\fR, brackets, \\fBnot\\fR and \\fB\\-\\fR before a word, field or
bracket do what they say; quotes keep a phrase together. A field finds what could be so, \\fBsure:\\fR
before it only what must be so.
"""


def page() -> str:
    """The manual page, the same whatever the width of the terminal and the day."""
    with patch.dict(os.environ, COLUMNS="80"):
        return str(_made())


def _made() -> Manpage:
    made = Manpage(
        build(),
        _data={
            "date": " ",
            "project_name": "bordertui",
            "version": __version__,
            "manual_title": "User commands",
            "description": "an offline logbook and dashboard for border crossings",
        },
    )
    sections = {
        "entry line": ENTRY_LINE,
        "query": QUERY + _list((f"{name}:", field.right) for name, field in FIELDS.items()),
        "keys": "In the dashboard; keys.toml can give them to other actions.\n" + _list(_keys()),
        "exit status": EXIT_CODES,
        "environment": ENVIRONMENT,
        "files": FILES,
        "columns of csv": _columns("csv", csv_tables.EVENTS),
        "columns of csv-claims": _columns("csv\\-claims", csv_tables.CLAIMS),
        "columns of csv-crossings": _columns("csv\\-crossings", csv_tables.CROSSINGS),
    }
    for heading, words in sections.items():
        made.add_section(heading, ">", words)
    return made


def _keys() -> Iterator[tuple[str, str]]:
    """The keys of every action that has one, and what it does."""
    for action in ACTIONS:
        if action.keys:
            yield " ".join(map(shown, action.keys)), action.help


def _list(lines: Iterable[tuple[str, str]]) -> str:
    """A word and what it means, one below the other, as troff has it."""
    return "".join(f".TP\n\\fB{_plain(word)}\\fR\n{_plain(means)}\n" for word, means in lines)


def _plain(words: str) -> str:
    """Words in which troff sees no order: backslashes and dashes escaped, no dot or quote at the beginning."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped


def _columns(name: str, columns: tuple[csv_tables.Column, ...]) -> str:
    """The columns of one table, each with its HXL tag."""
    lines = [f"\\fBbordertui export {name}\\fR writes, under each header its HXL tag:", ".nf"]
    lines += [f"{column.header:<22}{column.tag}".replace("-", "\\-") for column in columns]
    return "\n".join([*lines, ".fi", ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
