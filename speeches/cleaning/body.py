"""Where on a page the speech begins, and which lines are running text: judgements that several steps share."""

import re

from speeches.cleaning.step import Line, View
from speeches.text.numbering import mark_of
from speeches.text.salutation import is_salutation

MIN_SENTENCE = 15  # characters; a shorter line with a full stop may be a slogan above the text
MIN_LONG_LINE = 100  # characters; no title or menu seen is longer, so what is longer is text however it ends
MAX_TITLE = 70  # characters; the longest title among the sample pages has 39
SENTENCE_END = tuple("。!?;:…”」")
NOTICE = re.compile(  # what a page says of itself, in whole sentences
    r"""
    小编|供大家参考|欢迎(?:阅读|下载|参阅|收藏)|由会员(?:分享|上传)|可在线阅读|请在.{1,40}上搜索
    |^(?:摘要|导读|内容提要|核心提示|温馨提示|友情提示|特别提示|本文关键词)
    |^(?:来源|来源网站|网站|时间|日期|发布时间|更新时间|发布日期|作者|浏览次数|点击数?|阅读(?:次数)?|字号|编辑|责任编辑)\ ?:
    |(?:当前|您现在的|你现在的|您的|你的|所在)位置
    |免费(?:下载|文档)|立即下载|扫码|关注公众号|微信公众号|APP下载|客户端|登录|注册
    """,
    re.VERBOSE,
)


def body_start(view: View) -> int:
    """Give the index of the line the speech begins with; the number of lines if no line reads like text."""
    for at, line in enumerate(view.lines):
        if is_salutation(line.plain) or reads_like_text(line) or _opens_a_section(view, at):
            return at
    return len(view.lines)


def reads_like_text(line: Line) -> bool:
    """Tell whether a line is a sentence of running text and no notice of the site."""
    stripped = line.plain.strip()
    if NOTICE.search(stripped[:MIN_LONG_LINE]):
        return False
    return len(stripped) >= MIN_LONG_LINE or (len(stripped) >= MIN_SENTENCE and stripped.endswith(SENTENCE_END))


def _opens_a_section(view: View, at: int) -> bool:
    """A text may begin with its first heading, if text follows it."""
    mark = mark_of(view.lines[at].plain)
    return bool(
        mark and mark.level == 1 and mark.number == 1 and any(map(reads_like_text, view.lines[at + 1 : at + 3]))
    )


def bare(text: str) -> str:
    """Leave of a plain text only letters, digits and Han, to compare titles by.

    >>> bare("《在全市大会上的讲话》 ")
    '在全市大会上的讲话'
    """
    return "".join(filter(str.isalnum, text))
