"""Months, and the small words of dates, as other languages than English write them; words of other calendars, which are
told apart and refused.

The names are those of CLDR 46 for Arabic (as in Egypt, and as in Iraq and Syria), Kurmanji, Sorani, Turkish, French,
Spanish, German and Russian, with the spellings that are common beside them, written as `plain` has them. A name that
stands for different months in two of these languages is left out. To read another language, add its names here.
"""

from __future__ import annotations

import unicodedata

_NAMES = """
    يناير|كانون الثاني|janvier|ocak|کانوونی دووەم|cileya pasin|enero|januar|января|январь
    فبراير|شباط|fevrier|fevr|subat|شوبات|sibat|febrero|februar|февраля|февраль
    مارس|اذار|mars|mart|ئازار|adar|marzo|marz|марта|март
    ابريل|نيسان|avril|avr|nisan|abril|апреля|апрель
    مايو|ايار|ماي|mai|mayis|ئایار|gulan|mayo|мая|май
    يونيو|حزيران|juin|haziran|حوزیران|حوزەیران|heziran|junio|juni|июня|июнь
    يوليو|تموز|juillet|juil|temmuz|تەمووز|تەموز|tirmeh|julio|juli|июля|июль
    اغسطس|اب|aout|agustos|ئاب|tebax|agosto|августа|август
    سبتمبر|ايلول|septembre|eylul|ئەیلوول|ئەیلول|ilon|septiembre|setiembre|сентября|сентябрь
    اكتوبر|تشرين الاول|octobre|ekim|تشرینی یەکەم|cotmeh|octubre|oktober|октября|октябрь
    نوفمبر|تشرين الثاني|novembre|kasim|تشرینی دووەم|mijdar|noviembre|ноября|ноябрь
    ديسمبر|كانون الاول|decembre|aralik|کانونی یەکەم|کانوونی یەکەم|berfanbar|cileya pesin|diciembre|dezember|декабря
"""
_SMALL = {
    "from": "du|من|ji",
    "to": "au|إلى",
    "until": "jusqu au|jusqu a|حتى|لغاية|heta|تا|هەتا",
    "since": "depuis|a partir du|a partir de|منذ|اعتبارا من",
    "before": "avant|قبل|berî|پێش",
    "after": "après|بعد|piştî|دوای|پاش",
    "and": "et|ve|و",
    "or": "ou|veya|أو|یان",
    "between": "entre|بين",
    "early": "début|أوائل|بداية|مطلع|destpêka|serê|سەرەتای",
    "mid": "mi|منتصف|أواسط|nîvê|ناوەڕاستی",
    "late": "fin|أواخر|نهاية|dawiya|کۆتایی",
    "about": "environ|vers|حوالي|yaklaşık|نزیکەی",
    "on": "في|لە|li|tarihinde|günü",
    "year": "عام|سنة|année|yılı|yılında|sala|ساڵی",
    "kadar": "kadar|dek|değin",
    "itibaren": "itibaren|bu yana",
    "last": "geçen|geçtiğimiz|الماضي|الماضية|الفائت|الفائتة|dernier|dernière|borî|ڕابردوو|رابردوو",
    "this": "bu|هذا|هذه|cette|ئەم",
    "ago": "il y a|berê|لەمەوبەر|لەمەوپێش",
    "day ago": "gün önce",
    "week ago": "hafta önce",
    "month ago": "ay önce",
    "year ago": "yıl önce",
    "day": "gün|jour|jours|يوم|يوما|أيام|roj|rojan|ڕۆژ|رۆژ",
    "week": "hafta|semaine|semaines|أسبوع|الأسبوع|أسابيع|hefte|hefteya|heftî|هەفتە|هەفتەی",
    "month": "mois|شهر|الشهر|أشهر|شهور|meh|meha|مانگ|مانگی",
    "two days": "يومين",
    "two weeks": "أسبوعين",
    "two months": "شهرين",
    "two": "اثنين|دوو",
    "three": "ثلاثة|ثلاث|سێ",
    "four": "أربعة|أربع|چوار",
    "five": "خمسة|خمس|پێنج",
    "spring": "printemps|ilkbahar|bahar|baharı|bihar|bihara|بەهار|بەهاری",
    "summer": "yaz|yazında|صيف|havîn|havîna|هاوین|هاوینی",
    "autumn": "automne|sonbahar|sonbaharı|güz|خريف|payîz|payîza|پایز|پایزی",
    "winter": "hiver|kış|kışında|شتاء|zivistan|zivistana|زستان|زستانی",
    "morning": "matin|صباح|صباحا|sabah|sibehê|بەیانی",
    "evening": "soir|مساء|akşam|êvarê|ئێوارە",
    "night": "nuit|ليلة|ليل|gece|şev|şevê|شەو",
    "today": "aujourd hui|اليوم|bugün|îro|ئەمڕۆ",
    "yesterday": "hier|أمس|dün|duh|دوێنێ",
    "tomorrow": "demain|غدا|yarın",
    "day before yesterday": "avant - hier|أول أمس|evvelsi gün",
    "monday": "lundi|الاثنين|pazartesi|duşem|duşemb|دووشەممە",
    "tuesday": "mardi|الثلاثاء|salı|sêşem|sêşemb|سێشەممە",
    "wednesday": "mercredi|الأربعاء|çarşamba|çarşem|çarşemb|چوارشەممە",
    "thursday": "jeudi|الخميس|perşembe|pêncşem|pêncşemb|پێنجشەممە",
    "friday": "vendredi|الجمعة|cuma|ھەینی|هەینی",
    "saturday": "samedi|السبت|cumartesi|şemb|شەممە",
    "sunday": "dimanche|الأحد|pazar|yekşem|yekşemb|یەکشەممە",
}
_OTHER_CALENDARS = {
    "a Persian date": "farvardin ordibehesht khordad mordad shahrivar mehr aban azar dey bahman esfand "
    "فروردين ارديبهشت خرداد تير مرداد شهريور مهر ابان اذر دي بهمن اسفند",
    "an Islamic date": "muharram moharram safar rabi jumada rajab shaban shaaban ramadan ramazan shawwal dhu dhul zul "
    "محرم صفر ربيع جمادي رجب شعبان رمضان شوال ذو ذي",
    "a feast, which is not on the same days everywhere": "christmas xmas noel eid bayram nowruz newroz ashura arbaeen "
    "easter pesach passover hanukkah diwali mawlid عيد نوروز عاشوراء اربعين",
}
_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ı": "i", "ئ": "ی", "\u200c": None, "ـ": None})


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


def month_at(words: tuple[str, ...]) -> tuple[int, int]:
    """The month that words begin with, and how many of them name it; 0, 0 where they name none."""
    for length in range(min(MOST_WORDS, len(words)), 0, -1):
        name = words[:length]
        for ending in ("", "ی", "e", "a"):  # "ئابی", "gulanê", "gulana"
            form = (*name[:-1], name[-1].removesuffix(ending))
            if form in NUMBER_OF:
                return NUMBER_OF[form], length
    return 0, 0
