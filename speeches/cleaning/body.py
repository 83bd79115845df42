"""Where on a page the speech begins, and which lines are running text: judgements that several steps share."""

import re
from collections.abc import Sequence
from functools import lru_cache

from speeches.cleaning.step import Line, View
from speeches.text.furniture import PERHAPS, is_furniture, share, stock_words
from speeches.text.numbering import mark_of
from speeches.text.salutation import is_salutation

MIN_SENTENCE = 12  # characters; a shorter line that ends in ！ or ： may be a slogan or a label above the text
MIN_STATEMENT = 6  # characters, for a line that ends in 。, which no title does
MIN_CLAUSES = 40  # characters; a line this long with a comma in it is a sentence cut by the page, not a title
MIN_LONG_LINE = 100  # characters; no title or menu seen is longer, so what is longer is text however it ends
MAX_TITLE = 70  # characters; the longest title among the sample pages has 39
MAX_LEADS = 12  # lines from the first sentence to the salutation; pages seen have at most five
MIN_SUMMARY = 16  # characters that say something; a refrain of a speech comes again later than within MAX_LEADS lines
MAX_UNNAMED_LEADS = (
    3  # sentences above a label and the salutation that do not name the article; with more they are a text
)
MAX_ABOVE = 60  # lines above a text that may name it; not measured; without a bound a page of equal lines costs the square of its length
MIN_NAME = 6  # characters of a line that a lead may name
SENTENCE_END = tuple("。!?;:…")
CLOSING = "”」』’)"  # may stand behind the end of a sentence; alone they may close a title too
NOTICE = re.compile(  # a whole sentence in which a page speaks of itself
    r"小编|供大家参考|欢迎(?:阅读|下载|参阅|收藏)|由会员(?:分享|上传)|可在线阅读|请在.{1,40}上搜索|免费(?:下载|阅读)|立即下载"
    r"|关注.{0,8}公众号|APP下载|^(?:温馨|友情|特别)提示|^本文关键词|文档一经付费|^(?:导语|摘要|导读|内容提要|核心提示)\ ?:"
)
LABEL = re.compile(  # a line that only says where, when or by whom the page was made
    r"^(?:来源|来源网站|网站|时间|日期|发布时间|更新时间|发布日期|作者|浏览次数|点击数?|阅读(?:次数)?|字号|编辑|责任编辑|摘要|导读)\ ?:"
    r"|^(?:文章|信息|稿件|内容)来源\ ?:|(?:访问量|浏览量|点击[数量]|阅读量|人气|浏览次数|阅读次数)\ ?:\ ?\d"
    r"|(?:当前|您现在的|你现在的|您的|你的|所在)位置|登录|注册|导航|分享[到至]\ ?:?$"
)
LABELS_IN_A_ROW = re.compile(  # 发布者:某某网 日期:2011年6月30日 点击:
    r"[^\W\d_]{2,6}\ ?:[^:。!?;,]{0,30}\ [^\W\d_]{2,6}\ ?:[^。!?;,]{0,60}$"
)
SPEAKER = re.compile(
    r"^[^:,。]{0,16}(?:议员|[局司处院部省市县区]长|主席|主任|委员|代表|书记|主持人):."
)  # 李卓人議員:主席,
DATELINE = re.compile(  # how an item of news begins: 央视网消息（新闻联播）： 新华社北京1月1日电（记者…）
    r"^.{0,16}(?:社|网|报|台|电视台?)(?:消息|讯)\ ?(?:\([^()]{1,30}\))?\ ?:.|^\(?新华社.{2,12}\d日电|^本报.{0,12}讯"
)
ANNOUNCED = r"(?:讲话|发言|致辞|致词|演讲|演辞|演说|谈话|讲稿|报告)"
ANNOUNCES = re.compile(  # 以下为局长今日在立法会会议上的发言：; a speaker says 下面是我的发言
    rf"^\(?(?:以下|下面|下文)[为是就](?!.{{0,6}}我).{{2,90}}{ANNOUNCED}(?:的?(?:全文|摘要|实录|内容|要点))?(?:\([^()]{{1,12}}\))?(?:如下)?[:。)]+$"
    rf"|^[^。我]{{0,60}}{ANNOUNCED}(?:的?(?:全文|摘要|实录|内容|要点))(?:刊登|发布|摘登|整理|转发|摘编)?如下[:。]$"
)
MIN_DIGEST, MAX_DIGEST = 6, 60  # lines of a digest of news: three items at least
MAX_HEADLINE = 40  # characters
HEAD_LINES = 8  # lines below a slogan that may be the page's before the text begins; the tallest head seen has 14
MAX_STAMP = 120  # characters
DAY_OF_PAGE = re.compile(  # 上传于:2021-07-14 粉丝量:48, whatever sentence stands behind it
    r"[^\W\d]{1,4}(?:于|时间|日期)\ ?:\ ?(?:19|20)\d\d[-/.年]\d"
)
STAMP = re.compile(  # a breadcrumb or publishing line
    r"^(?:(?:当前|您现在的|你现在的|您的|你的|所在|现在)?位置|首页\ ?>)|(?:发布|更新|发表)(?:时间|日期)\ ?:|\d{4}-\d\d?-\d\d?\ \d\d?:\d\d"
    r"|(?:浏览|点击|阅读)(?:次数|量|数)?\ ?:\ ?\d|^(?:时间|日期|(?:文章|信息)?来源)\ ?:.{2,}(?:来源|时间|日期|作者|浏览|点击)\ ?:"
)
INVITATION = re.compile(  # not 欢迎仪式, 对协议表示欢迎, 受到关注
    r"欢迎(?:大家|各位|您|你|来到|访问|阅读|参阅|参考|借鉴|下载|收藏|查看|浏览|分享)|整理|分享|参考|借鉴|阅读|小编|帮到|有所帮助|推荐|收藏"
    r"|更多|还看了|(?:请|敬请|欢迎|持续|继续|多多)关注|全部内容|喜欢"
)
QUOTED = re.compile(r"[《【“\"]([^《》【】“”\"\n]{6,80})[》】”\"]")
AFFIX = re.compile(r"\s*[(【\[][^()【】\[\]]{1,12}[)】\]]$|\.[a-z]{3,4}$|\s?[-_|—]{1,3}\s?[^-_|—\s]{1,20}$")
TITLE_LABEL = re.compile(r"([^:,。;!?]{8,80}):")
MIN_IN_A_SENTENCE = 5  # different words of the web
MAX_LABEL = 300  # characters of what a page says of its article; the longest seen has 150
MAX_REST = 8  # characters behind the title; 本文关键词 has 5
MIN_MOST, MOST_OF = 10, 0.75  # characters, and of the whole title
MIN_STOCK = 6  # different words of the web in a line that quotes the page's title
OFFERS = re.compile(  # 某站为你整理了一篇，请看下文
    r"(?:小编|[为给](?:你|您|大家|各位)).{0,12}(?:整理|收集|搜集|编辑|分享|带来|准备|推荐)|(?:请看|见)下文|(?:供|欢迎)(?:你|您|大家|各位)?(?:参考|借鉴|阅读|参阅)"
)
MARKS = re.compile(r"[\W_]+")  # what is no letter, digit or Han
SPAM = re.compile(r"毛片|黄色|成人|博彩|彩票|赌场|娱乐城|无码|一级|免费大片|在线(?:视频|观看)")


