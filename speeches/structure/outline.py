"""The outline of a speech: which heading governs which paragraph, and the tree of its headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from speeches.structure.paragraphs import Paragraph
from speeches.text.numbering import PART
from speeches.text.script import simplify


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline: its place among the paragraphs, from 0, and the headings it governs."""

    at: int
    level: int
    number: int  # 0 where it bears none
    text: str
    children: tuple["Heading", ...] = ()


def governing(paragraphs: Sequence[Paragraph]) -> tuple[int | None, ...]:
    r"""Give for each paragraph the place of the heading it stands under, None for those before the first.

    A heading stands under the nearest one before it of a higher rank; a level may be skipped, and
    第一部分 ranks above 一、.

    >>> from speeches.structure import paragraphs
    >>> governing(paragraphs("一、形势\n今年。\n（一）机遇\n二、任务"))
    (None, 0, 0, None)
    """
    found: list[int | None] = []
    open_: list[tuple[int, int]] = []  # rank and place
    for at, paragraph in enumerate(paragraphs):
        if paragraph.level:
            rank = _rank(paragraph)
            while open_ and open_[-1][0] >= rank:
                open_.pop()
        found.append(open_[-1][1] if open_ else None)
        if paragraph.level:
            open_.append((rank, at))
    return tuple(found)


def outline(paragraphs: Sequence[Paragraph]) -> tuple[Heading, ...]:
    r"""Give the headings as a tree.

    >>> from speeches.structure import paragraphs
    >>> [(h.number, [c.text for c in h.children]) for h in outline(paragraphs("一、形势\n（一）机遇\n二、任务"))]
    [(1, ['（一）机遇']), (2, [])]
    """
    under = governing(paragraphs)
    children: dict[int | None, list[Heading]] = {}
    for at in reversed(range(len(paragraphs))):  # a heading comes after what it governs
        paragraph = paragraphs[at]
        if paragraph.level:
            governed = tuple(reversed(children.pop(at, [])))
            heading = Heading(at, paragraph.level, paragraph.number, paragraph.text, governed)
            children.setdefault(under[at], []).append(heading)
    return tuple(reversed(children.get(None, [])))


def _rank(paragraph: Paragraph) -> int:
    return 0 if paragraph.level == 1 and PART.match(simplify(paragraph.text)) else paragraph.level
