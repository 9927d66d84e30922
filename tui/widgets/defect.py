"""What is told and logged of a defect of the program: its class and place, never its message or a value.

Messages of exceptions hold values of records, which may be private.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from store.paths import NAME, log_file
from store.version import __version__

_FRAMES = 6
_LARGEST_LOG = 200_000
"""Bytes of a log that is begun anew rather than added to."""


def describe(error: BaseException | None, frames: int = _FRAMES) -> str:
    """The class of a defect and the lines that led to it, the last one first."""
    if error is None:
        return "unknown"
    lines = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " < ".join([type(error).__name__, *reversed(lines[-frames:])])


def log(description: str) -> None:
    """Add a defect to the log that `bordertui where` names; where that cannot be written, nothing."""
    path = log_file()
    line = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {NAME} {__version__}: {description}\n"
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_large = path.exists() and path.stat().st_size > _LARGEST_LOG
        flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | (os.O_TRUNC if is_large else os.O_APPEND)
        number = os.open(path, flags | os.O_NONBLOCK, 0o600)
        try:
            os.write(number, line.encode(errors="replace"))
        finally:
            os.close(number)
