"""Through Textual's web driver and in a browser it is painted and takes keys; read-only it writes nothing."""

import asyncio
import base64
import importlib.util
import itertools
import json
import os
import select
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.bench.terminal import Terminal

SECONDS = 30.0
SERVES = importlib.util.find_spec("textual_serve") is not None
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Piped:
    """The program at the other end of two pipes, speaking the packets of Textual's web driver."""

    def __init__(self, path: Path, *options: str) -> None:
        home = str(path.parent)
        self.terminal = Terminal(100, 30)
        self._packets = b""
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tui", *options, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={
                **os.environ,
                "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
                **{
                    "COLUMNS": "100",
                    "ROWS": "30",
                    "XDG_STATE_HOME": f"{home}/state",
                    "XDG_CACHE_HOME": f"{home}/cache",
                },
            },
        )
        assert self.process.stdin
        assert self.process.stdout
        self.stdin, self.stdout = self.process.stdin, self.process.stdout

    def send(self, payload: bytes, kind: bytes = b"D") -> None:
        """Send a packet: D for what is typed, M for what the server says."""
        self.stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
        self.stdin.flush()

    def escape(self) -> None:
        """Send Esc, and wait until it cannot be the beginning of another key."""
        self.send(b"\x1b")
        time.sleep(0.4)

    def shows(self, words: str) -> bool:
        """Whether the words come to stand on the screen."""
        end = time.monotonic() + SECONDS
        while words not in self.terminal.text and time.monotonic() < end:
            if select.select([self.stdout], [], [], 0.2)[0]:
                self._take(os.read(self.stdout.fileno(), 65536))
        return words in self.terminal.text

    def _take(self, output: bytes) -> None:
        self._packets = (self._packets + output).removeprefix(b"__GANGLION__\n")
        while len(self._packets) >= 5:
            length = 5 + int.from_bytes(self._packets[1:5], "big")
            if len(self._packets) < length:
                return
            packet, self._packets = self._packets[:length], self._packets[length:]
            if packet[:1] == b"D":
                self.terminal.feed(packet[5:])


@contextmanager
def piped(path: Path, *options: str) -> Iterator[Piped]:
    program = Piped(path, *options)
    try:
        yield program
    finally:
        program.stdin.close()
        program.stdout.close()
        program.process.kill()
        program.process.wait()


def everything_under(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in folder.rglob("*")
    }


def test_through_the_web_driver_it_is_painted_and_takes_keys(sample: Path) -> None:
    with piped(sample) as program:
        assert program.shows("2 Timeline"), program.terminal.text
        program.send(b"/typed in")
        assert program.shows("typed in"), program.terminal.text
        program.escape()
        program.send(b"q")
        assert program.process.wait(SECONDS) == 0


def test_what_was_typed_is_kept_when_the_browser_goes(sample: Path) -> None:
    with piped(sample) as program:
        assert program.shows("2 Timeline"), program.terminal.text
        program.send(b"e!?")
        assert program.shows("ends!?"), program.terminal.text
        program.send(json.dumps({"type": "quit"}).encode(), b"M")
        program.process.wait(SECONDS)
    with piped(sample) as program:
        assert program.shows("ends!?"), program.terminal.text


@pytest.mark.figure("read-only", "every file and folder as before")
def test_read_only_writes_nothing_at_all(sample: Path) -> None:
    (sample.parent / "state").mkdir()
    before = everything_under(sample.parent)
    with piped(sample, "--read-only") as program:
        assert program.shows("READ-ONLY"), program.terminal.text
        for keys in (b"e", b"a", b"X", b"x", b"/strike\r", b"\x1b", b" ", b"M", b"\x1b", b"I", b"c"):
            program.send(keys)
            time.sleep(0.05)
        program.send(b"e")
        assert program.shows("--read-only"), program.terminal.text
        program.escape()
        program.send(b"q")
        assert program.process.wait(SECONDS) == 0
    assert everything_under(sample.parent) == before


