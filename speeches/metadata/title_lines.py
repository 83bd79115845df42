"""The lines above the speech that may be its title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from speeches.metadata.affixes import FILE_ENDING, split_site
from speeches.metadata.evidence import Line, Zone
from speeches.metadata.labels import LABEL
from speeches.metadata.lines import Evidence
from speeches.metadata.sites import SITE_LIKE
from speeches.metadata.speaker import names_a_person
from speeches.metadata.vocabulary import GENRES, MEETINGS, OFFICES, SALUTATION, SITE_ENDINGS
from speeches.text.dates import FoundDate, find_dates
from speeches.text.furniture import is_furniture

LONGEST = 70  # characters; of 69,783 news titles 0.1 % are longer
SHORTEST = 4
LONGEST_LINE = 3 * LONGEST  # of a title, its copy and the site's name
LONGEST_WORD = 6  # characters of a site's or column's name before a day
LONGEST_BUTTON = 14  # characters: 点击下载本文档的完整版本
CHROME = (  # lines that are part of the site, whole; columns, buttons and bars
    "首页|主页|返回首页|导航|栏目导航|工作总结|经验材料|心得体会|党建材料|述职报告|调研报告|演讲稿|致辞|主持词|政务要闻|领导活动|网站导航|经典文章|相关文章|推荐文章|热门文章|最新文章|领导讲话|讲话发言|讲话稿|会议讲话|工作报告|领导讲话稿|"
    "重要讲话|公文写作|公文素材|范文大全|范文素材|政务公开|信息公开|政府信息公开|新闻中心|通知公告|要闻|时政要闻|本地要闻|正文|打印本页|"
    "关闭窗口|打印|关闭|收藏本文|我要收藏|加入收藏|设为首页|字号|大中小|分享到|扫一扫|登录|注册|登录注册|免费注册|用户登录|会员登录|"
    "联系我们|关于我们|网站地图|无障碍|无障碍浏览|长者模式|适老模式|繁体版|手机版|移动版|客户端|微信|微博|下载|在线阅读|立即下载|"
    "搜索|高级搜索|站内搜索|请输入关键字|上一篇|下一篇|目录|全文|评论|发表评论|点击下载|文档介绍|内容简介|文档预览|资源描述|温馨提示|"
    "专题专栏|政民互动|互动交流|办事服务|走进政府|机构设置|今日要闻|图片新闻|视频新闻|热点专题|市情概况|县情概况|讲话全文"
)
IS_CHROME = re.compile(rf"^(?:{CHROME})$")
CHROME_WORDS = re.compile(
    r"首页|导航|登录|注册|客户端|设为|收藏|字号|分享|返回|网址|欢迎(?:您|你|来到|访问|光临)|点击|下载|打印|关闭窗口|小编|会员|在线(?:观看|阅读|视频)|免费|版权"
)
HAN = re.compile("[\u3400-\u9fff]")
SENTENCE_END = re.compile(r"[。;!?…:,]$")
INNER_STOP = re.compile(r"。.|;")
PARAGRAPH_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|第[一二三四五六七八九十]{1,3}[,、 ]|\d{1,2}[.、](?!\d))"
)
BRACKETED_LINE = re.compile(r"^[(\[].*[)\]]$")
SUBTITLE = re.compile(r"^(?:[-—–―─]{1,4}|[(]?(?:19|20)\d\d年\d{1,2}月\d{1,2}日[)]?$)")
ENDS_IN_MEETING = re.compile(rf"(?:{MEETINGS})上?[ ,)]*$")
RUNNING_TEXT = re.compile(
    r",.*,|:.{6,},|^[^,:]{2,14}:(?:主席|代主席|各位|同志)"
)  # a line of a speech that was cut short, not a title
GENRE_ALONE = re.compile(rf"^(?:[上时]?的)?\s*(?:{GENRES}|讲\s*话|发\s*言|致\s*辞|报\s*告)(?:\([^()]{{1,6}}\))?$")
WAITS_FOR_GENRE = re.compile(r"(?:上的?|的|时的|会议?|大会|仪式)$")
CLOSES_OCCASION = re.compile(rf"(?:{MEETINGS})(?:暨[^,。]{{2,40}})?(?:上|时)?的?(?:{GENRES})$")
CLOSES_TITLE = re.compile(rf"(?:上|时)的?(?:{GENRES})(?![和与及、》提]|的|稿)")
REDACTED_LINE = re.compile(rf"^\(?(?:[\u4e00-\u9fff、]{{0,24}}(?:{OFFICES}))?\s*[xX×*某○]{{1,4}}\)?$")
ENDS_IN_GENRE = re.compile(rf"(?:{GENRES})(?:\(|$)")
SITE_NAME = re.compile(rf"^[^在的]{{2,8}}(?:{SITE_ENDINGS})$")


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A stretch of a line that may be the title; between it and the text stands nothing but its own notes."""

    line: Line
    start: int
    end: int
    is_next_to_text: bool


