"""Which column of a plain table is what: its name and HXL tag propose, its cells decide.

A column none of whose cells can be what its name says is not taken. What was decided is shown with the preview and can
be corrected column by column; nothing is taken from a column that is not named there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from store.exchange.imports.account import Cells, Kind, Wanted, fits
from store.exchange.imports.columns import column_names
from store.exchange.imports.days import read_date, read_month
from store.exchange.imports.layout import ImportProblem
from store.exchange.imports.values import said
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


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NOT_THE_DAY = _set(
    "submission submitted created modified entry entered upload uploaded accessed birth end until to text precision "
    "prec timestamp today version deadline time expiry expires format source"
)
_OF_THE_NEWS = _set(
    "updated update published reported report asof publication reporting mise actualizado actualizacion guncelleme "
    "تحدیث обновлено оновлено aktualisiert stand"
)
_NOT_ALL = _set(
    "civilian civilians children child women woman men man male female boys girls soldiers police injured wounded or "
    "by low high min max best source unknown age name names staff workers combatants captured missing day days estimate"
)
_OF_MODES = _set(
    "commercial passenger passengers pedestrian pedestrians cargo trade humanitarian foot travellers travelers goods "
    "freight rail"
)
_NOT_A_PLACE = _set("id code pcode type kind precision source date status open closed")
_OF_NAMES = _set("name label nom nombre اسم الاسم ad isim название назва")
_OF_A_THING = _set("id code type kind date number")
_OF_WHOM = _set(
    "type kind id code number no count nationality age sex gender name names affiliation description category"
)
_ITS_OWN = _set(
    "_notes _status _tags _validation_status _submitted_by _submission_time _version_ __version__ _index _attachments "
    "_parent_index _parent_table_name _xform_id_string @type"
)
"""Columns that a form or a map writes of itself, and that say nothing of what happened."""

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
        "in|incoming|inflow|inbound|entry|entries|entering|arrivals|arriving|arrived|entrées|arrivées|entrants|entradas|"
        "giriş|"
        "دخول|الدخول|الداخلون|الداخلين|القادمون|القادمين|въезд"
    ),
    "out": _all(
        "out|outgoing|outflow|outbound|exit|exits|exiting|departures|departing|departed|sorties|départs|sortants|salidas|"
        "çıkış|"
        "خروج|الخروج|الخارجون|الخارجين|المغادرون|المغادرين|выезд"
    ),
}


_ONE_WAY = _set(" ".join(" ".join(words) for words in _WAYS.values()))


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
            "since|depuis|desde|seit|منذ|من تاريخ|с|data|data dellincidente|data do incidente|ημερομηνία"
        ),
        _all(
            "date incident|date event|date occurred|date occurrence|date attack|date|occurred|"
            "datetime|updated|update|as of|تاريخ|дата|status since|open since|closed since"
        ),
        _NOT_THE_DAY,
    ),
    "end": Field(Kind.DATE, _all("end date|date end|until|to"), _all("end date"), _NOT_THE_DAY - _set("end until to")),
    "title": Field(
        Kind.TEXT,
        _all(
            "title|event|headline|subject|incident|name|label|العنوان|what happened|what|titre|evenement|événement|nom|"
            "título|evento|suceso|titel|ereignis|başlık|olay|الحدث|عنوان|رویداد|событие|название|подія|назва|כותרת|"
            "اسم|الاسم|ad|isim|accaduto|ocorrência|gebeurtenis|γεγονός"
        ),
        _all("what happened|what took place|incident title|event title|event name|incident name|headline"),
        _set("type date id category code"),
    ),
    "summary": Field(
        Kind.TEXT,
        _all(
            "summary|description|narrative|notes|note|details|comment|comments|remarks|remark|text|açıklama|not|notlar|ملاحظات|"
            "remarques|commentaires|resume|résumé|الوصف|تفاصيل|التفاصيل|وصف|شرح|توضیحات|descripción|detalles|notas|"
            "beschreibung|bemerkungen|описание|примечания|опис|примітки|תיאור|nivîs|descrizione|osservazioni|descrição|"
            "observações|observaciones|opmerkingen|omschrijving|περιγραφή"
        ),
        _all("description|summary|details|remarks|comments"),
        _set("type date source media"),
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
            "puesto|puesto fronterizo|übergang|kapı adı|sınır kapısı adı|valico|"
            "poste frontalier|point de passage|paso|paso fronterizo|cruce|cruce fronterizo|grenzübergang|"
            "пункт пропуска|пункт пропуску|кпп|اسم المعبر|المنفذ|منفذ|گذرگاه|derî|deriyê sînor|מעבר|מעבר גבול|"
            "valico di frontiera|posto de fronteira|passagem|grensovergang|grenspost|συνοριακή διάβαση"
        ),
        _all(
            "crossing name|border crossing|crossing point|border point|border post|border gate|point entry|port entry|"
            "bcp name|poe name|gate name|fmp point|crossing"
        ),
        _NOT_A_PLACE,
    ),
    "place": Field(
        Kind.TEXT,
        _all(
            "place|location|site|town|village|locality|place name|where|settlement|الموقع|lieu|"
            "المكان|lugar|ort|yer|место|місце|מקום|محل|luogo|plaats|τόπος|city|ville|ciudad|stadt|şehir|город|مدينة|المدينة|المنطقة"
        ),
        _all("location name|place name|location|where"),
        _NOT_A_PLACE | _set("latitude longitude lat lon lng x y admin"),
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
        _all("position|coordinates|coordinate|gps|geopoint|geolocation|latlon|lat lon|wkt|geometry|location"),
        _all("gps|coordinates|geopoint|point|geom|location"),
        _set("latitude longitude lat lon lng altitude precision accuracy x y"),
    ),
    "lat": Field(
        Kind.LAT,
        _all(
            "lat|latitude|y|point y|northing|خط العرض|latitud|breite|breitengrad|enlem|широта|latitudine|عرض جغرافیایی"
        ),
        _all("latitude|lat"),
        _set("lon longitude precision centroid"),
    ),
    "lon": Field(
        Kind.LON,
        _all(
            "lon|lng|long|longitude|x|point x|easting|خط الطول|longitud|länge|längengrad|boylam|долгота|довгота|"
            "longitudine|طول جغرافیایی"
        ),
        _all("longitude|lon|lng"),
        _set("lat latitude centroid"),
    ),
    "status": Field(
        Kind.STATUS,
        _all(
            "status|state|operational status|crossing status|current status|الحالة|durum|statut|estado|"
            "etat|état|situation|situación|situación actual|statut actuel|zustand|durumu|kapı durumu|وضع المعبر|الوضع|"
            "حالة المعبر|статус|состояние|стан|rewş|وضعیت|סטטוס|stato|situação|toestand|κατάσταση"
        ),
        _all("operational status|crossing status|current status|status"),
        _set("review source record code date") | _OF_MODES,
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
        (_NOT_ALL - _set("injured wounded")) | _set("killed dead"),
    ),
    **{
        f"{about} {bound}": Field(Kind.COUNT, names, names, (_NOT_ALL - _set("low high min max")) | _set("killed dead"))
        for about, words in (("killed", "killed|fatalities|deaths|dead"), ("injured", "injured|wounded"))
        for bound, ends in (("low", "low|min|minimum|lowest"), ("high", "high|max|maximum|highest"))
        for names in (tuple(f"{word} {end}" for word in words.split("|") for end in ends.split("|")),)
    },
    "actor": Field(Kind.TEXT, _all("actor|actors|who|group|armed group|party|parties"), _all("actor name")),
    **{
        role: Field(Kind.NAME, _all(names), words, _OF_WHOM)
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
                "victime|victimes|víctima|mağdur|الضحية|الضحايا|opfer|жертва",
                (),
            ),
        )
    },
    "source": Field(
        Kind.TEXT,
        _all(
            "source|sources|publisher|media|reported by|source name|المصدر|مصدر|fuente|kaynak|quelle|"
            "источник|джерело|çavkanî|منبع|מקור|fonte|bron|πηγή"
        ),
        _all("source name|source"),
        _set("url link date id code type scale"),
    ),
    "url": Field(Kind.TEXT, _all("url|link|source url|source link|web|website"), _all("source url|source link")),
    "tags": Field(Kind.TEXT, _all("tags|keywords|labels")),
    **{field.name: Field(Kind.TEXT, _named(field)) for field in DECLARED},
    "measure": Field(
        Kind.TEXT, _all("measure|indicator|unit|vehicle type|type of vehicle|traffic type|what passes"), _all("measure")
    ),
    "value": Field(Kind.WHOLE, _all("value|count|volume|total|quantity|number"), ()),
    **dict(_counted_things()),
    "direction": Field(Kind.TEXT, _all("direction|flow direction|flow type|movement type|direction of movement|flow")),
    "week": Field(Kind.DATE, _all("week|semaine|week of|week starting|week start|week commencing|week beginning")),
    "month": Field(
        Kind.MONTH,
        _all("month|mois|mes|ay|monat|الشهر|месяц|місяць|reporting month|month year|period|reporting period"),
    ),
    "year": Field(Kind.PART_YEAR, _all("year|iyear|annee|année|año|jahr|yıl|سنة|السنة|год|рік")),
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
_HXL = tuple(
    (tag, frozenset(attributes), field)
    for words, _, field in (each.partition(" ") for each in _TAGS)
    for tag, *attributes in (words.split("+"),)
)
"""Which field a tag is: the first whose attributes it has."""
_OF_PARTS = _set("id code type list")
_OF_ALL = _set("num total all ind people persons reported confirmed est estimated")
_NAMES = tuple(f"name {code}" for code in LANGUAGES)
_FIGURES = tuple(f"{about}{bound}" for about in ("killed", "injured") for bound in ("", " low", " high"))
_TELLING = ("title", "summary", "type", "status", *_FIGURES, *ROLES, "value", *THINGS, *MODES, *TICKED)
_NEEDED = ("date", "week", "month", "title", "summary", "status", *_FIGURES, "value", *THINGS, *MODES, *TICKED)
_WHERE = ("place", *AREAS, "crossing", "lat", "position")
_WHERE_OR_WHAT = (*_WHERE, "title", "summary", "type", "status", *_FIGURES, *MODES)
_LONGEST_NAME = 80
_A_NUMBER = re.compile(r"\W*\d++(?!st|nd|rd|th)")
"""What a count begins with, but not "17th Division"."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COUNTING = frozenset(
    ("events", "event count", "number of events", "incidents", "number of incidents", "incident count")
)
_OF_EVENTS = frozenset(("event id cnty", "title", "notes", "description", "summary"))
_OF_PLACES = _set("location place town village site crossing latitude lat")
_UNITS = frozenset(("week", "month", "year", "week start", "week of", "admin1", "region", "country", "month year"))


