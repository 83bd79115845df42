"""The address of the page on the site it was taken from."""

import re
from collections.abc import Iterator

from speeches.metadata.evidence import Field, Line, Zone, fold, outside
from speeches.metadata.labels import Meaning
from speeches.metadata.lines import Evidence
from speeches.text.page import HintKind

URL = re.compile(r"https?://[!-~]+|(?<![\w.@/])www\.[!-~]+", re.IGNORECASE)
WIDE = re.compile(r"[^\x00-\x7f]")
ABSOLUTE = re.compile("https?://", re.IGNORECASE)
URL_TAIL = re.compile(r"""[.,;:!?'")\]}>]+$|(?:&nbsp;?)+$""")
NO_PAGE = re.compile(  # addresses of registrars, services and files, never of the page
    r"(?<![a-z0-9])(?:beian|miit\.gov|12377|cyberpolice|icp|weibo\.|weixin|qq\.com|wpa\.|tongji|cnzz|baidu\.com/s|51la|share|app\.|apps?/|download|apk)"
    r"|\.(?:jpe?g|png|gif|css|js|ico|swf|mp4|apk|exe)(?:$|\?)",
    re.IGNORECASE,
)
ADVERTISEMENT = re.compile(
    r"广告|下载|APP|app|关注|微博|微信|客服|备案|举报|友情链接|推荐阅读|合作|投稿|扫码|二维码|注册|购买|充值|加入|更多|上一篇|下一篇|相关|ICP"
)
META_ADDRESSES = ("ld:url", "url", "og:url", "twitter:url", "dc.identifier")
LINK_TEXT = re.compile(
    r"^(?:查看)?(?:原文|原文链接|原文地址|查看原文|阅读原文|本文链接|来源链接|\[?(?:复制|永久)(?:链接|网址|地址)\]?)$"
)

# How sure each place makes; set by hand, not measured.
ADDRESS_BY_LABEL, ADDRESS_BY_MARK_UP, ADDRESS_ALONE = 0.98, 0.97, 0.85


def read_source_url(evidence: Evidence) -> Field | None:
    """The address of the page as printed, from a label before a line of its own; no advertisement's."""
    return next(_addresses(evidence), None)


def _addresses(evidence: Evidence) -> Iterator[Field]:
    for labelled in evidence.labels:
        if labelled.meaning is Meaning.ADDRESS:
            yield from _urls(labelled.line, labelled.start, labelled.line.folded, ADDRESS_BY_LABEL)
    yield from _marked_up_addresses(evidence)
    for labelled in evidence.labels:
        if labelled.meaning in (Meaning.SITE, Meaning.ORIGIN):
            yield from _urls(labelled.line, labelled.start, labelled.line.folded[: labelled.end], ADDRESS_ALONE)
    for line in (*evidence.tail, *evidence.head):
        if line.zone is not Zone.OPENING and not ADVERTISEMENT.search(line.folded):
            yield from (field for field in _urls(line, 0, line.folded, ADDRESS_ALONE) if _has_path(field.value))


def _marked_up_addresses(evidence: Evidence) -> Iterator[Field]:
    """Canonical link, og:url, other meta tags, and links that call themselves 原文."""
    page = evidence.page
    for address in (page.address, *(page.meta.get(name, "") for name in META_ADDRESSES)):
        if ABSOLUTE.match(address) and (address == page.address or _has_path(address)):
            yield outside(evidence.page.text, address, ADDRESS_BY_MARK_UP)
    for hint in page.hints:
        is_original = hint.kind is HintKind.LINK and LINK_TEXT.match(fold(page.text[hint.start : hint.end]).strip())
        if is_original and ABSOLUTE.match(hint.target):
            yield Field(hint.target, hint.start, hint.end, ADDRESS_BY_MARK_UP)


def _urls(line: Line, start: int, folded: str, confidence: float) -> Iterator[Field]:
    for match in URL.finditer(folded, start):
        end = match.end() - len(tail[0]) if (tail := URL_TAIL.search(match[0])) else match.end()
        address = WIDE.split(line.text[match.start() : end])[0]  # （转载请注明） behind it is folded to ASCII
        end = match.start() + len(address)
        if URL.match(address) and not NO_PAGE.search(address):
            yield line.field(match.start(), end, confidence)


def _has_path(address: str) -> bool:
    """Whether the address leads to a page and not to a site's front."""
    return re.match(r"https?://[^/]+/[^/]", address) is not None