LABELLED = re.compile(  # 主题分类:领导讲话; not 张华:在全县会议上的讲话, 主持词:在…会上的主持讲话
    r"^[\u4e00-\u9fff ]{2,8}:(?!.*(?:上|时)的).{0,5}$|[\u4e00-\u9fff]{2}\s*本文\S{2,4}:"
    r"|^[^\W\d]{2,8} ?: ?[\d,.]+ ?[次人个条页字]?$"  # 点阅次数：796, whatever a page counts
)
OFFICE_AND_ANYBODY = re.compile(  # a gap tells the name of a person from 党代表大会: 学员代表 其其格
    rf"^\S{{0,12}}(?:{OFFICES}) [\u4e00-\u9fff·]{{2,8}}$"
)
FURNITURE = re.compile(  # of forums, shops and Word; no headline has any of it
    r"(?:查看|回复|主题|帖子|积分|阅读|点击|浏览|人气|评论)\s*:?\s*\d|发帖际遇|楼主|只看(?:该作者|大图)|跳转到|电梯直达|复制链接|倒序|没有[帐账]号|新手上路|"
    r"更多功能|[{}\\<>┊┆]|(?:格式|版本):?\s*(?:doc|word|pdf)|为doc|\.css|推荐度|★★|本帖最后|字数:|全文\d+字|^(?:该|本|此)文档|^(?:首 ?页|主 ?页) ?[>»›/-]|页数:|会员专享|VIP|展开全文",
    re.IGNORECASE,
)
LEADS_IN = re.compile(
    r"小编|(?:整理|收集|分享|提供)的?.*(?:希望|参考|内容)|希望(?:对|能)|仅供参考|欢迎(?:阅读|参考|大家)"
)
WORDS_NEEDED = 0.4  # of the characters of a title are Han; 在立法会会议上的发言（2013-01-09） has 0.45


def is_title_like(folded: str) -> bool:
    """Whether the words could be a title at all.

    >>> is_title_like("在全县经济工作会议上的讲话"), is_title_like("同志们:"), is_title_like("登录 注册")
    (True, False, False)
    """
    text = folded.strip()
    if not SHORTEST <= len(text) <= LONGEST and not GENRE_ALONE.match(text):
        return False
    return _reads_as_title(text)


@lru_cache(maxsize=4096)  # short lines, each asked about for several fields and many of them on every page of a site
def _reads_as_title(text: str) -> bool:
    if IS_CHROME.match(text.replace(" ", "")) or PARAGRAPH_NUMBER.match(text) or BRACKETED_LINE.match(text):
        return False
    return not (_is_of_page(text) or _is_sentence(text) or _is_dated_note(text) or _is_chrome(text))


def _is_of_page(text: str) -> bool:
    """Whether the page says the line: furniture, an editor's lead, a label, an address, code."""
    if is_furniture(text) and not ENDS_IN_GENRE.search(text):
        return True
    if LABELLED.search(text) or LEADS_IN.search(text) or FURNITURE.search(text) or LABEL.search(text) or "://" in text:
        return True
    return len(HAN.findall(text)) < WORDS_NEEDED * len(text)


def _is_sentence(text: str) -> bool:
    """Whether the line is a sentence, a salutation or a subtitle."""
    if (SENTENCE_END.search(text) and not text.endswith(("…", "..", "!", "?"))) or INNER_STOP.search(text):
        return True
    return re.match(SALUTATION, text) is not None or SUBTITLE.match(text) is not None


def _is_chrome(text: str) -> bool:
    """Whether the line is a button or bar; one such word in a longer line may be a headline's own."""
    words = len(CHROME_WORDS.findall(text))
    return not ENDS_IN_GENRE.search(text) and (words > 1 or (words == 1 and len(text) <= LONGEST_BUTTON))


def _is_dated_note(text: str) -> bool:
    """Whether the line is a date with its dressing, `2016-03-05 14:10 星期六`, or a day and a meeting."""
    dates = list(find_dates(text))
    rest = text
    if dates and _is_stamp(text, dates[0]):
        return True
    for found in reversed(dates):
        rest = rest[: found.start] + rest[found.end :]
    if dates and len(re.sub(r"[\W\d_]|星期.|日|电", "", rest)) < SHORTEST:
        return True
    days = [
        found for found in dates if len(found.iso) == len("2014-03-05") and (not found.start or found.end == len(text))
    ]
    return bool(days) and ENDS_IN_MEETING.search(rest) is not None


