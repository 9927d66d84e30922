"""What cells say of whether one may pass: statuses, passages, ticks. One reader of each, for all languages.

A reader answers None for a cell that it does not understand, or that tells of some only, or of some hours only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.exchange.imports.values import WORDS_FOR_UNKNOWN, bare
from store.records.vocabulary import Passage, Status
from store.text.folding import fold

_LONGEST_STATUS, _MOST_WORDS = 120, 10
_OPEN, _LIMITED, _CLOSED = str(Status.OPEN.value), str(Status.LIMITED.value), str(Status.CLOSED.value)
_FOR_WHOM = re.compile(r"(?<!due )(?<!owing )(?<!according )\b(?:for|to)\b ?")
_ALL_TRAFFIC = re.compile(
    r"""(?:the\ )?(?:all|everyone|everybody|public|(?:all\ )?(?:traffic|movements?|crossings?))
    (?:\ in\ (?:both|all)\ directions)?
    (?:\ (?:since|until|till|from|due|because|by|on|as|again|daily|temporarily|permanently|\d).*)?\ ?""",
    re.VERBOSE,
)
_REASON_WORDS = (
    "neve|maltempo|obras|mantenimiento|reparaci*|reforma*|motivo*|razones|feriado*|fiestas|nieve|travaux|entretien|"
    "reparation*|raison*|neige|bauarbeiten|wartung|wartungen|wartungsarbeiten|reparatur|reparaturen|reparaturarbeiten|"
    "renovierung|renovierungen|renovierungsarbeiten|sicherheitsgründe*|schnee|lavori|"
    "manutenzione|riparazion*|ristrutturazione|manutenção|reparos|reparações|ремонт|ремонта|ремонту|ремонтом|ремонтные|"
    "ремонтні|реконструкци*|обслуживани*|техобслуживани*|технический|техническое|технические|технічне|технічні|"
    "технічну|обслуговуванн*|реконструкці*|صيانة|الصيانة|"
    "إصلاح*|ترميم|تعمیر*|onderhoud|werkzaamheden|συντήρηση|έργα|שיפוצים|תחזוקה"
)
_OTHER_REASONS = "|".join(map(fold, _REASON_WORDS.split("|"))).replace("*", r"[^ ]*")
"""Reasons in languages in which what describes one stands behind it, as in "ремонт моста"."""
_HOLIDAYS = f"holidays?|eid|feast|ramadan|{fold('bayram')}[^ ]*"
_ENGLISH_REASONS = (
    "maintenance|repairs?|renovations?|works?|construction|reasons?|concerns?|snow|weather|elections?|lack|"
    "strikes?|protests?|curfews?|quarantine|covid|fighting|clashes|security|"
    + "|".join(map(fold, ["bakım", "onarım*", "tadilat*", "tamir*"])).replace("*", r"[^ ]*")
)
"""Reasons behind which those may stand for whom it is shut: `repair crews`, `security forces`, `covid patients`."""
_REASON_ALONE = re.compile(
    r"(?:(?!(?:not?|only|all|public|on|in|during|after|before)\b)\w+ )?"
    rf"(?:{_OTHER_REASONS}|{_ENGLISH_REASONS})(?: (?:until|till|since)\b.*)?"
)
_GOES_ON_BEHIND = (
    "since|until|till|due|because|by|on|as|again|from|of|in|at|near|nearby|between|restrictions|measures|works?|"
    "reasons?|conditions?|period|season|removal|situation|now|only|running|more|already|adha|fitr|"
    + fold("çalışma")
    + "[^ ]*"
)
"""What may follow an English reason or time that is still a reason or time."""
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_GOES_ON = re.compile(
    rf"""(?:for|to|since|until|till|from|due|because|by|on|temporarily|again|permanently|daily|all)\b
    |in\ both\ directions\b
    |\d[\d:.,/–-]*h?(?:\ (?:[\d:.,/–-]+h?|to|(?:[ap]m|{_MONTHS})[a-z]*|h|hrs|hours|days?|weeks?|months?|years?)\b)*
    (?:$|\ (?:a|ago|per|daily|for|since|until|due|because|by|from)\b)""",
    re.VERBOSE,
)
_AT_TIMES = re.compile(
    r"(?:on|all|from) (?:(?!order)[^\W\d]+ ){0,2}(?:\w+days|days|nights|weekends|occasions?|eid)\b"
    r"|from time to time\b|on and off\b"
)
_EACH = re.compile(
    r"(?:hours?|days?|nights?|times?|weeks?) ?(?:a |per |each |every |/ ?)(?:day|night|week|month|year)|%"
)
_ALWAYS = re.compile(r"24 hours (?:a|per|each|every) day|7 days (?:a|per|each|every) week|7 days/week")
_CLOSED_AT_TIMES = re.compile(
    r"(?:.*\b)?daily\b|on \w+day\b|.*\d[:.]\d\d\D+\d{1,2}[:.]\d\d"
    r"|from (?:\w+day (?:to|until|till|through) \w+day|\d{1,2}(?: ?[ap]m)? (?:to|until|till) \d{1,2}(?: ?[ap]m)?)\b"
)
_OPEN_IN_PART = re.compile(
    r"(?:by|on|from) (?:the )?(?:(?:prior |special )?(?:appointment|request|demand|permit|permission)|foot|day|night"
    r"|(?:\w+ ){1,2}side|rare|occasion)\b"
)
_TIME_OR_REASON = re.compile(
    rf"""(?:the\ |an?\ )?(?:
    (?:(?:\w+\ ){{0,2}}(?:minute|hour|day|night|week|weekend|month|year|time)s?(?:\ being)?|now|good|\w+day)
      (?:\ (?:{_GOES_ON_BEHIND}|\d+)\b.*)?\ ?
    |\d+(?:\ (?:[ap]m|{_MONTHS})[a-z]*)?(?:\ \d+)?\ ?
    |(?:\w+\ )?(?:{_OTHER_REASONS})\b.*
    |(?:\w+\ )?(?:{_ENGLISH_REASONS}|{_HOLIDAYS})(?:\ (?:and|or)\ (?:\w+\ )?(?:{_ENGLISH_REASONS}|{_HOLIDAYS}))*
      (?:\ (?:{_GOES_ON_BEHIND})\b.*)?\ ?)""",
    re.VERBOSE,
)
_EXCEPTED = re.compile(r"\b(?:but|except\w*|excluding|save|apart|unless|other than)\b")
_STATUSES = {
    Status.OPEN: (
        "operational|active|functioning|functional|opened|reopened|re opened|operating|in operation|"
        "مفتوح|açık|ouvert|abierto|geöffnet|offen|ouverte|abierta|aberto|aberta|aperto|"
        "aperta|مفتوحة|открыт|открыто|открыта|відкрито|відкритий|відкрита|vekirî|باز|פתוח|ανοιχτό|"
        "operativo|operativa|operacional|opérationnel|opérationnelle|en service|en funcionamiento|in betrieb|"
        "çalışıyor|faal|يعمل|تعمل|работает|действует|функционирует|працює|діє|مفتوحا|funciona|fonctionne|"
        "funktioniert|funziona|open gesteld|operativ|operante|opérant"
    ),
    Status.LIMITED: (
        "partially open|partly open|partially operational|partially closed|partial|partially|restricted|limited access|"
        "semi open|semi closed|partly closed|half open|نیمه باز|"
        "limité|limitée|limitado|limitada|restreint|restreinte|restringido|restringida|sınırlı|محدود|مقيد|"
        "ограничен|ограничено|обмежено|обмежений|eingeschränkt"
    ),
    Status.SPORADIC: "intermittent",
    Status.CLOSED: (
        "shut|shut down|sealed|suspended|no access|مغلق|kapalı|fermé|cerrado|geschlossen|fermée|cerrada|"
        "fechado|fechada|chiuso|chiusa|مغلقة|gesloten|закрыт|закрыто|закрыта|закрито|закритий|закрита|girtî|بسته|סגור|"
        "κλειστό|encerrado|encerrada|clausurado|suspendido|suspendida|suspendu|suspendue|suspenso|bloqué|bloqueado|"
        "inoperativo|inoperativa|çalışmıyor|nevekirî|متوقف|متوقفة|заблокирован|заблоковано|تعطیل|ungeöffnet"
    ),
    Status.INACTIVE: (
        "not active|not in use|out of use|out of service|disused|defunct|abandoned|hors service|fuera de servicio|"
        "außer betrieb|fuori servizio|fora de serviço|buiten gebruik|не используется|не використовується"
    ),
    Status.UNKNOWN: WORDS_FOR_UNKNOWN,
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
_WITH = frozenset(map(fold, ["with", "con", "avec", "mit", "com", "с", "з", "із", "مع", "ile", "met"]))
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
_WHOLLY_WORDS = (
    "fully|completely|entirely|wholly|totally|totalmente|completamente|plenamente|entièrement|totalement|complètement|"
    "vollständig|völlig|ganz|komplett|interamente|tamamen|tümüyle|полностью|повністю|بالكامل|كليا|تماما|کاملا|volledig"
)
_NOW_WORDS = (
    "currently|now|still|yet|at present|ещё|ще|presently|encore|actuellement|actualmente|todavía|aún|ahora|derzeit|"
    "aktuell|momentan|noch|attualmente|ancora|atualmente|ainda|şu an|şu anda|henüz|halen|hâlâ|artık|сейчас|пока|зараз|"
    "поки|حاليا|الآن|بعد|هنوز|اکنون|nog|nu|hîn|עדיין|ακόμα|ακόμη"
)
_NOT_BEFORE = (
    "not|is not|isn't|was not|not yet|no longer|never|non|no|no está|ya no|ya no está|"
    "pas|n'est pas|ne|n'est plus|plus|ne pas|nicht|nicht mehr|ist nicht|non è|non è più|non più|não|"
    "não está|já não|не|больше не|уже не|більше не|вже не|غير|ليس|ليست|لم يعد|"
    "لم تعد|لا يزال غير|لا تزال غير|ما زال غير|لا|niet|niet meer|ne|לא|אינו|δεν είναι|δεν|όχι|غیر"
)
_NOT_BEHIND = "değil|değildir|nicht|nicht mehr|pas|plus|nîne|نیست|niet"
"""Words that say the opposite of the status behind or before them, in each language."""

_WHOLLY, _NOW = (
    re.compile(rf"\b(?:{'|'.join(map(fold, words.split('|')))})\b ?") for words in (_WHOLLY_WORDS, _NOW_WORDS)
)
_NEGATIONS = "|".join(sorted(map(fold, _NOT_BEFORE.split("|")), key=len, reverse=True))
_NEGATED_BEFORE = re.compile(rf"(?:{_NEGATIONS}) (.+)")
_NEGATED_WITHIN = re.compile(rf"(.*)\b(?:{_NEGATIONS})\b(.*)")
_NO_AND_MORE = re.compile(r"\W*(?:no|non|não|нет|ні|لا)\s*[,;:.،–—-]+\s", re.IGNORECASE)
"""A no that is an answer by itself, as in "No, open"."""
_NEGATED_BEHIND = re.compile(rf"(?:ne )?(.+?) (?:{'|'.join(map(fold, _NOT_BEHIND.split('|')))})")
_OF_A_KIND = re.compile(
    r"(?:only|just|always|often|temporarily|permanently|officially)\b"
    r"|.*\b(?:always|daily|every|all (?:day|night|week|year|the time)|24|from\b.*\bto|\d+ hours?|\d+ days?)\b"
)
"""Of what is not so only in this manner or at these times nobody knows how it is otherwise."""
_SMALL_WORDS = {
    "except": (
        "sauf|excepté|excepto|salvo|menos|außer|ausgenommen|кроме|за исключением|крім|окрім|за винятком|hariç|dışında|"
        "إلا|باستثناء|ما عدا|eccetto|tranne|exceto|behalve|به جز|εκτός|מלבד"
    ),
    "but": "mais|pero|aber|но|але|ama|fakat|لكن|ولكن|ma|mas|maar|اما",
    "in both directions": (
        "dans les deux sens|en ambos sentidos|en ambas direcciones|in beide richtungen|in beiden richtungen|"
        "в обе стороны|в обоих направлениях|в обидва боки|في الاتجاهين|her iki yönde|in entrambe le direzioni|"
        "nos dois sentidos"
    ),
    "at times": "por la mañana|por la tarde|por la noche|por las noches|de noche|de día",
    "due to": (
        "por|debido a|debido al|a causa de|por causa de|por motivo de|en raison de|en raison du|en raison des|"
        "à cause de|à cause du|à cause des|pour cause de|suite à|suite aux|wegen|aufgrund|aufgrund von|infolge|"
        "a causa di|a causa del|a causa della|a causa dei|per via di|devido ao|devido à|devido às|devido aos|"
        "из-за|по причине|в связи с|вследствие|через|у зв'язку з|بسبب|بسبب أعمال|نتيجة|جراء|إثر|بداعي|لأسباب|لدواع|"
        "wegens|vanwege|به دلیل|به علت|به خاطر|ji ber|λόγω|בשל|בגלל|עקב"
    ),
    "for": "pour|para|per|für|для|на|voor|برای|للقيام",
    "for all": (
        "pour tous|pour tout le monde|para todos|para todo el mundo|per tutti|für alle|für jeden|для всех|для всіх|"
        "voor allen|voor iedereen"
    ),
    "all": "herkes",
    "traffic": "den verkehr|le trafic|la circulation|el tráfico|il traffico|o trânsito|o tráfego|движения|проезда|руху",
    "for maintenance": "للصيانة|لأعمال الصيانة|للإصلاح|لإصلاحات|لأعمال|للترميم",
    "since": "depuis|desde|seit|dal|dall|с|со|від|з|із|منذ|sinds|از",
    "until": "jusqu'à|jusqu'au|jusqu'en|hasta|bis|fino a|fino al|até|до|حتى|لغاية|tot|تا|heta",
}
"""Small words round a status in other languages, by the English ones that do the same."""

_ENGLISH = {fold(word): english for english, words in _SMALL_WORDS.items() for word in words.split("|")}
_IN_ENGLISH = re.compile(rf"\b(?:{'|'.join(sorted(_ENGLISH, key=len, reverse=True))})\b")
_CAUSE_FIRST = re.compile(
    rf"(?:(.+) ({fold('nedeniyle|sebebiyle|yüzünden|dolayısıyla|gerekçesiyle|için')})"
    r"|(due to|for) (.+?)) (\S+)"
)
"""The cause before the status, as in Turkish and German."""
_FOR_IT = fold("için")

_PASSES = {
    Passage.YES: (
        "yes|y|true|open|operational|allowed|permitted|نعم|evet|oui|sí|да|так|erê|ja|✓|✔|☑|✅|permitido|permitida|"
        "autorisé|autorisée|erlaubt|consentito|разрешено|разрешен|дозволено|مسموح|izinli"
    ),
    Passage.NO: (
        "no|n|false|closed|shut|prohibited|لا|hayır|non|нет|ні|nein|✗|✘|✕|❌|prohibido|prohibida|interdit|interdite|"
        "verboten|vietato|proibido|запрещено|запрещен|заборонено|ممنوع|yasak"
    ),
    Passage.RESTRICTED: (
        "restricted|limited|partial|partially|partly|partially open|partly open|kısmen|teilweise|جزئي|جزئيا"
    ),
}
_PASSAGE_WORDS: dict[str, str] = {
    fold(word): passage.value for passage, words in _PASSES.items() for word in words.split("|")
}
_PASSAGE_OF = {"open": "yes", "closed": "no", "inactive": "no", "limited": "restricted", "sporadic": "restricted"}


@lru_cache(maxsize=1 << 12)
def read_status(text: str) -> str | None:
    """The status that a word or a few tell; None where they tell none that is known."""
    words = _words_of(text)
    if not words or len(words) > _MOST_WORDS or _NO_AND_MORE.match(text):
        return None
    plain = _UNLIMITED.sub("fully", " ".join(words))
    if known := _STATUS_WORDS.get(plain) or _qualified(plain):
        return known
    plain = _NOW.sub("", plain) if _NOW.match(plain) else plain
    if negated := _NEGATED_BEHIND.fullmatch(plain) or _NEGATED_BEFORE.fullmatch(plain):
        return _opposite(negated[1])
    plain = _IN_ENGLISH.sub(lambda found: _ENGLISH[found[0]], plain)
    if (turned := _CAUSE_FIRST.fullmatch(plain)) and turned[5] in _STATUS_WORDS:
        return _behind_its_cause(turned)
    plain = _WHOLLY.sub("", plain).strip()
    first, _, behind = plain.partition(" ")
    if behind and first in ("temporarily", "currently", "now", "still", "officially", "permanently"):
        return read_status(behind)
    size = next((size for size in (2, 1) if " ".join(plain.split()[:size]) in _STATUS_WORDS), 0)
    begun = " ".join(plain.split()[:size])
    return _with_words_behind(_STATUS_WORDS[begun], plain[len(begun) :].strip()) if begun else None


def _behind_its_cause(turned: re.Match[str]) -> str | None:
    """The status of a cell that tells its cause first; the word before the status may say that it is not so."""
    cause, link = turned[1] or turned[4], "for" if turned[2] == _FOR_IT else turned[3] or "due to"
    if found := _NEGATED_WITHIN.fullmatch(cause):
        before, behind = found[1].strip(), found[2].strip()
        return _opposite(f"{behind} {turned[5]}".strip() + f" {link} {before}") if before else None
    return read_status(f"{turned[5]} {link} {_WHOLLY.sub('', cause).strip()}")


def tells_more(text: str) -> bool:
    """Whether a cell that is a status says more than that, such as why or since when it is so."""
    words = _words_of(text)
    if " ".join(words) in _STATUS_WORDS:
        return False
    left = _LIMITING.sub("", _WHOLLY.sub("", " ".join(words))).split()
    return any(word not in _STATUS_WORDS and word not in _WITH for word in left)


def _words_of(text: str) -> list[str]:
    """The words of a cell as they are compared, without a sign before them; none of one that is too long."""
    plain = fold(bare(text).replace("_", " "))
    if plain in _STATUS_WORDS or len(plain) > _LONGEST_STATUS:
        return [plain] if plain in _STATUS_WORDS else []
    words = [word for part in plain.split() if (word := part.strip("()[],;:–—"))]
    return words[1:] if len(words) > 1 and _MARKER.fullmatch(words[0]) else words


def _opposite(plain: str) -> str | None:
    """What a status that is not so means: not open is closed, not fully open is limited; not closed tells nothing."""
    if _OF_A_KIND.match(plain):
        return None
    bare = _NOW.sub("", plain).strip()
    status = read_status(_WHOLLY.sub("", bare).strip())
    if _WHOLLY.search(bare):
        return _LIMITED if status in (_OPEN, _CLOSED) else None
    return _STATUS_WORDS.get(f"not {bare}") or (_CLOSED if status == _OPEN else None)


def _with_words_behind(begun: str, behind: str) -> str | None:
    """A status with words behind it that say why, since when or for whom; None where they make it another."""
    if not behind:
        return begun
    if begun == _OPEN and _LIMITING.search(behind):
        return None if _NEGATED_WITHIN.fullmatch(behind) else _LIMITED
    if _AT_TIMES.match(behind) or (_EACH.search(behind) and not (begun == _OPEN and _ALWAYS.search(behind))):
        return None
    if (_CLOSED_AT_TIMES if begun == _CLOSED else _OPEN_IN_PART).match(behind):
        return None
    if begun == _CLOSED and _REASON_ALONE.fullmatch(behind) and not _EXCEPTED.search(behind):
        return _CLOSED
    if any((_STATUS_WORDS.get(word) or begun) != begun for word in behind.split()):
        return None
    for_whom = _FOR_WHOM.split(behind)[1:]
    told_of_some = any(not (_ALL_TRAFFIC.fullmatch(one) or _TIME_OR_REASON.fullmatch(one)) for one in for_whom)
    if _EXCEPTED.search(behind) or (begun == _CLOSED and told_of_some):
        return None
    if _GOES_ON.match(behind):
        for_a_time = behind.startswith(("for ", "to ")) and not _ALL_TRAFFIC.fullmatch(for_whom[0])
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
    if (negated := _NEGATED_BEFORE.fullmatch(plain)) and _PASSAGE_WORDS.get(negated[1]) == Passage.YES.value:
        return str(Passage.NO.value)
    status = read_status(text)
    return _PASSAGE_OF.get(status) if status else None
