"""`bordertui diff`: what differs between two data files, record by record; and a data file as lines, for git."""

import argparse
from collections.abc import Iterator

from store.file.reader import read_image
from store.records.model import Document
from store.words.differences import RecordDifference, file_differences
from tui.cli.exit_codes import Exit
from tui.cli.output import say, say_json
from tui.cli.parser import takes_a_file


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    takes_a_file(parser.add_argument("old", metavar="OLD", help="the earlier file"))
    takes_a_file(parser.add_argument("new", metavar="NEW", nargs="?", help="the later file"))


def run(arguments: argparse.Namespace) -> int:
    """Print the differences; exit code 1 where there are any. Raises FileProblem where a file cannot be read."""
    old = _tables(arguments.old)
    if arguments.new is None:
        for line in _lines(old):
            say(line)
        return Exit.GOOD
    found = list(file_differences(old, _tables(arguments.new)))
    if arguments.json:
        say_json([{**each._asdict(), "fields": [field._asdict() for field in each.fields]} for each in found])
    for each in found if not arguments.json else ():
        for line in _told(each):
            say(line)
    return Exit.WARNINGS if found else Exit.GOOD


def _tables(path: str) -> dict[str, dict[str, Document]]:
    image = read_image(path)
    tables: dict[str, dict[str, Document]] = {}
    for table, records in image.tables.items():
        found = ((number, image.find(table, number)) for number in records)
        tables[table] = {number: document for number, document in found if document is not None}
    return tables


def _told(each: RecordDifference) -> Iterator[str]:
    yield f"{each.sign} {each.table}/{each.id}  {each.title}".rstrip()
    for field in each.fields:
        change = {"+": field.after, "-": field.before}.get(each.sign, f"{field.before} → {field.after}")
        yield f"    {field.field}: {change}"


def _lines(tables: dict[str, dict[str, Document]]) -> Iterator[str]:
    """Each record with a line a field and a line an object of its lists, so that a difference of lines can be read."""
    for each in file_differences({}, tables):
        yield f"{each.table}/{each.id}"
        yield from (f"    {field.field}: {field.after}" for field in each.fields)
