"""Simplified and traditional script.

But in `by_phrases`, characters are mapped one to one, so a text keeps its length and every offset in it.
Source of the mapping: OpenCC's own dictionaries (`t2s`, `s2t`), asked once for each Han character.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import opencc

from speeches.text.mapping import CharacterMap

Script = Literal["hans", "hant"]

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


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


@cache
def to_simplified() -> dict[int, int]:
    """Code points of traditional characters and of their simplified forms, for `str.translate`."""
    return _single_mappings("t2s")


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
    return _characters(set(map(chr, _single_mappings("s2t"))) - set(map(chr, to_simplified())))


def _characters(characters: set[str]) -> _Characters:
    rare = frozenset(filter(BEYOND_BASIC_PLANE.match, characters))
    return _Characters(re.compile(f"[{''.join(sorted(characters - rare))}]"), rare)


def _single_mappings(config: str) -> dict[int, int]:
    characters = [chr(code) for first, last in HAN_BLOCKS for code in range(first, last + 1)]
    # A line feed between two characters keeps OpenCC from reading them as a phrase.
    converted = by_phrases("\n".join(characters), config).split("\n")
    return {ord(a): ord(b) for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}
