"""A JSON file as rows: the objects of one of its lists, or those under the names of an object, each as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from store.exchange.imports.layout import ImportProblem
from store.exchange.sheets.sheet import RawRow, Sheet
from store.file.errors import FileProblem
from store.file.form import Style
from store.file.scan import Members, Scanner
from store.file.splice import rewrite_record
from store.records.documents import with_value
from store.records.json_values import WrongValue, decode
from store.records.model import Document

NAME = ""
"""What the name is called that an object of a list of named ones stands under: no field has an empty name."""
_DEEPEST, _MOST_HOLDERS = 2, 100
"""How many objects deep a list of rows may lie, as in `{"data": {"ports": […]}}`, and how many objects it is sought in:
more of them are rows themselves."""


class JsonSheet(Sheet):
    """What stands before and behind the rows and, while the file is being read, the rows' places.

    A row's letters are all from one comma to the next, the last one's to the end of its value: with white space and,
    where the head says `named`, the name.
    """

    def __init__(self, head: Document, raw: bytes = b"", spans: Iterable[tuple[int, int]] = ()) -> None:
        self.head, self.header, self.tags = head, [], []
        self._named = head.get("named") is True
        self._between = "" if head.get("lines") is True else ","
        self._raw = raw
        self._spans = spans

    @classmethod
    def all_of(cls, letters: str) -> Iterator[JsonSheet]:
        """The sheets that a file's letters can be, the likeliest first. Raises ImportProblem for what is no JSON."""
        raw = letters.encode("utf-8", "surrogatepass")
        scanner = Scanner(raw, "")
        try:
            at = scanner.begin()
            end = scanner.value_end(at)
            if raw[at : at + 1] == b"{" and raw[end:].lstrip()[:1] == b"{":
                yield cls._of_lines(raw)
                return
            scanner.finish(end)
        except FileProblem as problem:
            where = f":{problem.line}:{problem.column}"
            raise ImportProblem(f"not valid JSON: {problem.message}", place=where) from None
        yield from cls._within(raw, scanner, at, _DEEPEST)

    @classmethod
    def _within(cls, raw: bytes, scanner: Scanner, at: int, depth: int) -> Iterator[JsonSheet]:
        """A list; of an object the lists in it, the objects under its names, itself, and what lies deeper."""
        if raw[at : at + 1] == b"[":
            yield cls._of(raw, scanner.items(at), named=False)
        if raw[at : at + 1] != b"{":
            return
        members = scanner.members(at)
        for start in members.starts:
            if raw[start : start + 1] == b"[":
                yield from cls._within(raw, scanner, start, 0)
        yield cls._of(raw, members, named=True)
        yield cls._of(raw, Members(at, scanner.value_end(at), (), (at,), (scanner.value_end(at),)), named=False)
        for start in members.starts[:_MOST_HOLDERS] if depth > 1 else ():
            if raw[start : start + 1] == b"{":
                yield from cls._within(raw, scanner, start, depth - 1)

    @classmethod
    def _of_lines(cls, raw: bytes) -> JsonSheet:
        """JSON lines: an object a line, the letters of a row with its line end."""
        lines = raw.splitlines(keepends=True)
        ends = list(accumulate(map(len, lines)))
        spans = list(zip([0, *ends], ends, strict=False))
        first = next((at for at, line in enumerate(lines) if line.strip()), 0)
        filled = [span for span in spans[first:] if raw[slice(*span)].strip()]
        joined = [
            (begin, filled[at + 1][0] if at + 1 < len(filled) else len(raw)) for at, (begin, _) in enumerate(filled)
        ]
        return cls({"head": raw[: spans[first][0]].decode(), "tail": "", "lines": True}, raw, joined)

    @classmethod
    def _of(cls, raw: bytes, rows: Members, *, named: bool) -> JsonSheet:
        begins = [rows.open, *(raw.index(b",", end) + 1 for end in rows.ends[:-1])] if rows.ends else []
        ends = [*(begin - 1 for begin in begins[1:]), *rows.ends[-1:]]
        behind = ends[-1] if ends else rows.open
        head: Document = {"head": raw[: rows.open].decode(), "tail": raw[behind:].decode()}
        return cls(head | ({"named": True} if named else {}), raw, list(zip(begins, ends, strict=True)))

    def rows(self) -> Iterator[RawRow]:
        """The rows as they stand; one that is no object is broken."""
        line, counted = 1, 0
        for begin, end in self._spans:
            raw = self._raw[begin:end].decode()
            start = begin + len(raw) - len(raw.lstrip())
            line, counted = line + self._raw.count(b"\n", counted, start), start
            try:
                cells = self.cells(raw)
            except WrongValue as problem:
                yield RawRow(line, raw, {}, str(problem))
                continue
            except ValueError:
                yield RawRow(line, raw, {}, "not a JSON object; expected one on each line")
                continue
            broken = "" if isinstance(cells, dict) else "not an object; expected one with fields"
            yield RawRow(line, raw, cells if isinstance(cells, dict) else {}, broken)

    def cells(self, raw: str) -> Any:
        """The object that a row's letters are, the name that it stands under as its own. Raises WrongValue."""
        before = self._before(raw)
        value = self._value(raw, before)
        if self._named and isinstance(value, dict):
            return {NAME: decode(before.strip().removesuffix(":").rstrip().encode()), **value}
        return value

    @staticmethod
    def _value(raw: str, before: str) -> Any:
        return decode(raw[len(before) :].rstrip().encode())

    def edited(self, raw: str, changed: Mapping[tuple[str | int, ...], Any]) -> str:
        """A row's letters with some values changed, by path; None removes one."""
        before = self._before(raw)
        body = raw[len(before) :].rstrip()
        lead = "\n" + before.rpartition("\n")[2].partition('"')[0] if "\n" in before else ""
        document = self._value(raw, before)
        for path, value in changed.items():
            document = document if path == (NAME,) else with_value(document, path, value)
        return before + rewrite_record(body.encode(), document, Style(), lead).decode() + raw[len(before + body) :]

    def joined(self, rows: Iterable[str]) -> str:
        return str(self.head["head"]) + self._between.join(rows) + str(self.head["tail"])

    def _before(self, raw: str) -> str:
        """What stands before a row's value: white space, and its name."""
        if self._named:
            text = b"{" + raw.encode() + b"}"
            return text[1 : Scanner(text, "").members(0).starts[0]].decode()
        return raw[: len(raw) - len(raw.lstrip())]
