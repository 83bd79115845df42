r"""Join a sentence that the page cut in two lines.

    "发展意识、责任意识、效\n率意识"    ->  "发展意识、责任意识、效率意识"
    "轻松简单,容易成功;\n逆势而行"     ->  "轻松简单,容易成功;逆势而行"

A line that ends after ， or 、, or in the middle of a sentence, goes on in the next. After ； it does if
no ； of the text stands inside a line: then the page broke the line at each. In the middle of a sentence
a long line goes on unless the language model knows its last and the next character as those of two lines;
a short one only if it is sure of the contrary. Left alone: headings, numbered and dashed lists, points 一是…；
二是…； that begin below a colon, salutations, signatures, verse, tables, labels as 注：, speakers who are cut
short......, and what `split_glued_lines` would part again.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from speeches.cleaning.draft import Edit
from speeches.cleaning.halves import LIKELY_BOUND, MIN_BOUND, PROSE, SENTENCE_ENDS, STOPS, SURELY_BOUND, is_cut
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View
from speeches.cleaning.steps.split_glued_lines import would_part
from speeches.text.numbering import ORDINAL, mark_of
from speeches.text.salutation import is_salutation

MIN_BROKEN = 40  # characters; a shorter line without an end mark is a heading, a name or a line of verse
MIN_SHORT = 12  # characters; below it nothing tells half a sentence from a heading
MIN_REST = 2  # characters of the second half with a mark at its end; without one it has to be as long as a line
MAX_FRAGMENT = 3  # characters of a line cut out of the middle of a sentence; no heading is as short
MIN_LABEL = 12  # characters; what is shorter and ends in : is a label, 注:
BULLET = re.compile(r"[-—–―─－·•●○◆◇■□★☆►▶※*①-⑳]|[(（]|[IVX]{1,4}[.、]|注:")
INSIDE_SEMICOLON = re.compile(r";[^\n]")
SIGNED = re.compile(r"^.{0,20}\d{4}年\d{1,2}月(?:\d{1,2}日)?$")
SPOKEN_BY = re.compile(r"^[^:,。]{1,12}(?:主席|议员|[局司处院部省市县区]长|主任|主持人|书记|记者|问|答):")
VERSE = re.compile(r"[^\W\d_]{4,5}[,、]|[^\W\d_]{7}[,、]")


def find(view: View) -> Iterator[Edit]:
    breaks_at_semicolon = not INSIDE_SEMICOLON.search(view.plain)
    listed = _listed_points(view)
    for at, (line, following) in enumerate(pairwise(view.lines)):
        head, rest = line.plain.rstrip(), following.plain.strip()
        if not head or not rest or head.endswith(STOPS):  # the line is over
            continue
        if _stands_alone(following) or is_salutation(head) or _is_heading(line):
            continue
        if head.endswith(";"):
            joins = breaks_at_semicolon and not {at, at + 1} <= listed
        elif head.endswith((",", "、")):
            joins = not _is_verse(head, rest)
        else:
            joins = _ends_a_sentence(rest) and _breaks_off(head, rest)
        if joins and not would_part(head, rest):
            yield Edit(line.start + len(head), following.start, "", "接回被换行断开的句子。", confidence=0.95)


def _listed_points(view: View) -> frozenset[int]:
    """The lines that are points of a list: 一是 opens the line below a colon, and a point each line after it.

    A page that broke its lines at each ； alone would have left 一是 behind the colon.
    """
    listed: set[int] = set()
    before, is_list = "", False
    for at, line in enumerate(view.lines):
        stripped = line.plain.strip()
        if not stripped:
            continue
        point = ORDINAL.match(stripped)
        is_list = point is not None and (is_list or (before.endswith(":") and point["point"] == "一"))
        if is_list:
            listed.add(at)
        before = stripped
    return frozenset(listed)


def _stands_alone(line: Line) -> bool:
    stripped = line.plain.strip()
    return bool(
        mark_of(stripped)
        or BULLET.match(stripped)
        or SIGNED.match(stripped)
        or SPOKEN_BY.match(stripped)
        or is_salutation(stripped)
    )


def _is_heading(line: Line) -> bool:
    mark = mark_of(line.plain)
    return mark is not None and len(line.plain) < MIN_BROKEN and "。" not in line.plain


def _is_verse(head: str, rest: str) -> bool:
    """Two lines of four, five or seven characters are a couplet."""
    return VERSE.fullmatch(head) is not None and len(rest) == len(head)


def _ends_a_sentence(rest: str) -> bool:
    if len(rest) < MIN_LABEL and rest.endswith(":"):
        return False
    return (
        len(rest) >= MIN_BROKEN or len(rest) <= MAX_FRAGMENT or (len(rest) >= MIN_REST and rest.endswith(SENTENCE_ENDS))
    )


def _breaks_off(head: str, rest: str) -> bool:
    """Tell whether a line without an end mark is the first half of a sentence; the shorter, the surer it has to be."""
    is_long, is_prose = len(head) >= MIN_BROKEN, PROSE.search(head) is not None
    if len(head) < MIN_SHORT:
        return False
    if is_prose:
        return is_cut(head, rest, least=MIN_BOUND if is_long else LIKELY_BOUND)
    return is_cut(head, rest, least=SURELY_BOUND)


STEP = Step("join_broken_lines", "接回断开的句子", ChangeKind.REPAIR, find)
