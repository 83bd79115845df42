r"""Read lines anew that were decoded in a wrong encoding before the page was made.

    "鍚屽織浠細"      UTF-8 read as GBK      ->  "同志们："
    "å\x90\x8cå¿—ä»¬"  UTF-8 read as Latin-1  ->  "同志们"
    "Í¬Ö¾ÃÇ"           GBK read as Latin-1    ->  "同志们"

The bytes are put together again and decoded; the language model has to take the result for prose and what
stood there for none. Where the wrong decoding lost the second or third byte of a character, as it does with 。 at
the end of a line, the model chooses among those that it can have been, or it is left as U+FFFD. Left alone: a line
of which more is lost, a word of another language, 锟斤拷, of which no byte is left.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View
from speeches.text.characters import HAN, REPLACEMENT
from speeches.text.language import language

AS_GBK = re.compile("[銆锛鈥]")  # the first two bytes of 。、 of ，：； and of “”… in UTF-8; no word of today has them
AS_LATIN = re.compile(r"[\x80-\xffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
WINDOWS_BYTES = {  # where Windows-1252 has other characters than Latin-1, those of its bytes
    ord(char): byte for byte in range(0x80, 0xA0) if (char := bytes([byte]).decode("cp1252", "ignore"))
}
LATIN_LINE = re.compile(rf"(?:[\x20-\x7e]|{AS_LATIN.pattern})+")
MIN_LATIN = 4  # letters; two characters of UTF-8 have six, two of GBK four
LATIN_SHARE = 0.5  # of the letters of a line; of French ones it is a tenth
MIN_LETTERS = 2  # outside ASCII; less can be anything
HAN_SHARE = 0.5  # of the characters outside ASCII that come out
MAX_LOST = 0.2  # of the characters of a line
INDENT = " \t\r\u2002\u2003\u2009\u3000\ufeff"  # put there later; not U+0085 and U+00A0, which may be bytes
LOST = b"\xff"  # stands for a lost byte, no part of UTF-8; in the text "?" may do so too
GAP = re.compile(
    rb"""
    (?P<first> [\xe2-\xef][\x80-\xbf] | [\xc2\xc3] ) [\xff?]      # the last byte of a character, before ASCII
    | (?P<lead> [\xe2-\xef] ) [\xff?] (?P<last> [\x80-\xbf] )      # the middle one
    | (?P<stop> \xe3 ) [\xff?]{2}                                   # both, of a full stop or another mark E380xx
    """,
    re.VERBOSE,
)
LINE_END = "\n"
SURE = 2.0  # nats by which a character has to be likelier than any other of those that a lost byte leaves open
PLAUSIBLE = -8.0  # nats a character: prose has -4 to -6, mojibake -11 to -13. Measured on 2,000 lines of news
BETTER = 2.0  # nats a character that reading anew has to win
HAN_CHARACTER = re.compile(f"[{HAN}]")
OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]")


def find(view: View) -> Iterator[Edit]:
    as_gbk, as_latin = AS_GBK.search(view.text), AS_LATIN.search(view.text)
    if not (as_gbk or as_latin):
        return
    for line in view.lines:
        text = line.text.strip(INDENT)
        restored = (_from_gbk(text) if as_gbk else "") or (_from_latin(text) if as_latin else "")
        if restored:
            start = line.start + line.text.index(text)
            yield Edit(start, start + len(text), restored, "编码曾被读错，按原编码重新解读。", 0.98)


def _from_gbk(text: str) -> str:
    if len(OUTSIDE_ASCII.findall(text)) < MIN_LETTERS:
        return ""
    try:
        content = b"".join(map(_gbk_bytes, text))
    except UnicodeEncodeError:
        return ""
    return _if_better(text, _decoded(content))


def _gbk_bytes(character: str) -> bytes:
    if character == REPLACEMENT:
        return LOST
    return b"\x80" if character == "€" else character.encode("gb18030")  # so Windows reads 80


def _from_latin(text: str) -> str:
    if not LATIN_LINE.fullmatch(text) or len(AS_LATIN.findall(text)) < max(MIN_LATIN, LATIN_SHARE * len(text)):
        return ""
    content = text.translate(WINDOWS_BYTES).encode("latin-1")
    if restored := _if_better(text, _decoded(content)):
        return restored
    try:
        return _if_better(text, content.decode("gb18030"))
    except UnicodeDecodeError:
        return ""


def _decoded(content: bytes) -> str:
    """Decode UTF-8 of which some bytes are lost; "" where it is no UTF-8, or more is lost."""
    gaps = list(GAP.finditer(content))
    if len(gaps) > MAX_LOST * len(content) / 3:
        return ""
    found, position = "", 0
    try:
        for gap in gaps:
            found += content[position : gap.start()].decode("utf-8")
            found += _likeliest(gap, found[-1:], content[gap.end() : gap.end() + 3].decode("utf-8", "ignore")[:1])
            position = gap.end()
        return found + content[position:].decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _likeliest(gap: re.Match[bytes], before: str, behind: str) -> str:
    """The character that the model prefers of all that a lost byte leaves open, if it is sure."""
    first, last = gap["first"] or gap["lead"] or gap["stop"] + b"\x80", gap["last"] or b""
    possible = [(first + bytes([byte]) + last).decode("utf-8", "ignore") for byte in range(0x80, 0xC0)]
    scores = sorted(
        (language().log_probability(f"{before}{one}{behind or LINE_END}"), one) for one in filter(None, possible)
    )
    is_sure = len(scores) > 1 and scores[-1][0] - scores[-2][0] >= SURE
    return scores[-1][1] if is_sure else REPLACEMENT


def _if_better(before: str, after: str) -> str:
    outside = OUTSIDE_ASCII.findall(after)
    if len(outside) < MIN_LETTERS - 1 or len(HAN_CHARACTER.findall(after)) < HAN_SHARE * len(outside):
        return ""
    score = _nats(after)
    return after if score > PLAUSIBLE and score > _nats(before) + BETTER else ""


def _nats(text: str) -> float:
    return language().log_probability(text) / max(1, len(text) - 1)


STEP = Step("restore_mojibake", "按原编码重新解读", ChangeKind.REPAIR, find)
