r"""Take out characters that nobody sees and that cut words for a search.

"执行\u200b力"  ->  "执行力"
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

_ANY = (
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls but for tab, line feed, carriage return and next line
    "\N{SOFT HYPHEN}"
    "\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"  # a byte order mark in the middle of a text
    "]"
)
INVISIBLE = re.compile(f"{_ANY}{_ANY}*")  # a search skips to a set at the start, but not to a repeated one


def find(view: View) -> Iterator[Edit]:
    for match in INVISIBLE.finditer(view.text):
        yield Edit(*match.span(), "", "去掉看不见的字符。")


STEP = Step("drop_invisible", "去掉不可见字符", ChangeKind.REMOVE, find, is_everywhere=True)
