"""Give punctuation between Han characters its full width back.

    "抓发展的任务越重,抓队伍的标准就越高"  ->  "抓发展的任务越重，抓队伍的标准就越高"
    "(二)情况清楚:要深入基层"             ->  "（二）情况清楚：要深入基层"

Only in a text most of whose commas and semicolons behind Han characters are half-width: there the page
narrowed them. Left alone: numbers 1,000 and 10:53, addresses, Latin words, and brackets that hold
neither Han characters nor the number of a heading.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
CJK = rf"{HAN}“”‘’（）《》〈〉【】「」『』、。，；：！？…—"
NARROW = re.compile(rf"[,;](?<=[{HAN}].)")
WIDE = re.compile(rf"[，；](?<=[{HAN}].)")
MIN_NARROW = 3  # in a shorter text one or two marks may be a slip
MARK = re.compile(rf"(?<=[{CJK}])[,;:!?](?!//)|[,;!?](?=[{HAN}“‘《（])")
BRACKETS = re.compile(rf"\((?=[^()\n]*[{HAN}])([^()\n]{{1,100}})\)|(?m:^)\((\d{{1,2}})\)")
WIDTHS = str.maketrans(",;:!?", "，；：！？")
REASON = "把中文之间的半角标点改回全角。"


def find(view: View) -> Iterator[Edit]:
    narrow = len(NARROW.findall(view.text))
    if narrow < MIN_NARROW or narrow <= len(WIDE.findall(view.text)):
        return
    edits = [Edit(*match.span(), match[0].translate(WIDTHS), REASON, 0.97) for match in MARK.finditer(view.text)]
    for match in BRACKETS.finditer(view.text):
        edits.append(Edit(match.start(), match.start() + 1, "（", REASON, 0.95))
        edits.append(Edit(match.end() - 1, match.end(), "）", REASON, 0.95))
    yield from sorted(edits, key=lambda edit: edit.start)


STEP = Step("widen_punctuation", "恢复全角标点", ChangeKind.REPAIR, find, is_everywhere=True)
