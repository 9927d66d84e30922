"""The articles that UCDP cites in one cell: `"Publisher,2016-01-01,Headline"`, several joined by `;`, or free text.

Publishers become sources; the free text of older rows begins with one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from store.exchange.imports.days import read_day
from store.exchange.imports.names import Names

_CITED = re.compile(r'"([^,"]*),([^,"]*),(.*)"', re.DOTALL)
_PUBLISHER = re.compile(r"[\s\"']*([^\W\d][^\d,(:\"]*)")
_LONGEST_PUBLISHER = 60
_LISTS = ("source_office", "source_date", "source_headline")


class Article(NamedTuple):
    """One article; `piece` is its own letters in the cell. Free text has no date and headline of its own."""

    piece: str
    publisher: str
    published: str
    headline: str

    def __str__(self) -> str:
        return ", ".join(part for part in self[1:] if part) if self.headline else self.piece


@lru_cache(maxsize=1 << 9)
def articles_of(cell: str) -> tuple[Article, ...]:
    """The articles of a cell, each once."""
    cell = cell.strip()
    found = _cited(cell) or ([_named(cell)] if cell else [])
    return tuple({article.piece: article for article in found}.values())


def publishers(articles: Sequence[Article], names: Names) -> list[str]:
    """The ids of the articles' publishers, each once; free text whose publisher cannot be told names none."""
    named = (article.publisher for article in articles if article.publisher)
    return list(dict.fromkeys(names.source(publisher, publisher) for publisher in named))


def cells_of_articles(row: dict[str, str], sources: Sequence[str], names: Names) -> dict[str, str]:
    """The cells that cite these publishers: the article cell, and the lists beside it where they go with it."""
    before = articles_of(row.get("source_article", ""))
    said = {article: publishers([article], names) for article in before}
    known = {source for ids in said.values() for source in ids}
    now = [article for article, ids in said.items() if not ids or ids[0] in sources]
    now += [_made(source, names) for source in sources if source not in known]
    written = {"source_article": ";".join(article.piece for article in now)}
    lists = [row.get(name, "").split(";") for name in _LISTS]
    if all(len(parts) == len(before) for parts in lists):
        written |= {name: ";".join(article[at] for article in now) for at, name in enumerate(_LISTS, 1)}
    if row.get("number_of_sources", "").strip() == str(len(before)):
        written["number_of_sources"] = str(len(now))
    return {name: cell for name, cell in written.items() if row.get(name, cell) != cell}


def _cited(cell: str) -> list[Article]:
    """The articles of a cell that cites all of them in order; none where any is otherwise."""
    if not (cell.startswith('"') and cell.endswith('"') and len(cell) > 1):
        return []
    articles = []
    for part in cell[1:-1].split('";"'):
        piece = f'"{part}"'
        found = _CITED.fullmatch(piece)
        if found is None:
            return []
        publisher, published, headline = found.groups()
        day = read_day(published)
        articles.append(Article(piece, publisher.strip(), day.isoformat() if day else "", headline.strip()))
    return articles


def _named(cell: str) -> Article:
    """Free text, with the publisher that it begins with."""
    publisher = _PUBLISHER.match(cell)
    named = publisher[1].rstrip(". \t\r\n\xa0") if publisher else ""
    named = named if len(named) <= _LONGEST_PUBLISHER else ""
    return Article(cell, named, "", "")


def _made(source_id: str, names: Names) -> Article:
    publisher, title, published = names.source_words(source_id)
    publisher = publisher.replace(",", " ").replace('"', "'")
    return Article(f'"{publisher},{published},{title}"', publisher, published, title)
