r"""Take the indents and empty lines of a page away, so that every line is one paragraph.

    "　　同志们:\n\n　　抓发展的任务"  ->  "同志们:\n抓发展的任务"

White space inside a line is left alone.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

AT_A_LINE_END = re.compile(r"\n(?:(?=\s)|(?<=\s\n))")
REASON = "收去行首行尾的空白和空行。"


def find(view: View) -> Iterator[Edit]:
    if not (AT_A_LINE_END.search(view.text) or view.text[:1].isspace() or view.text[-1:].isspace()):
        return
    last = 0  # where the text of the line before ends
    for line in view.lines:
        text = line.text.strip()
        if not text:
            continue
        start = line.start + line.text.index(text)
        between = "\n" if last else ""
        if view.text[last:start] != between:
            yield Edit(last, start, between, REASON)
        last = start + len(text)
    if last < len(view.text):
        yield Edit(last, len(view.text), "", REASON)


STEP = Step("trim_lines", "收去空白", ChangeKind.REPAIR, find, is_everywhere=True)
