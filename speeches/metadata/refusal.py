"""Why a page is refused outright; a real speech, however short or odd, is never refused."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from speeches.metadata.evidence import fold
from speeches.metadata.lines import Evidence
from speeches.text.page import Page

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
SPACE = re.compile(r"\s+")
SENTENCE_END = re.compile(r"[。!?;…]")
# Shares and counts were set on the corpora's speeches and news items, of which none may be refused.
MIN_HAN_SHARE = 0.25  # of the visible characters; minutes full of English names and figures have 0.5
SAMPLE = 4_000  # characters; what a page is shows in its beginning
MIN_FOREIGN = 40  # visible characters; below that a page with a Han character holds too little to tell
MIN_LIST_LINES = 8  # a list of links has more
MAX_LIST_LINE = 45  # characters; a line of such a list is a title
MIN_LIST_SHARE = 0.9
MAX_LIST_PROSE = 0.05  # a news item that lists headlines after one sentence has 0.07
REMNANT = 40  # characters; of a page that is a form no more is left as text
SHORT_PAGE = 500  # characters; an error or login page has no more
CODE = re.compile(
    r"[{};]\s*$|^\s*(?:function|var|let|const|import|def|class|return|#include|<\?php|if\s*\(|</?\w+)", re.MULTILINE
)
MIN_CODE_LINES = 5
MAX_SPOKEN_CODE_SHARE = 0.5
ERROR = re.compile(
    r"404|页面(?:不存在|没有找到|未找到|已删除|丢失)|找不到(?:该|您|你|此)?.{0,6}(?:页面|网页|文件)|无法(?:访问|显示|找到).{0,8}(?:页|网站)|Not Found|"
    r"Forbidden|Bad Gateway|Internal Server Error|服务器(?:错误|繁忙|内部)|系统(?:错误|维护|繁忙)|访问(?:被拒绝|受限|过于频繁)|该(?:文章|内容|信息).{0,4}(?:不存在|已被?删除|已下线)",
    re.IGNORECASE,
)
LOGIN = re.compile(r"用户名|密码|验证码|登录|登陆|忘记密码|立即注册|手机号|记住我|自动登录|注册账号")
MIN_LOGIN_WORDS = 3
LOGIN_PAGE = "这是登录页，没有讲话正文。"
PRICE = re.compile(
    r"[¥￥$]\s*\d|\d(?:\.\d{1,6})?\s{0,9}(?:元|万元)(?:/|每|$|\s)|^\s*\S{1,12}\s+\d+(?:[.,]\d+)?\s{0,40}\S{0,4}\s{0,40}(?:\d+(?:[.,]\d+)?%?)?\s*$|库存|单价|报价|型号|规格"
)
MIN_PRICE_LINES = 6
MIN_PRICE_SHARE = 0.6
MAX_TABLE_PROSE = 0.3


@dataclass(frozen=True, slots=True)
class _Sample:
    """The beginning of the text, folded; `prose` is the share of its characters in lines with the end of a sentence."""

    body: str
    lines: tuple[str, ...]
    prose: float


def read_refusal(evidence: Evidence) -> str:
    """A Chinese sentence that says why, or an empty text where the page may be a speech."""
    body = fold(evidence.body[:SAMPLE]).strip()
    if not body:
        return "页面没有正文。"
    lines = tuple(stripped for line in body.split("\n") if (stripped := line.strip()))
    prose = sum(len(line) for line in lines if SENTENCE_END.search(line)) / sum(map(len, lines))
    sample = _Sample(body, lines, prose)
    if len(body) <= REMNANT and "。" not in body and LOGIN.search(body) and _asks_to_log_in(evidence.page):
        return LOGIN_PAGE
    return next((reason for is_no_speech, reason in CHECKS if is_no_speech(sample)), "")


def _asks_to_log_in(page: Page) -> bool:
    """Whether a short page is a form; cleaning took its fields off and left what stands below."""
    whole = fold(f"{page.title}\n{page.text[:SAMPLE]}")
    return len(whole) <= SHORT_PAGE and len(set(LOGIN.findall(whole))) >= MIN_LOGIN_WORDS


def _is_foreign(sample: _Sample) -> bool:
    visible = len(SPACE.sub("", sample.body))
    han = _han(sample.body)
    return not han or (visible >= MIN_FOREIGN and han < MIN_HAN_SHARE * visible)


def _han(text: str) -> int:
    return len(text) - len(HAN.sub("", text))


def _is_error(sample: _Sample) -> bool:
    is_short = len(sample.body) <= SHORT_PAGE and sample.prose < MAX_TABLE_PROSE
    return is_short and ERROR.search(sample.body) is not None


def _is_login(sample: _Sample) -> bool:
    is_short = len(sample.body) <= SHORT_PAGE and sample.prose < MAX_TABLE_PROSE
    return is_short and len(set(LOGIN.findall(sample.body))) >= MIN_LOGIN_WORDS


def _is_code(sample: _Sample) -> bool:
    code = sum(bool(CODE.search(line)) and _han(line) < MIN_HAN_SHARE * len(line) for line in sample.lines)
    return code >= MIN_CODE_LINES and code > MAX_SPOKEN_CODE_SHARE * len(sample.lines)


def _is_price_list(sample: _Sample) -> bool:
    if sample.prose >= MAX_TABLE_PROSE or len(sample.lines) < MIN_PRICE_LINES:
        return False
    priced = sum(bool(PRICE.search(line)) for line in sample.lines)
    return priced >= MIN_PRICE_SHARE * len(sample.lines)


def _is_list(sample: _Sample) -> bool:
    if sample.prose >= MAX_LIST_PROSE or len(sample.lines) < MIN_LIST_LINES:
        return False
    short = sum(len(line) <= MAX_LIST_LINE and not SENTENCE_END.search(line) for line in sample.lines)
    return short >= MIN_LIST_SHARE * len(sample.lines)


CHECKS: tuple[tuple[Callable[[_Sample], bool], str], ...] = (
    (_is_foreign, "正文几乎没有汉字，不是中文讲话。"),
    (_is_error, "这是错误提示页，没有讲话正文。"),
    (_is_login, LOGIN_PAGE),
    (_is_code, "页面内容是程序代码，不是讲话。"),
    (_is_price_list, "页面是价目或数据表，不是讲话。"),
    (_is_list, "页面是标题或链接的列表，没有成段的正文。"),
)
