"""The marks that number headings and lists in official Chinese: 一、 （一） 1. （1） ① 第一， 一是 首先."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第({HAN_NUMBER}|\d{{1,2}})(?:部分|章)[、.:：\s]?")),
    (1, re.compile(rf"({HAN_NUMBER})[、.．]")),
    (2, re.compile(rf"[（(] ?({HAN_NUMBER}) ?[)）][、]?|([㈠-㈩])[、]?|第({HAN_NUMBER})节[、.:：\s]?")),
    (3, re.compile(r"(\d{1,2})(?:[、．]|\.(?!\d))|([⒈-⒛])")),  # not 3.5%
    (4, re.compile(r"[（(] ?(\d{1,2}) ?[)）][、]?|([⑴-⒇])[、]?")),
    (5, re.compile(r"([①-⑳])[、.．]?")),
)
LIST_LEVEL = 3  # from 1. on, a number is mostly that of an item in a list, or a decimal number inside a line
ANY_MARK = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in MARKS))  # tried in one go, in their order
LEVELS = tuple(level for level, pattern in MARKS for _ in range(pattern.groups))  # of each group of ANY_MARK
LONGEST_MARK = 12  # characters, with the one behind it that may say it is none
OPENS_A_MARK = re.compile(r"[第（(一二三四五六七八九十百\d㈠-㈩⒈-⒛⑴-⒇①-⑳]")  # most lines begin with something else
PART = re.compile(rf"第(?:{HAN_NUMBER}|\d{{1,2}})(?:部分|章)")  # not 第一篇, which opens one of several speeches
# What numbers a point in running text, with no level of its own: 第一，… 一是… 首先，…
ORDINAL = re.compile(
    rf"第(?P<ordinal>{HAN_NUMBER}|\d{{1,2}})(?:个?(?:方面|问题|点|条|项|件事|句话|层意思)?[、,，:：]"
    r"|(?:个?(?:方面|问题|点|条|项|件事|句话|层意思))?(?=[是要]))"
    r"|(?P<point>[一二三四五六七八九十]{1,2})(?:是|要|则|个是)(?!否|不是)"
    r"|(?P<order>首先|其次|再次|再者|最后)[,，、:：]?"
)
ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 0}
HAN_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True, slots=True)
class Mark:
    """The number at the head of a line: its level (1 for 一、 to 4 for （1）, 5 for ①), value, and where it ends."""

    level: int
    number: int
    end: int


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A number in running text: its style (`ordinal` 第一，, `point` 一是, `order` 首先), value, and where it ends.

    The value is 0 for 最后, which may be any but the first.
    """

    style: str
    number: int
    end: int


def mark_of(line: str) -> Mark | None:
    """Read the number a line begins with; the line has no white space before it.

    >>> mark_of("（十二）要抓落实"), mark_of("3.5%的增速")
    (Mark(level=2, number=12, end=4), None)
    """
    return _mark(line[:LONGEST_MARK]) if OPENS_A_MARK.match(line) else None


@lru_cache(maxsize=4096)  # several steps ask of each line, and most texts number in the same few ways
def _mark(head: str) -> Mark | None:
    match = ANY_MARK.match(head)
    group = match and match.lastindex
    return Mark(LEVELS[group - 1], number_value(match[group]), match.end()) if match and group else None


def ordinal_of(text: str, position: int = 0) -> Ordinal | None:
    """Read the 第一， 一是 or 首先 that stands at a place of a text in simplified script.

    >>> ordinal_of("第二，加强领导"), ordinal_of("一是抓学习").style, ordinal_of("第一书记")
    (Ordinal(style='ordinal', number=2, end=3), 'point', None)
    """
    match = ORDINAL.match(text, position)
    if match is None:
        return None
    style = match.lastgroup or ""
    number = ORDER[match[style]] if style == "order" else number_value(match[style])
    return Ordinal(style, number, match.end())


def number_value(digits: str) -> int:
    """Give the value of 3, 十二 or ③.

    >>> number_value("12"), number_value("二十一"), number_value("③")
    (12, 21, 3)
    """
    if digits.isdecimal():
        return int(digits)
    if len(digits) == 1 and digits not in "十百" and digits not in HAN_DIGITS:
        return int(unicodedata.numeric(digits))
    value = 0
    for unit, worth in (("百", 100), ("十", 10)):
        if unit in digits:
            head, digits = digits.split(unit, 1)
            value += HAN_DIGITS.get(head[-1:], 1) * worth
    return value + HAN_DIGITS.get(digits[-1:], 0)