def _is_stamp(text: str, found: FoundDate) -> bool:
    """Whether a day opens the line, or stands behind a site's name, and no genre closes it: 2024年3月5日 百味书屋 会员文章."""
    if len(found.iso) < len("2014-03-05") or ENDS_IN_GENRE.search(text) or " " not in text:
        return False
    if text[found.end :].startswith(("在", "于")):
        return False
    columns = text[: found.start].split(" ")
    if found.end == len(text) and len(columns) > 2 and all(len(column) <= LONGEST_WORD for column in columns):
        return True  # 扬帆文学 企业讲话 2015年06月08日
    return found.start == 0 or SITE_LIKE.search(text[: found.start].strip()) is not None


def title_lines(evidence: Evidence) -> Iterator[TitleLine]:
    """The lines above the speech that may be its title, in order; a title on two lines is one.

    Lines of the body count only up to its salutation or first heading, and only while they read like one.
    """
    lines = _join_split_titles([*evidence.head, *_untaken(evidence.opening)], evidence.page.text)
    stretches = [(line, *_bounds(line)) for line in lines if len(line.folded) <= LONGEST_LINE]
    possible = [
        (line, start, end)
        for line, start, end in stretches
        if is_title_like(line.folded[start:end]) and _is_no_name(line)
    ]
    for number, (line, start, end) in enumerate(possible):
        yield TitleLine(line, start, end, is_next_to_text=number == len(possible) - 1)


def _bounds(line: Line) -> tuple[int, int]:
    """Without the site's name; the second copy where a line holds the title twice."""
    start, end = split_site(line.folded)
    return start + last_copy(line.folded[start:end]), end


def last_copy(text: str) -> int:
    """Where the last of several copies of a title begins that stand in one line without a gap.

    >>> last_copy("在县委会议上讲话在县委会议上的讲话"), last_copy("在县委会议上的讲话")
    (8, 0)
    """
    for size in range(len(text) // 2, SHORTEST - 1, -1):
        if text[: len(text) - size].endswith(text[-size:]):
            return len(text) - size
    ends = [match.end() for match in CLOSES_TITLE.finditer(text)]
    if len(ends) < 2 or ends[-1] != len(text):
        return 0
    stops = [match.end() for match in re.finditer("[。;!?]", text[ends[-2] :])]  # of the editor's lead before the copy
    return ends[-2] + (stops[-1] if stops else 0)


def _untaken(opening: tuple[Line, ...]) -> Iterator[Line]:
    for line in opening:
        if re.match(SALUTATION, line.folded) or PARAGRAPH_NUMBER.match(line.folded) or len(line.folded) > LONGEST:
            return
        if CHROME_WORDS.search(line.folded) or FURNITURE.search(line.folded):
            continue  # 您好，欢迎访问…！ is no sentence of the speech
        if SENTENCE_END.search(line.folded) or RUNNING_TEXT.search(line.folded):
            return
        yield line


def _join_split_titles(lines: list[Line], page_text: str) -> list[Line]:
    """在…会议上的 ⏎ 讲话 is one line, and so is 在…暨 ⏎ …大会上的讲话."""
    joined: list[Line] = []
    for line in lines:
        if joined and _continues(joined[-1], line):
            before = joined.pop()
            joined.append(
                replace(
                    before,
                    text=before.text + line.text,
                    folded=before.folded + line.folded,
                    raw=page_text[before.start : max(before.end, line.end)],
                    is_heading=before.is_heading or line.is_heading,
                )
            )
        else:
            joined.append(line)
    return joined


def _continues(before: Line, line: Line) -> bool:
    if before.zone is not line.zone or not is_title_like(before.folded) or ENDS_IN_GENRE.search(before.folded):
        return False
    if CLOSES_TITLE.search(before.folded) or re.search(FILE_ENDING, before.folded):
        return False  # it is whole: in front of a site's name, or as the name of a file
    if GENRE_ALONE.match(line.folded):
        return WAITS_FOR_GENRE.search(before.folded) is not None
    return (
        "在" in before.folded
        and not line.folded.startswith(("在", "2", "《", "-", "—", "–", "―", "─"))
        and CLOSES_OCCASION.search(line.folded) is not None
    )


def _is_no_name(line: Line) -> bool:
    """A site's name or a person's is no title."""
    text = line.folded
    if line.zone is Zone.HEAD and SITE_NAME.match(text) and not ENDS_IN_GENRE.search(text):
        return False
    if OFFICE_AND_ANYBODY.match(text):
        return False
    return ENDS_IN_GENRE.search(text) is not None or not (names_a_person(line) or REDACTED_LINE.match(text))
