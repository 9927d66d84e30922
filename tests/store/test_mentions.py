"""Private names in texts as people write them: withheld where they are the same, listed where they come near."""

import json
from time import process_time
from typing import Any

import pytest

from store.disclosure import Disclosed
from store.records.model import Key
from store.text.mentions import Mentions
from store.text.name_forms import Name
from tests.store.in_memory import InMemory

PERSON = {
    "id": "samir-haddadin",
    "private": True,
    "kind": "person",
    "name": "Samir al-Haddadin",
    "names": [{"value": "سمير الحدادين", "lang": "ar"}],
}
KURD = PERSON | {"id": "dilan-agiri", "name": "Dîlan Agirî", "names": [{"value": "دیلان ئاگری"}]}
FORD = {"id": "lost-ford", "private": True, "sides": [{"name": "Lost Ford", "town": "Kiln"}], "lat": 36.5, "lon": 41.5}
LETTER = {"id": "quiet-letter", "private": True, "title": "Quiet Letter", "publisher": "Q"}


def shown(summary: str, **how: Any) -> Disclosed:
    event = {"id": "e", "type": "other", "title": "T", "summary": summary}
    return Disclosed(InMemory(events=[event], actors=[PERSON, KURD], crossings=[FORD], sources=[LETTER]), **how)


def summary(found: Disclosed) -> str:
    return str(found.document(Key("events", "e"))["summary"])


@pytest.mark.parametrize(
    "text",
    [
        "قال سمير الحدادين",
        "وسمير الحدادين معه",
        "إلى سمير الحدادين ولسمير الحدادين",
        "سَمِير الحَدّادِين",
        "سمير\u200cالحدادين",
        "#سمير_الحدادين",
        "الحدادين سمير",
        "Samir al-Haddadin's car",
        "#samiralhaddadin",
        "#SamirHaddadin",
        "Haddadin, Samir",
        "Samir. al-Haddadin",
        "Sa\u00admir al‘Haddadin",
        "Dîlan Agirî'nin evi",
        "read the Quiet Letter",
        "#QuietLetter",
        "near #lost_ford",
        "https://x.example/%D8%B3%D9%85%D9%8A%D8%B1-%D8%A7%D9%84%D8%AD%D8%AF%D8%A7%D8%AF%D9%8A%D9%86",
        "Samir&#32;al-Haddadin",
    ],
)
def test_a_name_in_a_spelling_of_its_own_is_withheld(text: str) -> None:
    found = shown(text)
    assert found.near == ()
    assert "[withheld]" in summary(found)
    assert not any(word in summary(found).lower() for word in ("haddadin", "الحدادين", "agirî", "letter", "ford"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Open: D&icirc;lan Agir&icirc; waits", "Open: [withheld] waits"),
        ("Open: D&icirclan Agir&icirc waits", "Open: [withheld] waits"),
        ("&#68;&#xee;lan Agir&#238;", "[withheld]"),
        ("Agir&#238;&nbsp;D&icirc;lan&amp;co", "[withheld]&amp;co"),
        ("R&amp;D, D&amp;amp;icirc;lan&nbsp;Agir&icirc;", "R&amp;D, [withheld]"),
        ("?by=D%EElan+Agir%EE&at=3", "?by=[withheld]&at=3"),
        ("?by=D%C3%AElan+Agir%c3%ae 50% of 7+", "?by=[withheld] 50% of 7+"),
        ("D%25C3%25AElan%2520Agir%25C3%25AE", "[withheld]"),
        ("D%26icirc%3Blan Agir%26icirc%3B", "[withheld]"),
        ("D\\u00eelan Agir\\u00ee, D%u00EElan%20Agir%u00EE", "[withheld], [withheld]"),
        ("Quiet&#32;Letter and %51uiet Letter", "[withheld] and [withheld]"),
        ('<a href="https://x.example/?of=S%61mir%2520al-H%61ddadin">', '<a href="https://x.example/?of=[withheld]">'),
        ('<a href="https://x.example/L%6Fst%20F%6Frd">map</a>', '<a href="https://x.example/[withheld]">map</a>'),
        ('<img alt="D&#238;lan&#32;Agir&icirc;"> <i>x</i>', '<img alt="[withheld]"> <i>x</i>'),
        ("two <of S%61mir%20al-H%61ddadin here> left", "two <of [withheld] here> left"),
        ('<b title="Quiet&#32;Letter">at Lo<i>s</i>t F&#111;rd</b>', '<b title="[withheld]">at [withheld]</b>'),
        (f'Sam<a href="{"x" * 300}">ir</a> al-H<!-- <br> -->addadin', "[withheld]"),
        ("Sa<br>mir al-H&lt;b&gt;add&lt;/b&gt;adin", "[withheld]"),
        ("D=EElan Agir=ee, D=c3=aelan=20Agir=C3=AE", "[withheld], [withheld]"),
        ("?by=D%61=&of=Dîlan%20Agir%EE", "?by=D%61=&of=[withheld]"),
    ],
)
def test_of_a_name_in_codes_of_addresses_and_html_its_stretch_alone_goes(text: str, told: str) -> None:
    found = shown(text)
    assert (summary(found), found.near) == (told, ())


