"""The name of the site a page was taken from."""

import re
from collections.abc import Iterator

from speeches.metadata.evidence import SHORT_LINE, Field, Line, Zone, fold, outside
from speeches.metadata.labels import LABEL, Labelled, Meaning
from speeches.metadata.lines import Evidence
from speeches.metadata.site_marks import SOFTWARE, behind_the_title, heads_of_breadcrumbs, is_name, parts_of
from speeches.metadata.sites import SITE_LIKE, sites_in
from speeches.metadata.vocabulary import SITE_ENDINGS
from speeches.text.dates import find_dates

NO_NAMES = re.compile(  # what stands where a name should and is none
    r"^(?:网络|互联网|因特网|网上|网友|会员|用户|作者|本站|本网|原创|未知|不详|佚名|转载|其他|其它|投稿|匿名|无|网页|网站|电脑|手机|本文|原文|"
    r"(?:隐私|私隐)(?:政策|声明|权)|免责声明|版权声明|网站地图|联系我们|关于我们|使用条款|法律声明|管理员|admin|编辑|小编|客服|客服电话|联系电话|热线|暂无|收集|来自网络|百度|搜索引擎|all|rights|reserved|copyright)"
    r"(?:用户|网友|会员)?(?:整理|收集|投稿|转载|搜集|原创|上传|提供|分享|发布|资源|资料|文章|编辑|推荐|综合|供稿)*$"
    r"|ICP备|^(?:我|您|你|大家|广大|各位|未经|禁止|违者|保留|转载|翻版|翻印|侵权|盗版|主办|承办|技术支持|联系|投稿|严禁|请勿|不得)|^(?:本站|本网|网络|互联网|网友|用户|会员)|网络整理|互联网用户|用户(?:上传|投稿|分享)",
    re.IGNORECASE,
)
BEFORE_NAME = re.compile(r"[ .·:《“\"【\[「]*(?:本[文篇]是|转自|转载自|来自|来源于|出自|摘自|载自)?[ :《“\"【\[「]*")
NAME_END = re.compile(
    r"[\s,。;!?|(【\[<>》]|(?:下面|以下)(?:是|为|就)|今天小编|"
    r"(?=(?:点击|浏览|阅读|作者|编辑|责编|责任编辑|发布|更新|时间|日期|字体|字号|人气|录入)[^,。:]{0,4}:)|"
    r"(?=(?:分享(?:到|至)?|字号|字体|浏览次数|点击数|打印|扫一扫|我要评论|收藏|责任编辑|责编)(?:[:\s(【\[]|$))|(?<=[\u4e00-\u9fff])[-—–]{1,2}(?=\S*(?:分享|平台|免费|专业|最))|转载|请保留|https?:|www\.|$"
)
CAME_FROM = re.compile(
    r"(?:^|[(:,。;\s])(?:本文|文章|该文|内容|原文|资料)(?:来自|来源于|转自|转载自|出自|转摘自|载自|摘自|源自)\s*:?\s*(?P<name>[^:,。;()\s]{2,20}?)(?=\(|,|。|;|\s|$|www|http)"
)
PRINTED_IN = re.compile(
    r"(?:摘自|选自|载于|原载|刊于|刊登于|见)\s*:?\s*《(?P<name>[^《》]{2,16}(?:报|刊|网|杂志|文摘|论坛|学刊|通讯))》"
)
SEARCH_AT = re.compile(  # 人人文库网上 is 人人文库, 豆丁网上 is 豆丁网; 行业资料- is a column of the shop
    r"(?:请|可|可以|欢迎)(?:您)?(?:在|到|去|上|登录|访问)(?:[^,。;《》-]{2,8}-(?=[\u4e00-\u9fff]{2,8}(?:上|网站|搜|查|下|。|$)))?"
    r"(?P<name>[^,。;《》]{2,40}?)(?:(?<=人人文库)网|的网站|网站|平台)?(?:上|里|中|内)?(?:进行)?(?:搜索|查找|下载|检索|查看|查询|搜寻|阅读全文|获取)"
)
FOUND_AT = re.compile(r"更多[^。,]{0,80}?在(?:[^,。;《》-]{2,8}-)?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,12})(?=[。,;]|$)")
OWNED_TEXT = re.compile(
    r"^(?:\S{0,4}\s+)?(?:\d[.、]\s*)?(?:本文由)?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,16}?)(?:的(?:所有)?|所有)(?:资料|文章|内容|文档|作品|资源|信息)(?:都|均)?(?:来自|来源|源于|由|是|为)"
)
PUT_ON_BY = re.compile(
    r"声明:\s*(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?:登载|刊登|刊载|转载|发布|收录)(?:此|本|该)(?:文|篇|信息)"
)
OWN_SITE = re.compile(
    r"本(?:网?站|网)[《“\"(【「](?P<name>[^《》“”\"()【】「」,。:]{2,16})[》”\")】」]"
)  # 本站《…文库》收录
COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|Copyright|版权所有|COPYRIGHT)\s*+(?:©|\([cC]\)|版权所有|Copyright)?\s*+[:]?\s*+(?:(?:19|20)\d\d\s*+(?:[-–~—至]\s*+(?:20\d\d|今|现在))?)?\s*+年?\s*+"
    r"(?:版权所有|by|BY|By|All Rights Reserved\.?)?\s*+[:]?\s*+(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,24})"
)
OWNER = re.compile(
    r"(?:^|[ |])(?P<name>(?!\d+(?:\W|$))[\u4e00-\u9fffA-Za-z0-9·]{2,20})\s*(?:\(?(?:www\.)?[A-Za-z0-9.-]{4,40}\)?\s*)?(?:版权所有|All Rights Reserved|Copyright|版权(?:提示|声明|说明))",
    re.IGNORECASE,
)
BANNER = re.compile(
    r"^(?:欢迎(?:来到|访问|光临|您来到|您访问)\s*)?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,14}?)\s*(?:[-_]?\s*(?:网站)?导航|欢迎您|首页)?$"
)
FIRST_WORD = re.compile(r"^(?P<name>[\u4e00-\u9fff]{3,8})(?=\(| (?!.*\|))")  # 某某文档 文档编号:8831
BANNER_NAME = re.compile(
    r"^(?!新闻|政务|本|关闭|访问|登|下载|我的|个人|免费).{2,}(?:网|书屋|文库|之家|素材库|在线|论坛|文阁|文档|图书馆)$"
)  # no button, no column
COMPILED_BY = re.compile(
    rf"(?:本文由|由|更多.{{0,20}}?请?(?:访问|关注|登录|浏览|点击|来))(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,12}}?(?:{SITE_ENDINGS}))"
    r"(?:\(|小编|整理|编辑|收集|提供|发布|为您|$|[,。!])"
)
GREETING = re.compile(
    r"(?:欢迎(?:您)?(?:来到|访问|光临|登录|浏览)|您(?:好)?,?(?:现在)?(?:访问|浏览)的是)\s*(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,20}?)(?:官方网站|首页)?(?=[!,。|\s]|$)"
)
BESIDE_HOST = re.compile(
    r"^(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,20})\s*[-—|(]?\s*(?:https?://)?(?:(?:www|m|wap)\.[a-z0-9.-]{4,40}|[a-z0-9-]{3,30}\.(?:com|cn|net|org)(?:\.cn)?)\)?(?=\s|$|版权|[\u4e00-\u9fff])",
    re.IGNORECASE,
)
OF_LINES = re.compile(
    r"^(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,12}?)\s*(?:-|—|_|\|)\s*(?:在线(?:文档|阅读|预览)|文档(?:分享|在线)|分享(?:文档|知识)|专业|最大|让|免费|海量|做|打造|提供)"
)
PUT_UP_BY = re.compile(  # whatever its name ends in
    r"(?:本文|本篇|此文|文章|内容|资料|文档|作品|以下是?|以上是?|下面是?|讲话稿)(?:为|就是)?由[「“《]?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,12}?)[」”》]?(?:小编)?(?:整理|编辑|收集|提供|发布|分享|上传|转载|推荐|搜集|为您|为大家|为你)"
)
EDITOR_OF = re.compile(
    r"(?:^|[^\u4e00-\u9fff])(?:以上就?是|以上(?:内容|文章)?(?:就?是)?由|下面是|以下是|这是|下面|以下|今天|本文由|由|是)?"
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,10}?(?:网|文库|之家|书屋|素材库|范文|文秘))的?小编"
)
END_NOTE = re.compile(
    r"[(【\[](?:文章|信息|稿件|本文)?(?:(?:来源|据)\s*:|(?:转载自|转自|摘自|选自|原载于?)\s*:?)\s*(?P<name>[^()【】\[\]]{2,30})[)】\]]$"
)
CRUMB = re.compile(r"(?:位置|导航)\s*:\s*(?P<name>[^>»›/]{2,16}?)(?:首页|主页|网站首页)?\s*[>»›/]")
BARE_CRUMB = re.compile(
    r"^(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,16}?)(?:首页|主页|网站首页)?\s*[>»›]{1,2}\s*[\u4e00-\u9fff]"
)

