"""Simplified and traditional script, character by character.

Characters are mapped one to one and never by phrase, so a text keeps its length and every offset in it.
Source of the mapping: OpenCC's own dictionaries (`t2s`, `s2t`), asked once for each Han character.
"""

from functools import cache
from typing import Literal

import opencc

Script = Literal["hans", "hant"]

HAN_BLOCKS = (  # the blocks for which OpenCC holds mappings
    (0x3400, 0x4DBF),  # Extension A
    (0x4E00, 0x9FFF),  # CJK Unified Ideographs
    (0xF900, 0xFAFF),  # Compatibility Ideographs
    (0x20000, 0x2FA1F),  # Extensions B to F and the compatibility supplement
)


def simplify(text: str) -> str:
    """Give every traditional character its simplified form; the length stays.

    >>> simplify("會議，乾坤")
    '会议，干坤'
    """
    return text.translate(to_simplified())


def script_of(text: str) -> Script:
    """Tell the script of a text by the characters that only one of the two scripts uses; a tie is "hans".

    >>> script_of("發展经济與建設"), script_of("人民")
    ('hant', 'hans')
    """
    balance = sum(map(_traditional().__contains__, text)) - sum(map(_simplified().__contains__, text))
    return "hant" if balance > 0 else "hans"


@cache
def to_simplified() -> dict[int, int]:
    """Code points of traditional characters and of their simplified forms, for `str.translate`."""
    return _single_mappings("t2s")


@cache
def _traditional() -> frozenset[str]:
    return frozenset(map(chr, to_simplified()))


@cache
def _simplified() -> frozenset[str]:
    return frozenset(map(chr, _single_mappings("s2t"))) - _traditional()


def _single_mappings(config: str) -> dict[int, int]:
    characters = [chr(code) for first, last in HAN_BLOCKS for code in range(first, last + 1)]
    # A line feed between two characters keeps OpenCC from reading them as a phrase.
    converted = opencc.OpenCC(config).convert("\n".join(characters)).split("\n")
    return {ord(a): ord(b) for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}
