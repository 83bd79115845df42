"""The lines that open another text on the page of a speech: 扩展阅读： 第二篇： 附件1： 编者按： and bare titles.

All patterns are read against the plain form of a line, stripped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from speeches.cleaning.body import MAX_TITLE, bare, reads_like_text
from speeches.cleaning.step import Line
from speeches.text.numbering import HAN_NUMBER, Mark, mark_of, number_value
from speeches.text.plain import plain
from speeches.text.salutation import is_salutation

MAX_HEAD = 80  # characters of a label and the title behind it
NEAR = 4  # lines below a head within which its text has to begin
GENRE = r"(?:讲话|讲话稿|发言|发言稿|致辞|致词|报告|主持词|演讲|演讲稿|祝词|贺词|讲稿|党课|述职|心得体会|心得|范文)"
NUMBER = rf"(?P<number>{HAN_NUMBER}|\d{{1,2}})"
LABEL_END = r"\ ?(?:[:、.]|$|(?=[】\]\ 《在]))\ ?"
ARTICLE = re.compile(rf"[【\[]?(?P<label>(?:扩展|延伸|拓展)(?:阅读|资料))[】\]]?{LABEL_END}[】\]]?\ ?")
RELATED = re.compile(  # also printed above lists of links, so that more than one sentence has to follow
    rf"[【\[]?(?P<label>(?:相关|推荐|附加|参考|更多)(?:阅读|范文|文章|链接|资料|讲话|新闻|报道)|附送|另附|附文|附录文章|链接)[】\]]?{LABEL_END}[】\]]?\ ?"
)
ANNEX = re.compile(
    r"[【\[]?(?P<label>附(?:件|录)?\ ?(?:[一二三四五六七八九十]{1,2}|\d{1,2})?)[】\]]?\ ?(?::|[.、]|$|(?<=[一二三四五六七八九十\d])\ |(?<=件)\ )\ ?"
)
NOTE = re.compile(
    r"[【\[(]?(?P<label>编者按语?|编者注|编者的话|编辑按语?|编按|本[刊报网]按|本[刊报网]编者按|按语|按|编后语)[】\])]?\ ?(?::\ ?|(?<=[】\])])|$)"
)
COMPILED = re.compile(
    r"[(【\[]?(?:根据|据|由|本报|本刊|本网)?[^()。]{0,16}(?:记者|录音|编辑部?|通讯员|馆藏|档案|记录稿?|笔记|原稿)[^()。]{0,12}(?:整理|摘编|编发)[^()。]{0,16}[)】\]]?。?"
)
PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "第N篇",
        re.compile(
            rf"[【\[(]?第\ ?{NUMBER}\ ?篇(?:[】\])]|范文|[:、.]|-{{1,2}}|——|\ |$|(?=[在《关县市区省]))[:、.\ ]*(?P<title>.*)"
        ),
    ),
    ("篇N", re.compile(rf"[【\[(<]?篇\ ?{NUMBER}[】\])>]?\ ?(?:[:、.]|\ |$|(?=\D))[:、.\ ]*(?P<title>.*)")),
    (
        "范文N",
        re.compile(
            rf"[【\[(]?(?:范文|例文|讲话稿|发言稿|演讲稿|致辞|稿件|样本)\ ?[(]?{NUMBER}[)]?[】\])]?\ ?(?:[:、.]|\ |$)[:、.\ ]*(?P<title>.*)"
        ),
    ),
    ("题第N篇", re.compile(rf"(?P<title>.{{4,60}}?)\ ?[(\[【]?第\ ?{NUMBER}\ ?篇[)\]】]?:?")),
    ("题 篇N", re.compile(rf"(?P<title>.{{4,60}}?)\ ?[(\[【]?篇\ ?{NUMBER}[)\]】]?[:]?")),
    ("题（N）", re.compile(rf"(?P<title>.{{2,60}}?{GENRE})\ ?[(\[【]{NUMBER}[)\]】][:]?")),
    ("题N", re.compile(rf"(?P<title>.{{2,60}}?{GENRE}(?:稿)?)\ ?{NUMBER}[:]?")),
    ("（N）题", re.compile(rf"[(]?{NUMBER}[)、.]\ ?(?P<title>(?=.{{0,50}}在.{{2,50}}上的|《).{{4,60}}?{GENRE}》?)")),
)


SEVERAL = re.compile(r".\ ?\|\ ?.|》[、,\ ]{0,2}《")  # between the titles of a list of links on one line

UNLIKE_TITLE = ("。", ";", "；", "!", "！", "?", "？", ",", "，", ":", "：")
SENTENCE = re.compile(r"[,，。;；!！]")
MIN_TITLE = 6  # characters
TITLE = re.compile(rf"《?(?:[^,。;!?:]{{2,60}}{GENRE})(?:稿)?》?(?:[(][^()]{{1,12}}[)])?")


PART_WORD = re.compile(
    "[篇稿]|范文|例文|样本|讲话|发言|致辞|致词|报告|主持词|演讲|祝词|贺词|党课|述职|心得"
)  # most lines have none


class Kind(StrEnum):
    ARTICLE = "article"  # another text that the page offers beside the speech
    PART = "part"  # a later one of several speeches on the page
    NOTE = "note"  # of the editors
    ANNEX = "annex"  # what the speech itself says is attached


@dataclass(frozen=True, slots=True)
class PartHead:
    """The head of one of several speeches: the form of its label, its number, the title ("" if none)."""

    form: str
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Article:
    """What was set apart, read: its kind, title and text."""

    kind: Kind
    title: str
    text: str


def part_head(line: str) -> PartHead | None:
    """Read the head of one of several speeches.

    >>> part_head("第二篇：在年会上的讲话"), part_head("【篇一】"), part_head("第一篇文章写得好。")
    (PartHead(form='第N篇', number=2, title='在年会上的讲话'), PartHead(form='篇N', number=1, title=''), None)
    """
    line = line.strip()
    if not line or len(line) > MAX_HEAD or line.endswith(UNLIKE_TITLE):
        return None
    return _part_head(line)


@lru_cache(maxsize=4096)  # short lines, each asked about by several steps and in each round
def _part_head(line: str) -> PartHead | None:
    folded = plain(line)
    if not PART_WORD.search(folded):
        return None
    for form, pattern in PARTS:
        if match := pattern.fullmatch(folded):
            title = line[match.start("title") : match.end("title")].strip(" :：《》")
            return None if SENTENCE.search(title) else PartHead(form, number_value(match["number"]), title)
    return None


def is_titled(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a bare title of a speech, its audience addressed right below."""
    title = lines[at].plain.strip()
    if not MIN_TITLE <= len(title) <= MAX_TITLE or not PART_WORD.search(title):
        return False
    if not TITLE.fullmatch(title) or mark_of(title):
        return False
    return any(is_salutation(line.plain) for line in lines[at + 1 : at + NEAR]) and opens_text(lines, at)


