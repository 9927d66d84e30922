"""The forms that a name has: short, in Latin or Chinese letters, as initials, without particles, turned round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from string import ascii_lowercase
from typing import NamedTuple

from store.text.letters import as_others_write, plain_word, syllable_of, tokens_of

_LEAST_ALONE, _LEAST_CUT, _LEAST_RUN = 4, 5, 7
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
SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLE)
"""The letters of Chinese names that are written in two ways; rarer ones are not known here."""

HAN = "[\u3400-\u9fff\uac00-\ud7af]"
_WHOLE_HAN = re.compile(rf"{HAN}(?:\s?{HAN}){{1,3}}")
ONE_OF_HAN, OF_HAN = re.compile(HAN), re.compile(f"{HAN}{{2,}}")
POLITE = "(?:先生|女士|小姐|氏|某|씨|님)"
_LONGEST_FAMILY = 2
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
    "xue hsueh sit; bai pai pak; kong hung; shi shih sze; gim kim; i lee yi rhee; bag bak park pak; choe choi; "
    "jeong jung chung; jo cho; yun yoon; im lim rim; gang kang; sin shin; seo suh; gwon kwon; an ahn; yu yoo ryu; "
    "bae pae; heo hur huh; no noh roh; mun moon; u woo; gu koo; jeon jun chun; ju joo; son sohn; "
    "gwag gwak kwak; seog seok suk; og ok; gug guk kook"
)
"""Chinese and Korean family names: of two letters; and in the spellings that people have in their passports."""

_PARTICLE_WORDS = "abd abu abou ben bin bint dos den der del des ibn las los mac san saint umm van von the and of"
PARTICLES = frozenset(_PARTICLE_WORDS.split())
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
_KH = ((re.compile("kh", re.IGNORECASE), "k"), (re.compile("kh|h(?=[md])", re.IGNORECASE), "ch"))
_IN_ONE = (
    (re.compile(r"\bAbd(?:[aeu]l)?[\s-]+(?:[aeu][dlnrstz]h?[\s-]+)?(?=\w{4})", re.IGNORECASE), "Abdul"),
    (re.compile(r"\bعبد\s+(?=ال)"), "عبد"),
    (re.compile(r"\b(ال)?ع(?!بد\s)"), r"\1ا"),
)
_PARTICLE = re.compile(r"\b[dlo]['’]", re.IGNORECASE)


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


def families_of(word: str) -> tuple[str, ...]:
    """A family name, and its other spellings in passports."""
    return word, *_grouped(_FAMILY_WORDS).get(word, ())


def romanised(name: Name) -> Iterator[Name]:
    """A person's name in Chinese or Korean letters as it is written in Latin ones, the family name first."""
    letters = _WHOLE_HAN.fullmatch(name.words)
    if not letters or not name.person:
        return
    bare = re.sub(r"\s", "", name.words)
    long = len(bare) > _LONGEST_FAMILY and bare[:_LONGEST_FAMILY] in _LONG_FAMILIES
    parted = _LONGEST_FAMILY if long else 1
    family, *given = "".join(map(syllable_of, bare[:parted])), *map(syllable_of, bare[parted:])
    for called in families_of(family):
        yield name._replace(words=f"{called} {''.join(given)}".title())
        yield name._replace(words=" ".join((called, *given)).title(), asked=True)


def han_patterns(name: Name) -> Iterator[str]:
    """How parts of a name in Chinese or Korean letters are known: two of them, or the family name with a title."""
    for letters in OF_HAN.findall(name.words.translate(SIMPLIFIED)):
        yield r"[\s·]{0,3}".join(letters)
        if name.person and len(letters) > 2:
            yield from map("".join, pairwise(letters))
            yield f"{letters[0]}{POLITE}|[老小阿]{letters[0]}"


def forms_of(name: Name) -> Iterator[Name]:
    """A name, and other forms of it that people use.

    Without a particle before an apostrophe: d'Arcy, Arcy; as it is said (`as_others_write`), with the kh that Kurds
    write x, and the k or ch that others write for it; in two words and in one: Abdulrahim, Abd al-Rahim; the short
    forms of a person's name; without its small words, if two others are left: The Night Ledger, Night Ledger; and of
    what is no person, all its words but the first or last.
    """
    yield name
    forms = [
        name.words,
        *as_others_write(name.words),
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
    for word in map(plain_word, name.words.split() if name.person else ()):
        for short in _grouped(_SHORT_FORMS).get(word, ()):
            yield Name(short, name.of, asked=True)
            words = (short if plain_word(other) == word else other for other in name.words.split())
            yield name._replace(words=" ".join(words), asked=True)
    yield from (name._replace(words=form) for form in dict.fromkeys(forms) if form != name.words)


@lru_cache(2)
def _grouped(words: str) -> dict[str, tuple[str, ...]]:
    """Each word of some groups with the others of its groups."""
    found: dict[str, tuple[str, ...]] = {}
    for group in (tuple(map(plain_word, part.split())) for part in words.split(";")):
        for word in group:
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *(each for each in group if each != word))))
    return found


def initials_of(name: Name, words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What a person's name is shortened to in addresses, as in nrawashi, and its initials, with those of articles."""
    if len(words) < 2 or not (name.person or name.short):
        return frozenset(), frozenset()
    firsts = "".join(word[0] for word in words)
    everything = "".join(plain[0] for token in tokens_of(name.words) if (plain := plain_word(token.text)))
    named = "".join(word[0] for word in words if word not in PARTICLES)
    served = "".join(word[0] for before, word in pairwise(("", *words)) if before != "abd")
    last = words[-1]
    if not name.person:
        return frozenset(), frozenset(each for each in (firsts, everything, named) if len(each) > 2)
    short = {firsts[:-1] + last, last + firsts[:-1], firsts[0] + last, words[0] + firsts[1:]}
    some = frozenset(run for run in runs_of(words) if len(run) >= _LEAST_RUN)
    return some.union(each for each in short if len(last) >= _LEAST_ALONE), frozenset(
        (firsts, everything, named, served, firsts[0] + firsts[-1])
    )


def runs_of(words: Sequence[str]) -> Iterator[str]:
    """Two words of a longer name in one, as addresses have them: two that stand together, the first and the last."""
    pairs = (*pairwise(words), (words[0], words[-1])) if len(words) > 2 else ()
    yield from (run for one, other in pairs for run in (one + other, other + one))


def hidden_forms(words: Iterable[str]) -> frozenset[str]:
    """Words with their letters turned round, or each 13 letters on: Haddad, daddaH, Unqqnq."""
    long = [word for word in words if len(word) >= _LEAST_CUT]
    return frozenset(each for word in long for each in (word[::-1], word.translate(_ROTATED)) if each != word)
