"""Names in texts as people write them: with attached prefixes and endings, other letters, joined, turned round.

A mention is the same name where every word of it stands there in some spelling of its own, and near where a word has an
ending, another vowel or letter, stands alone, is cut in two, or where others are only initials. Other scripts are heard
as Latin letters. For names that must not be given away; nothing here is a search.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby, pairwise
from string import ascii_lowercase
from typing import NamedTuple

from store.text.folding import consonants, fold, is_arabic
from store.text.near import edits

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0640\u00ad\u200b\u200d\u2060\ufeff"
)
_SIGNS = f"[{_MARKS}\u0900-\u0dff\u1000-\u109f]"
_TOKEN = re.compile(rf"[^\W_](?:[^\W_]|{_SIGNS})*(?:['’‘ʼ`´ʻʿʾ′][^\W_](?:[^\W_]|{_SIGNS})*)*")
_MARK = re.compile(f"[{_MARKS}]")
_APOSTROPHE = re.compile("['’‘ʼ`´ʻʿʾ′]")
_ARTICLE_WORDS = "al el ar er as es ash esh an en ad ed at et az ez ul"
_PREFIX_WORDS = "وبال ولل وال فال بال كال وب ول وك فب فل لل و ف ب ك ل س أ"
_CYRILLIC_WORDS = (
    "а a б b в v г g д d е e ё e з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ж zh ц ts ч ch ш sh щ sh "
    "ы y э e і i є e ї i ґ g ю yu я ya һ h ә a ү u ө o ў u ј y ђ j ћ ch џ j љ l њ n ѓ g ќ k"
)
_GREEK_WORDS = "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ ks ο o π p ρ r σ s ς s τ t υ i φ f χ kh ψ ps ω o"
_HEBREW_WORDS = (
    "א a ב b ג g ד d ה a ו w ז z ח kh ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע a פ f ף f צ ts ץ ts ק k ר r ש sh ת t"
)
_GREEK_PAIRS = (("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("ου", "u"))
_ARTICLES, _PREFIXES = frozenset(_ARTICLE_WORDS.split()), tuple(_PREFIX_WORDS.split())
_WORDS = f"{_CYRILLIC_WORDS} {_GREEK_WORDS} {_HEBREW_WORDS}".split()
_LATIN = {ord(letter): latin for letter, latin in zip(_WORDS[::2], _WORDS[1::2], strict=True)} | {0x44A: "", 0x44C: ""}
_MARKED = ((mark, unicodedata.name(chr(mark), "").partition(" WITH ")) for mark in range(0x48A, 0x530))
_OTHER_SCRIPTS = {mark: _LATIN.get(ord(unicodedata.lookup(plain))) for mark, (plain, with_, _) in _MARKED if with_}
_OTHER_SCRIPTS |= _LATIN
"""Letters of other scripts as Latin ones; a Cyrillic letter with a tail or a stroke, as Tajiks write, as without."""

_SOUNDED = re.compile("[\u0530-\u058f\u0700-\u074f\u0900-\u0dff\u1000-\u109f\u10a0-\u139f\u3040-\u30ff\uac00-\ud7af]")
"""Letters whose Unicode name tells their sound: Armenian, Syriac, Indian, Burmese, Georgian, Ethiopic, kana, Hangul."""

_WHOLE = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_SOUND_OF = re.compile(r"[AEIOU]|[^AEIOU]+")
_SOUNDS = {"KHAR": "k", "PHAR": "f", "XAN": "kh", "XEH": "kh", "SI": "shi", "TI": "chi", "TU": "tsu", "HU": "fu"}
_STOP = re.compile("[.;:!?\n]")
_TRADITIONAL = (
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂蔣賈顧龍鄒譚盧陸錢湯賀賴龔莊顏嚴溫魯韋鐘鍾羅閻畢竇聶紀項闕單歐龐滿"
    "衛喬華國麗偉強軍傑濤艷豔靜曉雲紅蘭鳳東飛剛寧慶榮義興學賢貴寶夢瑩嵐鵬鴻鳴凱齡豐廣亞萬樂書億倫傳純紹維繡勝"
    "藝節蒼蓮詩誠謙財貞軒輝運遠連達選鋼銀鐵銘鋒錦銳長門闖陽際韻順穎風駿鮮鶴麥齊嬌實憲寬堯崗嶺師應彌歸當懷恆戰"
    "護擇揮時顯曄權條來楓樹棟橋樓歡漢澤潔濟淵灣瀟靈煒燁愛獻瑪環現瓏瓊瑤暢硯積穩競筆簡綱經繼緒續綺綠緣聰肅葦獲"
    "藍觀覺計語諾誼讓貝賓贊躍輪輕進鄉醫鈞鋭鎮閃閩陰雙霽頌頓領飄養騰驍魚鸞黨龜"
)
_SIMPLE = (
    "张刘陈杨黄赵吴孙马郑谢许韩冯邓萧叶苏吕蒋贾顾龙邹谭卢陆钱汤贺赖龚庄颜严温鲁韦钟钟罗阎毕窦聂纪项阙单欧庞满"
    "卫乔华国丽伟强军杰涛艳艳静晓云红兰凤东飞刚宁庆荣义兴学贤贵宝梦莹岚鹏鸿鸣凯龄丰广亚万乐书亿伦传纯绍维绣胜"
    "艺节苍莲诗诚谦财贞轩辉运远连达选钢银铁铭锋锦锐长门闯阳际韵顺颖风骏鲜鹤麦齐娇实宪宽尧岗岭师应弥归当怀恒战"
    "护择挥时显晔权条来枫树栋桥楼欢汉泽洁济渊湾潇灵炜烨爱献玛环现珑琼瑶畅砚积稳竞笔简纲经继绪续绮绿缘聪肃苇获"
    "蓝观觉计语诺谊让贝宾赞跃轮轻进乡医钧锐镇闪闽阴双霁颂顿领飘养腾骁鱼鸾党龟"
)
_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLE)
"""The letters of Chinese names that are written in two ways; rarer ones are not known here."""

_HAN = "[\u3400-\u9fff\uac00-\ud7af]"
_WHOLE_HAN = re.compile(rf"{_HAN}(?:\s?{_HAN}){{1,3}}")
_ONE_OF_HAN, _OF_HAN = re.compile(_HAN), re.compile(f"{_HAN}{{2,}}")
_POLITE = "(?:先生|女士|小姐|氏|某|씨|님)"
_OF_ONE_FAMILY = re.compile(f"(?:[老小阿]({_HAN}))|({_HAN}){_POLITE}")
_LONGEST_FAMILY = 2
_MOST_SYLLABLES = 4
_LONG_FAMILY_WORDS = (
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 皇甫 司徒 尉迟 令狐 慕容 东方 東方 夏侯 남궁 황보 제갈 선우 독고"
)
_LONG_FAMILIES = frozenset(_LONG_FAMILY_WORDS.split())
_FAMILY_WORDS = (
    "zhang chang cheung; wang wong; li lee; liu lau; chen chan; yang yeung; huang wong hwang; zhao chao chiu; wu ng; "
    "zhou chow chou chau; xu hsu hui tsui; sun suen; zhu chu; gao kao; lin lam; he ho; guo kwok kuo; luo law lo; "
    "liang leung; song sung; zheng cheng; xie hsieh tse; tang tong; feng fung; deng teng; cao tsao; zeng tseng tsang; "
    "xiao hsiao siu; cai tsai choi tsoi; pan poon; tian tien tin; dong tung; yuan yuen; jiang chiang; ye yeh yip; "
    "su so; ding ting; shen sham; yao yiu; qiu chiu yau; xia hsia; tan tam; zou tsou; xiong hsiung; qin chin; yan yen; "
    "xue hsueh sit; bai pai pak; kong hung; shi shih sze; gim kim; i lee yi rhee; bak park pak; choe choi; "
    "jeong jung chung; jo cho; yun yoon; im lim rim; gang kang; sin shin; seo suh; gwon kwon; an ahn; yu yoo ryu; "
    "bae pae; heo hur huh; no noh roh; mun moon; u woo; gu koo; jeon jun chun; ju joo; son sohn"
)
"""Chinese and Korean family names: of two letters; and in the spellings that people have in their passports."""

_FOREIGN_IN_HAN = re.compile("[\u3400-\u9fff]{1,7}(?:[·・‧][\u3400-\u9fff]{1,7})+")
_PARTICLE_WORDS = "abd abu abou ben bin bint dos den der del des ibn las los mac san saint umm van von the and of"
_EVERYDAY_WORDS = "am pm un us uk eu ap id tv is it in on at as of or no ok ne nw se sw km"
_COMMON_WORDS = (
    "song sung fan tan tin law lam hung pang chin ting moon sham jung chow park chang hat chung chin so "
    "said may mark will grace hope rose april june august faith joy bill art dean grant chase hunter star victor noble "
    "savas baris deniz umut free light son day summer west young long king bishop cook baker "
    "sue rob jack memo"
)
_GENERIC_WORDS = (
    "bridge ford gate crossing border frontier post point checkpoint road route street river stream valley village "
    "camp hill mount mountain mill dam lake farm house town city port station pass customs area district north "
    "south east west upper lower great little black white blue green grey the from with radio news press times "
    "daily weekly letter letters journal report reports agency network media channel voice herald bulletin "
    "observer monitor watch centre center office interview driver witness source local group committee council aid "
    "relief security update brigade army forces front movement party guard police militia battalion معبر جسر تل "
    "وادي عين قرية باب بوابة مخاضة نهر جبل طريق مدينة منطقة شمال جنوب شرق غرب صوت إذاعة راديو جريدة صحيفة وكالة نشرة "
    "أخبار أنباء قناة مركز شبكة kopru kapi sinir nehir koyu dagi tepe kapisi haber gazete gund deri kani pira "
    "sinor deriye pont route poste frontiere porte riviere village journal presse agence wadi tell bab jisr nahr "
    "jabal"
)
"""What very many places and papers are called: such a word alone tells of none of them."""

_BEGINNING_WORDS = (
    "china chance chances tongue tongues "
    "ahead change changed changes all also and any are back been both but came can come day due each ever few "
    "first for four from had has have her here his how its just last late least left less like long made make "
    "many more most much near never next none nor not now one only other our out over per rain same sand saw see "
    "seem send semi since some such take than that their them then there these they this those till two under "
    "until very was way week well went were what when where which while who whom why yes yet you"
)
"""Words that begin sentences, and so have a capital though they are no names, or that are near to very many names."""

_PARTICLES, _EVERYDAY = frozenset(_PARTICLE_WORDS.split()), frozenset(_EVERYDAY_WORDS.split())
_COMMON, _BEGINNING = frozenset(_COMMON_WORDS.split()), frozenset(_BEGINNING_WORDS.split())
"""What stands between names, capitals that are no initials, and words that are names only with a capital."""

_SERVANT = re.compile(r"\bAbd(?:ul|el|ur|er|us|es|al|ar|as)-?(?=\w{5})", re.IGNORECASE)
_SHORT_FORMS = (
    "robert bob rob bobby robbie; william bill will billy; richard rick dick; james jim jimmy; john jack johnny; "
    "michael mike mick misha; elizabeth liz beth betty eliza lizzie; margaret maggie peggy meg; "
    "katherine kate kathy katya; thomas tom tommy; joseph joe yusuf josef; edward ed ted eddie; "
    "charles charlie chuck; susan sue susie; aleksandr alexander sasha alex shura oleksandr; dmitry dima mitya; "
    "vladimir vova volodya volodymyr; ivan vanya; sergei serhiy seryozha; nikolai kolya mykola nikolaos nikos; "
    "mikhail misha mykhailo; anastasia nastya; maria masha; olena elena lena olenka; yevhen yevgeny zhenya; "
    "tetiana tatiana tanya; natalia natasha; pavel pasha pavlo; "
    "mohammed muhammad mehmet hamoudi hammouda memo mo; mustafa sto; ibrahim brahim ibo; "
    "fatima fatoum fattouma fati; hussein hussain hassoun; khadija khadouj; abdullah abboud abdo; "
    "youssef yusuf joseph; suleiman salman sulo; jose pepe; francisco paco pancho; giuseppe beppe; "
    "ahmad ahmet hamada hamoudi; ali aloush; zeinab zeynep zozo"
)
_SMALL_WORDS = re.compile(r"\b(?:the|of|and|at|in|le|la|les|du|de|des|der|die|das)\b[\s-]*", re.IGNORECASE)
"""What a name is the same without: The Night Ledger, Night Ledger."""

_ROTATED = str.maketrans(ascii_lowercase, ascii_lowercase[13:] + ascii_lowercase[:13])
_LIKE = str.maketrans("qgcpvz", "kkkbfs")
_SPELT_WORDS = (
    "tsch-sh sch-sh tch-sh tsh-sh chzh-zh ch-sh dsch-j dzh-j dj-j x-ks oua-wa oui-wi oue-we "
    "ce-se ci-si cy-sy ts-s tz-s kh-h q-k"
)
_SPELT = tuple((written, spoken) for written, _, spoken in (word.partition("-") for word in _SPELT_WORDS.split()))
"""How other languages write the sounds of a name: Raouachi and Rawashi, Gontschar and Honchar, Naqqash and Nakkash."""

_OF_LETTERS = (0x24B6, 0x24D0, 0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
"""The first of the letters in rings and squares, and of those of flags."""

_SMALL = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡɩɾʋƅƖ"
_RINGED = {first + at: ascii_lowercase[at % 26] for first in _OF_LETTERS for at in range(26)}
_LOOKS = str.maketrans(_SMALL, "abcdefghijklmnoprstuvwyzagirvbl") | _RINGED
_LOOK_ALIKES = str.maketrans(
    "асеорхуіјѕһкԁԛԝвнтмгАВСЕНІЈКМОРЅТХУαοενικτυρχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aceopxyijshkdqwbhtmrABCEHIJKMOPSTXYaoevikturxABEZHIKMNOPTYX",
)
_DIGITS = str.maketrans("0345789@$!€|", "oeastbgasiel")
_DISGUISED = re.compile(r"[^\W\d_][01345789@$!€|]|[01345789@$!€|][^\W\d_]|[^\x00-\x7f]")
_WRITTEN = re.compile(r"[\w@$!€|]+")
_UPSIDE_DOWN = str.maketrans("ɐqɔpǝɟƃɓɥᴉıɾʞlɯuodbɹsʇnʌʍxʎz", "abcdefgghiijklmnopqrstuvwxyz")
_UPSIDE = frozenset("ɐɔǝɟƃɓɥᴉɾʞɯɹʇʌʍʎ")
"""What looks like a letter: small capitals, letters of other scripts, digits and signs, letters upside down."""

_HUMP = re.compile(r"[A-Z][a-z]{2,}")
"""A word of several that are joined, each with a capital: FreeNabil."""

_LETTERS_APART = re.compile(r"(?<![^\W_])(?:[^\W\d_][\W_]{1,3}){3,}[^\W\d_](?![^\W_])")
_AS_SAID = str.maketrans(
    {"г": "h", "ґ": "g", "ç": "ch", "č": "ch", "ć": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ž": "zh", "x": "kh"}
)
_SAYING = re.compile("[гçčćšşșž]|^x")
_C_AS_J = re.compile("[çşğıêîû]")
"""Letters of whose words the sound is written otherwise elsewhere; and of Kurdish and Turkish, whose c is a j."""

_KH = ((re.compile("kh", re.IGNORECASE), "k"), (re.compile("kh|h(?=[md])", re.IGNORECASE), "ch"))
_IN_ONE = (
    (re.compile(r"\bAbd(?:[aeu]l)?[\s-]+(?:[aeu][dlnrstz]h?[\s-]+)?(?=\w{4})", re.IGNORECASE), "Abdul"),
    (re.compile(r"\bعبد\s+(?=ال)"), "عبد"),
    (re.compile(r"\b(ال)?ع(?!بد\s)"), r"\1ا"),
)
_SLAVIC = re.compile("[цзс]і$")
_HARD = str.maketrans("цзс", "кгх")
"""The last letters of a stem before an ending: Камишка, у Камишці."""
_PARTICLE = re.compile(r"\b[dlo]['’]", re.IGNORECASE)
_LONGEST_ENDING = 4
_FIRST_VOWELS = frozenset("aeiou")
_UNVOWELLED = re.compile("[\u3040-\u30ff\uac00-\ud7af\u0590-\u07ff\ufb1d-\ufdff\ufe70-\ufeff]")
_VOWELS = str.maketrans("eyjow", "iiiuu")
_LEAST_ENDED, _LEAST_ALONE, _LEAST_JOINED, _LEAST_WITHIN = 3, 4, 4, 6
_LEAST_CUT, _WIDEST_CUT, _MOST_PARTS = 5, 4, 4
_MOST_MISSPELT = 6
_LEAST_SOUND, _LEAST_OWN_SOUND = 4, 3
SAME, NEAR = 2, 1


class Name(NamedTuple):
    """A name that is looked for. `person` where its words may be turned round or have another among them, and each
    of them by itself comes near it, as a family name or a given one does. `short` where it is no sentence, so that
    its initials come near it, and each of its words that is not what many things are called.

    `asked` where the name itself is only near what must not be said, as the town of a hidden place, or half a title.
    """

    words: str
    of: str
    person: bool = False
    asked: bool = False
    short: bool = False


class Mention(NamedTuple):
    """Where a text has a name, whether it is the same, and whose it is."""

    start: int
    end: int
    same: bool
    of: str


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    initial: bool = False


class _Sought(NamedTuple):
    """A name as it is looked for: its words, all of them in one, and `shortened` or turned round in one.

    `by_consonants` where it is known only in a script without vowels; `telling` are the words that come near it alone.
    """

    name: Name
    words: tuple[str, ...]
    joined: tuple[str, ...]
    shortened: frozenset[str]
    initials: frozenset[str]
    by_consonants: bool
    consonants: frozenset[str]
    telling: frozenset[int]


class Mentions:
    """Finds some names in texts. `public` are names that anyone may know: their words tell of no other name."""

    def __init__(self, names: Iterable[Name], public: Iterable[str] = ()) -> None:
        self._sought: list[_Sought] = []
        known: set[tuple[tuple[str, ...], str]] = set()
        given = [each for name in names for each in (name, *_romanised(name))]
        generic = _generic()
        common = generic.union(*({_plain(token.text) for token in _tokens(words)} for words in public))
        vowelled = {name.of for name in given if not _UNVOWELLED.search(name.words)}
        for name in (bare for each in given for bare in _bare(each)):
            words = tuple(
                word for token in _tokens(name.words) if (word := _plain(token.text)) and word not in _ARTICLES
            )
            says_nothing = name.asked and not name.person and generic.issuperset(words)
            if not says_nothing and (words, name.of) not in known and len("".join(words)) >= _LEAST_ENDED:
                known.add((words, name.of))
                joined = _joined(name.words, words)
                short, initials = _initials(name, words)
                short |= _hidden((*joined, *(words if name.person or name.short else ())))
                telling = _telling(name, words, common)
                bare = frozenset(heard for each in joined if len(heard := _heard(each)) >= _LEAST_SOUND)
                unvowelled = name.of not in vowelled
                self._sought.append(_Sought(name, words, joined, short, initials, unvowelled, bare, telling))
        self._words = dict.fromkeys(word for sought in self._sought for word in sought.words)
        self._cut = {
            _with_vowels(whole): sought
            for sought in self._sought
            for whole in (*sought.joined, *(sought.words if sought.name.person or len(sought.words) == 1 else ()))
            if len(whole) >= _LEAST_CUT
        }
        self._cut_heads = frozenset(whole[:end] for whole in self._cut for end in range(1, len(whole)))
        self._tags: dict[str, list[str]] = {}
        for sought in self._sought:
            for word in (sought.words[at] for at in sought.telling):
                if len(word) >= _LEAST_CUT:
                    self._tags.setdefault(word, []).append(sought.name.of)
        self._tag_sizes = sorted({len(word) for word in self._tags})
        self._han = [(re.compile(pattern), name) for name in given for pattern in _han_patterns(name)]
        in_syllables = [each for each in self._sought if each.name.person and 1 < len(each.words) <= _MOST_SYLLABLES]
        self._syllables = {_as_heard(whole): each.name for each in in_syllables for whole in _of_family(each)}
        self._families = {
            _as_heard(called): each.name
            for each in in_syllables
            for at in (0, -1)
            for called in _families(each.words[at])
        }
        self._persons = [name for name in given if name.person]
        self._hot = lru_cache(maxsize=1 << 15)(self._levels)

    def find(self, text: str) -> list[Mention]:
        """Every mention in a text, in its order; of two at one place the surer one."""
        if not self._sought:
            return []
        found = self._found(text)
        for disguised in undisguised(text):
            found += (mention._replace(same=False) for mention in self._found(disguised))
        return _apart(found)

    def _found(self, text: str) -> list[Mention]:
        tokens = [token for token in _tokens(text) if token.text.lower() not in _ARTICLES]
        hot = [self._hot(token.text) for token in tokens]
        found = [*self._cut_in_two(tokens), *self._letters_apart(text), *self._in_tags(tokens, text)]
        if any(token.initial or (len(token.text) <= _MOST_PARTS and token.text.isupper()) for token in tokens):
            found += self._of_initials(tokens, text)
        if not text.isascii() and _ONE_OF_HAN.search(text):
            found += self._in_han(text)
        if not any(hot):
            return found
        found += self._misspelt(tokens, hot)
        for number, sought in enumerate(self._sought):
            levels = [each.get(number, ()) for each in hot]
            if any(levels):
                found += _mentions(sought, tokens, levels, text)
        return found

    def _cut_in_two(self, tokens: Sequence[_Token]) -> Iterator[Mention]:
        """Names whose letters stand in other words: cut at the end of a line or by a blank, or partly joined."""
        for at, token in enumerate(tokens):
            letters, end = _with_vowels(_plain(token.text)), token.end
            for other in tokens[at + 1 : at + _MOST_PARTS]:
                if letters not in self._cut_heads or other.start - end > _WIDEST_CUT:
                    break
                more = _with_vowels(_plain(other.text))
                letters, end = letters + more[letters[-1:] == more[:1] :], other.end
                if sought := self._cut.get(letters):
                    yield Mention(token.start, end, same=False, of=sought.name.of)

    def _misspelt(
        self, tokens: Sequence[_Token], hot: Sequence[dict[int, tuple[tuple[int, int], ...]]]
    ) -> Iterator[Mention]:
        """Names of two to six words, one of which stands there, that are one letter from what stands there."""
        for at, levels in enumerate(hot):
            for number, known in levels.items():
                sought = self._sought[number]
                size = len(sought.words)
                if not 2 <= size <= _MOST_MISSPELT or not any(level == SAME for _, level in known):
                    continue
                for first in range(max(0, at - size), at + 1):
                    for last in range(max(at, first + size - 2), min(len(tokens), first + size + 1)):
                        if _is_misspelt(sought.joined[0], tokens[first : last + 1]):
                            yield Mention(tokens[first].start, tokens[last].end, same=False, of=sought.name.of)

    def _in_han(self, text: str) -> Iterator[Mention]:
        """Names in Chinese or Korean letters, in part or by their sound, and foreign names in Chinese with a dot."""
        simple = text.translate(_SIMPLIFIED)
        for pattern, name in self._han:
            yield from (Mention(*found.span(), same=False, of=name.of) for found in pattern.finditer(simple))
        if not self._persons:
            return
        for found in _OF_HAN.finditer(text):
            heard = [*map(_syllable, found[0])]
            for first in range(len(heard) - 1):
                for size in range(2, min(_MOST_SYLLABLES, len(heard) - first) + 1):
                    meant = self._syllables.get(_as_heard("".join(heard[first : first + size])))
                    if meant is not None:
                        start = found.start() + first
                        yield Mention(start, start + size, same=False, of=meant.of)
        for found in _OF_ONE_FAMILY.finditer(text):
            meant = self._families.get(_as_heard(_syllable(found[1] or found[2])))
            if meant is not None:
                yield Mention(*found.span(), same=False, of=meant.of)
        for found in _FOREIGN_IN_HAN.finditer(text):
            yield Mention(*found.span(), same=False, of=self._persons[0].of)

    def _letters_apart(self, text: str) -> Iterator[Mention]:
        """Names written with something between every two letters."""
        for apart in _LETTERS_APART.finditer(text):
            letters = _with_vowels(_plain("".join(filter(str.isalpha, apart[0]))))
            found = next((sought for whole, sought in self._cut.items() if whole in letters), None)
            if found:
                yield Mention(apart.start(), apart.end(), same=False, of=found.name.of)

    def _in_tags(self, tokens: Sequence[_Token], text: str) -> Iterator[Mention]:
        """Telling words with which what is joined behind # or @ begins or ends: #freehalim."""
        for token in tokens:
            if text[token.start - 1 : token.start] in ("#", "@"):
                word = _plain(token.text)
                ends = {end: None for size in self._tag_sizes for end in (word[:size], word[-size:])}
                for of in dict.fromkeys(of for end in ends for of in self._tags.get(end, ())):
                    yield Mention(token.start, token.end, same=False, of=of)

    def _of_initials(self, tokens: Sequence[_Token], text: str) -> Iterator[Mention]:
        """Names of which only the initials stand there, each with a point, by itself, or as one word of capitals."""
        runs: list[list[_Token]] = [[]]
        shouted = text.isupper()
        for token in tokens:
            short = not shouted and token.text.isupper() and 1 < len(token.text) <= _MOST_PARTS
            if not token.initial or (runs[-1] and token.start - runs[-1][-1].end > 2):
                runs.append([])
            if token.initial:
                runs[-1].append(token)
            elif short and token.text.lower() not in _EVERYDAY:
                runs += [[token], []]
        for run in runs:
            letters = "".join(_plain(token.text) for token in run)
            found = next((each.name for each in self._sought if letters in each.initials), None)
            if found:
                end = run[-1].end + (text[run[-1].end : run[-1].end + 1] == ".")
                yield Mention(run[0].start, end, same=False, of=found.of)

    def _levels(self, token: str) -> dict[int, tuple[tuple[int, int], ...]]:
        """For each name the words of it that a token can be, by number, with how sure; -1 is the whole name joined."""
        variants = tuple(_variants(token))
        found: dict[int, tuple[tuple[int, int], ...]] = {}
        known = {word: level for word in self._words if (level := _level(word, variants))}
        for number, sought in enumerate(self._sought):
            levels = [(at, known[word]) for at, word in enumerate(sought.words) if word in known]
            if len(sought.words) > 1 and any(_is_within(joined, each) for joined in sought.joined for each in variants):
                levels.append((-1, SAME))
            elif sought.shortened.intersection(variants) or _is_heard(sought, token, variants):
                levels.append((-1, NEAR))
            if levels:
                found[number] = tuple(levels)
        return found


