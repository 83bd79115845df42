"""Take out the pinyin that a page put in brackets behind a character.

    "這次政府務(wù)虛會(huì)"  ->  "這次政府務虛會"
    "中國(guo)", "会[huì]"    ->  "中國", "会"

Left alone: brackets whose letters are no reading of the character before them, `银行(bank)`,
`APP(app)`, `第一(er)`.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View
from speeches.text.pinyin import TONED_LETTERS, plain_reading, readings

IN_BRACKETS = re.compile(  # the character is looked back at, for brackets are few and characters many
    rf"[(（\[［〔](?<=([\u3400-\u9fff\uf900-\ufaff])[(（\[［〔]) ?([a-zA-Z{TONED_LETTERS}]{{1,6}}[1-5]?) ?[)）\]］〕]"
)


def find(view: View) -> Iterator[Edit]:
    for match in injected(view.text):
        reason = f"去掉“{match[1]}”后插入的拼音。"
        yield Edit(*match.span(), "", reason, confidence=0.99)


def injected(text: str) -> Iterator[re.Match[str]]:
    """Give every bracket that holds a reading of the character before it: the character and the reading."""
    return (match for match in IN_BRACKETS.finditer(text) if plain_reading(match[2]) in readings(match[1]))


STEP = Step("remove_pinyin", "去掉插入的拼音", ChangeKind.REPAIR, find, is_everywhere=True)
