"""Lines in Arabic, Sorani, Kurmanji, Turkish and French: each says the same as its English one, or is asked about."""

from typing import Any

import pytest

from tests.store.entry.alone import alone
from tests.store.entry.test_kinds_of_lines import read


def counts(line: str) -> list[tuple[str, Any]]:
    note = read(line)
    assert not note.unsettled, note.unsettled
    return [(claim["about"], claim["value"]) for claim in note.document["claims"]]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("إغلاق معبر sarim بسبب الأمطار 4 أيار 2021", "closed"),
        ("4 أيار 2021 معبر sarim مفتوحا مؤقتا", "open"),
        ("Sarim 4 Mayıs 2021'de kapatıldı", "closed"),
        ("4 mayıs 2021: Sarim resmen açıldı", "open"),
        ("Sarim a été fermé le 4 mai 2021 à cause des pluies", "closed"),
        ("Sarim rouvert au trafic commercial le 4 mai 2021", {"state": "open", "modes": {"commercial": "yes"}}),
        ("deriyê Sarim hat girtin 4 gulan 2021", "closed"),
        ("Sarim ji nû ve vebû 4 gulan 2021", "open"),
        ("Sarim هێشتا داخراوە ٤ی ئایاری ٢٠٢١", "closed"),
        ("Sarim لە ٤ی ئایاری ٢٠٢١ەوە کراوەیە", "open"),
        ("deriyê Sarim hate girtin 4ê gulana 2021an", "closed"),
        ("le poste-frontière de Sarim a été fermé le 4 mai 2021", "closed"),
        ("معبر sarim مغلق من الجانب التركي 4 أيار 2021", {"state": "closed", "side": "TR"}),
        ("côté syrien de Sarim ouvert le 4 mai 2021", {"state": "open", "side": "SY"}),
        ("4 Mayıs 2021 Sarim'in Türkiye tarafı açıldı", {"state": "open", "side": "TR"}),
        ("Sarim fermé dans les deux sens le 4 mai 2021", {"state": "closed", "direction": "both"}),
        ("معبر sarim مفتوح للشاحنات فقط 4 أيار 2021", {"state": "open", "modes": alone("commercial")}),
        ("4 Mayıs 2021 Sarim yalnızca ticarete açık", {"state": "open", "modes": alone("commercial")}),
        ("معبر sarim مغلق باستثناء المشاة 4 أيار 2021", {"state": "limited", "modes": alone("pedestrian")}),
        ("Sarim tenê ji bo alîkariyê vekirî ye 4 gulan 2021", {"state": "open", "modes": alone("humanitarian")}),
        ("Sarim تەنها بۆ بازرگانی کراوەیە 4ی ئایاری 2021", {"state": "open", "modes": alone("commercial")}),
        ("Sarim ji bo rêwiyan hat girtin 4 gulan 2021", {"modes": {"passenger": "no"}}),
        ("السماح بمرور المساعدات عبر sarim 4 أيار 2021", {"modes": {"humanitarian": "yes"}}),
        ("معبر sarim لا يزال مغلقا بتاريخ 4 أيار 2021", "closed"),
        ("4 Mayıs 2021 Sarim 8 ile 16 arasında açık", {"state": "open", "hours": "8 ile 16 arasında"}),
        ("4 mai 2021 Sarim ouvert de 8h à 16h", {"state": "open", "hours": "8h à 16h"}),
        ("4 mai 2021 Sarim ouvert à l'aide humanitaire", {"state": "open", "modes": {"humanitarian": "yes"}}),
        ("معبر sarim مغلق كليا 4 أيار 2021", "closed"),
        ("إيقاف دخول المساعدات عبر sarim 4 أيار 2021", {"modes": {"humanitarian": "no"}}),
        ("4 Mayıs 2021 Sarim geçici olarak kapatıldı", "closed"),
        ("4 Mayıs 2021 Sarim sınır kapısı tüm geçişlere kapatıldı", "closed"),
        ("4 Mayıs 2021 Sarim insani yardım geçişlerine açıldı", {"state": "open", "modes": {"humanitarian": "yes"}}),
        ("Sarim هێشتا بە تەواوی داخراوە ٤ی ئایاری ٢٠٢١", "closed"),
        ("Sarim بۆ هەمووان کراوەیە ٤ی ئایاری ٢٠٢١", "open"),
        ("Sarim بەهۆی بەفرەوە داخرا ٤ی ئایاری ٢٠٢١", "closed"),
        ("معبر sarim مفتوح للجميع 4 أيار 2021", "open"),
        ("فتح جزئي لمعبر sarim 4 أيار 2021", "limited"),
        ("إغلاق معبر sarim بسبب عطلة العيد 4 أيار 2021", "closed"),
        ("توقف حركة الشاحنات في معبر sarim 4 أيار 2021", {"modes": {"commercial": "no"}}),
        ("4 Mayıs 2021 Sarim tamamen kapalı", "closed"),
        ("4 Mayıs 2021 Sarim herkese açık", "open"),
        ("4 Mayıs 2021 Sarim bakım nedeniyle kapalı", "closed"),
        ("4 Mayıs 2021 Sarim geçişlere kapatıldı", "closed"),
        ("4 Mayıs 2021 Sarim 08:00-16:00 arası açık", {"state": "open", "hours": "08:00-16:00 arası"}),
        ("4 mai 2021 Sarim ouvert à tous", "open"),
        ("réouverture partielle de Sarim le 4 mai 2021", "limited"),
        ("4 mai 2021 le trafic commercial est suspendu à Sarim", {"modes": {"commercial": "no"}}),
        ("4 mai 2021 Sarim fermé pour l'Aïd", "closed"),
        ("4 gulan 2021 Sarim bi temamî girtî ye", "closed"),
        ("4 gulan 2021 Sarim ji her kesî re vekirî ye", "open"),
        ("4 gulan 2021 Sarim ji ber cejnê girtî ye", "closed"),
        ("۴ مه ۲۰۲۱ گذرگاه مرزی Sarim به طور کامل بسته شد", "closed"),
        ("۴ مه ۲۰۲۱ مرز Sarim به دلیل کرونا تعطیل است", "closed"),
        ("۴ مه ۲۰۲۱ مرز Sarim بازگشایی شد", "open"),
        ("۴ مه ۲۰۲۱ مرز Sarim به روی مسافران بسته شد", {"modes": {"passenger": "no"}}),
        ("۴ مه ۲۰۲۱ تردد مسافران در مرز Sarim متوقف شد", {"modes": {"passenger": "no"}}),
        ("۴ مه ۲۰۲۱ عبور عابران پیاده از مرز Sarim ممنوع شد", {"modes": {"pedestrian": "no"}}),
        ("4 Mayıs 2021 Sarim'den yayalar geçemiyor", {"modes": {"pedestrian": "no"}}),
        ("4 Mayıs 2021 Sarim'den kamyonların geçişine izin verilmiyor", {"modes": {"commercial": "no"}}),
        ("4 Mayıs 2021 Sarim'den yolcular geçebiliyor", {"modes": {"passenger": "yes"}}),
        ("4 mai 2021 les camions ne peuvent plus passer à Sarim", {"modes": {"commercial": "no"}}),
        ("4 mai 2021 suspension du trafic commercial à Sarim", {"modes": {"commercial": "no"}}),
        ("4 gulan 2021 Sarim li pêşiya rêwiyan hat girtin", {"modes": {"passenger": "no"}}),
        ("4ی ئایاری 2021 Sarim بە ڕووی گەشتیاراندا داخرا", {"modes": {"passenger": "no"}}),
        ("إغلاق مؤقت لمعبر sarim 4 أيار 2021", "closed"),
        ("4 may 2021 trucks at the Sarim crossing stopped", {"modes": {"commercial": "no"}}),
    ],
)
def test_a_status_and_its_day_are_read(line: str, status: object) -> None:
    note = read(line)
    assert not note.unsettled, note.unsettled
    assert (note.document["date"], note.document["status"]) == ("2021-05-04", status)


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("قصف على sarim 4 أيار 2021 مقتل ما لا يقل عن 3 وإصابة العشرات", [("killed", "3+"), ("injured", "dozens")]),
        ("لا قتلى في قصف قرب sarim 4 أيار 2021", [("killed", 0)]),
        ("Sarim saldırısında en az 2 asker öldü 4 Mayıs 2021", [("killed", "2+")]),
        ("entre 4 et 6 personnes tuées à Sarim le 4 mai 2021", [("killed", "4..6")]),
        ("au moins 3 blessés à Sarim le 4 mai 2021", [("injured", "3+")]),
        ("herî kêm 2 kes mirin li Sarim 4 gulan 2021", [("killed", "2+")]),
        ("لانیکەم ٢ کەس کوژران لە Sarim ٤ی ئایاری ٢٠٢١", [("killed", "2+")]),
        ("4 أيار 2021 sarim: دخول 12 شاحنة", [("count", 12)]),
        ("4 Mayıs 2021 Sarim'den 12 yardım tırı geçti", [("count", 12)]),
        ("12 camions sont entrés par Sarim le 4 mai 2021", [("count", 12)]),
        ("12 kamyon ketin Sarim 4 gulan 2021", [("count", 12)]),
        ("deh kamyon derbas bûn li Sarim 4 gulan 2021", [("count", 10)]),
        ("مقتل خمسة وعشرين شخصا في sarim 4 أيار 2021", [("killed", 25)]),
        ("مقتل مئة وخمسة وثلاثين شخصا في sarim 4 أيار 2021", [("killed", 135)]),
        ("مقتل أربعة عشر شخصا في sarim 4 أيار 2021", [("killed", 14)]),
        ("bîst û sê kes mirin li Sarim 4 gulan 2021", [("killed", 23)]),
        ("چل و دوو کەس کوژران لە Sarim ٤ی ئایاری ٢٠٢١", [("killed", 42)]),
        ("on iki kişi öldü Sarim 4 Mayıs 2021", [("killed", 12)]),
        ("5 bin kişi öldü Sarim 4 Mayıs 2021", [("killed", 5000)]),
        ("yüz altmış kişi öldü Sarim 4 Mayıs 2021", [("killed", 160)]),
        ("deux cents camions sont entrés par Sarim le 4 mai 2021", [("count", 200)]),
        ("قصف sarim ٦ قتلى و٣ جرحى 4 أيار 2021", [("killed", 6), ("injured", 3)]),
        ("قصف على sarim أدى إلى مقتل شخصين 4 أيار 2021", [("killed", 2)]),
        ("انفجار في sarim بدون ضحايا 4 أيار 2021", [("killed", 0), ("injured", 0)]),
        ("tirs de roquettes sur Sarim le 4 mai 2021, pas de victimes", [("killed", 0), ("injured", 0)]),
        ("دوو کەس کوژران لە Sarim ٤ی ئایاری ٢٠٢١", [("killed", 2)]),
        ("مقتل اثنين في قصف على sarim 4 أيار 2021", [("killed", 2)]),
        ("استشهاد طفل في قصف على sarim 4 أيار 2021", [("killed", 1)]),
        ("Sarim saldırısında bir çocuk öldü, iki kişi yaralandı 4 Mayıs 2021", [("killed", 1), ("injured", 2)]),
        ("4 Mayıs 2021 Sarim'de patlama, can kaybı yok", [("killed", 0)]),
        ("4 Mayıs 2021 Sarim'den 1.200 mülteci geçti", [("count", 1200)]),
        ("un enfant tué et deux blessés à Sarim le 4 mai 2021", [("killed", 1), ("injured", 2)]),
        ("explosion à Sarim le 4 mai 2021, pas de victime", [("killed", 0), ("injured", 0)]),
        ("4 gulan 2021 di êrîşa dronê de 2 şervan hatin kuştin li Sarim", [("killed", 2)]),
        ("4 gulan 2021 zarokek hat kuştin li Sarim", [("killed", 1)]),
    ],
)
def test_figures_keep_their_bounds(line: str, figures: list[tuple[str, Any]]) -> None:
    assert counts(line) == figures


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("قال مصدر محلي إن 6 قتلوا في sarim 4 أيار 2021", "مصدر محلي"),
        ("مصدر عسكري: مقتل 6 في قصف sarim 4 أيار 2021", "مصدر عسكري"),
        ("Border Watch'a göre Sarim saldırısında 6 kişi öldü, 4 Mayıs 2021", "watch"),
        ("yerel kaynaklara göre Sarim'de 6 kişi öldü 4 Mayıs 2021", "yerel kaynaklara"),
        ("4 mai 2021 attaque à Sarim, 6 tués, dit une source locale", "une source locale"),
        ("attaque à Sarim le 4 mai 2021, 6 tués selon l'ONU", "l'ONU"),
        ("li gorî çavkaniyek herêmî 6 kuştî li Sarim 4 gulan 2021", "çavkaniyek herêmî"),
        ("بەپێی سەرچاوەیەکی ناوخۆیی ٦ کەس کوژران لە Sarim ٤ی ئایاری ٢٠٢١", "سەرچاوەیەکی ناوخۆیی"),
    ],
)
def test_who_says_it_is_read_before_and_behind_its_word(line: str, by: str) -> None:
    note = read(line)
    assert not note.unsettled, note.unsettled
    assert [(claim["about"], claim["value"], claim["by"]) for claim in note.document["claims"]] == [("killed", 6, by)]