def attaches_a_speech(lines: Sequence[Line], at: int) -> bool:
    """Tell whether 附： stands above the title of a speech, its audience addressed right below."""
    line = lines[at].plain.strip()
    label = ANNEX.match(line)
    if label is None or not TITLE.fullmatch(line[label.end() :]):
        return False
    return any(is_salutation(below.plain) for below in lines[at + 1 : at + NEAR]) and opens_text(lines, at)


def opens_text(lines: Sequence[Line], at: int, *, least: int = 1) -> bool:
    """Tell whether running text begins within a few lines below a head, and no other head between them."""
    below = lines[at + 1 : at + 1 + NEAR + least]
    read = (place for place, line in enumerate(below) if is_salutation(line.plain) or reads_like_text(line))
    text = list(islice(read, least))
    return len(text) == least and not any(part_head(line.text) for line in below[: text[0]])


def names_links(line: str) -> bool:
    """Tell whether a line offers several other pages, side by side behind its label.

    >>> names_links("推荐阅读:工作总结 | 活动方案"), names_links("推荐阅读:工作总结")
    (True, False)
    """
    label = ARTICLE.match(line) or RELATED.match(line)
    return label is not None and SEVERAL.search(line, label.end()) is not None


def sections(lines: Sequence[Line]) -> list[tuple[int, Mark]]:
    """Give the lines that begin with a number: their places and numbers."""
    marks = ((at, mark_of(line.plain.strip())) for at, line in enumerate(lines))
    return [(at, mark) for at, mark in marks if mark]


def goes_on(numbered: Sequence[tuple[int, Mark]], at: int, end: int | None = None) -> bool:
    """Tell whether a numbering before a line is carried on from it to `end`: then both are one speech.

    On every level only the first number behind the line counts: an article has a 二、 of its own, behind its 一、.
    """
    before = {mark.level: mark.number for place, mark in numbered if place < at}
    seen: set[int] = set()
    for place, mark in numbered:
        if place >= at and mark.level not in seen and (end is None or place < end):
            seen.add(mark.level)
            if mark.number > 1 and mark.number == before.get(mark.level, 0) + 1:
                return True
    return False


def read_article(kind: Kind, text: str) -> Article:
    r"""Take title and text of what was set apart, without label and without a copy of the title.

    >>> read_article(Kind.ARTICLE, "擴展閱讀:加強政府自身建設\n任重道遠。")
    Article(kind=<Kind.ARTICLE: 'article'>, title='加強政府自身建設', text='任重道遠。')
    """
    head, _, text = text.strip().partition("\n")
    if kind is Kind.NOTE:
        label = NOTE.match(plain(head))
        if label is None:
            return Article(kind, "编者注", f"{head}\n{text}".strip())
        rest = head[label.end() :].rstrip(")）】]")
        return Article(kind, head[label.start("label") : label.end("label")], f"{rest}\n{text}".strip())
    title = _title(kind, head)
    following, _, rest = text.partition("\n")
    if not title and _is_title(following):
        return Article(kind, following.strip(" 《》"), rest.strip())
    if title and bare(plain(following)) == bare(plain(title)):
        text = rest
    return Article(kind, title or head.strip(), text.strip())


def _title(kind: Kind, head: str) -> str:
    if kind is Kind.PART:
        part = part_head(head)
        return part.title if part else head.strip()
    labels = (ANNEX,) if kind is Kind.ANNEX else (ARTICLE, RELATED, ANNEX)
    label = next((match for pattern in labels if (match := pattern.match(plain(head)))), None)
    return head[label.end() :].strip(" 】]《》") if label else head.strip(" 《》")


def _is_title(line: str) -> bool:
    folded = plain(line.strip())
    return (
        bool(folded)
        and len(folded) <= MAX_TITLE
        and not (folded.endswith(UNLIKE_TITLE) or mark_of(folded) or is_salutation(folded) or SENTENCE.search(folded))
    )
