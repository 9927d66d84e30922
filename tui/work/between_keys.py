"""What is done while nobody types, in steps so short that no key waits for them."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from time import perf_counter

LONG_SECONDS = 3.0
"""Without a key for so long, garbage that has lived long is looked for, a tenth of a second's work at 100,000 events.

`tui/start.py` keeps Python from doing so in the midst of a key.
"""
_YOUNG_COLLECTIONS = 10
"""Collections of young garbage after which old garbage is worth looking for; Python's own measure."""
REST_SECONDS, PAINTED_SECONDS, QUIET_SECONDS = 0.02, 0.05, 0.25
"""So long after a painting what the next key will want is prepared, and so long after a key that has nothing painted;
without a key for the last of them longer work goes on."""
STEP_SECONDS, QUIET_STEP_SECONDS, BREATH_SECONDS = 0.003, 0.008, 0.002
"""For so long steps are taken at a stretch, soon after a key and later; between them keys are read and the screen is
painted."""


class Rest:
    """Runs steps while nobody types, each until it returns False; the first one again after every wait."""

    def __init__(self, first: Callable[[], bool]) -> None:
        self._first = first
        self._steps: list[Callable[[], bool]] = []
        self._next: asyncio.TimerHandle | None = None
        self._quiet_from = 0.0

    def __call__(self, step: Callable[[], bool]) -> None:
        """Queue another step, to run once all those before it have returned False."""
        if self._next is None or not self._steps:  # without steps, what is waited for is old garbage alone
            self._go_on(REST_SECONDS)
        self._steps.append(step)

    def typed(self) -> None:
        """A key came: nothing is prepared before what it changes is painted."""
        self._quiet_from = perf_counter() + QUIET_SECONDS
        self._begin(PAINTED_SECONDS)

    def begin(self) -> None:
        """Start waiting anew, as after each painting; the steps run after that."""
        self._begin(REST_SECONDS)

    def _begin(self, seconds: float) -> None:
        if self._first not in self._steps:
            self._steps.insert(0, self._first)
        self._go_on(seconds)

    def _go_on(self, seconds: float) -> None:
        if self._next is not None:
            self._next.cancel()
        self._next = asyncio.get_running_loop().call_later(seconds, self._take)

    def _take(self) -> None:
        self._next = None
        now = perf_counter()
        to_wait = self._quiet_from - now
        end = now + (STEP_SECONDS if to_wait > 0 else QUIET_STEP_SECONDS)
        while self._steps and perf_counter() < end and (to_wait <= 0 or self._steps[0] is self._first):
            step = self._steps.pop(0)  # so that one that fails is not taken again
            if step():
                self._steps.insert(0, step)
        if self._steps:
            self._go_on(BREATH_SECONDS if self._steps[0] is self._first else max(to_wait, BREATH_SECONDS))
        else:
            self._next = asyncio.get_running_loop().call_later(LONG_SECONDS, self._collect)

    def _collect(self) -> None:
        self._next = None
        if gc.get_count()[2] > _YOUNG_COLLECTIONS:
            gc.collect()


def taken(steps: Iterator[object], seconds: float) -> bool:
    """Advance the steps for up to so many seconds; return whether any are left."""
    end = perf_counter() + seconds
    return any(perf_counter() > end for _ in steps)


class BetweenKeys:
    """Runs long searches in short steps between keys. What is queued before the event loop runs waits for it."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], bool]] | None = []

    def __call__(self, step: Callable[[], bool]) -> None:
        """Queue a step, to be run repeatedly while it returns True."""
        if self._waiting is not None:
            self._waiting.append(step)
        else:
            asyncio.get_running_loop().call_later(BREATH_SECONDS, self._take, step)

    def begin(self) -> None:
        """Start running what is queued: the event loop runs now."""
        waiting, self._waiting = self._waiting, None
        for step in waiting or ():
            self(step)

    def _take(self, step: Callable[[], bool]) -> None:
        if step():
            self(step)
