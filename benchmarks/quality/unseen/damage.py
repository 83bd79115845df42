"""Damage done to letters: naive conversion, injected readings, lost bytes, spaces, marks, line ends."""

import functools
import random
import re
import unicodedata

import opencc
import pypinyin

PROFILES = (
    {
        "着": "着",
        "干": "干",
        "系": "系",
        "面": "面",
        "志": "志",
        "里": "里",
        "后": "后",
        "制": "制",
        "范": "范",
        "准": "準",
    },
    {
        "着": "着",
        "面": "麵",
        "志": "誌",
        "系": "係",
        "里": "裡",
        "干": "幹",
        "后": "後",
        "制": "製",
        "范": "範",
        "台": "臺",
    },
    {
        "着": "着",
        "面": "麵",
        "志": "誌",
        "系": "系",
        "里": "裏",
        "干": "乾",
        "后": "後",
        "云": "雲",
        "准": "準",
        "松": "鬆",
    },
)
HAN = re.compile(r"[\u4e00-\u9fff]")
LOST_LEADS = {0xA1, 0xBF}  # a full stop before a pair that starts with one of these loses its own A1
HALVED = {"？": "?", "！": "!", "Ｎ": "N"}
COMMON_RADICALS = frozenset("一人入八力十口土士大女子小工己干广心手文方日月木止水火生用田目石示立老行里金長食高")
RADICALS = {
    plain: chr(code)
    for code in range(0x2F00, 0x2FD6)
    if (plain := unicodedata.normalize("NFKC", chr(code))) in COMMON_RADICALS
}
HALF_MARKS = str.maketrans("，：；？！（）", ",:;?!()")


@functools.cache
def converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


@functools.cache
def alone(char: str) -> str:
    return converter("s2tw").convert(char)[:1] or char


def machine_traditional(text: str, profile: int) -> str:
    """Character by character, as sites do it: 同誌們, 下麵, 關系."""
    return "".join(PROFILES[profile].get(char) or alone(char) for char in text)


def readings(text: str, style: pypinyin.Style) -> list[str]:
    return [
        found[0] for found in pypinyin.pinyin(text, style=style, errors=lambda run: [[""] for _ in run], v_to_u=True)
    ]


def with_pinyin(text: str, shown: str, chars: frozenset[str], brackets: str, style: pypinyin.Style) -> str:
    """`shown` is `text` in the page's script; each character of `chars` (of `text`) gets its reading behind it."""
    out = []
    for char, glyph, reading in zip(text, shown, readings(text, style), strict=True):
        out.append(f"{glyph}{brackets[0]}{reading}{brackets[1]}" if char in chars and reading else glyph)
    return "".join(out)


def lossy_decode(data: bytes) -> str:
    """GBK as a careless reader takes it: a lead byte without a trail byte is lost."""
    out, at = [], 0
    while at < len(data):
        lead = data[at]
        if lead < 0x80:
            out.append(chr(lead))
            at += 1
        elif 0x81 <= lead <= 0xFE and at + 1 < len(data) and 0x40 <= data[at + 1] <= 0xFE and data[at + 1] != 0x7F:
            out.append(data[at : at + 2].decode("gb18030", "replace"))
            at += 2
        else:
            at += 1
    return "".join(out)


def lose_bytes(text: str, rng: random.Random, share: float = 0.9, split_share: float = 0.012) -> str:
    """Both kinds of byte damage, in text that is already traditional and annotated."""
    try:
        units = [char.encode("gbk") for char in text]
    except UnicodeEncodeError:
        return text
    out, at = bytearray(), 0
    while at < len(units):
        unit, following = units[at], units[at + 1] if at + 1 < len(units) else b""
        if unit == b"\xa1\xa3" and following[:1] and following[0] in LOST_LEADS and rng.random() < share:
            out += unit[1:]
        elif reading := split_reading(unit, following, rng, split_share):
            out += unit + b"?" + reading.encode("gb18030") + b")" + following[1:]
            at += 1
        else:
            out += unit
        at += 1
    return halve(lossy_decode(bytes(out)))


def split_reading(unit: bytes, following: bytes, rng: random.Random, share: float) -> str:
    """The reading of the character that straddles two others, where an annotator would have seen one."""
    if len(unit) < 2 or len(following) < 2 or rng.random() > share:
        return ""
    try:
        straddling = (unit[1:] + following[:1]).decode("gbk")
    except UnicodeDecodeError:
        return ""
    if (
        len(straddling) != 1
        or not HAN.match(straddling)
        or not HAN.match(unit.decode("gbk"))
        or not HAN.match(following.decode("gbk"))
    ):
        return ""
    if converter("t2s").convert(straddling) == straddling:
        return ""
    return readings(straddling, pypinyin.Style.TONE)[0]


def halve(text: str) -> str:
    for wide, narrow in HALVED.items():
        text = text.replace(wide, narrow)
    return text


def stray_spaces(text: str, rng: random.Random, share: float) -> str:
    spaces = rng.choice((" ", " ", "　", "\u00a0", "  "))
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", lambda _: spaces if rng.random() < share else "", text)


def doubled_marks(text: str, rng: random.Random, share: float) -> str:
    return re.sub("[，。；、]", lambda m: m.group() * 2 if rng.random() < share else m.group(), text)


def half_marks(text: str) -> str:
    return text.translate(HALF_MARKS)


def radicals(text: str, rng: random.Random) -> str:
    share = rng.choice((0.3, 1.0))
    return "".join(RADICALS[char] if char in RADICALS and rng.random() < share else char for char in text)


def width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


def wrapped(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns, broken anywhere but before a mark that may not open a line."""
    lines, line = [], ""
    for char in text:
        if width(line) + width(char) > columns and char not in "，。；：、！？”）》":
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]
