"""Turn a text back that a machine put from simplified into traditional script.

    "同誌們,下麵請書記講話"          ->  "同志们,下面请书记讲话"
    "提升政府執行力的干部,什么是執行力"  ->  "提升政府执行力的干部,什么是执行力"

Machines that convert character by character leave words that nobody writes in traditional script: too
much converted (同誌, 下麵) or too little (什么, 以后, 對于). The other evidence is the page: a document
site of the mainland, or pinyin put behind the characters. Left alone: a traditional text without either.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby, islice

import opencc

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View, plain
from speeches.cleaning.steps.remove_pinyin import injected
from speeches.text.page import Page
from speeches.text.script import script_of

REASON = "机器由简体转成的繁体，转回简体。"
CONFIDENCE = 0.97
WRONG = re.compile(
    r"同誌|[上下方全麵]麵|麵[對向臨]|係統|製度|隻[要有能]|乾部|幹凈|裏麵|"  # converted where traditional script is not
    r"[什怎這那多]么|關系|聯系|[以今先之最然前]后|干[部事勁活]|[實苦巧]干|[對關由至屬源于善勇敢]于|并[且受非不把]|發[布展]并|臺賬"
)
RIGHT = re.compile("[於後並麼幹]|聯繫|關係")
MIN_WRONG = 3  # of these words; one or two may be misprints of a genuine text
WRONG_TO_RIGHT = 3  # so many wrong for one right; 0 of 4,071 speeches in genuine traditional script come near
MAINLAND_SITE = re.compile(r"公文素材|公文网|公文站|范文(?:网|大全|素材)|文库网|ICP备|\.gov\.cn|小编为|互联网用户整理")
MIN_READINGS = 5  # a page with fewer may only explain how a rare character is read


def find(view: View) -> Iterator[Edit]:
    if script_of(view.text) == "hans" or not (is_machine_made(view.text) or _comes_from_a_copying_site(view.page)):
        return
    for line in view.lines:
        yield from _line(line)


def is_machine_made(text: str) -> bool:
    """Tell whether a traditional text was made from simplified by a machine."""
    wrong = len(WRONG.findall(text))
    return wrong >= MIN_WRONG and wrong >= WRONG_TO_RIGHT * len(RIGHT.findall(text))


def _comes_from_a_copying_site(page: Page) -> bool:
    if MAINLAND_SITE.search(plain(page.text)):
        return True
    return len(list(islice(injected(page.text), MIN_READINGS))) == MIN_READINGS


def _line(line: Line) -> Iterator[Edit]:
    converted = _converter().convert(line.text)
    if len(converted) != len(line.text):
        yield Edit(line.start, line.end, converted, REASON, CONFIDENCE)
        return
    pairs = enumerate(zip(line.text, converted, strict=True))
    for differs, run in groupby(pairs, key=lambda pair: pair[1][0] != pair[1][1]):
        if differs:
            places = [(at, after) for at, (_, after) in run]
            start, end = line.start + places[0][0], line.start + places[-1][0] + 1
            yield Edit(start, end, "".join(after for _, after in places), REASON, CONFIDENCE)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


STEP = Step("restore_simplified", "转回简体", ChangeKind.REPAIR, find, is_everywhere=True)