OPENS_CRUMBS = re.compile(
    r"^(?:[^>»›:]{2,8}:\s*)?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?:首页|主页)?\s*[>»›/]+\s*[^>»›/]{2,}[>»›/]"
)
OPENS_LINE = re.compile(  # 扬帆文学 - 企业讲话, 公文驿站,最好的公文网站
    r"^[^\w《]*(?P<name>[\u4e00-\u9fff]{3,14}(?<!讲话|发言|范文|致辞|材料|写作|报告|总结|公文|新闻|要闻|公开|动态))(?=[\s,|-]|$)"
)
META_NAMES = ("contentsource", "source", "ld:publisher", "publisher", "article:publisher")
PATH = re.compile(r"\S\s*[>»›]")  # 来自：a reader's name > a folder of his
REPRINTED = ("未经允许不得转载",)  # the site's name » the title
ACCOUNTS = ("公众号", "微信公众号")
NUMBER_OF_ACCOUNT = re.compile(r"\s*[A-Za-z0-9_-]+(?![\w-])")  # is no name: bgzyz666
DEPARTMENTS = ("发布机构", "发布单位", "来源单位")  # of the office whose site it is
SHORTEST_TITLE = 6  # characters before the site's name in a line of text; a menu's first word has fewer

# How sure each place makes; set by hand, not measured.
BY_LABEL, BY_MARK_UP, BY_ORIGIN, BY_META = 0.97, 0.95, 0.92, 0.9
BY_NOTICE, BY_TITLE, BY_CRUMB, BY_BANNER = 0.85, 0.8, 0.7, 0.6