@pytest.mark.parametrize(
    "line",
    [
        "هجوم من قبل IS على sarim 4 أيار 2021",
        "4 Mayıs 2021 Sarim IS tarafından bombalandı",
        "attaque menée par l'IS contre Sarim le 4 mai 2021",
        "ji aliyê IS ve êrîş li Sarim 4 gulan 2021",
        "لەلایەن IS هێرش کرا بۆ Sarim ٤ی ئایاری ٢٠٢١",
    ],
)
def test_who_did_it_is_read_before_and_behind_its_word(line: str) -> None:
    note = read(line)
    assert not note.unsettled, note.unsettled
    assert note.document["actors"] == [{"who": "isd", "role": "perpetrator"}]


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("Reuters'e göre Sarim kapatıldı 4 Mayıs 2021", "Reuters"),
        ("Anadolu Ajansı'na göre Sarim kapatıldı 4 Mayıs 2021", "Anadolu Ajansı"),
        ("Reuters'ın haberine göre Sarim kapatıldı 4 Mayıs 2021", "Reuters"),
        ("وفق رويترز أغلق معبر sarim 4 أيار 2021", "رويترز"),
        ("بحسب وكالة سانا معبر sarim مغلق 4 أيار 2021", "وكالة سانا"),
    ],
)
def test_a_speaker_has_neither_the_ending_of_a_case_nor_what_was_said(line: str, by: str) -> None:
    note = read(line)
    assert not note.unsettled, note.unsettled
    assert [(claim["value"], claim["by"]) for claim in note.document["claims"]] == [("closed", by)]


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        ("اشتباكات في sarim بين الجيش التركي والمسلحين 4 أيار 2021", ["الجيش التركي", "المسلحين"]),
        ("şer li Sarim di navbera QSD û Asayîş de 4 gulan 2021", ["QSD", "Asayîş"]),
        ("affrontements à Sarim entre l'armée et des contrebandiers le 4 mai 2021", ["l'armée", "des contrebandiers"]),
    ],
)
def test_both_parties_of_a_clash_are_kept(line: str, parties: list[str]) -> None:
    assert [actor["who"] for actor in read(line).document["actors"]] == parties


