r"""Take off what stands below the speech: credits, disclaimers, related articles, tags, comments, shop notices.

    "谢谢大家！\n推荐访问:市政府 讲话\n版权声明:\n1.本站资料来自互联网"  ->  "谢谢大家！"

The foot begins at the first line that one of the marks below opens and behind which no running text
stands; all of it goes. A mark with running text behind it takes only its own line away.
Left alone: a place and date or a name below the text, which no mark opens.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from speeches.cleaning.body import MIN_LONG_LINE, MIN_SENTENCE, NOTICE, body_start
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View, drop
from speeches.cleaning.steps.set_apart_articles import is_article_head
from speeches.text.closing import is_closing, is_signature
from speeches.text.furniture import PERHAPS, is_furniture, share
from speeches.text.numbering import mark_of
from speeches.text.salutation import is_salutation


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells a line of the foot: words that open it, or words anywhere in it.

    The two are kept apart, and each alternative of `inside` begins with a character of its own: so the search
    passes over a line of the speech in one glance.
    """

    reason: str
    opening: str
    inside: str = ""


MARKS = (
    Mark(
        "免责声明或版权声明。",
        r"来源: ?网络|来源 ?:[^。,;]{2,24}$|Power(?:ed)? ?by |:::|(?:免责|版权|郑重|特别|网站|本站|平台)?(?:声|申)明 ?[:]|版权(?:说明|提示) ?[:]|[(]?\d[).、]? ?本(?:站|网站)[《“]|(?:友情|温馨|特别)提示|©|Copyright"
        r"|主[办管](?:单位)? ?:.{2,24}(?:[主承协]办|技术支持|版权)",
        r"版权所有(?!者|权)|著作权归|侵(?:犯|权).{0,30}(?:联系|删除)|ICP备|本文(?:仅供|仅限|仅代表)",
    ),
    Mark(
        "转载出处。",
        (
            r"(?:链接地址|本文(?:链接|地址|来源|网址)|原文(?:链接|地址)) ?:|本文(?:来自|转自|转载自)|转载?自[:《]"
            r"|[^<(,。]{0,20}https?://[^\s<>。]+$|加入会员|\(?(?:责任)?编辑 ?:|\(责编|\((?:文章)?来源:[^()]{2,30}\)$"
        ),
        r"由(?:互联网)?用户(?:整理|上传|分享)|转载(?:分享)?请(?:保留|注明)|》出自:",
    ),
    Mark(
        "相关文章或推荐。",
        (
            r"[【\[]?(?:相关|推荐|热门|最新|经典|精彩)(?:文章|阅读|推荐|资讯|内容|链接|范文|新闻|专题|访问|文档|搜索)|猜你喜欢|[您你]可能(?:[还也])?(?:关注|感兴趣|喜欢)"
            r"|本版新闻|上一[篇页]|下一[篇页]|看过本文的|大家都在看|随机推荐|跳转到\ ?"
        ),
    ),
    Mark("标签。", r"(?:标签|热[词门]搜索|热词|关键[词字]|T(?:AG|ag)[Ss]?) ?[:]|-? ?关 {1,4}键 {1,4}词"),
    Mark(
        "分享栏。",
        r"分享(?:到|至)\b|分享到[:]?|(?:收藏|打印|关闭)(?:本页|窗口|此页)?(?: |$)|【(?:打印|关闭|收藏)",
    ),
    Mark(
        "评论区。",
        r"(?:路过|雷人|握手|鲜花|鸡蛋)$|(?:网友|用户|最新|热门|发表)?评论(?:\(|列表|区|$)|我要评论|发表评论|登录后(?:可以)?(?:发表)?评论|请(?:先|您)?登录",
    ),
    Mark(
        "文档网站的说明。",
        r"-? ?(?:配套讲稿|特殊限制|关 键 词|关于本文|本文(?:标题|题目) ?:|资源(?:描述|简介)|文档(?:描述|介绍|简介)|下载(?:注意事项|须知|说明) ?:)|本文共\d+字,您只能|上述文章内容就是|本文是.{2,16}为您准备的|限制\d+内|[¥￥] ?\d+(?:\.\d+)?(?: |元|$)|(?:下载|展开)(?:本文|全文|文档|word)"
        r"|《?[^,。《》]{2,60}\.(?:docx?|wps|pdf|txt|rtf)》?$|推荐度 ?:",
        (
            r"由会员(?:分享|上传)|珍藏版\)|剩余\d+页|还有\d+页|积分不足|需要?\ ?\d+\ ?(?:积分|金币|点数|点券)|无法显示|预览结束|试读(?:已)?结束|全文共\d+字|立即下载|下载(?:积分|券|币)"
            r"|文档(?:加载|下载)|文档一经付费|下载后(?:只|仅)?包含|图纸或源代码"
        ),
    ),
    Mark(
        "扫码或关注提示。",
        r"(?:长按|扫描|扫一扫|微信扫).{0,20}(?:二维码|关注)|关注.{0,20}公众号|(?:打开|下载)\S{0,10}(?:APP|客户端)",
    ),
)
OPENING = re.compile("|".join(mark.opening for mark in MARKS))  # most lines bear none of all these marks
INSIDE = re.compile("|".join(mark.inside for mark in MARKS if mark.inside))
REASONS = tuple(
    (mark.reason, re.compile("|".join(filter(None, (f"^(?:{mark.opening})", mark.inside))))) for mark in MARKS
)
MIN_TEXT = 200  # characters; a line this long is of the speech, whatever words it holds
SITE_WORDS = re.compile(
    r"版权|著作权|侵权|转载|本站|本网|网站|文档|下载|会员|上传|删除|来自互联网|仅供参考|自主创作|创作|浏览器|图标|素材"
)
UNNAMED = "网页自己的行。"
END_MARK = re.compile(r"[(]?(?:全文|本文|正文)?完[。)]?")  # of a press release, where nothing but its day stands below
TERMS = re.compile(
    r"(?:-\ ?)?(?:(?:友情|温馨|特别)提示|(?:免责|版权|特别|网站)声明|下载(?:注意事项|须知|说明))\ ?:?"
)  # alone above a numbered list
COUNTER = re.compile(r"[(\[]?\d{1,6}[)\]]?%?")  # below 顶一下, 踩一下 and whatever else readers press
LONGEST_BUTTON = 6  # characters
ITEM = re.compile(r"(\d)\ ?[:.、]")
LINKED = r"(?:讲话|发言|致辞|致词|主持词|演讲|祝词|讲稿|(?:上|时)的.{0,4}报告)"
LINKED_TITLE = re.compile(  # of another article: 1.在年会上的讲话
    rf"(?:[-·•★☆▪◆>»]|\d{{1,2}}[.、])?\ ?《?(?!第.{{1,4}}号)[^,。;!?:]{{4,60}}{LINKED}稿?(?:范文|模板|提纲)?》?(?:\(.{{1,12}}\))?(?:\ ?\d{{4}}[-/.年]\d.{{1,8}})?"
)
MIN_LINKS, NEAR = (
    2,
    4,
)  # such titles within so many lines above and below; a speech may close with the name of one document
OFFICE = "(?:书记|主任|主席|委员|代表|成员|顾问|长)"  # a list of names is no label: 主任:某某
LABELLED = re.compile(  # 附件下载:无; not 附件1:方案, 表二:, 注:, 参考文献:[1]李四.
    rf"(?!附(?!件下载)|注|备注|参考|[图表第]|[^\W\d_]{{0,8}}{OFFICE}\ ?:)[^\W\d_]{{2,6}}\ ?:(?!\ ?[(])[^。;!?.\[\]:]{{1,40}}"
    r"|[^\W\d_]{0,8}本[文页站][^\W\d_]{0,6}\ ?:[^。]{1,40}"
)
LATIN = re.compile(r"[A-Z][A-Za-z]+ [A-Z][a-z]+ ")  # Produced By, All Rights Reserved
RULE = re.compile(r"[^\w\s]{2,}|_{2,}|※.*")  # -- above a signature of a board
BUTTONS = re.compile(r"(?:[【\[] ?[^【】\[\]]{2,12} ?[】\]] ?)+\S{0,8}|[^\s|]{2,8}(?: ?\| ?[^\s|]{2,8})+|END|end")
KEPT = re.compile(r"附|注|备注|参考|[图表第]|《|[(]|-|—")
SPOKEN = re.compile(r"\w\ ?:")  # a name or a label of a list: 记者:
ENDS = tuple("。!?;,、…”")
MAX_BELOW = 40  # characters
LINKS_REASON = "相关文章或推荐。"
TERMS_REASON = "网站的提示或声明。"


