"""The readings of Han characters, from pypinyin's tables."""

import re
import unicodedata
from functools import lru_cache

TONES = frozenset("\u0300\u0301\u0304\u0306\u030c")  # grave, acute, macron, breve (written for caron), caron
UMLAUT = "\u0308"
SURNAMES = {  # characters that as a family name are read otherwise than pypinyin reads them first
    **dict.fromkeys("曾", "zeng"),
    **dict.fromkeys("仇", "qiu"),
    **dict.fromkeys("朴", "piao"),
    **dict.fromkeys("翟", "zhai"),
    **dict.fromkeys("缪繆", "miao"),
    **dict.fromkeys("覃", "qin"),
}
SURNAMES_OR_WORDS = {  # those with which offices begin too: 区长, 单位负责人, 解放军代表
    **dict.fromkeys("单單", "shan"),
    **dict.fromkeys("解", "xie"),
    **dict.fromkeys("查", "zha"),
    **dict.fromkeys("区區", "ou"),
}
LONGEST_NAME = 3  # characters of a name that begins with one of these; a longer one is rather an office
ENDS_OF_OFFICES = frozenset("长長记記员員任席委位府部局会會处處办辦")
AFTER_NAMES = re.compile("(?:议员|議員|先生|女士|小姐|同志|教授|博士)$")
TONED_LETTERS = "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜüńňǹḿ"  # breves are often written for carons


@lru_cache(maxsize=8192)
def readings(character: str) -> frozenset[str]:
    """Give every reading of one character, without tones, ü written as v.

    >>> sorted(readings("长"))
    ['chang', 'zhang']
    """
    from pypinyin import Style, pinyin  # noqa: PLC0415  the tables take 0.2 s to load; most pages have no pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(plain_reading(r) for r in (found[0] if found else ()))


@lru_cache(maxsize=8192)
def toned_readings(character: str) -> frozenset[str]:
    """Give every reading of one character with its tone.

    >>> sorted(toned_readings("长"))
    ['cháng', 'zhǎng']
    """
    from pypinyin import Style, pinyin  # noqa: PLC0415  as above

    found = pinyin(character, style=Style.TONE, heteronym=True, errors="ignore")
    return frozenset(found[0] if found else ())


def with_caron(reading: str) -> str:
    """Write a reading in lower case and its third tone with a caron, as tables do.

    >>> with_caron("Zhăng")
    'zhǎng'
    """
    decomposed = unicodedata.normalize("NFD", reading.lower())
    return unicodedata.normalize("NFC", decomposed.replace("\u0306", "\u030c"))


def plain_reading(reading: str) -> str:
    """Write a reading without tones and in lower case, ü as v.

    >>> plain_reading("Lǜ"), plain_reading("huì"), plain_reading("guo2")
    ('lv', 'hui', 'guo')
    """
    decomposed = unicodedata.normalize("NFD", reading.lower())
    letters = "".join(c for c in decomposed if c not in TONES).replace("u" + UMLAUT, "v")
    return unicodedata.normalize("NFC", letters).rstrip("12345")


@lru_cache(maxsize=32_768)
def spelling(name: str) -> str:
    """Write a name by its commonest readings, to sort by; what has none stays as it is.

    >>> spelling("重庆市市长"), spelling("曾志明"), spelling("WTO代表")
    ('chong qing shi shi zhang', 'zeng zhi ming', 'wto dai biao')
    >>> spelling("解亚玲"), spelling("解放军代表"), spelling("区议员"), spelling("区伯平")
    ('xie ya ling', 'jie fang jun dai biao', 'qu yi yuan', 'ou bo ping')
    >>> spelling("單仲偕議員")
    'shan zhong xie yi yuan'
    """
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  as above

    read = [plain_reading(syllable) for syllable in lazy_pinyin(name, style=Style.NORMAL)]
    if surname := _surname(name):
        read[0] = surname
    return " ".join(read)


def initial(name: str) -> str:
    """Give the letter under which a name stands in an index, "#" for what begins with neither letter nor reading.

    >>> initial("仇保兴"), initial("單仲偕"), initial("area"), initial("30位代表")
    ('Q', 'S', 'A', '#')
    """
    first = spelling(name)[:1].upper()
    return first if first.isascii() and first.isalpha() else "#"


def _surname(name: str) -> str:
    """Give the reading of the family name where it is another than that of the word, "" elsewhere."""
    if name[:1] in SURNAMES:
        return SURNAMES[name[0]]
    without_title = AFTER_NAMES.sub("", name)
    may_be_name = 1 < len(without_title) <= LONGEST_NAME and without_title[-1] not in ENDS_OF_OFFICES
    return SURNAMES_OR_WORDS.get(name[0], "") if may_be_name else ""
