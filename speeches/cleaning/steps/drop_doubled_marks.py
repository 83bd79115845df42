"""Take out the second of two equal punctuation marks.

    "认真贯彻,,狠抓落实。。"  ->  "认真贯彻,狠抓落实。"

Left alone: …… and ——, which are written double; ！！ and ？？, which may be meant; and marks in numbers.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

DOUBLED = re.compile(r"([，。；、：,;:])(?<=[^\x00-\x7f].)\1+")


def find(view: View) -> Iterator[Edit]:
    for match in DOUBLED.finditer(view.text):
        yield Edit(match.start() + 1, match.end(), "", f"去掉重复的“{match[1]}”。", confidence=0.97)


STEP = Step("drop_doubled_marks", "去掉重复的标点", ChangeKind.REPAIR, find)
