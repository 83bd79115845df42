"""The meeting at which the speech was given: 在…上的讲话, `——2016年3月5日在…会议上`."""

import re
from collections.abc import Iterator

from speeches.metadata.evidence import SHORT_LINE, Field, Line, fold
from speeches.metadata.lines import Evidence
from speeches.metadata.vocabulary import MEETINGS, SPOKEN
from speeches.text.dates import find_dates

IN_TITLE = re.compile(rf"在(?P<occasion>[^《》]{{2,80}}?)(?:上|时|期间|中)的?(?:\S{{0,6}}?)(?:{SPOKEN})")
BARE_IN_TITLE = re.compile(
    rf"^(?P<occasion>[^在《》]{{2,60}}(?:{MEETINGS}))(?:上的?)?(?:总结|主持|开幕|闭幕|领导)?(?:{SPOKEN})"
)
IN_SUBTITLE = re.compile(
    rf"(?:^|[-—–―─(,日年月 ])在(?P<occasion>.{{2,60}}?(?:{MEETINGS}))(?:上|时)?(?:的?(?:{SPOKEN}))?\)?$"
)
BEFORE_DATE = re.compile(
    rf"^\(?(?P<occasion>[^。;!?,:]{{4,40}}(?:{MEETINGS}))上?[ ,]+(?:19|20)\d\d年[^。,]{{0,10}}\)?$"
)
OPENED = re.compile(  # 今天，我们在这里隆重召开全县…大会，; what others hold (今天，新闻办召开发布会) is news, not the occasion
    r"^(?:[^。!?,]{0,15}[:,])?\s*(?:今天|今日|今晚|现在|刚才|这次|经.{2,12}(?:研究|同意)(?:决定)?)?(?:上午|下午|晚上|借此机会)?,?"
    r"(?:我们|县委、?县政府|市委、?市政府|区委、?区政府|省委、?省政府|县委|市委|区委|省委|县政府|市政府)?,?(?:在这里|在此|齐聚一堂|欢聚一堂)?,?"
    r"(?:隆重|专门|及时|再次|组织|又|以.{1,6}形式)?(?:召开|举行|举办|召集)(?:的)?(?:这次|此次|今天的|一次|这个)?"
    rf"(?P<occasion>[^,。;!?:、“”《》]{{2,30}}?(?:{MEETINGS}))(?=[,。;])"
)
UNNAMED = re.compile(r"^(?:这次|此次|本次|今天|会议|大会|全会|[一这]个|一次|这个|\d+月)|^.{0,1}会$|班子|乡镇长会议")
FILE_YEAR = re.compile(r"^(?:19|20)\d\d年?(?=\D{4})")

LONGEST_SUBTITLE = 80  # characters
SUBTITLE_MARKS = ("-", "—", "–", "―", "─", "(")
BY_TITLE, BY_SUBTITLE, BY_BARE_TITLE, BY_OPENING = 0.95, 0.95, 0.75, 0.6  # set by hand, not measured


def read_occasion(evidence: Evidence, title: Field | None) -> Field | None:
    """The occasion as the title names it, else the subtitle, else the sentence that opens the meeting."""
    return next(_occasions(evidence, title), None)


def _occasions(evidence: Evidence, title: Field | None) -> Iterator[Field]:
    if title:
        yield from _in_title(title, IN_TITLE, BY_TITLE)
    for line in reversed(evidence.before):
        yield from _in_subtitle(line)
    if title:
        yield from _in_title(title, BARE_IN_TITLE, BY_BARE_TITLE)
    for line in evidence.spoken[:3]:
        if (match := OPENED.search(line.folded[: 3 * SHORT_LINE])) and not UNNAMED.search(match["occasion"]):
            yield line.field(match.start("occasion"), match.end("occasion"), BY_OPENING)


def _in_subtitle(line: Line) -> Iterator[Field]:
    text = line.folded
    if len(text) > LONGEST_SUBTITLE:
        return
    is_dated = any(find_dates(text))
    match = IN_SUBTITLE.search(text) if is_dated or text.startswith(SUBTITLE_MARKS) else None
    match = match or (BEFORE_DATE.match(text) if is_dated else None)
    if match:
        yield line.field(match.start("occasion"), match.end("occasion"), BY_SUBTITLE)


def _in_title(title: Field, pattern: re.Pattern[str], confidence: float) -> Iterator[Field]:
    if match := pattern.search(fold(title.value)):
        start, end = match.span("occasion")
        start += stamp.end() if (stamp := FILE_YEAR.match(match["occasion"])) and pattern is BARE_IN_TITLE else 0
        is_exact = title.end - title.start == len(title.value)
        span = (title.start + start, title.start + end) if is_exact else (title.start, title.end)
        yield Field(title.value[start:end], *span, confidence)