@contextmanager
def served(path: Path, *options: str) -> Iterator[str]:
    """The address of `bordertui serve`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-P", "-m", "tui", "serve", str(path), "--port", str(port), *options]
    environment = {**os.environ, "XDG_STATE_HOME": str(path.parent / "state")}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    try:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@pytest.mark.figure("read-only", "served: other hosts and origins are refused")
@pytest.mark.skipif(not SERVES, reason="textual-serve is not installed")
def test_serve_answers_its_own_pages_alone(sample: Path) -> None:
    with served(sample) as address:
        with urllib.request.urlopen(f"http://{address}/") as page:
            assert page.status == 200
            assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        for headers in ({"Host": "rebound.example"}, {"Origin": "http://other.example"}):
            for place in ("", "ws"):
                with pytest.raises(urllib.error.HTTPError) as refused:
                    urllib.request.urlopen(urllib.request.Request(f"http://{address}/{place}", headers=headers))
                assert refused.value.code == 403
                refused.value.close()


@contextmanager
def browser(profile: Path) -> Iterator[str]:
    """The address at which a headless Chromium is told what to do (the DevTools protocol)."""
    process = subprocess.Popen(
        [
            *(str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *(f"--user-data-dir={profile}", "--window-size=1400,900", "--remote-debugging-port=0", "about:blank"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        told = profile / "DevToolsActivePort"
        end = time.monotonic() + SECONDS
        while not (told.exists() and told.read_text()) and time.monotonic() < end:
            time.sleep(0.1)
        yield f"http://127.0.0.1:{told.read_text().splitlines()[0]}"
    finally:
        process.terminate()
        process.wait()


PAINTED = """(() => {
  const layer = document.querySelector("canvas.xterm-text-layer");
  const { data } = layer.getContext("2d").getImageData(0, 0, layer.width, layer.height);
  const colours = new Set();
  for (let at = 0; at < data.length; at += 4) colours.add(data[at] * 65536 + data[at + 1] * 256 + data[at + 2]);
  return colours.size;
})()"""
"""How many colours there are on the page's terminal."""


@pytest.mark.skipif(not SERVES, reason="textual-serve is not installed")
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
async def test_a_browser_shows_the_dashboard_and_works_it(sample: Path, tmp_path: Path) -> None:
    aiohttp = pytest.importorskip("aiohttp")
    terminal = Terminal(300, 100)
    numbers = itertools.count(1)
    answers: dict[int, dict[str, Any]] = {}
    with served(sample) as address, browser(tmp_path / "profile") as tools:
        async with aiohttp.ClientSession() as session:
            pages = await (await session.get(f"{tools}/json")).json()
            where = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
            async with session.ws_connect(where, max_msg_size=0) as socket_:

                async def ask(method: str, **parameters: object) -> int:
                    number = next(numbers)
                    await socket_.send_json({"id": number, "method": method, "params": parameters})
                    return number

                async def until(holds: Callable[[], bool]) -> bool:
                    end = time.monotonic() + SECONDS
                    while not holds() and time.monotonic() < end:
                        try:
                            message = await socket_.receive_json(timeout=0.5)
                        except TimeoutError:
                            continue
                        if message.get("method") == "Network.webSocketFrameReceived":
                            frame = message["params"]["response"]
                            if frame["opcode"] == 2:
                                terminal.feed(base64.b64decode(frame["payloadData"]))
                        elif "id" in message:
                            answers[message["id"]] = message["result"]
                    return holds()

                await ask("Network.enable")
                await ask("Page.navigate", url=f"http://{address}/")
                assert await until(lambda: "2 Timeline" in terminal.text), terminal.text
                await ask("Emulation.setFocusEmulationEnabled", enabled=True)
                focus = 'document.querySelector(".xterm-helper-textarea").focus()'
                number = await ask("Runtime.evaluate", expression=focus)
                assert await until(lambda: number in answers)
                for letter in "/typed here":
                    await ask("Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
                    await ask("Input.dispatchKeyEvent", type="keyUp", key=letter)
                assert await until(lambda: "typed here" in terminal.text), terminal.text
                await asyncio.sleep(1)
                number = await ask("Runtime.evaluate", expression=PAINTED, returnByValue=True)
                assert await until(lambda: number in answers)
                assert answers[number]["result"]["value"] > 5


@pytest.mark.skipif(SERVES, reason="textual-serve is installed")
def test_serve_says_what_is_missing(sample: Path) -> None:
    command = [sys.executable, "-P", "-m", "tui", "serve", str(sample)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "bordertui[web]" in done.stderr
