r"""Join the lines of a text that was wrapped at a fixed width.

    "    抓发展的任务越重，抓队伍的标\n准就越高。工作部署了，结果怎么"  ->  one paragraph

A text counts as wrapped if most of its lines are equally wide. A line then goes on in the next one if it
fills the width and the next is neither indented nor the start of a heading or list item. Left alone:
texts whose lines differ in width, and verse, whose lines are far shorter than the bounds here.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
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


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text was wrapped: each line measured in `unit`, and how long a full one is at least."""

    unit: Callable[[str], int]
    full: int

    def fills(self, line: Line) -> bool:
        return self.unit(line.text) >= self.full


def find(view: View) -> Iterator[Edit]:
    wrap = wrap_of([line for line in view.lines if line.text.strip()])
    if wrap is None:
        return
    for line, following in pairwise(view.lines):
        if wrap.fills(line) and _goes_on(following):
            yield Edit(line.end, following.start, "", "接回按固定宽度折断的行。", confidence=0.95)


def wrap_of(lines: Sequence[Line]) -> Wrap | None:
    """Tell how a text was wrapped, by columns or by characters; None if it was not."""
    if len(lines) < MIN_LINES or any(len(line.text.rstrip()) > MAX_WIDTH for line in lines):
        return None
    if not MIN_WIDTH <= max(_columns(line.text) for line in lines) <= MAX_WIDTH:
        return None
    for unit, slack in ((_characters, 0), (_columns, SLACK)):
        lengths = [unit(line.text) for line in lines]
        widest = max(lengths)
        if sum(length >= widest - slack for length in lengths) >= WRAPPED_SHARE * len(lines):
            return Wrap(unit, widest - slack)
    return None


def _goes_on(line: Line) -> bool:
    return bool(line.text.strip()) and not INDENT.match(line.text) and mark_of(line.plain) is None


def _characters(text: str) -> int:
    return len(text.rstrip())


def _columns(text: str) -> int:
    return _columns_of(text.rstrip())


@lru_cache(maxsize=4096)  # lines of at most MAX_WIDTH characters, each asked for several times
def _columns_of(text: str) -> int:
    return len(text) + sum(map("WFA".__contains__, map(unicodedata.east_asian_width, text)))


STEP = Step("join_hard_wraps", "接回硬换行", ChangeKind.REPAIR, find)
