"""Readers of what is exported, written from the standards and not from the writers, for the tests."""

import csv
import io
import re
import zipfile
from collections.abc import Collection
from datetime import UTC, datetime

from store.disclosure import Disclosed
from store.exchange.exports.formats import FORMATS
from store.exchange.exports.selection import Selection
from store.records.interface import Documents

MADE = datetime(2019, 10, 1, 12, 0, tzinfo=UTC)
_UNESCAPED = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n", "\\N": "\n"}


def written(name: str, records: Documents, chosen: Collection[str] | None = None) -> bytes:
    """The records in a format."""
    return FORMATS[name].write(Selection(Disclosed(records), MADE, chosen))


def letters(content: bytes) -> str:
    """All that an export says; of a book of sheets the letters of all of its parts."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b"\n".join(parts.read(name) for name in parts.namelist())
    return content.decode().replace("\r\n ", "").replace("\\", "")


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """The rows under the header and the tags."""
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert all(tag.startswith("#") for tag in rows[0].values())
    return rows[1:]


def calendar(content: bytes) -> list[dict[str, str]]:
    """The events of a calendar, by RFC 5545: unfolded, the parameters left out, texts unescaped."""
    assert content.endswith(b"\r\n")
    text = content.replace(b"\r\n ", b"").decode()
    events: list[dict[str, str]] = []
    for line in text.split("\r\n")[:-1]:
        assert "\n" not in line
        assert "\r" not in line
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            events[-1][name.partition(";")[0]] = re.sub(r"\\[\\;,nN]", lambda found: _UNESCAPED[found[0]], value)
    return events
