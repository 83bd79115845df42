r"""Join the pages of a document preview, whose numbers stand in the middle of sentences.

    "具备争一流条件。虽然\n2、我们总量小"  ->  "具备争一流条件。虽然我们总量小"

The numbers count up from 1 at the heads of lines, and most of the lines before them break off in mid
sentence. Left alone: a real list 1、 2、, whose items end with a full stop or a semicolon.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

NUMBERED = re.compile(r"(\d{1,3})、")
MIN_PAGES = 3
MIN_PAGES_OF_A_PREVIEW = 2  # where the page calls itself one
PREVIEW = re.compile(r"由会员(?:分享|上传)|珍藏版|在线阅读|文档预览")
BROKEN_SHARE = 0.5  # of the pages end in mid sentence; a full stop ends one page in about 25 by chance
SENTENCE_ENDS = tuple("。！？!?；;：:…")


def find(view: View) -> Iterator[Edit]:
    pages = _pages(view)
    if len(pages) < MIN_PAGES and not (len(pages) >= MIN_PAGES_OF_A_PREVIEW and PREVIEW.search(view.page_plain)):
        return
    before = [view.lines[at - 1] for at, _ in pages[1:]]
    if sum(not line.text.rstrip().endswith(SENTENCE_ENDS) for line in before) < BROKEN_SHARE * len(before):
        return
    for at, mark in pages:
        line = view.lines[at]
        start = line.start if at == pages[0][0] else view.lines[at - 1].end
        yield Edit(start, line.start + mark, "", "去掉预览页码，接回被它断开的句子。", confidence=0.97)


def _pages(view: View) -> list[tuple[int, int]]:
    """Give the longest run of lines numbered 1、 2、 3、 …: the index of the line, and the length of its number."""
    run: list[tuple[int, int]] = []
    for at, line in enumerate(view.lines):
        match = NUMBERED.match(line.plain)
        if match and int(match[1]) == len(run) + 1:
            run.append((at, match.end()))
    # Each page is one line, for a preview keeps no paragraphs.
    return run if all(b[0] == a[0] + 1 for a, b in pairwise(run)) else []


STEP = Step("join_preview_pages", "接回预览分页", ChangeKind.REPAIR, find)
