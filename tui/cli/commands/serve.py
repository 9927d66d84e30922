"""`bordertui serve`: the dashboard in a browser of this machine, by textual-serve."""

import argparse
import shlex
import sys
from typing import Any

from store.paths import file_named
from tui.cli.exit_codes import Exit, RefusedError
from tui.cli.output import say

HOST = "127.0.0.1"
PORT = 8000
_MISSING = "serve needs textual-serve, which is not installed; `pip install 'bordertui[web]'` adds it."
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self' ws://{}"
)
"""What the page may load: nothing from elsewhere, where its fonts would be asked for by name."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="the data file (default: as for the dashboard)")
    parser.add_argument("--port", type=_port, default=PORT, metavar="N", help=f"the port on {HOST} (default: {PORT})")
    parser.add_argument(
        "--writable", action="store_true", help="let anyone who can open the page on this machine change the file"
    )


def _port(word: str) -> int:
    """A port by its number. Raises ArgumentTypeError for what is none."""
    if not (word.isdecimal() and len(word) <= 5 and 0 < int(word) < 65_536):
        raise argparse.ArgumentTypeError(f"{word!r} is not a port; expected a number from 1 to 65535")
    return int(word)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    path = file_named(arguments.file)
    if not path.is_file():
        raise RefusedError(f"{path}: there is no such file; `bordertui` makes one.")
    try:
        import textual_serve.server  # noqa: F401  (an extra, loaded by this sub-command alone)
    except ImportError:
        raise RefusedError(_MISSING) from None
    words = [sys.executable, "-P", "-m", "tui", *([] if arguments.writable else ["--read-only"]), str(path.absolute())]
    server = loopback_server(shlex.join(words), arguments.port)
    say(f"http://{HOST}:{arguments.port} shows {path}{'' if arguments.writable else ', read-only'}; ctrl+c ends it.")
    sys.stdout.flush()
    try:
        server.serve()
    except OSError as problem:
        raise RefusedError(f"port {arguments.port}: {problem.strerror}; --port N takes another.") from problem
    return Exit.GOOD


def loopback_server(command: str, port: int) -> Any:
    """A server of textual-serve that answers pages of its own address alone.

    Another site open in the same browser could else connect to it, and read or write the file. The extra `web` is
    imported here, since it need not be installed.
    """
    from aiohttp import web
    from textual_serve.server import Server

    own = {f"{HOST}:{port}", f"localhost:{port}"}

    def check(request: web.Request) -> None:
        origin = request.headers.get("Origin", "")
        if request.host not in own or (origin and origin.removeprefix("http://") not in own):
            raise web.HTTPForbidden(text="This address is for pages of its own.")

    class Loopback(Server):
        async def handle_index(self, request: web.Request) -> Any:
            check(request)
            response = await super().handle_index(request)
            response.headers["Content-Security-Policy"] = _POLICY.format(request.host)
            return response

        async def handle_websocket(self, request: web.Request) -> Any:
            check(request)
            return await super().handle_websocket(request)

        async def handle_download(self, request: web.Request) -> Any:
            check(request)
            return await super().handle_download(request)

        def initialize_logging(self) -> None:
            """Nothing: what goes wrong in a session is in its own log."""

        async def on_startup(self, app: web.Application) -> None:
            """Nothing: the address is told already."""

    return Loopback(command, host=HOST, port=port, title="bordertui")
