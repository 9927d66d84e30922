"""The terminal under the screen: Textual's driver, made to answer and to end at once and to survive what is no text.

Owns reading the keyboard and writing frames. Must never know what a key or a frame means.
"""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from contextlib import suppress
from select import select
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable

    from textual.message import Message

HUNG_UP = 129
_A_LITTLE_LATER = 0.001


class Terminal(LinuxDriver):
    """Reads and writes in the program's one loop: no key and no frame waits for a thread to be given its turn.

    Textual reads in a thread that looks up ten times a second whether it should end, and that ends the program at the
    first byte that is not UTF-8 (its issue 6456); here such a byte is read as a replacement character.
    """

    _alone: asyncio.TimerHandle | None = None

    # reading

    def start_application_mode(self) -> None:
        """Take the terminal, and read what is typed from now on."""
        self._parser = XTermParser(self._debug)
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._loop.add_reader(self.fileno, self._read)

    def run_input_thread(self) -> None:
        """Nothing: the loop reads."""

    def _read(self) -> None:
        """Hand on what was typed; a terminal that has gone ends the program."""
        try:
            typed = os.read(self.fileno, 4096)
        except OSError:
            typed = b""
        if typed:
            # A character's first bytes alone are no text yet, and no text at all would end the parser.
            if text := self._decode(typed):
                self._hand_on(self._parser.feed(text))
        else:
            self._loop.remove_reader(self.fileno)
            self._app.call_later(self._app.exit, return_code=HUNG_UP)

    def _hand_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
        if self._alone is not None:
            self._alone.cancel()
        # An escape that nothing follows is the key itself.
        self._alone = self._loop.call_later(ESCAPE_DELAY + _A_LITTLE_LATER, self._tick)

    def _tick(self) -> None:
        for message in self._parser.tick():
            self.process_message(message)

    def send_message(self, message: Message) -> None:
        """Give a message to the program, in whose loop it was read."""
        self._app.post_message(message)

    def disable_input(self) -> None:
        """Stop reading."""
        self._loop.remove_reader(self.fileno)
        super().disable_input()

    # writing

    def write(self, data: str) -> None:
        """Write all of it, now; to a terminal that has gone, nothing: reading will tell."""
        left = data.encode(errors="replace")
        assert self._file is not None
        output = self._file.fileno()
        with suppress(OSError):
            while left:
                try:
                    left = left[os.write(output, left) :]
                except BlockingIOError:
                    select([], [output], [])
