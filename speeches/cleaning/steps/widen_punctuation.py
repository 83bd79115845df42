"""Give punctuation between Han characters its full width back.

    "抓发展的任务越重,抓队伍的标准就越高"  ->  "抓发展的任务越重，抓队伍的标准就越高"
    "(二)情况清楚:要深入基层"             ->  "（二）情况清楚：要深入基层"
    "要抓好落实.同志们"                  ->  "要抓好落实。同志们"

A comma or semicolon with Han characters on both sides is widened wherever it stands. The other marks are
only where most commas and semicolons of the text are half-width, for there the page narrowed them; and a
dot becomes 。 only where the text has more dots than 。. Left alone: numbers 1,000 and 10:53, addresses,
Latin words, brackets that hold neither Han characters nor the number of a heading, the dot of 甲.办公室, and
... and --, which some write for …… and ——, and which may be where a text was cut.
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
BETWEEN_HAN = re.compile(rf"[,;](?<=[{HAN}”》）].)(?=[{HAN}“《（])")
MARK = re.compile(rf"[,;:!?](?:(?<=[{CJK}].)(?!//)|(?<!:)(?=[{HAN}“‘《（]))")
BRACKETS = re.compile(rf"\((?=[^()\n]*[{HAN}])([^()\n]{{1,100}})\)|(?m:^)\((\d{{1,2}})\)")
DOT = re.compile(rf"[.．](?<=[{HAN}”）]{{4}}.)(?=[{HAN}“]|$)", re.MULTILINE)  # shorter, it may number a list
WIDTHS = str.maketrans(",;:!?", "，；：！？")
REASON = "把中文之间的半角标点改回全角。"


def find(view: View) -> Iterator[Edit]:
    narrow = len(NARROW.findall(view.text))
    is_narrowed = narrow >= MIN_NARROW and narrow > len(WIDE.findall(view.text))
    marks = MARK if is_narrowed else BETWEEN_HAN
    edits = [Edit(*match.span(), match[0].translate(WIDTHS), REASON, 0.97) for match in marks.finditer(view.text)]
    for match in BRACKETS.finditer(view.text) if is_narrowed else ():
        edits.append(Edit(match.start(), match.start() + 1, "（", REASON, 0.95))
        edits.append(Edit(match.end() - 1, match.end(), "）", REASON, 0.95))
    dots = list(DOT.finditer(view.text))
    if len(dots) >= MIN_NARROW and len(dots) > view.text.count("。"):
        edits += [Edit(*match.span(), "。", "把用作句号的点改为句号。", 0.95) for match in dots]
    yield from sorted(edits, key=lambda edit: edit.start)


STEP = Step("widen_punctuation", "恢复全角标点", ChangeKind.REPAIR, find, is_everywhere=True)
