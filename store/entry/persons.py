"""Which names may be those of persons: of victims, of targets, of who reports, of those whom a list has."""

from __future__ import annotations

import re
from functools import lru_cache

from store.entry.words import (
    AGENTS,
    COUNTRY,
    HELD_BY,
    NO_PERSONS,
    NUMBERS,
    OUTLETS,
    PERSON,
    PERSONS,
    PLACE_WORDS,
    VOLUME,
    key_of,
)
from store.text.folding import fold
from store.text.name_forms import HAN

_WORD = re.compile(r"[^\W_]+")
_NOT_IN_NAMES = re.compile(
    r"\b\d{1,2}$|://|\w\.(?:com|org|net|info|news|tv|[a-z]{2})\b|(?:cruz|croix) (?:roja|vermelha|rouge)|rotes kreuz",
    re.IGNORECASE,
)
_IN_HAN = re.compile(rf"{HAN}{{1,3}}(?![社报報台局部网網署군부청])(?:{HAN})")
"""A person's name in Chinese or Korean letters; a body's mostly ends otherwise."""
_TELEPHONE = re.compile(r"(?<![\w.])(?!(?:19|20)\d\d\b)\+?\(?\d(?:[\s().-]{0,2}\d){8,14}(?!\w)")
"""A number of at least nine digits that begins with no year."""
_BESIDE = re.compile(r"[,(/|]|\s[-–—]\s|\s(?:at|from|via)\s")
"""What stands between a person's name and whom they work for, or what they do."""
_ARTICLES = frozenset(("al", "el", "the", "le", "la", "les", "los", "las", "der", "die", "das", "il", "o", "a", "os"))
_MOST_WORDS, _LONGEST_SHORT, _MOST_INITIALS = 7, 2, 7
_NO_PERSON = (NO_PERSONS, PLACE_WORDS, VOLUME, HELD_BY, OUTLETS)
_INSTITUTIONS = frozenset(
    fold(
        "hospital clinic school university market mosque church camp station office bridge airport airfield port "
        "centre center headquarters army brigade division battalion regiment forces force front faction movement "
        "party council ministry police union organisation organization agency committee crescent cross company "
        "hôpital école marché hospital escuela mercado hastane hastanesi okul pazarı مستشفى مشفى مدرسة مسجد سوق "
        "مخيم مطار جسر لواء جيش قوات больница школа рынок лікарня "
        "press times post herald observer observatory watch tribune foundation network gazette ledger wire journal "
        "daily weekly today chronicle telegraph mail express monitor review bulletin magazine paper online web group "
        "institute initiative project programme program fund nations international rights frontières ngo ong "
        "coordination report reports data dataset survey government command customs authority authorities directorate "
        "independent direct medya without east administration service services department commission secretariat "
        "embassy news radio tv television channel cluster corps helmets vision relief hunger map maps google minister "
        "prime governor against welle allgemeine gazeta gobernación migración cancillería urgence радио свобода эхо "
        "gouverneur gobernador الجديد الشرق الأوسط اليوم civil defence defense federation association society "
        "diario periódico prensa noticias agencia ministerio gobierno policía ejército comisión defensoría "
        "observatorio fundación red redes medios aduana aduanas presse télévision gouvernement observatoire fondation "
        "réseau monde quotidien douane zeitung nachrichten agentur rundfunk ministerium regierung polizei "
        "tagblatt anzeiger zoll jornal imprensa agência notícias folha ministério governo polícia giornale "
        "agenzia corriere gazzetta notizie ministero governo polizia новости газета агентство вестник правда известия "
        "министерство служба управление комитет фонд центр штаб таможня полиция пограничная новини агентство "
        "міністерство прикордонна поліція митниця gazetesi gazete haber haberleri ajansı ajans postası televizyonu "
        "bakanlığı müdürlüğü derneği vakfı وكالة صحيفة جريدة إذاعة راديو قناة تلفزيون شبكة مركز مرصد وزارة منظمة أخبار "
        "نيوز موقع مديرية إدارة هيئة لجنة جمعية خبرگزاری روزنامه חדשות עיתון סוכנות רדיו ערוץ משרד "
    ).split()
)
"""Words of names of what is hit or of who publishes, which is no person."""
_DESCRIBING = frozenset(
    fold(
        "key site own page twitter facebook telegram whatsapp youtube instagram eyewitness شهود عيان سكان محلي field "
        "visit observation interview phone call informant informants social media local locals community team staff "
        "partner partners monitoring assessment activist activists witness witnesses resident residents reporter "
        "reporters correspondent contact contacts source sources border guard guards unit head deputy fuente fuentes "
        "testigo vecino activista témoin habitant activiste zeuge bewohner testemunha testimone свидетель очевидец "
        "активист житель свідок активіст tanık aktivist kaynak شاهد ناشط مصدر مراسل مندوب"
    ).split()
)
"""What a person or a way to know is called, before a name or without one."""
_TITLES = frozenset(
    fold(
        "mr mrs ms miss dr prof sheikh haji hajji sgt capt lt col gen maj abu umm abou señor señora sr sra don doña "
        "monsieur madame mme herr frau signor signora senhor senhora bay bayan hoca السيد السيدة الشيخ الحاج الدكتور "
        "الأستاذ أبو أم господин госпожа г-н г-жа пан пані آقای خانم"
    ).split()
)
"""What stands before a person's name; those of no family name, too."""


