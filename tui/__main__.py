"""The program's start: the version at once, a sub-command without the screen, or the screen.

Nothing is imported before it is wanted: each way in loads only what it needs.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress

READ_ONLY = "--read-only"


def main(argv: list[str] | None = None) -> int:
    """Run the program with these words; returns the exit status."""
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == ["--version"]:
        from store.version import __version__

        return _say(f"bordertui {__version__}\n")
    _end_at_an_interrupt()
    others = [word for word in words if word != READ_ONLY]
    if _is_path(others):
        from tui.start import show

        return show(others[0] if others else "", read_only=len(others) < len(words))
    return _command(words)


def _end_at_an_interrupt() -> None:
    """Have an interrupt end the program at once, as SIGTERM does, until the screen or a sub-command takes it itself.

    Raised as an exception somewhere in what is being loaded it could get lost where Python lets none out, and msgspec
    crashes on one. An interrupt that is ignored, as in a job in the background, stays so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _say(words: str) -> int:
    """Write to standard output, past Python's buffer, which would complain at the end where nothing takes it."""
    try:
        os.write(1, words.encode())
    except BrokenPipeError:
        return 0
    except OSError as problem:
        with suppress(OSError):
            os.write(2, f"bordertui: standard output: {problem.strerror}\n".encode())
        return 4
    return 0


def _command(words: list[str]) -> int:
    """Run a sub-command. It ends before looking for garbage would pay, and so does Python's own look at the end."""
    gc.disable()
    _load_msgspec()
    try:
        from tui.cli import main as command

        return command(words)
    finally:
        gc.freeze()
        gc.enable()


def _load_msgspec() -> None:
    """Load msgspec without typing_extensions, which it asks for and does without, and which loads as long as Python.

    Does nothing where either is loaded already: the screen needs both.
    """
    spared = "typing_extensions"
    if "msgspec" in sys.modules or spared in sys.modules:
        return
    sys.modules[spared] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[spared]


def _is_path(words: list[str]) -> bool:
    """Whether the words ask for the screen: none at all, or one that is no option and no sub-command's name.

    A word that is nearly such a name asks for it only where there is a file called so.
    """
    if len(words) != 1:
        return not words
    word = words[0]
    if word.startswith("-"):
        return False
    if not word.replace("-", "").isalpha():
        return True
    _load_msgspec()
    from tui.cli.parser import COMMANDS, near_commands

    return word not in COMMANDS and (os.path.lexists(word) or not near_commands(word))


if __name__ == "__main__":
    sys.exit(main())
