"""Tell the paragraphs of a speech: who is addressed, what is a heading and of what level, what is text."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from speeches.structure.headings import levels
from speeches.text.closing import is_closing, is_signature
from speeches.text.numbering import mark_of, ordinal_of
from speeches.text.salutation import is_salutation
from speeches.text.script import simplify

MAX_SIGNED = 6  # lines below a speech: office, name, date, the note on where it was printed
MAX_LEAD_IN = 40  # characters of the first sentence, where it serves as the heading of what follows
MAX_LEAD_CLAUSE = 20  # characters of the first clause behind 一是
FIRST_SENTENCE = re.compile(rf"[^。！？!?；;：:\n]{{1,{MAX_LEAD_IN}}}?[。！？!?：:](?=.)")
FIRST_CLAUSE = re.compile(rf"[^，,。；;：:\n]{{1,{MAX_LEAD_CLAUSE}}}(?=[，,。；;：:].)")


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

    @property
    def number(self) -> int:
        """The number a heading or a point bears, 0 for none.

        >>> Paragraph(ParagraphKind.TEXT, 0, "二是狠抓落实，不走过场。").number
        2
        """
        text = simplify(self.text.lstrip())
        mark = mark_of(text) or ordinal_of(text)
        return mark.number if mark else 0

    @property
    def lead_in(self) -> str:
        """The numbered phrase that a paragraph of text begins with as with a heading; "" if none.

        >>> Paragraph(ParagraphKind.TEXT, 0, "第一，加强领导。各级要负责。").lead_in
        '第一，加强领导。'
        """
        if self.kind is not ParagraphKind.TEXT:
            return ""
        text = simplify(self.text)
        mark, ordinal = mark_of(text), ordinal_of(text)
        opened = mark or ordinal
        if opened is None:
            return ""
        is_clause = mark is None and ordinal is not None and ordinal.style != "ordinal"
        phrase = (FIRST_CLAUSE if is_clause else FIRST_SENTENCE).match(text, opened.end)
        return self.text[: phrase.end() if phrase else opened.end]


def paragraphs(text: str | Sequence[str], headings: Collection[str] = ()) -> tuple[Paragraph, ...]:
    r"""Tell the paragraphs of a clean text, one a line (or already parted); empty ones are left out.

    `headings` are lines that the page's mark-up calls so.

    >>> [(p.kind.value, p.level) for p in paragraphs("同志们：\n一、统一思想\n今天开会。\n谢谢大家！")]
    [('salutation', 0), ('heading', 1), ('text', 0), ('closing', 0)]
    """
    lines = [line for line in (text.split("\n") if isinstance(text, str) else text) if line.strip()]
    closing, signed = _ending(lines)
    found = levels(lines[:closing], headings)
    return (
        *(_paragraph(line, level) for line, level in zip(lines[:closing], found, strict=True)),
        *(Paragraph(ParagraphKind.CLOSING, 0, line) for line in lines[closing:signed]),
        *(Paragraph(ParagraphKind.TEXT, 0, line) for line in lines[signed:]),
    )


def _paragraph(line: str, level: int) -> Paragraph:
    if is_salutation(line):
        return Paragraph(ParagraphKind.SALUTATION, 0, line)
    return Paragraph(ParagraphKind.HEADING if level else ParagraphKind.TEXT, level, line)


def _ending(lines: Sequence[str]) -> tuple[int, int]:
    """Give where the closing lines of a speech begin, and where the signature below them does.

    >>> _ending(["今天开会。", "谢谢大家！", "县人民政府", "2008年3月5日"])
    (1, 2)
    """
    signed = len(lines)
    while (
        signed > max(1, len(lines) - MAX_SIGNED)
        and not is_closing(lines[signed - 1])
        and is_signature(lines[signed - 1])
    ):
        signed -= 1
    closing = signed
    while closing > 1 and is_closing(lines[closing - 1]):
        closing -= 1
    return closing, signed
