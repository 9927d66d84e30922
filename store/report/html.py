"""A report as one HTML file that fetches nothing: its style is within, and it prints on plain paper.

The map and the board are pictures within it. It is XML too, so that any reader takes it. Every text of the records is
escaped; letters that run from right to left are set apart with their direction, so that they cannot turn what stands
around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from store.report.headings import heading, legend, period_words, told_weeks, week_words
from store.report.marking import attribute, set_apart
from store.report.model import (
    Changed,
    Cited,
    Contest,
    CrossingStatus,
    Incident,
    LocalName,
    Notes,
    PassageRow,
    Report,
    Sentence,
    Volumes,
    Weekly,
    grouped,
)
from store.report.pictures import bars_svg, board_svg, map_svg

STYLE = """
body { font: 11pt/1.45 Georgia, "Noto Serif", serif; max-width: 52em; margin: 2em auto; padding: 0 1em; color: #111; }
h1 { font-size: 1.5em; margin: 0 0 .2em; }
h2 { font-size: 1.15em; margin: 1.6em 0 .5em; border-bottom: 1px solid #999; }
h3 { font-size: 1em; margin: 1em 0 .2em; } p { margin: .3em 0; }
ul, ol { margin: .3em 0; padding-left: 1.6em; } ol { padding-left: 2.4em; }
table { border-collapse: collapse; width: 100%; font-size: .85em; line-height: 1.3; }
figure { margin: 1em 0; break-inside: avoid; } figcaption { font-size: .85em; color: #444; }
svg { display: block; font: 11px sans-serif; } thead { display: table-header-group; }
th, td { text-align: left; vertical-align: top; padding: .3em .6em .3em 0; border-bottom: 1px solid #ccc; }
tbody th { font-weight: inherit; }
sup { line-height: 0; } sup::before { content: "\\2060"; } sup a { text-decoration: none; color: inherit; }
.when { color: #444; }
.local { display: block; color: #444; } a { color: inherit; overflow-wrap: anywhere; }
@media print {
  body { margin: 0; max-width: none; } li, tr, p { break-inside: avoid; }
  h1, h2, h3, h3 + .when, h3 + .when + p { break-after: avoid; }
}
@page { size: A4; margin: 1.6cm; }
"""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_OPENED = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def html(report: Report) -> str:
    """The report as a whole HTML document."""
    head = (
        '<meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>"
        '<meta name="referrer" content="no-referrer"/>'
        f"<title>{attribute(report.title)}</title><style>{STYLE}</style>"
    )
    body = "\n".join(_body(report))
    return f'<!DOCTYPE html>\n<html lang="en" dir="ltr"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'


def _body(report: Report) -> Iterator[str]:
    yield f"<h1>{set_apart(report.title)}</h1>"
    yield f'<p class="when">{set_apart(period_words(report))}</p>'
    if report.note:
        yield f"<p><b>Note:</b> {set_apart(report.note)}</p>"
    yield from _list(f"<li>{set_apart(sentence)}</li>" for sentence in report.overview.split("\n"))
    yield from map_svg(report)
    yield from board_svg(report)
    ways = [f"<p>{set_apart(legend(report))}</p>"] if legend(report) else []
    yield from _section(report, "statuses", chain(_table(_STATUS, map(_row, report.statuses)), ways))
    passage = ((row, one) for row in report.statuses for one in row.passage)
    yield from _section(report, "passage", _table(_PASSAGE, (_passage(row, one) for row, one in passage)))
    yield from _section(report, "changes", _table(_CHANGES, map(_change, grouped(report.changes))))
    yield from _section(report, "incidents", (line for one in report.incidents for line in _incident(one)))
    volumes = chain(map(_weekly, report.weekly), map(_volumes, report.volumes))
    yield from _section(report, "volumes", chain.from_iterable(volumes))
    yield from _section(report, "others", (line for one in report.others for line in _incident(one)))
    yield from _section(report, "contests", (line for contest in report.contests for line in _contest(contest)))
    if report.undecided:
        undecided = _list(f"<li>{set_apart(words)}</li>" for words in report.undecided)
        yield from _section(report, "undecided", undecided)
    yield from _section(report, "sources", _list(map(_cited, report.sources), "ol"))


def _section(report: Report, name: str, lines: Iterable[str]) -> Iterator[str]:
    words, nothing = heading(report, name)
    yield f"<h2>{set_apart(words)}</h2>"
    found = list(lines)
    yield from found or [f"<p>{set_apart(nothing)}</p>"]


def _list(items: Iterable[str], kind: str = "ul") -> Iterator[str]:
    found = list(items)
    if found:
        yield f"<{kind}>"
        yield from found
        yield f"</{kind}>"


def _marks(notes: Notes) -> str:
    return "".join(f'<sup><a href="#source-{number}">[{number}]</a></sup>' for number in notes)


_STATUS = ("Crossing", "Status", "Since", "Last reported", "Permissions, plans", "Held by")
_PASSAGE = ("Crossing", "Who", "Direction", "Passage", "Since", "Last reported", "Why")
_CHANGES = ("When", "Where", "What changed", "Why")


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table with a head for each column and each row; the cells are HTML."""
    found = list(rows)
    if not found:
        return
    heads = "".join(f'<th scope="col">{name}</th>' for name in names)
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for first, *others in found:
        yield f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'
    yield "</tbody></table>"


def _row(row: CrossingStatus) -> tuple[str, ...]:
    terms = (row.change, *row.terms)
    return (
        set_apart(row.name) + "".join(map(_local, row.local_names)),
        "<br/>".join((set_apart(row.shown) + _marks(row.notes), *(set_apart(words) for words in terms if words))),
        set_apart(row.since),
        set_apart(row.last_report),
        "<br/>".join(map(set_apart, (*row.permissions, *row.plans))),
        "<br/>".join(set_apart(holder.words) + _marks(holder.notes) for holder in row.holders),
    )


def _local(name: LocalName) -> str:
    """A name as written at the place, in its language and direction."""
    language = f' lang="{name.lang}"' if _LANGUAGE.fullmatch(name.lang) else ""
    return f'<span class="local"{language} dir="auto">{attribute(name.value)}</span>'


def _passage(row: CrossingStatus, one: PassageRow) -> tuple[str, ...]:
    words = (one.mode, one.direction, one.terms, one.since, one.last_report, one.why)
    return (set_apart(row.short), *map(set_apart, words[:-1]), set_apart(one.why) + _marks(one.notes))


def _change(change: Changed) -> tuple[str, ...]:
    graded = f" (graded {change.grade})" if change.grade else ""
    cells = [set_apart(words) for words in (change.when, change.where, change.what, f"{change.why}{graded}".strip())]
    cells[-1 if cells[-1] else -2] += _marks(change.notes)
    return tuple(cells)


def _sentence(sentence: Sentence) -> str:
    return "".join(f"{set_apart(said.words)}{_marks(said.notes)}" for said in sentence)


def _incident(incident: Incident) -> Iterator[str]:
    kind = "" if incident.kind.lower() in ("other", incident.title.lower()) else incident.kind
    parts = "; ".join(part for part in (incident.when, incident.where, kind) if part)
    yield f"<h3>{set_apart(incident.title)}</h3>"
    yield f'<p class="when">{set_apart(parts)}{_marks(incident.notes)}</p>'
    if incident.summary:
        yield f"<p>{set_apart(incident.summary)}</p>"
    contested = [f"<li><b>Contested:</b> {set_apart(', '.join(incident.contested))}</li>"] if incident.contested else []
    yield from _list([*(f"<li>{_sentence(sentence)}</li>" for sentence in incident.sentences), *contested])


def _weekly(weekly: Weekly) -> Iterator[str]:
    yield f"<h3>{set_apart(week_words(weekly))}</h3>"
    yield from bars_svg(weekly) if weekly.weeks else ()
    yield f"<p>{set_apart(told_weeks(weekly))}</p>"


def _volumes(volumes: Volumes) -> Iterator[str]:
    yield f"<h3>{set_apart(volumes.title)}</h3>"
    yield f'<p class="when">{set_apart(f"{volumes.when}; {volumes.where}")}</p>'
    yield from _list(f"<li>{_sentence(sentence)}</li>" for sentence in volumes.sentences)


def _contest(contest: Contest) -> Iterator[str]:
    yield f"<h3>{set_apart(contest.about)}: {set_apart(contest.title)}, {set_apart(contest.when)}</h3>"
    yield from _list(f"<li>{set_apart(said.words)}{_marks(said.notes)}.</li>" for said in contest.positions)


def _cited(cited: Cited) -> str:
    reliability = f" Reliability {set_apart(cited.reliability)}." if cited.reliability else ""
    archived = f" (archived:{_address(cited.archive)})" if cited.archive else ""
    words = f"{set_apart(cited.words)}.{reliability}{_address(cited.url)}{archived}"
    return f'<li id="source-{cited.number}">{words}</li>'


def _address(url: str) -> str:
    if not url:
        return ""
    shown = attribute(url)
    return f' <a href="{shown}" rel="noreferrer noopener">{shown}</a>' if _OPENED.fullmatch(url) else f" {shown}"
