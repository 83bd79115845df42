"""Take out what a page says, in brackets in the middle of the text, of the part it keeps back.

    "狠抓落实。……(省略826字,正式会员可完整阅读)……"  ->  "狠抓落实。"
    "(未完,全文共1971字,当前显示613字)"              ->  nothing

That text is missing is told from the page text all the same. Left alone: brackets that do not speak of
characters, pages or members, such as （略）.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View

NOTICE = re.compile(
    r"""
    [(【\[]
    [^()【】\[\]\n]{0,20}
    (?:
        (?:省略|隐藏|剩余|余下)\ ?(?:约|大约)?\ ?[\d,]+\ ?[字页] | 全文共\ ?[\d,]+\ ?字 | 当前显示\ ?\d+\ ?字 | 剩余\ ?\d+\ ?[字页%] | (?:正式|付费|高级)?会员可?(?:完整)?阅读
        | (?:仅|只)(?:对|限)(?:付费|注册|会员|VIP).{0,4}(?:开放|可见|阅读)
        | (?:付费|支付|购买|充值)后(?:可|即可|才能|方可)?(?:见|看|查看|阅读) | 试读(?:已)?结束 | 登录后(?:可)?(?:查看|阅读) | 开通会员
    )
    [^()【】\[\]\n]{0,40}
    [)】\]]…*(?:\.{3,})?
  | [(【\[] (?=[^()【】\[\]\n]*\d\ ?[字页%]) (?=[^()【】\[\]\n]*(?:会员|登录|登陆|购买|付费|支付|扫码|VIP))
    (?=[^()【】\[\]\n]*(?:可见|查看|阅读|试读|试看|显示|解锁|未完|略|隐藏|剩余))
    [^()【】\[\]\n]{6,60} [)】\]]…*   # a count, a word of paying and one of reading, however they are put together
    """,
    re.VERBOSE,
)


def find(view: View) -> Iterator[Edit]:
    last = 0
    for match in NOTICE.finditer(view.plain):
        start, end = _with_dots(view.plain, match.start(), last), match.end()
        last = end
        if view.text[end : end + 1] == "\n" and (start == 0 or view.text[start - 1] == "\n"):
            end += 1  # the whole line goes
        yield Edit(start, end, "", "去掉付费阅读的提示。", confidence=0.97)


def _with_dots(text: str, start: int, last: int) -> int:
    """Go back over the dots that stand for the text kept back, but not into the notice before."""
    for dot in ".…":
        while start > last and text[start - 1] == dot:
            start -= 1
    return start


STEP = Step("drop_paywall_notices", "去掉付费提示", ChangeKind.REMOVE, find)
