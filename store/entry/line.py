"""One line typed in a hurry, understood as an event: `late august attack near albu kamal killed 2..6 src k24 C2`.

The line is a date, then free words, with markers anywhere behind the date: `killed 2..6`, `injured 3+`, `src NAME` and
behind it a grade (`C2`), `by SPEAKER`, `@CROSSING`, `#tag`, `type:WORD`. Crossings are found by any of their names in
the free words, too, the type and status by their verbs. Owns that grammar. Never guesses in silence: whatever is taken
from the line is in the document, which is shown before it is kept, and what could not be settled is in `unsettled`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from store.claims import parse_grade
from store.dates import DateError, NotUnderstood, parse, understand
from store.records.counts import CountError, parse_count
from store.records.vocabulary import EventType, Status
from store.words.names import beginning, called

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from store.dates import Edtf
    from store.records.interface import Records

MOST_DATE_WORDS = 9
MOST_NAME_WORDS = 4

_STATUSES = {
    Status.OPEN: "open opens opened reopen reopens reopened reopening",
    Status.CLOSED: "close closes closed closing shut shuts blocked sealed",
    Status.LIMITED: "limited restricted partially",
    Status.SPORADIC: "sporadic intermittent",
    Status.INACTIVE: "inactive disused",
}
_TYPES = {
    EventType.CONTROL: "capture captures captured seize seizes seized retake retakes retook retaken took takeover",
    EventType.ATTACK: "attack attacks attacked strike strikes struck bombed bombing shelled shelling ambush airstrike",
    EventType.CLASH: "clash clashes clashed fighting firefight battle",
    EventType.AUTHORISATION: "authorise authorises authorised authorized authorisation approves approved permits",
    EventType.HUMANITARIAN: "aid humanitarian relief",
    EventType.INFRASTRUCTURE: "bridge repaired rebuilt destroyed damaged",
    EventType.MOVEMENT: "convoy trucks traffic returnees returned transit crossed",
    EventType.STATEMENT: "says said confirms confirmed denies denied announces announced statement",
    EventType.ASSESSMENT: "assessment assessed mission survey",
}
_MODES = {
    "commercial": "trade commercial trucks goods cargo",
    "passenger": "travellers travelers passengers people cars",
    "pedestrian": "pedestrians foot",
    "humanitarian": "aid humanitarian",
    "official": "officials",
}
_STATUS_OF = {verb: status for status, verbs in _STATUSES.items() for verb in verbs.split()}
_TYPE_OF = {verb: kind for kind, verbs in _TYPES.items() for verb in verbs.split()}
_MODE_OF = {word: mode for mode, words in _MODES.items() for word in words.split()}
_FIGURES = {"killed": "killed", "dead": "killed", "injured": "injured", "wounded": "injured", "captured:": "captured"}
_SOURCE = frozenset(("src", "source"))
_NEAR = frozenset(("near", "outside"))
_WORD = re.compile(r"\S+")


class Unsettled(NamedTuple):
    """What the line leaves open: a name that no record of `table` has (`choices` empty), or that several have."""

    table: str
    name: str
    choices: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.choices:
            return f"“{self.name}” may be {' or '.join(self.choices)}"
        return f"no {self.table.removesuffix('s')} is called “{self.name}” yet"


@dataclass
class QuickEvent:
    """An event as a line is understood: its document, what is unsettled, and why it cannot be kept (else empty)."""

    document: dict[str, Any] = field(default_factory=dict)
    unsettled: tuple[Unsettled, ...] = ()
    problem: str = ""
    note: str = ""


def understand_line(line: str, records: Records, anchor: date) -> QuickEvent:
    """The event that a line means; relative dates count from the source's publication, else from `anchor`."""
    reading = _Reading(line, records)
    reading.take_markers()
    published = reading.published()
    edtf, words, note = reading.take_date(published or anchor)
    if published and edtf is not None and understand(words, anchor).edtf != edtf:
        note = f"counted from {published.isoformat()}, when {reading.source} was published"
    reading.take_crossings()
    document = reading.document()
    if edtf is not None:
        document |= {"date": edtf.text} | ({"date_text": words} if words != edtf.text else {})
    problem = "" if document.get("title") else "Type a date, what happened, and where."
    return QuickEvent(_in_order(document), tuple(reading.unsettled), problem, note)


