"""The source that a line names behind `src`, and its grade.

An article is taken where its id is typed, or where its publisher has one article that can tell of the event: not older
than it, nor much later. Of others the line is asked about. A name that nothing has becomes a new source, which is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from store.dates import Edtf, date_in, earliest_ordinal, latest_ordinal
from store.dates.typed.tokens import month_number
from store.entry import words
from store.entry.names import Names
from store.entry.tokens import Line, Offer
from store.text.slug import free, slug

DAYS_AFTER = 14
_GRADE = re.compile(r"[A-Fa-f][1-6]")
_MOST_WORDS = 8


class Named(NamedTuple):
    """A source as a line names it: the words of its name, the ids that it may mean, whether one was typed outright."""

    name: str
    ids: tuple[str, ...]
    outright: bool
    first: int
    end: int


def take_source(line: Line, names: Names) -> Named | None:
    """The source behind `src`, or alone behind the last comma; its words are taken out of the line."""
    for place, word in enumerate(line.words):
        behind = line.words[place + 1].before if place + 1 < len(line) else None
        named = word.key == "source" and behind == ":" and not _is_whose(line, place)
        marked = behind is not None and (word.key == "src" or named)
        if marked and line.free(place, place + 1):
            found = _named(line, names, place)
            line.take("source", place, found.end, f"source {found.name}")
            return found
        if word.text.lower().startswith(("http://", "https://")) and line.free(place, place + 1):
            return _taken(line, names, place, place + 1)
    for first in range(1, len(line)):
        marked = line.keys[first - 1] in ("via", "source")
        name = line.said(first, len(line))
        outlet = words.OUTLETS.has(line.keys, first) == len(line) - first and not names.called("actors", name)
        known = names.called("sources", name) or (outlet and (marked or name.isupper() or name.istitle()))
        apart = (marked or line.words[first].before) and line.text.count("(") < 2
        if apart and known and not names.called("crossings", name) and line.free(first - marked, len(line)):
            return _taken(line, names, first, len(line), marked=marked)
    return None


def _is_whose(line: Line, place: int) -> bool:
    """Whether it is told whose or what a source it is, so that it is one who speaks: "a ministry source: …"."""
    before = line.keys[place - 1] if place and not line.has_break(place, place + 1) else ""
    voice = words.is_any([before], 0, words.MEDIA, words.AGENTS, words.ANONYMOUS, words.COUNTRY)
    return voice or before in words.OF_AGENTS | words.ONE


def _taken(line: Line, names: Names, first: int, end: int, *, marked: bool = False) -> Named:
    name = line.said(first, end)
    line.take("source", first - marked, end, f"source {name}")
    return Named(name, names.called("sources", name), name in names.sources, first - marked, end)


def _named(line: Line, names: Names, place: int) -> Named:
    first = place + 1
    if line.words[first].quoted:
        name = line.words[first].text
        return Named(name, names.called("sources", name), name in names.sources, place, first + 1)
    if line.words[first].text.lower().startswith("new:"):
        stop = _phrase_end(line, first + 1)
        name = line.said(first, stop)[4:].strip('"“”')
        return Named(name, (), True, place, stop)
    most = first
    while most < len(line) and most - first < _MOST_WORDS and not (most > first and line.has_break(most, most + 1)):
        most += 1
    for stop in range(most, first, -1):
        if line.said(first, stop) in names.sources:
            return Named(line.said(first, stop), (line.said(first, stop),), True, place, stop)
    end = _phrase_end(line, first + 1)
    told = (
        at for at in range(first + 1, end) if names.at(line, at, "crossings") and words.STATUS.has(line.keys, at + 1)
    )
    end = next(told, end)  # "src reuters nasib closed"
    for stop in range(most, first, -1):
        ids = names.called("sources", line.said(first, stop))
        if ids and stop >= end:
            return Named(line.said(first, stop), ids, False, place, stop)
    name = line.said(first, end)
    begun = names.beginning("sources", name) if end == first + 1 else ()
    return Named(name, begun, False, place, end)


def _phrase_end(line: Line, first: int) -> int:
    """The word behind a source's name: up to a grade, a comma, another marker, a figure or a date."""
    end = first
    while end < len(line) and end - first < _MOST_WORDS and not line.has_break(end, end + 1):
        key, text = line.keys[end], line.words[end].text
        marker = key in ("by", "src", "on", "near", "private", "undated") or text[0] in "#@" or _GRADE.fullmatch(text)
        dated = text[0].isdigit() or bool(month_number(key)) or text.lower().startswith("type:")
        if marker or dated or words.FIGURES.has(line.keys, end) or words.SAYS.has(line.keys, end):
            break
        end += 1
    return end


