"""A report as Markdown; text of the records is escaped wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.exports.marks import escaped, link
from store.report.headings import heading, period_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.report.model import Cited, Contest, CrossingStatus, Holder, Incident, Notes, Report, Sentence, Volumes

TABLE = ("| Crossing | Status | Since | Last reported | Before the period | Held by |", "|---|---|---|---|---|---|")


def markdown(report: Report) -> str:
    """The report as Markdown that ends with a line break."""
    return "\n".join(_lines(report)).rstrip("\n") + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield from (f"# {escaped(report.title)}", "", escaped(period_words(report)), "", escaped(report.overview), "")
    rows = [_status(row) for row in report.statuses]
    yield from _section(report, "statuses", (*TABLE, *rows) if rows else ())
    changes = (f"- {escaped(change.words)}{_marks(change.notes)}" for change in report.changes)
    yield from _section(report, "changes", changes)
    yield from _section(report, "incidents", (line for one in report.incidents for line in _incident(one)))
    yield from _section(report, "volumes", (line for one in report.volumes for line in _volumes(one)))
    yield from _section(report, "others", (line for one in report.others for line in _incident(one)))
    yield from _section(report, "contests", (line for contest in report.contests for line in _contest(contest)))
    if report.undecided:
        yield from _section(report, "undecided", (f"- {escaped(words)}" for words in report.undecided))
    yield from _section(report, "sources", (line for cited in report.sources for line in _cited(cited)))


def _section(report: Report, name: str, lines: Iterable[str]) -> Iterator[str]:
    words, nothing = heading(report, name)
    yield from (f"## {words}", "")
    found = list(lines)
    yield from found or [nothing]
    if not found or found[-1]:
        yield ""


def _marks(notes: Notes) -> str:
    return " " + "".join(f"\\[{number}\\]" for number in notes) if notes else ""


def _status(row: CrossingStatus) -> str:
    names = " · ".join(name.value for name in row.local_names)
    particulars = f" ({'; '.join(row.particulars)})" if row.particulars else ""
    cells = (
        escaped(f"{row.name} {names}"),
        escaped(f"{row.status}{particulars}") + _marks(row.notes),
        escaped(row.since),
        escaped(f"{row.age}{', old' if row.stale else ''}"),
        escaped(row.before),
        "; ".join(escaped(_holder(one)) + _marks(one.notes) for one in row.holders),
    )
    return f"| {' | '.join(cells)} |"


def _holder(holder: Holder) -> str:
    since = f" since {holder.since}" if holder.since else ""
    age = f", last reported {holder.age}" if holder.age else ""
    return f"{holder.country}: {holder.by or 'not reported'}{since}{age}"


def _sentence(sentence: Sentence) -> str:
    return "".join(f"{_spaced(said.words)}{_marks(said.notes)}" for said in sentence)


def _spaced(words: str) -> str:
    """A piece of a sentence, escaped, with the blanks at its ends that join it to the others."""
    before, after = " " * words[:1].isspace(), " " * words[-1:].isspace()
    return f"{before}{escaped(words)}{after}" if words.strip() else before


def _incident(incident: Incident) -> Iterator[str]:
    yield from (f"### {escaped(incident.title)}", "")
    parts = (incident.when, incident.where, incident.kind)
    yield from (f"{escaped('; '.join(part for part in parts if part))}{_marks(incident.notes)}", "")
    if incident.summary:
        yield from (escaped(incident.summary), "")
    lines = [f"- {_sentence(sentence)}" for sentence in incident.sentences]
    lines += [f"- **Contested:** {escaped(', '.join(incident.contested))}"] if incident.contested else []
    yield from (*lines, "") if lines else ()


def _volumes(volumes: Volumes) -> Iterator[str]:
    yield from (f"**{escaped(volumes.title)}**, {escaped(volumes.when)}, {escaped(volumes.where)}", "")
    yield from (*(f"- {_sentence(sentence)}" for sentence in volumes.sentences), "")


def _contest(contest: Contest) -> Iterator[str]:
    yield from (f"**{escaped(contest.about)}**: {escaped(contest.title)}, {escaped(contest.when)}", "")
    yield from (*(f"- {escaped(said.words)}{_marks(said.notes)}" for said in contest.positions), "")


def _cited(cited: Cited) -> Iterator[str]:
    reliability = f" Reliability {cited.reliability}." if cited.reliability else ""
    address = f" {link(cited.url)}" if cited.url else ""
    yield f"{cited.number}. {escaped(cited.words)}.{escaped(reliability) and f' {escaped(reliability)}'}{address}"
    for said in cited.said:
        yield f"    - {escaped(said.title)}{': ' if said.words else ''}{escaped('; '.join(said.words))}"
