"""A program in a pseudo-terminal: what it writes and when, what it costs, and the keys it is sent.

Each piece of output is stamped as it leaves the kernel, by a thread that does nothing else; it is emulated only once
the program is quiet, so that the emulation is in no figure. CPU time and memory come from /proc: 0 where there is none.
"""

import fcntl
import os
import re
import struct
import subprocess
import termios
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.bench.terminal import Picture, Terminal

QUIET = 0.08
"""Seconds without output after which a repaint counts as finished: longer than an animation's frame."""

KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
}


class SilentError(Exception):
    """The program did not come to show what it should have shown; the message holds its screen."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The screen as it was after one piece of output, and when that was (seconds, monotonic)."""

    at: float
    picture: Picture
    text: str


CURSOR_KEYS = frozenset(("up", "down", "right", "left", "home", "end"))


def key_bytes(key: str, *, application: bool = False) -> bytes:
    """What a terminal sends for a key: a name of KEYS, `ctrl+x`, or the characters themselves.

    `application` is the mode (DECCKM) in which a terminal sends other sequences for the cursor keys.
    """
    if application and key in CURSOR_KEYS:
        return KEYS[key].replace("[", "O").encode()
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return bytes([ord(key[-1].upper()) & 0x1F])
    return KEYS.get(key, key).encode()


class Program:
    """A running program; a context manager that ends it."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 140,
        lines: int = 40,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.terminal = Terminal(columns, lines)
        self.started = time.perf_counter()
        self.ended: float | None = None
        self._output: deque[tuple[float, bytes]] = deque()
        self._last_output = 0.0
        self._application_keys = False
        self._process, self._descriptor = _spawn(command, columns, lines, environment or {})
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def press(self, *keys: str) -> float:
        """Sends keys in one write, as a held key or a fast typist does; when that was."""
        sent = time.perf_counter()
        application = self._application_keys
        os.write(self._descriptor, b"".join(key_bytes(key, application=application) for key in keys))
        return sent

    def watch(self, limit: float = 30.0, until: str = "", since: float = 0.0) -> list[Moment]:
        """What the screen showed since then, until it is quiet and `until` (a regular expression) is on it.

        Something must have been written, or silence would be an answer. Raises SilentError after `limit` seconds, or
        when the program ends before showing it.
        """
        wanted = re.compile(until, re.MULTILINE)
        began = time.perf_counter()
        moments: list[Moment] = []
        while True:
            now = time.perf_counter()
            if now - max(self._last_output, began) >= QUIET or self.ended:
                moments += [moment for moment in self._emulated() if moment.at >= since]
                if moments and wanted.search(self.terminal.text):
                    return moments
                if self.ended or now - began > limit:
                    raise SilentError(
                        f"no {until or 'change'!r} within {now - began:.1f} s; on screen:\n{self.terminal.text}"
                    )
            time.sleep(0.002)

    def wait_for_end(self, limit: float = 30.0) -> float:
        """When the program ended. Raises SilentError when it goes on for `limit` seconds."""
        began = time.perf_counter()
        while self.ended is None:
            if time.perf_counter() - began > limit:
                list(self._emulated())
                raise SilentError(f"still running after {limit} s; on screen:\n{self.terminal.text}")
            time.sleep(0.002)
        return self.ended

    @property
    def cpu(self) -> float:
        """Seconds of CPU that the program and its living children have used; 0.0 where the system cannot tell."""
        return sum(map(_cpu, _family(self._process.pid)))

    @property
    def memory(self) -> float:
        """MiB that the program and its children hold now; 0.0 where the system cannot tell."""
        return sum(map(_resident, _family(self._process.pid)))

    def end(self) -> None:
        """Ends the program: politely, then not."""
        for patience, stop in ((1.0, self._process.terminate), (2.0, self._process.kill)):
            try:
                self._process.wait(patience)
            except subprocess.TimeoutExpired:
                stop()
        self._process.wait()
        self._reader.join()
        os.close(self._descriptor)

    def _emulated(self) -> Iterator[Moment]:
        while self._output:
            at, chunk = self._output.popleft()
            self.terminal.feed(chunk)
            yield Moment(at, self.terminal.picture, self.terminal.text)

    def _read(self) -> None:
        while True:
            try:
                chunk = os.read(self._descriptor, 65536)
            except OSError:  # the other end is closed: Linux says EIO
                chunk = b""
            now = time.perf_counter()
            if not chunk:
                self.ended = now
                return
            self._last_output = now
            self._output.append((now, chunk))
            if b"\x1b" in chunk:
                self._heed(chunk)

    def _heed(self, chunk: bytes) -> None:
        """Answers what the program asks its terminal, and notes which cursor keys it wants."""
        if answer := self.terminal.answers(chunk):
            os.write(self._descriptor, answer)
        on, off = chunk.rfind(b"\x1b[?1h"), chunk.rfind(b"\x1b[?1l")
        if on != off:
            self._application_keys = on > off


def _spawn(
    command: Sequence[str], columns: int, lines: int, environment: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], int]:
    """Starts a command in a session and a terminal of its own; the process and the terminal's other end."""
    surroundings = {name: value for name, value in os.environ.items() if name not in ("LINES", "COLUMNS", "NO_COLOR")}
    surroundings |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings, start_new_session=True
    )
    os.close(theirs)
    return process, ours


def _family(pid: int) -> list[int]:
    family = [pid]
    for member in family:
        for children in Path(f"/proc/{member}/task").glob("*/children"):
            try:
                family += map(int, children.read_text().split())
            except OSError:  # ended meanwhile
                continue
    return family


def _cpu(pid: int) -> float:
    try:
        return time.clock_gettime(~pid << 3 | 2)  # Linux's clock of another process, see clock_getcpuclockid(3)
    except OSError:
        return 0.0


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0