def _is_heard(sought: _Sought, token: str, variants: Sequence[str]) -> bool:
    """Whether a name of several words stands there in one, where its script or the text's has no vowels."""
    if len(sought.words) < 2 or not (sought.by_consonants or _UNVOWELLED.search(token)):
        return False
    return not sought.consonants.isdisjoint(map(_heard, variants))


def _is_misspelt(joined: str, tokens: Sequence[_Token]) -> bool:
    """Whether words by themselves are all letters of a name but one."""
    size = sum(token.end - token.start for token in tokens)
    return (
        len(joined) >= _LEAST_WITHIN
        and abs(size - len(joined)) <= 3
        and edits(joined, "".join(_plain(token.text) for token in tokens), 1) is not None
    )


def _mentions(
    sought: _Sought, tokens: Sequence[_Token], levels: Sequence[Sequence[tuple[int, int]]], text: str
) -> Iterator[Mention]:
    name, words = sought.name, sought.words
    size = len(words)
    for at, token in enumerate(tokens):
        if not levels[at]:
            continue
        here = dict(levels[at])
        if here.get(-1):
            yield Mention(token.start, token.end, here[-1] == SAME and not name.asked, name.of)
        elif size == 1:
            if level := _of_one(words[0], token.text, here.get(0, 0), sought):
                yield Mention(token.start, token.end, level == SAME and not name.asked, name.of)
        else:
            whole = _window(words, tokens, levels, at, turned=name.person)
            turned = None if whole or name.person else _window(words, tokens, levels, at, turned=True)
            if whole is not None:
                last, same, _ = whole
                yield Mention(token.start, tokens[last].end, same and not name.asked, name.of)
            elif turned is not None and turned[2] and not _STOP.search(text, token.end, tokens[turned[0]].start):
                yield Mention(token.start, tokens[turned[0]].end, same=False, of=name.of)
            elif (name.person or name.short) and (beside := _beside_initial(words, tokens, levels, at)) is not None:
                first, last = sorted((at, beside))
                yield Mention(tokens[first].start, tokens[last].end, same=False, of=name.of)
            elif any(
                number in sought.telling and _is_alone(words[number], token.text, level, sought)
                for number, level in here.items()
            ) and (name.person or not token.text.islower() or text[token.start - 1 : token.start] in ("#", "@")):
                yield Mention(token.start, token.end, same=False, of=name.of)


