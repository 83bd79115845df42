"""Full-width characters and their half-width twins, as tables for `str.translate`.

Full-width is the shape of one Han character (Ａ１（，), half-width that of ASCII (A1(,). The tables never
change the length of a text, so offsets hold.

    >>> "２０２１年ＧＤＰ增长（８．１％）".translate(HALF_WIDTH)
    '2021年GDP增长(8.1%)'
    >>> "２０２１年（第１期）".translate(HALF_WIDTH_LETTERS)
    '2021年（第1期）'
"""

_OFFSET = 0xFEE0  # from ASCII to Unicode's block Halfwidth and Fullwidth Forms
_ASCII = range(0x21, 0x7F)  # ! to ~

FULL_WIDTH = {code: code + _OFFSET for code in _ASCII} | {0x20: 0x3000}  # ASCII and the space
HALF_WIDTH = {full: half for half, full in FULL_WIDTH.items()}  # Ａ → A, ， → , and the ideographic space
HALF_WIDTH_LETTERS = {full: half for full, half in HALF_WIDTH.items() if chr(half).isalnum()}  # leaves （），： alone
