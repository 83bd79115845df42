r"""Take off what a forum sets round the first post: who wrote it and when, invitations, buttons, and all replies.

    "查看: 3371|回复: 2\n楼主\n同志们:\n今天开会。\n支持 反对\n沙发\n发表于 2009-4-2 10:20:57\n顶一个!"  ->  "同志们:\n今天开会。"

A page is a forum's if two kinds of lines stand on it that only forum software prints. Replies begin with the
first head of a post behind the text, and nothing behind it belongs to the speech.
Left alone: 支持, 反对 or 沙发 on a page that shows no second sign of a forum; the title, though 复制链接 may follow it.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.body import MIN_LONG_LINE, reads_like_text
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View, drop
from speeches.text.salutation import is_salutation

MIN_SIGNS = 2  # kinds of lines; one may stand in a speech about the web
SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"查看: ?\d+|回复: ?\d+$",
        r"只看该作者|倒序浏览|显示全部楼层|阅读模式$",
        r"(?:^|[楼主 \d#])发表于 ?\d{4}|^发表于",
        r"上一主题|下一主题",
        r"^(?:马上注册|立即注册),.*(?:社区|论坛|好友)",
        r"^您?(?:还未登录|需要 ?登录 ?才可以|需要登录后才可以(?:回帖|下载))",
        r"使用道具|淘帖",
        r"^\[发帖际遇\]|^本主题由 .* (?:加入精华|置顶|高亮|移动|关闭|打开|提升)",
        r"主题: ?\d+.*帖子|帖子:? ?\d+.*积分|积分:? ?\d+.*帖子|^UID:? ?\d+",
        r"本版积分规则|回帖后跳转|^(?:发表|高级|快速)回复(?: |$)|^返回列表|发新帖",
        r"^Powered by (?:Discuz|phpwind|PHPWind)|Comsenz Inc",
        r"\bArchiver\b|清除 Cookies",
        r"GMT ?[+]\d.*(?:Processed in|现在时间|\d:\d\d)",
        r"^论坛跳转",
        r"^[^:。]{0,16}(?:论坛|社区|bbs|BBS)[^。]{0,20}[»›].*[»›]|^论坛 ?[»›>]",
        r"^电梯直达",
    )
)
SIGN = re.compile("|".join(sign.pattern for sign in SIGNS))
WORDS = re.compile(  # one of these stands in every sign but the breadcrumb's, which has a word of its own
    "只看该作者|倒序浏览|全部楼层|阅读模式|发表于|上一主题|下一主题|注册,|登录|发帖|主题|帖子|UID|积分|回帖|回复|返回列表"
    "|Powered|Comsenz|Archiver|Cookies|GMT|论坛|社区|bbs|BBS|电梯直达|查看|使用道具|淘帖"
)
FLOOR = re.compile(r"(?:楼主|沙发|板凳|地板|地下室|\d{1,4} ?[#楼])")
BUTTONS = re.compile(
    r"(?:(?:支持|反对|回复|举报|评分|收藏|分享|淘帖|引用|报告|使用道具|顶|踩|TOP|编辑|返回顶部|返回列表|打印)(?: ?\d+)?(?: |$))+"
)
RANKS = re.compile(r"新手上路|(?:初级|中级|高级|注册|金牌)会员|论坛元老|超级版主|版主|管理员|x")
POST_HEAD = re.compile(r"(?:^|[楼主\d# ])发表于 ?\d{4}|^UID:? ?\d|^积分:? ?\d+ ?帖子")


def find(view: View) -> Iterator[Edit]:
    if not _is_forum(view):
        return
    text = next((at for at, line in enumerate(view.lines) if _opens_text(line)), len(view.lines))
    replies = next((at for at in range(text, len(view.lines)) if _opens_reply(view, at)), len(view.lines))
    for at, line in enumerate(view.lines):
        if not line.text.strip():
            continue
        if at >= replies:
            yield drop(line, "论坛的回帖和页脚。", view=view, confidence=0.95)
        elif _is_frame(line):
            yield drop(line, "论坛页面自己的行。", view=view, confidence=0.95)


def _is_forum(view: View) -> bool:
    lines = [line.plain.strip() for line in view.lines if len(line.plain) < MIN_LONG_LINE and WORDS.search(line.plain)]
    return sum(any(map(sign.search, lines)) for sign in SIGNS) >= MIN_SIGNS


def _is_frame(line: Line) -> bool:
    stripped = line.plain.strip()
    if not stripped or len(stripped) >= MIN_LONG_LINE:
        return False
    return bool(SIGN.search(stripped)) or any(p.fullmatch(stripped) for p in (FLOOR, BUTTONS, RANKS))


def _opens_text(line: Line) -> bool:
    return not _is_frame(line) and (is_salutation(line.plain) or reads_like_text(line))


def _opens_reply(view: View, at: int) -> bool:
    """Tell whether a line is the head of a post, or its floor with the head right behind."""
    stripped = view.lines[at].plain.strip()
    if len(stripped) >= MIN_LONG_LINE:
        return False
    if POST_HEAD.search(stripped):
        return True
    below = [line.plain for line in view.lines[at + 1 : at + 4] if line.plain.strip()][:2]
    return FLOOR.fullmatch(stripped) is not None and any(map(POST_HEAD.search, below))


STEP = Step("drop_forum_frame", "去掉论坛的版面和回帖", ChangeKind.REMOVE, find)
