"""A standing as plain JSON objects, for scripts: the command line and the exports give the same ones."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from store.records.interface import Records
from store.status.holders import Control, Holding
from store.status.passage import Row
from store.status.permissions import Permit
from store.status.plans import Plan
from store.status.words import date_note, plan_what


class Objects(NamedTuple):
    """Makes the objects of one crossing, by all that is known, or was `known_on` a day. Dates are EDTF."""

    records: Records
    crossing: str
    known_on: date | None = None

    def row(self, row: Row) -> dict[str, Any]:
        """Whether a mode passes in a direction; `permission` and `event` are ids of events."""
        return {
            "mode": row.mode,
            "direction": row.direction,
            "value": row.holding.word,
            **self.age(row.holding),
            "until": row.until or None,
            "hours": row.hours,
            "who": row.who,
            "permission": row.permission or None,
        }

    def permit(self, permit: Permit) -> dict[str, Any]:
        """A permission with its state on the day; empty `modes` are all modes."""
        return {
            "event": permit.event,
            "kind": permit.kind,
            "by": permit.by or None,
            "basis": permit.basis,
            "modes": list(permit.modes),
            "from": permit.since.text,
            "until": permit.until.text if permit.until else None,
            "days_left": permit.days_left,
            "renewed_by": permit.renewed_by or None,
            "revoked_by": permit.revoked_by or None,
            "revoked_on": permit.revoked_on.text if permit.revoked_on else None,
            "state": permit.state.value,
            "confirmed": permit.confirmed.text if permit.confirmed else None,
            "age_days": permit.age_days,
            "uncertain": permit.uncertain,
        }

    def plan(self, plan: Plan) -> dict[str, Any]:
        """What is planned or announced, for which date, and by which event that is told."""
        what = plan_what(plan, self.records)
        return {"event": plan.event, "phase": plan.phase, "date": plan.date.text, "overdue": plan.overdue, "what": what}

    def holder(self, control: Control) -> dict[str, Any]:
        """One who holds a side, with how firmly, since when, and how old that is."""
        return {"by": control.by, "state": control.state.value, **self.age(control.holding)}

    def age(self, holding: Holding) -> dict[str, Any]:
        """Since when an answer holds, which event says so, and how old the last report of it is, in days.

        `alternatives` are what else may hold by what is said; an answer can be uncertain without any. As known at the
        time, one of which nothing tells when it became known is `undated`.
        """
        return {
            "since": holding.since.text if holding.since else None,
            "date_contested": bool(date_note(holding, self.crossing, self.records, self.known_on)),
            "event": holding.event or None,
            "reported": holding.reported.text if holding.reported else None,
            "age_days": holding.age_days,
            "stale": holding.stale,
            "undated": self.known_on is not None and holding.undated,
            "uncertain": holding.uncertain,
            "alternatives": [word for word in holding.alternatives if word],
        }
