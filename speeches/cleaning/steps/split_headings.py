r"""Part two headings that stand on one line.

    "一、提升政府执行力的重要意义(一)什么是政府执行力"  ->  "一、…重要意义\n(一)什么是政府执行力"

Only where the second is the first of its level and the next number of that level stands at the head of
a later line. Left alone: a bracket inside a heading, `一、贯彻（一）号文件`.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

TWO_HEADINGS = re.compile(r"^[一二三四五六七八九十]{1,3}、[^。;!?\n]{2,40}?(?=\(一\)[^。;!?\n]{2,40}$)", re.MULTILINE)
SECOND = re.compile(r"^\(二\)", re.MULTILINE)


def find(view: View) -> Iterator[Edit]:
    last = max((match.start() for match in SECOND.finditer(view.plain)), default=-1)
    for match in TWO_HEADINGS.finditer(view.plain):
        if last >= match.end():
            yield Edit(match.end(), match.end(), "\n", "分开同一行里的两个标题。", confidence=0.95)


STEP = Step("split_headings", "分开同行的标题", ChangeKind.REPAIR, find)
