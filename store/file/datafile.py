"""One data file on disk: read, watched, and saved without losing what anyone else did to it.

A save locks, looks whether the file changed, merges if so, and writes; it never writes over a state it has not read.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from msgspec.structs import replace

from store.file import durable
from store.file.base import Quarantined, Stamp
from store.file.errors import Gone, NoRoom, NotJson, NotSaved, Overtaken
from store.file.form import form_record
from store.file.image import Image, RecordKey, differences, refuse_newer
from store.file.reader import empty_base, holds, open_regular, parse, read_image
from store.file.reconcile import DocChange, Reconciled, apply_changes, changes_between, reconcile
from store.file.splice import Patch, apply, rewrite_record
from store.file.versions import Replaced, Versions
from store.records.json_values import Document, WrongValue, decode, encode
from store.records.model import LISTED

if TYPE_CHECKING:
    from store.file.merge import Conflict

__all__ = ["DataFile", "DocChange", "Outside", "Saved"]

Mine: TypeAlias = "Callable[[Image], Reconciled]"
"""What we want: the image that was last on disk with our changes."""

_ATTEMPTS: Final = 4
_OVERLAID: Final = 16
_BYTES_PER_CHANGE: Final = 1 << 14


class Outside(NamedTuple):
    """What someone else did to the file, as it reached our image.

    ``changes`` lead from our image to the new one. ``kept`` are changes of ours that an older version would have undone
    and that stay (before: as that text has it). ``returned`` is not empty when a whole old state came back: nothing of
    it was refused, the user is to be asked, and saving these changes brings ours again.
    """

    changes: tuple[DocChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    kept: tuple[DocChange, ...] = ()
    returned: tuple[DocChange, ...] = ()


class Saved(NamedTuple):
    """The result of a durable save: the new image, and what had to be merged and renamed for it.

    ``renumbered`` and ``renamed`` give new document ids and ids by (table, old one) for records of ours that met others
    of the same.
    """

    image: Image
    outside: Outside
    conflicts: tuple[Conflict, ...] = ()
    renumbered: tuple[tuple[RecordKey, str], ...] = ()
    renamed: tuple[tuple[RecordKey, str], ...] = ()

    def after(self, before: Outside) -> Saved:
        """The same result, with the outside changes that were taken in just before the save."""
        return self._replace(outside=Outside(*map(add, before, self.outside)))


class DataFile:
    """The file at a path. Methods may be called from any thread; ``image`` never waits for a save."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        self._image: Image | None = None
        self._sure = False  # whether the stamp tells any later write
        self._busy = threading.RLock()
        self._depth = 0
        self._versions = Versions()
        self.first_tables: frozenset[str] = frozenset()
        """The tables that the file had when it was read for the first time."""
        self._earlier: dict[tuple[str, str], list[tuple[bytes, str]]] = {}
        self._replaced = Replaced(self.path)
        self._swept = False

    @property
    def image(self) -> Image:
        """The file as we last saw or wrote it. Reads it when that has not happened yet."""
        return self._image or self.read()

    def read(self) -> Image:
        """Read the file anew, and make the rows of its events, which are there to be taken.

        One that was never there gives an empty image without a stamp.
        Raises FileProblem: Gone when the file was there before, else as read_image does.
        """
        with self._busy:
            try:
                image = read_image(self.path, LISTED)
            except Gone:
                if self._image is not None and self._image.stamp is not None:
                    raise
                if not Path(self.path).absolute().parent.is_dir():
                    raise Gone(self.path, "its folder does not exist; create it, or use another path") from None
                image = Image(self.path, empty_base(), {})
            return self._adopt(image)

    def changed_outside(self) -> bool:
        """Whether someone else changed the file since; costs a look at its status. A missing file counts."""
        image = self.image
        if self._replaced.changed():
            return True
        if image.stamp != self._stamp():
            return True
        return not self._sure and not self._unchanged(image)

    def refresh(self) -> Outside | None:
        """Take in what someone else did; None when nothing did.

        Raises Gone, or NotJson for a text that may be half written: wait and try again.
        """
        image = self.image
        if not self.changed_outside():
            return None
        with self._busy:
            outside = self._save(Reconciled).outside if self._replaced.changed() else self._take_in(image)
        return outside if outside != Outside() else None

    def save(self, changes: Sequence[DocChange]) -> Saved:
        """Make the changes durable, merged with whatever the file holds by now.

        Returns only when they are on disk. Raises NotSaved (retry it), Gone, NotJson, NotRegular, Newer: nothing was
        written; FolderNotSynced: written, but a power cut might undo it.
        """
        return self._saved_twice(lambda last: apply_changes(last, changes))

    def save_image(self, start: Image, ready: Image) -> Saved:
        """As `save`, for the changes that lead from one image to another; tables are made and dropped, too."""

        def over(last: Image) -> Reconciled:
            return Reconciled(ready) if last is start else apply_changes(last, changes_between(start, ready))

        if list(start.tables) == list(ready.tables):
            return self._saved_twice(over)
        with self._busy:
            return self._save(over, list(ready.tables))

    def _saved_twice(self, mine: Mine) -> Saved:
        """A save, and another where someone wrote into a file that it replaced."""
        with self._busy:
            saved = self._save(mine)
            if not self._replaced.changed():
                return saved
            late = self._save(Reconciled)
            return saved._replace(image=late.image, outside=late.after(saved.outside).outside)

    def repair(self, entry: Quarantined, doc_id: str, document: Document) -> Saved:
        """Put a quarantined record right in its place: its document id, its content, or both; raises as save does."""
        with self._busy, self.exclusively():
            outside = self.refresh() or Outside()
            last = self._known()
            refuse_newer(last)
            self._write(repaired(last, entry, doc_id, document), last)
            return Saved(self._known(), outside)

    @contextlib.contextmanager
    def exclusively(self) -> Iterator[None]:
        """Keep others of our kind from writing, for a read and the save that follows from it. May be nested.

        Raises Locked when another program keeps the lock too long.
        """
        with self._busy, durable.locked(self.path) if not self._depth else contextlib.nullcontext():
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1

    def close(self) -> None:
        """Take in what was written late into files we replaced, and let go of them."""
        if self._image is not None and self._replaced.changed():
            self.refresh()
        self._replaced.let_go()

    def _take_in(self, last: Image) -> Outside:
        disk = self._on_disk(last)
        base, returned = self._started_from(last, disk)
        if base is not last:
            return self._save(Reconciled).outside
        self._adopt(disk)
        return Outside(changes_between(last, disk), returned=returned)

    def _save(self, mine: Mine, tables: Sequence[str] | None = None) -> Saved:
        with self.exclusively():
            for _ in range(_ATTEMPTS):
                with contextlib.suppress(Overtaken):
                    return self._save_once(mine, tables)
            return self._save_once(mine, tables)

    def _save_once(self, change: Mine, tables: Sequence[str] | None) -> Saved:
        last = self._known()
        refuse_newer(last)
        mine = change(last)
        disk = self._on_disk(last)
        joined, seen = (Reconciled(mine.image), Outside()) if disk is last else self._join(last, mine.image, disk)
        image, late = self._with_late(joined.image)
        if tables is not None:
            came = [table for table, records in image.tables.items() if records or table not in last.tables]
            wanted = list(dict.fromkeys([*tables, *came]))
            image = image if list(image.tables) == wanted else image.with_tables(wanted)
        self._write(image, disk)
        outside = Outside(changes_between(mine.image, image), joined.conflicts + late, seen.kept, seen.returned)
        return Saved(
            self._known(),
            outside,
            mine.conflicts + joined.conflicts,
            mine.renumbered + joined.renumbered,
            mine.renamed + joined.renamed,
        )

    def _join(self, last: Image, mine: Image, disk: Image) -> tuple[Reconciled, Outside]:
        refuse_newer(disk)
        base, returned = self._started_from(last, disk)
        merged = reconcile(base, mine, disk)
        kept: tuple[DocChange, ...] = ()
        if base is not last:
            ours = set(differences(base, last))
            changes = changes_between(disk, merged.image)
            kept = tuple(change for change in changes if (change.table, change.doc_id) in ours)
        return merged, Outside(kept=kept, returned=returned)

    def _started_from(self, last: Image, disk: Image) -> tuple[Image, tuple[DocChange, ...]]:
        """The version that the text on disk was made from; and, if it is an old state as it was, what it undoes."""
        base = self._versions.closest(disk)
        if base is last or not self._versions.ours_since(base):
            return last, ()
        if not changes_between(base, disk):
            return last, changes_between(disk, last)
        return base, ()

    def _with_late(self, image: Image) -> tuple[Image, tuple[Conflict, ...]]:
        """The image with what others wrote into files that we had replaced."""
        late: tuple[Conflict, ...] = ()
        for before, after in self._replaced.late():
            joined = reconcile(before, image, after)
            image = image.with_changes({(c.table, c.doc_id): c.after for c in changes_between(image, joined.image)})
            late += joined.conflicts
        return image, late

    def _write(self, image: Image, disk: Image) -> None:
        touched = differences(disk, image)
        if disk.stamp is not None and list(image.tables) == list(disk.tables) and not touched:
            self._adopt(disk)
            return
        if disk is self._image and (old := self._versions.same_as(image, touched)):
            image = replace(old, stamp=None)
        if not self._swept:
            durable.sweep(self.path)
            self._swept = True
        stamp = self._replace(image, disk)
        self._adopt(_settled(replace(image, stamp=stamp)), touched)

    def _replace(self, image: Image, disk: Image) -> Stamp:
        """Put the image in the place of what is on disk, and keep hold of the old file."""
        descriptor = open_regular(self.path) if disk.stamp is not None else None
        try:
            stamp = self._with_room(image, lambda: self._stamp() != disk.stamp)
        except BaseException:
            if descriptor is not None:
                os.close(descriptor)
            raise
        if descriptor is not None:
            self._replaced.hold(descriptor, disk)
        return stamp

    def _with_room(self, image: Image, overtaken: Callable[[], bool]) -> Stamp:
        try:
            return durable.replace(self.path, image.chunks(), overtaken)
        except NoRoom:
            if not self._replaced.let_go():
                raise
            return durable.replace(self.path, image.chunks(), overtaken)

    def _adopt(self, image: Image, touched: Sequence[RecordKey] | None = None) -> Image:
        """Take an image for what is on disk. Gives it as it is known here: changes that start from it are at home."""
        if image.earlier is not self._earlier:
            image = replace(image, earlier=self._earlier)
        if self._image is None:
            self.first_tables = frozenset(image.tables)
        if image is not self._image:
            self._versions.add(image, touched or ())
        self._image = image
        self._sure = touched is not None or image.stamp is None or _is_past(image.stamp, time.time_ns())
        return image

    def _known(self) -> Image:
        if self._image is None:
            raise Gone(self.path, "not read yet; read it before it is written")
        return self._image

    def _on_disk(self, last: Image) -> Image:
        """What the file holds now: the last image itself if that is unchanged, down to the bytes.

        A stamp does not tell each change: a program may write in place and set the times back, a clock may be coarse.
        """
        stamp = self._stamp()
        if stamp is None and last.stamp is None:
            return last
        if stamp == last.stamp and self._unchanged(last):
            return last
        disk = read_image(self.path)
        if disk.empty and last.tables:
            # Whoever writes in place empties the file first: this is the first half of a write, or a loss.
            raise NotJson(self.path, "it is empty now; nothing is written until it is complete again")
        return disk

    def _stamp(self) -> Stamp | None:
        try:
            return Stamp.of(os.stat(self.path))  # noqa: PTH116 - asked at every key and thrice in a save
        except OSError:
            return None

    def _unchanged(self, image: Image) -> bool:
        """Whether the file is the very bytes that we know."""
        looked = time.time_ns()
        if image.stamp is None or not holds(self.path, image.chunks(), image.stamp):
            return False
        self._sure = self._sure or _is_past(image.stamp, looked)
        return True


