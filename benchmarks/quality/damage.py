"""What scraping does to a sound text, done on purpose: the known text stays the truth to measure against."""

import random
import re
from functools import cache

import opencc
from pypinyin import Style, pinyin

MACHINE = {  # what naive converters leave as it is, or turn into the wrong character
    "後": "后",
    "於": "于",
    "並": "并",
    "麼": "么",
    "幹": "干",
    "係": "系",
    "繫": "系",
    "準": "准",
}
NARROW = str.maketrans("，；：？！（）", ",;:?!()")


def narrowed(text: str) -> str:
    """Half-width punctuation, as many sites print it."""
    return text.translate(NARROW)


def converted(text: str) -> str:
    """Traditional script by a naive machine: character by character."""
    return "".join(MACHINE.get(t, t) for t in map(_traditional, text))


@cache
def _traditional(char: str) -> str:
    return _converter().convert(char)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def annotated(text: str, rng: random.Random, share: float) -> str:
    """Pinyin in brackets behind a share of the characters."""
    return "".join(
        f"{c}({pinyin(c, style=Style.TONE)[0][0]})" if "\u4e00" <= c <= "\u9fff" and rng.random() < share else c
        for c in text
    )


def without_stops(text: str, rng: random.Random, share: float) -> tuple[str, int]:
    """A share of the full stops before a lead byte BF or A1 lose their first byte, and what follows goes out of step.

    Returns the text, its full-width ？！ and letters narrowed, and how many stops were lost.
    """
    pieces: list[str] = []
    position = lost = 0
    for match in re.finditer("。(?=([“”‘’《]|[\u4e00-\u9fff]))", text):
        following = text[match.end()].encode("gb18030")
        if match.start() < position or len(following) != 2 or following[0] not in (0xBF, 0xA1) or rng.random() > share:
            continue
        run = out_of_step(text[match.end() : match.end() + 40])
        if run is None:
            continue
        damaged, length = run
        pieces += [text[position : match.start()], damaged]
        position = match.end() + length
        lost += 1
    return "".join([*pieces, text[position:]]), lost


def out_of_step(text: str, lead: bytes = b"\xa3", skipped: int = 0) -> tuple[str, int] | None:
    """Read `lead` and the GBK bytes of a text, `skipped` left out at its head, up to the first ASCII trail byte.

    Return what is read, its full-width ？！ and letters narrowed, and how many characters it took the place
    of; None if no such byte comes.
    """
    raw = lead
    for length, char in enumerate(text, 1):
        encoded = char.encode("gb18030")
        if len(encoded) != 2:
            return None
        raw += encoded[skipped:] if length == 1 else encoded
        if encoded[1] < 0x7F:
            try:
                damaged = raw.decode("gb18030")
            except UnicodeDecodeError:
                return None
            return re.sub("[！？Ａ-Ｚａ-ｚ０-９]", lambda m: chr(ord(m[0]) - 0xFEE0), damaged), length
    return None


def cut_by_blank_lines(paragraphs: list[str], rng: random.Random, share: float) -> list[str]:
    """A share of the paragraphs is cut inside a sentence, with an empty line between."""
    lines: list[str] = []
    for paragraph in paragraphs:
        places = [at for at in range(60, len(paragraph) - 30) if paragraph[at - 1 : at + 1].isalpha()]
        if places and rng.random() < share:
            at = rng.choice(places)
            lines += [paragraph[:at], "", paragraph[at:], ""]
        else:
            lines += [paragraph, ""]
    return lines


def paged(paragraphs: list[str], characters: int) -> list[str]:
    """One text without paragraphs, its pages numbered at their heads: 1、 2、 …"""
    text = "".join(paragraphs)
    return [f"{n}、{text[at : at + characters]}" for n, at in enumerate(range(0, len(text), characters), 1)]


def wrapped(paragraphs: list[str], width: int, indent: str) -> list[str]:
    """Every line `width` characters, the first of a paragraph indented."""
    lines: list[str] = []
    for paragraph in paragraphs:
        text = indent + paragraph
        lines += [text[at : at + width] for at in range(0, len(text), width)]
    return lines


def broken_at_semicolons(paragraphs: list[str]) -> list[str]:
    return [line for paragraph in paragraphs for line in re.sub("[；;]", ";\n", paragraph).split("\n") if line]
