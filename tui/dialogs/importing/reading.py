"""Reading a file and comparing it with the store, a slice at a time between keys.

What it comes to is a plan, or the words for why there is none; no record is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from time import perf_counter

from store.exchange.imports.account import Told, Wanted
from store.exchange.imports.columns import column_names
from store.exchange.imports.guess import FIELDS
from store.exchange.imports.layout import ImportProblem
from store.exchange.plan.compare import import_steps
from store.exchange.plan.plan import Plan
from store.records.collector import collector_at_rest
from store.store import Store

_SLICE = 0.01
"""Seconds of reading between two looks at the keys, at least; one step of the comparison is not divided."""


class Reading:
    """One reading of a file's bytes. `done` goes from 0 to 1; then there is a `plan`, or a `problem`.

    `columns` is the account of its columns, `chosen` the column of each meaning, `meanings` what a column can be said
    to be.
    """

    def __init__(
        self, store: Store, data: bytes, file: str, near_km: float, mapping: Mapping[str, str], wanted: Wanted
    ) -> None:
        self.done = 0.0
        self.plan: Plan | None = None
        self.problem = ""
        self.columns: tuple[Told, ...] = ()
        self.chosen: Mapping[str, str] = {}
        self.meanings: Mapping[str, str] = {}
        self._given = mapping
        self._at_rest = ExitStack()
        self._at_rest.enter_context(collector_at_rest())
        self._steps = import_steps(store, data, file, near_km, mapping, wanted)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to read."""
        return self.plan is not None or bool(self.problem)

    def go_on(self, told: Callable[[], None]) -> bool:
        """Read some more and have it told; whether there is more."""
        end = perf_counter() + _SLICE
        while not self.is_over and perf_counter() < end:
            self._step()
        if self.is_over:
            self._at_rest.close()
        told()
        return not self.is_over

    def _step(self) -> None:
        try:
            self.done = next(self._steps)
        except StopIteration as ended:
            plan: Plan = ended.value
            self.plan, self.columns, self.chosen, self.meanings = plan, plan.columns, plan.mapping, plan.meanings
        except ImportProblem as problem:
            self.problem = problem.text
            if problem.header:
                given = {column: field for field, column in self._given.items()}
                self.columns = tuple(
                    Told(name.strip(), field := given.get(words, ""), key=field, open=True, called=words)
                    for name, words in zip(problem.header, column_names(problem.header), strict=True)
                )
                self.chosen = {field: column for field, column in self._given.items() if column}
                self.meanings = dict.fromkeys(FIELDS, "")

    def stop(self) -> None:
        """Read no more."""
        self._steps.close()
        self._at_rest.close()
        self.problem = self.problem or "stopped"
