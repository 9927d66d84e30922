"""The words, numbers and signs of what people type about a date, and the tables of names.

Spelling is settled here: letter case, other digits than ours, dashes and quotes of every kind, "Sept" and "thurs",
months and small words of other languages. A day as in 2019-09-30 is one token of eight digits.

The months' names are those of CLDR 46 for Arabic (as in Egypt, and as in Iraq and Syria), Kurmanji, Sorani, Persian,
Turkish, French, Spanish, Portuguese, Italian, German, Dutch, Russian, Ukrainian and Hebrew, with the spellings that
are common beside them, written as `plain` has them. A name that stands for different months in two of these languages
is left out. To read another language, add its names here; words of other calendars are told apart and refused.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

_NAMES = """
    يناير|ژانویه|كانون الثاني|janvier|ocak|کانوونی دووەم|cileya pasin|cile|kanuna pasin|enero|januar|января|январь|\
        січня|січень|janeiro|gennaio|januari|ינואר
    فبراير|فوریه|شباط|fevrier|fevr|subat|شوبات|sibat|sibata|febrero|februar|февраля|февраль|\
        лютого|лютий|fevereiro|febbraio|februari|פברואר
    مارس|اذار|mars|mart|ئازار|ئادار|adar|adara|marzo|marz|марта|март|\
        березня|березень|maart|מרץ
    ابريل|آوریل|نيسان|avril|avr|nisan|nisana|abril|апреля|апрель|\
        квітня|квітень|aprile|אפריל
    مايو|مه|ايار|ماي|mai|mayis|ئایار|gulan|gulana|mayo|мая|май|\
        травня|травень|maio|maggio|מאי
    يونيو|ژوئن|حزيران|juin|haziran|حوزیران|حوزەیران|heziran|hezirana|junio|juni|июня|июнь|\
        червня|червень|junho|giugno|יוני
    يوليو|ژوئیه|تموز|juillet|juil|temmuz|تەمووز|تەممووز|تەموز|tirmeh|tirmeha|julio|juli|июля|июль|\
        липня|липень|julho|luglio|יולי
    اغسطس|اوت|اب|aout|agustos|ئاب|tebax|tebaxa|agosto|августа|август|\
        серпня|серпень|augustus|אוגוסט
    سبتمبر|سپتامبر|ايلول|septembre|eylul|ئەیلوول|ئەیلول|ilon|ilona|septiembre|setiembre|сентября|сентябрь|\
        вересня|вересень|setembro|settembre|ספטמבר
    اكتوبر|اکتبر|تشرين الاول|octobre|ekim|تشرینی یەکەم|cotmeh|cotmeha|octubre|oktober|октября|октябрь|\
        жовтня|жовтень|outubro|ottobre|אוקטובר
    نوفمبر|نوامبر|تشرين الثاني|novembre|kasim|تشرینی دووەم|mijdar|mijdara|noviembre|ноября|ноябрь|\
        листопада|листопад|novembro|נובמבר
    ديسمبر|دسامبر|كانون الاول|decembre|aralik|کانونی یەکەم|کانوونی یەکەم|berfanbar|berfanbara|\
        cileya pesin|kanuna pesin|diciembre|dezember|декабря|\
        грудня|грудень|dezembro|dicembre|דצמבר