def test_a_name_in_codes_of_a_part_that_is_private_goes_too() -> None:
    place = {"id": "gate", "sides": [{"name": "Gate", "names": [{"value": "Çem Yard", "private": True}]}]}
    event = {"id": "e", "summary": "at &Ccedil;em&nbsp;Yard and %C7em+Yard"}
    found = Disclosed(InMemory(events=[event], crossings=[place]))
    assert summary(found) == "at [withheld] and [withheld]"


@pytest.mark.parametrize("text", ["a&b 5%20 &eacute; 100%25", "%ZZ &#xD800; \\ud83d\\ude00 &#99999999999;", "3+ & 4%"])
def test_codes_without_a_private_name_stay_as_they_are(text: str) -> None:
    found = shown(text)
    assert (summary(found), found.near) == (text, ())


def test_what_comes_near_a_name_in_codes_is_asked_about_once_and_in_each_record() -> None:
    events = [{"id": name, "summary": "the Samir al-Haddad&iacute;ns&nbsp;left"} for name in ("e", "f")]
    found = Disclosed(InMemory(events=events, actors=[PERSON]))
    assert [near.key.id for near in found.near] == ["e", "f"]
    found = Disclosed(InMemory(events=events, actors=[PERSON]), withhold_near=True)
    assert summary(found) == "the [withheld]&nbsp;left"


@pytest.mark.parametrize(
    "text",
    [
        *("50% " + "A" * 40_000, "A" * 40_000 + "%", "&" * 40_000, "%25" * 13_000, "&amp;" * 8_000),
        *(
            "aB1" * 14_000,
            "aGFsaW0 " * 5_000,
            "ab12" * 10_000,
            "<a " * 13_000,
            "<!--" * 10_000,
            "<!-- " + "<b" * 20_000,
            "=" * 40_000,
            "\\" * 40_000,
        ),
    ],
)
def test_a_long_text_with_signs_of_codes_is_read_in_little_time(text: str) -> None:
    started = process_time()
    assert summary(shown(text)) == text
    assert process_time() - started < 1


def test_each_place_that_comes_near_a_name_is_asked_about_within_a_tag_and_across_one() -> None:
    text = '<a title="Haddad&#105;ns"> <i>so</i> H<b>addad</b>eens'
    assert len(shown(text).near) == 2
    assert summary(shown(text, withhold_near=True)) == '<a title="[withheld]"> <i>so</i> [withheld]'


def test_codes_of_mails_and_css_are_not_read_into_plain_words() -> None:
    found = Disclosed(
        InMemory(
            events=[{"id": "e", "summary": "?by=Fad%69l+Beri and c:\\Fad%69l+Beri"}],
            actors=[{"id": "f", "private": True, "kind": "person", "name": "Fadil Beri"}],
        )
    )
    assert summary(found) == "?by=[withheld] and c:\\[withheld]"


def test_a_long_private_title_that_a_text_is_full_of_is_looked_for_in_little_time() -> None:
    title = " ".join(f"{first}{last}on" for first in "bdfghk" for last in ("al", "er", "im", "os", "ur", "en"))
    others = " ".join(reversed(title.split()))
    events: list[dict[str, Any]] = [{"id": "p", "private": True, "title": title}]
    events += [{"id": "e", "summary": f"{others}. " * 48}]
    started = process_time()
    assert Disclosed(InMemory(events=events)).document(Key("events", "e"))
    assert process_time() - started < 0.7


