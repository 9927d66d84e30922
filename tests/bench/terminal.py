"""A terminal in memory: what is on screen after some output, and what a terminal answers when asked.

It is given the bytes and reads no clock, so that it can be tested by itself.
"""

import re

import pyte

Row = tuple[pyte.screens.Char, ...]
Picture = tuple[Row, ...]

_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b[P_^X].*?\x1b\\"  # strings: DCS, APC, PM, SOS
    rb"|\x1b\[[<=>][0-9;:]*[@-~]"  # private sequences: the keyboard protocol, device attributes
    rb"|\x1b\[\??[0-9;]*[ !\"'$*]+[@-~]"  # with an intermediate byte: mode reports, cursor shapes
    rb"|\x1b\[\?[0-9;]*[mu]",
    re.DOTALL,
)
_UNFINISHED = re.compile(rb"\x1b(?:[P_^X\]][^\x07\x1b]*\x1b?|\[[0-?]*[ -/]*)?\Z", re.DOTALL)
_QUESTION = re.compile(
    rb"\x1b\[(?:(?P<attributes>0?c)|(?P<version>>0?[cq])|(?P<report>[56])n|\?(?P<mode>[0-9]+)\$p|(?P<size>1[48])t)"
    rb"|\x1b\](?P<colour>1[01]);\?"
)
_KNOWN_MODES = frozenset(b"7 25 1000 1002 1003 1004 1006 2004 2026".split())


class Terminal:
    """A screen of a size; `feed` it what a program writes."""

    def __init__(self, columns: int, lines: int) -> None:
        self.columns, self.lines = columns, lines
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._memory = b""
        self._rows: list[Row] = [self._row(y) for y in range(lines)]
        self.not_understood = 0

    def feed(self, output: bytes) -> None:
        """Takes in one chunk of output; a sequence cut at its end waits for the next one."""
        output = self._memory + output
        self._memory = b""
        if tail := _UNFINISHED.search(output):
            output, self._memory = output[: tail.start()], tail.group()
        self._screen.dirty.clear()
        try:
            self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", output))
        except (TypeError, ValueError, IndexError, KeyError):
            self.not_understood += 1  # the chunk's rest is lost to pyte; the figure's row says so
        for y in self._screen.dirty:
            if y < self.lines:
                self._rows[y] = self._row(y)

    @property
    def picture(self) -> Picture:
        """Characters, colours and styles of each cell, comparable."""
        return tuple(self._rows)

    @property
    def text(self) -> str:
        """The characters alone, one line a row."""
        return "\n".join("".join(cell.data for cell in row).rstrip() for row in self._rows)

    def answers(self, output: bytes) -> bytes:
        """What a modern terminal writes back to the questions in a program's output."""
        return b"".join(self._answer(question) for question in _QUESTION.finditer(output))

    def _row(self, y: int) -> Row:
        line = self._screen.buffer[y]
        return tuple(line[x] for x in range(self.columns))

    def _answer(self, question: re.Match[bytes]) -> bytes:
        kind = question.lastgroup
        value = question[kind] if kind else b""
        match kind:
            case "attributes":
                return b"\x1b[?62;22c"
            case "version":
                return b"\x1b[>41;354;0c" if value.endswith(b"c") else b"\x1bP>|bench\x1b\\"
            case "report":
                return b"\x1b[0n" if value == b"5" else self._position()
            case "mode":
                return b"\x1b[?%b;%d$y" % (value, 2 if value in _KNOWN_MODES else 0)
            case "size":
                scale = (16, 8) if value == b"14" else (1, 1)
                return b"\x1b[%d;%d;%dt" % (int(value) - 10, self.lines * scale[0], self.columns * scale[1])
            case _:
                return b"\x1b]%b;rgb:%b\x1b\\" % (value, b"1010/1010/1010" if value == b"11" else b"e0e0/e0e0/e0e0")

    def _position(self) -> bytes:
        return b"\x1b[%d;%dR" % (self._screen.cursor.y + 1, self._screen.cursor.x + 1)
