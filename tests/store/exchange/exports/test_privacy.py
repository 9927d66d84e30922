"""No format of export and no layout of report tells what is private."""

import re
from datetime import date

import pytest

from store.disclosure import Disclosed
from store.exchange.exports.formats import FORMATS
from store.exchange.exports.selection import Selection
from store.report.build import report
from store.report.layouts import LAYOUTS, laid_out
from tests.store.exchange.exports.opened import MADE, letters, written
from tests.store.in_memory import InMemory
from tests.store.planted import leaks, planted_shelf


@pytest.mark.parametrize("name", FORMATS)
def test_no_export_tells_anything_private(name: str) -> None:
    content = letters(written(name, planted_shelf()))
    assert leaks(content) == []


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_of_chosen_events_tells_nothing_private(name: str) -> None:
    chosen = {"planted-event", "[withheld]-meets-2019-09", "sahar-zinhari-meets-2019-09"}
    content = letters(written(name, planted_shelf(), chosen))
    assert leaks(content) == []


SPELLINGS = (
    """
Farid Nakkash|Nakkash, Farid|nakkash farid|FARID NAKKASH|Farid|farid's cousin|Umm Farid|Abu Farid|Nakkash|the Nakkashes
al-Nakkash|An-Nakkash|Naqqash|Nakash|Fareed|Faridh|Mr. Nakkash|F. Nakkash|N. Farid|Farid N.|F.N.|F N|fnakkash|nakkash_f
Farid-Nakkash|FaridNakkash|NakkashFarid|@faridnakkash|#FaridNakkash|farid.nakkash@example.org|F4rid N4kkash|fárid
Far id Nak kash|f a r i d n a k k a s h|Fa\u00adrid|F\u200barid|Ｆａｒｉｄ|𝐅𝐚𝐫𝐢𝐝|فريد|وفريد|لفريد|بفريد|كفريد
النقاش|والنقاش|للنقاش|نقّاش|فريد نقاش|فرید|Farîd|Farīd Naqqāsh|Ferid Nakkaş|Farid Nakkache|Фарид|Фариду|Наккаш
Φαρίντ Νακκάς|פריד נקש|फ़रीद नक्काश|ფარიდ ნაქაში|파리드 나카시|ファリド・ナッカシュ|ፋሪድ ናካሽ|法里德·纳卡什
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.figure("names", f"{len(SPELLINGS)} spellings × {len(FORMATS)} formats and {len(LAYOUTS)} layouts: 0 leave")
def test_no_spelling_of_a_private_name_leaves_by_any_output() -> None:
    guide = {"id": "guide", "name": "Farid Nakkash", "kind": "person", "private": True}
    titles = [f"Before, {words} was seen" for words in SPELLINGS]
    events = [{"id": f"e{at}", "date": "2019-09-01", "title": title} for at, title in enumerate(titles)]
    records = InMemory(actors=[guide], events=events)
    asked = {near.key.id for near in Disclosed(records).near}
    shown = Disclosed(records, withhold_near=True)
    outputs = [letters(FORMATS[name].write(Selection(shown, MADE))) for name in FORMATS]
    outputs += [laid_out(report(shown, date(2019, 1, 1), date(2020, 1, 1)), name) for name in LAYOUTS]
    assert len(SPELLINGS) >= 60
    for event, words in zip(events, SPELLINGS, strict=True):
        assert event["id"] in asked or words not in shown.rows[event["id"]].title, words
        assert all(f"Before, {words} was" not in output for output in outputs), words


@pytest.mark.parametrize("known_then", [False, True])
@pytest.mark.parametrize("name", LAYOUTS)
def test_no_report_tells_anything_private(name: str, known_then: bool) -> None:
    shown = Disclosed(planted_shelf())
    found = report(shown, date(2013, 1, 1), date(2020, 6, 1), known_then=known_then)
    words = laid_out(found, name)
    assert "withheld" in words
    assert leaks(words.replace("\\", "")) == []
    assert "77" not in re.sub(r' (d|x|y|cx|cy|width|height|points)="[^"]*"', "", words)  # where a picture draws
