"""Markdown in which no text of a record is taken for a mark, a link, a picture or HTML."""

import re

from hypothesis import given
from hypothesis import strategies as st

from store.exchange.exports.plain import escaped, link
from tests.store.exchange.exports.opened import written
from tests.store.in_memory import SAMPLE, InMemory, shelf_of

MARKS = st.text(alphabet="\\`*_[]<>|~&#+-=!()1. \n\tab", max_size=30)


def unescaped(text: str) -> str:
    """The text as a Markdown reader shows it: a backslash before punctuation goes (CommonMark 2.4)."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


@given(MARKS)
def test_a_reader_shows_the_text_as_it_stood(text: str) -> None:
    assert unescaped(escaped(text)) == " ".join(text.split())


@given(MARKS)
def test_no_mark_is_left_bare(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~&]", escaped(text))
    assert not re.match(r"[#+=:-]|\d+[.)]", escaped(text))


def test_only_addresses_that_a_browser_opens_become_links() -> None:
    assert link("https://a.example/x") == "<https://a.example/x>"
    assert "<" not in link("javascript:alert(1)").replace("\\<", "")
    assert not link("https://a.example/> <img src=x>").startswith("<")


def test_hostile_titles_make_no_headings_and_no_html() -> None:
    records = InMemory(events=[{"id": "x", "title": "<img src=//x onerror=1>\n# Heading", "summary": "![p](http://x)"}])
    text = written("markdown", records).decode()
    assert "<img" not in text.replace("\\<", "")
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# Border crossings",
        "## \\<img src=//x onerror=1\\> # Heading",
    ]
    assert "![p]" not in text


def test_every_event_of_the_sample_has_a_section_with_who_says_so() -> None:
    text = written("markdown", shelf_of(SAMPLE)).decode()
    assert text.count("\n## ") == len(shelf_of(SAMPLE).rows) + 2
    assert "- 2 killed (“claimed only”), Kata'ib Hezbollah in a statement, Kurdistan 24, 30 Sep 2019" in text
