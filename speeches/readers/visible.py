"""Walk through an HTML tree as a reader's eye does: the visible text line by line, and hints beside it.

Left out is what no browser shows: scripts, styles, templates, <noscript>, comments, drop-down data, pictures
and their descriptions, what embeds another page, and hidden elements (`speeches.readers.hiding`). A hidden
element with much text is kept: such is the rest of an article behind 展开全文. Numbers of lists that the browser
draws are in the text (`speeches.readers.list_numbers`), bullets are not.

Blocks and <br> end lines; a <p> is set off by an empty line, as a browser copies it; table cells are
parted by tabs; <pre> keeps its white space; <q> gets its quotes, <rt> its brackets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from speeches.readers.blocks import Block, is_named_boilerplate, is_named_content
from speeches.readers.hiding import (
    blurring_rules,
    hiding_rules,
    is_blurred,
    is_out_of_sight,
    is_ruled,
    is_tiny,
    states_a_size,
)
from speeches.readers.judging import judge
from speeches.readers.lines import PageLines, trimmed
from speeches.readers.list_numbers import ListNumbers
from speeches.text.characters import RUNNING_MARKS
from speeches.text.page import Hint, HintKind

INVISIBLE = frozenset(
    """
    head script style template noscript title meta link base iframe frame frameset noframes object embed applet
    audio video canvas svg img map area datalist input source track param col colgroup
    """.split()  # noqa: SIM905, names of tags read better in rows
)
PARAGRAPHS = frozenset({"p"})
BLOCKS = PARAGRAPHS | frozenset(
    """
    html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main marquee menu nav ol optgroup option pre
    search section select summary table tbody textarea tfoot thead tr ul listing xmp plaintext
    """.split()  # noqa: SIM905, as above
)
CELLS = frozenset({"td", "th"})
PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})
HINTED = {"h1": HintKind.TITLE, "a": HintKind.LINK} | dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), HintKind.HEADING)
AROUND = {"q": ("“", "”"), "rt": ("(", ")")}  # what a browser draws around the content
BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)
PREFORMATTED_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
LAYOUT_LINES = 3  # tags in a cell that end lines; a cell of a table of figures has at most a paragraph or two
FOLDED_AWAY = 200  # characters; a shorter hidden text is an advertisement or a mark against copying. Not measured
FOLDED_PARAGRAPHS = 2  # hidden paragraphs that end as sentences do; noise against copying has no paragraphs
MAX_FOLDED = 50  # paragraphs of a hidden block that are looked at
SENTENCE_ENDS = ("。", "！", "？", "!", "?", "”")
LONGEST_TARGET = 2000  # characters of a link's address that is kept; longer ones hold pictures or scripts


@dataclass(frozen=True, slots=True)
class Visible:
    """The page text of an HTML tree, and what the mark-up says of it."""

    text: str
    hints: tuple[Hint, ...]


def visible(root: etree._Element) -> Visible:
    return _Walk(hiding_rules(root), blurring_rules(root)).through(root)


@dataclass(slots=True)
class _Totals:
    """What has been written so far; the difference of two is what stands between them."""

    marks: int = 0
    letters: int = 0
    linked: int = 0
    links: int = 0

    def copy(self) -> "_Totals":
        return _Totals(self.marks, self.letters, self.linked, self.links)


@dataclass(slots=True)
class _Open:
    """An element that the walk is inside of."""

    element: etree._Element
    tag: str
    children: Iterator[etree._Element]
    start: int
    ends: int  # line ends at either end of it: 0 inline, 1 block, 2 paragraph
    preformatted: bool
    tiny: bool  # letters of size 0
    cell_mark: int = -1
    numbers: ListNumbers | None = None  # of an <ol>
    block: int = -1  # its place in the list of blocks
    totals: _Totals = field(default_factory=_Totals)


class _Walk:
    def __init__(self, hiding: frozenset[str], blurring: frozenset[str]) -> None:
        self._hiding = hiding
        self._blurring = blurring
        self._lines = PageLines()
        self._open: list[_Open] = []
        self._blocks: list[Block | None] = []
        self._enclosing: list[int] = [-1]
        self._hints: list[Hint] = []
        self._totals = _Totals()
        self._in_link = 0
        self._number = ""  # of a list item, to be written before its first letter

    def through(self, root: etree._Element) -> Visible:
        self._enter(root)
        while self._open:
            top = self._open[-1]
            child = next(top.children, None)
            if child is None:
                self._open.pop()
                self._leave(top)
                if self._open and top.element.tail:
                    self._say(top.element.tail)
            elif not self._enter(child) and child.tail:
                self._say(child.tail)
        text = self._lines.text()
        blocks = [block for block in self._blocks if block is not None]
        return Visible(text, trimmed((*judge(blocks), *self._hints), text))

    def _enter(self, element: etree._Element) -> bool:
        """Go into the element; False where there is nothing to see in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in INVISIBLE:
            return False
        if tag == "br":
            self._lines.break_line()
            return False
        style = element.get("style") or ""
        if self._is_hidden(element, style):
            return False
        ends = 2 if tag in PARAGRAPHS else 1 if tag in BLOCKS or (style and BLOCK_STYLE.search(style)) else 0
        preformatted = (
            tag in PREFORMATTED
            or bool(style and PREFORMATTED_STYLE.search(style))
            or bool(self._open and self._open[-1].preformatted)
        )
        self._arrive(_Open(element, tag, iter(element), len(self._lines), ends, preformatted, self._is_tiny(style)))
        return True

    def _arrive(self, opened: _Open) -> None:
        tag = opened.tag
        if opened.ends:
            self._lines.end(opened.ends)
        elif tag == "a":
            self._lines.keep_space()
            self._in_link += 1
            self._totals.links += 1
        if tag in CELLS:
            if _is_layout(opened.element):
                self._lines.end_row()
            opened.cell_mark = self._lines.begin_cell()
        if opened.ends or tag in CELLS:
            opened.block, opened.totals = len(self._blocks), self._totals.copy()
            self._blocks.append(None)  # filled in on leaving
            self._enclosing.append(opened.block)
        if tag == "ol":
            opened.numbers = ListNumbers(opened.element)
        elif tag == "li":
            numbers = self._open[-1].numbers if self._open else None
            self._number = numbers.next(opened.element) if numbers else ""
        self._open.append(opened)
        if tag in AROUND and not (tag == "rt" and _has_brackets(opened.element)):
            self._lines.add(AROUND[tag][0])
        if opened.element.text:
            self._say(opened.element.text)

    def _leave(self, left: _Open) -> None:
        tag = left.tag
        if tag in AROUND and not (tag == "rt" and _has_brackets(left.element)):
            self._lines.add(AROUND[tag][1])
        if tag == "a":
            self._in_link -= 1
            self._lines.keep_space()
        if kind := HINTED.get(tag):
            target = (left.element.get("href") or "").strip()[:LONGEST_TARGET] if tag == "a" else ""
            self._hints.append(Hint(kind, left.start, len(self._lines), target))
        if left.block >= 0:
            self._close_block(left)
        if tag in CELLS:
            self._lines.end_cell(left.cell_mark)
        elif tag == "tr":
            self._lines.end_row()
        elif left.ends:
            self._lines.end(left.ends)

    def _close_block(self, left: _Open) -> None:
        self._enclosing.pop()
        before, now = left.totals, self._totals
        classes, identity = left.element.get("class") or "", left.element.get("id") or ""
        self._blocks[left.block] = Block(
            parent=self._enclosing[-1],
            start=left.start,
            end=len(self._lines),
            marks=now.marks - before.marks,
            letters=now.letters - before.letters,
            linked=now.linked - before.linked,
            links=now.links - before.links,
            kind=f"{left.tag} {classes}",
            named_boilerplate=is_named_boilerplate(left.tag, classes, identity),
            named_content=is_named_content(classes, identity),
        )

    def _say(self, text: str) -> None:
        if self._open and self._open[-1].tiny:
            return
        before = len(self._lines)
        if self._number and text.strip():
            self._lines.add_letters(self._number)
            text, self._number = text.lstrip(), ""
        if self._open and self._open[-1].preformatted:
            self._lines.add_preformatted(text)
        else:
            self._lines.add(text)
        letters = len(self._lines) - before
        self._totals.letters += letters
        if self._in_link:
            self._totals.linked += letters
        elif letters:
            self._totals.marks += len(RUNNING_MARKS.findall(text))

    def _is_hidden(self, element: etree._Element, style: str) -> bool:
        if is_blurred(style) or (self._blurring and is_ruled(element, self._blurring)):
            return True
        return is_out_of_sight(element, style, self._hiding) and not _folds_away_text(element)

    def _is_tiny(self, style: str) -> bool:
        inherited = bool(self._open) and self._open[-1].tiny
        return is_tiny(style) if style and states_a_size(style) else inherited


