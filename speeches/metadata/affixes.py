"""What pages and files put before and after a title. All patterns read folded text."""

import re
from dataclasses import dataclass

from speeches.metadata.vocabulary import GENRES, OFFICES, SITE_ENDINGS

PRAISE = (
    "精选推荐|推荐|精品推荐|精品|精选|最新版|最新|完整版|荐|热荐|范文|优选|热门|精华|实用版|实用|经典|必备|全文|下载|原创|汇编|合集|"
    "汇总|领导讲话|讲话|发言稿|政务|要闻|时政|珍藏版|整理版|整理|优质|范本|模板|通用版|通用|热|顶|图|图文|转载|转|公文|讲话稿|参考|免费|word版|Word版|WORD版|精编|2篇|三篇"
)
COUNT = r"(?:共|精选|推荐|通用|最新|整理|合集|优选|汇编|实用|热门|精|锦集|集锦|必备|优秀|优质)?(?:范文|模板|样本)?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[篇页则份套字]"
BRACKETED = rf"(?:(?:完整|最新)?(?:{PRAISE}){{1,2}}|{COUNT}(?:汇总|合集|范文|珍藏版|完整版|精选)?|第\s*\d+\s*[页篇]|\d{{1,2}}|\d{{1,2}}/\d{{1,2}}|\d+页\S{{0,4}}|\d{{2,5}}字(?:以上|左右)?|图|组图|修订版|最终版|定稿|终稿|副本|修改稿|修改版)"
FILE_ENDING = r"\.(?:docx?|pdf|txt|wps|rtf|pptx?|html?|shtml|zip|rar|ofd|odt)"

DATED = re.compile(
    r"\s*[(【\[]\s*(?:19|20|二[〇○零])[^()【】\[\]]{1,12}年[^()【】\[\]]{1,8}[日号月]\s*(?:星期.|周.)?\s*[)】\]]$"
)  # （2010年2月3日）; titles of a council keep their （2013-01-09）
SUFFIXES = (
    DATED,
    re.compile(r"\s+(?:19|20)\d\d(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月(?:\d{1,2}日)?)$"),
    re.compile(FILE_ENDING + "$", re.IGNORECASE),
    re.compile(rf"[【\[(]\s*{BRACKETED}(?:[+、 ]{BRACKETED})*\s*[】\])]$"),
    re.compile(rf"[-_— ]{{1,4}}(?:{PRAISE}|{COUNT}|第\d+页|\d{{1,2}})$"),
    re.compile(r"[*_|★☆■□◆◇▲△●※]+$|[-—–·•,:;、]+$"),
    re.compile(
        rf"(?<={'|'.join(sorted({word[-2:] for word in GENRES.split('|') if len(word) > 1}))})(?:{COUNT}|范文|模板|精选|\d{{1,2}})$"
    ),
)
PREFIXES = (
    re.compile(rf"^[【\[(]\s*{BRACKETED}\s*[】\])]\s*"),
    re.compile(  # 【百味书屋】在…会议上的讲话
        rf"^【[^【】]{{2,10}}】\s*(?=.*(?:上|时)的?\S{{0,4}}(?:{GENRES})(?:[(【\[][^()]{{1,12}}[)】\]])?$)"
    ),
    re.compile(  # 七彩文章网——在…上的主持词
        rf"^[\u4e00-\u9fff]{{2,8}}(?:{SITE_ENDINGS})\s*[-—–]{{1,2}}\s*(?=.*(?:上|时)的?\S{{0,4}}(?:{GENRES})$)"
    ),
    re.compile(r"^[▍▎▌█●★☆■□◆◇▲△·•※→>»*#_|-]+\s*"),
    re.compile(r"^(?:(?:19|20)\d\d年?)?(?:最新版?|精选|推荐|精品|热门)(?=[12]\d{3}|在|关于|全|市|县|区|省)"),
    re.compile(r"^\d{1,3}、(?=.{4})"),
    re.compile(
        r"^(?:第\s*[一二三四五六七八九十\d]{1,3}\s*(?:篇|部分)|篇[一二三四五六七八九十\d]{1,3}|范文[一二三四五六七八九十\d]{1,3})\s*[:、.]?\s*(?=.{4})"
    ),
    re.compile(r"^(?:标题|题目|原标题|正文)\s*:\s*"),
)
ENDS_AS_SPEECHES = re.compile(
    rf"在.{{2,60}}(?:上|时)的?\S{{0,4}}(?:{GENRES})(?:[(【\[][^()]{{1,12}}[)】\]])?$|(?:会议?|大会|仪式)的?(?:{GENRES})(?:[(【\[][^()]{{1,12}}[)】\]])?$"
)
ENCLOSED = re.compile(rf"【[^【】]{{4,60}}(?:{GENRES})】")
LONGEST_COLUMN = 12  # characters; 机关写手论坛, 领导讲话
FILE_YEAR = re.compile(  # 2022在…会议上的讲话, 2021县长在…: no title leaves 年 out
    rf"^(?:19|20)\d\d(?=在|关于|全[国省市县区州镇乡]|(?!年)[^在\d]{{0,6}}(?:{OFFICES})在)"
)
STAMPED_YEAR = re.compile(  # 2021年在…会议上的讲话.docx; not 2021年政府工作报告, where the year is part of it
    rf"^(?:19|20)\d\d年(?=.*(?:上的?(?:{GENRES})|讲话稿?|发言稿?|致辞|主持词)$)"
)
SEPARATOR = re.compile(
    r"\s{0,9}[›»]\s{0,9}|\s{0,9}[_|丨｜]+\s{0,9}|\s{1,9}[-—–]+\s{1,9}|(?:(?<=[\u4e00-\u9fff》】)])|(?<=\.docx)|(?<=\.doc)|(?<=\.pdf)|(?<=\.txt))(?<![-—–])[-—–](?=[\u4e00-\u9fffA-Za-z]{2,})|(?<=[\u4e00-\u9fff》】)])--(?=[\u4e00-\u9fff]{2,8}$)|::+"
)
SITE = re.compile(
    rf"(?:{SITE_ENDINGS})(?:首页)?$|^(?:首页|主页|领导讲话|讲话发言|工作报告|会议讲话|讲话稿|公文|范文|要闻|时政|新闻|时政要闻|新闻中心|政务公开|"
    r"信息公开|通知公告|正文|专题|政府信息公开)$|\.(?:com|cn|net|org)|网站|文档分享|范文大全|免费"
)


