"""The layouts of a report, by the name a person types; a layout's module is loaded when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.report.model import Report

LAYOUTS: dict[str, str] = {"text": "text", "md": "markdown", "html": "html", "json": "model_json"}
"""For each name the module of this package, and the function in it, that lays a report out."""


def laid_out(report: Report, name: str) -> str:
    """The report in one of the layouts."""
    words: str = getattr(import_module(f"{__package__}.{LAYOUTS[name]}"), LAYOUTS[name])(report)
    return words
