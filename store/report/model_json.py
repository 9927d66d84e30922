"""A report as JSON: the model that the other layouts are made of, its days as ISO 8601."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from store.records.json_values import indented

if TYPE_CHECKING:
    from store.report.model import Report


def model_json(report: Report) -> str:
    """The report's fields by their names; characters that are not for the eye are written as escapes."""
    return "".join(map(_shown, indented(msgspec.to_builtins(report)).split("\n")))


def _shown(line: str) -> str:
    """A line with what is not for the eye as its number."""
    if not line.isprintable():
        line = "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)
    return f"{line}\n"
