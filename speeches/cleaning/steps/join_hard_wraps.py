r"""Join the lines of a text that was wrapped at a fixed width.

    "    抓发展的任务越重，抓队伍的标\n准就越高。工作部署了，结果怎么"  ->  one paragraph

A text counts as wrapped if most of its lines are equally wide. A line then goes on in the next one if it
fills the width and the next is neither indented nor the start of a heading or list item. Left alone:
texts whose lines differ in width, and verse, whose lines are far shorter than the bounds here.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View
from speeches.text.numbering import mark_of

MIN_LINES = 6  # fewer lines cannot show a common width
MIN_WIDTH, MAX_WIDTH = 36, 160  # columns, a Han character counts two; verse stays below, paragraphs go above
SLACK = 3  # columns: a line breaks early where a wide character or a closing mark would not fit
WRAPPED_SHARE = 0.5  # of all lines fill the width; not measured
INDENT = re.compile(r"\s")


def find(view: View) -> Iterator[Edit]:
    width = wrap_width([line for line in view.lines if line.text.strip()])
    if not width:
        return
    for line, following in pairwise(view.lines):
        if _columns(line.text) >= width - SLACK and _goes_on(following):
            yield Edit(line.end, following.start, "", "接回按固定宽度折断的行。", confidence=0.95)


def wrap_width(lines: Sequence[Line]) -> int:
    """Give the width, in columns, at which the text was wrapped; 0 if it was not."""
    if len(lines) < MIN_LINES or any(len(line.text.rstrip()) > MAX_WIDTH for line in lines):
        return 0
    widths = Counter(_columns(line.text) for line in lines)
    widest = max((w for w in widths if w <= MAX_WIDTH), default=0)
    if widest < MIN_WIDTH or any(w > MAX_WIDTH for w in widths):
        return 0
    full = sum(n for w, n in widths.items() if w >= widest - SLACK)
    return widest if full >= WRAPPED_SHARE * len(lines) else 0


def _goes_on(line: Line) -> bool:
    return bool(line.text.strip()) and not INDENT.match(line.text) and mark_of(line.plain) is None


def _columns(text: str) -> int:
    text = text.rstrip()
    return len(text) + sum(unicodedata.east_asian_width(c) in "WFA" for c in text)


STEP = Step("join_hard_wraps", "接回硬换行", ChangeKind.REPAIR, find)
