"""Which heading governs what."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.structure import Heading, Paragraph, ParagraphKind, governing, outline, paragraphs

LINES = st.sampled_from(["一、形势", "（一）机遇", "1.抓学习", "第一部分 回顾", "今天开会。", "同志们："])
SHAPES = {
    "一、形势\n今天开会。\n（一）机遇\n（二）挑战\n二、任务": [["一、形势", "（一）机遇", "（二）挑战"], "二、任务"],
    "（一）机遇\n一、形势\n1.学习": ["（一）机遇", ["一、形势", "1.学习"]],
    "第一部分 回顾\n一、成绩\n二、问题\n第二部分 展望": [["第一部分 回顾", "一、成绩", "二、问题"], "第二部分 展望"],
    "今天开会。": [],
}


def shape(headings: Sequence[Heading]) -> list[object]:
    return [[h.text, *shape(h.children)] if h.children else h.text for h in headings]


@pytest.mark.parametrize(("text", "tree"), SHAPES.items())
def test_tree(text: str, tree: list[object]) -> None:
    assert shape(outline(paragraphs(text))) == tree


def flat(headings: Sequence[Heading]) -> list[int]:
    return [at for h in headings for at in (h.at, *flat(h.children))]


@given(st.lists(LINES))
def test_every_heading_is_in_the_tree_once_and_in_order(lines: list[str]) -> None:
    found = paragraphs(lines)
    assert flat(outline(found)) == [at for at, p in enumerate(found) if p.kind is ParagraphKind.HEADING]


@given(st.lists(st.integers(0, 6).map(lambda level: Paragraph(ParagraphKind.TEXT, level, "文"))))
def test_what_governs_stands_before_and_ranks_higher(found: list[Paragraph]) -> None:
    for at, above in enumerate(governing(found)):
        if above is not None:
            assert above < at
            assert not found[at].level or found[above].level < found[at].level
