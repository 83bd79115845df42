"""What stands between the pages of a print or PDF: their numbers, and the head that each page repeats."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from speeches.cleaning.step import Line, View

OF_PAGES = r"第\ ?\d{1,4}\ ?页[\ ,/]*[(]?共\ ?\d{1,4}\ ?页[)]?|Page\ ?\d{1,4}\ (?:of|/)\ \d{1,4}"
COUNTER = re.compile(  # alone on a line
    rf"""
    {OF_PAGES} | 第\ ?\d{{1,4}}\ ?页 | 共\ ?\d{{1,4}}\ ?页[\ ,/]*第\ ?\d{{1,4}}\ ?页 | Page\ \d{{1,4}} | 页码\ ?:\ ?\d.{{0,8}}
    | [^\s。,;!?]{{2,20}}\ {{2,}}第\ ?\d{{1,4}}\ ?页            # behind a running head, with a gap
    | [-—–―─~·•=]{{1,3}}\ ?\d{{1,4}}\ ?[-—–―─~·•=]{{1,3}}      # - 12 -
    | \d{{1,3}}\ ?/\ ?\d{{1,3}}(?:\ ?页)?                      # 3 / 18; not 17/2013
    """,
    re.VERBOSE,
)
BARE = re.compile(r"\[?(\d{1,3})\]?")
LONGEST = 30  # characters of a line that is but a counter; 第 1234 页 / (共 1234 页) has 19
MIN_PRINTED = 150  # characters of text on a printed page at the least; between cells of a table there are fewer
LONGEST_HEAD = 40  # characters of a running head, mostly a title or 内部资料 注意保存
ENDS = ("。", "!", "?", ";", ":", ",", "、")  # of a salutation or sentence, and no running head


def is_counter(line: Line) -> bool:
    """Tell whether a line is the number of a page and cannot be anything else."""
    return len(line.plain) <= LONGEST and COUNTER.fullmatch(line.plain.strip()) is not None


def is_number(line: Line) -> bool:
    """Tell whether a line could be the number of a page."""
    return is_counter(line) or (len(line.plain) <= LONGEST and BARE.fullmatch(line.plain.strip()) is not None)


def between_pages(lines: Sequence[Line], view: View, numbers: Collection[int]) -> set[int]:
    """Give the places of page numbers and, right below or above them, of lines that the page prints repeatedly.

    `lines` are not empty; `numbers` are the places of the page numbers among them.
    """
    if not numbers:
        return set()
    printed = Counter(line.strip() for line in view.page.text.split("\n"))
    beside = (at + step for at in numbers for step in (1, -1) if 0 <= at + step < len(lines))
    return {*numbers, *(at for at in beside if _is_short(lines[at]) and printed[lines[at].text.strip()] > 1)}


def printed_numbers(view: View) -> set[int]:
    """Give the bare numbers that count up from 1 on lines of the page, each a printed page behind the one before."""
    found: set[int] = set()
    above = 0
    for line in view.page_plain.split("\n"):
        stripped = line.strip()
        match = BARE.fullmatch(stripped) if len(stripped) <= LONGEST else None
        if match is None:
            above += len(stripped)
        elif int(match[1]) == len(found) + 1 and above >= MIN_PRINTED:
            found.add(int(match[1]))
            above = 0
    return found if len(found) > 1 else set()


def _is_short(line: Line) -> bool:
    stripped = line.plain.strip()
    return len(stripped) <= LONGEST_HEAD and not stripped.endswith(ENDS)