def _window(
    words: Sequence[str],
    tokens: Sequence[_Token],
    levels: Sequence[Sequence[tuple[int, int]]],
    at: int,
    *,
    turned: bool,
) -> tuple[int, bool, bool] | None:
    """The last of the tokens from one on that are all words of a name; `turned` in any order, or with one more.

    Also whether nothing else stands among them, and whether each is the word itself.
    """
    left, same, others, sound = set(range(len(words))), True, 0, 0
    for end in range(at, min(len(tokens), at + len(words) + 1)):
        allowed = left if turned else {min(left)}
        best = max(((level, number) for number, level in levels[end] if number in allowed), default=None)
        if best is None:
            others += 1
            if others > 1 or end == at or not turned:
                return None
            continue
        level, number = best
        left.discard(number)
        same = same and level == SAME
        sound += len(consonants(words[number])) if level == NEAR else len(words[number]) + _LEAST_SOUND
        if not left:
            return (end, same and not others, same) if sound >= _LEAST_SOUND else None
    return None


def _generic() -> frozenset[str]:
    return frozenset(map(_plain, _GENERIC_WORDS.split()))


def _telling(name: Name, words: Sequence[str], common: Collection[str]) -> frozenset[int]:
    """Which words of a name come near it by themselves: a person's all, of others those that are no words."""
    if name.asked or len(words) < 2 or not (name.person or name.short):
        return frozenset()
    least, free = (_LEAST_ENDED, _PARTICLES) if name.person else (_LEAST_ALONE, common)
    return frozenset(at for at, word in enumerate(words) if len(word) >= least and word not in free)


