r"""Take the indents and empty lines of a page away, so that every line is one paragraph.

    "　　同志们:\n\n　　抓发展的任务"  ->  "同志们:\n抓发展的任务"

White space inside a line is left alone.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

MARGINS = re.compile(r"\A\s+|\s+\Z|\s*\n\s+|[^\S\n]+\n")


def find(view: View) -> Iterator[Edit]:
    for match in MARGINS.finditer(view.text):
        at_border = match.start() == 0 or match.end() == len(view.text)
        yield Edit(*match.span(), "" if at_border else "\n", "收去行首行尾的空白和空行。")


STEP = Step("trim_lines", "收去空白", ChangeKind.REPAIR, find)
