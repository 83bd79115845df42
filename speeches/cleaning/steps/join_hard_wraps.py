r"""Join the lines of a text that was wrapped at a fixed width.

    "    抓发展的任务越重，抓队伍的标\n准就越高。工作部署了，结果怎么"  ->  one paragraph

A text counts as wrapped if most of its lines are about equally wide and do not end a sentence. A line then
goes on in the next one if it fills the width and the next is neither indented nor the start of a heading
or list item. A text of short paragraphs counts too where each is indented and all other lines stand below full
ones. Empty lines part paragraphs, unless one stands between any two lines.
What stands between two printed pages, number and running head, goes where a line goes on behind it.
Left alone: texts whose lines differ in width, verse and lists, whose lines end with a mark.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from speeches.cleaning.articles import GENRE
from speeches.cleaning.body import LABEL, STAMP
from speeches.cleaning.draft import Edit
from speeches.cleaning.halves import SENTENCE_ENDS
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.printed import between_pages, is_number
from speeches.cleaning.step import Line, Step, View
from speeches.text.numbering import mark_of
from speeches.text.salutation import is_salutation

MIN_LINES = 4  # full ones; fewer cannot show a common width
MIN_WIDTH, MAX_WIDTH = 33, 160  # columns, a Han character counts two; couplets stay below, paragraphs go above
SLACK = 3  # columns: a line breaks early where a wide character or a closing mark would not fit
OVERHANG = 4  # columns or characters: closing marks that may not begin a line stand out over the width
LONGER_SHARE = 0.2  # of all lines may be longer still: they are the page's, not the text's
WRAPPED_SHARE = 0.4  # of all lines fill the width: of a text with paragraphs of two lines half do
BROKEN_SHARE = 0.6  # of the full lines do not end a sentence; of wrapped lines 0.9 do not
BLANK_SHARE = 0.8  # of the lines are followed by an empty one: then it says nothing
MIN_BELOW = 2  # lines without an indent, where all paragraphs have one
BELOW_SHARE = 0.75  # of them stand below a full line; the others are the page's
INDENT = re.compile(r"\s")
HEAD_LINES = 20  # above the salutation; the tallest head of a plain page seen has 14
TITLE_END = re.compile(rf"{GENRE}稿?$")
OF_PAGE = re.compile(
    r"(?:转载|引用)(?:时|本文)?,?(?:请|须|应)?注明|版权所有|ICP备|侵权必究"
)  # never of a speech's line
DASHES = ("——", "--", "──")  # before each item of a list
CLOSING = re.compile(r"(?:谢谢|多谢).{0,6}[!。]?$|.{0,12}[年月]\d{1,2}日$")


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text was wrapped: each line measured in `unit`, and how long a full one is."""

    unit: Callable[[str], int]
    full: int
    longest: int
    blank_lines_part: bool

    def fills(self, line: Line) -> bool:
        return self.full <= self.unit(line.text) <= self.longest


def find(view: View) -> Iterator[Edit]:
    lines = [line for line in view.lines if line.text.strip()]
    wrap = wrap_of(lines)
    if wrap is None:
        lines = _from_first_indent(lines)
        wrap = wrap_of(lines) or _wrap_by_indents(lines)
    if wrap is None:
        return
    is_indented = sum(INDENT.match(line.text) is not None for line in lines) > 1
    between = between_pages(lines, view, [at for at, line in enumerate(lines) if is_number(line)])
    addressed = next((at for at, line in enumerate(lines[:HEAD_LINES]) if is_salutation(line.plain.strip())), 0)
    for at, below in pairwise(at for at in range(len(lines)) if at not in between):
        line, following = lines[at], lines[below]
        if not wrap.fills(line) or (below <= addressed and _is_whole(line, following)):
            continue
        if below > at + 1 and line.plain.rstrip().endswith(SENTENCE_ENDS):  # a page ends with the sentence
            continue
        if below == at + 1 and wrap.blank_lines_part and following.start > line.end + 1:
            continue
        if _goes_on(line, following, is_indented=is_indented):
            yield Edit(line.end, following.start, "", "接回按固定宽度折断的行。", confidence=0.95)


def _from_first_indent(lines: Sequence[Line]) -> list[Line]:
    """Leave out what the page set above a short text whose paragraphs are indented."""
    first = next((at for at, line in enumerate(lines) if INDENT.match(line.text)), len(lines))
    return list(lines[first:])