def _beside_initial(
    words: Sequence[str], tokens: Sequence[_Token], levels: Sequence[Sequence[tuple[int, int]]], at: int
) -> int | None:
    """The token that is an initial of a name's other word, beside one that is a word of it: Samir H., H. Wei."""
    for beside in (at + 1, at - 1):
        if 0 <= beside < len(tokens) and tokens[beside].initial:
            letter = _plain(tokens[beside].text)
            if any(
                level == SAME
                and number >= 0
                and words[number] not in _PARTICLES
                and any(word[0] == letter for other, word in enumerate(words) if other != number)
                for number, level in levels[at]
            ):
                return beside
    return None


def _of_one(word: str, token: str, level: int, sought: _Sought) -> int:
    """How sure a name of one word is: a short one, or one that only sounds alike, is none."""
    if level == SAME:
        return 0 if sought.name.asked and word in _COMMON and token.islower() else SAME
    return NEAR if level and len(word) >= _LEAST_ALONE and _is_alone(word, token, level, sought) else 0


def _is_alone(word: str, token: str, level: int, sought: _Sought) -> bool:
    """Whether a word by itself is told: the same, with an ending, or sounding alike where that is long enough.

    Where the script of the text has no vowels, or that of the name and no other is known, consonants tell alone. A word
    without a capital has to be more alike, and one of no person's name written so.
    """
    if word in _COMMON and token.islower():
        return False
    if level == SAME:
        return True
    if _APOSTROPHE.split(token)[0].lower() in _BEGINNING:
        return False
    person, sound, own = sought.name.person, _heard(word), _with_vowels(word)
    stem = own[:-1] if own[-1:] in _FIRST_VOWELS else own
    unvowelled = sought.by_consonants or _UNVOWELLED.search(token)
    most = max(0, min(_LONGEST_ENDING, 2 * (len(word) - _LEAST_ENDED)))
    for variant in _variants(token):
        said = _with_vowels(variant)
        declined = said.startswith(stem) and (
            len(stem) >= _LEAST_ALONE
            or (
                len(stem) >= _LEAST_ENDED and stem != own and not token.islower() and not said[len(stem) :].strip("aiu")
            )
        )
        if (variant.startswith(word) or declined) and len(variant) - len(word) <= most:
            return True
        begun = said[:1] == own[:1] or (unvowelled and {own[:1], said[:1]} <= _FIRST_VOWELS)
        if len(said) < _LEAST_OWN_SOUND or len(word) < (_LEAST_OWN_SOUND if unvowelled else _LEAST_ALONE) or not begun:
            continue
        if said == own:
            return True
        if person and len(own) > _LEAST_ALONE and not token.islower() and edits(own, said, 1) is not None:
            return True
        least = _LEAST_SOUND if token.islower() else _LEAST_OWN_SOUND
        if len(sound) >= least and _heard(variant) == sound and (unvowelled or _is_close(own, said)):
            return True
        if unvowelled and len(_strong(word)) >= _LEAST_OWN_SOUND and _strong(variant) == _strong(word):
            return True
        if len(own) > _LEAST_ALONE and token[0].isupper() and _is_close(own, said) and _bones(word) == _bones(variant):
            return True
    return any(len(word) >= _LEAST_WITHIN and word in variant for variant in _variants(token))


