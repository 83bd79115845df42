"""What kind of speech it is, as its title says, else its subtitle, its own words, its salutation."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from speeches.metadata.evidence import SHORT_LINE, Field, fold
from speeches.metadata.lines import Evidence
from speeches.metadata.salutation import Salutation


class Genre(StrEnum):
    """The kinds; the Chinese term is what is stored and shown."""

    SPEECH = "讲话"
    REPORT = "报告"
    CHAIRING = "主持词"
    REMARKS = "发言"
    ADDRESS = "致辞"
    NO_SPEECH = "不是讲话"


WORDS = {  # what each kind is called at the end of a title
    Genre.CHAIRING: "主持词|主持稿|主持辞|主持讲话|主持提纲",
    Genre.ADDRESS: (
        "致辞|致词|祝酒词|祝酒辞|祝词|祝辞|祝福语|贺词|贺辞|寄语|开幕词|开幕辞|闭幕词|闭幕辞|欢迎词|欢迎辞|欢送词|欢送辞|"
        "答谢词|答谢辞|悼词|悼辞|献词|献辞|开场白|证婚词|颁奖词|告别词"
    ),
    Genre.REPORT: "报告|述职述廉|工作汇报|情况汇报|汇报材料|的说明|的汇报",
    Genre.REMARKS: "发言|发言材料|交流材料|典型材料",
    Genre.SPEECH: "讲话|演讲|演说|党课|党课讲稿|讲稿|谈话|讲演",
}
AT_A_MEETING_ONLY = {  # 在…会议上的点评; at the end of other titles these words are verbs
    "主持": Genre.CHAIRING,
    "表态": Genre.REMARKS,
    "述职": Genre.REPORT,
    "说明": Genre.REPORT,
    "汇报": Genre.REPORT,
    **dict.fromkeys(("点评", "授课", "宣讲", "讲课", "部署", "总结", "讲评"), Genre.SPEECH),
}
KIND = {word: genre for genre, words in WORDS.items() for word in words.split("|")}


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


NOTES = r"(?:\s*[(\[【][^()\[\]【】]{1,24}[)\]】])*"  # （书面讲话）, （摘要）, （2016年3月5日）
AT_THE_END = re.compile(
    rf"(?P<word>{_longest_first(KIND)})(?:稿件|稿|词|辞|提纲|要点|全文|材料|实录|摘要|节选|摘录|文稿)?(?:[一二三四五\d]{{1,2}})?"
    rf"{NOTES}(?:\s*[-—–_:,]*\s*(?:19|20)\d\d[-年.\d月日]*)?[\s》”\"。]*$"
)
OF_OCCASION = re.compile(
    rf"在[^《》]{{2,80}}?(?:上|时|期间)的?(?:\S{{0,6}}?)(?P<word>{_longest_first([*KIND, *AT_A_MEETING_ONLY])})(?=[稿词(（:\s提全摘_—-]|$)"
)
BEFORE_COLON = re.compile(rf"^[^:]{{0,20}}(?P<word>{_longest_first(KIND)})[:|]")
IS_WRITTEN = re.compile(  # are read, not given
    r"(?:调研|调查|考察|审计|实验|检测|检验|评估|可行性|开题|实习|实践|社会实践|分析|研究|检查|尽职|质量|体检|监测|自查|自评|年度|年|季度|半年度|"
    r"财务|统计|验收|测试|总结|整改|请示|学习|民意|诊断|鉴定|发展|白皮书|舆情|行业|市场)报告$"
)
AT_A_MEETING = re.compile(r"在.{2,80}(?:上|时)的?\S{0,6}报告")
TOLD_OF = re.compile(  # 多国人士高度评价习近平主席在…上的讲话, 习近平发表重要讲话: news of a speech, or a text about it
    r"^[^在]{0,40}(?:学习|传达|研读|领会|贯彻)[^。]{0,60}(?:习近平|总书记|主席|同志|领导|书记|重要)[^。会]{0,30}$"
    r"|^[^在]{0,40}(?:评价|热议|讨论|反响|播发|解读|聆听|听取|盛赞|围绕|论(?=习|党))[^。]{0,80}$"
    r"|(?:发表|(?<![合工写创])作|(?<!上)做)了?(?:的|重要|主旨|专题|书面|视频|题为.{2,40}的)*$|代表(?!大?会)[^上时,]{2,10}(?:致|作|发表)?$|[并致向]$"
)
SUBTITLE = re.compile(r"^\s*(?:[-—–―─]+|在)")

# How the opening and the closing name the speech, first what is least ambiguous; each is searched in order.
OWN_WORDS = (
    (
        Genre.CHAIRING,
        re.compile(
            r"(?:会议|大会)(?:共有?|主要有|有|的)[^。]{0,8}议程|(?:下面|首先|现在),?(?:进行|请)[^。]{2,40}(?:讲话|发言|致辞|作报告)[。,!]"
        ),
    ),
    (
        Genre.REPORT,
        re.compile(
            r"(?:向(?:大会|各位|会议|全体|本次|你们|市|县|省)[^。]{0,30}(?:报告|述职|汇报)|请(?:予|大会|各位代表|代表们?)[^。]{0,6}审议|作(?:政府)?工作报告|报告如下|述职如下|汇报如下)"
        ),
    ),
    (
        Genre.REMARKS,
        re.compile(
            r"(?:作|做)(?:一个|个|如下|以下|简短的|简要)?(?:表态|交流|典型|大会)?发言|我(?:的|今天)?(?:交流|表态)?发言的?题目|我的发言(?:到此|完|结束|就|到这)|"
            r"(?:作|做)(?:如下|以下|几点|三点|一个|个)?表态"
        ),
    ),
    (
        Genre.SPEECH,
        re.compile(
            r"我的?(?:演讲|讲话|讲课)(?:的)?(?:题目|主题|到此|完|结束|就)|我(?:就|先|再|主要|重点|着重)?(?:讲|强调|谈|说)(?:以下|如下)?(?:[几一二两三四五六七八\d]|到这|这些|完)"
        ),
    ),
    (
        Genre.ADDRESS,
        re.compile(
            r"(?:表示|致以|致)[^。]{0,12}(?:热烈|诚挚|衷心|亲切|崇高|节日|新春|新年|最)[^。]{0,8}(?:欢迎|祝贺|问候|祝福|慰问|感谢|敬意)|祝[^。]{0,24}(?:圆满成功|阖家幸福|合家欢乐|万事如意)"
        ),
    ),
)
GUESTS = re.compile("来宾|嘉宾|朋友|女士|先生|家长|客人|校友|乡亲")
ADDRESS_LINES = 4  # paragraphs at either end of a speech in which it greets and wishes well

# How sure each place makes; set by hand, not measured.
BY_TITLE, BY_SUBTITLE, BY_WORDS, BY_GREETING, BY_SALUTATION = 0.95, 0.9, 0.75, 0.65, 0.5


def read_genre(evidence: Evidence, title: Field | None, salutation: Salutation | None) -> Field | None:
    """The kind of speech with the words that tell it; None where nothing does."""
    return next(_genres(evidence, title, salutation), None)


def genre_in(title: str) -> tuple[Genre, int, int] | None:
    """The kind that a title calls its speech, and where.

    >>> genre_in("在全县春节团拜会上的致词"), genre_in("关于乡村振兴的调研报告"), genre_in("学习讲话精神")
    ((<Genre.ADDRESS: '致辞'>, 10, 12), None, None)
    """
    folded = fold(title)
    match = AT_THE_END.search(folded) or OF_OCCASION.search(folded) or BEFORE_COLON.search(folded)
    if match is None or TOLD_OF.search(folded[: match.start("word")]):
        return None
    if IS_WRITTEN.search(folded[: match.end("word")]) and not AT_A_MEETING.search(folded):
        return None
    return (KIND | AT_A_MEETING_ONLY)[match["word"]], match.start("word"), match.end("word")


def _genres(evidence: Evidence, title: Field | None, salutation: Salutation | None) -> Iterator[Field]:
    if title and (found := genre_in(title.value)):
        is_exact = title.end - title.start == len(title.value)
        span = (title.start + found[1], title.start + found[2]) if is_exact else (title.start, title.end)
        yield Field(found[0].value, *span, BY_TITLE)
    for line in reversed(evidence.before):
        if len(line.folded) <= 2 * SHORT_LINE and SUBTITLE.match(line.folded) and (found := genre_in(line.text)):
            yield line.field(found[1], found[2], BY_SUBTITLE, found[0].value)
    yield from _own_words(evidence, salutation)
    if salutation:
        yield Field(Genre.SPEECH.value, salutation.field.start, salutation.field.end, BY_SALUTATION)


def _own_words(evidence: Evidence, salutation: Salutation | None) -> Iterator[Field]:
    if salutation is None:
        return
    is_to_guests = GUESTS.search(fold(salutation.field.value)) is not None
    lines = (*evidence.spoken[:ADDRESS_LINES], *evidence.closing)
    for genre, words in OWN_WORDS:
        if genre is Genre.ADDRESS and not is_to_guests:
            continue
        for line in lines:
            if match := words.search(line.folded):
                confidence = BY_GREETING if genre is Genre.ADDRESS else BY_WORDS
                yield line.field(match.start(), match.end(), confidence, genre.value)