def test_a_text_full_of_tags_is_read_in_little_time_for_many_names() -> None:
    letters = "bdfghklmnprstvz"
    names = [f"{first}oma{last}ir {last}enz{first}ul" for first in letters for last in letters]
    found = Mentions(Name(name, name, person=True) for name in names)
    started = process_time()
    assert not found.find("#wordword " * 8_000)
    assert process_time() - started < 2
    assert {each.of for each in found.find("#freebomadir")} == {"bomadir denzbul"}


@pytest.mark.parametrize(
    "text",
    [
        "the Samir al-Haddadins",
        "Sameer el-Haddadeen",
        "Samir Yusuf al-Haddadin",
        "Mr Haddadin was there",
        "Semîr Heddadîn",
        "ji Dîlan Agirîyê re",
        "Dilan Agiriden geldi",
        "دیلان ئاگریدا",
        "at the Lost Fords",
        "shots in Kiln",
        "Samir al-Hadda-\ndin",
        "S a m i r  H a d d a d i n",
        "H.a.d.d.a.d.i.n was there",
        "Samir H. said so",
        "asked by @samir_h",
        "S. H. told us",
        "shaddadin@mail.example",
        "Haddadins, S.",
        "Самир аль-Хаддадин",
        "Σαμίρ Χανταντίν",
        "סמיר חדאדין",
        "Ssamir el-Raddadin",
        "Dîlan Aguirî",
        "Samir said so",
        "Samir has gone, H-hour was at six",
        "N. H. and S. J. met; a list of S-H items",
        "a letter, quiet days",
    ],
)
def test_what_comes_near_a_name_is_listed_and_goes_where_it_is_not_looked_at(text: str) -> None:
    found = shown(text)
    assert [near.key.id for near in found.near] == ["e"]
    assert "[withheld]" in summary(shown(text, withhold_near=True))
    assert shown(text, withhold_near=True).near == ()
    assert shown(text, accepted=[found.near[0].private.id]).near == ()
    assert shown(text, accepted=["e"]).near == ()


@pytest.mark.parametrize(
    "text",
    [
        "Lorries waited two days",
        "أغلق المعبر صباحا",
        "the fort was lost to all",
        "hidden things, hadn't they; agar or ogre",
        "",
    ],
)
def test_what_is_no_such_name_stays_whole_and_asks_nothing(text: str) -> None:
    found = shown(text)
    assert (found.near, summary(found) if text else "") == ((), text)


def test_a_private_crossings_place_and_a_private_sources_words_stay_in() -> None:
    event = {
        "id": "e",
        "place": {"text": "a bank", "lat": 36.5, "lon": 41.5},
        "claims": [
            {"id": "a", "about": "killed", "value": 3, "source": "quiet-letter", "quote": "I saw", "note": "lives by"}
        ],
    }
    found = Disclosed(InMemory(events=[event], crossings=[FORD], sources=[LETTER]))
    told = json.dumps(found.document(Key("events", "e")))
    assert not any(secret in told for secret in ("36.5", "I saw", "lives by", "quiet-letter"))
    assert '"value": 3' in told


def told(words: str, **records: list[dict[str, Any]]) -> Disclosed:
    event = {"id": "e", "type": "other", "title": f"They met {words} there."}
    return Disclosed(InMemory(events=[event], **records))


def is_noticed(found: Disclosed) -> bool:
    return bool(found.near) or "[withheld]" in found.rows["e"].title


