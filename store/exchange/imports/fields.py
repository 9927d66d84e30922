"""What a plain table can tell, and what its columns are called where they tell it, in the languages of the field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from store.exchange.imports.account import Kind
from store.records.introspection import FIELDS as RECORD_FIELDS
from store.records.introspection import Field as RecordField
from store.records.introspection import Kind as Declared
from store.records.vocabulary import Mode, Role, Status
from store.text.folding import fold

EVENTS, CROSSINGS, BOARD = "events", "crossings", "board"
SHAPES = (EVENTS, CROSSINGS, BOARD)


class Field(NamedTuple):
    """One thing that a table can tell.

    `names` are whole names of columns; a column whose name has all words of one of `words`, and none of `never`, may
    be it, too.
    """

    kind: Kind
    names: tuple[str, ...]
    words: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()


def _all(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


_NOT_THE_DAY = word_set(
    "submission submitted created modified entry entered upload uploaded accessed birth end until to text precision "
    "prec timestamp today version deadline time expiry expires format source"
)
_NOT_ALL = word_set(
    "civilian civilians children child women woman men man male female boys girls soldiers police injured wounded or "
    "by low high min max best source unknown age name names staff workers combatants captured missing day days estimate"
)
_NOT_A_BOUND = (_NOT_ALL - word_set("low high min max")) | word_set("killed dead")
_OF_MODES = word_set(
    "commercial passenger passengers pedestrian pedestrians cargo trade humanitarian foot travellers travelers goods "
    "freight rail"
)
_NOT_A_PLACE = word_set("id code pcode type kind precision source date status open closed") | word_set(
    fold(
        "statut etat estado durum durumu статус стан состояние حالة الحالة وضع الوضع tipo typ türü tür тип نوع النوع "
        "fecha tarih tarihi data дата تاريخ التاريخ código kodu код رمز"
    )
)
_OF_WHOM = word_set(
    "type kind id code number no count nationality age sex gender name names affiliation description category"
)
LANGUAGES: Mapping[str, str] = {
    "en": "english",
    "ar": "arabic",
    "ku": "kurdish",
    "fa": "persian",
    "he": "hebrew",
    "tr": "turkish",
    "fr": "french",
    "es": "spanish",
    "ru": "russian",
    "uk": "ukrainian",
}
"""The languages in which a list of crossings may have their names, by code."""

REPORTED_BY = _all(
    "reported by|informado por|reportado por|rapporté par|signalé par|gemeldet von|berichtet von|segnalato da|"
    "riferito da|relatado por|сообщил|сообщила|кто сообщил|повідомив|хто повідомив|bildiren|raporlayan|أبلغ عنه|المبلغ|"
    "اسم المبلغ|گزارش دهنده|raporkirî|gemeld door|דווח על ידי"
)
"""Names of a column of sources that has those who report, who are rather persons than outlets."""
OF_PERSONS = frozenset(
    map(
        fold,
        _all(
            "age|sex|gender|date of birth|birth date|birthdate|birthday|dob|year of birth|place of birth|surname|"
            "last name|first name|family name|father name|fathers name|mother name|mothers name|marital status|"
            "passport|passport no|passport number|edad|sexo|género|fecha de nacimiento|apellido|apellidos|pasaporte|"
            "estado civil|âge|sexe|genre|date de naissance|prénom|prénoms|passeport|alter|geschlecht|geburtsdatum|"
            "vorname|nachname|idade|data de nascimento|sobrenome|apelido|età|sesso|data di nascita|cognome|возраст|пол|"
            "дата рождения|год рождения|фамилия|отчество|вік|стать|дата народження|рік народження|прізвище|yaş|yaşı|"
            "cinsiyet|doğum tarihi|soyadı|soyad|baba adı|العمر|السن|الجنس|تاريخ الميلاد|تاريخ الولادة|الكنية|اسم الأب|"
            "اسم الام|سن|جنسیت|تاریخ تولد|نام خانوادگی|نام پدر|גיל|מין|תאריך לידה|שם משפחה|temen|zayend"
        ),
    )
)
"""Names of columns that only a list of persons has."""
_THINGS = {
    "people": _all(
        "people|individuals|ind|persons|travellers|travelers|passengers|personnes|personas|voyageurs|"
        "أشخاص|الأشخاص|عدد الأشخاص|مسافرون|المسافرون|المسافرين|عدد المسافرين"
    ),
    "pedestrians": ("pedestrians",),
    "aid trucks": _all("aid trucks|humanitarian trucks|relief trucks"),
    "trucks": _all(
        "trucks|lorries|camions|camiones|kamyon|شاحنات|الشاحنات|عدد الشاحنات|lkw|lastwagen|грузовики|tır|tir"
    ),
    "vehicles": _all("vehicles|cars"),
    "buses": ("buses",),
    "returnees": ("returnees",),
    "refugees": ("refugees",),
    "families": _all("families|households"),
}
_SHORT = {
    "people": ("nombre de personnes", "nombre individus"),
    "families": ("nb hh",),
}
_WAYS = {
    "in": _all(
        "in|incoming|inflow|inbound|entry|entries|entering|arrivals|arriving|arrived|entrées|arrivées|entrants|"
        "entradas|"
        "giriş|"
        "دخول|الدخول|الداخلون|الداخلين|القادمون|القادمين|въезд"
    ),
    "out": _all(
        "out|outgoing|outflow|outbound|exit|exits|exiting|departures|departing|departed|sorties|départs|sortants|"
        "salidas|"
        "çıkış|"
        "خروج|الخروج|الخارجون|الخارجين|المغادرون|المغادرين|выезд"
    ),
}


_ONE_WAY = word_set(" ".join(" ".join(words) for words in _WAYS.values()))


def _counted_things() -> Iterator[tuple[str, Field]]:
    """What a table of movements counts: people, trucks and so on, in all or one way, or all that comes or goes."""
    for what, called in _THINGS.items():
        for way, meant in _WAYS.items():
            both = [(thing, word) for thing in called for word in meant]
            names = tuple(f"{one} {other}" for thing, word in both for one, other in ((thing, word), (word, thing)))
            yield f"{what} {way}", Field(Kind.WHOLE, names, names, _NOT_ALL)
        before = ("", "no ", "nb ", "number of ", "total ")
        alone = (*(f"{words}{thing}" for words in before for thing in called), *_SHORT.get(what, ()))
        counted = tuple(f"{word} {thing}" for thing in called for word in ("number", "total", "nb"))
        yield what, Field(Kind.WHOLE, alone, counted, _NOT_ALL | _ONE_WAY)
    for way, meant in (("arrivals", _WAYS["in"]), ("departures", _WAYS["out"])):
        yield way, Field(Kind.WHOLE, (*meant[1:], f"total {way}", f"number of {way}"), (f"number {way}",), _NOT_ALL)


_PLAIN = frozenset(
    (Declared.TEXT, Declared.LONG_TEXT, Declared.WORD, Declared.TEXTS, Declared.FLAG, Declared.NUMBER, Declared.COUNT)
)
_READ_BY_OTHERS = frozenset(("title", "type", "date_text", "summary", "tags"))
DECLARED = tuple(
    field
    for field in RECORD_FIELDS["events"]
    if field.tag and field.kind in _PLAIN and field.name not in _READ_BY_OTHERS
)
"""The fields of events that are taken from a column of their name, label or alias as their declaration says."""


def _named(field: RecordField) -> tuple[str, ...]:
    """The names of columns that a declared field goes by."""
    names = (field.name, field.header, field.label, *field.aliases)
    return tuple(dict.fromkeys(fold(name.replace("_", " ")) for name in names))


FIELDS: Mapping[str, Field] = {
    "id": Field(
        Kind.ID,
        _all(
            "id|event id|record id|identifier|uid|uuid|ref|reference|no|number|ref no|reference no|reference number|"
            "incident id|incident no|incident number|incident ref|s no|serial no|serial number"
        ),
    ),
    "date": Field(
        Kind.DATE,
        _all(
            "date|event date|date of event|incident date|start date|date start|from|day|when|fecha|"
            "date time|datetime|date and time|datum|tarih|tarix|tarîx|dîrok|التاريخ|تاريخ|تاريخ الحادث|تاريخ الحادثة|"
            "تاریخ|дата|תאריך|date de lincident|date incident|fecha del incidente|дата события|дата події|"
            "olay tarihi|survey date|date of survey|date denquete|date enquete|reporting date|"
            "mise à jour|dernière mise à jour|date de mise à jour|actualizado|última actualización|"
            "güncelleme|son güncelleme|آخر تحديث|تاريخ التحديث|обновлено|оновлено|aktualisiert|stand|"
            "since|depuis|desde|seit|منذ|من تاريخ|من|с|від|von|du|dal|inicio|início|début|date de début|"
            "fecha de inicio|fecha inicio|startdatum|beginn|дата начала|дата початку|data inizio|data di inizio|"
            "data de início|başlangıç|başlangıç tarihi|تاريخ البدء|data|data dellincidente|data do incidente|ημερομηνία"
        ),
        _all(
            "date incident|date event|date occurred|date occurrence|date attack|date|occurred|"
            "datetime|updated|update|as of|تاريخ|дата|status since|open since|closed since"
        ),
        _NOT_THE_DAY,
    ),
    "end": Field(
        Kind.DATE,
        _all(
            "end date|date end|until|to|hasta|jusquau|au|bis|al|até|до|по|fin|fecha de fin|fecha fin|date de fin|"
            "enddatum|ende|fine|data fine|data di fine|data fim|data de fim|bitiş|bitiş tarihi|дата окончания|"
            "дата закінчення|إلى|حتى|إلى تاريخ|تاريخ الانتهاء|تا|עד|tot"
        ),
        _all("end date"),
        _NOT_THE_DAY - word_set("end until to"),
    ),
    "title": Field(
        Kind.TEXT,
        _all(
            "title|event|headline|subject|incident|name|label|العنوان|what happened|what|titre|evenement|événement|nom|"
            "título|evento|suceso|titel|ereignis|başlık|olay|الحدث|عنوان|رویداد|событие|название|подія|назва|כותרת|"
            "اسم|الاسم|ad|isim|nombre|nome|naam|نام|שם|accaduto|ocorrência|gebeurtenis|γεγονός|אירוע|תקרית|"
            "que sest il passé|"
            "qué pasó|qué ocurrió|qué sucedió|o que aconteceu|was ist passiert|ne oldu|ماذا حدث|что произошло|"
            "що сталося"
        ),
        _all("what happened|what took place|incident title|event title|event name|incident name|headline"),
        word_set("type date id category code"),
    ),
    "summary": Field(
        Kind.TEXT,
        _all(
            "summary|description|narrative|notes|note|details|comment|comments|remarks|remark|text|açıklama|not|"
            "notlar|ملاحظات|"
            "remarques|commentaires|resume|résumé|الوصف|تفاصيل|التفاصيل|وصف|شرح|توضیحات|descripción|detalles|notas|"
            "beschreibung|bemerkungen|описание|примечания|опис|примітки|תיאור|nivîs|descrizione|osservazioni|descrição|"
            "observações|observaciones|opmerkingen|omschrijving|περιγραφή"
        ),
        _all("description|summary|details|remarks|comments"),
        word_set("type date source media"),
    ),
    "type": Field(
        Kind.TEXT, _all("type|event type|category|incident type|kind"), _all("incident type|event type|attack type")
    ),
    "crossing": Field(
        Kind.NAME,
        _all(
            "crossing|border crossing|crossing point|border crossing point|bcp|port of entry|poe|gate|"
            "fmp name|fmp|flow monitoring point|point de suivi|kapı|sınır kapısı|"
            "crossing name|border crossing name|bcp name|gate name|port name|crossings|المعبر|معبر|"
            "border point|border post|border gate|entry point|point of entry|port|checkpoint|poste|poste frontière|"
            "puesto|puesto fronterizo|puerto|puerto de entrada|übergang|kapı adı|sınır kapısı adı|valico|"
            "poste frontalier|point de passage|paso|paso fronterizo|cruce|cruce fronterizo|grenzübergang|"
            "пункт пропуска|пункт пропуску|кпп|اسم المعبر|المنفذ|منفذ|گذرگاه|derî|deriyê sînor|מעבר|מעבר גבול|"
            "valico di frontiera|posto de fronteira|passagem|grensovergang|grenspost|συνοριακή διάβαση"
        ),
        _all(
            "crossing name|border crossing|crossing point|border point|border post|border gate|point entry|port entry|"
            "bcp name|poe name|gate name|fmp point|crossing|poste frontière|poste frontalier|point passage|"
            "paso fronterizo|"
            "puesto fronterizo|posto fronteira|sınır kapısı|معبر|المعبر|пункт пропуска|пункта пропуска|пункт пропуску|"
            "пункту пропуску|grenzübergang|valico"
        ),
        _NOT_A_PLACE,
    ),
    "place": Field(
        Kind.TEXT,
        _all(
            "place|location|site|town|village|locality|place name|where|settlement|الموقع|lieu|"
            "المكان|lugar|ort|yer|место|місце|מקום|محل|luogo|plaats|τόπος|city|ville|ciudad|stadt|şehir|город|مدينة|"
            "المدينة|المنطقة"
        ),
        _all("location name|place name|location|where"),
        _NOT_A_PLACE | word_set("latitude longitude lat lon lng x y admin"),
    ),
    **{
        area: Field(
            Kind.TEXT, (*_all(words), *(f"{number}{end}" for number in numbers for end in ("", " name", " en")))
        )
        for area, numbers, words in (
            (
                "adm3",
                ("adm3", "admin3", "adm 3", "admin 3"),
                "subdistrict|sub district|nahia|nahiya|nahiyah|commune|ناحية|الناحية|subdistrict name",
            ),
            (
                "adm2",
                ("adm2", "admin2", "adm 2", "admin 2"),
                "district|qada|qadaa|prefecture|département|قضاء|القضاء|ilçe|район|district name",
            ),
            (
                "adm1",
                ("adm1", "admin1", "adm 1", "admin 1"),
                "governorate|province|muhafaza|gouvernorat|provincia|محافظة|المحافظة|область|"
                "governorate name|province name",
            ),
        )
    },
    "country": Field(
        Kind.TEXT,
        _all(
            "country|country code|iso2|iso3|iso|countries|country pair|country 1|country a|first country|from country|"
            "country1|ctry1|side a|side 1|between|pays|país|land|ülke|الدولة|البلد|страна|країна|country name"
        ),
    ),
    "country 2": Field(
        Kind.TEXT,
        _all(
            "country 2|country b|country2|ctry2|side b|side 2|second country|to country|other country|"
            "neighbouring country|neighbor"
        ),
    ),
    "position": Field(
        Kind.POSITION,
        _all(
            "position|coordinates|coordinate|gps|geopoint|geolocation|latlon|lat lon|wkt|geometry|location|coordonnées|"
            "coordenadas|koordinat|koordinatlar|koordinaten|coordinate geografiche|координаты|координати|الإحداثيات|"
            "إحداثيات|"
            "مختصات|קואורדינטות"
        ),
        _all("gps|coordinates|geopoint|point|geom|location"),
        word_set("latitude longitude lat lon lng altitude precision accuracy x y"),
    ),
    "lat": Field(
        Kind.LAT,
        _all(
            "lat|latitude|y|point y|northing|خط العرض|latitud|breite|breitengrad|enlem|широта|latitudine|عرض جغرافیایی"
        ),
        _all("latitude|lat"),
        word_set("lon longitude precision centroid"),
    ),
    "lon": Field(
        Kind.LON,
        _all(
            "lon|lng|long|longitude|x|point x|easting|خط الطول|longitud|länge|längengrad|boylam|долгота|довгота|"
            "longitudine|طول جغرافیایی"
        ),
        _all("longitude|lon|lng"),
        word_set("lat latitude centroid"),
    ),
    "status": Field(
        Kind.STATUS,
        _all(
            "status|state|operational status|crossing status|current status|الحالة|durum|statut|estado|"
            "etat|état|situation|situación|situación actual|statut actuel|zustand|durumu|kapı durumu|وضع المعبر|الوضع|"
            "حالة المعبر|статус|состояние|стан|rewş|وضعیت|סטטוס|stato|situação|toestand|κατάσταση"
        ),
        _all("operational status|crossing status|current status|status"),
        word_set("review source record code date") | _OF_MODES,
    ),
    **{
        mode.value: Field(Kind.PASSAGE, (), words, _ONE_WAY)
        for mode, words in {
            Mode.PEDESTRIAN: _all("pedestrian|pedestrians|foot|walkers|piétons|peatones|yaya|مشاة|المشاة|пешеходы"),
            Mode.PASSENGER: _all(
                "passenger|passengers|travellers|travelers|private vehicles|civilian movement|civilian|civilians|"
                "people|persons|individuals|voyageurs|pasajeros|yolcu|مسافرون|المسافرون|مسافرين|المسافرين|пассажиры"
            ),
            Mode.COMMERCIAL: _all(
                "commercial|cargo|trade|goods|freight|trucks|lorries|merchandise|camions|marchandises|carga|ticari|"
                "شاحنات|الشاحنات|تجاري|تجارة|بضائع|грузы|грузовики"
            ),
            Mode.HUMANITARIAN: _all("humanitarian|aid|relief|humanitaire|humanitaria|insani|إنساني|مساعدات"),
            Mode.OFFICIAL: _all("official|officials|diplomats"),
            Mode.RAIL: _all("rail|train|trains"),
        }.items()
    },
    **{
        f"is {status.value}": Field(Kind.TICK, _all(names), (f"crossing {status.value}", f"gate {status.value}"))
        for status, names in {
            Status.OPEN: "open|fully open|is open|opened|ouvert|abierto|açık|مفتوح|открыт",
            Status.LIMITED: "limited|partially open|partly open|restricted|partial|open with restrictions|مفتوح جزئيا",
            Status.SPORADIC: "sporadic|intermittent|sporadically open",
            Status.CLOSED: "closed|is closed|shut|fully closed|fermé|cerrado|kapalı|مغلق|закрыт",
            Status.INACTIVE: "inactive|not in use|abandoned",
        }.items()
    },
    "hours": Field(
        Kind.TEXT, _all("hours|opening hours|working hours|operating hours"), _all("opening hours|working hours")
    ),
    "killed": Field(
        Kind.COUNT,
        _all(
            "killed|deaths|fatalities|dead|killed best|fatalities best|deaths best|people killed|number killed|"
            "muertos|tués|قتلى|الوفيات|morts|ölü|"
            "القتلى|عدد القتلى|nombre de morts|nombre de tués|muertes|fallecidos|tote|getötete|погибшие|погибших|"
            "убитые|загиблі|загинули|kuştî|کشته|کشته شدگان|הרוגים|morti|mortos|doden|νεκροί"
        ),
        _all("killed|fatalities|deaths|dead"),
        _NOT_ALL,
    ),
    "injured": Field(
        Kind.COUNT,
        _all(
            "injured|wounded|people injured|number injured|heridos|blessés|جرحى|yaralı|الجرحى|عدد الجرحى|"
            "nombre de blessés|verletzte|раненые|пострадавшие|поранені|birîndar|زخمی|مجروح|פצועים|"
            "feriti|feridos|gewonden|τραυματίες"
        ),
        _all("injured|wounded"),
        (_NOT_ALL - word_set("injured wounded")) | word_set("killed dead"),
    ),
    **{
        f"{about} {bound}": Field(
            Kind.COUNT, names, names, (_NOT_ALL - word_set("low high min max")) | word_set("killed dead")
        )
        for about, words in (("killed", "killed|fatalities|deaths|dead"), ("injured", "injured|wounded"))
        for bound, ends in (("low", "low|min|minimum|lowest"), ("high", "high|max|maximum|highest"))
        for names in (tuple(f"{word} {end}" for word in words.split("|") for end in ends.split("|")),)
    },
    "actor": Field(Kind.WHO, _all("actor|actors|who|group|armed group|party|parties"), _all("actor name")),
    **{
        role: Field(Kind.WHO, _all(names), words, _OF_WHOM)
        for role, names, words in (
            (
                Role.PERPETRATOR.value,
                "perpetrator|perpetrators|perpetrator group|perp|perp group|attacker|attackers|assailant|assailants|"
                "carried out by|auteur présumé|auteurs présumés|"
                "perpetrador|saldırgan|الجاني|الفاعل|الجهة المنفذة|täter|виновник",
                ("perpetrator",),
            ),
            (Role.TARGET.value, "target|targets|targeted|cible|المستهدف|الجهة المستهدفة|angriffsziel", ()),
            (
                Role.VICTIM.value,
                "victim|victims|victim name|victim names|victims names|name of victim|name of the victim|"
                "names of victims|casualty name|name of casualty|name of the deceased|اسم الضحية|nom de la victime|"
                "victime|victimes|víctima|mağdur|الضحية|الضحايا|opfer|жертва|"
                "detainee|detainees|detainee name|name of detainee|name of the detainee|"
                "name of the prisoner|prisoner|prisoners|prisoner name|arrested person|"
                "killed person|person killed|names of killed|name of killed|names of the dead|deceased|deceased name|"
                "martyr|martyr name|name of martyr|hostage|hostages|abductee|abducted person|kidnapped person|"
                "missing person|name of missing person|name of the missing person|"
                "name of the killed|name of the patient|name of patient|injured person|patient|patient name|"
                "détenu|détenus|détenue|disparu|blessé|défunt|detenido|detenidos|desaparecido|fallecido|herido|"
                "المعتقل|المعتقلون|اسم المعتقل|المحتجز|الشهيد|اسم الشهيد|القتيل|اسم القتيل|المفقود|المخطوف|الجريح|"
                "tutuklu|gözaltına alınan|şehit|kayıp|kaçırılan|yaralı|"
                "задержанный|погибший|пропавший|раненый|затриманий|загиблий|зниклий|поранений|"
                "بازداشت شده|کشته شده|زندانی|ناپدید شده",
                (),
            ),
        )
    },
    "source": Field(
        Kind.TEXT,
        _all(
            "source|sources|publisher|media|source name|المصدر|مصدر|fuente|kaynak|quelle|"
            "источник|джерело|çavkanî|منبع|מקור|fonte|bron|πηγή"
        )
        + REPORTED_BY,
        _all("source name|source"),
        word_set("url link date id code type scale"),
    ),
    "url": Field(Kind.TEXT, _all("url|link|source url|source link|web|website"), _all("source url|source link")),
    "tags": Field(Kind.TEXT, _all("tags|keywords|labels")),
    **{field.name: Field(Kind.TEXT, _named(field)) for field in DECLARED},
    "measure": Field(
        Kind.TEXT,
        _all(
            "measure|indicator|unit|vehicle type|type of vehicle|traffic type|what passes|mesure|indicateur|medida|"
            "indicador|"
            "ölçüt|gösterge|показатель|показник|المؤشر"
        ),
        _all("measure"),
    ),
    "value": Field(
        Kind.WHOLE,
        _all("value|count|volume|total|quantity|number|valeur|valor|değer|значение|значення|القيمة|العدد"),
        (),
    ),
    **dict(_counted_things()),
    "direction": Field(Kind.TEXT, _all("direction|flow direction|flow type|movement type|direction of movement|flow")),
    "week": Field(
        Kind.DATE,
        _all(
            "week|semaine|semana|woche|hafta|الأسبوع|أسبوع|неделя|тиждень|week of|week starting|week start|"
            "week commencing|week beginning"
        ),
    ),
    "month": Field(
        Kind.MONTH,
        _all(
            "month|mois|mes|mês|ay|monat|شهر|الشهر|месяц|місяць|ماه|reporting month|month year|period|reporting period"
        ),
    ),
    "year": Field(Kind.PART_YEAR, _all("year|iyear|annee|année|año|ano|jahr|yıl|سنة|السنة|год|рік|سال")),
    "week of the year": Field(Kind.PART_WEEK, _all("week|week no|week number|semaine|iso week|hafta|woche|semana")),
    "month of the year": Field(Kind.PART_MONTH, _all("month|imonth|mois|mes|monat|ay|شهر|الشهر|месяц|місяць")),
    "day of the month": Field(Kind.PART_DAY, _all("day|iday|jour|día|tag|gün|يوم|اليوم|день")),
    **{
        f"name {code}": Field(
            Kind.TEXT,
            (
                *(f"{prior}name {word}" for prior in ("", "crossing ") for word in (code, language, f"in {language}")),
                *(f"{word} name" for word in (language, code)),
            ),
        )
        for code, language in LANGUAGES.items()
    },
}
"""What a plain table can tell, the kind of its cells, and the column names it goes by; the first that fits is taken."""

AREAS = ("adm3", "adm2", "adm1")
"""The fields of administrative areas, the smallest first."""
ROLES = {
    "actor": Role.PARTY.value,
    **{role.value: role.value for role in (Role.PERPETRATOR, Role.TARGET, Role.VICTIM)},
}
"""The fields that name actors, and the part in the event that each gives them."""
PARTS_OF_A_DATE = ("year", "month of the year", "day of the month")
WEEK_OF_THE_YEAR = "week of the year"
MODES = tuple(mode.value for mode in Mode)
TICKED = tuple(name for name in FIELDS if name.startswith("is "))
"""The fields of which each is a status word as a column, ticked in the rows of which it holds."""
THINGS = tuple(name for name, _ in _counted_things())
"""The fields of which each counts something that passes."""
_TAGS = _all(
    "#event+id id|#date+end end|#date+start date|#date+occurred date|#date date|#event+type type|"
    "#event+name title|#event title|#description summary|#geo+lat lat|#geo+lon lon|#geo+coord position|"
    "#loc+border crossing|#loc+crossing crossing|#loc+name place|#loc place|#adm3+name adm3|#adm2+name adm2|"
    "#adm1+name adm1|#country country|#status status|#affected+killed killed|#affected+dead killed|"
    "#affected+injured injured|#affected+wounded injured|#affected+inflow people in|"
    "#affected+outflow people out|#group actor|#actor actor|#org actor|#activity title|#sector tags|"
    "#meta+source source|#meta+url url|#meta+id id"
)
HXL = tuple(
    (tag, frozenset(attributes), field)
    for words, _, field in (each.partition(" ") for each in _TAGS)
    for tag, *attributes in (words.split("+"),)
)
"""Which field a tag is: the first whose attributes it has."""