class Guess(NamedTuple):
    """What was decided of a table: the column of each field, by number, its shape, and what is still to be asked.

    `refused` are columns that have the name of a field, and no cell that can be one.
    """

    columns: Mapping[str, int]
    shape: str
    likely_dates: tuple[str, ...] = ()
    refused: Mapping[int, str] = MappingProxyType({})


def guessed(header: Sequence[str], tags: Sequence[str] = (), cells: Cells | None = None) -> dict[str, int]:
    """The column of each thing that a table tells, by number; without cells as far as names tell."""
    found: dict[str, int] = {}
    taken: set[int] = set()

    def take(field: str, number: int, least: float) -> None:
        if field not in found and number not in taken and _fits(field, number, cells, least):
            found[field] = number
            taken.add(number)

    for _, _, number, field in sorted(_of_tags(tags)):
        take(field, number, 0)
    plain = [" ".join(_words(column)) for column in header]
    where: dict[str, list[int]] = {}
    for number, name in enumerate(plain):
        where.setdefault(name, []).append(number)
    for field in FIELDS:
        for name in () if _whole_names(field).keys().isdisjoint(where) else _whole_names(field):
            for number in where.get(name, ()):
                take(field, number, 0.5 if field in THINGS else 0)
    parted = [frozenset(name.split()) for name in plain]
    here = frozenset().union(*parted)
    for field, wanted in FIELDS.items():
        for words in filter(here.issuperset, _parts_of_names(field)):
            for number, parts in enumerate(parted):
                if _may_be(parts, words, wanted.never):
                    take(field, number, 0.5)
    if {"place", "crossing"}.intersection(found):
        found = {field: number for field, number in found.items() if field not in AREAS}
    if "year" not in found or {"date", "week", "month"}.intersection(found):
        found = {field: number for field, number in found.items() if field not in (*PARTS_OF_A_DATE, WEEK_OF_THE_YEAR)}
    return found


