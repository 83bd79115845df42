"""Take out what a site says of itself or of others inside a paragraph: ads, credits, prompts to comment.

    "加强领导。（更多精彩文章来自公文素材库）落实责任"   ->  "加强领导。落实责任"
    "加强领导。本文来自百味书屋www.example.com落实责任"  ->  "加强领导。落实责任"
    "【广告】", "[来源:学科网ZXXK]", "（本文由阳光文秘网整理）"  ->  nothing
    "推荐阅读：工作总结 | 活动方案" as a line        ->  nothing
    "网友评论", "已有 0 人参与，点击查看全部" as lines   ->  nothing

In brackets, a remark goes that names a site, or the page it stands on, and says what sites say. Left alone:
（以下简称…）, （来源：人民日报） and any other source that is no site, brackets a speaker may have written, and
sentences of a speech about networks, comments or the press.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.articles import MAX_HEAD, names_links
from speeches.cleaning.body import body_start
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View, apart, drop

SITE = r"(?:(?:范文|文库|素材|文秘|公文|学科|作文|论文|文档|文稿|文书|秘书|教育|下载|资料|好文|书)[一-鿿]{0,4}(?:[网库站屋吧苑](?![络民上点格])|之家|大全)|[网书]屋|文库|zxxk|www\.|https?://)"
BRACKETED = re.compile(
    rf"""
    [(【\[]
    (?=[^()【】\[\]\n]{{2,50}}[)】\]])
    (?: 广告 | 推广 | 赞助商链接 | 此处为广告[^()\n]{{0,20}}
      | (?=[^()【】\[\]\n]{{0,50}}{SITE}) [^()【】\[\]\n]{{0,16}} (?:本文|更多|来源|整理|转载|摘自|选自|出自|转自|来自|提供|搜集|收集|首发)
        [^()【】\[\]\n]{{0,40}}
      | 本文(?:由|来自|来源于|转自|摘自|选自)[^()【】\[\]\n]{{2,20}}(?:整理|提供|收集|搜集|发布|编辑|上传|网)
      | 更多(?:精彩|相关|优秀)(?:文章|内容|范文|资料|讲话)[^()【】\[\]\n]{{2,30}}
    )
    [)】\]]
    """,
    re.VERBOSE | re.IGNORECASE,
)
CREDIT = re.compile(
    rf"(?:本文|此文|文章|资料)(?:来自|来源于?|转自|转载自|摘自|选自|出自|由)\ ?:?[一-鿿A-Za-z\d]{{0,12}}?{SITE}(?:[\w./?=&-]{{1,60}})?"
    r"(?:整理|提供|收集|搜集|发布|编辑|上传)*"
    r"|整理该文章,版权归[一-鿿]{2,12}所有",
    re.ASCII | re.IGNORECASE,
)
SAYS_WHENCE = re.compile(
    "(?:本文|此文|文章|资料|整理该文章)(?:来自|来源|转自|转载自|摘自|选自|出自|由|,版权归)"
)  # every credit
COMMENTS = re.compile(
    r"""^(?:
      (?:网友|用户|最新|热门|精彩|全部)评论(?:\ ?\(?\d*\)?)? | (?:发表|我要|查看)评论 | 我(?:来|要)说两句 | 暂无评论.{0,20}
    | 已?有?\ ?\d+\ ?[人条位次](?:网友)?(?:参与|评论|跟帖|回复).{0,20} | .{0,10}抢沙发.{0,10} | 还可以输入\ ?\d+\ ?(?:个?字).{0,10}
    | (?:请)?(?:您)?(?:需要)?先?登录.{0,6}(?:后|才).{0,6}(?:评论|回复|发表).{0,20} | 文明上网.{0,30} | (?:提交|发布)评论
    | (?:登录|注册)(?:\ ?[|/]\ ?(?:登录|注册))+.{0,12}评论? | 验证码\ ?: .{0,12} | 字数限制.{0,16} | 匿名(?:发表|评论).{0,10}
    | (?:收藏|打印|纠错|分享|关闭|返回顶部|举报|字号|评论|点赞|赞)(?:[\ |·,/]+(?:收藏|打印|纠错|分享|关闭|返回顶部|举报|评论|点赞|赞))+
    | (?:\[\d{1,2}\]\ ?){2,}(?:下一页)? | (?:上一页|下一页)(?:\ (?:上一页|下一页|\d{1,2}))*
    | (?:内容|文章|本文|页面)导航\ ?:? | (?:第\ ?\d{1,2}\ ?页\ ?:.{1,30}) | \d{1,2}/\d{1,2}\ +(?:上一页|下一页).{0,10}
    | 点击(?:展开|查看|阅读|加载)(?:全文|更多|余下.{0,6}|剩余.{0,6}|原文)
    )$""",
    re.VERBOSE,
)
MAX_LINE = 40  # characters
REASON = "去掉正文里的广告、出处或评论提示。"


def find(view: View) -> Iterator[Edit]:
    start = body_start(view)
    if start == len(view.lines):
        return
    body = view.lines[start].start
    patterns = (BRACKETED, CREDIT) if SAYS_WHENCE.search(view.plain) else (BRACKETED,)
    edits = [Edit(*m.span(), "", REASON, 0.95) for p in patterns for m in p.finditer(view.plain, body)]
    for line in view.lines[start + 1 :]:
        stripped = line.plain.strip()
        is_notice = 0 < len(stripped) <= MAX_LINE and COMMENTS.fullmatch(stripped)
        if is_notice or (len(stripped) <= MAX_HEAD and names_links(stripped)):
            edits.append(drop(line, REASON, view=view, confidence=0.95))
    yield from apart(edits)


STEP = Step("drop_inline_notices", "去掉正文里的广告和评论区", ChangeKind.REMOVE, find)