def take_grade(line: Line, named: Named | None, *, speaker: bool) -> str:
    """The grade: right behind or before the source, or in capitals at the end of a line that names who says it."""
    for place, word in enumerate(line.words):
        if not _GRADE.fullmatch(word.text) or not line.free(place, place + 1):
            continue
        beside = named is not None and (place == named.end or (place == named.first - 1 and word.text.isupper()))
        at_end = word.text.isupper() and (place == len(line) - 1 or line.roles[place + 1] in ("tag", "private"))
        if beside or (at_end and (speaker or named is not None)):
            line.take("grade", place, place + 1, f"grade {word.text.upper()}")
            return word.text.upper()
    return ""


def published(names: Names, named: Named | None) -> date | None:
    """The day on which a source named outright was published, where it is known.

    Of an outlet alone the one article at hand may be years old: "yesterday" does not count from that.
    """
    if named is None or not named.outright or len(named.ids) != 1:
        return None
    when = _published(names, named.ids[0])
    return when.latest if when and isinstance(when.latest, date) else None


def _published(names: Names, id_: str) -> Edtf | None:
    return date_in(names.sources[id_].published)


def settle_source(
    line: Line, names: Names, named: Named, when: Edtf | None, *, is_plan: bool
) -> tuple[str, dict[str, Any] | None]:
    """The source's id, and its record where it has to be made; empty where it has to be asked."""
    if not named.ids:
        return _new_or_near(line, names, named)
    if when is None:
        if len(named.ids) == 1:
            return named.ids[0], None
        return _ask(line, names, named, named.ids)
    older = tuple(id_ for id_ in named.ids if _is_older(_published(names, id_), when))
    fitting = tuple(id_ for id_ in named.ids if id_ not in older and _fits(_published(names, id_), when))
    if named.outright and (is_plan or not older):
        return named.ids[0], None
    if len(fitting) == 1:
        return fitting[0], None
    if len(older) == len(named.ids) and not named.outright:
        return _made(names, names.sources[older[0]].publisher or named.name)
    if named.outright:
        shown = names.sources[named.ids[0]].published
        return _ask(
            line,
            names,
            named,
            named.ids,
            f"{named.name} was published {shown}, before the event; write another, or “src new:…”",
        )
    return _ask(line, names, named, fitting or tuple(id_ for id_ in named.ids if id_ not in older))


def _is_older(published: Edtf | None, when: Edtf) -> bool:
    last, first = (latest_ordinal(published) if published else None), earliest_ordinal(when)
    return last is not None and first is not None and last < first


def _fits(published: Edtf | None, when: Edtf) -> bool:
    first, last = (earliest_ordinal(published) if published else None), latest_ordinal(when)
    return first is not None and (last is None or first <= last + DAYS_AFTER)


def _new_or_near(line: Line, names: Names, named: Named) -> tuple[str, dict[str, Any] | None]:
    near = () if named.outright or named.name.startswith("http") else names.near("sources", named.name)
    if near:
        return _ask(line, names, named, near, f"“{named.name}” is not known")
    return _made(names, named.name)


def _made(names: Names, name: str) -> tuple[str, dict[str, Any]]:
    address = name.lower().startswith(("http://", "https://"))
    id_ = free(slug(name.partition("://")[2].partition("/")[0] if address else name, otherwise="source"), names.sources)
    return id_, {"id": id_, "url" if address else "publisher": name}


def _ask(line: Line, names: Names, named: Named, ids: Sequence[str], why: str = "") -> tuple[str, None]:
    offers = [
        Offer(id_, line.with_words(named.first, named.end, f"src {id_}")) for id_ in ids if not why.endswith("new:…”")
    ]
    offers.append(Offer("new", line.with_words(named.first, named.end, f'src new:"{named.name}"')))
    shown = " or ".join(names.shown("sources", id_) for id_ in ids)
    words_ = (
        why
        if why.endswith("new:…”")
        else f"{why or f'“{named.name}” may be'}{';' if why else ''} {shown}? or “src new:{named.name}”"
    )
    line.ask("source", named.first, named.end, words_, offers)
    return "", None
