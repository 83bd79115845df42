"""Take out a site's name or address, or a stamp, that a page put into its text again and again.

    "全面www.example.com推进改革"                 ->  "全面推进改革"     so ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ
    "贯彻公文素材库落实…狠抓公文素材库学习…"        ->  "贯彻落实…狠抓学习…"
    "内部资料 注意保存" as a line, several times    ->  nothing

An address goes where the characters on either side belong together, and where it stands several times; a
name, where the text reads far better without it, in the mean of its places. Left alone: an address that
readers are sent to (登录www.…), a name that sentences speak of, the lines
below the text in which the page names itself, and one stamp above the text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from speeches.cleaning.body import body_start
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Step, View, apart, drop
from speeches.text.language import bond, language

ADDRESS = re.compile(
    r"(?:https?://)?www\.[\w-]{1,40}(?:\.[a-z]{2,10}){1,3}(?:/[\w./?=&%-]{0,80})?", re.ASCII | re.IGNORECASE
)
WWW = re.compile(r"[Ww]{3}\.")  # in every address; few texts have any
LEADS_THERE = re.compile(r"(?:登[录陆]|访问|网址|网站|官网|浏览|进入|点击|打开|链接|邮箱|查询|[见为是上在到至:(])$")
NAME_END = re.compile(
    r"(?:文库|素材库|资料库|题库|文网|秘网|范网|章网|公网|词网|档网|稿网|件网|书屋|之家|大全|文苑|贴吧|书海)"
)
OF_DOCUMENTS = re.compile(r"公文|范文|文秘|素材|作文|文档|文库|好文|秘书|文稿")
MAX_NAME = 8  # characters
MAX_MORE = 5  # characters of a name before its last three
STAMP = re.compile(
    r"(?:内部(?:资料|文件|材料|使用)|机密|秘密|绝密|保密|样[张稿本]|仅供.{1,8}|注意保[存密]|请勿外传|严禁.{1,8}"
    r"|未经.{2,10}不得.{2,8}|草稿|初稿|征求意见稿|试用版|[\ 、,])+"
)
OF_THE_PAGE = frozenset("\n :《(|©")  # before a name: 出自:百味书屋, © 百味书屋; no place in a sentence
MIN_PLACES = 3  # of a name
MAX_ENDS = 1000  # of names in a text; no page seen has a tenth of it
MAX_JUDGED = 50  # of the places of a name; the rest are alike
MIN_STAMPS = 2  # the same stamp; a document bears its own once
# Nats. How much likelier two characters are side by side than parted: 85 % of those inside sentences have more.
BOUND = 8.0
MIN_BETTER = 6.0  # by which a text reads better without a site's name; not measured
CUT_SHARE = 0.5  # of the places of a name are inside words
REASON = "去掉混入正文的网站名称、网址或水印。"


def find(view: View) -> Iterator[Edit]:
    start = body_start(view)
    if start == len(view.lines):
        return
    body = view.lines[start].start
    found = [*_addresses(view), *_names(view, body), *_stamps(view, start)]
    yield from apart(edit for edit in found if edit.start >= body)


def _addresses(view: View) -> Iterator[Edit]:
    if not WWW.search(view.plain):
        return
    found = [
        match
        for match in ADDRESS.finditer(view.plain)
        if not LEADS_THERE.search(view.plain[max(0, match.start() - 4) : match.start()])
    ]
    times = Counter(match[0].lower() for match in found)
    for match in found:
        before, behind = view.text[match.start() - 1 : match.start()], view.text[match.end() : match.end() + 1]
        if (_bond(before, behind) >= BOUND or times[match[0].lower()] > 1) and _stands_in_text(before, behind):
            yield Edit(*match.span(), "", REASON, 0.95)


def _stands_in_text(before: str, behind: str) -> bool:
    """Tell whether it stands among Chinese, and not alone on a line."""
    return not before.isascii() and (behind == "\n" or not behind.isascii())


def _names(view: View, body: int) -> Iterator[Edit]:
    """Find a name by what its places have in common before its last word."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for match in islice(NAME_END.finditer(view.plain, body), MAX_ENDS):
        for length in range(len(match[0]) + 1, MAX_NAME + 1):
            name = view.plain[match.end() - length : match.end()]
            if not name.isalpha():
                break
            places[name].append(match.end() - length)
    for name in sorted(places, key=len, reverse=True):
        at = [place for place in places[name] if view.plain[place - 1 : place] not in OF_THE_PAGE]
        inside = sum(not _opens_a_line(view.plain, place) for place in at)
        if inside >= MIN_PLACES and _is_injected(view.plain, name, at[:MAX_JUDGED]):
            for place in at:
                yield Edit(place, place + len(name), "", REASON, 0.95)


def _opens_a_line(text: str, place: int) -> bool:
    """Tell whether only letters of what may be a longer name stand between a label or a line's start and it."""
    position = place
    while position > max(0, place - MAX_MORE) and text[position - 1].isalpha():
        position -= 1
    return text[position - 1 : position] in OF_THE_PAGE


def _is_injected(text: str, name: str, places: list[int]) -> bool:
    """Tell whether a name cuts words, or, if it can only be a site's, whether the text reads better without it."""
    beside = [(text[at - 1], text[at + len(name) : at + len(name) + 1] or "\n") for at in places]
    if sum(_bond(*pair) >= BOUND for pair in beside) > CUT_SHARE * len(places):
        return True
    model = language()
    better = [
        model.log_probability(before + behind)
        - model.log_probability(before + name[0])
        - model.log_probability(name[-1] + behind)
        for before, behind in beside
    ]
    return bool(OF_DOCUMENTS.search(name)) and sum(better) >= MIN_BETTER * len(places)


def _bond(before: str, behind: str) -> float:
    """The bond of two letters; marks and the ends of lines have none."""
    if not (before.isalpha() and behind.isalpha()):
        return 0.0
    return bond(before, behind)


def _stamps(view: View, start: int) -> Iterator[Edit]:
    stamps = [line for line in view.lines[start:] if line.text and STAMP.fullmatch(line.plain.strip())]
    times = Counter(line.plain.strip() for line in stamps)
    for line in stamps:
        if times[line.plain.strip()] >= MIN_STAMPS:
            yield drop(line, REASON, view=view, confidence=0.95)


STEP = Step("drop_watermarks", "去掉水印", ChangeKind.REMOVE, find)
