"""Find running heads, running feet and page numbers: lines at the edges of printed pages that come back on most of them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speeches.text.characters import RUNNING_MARKS
from speeches.text.page import Hint, HintKind

EDGE = 2  # lines at the head and at the foot of a page that may be running: a title and a rule, a name and a number
MIN_PAGES = 2  # on which a line stands at the same edge
MIN_SHARE = 0.5  # of the pages; heads may differ on left and right pages
LONGEST = 60  # characters of a running line, which is no sentence
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Edge:
    page: int
    is_head: bool
    start: int
    end: int
    form: str  # the line with its numbers alike


def edge_hints(pages: Sequence[str]) -> tuple[Hint, ...]:
    """Hints for the running lines of pages that follow each other; none for the head of the first, which may be a title.

    Where there are any, the whole text is hinted as the body that they stand in.
    """
    edges = [edge for edge in _edges(pages) if edge.form.strip()]
    often = Counter((edge.is_head, edge.form) for edge in edges)
    least = max(MIN_PAGES, MIN_SHARE * len(pages))
    running = [
        Hint(HintKind.BOILERPLATE, edge.start, edge.end)
        for edge in edges
        if often[edge.is_head, edge.form] >= least and (edge.page or not edge.is_head)
    ]
    return (Hint(HintKind.BODY, 0, sum(map(len, pages))), *running) if running else ()


def _edges(pages: Sequence[str]) -> Iterator[_Edge]:
    offset = 0
    for number, page in enumerate(pages):
        lines = [match.span() for match in re.finditer(r"[^\n]+", page)]
        heads = lines[:EDGE]
        for is_head, spans in ((True, heads), (False, lines[len(heads) :][-EDGE:])):
            for start, end in spans:
                if end - start <= LONGEST and not RUNNING_MARKS.search(page, start, end):
                    form = DIGITS.sub("0", "".join(page[start:end].split()))
                    yield _Edge(number, is_head, offset + start, offset + end, form)
        offset += len(page)