def _wrap_by_indents(lines: Sequence[Line]) -> Wrap | None:
    """Tell how a text of short paragraphs was wrapped: each is indented, and what is not stands below a full line."""
    widths = [_columns(line.text) for line in lines]
    indented = [INDENT.match(line.text) is not None for line in lines]
    widest = max(widths, default=0)
    before = [width for width, is_indented in zip(widths, indented[1:], strict=False) if not is_indented]
    if not MIN_WIDTH <= widest <= MAX_WIDTH or sum(indented) < MIN_LINES or len(before) < MIN_BELOW:
        return None
    if sum(width >= widest - SLACK for width in before) < BELOW_SHARE * len(before):
        return None
    return Wrap(_columns, widest - SLACK, widest, _blank_lines_part(lines))


def _blank_lines_part(lines: Sequence[Line]) -> bool:
    blank = sum(following.start > line.end + 1 for line, following in pairwise(lines))
    return blank < BLANK_SHARE * len(lines)


def wrap_of(lines: Sequence[Line]) -> Wrap | None:
    """Tell how a text was wrapped, by columns or characters; None if it was not.

    The better measure is the one by which more lines are full that break off, and more are not that end.
    """
    if len(lines) < MIN_LINES:
        return None
    broken = sum(not line.plain.rstrip().endswith(SENTENCE_ENDS) for line in lines)
    if broken < BROKEN_SHARE * max(MIN_LINES, WRAPPED_SHARE * len(lines)):  # too few, if all were full
        return None
    found: list[tuple[int, Wrap]] = []
    for unit, slack in ((_characters, 0), (_columns, SLACK)):
        lengths = [unit(line.text) for line in lines]
        width = _common_width(lengths, slack)
        full = [
            line for line, length in zip(lines, lengths, strict=True) if width - slack <= length <= width + OVERHANG
        ]
        longer = sum(length > width + OVERHANG for length in lengths)
        if longer <= LONGER_SHARE * len(lines) and _are_wrapped(full, len(lines)):
            wrap = Wrap(unit, width - slack, width + OVERHANG, _blank_lines_part(lines))
            explained = sum(wrap.fills(line) != line.plain.rstrip().endswith(SENTENCE_ENDS) for line in lines)
            found.append((explained, wrap))
    return max(reversed(found), key=lambda pair: pair[0])[1] if found else None


def _are_wrapped(full: Sequence[Line], count: int) -> bool:
    """Tell whether the lines that are equally wide are many, neither verse nor paragraphs, and break sentences."""
    if len(full) < max(MIN_LINES, WRAPPED_SHARE * count):
        return False
    if not MIN_WIDTH <= median(_columns(line.text) for line in full) <= MAX_WIDTH:
        return False
    return sum(not line.plain.rstrip().endswith(SENTENCE_ENDS) for line in full) >= BROKEN_SHARE * len(full)


def _common_width(lengths: Sequence[int], slack: int) -> int:
    """Give the width at which, and up to `slack` below it, most lines end; of several the greatest."""
    counts = Counter(lengths)
    return max(counts, key=lambda width: (sum(counts[width - less] for less in range(slack + 1)), width), default=0)


def _goes_on(line: Line, following: Line, *, is_indented: bool) -> bool:
    """Tell whether a full line goes on in the one below: where paragraphs are indented, that one is not."""
    if INDENT.match(following.text) or OF_PAGE.search(following.plain):
        return False
    head, rest = line.plain.rstrip(), following.plain.strip()
    is_mid_sentence = not head.endswith(SENTENCE_ENDS)
    if mark_of(rest) is not None or rest.startswith(DASHES):
        return is_indented and is_mid_sentence
    return is_mid_sentence or not (is_salutation(rest) or CLOSING.match(rest))


def _is_whole(line: Line, following: Line) -> bool:
    """Tell whether a line above the salutation is full by chance: a title, or anything above a publishing line."""
    return TITLE_END.search(line.plain.rstrip()) is not None or any(
        mark.search(following.plain.strip()) for mark in (STAMP, LABEL)
    )


def _characters(text: str) -> int:
    return len(text.rstrip())


def _columns(text: str) -> int:
    text = text.rstrip()
    return _columns_of_line(text) if len(text) <= MAX_WIDTH else _columns_of(text)


def _columns_of(text: str) -> int:
    return len(text) + sum(map("WFA".__contains__, map(unicodedata.east_asian_width, text)))


_columns_of_line = lru_cache(maxsize=4096)(_columns_of)  # short lines alone: each is asked for several times


STEP = Step("join_hard_wraps", "接回硬换行", ChangeKind.REPAIR, find)
