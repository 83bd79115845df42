"""Take out page counters, on a line of their own or in the middle of a sentence.

    "全面深化第 3 页 共 9 页改革"  ->  "全面深化改革"
    "- 12 -"                       ->  nothing

Left alone: 第3页 alone inside a sentence, where the speech may speak of a page.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View, drop

REASON = "去掉页码。"
PAGE_OF = r"第 ?\d{1,4} ?页[ ,/]*[(]?共 ?\d{1,4} ?页[)]?"
WHOLE_LINES = (
    r"[-—–] ?\d{1,4} ?[-—–]",  # - 12 -
    r"第 ?\d{1,4} ?页",
    PAGE_OF,
    r"\d{1,3} ?/ ?\d{1,3}",  # 3 / 18; not the number and year of a document, 17/2013
)
WHOLE_LINE = re.compile("|".join(WHOLE_LINES))
INSIDE = re.compile(PAGE_OF)
LONGEST = 30  # characters of a line that is but a counter; 第 1234 页 / (共 1234 页) has 19


def find(view: View) -> Iterator[Edit]:
    for line in view.lines:
        if len(line.plain) <= LONGEST and WHOLE_LINE.fullmatch(line.plain):
            yield drop(line, REASON, view=view, confidence=0.98)
        elif "页" in line.plain:
            for match in INSIDE.finditer(line.plain):
                yield Edit(line.start + match.start(), line.start + match.end(), "", REASON, confidence=0.98)


STEP = Step("drop_page_counters", "去掉页码", ChangeKind.REMOVE, find)
