"""Status and control as of a day, derived from the events and never stored. Owns the rules; knows no screen, no file.

**What counts.** Each event that is not superseded and has an EDTF date reports what its `status` and `control` say, for
each crossing it names: that is what the desk holds. Claims about the same that cannot also be true are its rivals, and
so are denials and doubts of it: they make the answer uncertain. An event that holds nothing itself, of the types
status, control, statement and assessment, counts by its claims: these never replace what is held, but make it uncertain
where they differ, and show (uncertain) where nothing is held.
A claim `of` a side or mode speaks of that alone.

**Order.** By date (`order_key`: first possible day, last possible day, time of day), then by the event's `id`. Of two
reports on one day without times nobody knows which came last: the one with the later id shows, and where they differ
the answer is uncertain.

**Fuzzy dates.** A report surely holds from the last day that its date can mean. From the first such day it may hold:
until the last one the earlier report shows, uncertain; without an earlier one the new one shows, uncertain. So does a
one-of date (`[2019-08-21..2019-08-31]`). A claim that dates the event otherwise widens these days, an approximate date
(`2014~`) by its own length on either side. Two reports whose days overlap leave the order open: uncertain where they
differ.

**Dates that last** (`2014-08/2017-11`) hold from their start to their end. After it the report before holds again, but
uncertain until the next one; without one before, nothing is known. An open end (`2014-08/..`) is not over; an unknown
one (`2014-08/`) is uncertain from the start.

**Still closed.** A later report with the same word renews the report (its event, its age) and leaves `since` at the
first of the unbroken run. An event without a state, with modes or an authorisation alone, leaves status, age and
`since` as they are.

**Sides and modes.** A report for one side leaves the other as it was; the crossing as a whole lets through what both
sides do, so the stricter side shows. A mode keeps what was last said of it; a crossing that closes shuts every mode,
and one that reopens must say anew which. Direction, hours and who may cross last as long as the run of the status.

**Age.** Counted from the first day that the latest report can be of, which errs towards older; stale when above the
file's `stale_after`. A date that lasts is a report up to its end.

**As known then.** Only what can have been known on the day (`knowledge`): other events and claims are left out. What no
date tells of is kept, and flagged `undated`.
"""

from store.status.holders import Control, Holding
from store.status.knowledge import ALWAYS, event_known_from, known_claims, known_from
from store.status.passage import Row
from store.status.permissions import PermissionState, Permit
from store.status.sides import side_keys
from store.status.spans import Span
from store.status.standing import CrossingStanding, Standing

__all__ = [
    "ALWAYS",
    "Control",
    "CrossingStanding",
    "Holding",
    "PermissionState",
    "Permit",
    "Row",
    "Span",
    "Standing",
    "event_known_from",
    "known_claims",
    "known_from",
    "side_keys",
]
