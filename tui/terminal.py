"""The terminal under the screen: Textual's driver, made to end at once and to survive bytes that are no text.

Owns reading the keyboard. Must never know what a key means.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from contextlib import suppress

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

HUNG_UP = 129


class Terminal(LinuxDriver):
    """Reads keys in a thread that can be woken, so that nobody waits for its next turn when the program ends.

    Textual's own waits up to a tenth of a second for that, twice, and ends the program at the first byte that is not
    UTF-8 (its issue 6456); here such a byte is read as a replacement character.
    """

    _wake_writer = -1
    """The end of a pipe that wakes the reader by being closed."""

    def _run_input_thread(self) -> None:
        """Read, and end the program as any defect ends it where reading fails."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read what is typed until input is disabled; a terminal that has gone ends the program."""
        wake_reader, self._wake_writer = os.pipe()
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(wake_reader, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key.fd for key, _ in selector.select(0.1)}
                if wake_reader in ready or (self.fileno in ready and not self._read(parser, decode)):
                    break
                for event in parser.tick():
                    self.process_message(event)
        with suppress(EOFError, ParseError):
            list(parser.feed(""))
        os.close(wake_reader)

    def _read(self, parser: XTermParser, decode: object) -> bool:
        """Hand on what was typed; False where there is no terminal any more."""
        try:
            typed = os.read(self.fileno, 4096)
        except OSError:
            typed = b""
        if not typed:
            self._app.call_later(self._app.exit, return_code=HUNG_UP)
            return False
        text = decode(typed)  # type: ignore[operator]
        if text:
            for event in parser.feed(text):
                self.process_message(event)
        return True

    def disable_input(self) -> None:
        """Stop reading, at once."""
        writer, self._wake_writer = self._wake_writer, -1
        if writer >= 0:
            os.close(writer)
        super().disable_input()