@pytest.mark.parametrize(
    "words",
    [
        *("S4mir al-H4dd4d1n", "Samir @l-Haddad!n", "$amir", "Ѕamіr аl-Наddаdіn", "ꜱᴀᴍɪʀ ʜᴀᴅᴅᴀᴅɪɴ", "uᴉpɐppɐɥ"),
        *(
            "=53=61=6D=69=72",
            "\\x53\\x61\\x6d\\x69\\x72",
            "\\u{53}amir",
            "\\53 \\61 \\6d \\69 \\72 ",
            "U+0053 U+0061amir",
        ),
        *("Sa<wbr>mir", "H<b></b>addadin", "#FreeSamir", "#savehaddadin", "Самиром", "Sameer", "Hadadeen", "Haddadinn"),
    ],
)
def test_a_person_is_noticed_in_letters_that_only_look_like_the_name_and_within_other_words(words: str) -> None:
    assert is_noticed(told(words, actors=[PERSON]))


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Robert Ashgrove", "Bob|Robbie A.|Ashgrov"),
        ("Abdulkarim Sabbagh", "Abd al-Karim|Abdel Kareem|عبد الكريم|Karim"),
        ("Rojda Xanî", "Khani|Rojda"),
        ("Ольга Бондар", "Ольгою|Bondar|Bondarr"),
        ("王大山", "老王|小王|大山"),
        ("Gülçin Kılıç", "Gulchin|Kylych|Гулчин|Қылыч"),
        ("سمير الحدادين", "Samir|Самир|al-Haddadeen"),
        ("Basil Kamar", "#savekamar|@kamar2020"),
        ("Rina Cohen", "רינה כהן"),
        ("Yael Ben-David", "יעל בן דוד"),
        ("Şîlan Xelîfe Kanicî", "Shilan|shilan|Khelifa|Kelifa|Chelifa|Kaniji|kaniji|@shilank|Каниджи"),
        ("Shilan Kaniji", "Şîlan|Kanicî|Kanicîyê"),
        ("Samer Abd al-Latif Zoubi", "Abdullatif|عبداللطيف|عبد اللطيف|S.A.Z.|SAZ"),
        ("سامر عبد اللطيف", "Abdullatif|عبداللطيف|Abdel Latif"),
        (
            "陈丽华",
            "Chen Lihua|Lihua Chen|Li-hua|Chan Li-hua|CHEN Lihua|Ms Chen|@lihuachen|#chenlihua|陳麗華|Чэнь Лихуа",
        ),
        ("Chen Lihua", "陈丽华|陳麗華说|陈女士|老陈"),
        ("诸葛文彬", "Zhuge Wenbin|Wenbin|Wen-bin Zhuge"),
        ("박서연", "Park Seo-yeon|Seoyeon Park|Pak Seoyeon|Bak Seo-yeon|Park Seoyeon|Seoyeon"),
        ("Park Seo-yeon", "박서연|박서연은|박씨"),
        ("Hamid Karroum", "ハミド|하미드"),
        ("عمر العكاري", "Omar|Umar|al-Akkari|عمر"),
        ("Ahmad Dahhan", "Achmad|Hamoudi|Ahm. Dahh."),
        ("Ana Lucía Torrent de la Vega", "Ana Lucía|Torrent|A. L. Torrent|#AnaTorrent"),
        ("በላይ ገብረማርያም", "Belay|ለበላይ|የበላይ|Gebremaryam|@belayg"),
        ("אלעד שרביט", "לאלעד|ואלעד|שאלעד|Sharvit"),
        ("Đorđe Đukić", "Djordje|Djukić|Ђукићу|Джукич"),
        ("თენგიზ ცინცაძე", "Tsintsadze|Цинцадзе"),
        ("فضل راضي", "Fazl|Razi"),
        ("Fazil Gujrani", "फ़ाज़िल|फ़ाज़िल गुजरानी"),
        ("Ghazwan Fanous", "Газван|Phanous"),
        ("박서연", "Пак|S. Y. Park"),
        ("Şêrko Barzincî", "بەرزنجییەکان|بەرزنجیەکان"),
    ],
)
def test_short_forms_and_other_forms_of_a_person_s_name_are_asked_about(name: str, forms: str) -> None:
    private = {**PERSON, "name": name, "names": []}
    assert [form for form in forms.split("|") if not is_noticed(told(form, actors=[private]))] == []


@pytest.mark.parametrize(
    ("kind", "name", "forms"),
    [
        ("crossings", "Heron Ford", "Heron|the Heron crossing|#heron|Heron-side|H. Ford|Heron F.|Heron Frd|Herno Ford"),
        ("crossings", "معبر الغزال", "الغزال|بالغزال"),
        ("crossings", "Wad Zahla Ford", "Zehla|زهلة|بزهلة|وادزهلة|#wadzahla"),
        ("crossings", "Мшанка", "у Мшанці|مشانكه|Mshanka"),
        ("sources", "Marsh Chronicle", "Marsh Chron.|Marsh Chr"),
        ("crossings", "Old Kiln Bridge", "Old Kiln|Kiln Bridge|OKB|Od Kiln Bridge"),
        ("sources", "The Lantern Post", "Lantern Post|the Lantern|lantern-post|Nightly Lantern|TLP"),
        (
            "sources",
            "What the ferryman told of his seven winters",
            "What the fery man told of his seven winters|told of his seven winters",
        ),
        ("sources", "Memoirs of Salwan", "Salwan's memoirs|Salwan|memoirs, Salwan"),
    ],
)
def test_one_word_of_a_place_or_a_paper_that_nothing_else_is_called_by_is_asked_about(
    kind: str, name: str, forms: str
) -> None:
    named = {"sides": [{"name": name}]} if kind == "crossings" else {"title": name}
    private = {kind: [{"id": "x", "private": True, **named}]}
    assert [form for form in forms.split("|") if not is_noticed(told(form, **private))] == []


