r"""Sets of characters by name, as the inside of a regular expression's brackets.

>>> import re
>>> re.findall(f"[{HAN}]+", "第1次会议，2021年")
['第', '次会议', '年']
"""

import re

# Source of every block: Unicode 15, Blocks.txt and Unihan.
UNIFIED_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ebef\U00030000-\U000323af"
COMPATIBILITY_HAN = r"\uf900-\ufaff\U0002f800-\U0002fa1f"
HAN = rf"{UNIFIED_HAN}{COMPATIBILITY_HAN}\u3005\u3007"  # 々 and 〇 are written among them
KANGXI_RADICALS = r"\u2e80-\u2fdf"  # look like Han characters, but no search finds them: ⾏ for 行
PINYIN = r"a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿɑɡ\u0300\u0301\u0304\u0308\u030c"
PRIVATE_USE = r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # without tab and the two line ends
INVISIBLE = r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"  # no width of their own
SPACES = r" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # side by side in a line, never ending one
FULL_WIDTH_FORMS = r"\uff01-\uff5e"  # ！ to ～, each 0xFEE0 above its half-width twin
CJK_SYMBOLS = r"\u3000-\u303f"  # 、。〈〉《》「」『』【】〔〕 and the ideographic space
CJK_PUNCTUATION = r"、。〃〈〉《》「」『』【】〔〕〖〗！（），．：；？［］｛｝～·…—‘’“”"
ENDS_OF_SENTENCE = r"。！？!?…"
OPENING_MARKS = r"（(《〈「『【〔〖［\[｛{“‘"
CLOSING_MARKS = r"）)》〉」』】〕〗］\]｝}”’"

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"  # stands where bytes could not be decoded

RUNNING_MARKS = re.compile(f"[，。；、！？]|(?<=[{HAN}])[,;!?]")  # punctuation of sentences; menus and labels have none

_HAN_CHARACTER = re.compile(f"[{HAN}]")


def is_han(character: str) -> bool:
    """Whether it is one Han character.

    >>> is_han("党"), is_han("。"), is_han("")
    (True, False, False)
    """
    return _HAN_CHARACTER.fullmatch(character) is not None
