"""The articles that UCDP cites in one cell: `"Publisher,2016-01-01,Headline"`, several joined by `;`, or free text.

Owns reading that cell and writing it anew. Free text, which older rows have, is one source.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.exchange.days import read_day

if TYPE_CHECKING:
    from store.exchange.names import Names

_CITED = re.compile(r'"([^,"]*),([^,"]*),(.*)"', re.DOTALL)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_PUBLISHER = re.compile(r"[\s\"']*([^\W\d][^\d,(:\"]*?)[\s.]*(?=[\d,(:\"]|$)")
_HEADLINE = re.compile(r'"+\s*([^"]+?)\s*"+')
_LONGEST_PUBLISHER = 60
_LISTS = ("source_office", "source_date", "source_headline")


class Article(NamedTuple):
    """One article; `piece` is its own letters in the cell."""

    piece: str
    publisher: str
    published: str
    headline: str

    def source(self, names: Names) -> str:
        """The id of its source record."""
        return names.source(self.piece, self.publisher, self.headline, self.published)


@lru_cache(maxsize=1 << 14)
def articles_of(cell: str) -> tuple[Article, ...]:
    """The articles of a cell, each once."""
    cell = cell.strip()
    if not cell:
        return ()
    pieces = _pieces(cell)
    return tuple({article.piece: article for article in map(_article, pieces)}.values())


def cells_of_articles(row: dict[str, str], sources: list[str], names: Names) -> dict[str, str]:
    """The cells that cite these sources: the article cell, and the lists beside it where they go with it."""
    before = articles_of(row.get("source_article", ""))
    known = {article.source(names): article for article in before}
    now = [known.get(source) or _made(source, names) for source in sources]
    written = {"source_article": ";".join(article.piece for article in now)}
    lists = [row.get(name, "").split(";") for name in _LISTS]
    if all(len(parts) == len(before) for parts in lists):
        columns = (article[1:4] for article in now)
        offices, dates, headlines = zip(*columns, strict=True) if now else ((), (), ())
        written |= {
            name: ";".join(parts)
            for name, parts in zip(_LISTS, (offices, dates, headlines), strict=True)
            if name in row
        }
    if row.get("number_of_sources", "").strip() == str(len(before)):
        written["number_of_sources"] = str(len(now))
    return {name: cell for name, cell in written.items() if row.get(name) != cell}


def _pieces(cell: str) -> list[str]:
    if not (cell.startswith('"') and cell.endswith('"') and len(cell) > 1):
        return [cell]
    inner = [part if part.startswith('"') else f'"{part}' for part in cell.split('";"')]
    pieces = [part if part.endswith('"') and len(part) > 1 else f'{part}"' for part in inner]
    return pieces if all(_CITED.fullmatch(piece) for piece in pieces) else [cell]


def _article(piece: str) -> Article:
    found = _CITED.fullmatch(piece)
    if found:
        day = read_day(found[2])
        return Article(piece, found[1].strip(), day.isoformat() if day else "", found[3].strip())
    publisher = _PUBLISHER.match(piece)
    named = publisher[1].strip() if publisher and len(publisher[1]) <= _LONGEST_PUBLISHER else ""
    headline = _HEADLINE.search(piece)
    dated = _DATE.search(piece)
    day = read_day(dated[0]) if dated else None
    return Article(piece, named, day.isoformat() if day else "", headline[1] if headline else piece)


def _made(source_id: str, names: Names) -> Article:
    publisher, title, published = names.source_words(source_id)
    publisher = publisher.replace(",", " ").replace('"', "'")
    return Article(f'"{publisher},{published},{title}"', publisher, published, title)
