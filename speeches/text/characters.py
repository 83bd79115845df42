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
SPACES = r" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # side by side in a line, never ending one
CJK_PUNCTUATION = r"、。〃〈〉《》「」『』【】〔〕〖〗！（），．：；？［］｛｝～·…—‘’“”"

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"  # stands where bytes could not be decoded

RUNNING_MARKS = re.compile(f"[，。；、！？]|(?<=[{HAN}])[,;!?]")  # punctuation of sentences; menus and labels have none
