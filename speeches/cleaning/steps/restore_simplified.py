"""Turn a text back that a machine put from simplified into traditional script.

    "同誌們,下麵請書記講話"          ->  "同志们,下面请书记讲话"
    "提升政府執行力的干部,什么是執行力"  ->  "提升政府执行力的干部,什么是执行力"

The evidence is in the text, words that nobody writes in traditional script, or on the page: a document or
government site of the mainland, or pinyin put behind the characters. A text that was converted well, by
phrases, is known by its page alone. Left alone: a traditional text without such evidence; and words that a
machine replaced by those of Taiwan, 信息 by 資訊, which cannot be told from a writer's own.
"""

import re
from collections.abc import Iterator
from itertools import groupby, islice

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.miswritten import is_machine_made
from speeches.cleaning.step import Line, Step, View
from speeches.cleaning.steps.remove_pinyin import injected
from speeches.text.script import by_phrases, script_of

REASON = "机器由简体转成的繁体，转回简体。"
CONFIDENCE = 0.97
MAINLAND_SITE = re.compile(  # what sites of the mainland print around a text
    r"公文(?:素材|网|站|库)|范文(?:网|大全|素材|吧)|文库网|文秘|素材网|讲话稿(?:网|范文)|好文档|小编|互联网用户整理|由会员(?:分享|上传)"
    r"|ICP[备证]|公网安备|网站标识码|\.(?:gov|edu|org|com|net)\.cn\b|主办(?:单位)?:.{2,20}(?:人民政府|县委|市委|省委|党委)|承办(?:单位)?:.{2,20}(?:人民政府|县委|市委|省委|党委)"
    r"|来源:\ ?(?:新华网|新华社|人民网|人民日报|中国政府网|央视网|求是)"
)
MAINLAND_ADDRESS = re.compile(r"^https?://[^/]+\.cn(?:[:/]|$)")
MIN_READINGS = 5  # a page with fewer may only explain how a rare character is read
# What OpenCC's phrases keep, for the sake of old books: 於 but in 於菟, 乾 but in these.
KEPT = re.compile(r"於(?!菟)|乾(?![坤隆县陵清元嘉卦亨])")
CONFIGS = (
    "tw2t",
    "hk2t",
    "t2s",
)  # first the variants of Taiwan (著 for 着) and Hong Kong (衞 for 衛), which t2s leaves
MENDED = {"於": "于", "乾": "干"}


def find(view: View) -> Iterator[Edit]:
    if script_of(view.text) == "hans" or not (is_machine_made(view.text) or _comes_from_the_mainland(view)):
        return
    for line in view.lines:
        yield from _line(line)


def _comes_from_the_mainland(view: View) -> bool:
    if MAINLAND_ADDRESS.match(view.page.address) or MAINLAND_SITE.search(view.page_plain):
        return True
    return len(list(islice(injected(view.page.text), MIN_READINGS))) == MIN_READINGS


def _line(line: Line) -> Iterator[Edit]:
    converted = turned_back(line.text)
    if len(converted) != len(line.text):
        yield Edit(line.start, line.end, converted, REASON, CONFIDENCE)
        return
    pairs = enumerate(zip(line.text, converted, strict=True))
    for differs, run in groupby(pairs, key=lambda pair: pair[1][0] != pair[1][1]):
        if differs:
            places = [(at, after) for at, (_, after) in run]
            start, end = line.start + places[0][0], line.start + places[-1][0] + 1
            yield Edit(start, end, "".join(after for _, after in places), REASON, CONFIDENCE)


def turned_back(text: str) -> str:
    """Write a traditional text of any region in simplified script, by phrases.

    >>> turned_back("這意味著真抓實乾，對於衞生、著名的主要乾道")
    '这意味着真抓实干，对于卫生、著名的主要干道'
    """
    for config in CONFIGS:
        text = by_phrases(text, config)
    return KEPT.sub(lambda match: MENDED[match[0]], text)


STEP = Step("restore_simplified", "转回简体", ChangeKind.REPAIR, find, is_everywhere=True)
