r"""Take off the columns, lists and feet that an HTML page sets around its article, by what the mark-up says of lines.

    <td>站内公告…</td><td>同志们：…</td>  <footer>主办：某市大数据中心</footer>   ->   "同志们：…"

Below the article goes all that lies outside of it; above it menus, lists of links and what reads like a
text, such as the summaries of other articles; inside it lists of links and what is named boilerplate. Left
alone: title and publishing line above the article, a place, name and date right below it, another article
with its label, running text inside the article, and every page whose mark-up says nothing or is not believed.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.articles import ARTICLE as ANOTHER_ARTICLE
from speeches.cleaning.body import CLOSING, MIN_LONG_LINE, reads_like_text
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.roles import Role
from speeches.cleaning.step import Line, Step, View, drop
from speeches.text.salutation import is_salutation

INSIDE = frozenset({Role.BODY, Role.HEADING})
STATES_ITS_ORIGIN = re.compile(r"来源|发布|日期|时间|作者|\d{4}[-年./]\d{1,2}")  # a publishing line, wherever it stands
NAME = re.compile(r"^[^\W\d_][^\d:。,]{1,15}$")
DATE = re.compile(r"^.{0,16}(?:\d{4}|[〇零○O一二三四五六七八九]{4})年.{1,3}月(?:.{1,3}日)?$")
OF_THE_SITE = re.compile("打印|关闭|分享|收藏|上一|下一|返回|相关|推荐|评论|编辑|首页|热门|阅读|留言|附件|二维码|发布")
ADVERTISES = re.compile("广告|点击|扫码|扫一扫|下载|注册|会员|报名|优惠|公众号|小编|范文")
CAPTION = re.compile(r"[▲△↑]?\ ?(?:图[为:]|(?:上|下|左|右)图[为:]|图\ ?\d)")  # of a picture, in a <figcaption>
MAX_SIGNATURE = 4  # lines: office, name and date


def find(view: View) -> Iterator[Edit]:
    if Role.BODY not in view.roles:
        yield from _captions(view)
        return
    inside = [at for at, role in enumerate(view.roles) if role in INSIDE and view.lines[at].text.strip()]
    if not inside:  # an earlier step took all of the body
        return
    first, last = inside[0], _signed(view, inside[-1])
    for at, line in enumerate(view.lines):
        role = view.roles[at]
        if not line.text.strip() or role in INSIDE:
            continue
        if role is Role.UNKNOWN:
            continue
        if at < first and _is_above(view, at, first):
            yield drop(line, "正文栏目之前的网页内容。", view=view, confidence=0.9)
        elif first < at < last and role is Role.BOILERPLATE and not _is_sentence(line):
            yield drop(line, "正文中间的网页内容。", view=view, confidence=0.9)
        elif at > last:
            if _opens_another(view, at):
                return
            yield drop(line, "正文栏目之后的网页内容。", view=view, confidence=0.9)


def _captions(view: View) -> Iterator[Edit]:
    for line, role in zip(view.lines, view.roles, strict=True):
        if role is Role.BOILERPLATE and CAPTION.match(line.plain.strip()):
            yield drop(line, "图片说明。", view=view, confidence=0.9)


def _is_above(view: View, at: int, first: int) -> bool:
    line, role = view.lines[at], view.roles[at]
    if is_salutation(line.plain):
        return any(other.text.strip() for other in view.lines[at + 1 : first])
    if STATES_ITS_ORIGIN.search(line.plain) and not _is_sentence(line) and "。" not in line.plain:
        return False
    return role is Role.BOILERPLATE or (role is Role.OUTSIDE and reads_like_text(line))


def _is_sentence(line: Line) -> bool:
    stripped = line.plain.strip()
    if ADVERTISES.search(stripped) or CAPTION.match(stripped):
        return False
    return len(stripped) >= MIN_LONG_LINE or stripped.rstrip(CLOSING).endswith(("。", "!", "?", ";", "…"))


def _signed(view: View, last: int) -> int:
    """Give the last line of the article: a place or name and a date may stand right below its block."""
    below = [at for at in range(last + 1, len(view.lines)) if view.lines[at].text.strip()][:MAX_SIGNATURE]
    for count, at in enumerate(below, 1):
        stripped = view.lines[at].plain.strip()
        if view.roles[at] is not Role.OUTSIDE or OF_THE_SITE.search(stripped):
            break
        if DATE.match(stripped):
            return below[count - 1]
        if not NAME.match(stripped):
            break
    return last


def _opens_another(view: View, at: int) -> bool:
    return bool(ANOTHER_ARTICLE.match(view.lines[at].plain)) and any(map(reads_like_text, view.lines[at + 1 : at + 3]))


STEP = Step("drop_page_frame", "去掉正文栏目之外的内容", ChangeKind.REMOVE, find, hears_roles=True)