def test_of_whom_it_is_not_sure_where_one_ends_is_asked() -> None:
    assert [point.about for point in read("اشتباكات في sarim بين مسلحين وعناصر الجمارك 4 أيار 2021").unsettled] == [
        "actor"
    ]


@pytest.mark.parametrize(
    "line", ["Northern Army Sarim'ı kapattı 4 Mayıs 2021", "Sarim ji aliyê Northern Army ve hat girtin 4 gulan 2021"]
)
def test_who_closed_it_may_stand_before_the_crossing_or_the_verb(line: str) -> None:
    note = read(line)
    assert not note.unsettled, note.unsettled
    assert (note.document["status"], note.document["actors"]) == ("closed", [{"who": "army", "role": "agent"}])


def test_a_country_with_its_article_closed_it() -> None:
    note = read("la Turquie ferme Sarim aux voyageurs le 4 mai 2021")
    assert not note.unsettled, note.unsettled
    assert note.document["actors"] == [{"who": "Turkey", "role": "agent"}]


@pytest.mark.parametrize(
    ("line", "status", "who"),
    [
        ("أغلقت السلطات التركية معبر sarim 4 أيار 2021", "closed", "السلطات التركية"),
        (
            "منعت السلطات الأردنية دخول الشاحنات عبر sarim 4 أيار 2021",
            {"modes": {"commercial": "no"}},
            "السلطات الأردنية",
        ),
        ("تركيا تغلق معبر sarim 4 أيار 2021", "closed", "Turkey"),
        ("Türkiye 4 Mayıs 2021'de Sarim'i kapattı", "closed", "Turkey"),
        ("4 Mayıs 2021 Irak hükümeti Sarim'i kapattı", "closed", "Irak hükümeti"),
        ("4 أيار 2021 الحكومة العراقية تعيد فتح معبر sarim", "open", "الحكومة العراقية"),
        ("les autorités jordaniennes ont fermé Sarim le 4 mai 2021", "closed", "les autorités jordaniennes"),
        ("4 gulan 2021 deriyê Sarim ji aliyê PDK ve hat girtin", "closed", "PDK"),
    ],
)
def test_who_closed_it_stands_where_its_language_has_it(line: str, status: object, who: str) -> None:
    note = read(line)
    assert not note.unsettled, note.unsettled
    assert (note.document["status"], note.document["actors"]) == (status, [{"who": who, "role": "agent"}])


