"""A JSON file as rows: the items of its one list, each with the white space around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.documents import with_value
from store.exchange.layout import ImportProblem
from store.exchange.sheet import RawRow
from store.file.errors import FileProblem
from store.file.form import Style
from store.file.scan import Scanner
from store.file.splice import rewrite_record
from store.file.values import WrongValue, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from store.history import Document


class JsonSheet:
    """What stands before and behind a list's items and, while it is being read, these items' places."""

    def __init__(self, head: Document, raw: bytes = b"", spans: Iterable[tuple[int, int]] = ()) -> None:
        self.head = head
        self._raw = raw
        self._spans = spans

    @classmethod
    def of(cls, letters: str, file: str) -> JsonSheet:
        """The sheet of a file's letters: a list of objects, or an object that has one. Raises ImportProblem."""
        raw = letters.encode("utf-8", "surrogatepass")
        scanner = Scanner(raw, file)
        try:
            at = scanner.begin()
            scanner.finish(scanner.value_end(at))
            at = _list_at(raw, scanner, at, file)
            items = scanner.items(at)
        except FileProblem as problem:
            raise ImportProblem(f"{file}: no whole JSON: {problem.message}") from None
        bounds = [items.open, *(raw.index(b",", end) + 1 for end in items.ends[:-1])]
        ends = [*(begin - 1 for begin in bounds[1:]), items.close]
        head = {"head": raw[: items.open].decode(), "tail": raw[items.close :].decode()}
        return cls(head, raw, list(zip(bounds, ends, strict=True)) if items.ends else ())

    def rows(self) -> Iterator[RawRow]:
        """The items as they stand; one that is no object is broken."""
        line, counted = 1, 0
        for begin, end in self._spans:
            raw = self._raw[begin:end].decode()
            start = begin + len(raw) - len(raw.lstrip())
            line, counted = line + self._raw.count(b"\n", counted, start), start
            try:
                cells = decode(raw.strip().encode())
            except WrongValue as problem:
                yield RawRow(line, raw, {}, str(problem))
                continue
            broken = "" if isinstance(cells, dict) else "no object; expected one with fields"
            yield RawRow(line, raw, cells if isinstance(cells, dict) else {}, broken)

    def cells(self, raw: str) -> Any:
        """The object that an item's letters are."""
        return decode(raw.strip().encode())

    def edited(self, raw: str, changed: Mapping[tuple[str | int, ...], Any]) -> str:
        """An item's letters with some values changed, by path; None removes one."""
        body = raw.strip()
        before, _, after = raw.partition(body)
        lead = "\n" + before.rpartition("\n")[2] if "\n" in before else ""
        document = self.cells(raw)
        for path, value in changed.items():
            document = with_value(document, path, value)
        return before + rewrite_record(body.encode(), document, Style(), lead).decode() + after

    def joined(self, rows: Iterable[str]) -> str:
        """The letters of the file with these items."""
        return str(self.head["head"]) + ",".join(rows) + str(self.head["tail"])


def _list_at(raw: bytes, scanner: Scanner, at: int, file: str) -> int:
    """Where the list of objects opens: at the top, or as a member of the object there."""
    if raw[at : at + 1] == b"[":
        return at
    if raw[at : at + 1] == b"{":
        members = scanner.members(at)
        lists = [start for start in members.starts if raw[start : start + 1] == b"["]
        for start in lists:
            items = scanner.items(start)
            if items.starts and raw[items.starts[0] : items.starts[0] + 1] == b"{":
                return start
        if lists:
            return lists[0]
    raise ImportProblem(f"{file}: JSON without a list of objects; expected a list, or an object with one")
