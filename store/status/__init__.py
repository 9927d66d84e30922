"""Status, passage, permissions and holders as of a day, derived from the events and never stored. These are the rules.

**What counts.** Each event that is not superseded and has an EDTF date reports what its `status` and `control` say, for
each crossing it names: that is what the desk holds. Claims about the same that cannot also be true are its rivals, and
so are denials and doubts of it: they make the answer uncertain. An event that holds nothing itself, of the types
status, control, statement and assessment, counts by its claims: these never replace what is held, but make it uncertain
where they differ, and show (uncertain) where nothing is held. A claim `of` a side or mode speaks of that alone.

**Claims said later** than their event (`said`) speak from that day on, whatever they say: the same word renews the
report, another one, a denial or a doubt leaves it open; on the days before neither. Without `said` the cautious reading
holds: a claim for it counts from its publication, one against it from the event itself.

**Phases.** What is planned, announced or cancelled reports nothing, on its day or after: another record must say that
it came. Until a report of what it would change (the status or passage, the holders) is surely of its first day or
later, a plan stands among the crossing's `plans`. An event without a phase whose day lies after today cannot have been
seen yet: it counts as a claim does.

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

**Still so.** A later report with the same word renews the report (its event, its age) and leaves `since` at the first
of the unbroken run; where all of a run had ended and a day lies between, a new one begins. So does a claim in an event
of the run that asserts the same status, mode or holder, said (else published) later than the event; denials, doubts,
hopes and expectations renew nothing. A claim of a mode in one direction speaks of that direction alone. After a stretch
that ended, such a claim settles that the report before holds again. An event without a state, with modes or a
permission alone, leaves status, age and `since` as they are.

**Sides.** A side goes by its own `id`, else by its country (`sides.py`). A report for one side leaves the other as it
was; the crossing as a whole lets through what both sides do, so the stricter side shows, since the last change on
either side that made it so. Where one side goes beyond the end of a stretch that shuts all, the whole is shut without
an end. What a side may be instead leaves the whole open, unless another is surely shut. A report that names a country
with two sides does not tell which: it shows on both, uncertain. Where one event gives a side several words, each for a
direction, they come to `limited`.

**Passage** is asked for each mode in each direction. A report without a direction, or for `both`, is of both; a `no`
for one direction leaves the other as it was; a `yes` or `restricted` for one direction after a report for both means
that way only: the other is `no`, uncertain. In one event the more precise entry holds (of a side, of a direction). A
crossing that closes shuts every mode of which anything was said; what is said in the closing or later is let through
all the same; a claim of it alone leaves that open. One that reopens must say anew which, and it passes since then; a
side that does not say leaves passage open. Where it is open that the crossing shut later, so is passage; so it is where
the status is told to be unknown since.

**Permissions** (`permission`, and `un_authorised` as one of the Security Council's, or of the event's authority) run
from `from`, else the event's date, to the end of `until`. Over, one is renewed by another that says so (`renews`), or
that the same has given for one of the same modes, lasts longer and begins no later than the next day; else it lapsed.
One that another event `revokes` in time ends the day before that one's `from`, else its date. Who revokes grants
nothing, whatever kind, giver or basis is named, unless with `modes` or an `until` of its own. A mode whose last
permission ended is `no` from then on, by that permission's event, until a newer report or confirmation says otherwise
(on the first day without permission it went on); under a new permission after a gap it is uncertain. A mode that no
permission covered is left alone. Where the next one's first day is not told exactly, so that a gap may lie between, the
mode is uncertain; so it is under a permission that a claim about its `authorisation` denies or doubts. An event renews
or revokes at the crossings it names; where it names none, at those of the event that it renews or revokes. A claim in
the event that gave a permission, about its `authorisation`, that it is `in force`, said later, confirms it: its age
counts from then.

**Hours and who may cross.** Said of the crossing they last as long as the run of the status. Said with modes, who may
cross is of those alone and lasts as long as the run of each: a newer report of the mode that does not say who lifts no
limit, and puts none on another mode or direction. An event with a single entry tells hours for all, one among several
for its own modes, likewise. A closing ends both.

**Holders.** Those whom one event names for one side hold it together, each with the age and the beginning of the run of
reports that name it.

**Age.** Counted from the first day that the latest report can be of, which errs towards older; stale when above the
file's `stale_after`. A date that lasts is a report up to its end.

**As known at the time.** Only what can have been known on the day (`knowledge`): other events and claims are left out.
What no date tells of is kept, and flagged `undated`.
"""
