"""Which lines are headings, and of what level: by their number, or by how they stand between paragraphs."""

import re
from collections.abc import Collection, Sequence

from speeches.text.numbering import LIST_LEVEL, mark_of, ordinal_of
from speeches.text.script import simplify

MAX_HEADING = 60  # characters; the longest heading of the 15 work reports has 34
MAX_ORDINAL = 30  # characters of 第一，…; what is longer, or has a comma, is a sentence without its stop
MAX_UNNUMBERED = 24  # characters; not measured
MIN_GOVERNED = 60  # characters of the paragraph under an unnumbered heading; with less, items of a list are taken
MIN_UNNUMBERED = 2  # a single short line may be anything
SENTENCE_END_INSIDE = re.compile(r"[。！？!?；;].")  # a second sentence behind it
NOT_AT_HEADING_END = ("，", ",", "；", ";", "、", "…", "”", "！", "!", "？", "?")
ORDINAL_SENTENCE = re.compile(r"[,，]|[。：:]$")
SENTENCE_ENDS = ("。", "！", "!", "？", "?", "”")
UNNUMBERED = re.compile(rf"[一-鿿“”‘’《》·A-Za-z0-9 —]{{4,{MAX_UNNUMBERED}}}[一-鿿》A-Za-z]")
PLACE_OR_TIME = re.compile(r"\d{4}年|[月日]$|[省市县区乡镇]长|书记|主席|总理|主任|记者|来源|编辑|讲话|发言|报告|致辞")
MARKS = re.compile(r"[\W_]+")  # what is no letter, digit or Han


def heading_level(line: str) -> int:
    """Give the level of a numbered heading that stands alone on its line; 0 if it is none.

    >>> heading_level("（一）什么是执行力"), heading_level("（一）要提升。省委书记指出")
    (2, 0)
    """
    line = line.strip()
    mark = mark_of(line)
    if mark is None or not _is_short_phrase(line, mark.end):
        return 0
    return 0 if mark.level >= LIST_LEVEL and line.endswith(("。", "：", ":")) else mark.level


def levels(lines: Sequence[str], headings: Collection[str] = ()) -> list[int]:
    """Give the level of each line, 0 for what is no heading.

    第一，… alone on its line ranks one below the numbered heading it stands under. `headings` are lines
    that the mark-up of the page calls so.
    """
    found = [heading_level(line) for line in lines]
    _rank_ordinals(lines, found)
    unnumbered = _unnumbered(lines, found)
    for at in unnumbered if len(unnumbered) >= MIN_UNNUMBERED else []:
        found[at] = 1
    marked = {_bare(heading) for heading in headings}
    for at, line in enumerate(lines):
        if not found[at] and _bare(line) in marked and _is_short_phrase(line.strip(), 0):
            found[at] = 1
    return found


def _is_short_phrase(line: str, mark: int) -> bool:
    """Tell whether what stands behind the number is a phrase and not a sentence or several."""
    rest = line[mark:]
    return (
        len(rest) > 0
        and len(line) <= MAX_HEADING
        and not (SENTENCE_END_INSIDE.search(rest) or rest.endswith(NOT_AT_HEADING_END))
    )


def _rank_ordinals(lines: Sequence[str], found: list[int]) -> None:
    above = series = 0  # the level of the last numbered heading, and of the run of 第一， under it
    for at, line in enumerate(lines):
        if found[at]:
            above = found[at]
            series = series if series and above > series else 0
        elif _is_ordinal_heading(line.strip()):
            series = series or above + 1
            found[at] = series


def _is_ordinal_heading(line: str) -> bool:
    ordinal = ordinal_of(simplify(line))
    return bool(
        ordinal
        and ordinal.style == "ordinal"
        and len(line) <= MAX_ORDINAL
        and not ORDINAL_SENTENCE.search(line, ordinal.end)
        and _is_short_phrase(line, ordinal.end)
    )


def _unnumbered(lines: Sequence[str], found: Sequence[int]) -> list[int]:
    """Find short lines without an end mark that stand each between two whole paragraphs."""
    return [
        at
        for at in range(1, len(lines) - 1)
        if not found[at]
        and UNNUMBERED.fullmatch(lines[at].strip())
        and not PLACE_OR_TIME.search(simplify(lines[at]))
        and (found[at - 1] or lines[at - 1].rstrip().endswith((*SENTENCE_ENDS, "：", ":")))
        and len(lines[at + 1]) >= MIN_GOVERNED
        and lines[at + 1].rstrip().endswith(SENTENCE_ENDS)
    ]


def _bare(line: str) -> str:
    return MARKS.sub("", simplify(line))
