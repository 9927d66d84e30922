"""What is done while nobody types, in steps so short that no key waits for them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

REST_SECONDS = 0.02
"""Without a key for so long, what the next one will want is prepared."""
BREATH_SECONDS = 0.002
"""Between two steps, in which keys are read and the screen is painted."""


class Rest:
    """Takes a step again and again while it gives True; from the beginning whenever something has been painted."""

    def __init__(self, step: Callable[[], bool]) -> None:
        self._step = step
        self._next: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Something has been painted: wait, then take the steps."""
        if self._next is not None:
            self._next.cancel()
        self._next = asyncio.get_running_loop().call_later(REST_SECONDS, self._take)

    def _take(self) -> None:
        if self._step():
            self._next = asyncio.get_running_loop().call_later(BREATH_SECONDS, self._take)


class BetweenKeys:
    """Takes long searches in steps between keys; what is asked for before the loop runs, once it does."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], bool]] | None = []

    def __call__(self, step: Callable[[], bool]) -> None:
        """Take a step again and again while it gives True."""
        if self._waiting is not None:
            self._waiting.append(step)
        else:
            asyncio.get_running_loop().call_later(BREATH_SECONDS, self._take, step)

    def begin(self) -> None:
        """The loop runs."""
        waiting, self._waiting = self._waiting, None
        for step in waiting or ():
            self(step)

    def _take(self, step: Callable[[], bool]) -> None:
        if step():
            self(step)
