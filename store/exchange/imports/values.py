"""What cells say: words for nothing, numbers, coordinates. One reader of each; those of statuses are in `statuses.py`.

A reader answers None for a cell that it does not understand; nobody guesses after it. How a column writes its decimals
is decided once for the column, by all of its cells (`decimal_of`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from store.records.counts import MOST_DIGITS, CountError, CountValue, parse_count
from store.text.folding import fold

POINT, COMMA = ".", ","

WORDS_FOR_UNKNOWN = (
    "unknown|not known|inconnu|inconnue|desconocido|desconocida|se desconoce|no se sabe|desconhecido|desconhecida|"
    "unbekannt|sconosciuto|bilinmiyor|bilinmeyen|belirsiz|nezan|غير معروف|غير معلوم|مجهول|неизвестно|не известно|"
    "невідомо|не відомо|نامشخص|לא ידוע"
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
_UNKNOWN = frozenset(WORDS_FOR_UNKNOWN.split("|"))
_NOTHING = _UNKNOWN | frozenset(_WORDS_FOR_NOTHING.split("|"))
_LONGEST_NOTHING = max(map(len, _NOTHING))
_AROUND = (
    " \t\r\n\v\f\u0085\u00a0\u2007\u2028\u2029\u202f\u3000\u061c"
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
"""Blanks and marks of direction."""
_FOOTNOTE = re.compile(r"(?<=[\w)])\s?(?:[*†‡§]+|[¹²³⁰⁴-⁹]+|\((?:\*+|[¹²³⁰⁴-⁹]+)\))$")
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
_LONGEST_POSITION, _LONGEST_BOUNDED = 250, 60
_IN_WORDS = re.compile(r"(?=.{1,40}$)(?=.*[^\W\d_]{2})[^\W_]+(?:(?:[ -]|\. )[^\W_]+)*")
_BOUNDS = {
    "{}+": (
        "al menos|por lo menos|como mínimo|mínimo|no menos de|au moins|au minimum|minimum|mindestens|wenigstens|"
        "minimum|nicht weniger als|almeno|come minimo|non meno di|pelo menos|ao menos|no mínimo|não menos de|не менее|"
        "не меньше|как минимум|минимум|по меньшей мере|щонайменше|не менше|мінімум|принаймні|en az|asgari|على الأقل|"
        "ما لا يقل عن|لا يقل عن|حداقل|دست کم|ten minste|minstens|minimaal|לפחות|τουλάχιστον|herî kêm"
    ),
    "more than {}": (
        "más de|mas de|plus de|mehr als|über|più di|oltre|mais de|более|больше|свыше|более чем|більше|понад|більш ніж|"
        "أكثر من|ما يزيد عن|بیش از|meer dan|ruim|יותר מ|מעל|πάνω από|zêdetirî|superior a"
    ),
    "up to {}": (
        "nicht mehr als|pas plus de|non più di|"
        "hasta|a lo sumo|bis|como máximo|máximo|no más de|jusqu'à|au plus|au maximum|bis zu|höchstens|maximal|fino a|"
        "al massimo|até|no máximo|não mais de|до|не более|не больше|максимум|щонайбільше|не більше|en fazla|azami|حتى|"
        "على الأكثر|لا يزيد عن|بحد أقصى|حداکثر|tot|hooguit|maximaal|hoogstens|עד|έως|herî zêde"
    ),
    "fewer than {}": (
        "menos de|moins de|weniger als|unter|meno di|menos que|менее|меньше|менее чем|менше|أقل من|کمتر از|minder dan|"
        "פחות מ|λιγότερο από|kêmtirî"
    ),
    "~{}": (
        "unos|unas|alrededor de|aproximadamente|cerca de|casi|environ|près de|à peu près|etwa|ungefähr|rund|circa|ca|"
        "ca.|zirka|fast|knapp|intorno a|quasi|uns|umas|por volta de|quase|около|примерно|приблизительно|почти|порядка|"
        "близько|приблизно|майже|біля|yaklaşık|aşağı yukarı|حوالي|نحو|قرابة|تقريبا|ما يقارب|حدود|تقریبا|ongeveer|bijna|"
        "כ|בערך|περίπου|nêzîkî"
    ),
}
_BOUNDS_BEHIND = {
    "{}+": (
        "y más|et plus|und mehr|e più|e mais|"
        "o más|al menos|como mínimo|ou plus|au moins|oder mehr|o più|ou mais|или более|или больше|и более|и больше|"
        "або більше|і більше|ve üzeri|veya daha fazla|ve üstü|أو أكثر|فأكثر|على الأقل|یا بیشتر|of meer"
    ),
    "up to {}": "como máximo|o menos|au plus|au maximum|ou moins|oder weniger|höchstens|или менее|على الأكثر|فأقل|"
    "a kadar|e kadar|ya kadar|ye kadar",
    "more than {}": "den fazla|dan fazla|ten fazla|tan fazla",
    "fewer than {}": "den az|dan az|ten az|tan az",
    "~{}": "kadar|civarı|civarında|تقريبا|environ|приблизно|примерно|aproximadamente",
}
_RANGES = (
    "de {} a|entre {} y|entre {} e|de {} à|entre {} et|von {} bis|zwischen {} und|{} bis|{} à|{} a|tra {} e|fra {} e|"
    "da {} a|от {} до|между {} и|від {} до|між {} та|між {} і|{} до|{} ile|بين {} و|من {} إلى|{} إلى|van {} tot|"
    "tussen {} en|{} tot"
)
_SEVERAL = "varios|varias|algunos|algunas|несколько|mehrere|einige|vários|várias|кілька|декілька|diversi|diverse|אחדים"


def _in_letters(words: str) -> str:
    """Words folded, but that in "al menos" nothing is an article, which would leave what means the opposite."""
    return fold(words.lower().replace("al ", "a "))


_A_NUMBER = r" ?(\d(?:[\d., ]*\d)?) ?"
_BOUNDED = tuple(
    (re.compile("|".join(map(_in_letters, words.split("|"))).join(("(?:", ")")).join(around)), written)
    for table, around in (
        (_BOUNDS, ("", _A_NUMBER)),
        (_BOUNDS_BEHIND, (_A_NUMBER, "")),
        ({"several": _SEVERAL}, ("", "")),
    )
    for written, words in table.items()
) + tuple((re.compile(f"{_in_letters(words)}{{}}".replace("{}", _A_NUMBER)), "{}..{}") for words in _RANGES.split("|"))
"""How tables bound a count in other languages, and the English in which it is kept; of a range the end stands last."""

_ANY_DECIMAL = re.compile(r"\d([.,])\d+")


class Degrees(NamedTuple):
    """A coordinate; `axis` is 90 for a latitude and 180 for a longitude where a letter says so, else 0."""

    value: float
    axis: int


def bare(text: str) -> str:
    """A cell without blanks and marks of direction round it, and without the sign of a footnote behind it."""
    text = text.strip(_AROUND)
    last = text[-1:]
    return text if last.isascii() and last.isalnum() else _FOOTNOTE.sub("", text)


@lru_cache(maxsize=1 << 12)
def is_nothing(text: str) -> bool:
    """Whether a cell says nothing: it is empty, or has a word for it such as NULL, n/a, - or none."""
    return text.strip().lower() in _NOTHING


def said(text: str) -> str:
    """The cell without blanks round it; empty where it says nothing."""
    text = text.strip(_AROUND)
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
    cells = [bare(cell).translate(_DIGITS) for cell in cells]
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
    words = bare(text).translate(_DIGITS).translate(_BLANKS)
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
    text = bare(text)
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
    """A count of people: a whole number, or one of `2..6`, "3+", "at least 5", "several".

    The text is kept as it is; bounds in another language are written as the English ones.
    """
    text = bare(text)
    whole = read_whole(text, decimal)
    if whole is not None:
        return whole
    try:
        parse_count(text)
    except CountError:
        words = _count_in_words(text)
        return _bounded(text, decimal) if words is None else words
    return text


@lru_cache(maxsize=1 << 12)
def _bounded(text: str, decimal: str) -> str | None:
    """A count with its bounds, in words of any language; None for one that has none."""
    words = _in_letters(text) if len(text) <= _LONGEST_BOUNDED else ""
    found = next(((said, written) for bounded, written in _BOUNDED if (said := bounded.fullmatch(words))), None)
    if found is None:
        return None
    said, written = found
    numbers = [number for each in said.groups() if (number := read_whole(each, decimal)) is not None]
    is_read = len(numbers) == len(said.groups()) and numbers == sorted(numbers)
    return written.format(*numbers) if is_read else None


@lru_cache(maxsize=1 << 12)
def _count_in_words(text: str) -> CountValue | None:
    if not _IN_WORDS.fullmatch(text):
        return None
    from store.entry.how_many import number_of  # its words are loaded for a column that has such

    return number_of(text)


@lru_cache(maxsize=1 << 14)
def read_degrees(text: str) -> Degrees | None:
    """A coordinate: degrees with a decimal sign, or with minutes and seconds, a letter of the hemisphere at an end."""
    words = bare(text).translate(_DIGITS).replace("−", "-")
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
