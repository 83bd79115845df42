r"""Take off what stands above the speech: site name, menu, breadcrumb, title, publishing line, editor's lead.

    "百味书屋 导航\n政府自身建设总结讲话\n来源网站:百味书屋 2021-02-24\n同志们:"  ->  "同志们:"

What names the speech, its date, speaker or source is taken into the metadata; the rest is removed. The
speech begins with the salutation, the first sentence of running text or the heading 一、 before one.
Left alone: a page on which no line reads like text.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.articles import part_head
from speeches.cleaning.body import LABEL, MAX_TITLE, NOTICE, body_start
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View, drop

SPEAKS_OF_THE_SPEECH = re.compile(
    r"讲话|发言|报告|致辞|致词|主持词|演讲|来源|出处|\d{4}年|\d{4}-\d|发布|时间|日期|讲话人|书记|[省市县区]长|主席|总理|部长"
)
GLUED = re.compile(  # a title and the salutation on one line
    r"^(?=.{6,70}$)(.{4,}(?:讲话|讲话稿|发言|发言稿|报告|致辞|致词|主持词|演讲))(?=(?:尊敬的|敬爱的|各位|同志们|全体|女士们|老师们).{0,30}[:,!]$)"
)
MAX_REPEATED = 500  # lines above the text that are looked for in it; of the pages seen none has as many
MENU = re.compile(r"位置:|导航|首页|>|\|.*\||在线|免费|下载|登录|注册")


def find(view: View) -> Iterator[Edit]:
    start = body_start(view)
    if start == len(view.lines):
        return
    yield from _head(view, start)
    if glued := GLUED.match(view.lines[start].plain):
        line = view.lines[start]
        reason = "粘在称呼前的标题，移入元数据。"
        yield Edit(line.start, line.start + glued.end(1), "", reason, 0.95, ChangeKind.TAKE)


def _head(view: View, start: int) -> Iterator[Edit]:
    for at, line in enumerate(view.lines[:start]):
        if not line.text.strip():
            continue
        if _speaks_of_it(line) or (at < MAX_REPEATED and _is_repeated(line, view)):
            yield drop(line, "正文前的标题或出处行，移入元数据。", view=view, kind=ChangeKind.TAKE, confidence=0.95)
        else:
            yield drop(line, "正文前的网页内容。", view=view, confidence=0.9)


def _speaks_of_it(line: Line) -> bool:
    if MENU.search(line.plain) or NOTICE.search(line.plain):
        return False
    if SPEAKS_OF_THE_SPEECH.search(line.plain):
        return True
    return not LABEL.search(line.plain) and part_head(line.text) is not None


def _is_repeated(line: Line, view: View) -> bool:
    """Tell whether a line that is no menu and no label stands in the text again, as a title does."""
    if MENU.search(line.plain) or NOTICE.search(line.plain) or LABEL.search(line.plain):
        return False
    return len(line.plain.strip()) <= MAX_TITLE and view.plain.count(line.plain.strip()) > 1


STEP = Step("take_head_lines", "取下正文前的内容", ChangeKind.REMOVE, find)
