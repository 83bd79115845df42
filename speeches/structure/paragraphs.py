"""Tell the paragraphs of a speech: who is addressed, what is a heading and of what level, what is text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from speeches.text.numbering import mark_of

MAX_HEADING = 60  # characters; the longest heading of the 15 work reports has 34
MAX_SALUTATION = 60  # characters; long lists of guests are not counted as text before they pass this
ADDRESSEES = (
    "同志们|同志|同志們|代表|委员|委員|领导|領導|来宾|來賓|嘉宾|女士们|女士|先生们|先生|女士們|先生們|朋友们|朋友|朋友們"
    "|主席|主任|会长|书记|书记、主任|同事|同事们|老师们|老师|老師|同学们|同学|同學|乡亲们|战友们|代表们|企业家|青年朋友们"
)
SALUTATION = re.compile(
    rf"""
    (?:尊敬的|敬爱的|亲爱的|各位|主席|全市|全县|全体|同志|女士|先生|朋友|老师|同学|乡亲|战友)
    .*                                    # several may be named, parted by 、 or ，
    (?:{ADDRESSEES})
    [:：!！]$
    |(?:{ADDRESSEES})[:：!！]$
    """,
    re.VERBOSE,
)
SENTENCE_END_INSIDE = re.compile(r"[。！？!?；;].")  # a second sentence behind it
NOT_AT_HEADING_END = ("，", ",", "；", ";", "、", "…", "”", "！", "!", "？", "?")
LIST_LEVEL = 3  # from 1. on, what ends like a sentence is an item of a list and no heading


class ParagraphKind(StrEnum):
    SALUTATION = "salutation"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `level` is 1 for 一、, 2 for （一）, 3 for 1., 4 for （1） and 0 for what is no heading."""

    kind: ParagraphKind
    level: int
    text: str


def paragraphs(text: str | Sequence[str]) -> tuple[Paragraph, ...]:
    """Tell the paragraphs of a clean text, one a line (or already parted); empty ones are left out.

    >>> [(p.kind.value, p.level) for p in paragraphs("同志们：\\n一、统一思想\\n今天开会。")]
    [('salutation', 0), ('heading', 1), ('text', 0)]
    """
    lines = text.split("\n") if isinstance(text, str) else text
    return tuple(_paragraph(line) for line in lines if line.strip())


def is_salutation(line: str) -> bool:
    """Tell whether a line does nothing but address the audience.

    >>> is_salutation("尊敬的各位领导、同志们："), is_salutation("同志们，时代呼唤担当！")
    (True, False)
    """
    line = line.strip()
    return len(line) <= MAX_SALUTATION and "。" not in line and SALUTATION.fullmatch(line) is not None


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
