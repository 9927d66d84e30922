"""What documents of records hold that matters here: marked parts, names and addresses, and the words of the format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any

from store.records.interface import Documents
from store.records.introspection import FIELDS, claim_value
from store.records.json_values import WrongValue
from store.records.model import Document, Key
from store.records.vocabulary import About, Mode, Passage

SHORTEST = 3
HOLDERS = (dict, list)
_DIGEST = re.compile("[0-9a-f]{12}")
"""What stands for the id of a row of a table without ids."""
_LEAST_NUMBER = 5
"""Of an id of other systems: SYTZF of UN/LOCODE."""
_HOST = re.compile(
    r"(?<=://)(?:www\.)?([^\s/?#@:]+)(?:/(?:s/|c/|user/|channel/|in/|company/|groups/|pages/|@)?([\w.-]+))?"
)
_SHARED_SITES = (
    "t.me telegram.me x.com twitter.com mobile.twitter.com facebook.com m.facebook.com fb.com instagram.com "
    "youtube.com youtu.be tiktok.com vk.com ok.ru linkedin.com medium.com threads.net chat.whatsapp.com "
    "web.archive.org archive.org archive.ph drive.google.com docs.google.com dropbox.com github.com"
)
_SHARED = frozenset(_SHARED_SITES.split())
"""Web sites of very many people: what follows the name of the site tells whose page it is."""
_ROUTE_WORDS = (
    "document spreadsheets presentation forms file open drive watch shorts live playlist permalink.php story.php "
    "photo.php photo photos reel reels posts video videos status profile.php hashtag share details"
)
_ROUTES = frozenset(_ROUTE_WORDS.split())
_SIGN = re.compile(r"(?<![\w-])(?=[\w-]*(?:[A-Za-z][\w-]*\d|\d[\w-]*[A-Za-z]|\d{9}))[\w-]{8,}(?![\w-])")
ADDRESSES = frozenset(("url", "archive_url"))


def is_private(value: object) -> bool:
    """Whether an object is marked private; any mark but a plain no counts."""
    return isinstance(value, dict) and value.get("private") not in (None, False)


def document_of(records: Documents, key: Key) -> Document | None:
    """A record's document; None where it cannot be read, and so not be judged either: it stays in."""
    try:
        return records.document(key)
    except WrongValue:
        return None


def without_row(document: Document) -> Document:
    """The document without the row that it was imported from, which leaves by no export and so asks nothing either."""
    origin = document.get("origin")
    if not isinstance(origin, dict):
        return document
    told = {name: origin[name] for name in ("import", "id") if name in origin}
    if _DIGEST.fullmatch(str(told.get("id", ""))):
        del told["id"]
    return {**document, "origin": told}


def private_parts(value: Any) -> Iterator[Document]:
    """The marked parts of a record that is not marked itself, but for claims, whose words are often anyone's."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        if name == "claims":
            continue
        if is_private(part):
            yield part
        else:
            yield from private_parts(part)


def pruned(value: Any) -> Any:
    """The value without the parts that are marked private."""
    if isinstance(value, dict):
        return {name: pruned(part) for name, part in value.items() if not is_private(part)}
    if isinstance(value, list):
        return [pruned(part) for part in value if not is_private(part)]
    return value


def has_private_part(value: Any) -> bool:
    """Whether any part of a value is marked private, so that `pruned` would leave something out."""
    kind = type(value)
    for part in value.values() if kind is dict else value if kind is list else ():
        if type(part) in HOLDERS and part and (is_private(part) or has_private_part(part)):
            return True
    return False


def scalars(value: Any) -> Iterator[str]:
    """The texts and whole numbers in a value, as texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from scalars(part)


def values(value: Any, wanted: frozenset[str]) -> Iterator[str]:
    """The texts under some field names, but those of claims, which are about other things."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name in wanted and isinstance(part, str):
                yield part
            elif name != "claims":
                yield from values(part, wanted)
    elif isinstance(value, list):
        for part in value:
            yield from values(part, wanted)


def names_of(table: str, document: Document) -> Iterator[str]:
    """The names that would give a private record away elsewhere."""
    wanted = {
        "actors": ("name", "value"),
        "sources": ("title", "url", "archive_url", "author", "editor"),
        "events": ("title",),
        "crossings": ("name", "value"),
    }[table]
    yield from (
        number
        for number in scalars(document.get("external_ids") if table == "crossings" else None)
        if len(number) >= _LEAST_NUMBER
    )
    yield from values(document if table != "events" else {"title": document.get("title")}, frozenset(wanted))


def hosts_of(document: Document) -> Iterator[str]:
    """Where a source stands in the web: quiet-diary.example, quiet diary; on a site of many, its name there."""
    for url in values(document, ADDRESSES):
        for host, page in _HOST.findall(url):
            if host.lower() not in _SHARED:
                yield host
                if "-" in (own := host.rpartition(".")[0]):
                    yield re.sub(r"[.-]", " ", own)
            elif len(page) > SHORTEST and page not in _ROUTES:
                yield page


def signs_in(url: str) -> Iterator[str]:
    """What stands for one page on a site of very many people: dQw4w9WgXcQ."""
    for host, _ in _HOST.findall(url):
        if host.lower() in _SHARED:
            yield from _SIGN.findall(url)


@cache
def vocabularies() -> dict[str, frozenset[str]]:
    """Every field that the format has, with its vocabulary: these are anybody's words, and tell of no name."""
    found: dict[str, frozenset[str]] = {mode: frozenset(Passage.words()) for mode in Mode.words()}
    ahead = list(chain(*FIELDS.values(), *(field.parts for field in map(claim_value, About))))
    while ahead:
        field = ahead.pop()
        found[field.name] = found.get(field.name, frozenset()).union(field.words.words() if field.words else ())
        ahead += field.parts
    return found