@cache
def _whole_names(field: str) -> dict[str, None]:
    """The names that a column of a field goes by, in their order, as names of columns are compared."""
    return dict.fromkeys(each for name in FIELDS[field].names for each in (name, fold(name)))


@cache
def tells_what(column: str) -> bool:
    """Whether a column goes by a name of what happened: it has sentences, and no names of places."""
    words = _words(column)
    plain = " ".join(words)
    return any(plain in _whole_names(field) for field in ("title", "summary")) and not _OF_NAMES.issuperset(words)


@cache
def _parts_of_names(field: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(fold(words).split()) for words in FIELDS[field].words)


def understood(header: Sequence[str]) -> int:
    """How many columns a header has that are understood; a status word may as well be a cell."""
    header = [cell if len(cell) <= _LONGEST_NAME else "" for cell in header]
    tags = header if any(cell.strip().startswith("#") for cell in header) else ()
    return len(guessed(header, tags).keys() - set(TICKED))


def settled(header: Sequence[str], tags: Sequence[str], cells: Cells, wanted: Wanted) -> Guess:
    """What every column is, from names, tags and cells, with what a person said instead. Raises ImportProblem."""
    given, shape = wanted.columns, wanted.shape
    refuse_aggregates(header, cells)
    found = _of_movements(guessed(header, tags, cells), header)
    found = corrected(_with_crossings(found, header, cells), given, header)
    if shape not in ("", *SHAPES):
        raise ImportProblem(f"--as {shape!r}; expected one of {', '.join(SHAPES)}")
    shape = shape or shape_of(found)
    if shape != BOARD and "date" not in given and not {"status", "value", *THINGS, *MODES, *TICKED}.intersection(found):
        found = _without_news_dates(found, header, tags)
    if shape != CROSSINGS:
        if not tells_events(found):
            raise unknown(header)
        found = {field: number for field, number in found.items() if field in given or field not in _NAMES}
        if not {*_TELLING, *(field.name for field in DECLARED)}.intersection(found) and "title" not in given:
            wrong = "; ".join(f"{header[at]!r} is no {field}" for at, field in _refused(header, cells, found).items())
            raise ImportProblem(
                f"no column tells what happened ({_few(header)}{f'; {wrong}' if wrong else ''})",
                header,
                "give one as in --mapping title=COLUMN, or --mapping title= for events that tell only when and where; "
                "say --as crossings if a row is a crossing",
            )
    if shape == CROSSINGS:
        found = _as_crossings(found)
        if "crossing" not in found:
            raise ImportProblem(
                f"no column is taken for the crossings' names ({_few(header)})",
                header,
                "give one as in --mapping crossing=COLUMN",
            )
    likely = (
        () if "date" in found or "date" in given or shape == CROSSINGS else tuple(_likely_dates(header, cells, found))
    )
    refused = _refused(header, cells, found) if shape != CROSSINGS else {}
    return Guess(found, shape, likely, refused)


