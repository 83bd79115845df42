r"""Join the pages of a document preview, whose numbers stand in the middle of sentences.

    "具备争一流条件。虽然\n2、我们总量小"  ->  "具备争一流条件。虽然我们总量小"

The numbers count up from 1 at the heads of lines, and most of the lines before them break off in mid
sentence; or from 2, where the first is lost. If every page is one line, the preview kept no paragraphs and all are
joined; else only the halves of sentences. Left alone: a real list 1、 2、, whose items end with a mark or
are short.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from speeches.cleaning.draft import Edit
from speeches.cleaning.halves import LIKELY_BOUND, SENTENCE_ENDS, is_cut
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

NUMBERED = re.compile(r"(\d{1,3})、")
MARKED = re.compile("[。!?;,、:]")  # a page holds marks; an item of a list without end marks often none
MIN_PAGES = 3
MIN_PAGES_OF_A_PREVIEW = 2  # where the page calls itself one
PREVIEW = re.compile(
    r"由会员(?:分享|上传)|珍藏版|在线阅读|文档预览|(?:文档|上传|下载)(?:人|时间|编号|格式|提示|积分)|(?:页数|大小) ?:? ?\d|\d[KM]B"
)
BROKEN_SHARE = 0.5  # of the pages end in mid sentence; a full stop ends one page in about 25 by chance
MIN_PAGE = 60  # characters a page on average, where the page does not call itself a preview; items of a list have less


@dataclass(frozen=True, slots=True)
class NumberedPage:
    """The index of the line a page begins with, and the length of its number there."""

    at: int
    mark: int


def find(view: View) -> Iterator[Edit]:
    pages = _pages(view, 1)
    broken = [page for page in pages[1:] if _breaks_off_before(view, page)]
    if not _is_preview(view, pages, broken):
        pages = _pages(view, 2)
        broken = [page for page in pages if _is_cut_before(view, page)]
        if len(broken) < max(MIN_PAGES - 1, BROKEN_SHARE * len(pages)):
            return
    is_one_line_each = all(b.at == a.at + 1 for a, b in pairwise(pages))
    for page in pages:
        line = view.lines[page.at]
        joins = page in broken or (is_one_line_each and page is not pages[0])
        start = view.lines[_above(view, page.at)].end if joins else line.start
        yield Edit(start, line.start + page.mark, "", "去掉预览页码，接回被它断开的句子。", confidence=0.97)


def _is_preview(view: View, pages: list[NumberedPage], broken: list[NumberedPage]) -> bool:
    if len(pages) < MIN_PAGES_OF_A_PREVIEW or not broken or len(broken) < BROKEN_SHARE * (len(pages) - 1):
        return False
    if PREVIEW.search(view.page_plain):
        return len(pages) >= MIN_PAGES_OF_A_PREVIEW
    length = view.lines[pages[-1].at].end - view.lines[pages[0].at].start
    return len(pages) >= MIN_PAGES and length >= MIN_PAGE * len(pages)


def _pages(view: View, first: int) -> list[NumberedPage]:
    """Follow the numbers 1、 2、 3、 … at the heads of lines; of equal ones the first behind half a sentence counts."""
    found: dict[int, list[NumberedPage]] = {}
    for at, line in enumerate(view.lines):
        if match := NUMBERED.match(line.plain):
            found.setdefault(int(match[1]), []).append(NumberedPage(at, match.end()))
    pages: list[NumberedPage] = []
    for number in range(first, len(found) + first):
        below = [page for page in found.get(number, []) if not pages or page.at > pages[-1].at]
        if not below:
            break
        halves = (page for page in below if (pages or first > 1) and _breaks_off_before(view, page))
        pages.append(next(halves, below[0]))
    return pages


def _breaks_off_before(view: View, page: NumberedPage) -> bool:
    head, rest = _halves(view, page)
    if not (head and rest) or head.endswith(SENTENCE_ENDS):
        return False
    return MARKED.search(NUMBERED.sub("", head)) is not None or is_cut(head, rest, least=LIKELY_BOUND)


def _is_cut_before(view: View, page: NumberedPage) -> bool:
    head, rest = _halves(view, page)
    return bool(head and rest) and is_cut(head, rest, least=LIKELY_BOUND)


def _halves(view: View, page: NumberedPage) -> tuple[str, str]:
    above = _above(view, page.at)
    head = view.lines[above].plain.strip() if above >= 0 else ""
    return head, view.lines[page.at].plain[page.mark :].strip()


def _above(view: View, at: int) -> int:
    """Give the index of the line above that is not empty; -1 if there is none."""
    return next((above for above in range(at - 1, -1, -1) if view.lines[above].text.strip()), -1)


STEP = Step("join_preview_pages", "接回预览分页", ChangeKind.REPAIR, find)
