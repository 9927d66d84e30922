"""A report as JSON: the model that the other layouts are made of, its days as ISO 8601."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.report.model import Report


def model_json(report: Report) -> str:
    """The report's fields by their names; characters that are not for the eye are written as escapes."""
    text = json.dumps(asdict(report), ensure_ascii=False, indent=2, default=_day)
    return "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text) + "\n"


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is nothing that a report holds")