@lru_cache(maxsize=1)  # of the view at hand: most steps ask, and on a page without text each would go through it
def body_start(view: View) -> int:
    """Give the index of the line the speech begins with; the number of lines if no line reads like text."""
    for at, line in enumerate(view.lines):
        if is_salutation(line.plain):
            return at
        if _opens_a_section(view, at) or (
            reads_like_text(line)
            and not _greets_above_a_stamp(view, at)
            and not _speaks_of_the_article(line, above(view, at))
            and not ANNOUNCES.match(line.plain.strip()[:MIN_LONG_LINE])
            and not _is_said_again(view, at)
        ):
            headline = _headline_of_a_digest(view, at)
            return _salutation_behind_leads(view, at) if headline is None else headline
    return len(view.lines)


def above(view: View, at: int) -> list[str]:
    """Give the bare forms of the lines above one, of those near enough and long enough to be known again."""
    lines = [line.plain.strip() for line in view.lines[max(0, at - MAX_ABOVE) : at]]
    return [name for line in lines for name in {bare(line), bare(AFFIX.sub("", line))} if len(name) >= MIN_NAME]


def names_the_article(line: Line, names: Sequence[str]) -> bool:
    """Tell whether a line invites to read, in a sentence that holds one of these bare names: a lead or an epilogue."""
    if len(line.plain) >= MIN_LONG_LINE or not line.plain.rstrip().endswith(SENTENCE_END):  # 扩展阅读:X is a label
        return False
    if not INVITATION.search(line.plain) or DATELINE.search(line.plain.strip()):
        return False
    return _names_one(line, names)


def _speaks_of_the_article(line: Line, names: Sequence[str]) -> bool:
    """Tell whether a line is a lead, describes the file of that title, or labels with it: 在…上的讲话 本文简介:"""
    if names_the_article(line, names):
        return True
    stripped = line.plain.strip()
    if len(stripped) <= MAX_LABEL and (label := TITLE_LABEL.match(stripped)):
        rests = (bare(label[1]).removeprefix(name) for name in names)
        if any(0 < len(rest) <= MAX_REST < len(bare(label[1])) and not is_salutation(f"{rest}:") for rest in rests):
            return True
    return len(stripped) <= MAX_LABEL and stock_words(stripped) >= MIN_STOCK and _quotes_one(line, names)


def _salutation_behind_leads(view: View, first: int) -> int:
    """Give the line of the salutation, if all that reads like text above it only leads up to it; else `first`.

    A lead is a short sentence that names the title above it, or behind which the title, a day or an origin follows.
    """
    unnamed = 0
    for at in range(first, min(first + MAX_LEADS, len(view.lines))):
        line = view.lines[at]
        if is_salutation(line.plain):
            return at
        if len(line.plain.strip()) >= MIN_LONG_LINE or mark_of(line.plain):
            return first
        if reads_like_text(line) and not (_names_one(line, above(view, at)) or OFFERS.search(line.plain)):
            unnamed += 1
            if unnamed > MAX_UNNAMED_LEADS or not _a_label_follows(view, at):
                return first
    return first


