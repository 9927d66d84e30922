"""A report as one HTML file that fetches nothing: its style is within, and it prints on plain paper.

It is XML too, so that any reader takes it. Every text of the records is escaped; letters that run from right to left
are set apart with their direction, so that they cannot turn what stands around them.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from store.exchange.exports.plain import one_line
from store.report.headings import heading, period_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.report.model import (
        Changed,
        Cited,
        Contest,
        CrossingStatus,
        Holder,
        Incident,
        LocalName,
        Notes,
        Report,
        Sentence,
        Volumes,
    )

STYLE = """
body { font: 11pt/1.45 Georgia, "Noto Serif", serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #111; }
h1 { font-size: 1.5em; margin: 0 0 .2em; }
h2 { font-size: 1.15em; margin: 1.6em 0 .5em; border-bottom: 1px solid #999; }
h3 { font-size: 1em; margin: 1em 0 .2em; } p { margin: .3em 0; } ul, ol { margin: .3em 0; padding-left: 1.6em; }
table { border-collapse: collapse; width: 100%; font-size: .92em; }
th, td { text-align: left; vertical-align: top; padding: .3em .6em .3em 0; border-bottom: 1px solid #ccc; }
tbody th { font-weight: inherit; }
sup a { text-decoration: none; color: inherit; } .when { color: #444; } .old { font-style: italic; }
.local { display: block; color: #444; } .said { font-size: .92em; } a { color: inherit; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } h2, h3 { break-after: avoid; } li, tr { break-inside: avoid; } }
@page { margin: 2cm; }
"""
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Where Unicode has the scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and others."""
_RUN = re.compile(f"[{_LEFTWARD}](?:[{_LEFTWARD}\\s\u200c\u200d]*[{_LEFTWARD}])?")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_OPENED = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def html(report: Report) -> str:
    """The report as a whole HTML document."""
    head = (
        '<meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>"
        '<meta name="referrer" content="no-referrer"/>'
        f"<title>{_plain(report.title)}</title><style>{STYLE}</style>"
    )
    body = "\n".join(_body(report))
    return f'<!DOCTYPE html>\n<html lang="en" dir="ltr"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'


def _body(report: Report) -> Iterator[str]:
    yield f"<h1>{_words(report.title)}</h1>"
    yield f'<p class="when">{_words(period_words(report))}</p>'
    yield f"<p>{_words(report.overview)}</p>"
    yield from _section(report, "statuses", _table(report.statuses))
    yield from _section(report, "changes", _list(map(_change, report.changes)))
    yield from _section(report, "incidents", (line for one in report.incidents for line in _incident(one)))
    yield from _section(report, "volumes", (line for one in report.volumes for line in _volumes(one)))
    yield from _section(report, "others", (line for one in report.others for line in _incident(one)))
    yield from _section(report, "contests", (line for contest in report.contests for line in _contest(contest)))
    if report.undecided:
        undecided = _list(f"<li>{_words(words)}</li>" for words in report.undecided)
        yield from _section(report, "undecided", undecided)
    yield from _section(report, "sources", _list(map(_cited, report.sources), "ol"))


def _section(report: Report, name: str, lines: Iterable[str]) -> Iterator[str]:
    words, nothing = heading(report, name)
    yield f"<h2>{_words(words)}</h2>"
    found = list(lines)
    yield from found or [f"<p>{_words(nothing)}</p>"]


def _list(items: Iterable[str], kind: str = "ul") -> Iterator[str]:
    found = list(items)
    if found:
        yield f"<{kind}>"
        yield from found
        yield f"</{kind}>"


def _plain(text: str) -> str:
    return escape(_NO_CHARACTER.sub("\ufffd", one_line(text)))


def _words(text: str) -> str:
    """A text, its stretches of letters that run from right to left each with their direction."""
    shown = escape(_NO_CHARACTER.sub("\ufffd", _joining(text)))
    return _RUN.sub(lambda run: f'<bdi dir="rtl">{run[0]}</bdi>', shown)


def _joining(text: str) -> str:
    """The text on one line, with the blanks at its ends that join it to what stands beside it."""
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{before}{one_line(text)}{after}" if text.strip() else before


def _marks(notes: Notes) -> str:
    return "".join(f'<sup><a href="#source-{number}">[{number}]</a></sup>' for number in notes)


def _table(rows: tuple[CrossingStatus, ...]) -> Iterator[str]:
    if not rows:
        return
    names = ("Crossing", "Status", "Since", "Last reported", "Before the period", "Held by")
    heads = "".join(f'<th scope="col">{name}</th>' for name in names)
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    yield from map(_row, rows)
    yield "</tbody></table>"


def _row(row: CrossingStatus) -> str:
    particulars = "".join(f"<br/>{_words(words)}" for words in row.particulars)
    old = '<br/><span class="old">old</span>' if row.stale else ""
    cells = (
        _words(row.name) + "".join(map(_local, row.local_names)),
        _words(row.status) + _marks(row.notes) + particulars,
        _words(row.since),
        _words(row.age) + old,
        _words(row.before),
        "<br/>".join(map(_holder, row.holders)),
    )
    first, *others = cells
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'


def _local(name: LocalName) -> str:
    """A name as written at the place, in its language and direction."""
    language = f' lang="{name.lang}"' if _LANGUAGE.fullmatch(name.lang) else ""
    return f'<span class="local"{language} dir="auto">{_plain(name.value)}</span>'


def _holder(holder: Holder) -> str:
    since = f" since {holder.since}" if holder.since else ""
    age = f", last reported {holder.age}" if holder.age else ""
    return _words(f"{holder.country}: {holder.by or 'not reported'}{since}{age}") + _marks(holder.notes)


def _change(change: Changed) -> str:
    return f"<li>{_words(change.words)}{_marks(change.notes)}</li>"


def _sentence(sentence: Sentence) -> str:
    return "".join(f"{_words(said.words)}{_marks(said.notes)}" for said in sentence)


def _incident(incident: Incident) -> Iterator[str]:
    parts = "; ".join(part for part in (incident.when, incident.where, incident.kind) if part)
    yield f"<h3>{_words(incident.title)}</h3>"
    yield f'<p class="when">{_words(parts)}{_marks(incident.notes)}</p>'
    if incident.summary:
        yield f"<p>{_words(incident.summary)}</p>"
    contested = [f"<li><b>Contested:</b> {_words(', '.join(incident.contested))}</li>"] if incident.contested else []
    yield from _list([*(f"<li>{_sentence(sentence)}</li>" for sentence in incident.sentences), *contested])


def _volumes(volumes: Volumes) -> Iterator[str]:
    yield f"<h3>{_words(volumes.title)}</h3>"
    yield f'<p class="when">{_words(f"{volumes.when}; {volumes.where}")}</p>'
    yield from _list(f"<li>{_sentence(sentence)}</li>" for sentence in volumes.sentences)


def _contest(contest: Contest) -> Iterator[str]:
    yield f"<h3>{_words(contest.about)}: {_words(contest.title)}, {_words(contest.when)}</h3>"
    yield from _list(f"<li>{_words(said.words)}{_marks(said.notes)}</li>" for said in contest.positions)


def _cited(cited: Cited) -> str:
    reliability = f" Reliability {_words(cited.reliability)}." if cited.reliability else ""
    said = (
        f"<li>{_words(one.title)}{': ' if one.words else ''}{_words('; '.join(one.words))}</li>" for one in cited.said
    )
    below = "".join(_list(said)).replace("<ul>", '<ul class="said">', 1)
    return f'<li id="source-{cited.number}">{_words(cited.words)}.{reliability}{_address(cited.url)}{below}</li>'


def _address(url: str) -> str:
    if not url:
        return ""
    shown = _plain(url)
    return f' <a href="{shown}" rel="noreferrer noopener">{shown}</a>' if _OPENED.fullmatch(url) else f" {shown}"
