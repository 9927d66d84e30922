"""A report as Markdown that CommonMark and GFM read alike; text of the records is escaped wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from store.exchange.exports.plain import escaped, link
from store.report.headings import heading, legend, period_words, told_weeks, week_words
from store.report.model import (
    Cited,
    Contest,
    CrossingStatus,
    Incident,
    Notes,
    Report,
    Sentence,
    Volumes,
    Weekly,
    grouped,
)
from store.report.weekly import sparkline


def markdown(report: Report) -> str:
    """The report as Markdown that ends with a line break."""
    return "\n".join(_lines(report)).rstrip("\n") + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield from (f"# {escaped(report.title)}", "", escaped(period_words(report)), "")
    yield from (f"**Note:** {escaped(report.note)}", "") if report.note else ()
    yield from (*(f"- {escaped(sentence)}" for sentence in report.overview.split("\n")), "")
    ways = ("", escaped(legend(report))) if legend(report) else ()
    yield from _section(report, "statuses", chain((line for row in report.statuses for line in _status(row)), ways))
    changes = (f"- {escaped(change.words)}{_marks(change.notes)}" for change in grouped(report.changes))
    yield from _section(report, "changes", changes)
    yield from _section(report, "incidents", (line for one in report.incidents for line in _incident(one)))
    volumes = chain(map(_weekly, report.weekly), map(_volumes, report.volumes))
    yield from _section(report, "volumes", chain.from_iterable(volumes))
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


def _status(row: CrossingStatus) -> Iterator[str]:
    """A crossing with what is known of it: a list, since CommonMark has no tables."""
    names = " · ".join(name.value for name in row.local_names)
    yield f"- **{escaped(row.name)}**{f' {escaped(names)}' if names else ''}: {escaped(row.words)}{_marks(row.notes)}"
    for passage in row.passage:
        yield f"  - {escaped(passage.words)}{_marks(passage.notes)}"
    for words in row.outlook:
        yield f"  - {escaped(words)}"
    for holder in row.holders:
        yield f"  - {escaped(holder.words)}{_marks(holder.notes)}"


def _sentence(sentence: Sentence) -> str:
    return "".join(f"{_spaced(said.words)}{_marks(said.notes)}" for said in sentence)


def _spaced(words: str) -> str:
    """A piece of a sentence, escaped, with the blanks at its ends that join it to the others."""
    before, after = " " * words[:1].isspace(), " " * words[-1:].isspace()
    return f"{before}{escaped(words)}{after}" if words.strip() else before


def _incident(incident: Incident) -> Iterator[str]:
    yield from (f"### {escaped(incident.title)}", "")
    kind = "" if incident.kind.lower() in ("other", incident.title.lower()) else incident.kind
    parts = (incident.when, incident.where, kind)
    yield from (f"{escaped('; '.join(part for part in parts if part))}{_marks(incident.notes)}", "")
    if incident.summary:
        yield from (escaped(incident.summary), "")
    lines = [f"- {_sentence(sentence)}" for sentence in incident.sentences]
    lines += [f"- **Contested:** {escaped(', '.join(incident.contested))}"] if incident.contested else []
    yield from (*lines, "") if lines else ()


def _weekly(weekly: Weekly) -> Iterator[str]:
    signs = f": `{sparkline(weekly.weeks)}`" if weekly.weeks else ""
    yield from (f"**{escaped(week_words(weekly))}**{signs}", "")
    yield from (escaped(told_weeks(weekly)), "")


def _volumes(volumes: Volumes) -> Iterator[str]:
    yield from (f"**{escaped(volumes.title)}**, {escaped(volumes.when)}, {escaped(volumes.where)}", "")
    yield from (*(f"- {_sentence(sentence)}" for sentence in volumes.sentences), "")


def _contest(contest: Contest) -> Iterator[str]:
    yield from (f"**{escaped(contest.about)}**: {escaped(contest.title)}, {escaped(contest.when)}", "")
    yield from (*(f"- {escaped(said.words)}{_marks(said.notes)}." for said in contest.positions), "")


def _cited(cited: Cited) -> Iterator[str]:
    reliability = f" {escaped(f'Reliability {cited.reliability}.')}" if cited.reliability else ""
    archived = f" (archived: {link(cited.archive)})" if cited.archive else ""
    address = f" {link(cited.url)}" if cited.url else ""
    yield f"{cited.number}. {escaped(cited.words)}.{reliability}{address}{archived}"