def _is_said_again(view: View, at: int) -> bool:
    """Tell whether a line is but the beginning of one of those below: the summary that a page sets above its text."""
    summary = bare(view.lines[at].plain)
    if len(summary) < MIN_SUMMARY or at >= MAX_ABOVE:  # lower down a speaker says something again
        return False
    below = (line.plain for line in view.lines[at + 1 : at + 1 + MAX_LEADS] if len(line.plain) >= len(summary))
    return any(bare(line).startswith(summary) for line in below)


def _names_one(line: Line, names: Sequence[str]) -> bool:
    sentence = bare(line.plain)
    return any(name in sentence or _most_of(name) in sentence for name in names) or _quotes_one(line, names)


def _most_of(name: str) -> str:
    """A title without its end: 在座谈会上的讲话精选三篇."""
    return name[: max(MIN_MOST, int(len(name) * MOST_OF))]


def _quotes_one(line: Line, names: Sequence[str]) -> bool:
    quoted = [quote for quote in map(bare, QUOTED.findall(line.plain)) if len(quote) >= MIN_NAME]
    return any(quote in name or name in quote for name in names for quote in quoted)


def _a_label_follows(view: View, at: int) -> bool:
    """Tell whether a line that is no text stands between this one and the salutation."""
    for line in view.lines[at + 1 : at + 1 + MAX_LEADS]:
        if is_salutation(line.plain):
            return False
        if line.plain.strip() and not reads_like_text(line):
            return True
    return False


def _greets_above_a_stamp(view: View, at: int) -> bool:
    """Tell whether a short line stands above a breadcrumb or publishing line: a slogan, however it ends."""
    if len(view.lines[at].plain) >= MIN_CLAUSES:
        return False
    below = [line.plain for line in view.lines[at + 1 : at + 1 + HEAD_LINES]]
    stamp = next((number for number, line in enumerate(below) if STAMP.search(line[:MAX_STAMP])), None)
    return stamp is not None and any(
        is_salutation(line.plain) or len(line.plain) >= MIN_CLAUSES
        for line in view.lines[at + 2 + stamp : at + 2 + stamp + HEAD_LINES]
    )


def reads_like_text(line: Line) -> bool:
    """Tell whether a line is a sentence of running text and no notice of the site."""
    stripped = line.plain.strip()
    return _reads_like_text(stripped) if len(stripped) < MIN_LONG_LINE else _is_text(stripped)


def _is_text(stripped: str) -> bool:
    if SPEAKER.search(stripped) or DATELINE.search(stripped):
        return True
    if NOTICE.search(stripped[: 2 * MIN_LONG_LINE]) or _is_of_page(stripped):
        return False
    if len(stripped) >= MIN_LONG_LINE or (len(stripped) >= MIN_STATEMENT and stripped.rstrip(CLOSING).endswith("。")):
        return True
    if "。" in stripped:
        return True
    if len(stripped) >= MIN_CLAUSES and "," in stripped and not SPAM.search(stripped):
        return True
    return (
        len(stripped) >= MIN_SENTENCE and stripped.rstrip(CLOSING).endswith(SENTENCE_END) and not LABEL.search(stripped)
    )


def _is_of_page(stripped: str) -> bool:
    """Tell whether a line is a row of labels, or most words are of the stock of web sites, or a third and many different.

    The last is 亲,该文档…超出免费预览范围.
    """
    if LABELS_IN_A_ROW.match(stripped) or DAY_OF_PAGE.match(stripped) or is_furniture(stripped):
        return True
    return not stripped.endswith("。") and share(stripped) >= PERHAPS and stock_words(stripped) >= MIN_IN_A_SENTENCE


_reads_like_text = lru_cache(maxsize=4096)(_is_text)  # short lines, each asked about by several steps and in each round


def _headline_of_a_digest(view: View, at: int) -> int | None:
    """Give the index of the headline above the first item, where headlines and items of one line alternate throughout."""
    lines = [number for number, line in enumerate(view.lines) if line.plain.strip()]
    items = lines[max(0, lines.index(at) - 1) :]
    if not MIN_DIGEST <= len(items) <= MAX_DIGEST or items[0] == at:
        return None
    is_digest = all(
        _is_headline(view.lines[headline]) and reads_like_text(view.lines[item])
        for headline, item in zip(items[::2], items[1::2], strict=False)
    )
    return items[0] if is_digest else None


def _is_headline(line: Line) -> bool:
    stripped = line.plain.strip()
    if len(stripped) > MAX_HEADLINE or stripped.endswith((*SENTENCE_END, ",")) or mark_of(stripped):
        return False
    return not (LABEL.search(stripped) or STAMP.search(stripped) or is_furniture(stripped))


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
    return MARKS.sub("", text)
