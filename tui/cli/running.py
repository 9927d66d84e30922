"""What the running command has read, printed and saved: what counts where its answer cannot be printed.

A full disk behind standard output does not undo a change that is on disk, and the exit code tells that it stands. A
command that must not be done twice keeps its answer for the next time (`unanswered.py`).
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.store import Store


class Command:
    """The command that runs: its words, what it read from standard input, what it printed and what it saved."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.read: bytes | None = None
        self.answer: list[str] = []
        self.stores: list[Store] = []
        self.keep_answer: Callable[[Store], object] | None = None
        """Keeps the answer to a change that is on disk. May raise OSError."""


_command = Command(())


def begin(words: Sequence[str]) -> None:
    """A command begins, with these words."""
    global _command
    _command = Command(words)


def command() -> Command:
    """The command that runs."""
    return _command


def standard_input() -> bytes:
    """All of standard input, as often as it is asked for."""
    if _command.read is None:
        _command.read = sys.stdin.buffer.read()
    return _command.read


def said(line: str) -> None:
    """Remember a line of the answer."""
    _command.answer.append(line)


def saved(store: Store) -> None:
    """What the command changed is on disk now."""
    _command.stores.append(store)


@contextmanager
def interruptible() -> Iterator[None]:
    """Have a signal that ends the program be an interruption within, as Ctrl-C is: what was begun is cleaned up.

    One that is ignored, as under nohup, stays so.
    """
    with ExitStack() as after:
        for number in (signal.SIGTERM, signal.SIGHUP):
            if current_thread() is main_thread() and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, signal.default_int_handler)
                after.callback(signal.signal, number, signal.SIG_DFL)
        yield


def stands() -> bool:
    """Whether the command changed anything on disk; has the answer that it could not print kept."""
    if keep := _command.keep_answer:
        for store in _command.stores:
            with suppress(OSError):
                keep(store)
    return bool(_command.stores)