def _level(word: str, variants: Sequence[str]) -> int:
    if word in variants:
        return SAME
    sound = _sound(word)
    for variant in variants:
        if len(variant) >= _LEAST_ENDED and word.startswith(variant):
            return NEAR
        if len(word) >= _LEAST_ENDED and variant.startswith(word) and len(variant) - len(word) <= _LONGEST_ENDING:
            return NEAR
        if len(word) >= _LEAST_WITHIN and word in variant:
            return NEAR
        if variant[:1] != word[:1] and variant[:1] not in "aeiou" and word[:1] not in "aeiou":
            first = _sound(variant)[:1]
            if first != sound[:1]:
                continue
        if len(sound) > 1:
            heard = _sound(variant)
            ended = len(sound) >= _LEAST_OWN_SOUND and heard.startswith(sound) and len(heard) - len(sound) <= 2
            if heard == sound or ended:
                return NEAR
        elif variant[:1] == word[:1] and len(bones := _bones(word)) > 1 and _bones(variant) == bones:
            return NEAR
        if min(len(word), len(variant)) >= _LEAST_ALONE and _is_close(word, variant):
            return NEAR
    return 0


@lru_cache(maxsize=1 << 14)
def _sound(word: str) -> str:
    """The consonants of a word, those that are written for one another the same."""
    heard = consonants(consonants(_spoken(word).replace("v", "w")).translate(_LIKE))
    return f"a{heard[1:]}" if heard[:1] in _FIRST_VOWELS else heard


