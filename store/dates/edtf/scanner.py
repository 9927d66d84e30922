"""A cursor over the text of an EDTF expression, which knows where it stands when something is wrong."""

from __future__ import annotations

from typing import NoReturn

from store.dates.edtf.record import DateError

UNCERTAIN, APPROXIMATE = 1, 2
MARKS = {"?": UNCERTAIN, "~": APPROXIMATE, "%": UNCERTAIN | APPROXIMATE}
SIGNS = {mark: sign for sign, mark in MARKS.items()} | {0: ""}
DIGITS = frozenset("0123456789")


class Scanner:
    """Reads `text` from `at` up to `end`; positions in errors are columns of the whole text."""

    __slots__ = ("at", "end", "start", "text")

    def __init__(self, text: str, at: int, end: int) -> None:
        self.text = text
        self.start = at
        self.at = at
        self.end = end

    @property
    def written(self) -> str:
        """All of its text, read or not."""
        return self.text[self.start : self.end]

    @property
    def done(self) -> bool:
        """Nothing is left."""
        return self.at >= self.end

    def fail(self, reason: str, at: int | None = None) -> NoReturn:
        """Refuse the text at a position, the present one unless told."""
        raise DateError(self.text, self.at if at is None else at, reason)

    def take(self, char: str) -> bool:
        """Step over `char` if it is next."""
        if self.at < self.end and self.text[self.at] == char:
            self.at += 1
            return True
        return False

    def mark(self) -> int:
        """Step over a qualifier, if one is next: its bits, else 0."""
        if self.at < self.end:
            bits = MARKS.get(self.text[self.at], 0)
            if bits:
                self.at += 1
                if self.at < self.end and self.text[self.at] in MARKS:
                    self.fail("only one qualifier may stand in one place; % means both ? and ~")
            return bits
        return 0

    def digits(self, count: int, what: str, *, masked: bool = True) -> str:
        """Exactly `count` digits; with `masked`, an X may stand for any."""
        start = self.at
        for at in range(start, start + count):
            char = self.text[at] if at < self.end else ""
            if char not in DIGITS and not (masked and char == "X"):
                self.fail(what, at)
        self.at = start + count
        return self.text[start : self.at]

    def number(self, what: str) -> str:
        """One or more digits, without a leading zero."""
        start = self.at
        while self.at < self.end and self.text[self.at] in DIGITS:
            self.at += 1
        number = self.text[start : self.at]
        if not number:
            self.fail(what, start)
        if number[0] == "0":
            self.fail(f"{what}, without a leading zero", start)
        return number
