"""Simplified and traditional script.

But in `by_phrases`, a text keeps its length and every offset in it: characters are mapped one to one.
Source of the mapping: OpenCC's own dictionaries (`t2s`, `s2t`), asked once for each Han character.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import opencc

from speeches.text.mapping import CharacterMap

Script = Literal["hans", "hant"]

FOR_READING: dict[Script, str] = {
    "hans": "hk2s",  # 卫生署 for 衞生署 too, which "t2s" leaves
    "hant": "s2tw",  # 群眾, 為, 啟, as people write; "s2t" gives 羣衆, 爲, 啓, the forms of OpenCC's dictionaries
}
HAN_BLOCKS = (  # the blocks for which OpenCC holds mappings
    (0x3400, 0x4DBF),  # Extension A
    (0x4E00, 0x9FFF),  # CJK Unified Ideographs
    (0xF900, 0xFAFF),  # Compatibility Ideographs
    (0x20000, 0x2FA1F),  # Extensions B to F and the compatibility supplement
)
BEYOND_BASIC_PLANE = re.compile("[\U00010000-\U0010ffff]")
HALF_PAIR = re.compile("([\ud800-\udfff]+)")  # half a surrogate pair, which OpenCC refuses


def simplify(text: str) -> str:
    """Give every traditional character its simplified form; the length stays.

    >>> simplify("會議，乾坤")
    '会议，干坤'
    """
    return _simplifying().apply(text) if has_traditional(text) else text


def has_traditional(text: str) -> bool:
    """Tell whether `simplify` would change a text; ten times as fast, and most texts are simplified.

    >>> has_traditional("會議"), has_traditional("会议")
    (True, False)
    """
    traditional = _traditional()
    if traditional.common.search(text):
        return True
    return not traditional.rare.isdisjoint(BEYOND_BASIC_PLANE.findall(text))


def script_of(text: str) -> Script:
    """Tell the script of a text by the characters that only one of the two scripts uses; a tie is "hans".

    >>> script_of("發展经济與建設"), script_of("人民")
    ('hant', 'hans')
    """
    if not has_traditional(text):
        return "hans"
    traditional, simplified = _traditional(), _simplified()
    balance = len(traditional.common.findall(text)) - len(simplified.common.findall(text))
    for character in BEYOND_BASIC_PLANE.findall(text):
        balance += (character in traditional.rare) - (character in simplified.rare)
    return "hant" if balance > 0 else "hans"


def by_phrases(text: str, config: str) -> str:
    r"""Convert a text by one of OpenCC's configurations, "t2s" or another; its length may change.

    >>> by_phrases("乾隆年間的乾部", "t2s"), by_phrases("會\ud800議", "t2s") == "会\ud800议"
    ('乾隆年间的干部', True)
    """
    convert: Callable[[str], str] = _converter(config).convert
    if not HALF_PAIR.search(text):
        return convert(text)
    return "".join(part if HALF_PAIR.match(part) else convert(part) for part in HALF_PAIR.split(text))


def shown_in(texts: Sequence[str], script: Script) -> list[str]:
    """Give texts in a script for reading, by phrases; each keeps its length, so what was found in it stays in its place.

    Where a phrase would change the length, which it did in none of 4 million characters (OpenCC 1.4; news,
    reports, legislative council), the text is mapped by single characters.

    >>> shown_in(["头发与发展", "干部群众"], "hant"), shown_in(["乾隆年間衞生"], "hans")
    (['頭髮與發展', '幹部群眾'], ['乾隆年间卫生'])
    """
    config = FOR_READING[script]
    converted = by_phrases("\n".join(texts), config).split("\n")  # no phrase goes beyond a line
    if len(converted) != len(texts):  # a text holds a line end of its own
        converted = [by_phrases(text, config) for text in texts]
    return [
        shown if len(shown) == len(text) else text.translate(_mappings(config))
        for text, shown in zip(texts, converted, strict=True)
    ]


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


@cache
def to_simplified() -> dict[int, int]:
    """Code points of traditional characters and of their simplified forms, for `str.translate`."""
    return _mappings("t2s")


@cache
def _simplifying() -> CharacterMap:
    return CharacterMap(to_simplified())


@dataclass(frozen=True, slots=True)
class _Characters:
    """The characters of one script alone, for counting: a pattern finds those of the basic plane by a table."""

    common: re.Pattern[str]
    rare: frozenset[str]  # beyond the basic plane; a pattern would try one after the other at every character


@cache
def _traditional() -> _Characters:
    return _characters(set(map(chr, to_simplified())))


@cache
def _simplified() -> _Characters:
    return _characters(set(map(chr, _mappings("s2t"))) - set(map(chr, to_simplified())))


def _characters(characters: set[str]) -> _Characters:
    rare = frozenset(filter(BEYOND_BASIC_PLANE.match, characters))
    return _Characters(re.compile(f"[{''.join(sorted(characters - rare))}]"), rare)


@cache
def _mappings(config: str) -> dict[int, int]:
    characters = [chr(code) for first, last in HAN_BLOCKS for code in range(first, last + 1)]
    # A line feed between two characters keeps OpenCC from reading them as a phrase.
    converted = by_phrases("\n".join(characters), config).split("\n")
    return {ord(a): ord(b) for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}