@dataclass(frozen=True, slots=True)
class Stripped:
    """Where the bare title lies in the text, and whether anything was taken from it."""

    start: int
    end: int
    was_affixed: bool

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


def strip_affixes(folded: str) -> Stripped:
    """Find the title inside what a page made of it.

    >>> stripped = strip_affixes("《2021年在全县会议上的讲话.docx(18页珍藏版)》")
    >>> "《2021年在全县会议上的讲话.docx(18页珍藏版)》"[stripped.start:stripped.end]
    '在全县会议上的讲话'
    """
    start, end = 0, len(folded)
    is_file = is_file_name(folded)
    changed = True
    while changed:
        changed = False
        while end > start and folded[end - 1] == " ":
            end -= 1
        while start < end and folded[start] == " ":
            start += 1
        first, last = _unquote(folded[start:end])
        if (first, last) != (0, end - start):
            start, end, changed = start + first, start + last, True
        for pattern in SUFFIXES:
            if (match := pattern.search(folded[:end], start)) and match.start() > start:
                end, changed = match.start(), True
        prefixes = (*PREFIXES, FILE_YEAR, STAMPED_YEAR) if is_file else (*PREFIXES, FILE_YEAR)
        for pattern in prefixes:
            if (match := pattern.match(folded[start:end])) and match.end() < end - start:
                start, changed = start + match.end(), True
    return Stripped(start, end, was_affixed=bool(folded[:start].strip(" 《") or folded[end:].strip(" 》")))


def _unquote(text: str) -> tuple[int, int]:
    """Where the text lies inside 《》 or 【】 that enclose all of it, or inside the one 《 or 》 that has no partner."""
    if ENCLOSED.fullmatch(text):
        return 1, len(text) - 1
    opened, closed = text.count("《"), text.count("》")
    is_whole = text.startswith("《") and text.endswith("》") and "》" not in text[1:-1]
    first = int(text.startswith("《") and (is_whole or opened > closed))
    return first, len(text) - int(text.endswith("》") and (is_whole or closed > opened))


def is_file_name(folded: str) -> bool:
    """Whether the text names a file."""
    return re.search(FILE_ENDING + r"(?![A-Za-z0-9])", folded, re.IGNORECASE) is not None


def split_site(folded: str) -> tuple[int, int]:
    """Where the title lies in a <title> that also names the site or its columns.

    >>> split_site("在全县会议上的讲话_领导讲话_百味书屋"), split_site("百味书屋 - 在全县会议上的讲话")
    ((0, 9), (7, 16))
    """
    ends = [match.start() for match in SEPARATOR.finditer(folded)] + [len(folded)]
    starts = [0] + [match.end() for match in SEPARATOR.finditer(folded)]
    segments = [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]
    if spoken := _beside_columns(folded, segments):
        return spoken
    titles = [segment for segment in segments if not SITE.search(strip_site_tail(folded[slice(*segment)]))]
    if not titles:
        return segments[0] if segments else (0, len(folded))
    first = titles[0]
    if len(segments) == len(titles) and " " not in folded:  # no site among them: a dash inside the title
        return (0, len(folded)) if not re.search(r"[_|]", folded) else first
    return first


def _beside_columns(folded: str, segments: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The one segment that ends as speeches do, where the others are short: site and columns."""
    spoken = [segment for segment in segments if ENDS_AS_SPEECHES.search(strip_site_tail(folded[slice(*segment)]))]
    others = [segment for segment in segments if segment not in spoken]
    is_clear = len(spoken) == 1 and all(end - start <= LONGEST_COLUMN for start, end in others)
    return spoken[0] if is_clear else None


def strip_site_tail(segment: str) -> str:
    """A segment without its file ending, so that what it ends in can be compared."""
    return re.sub(FILE_ENDING + "$", "", segment.strip().strip("《》"), flags=re.IGNORECASE)