def read_source_name(evidence: Evidence) -> Field | None:
    """The name of the site, from its own label before all else; 网络整理 and 本站 are no names."""
    return next(_names(evidence), None)


def _names(evidence: Evidence) -> Iterator[Field]:
    page = evidence.page
    labels = evidence.labels_after + evidence.labels_before
    origins = [labelled for labelled in evidence.labels if labelled.meaning is Meaning.ORIGIN]
    yield from _labelled_names([labelled for labelled in labels if labelled.meaning is Meaning.SITE], BY_LABEL)
    for pattern in (SEARCH_AT, FOUND_AT, CAME_FROM, PRINTED_IN):
        for match, line in _matches(evidence, pattern):
            yield from _name(line, match.start("name"), match.end("name"), BY_LABEL)
    if page.site.strip():
        yield outside(evidence.page.text, page.site.strip(), BY_MARK_UP)
    yield from _labelled_names([labelled for labelled in origins if labelled.label not in DEPARTMENTS], BY_ORIGIN)
    yield from _meta_names(evidence)
    yield from _end_note(evidence)
    yield from _from_title(evidence.page.title, evidence)
    yield from _behind_title(evidence.page.title, evidence)
    yield from _labelled_names(origins, BY_ORIGIN)
    for pattern in (
        OWNED_TEXT,
        PUT_ON_BY,
        OWN_SITE,
        OWNER,
        COPYRIGHT,
        COMPILED_BY,
        PUT_UP_BY,
        EDITOR_OF,
        GREETING,
        BESIDE_HOST,
        OF_LINES,
    ):
        for match, line in _matches(evidence, pattern):
            if not SOFTWARE.search(line.folded, 0, match.start("name")) or SITE_LIKE.search(match["name"]):
                yield from _name(line, match.start("name"), match.end("name"), BY_NOTICE)
    for line in evidence.head[:2]:
        yield from _from_title(line.text, evidence)
    yield from _beside_stamp(evidence)
    yield from _from_chrome(evidence)
    for line in evidence.head[:2]:
        yield from _behind_title(line.text, evidence)
    yield from _agreed(evidence)


def _matches(evidence: Evidence, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Line]]:
    for line in evidence.head + evidence.tail:
        for match in pattern.finditer(line.folded):
            yield match, line


def _labelled_names(labels: list[Labelled], confidence: float) -> Iterator[Field]:
    for labelled in labels:
        if labelled.label in ACCOUNTS and NUMBER_OF_ACCOUNT.match(labelled.folded):
            continue
        is_path = PATH.search(labelled.folded) and labelled.label not in REPRINTED
        if len(labelled.line.folded) <= 4 * SHORT_LINE and not is_path:
            yield from _name(labelled.line, labelled.start, labelled.end, confidence)


def _name(line: Line, start: int, end: int, confidence: float) -> Iterator[Field]:
    """The name that opens [start, end) of a line, without date, address and slogan; nothing if it is none."""
    if words := BEFORE_NAME.match(line.folded, start, end):
        start = words.end()
    for found in find_dates(line.folded[start:end]):
        end = start + found.start
        break
    stop = NAME_END.search(line.folded, start, end)
    end = stop.start() if stop else end
    while end > start and line.folded[end - 1] in ' 》”"】]:,。-—_)':
        end -= 1
    name = line.folded[start:end]
    if (
        2 <= len(name) <= 30
        and not NO_NAMES.search(name)
        and re.search(r"[\u4e00-\u9fffA-Za-z]", name)
        and not LABEL.match(name + ":")
    ):
        yield line.field(start, end, confidence)


