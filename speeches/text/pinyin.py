"""The readings of Han characters, from pypinyin's tables."""

import unicodedata
from functools import lru_cache

TONES = frozenset("\u0300\u0301\u0304\u0306\u030c")  # grave, acute, macron, breve (written for caron), caron
UMLAUT = "\u0308"
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