@pytest.mark.parametrize(
    "line",
    [
        "السلطات التركية لم تغلق معبر sarim 4 أيار 2021",
        "أغلقت السلطات التركية مكتبها في معبر sarim 4 أيار 2021",
        "فتحت الشرطة تحقيقا في معبر sarim 4 أيار 2021",
        "لم تمنع السلطات دخول الشاحنات عبر sarim 4 أيار 2021",
        "4 Mayıs 2021 Sarim herkese açık değil",
        "4 Mayıs 2021 Sarim bakım nedeniyle kapatılmadı",
        "Türkiye 4 Mayıs 2021'de Sarim'i kapatmadı",
        "les autorités jordaniennes n'ont pas fermé Sarim le 4 mai 2021",
        "4 mai 2021 le trafic commercial n'a pas repris à Sarim",
        "4 gulan 2021 Sarim ji aliyê PDK ve nehat girtin",
        "4 gulan 2021 Sarim ji ber cejnê nehat girtin",
    ],
)
def test_what_was_not_closed_or_opened_is_asked(line: str) -> None:
    note = read(line)
    assert note.unsettled
    assert "status" not in note.document


def test_that_stands_behind_the_word_of_saying() -> None:
    note = read("Border Watch got ku Sarim girtî ye 4 gulan 2021")
    assert not note.unsettled, note.unsettled
    assert [(claim["about"], claim["by"]) for claim in note.document["claims"]] == [("status", "watch")]


