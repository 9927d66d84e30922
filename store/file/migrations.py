"""The number of the file's format, and the way from older ones.

Owns: ``format`` in the table ``meta``. Must never: write a file whose format it does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from store.file.errors import Newer
from store.file.scan import place

if TYPE_CHECKING:
    from store.file.layout import Image

FORMAT: Final = 1
"""The format this program writes; a file without a number has it."""


def format_of(image: Image) -> int:
    """The format a file says it has; FORMAT when it says nothing understandable."""
    for doc_id in image.tables.get("meta", ()):
        number = (image.find("meta", doc_id) or {}).get("format")
        if isinstance(number, int) and not isinstance(number, bool):
            return number
    return FORMAT


def refuse_newer(image: Image) -> None:
    """Raises Newer, with its place, for a file that a later version wrote: it is read, never written."""
    found = format_of(image)
    if found > FORMAT:
        at = image.base.raw.find(b'"format"')
        message = f"format {found} is newer than this program's {FORMAT}; it is read only, expected a newer bordertui"
        raise Newer(image.path, message, *place(image.base.raw, max(at, 0)))