def completions(line: str, records: Records) -> tuple[str, ...]:
    """What the last word may become: a source behind `src`, an actor behind `by`, else a crossing or a type.

    What the words at the end mean already, in as many words as a name has, is not offered.
    """
    words = line.split()
    if not words or line[-1:].isspace():
        return ()
    before, last = (words[-2] if len(words) > 1 else ""), words[-1].lower()
    if last.startswith("@"):
        return tuple(f"@{name}" for name in _unsaid(records, "crossings", last[1:], last[1:]))
    if before in _SOURCE:
        return _unsaid(records, "sources", last, last)
    if before == "by":
        return _unsaid(records, "actors", last, last)
    if last.startswith("type:"):
        return tuple(f"type:{word}" for word in EventType.words() if word.startswith(last[5:]))
    return _unsaid(records, "crossings", last, *words[-MOST_NAME_WORDS:]) if len(last) > 1 else ()


def _unsaid(records: Records, table: str, last: str, *words: str) -> tuple[str, ...]:
    """The names that the last word may become, but for the one that the words at the end mean."""
    meant = (called(records, table, " ".join(words[-length:])) for length in range(1, len(words) + 1))
    said = {found[0] for found in meant if len(found) == 1}
    return tuple(name for name in beginning(records, table, last) if name not in said)


