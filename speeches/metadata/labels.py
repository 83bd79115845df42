"""The labels of a page's own lines (来源：… 发布时间：… 浏览次数：…), and what stands behind them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from speeches.metadata.evidence import Line, Zone


class Meaning(StrEnum):
    """What the value behind a label says."""

    SITE = "site"  # the site that printed the page
    ORIGIN = "origin"  # where that site says it has the text from
    ADDRESS = "address"
    SPOKEN_ON = "spoken on"
    PUBLISHED_ON = "published on"
    UPDATED_ON = "updated on"
    SPEAKER = "speaker"
    PLACE = "place"
    TITLE = "title"
    OTHER = "other"  # only ends the value before it


LABELS: dict[Meaning, str] = {
    Meaning.SITE: (
        "来源网站|公众号|微信公众号|来自公众号|来源公众号|出自|网站|站点|网站名称|本文来自|本文出自|文章来自|文章出自|本文源自|内容来自|资料来自|来自|本站名称|发布网站|文档来自"
    ),
    Meaning.ORIGIN: (
        "来源|来源于|文章来源|信息来源|稿件来源|新闻来源|稿源|内容来源|资料来源|文件来源|原文来源|原文出处|转载自|转自|文章转载自|文章转自|内容转自|本文摘自|文章摘自|转载来源|本文来源|本文来源于|本文转自|本文转载自|"
        "摘自|选自|源自|出处|文章出处|原载|来源出处|来源单位|转载请注明|转载请注明出处|转载请注明来源|转载请注明来自|请注明出处|请注明来源|未经允许不得转载|发布机构|发布单位"
    ),
    Meaning.ADDRESS: (
        "链接地址|原文链接|本文链接|原文网址|来源URL|本文来源地址|本文来源链接|本文来源网址|网页链接|固定链接|本文固定链接|文档地址|文档链接|转载请保留|转载请保留链接|转载请注明地址|转载请注明链接|浏览地址|在线阅读地址|内容地址|资料地址|来源页面|源链接|源网址|出处链接|文章链接|原文地址|本文地址|文章地址|网址|页面地址|本页地址|网页地址|原文网址|本文网址|链接|"
        "本文档下载地址|本文下载地址|文档下载地址|本文档地址|本文档链接|地址|来源链接|本文URL|本文url|原文URL|文章URL|来源地址|来源网址|本页链接|永久链接|转载地址|转载链接|URL|url|全文链接|"
        "原始链接|源地址|文章网址"
    ),
    Meaning.SPOKEN_ON: "讲话时间|讲话日期|会议时间|会议日期|发言时间|发言日期|演讲时间|演讲日期|报告时间|成文日期|成文时间",
    Meaning.PUBLISHED_ON: (
        "发布时间|发布日期|发表时间|发表日期|发布于|发表于|上传于|分享于|收录于|添加于|创建于|整理于|发布|时间|日期|上传时间|上传日期|录入时间|添加时间|添加日期|创建时间|发稿时间|"
        "编辑时间|入库时间|公开日期|公开时间|印发日期|发文日期|刊发时间|信息时间|文章时间|加入时间|生成日期|收录时间|整理时间"
    ),
    Meaning.UPDATED_ON: "更新时间|更新日期|更新于|最后更新|最近更新|修改时间|最后修改|更新",
    Meaning.SPEAKER: "讲话人|发言人|演讲人|演讲者|主讲人|主讲|报告人|致辞人|致词人|讲话者|发言者|讲话领导",
    Meaning.PLACE: "地点|讲话地点|会议地点",
    Meaning.TITLE: "标题|题目|原标题|原题|文章标题|名称|文件名称|文档名称|移动端|本文标题|手机版|信息名称",
    Meaning.OTHER: (
        "作者|编辑|责任编辑|责编|供稿|记者|通讯员|撰稿|整理|审核|校对|主持人|浏览次数|浏览量|浏览|点击数|点击次数|点击|阅读次数|"
        "阅读数|阅读量|阅读|访问次数|访问量|人气|字号|字体|字体大小|关键词|关键字|标签|摘要|简介|分类|栏目|所属栏目|类别|类型|"
        "免责声明|版权声明|声明|推荐访问|推荐|相关|分享到|分享|打印|评论|下载|大小|文件大小|页数|格式|索引号|文号|发文字号|主题词|"
        "当前位置|您的位置|您现在的位置|你的位置|所在位置|位置|上一篇|下一篇|上一条|下一条|联系电话|电话|邮箱|投稿邮箱|广告合作|"
        "合作|客服|备案号|友情提示|提示|导读|核心提示|收藏|上传者|上传人|贡献者|字数|扫一扫|热度|次数|视力保护色|主办单位|承办单位|"
        "编号|文档编号|文件编号|档号|密级|主送|签发人|发布者|发布人|录入|文章录入|信息录入|编辑录入|上传用户|查看|回复|主题|帖子|积分|发帖际遇|文档分类|所属分类|导语"
    ),
}
MEANING = {label: meaning for meaning, labels in LABELS.items() for label in labels.split("|")}

BRACKETED = "作者|来源|文章来源|信息来源|出处|发布时间|发布日期|更新时间|更新日期|时间|日期|编辑|责任编辑|字数|浏览次数"  # need no colon


def _as_printed(label: str) -> str:
    """A label of two characters is set as wide as its neighbours of three: 时　间."""
    return f"{label[0]}[ ]{{0,4}}{label[1]}" if len(label) == len("时间") else re.escape(label)


_ALTERNATIVES = "|".join(map(_as_printed, sorted(MEANING, key=len, reverse=True)))
LABEL = re.compile(
    rf"""
    (?: ^ | (?<=[ |,;。!》)\]】(\[【·・/丨〉-]) | (?<=\d) )     # a label opens the line or follows a gap
    (?:
        [(\[【]? (?P<label>{_ALTERNATIVES}) [】\]]?
        (?: [ ]*: | (?<=[间期于])[ ]*(?=[12]\d{{3}}[-/年.]) )   # 发布时间 2016-03-05 and 发布于2016年 have no colon
      | 【(?P<bracketed>{BRACKETED})】
    )
    [ ]*
    """,
    re.VERBOSE,
)
VALUE_END = re.compile(r" {2,}|[|丨]|$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value that a label announces, at [start, end) of `line`."""

    label: str
    meaning: Meaning
    line: Line
    start: int
    end: int

    @property
    def folded(self) -> str:
        return self.line.folded[self.start : self.end]


def find_labelled(lines: Sequence[Line]) -> Iterator[Labelled]:
    """Every labelled value of the lines; a label that ends its line announces the next line."""
    for number, line in enumerate(lines):
        if line.zone in (Zone.OPENING, Zone.CLOSING) and "。" in line.folded:
            continue  # a sentence of the speech
        matches = list(LABEL.finditer(line.folded))
        for match, following in zip_longest(matches, matches[1:]):
            limit = following.start() if following else len(line.folded)
            stop = VALUE_END.search(line.folded, match.end(), limit)
            end = stop.start() if stop else limit
            label = (match["label"] or match["bracketed"]).replace(" ", "")
            meaning = MEANING[label]
            if match.end() < end:
                yield Labelled(label, meaning, line, match.end(), end)
            elif match.end() == len(line.folded) and number + 1 < len(lines):
                announced = lines[number + 1]
                if not LABEL.match(announced.folded):
                    yield Labelled(label, meaning, announced, 0, len(announced.folded))
