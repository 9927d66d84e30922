"""`bordertui merge`: what two branches made of one data file, put together record by record, for git."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from store.disclosure import WITHHELD_WORDS, Disclosed
from store.file.durable import replace
from store.file.errors import BadShape, FileProblem
from store.file.image import Image, RecordKey, differences, refuse_newer
from store.file.reader import read_image
from store.file.reconcile import Reconciled, reconcile
from store.records.model import Key
from store.store import Store
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.files import open_to_change, save
from tui.cli.output import complain, say
from tui.cli.parser import takes_a_file


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--copies",
        action="store_true",
        help="merge the conflicted copies that a file-sync service left beside the data file into it; takes no files",
    )
    parser.add_argument("--called", metavar="NAME", help="the file name for messages, as git passes copies (%%P)")
    words = {
        "base": "the common ancestor (%%O)",
        "ours": "our version, which receives the result (%%A)",
        "theirs": "their version (%%B)",
    }
    for name, told in words.items():
        takes_a_file(parser.add_argument(name, nargs="?", metavar=name.upper(), help=told))


def run(arguments: argparse.Namespace) -> int:
    """Merge and write. Raises FileProblem, with OURS untouched, where a version cannot be read whole."""
    if arguments.copies and arguments.base is None:
        return _merge_copies(arguments)
    if arguments.copies or arguments.theirs is None:
        raise RefusedError("merge: expected BASE OURS THEIRS, or --copies alone")
    base = _version(arguments, "base")
    ours, theirs = _version(arguments, "ours", base), _version(arguments, "theirs", base)
    merged = reconcile(base, ours, theirs)
    replace(arguments.ours, merged.image.chunks())
    nameless = _nameless(merged, theirs)
    for words in _told(merged, nameless, arguments.ours):
        complain(f"{arguments.called or arguments.ours}: {words}")
    return Exit.WARNINGS if merged.conflicts or merged.renamed or nameless else Exit.GOOD


def _merge_copies(arguments: argparse.Namespace) -> int:
    """Merge each conflicted copy beside the data file into it; once that is saved, it is moved to the state folder.

    One that cannot be read whole stays where it is and is told; those after it are merged all the same.
    """
    store = open_to_change(arguments)
    copies = store.conflicted_copies()
    refused = False
    for copy in copies:
        try:
            change = store.take_in(copy)
        except FileProblem as problem:
            complain(f"{problem}; this copy is not merged, and stays where it is")
            refused = True
            continue
        if change.edits:
            save(store)
        count = len(change.edits)
        say(f"{copy.name}: merged, {count} record{'s' * (count != 1)} changed; it lies in {store.state} now")
        if copy.exists():
            complain(f"{copy}: it stays here, too: it was written again meanwhile, or may not be removed")
    if not copies:
        say(f"{store.path}: no conflicted copy lies beside it")
    if store.conflicts:
        complain(f"{store.path}: both sides changed the same value; both are kept until you decide in the dashboard")
    return Exit.REFUSED if refused else Exit.WARNINGS if store.conflicts else Exit.GOOD


def _version(arguments: argparse.Namespace, side: str, base: Image | None = None) -> Image:
    """A version of the file; refuses one with records that no merge can tell apart, and a side without content.

    Of a side, whose `base` is given, no record that differs may be wrong inside: the merge would lose it.
    """
    path: str = getattr(arguments, side)
    try:
        image = read_image(path)
        refuse_newer(image)
        changed = differences(base, image) if base else ()
        inside = (image.wrong(table, number) for table, number in changed if number in image.tables.get(table, {}))
        for wrong in (*image.quarantined, *filter(None, inside)):
            raise BadShape(path, f"{wrong.table}/{wrong.doc_id}: {wrong.why}", wrong.line, wrong.column)
        if image.empty and side != "base":
            raise BadShape(path, "there is nothing in it; expected a data file")
    except FileProblem as problem:
        if arguments.called:
            problem.path = f"{arguments.called} ({side})"
        raise
    return image


def _nameless(merged: Reconciled, theirs: Image) -> frozenset[RecordKey]:
    """Our new records that met one of theirs of the same number where neither has an ``id``.

    With an ``id`` each, they are two records; without, only a person knows whether they are one record told twice.
    """

    def has_id(image: Image, table: str, number: str) -> bool:
        return bool((image.find(table, number) or {}).get("id"))

    return frozenset(
        (table, number)
        for (table, number), new in merged.renumbered
        if not has_id(theirs, table, number) and not has_id(merged.image, table, new)
    )


def _told(merged: Reconciled, nameless: frozenset[RecordKey], path: str) -> Iterator[str]:
    """What a person has to look at; and which records have another number, to which nothing refers."""
    called = _naming(path) if merged.conflicts or merged.renamed else "/".join
    for conflict in merged.conflicts:
        where = called((conflict.table, conflict.record, *conflict.path))
        yield f"{where}: both sides changed it; both are kept until you decide in the dashboard"
    for (table, number), new in merged.renumbered:
        told = f"{table}/{number}: both sides have a new record of this number; ours is number {new} now"
        if (table, number) in nameless:
            told += "; neither has an id, so they may be one record: remove one, or give each an id"
        yield told
    for (table, name), new in merged.renamed:
        ours = called((table, new)).removeprefix(f"{table}/")
        yield f"{called((table, name))}: both sides have a new record of this id; ours is called {ours} now"


def _naming(path: str) -> Callable[[Sequence[str]], str]:
    """How a table, a record of the merged file and a place in it are named: what is private is not.

    Git shows these words wherever it merges, and keeps them in the logs of machines that do it for others.
    """
    shown = Disclosed(Store.open(Path(path)))

    def named(steps: Sequence[str]) -> str:
        hidden = shown.hides(Key(steps[0], steps[1]))
        return "/".join(
            WITHHELD_WORDS if number and ((hidden and number == 1) or shown.names_private(step)) else step
            for number, step in enumerate(steps)
        )

    return named
