"""What is told of a defect of our own: where it showed itself. Must never tell a value, which may be a record's."""

from __future__ import annotations

from pathlib import Path

_FRAMES = 6


def describe(error: BaseException | None) -> str:
    """The defect's type and the lines that led to it, the last one first; neither its message nor any value."""
    if error is None:
        return "unknown"
    lines = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " < ".join([type(error).__name__, *reversed(lines[-_FRAMES:])])
