"""Folding until `speeches.text.folding` is there."""

import unicodedata
from functools import cache

import opencc

CONVERTER = opencc.OpenCC("t2s")


@cache
def _simplified(character: str) -> str:
    return str(CONVERTER.convert(character))


def fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join("".join(_simplified(character) for character in folded).split())