@pytest.mark.parametrize(
    "words",
    [
        "the Bridge",
        "a heron",
        "more petrol",
        "the Post at the ford",
        "a Ford",
        "IQ and SY",
        "at 10 in the A4",
        "old mill",
    ],
)
def test_words_that_very_many_things_are_called_by_ask_nothing(words: str) -> None:
    private = [
        {"id": str(at), "private": True, "sides": [{"name": name}]}
        for at, name in enumerate(["Heron Ford", "Old Kiln Bridge"])
    ]
    papers = [{"id": "p", "private": True, "title": "The Lantern Post"}]
    people = [{**PERSON, "id": "q", "name": "Oleg Petrov"}, {**PERSON, "id": "m", "name": "Paul Moreau"}]
    assert not is_noticed(told(words, crossings=private, sources=papers, actors=people))


@pytest.mark.parametrize("words", ["Same day", "Ahead of it", "Than before", "وزارة الداخلية", "https://t.me/others"])
def test_words_that_begin_sentences_and_sites_of_many_ask_nothing(words: str) -> None:
    people = [{**PERSON, "id": "a", "name": "Sami Ahmad"}]
    ford = [{"id": "f", "private": True, "sides": [{"name": "Tal Zahra"}]}]
    paper = [{"id": "p", "private": True, "title": "Quiet Letter", "url": "https://t.me/s/quietletter9/17"}]
    assert not is_noticed(told(words, actors=people, crossings=ford, sources=paper))


@pytest.mark.parametrize(
    "words", ["@quietletter9", "t.me/quietletter9", "telegram quietletter9", "quiet-letter", "SYQLF"]
)
def test_a_page_on_a_site_of_many_and_the_number_of_a_place_are_noticed(words: str) -> None:
    paper = [{"id": "p", "private": True, "title": "Dim", "url": "https://t.me/s/quietletter9/17"}]
    other = {"id": "q", "private": True, "title": "Dim", "url": "https://quiet-letter.example/1"}
    ford = [{"id": "f", "private": True, "sides": [{"name": "Tal Zahra"}], "external_ids": {"unlocode": "SYQLF"}}]
    assert is_noticed(told(words, crossings=ford, sources=[*paper, other]))


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("soldiers closed roads in the West Bank", False),
        ("soldiers closed roads near the camp (Jenin, West Bank)", False),
        ("heavy shelling in the North-West went on", False),
        ("they crossed with West himself", True),
        ("told by Mr West on the road", True),
        ("told by West Monday morning", True),
        ("they waited while Omar West Bank spoke", True),
        ("they waited for Grace West there", True),
        ("West Flees Across Border", True),
        ("they saw West, Dohuk and others there", True),
    ],
)
def test_an_everyday_word_that_is_a_family_name_asks_nothing_where_it_begins_another_name(
    words: str, asks: bool
) -> None:
    assert is_noticed(told(words, actors=[{**PERSON, "name": "Grace West", "names": []}])) is asks


def test_half_a_title_of_little_words_asks_nothing() -> None:
    title = "A list of all those who went by the broken mill at midnight"
    for words, asks in (("a list of all those who stayed", False), ("went by the broken mill at midnight", True)):
        assert is_noticed(told(words, sources=[{"id": "p", "private": True, "title": title}])) is asks


def test_a_word_that_others_are_openly_called_by_tells_of_no_private_place() -> None:
    ford = {"id": "x", "private": True, "sides": [{"name": "Heron Ford"}]}
    other = {"id": "y", "sides": [{"name": "Heron Gate"}]}
    assert not is_noticed(told("Heron", crossings=[ford, other]))
    assert is_noticed(told("Heron", crossings=[ford]))


@pytest.mark.parametrize("words", ["trade with China", "China's envoy", "a last chance", "in the Turkish tongue"])
def test_everyday_words_that_begin_as_many_chinese_names_ask_nothing(words: str) -> None:
    people = [{**PERSON, "id": "a", "name": "陈晓明"}, {**PERSON, "id": "b", "name": "唐明"}]
    assert not is_noticed(told(words, actors=people))
    assert is_noticed(told("Chen said so", actors=people))