def test_who_closed_it_is_read_behind_par() -> None:
    [actor] = read("Sarim fermé par les autorités turques le 4 mai 2021").document["actors"]
    assert actor == {"who": "les autorités turques", "role": "agent"}


def test_the_country_behind_a_deed_did_it() -> None:
    for line in (
        "frappe israélienne sur Sarim le 4 mai 2021",
        "غارة إسرائيلية على sarim 4 أيار 2021",
        "tirs d'artillerie turcs sur Sarim le 4 mai 2021",
        "طائرة مسيرة تركية استهدفت sarim 4 أيار 2021",
    ):
        assert [actor["role"] for actor in read(line).document["actors"]] == ["perpetrator"]


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("réunion des douaniers à Sarim le 4 mai 2021", "event"),
        ("IS bi şev nû çû Sarim 4 gulan 2021", "event"),
        ("Sarim devrait rouvrir le 4 mai 2021", "status"),
        ("Sarim venebû 4 gulan 2021", "status"),
        ("Sarim کۆنترۆڵی کرد ٤ی ئایاری ٢٠٢١", "control"),
        ("IS Sarim kontrol kir 4 gulan 2021", "control"),
        ("cent vingt morts à Sarim le 4 mai 2021", "figure"),
        ("2 bin Dakhil fighters killed at Sarim 4 may 2021", "figure"),
        ("vingt et un morts à Sarim le 4 mai 2021", "figure"),
        ("sî û pênc kes mirin li Sarim 4 gulan 2021", "figure"),
        ("bîst û du kes mirin li Sarim 4 gulan 2021", "figure"),
        ("مقتل خمسة وعشرة جرحى في sarim 4 أيار 2021", "figure"),
        ("عدم السماح بمرور الشاحنات عبر sarim 4 أيار 2021", "status"),
        ("السماح بدخول 20 شاحنة يوميا عبر sarim 4 أيار 2021", "figure"),
        ("IS Sarim'ı ele geçirdi 4 Mayıs 2021", "control"),
        ("Sarim bilinmeyenler tarafından bombalandı 4 Mayıs 2021", "actor"),
        ("queue at sarim down to 4 may 2021", "date"),
    ],
)
def test_what_is_not_understood_is_asked(line: str, about: str) -> None:
    assert about in [point.about for point in read(line).unsettled]


