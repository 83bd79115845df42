r"""Join a sentence that the page cut in two lines.

    "发展意识、责任意识、效\n率意识"    ->  "发展意识、责任意识、效率意识"
    "轻松简单,容易成功;\n逆势而行"     ->  "轻松简单,容易成功;逆势而行"

A line that ends after ， or 、, or in the middle of a long sentence, goes on in the next. After ； it
does if no ； of the text stands inside a line: then the page broke the line at each. Left alone:
headings, numbered and dashed lists, salutations, signatures, verse and other short lines.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View
from speeches.text.numbering import mark_of
from speeches.text.salutation import is_salutation

MIN_BROKEN = 40  # characters; a shorter line without an end mark is a heading, a name or a line of verse
MIN_REST = 2  # characters of the second half with a mark at its end; without one it has to be as long as a line
BULLET = re.compile(r"[-—–·•●■◆★※*①-⑳]|[(（]")
STOPS = tuple('。!?…:"”」』)》】')
INSIDE_SEMICOLON = re.compile(r";[^\n]")
SIGNED = re.compile(r"^.{0,20}\d{4}年\d{1,2}月(?:\d{1,2}日)?$")


def find(view: View) -> Iterator[Edit]:
    breaks_at_semicolon = not INSIDE_SEMICOLON.search(view.plain)
    for line, following in pairwise(view.lines):
        head, rest = line.plain.rstrip(), following.plain.strip()
        if not head or not rest or _stands_alone(following) or is_salutation(head) or _is_heading(line):
            continue
        if head.endswith(";"):
            joins = breaks_at_semicolon
        elif head.endswith((",", "、")):
            joins = True
        else:
            joins = len(head) >= MIN_BROKEN and not head.endswith(STOPS) and _ends_a_sentence(rest)
        if joins:
            yield Edit(line.start + len(head), following.start, "", "接回被换行断开的句子。", confidence=0.95)


def _stands_alone(line: Line) -> bool:
    stripped = line.plain.strip()
    return bool(mark_of(stripped) or BULLET.match(stripped) or SIGNED.match(stripped) or is_salutation(stripped))


def _is_heading(line: Line) -> bool:
    mark = mark_of(line.plain)
    return mark is not None and len(line.plain) < MIN_BROKEN


def _ends_a_sentence(rest: str) -> bool:
    return len(rest) >= MIN_BROKEN or (len(rest) >= MIN_REST and rest.endswith(STOPS))


STEP = Step("join_broken_lines", "接回断开的句子", ChangeKind.REPAIR, find)