def find(view: View) -> Iterator[Edit]:
    start = min(body_start(view) + 1, len(view.lines))
    terms = _terms(view, start)
    backwards = (at for at in range(len(view.lines) - 1, start - 1, -1) if at not in terms)
    last_text = next((at for at in backwards if _is_text(view.lines[at])), start - 1)
    is_closed = any(is_closing(line.plain) for line in view.lines[max(start, last_text - 1) : last_text + 1])
    reason = ""
    for at, line in enumerate(view.lines[start:], start):
        named = _reason(line)
        if at in terms:
            yield drop(line, TERMS_REASON, view=view, confidence=0.95)
            continue
        if at < last_text:
            is_page = named or is_furniture(line.plain)
            if is_page and not (_is_text(line) or _is_sentence(line)) and not is_article_head(view, at):
                yield drop(line, named or UNNAMED, view=view, confidence=0.9)
            continue
        reason = named or reason or (UNNAMED if _is_of_the_page(view, at) else "")
        told = reason or _told_by_form(line, view, at) or (UNNAMED if is_closed and _is_no_ending(line) else "")
        if told and line.text.strip():
            yield drop(line, told, view=view, confidence=0.95 if named else 0.85)


def _is_of_the_page(view: View, at: int) -> bool:
    line = view.lines[at].plain.strip()
    return share(line) >= PERHAPS or _is_counted(view, at) or END_MARK.fullmatch(line) is not None


