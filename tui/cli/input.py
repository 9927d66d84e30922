"""What a command reads: standard input, files to take in, and a record's document from JSON as people write it."""

from pathlib import Path as FilePath
from typing import Any

from store.checks.declared import declared_values
from store.checks.unknown_words import beyond_limits, no_count
from store.entry.errors import EntryError
from store.entry.json_text import document_of
from store.file.errors import FileProblem, Gone, Unreadable
from store.file.reader import read_bytes
from store.records.json_values import WrongValue, decode, encode, numbers
from store.records.model import TABLES, Document, Path
from tui.cli import running
from tui.cli.exit_codes import RefusedError


def standard_input() -> str:
    """All of standard input, in UTF-8 whatever the surroundings say. Raises RefusedError for what is none."""
    content = running.standard_input()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RefusedError(f"standard input, line {line}: not UTF-8; expected text in UTF-8") from error


def bytes_of(path: str) -> bytes:
    """All bytes of a file to take in, also of one that the shell makes for `<(…)`. Raises FileProblem at once for what
    could keep one waiting, as a pipe that nobody writes to, or is too great to take in.
    """
    try:
        return FilePath(path).read_bytes() if path.startswith("/dev/fd/") else read_bytes(path)[0]
    except Gone:
        raise Gone(path, "cannot be read: there is no such file; expected a file to import") from None
    except FileProblem:
        raise
    except OSError as error:
        raise Unreadable(path, f"cannot be read: {error.strerror}; expected a file") from None


def value_of(text: str) -> Any:
    """Any JSON, read as strictly as the data file is. Raises RefusedError, for a number that is infinite too."""
    try:
        value = decode(text.encode("utf-8", "surrogatepass"))
        if not {b"1e999", b"-1e999"}.isdisjoint(numbers(encode(value).encode())):
            raise WrongValue("a number too large to calculate with; expected a smaller one")
        return value
    except WrongValue as error:
        raise RefusedError(str(error)) from error
    except ValueError as error:
        raise RefusedError(f"not JSON: {error}") from error


def checked(table: str, document: Document) -> None:
    """See that each field has the kind of value it must have. Raises RefusedError where one has not."""
    try:
        document_of(table, encode(document))
    except (EntryError, WrongValue) as error:
        raise RefusedError(str(error)) from error


def refuse_numbers(table: str, document: Document, path: Path = ()) -> None:
    """See that each number at a path, and within what stands there, is one that its field can mean.

    What stands elsewhere in the record is not looked at: the file may hold such numbers, and they are kept. Raises
    RefusedError.
    """
    for found in declared_values(TABLES[table], document):
        near = min(len(path), len(found.path))
        is_new_number = found.path[:near] == path[:near] and isinstance(found.value, int | float | dict)
        if is_new_number and (why := beyond_limits(found) or no_count(found)):
            raise RefusedError(f"{'.'.join(map(str, found.path))}: {why}")
