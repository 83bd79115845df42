"""Take out a site's name or address, or a stamp, that a page put into its text again and again.

    "全面www.example.com推进改革"                 ->  "全面推进改革"     so ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ
    "贯彻公文素材库落实…狠抓公文素材库学习…"        ->  "贯彻落实…狠抓学习…"
    "内部资料 注意保存" as a line, several times    ->  nothing

An address goes where the characters on either side belong together, or where it stands between sentences
more than once; a name, where the text reads far better without it in all its places. Left alone: an address
that readers are sent to (登录www.…), a name that sentences speak of, and one stamp above the text.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.body import body_start
from speeches.cleaning.draft import Edit
from speeches.cleaning.step import View

ADDRESS = re.compile(
    r"(?:https?://)?www\.[\w-]{1,40}(?:\.[a-z]{2,10}){1,3}(?:/[\w./?=&%-]{0,80})?", re.ASCII | re.IGNORECASE
)
LEADS_THERE = re.compile(r"(?:登[录陆]|访问|网址|网站|官网|浏览|进入|点击|打开|链接|邮箱|查询|见|为|是|上|在|:|\()\s*$")
HAN = re.compile(r"[\u3400-\u9fff]")
NAME = re.compile(
    r"[\u3400-\u9fff]{1,8}?(?:文库|素材库|资料库|题库|范文网|文秘网|公文网|[\u3400-\u9fff]网|书屋|书馆|之家|论坛|大全|文苑|贴吧)"
)
STAMP = re.compile(
    r"(?:内部(?:资料|文件|材料|使用)|机密|秘密|绝密|保密|样[张稿本]|仅供.{1,8}|注意保存|请勿外传|严禁.{1,8}|未经.{2,10}不得.{2,8}|草稿|初稿"
    r"|征求意见稿|试用版|水印)+"
)
MAX_STAMP = 24  # characters of a line
MIN_STAMPS = 2
BOUND = 8.0  # nats by which two characters are likelier side by side than parted; 85 % of those inside sentences
MIN_NAMES = 3  # places of a name
MIN_BETTER = 8.0  # nats by which a text reads better without the name, in the mean of its places


def find(view: View) -> Iterator[Edit]:
    start = min(body_start(view), len(view.lines))
    body = view.lines[start].start if start < len(view.lines) else len(view.text)
    edits = [*_addresses(view, body), *_names(view, body), *_stamps(view, start)]
    position = 0
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if edit.start >= position:
            yield edit
            position = edit.end
