"""The layouts of a report: one HTML file that fetches nothing, and texts that no record can break."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

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
    crossings = [{"id": "c", "sides": [{"country": "IQ", "name": words, "names": names}], "lat": 34.3, "lon": 41.0}]
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
        *("table", "thead", "tbody", "tr", "th", "td", "sup", "a", "span", "br", "figure", "figcaption"),
        *("svg", "text", "tspan", "path", "rect", "circle", "polygon"),
    }
    calm = Elements(html_of(of("x")))
    drawn = {"direction", "unicode-bidi"}
    assert {name for _, attributes in elements.found for name in attributes} <= drawn | {
        name for _, attributes in calm.found for name in attributes
    }
    for tag, found in elements.found:
        assert all(not name.startswith("on") and name != "style" for name in found), tag


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


def test_no_cell_of_the_page_is_a_note_alone() -> None:
    records = Disclosed(shelf_of(SAMPLE.with_name("north-west-syria.json")))
    page = laid_out(report(records, date(2023, 1, 1), date(2023, 7, 31)), "html")
    assert re.search(r"UN 2672 lapsed<sup>", page)
    assert not re.search(r"<td><sup>", page)


def test_names_in_arabic_letters_have_their_language_and_direction() -> None:
    page = html_of(Disclosed(shelf_of(SAMPLE)))
    assert '<span class="local" lang="ar" dir="auto">القائم</span>' in page
    assert '<bdi dir="rtl">القائم</bdi>' in html_of(of("القائم"))


@pytest.mark.parametrize("name", ["שער האי", "ܬܪܥܐ", "ދޮރު", "ߘߊ", "𞤁𞤢𞤥", "بوابة الجزيرة"])
def test_letters_of_every_script_from_right_to_left_are_set_apart(name: str) -> None:
    assert f'<bdi dir="rtl">{name}</bdi> (2) shut' in html_of(of(f"{name} (2) shut"))


def test_every_head_says_of_a_column_or_of_a_row() -> None:
    heads = [attributes for tag, attributes in Elements(html_of(Disclosed(shelf_of(SAMPLE)))).found if tag == "th"]
    assert {attributes["scope"] for attributes in heads} == {"col", "row"}
    assert sum(attributes["scope"] == "col" for attributes in heads) == 6 + 7 + 4


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


# The pictures.


def svgs(page: str) -> list[ET.Element]:
    return list(ET.fromstring(page).iter("svg"))


def gates(*places: tuple[float | None, float | None], **more: object) -> Disclosed:
    names = ["Alpha", "Beta", "Gamma", "Delta"]
    crossings = [
        {"id": name, "sides": [{"country": "IQ", "name": name}], "lat": lat, "lon": lon}
        for name, (lat, lon) in zip(names, places, strict=False)
    ]
    said = (("Alpha", "2019-12-01", "open"), ("Beta", "2014-05-01", "closed"))
    events = [
        {"id": f"e{number}", "type": "status", "title": "News", "date": day, "crossings": [name], "status": status}
        for number, (name, day, status) in enumerate(said)
    ]
    return Disclosed(InMemory(crossings=crossings, events=events))


def test_the_map_shows_each_crossing_by_shape_name_and_status_and_the_countries() -> None:
    picture = svgs(html_of(gates((34.3, 41.0), (35.8, 40.9))))[0]
    words = [text.text for text in picture.iter("text")]
    assert {"Alpha: open", "Beta: closed", "Syria", "Iraq"} <= set(words)
    fresh, old = picture.find("circle"), [rect for rect in picture.iter("rect") if rect.get("width") == "8"]
    assert fresh is not None
    assert fresh.get("fill") == "#111"
    assert [rect.get("fill") for rect in old] == ["#fff"]
    assert any(path.get("stroke-dasharray") for path in picture.iter("path"))


def test_a_picture_has_words_for_who_does_not_see_it() -> None:
    for picture in svgs(html_of(gates((34.3, 41.0), (35.8, 40.9)))):
        assert picture.get("role") == "img"
        title = picture.find("title")
        assert title is not None
        assert title.text == picture.get("aria-label")
        assert "Alpha: open" in (title.text or "")


def test_names_of_crossings_on_one_spot_do_not_cover_one_another() -> None:
    page = html_of(gates((34.3, 41.0), (34.3, 41.0), (34.3, 41.0), (34.3, 41.001)))
    texts = [
        text for text in svgs(page)[0].iter("text") if not text.get("stroke") and (text.text or " ")[0] in "ABGD1234"
    ]
    boxes = [(float(text.get("x") or 0), float(text.get("y") or 0), 6.2 * len(text.text or "")) for text in texts]
    for number, (x, y, width) in enumerate(boxes):
        for other, up, wide in boxes[number + 1 :]:
            assert abs(y - up) >= 14 or x + width <= other or other + wide <= x
    for name in ("Alpha", "Beta", "Gamma", "Delta"):
        assert name in page.partition("</figure>")[0]


def test_a_crossing_without_coordinates_is_named_below_the_map_and_without_any_there_is_no_map() -> None:
    assert "Without coordinates: Beta." in html_of(gates((34.3, 41.0), (None, None)))
    assert "Map of the crossings" not in html_of(gates((None, None)))
    assert "Map of the crossings" in html_of(gates((-17.0, 179.9), (-16.0, -179.9)))


def test_the_board_draws_the_status_over_the_period_as_heights_and_old_news_as_a_line() -> None:
    found = report(gates((34.3, 41.0), (35.8, 40.9)), date(2019, 11, 1), AS_OF)
    page = laid_out(found, "html")
    board = svgs(page)[1]
    tall, low = (row.history for row in found.statuses)
    assert [(one.status, one.begins, one.reported) for one in tall] == [("open", date(2019, 12, 1), True)]
    assert [(one.status, one.reported) for one in low] == [("closed", False)]
    assert [rect.get("height") for rect in board.iter("rect")] == ["18", "8"]  # and Beta's shape
    assert "stroke-width" in "".join(path.keys().__str__() for path in board.iter("path"))


@pytest.mark.parametrize("month", range(1, 13))
def test_the_board_of_a_long_period_is_marked_along_all_of_it(month: int) -> None:
    since, as_of = date(2020, month, 10), date(2025, 12, 1)
    board = svgs(laid_out(report(gates((34.3, 41.0), (35.8, 40.9)), since, as_of), "html"))[1]
    assert {"2021", "2022", "2023", "2024", "2025"} <= {str(text.text)[-4:] for text in board.iter("text")}


def test_news_grows_old_within_the_period() -> None:
    row = report(gates((34.3, 41.0)), date(2019, 11, 1), date(2020, 12, 31)).statuses[0]
    assert [(one.begins.isoformat(), one.ends.isoformat(), one.reported) for one in row.history] == [
        ("2019-12-01", "2020-02-29", True),
        ("2020-03-01", "2020-12-31", False),
    ]


def test_bars_stand_for_the_weeks_with_a_figure_and_their_range_is_hollow() -> None:
    claims = [{"about": "count", "of": "trucks", "value": value, "by": by} for value, by in ((38, "a"), (55, "b"))]
    event = {"id": "v", "type": "movement", "date": "2019-09-02", "claims": claims}
    records = Disclosed(InMemory(events=[event]))
    picture = svgs(laid_out(report(records, date(2019, 8, 1), date(2019, 9, 30)), "html"))[-1]
    assert [rect.get("fill") for rect in picture.iter("rect")] == ["#555", "#fff"]
    assert "38–55" in [text.text for text in picture.iter("text")]
    assert len(list(picture.iter("circle"))) == 9


@pytest.mark.parametrize("name", ["שער האי", "بوابة"])
def test_letters_from_right_to_left_are_set_apart_within_pictures(name: str) -> None:
    assert f'<tspan direction="rtl" unicode-bidi="isolate">{name}</tspan>' in html_of(of(name))


# Markdown that CommonMark and GFM read alike, by a parser that knows both.


def read_by(dialect: str, words: str) -> str:
    from markdown_it import MarkdownIt

    parser = MarkdownIt(dialect)
    if parser.linkify is not None:
        parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False})  # GFM takes no bare name for an address
    return str(parser.render(words))


@pytest.mark.parametrize("file", [SAMPLE, SAMPLE.with_name("north-west-syria.json")])
def test_commonmark_and_gfm_read_the_samples_alike(file: Path) -> None:
    words = laid_out(report(Disclosed(shelf_of(file)), date(2013, 1, 1), date(2023, 12, 31)), "md")
    assert read_by("commonmark", words) == read_by("gfm-like", words)
    assert read_by("commonmark", words).count("<ol>") == 1


@given(HOSTILE | st.sampled_from(["www.example.org", "see http://example.org/a_b", "~~gone~~", "a | b", "[x] done"]))
def test_commonmark_and_gfm_read_any_record_alike(words: str) -> None:
    found = laid_out(report(of(words), SINCE, AS_OF), "md")
    assert read_by("commonmark", found) == read_by("gfm-like", found)


def test_an_address_within_a_text_becomes_no_link() -> None:
    found = laid_out(report(of("see www.example.org and http://example.org"), SINCE, AS_OF), "md")
    assert "www\\.example.org and http:\\//example.org" in found


def test_a_source_of_three_digits_is_an_item_of_the_same_list() -> None:
    claims = [{"about": "killed", "value": 1, "source": f"s{number}"} for number in range(120)]
    event = {"id": "e", "type": "attack", "title": "E", "date": "2019", "claims": claims}
    words = laid_out(report(Disclosed(InMemory(events=[event])), SINCE, AS_OF), "md")
    assert read_by("commonmark", words).partition("<ol>")[2].count("<li>") == 120


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_the_file_says_of_itself_stands_in_every_layout_without_private_names(layout: str) -> None:
    meta = {"id": "meta", "note": "Not to be cited, says Hidden Helper."}
    actor = {"id": "h", "name": "Hidden Helper", "private": True}
    records = Disclosed(InMemory(meta=[meta], actors=[actor]))
    words = laid_out(report(records, date(2019, 8, 1), date(2019, 9, 30)), layout)
    assert "Not to be cited, says" in words
    assert "Hidden" not in words
