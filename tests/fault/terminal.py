"""The real program in a pseudo-terminal, to be hurt: keys, signals, sizes, storms of bytes; and what it leaves behind.

What is on screen is emulated by the bench's `Terminal`; what should be there is for the tests to say.
"""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

from tests.bench.program import key_bytes
from tests.bench.terminal import Terminal

ROOT: Final = Path(__file__).parents[2]
READY: Final = r"saved|READ-ONLY"
"""What the header says once the program is up."""

_MODES: Final = {
    "1049": "other screen",
    "1000": "mouse",
    "1003": "mouse moves",
    "1004": "focus",
    "1006": "mouse in decimal",
    "1015": "mouse of urxvt",
    "2004": "bracketed paste",
    "2048": "resize in band",
}


def program(path: Path | str) -> list[str]:
    """The command that opens the dashboard on a file."""
    return [sys.executable, "-m", "tui", str(path)]


class Window:
    """A running program and its terminal; a context manager that kills it. Times are seconds."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 100,
        lines: int = 30,
        environment: Mapping[str, str | None] | None = None,
        before: Callable[[], object] | None = None,
        folder: Path = ROOT,
    ) -> None:
        self._ours, self._theirs = os.openpty()
        self._set_size(columns, lines)
        self._line_before = termios.tcgetattr(self._theirs)
        self.screen = Terminal(columns, lines)
        self.written = bytearray()
        surroundings: dict[str, str | None] = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        surroundings |= {"LINES": None, "COLUMNS": None, "LC_ALL": "C.UTF-8", **(environment or {})}

        def prepare() -> None:
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            if before:
                before()

        self.process = subprocess.Popen(
            command,
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            cwd=folder,
            env={name: value for name, value in surroundings.items() if value is not None},
            preexec_fn=prepare,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        os.close(self._ours)
        os.close(self._theirs)

    # to it

    def press(self, *keys: str) -> None:
        """Send keys in one write: names as the bench has them, or the characters themselves."""
        self.send(b"".join(map(key_bytes, keys)))

    def send(self, raw: bytes, limit: float = 60.0) -> None:
        """Send bytes, reading meanwhile what the program writes; gives up when it takes none for `limit` seconds."""
        end = time.monotonic() + limit
        while raw and self.is_alive and time.monotonic() < end:
            readable, writable, _ = select.select([self._ours], [self._ours], [], 0.2)
            if readable:
                self._take()
            if writable:
                raw = raw[os.write(self._ours, raw[:1024]) :]

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        self._set_size(columns, lines)
        self.screen = Terminal(max(columns, 1), max(lines, 1))
        self.signal(signal.SIGWINCH)

    def signal(self, number: int) -> None:
        """Send a signal, if it still runs."""
        if self.is_alive:
            os.kill(self.process.pid, number)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self.is_alive:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    # from it

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    @property
    def text(self) -> str:
        """What is on the screen."""
        return self.screen.text

    def takes_over(self, number: int, limit: float = 10.0) -> bool:
        """Wait until Python, which catches the signal once it runs, catches it no more; False where it goes on to.

        Where the system does not tell what is caught, half a second is waited.
        """
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            self.settle(0.5, 0.5)
            return True
        was_caught, end = False, time.monotonic() + limit
        while time.monotonic() < end:
            caught = re.search(r"SigCgt:\s*(\w+)", status.read_text("ascii"))
            is_caught = caught is not None and bool(int(caught[1], 16) >> number - 1 & 1)
            if was_caught and not is_caught:
                return True
            was_caught = was_caught or is_caught
            self._read(0.001)
        return False

    def shows(self, pattern: str, limit: float = 10.0) -> bool:
        """Wait until the pattern is on the screen; False where it is not in time, or the program has ended before."""
        wanted = re.compile(pattern)
        end = time.monotonic() + limit
        while not wanted.search(self.text):
            alive = self.is_alive
            if not self._read(0.05) and (not alive or time.monotonic() > end):
                return bool(wanted.search(self.text))
            if time.monotonic() > end + 1:
                return False
        return True

    def settle(self, quiet: float = 0.2, limit: float = 5.0) -> None:
        """Wait until it has written nothing for a while."""
        end = time.monotonic() + limit
        while time.monotonic() < end and self._read(quiet):
            pass

    def wait_for_output(self, limit: float = 10.0) -> bool:
        """Wait for the next thing it writes."""
        return self._read(limit)

    def end_status(self, limit: float = 10.0) -> int | None:
        """The exit status (negative: the signal that killed it), None while it still runs after that time."""
        end = time.monotonic() + limit
        while self.is_alive and time.monotonic() < end:
            self._read(0.05)
        while self._read(0.05):
            pass
        return self.process.poll()

    def left_on(self) -> list[str]:
        """What it switched on in the terminal and has not switched off."""
        on: dict[str, bool] = {}
        for match in re.finditer(rb"\x1b\[\?([0-9;]+)([hl])", self.written):
            on |= dict.fromkeys(match[1].decode().split(";"), match[2] == b"h")
        left = [name for mode, name in _MODES.items() if on.get(mode)]
        if not on.get("25", True):
            left.append("cursor hidden")
        if self.written.count(b"\x1b[>1u") > self.written.count(b"\x1b[<u"):
            left.append("keyboard protocol")
        if termios.tcgetattr(self._theirs)[:4] != self._line_before[:4]:
            left.append("raw line")
        return left

    def said_after(self) -> str:
        """What it wrote after the dashboard had gone from the screen."""
        return bytes(self.written).rpartition(b"\x1b[?1049l")[2].decode(errors="replace")

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _read(self, seconds: float) -> bool:
        """Take in what it writes within some seconds; whether it wrote anything."""
        readable, _, _ = select.select([self._ours], [], [], seconds)
        return bool(readable) and self._take()

    def _take(self) -> bool:
        try:
            chunk = os.read(self._ours, 65536)
        except OSError:
            return False
        self.written += chunk
        self.screen.feed(chunk)
        return bool(chunk)


def opened(path: Path, **options: object) -> Window:
    """The program on a file, up and running. Raises AssertionError where it does not come up."""
    window = Window(program(path), **options)  # type: ignore[arg-type]
    if not window.shows(READY, 30):
        window.kill()
        raise AssertionError(f"did not come up: {window.text}")
    window.settle(0.1, 2)
    return window
