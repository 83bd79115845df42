r"""Take out lines on which the site speaks of itself in the midst of the text: ads, watermarks, links, credits, notices.

    "今天开会。\n→查看更多会议范文\n清风网（www.example.com）\n散会。"  ->  "今天开会。\n散会。"

They are known by their form, since their wording is new on every site: an arrow, star or link mark round a few
words, an address or contact with nothing to say about it, a credit, a sentence whose subject is 本站 or 本文.
Left alone: whatever ends like a sentence of the speech and does not speak of 本站 or 本文; a line above the
text; an address inside a sentence.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from speeches.cleaning.body import MIN_LONG_LINE, body_start, names_the_article
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View, drop
from speeches.cleaning.titles import titles
from speeches.text.numbering import mark_of

MAX_LINE = 60  # characters of an ad; the longest seen has 38
MARKED = tuple("→↓↑←★☆»«>▼▶◆↗※")
OF_THE_WEB = r"查看|点击|下载|更多|推荐|链接|范文|阅读|扫码|会员|VIP|APP|免费|加入|关注|登录|上一|下一|前一|后一|最新|热门|相关|全文|完整版"
LINK = re.compile(OF_THE_WEB)
AD = re.compile(
    r"""
    [(【\[]? (?:此处为|以下为|以上为)? 广\ ?告 (?:位招租 | 位 | ,\S{0,10} | \ ?[·:|]\ ?\S{1,30})? [)】\]]?
  | (?:AD|ad|赞助商链接|推广链接|推广|广告位招租)
  | [^。]{0,30} (?:加|咨询|联系)? (?:微信|QQ|qq|客服)号?\ ?[:]?\ ?[A-Za-z]{0,6}\d{2,}
  | (?:加|添加|关注|扫)\S{0,4}(?:微信|公众号|QQ群?|客服)\S{0,4}(?:领取?|获取|免费|送|咨询)[^。]{0,24}
  | (?: [^。]{0,24}(?:访问|来自|更多|关注|转载|首发)[^。:]{0,16} | [^。:]{0,12}(?:[网站库家苑典]|大全|论坛|文秘|公文|范文) )?
    \ ?[(]?(?:https?://)?(?:www|m|wap|bbs)\.[\w./?=&%-]+[)]?
  | (?:以上|本文|本页|上述|该)?(?:内容|文章|文档|资料)?由.{2,16}(?:提供|整理|发布|收集|上传|分享)
  | (?:免费|立即|点击)?\ ?(?:word|Word|WORD|DOC|doc|pdf|PDF)?(?:文档|全文|原文|文件)\ ?(?:免费)?下载\ ?[:][^。]{1,50}
  | (?:免费论文网|范文网|公文网|文库网|论文网|作文网)(?:\ \S{2,8}){1,6}
  | [↑↓]?\ ?(?:上|下|前|后)一?[篇页条章节]\ ?[:][^。]{0,40}
  | (?:友情链接|技术支持|网站地图|网站声明|联系方式|投稿信箱|地址)\ ?[:] (?=.*(?:\||网|科技|电话|邮|传真|@|公司)) [^。]{1,60}
    """,
    re.VERBOSE,
)
OF_AN_AD = re.compile(  # no ad is without one of these
    r"广|AD|ad|推广|赞助|微信|QQ|qq|客服|公众号|www\.|m\.|wap\.|bbs\.|提供|整理|发布|收集|上传|分享|下载|文网|库网"
    r"|篇\ ?:|页\ ?:|条\ ?:|章\ ?:|节\ ?:|友情链接|技术支持|网站|联系方式|投稿信箱|地址"
)
CREDIT = re.compile(
    r"[(【\[]?(?:责任编辑|责编|编辑|校对|审核|录入|编审|审签|初审|复审|终审)\ ?:\ ?[^:。]{1,12}"
    r"(?:[ ,/|]{1,3}(?:校对|审核|编辑|责编|来源|作者|录入|编审|复审|终审)\ ?:\ ?[^:。]{1,12}){0,3}[)】\]]?"
)
OF_ITSELF = re.compile(  # a whole sentence about the site or its copy of the text
    r"^(?=[^。]{0,12}(?:本(?:站|网站?|文由|文系|页)|(?:以上|上述|站内)\S{0,6}(?:内容|文章|资源|资料)|该文观点))"
    r".*(?:不代表|版权属|原作者|侵权|删除|转载|仅供(?:参考|学习)|商业(?:用途|目的)|来源于?网络|互联网|网络转载|整理发布)"
)


def find(view: View) -> Iterator[Edit]:
    names = titles(view)
    for line in view.lines[body_start(view) + 1 :]:
        stripped = line.plain.strip()
        if not stripped or len(stripped) > MIN_LONG_LINE or mark_of(stripped) is not None:
            continue
        if names_the_article(line, names):
            yield drop(line, "网站的导语或结语。", view=view, confidence=0.9)
        elif OF_ITSELF.search(stripped):
            yield drop(line, "网站的声明。", view=view, confidence=0.9)
        elif len(stripped) <= MAX_LINE and (reason := _reason(stripped)):
            yield drop(line, reason, view=view, confidence=0.9)


@lru_cache(maxsize=4096)  # short lines, most of which come again in the next round
def _reason(stripped: str) -> str:
    if CREDIT.fullmatch(stripped):
        return "编辑、校对等署名。"
    if (OF_AN_AD.search(stripped) and AD.fullmatch(stripped)) or _is_link(stripped):
        return "网站的广告、链接或水印。"
    return ""


def _is_link(stripped: str) -> bool:
    """Tell whether a mark that points somewhere opens or closes a few words of the web."""
    return (stripped.startswith(MARKED) or stripped.endswith(MARKED)) and LINK.search(stripped) is not None


STEP = Step("drop_site_lines", "去掉正文中的广告和网站说明", ChangeKind.REMOVE, find)
