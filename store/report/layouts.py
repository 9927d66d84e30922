"""The layouts of a report, by the name a person types. Owns the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.report.html import html
from store.report.markdown import markdown
from store.report.text import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.report.model import Report

LAYOUTS: dict[str, Callable[[Report], str]] = {"text": text, "md": markdown, "html": html}