def shape_of(found: Mapping[str, int]) -> str:
    """What a table with these columns is: dated rows are events, statuses of crossings a board, places a list."""
    placed = ("lat" in found and "lon" in found) or "position" in found
    if any(field in found for field in (*MODES, *TICKED)) and (
        "crossing" in found or "title" in found or "place" in found
    ):
        return BOARD
    counted = any(field in found for field in ("killed", "injured", *ROLES, "value", *THINGS))
    named = any(field in found for field in ("crossing", *_NAMES))
    counted = counted or ("type" in found and not named)
    named = named or ("title" in found and "place" not in found)
    listed = (placed or "country 2" in found) and not counted
    return CROSSINGS if listed and named and "date" not in found else EVENTS


def tells_events(found: Mapping[str, object]) -> bool:
    """Whether columns are enough for events: something that happened, and when or where or what."""
    return any(field in found for field in _NEEDED) and any(field in found for field in _WHERE_OR_WHAT)


def _of_movements(found: dict[str, int], header: Sequence[str]) -> dict[str, int]:
    """The guess with the counts of what passes, where that is what the table is about; else without.

    A count needs what is counted, and a column of its own; weeks and months are its time, where no day is told.
    """
    found = dict(found)
    if "measure" in found and "value" not in found and "id" in found and _words(header[found["id"]]) == ["number"]:
        found["value"] = found.pop("id")
    if ("measure" in found) != ("value" in found):
        found = {field: number for field, number in found.items() if field not in ("measure", "value")}
    moving = {"value", *THINGS}.intersection(found) and not {"killed", "injured", "title"}.intersection(found)
    besides = ("week", "month") if "date" in found else ("month",) if "week" in found else ()
    left = besides if moving else ("measure", "value", "week", "month", WEEK_OF_THE_YEAR, "direction", *THINGS)
    return {field: number for field, number in found.items() if field not in left}


