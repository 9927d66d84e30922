"""The number of the file's format, which stands in the table `meta`, and the way from older formats.

A file whose format is newer than this program knows is never written.
"""

from __future__ import annotations

from typing import Final

from store.file.errors import Newer
from store.file.image import Image
from store.file.scan import place

FORMAT: Final = 1
"""The format this program writes; a file without a number has it."""


def refuse_newer(image: Image) -> None:
    """Raises Newer, with its place, for a file that a later version wrote: it is read, never written.

    A file that says nothing understandable of its format has ours.
    """
    for doc_id in image.tables.get("meta", ()):
        found = (image.find("meta", doc_id) or {}).get("format")
        if isinstance(found, int | float) and found > FORMAT:
            at = image.base.raw.find(b'"format"', image.offset("meta", doc_id))
            message = f"format {found} is newer than this program's {FORMAT}; it is read only"
            raise Newer(image.path, f"{message}, expected a newer bordertui", *place(image.base.raw, max(at, 0)))
