"""A report as plain text, 76 columns wide, to paste anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

from store.exchange.exports.plain import one_line
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
from store.report.weekly import months, sparkline

WIDTH = 76


class Paragraph(NamedTuple):
    """Words with what stands before their first line, and before those that follow."""

    words: str
    first: str = ""
    then: str = ""


def text(report: Report, width: int = WIDTH) -> str:
    """The report as text that ends with a line break, in lines of so many letters."""
    lines = (_wrapped(*line, width=width) if isinstance(line, Paragraph) else [line] for line in _lines(report))
    return "\n".join(chain.from_iterable(lines)).rstrip("\n") + "\n"


def _lines(report: Report) -> Iterator[str | Paragraph]:
    yield from (Paragraph(report.title.upper()), Paragraph(period_words(report)))
    yield ""
    if report.note:
        yield Paragraph(f"Note: {report.note}")
        yield ""
    yield from map(_item, report.overview.split("\n"))
    yield ""
    ways = [Paragraph(legend(report))] if legend(report) else ()
    yield from _section(report, "statuses", chain((line for row in report.statuses for line in _status(row)), ways))
    yield from _section(
        report,
        "changes",
        (_item(f"{change.words}{_marks(change.notes)}") for change in grouped(report.changes)),
    )
    yield from _section(report, "incidents", (line for one in report.incidents for line in _incident(one)))
    volumes = chain((_weekly(one) for one in report.weekly), map(_volumes, report.volumes))
    yield from _section(report, "volumes", chain.from_iterable(volumes))
    yield from _section(report, "others", (line for one in report.others for line in _incident(one)))
    yield from _section(report, "contests", (line for contest in report.contests for line in _contest(contest)))
    if report.undecided:
        yield from _section(report, "undecided", map(_item, report.undecided))
    yield from _section(report, "sources", map(_cited, report.sources))


def _section(report: Report, name: str, lines: Iterable[str | Paragraph]) -> Iterator[str | Paragraph]:
    words, nothing = heading(report, name)
    yield from (words, "-" * len(words))
    found = list(lines)
    yield from found or [nothing]
    if not found or found[-1]:
        yield ""


def _marks(notes: Notes) -> str:
    return " " + "".join(f"[{number}]" for number in notes) if notes else ""


def _wrapped(words: str, first: str, then: str, width: int) -> list[str]:
    """The words in lines no wider than that; a word that is wider has a line of its own."""
    words = one_line(words)
    if len(first) + len(words) <= width:
        return [f"{first}{words}".rstrip()]
    lines, line = [], first
    while len(line) + len(words) > width:
        room = width - len(line)
        end = words.rfind(" ", 0, room + 1) if " " in words[: room + 1] else words.find(" ")
        if end < 0:
            break
        lines.append(line + words[:end])
        line, words = then, words[end + 1 :]
    return [*lines, f"{line}{words}".rstrip()]


def _item(words: str) -> Paragraph:
    return Paragraph(words, "- ", "  ")


def _status(row: CrossingStatus) -> Iterator[str | Paragraph]:
    names = " · ".join(name.value for name in row.local_names)
    yield Paragraph(f"{row.name}{f' ({names})' if names else ''}")
    yield Paragraph(f"Status: {row.words}{_marks(row.notes)}", "  ", "    ")
    for passage in row.passage:
        yield Paragraph(f"{passage.words}{_marks(passage.notes)}", "  ", "    ")
    for words in row.outlook:
        yield Paragraph(words, "  ", "    ")
    for holder in row.holders:
        yield Paragraph(f"{holder.words}{_marks(holder.notes)}", "  ", "    ")


def sentence_words(sentence: Sentence) -> str:
    """A sentence with its notes in brackets."""
    return "".join(f"{said.words}{_marks(said.notes)}" for said in sentence)


def _incident(incident: Incident) -> Iterator[str | Paragraph]:
    where = f", {incident.where}" if incident.where else ""
    kind = f" {incident.kind}." if incident.kind.lower() not in ("other", incident.title.lower()) else ""
    words = f"{incident.when}{where}: {incident.title}.{kind}{_marks(incident.notes)}"
    yield Paragraph(f"{words[:1].upper()}{words[1:]}")
    if incident.summary:
        yield Paragraph(incident.summary, "  ", "  ")
    for sentence in incident.sentences:
        yield Paragraph(sentence_words(sentence), "  - ", "    ")
    if incident.contested:
        yield Paragraph(f"Contested: {', '.join(incident.contested)}.", "  - ", "    ")
    yield ""


def _weekly(weekly: Weekly) -> Iterator[str | Paragraph]:
    """The series as signs, a row a year where it is long, with the figures behind."""
    yield Paragraph(f"{week_words(weekly)}:")
    signs, first = sparkline(weekly.weeks), 0
    for year, weeks in groupby(weekly.weeks, key=lambda week: week.begins.year if len(signs) > WIDTH - 4 else 0):
        of_row = list(weeks)
        last = first + len(of_row)
        yield f"  {f'{year} ' if year else ''}{signs[first:last]}"
        yield f"  {'     ' if year else ''}{months(of_row)}".rstrip()
        first = last
    yield Paragraph(told_weeks(weekly), "  ", "  ")
    yield ""


def _volumes(volumes: Volumes) -> Iterator[str | Paragraph]:
    yield Paragraph(f"{volumes.when}, {volumes.where}: {volumes.title}.")
    for sentence in volumes.sentences:
        yield Paragraph(sentence_words(sentence), "  - ", "    ")
    yield ""


def _contest(contest: Contest) -> Iterator[str | Paragraph]:
    yield Paragraph(f"{contest.about}: {contest.title}, {contest.when}")
    for position in contest.positions:
        yield Paragraph(f"{position.words}{_marks(position.notes)}.", "  - ", "    ")
    yield ""


def _cited(cited: Cited) -> Paragraph:
    number = f"[{cited.number}] "
    reliability = f" Reliability {cited.reliability}." if cited.reliability else ""
    address = "".join(
        f" {part}" for part in (cited.url, f"(archived: {cited.archive})" if cited.archive else "") if part
    )
    return Paragraph(f"{cited.words}.{reliability}{address}", number, " " * len(number))
