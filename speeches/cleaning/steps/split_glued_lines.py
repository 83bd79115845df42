r"""Part from the text what the page printed before and behind it, where all its line ends were lost.

    "在全县会议上的讲话 来源:百味书屋 同志们:今天开会。"   ->  three lines
    "谢谢大家!上一篇:在全市会议上的讲话 版权所有 百味书屋"  ->  "谢谢大家!\n上一篇:…"

Nothing is taken out here; the steps behind know the parts once each stands on a line of its own. Above,
that is a title or publishing line before the salutation; below, what opens like the foot of a page right
behind the end of a sentence. Left alone: a salutation inside the speech, and a source or an editor that
the text speaks of in a sentence.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.body import body_start
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View

MAX_HEAD = 220  # characters before the salutation: a breadcrumb, a title and a publishing line
MAX_FOOT = 400  # characters behind the last sentence, notices and all; not measured
GENRE = "讲话|讲话稿|发言|发言稿|致辞|致词|报告|主持词|演讲|演讲稿"
STAMP = (
    "发布时间|发布日期|发表时间|更新时间|时间|日期|文章来源|信息来源|来源网站|来源|作者|编辑|责任编辑|浏览次数|浏览量|浏览|点击数|点击|"
    "阅读次数|阅读量|阅读|字号|字体|【字体|【字号"
)
LABEL = re.compile(
    rf"(?:{STAMP})\ ?:|(?:当前|所在|您的|您现在的|你的|你现在的)位置|首页\ ?[>»-]|(?<![\d-])\d{{4}}-\d\d?-\d\d?"
)
SALUTATION = re.compile(
    r"(?:尊敬的|敬爱的|亲爱的)[^。;!?:]{1,50}[:!]|(?:各位|全体)[^。;!?:]{1,40}[:!]|(?:同志们|代表们|女士们|老师们|同学们|朋友们)"
    r"(?:[、,](?:同志们|朋友们|先生们|各位[^。;!?:、,]{1,12}|同学们)){0,12}[:!]"  # no item holds the mark between two
)
TITLE = re.compile(rf"(?:{GENRE})(?:\([^()]{{1,20}}\)|\d{{4}}年\d{{1,2}}月\d{{1,2}}日|\s)*$")
HEAD_PART = re.compile(rf"\s*((?:{STAMP})\ ?:)")
FOOT = re.compile(
    r"""
    (?<=[。!?”)\]】])\s*
    (?: 上一[篇页条章]\ ?: | 下一[篇页条章]\ ?: | (?:相关|推荐|热门|延伸)(?:文章|阅读|链接|推荐|访问|新闻)\ ?:
      | 版权(?:所有|声明)[\ :©] | 免责声明\ ?: | 来源\ ?:\ ?网络 | (?:本文|原文)(?:链接|地址|来源|网址)\ ?: | 链接地址\ ?:
      | [(\[【]?责任?编辑?\ ?: | [(\[【]编辑\ ?: | 【(?:打印|关闭|收藏|返回) | 分享到\ ?: | (?:标签|关键词)\ ?:
      | 更多(?:精彩|相关)(?:内容|文章|资讯) | 友情提示\ ?: | Copyright | © | (?:浏览|点击|阅读)(?:次数|量|数)\ ?: | 推荐访问\ ?:
      | 声明\ ?:\ ?本
    )
    """,
    re.VERBOSE,
)
FOOT_WORDS = re.compile(  # in every foot
    "上一|下一|相关|推荐|热门|延伸|版权|免责|来源|链接|原文|本文|编|【|分享到|标签|关键词|更多|友情|Copyright|©|次数|浏览|点击|阅读|声明"
)
REASON = "分开粘在正文上的网页内容。"


def find(view: View) -> Iterator[Edit]:
    start = body_start(view)
    for at, line in enumerate(view.lines):
        if at == start:
            yield from _head(line)
        if at >= start and (foot := _foot(line)):
            yield foot


def _head(line: Line) -> Iterator[Edit]:
    """Part title, publishing line and salutation that stand on one line."""
    found = _glued_salutation(line.plain)
    if found is None:
        return
    above = line.plain[: found.start()]
    for part in HEAD_PART.finditer(above):
        if part.start() > 0:
            yield Edit(line.start + part.start(), line.start + part.start(1), "\n", REASON, 0.9)
    end = len(above.rstrip())
    yield Edit(line.start + end, line.start + found.start(), "\n", REASON, 0.9)


def _glued_salutation(text: str) -> re.Match[str] | None:
    found = SALUTATION.search(text, 0, 2 * MAX_HEAD)
    if found is None or not 0 < found.start() <= MAX_HEAD:
        return None
    above = text[: found.start()]
    is_head = "。" not in above and (LABEL.search(above) or TITLE.search(above))
    return found if is_head else None


def would_part(above: str, below: str) -> bool:
    """Tell whether two lines in plain form, if they were joined, would be parted again where they meet."""
    joined = above + below
    salutation = _glued_salutation(joined)
    if salutation is not None and salutation.start() == len(above):
        return True
    return FOOT.match(joined, len(above)) is not None


def _foot(line: Line) -> Edit | None:
    """Part what opens like the foot of a page from the sentence before it."""
    tail = max(0, len(line.plain) - MAX_FOOT)
    found = FOOT.search(line.plain, tail) if FOOT_WORDS.search(line.plain, tail) else None
    if found is None or not found.start():
        return None
    opening = found.end() - len(found[0].lstrip())
    return Edit(line.start + found.start(), line.start + opening, "\n", REASON, 0.9)


STEP = Step("split_glued_lines", "分开粘连的行", ChangeKind.REPAIR, find)