@pytest.mark.parametrize("line", ["attack near sarim 3 setpember 2021, 2 killed", "attack near sarim 3 xyzer 2021"])
def test_of_a_day_with_an_unknown_month_the_year_alone_is_not_taken(line: str) -> None:
    note = read(line)
    assert [point.about for point in note.unsettled] == ["date"]
    assert "date" not in note.document


@pytest.mark.parametrize(
    "line", ["5 may 2021 army seize trucks at sarim", "5 may 2021 council gives nod trucks cross sarim"]
)
def test_an_english_word_is_no_number_of_another_language(line: str) -> None:
    assert not any("value" in claim for claim in read(line).document.get("claims", ()))


def test_letters_of_one_script_are_no_words_of_another() -> None:
    # In Latin letters لا (no) and la (the) are the same, and so is على (on).
    assert not read("قصف على sarim 4 أيار 2021").unsettled
    assert not read("la fermeture de Sarim le 4 mai 2021").unsettled


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("as of 5 may 2021 sarim closed", "2021-05-05"),
        ("attack near sarim not later than 5 may 2021", "[..2021-05-05]"),
        ("attack near sarim, week ending 5 june 2021", "[2021-05-30..2021-06-05]"),
        ("attack near sarim 1, 3 and 5 may 2021", "{2021-05-01,2021-05-03,2021-05-05}"),
        ("attack near sarim 3 May 2021 (Monday)", "2021-05-03"),
        ("attaque à Sarim du 3 au 5 mai 2021", "2021-05-03/2021-05-05"),
        ("mi-mai 2021 attaque à Sarim", "[2021-05-11..2021-05-20]"),
        ("هجوم على sarim أواخر آب 2021", "[2021-08-21..2021-08-31]"),
        ("اشتباكات في sarim أمس", "2024-05-31"),
        ("dün Sarim saldırı", "2024-05-31"),
        ("geçen cuma Sarim saldırı", "2024-05-31"),
        ("هجوم على sarim الجمعة الماضية", "2024-05-31"),
        ("4 Mayıs 2021'den itibaren Sarim kapalı", "2021-05-04/.."),
        ("4 Mayıs 2021 ile 6 Mayıs 2021 arasında Sarim saldırı", "[2021-05-04..2021-05-06]"),
        ("2 çile 2021 Sarim hîn girtî ye", "2021-01-02"),
        ("14ی تەممووزی 2021 Sarim داخرا", "2021-07-14"),
        ("Sarim Haziran'dan beri kapalı", "2024-06/.."),
        ("Sarim Haziran'dan itibaren kapalı", "2024-06/.."),
        ("attack near sarim at 14:30 EET on 4 may 2021", "2021-05-04T14:30:00+02:00"),
        ("attack near sarim two days before 4 may 2021", "2021-05-02"),
    ],
)
def test_dates_of_several_words_stand_in_a_line(line: str, day: str) -> None:
    note = read(line)
    assert not note.unsettled, note.unsettled
    assert note.document["date"] == day


