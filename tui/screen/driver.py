"""The terminal under the screen, where Textual would take its driver for Linux.

It differs from that one in five ways. It reads and writes in the program's own loop, so that no key waits for a thread
to be given its turn and leaving does not wait for the thread that reads. Bytes that are no UTF-8 do not end the program
(Textual's issue 6456): they are read as replacement characters. A sequence that Textual's parser fails on is passed
over. Esc with other keys behind it, as over a slow line, is Esc and those keys: Textual would take the next one for
Alt with it, or for another key altogether. And once a stopped program goes on, all is painted: Textual would write only
what changes, to an empty screen. Any other driver, such as the one for the web, runs as it is.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from asyncio import get_running_loop
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from select import select
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

HUNG_UP = 129
_A_LITTLE_LATER = 0.001
_ESCAPE = "\x1b"
_PIECES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b(?![\[OP\]_\\])|\x1b?[^\x1b]+")
"""A sequence of control by itself, so that one which cannot be read takes nothing else with it; Esc alone; or text."""
_BEGUN = re.compile(r"\x1b(?:\[[0-?]{,32}[ -/]{,2})?\Z")
"""An escape that is read last: the key, or the beginning of a sequence whose rest is still to come."""
_ALT = re.compile(r"\x1b([^\x1b\[OP\]_\\])(?:\x1b\1)*")
"""One key with Alt, which sends an escape and the key at once; several times where it was kept down."""
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"


class Terminal(LinuxDriver):
    """Reads the keyboard and writes frames in the loop that runs the program."""

    def __init__(self, app: App[Any], **settings: Any) -> None:
        super().__init__(app, **settings)
        self.program = app
        self.loop = get_running_loop()
        assert sys.__stderr__ is not None
        self.output = sys.__stderr__.fileno()
        self.waiting: asyncio.TimerHandle | None = None
        self.unwritten: list[str] = []

    # reading

    def start_application_mode(self) -> None:
        """Take the terminal, and read what is typed from now on."""
        self.parser, self.is_pasting = XTermParser(), False
        self.begun = ""
        self.decode = getincrementaldecoder("utf-8")(errors="replace").decode
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.loop.add_reader(self.fileno, self.read)

    def resume_application_mode(self) -> None:
        """Take the terminal again and paint all of it: `App.suspend` does so, but not what follows SIGCONT."""
        super().resume_application_mode()
        self.loop.call_soon_threadsafe(lambda: self.program.call_later(self.program.refresh, layout=True))

    def run_input_thread(self) -> None:
        """Nothing: the loop reads."""

    def read(self) -> None:
        """Hand on what was typed; a terminal that has gone ends the program."""
        try:
            typed = os.read(self.fileno, 4096)
        except OSError:
            typed = b""
        if not typed:
            self.loop.remove_reader(self.fileno)
            self.program.call_later(self.program.exit, return_code=HUNG_UP)
            return
        text = self.begun + self.decode(typed)
        is_alt = not self.begun and _ALT.fullmatch(text)
        begun = _BEGUN.search(text)
        self.begun, text = (begun[0], text[: begun.start()]) if begun else ("", text)
        for piece in [text] if is_alt else _PIECES.findall(text):
            self.take(piece)
        if self.waiting is not None:
            self.waiting.cancel()
        self.waiting = self.loop.call_later(ESCAPE_DELAY + _A_LITTLE_LATER, self.nothing_followed)

    def take(self, piece: str) -> None:
        """Hand on a piece of what was typed. In what is pasted an escape is a sign, or Textual would type the rest."""
        if piece in (_PASTE_BEGINS, _PASTE_ENDS):
            self.is_pasting = piece == _PASTE_BEGINS
        elif self.is_pasting:
            piece = piece.replace(_ESCAPE, "\u241b")
        self.understand([Key("escape", _ESCAPE)] if piece == _ESCAPE else self.parser.feed(piece))

    def nothing_followed(self) -> None:
        """An escape that nothing follows is the key itself, and so are the signs behind it."""
        if self.begun and not self.is_pasting:
            typed, self.begun = self.begun, ""
            for sign in typed:
                self.take(sign)
        self.understand(self.parser.tick())

    def understand(self, messages: Iterable[Message]) -> None:
        """Post the messages that the parser reads. On input that it fails on, a new parser begins."""
        try:
            for message in messages:
                self.process_message(message)
        except Exception:
            self.parser, self.is_pasting = XTermParser(), False

    def send_message(self, message: Message) -> None:
        """Give a message to the program, in whose loop it was read."""
        self.program.post_message(message)

    def disable_input(self) -> None:
        """Stop reading."""
        self.loop.remove_reader(self.fileno)
        super().disable_input()

    # writing

    def write(self, data: str) -> None:
        """Collect what is written in one turn and write it at once, so that no frame is seen half done."""
        if not self.unwritten:
            self.loop.call_soon(self.flush)
        self.unwritten.append(data)

    def flush(self) -> None:
        """Write all of it; to a terminal that has gone, nothing: reading will tell."""
        left = "".join(self.unwritten).encode(errors="replace")
        self.unwritten.clear()
        with suppress(OSError):
            while left:
                try:
                    left = left[os.write(self.output, left) :]
                except BlockingIOError:
                    select([], [self.output], [])
