"""The data file: its bytes and documents, durable saving, merging, watching, copies and drafts.

Nothing here knows what a record means. A file that cannot be read is never written; a record that cannot be read is
set aside and kept byte for byte.

What merges, and the copies of earlier states, are imported when they are first named, as in `file.merge.merge`: a file
that is only read needs none.
"""

from typing import TYPE_CHECKING

from store import on_demand

if TYPE_CHECKING:
    from store.file import earlier_copies, merge  # noqa: F401
else:
    __getattr__ = on_demand(__name__)