"""
_SMALL = {
    "from": "du|من|ji|از",
    "to": "au|إلى",
    "until": "jusqu au|jusqu a|حتى|لغاية|heta|تا|هەتا",
    "since": "depuis|a partir du|a partir de|منذ|اعتبارا من",
    "before": "avant|قبل|berî|پێش|پیش از|قبل از",
    "after": "après|بعد|piştî|دوای|پاش",
    "and": "et|ve|و|ile",
    "or": "ou|veya|أو|یان",
    "between": "entre|بين",
    "early": "début|أوائل|بداية|مطلع|destpêka|serê|سەرەتای|اوایل",
    "mid": "mi|منتصف|أواسط|nîvê|ناوەڕاستی|اواسط",
    "late": "fin|أواخر|نهاية|dawiya|کۆتایی|اواخر",
    "about": "environ|vers|حوالي|yaklaşık|نزیکەی",
    "on": "في|بتاريخ|لە|li|tarihinde|günü",
    "year": "عام|سنة|année|yılı|yılında|sala|ساڵی|سال",
    "kadar": "kadar|dek|değin",
    "itibaren": "itibaren|bu yana",
    "last": "geçen|geçtiğimiz|الماضي|الماضية|الفائت|الفائتة|dernier|dernière|borî|ڕابردوو|رابردوو|گذشته",
    "this": "bu|هذا|هذه|cette|ئەم",
    "ago": "il y a|berê|لەمەوبەر|لەمەوپێش|پیش",
    "day ago": "gün önce",
    "week ago": "hafta önce",
    "month ago": "ay önce",
    "year ago": "yıl önce",
    "day": "gün|jour|jours|يوم|يوما|أيام|roj|rojan|ڕۆژ|رۆژ|روز",
    "week": "hafta|semaine|semaines|أسبوع|الأسبوع|أسابيع|hefte|hefteya|heftî|هەفتە|هەفتەی|هفته|هفتهٔ",
    "month": "mois|شهر|الشهر|أشهر|شهور|meh|meha|مانگ|مانگی|ماه",
    "two days": "يومين",
    "two weeks": "أسبوعين",
    "two months": "شهرين",
    "two": "اثنين|دوو|iki|deux|دو",
    "three": "ثلاثة|ثلاث|سێ|üç|trois|سه",
    "four": "أربعة|أربع|چوار|dört|quatre|چهار",
    "five": "خمسة|خمس|پێنج|beş|cinq|pênc|پنج",
    "in": "dans",
    "during": "au cours de|courant",
    "six": "altı|ستة|شەش|شش",
    "seven": "yedi|سبعة|حەوت|هفت",
    "ten": "dix|عشرة",
    "next": "önümüzdeki|gelecek|القادم|القادمة|المقبل|المقبلة|prochain|prochaine|آینده",
    "or earlier": "au plus tard|en geç|على أبعد تقدير",
    "early behind": "başı|başında|başları",
    "mid behind": "ortası|ortasında|ortaları",
    "late behind": "sonu|sonunda|sonları",
    "spring": "printemps|ilkbahar|bahar|baharı|bihar|bihara|بەهار|بەهاری",
    "summer": "yaz|yazında|صيف|havîn|havîna|هاوین|هاوینی|yazı",
    "autumn": "automne|sonbahar|sonbaharı|güz|خريف|payîz|payîza|پایز|پایزی",
    "winter": "hiver|kış|kışında|شتاء|zivistan|zivistana|زستان|زستانی",
    "morning": "matin|صباح|صباحا|sabah|sibehê|بەیانی|au matin",
    "evening": "soir|مساء|akşam|êvarê|ئێوارە|au soir",
    "night": "nuit|ليلة|ليل|gece|şev|şevê|شەو",
    "today": "aujourd hui|اليوم|bugün|îro|ئەمڕۆ|امروز",
    "yesterday": "hier|أمس|dün|duh|دوێنێ|دیروز",
    "tomorrow": "demain|غدا|yarın|فردا",
    "day before yesterday": "avant - hier|أول أمس|evvelsi gün",
    "monday": "lundi|الاثنين|pazartesi|duşem|duşemb|دووشەممە|duşemî|دوشنبه",
    "tuesday": "mardi|الثلاثاء|salı|sêşem|sêşemb|سێشەممە|sêşemî|سه‌شنبه",
    "wednesday": "mercredi|الأربعاء|çarşamba|çarşem|çarşemb|چوارشەممە|çarşemî|چهارشنبه",
    "thursday": "jeudi|الخميس|perşembe|pêncşem|pêncşemb|پێنجشەممە|pêncşemî|پنجشنبه|پنج‌شنبه",
    "friday": "vendredi|الجمعة|cuma|ھەینی|هەینی|جمعه",
    "saturday": "samedi|السبت|cumartesi|şemb|شەممە|شنبه",
    "sunday": "dimanche|الأحد|pazar|yekşem|yekşemb|یەکشەممە|yekşemî|یکشنبه|یک‌شنبه",
}
_OTHER_CALENDARS = {
    "a Persian date": "farvardin ordibehesht khordad mordad shahrivar mehr aban azar dey bahman esfand "
    "فروردين ارديبهشت خرداد تير مرداد شهريور مهر ابان اذر دي بهمن اسفند",
    "an Islamic date": "muharram moharram safar rabi jumada rajab shaban shaaban ramadan ramazan shawwal dhu dhul zul "
    "محرم صفر ربيع جمادي رجب شعبان رمضان شوال ذو ذي "
    "muharrem rebiulevvel rebiulahir cemaziyelevvel cemaziyelahir receb saban sevval zilkade zilhicce",
    "a Hebrew date": "tishrei tishri cheshvan kislev tevet shevat iyar sivan",
    "a feast, which is not on the same days everywhere": "christmas xmas noel eid bayram nowruz newroz ashura arbaeen "
    "easter pesach passover hanukkah diwali mawlid عيد نوروز عاشوراء اربعين",
}
_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ı": "i", "ئ": "ی", "\u200c": None, "ـ": None})


@lru_cache(maxsize=1 << 12)
def plain(text: str) -> str:
    """The text in lower case, without accents and marks, Arabic letters in one form."""
    marked = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in marked if unicodedata.category(letter) != "Mn").translate(_LETTERS)


NUMBER_OF: dict[tuple[str, ...], int] = {
    tuple(plain(name).split()): number
    for number, names in enumerate(_NAMES.split("\n")[1:-1], 1)
    for name in names.strip().split("|")
}
"""The number of a month by the words of its name."""
MOST_WORDS = max(map(len, NUMBER_OF))
ENGLISH_OF = {
    tuple(plain(name).split()): tuple(english.split()) for english, names in _SMALL.items() for name in names.split("|")
}
"""The English words for a small word of a date, by its words in another language."""
REASON_OF = {plain(word): reason for reason, words in _OTHER_CALENDARS.items() for word in words.split()}
"""What a word of another calendar says that a date is, and so why it is refused."""


@lru_cache(maxsize=1 << 12)
def month_at(words: tuple[str, ...]) -> tuple[int, int]:
    """The month that words begin with, and how many of them name it; 0, 0 where they name none."""
    for length in range(min(MOST_WORDS, len(words)), 0, -1):
        name = words[:length]
        for ending in ("", "ی", "e"):  # "ئابی", "gulanê"
            form = (*name[:-1], name[-1].removesuffix(ending))
            if form in NUMBER_OF:
                return NUMBER_OF[form], length
    return 0, 0


Tokens: TypeAlias = tuple[str, ...]

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
SAID_OTHERWISE = ENGLISH_OF | {
    ("not", "later", "than"): ("no", "later", "than"),
    ("not", "earlier", "than"): ("no", "earlier", "than"),
    ("not", "after"): ("until",),
    ("starting",): ("since",),
    ("starting", "from"): ("since",),
    ("starting", "on"): ("since",),
    ("at", "latest"): ("or", "earlier"),
    ("at", "earliest"): ("or", "later"),
    ("calendar", "week"): ("week",),
    ("cw",): ("week",),
    ("kw",): ("week",),
    ("earlier", "today"): ("today",),
    ("later", "today"): ("today",),
    ("earlier", "this"): ("this",),
    ("later", "this"): ("this",),
    ("early", "morning"): ("morning",),
    ("late", "evening"): ("evening",),
    ("late", "night"): ("night",),
    ("some", "time"): ("sometime",),
    ("early", "hours"): ("morning",),
    ("small", "hours"): ("morning",),
    ("down", "to"): ("until",),
    ("to", "date"): ("itibaren",),
    ("to", "present"): ("itibaren",),
    ("till", "now"): ("itibaren",),
    ("until", "now"): ("itibaren",),
    ("throughout",): ("during",),
    ("all", "through"): ("during",),
    ("whole",): ("during",),
    ("in", "course"): ("during",),
    ("ago", "today"): ("ago",),
    ("or", "thereabouts"): ("or", "so"),
    ("w", "/", "c"): ("week", "commencing"),
    ("w", "/", "e"): ("week", "ending"),
    ("eve",): ("day", "before"),
}
"""Words that say the same as others, which the grammar knows; the longest first."""
SPELLINGS = dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’ʼ`´", "'") | {"،": ","}
SILENT = frozenset(("of", "ayi", "the", ",", ":", "(", ")", "st", "nd", "rd", "th", "er", "le", "la", "ی"))
_ISO_DAY = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_ISO_ENDS = re.compile(
    r"(?<![\d-])(\d{4}-(?:\d\d?-(?!\d\d?(?:/|\.\.| - | to )\d\d?-))?)"
    r"(\d\d?(?:-\d\d?)?)(?:/|\.\.| - | to )(\d\d?(?:-\d\d?)?)(?![\d/-]|\s*[^\W\d])"
)
"""Two days or months of one year, as in 2019-10-03/05 and 2019-10-03/11-02: from the one to the other."""
CASE_ENDING = re.compile(
    r"(?<=\d)(?:['’‘ʼ`´](?!s\b)[^\W\d_]{1,5}|\u200c?[\u0620-\u064a\u066e-\u06d3\u06d5]{1,3}|ê|(?<=\d{4})an)(?!\w)"
)
"""What Turkish, Kurdish and Arabic write behind a number: "2024'te", "٣ی", "2020ەوە", "2024م", "3ê", "2021an"."""
_MONTH_ENDING = re.compile(
    r"(?<!\w)(ocak|şubat|subat|mart|nisan|mayıs|mayis|haziran|temmuz|ağustos|agustos|eylül|eylul|ekim|kasım|kasim|aralık"
    r"|aralik)['’‘ʼ`´](?![dt][ae]n(?!\w))[^\W\d_]{1,4}(?!\w)"
)
"""What Turkish writes behind a month, as in "Mart'a", "Haziran'da"; "Mart'tan", from then on, is another matter."""
_FROM_ONE_ON = re.compile(r"(?<=\d)['’‘ʼ`´][dt][ae]n\s+(?=\d)")
"""The Turkish ending and blank between two numbers, as in "3'ten 5'e kadar": from the one to the other."""
_SINCE_BEHIND = re.compile(
    r"(?:(?<=\d)|(?<=[^\W\d_]))['’‘ʼ`´][dt][ae]n\s+(?:beri|itibaren|bu yana)(?!\w)"
    r"|(?<=[^\W\d_])['’‘ʼ`´][dt][ae]n(?!\w)(?!.*\bkadar)"
)
"""From a month or year on, in Turkish: "2019'dan beri", "Haziran'dan"."""
_RANGE = re.compile(r"(?<!\s)\s*(?:\.\.+|…|-to-)\s*")
_NUMBERED_WEEK = re.compile(r"\bweek ([1-5]) (of|in)(?= (?:the )?[^\W\d])")
"""A week counted within a month, as in "week 1 of may": without the small word it would be the week of 1 May."""


def split(text: str) -> Tokens:
    """The tokens of a text in lower case: runs of digits, runs of letters, single signs; silent ones left out."""
    tokens: list[str] = []
    ranged = _FROM_ONE_ON.sub(" to ", text.lower())
    bare = _MONTH_ENDING.sub(r"\1", CASE_ENDING.sub("", _SINCE_BEHIND.sub(" itibaren", ranged)))
    clean = _ISO_ENDS.sub(r"\1\2 to \1\3", "".join(map(_plain, bare if bare.isascii() else plain(bare))))
    clean = _ISO_DAY.sub(r"\1\2\3", clean)
    clean = _RANGE.sub(" to ", clean.strip()) if ".." in clean or "…" in clean or "-to-" in clean else clean
    clean = _NUMBERED_WEEK.sub(r"\1 week \2", clean)
    for at, char in enumerate(clean):
        previous = clean[at - 1 : at] if at else " "
        if char.isspace():
            continue
        if tokens and ((previous.isdecimal() and char.isdecimal()) or (previous.isalpha() and char.isalpha())):
            tokens[-1] += char
        elif not _is_stop(clean, at):
            tokens.append(char)
    return _in_english(tuple(token for token in tokens if token not in SILENT))


def _in_english(tokens: Tokens) -> Tokens:
    """The same with the names of months and the small words in English, each in one wording."""
    found: list[str] = []
    at = 0
    while at < len(tokens):
        number, length = (0, 0) if month_number(tokens[at]) else month_at(tokens[at:])
        said = next((tokens[at : at + size] for size in (3, 2, 1) if tokens[at : at + size] in SAID_OTHERWISE), None)
        if said and not number:
            found += SAID_OTHERWISE[said]
            length = len(said)
        else:
            found.append(MONTHS[number - 1] if number else tokens[at])
        at += max(length, 1)
    for slash in reversed([at for at, token in enumerate(found) if token == "/" and 0 < at < len(found) - 1]):
        if found[slash - 1] == found[slash + 1] and found[slash - 1] in MONTHS:
            del found[slash : slash + 2]  # "تشرين الثاني / نوفمبر", of which both are November
    return tuple(found)


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or its beginning of three letters or more."""
    return _number_of(word, MONTHS)


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 for a weekday's name or its beginning of three letters or more."""
    number = _number_of(word, WEEKDAYS)
    return None if number is None else number - 1


def count_of(word: str) -> int | None:
    """A number in figures or words up to twelve."""
    return int(word) if word.isdecimal() else COUNTS.get(word)


def _number_of(word: str, names: tuple[str, ...]) -> int | None:
    if len(word) < 3:
        return None
    return next((number for number, name in enumerate(names, 1) if name.startswith(word)), None)


def _plain(char: str) -> str:
    """One character as our own: any decimal digit as 0 to 9, any dash as a hyphen."""
    return str(int(char)) if char.isdecimal() else SPELLINGS.get(char, char)


def _is_stop(clean: str, at: int) -> bool:
    """A full stop after a word, or after a number that no number follows; an apostrophe before an s."""
    after = clean[at + 1 : at + 2]
    if clean[at] == ".":
        return not (clean[at - 1 : at].isdecimal() and after.isdecimal())
    return clean[at] == "'" and not after.isdecimal()
