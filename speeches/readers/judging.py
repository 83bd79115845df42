"""Judge the blocks of a page: which one holds the article, which are boilerplate by their names or their links.

1. The text of a block goes to its parent where the block is one paragraph, be it wrapped in others or not; so
   the block that gathers most running text holds the paragraphs of the article, while summaries of other
   articles gather in small lists of their own.
2. From there the body grows to the blocks around it as long as they add paragraphs, or parts like it, and no links.

All of it is evidence for the cleaning; the page text holds every block. Each block is looked at once or twice.
"""

import re
from collections import Counter
from collections.abc import Sequence

from speeches.readers.blocks import Block
from speeches.text.page import Hint, HintKind

UNIT_SHARE = 0.9  # of the text gathered in a block: one paragraph with more is the article, written with <br>
NAMED_WEIGHT = 0.4  # of text inside a block that is named boilerplate: comments may be longer than the article
PART_SHARE = (
    0.2  # of the running marks of the body: a block beside it, of the same name and with as much, is a part of it
)
PRINTED_PAGE = re.compile(
    r"\b(?:page|pageno|pg|pf)\b", re.IGNORECASE
)  # in the class of a preview's pages; the last is short
DIRECT_SHARE = 0.1  # of the running marks of the body: paragraphs beside it with as much belong to it
LINKED_PART = 0.2  # of the letters of a part of the article that links may hold
NAMED_WITHIN = 6  # blocks around the body among which one named as content is looked for
MIN_SUMMARIES = 2
LONGEST_SUMMARY = 300  # letters of the title and the first sentences of another article
MOST = 0.5  # of the running marks of the body: a block inside with more is content, whatever it is called


def judge(blocks: Sequence[Block]) -> tuple[Hint, ...]:
    """Hints for the body and the outermost boilerplate; the blocks in the order in which they open."""
    if not blocks:
        return ()
    article = _Article(blocks)
    body = blocks[article.body()]
    hints = [Hint(HintKind.BODY, body.start, body.end)] if body.end > body.start and body.marks else []
    covered = 0
    for index, block in enumerate(blocks):
        if block.start < covered or _is_content(block, body):
            continue
        if block.named_boilerplate or block.is_link_list or article.lists_summaries(index):
            hints.append(Hint(HintKind.BOILERPLATE, block.start, block.end))
            covered = block.end
    return tuple(hints)


def _is_content(block: Block, body: Block) -> bool:
    holds_it = block.start <= body.start and body.end <= block.end
    lies_in_it = body.start <= block.start and block.end <= body.end
    return body.marks > 0 and (holds_it or (lies_in_it and block.marks >= MOST * body.marks))


class _Article:
    """Finds the block that holds the article."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._children: list[list[int]] = [[] for _ in blocks]  # those that hold letters
        for index, block in enumerate(blocks):
            if block.parent >= 0 and block.letters:
                self._children[block.parent].append(index)
        self._is_unit = [False] * len(blocks)
        self._gathered = [0] * len(blocks)
        for index in range(len(blocks) - 1, -1, -1):
            self._gather(index)
        self._discounted = [False] * len(blocks)
        for index, block in enumerate(blocks):
            inherited = block.parent >= 0 and self._discounted[block.parent]
            self._discounted[index] = inherited or block.named_boilerplate or block.is_link_list

    def body(self) -> int:
        index = max(range(len(self._blocks)), key=self._weight)
        while (unit := self._fullest_unit(index)) is not None:
            index = unit
        return self._named(self._grown(index))

    def lists_summaries(self, index: int) -> bool:
        """Whether it holds several blocks alike, each with a link and a short text of its own."""
        kinds = Counter(
            self._blocks[child].kind
            for child in self._children[index]
            if not self._is_unit[child] and self._blocks[child].links and self._blocks[child].letters <= LONGEST_SUMMARY
        )
        return any(count >= MIN_SUMMARIES for count in kinds.values())

    def _gather(self, index: int) -> None:
        block, children = self._blocks[index], self._children[index]
        own_letters = block.letters - sum(self._blocks[child].letters for child in children)
        if not children or (len(children) == 1 and not own_letters and self._is_unit[children[0]]):
            self._is_unit[index] = True
            self._gathered[index] = block.marks
            return
        own_marks = block.marks - sum(self._blocks[child].marks for child in children)
        self._gathered[index] = own_marks + sum(
            self._blocks[child].marks for child in children if self._is_unit[child] and self._is_paragraph(child)
        )

    def _is_paragraph(self, index: int) -> bool:
        block = self._blocks[index]
        return not block.named_boilerplate and block.linked <= LINKED_PART * block.letters

    def _weight(self, index: int) -> float:
        return self._gathered[index] * (NAMED_WEIGHT if self._discounted[index] else 1.0)

    def _fullest_unit(self, index: int) -> int | None:
        """The one paragraph in a block that holds nearly all that it gathers."""
        least = UNIT_SHARE * self._gathered[index]
        return next((c for c in self._children[index] if self._blocks[c].marks >= least > 0), None)

    def _grown(self, index: int) -> int:
        parent = self._blocks[index].parent
        while parent >= 0 and self._belongs(index, parent):
            index, parent = parent, self._blocks[parent].parent
        return index

    def _belongs(self, index: int, parent: int) -> bool:
        """Whether what a block adds to one inside it is of the article too."""
        body, around = self._blocks[index], self._blocks[parent]
        beside = [child for child in self._children[parent] if child != index]
        if around.links == body.links and all(self._is_unit[c] and self._is_paragraph(c) for c in beside):
            return True
        if any(self._is_part(self._blocks[child], body) for child in beside):
            return True
        return self._gathered[parent] - self._counted(index) > max(1.0, DIRECT_SHARE * body.marks)

    def _counted(self, index: int) -> int:
        """What of a block is counted in the text that its parent gathers."""
        return self._blocks[index].marks if self._is_unit[index] and self._is_paragraph(index) else 0

    def _is_part(self, block: Block, body: Block) -> bool:
        return (
            block.kind == body.kind
            and not block.named_boilerplate
            and block.marks >= (1.0 if PRINTED_PAGE.search(block.kind) else max(1.0, PART_SHARE * body.marks))
            and block.linked <= LINKED_PART * block.letters
        )

    def _named(self, index: int) -> int:
        """The outermost of the blocks near by that is named as content, or else the block itself."""
        found, around = index, index
        for _ in range(NAMED_WITHIN):
            if self._blocks[around].named_content:
                found = around
            around = self._blocks[around].parent
            if around < 0:
                break
        return found
