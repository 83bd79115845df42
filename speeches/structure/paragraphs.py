"""Tell the paragraphs of a speech: who is addressed, what is a heading and of what level, what is text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from speeches.text.numbering import mark_of
from speeches.text.salutation import is_salutation

MAX_HEADING = 60  # characters; the longest heading of the 15 work reports has 34
SENTENCE_END_INSIDE = re.compile(r"[。！？!?；;].")  # a second sentence behind it
NOT_AT_HEADING_END = ("，", ",", "；", ";", "、", "…", "”", "！", "!", "？", "?")
LIST_LEVEL = 3  # from 1. on, what ends like a sentence is an item of a list and no heading


class ParagraphKind(StrEnum):
    SALUTATION = "salutation"
    HEADING = "heading"
    TEXT = "text"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `level` is 1 for 一、, 2 for （一）, 3 for 1., 4 for （1） and 0 for what is no heading."""

    kind: ParagraphKind
    level: int
    text: str


def paragraphs(text: str | Sequence[str]) -> tuple[Paragraph, ...]:
    r"""Tell the paragraphs of a clean text, one a line (or already parted); empty ones are left out.

    >>> [(p.kind.value, p.level) for p in paragraphs("同志们：\n一、统一思想\n今天开会。")]
    [('salutation', 0), ('heading', 1), ('text', 0)]
    """
    lines = text.split("\n") if isinstance(text, str) else text
    return tuple(_paragraph(line) for line in lines if line.strip())


def heading_level(line: str) -> int:
    """Give the level of a numbered heading that stands alone on its line; 0 if it is none.

    >>> heading_level("（一）什么是执行力"), heading_level("（一）要提升。省委书记指出")
    (2, 0)
    """
    line = line.strip()
    mark = mark_of(line)
    if mark is None or not mark.end < len(line) <= MAX_HEADING:
        return 0
    rest = line[mark.end :]
    if SENTENCE_END_INSIDE.search(rest) or rest.endswith(NOT_AT_HEADING_END):
        return 0
    return 0 if mark.level >= LIST_LEVEL and rest.endswith(("。", "：", ":")) else mark.level


def _paragraph(line: str) -> Paragraph:
    if is_salutation(line):
        return Paragraph(ParagraphKind.SALUTATION, 0, line)
    if level := heading_level(line):
        return Paragraph(ParagraphKind.HEADING, level, line)
    return Paragraph(ParagraphKind.TEXT, 0, line)
