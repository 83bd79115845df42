"""Chinese numerals to integers and back, up to 亿 (below one trillion)."""

DIGITS = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **dict.fromkeys("〇○◯O", 0),  # U+3007, and the circles and the letter typed in its place
    "Ο": 0,
    "О": 0,
    "０": 0,
    "0": 0,
    "Ｏ": 0,  # GREEK OMICRON and full-width O stand in old GBK pages
    "两": 2,
    "兩": 2,
}
UNITS = {"十": 10, "百": 100, "千": 1_000}
MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
TENS = {"廿": 20, "卅": 30, "卌": 40}
ZEROS = frozenset(character for character, value in DIGITS.items() if value == 0)
NUMERAL_CHARACTERS = "".join([*DIGITS, *UNITS, *MYRIADS, *TENS])
LIMIT = 10**12  # what the two myriads 万 and 亿 can write without nesting


def read_numeral(text: str) -> int | None:
    """The value of a Chinese numeral, by units or digit by digit; None for what is none.

    >>> read_numeral("一百二十三"), read_numeral("十"), read_numeral("两千零五"), read_numeral("廿五")
    (123, 10, 2005, 25)
    >>> read_numeral("二〇一二"), read_numeral("三亿零四十"), read_numeral("一万二")
    (2012, 300000040, 12000)
    >>> read_numeral("十十"), read_numeral("一百X")
    (None, None)
    """
    if not text or any(character not in NUMERAL_CHARACTERS for character in text):
        return None
    if all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total = 0
    rest = text
    last_myriad = LIMIT
    for names in ("亿億", "万萬"):
        position = max(rest.find(name) for name in names)
        if position < 0:
            continue
        section = _read_section(rest[:position])
        if not section:
            return None
        last_myriad = MYRIADS[rest[position]]
        total += section * last_myriad
        rest = rest[position + 1 :]
    if not rest:
        return total
    if len(rest) == 1 and rest not in ZEROS and rest in DIGITS and last_myriad < LIMIT:
        return total + DIGITS[rest] * last_myriad // 10  # 一万二 is 12,000
    section = _read_section(rest)
    return None if section is None else total + section


def _read_section(text: str) -> int | None:
    """The value of what stands before one myriad: below 10,000."""
    total, pending, last_unit, after_zero = 0, None, 10_000, False
    for character in text:
        if character in ZEROS:
            if pending is not None:
                return None
            after_zero = True
        elif character in DIGITS:
            if pending is not None:
                return None
            pending = DIGITS[character]
        else:
            value = TENS.get(character) or UNITS.get(character, 0)
            unit = 10 if character in TENS else value
            if not 0 < unit < last_unit or (pending is not None and character in TENS):
                return None
            total += value if character in TENS else (1 if pending is None else pending) * value
            pending, last_unit, after_zero = None, unit, False
    if pending is None:
        return total
    is_short = last_unit in (100, 1_000) and not after_zero  # 一百二 is 120
    return total + pending * (last_unit // 10 if is_short else 1)


def write_numeral(number: int) -> str:
    """The numeral as it is spoken; the leading 一 of 一十 is dropped.

    >>> write_numeral(10), write_numeral(105), write_numeral(12_000), write_numeral(300_000_040)
    ('十', '一百零五', '一万二千', '三亿零四十')
    """
    if not 0 <= number < LIMIT:
        raise ValueError(f"{number} cannot be written with 亿: it has to be from 0 to {LIMIT - 1}.")
    if number == 0:
        return "零"
    written = ""
    for name, size in (("亿", 100_000_000), ("万", 10_000), ("", 1)):
        section = number // size % 10_000
        if not section:
            continue
        gap = "零" if written and section < 1_000 else ""
        written += gap + _write_section(section) + name
    return written.removeprefix("一") if written.startswith("一十") else written


def _write_section(section: int) -> str:
    written, gap = "", False
    for unit, size in (("千", 1_000), ("百", 100), ("十", 10), ("", 1)):
        digit = section // size % 10
        if digit:
            written += ("零" if gap and written else "") + "零一二三四五六七八九"[digit] + unit
        gap = not digit
    return written


def write_digits(number: int) -> str:
    """The digits one by one, as years are written.

    >>> write_digits(2012)
    '二〇一二'
    """
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
