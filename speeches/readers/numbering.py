r"""Write the numbers that Word draws before the paragraphs of a list, and keeps out of their text.

A level's pattern such as "（%1）" or "%1.%2" is filled with the counters of its level and those above it.
Source of the number formats: ECMA-376 part 1, 17.18.59 ST_NumberFormat.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

DIGITS = "〇一二三四五六七八九"
COUNTING = "零一二三四五六七八九"
LEGAL_HANS = "零壹贰叁肆伍陆柒捌玖"
LEGAL_HANT = "零壹貳參肆伍陸柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
LARGEST = 9999  # what is above is written in Arabic digits in every format


def chinese(number: int, digits: str = COUNTING, units: str = "十百千") -> str:
    """The number as Chinese counts it, up to 9999.

    >>> [chinese(number) for number in (3, 10, 12, 20, 105, 110, 2003)]
    ['三', '十', '十二', '二十', '一百零五', '一百一十', '二千零三']
    """
    written, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(written)
            continue
        written += (digits[0] if gap else "") + digits[digit] + (units[power - 1] if power else "")
        gap = False
    one_ten = digits[1] + units[0]
    return written.removeprefix(digits[1]) if written.startswith(one_ten) and digits == COUNTING else written


def roman(number: int) -> str:
    """The number in capital Roman numerals.

    >>> roman(14)
    'XIV'
    """
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def letters(number: int) -> str:
    """A to Z, then AA to ZZ, as Word goes on.

    >>> letters(2), letters(27)
    ('B', 'AA')
    """
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _enclosed(first: str, last_number: int) -> Callable[[int], str]:
    """①, ②, … from one block of Unicode, which ends at `last_number`."""
    return lambda number: chr(ord(first) + number - 1) if number <= last_number else str(number)


def _cycle(names: str) -> Callable[[int], str]:
    return lambda number: names[(number - 1) % len(names)]


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _digital(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "koreanCounting": chinese,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "chineseLegalSimplified": lambda number: chinese(number, LEGAL_HANS, "拾佰仟"),
    "ideographLegalTraditional": lambda number: chinese(number, LEGAL_HANT, "拾佰仟"),
    "japaneseLegal": lambda number: chinese(number, LEGAL_HANT, "拾佰仟"),
    "ideographTraditional": _cycle(STEMS),
    "ideographZodiac": _cycle(BRANCHES),
    "none": lambda _number: "",
}


def number_text(number: int, number_format: str) -> str:
    """The number in one of Word's formats; in Arabic digits, where the format is not known here.

    >>> [number_text(12, name) for name in ("chineseCounting", "ideographDigital", "decimalEnclosedCircle", "other")]
    ['十二', '一二', '⑫', '12']
    """
    if not 0 < number <= LARGEST:
        return str(number)
    return FORMATS.get(number_format, str)(number)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as the document defines it."""

    start: int = 1
    number_format: str = "decimal"
    pattern: str = ""  # "%1、", or a bullet
    arabic: bool = False  # isLgl: all its numbers in Arabic digits
    restarts_after: int = -1  # the level (from 0) whose number starts this one anew; -1: any above; -2: none


class Counters:
    """The state of one list, as the document is read from its beginning."""

    def __init__(self, levels: Mapping[int, Level]) -> None:
        self._levels = levels
        self._numbers: dict[int, int] = {}

    def restart(self, depth: int, start: int) -> None:
        """The next paragraph on this level gets the number `start`."""
        self._numbers[depth] = start - 1

    def next(self, depth: int) -> str:
        """The number text of a paragraph on level `depth` (from 0), bullets included; "" without one."""
        level = self._levels.get(depth)
        if level is None:
            return ""
        self._numbers[depth] = self._numbers.get(depth, level.start - 1) + 1
        for deeper in [other for other in self._numbers if other > depth]:
            if self._restarts(deeper, depth):
                del self._numbers[deeper]
        if level.number_format == "bullet":
            return "•" if level.pattern and not level.pattern.isprintable() else level.pattern
        text = level.pattern
        for upper in range(depth + 1):
            if f"%{upper + 1}" in text:
                text = text.replace(f"%{upper + 1}", self._written(upper, level))
        return text

    def _restarts(self, deeper: int, depth: int) -> bool:
        after = self._levels[deeper].restarts_after
        return after == -1 or (after >= 0 and depth <= after)

    def _written(self, depth: int, within: Level) -> str:
        level = self._levels.get(depth, within)
        return number_text(self._numbers.get(depth, level.start), "decimal" if within.arabic else level.number_format)
