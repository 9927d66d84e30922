"""The layouts of a report, by the name a person types; a layout's module is loaded when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from store.report.model import Report


class Layout(NamedTuple):
    """What people call a layout, how the names of its files end, and the module here with the function that makes it.

    `module` is the name of both.
    """

    label: str
    suffix: str
    module: str


LAYOUTS: dict[str, Layout] = {
    "text": Layout("text", ".txt", "text"),
    "md": Layout("Markdown", ".md", "markdown"),
    "html": Layout("HTML", ".html", "html"),
    "json": Layout("JSON", ".json", "model_json"),
}
"""The first is what a person gets who names none."""


def laid_out(report: Report, name: str) -> str:
    """The report in one of the layouts."""
    module = LAYOUTS[name].module
    words: str = getattr(import_module(f"{__package__}.{module}"), module)(report)
    return words
