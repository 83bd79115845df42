"""Judge the blocks of a page: which is boilerplate by its name or its links, which holds the running text.

All of it is evidence for the cleaning; the page text holds every block.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from speeches.text.page import Hint, HintKind

BOILERPLATE_TAGS = frozenset({"nav", "footer", "aside", "form", "menu", "button", "select", "dialog"})
# Names of classes and ids, cut at "-", "_", spaces and capitals, as Chinese portals and document sites write them.
BOILERPLATE_NAMES = frozenset(
    """
    nav navi navs navbar navigation menu topnav topbar subnav daohang dh crumb crumbs breadcrumb breadcrumbs bread mbx
    position weizhi location footer foot bottom dibu copyright banquan disclaimer shengming sidebar side aside
    related relate relates relevant xiangguan recommend recommended recommends tuijian hot rank ranking
    share shares sharing fenxiang bdsharebuttonbox bdshare jiathis comment comments pinglun
    pagination pager pagebar paging prev previous next prevnext shangxia ad ads advert advertisement banner gg guanggao
    login search friendlink friendlinks flink youqing qrcode erweima toolbar tags tag
    """.split()  # noqa: SIM905, one list of words reads better than a hundred quoted ones
)
NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
ROOTS = frozenset({"html", "body", "main", "article"})  # their names speak of the whole page: "has-sidebar"
RUNNING_MARKS = re.compile("[，。；：、！？]")  # navigation has none
MIN_LINKS = 3  # with 2, a paragraph that is two references is lost
LINK_SHARE = 0.7  # of the letters of a block; lists of related articles print a date beside each link
CONTENT_SHARE = 0.5  # of the running marks: what holds more is the content, whatever it is called
BODY_SHARE = 0.7  # of the running marks of a block that one block inside it must hold to be the body in its stead


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the page, as the page text was when it opened and closed."""

    parent: int  # the index of the enclosing block; -1 for the outermost
    start: int
    end: int
    marks: int  # punctuation of running text outside links
    letters: int
    linked: int  # letters inside links
    links: int
    named_boilerplate: bool

    @property
    def is_link_list(self) -> bool:
        return self.links >= MIN_LINKS and self.linked >= LINK_SHARE * self.letters


def is_named_boilerplate(tag: str, class_names: str, identity: str) -> bool:
    """Whether tag, class or id say that the element is no part of the content.

    >>> is_named_boilerplate("div", "article-breadCrumb", ""), is_named_boilerplate("div", "content", "")
    (True, False)
    """
    if tag in BOILERPLATE_TAGS:
        return True
    if tag in ROOTS or not (class_names or identity):
        return False
    parts = NAME_PART.findall(f"{class_names[:200]} {identity[:200]}")
    return not BOILERPLATE_NAMES.isdisjoint(part.lower() for part in parts)


def judge(blocks: Sequence[Block]) -> tuple[Hint, ...]:
    """Hints for the body and the outermost boilerplate; the blocks in the order in which they open."""
    if not blocks:
        return ()
    hints = []
    body = _body(blocks)
    if body.end > body.start and body.marks:
        hints.append(Hint(HintKind.BODY, body.start, body.end))
    covered = 0
    most = CONTENT_SHARE * blocks[0].marks
    for block in blocks:
        if block.start < covered or (block.marks and block.marks >= most):
            continue
        if block.named_boilerplate or block.is_link_list:
            hints.append(Hint(HintKind.BOILERPLATE, block.start, block.end))
            covered = block.end
    return tuple(hints)


def _body(blocks: Sequence[Block]) -> Block:
    """The innermost block that holds most of the running text of all that enclose it."""
    fullest: dict[int, int] = {}  # of each block, its child with the most running text
    for index, block in enumerate(blocks):
        known = fullest.get(block.parent)
        if known is None or block.marks > blocks[known].marks:
            fullest[block.parent] = index
    index = fullest[-1]
    while (child := fullest.get(index)) is not None and blocks[child].marks >= BODY_SHARE * blocks[index].marks > 0:
        index = child
    return blocks[index]
