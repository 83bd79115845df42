"""Dates as Chinese pages write them, read no more exactly than they are written."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from speeches.text.numerals import read_numeral

FIRST_YEAR, LAST_YEAR = 1900, 2100  # a speech archive holds nothing before; beyond are telephone and file numbers
REPUBLIC_OFFSET = 1911  # 民国元年 is 1912


class Form(StrEnum):
    """How a date is written; official texts write 年月日, page stamps mostly marks."""

    CHARACTERS = "characters"  # 2016年3月5日, 二〇一六年三月
    MARKS = "marks"  # 2016-03-05, 2016/3/5, 2016.3.5


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its span there, how it is written, and whether a time of day follows."""

    iso: str  # 2021-02-24, 2021-02 or 2021
    start: int
    end: int
    form: Form
    has_clock: bool


ZERO = "〇○◯零OΟОＯ0０"  # the letters O are Latin, Greek, Cyrillic and full-width
HAN_DIGIT = f"[一二三四五六七八九{ZERO}]"
DIGIT = "[0-9０-９]"
GAP = r"[ \t\u00a0\u3000]{0,4}"
SMALL = f"{DIGIT}{{1,2}}|[一二三四五六七八九十廿卅]{{1,3}}|[一二三四五六七八九{ZERO}]{{2}}"
CLOCK = rf"[T \u3000\u00a0]{{0,3}}(?P<clock>[0-2]?{DIGIT}[:：][0-5]{DIGIT}(?:[:：][0-5]{DIGIT})?)?"

CHARACTER_DATE = re.compile(
    rf"""
    (?:
        (?:中华|中華)?{GAP}(?:民国|民國){GAP}(?P<republic>{DIGIT}{{1,3}}|[一二三四五六七八九十百{ZERO}元]{{1,5}})
      | (?<![0-9０-９一二三四五六七八九{ZERO}])                   # 12016年 is no year
        (?P<year>{DIGIT}(?:{GAP}{DIGIT}){{3}}|{HAN_DIGIT}(?:[ ]?{HAN_DIGIT}){{3}})
    )
    {GAP}年(?!代|度|级|級|来|來|间|間)                               # 2010年代, 2010年度 are spans of time
    (?:
        {GAP}(?P<month>元|{SMALL}){GAP}月(?!份)
        (?: {GAP}(?P<day>{SMALL}){GAP}[日号號] {CLOCK} )?
      | {GAP}(?P<month_only>元|{SMALL}){GAP}月份
    )?
    """,
    re.VERBOSE,
)
MARK = r"[-－‐–—./／．]"
MARK_DATE = re.compile(
    rf"""
    (?<![0-9０-９A-Za-z.\-/])
    (?P<year>[12１２]{DIGIT}{{3}})
    (?: (?P<mark>{MARK}) (?P<month>{DIGIT}{{1,2}}) (?P=mark) (?P<day>{DIGIT}{{1,2}}) (?!{DIGIT}|(?P=mark){DIGIT}) {CLOCK}
      | [-－] (?P<month_only>{DIGIT}{{1,2}}) (?![0-9０-９A-Za-z.\-/])   # 2016.3 is a decimal fraction
    )
    """,
    re.VERBOSE,
)


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every date written in the text, in order; impossible ones (2月30日, the year 12016) are passed over.

    >>> [(found.iso, found.start) for found in find_dates("时间:2021-02-24 10:53:29 二〇一二年三月五日")]
    [('2021-02-24', 3), ('2012-03-05', 23)]
    """
    yield from _dates_of(text)


@lru_cache(maxsize=256)  # a line is asked for its dates by every reader of metadata
def _dates_of(text: str) -> tuple[FoundDate, ...]:
    found = [
        *(_found(match, Form.CHARACTERS) for match in CHARACTER_DATE.finditer(text)),
        *(_found(match, Form.MARKS) for match in MARK_DATE.finditer(text)),
    ]
    return tuple(sorted((date for date in found if date), key=lambda date: date.start))


def read_date(text: str) -> str | None:
    """The ISO form of a text that is a date and nothing else; None for all others.

    >>> read_date("２０１６ 年 ３ 月 ５ 日"), read_date("二○一二年十月"), read_date("2010-3-5 14:10")
    ('2016-03-05', '2012-10', '2010-03-05')
    >>> read_date("中华民国106年"), read_date("民国一〇六年三月五日"), read_date("2021/2/24")
    ('2017', '2017-03-05', '2021-02-24')
    >>> read_date("2021年2月30日"), read_date("201*年"), read_date("2010年代"), read_date("昨天")
    (None, None, None, None)
    """
    text = text.strip()
    for found in find_dates(text):
        if (found.start, found.end) == (0, len(text)):
            return found.iso
    return None


def _found(match: re.Match[str], form: Form) -> FoundDate | None:
    parts = match.groupdict()
    year = _year(parts)
    month = parts["month"] or parts["month_only"]
    iso = year and _iso(year, _number(month) if month else None, _number(parts["day"]) if parts["day"] else None)
    if not iso:
        return None
    end = match.end() - len(match[0]) + len(match[0].rstrip(" \u00a0\u3000T"))
    return FoundDate(iso, match.start(), end, form, parts["clock"] is not None)


def _year(parts: dict[str, str | None]) -> int | None:
    if republic := parts.get("republic"):
        number = 1 if republic == "元" else _number(republic)
        return number + REPUBLIC_OFFSET if number else None
    return _number(parts["year"] or "")


def _number(written: str) -> int | None:
    written = re.sub(r"\s", "", written)
    if written == "元":  # 元月 is January
        return 1
    return int(written) if written.isdecimal() else read_numeral(written)


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    """The date as far as it is given; None where no calendar has it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= calendar.monthrange(year, month)[1] else None