def _is_past(stamp: Stamp, now: int) -> bool:
    """Whether any write from now on gets another stamp."""
    return now - stamp.ctime_ns > stamp.tick_ns


def _settled(image: Image) -> Image:
    """The image, cut anew once so much of ours lies over its base that each save would feel it."""
    if image.changed_records() <= _OVERLAID + len(image.base.raw) // _BYTES_PER_CHANGE:
        return image
    return parse(image.content(), image.path, image.stamp)


def repaired(image: Image, entry: Quarantined, doc_id: str, document: Document) -> Image:
    """The image with a quarantined record under this document id, with this content.

    Raises NotSaved when the record is not there any more as it was.
    """
    fresh = parse(image.content(), image.path)
    found = _find(fresh, entry)
    raw = fresh.base.raw
    members = fresh.base.tables[entry.table].members
    index = list(members.starts).index(found.offset)
    start, key = members.lead(raw, index)
    lead = raw[start:key].decode()
    text = f"{encode(doc_id)}: ".encode() + _text(found.raw, document, fresh, lead)
    return parse(apply(raw, [Patch(key, members.ends[index], [text])]), image.path)


def _find(image: Image, entry: Quarantined) -> Quarantined:
    is_inside = entry.doc_id in image.tables.get(entry.table, {})
    inside = [image.aside(entry.table, entry.doc_id, entry.why)] if is_inside else []
    for found in (*image.quarantined, *inside):
        if (found.table, found.doc_id, found.raw) == (entry.table, entry.doc_id, entry.raw):
            return found
    raise NotSaved(image.path, f"record {entry.doc_id} of {entry.table} was changed meanwhile; look at it again")


def _text(old: bytes, document: Document, image: Image, lead: str) -> bytes:
    try:
        if isinstance(decode(old), dict):
            return rewrite_record(old, document, image.style, lead)
    except WrongValue:
        pass
    return (form_record(document, image.style, lead) if "\n" in lead else encode(document)).encode()