@lru_cache(maxsize=1 << 14)
def _bones(word: str) -> str:
    """All consonants of a word, also those that are the same: Leila and Layla."""
    return "".join(letter for letter in word if letter not in "aeiouyhwv")


@lru_cache(maxsize=1 << 14)
def _strong(word: str) -> str:
    """The letters of a word that a script without vowels writes, h among them."""
    return "".join(letter for letter in word.rstrip("ah") if letter not in "aeiou")


@lru_cache(maxsize=1 << 14)
def _heard(word: str) -> str:
    """The consonants of a word that stands by itself, where k and g are not the same."""
    heard = consonants(_spoken(word).replace("z", "s"))
    return f"a{heard[1:]}" if heard[:1] in _FIRST_VOWELS else heard


@lru_cache(maxsize=1 << 14)
def _with_vowels(word: str) -> str:
    """A word with its vowels as three, and each letter once: Nouri and Noori, Bêkes and Békès are the same."""
    return "".join(letter for letter, _ in groupby(_spoken(word).translate(_VOWELS)))


def _spoken(word: str) -> str:
    for written, spoken in _SPELT:
        word = word.replace(written, spoken)
    return word


def _is_close(one: str, other: str) -> bool:
    """Whether one letter, or of long words two, make one word of another."""
    most = 2 if min(len(one), len(other)) >= 8 else 1
    return abs(len(one) - len(other)) <= most and edits(one, other, most) is not None


