"""Border wait times of US Customs and Border Protection: one status event for each port and time.

Lanes lie in groups for commercial and passenger vehicles and pedestrians. A mode passes
when a lane of its group is open; the wait in each lane is a claim of CBP. A lane without service says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple

from store.exchange.imports.account import Kind, Taken
from store.exchange.imports.days import MDY, read_day
from store.exchange.imports.layout import CellEdits, Warn
from store.exchange.imports.names import Names
from store.exchange.imports.objects import members, text
from store.records.model import Document
from store.records.vocabulary import EventType, Mode, Passage, Status

EXTERNAL = "cbp"
"""The name of its port numbers among a crossing's `external_ids`."""

WAIT = "wait in minutes"
"""What a claim about the delay in a lane is about."""

_MODES = {"commercial": Mode.COMMERCIAL.value, "passenger": Mode.PASSENGER.value, "pedestrian": Mode.PEDESTRIAN.value}
_LANES = ("standard", "FAST", "NEXUS_SENTRI", "ready")
_MOST = "maximum_lanes"
"""Told of each kind of lane, or of the group as a whole."""

_BORDERS = {"canad": "CA", "mexic": "MX"}
_STATUSES = {"open": Status.OPEN.value, "closed": Status.CLOSED.value}
_CLOSED = frozenset({"lanes closed", "closed"})
_SILENT = frozenset({"", "n/a", "update pending"})


class _Lane(NamedTuple):
    """One kind of lane: its claim's id, the mode that it serves, the path to its object, how many lanes there are."""

    id: str
    mode: str
    path: tuple[str, str]
    said: Mapping[str, Any]
    most: str

    @property
    def status(self) -> str:
        return text(self.said.get("operational_status")).lower()


class WaitTimes:
    """A list of ports with their waits."""

    system = "US CBP"
    name = "US CBP border wait times"
    table = "events"
    global_ids = True
    taken: ClassVar = {
        "port_number": Taken("id"),
        "port_name": Taken("crossing"),
        "crossing_name": Taken("crossing"),
        "border": Taken("country"),
        "hours": Taken("hours"),
        "date": Taken("date"),
        "time": Taken("date in words"),
        "port_status": Taken("status", Kind.STATUS),
        "construction_notice": Taken("summary"),
        **{
            f"{group}_lanes": Taken("modes and waits")
            for group in ("commercial_vehicle", "passenger_vehicle", "pedestrian")
        },
    }

    @staticmethod
    def fits(item: Mapping[str, Any]) -> bool:
        """Whether an object is a port with its waits."""
        return {"port_number", "port_name", "port_status"} <= item.keys()

    def own_id(self, item: Mapping[str, Any]) -> str:
        """Port, crossing, day and time: a port has one event each time it is reported."""
        named = [text(item.get(name)) for name in ("port_number", "crossing_name", "date", "time")]
        return " ".join(filter(None, named)) if named[0] else ""

    def skipped(self, _item: Mapping[str, Any]) -> str:
        """Every port is an event."""
        return ""

    def record_id(self, _own_id: str, document: Document) -> str:
        """The crossing, the day and the time."""
        time = str(document.get("date_text", "")).partition(" ")[2]
        return f"{document['crossings'][0]} {document.get('date', '')} {time}"

    def document(self, item: Mapping[str, Any], names: Names, warn: Warn) -> Document:
        """The event that a port's report makes."""
        word = text(item.get("port_status"))
        state = _STATUSES.get(word.lower(), Status.UNKNOWN.value)
        if word.lower() not in _STATUSES:
            warn(f"port status {word[:30]!r}; expected Open or Closed; read as unknown")
        port, crossing = text(item.get("port_name")), text(item.get("crossing_name"))
        called = f"{port}, {crossing}" if crossing and crossing != port else port
        document: Document = {"type": EventType.STATUS.value, "title": f"{called}: {state}"}
        document |= _dated(text(item.get("date")), text(item.get("time")), warn)
        if notice := text(item.get("construction_notice")):
            document["summary"] = notice
        document["crossings"] = [_crossing(item, names)]
        document["place"] = {"text": called}
        lanes = list(_lanes(item))
        document["status"] = _status(state, text(item.get("hours")), lanes)
        dataset = names.source("CBP", "US CBP", "Border wait times", kind="dataset")
        document |= {"claims": claims} if (claims := list(_claims(lanes, dataset, warn))) else {"sources": [dataset]}
        return document

    def edits(self, item: Mapping[str, Any], says: Document, held: Document, _names: Names) -> CellEdits:
        """State, hours, notice, day and waits go back to their places."""
        changed: dict[Any, Any] = {}
        if says.get("date") != held.get("date") and (day := read_day(str(held.get("date", "")))):
            changed["date",] = _day_like(text(item.get("date")), day)
        if says.get("summary") != held.get("summary"):
            changed["construction_notice",] = held.get("summary", "")
        before, now = says["status"], members(held.get("status"))
        if before["state"] != now.get("state"):
            word = next((word for word, state in _STATUSES.items() if state == now.get("state")), "")
            changed |= {("port_status",): word.capitalize()} if word else {}
        if before.get("hours") != now.get("hours"):
            changed["hours",] = now.get("hours", "")
        waits = [{claim["id"]: claim["value"] for claim in side.get("claims", ())} for side in (says, held)]
        for lane in _lanes(item):
            old, new = (side.get(lane.id) for side in waits)
            if old != new:
                path = (*lane.path, "delay_minutes")
                changed[path] = new if isinstance(lane.said.get("delay_minutes"), int) else str(new or "")
        return changed