def _with_crossings(found: dict[str, int], header: Sequence[str], cells: Cells) -> dict[str, int]:
    """The guess with the column that names crossings, where the rows tell how crossings are or what passes there.

    It is one most of whose cells are known crossings, whatever it is called, or one of names.
    """
    rows_of_crossings = {"status", "country 2", *MODES, *TICKED, *THINGS}.intersection(found)
    if "crossing" in found or not rows_of_crossings or {"killed", "injured"}.intersection(found):
        return found
    title = found.get("title")
    free = [number for number in range(len(header)) if number not in found.values() or number == title]
    named = title if title is not None and _OF_NAMES.issuperset(_words(header[title])) else None
    number = next(filter(cells.are_crossings, free), named)
    return found if number is None else {name: at for name, at in found.items() if at != number} | {"crossing": number}


def refuse_aggregates(header: Sequence[str], cells: Cells) -> None:
    """Raises ImportProblem for sums by week, month or area: they are no events."""
    plain = [" ".join(_words(column)) for column in header]
    units = [name for name in plain if name in _UNITS]
    if not units or not _OF_EVENTS.isdisjoint(plain):
        return
    dated = any("date" in name.split() or name == "day" for name in plain)
    placed = dated or not _OF_PLACES.isdisjoint(" ".join(plain).split())
    for number, name in enumerate(plain):
        counts = name in _COUNTING or name.endswith((" events", " incidents"))
        sums = not placed and ("month" in units or "year" in units) and name in FIELDS["killed"].names
        if (counts or sums) and _fits("value", number, cells, 0.5):
            what = "counts events in each row" if counts else "adds up all of a row's time and area"
            raise ImportProblem(
                f"sums by {', '.join(units)} ({header[number]!r} {what}), which are no events; "
                "expected the data set that has a row an event"
            )


def unknown(header: Sequence[str]) -> ImportProblem:
    """The words for a table that no layout and no guess fits."""
    if not any(column.strip() for column in header):
        return ImportProblem("no rows of cells; expected a table, or a list in JSON")
    dates = [column for column in header if read_date(column) or read_month(column)]
    if len(dates) > 1 and len(dates) * 2 >= len(header):
        words = f"a column for each day, month or year ({_few(dates)})"
        return ImportProblem(f"{words}; expected a row for each, and its date in a column")
    return ImportProblem(
        f"no layout known by its columns ({_few(header)}); expected an ACLED or UCDP GED export, or columns "
        "for a date and a title",
        header,
        "give them as in --mapping date=COLUMN,title=COLUMN, or say --as crossings where a row is a crossing",
    )


def _fits(field: str, number: int, cells: Cells | None, least: float) -> bool:
    """Whether the cells of a column can be what a field has: one of them at least, or a share of them."""
    if cells is None:
        return True
    if field == "place" and _fits("position", number, cells, 0.5) and any(map(said, cells.of(number))):
        return False
    kind = FIELDS[field].kind
    filled = {cell: times for cell, times in cells.of(number).items() if said(cell)}
    if not filled:
        return True
    if field in ROLES and all(map(_A_NUMBER.match, filled)):
        return False  # how many victims or targets there were, and not who
    if kind is Kind.ID:
        total = sum(filled.values())
        return len(filled) >= total * 0.9 and not all(cell.strip().lower() in ("yes", "no") for cell in filled)
    fitting = sum(times for cell, times in filled.items() if fits(kind, cell, cells.manner(kind, number)))
    return fitting > 0 and fitting >= least * sum(filled.values())


def _refused(header: Sequence[str], cells: Cells, found: Mapping[str, int]) -> dict[int, str]:
    """Columns by number that have the whole name of a field that none of their cells can be."""
    taken = set(found.values())
    return {
        number: field
        for field, wanted in FIELDS.items()
        for number, column in enumerate(header)
        if number not in taken
        and field not in found
        and wanted.kind not in (Kind.TEXT, Kind.NAME, Kind.ID)
        and " ".join(_words(column)) in _whole_names(field)
        and not _fits(field, number, cells, 0)
    }