def _is_counted(view: View, at: int) -> bool:
    """Tell whether a word or two stand above a number in brackets or a percentage alone, as buttons do that count."""
    if not 0 < len(view.lines[at].plain.strip()) <= LONGEST_BUTTON:
        return False
    below = next((text for line in view.lines[at + 1 : at + 3] if (text := line.plain.strip())), "")
    return not below.isdigit() and COUNTER.fullmatch(below) is not None


def _told_by_form(line: Line, view: View, at: int) -> str:
    """Say why a line below the last sentence is no line of a speech, whatever its words."""
    stripped = line.plain.strip()
    if (
        LINKED_TITLE.fullmatch(stripped)
        and sum(
            LINKED_TITLE.fullmatch(other.plain.strip()) is not None
            for other in view.lines[max(0, at - NEAR) : at + NEAR]
        )
        >= MIN_LINKS
    ):
        return LINKS_REASON
    if NOTICE.search(stripped[:MIN_LONG_LINE]) or share(stripped.replace(" ", "")) >= PERHAPS:
        return UNNAMED
    is_of_page = (
        BUTTONS.fullmatch(stripped) or LABELLED.fullmatch(stripped) or LATIN.match(stripped) or RULE.fullmatch(stripped)
    )
    return UNNAMED if is_of_page else ""


def _is_no_ending(line: Line) -> bool:
    """Tell whether a line below the speaker's leave is none of what may stand there: who signed and when, a note, a list."""
    stripped = line.plain.strip()
    if len(stripped) > MAX_BELOW or KEPT.match(stripped) or SPOKEN.search(stripped) or stripped.endswith(ENDS):
        return False
    return not (is_signature(stripped) or mark_of(stripped) or is_salutation(stripped))


def _terms(view: View, start: int) -> set[int]:
    """Give the lines of a site's terms: 温馨提示： alone, and the numbered list below it, of which an item names the site."""
    for at in range(start, len(view.lines)):
        if len(view.lines[at].plain) > len("- 温馨提示 :") + 1 or not TERMS.fullmatch(view.lines[at].plain.strip()):
            continue
        end = at + 1
        while end < len(view.lines) and (item := ITEM.match(view.lines[end].plain)) and int(item[1]) == end - at:
            end += 1
        if any(SITE_WORDS.search(line.plain) for line in view.lines[at + 1 : end]):
            return set(range(at, end))
    return set()


def _reason(line: Line) -> str:
    stripped = line.plain.strip()
    return _named(stripped) if len(stripped) < MIN_TEXT else ""


@lru_cache(maxsize=4096)  # short lines, each asked about several times and in each round
def _named(stripped: str) -> str:
    if not (OPENING.match(stripped) or INSIDE.search(stripped)):
        return ""
    return next(reason for reason, mark in REASONS if mark.search(stripped))


def _is_text(line: Line) -> bool:
    """Tell whether a line below the first is of the speech: long, or a sentence, and not about a site."""
    stripped = line.plain.strip()
    if _reason(line) or is_furniture(stripped) or NOTICE.search(stripped[:MIN_LONG_LINE]):
        return False
    if SITE_WORDS.search(stripped) and len(stripped) < MIN_LONG_LINE:
        return False
    return len(stripped) >= MIN_LONG_LINE or stripped.endswith(tuple("。!?;”"))


def _is_sentence(line: Line) -> bool:
    """Tell whether a line inside the text is one of its sentences although it bears a mark."""
    stripped = line.plain.strip()
    return (
        len(stripped) >= MIN_SENTENCE
        and stripped.endswith("。")
        and share(stripped) < PERHAPS
        and not NOTICE.search(stripped)
    )


STEP = Step("drop_page_foot", "去掉正文后的内容", ChangeKind.REMOVE, find)
