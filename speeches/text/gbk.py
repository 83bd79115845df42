"""The bytes of GBK: two to a Han character, a lead from 81 to FE and a trail from 40 to FE.

Python's codec "gb18030" is used, which also knows the user-defined area that damaged bytes fall into.
"""

from functools import cache

from speeches.text.pinyin import plain_reading, readings, toned_readings, with_caron

TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
LEADS = range(0x81, 0xFF)
ASCII_TRAILS = range(0x40, 0x7F)
FULL_WIDTH_LEAD = 0xA3  # A3A1 to A3FE are the full-width forms of 21 to 7E
PRIVATE = ("\ue000", "\uf8ff")


@cache
def character(lead: int, trail: int) -> str:
    """Give the character of two bytes; "" if there is none, or only one of private use.

    >>> character(0xA1, 0xA3), character(0x20, 0x20)
    ('。', '')
    """
    if lead not in LEADS or trail not in TRAILS:
        return ""
    try:
        found = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "" if PRIVATE[0] <= found <= PRIVATE[1] else found


@cache
def two_bytes(char: str) -> bytes:
    """Give the two bytes of a character, of private use too; b"" if it has not just two.

    >>> two_bytes("為").hex(), two_bytes("a")
    ('9ee9', b'')
    """
    try:
        encoded = char.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return encoded if len(encoded) == 2 else b""


@cache
def read_as(lead: int, reading: str) -> tuple[str, ...]:
    """Give the characters with this lead byte that are read so, by the tone too where some have it.

    >>> read_as(0xBF, "zhī"), read_as(0xBF, "zhi")
    (('織',), ('緻', '縶', '織'))
    """
    plain, toned = plain_reading(reading), with_caron(reading)
    found = [c for trail in TRAILS if (c := character(lead, trail)) and plain in readings(c)]
    return tuple([c for c in found if toned in toned_readings(c)] or found)