_FORENAMES = frozenset(("petra", "sana", "ina", "anna", "anha", "dana", "mena", "ria", "tara"))
"""Names of agencies that persons have too, unless written in capitals: "Petra Lindner" is no outlet."""


@lru_cache(maxsize=1 << 12)
def may_be_a_person(name: str) -> bool:
    """Whether any word of a name is none for people, powers or numbers of them, as in "3 Syrian civilians"."""
    keys = [*map(key_of, _WORD.findall(name))]
    place = 0
    while place < len(keys):
        kind = max(table.has(keys, place) for table in (PERSONS, PERSON, AGENTS, COUNTRY))
        if not kind and not keys[place].isdecimal() and keys[place] not in NUMBERS:
            return True
        place += kind or 1
    return False


@lru_cache(maxsize=1 << 12)
def is_called_like_a_person(name: str) -> bool:
    """Whether a name has two words of a person's name and none of a thing, place or body, or is how to reach somebody.

    One is enough behind a title, as in "Sheikh Omar"; what a person is stands before the name. Whom a person works for
    may stand behind it, as in "Nadia Ferro, River Post".
    """
    if "@" in name or _TELEPHONE.search(name) or _IN_HAN.fullmatch(name.strip()):
        return True
    person, beside = _alone(name)
    if beside and is_called_like_a_person(person):
        return True
    words, titled = _name_proper(name)
    if not 1 < len(words) + titled < _MOST_WORDS or _names_a_body(words, name) or not may_be_a_person(" ".join(words)):
        return False
    alone = [word for word in words if word.lower() not in _ARTICLES and not word.isdecimal()]
    called = [word for word in alone if word.istitle() or word.lower() == word.upper()]
    keys = [*map(key_of, words)]
    in_capitals = name.isupper() and not any(COUNTRY.has(keys, at) for at in range(len(keys)))
    return len(called) + titled > 1 or (in_capitals and sum(len(word) > _LONGEST_SHORT for word in alone) > 1)


@lru_cache(maxsize=1 << 12)
def may_be_a_reporter(name: str) -> bool:
    """Whether a name in a column of those who report may be a person's: it is no body's, and no initials."""
    person, beside = _alone(name)
    if beside and may_be_a_reporter(person):
        return True
    is_short = name.isupper() and name.isalpha() and len(name) < _MOST_INITIALS
    words, _ = _name_proper(name)
    return is_called_like_a_person(name) or not (
        is_short or _names_a_body(words, name) or not may_be_a_person(" ".join(words))
    )


def _alone(name: str) -> tuple[str, bool]:
    """A name without what stands behind it, such as whom a person works for; and whether anything does."""
    alone = _BESIDE.split(name, maxsplit=1)[0].strip()
    return alone, bool(alone) and alone != name.strip()


def _name_proper(name: str) -> tuple[list[str], bool]:
    """The words of a name behind what a person is or does, and whether a title stands before them."""
    words = _WORD.findall(name)
    keys = [*map(key_of, words)]
    folded = [*map(fold, words)]
    titles = [at for at, word in enumerate(folded) if word in _TITLES or PERSON.has(keys, at) == 1]
    begin = max((at for at in titles if at < len(words) - 1), default=-1) + 1
    return [word for word in words[begin:] if not _DESCRIBING.intersection((fold(word), key_of(word)))], begin > 0


def _names_a_body(words: list[str], name: str) -> bool:
    """Whether words are for a thing, a place, an outlet or another body, or a name has an address in the web."""
    if len(words) > 1 and words[0].istitle() and fold(words[0]) in _FORENAMES:
        words = words[1:]
    keys = [*map(key_of, words)]
    known = not _INSTITUTIONS.isdisjoint(map(fold, words)) or any(
        keys[at] != "the" and table.has(keys, at) for at in range(len(keys)) for table in _NO_PERSON
    )
    return known or _NOT_IN_NAMES.search(name) is not None