def _end_note(evidence: Evidence) -> Iterator[Field]:
    """（来源：…） behind the last sentence of the speech."""
    text = evidence.body.rstrip()
    start = max(len(text) - SHORT_LINE, 0)
    if match := END_NOTE.search(fold(text[start:])):
        note = text[start + match.start() :]
        found = max(evidence.page.text.rfind(note), 0)
        line = Line(note, fold(note), evidence.page.text[found : found + len(note)], found, Zone.CLOSING)
        yield from _name(line, match.start("name") - match.start(), match.end("name") - match.start(), BY_ORIGIN)


def _meta_names(evidence: Evidence) -> Iterator[Field]:
    """What meta tags name as the origin or the publisher."""
    for name in META_NAMES:
        value = evidence.page.meta.get(name, "").strip()
        line = Line(value, fold(value), value, 0, Zone.NAME)
        for field in _name(line, 0, len(value), BY_META):
            yield outside(evidence.page.text, field.value, BY_META)


def _from_title(name: str, evidence: Evidence) -> Iterator[Field]:
    """The last part of <title>, or of that line printed as text, that ends as the names of sites do."""
    segments = parts_of(name)
    has_title = len(segments) > 1 and (name == evidence.page.title or len(segments[0]) >= SHORTEST_TITLE)
    for segment in reversed(segments if has_title else []):
        if SITE_LIKE.search(segment) and 3 <= len(segment) <= 16 and not NO_NAMES.search(segment):
            yield _part(name, segment, evidence)
            return


def _behind_title(name: str, evidence: Evidence) -> Iterator[Field]:
    """What stands behind the title in <title>, or in that line printed as text, whatever it ends in."""
    segment = behind_the_title(name, evidence)
    if segment and not NO_NAMES.search(segment):
        yield _part(name, segment, evidence)


def _part(name: str, segment: str, evidence: Evidence) -> Field:
    position = fold(name).rfind(segment)
    return outside(evidence.page.text, name[position : position + len(segment)], BY_TITLE)


def _agreed(evidence: Evidence) -> Iterator[Field]:
    """What opens the page or a breadcrumb, if one more line around the speech names it too: 学习啦 > 演讲稿, 学习啦小编."""
    lines = evidence.head + evidence.tail
    for line in lines:
        match = OPENS_CRUMBS.match(line.folded) or (line in evidence.head[:3] and OPENS_LINE.match(line.folded))
        if not match or NO_NAMES.search(match["name"]) or not is_name(match["name"]):
            continue
        others = (other.folded.strip() for other in lines if other.start != line.start)
        if any(match["name"] in other and other != line.folded.strip() for other in others):
            yield from _name(line, match.start("name"), match.end("name"), BY_CRUMB)


def _beside_stamp(evidence: Evidence) -> Iterator[Field]:
    """`2014-09-05 14:41:43  天天写作网  VIP文档`, `天天写作网 时间：2014-09-05`: no label announces the site."""
    for line in evidence.before:
        dates = find_dates(line.folded) if len(line.folded) <= SHORT_LINE else ()
        if any(len(found.iso) == len("2014-09-05") for found in dates):
            for start, end in sites_in(line.folded):
                yield from _name(line, start, end, BY_CRUMB)


def _from_chrome(evidence: Evidence) -> Iterator[Field]:
    for start, end in heads_of_breadcrumbs(evidence):
        yield Field(evidence.page.text[start:end], start, end, BY_CRUMB)
    for pattern in (CRUMB, BARE_CRUMB):
        for match, line in _matches(evidence, pattern):
            if SITE_LIKE.search(match["name"].strip()):
                yield from _name(line, match.start("name"), match.end("name"), BY_CRUMB)
    for line in evidence.head:
        if (first := FIRST_WORD.match(line.folded)) and BANNER_NAME.search(first["name"]):
            yield from _name(line, first.start("name"), first.end("name"), BY_BANNER)
    for line in evidence.head[:2]:
        first_word = line.folded.split(" ", 1)[0]  # 豆丁网首页 登录 注册
        for banner in filter(None, (BANNER.match(line.folded), BANNER.match(first_word))):
            if BANNER_NAME.search(banner["name"]):
                yield from _name(line, banner.start("name"), banner.end("name"), BY_BANNER)
