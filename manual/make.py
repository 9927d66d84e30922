"""Makes `bordertui.1` from the one parser, so that it cannot say what the program does not. Run by `make man`."""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import patch

from argparse_manpage.manpage import Manpage

from store.exchange.exports import csv_tables
from store.version import __version__
from tui.cli.parser import build

PAGE = Path(__file__).with_name("bordertui.1")
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


def _columns(name: str, columns: tuple[csv_tables.Column, ...]) -> str:
    """The columns of one table, each with its HXL tag."""
    lines = [f"\\fBbordertui export {name}\\fR writes, under each header its HXL tag:", ".nf"]
    lines += [f"{column.header:<20}{column.tag}".replace("-", "\\-") for column in columns]
    return "\n".join([*lines, ".fi", ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