def undisguised(text: str) -> tuple[str, ...]:
    """The text with letters in place of what looks like them, a character for each: T4riq, Таriq, ᴛᴀʀɪQ.

    Only words that mix letters with such signs, or letters of two scripts, are read so. Empty where nothing is.
    """
    if not _DISGUISED.search(text):
        return ()
    plain = text.translate(_LOOKS)
    told = dict.fromkeys(_WRITTEN.sub(unmixed, plain) for unmixed in (_unmixed, partial(_unmixed, one="l")))
    return tuple(each for each in told if each != text)


def _unmixed(written: re.Match[str], one: str = "i") -> str:
    word = written[0]
    if word.isalpha() and word.isascii():
        return word
    if not word.isascii() and any("a" <= letter <= "z" for letter in word.lower()):
        word = word.translate(_LOOK_ALIKES if _UPSIDE.isdisjoint(word) else _UPSIDE_DOWN)
    return word.replace("1", one).translate(_DIGITS) if any(map(str.isalpha, word)) else word


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(found.start(), found.end(), word, len(word) == 1 and _is_initial(word, text, found.start()))
        for found in _TOKEN.finditer(text)
        if (word := found[0])
    ]


def _is_initial(letter: str, text: str, at: int) -> bool:
    """Whether a letter by itself stands for a word: written large, with a point, or joined to what is before it."""
    return letter.isalpha() and (letter.isupper() or text[at + 1 : at + 2] == "." or text[at - 1 : at] in ("_", "."))


@lru_cache(maxsize=1 << 15)
def _plain(token: str) -> str:
    """A word in the one spelling that is compared, without marks."""
    bare = _MARK.sub("", unicodedata.normalize("NFC", token))
    plain = fold(_SOUNDED.sub(lambda found: _sound_of(found[0]), bare)).replace(" ", "")
    if plain.isascii():
        return plain
    for pair, letter in _GREEK_PAIRS:
        plain = plain.replace(pair, letter)
    return plain.translate(_OTHER_SCRIPTS)


@lru_cache(maxsize=1 << 15)
def _variants(token: str) -> tuple[str, ...]:
    """A word as it may have been meant: before its apostrophe, without attached prefixes or article."""
    bare = _MARK.sub("", unicodedata.normalize("NFC", token))
    parts = [bare, *([_APOSTROPHE.split(bare)[0]] if _APOSTROPHE.search(bare) else [])]
    parts += (hump for hump in _HUMP.findall(bare) if len(hump) < len(bare))
    parts += _said(bare)
    if _SLAVIC.search(bare):
        parts.append(bare[:-2] + bare[-2:].translate(_HARD))
    found = dict.fromkeys(_plain(part) for part in parts)
    if is_arabic(bare):
        found |= {_plain(f"{bare[:-1]}ة"): None} if bare[-1] == "ه" else {}
        found |= {f"a{_plain(bare)}": None} if bare[0] in "عإأا" else {}
        for prefix in _PREFIXES:
            rest = bare.removeprefix(prefix)
            if rest != bare and len(rest) > 2:
                found[_plain(rest)] = None
                found[_plain(f"ال{rest}")] = None
    for word in list(found):
        for article in _ARTICLES:
            if word.startswith(article) and len(word) - len(article) >= _LEAST_ALONE:
                found[word[len(article) :]] = None
    return tuple(word for word in found if word)


def _said(words: str) -> list[str]:
    """Words as others write what Kurds, Turks, Slavs and Ukrainians say: Şêrko and Sherko, Barzincî and Barzinji."""
    lower = unicodedata.normalize("NFC", words.lower())
    if not _SAYING.search(lower) and not _C_AS_J.search(lower):
        return []
    said = lower.translate(_AS_SAID)
    return [said, lower.replace("c", "j").translate(_AS_SAID)] if "c" in lower and _C_AS_J.search(lower) else [said]


def _sound_of(letter: str) -> str:
    """The Latin letters of one in another script, from its name: HANGUL SYLLABLE JONG, GEORGIAN LETTER SAN."""
    name = unicodedata.name(letter, "").rpartition(" ")[2]
    if _WHOLE.match(letter):
        return "" if name in ("MARK", "DOT") or letter in "ッっ" else _SOUNDS.get(name, name.lower())
    if name in _SOUNDS:
        return _SOUNDS[name]
    found = _SOUND_OF.match(name)
    return found[0].lower() if found and unicodedata.category(letter) != "Mn" else ""


@lru_cache(maxsize=1 << 12)
def _syllable(letter: str) -> str:
    """How a Chinese or Korean letter is written in Latin ones: pinyin, or the Revised Romanisation."""
    from anyascii import anyascii

    return str(anyascii(letter)).lower()


@lru_cache(maxsize=1 << 14)
def _as_heard(syllables: str) -> str:
    return _with_vowels(syllables).translate(_LIKE)


