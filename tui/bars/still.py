"""The bar of "still so": who says that something still is as reported, and on which day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from store.dates import DateError, NotUnderstood, short, understand
from store.records.interface import Records
from store.records.model import Key
from store.words.names import beginning, called, title_of
from tui.bars.bar import Bar
from tui.desk import Desk
from tui.widgets.lines import Line
from tui.widgets.text import clip

if TYPE_CHECKING:
    from store.status.again import Again


class Confirmed(NamedTuple):
    """Who says so and when: the claim's `source` or `by`, and `said`; and how the line was understood."""

    who: dict[str, str]
    said: str
    words: str


class StillBar(Bar):
    """`.`: Enter adds the confirmation as a claim to the event that tells of it; Esc leaves all as it is."""

    prompt = "still so"
    hint = "source or speaker, and the day said · Enter · Esc"

    def __init__(self, desk: Desk, again: Again) -> None:
        self.session, self._again = desk.session, again
        self._found: Confirmed | None = None
        super().__init__("still-bar", desk)
        self.typed()

    def typed(self) -> None:
        self.problem, self._found = "", None
        if not self.line.value.strip():
            return
        try:
            self._found = confirmed(self.line.value, self.session.view.as_of, self.session.store)
        except ValueError as error:
            self.problem = str(error)

    def completions(self) -> tuple[int, tuple[str, ...]]:
        """The sources and actors whose id or name begins as what is typed."""
        typed = self.line.value[: self.line.cursor_position].lstrip()
        if not typed:
            return self.line.cursor_position, ()
        store = self.session.store
        words = (*beginning(store, "sources", typed), *beginning(store, "actors", typed))
        return self.line.cursor_position - len(typed), words

    def enter(self) -> None:
        if self._found is None:
            self.problem = self.problem or "who says so is missing; expected a source or speaker"
            return
        key = Key("events", self._again.event)
        claims = self.session.store.document(key).get("claims") or []
        mode = {"mode": "confirmation"}
        self.leave()
        claim: dict[str, Any] = {**self._again.claim, **self._found.who, "said": self._found.said, **mode}
        self.session.store.edit(key, ("claims", len(claims)), claim)
        self.session.say(f"Still so: {self._again.words}, {self._found.words}.")

    def echo(self, width: int) -> Line:
        found = f" · {self._found.words}" if self._found else ""
        return ((clip(f"{self._again.words}{found}", width), "text"),)


def confirmed(text: str, today: date, records: Records) -> Confirmed:
    """Who says so and when, of a line such as `OCHA 20 feb 2024`; without a day it is the day that is looked at.

    Raises ValueError, with what would be right, where no one is named or one of several sources may be meant.
    """
    words = text.split()
    for cut in range(len(words) + 1):
        said = _day(" ".join(words[cut:]), today)
        if said is not None:
            return _confirmed(" ".join(words[:cut]), said, records)
    return _confirmed(text.strip(), today.isoformat(), records)


def _confirmed(name: str, said: str, records: Records) -> Confirmed:
    name = name.strip(" ,")
    if not name:
        raise ValueError("who says so is missing; expected a source or speaker before the day")
    sources = called(records, "sources", name)
    actors = called(records, "actors", name) if len(sources) != 1 else ()
    if len(sources) > 1 and not actors:
        raise ValueError(f"{name} is {len(sources)} sources: {', '.join(sources[:3])}; expected one id")
    who = {"source": sources[0]} if len(sources) == 1 else {"by": actors[0] if actors else name}
    table = "sources" if "source" in who else "actors"
    id_ = next(iter(who.values()))
    return Confirmed(who, said, f"{title_of(records, Key(table, id_))} · said {short(said)}")


def _day(words: str, today: date) -> str | None:
    try:
        return understand(words, today)[0].text if words else None
    except (DateError, NotUnderstood):
        return None