def _folds_away_text(element: etree._Element) -> bool:
    """Whether a hidden element holds much text, or several sentences in paragraphs of their own."""
    if element.tag in BLOCKS and _closes_paragraphs(element):
        return True
    length = 0
    for inner in element.iter(etree.Element):
        if inner.tag not in INVISIBLE:
            length += len((inner.text or "").strip())
        if inner is not element:
            length += len((inner.tail or "").strip())
        if length >= FOLDED_AWAY:
            return True
    return False


def _closes_paragraphs(element: etree._Element) -> bool:
    paragraphs = islice(element.iter("p"), MAX_FOLDED)
    ended = sum("".join(map(str, paragraph.itertext())).rstrip().endswith(SENTENCE_ENDS) for paragraph in paragraphs)
    return ended >= FOLDED_PARAGRAPHS


def _is_layout(cell: etree._Element) -> bool:
    """Whether a cell holds several lines, so that it stands on lines of its own, whatever is in the cell before."""
    inner = cell.iter("p", "div", "table", "br", "li", "h1", "h2", "h3")
    return next(islice(inner, LAYOUT_LINES - 1, None), None) is not None


def _has_brackets(reading: etree._Element) -> bool:
    """Whether a <rt> stands between the brackets of <rp> already."""
    before = reading.getprevious()
    return before is not None and before.tag == "rp"