def _words(column: str) -> list[str]:
    """The words of a column's name: of a form's group prefix only the last part, of joined words each.

    A place, a crossing or a source as the prefix says whose name or date it is: `where/name` is where.
    """
    if column.strip().lower() in _ITS_OWN:
        return []
    group, _, name = column.strip().rpartition("/")
    if group.count("(") > group.count(")"):
        return _parted(column)  # `Status (open/closed)` is in no group
    last = _parted(name or column)
    if _is_figure(last) and _is_figure(_parted(group)):
        return _parted(column)  # nor is `Killed/injured`, which is neither
    if not group or not (_OF_NAMES | _OF_A_THING).issuperset(last):
        return last
    thing = _parted(group.rpartition("/")[2])
    if not any(" ".join(thing) in _whole_names(field) for field in ("crossing", "place", "country", "actor", "source")):
        return last
    return thing if _OF_NAMES.issuperset(last) else thing + last


def _is_figure(words: Sequence[str]) -> bool:
    return any(" ".join(words) in _whole_names(about) for about in ("killed", "injured"))


def _parted(name: str) -> list[str]:
    return re.findall(r"\w+", fold(_CAMEL.sub(" ", name).replace("_", " ").replace("-", " ").replace("/", " ")))


def _may_be(parts: frozenset[str], words: frozenset[str], never: frozenset[str]) -> bool:
    return words <= parts and not (never - words) & parts


def _of_tags(tags: Sequence[str]) -> Iterator[tuple[int, int, int, str]]:
    """The field of each HXL tag, behind its rank and how much else it says: `#affected+killed+f` are not all killed.

    Attributes have no order, and blanks before them are allowed.
    """
    for number, tag in enumerate(tags):
        hashtag, having = _parts_of_tag(tag)
        for rank, (name, needed, field) in enumerate(_HXL):
            if hashtag == name and needed <= having:
                more = having - needed
                counted = FIELDS[field].kind in (Kind.COUNT, Kind.WHOLE)
                if not (more - _OF_ALL if counted else more & _OF_PARTS and field not in ("id", "type")):
                    yield rank, len(more), number, field
                break


def _parts_of_tag(tag: str) -> tuple[str, frozenset[str]]:
    hashtag, *attributes = [part.strip().lower() for part in tag.strip().split("+")]
    return hashtag, frozenset(attributes)


def corrected(found: dict[str, int], given: Mapping[str, str], header: Sequence[str]) -> dict[str, int]:
    """The guess with what a person said instead; an empty column takes a field out. Raises ImportProblem."""
    numbers = {fold(column): number for number, column in reversed(list(enumerate(column_names(header))))}
    for field, column in given.items():
        if field not in FIELDS:
            raise ImportProblem(f"mapping {field!r}; expected one of {', '.join(FIELDS)}")
        if column and fold(column) not in numbers:
            raise ImportProblem(f"no column {column!r}; it has {_few(header)}")
        taken = numbers.get(fold(column)) if column else None
        found = {name: other for name, other in found.items() if name != field and other != taken}
        found |= {field: taken} if taken is not None else {}
    return found


def _without_news_dates(found: dict[str, int], header: Sequence[str], tags: Sequence[str]) -> dict[str, int]:
    """When a row was updated or reported is the day of a status or a count, but not that of an incident."""
    number = found.get("date")
    if number is None:
        return found
    attributes = _parts_of_tag(tags[number])[1] if number < len(tags) else frozenset()
    if _OF_THE_NEWS.isdisjoint((*_words(header[number]), *attributes)):
        return found
    return {field: other for field, other in found.items() if field != "date"}


def _as_crossings(found: dict[str, int]) -> dict[str, int]:
    named = next((field for field in ("crossing", "title", "place", *_NAMES) if field in found), "")
    kept = ("id", "lat", "lon", "position", "country", "country 2", "summary", *_NAMES)
    columns = {field: number for field, number in found.items() if field in kept and field != named}
    return columns | ({"crossing": found[named]} if named else {})


def _likely_dates(header: Sequence[str], cells: Cells, found: Mapping[str, int]) -> list[str]:
    """Columns whose cells are mostly dates, though their names do not say that they are the day of the row."""
    taken = set(found.values())
    return [
        column
        for number, column in enumerate(header)
        if number not in taken and any(map(said, cells.of(number))) and _are_days(cells.of(number))
    ]


def _are_days(cells: Counter[str]) -> bool:
    filled = [cell for cell in cells if said(cell)]
    return sum(not cell.strip().isdecimal() and fits(Kind.DATE, cell, "dmy") for cell in filled) * 2 > len(filled)


def _few(header: Sequence[str], most: int = 12) -> str:
    words = [repr(column.strip()[:30]) for column in header[:most]]
    return ", ".join(words) + (f" and {len(header) - most} more" if len(header) > most else "")