class _Reading:
    """A line being taken apart: the words that are left, and what was found."""

    def __init__(self, line: str, records: Records) -> None:
        self.records = records
        self.words = _WORD.findall(line)
        self.figures: list[tuple[str, Any]] = []
        self.tags: list[str] = []
        self.crossings: list[str] = []
        self.unsettled: list[Unsettled] = []
        self.source = self.grade = self.speaker = self.place = self.kind = ""
        self.has_source = False

    def published(self) -> date | None:
        """The day the named source was published, where one is known."""
        from datetime import date

        source = self.records.sources.get(self.source)
        try:
            latest = parse(source.published).latest if source and source.published else None
        except DateError:
            return None
        return latest if isinstance(latest, date) else None

    # markers

    def take_markers(self) -> None:
        """Take every marker with its value out of the words."""
        kept: list[str] = []
        words = self.words
        at = 0
        while at < len(words):
            taken = self._marker(words[at].lower(), words[at + 1 :])
            if not taken:
                kept.append(words[at])
            at += max(taken, 1)
        self.words = kept

    def _marker(self, word: str, after: Sequence[str]) -> int:
        """How many words a marker takes, with itself; 0 where it is none."""
        if word in _FIGURES and after:
            return self._figure(_FIGURES[word], after)
        if word in _SOURCE and after:
            return 1 + self._source(after)
        if word == "by" and after and not self.speaker:
            return 1 + self._speaker(after)
        if word.startswith("@") and len(word) > 1:
            return self._at((word[1:], *after))
        if word.startswith("#") and len(word) > 1:
            self.tags.append(word[1:])
            return 1
        if word.startswith("type:") and (found := EventType.find(word[5:])):
            self.kind = found.value
            return 1
        if self.has_source and not self.grade and re.fullmatch(r"[a-f][1-6]", word):
            self.grade = word.upper()
            return 1
        return 0

    def _figure(self, about: str, after: Sequence[str]) -> int:
        try:
            count = parse_count(after[0])
        except CountError:
            return 0
        if not count.has_figure and after[0].lower() not in ("several", "some", "many", "dozens"):
            return 0
        self.figures.append((about, int(after[0]) if re.fullmatch(r"0|[1-9]\d{0,8}", after[0]) else after[0]))
        return 2

    def _source(self, after: Sequence[str]) -> int:
        """The source named behind `src`, in as many words as a source has; an unknown one takes one word."""
        self.has_source = True
        for length, name in _windows(after):
            found = called(self.records, "sources", name)
            if len(found) == 1:
                self.source = found[0]
                return length
        choices = beginning(self.records, "sources", after[0])
        if len(choices) == 1:
            self.source = choices[0]
        else:
            self.unsettled.append(Unsettled("sources", after[0], choices))
        return 1

    def _speaker(self, after: Sequence[str]) -> int:
        for length, name in _windows(after):
            found = called(self.records, "actors", name)
            if len(found) == 1:
                self.speaker = found[0]
                return length
        return -1  # `by` is an ordinary word here

    def _at(self, words: Sequence[str]) -> int:
        """The crossing named behind `@`, as many words as its name has; an unknown one takes one word."""
        for length, name in _windows(words):
            found = called(self.records, "crossings", name)
            if len(found) == 1:
                self.crossings += [found[0]] if found[0] not in self.crossings else []
                return length
        choices = beginning(self.records, "crossings", words[0])
        self.unsettled.append(Unsettled("crossings", f"@{words[0]}" if choices else words[0], choices))
        return 1

    # the date

    def take_date(self, anchor: date) -> tuple[Edtf | None, str, str]:
        """The longest run of first words that is a date; as (date, words, what was decided on the way)."""
        for length in range(min(MOST_DATE_WORDS, len(self.words)), 0, -1):
            words = " ".join(self.words[:length]).rstrip(",:;")
            try:
                edtf, note = understand(words, anchor)
            except (NotUnderstood, DateError):
                continue
            self.words = self.words[length:]
            return edtf, words, note
        return None, "", ""

    # where and what

    def take_crossings(self) -> None:
        """Find crossings by any of their names; the words stay in the title."""
        at = 0
        while at < len(self.words):
            found, length = self._crossing(self.words[at : at + MOST_NAME_WORDS])
            if found and found not in self.crossings:
                self.crossings.append(found)
                before = self.words[at - 1].lower() if at else ""
                if before in _NEAR:
                    self.place = " ".join(self.words[at - 1 : at + length]).strip(",:;.")
            at += max(length, 1)

    def _crossing(self, words: Sequence[str]) -> tuple[str, int]:
        for length, name in _windows(words):
            found = called(self.records, "crossings", name)
            if len(found) == 1:
                return found[0], length
            if found:
                self.unsettled.append(Unsettled("crossings", name, found))
                return "", length
        return "", 0

    def document(self) -> dict[str, Any]:
        """The event, without its date."""
        title = " ".join(self.words).strip(" ,;:")
        document: dict[str, Any] = {"title": _begun(title)} if title else {}
        status, kind = self._status_and_type()
        document["type"] = self.kind or kind
        if status is not None and document["type"] == EventType.STATUS.value:
            modes = self._modes(status)
            document["status"] = {"state": status.value, "modes": modes} if modes else status.value
        if self.crossings:
            document["crossings"] = self.crossings
        if self.place:
            document["place"] = {"text": self.place, "precision": "near town"}
        if self.tags:
            document["tags"] = self.tags
        claims = list(self._claims(status if "status" in document else None))
        if claims:
            document["claims"] = claims
        elif self.source:
            document["sources"] = [self.source]
        return document

    def _status_and_type(self) -> tuple[Status | None, str]:
        """By the first verb that tells: a status, or another type."""
        for word in self._plain_words():
            if word in _STATUS_OF:
                return _STATUS_OF[word], EventType.STATUS.value
            if word in _TYPE_OF:
                return None, _TYPE_OF[word].value
        return None, EventType.ATTACK.value if self.figures else EventType.OTHER.value

    def _modes(self, status: Status) -> dict[str, str]:
        """Who may pass, where the line says so: `open to trade`, `no pedestrians`."""
        if status is Status.CLOSED:
            return {}
        modes: dict[str, str] = {}
        words = list(self._plain_words())
        for before, word in zip(["", *words], words, strict=False):
            if word in _MODE_OF:
                modes[_MODE_OF[word]] = "no" if before in ("no", "not") else "yes"
        return modes

    def _plain_words(self) -> Iterator[str]:
        return (word.lower().strip(",:;.()") for word in self.words)

    def _claims(self, status: Status | None) -> Iterator[dict[str, Any]]:
        said = {name: value for name, value in (("by", self.speaker), ("source", self.source)) if value}
        if self.grade and parse_grade(self.grade):
            said["grade"] = self.grade
        for about, value in self.figures:
            yield {"about": about, "value": value, **said}
        if status is not None and said:
            yield {"about": "status", "value": status.value, **said}
        elif not self.figures and (self.grade or self.speaker):
            yield {"about": "occurrence", **said}


def _windows(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The first words as one name, longest first, without the punctuation behind."""
    for length in range(min(MOST_NAME_WORDS, len(words)), 0, -1):
        yield length, " ".join(words[:length]).strip(",:;.")


def _in_order(document: dict[str, Any]) -> dict[str, Any]:
    """The fields in the order in which the file has them."""
    from store.records.fields import FIELDS

    return {name: document[name] for field_ in FIELDS["events"] if (name := field_.name) in document}


def _begun(title: str) -> str:
    """A title as a sentence begins; a first word with a figure in it is a name, and stays as it was typed."""
    first = title.split(" ", 1)[0]
    return title if any(map(str.isdigit, first)) else title[:1].upper() + title[1:]