def _families(word: str) -> tuple[str, ...]:
    """A family name, and its other spellings in passports."""
    return word, *_grouped(_FAMILY_WORDS).get(word, ())


def _of_family(sought: _Sought) -> Iterator[str]:
    """The letters of a name, also with the other spellings of its first or last word as a family name before."""
    yield from sought.joined
    for at, word in enumerate(sought.words):
        if at in (0, len(sought.words) - 1):
            given = "".join(other for number, other in enumerate(sought.words) if number != at)
            yield from (f"{called}{given}" for called in _families(word))


def _romanised(name: Name) -> Iterator[Name]:
    """A person's name in Chinese or Korean letters as it is written in Latin ones, the family name first."""
    letters = _WHOLE_HAN.fullmatch(name.words)
    if not letters or not name.person:
        return
    bare = re.sub(r"\s", "", name.words)
    long = len(bare) > _LONGEST_FAMILY and bare[:_LONGEST_FAMILY] in _LONG_FAMILIES
    parted = _LONGEST_FAMILY if long else 1
    family, *given = "".join(map(_syllable, bare[:parted])), *map(_syllable, bare[parted:])
    for called in _families(family):
        yield name._replace(words=f"{called} {''.join(given)}".title())
        yield name._replace(words=" ".join((called, *given)).title(), asked=True)


def _han_patterns(name: Name) -> Iterator[str]:
    """How parts of a name in Chinese or Korean letters are known: two of them, or the family name with a title."""
    for letters in _OF_HAN.findall(name.words.translate(_SIMPLIFIED)):
        yield r"[\s·]{0,3}".join(letters)
        if name.person and len(letters) > 2:
            yield from map("".join, pairwise(letters))
            yield f"{letters[0]}{_POLITE}|[老小阿]{letters[0]}"


def _joined(written: str, words: Sequence[str]) -> tuple[str, ...]:
    """A name's words without blanks, in both orders, with and without the articles that it is written with."""
    everything = "".join(_plain(token.text) for token in _tokens(written))
    both = ("".join(words), "".join(reversed(words)), everything)
    articled = tuple("al".join(order) for order in (words, tuple(reversed(words))))
    return tuple(each for each in dict.fromkeys((*both, *articled)) if len(each) >= _LEAST_JOINED)


def _is_within(joined: str, word: str) -> bool:
    return joined in word if len(joined) >= _LEAST_WITHIN else joined == word


def _bare(name: Name) -> Iterator[Name]:
    """A name, and other forms of it that people use.

    Without a particle before an apostrophe: d'Arcy, Arcy; as it is said (`_said`), with the kh that Kurds write x, and
    the k or ch that others write for it; in two words and in one: Abdulrahim, Abd al-Rahim; the short forms of a
    person's name; without its small words, if two others are left: The Night Ledger, Night Ledger; and of what is no
    person, all its words but the first or last.
    """
    yield name
    forms = [
        name.words,
        *_said(name.words),
        name.words.replace("x", "kh").replace("X", "Kh"),
    ]
    forms += [way.sub(written, form) for form in forms for way, written in _KH if name.person]
    forms += [
        _PARTICLE.sub("", name.words),
        _SERVANT.sub("Abd ", name.words),
    ]
    for way, written in _IN_ONE:
        forms += [way.sub(written, form) for form in forms]
    bare = _SMALL_WORDS.sub("", name.words).strip()
    forms += [bare] if len(bare.split()) > 1 else []
    parts = bare.split()
    if name.short and not name.person and len(parts) > 2:
        yield from (name._replace(words=" ".join(some), asked=True) for some in (parts[1:], parts[:-1]))
    for word in map(_plain, name.words.split() if name.person else ()):
        for short in _grouped(_SHORT_FORMS).get(word, ()):
            yield Name(short, name.of, asked=True)
            words = (short if _plain(other) == word else other for other in name.words.split())
            yield name._replace(words=" ".join(words), asked=True)
    yield from (name._replace(words=form) for form in dict.fromkeys(forms) if form != name.words)


@lru_cache(2)
def _grouped(words: str) -> dict[str, tuple[str, ...]]:
    """Each word of some groups with the others of its groups."""
    found: dict[str, tuple[str, ...]] = {}
    for group in (tuple(map(_plain, part.split())) for part in words.split(";")):
        for word in group:
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *(each for each in group if each != word))))
    return found


def _initials(name: Name, words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What a person's name is shortened to in addresses, as in nrawashi, and its initials, with those of articles."""
    if len(words) < 2 or not (name.person or name.short):
        return frozenset(), frozenset()
    firsts = "".join(word[0] for word in words)
    everything = "".join(plain[0] for token in _tokens(name.words) if (plain := _plain(token.text)))
    named = "".join(word[0] for word in words if word not in _PARTICLES)
    served = "".join(word[0] for before, word in pairwise(("", *words)) if before != "abd")
    last = words[-1]
    if not name.person:
        return frozenset(), frozenset(each for each in (firsts, everything, named) if len(each) > 2)
    short = {firsts[:-1] + last, last + firsts[:-1], firsts[0] + last, words[0] + firsts[1:]}
    return frozenset(each for each in short if len(last) >= _LEAST_ALONE), frozenset(
        (firsts, everything, named, served, firsts[0] + firsts[-1])
    )


def _hidden(words: Iterable[str]) -> frozenset[str]:
    """Words with their letters turned round, or each 13 letters on: Haddad, daddaH, Unqqnq."""
    long = [word for word in words if len(word) >= _LEAST_CUT]
    return frozenset(each for word in long for each in (word[::-1], word.translate(_ROTATED)) if each != word)


def _apart(found: list[Mention]) -> list[Mention]:
    """Mentions that do not overlap, the sure ones first."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: (not each.same, each.start, -each.end)):
        at = bisect(kept, mention)
        before, after = kept[at - 1 : at], kept[at : at + 1]
        if all(one.end <= mention.start for one in before) and all(mention.end <= one.start for one in after):
            kept.insert(at, mention)
    return kept
