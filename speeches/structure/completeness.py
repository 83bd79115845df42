"""Tell whether a speech is all there: it says 三点意见 and holds one, a number is missing, it breaks off."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from speeches.structure.paragraphs import Paragraph
from speeches.text.numbering import HAN_DIGITS, mark_of
from speeches.text.script import simplify

PROMISE = re.compile(
    r"(?:讲|谈|提|说|强调)(?:以下|如下|这么)?([两二三四五六七八九])(?:个|点|方面|条|项)(?:个)?(?:方面)?(?:的)?"
    r"(?:意见|问题|要求|想法|体会|看法|建议|希望)"
)
OPENING = 8  # paragraphs; the promise of 三点意见 stands in the opening, later ones concern single sections
LIST_POINT = re.compile(
    r"(?:^|[。；;！!])\s*(?:第?([一二三四五六七八九])(?:[、，,]|是|要)|[（(]([一二三四五六七八九])[)）])"
)
SENTENCE_ENDS = "。！？!?…；;：:”』」）)》〉】"
MIN_BROKEN = 40  # characters; a shorter last line without a full stop is a signature, a date or a slogan
PREVIEW = re.compile(
    r"\(\d+页珍藏版\)|限制\d+内|未完[,，].{0,20}全文共|剩余\d+页|省略\d+字|试读(?:已)?结束|会员可(?:完整)?阅读"
)


@dataclass(frozen=True, slots=True)
class Completeness:
    """Whether text is missing, and the reasons, each a Chinese sentence."""

    truncated: bool
    warnings: tuple[str, ...]


def completeness(paragraphs: Sequence[Paragraph], page_text: str = "") -> Completeness:
    """Judge a speech by its own promise, its numbering, its last sentence, and what the page says of itself."""
    if not paragraphs:
        return Completeness(truncated=False, warnings=())
    texts = [simplify(p.text) for p in paragraphs]
    found = [*_broken_promise(texts), *_broken_end(texts), *_preview(simplify(page_text))]
    return Completeness(truncated=bool(found), warnings=(*found, *_jumps(texts)))


def _broken_promise(texts: Sequence[str]) -> list[str]:
    for text in texts[:OPENING]:
        if promise := PROMISE.search(text):
            promised = HAN_DIGITS.get(promise[1], 2)  # 两
            held = _points(texts)
            if held < promised:
                return [f"文中说“{promise[0]}”，只找到 {held} 个。"]
            return []
    return []


def _points(texts: Sequence[str]) -> int:
    """Count the points of the first level, or those run into the text where no line is numbered."""
    marks = [mark for text in texts if (mark := mark_of(text))]
    if marks:
        top = min(mark.level for mark in marks)
        return max(mark.number for mark in marks if mark.level == top)
    found = (a or b for text in texts for a, b in LIST_POINT.findall(text))
    return max((HAN_DIGITS[digit] for digit in found), default=0)


def _broken_end(texts: Sequence[str]) -> list[str]:
    last = texts[-1].rstrip()
    if last.endswith(("...", "……")) or (last[-1] not in SENTENCE_ENDS and len(last) > MIN_BROKEN):
        return [f"末句没有结束：“…{last[-12:]}”。"]
    return []


def _preview(page_text: str) -> list[str]:
    if notice := PREVIEW.search(page_text):
        return [f"网页只提供部分内容：“{notice[0]}”。"]
    return []


def _jumps(texts: Sequence[str]) -> list[str]:
    """Name numbers of the first level that are missing between two that are there."""
    numbers = [mark.number for text in texts if (mark := mark_of(text)) and mark.level == 1]
    return [f"标题编号从 {before} 跳到 {after}。" for before, after in pairwise(numbers) if after > before + 1]
