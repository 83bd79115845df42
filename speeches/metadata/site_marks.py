"""A site's name known by where it stands, whatever it ends in: behind the title in <title>, at the head of a breadcrumb.

Only mark-up that says the rest is believed: a <title> whose other parts name the speech as a line of the page
does, or a link to the front of the site that other crumbs follow.
"""

import re
from collections.abc import Iterator

from speeches.metadata.affixes import ENDS_AS_SPEECHES, FILE_ENDING, SEPARATOR, strip_affixes
from speeches.metadata.evidence import SHORT_LINE, fold
from speeches.metadata.lines import Evidence
from speeches.metadata.title_lines import IS_CHROME
from speeches.metadata.vocabulary import GENRES, OFFICES
from speeches.text.page import HintKind

LONGEST_NAME = 12  # characters; with an ending that sites have the name may be longer
HEAD_LINES = 40  # lines of the page text in which the title has to stand as a line of its own
CRUMBS_WITHIN = 2_000  # characters of the page text in which a breadcrumb stands
FRONT = re.compile(r"(?:(?:https?:)?//[^/]+)?/?(?:index\.\w{3,5}|default\.\w{3,5})?$|(?:\.\./)+$|\./?$", re.IGNORECASE)
CRUMB_MARK = re.compile(r"\s*(?:>|»|›|→|/\s|-\s)")
SOFTWARE = re.compile(r"power(?:ed)?\s*by|discuz|phpwind|dedecms|wordpress", re.IGNORECASE)
VERSION = re.compile("(?<=..)(?:手机版|移动版|电脑版|触屏版|官网)$")
COLUMN = re.compile(  # words that columns are put together of
    r"讲话稿?|发言稿?|致辞|致词|报告|主持词?|演讲稿?|党课|总结|范文|公文|材料|写作|新闻|要闻|动态|资料|资讯|文章|正文|首页|主页|详情|内容|列表|"
    r"信息|公开|政务|公告|通知|专题|栏目|时政|党建|理论|下载|免费|在线|阅读|文档|手机版|电脑版|移动版|原创|转载|领导|会议|工作|重要|"
    r"机关|学校|活动|庆典|节日|其他|其它|实用|各类|经典|精选|[省市县区乡镇村]级?|政府|大全|综合|图文|文稿|频道|专栏|建设|合集|本站|全部"
)
NO_SITE_END = re.compile(  # columns, titles and offices
    rf"(?:{GENRES}|{OFFICES}|讲稿|发言稿|总结|新闻|要闻|动态|公开|频道|专栏|专题|建设|大全|合集|下载)$"
)
LEAST_OWN = 2  # characters of a name that no column has; 公文驿站 has two, 领导讲话 none
COUNT = re.compile(r"^\(?[共第]?\d+\)?[篇页字]\)?$")
PLACE_ALONE = re.compile(r"^\S{2,6}[省市县区州盟旗镇乡]$")
TWO_HAN = re.compile(r"[\u4e00-\u9fff]\S*[\u4e00-\u9fff]")


def parts_of(name: str) -> list[str]:
    """The folded parts of <title>, the title first, without the software of a forum and what is no part of a name.

    >>> parts_of("在大会上的讲话_文秘帮手机版 - Powered by Discuz!")
    ['在大会上的讲话', '文秘帮']
    """
    parts = (VERSION.sub("", part.strip()) for part in SEPARATOR.split(fold(name)) if not SOFTWARE.search(part))
    return [part for part in parts if part]


def behind_the_title(name: str, evidence: Evidence) -> str:
    """The part behind the title in <title>, or in that line printed as text, that is the site; folded, or "".

    The first part is the title if it ends as those of speeches do, or if <title> says it and a line of the page too.
    The name may end like any word (文秘帮, 学习园地), so a column is told by its words and a place by its unit.
    """
    parts = parts_of(name)
    if len(parts) < 2:
        return ""
    is_title = ENDS_AS_SPEECHES.search(parts[0][slice(*strip_affixes(parts[0]).span)]) is not None
    if not (is_title or (name == evidence.page.title and _bare(parts[0]) in _lines(evidence))):
        return ""
    return parts[-1] if is_name(parts[-1]) else ""


def heads_of_breadcrumbs(evidence: Evidence) -> Iterator[tuple[int, int]]:
    """The spans of links to the front of the site that other crumbs follow and that bear a name."""
    text = evidence.page.text
    for hint in evidence.page.hints:
        if hint.kind is not HintKind.LINK or hint.start > CRUMBS_WITHIN or not hint.target:
            continue
        if FRONT.match(hint.target) and CRUMB_MARK.match(text, hint.end) and is_name(fold(text[hint.start : hint.end])):
            yield hint.start, hint.end


def is_name(folded: str) -> bool:
    """Whether a few words can name a site, and are no column, place or button.

    >>> is_name("文秘帮"), is_name("公文驿站"), is_name("领导讲话"), is_name("清河县")
    (True, True, False, False)
    """
    name = folded.strip()
    if not TWO_HAN.search(name) or len(name) > LONGEST_NAME or " " in name or "·" in name:
        return False
    if NO_SITE_END.search(name) or IS_CHROME.match(name):
        return False
    return len(COLUMN.sub("", name)) >= LEAST_OWN and not (COUNT.match(name) or PLACE_ALONE.match(name))


def _lines(evidence: Evidence) -> frozenset[str]:
    lines = evidence.page.text.split("\n", HEAD_LINES)[:HEAD_LINES]
    return frozenset(_bare(fold(line)) for line in lines if len(line) <= 2 * SHORT_LINE)


def _bare(folded: str) -> str:
    return "".join(filter(str.isalnum, re.sub(FILE_ENDING + "$", "", folded.strip(), flags=re.IGNORECASE)))
