"""The layouts of a report: one HTML file that fetches nothing, and texts that no record can break."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.disclosure import Disclosed
from store.report.build import report
from store.report.layouts import LAYOUTS, laid_out
from tests.store.in_memory import SAMPLE, InMemory, shelf_of

SINCE, AS_OF = date(2013, 1, 1), date(2019, 12, 31)
HOSTILE = st.text(alphabet=st.sampled_from("<>&\"'`|*_[]\\\n\r\t\x00\x07\x1b\x9b\u202eaا ع=/:;#-"), max_size=30)
VOID = {"meta", "br"}


def of(words: str) -> Disclosed:
    """Records that have these words in every field that a report shows."""
    claim = {"about": "killed", "value": words, "by": words, "source": words, "hedge": words, "via": words}
    events = [
        {"id": "e", "type": "attack", "title": words, "date": "2019", "date_text": words, "summary": words,
         "crossings": ["c"], "place": {"text": words}, "claims": [claim, {**claim, "about": words, "value": 1}],
         "status": {"state": "open", "who": words, "hours": words}, "control": {"side": "IQ", "by": words}},
    ]  # fmt: skip
    names = [{"value": f"القائم{words}", "lang": words}]
    crossings = [{"id": "c", "sides": [{"country": "IQ", "name": words, "names": names}]}]
    sources = [{"id": words, "publisher": words, "title": words, "url": f"https://{words}"}]
    return Disclosed(InMemory(events=events, crossings=crossings, sources=sources, meta=[{"id": "m", "title": words}]))


def html_of(records: Disclosed) -> str:
    return laid_out(report(records, SINCE, AS_OF), "html")


class Elements(HTMLParser):
    """Every element and attribute of a page, as a browser's parser finds them; fails where tags do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_of_the_sample_is_well_formed() -> None:
    page = html_of(Disclosed(shelf_of(SAMPLE)))
    assert ET.fromstring(page).tag == "html"
    assert Elements(page).found[0] == ("html", {"lang": "en", "dir": "ltr"})


@given(HOSTILE)
def test_no_record_breaks_the_page_or_adds_to_it(words: str) -> None:
    page = html_of(of(words))
    ET.fromstring(page)
    elements = Elements(page)
    assert {tag for tag, _ in elements.found} <= {
        *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "ol", "li", "b", "bdi"),
        *("table", "thead", "tbody", "tr", "th", "td", "sup", "a", "span", "br"),
    }
    names = {name for _, attributes in elements.found for name in attributes}
    assert names <= {"lang", "dir", "charset", "name", "content", "http-equiv", "class", "id", "href", "rel", "scope"}


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    elements = Elements(html_of(Disclosed(shelf_of(SAMPLE))))
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & {tag for tag, _ in elements.found}
    style = re.findall(r"<style>(.*?)</style>", html_of(Disclosed(shelf_of(SAMPLE))), re.DOTALL)
    assert len(style) == 1
    assert "url(" not in style[0]
    assert "@import" not in style[0]
    policies = [found["content"] for tag, found in elements.found if found.get("http-equiv")]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_only_web_addresses_become_links() -> None:
    source = {"id": "s", "publisher": "P", "url": "javascript:alert(1)"}
    event = {"id": "e", "type": "attack", "date": "2019", "claims": [{"about": "killed", "value": 1, "source": "s"}]}
    page = html_of(Disclosed(InMemory(events=[event], sources=[source])))
    assert "javascript:alert(1)" in page
    links = [found.get("href") or "" for tag, found in Elements(page).found if tag == "a"]
    assert links
    assert all(link.startswith(("#source-", "https://", "http://")) for link in links)


def test_every_note_leads_to_its_source() -> None:
    found = Elements(html_of(Disclosed(shelf_of(SAMPLE)))).found
    led = {attributes["href"] for tag, attributes in found if tag == "a" and (attributes["href"] or "").startswith("#")}
    assert led <= {f"#{attributes['id']}" for tag, attributes in found if "id" in attributes}
    assert led


def test_names_in_arabic_letters_have_their_language_and_direction() -> None:
    page = html_of(Disclosed(shelf_of(SAMPLE)))
    assert '<span class="local" lang="ar" dir="auto">القائم</span>' in page
    assert '<bdi dir="rtl">القائم</bdi>' in html_of(of("القائم"))


@pytest.mark.parametrize("name", ["שער האי", "ܬܪܥܐ", "ދޮރު", "ߘߊ", "𞤁𞤢𞤥", "بوابة الجزيرة"])
def test_letters_of_every_script_from_right_to_left_are_set_apart(name: str) -> None:
    assert f'<bdi dir="rtl">{name}</bdi> (2) shut' in html_of(of(f"{name} (2) shut"))


def test_every_head_says_of_a_column_or_of_a_row() -> None:
    heads = [attributes for tag, attributes in Elements(html_of(Disclosed(shelf_of(SAMPLE)))).found if tag == "th"]
    scopes = [attributes["scope"] for attributes in heads]
    assert scopes == ["col"] * 6 + ["row"] * len(shelf_of(SAMPLE).crossings)


@given(HOSTILE)
def test_no_layout_has_characters_that_steer_a_terminal(words: str) -> None:
    found = report(of(words), SINCE, AS_OF)
    for name in LAYOUTS:
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", laid_out(found, name))


@given(HOSTILE)
def test_markdown_has_no_heading_or_row_that_a_record_made(words: str) -> None:
    calm = laid_out(report(of("x"), SINCE, AS_OF), "md")
    lines = laid_out(report(of(words), SINCE, AS_OF), "md").splitlines()
    for start in ("# ", "## ", "| ", "```", "<"):
        expected = sum(line.startswith(start) for line in calm.splitlines())
        assert sum(line.startswith(start) for line in lines) <= expected
