"""The plain form in which an editor corrects a speech: one paragraph a line, marks for what is no text.

    各位代表：             with “> ” in front: a salutation
    一、认清形势           with “# ” in front: a heading of level 1, “## ” level 2, and so on
    今年以来，……          without a mark: text
    谢谢大家！             with “< ” in front: the closing

A line of text that itself begins with a mark or a backslash has a backslash in front. Empty lines mean
nothing. Reading what was written gives the same paragraphs again.
"""

import re
from collections.abc import Iterable

from speeches import structure
from speeches.structure.paragraphs import Paragraph, ParagraphKind

SALUTATION_MARK = "> "
CLOSING_MARK = "< "
ESCAPE = "\\"
MARKED_HEADING = re.compile(r"(?P<marks>#{1,9})[ ](?P<text>.*)")
LOOKS_MARKED = re.compile(r"#{1,9}[ ]|[<>][ ]|\\")
LINE_END = re.compile(r"\r\n?|\n")  # browsers send CRLF


def write_body(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(_write_line(paragraph) for paragraph in paragraphs)


def read_body(body: str) -> tuple[Paragraph, ...]:
    r"""Read an editor's text.

    >>> [(p.kind.value, p.level, p.text) for p in read_body("> 同志们：\r\n\r\n# 一、形势\n今年以来，")]
    [('salutation', 0, '同志们：'), ('heading', 1, '一、形势'), ('text', 0, '今年以来，')]
    """
    lines = (line.strip() for line in LINE_END.split(body))
    paragraphs = (_read_line(line) for line in lines if line)
    return tuple(paragraph for paragraph in paragraphs if paragraph.text)


def recognise_headings(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Find headings, salutations and the closing among the unmarked lines as cleaning does; marks already set stay."""
    given = tuple(paragraphs)
    marked = {paragraph.text: paragraph for paragraph in given if paragraph.kind is not ParagraphKind.TEXT}
    found = structure.paragraphs("\n".join(paragraph.text for paragraph in given))
    return tuple(marked.get(paragraph.text, paragraph) for paragraph in found)


def _write_line(paragraph: Paragraph) -> str:
    if paragraph.kind is ParagraphKind.HEADING:
        return f"{'#' * paragraph.level} {paragraph.text}"
    if paragraph.kind is ParagraphKind.SALUTATION:
        return SALUTATION_MARK + paragraph.text
    if paragraph.kind is ParagraphKind.CLOSING:
        return CLOSING_MARK + paragraph.text
    return (ESCAPE if LOOKS_MARKED.match(paragraph.text) else "") + paragraph.text


def _read_line(line: str) -> Paragraph:
    if heading := MARKED_HEADING.fullmatch(line):
        return Paragraph(ParagraphKind.HEADING, len(heading["marks"]), heading["text"].strip())
    if line.startswith(SALUTATION_MARK):
        return Paragraph(ParagraphKind.SALUTATION, 0, line.removeprefix(SALUTATION_MARK).strip())
    if line.startswith(CLOSING_MARK):
        return Paragraph(ParagraphKind.CLOSING, 0, line.removeprefix(CLOSING_MARK).strip())
    return Paragraph(ParagraphKind.TEXT, 0, line.removeprefix(ESCAPE).strip())
