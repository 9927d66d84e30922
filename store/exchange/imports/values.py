"""What cells say: words for nothing, numbers, coordinates, statuses, whether somebody may pass. One reader of each.

A reader answers None for a cell that it does not understand; nobody guesses after it. How a column writes its decimals
is decided once for the column, by all of its cells (`decimal_of`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from store.records.counts import MOST_DIGITS, CountError, CountValue, parse_count
from store.records.vocabulary import Passage, Status
from store.text.folding import fold

POINT, COMMA = ".", ","

_WORDS_FOR_UNKNOWN = (
    "unknown|not known|inconnu|inconnue|desconocido|desconocida|se desconoce|desconhecido|desconhecida|unbekannt|"
    "sconosciuto|bilinmiyor|bilinmeyen|belirsiz|nezan|غير معروف|غير معلوم|مجهول|неизвестно|невідомо|نامشخص|לא ידוע"
)
_WORDS_FOR_NOTHING = (
    "|-|--|---|–|—|_|__|.|..|...|?|??|???|null|(null)|<null>|n/a|n / a|n.a.|n.a|na|na.|#n/a|"
    "nan|none|nil|not available|not applicable|not reported|no data|no information|no source|"
    "nd|n.d.|n/d|not stated|not specified|unspecified|undefined|\\n|tbd|tbc|(blank)|(empty)|s/o|s.o.|"
    "sin dato|sin datos|sin información|sin fuente|no disponible|no aplica|ninguno|ninguna|"
    "non disponible|non renseigné|non précisé|non spécifié|sans objet|néant|aucun|aucune|aucune donnée|"
    "sem dados|sem informação|não disponível|nenhum|nenhuma|keine|keine angabe|keine angaben|k.a.|k. a.|nicht bekannt|"
    "yok|veri yok|bilgi yok|belirtilmemiş|нет данных|нет информации|н/д|н.д.|не указано|не указан|немає даних|"
    "немає інформації|не вказано|لا يوجد|لا توجد|لا توجد بيانات|لا توجد معلومات|لا ينطبق|غير متوفر|غير متاح|غير محدد|"
    "ندارد|بدون اطلاعات|אין נתונים"
)
_UNKNOWN = frozenset(_WORDS_FOR_UNKNOWN.split("|"))
_NOTHING = _UNKNOWN | frozenset(_WORDS_FOR_NOTHING.split("|"))
_LONGEST_NOTHING = max(map(len, _NOTHING))
_ERRORS = frozenset(("#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#spill!", "#calc!"))
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_BLANKS = dict.fromkeys(map(ord, " \u00a0\u202f\u2009'’"))
_GROUPED_COMMA = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?")
"""Thousands in groups of three; of two above the first, as in India: 1,23,456."""
_GROUPED_POINT = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?")
_ZEROS = re.compile(r"(\d+)[.,]0*")
_DEGREES = re.compile(
    r"([+-]?\d{1,3}(?:[.,]\d+)?)\s*(?:[°ºd:]|deg(?:rees)?|\s)?\s*"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:['′’m:]|min|\s)?\s*)?"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:[\"″”s]|''|′′|sec)?)?"
)
_HALVES_OF_THE_EARTH = {
    ("n", 1): "n|north|nord|norte|kuzey|север|сш|північ|شمال|شمالا|شمالي",
    ("s", -1): "s|south|sud|süd|sur|sul|güney|юг|юш|південь|جنوب|جنوبا|جنوبي",
    ("e", 1): "e|east|est|este|leste|ost|doğu|восток|вд|схід|شرق|شرقا|شرقي",
    ("w", -1): "w|west|ouest|oeste|ovest|batı|запад|зд|захід|غرب|غربا|غربي",
}
"""What names a hemisphere. The letter O does not: it is the west in French and Spanish, and the east in German."""
_HEMISPHERES = {word: half for half, words in _HALVES_OF_THE_EARTH.items() for word in words.split("|")}
_LETTERS = re.compile(r"^\s*([^\W\d_]*)\s*(.*?)\s*([^\W\d_]*|\w\. ?\w\.)\s*$", re.DOTALL)
_AXES = {"n": 90, "s": 90, "e": 180, "w": 180}
_WKT = re.compile(r"\s*(?:SRID=\d+;)?\s*POINT\s*Z?\s*\(\s*(\S+)\s+([^\s)]+)[^)]*\)\s*", re.IGNORECASE)
_NUMBERS_APART = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:\s+[+-]?\d+(?:[.,]\d+)?){1,3}")
_MINUTES = re.compile(r"(?<=\d)\s?['′’m](?=\s*\d)")
_HALVES = re.compile(r"[^NSEWnsew]+[NSEWnsew]")
_LONGEST_POSITION, _LONGEST_STATUS = 250, 120
_IN_WORDS = re.compile(r"(?=.{1,40}$)(?=.*[^\W\d_]{2})[^\W_]+(?:(?:[ -]|\. )[^\W_]+)*")
_ANY_DECIMAL = re.compile(r"\d([.,])\d+")

_OPEN, _LIMITED, _CLOSED = str(Status.OPEN.value), str(Status.LIMITED.value), str(Status.CLOSED.value)
_FOR_WHOM = re.compile(r"(?<!due )(?<!owing )(?<!according )\b(?:for|to)\b ?")
_ALL_TRAFFIC = re.compile(
    r"""(?:the\ )?(?:all|everyone|everybody|public|(?:all\ )?(?:traffic|movements?|crossings?))
    (?:\ in\ (?:both|all)\ directions)?
    (?:\ (?:since|until|till|from|due|because|by|on|as|again|daily|temporarily|permanently|\d).*)?\ ?""",
    re.VERBOSE,
)
_REASONS = (
    "maintenance|repairs?|renovations?|works?|construction|reasons?|concerns?|holidays?|eid|feast|ramadan|snow|weather|"
    "elections?|lack"
)
_TROUBLES = "strikes?|protests?|curfews?|quarantine|covid|fighting|clashes|security"
"""Reasons behind which those may stand for whom it is shut: `security forces`, `covid patients`."""
_REASON_ALONE = re.compile(
    r"(?:(?!(?:not?|only|all|public|on|in|during|after|before)\b)\w+ )?"
    rf"(?:{_REASONS}|{_TROUBLES})(?: (?:until|till|since)\b.*)?"
)
_BEHIND_TROUBLES = "since|until|till|due|because|by|on|as|again|from|of|in|at|near|nearby|between|restrictions|measures"
_AT_TIMES = re.compile(r"on (?:the |public )?(?:\w+days|weekends|eid)\b")
_CLOSED_AT_TIMES = re.compile(r"daily\b|on \w+day\b|.*\d[:.]\d\d\D+\d{1,2}[:.]\d\d")
_TIME_OR_REASON = re.compile(
    rf"""(?:the\ |an?\ )?(?:
    (?:(?:\w+\ ){{0,2}}(?:minute|hour|day|night|week|weekend|month|year|time)s?|now|good|\w+day)\b.*
    |\d+(?:\ (?:[ap]m|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)?(?:\ \d+)?\ ?
    |(?:\w+\ )?(?:{_REASONS})\b.*
    |(?:{_TROUBLES})(?:\ (?:{_BEHIND_TROUBLES})\b.*)?\ ?)""",
    re.VERBOSE,
)
_EXCEPTED = re.compile(r"\b(?:but|except\w*|excluding|save|apart|unless|other than)\b")
_STATUSES = {
    Status.OPEN: (
        "operational|active|functioning|functional|opened|reopened|re opened|operating|in operation|fully open|"
        "fully operational|مفتوح|açık|ouvert|abierto|geöffnet|offen|ouverte|abierta|aberto|aberta|aperto|"
        "aperta|مفتوحة|открыт|открыто|открыта|відкрито|відкритий|відкрита|vekirî|باز|פתוח|ανοιχτό|"
        "operativo|operativa|operacional|opérationnel|opérationnelle|en service|en funcionamiento|in betrieb|"
        "çalışıyor|faal|يعمل|تعمل|работает|действует|функционирует|працює|діє"
    ),
    Status.LIMITED: (
        "partially open|partly open|partially operational|partially closed|partial|partially|restricted|limited access|"
        "semi open|semi closed|partly closed|not fully open|not fully operational|half open|نیمه باز|"
        "limité|limitée|limitado|limitada|restreint|restreinte|restringido|restringida|sınırlı|محدود|مقيد|"
        "ограничен|ограничено|обмежено|обмежений|eingeschränkt"
    ),
    Status.SPORADIC: "intermittent",
    Status.CLOSED: (
        "shut|shut down|sealed|suspended|no access|not functional|fully closed|non operational|not operational|"
        "not functioning|not open|مغلق|kapalı|fermé|cerrado|geschlossen|fermée|cerrada|fechado|fechada|chiuso|"
        "chiusa|مغلقة|gesloten|закрыт|закрыто|закрыта|закрито|закритий|закрита|girtî|بسته|סגור|κλειστό|"
        "encerrado|encerrada|clausurado|suspendido|suspendida|suspendu|suspendue|suspenso|bloqué|bloqueado|"
        "no operativo|no operativa|non opérationnel|açık değil|çalışmıyor|faal değil|لا يعمل|لا تعمل|متوقف|متوقفة|"
        "не работает|не действует|не функционирует|заблокирован|не працює|не діє|заблоковано|تعطیل"
    ),
    Status.INACTIVE: (
        "not active|not in use|out of use|out of service|disused|defunct|abandoned|hors service|fuera de servicio"
    ),
    Status.UNKNOWN: _WORDS_FOR_UNKNOWN,
}
_STATUS_WORDS: dict[str, str] = {
    fold(word): status.value for status, words in _STATUSES.items() for word in words.split("|")
} | {fold(word): word for word in Status.words()}
_LIMITING_WORDS = (
    "restrict*|limit*|partial*|partly|conditional*|exception*|only|restricc*|restring*|restreint*|partiel*|parcial*|"
    "seulement|uniquement|solo|sólo|solamente|apenas|kısmen|kısıtl*|sınırl*|sadece|yalnız*|teilweise|eingeschränkt|nur|"
    "جزئيا|جزئي|محدود|قيود|بقيود|فقط|частично|огранич*|только|частково|обмеж*|лише|тільки|parzial*"
)
_TELLS_LIMITS = "(?:" + "|".join(map(fold, _LIMITING_WORDS.split("|"))).replace("*", r"\w*") + ")"
_LIMITING = re.compile(rf"\b{_TELLS_LIMITS}\b")
_WITHOUT = "|".join(map(fold, ["without", "no", "sans", "sin", "sem", "senza", "ohne", "без", "بدون", "بلا", "دون"]))
_UNLIMITED = re.compile(
    rf"\b(?:{_WITHOUT}) (?:any |aucune )?{_TELLS_LIMITS}\b|\b{fold('kısıtl')}\w*(?:{fold('sız')}| yok| olmadan)\b"
)
"""That there are no limits: "open without restrictions"."""
_MARKER = re.compile("[-*•·●○■□▪◆▶►→⚪⚫⬛⬜🔴🔵🟠-🟫]\ufe0f?")
"""A sign before a status that says nothing against it, as "≠ open", "? open" and "✗ open" would."""
_PARTLY_WORDS = "partiellement|parcialmente|parzialmente|kısmen|جزئيا|частично|частково|teilweise"
_FOR_NOW_WORDS = (
    "temporairement|temporalmente|temporariamente|provisoirement|provisionalmente|vorübergehend|temporaneamente|مؤقتا|"
    "временно|тимчасово|موقتا|actuellement|actualmente|currently|şu an|حاليا|сейчас|зараз|geçici olarak|geçici"
)
_PARTLY, _FOR_NOW = (frozenset(map(fold, words.split("|"))) for words in (_PARTLY_WORDS, _FOR_NOW_WORDS))
_PASSES = {
    Passage.YES: "yes|y|true|open|operational|allowed|permitted|نعم|evet|oui|sí|да|так|erê|ja|✓|✔|☑|✅",
    Passage.NO: "no|n|false|closed|shut|not allowed|prohibited|لا|hayır|non|нет|ні|nein|✗|✘|✕|❌",
    Passage.RESTRICTED: (
        "restricted|limited|partial|partially|partly|partially open|partly open|kısmen|teilweise|جزئي|جزئيا"
    ),
}
_PASSAGE_WORDS: dict[str, str] = {
    fold(word): passage.value for passage, words in _PASSES.items() for word in words.split("|")
}
_PASSAGE_OF = {"open": "yes", "closed": "no", "inactive": "no", "limited": "restricted", "sporadic": "restricted"}


class Degrees(NamedTuple):
    """A coordinate; `axis` is 90 for a latitude and 180 for a longitude where a letter says so, else 0."""

    value: float
    axis: int


@lru_cache(maxsize=1 << 12)
def is_nothing(text: str) -> bool:
    """Whether a cell says nothing: it is empty, or has a word for it such as NULL, n/a, - or none."""
    return text.strip().lower() in _NOTHING


def said(text: str) -> str:
    """The cell without blanks round it; empty where it says nothing."""
    text = text.strip()
    return "" if not text or (len(text) <= _LONGEST_NOTHING and is_nothing(text)) else text


def is_error(text: str) -> bool:
    """Whether a cell is what a spreadsheet shows for a formula that failed, and so no words of anybody."""
    return text[:1] == "#" and text.strip().lower() in _ERRORS


def said_status(text: str) -> str:
    """As `said`, but that "unknown" is a status."""
    return said(text) or (text.strip() if text.strip().lower() in _UNKNOWN else "")


class Decimal(NamedTuple):
    """The decimal sign of a column of numbers, and the cell that shows it where it is a comma."""

    sign: str
    shown: str = ""


def decimal_of(cells: Iterable[str], *, whole: bool = False) -> Decimal:
    """The decimal sign of a column of numbers: a comma where cells write it so and none can mean it otherwise.

    Where all are `whole`, and small ones stand without, a point in 1.150 groups thousands, as no 1.15 people pass.
    """
    cells = [cell.strip().translate(_DIGITS) for cell in cells]
    pointed = [cell for cell in cells if POINT in _ANY_DECIMAL.findall(cell)] if whole else []
    shown = next((cell for cell in pointed if not cell.endswith("000")), "")
    small = any(cell.isdecimal() and len(cell) < len("1000") for cell in cells) or shown.count(POINT) > 1
    if shown and small and all(_GROUPED_POINT.fullmatch(cell) and cell[0] != "0" for cell in pointed):
        return Decimal(COMMA, shown)
    comma = ""
    for cell in cells:
        signs = set(_ANY_DECIMAL.findall(cell))
        if POINT in signs:
            return Decimal(POINT)
        if COMMA in signs and not _GROUPED_COMMA.fullmatch(cell):
            comma = comma or cell
    return Decimal(COMMA, comma) if comma else Decimal(POINT)


@lru_cache(maxsize=1 << 14)
def read_number(text: str, decimal: str = POINT) -> float | None:
    """A number: with a decimal point or comma, thousands in groups, digits of any script."""
    words = text.strip().translate(_DIGITS).translate(_BLANKS)
    if decimal == POINT and _GROUPED_COMMA.fullmatch(words):
        words = words.replace(",", "")
    elif decimal == COMMA and _GROUPED_POINT.fullmatch(words):
        words = words.replace(".", "").replace(",", ".")
    elif not _PLAIN.fullmatch(words) or ("," in words and decimal == POINT):
        return None
    return float(words.replace(",", "."))


@lru_cache(maxsize=1 << 14)
def read_whole(text: str, decimal: str = POINT) -> int | None:
    """A whole number, 0 or more; `2.0`, as spreadsheets write it, is 2, and 2.5 is none."""
    text = text.strip()
    if text.isdecimal():
        return int(text) if len(text) <= MOST_DIGITS else None
    words = text.translate(_DIGITS).translate(_BLANKS)
    if zeros := _ZEROS.fullmatch(words):
        # 2.000 may be two in the manner of a program, or two thousand in the manner of a German: nobody knows.
        return (
            None
            if re.fullmatch(r"\d{1,3}[.,]000", words) and words[-4] != _thousands(decimal)
            else _zeroed(zeros, words, decimal)
        )
    number = read_number(words, decimal)
    return int(number) if number is not None and number >= 0 and number == int(number) else None


def _thousands(decimal: str) -> str:
    return COMMA if decimal == POINT else POINT


def _zeroed(zeros: re.Match[str], words: str, decimal: str) -> int | None:
    grouped = read_number(words, decimal) if _thousands(decimal) in words else None
    return int(grouped if grouped is not None else int(zeros[1]))


def read_count(text: str, decimal: str = POINT) -> CountValue | None:
    """A count of people: a whole number, or one of `2..6`, "3+", "at least 5", "several"; the text is kept as it is."""
    whole = read_whole(text, decimal)
    if whole is not None:
        return whole
    try:
        parse_count(text)
    except CountError:
        return _count_in_words(text.strip())
    return text.strip()


@lru_cache(maxsize=1 << 12)
def _count_in_words(text: str) -> CountValue | None:
    if not _IN_WORDS.fullmatch(text):
        return None
    from store.entry.how_many import number_of  # its words are loaded for a column that has such

    return number_of(text)


@lru_cache(maxsize=1 << 14)
def read_degrees(text: str) -> Degrees | None:
    """A coordinate: degrees with a decimal sign, or with minutes and seconds, a letter of the hemisphere at an end."""
    words = text.strip().translate(_DIGITS).replace("−", "-")
    found = _LETTERS.match(words)
    if not words or found is None:
        return None
    before, body, behind = found[1].lower(), found[2], found[3].lower().replace(".", "").replace(" ", "")
    if found[3] == "s" and body[-1:].isdigit() and (minutes := _MINUTES.search(body)):
        if minutes[0].strip() != "m":
            return None  # of 34°23'10s nobody knows whether it is the south, or seconds
        body, behind = f"{body}s", ""
    letter, sign = _HEMISPHERES.get(before or behind, ("", 1))
    if (before and behind) or ((before or behind) and not letter):
        return None
    # A coordinate is never so large that it has thousands: a comma in it is a decimal sign.
    number = float(body.replace(",", ".")) if _PLAIN.fullmatch(body) else _sexagesimal(body)
    if number is None or (letter and number < 0):
        return None
    return Degrees(number * sign, _AXES.get(letter, 0))


def _sexagesimal(body: str) -> float | None:
    """Degrees, minutes and seconds."""
    found = _DEGREES.fullmatch(body.strip())
    if found is None:
        return None
    degrees, minutes, seconds = (float((part or "0").replace(",", ".")) for part in found.groups())
    if minutes >= 60 or seconds >= 60 or (found[2] and degrees != int(degrees)):
        return None
    size = abs(degrees) + minutes / 60 + seconds / 3600
    return round(-size if body.strip().startswith("-") else size, 6)


def read_coordinate(text: str, most: int) -> float | None:
    """A latitude (`most` is 90) or a longitude (180); None where it lies beyond, or its letter says the other."""
    degrees = read_degrees(text)
    if degrees is None or degrees.axis not in (0, most) or abs(degrees.value) > most:
        return None
    return degrees.value


@lru_cache(maxsize=1 << 12)
def read_position(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in one cell: `34.398, 40.976`, `34.398 40.976 0 5` or `POINT(40.976 34.398)`."""
    if len(text) > _LONGEST_POSITION:
        return None
    if wkt := _WKT.fullmatch(text):
        north, east = read_coordinate(wkt[2], 90), read_coordinate(wkt[1], 180)
        return (north, east) if north is not None and east is not None else None
    words = text.strip().strip("()[]")
    parts = _NUMBERS_APART.fullmatch(words) and words.split()
    parts = parts or next((cut for sign in (";", "|", "/", ", ", ",") if len(cut := words.split(sign)) == 2), [])
    parts = parts or _HALVES.findall(words)
    if not 2 <= len(parts) <= 4:
        return None
    first, second = map(read_degrees, parts[:2])
    if first is None or second is None:
        return None
    lat, lon = (second, first) if first.axis == 180 or second.axis == 90 else (first, second)
    if lat.axis == 180 or lon.axis == 90 or abs(lat.value) > 90 or abs(lon.value) > 180:
        return None
    return lat.value, lon.value


@lru_cache(maxsize=1 << 12)
def read_status(text: str) -> str | None:
    """The status that a word or a few tell; None where they tell none that is known."""
    plain = fold(text.replace("_", " "))
    if known := _STATUS_WORDS.get(plain):
        return known
    words = [word for part in plain.split() if (word := part.strip("()[],;:–—"))]
    if len(words) > 1 and _MARKER.fullmatch(words[0]):
        words = words[1:]
    if not words or len(words) > 8 or len(plain) > _LONGEST_STATUS:
        return None
    words = _UNLIMITED.sub("", " ".join(words)).split()
    if not words:
        return None
    plain = " ".join(words)
    if known := _STATUS_WORDS.get(plain) or _qualified(plain):
        return known
    begun = _STATUS_WORDS.get(" ".join(words[:2])) or _STATUS_WORDS.get(words[0])
    if begun == _OPEN and _LIMITING.search(plain):
        return _LIMITED
    temporary = words[0] in ("temporarily", "currently", "now", "still", "completely", "officially", "permanently")
    if temporary and len(words) > 1:
        return read_status(" ".join(words[1:]))
    behind = " ".join(words[1:])
    if begun and (_AT_TIMES.match(behind) or (begun == _CLOSED and _CLOSED_AT_TIMES.match(behind))):
        return None
    if begun == _CLOSED and _REASON_ALONE.fullmatch(behind) and not _EXCEPTED.search(behind):
        return _CLOSED
    if begun and any((_STATUS_WORDS.get(word) or begun) != begun for word in words[1:]):
        return None
    for_whom = _FOR_WHOM.split(behind)[1:]
    told_of_some = any(not (_ALL_TRAFFIC.fullmatch(one) or _TIME_OR_REASON.fullmatch(one)) for one in for_whom)
    if begun and (_EXCEPTED.search(behind) or (begun == _CLOSED and told_of_some)):
        return None
    if begun and re.fullmatch(
        r"(?:for|to|since|until|from|due|because|by|on|temporarily|again|permanently|daily|all|\d+)\b.*", behind
    ):
        for_a_time = words[1] in ("for", "to") and not _ALL_TRAFFIC.fullmatch(for_whom[0])
        return _LIMITED if begun == _OPEN and (told_of_some or for_a_time) else begun
    return None


def _qualified(plain: str) -> str | None:
    """A status word with one before or behind it that says that it is so for now, or in part."""
    for qualifier in (*_FOR_NOW, *_PARTLY):
        bare = plain.removeprefix(f"{qualifier} ").removesuffix(f" {qualifier}")
        status = _STATUS_WORDS.get(bare) if bare != plain else None
        if status:
            return status if qualifier in _FOR_NOW else _LIMITED if status in (_OPEN, _CLOSED) else None
    return None


@lru_cache(maxsize=1 << 12)
def read_tick(text: str) -> bool | None:
    """Whether a cell is ticked: by an x, a mark, a 1 or a yes; None for words that do not tell."""
    plain = text.strip().lower()
    if plain in ("x", "1", "*", "●", "•"):
        return True
    return False if plain == "0" else {"yes": True, "no": False}.get(read_passage(text) or "")


@lru_cache(maxsize=1 << 12)
def read_passage(text: str) -> str | None:
    """Whether those of one mode may pass: yes, no, restricted; None for words that do not tell."""
    plain = fold(text)
    if known := _PASSAGE_WORDS.get(plain):
        return known
    status = read_status(text)
    return _PASSAGE_OF.get(status) if status else None
