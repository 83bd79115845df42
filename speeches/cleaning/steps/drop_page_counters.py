"""Take out page counters, on a line of their own or in the middle of a sentence.

    "全面深化第 3 页 共 9 页改革"  ->  "全面深化改革"
    "- 12 -"                       ->  nothing

Left alone: 第3页 alone inside a sentence, where the speech may speak of a page.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

COUNTER = re.compile(
    r"""
    ^[-—–]\ ?\d{1,4}\ ?[-—–]$\n?                # - 12 - on a line of its own
    |^第\ ?\d{1,4}\ ?页(?:[\ ,/]*[(]?共\ ?\d{1,4}\ ?页[)]?)?$\n?
    |^\d{1,3}\ ?/\ ?\d{1,3}$\n?                 # 3 / 18; not the number and year of a document, 17/2013
    |第\ ?\d{1,4}\ ?页[\ ,/]*[(]?共\ ?\d{1,4}\ ?页[)]?   # also inside a sentence
    """,
    re.VERBOSE | re.MULTILINE,
)


def find(view: View) -> Iterator[Edit]:
    for match in COUNTER.finditer(view.plain):
        yield Edit(*match.span(), "", "去掉页码。", confidence=0.98)


STEP = Step("drop_page_counters", "去掉页码", ChangeKind.REMOVE, find)
