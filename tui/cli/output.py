"""What the command line prints: lines, tables and JSON on a standard stream."""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from store.records.json_values import indented
from tui.cli import running
from tui.cli.parser import columns
from tui.widgets.text import cells, fit, safe


def say(line: str = "") -> None:
    """Print one line of text; data in it cannot move a cursor or reach a clipboard."""
    running.said(safe(line))
    print(safe(line))


def complain(line: str) -> None:
    """Print one line to standard error, in the program's name. Where nothing takes it, the exit code has to do."""
    with suppress(OSError):
        print(f"bordertui: {safe(line)}", file=sys.stderr)


def tell_on_one_line(words: str) -> None:
    """Show how far it is on the line of the cursor, in place of what was told there; no words take it away."""
    with suppress(OSError):
        print(f"\r{fit(safe(words), columns() - 1)}\r", end="", file=sys.stderr, flush=True)


def ask(line: str) -> None:
    """Print one line to standard error that wants an answer, without the program's name."""
    print(safe(line), file=sys.stderr)


def say_json(value: Any, *, lines: bool = False) -> None:
    """Print a value as JSON: indented, or for a stream of values one a line. JSON escapes what controls a terminal."""
    say_json_text(indented(value, indent=None if lines else 2))


def say_json_text(text: str) -> None:
    """Print JSON as it is written; what controls a terminal is escaped."""
    print(text if text.isprintable() else _escaped(text))


def say_json_list(texts: Iterable[str]) -> None:
    """Print a list of which each item is JSON as it is written, as `say_json` prints a list of values."""
    items = ",\n  ".join(text.replace("\n", "\n  ") for text in texts)
    say_json_text(f"[\n  {items}\n]" if items else "[]")


def _escaped(text: str) -> str:
    """JSON text whose invisible characters, line breaks between values aside, are written as escapes."""
    return "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text)


def say_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows in columns two blanks apart; the last column runs free."""
    for line in table_lines(rows):
        print(line)


def table_lines(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows in columns two blanks apart, a line each; the last column runs free."""
    shown = [[safe(cell) for cell in row] for row in rows]
    if not shown:
        return []
    widths = [max(cells(row[column]) for row in shown) for column in range(len(shown[0]) - 1)]
    padded = (
        (*(cell + " " * (room - cells(cell)) for cell, room in zip(row, widths, strict=False)), row[-1])
        for row in shown
    )
    return ["  ".join(row).rstrip() for row in padded]