@pytest.mark.parametrize(
    ("line", "counted"),
    [
        ("۴ مه ۲۰۲۱ ۳ نفر در Sarim کشته شدند", [("killed", 3)]),
        ("۴ مه ۲۰۲۱ حمله پهپادی به Sarim، ۵ کشته و ۱۲ زخمی", [("killed", 5), ("injured", 12)]),
        ("۴ مه ۲۰۲۱ دست‌کم ۴ کشته در حمله به Sarim", [("killed", "4+")]),
        ("۴ مه ۲۰۲۱ ۱۰ نفر در مرز Sarim بازداشت شدند", [("count", 10)]),
        ("٤ی ئایاری ٢٠٢١ ٣ کەس لە Sarim کوژران", [("killed", 3)]),
        ("4 may 2021 3 people at Sarim killed", [("killed", 3)]),
        ("4 mai 2021 14 personnes interpellées à Sarim", [("count", 14)]),
    ],
)
def test_people_are_counted_with_the_place_between_them_and_what_befell_them(
    line: str, counted: list[tuple[str, Any]]
) -> None:
    assert counts(line) == counted


@pytest.mark.parametrize(
    "line",
    [
        "۴ مه ۲۰۲۱ مرز Sarim باز نشد",
        "۴ مه ۲۰۲۱ مرز Sarim بسته نیست",
        "قرار است مرز Sarim ۴ مه ۲۰۲۱ باز شود",
        "۴ مه ۲۰۲۱ احتمال بسته شدن مرز Sarim",
        "۴ مه ۲۰۲۱ کسی در حمله به Sarim کشته نشد",
        "4 Mayıs 2021 Sarim kapanabilir",
        "4 gulan 2021 kamyon nikarin ji Sarim derbas bibin",
        "4 أيار 2021 لم يقتل أحد في قصف sarim",
        "4 may 2021 40 guards at Sarim killed 3 smugglers",
    ],
)
def test_what_was_not_may_be_or_can_be_read_in_two_ways_is_asked(line: str) -> None:
    assert read(line).unsettled


def test_who_closed_it_stands_before_the_crossing_in_persian() -> None:
    note = read("۴ مه ۲۰۲۱ Northern Army گذرگاه Sarim را بست")
    assert not note.unsettled, note.unsettled
    assert note.document["status"] == "closed"
    assert [actor["role"] for actor in note.document["actors"]] == ["agent"]


def test_a_country_behind_an_arabic_verb_did_it_and_two_are_asked_about() -> None:
    document = read("4 may 2021 أغلقت تركيا معبر sarim").document
    assert (document["status"], document["actors"]) == ("closed", [{"who": "Turkey", "role": "agent"}])
    assert read("4 may 2021 أغلقت تركيا وسوريا معبر sarim").unsettled


def test_a_turkish_month_has_an_ending_and_is_until_when() -> None:
    document = read("1 mart 2021 sarim 5 mart'a kadar kapalı").document
    assert (document["date"], document["status"]) == ("2021-03-01/2021-03-05", "closed")