def _dated(day: str, time: str, warn: Warn) -> Document:
    """CBP writes the month first."""
    found = read_day(day, MDY)
    words = {"date_text": f"{day} {time}".strip()} if day or time else {}
    if found is None:
        warn(f"date {day[:30]!r}; expected month, day and year such as 11/25/2025; the event stays undated")
        return words
    return {"date": found.isoformat(), **words}


def _day_like(before: str, day: date) -> str:
    """A day as CBP writes it, month first; ISO where it did not."""
    return f"{day:%m/%d/%Y}" if "/" in before else day.isoformat()


def _crossing(item: Mapping[str, Any], names: Names) -> str:
    port, crossing = text(item.get("port_name")), text(item.get("crossing_name"))
    external = (EXTERNAL, " ".join(filter(None, (text(item.get("port_number")), crossing))))
    known = names.crossing(external, *filter(None, (crossing, f"{port} {crossing}")))
    if known:
        return known
    border = text(item.get("border")).lower()
    other = next((country for word, country in _BORDERS.items() if word in border), "")
    sides: list[Document] = [{"country": "US", "name": port}]
    if crossing and crossing != port:
        sides[0]["names"] = [{"value": crossing, "lang": "en", "kind": "alias"}]
    if other:
        sides.append({"country": other})
    return names.new_crossing(external, f"{port} {crossing}", sides)


def _lanes(item: Mapping[str, Any]) -> Iterator[_Lane]:
    for group, held in item.items():
        mode = next((mode for word, mode in _MODES.items() if word in group.lower()), "")
        for name, said in members(held).items() if mode else ():
            kind = next((kind for kind in _LANES if name.lower().startswith(kind.lower())), "")
            if kind and isinstance(said, dict):
                most = text(said.get(_MOST)) or text(members(held).get(_MOST))
                yield _Lane(f"{mode}-{kind.lower().replace('_', '-')}", mode, (group, name), said, most)


def _status(state: str, hours: str, lanes: list[_Lane]) -> Document:
    modes: dict[str, str] = {}
    for lane in lanes:
        if lane.status not in _SILENT:
            passes = lane.status not in _CLOSED
            modes[lane.mode] = Passage.YES.value if passes or modes.get(lane.mode) == "yes" else Passage.NO.value
    found: Document = {"state": state}
    found |= {"modes": modes} if modes else {}
    return found | ({"hours": hours} if hours else {})


def _claims(lanes: list[_Lane], dataset: str, warn: Warn) -> Iterator[Document]:
    for lane in lanes:
        minutes = text(lane.said.get("delay_minutes"))
        if not minutes:
            continue
        if not minutes.isdecimal():
            warn(f"delay {minutes[:20]!r} in {'.'.join(lane.path)}; expected whole minutes; none is taken")
            continue
        of = f"{lane.mode}, {lane.path[1].replace('_', ' ')}"
        claim = {"id": lane.id, "about": WAIT, "of": of, "value": int(minutes), "by": "US CBP"}
        yield claim | {"anonymity": "institution", "source": dataset, "mode": "dataset coding", "note": _note(lane)}


def _note(lane: _Lane) -> str:
    said = [text(lane.said.get(name)) for name in ("operational_status", "update_time")]
    opened = text(lane.said.get("lanes_open"))
    of = f" of {lane.most}" if lane.most.isdecimal() else ""
    lanes = f"{opened}{of} lanes open" if opened else ""
    return "; ".join(filter(None, (*said, lanes)))
