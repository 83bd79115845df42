"""The plain form of a text, which patterns are written in: simplified script and half width, of the same length."""

import re
from functools import cache

from speeches.text.mapping import CharacterMap
from speeches.text.script import to_simplified
from speeches.text.widths import HALF_WIDTH

OTHER_WIDTHS = {ord("︰"): ord(":"), ord("﹕"): ord(":"), ord("﹐"): ord(",")}  # forms for vertical and small print
SPACES = dict.fromkeys(map(ord, "\t\N{NO-BREAK SPACE}"), ord(" "))
FREQUENT = tuple(zip("，；：！？（）\u3000\t\N{NO-BREAK SPACE}", ",;:!?()   ", strict=True))


def plain(text: str) -> str:
    """Write a text in simplified script and half width; the length stays.

    >>> plain("當前位置：首頁")
    '当前位置:首页'
    """
    for written, half in FREQUENT:
        text = text.replace(written, half)
    return _plain_map().apply(text) if _others().search(text) else text


_TABLE: dict[int, int] = {}


@cache
def _plain_map() -> CharacterMap:
    return CharacterMap(plain_table())


@cache
def _others() -> re.Pattern[str]:
    """Find a character that is written otherwise in plain form; most texts have none but the frequent ones."""
    basic = "".join(chr(code) for code in plain_table() if code < 0x10000)
    return re.compile(f"[{re.escape(basic)}\U00010000-\U0010ffff]")  # beyond the basic plane a range is far quicker


def plain_table() -> dict[int, int]:
    """Code points and those of their plain forms, for `str.translate`."""
    if not _TABLE:
        _TABLE.update({**to_simplified(), **HALF_WIDTH, **OTHER_WIDTHS, **SPACES})
    return _TABLE
