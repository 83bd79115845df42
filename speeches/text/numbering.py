"""The marks that number headings and lists in official Chinese: 一、 （一） 1. （1） 第一， 一是."""

import re
from dataclasses import dataclass

HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第({HAN_NUMBER}|\d{{1,2}})(?:部分|章|篇)[、.:：\s]?")),
    (1, re.compile(rf"({HAN_NUMBER})[、.．]")),
    (2, re.compile(rf"[（(]({HAN_NUMBER})[)）][、]?")),
    (3, re.compile(r"(\d{1,2})(?:[、．]|\.(?!\d))")),  # not 3.5%
    (4, re.compile(r"[（(](\d{1,2})[)）][、]?")),
)
HAN_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True, slots=True)
class Mark:
    """The number at the head of a line: its level (1 for 一、 to 4 for （1）), value, and where it ends."""

    level: int
    number: int
    end: int


def mark_of(line: str) -> Mark | None:
    """Read the number a line begins with; the line has no white space before it.

    >>> mark_of("（十二）要抓落实"), mark_of("3.5%的增速")
    (Mark(level=2, number=12, end=4), None)
    """
    for level, pattern in MARKS:
        if match := pattern.match(line):
            return Mark(level, _value(match[1]), match.end())
    return None


def _value(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    value = 0
    for unit, worth in (("百", 100), ("十", 10)):
        if unit in digits:
            head, digits = digits.split(unit, 1)
            value += HAN_DIGITS.get(head[-1:], 1) * worth
    return value + HAN_DIGITS.get(digits[-1:], 0)
