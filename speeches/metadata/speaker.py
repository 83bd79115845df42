"""Who spoke: a name that the title, a line above the speech or its signature states as the speaker's.

A name inside the speech is somebody it mentions, and 作者 or 供稿 made the page; neither is ever taken. Where
the title names an office alone (县委书记在…上的讲话), the office is the speaker. What is redacted (X书记) is
nobody.
"""

import re
from collections.abc import Iterator

from speeches.metadata.evidence import SHORT_LINE, Field, Line, Zone, fold
from speeches.metadata.labels import Labelled, Meaning
from speeches.metadata.lines import Evidence
from speeches.metadata.vocabulary import COMPOUND_SURNAMES, GENRES, OFFICES, SURNAMES
from speeches.text.dates import find_dates
from speeches.text.furniture import is_furniture

NAME = rf"(?:(?:{COMPOUND_SURNAMES})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}](?:[\u4e00-\u9fff]{{1,2}}|[xX×*某]{{1,2}}))"
SPACED_NAME = rf"(?:[{SURNAMES}]\s+[\u4e00-\u9fff]|{NAME})"
OFFICE = rf"[\u4e00-\u9fff]{{0,30}}?(?:{OFFICES})"
HONORIFICS = (
    "同志|先生|女士|总书记|书记|主席|总理|部长|省长|市长|县长|区长|镇长|乡长|局长|主任|院长|校长|会长|委员长|司长|厅长"
)
MEMBERS = "议员"  # the council in Hong Kong calls its members so; part of the name as it prints it

NAME_ONLY = re.compile(rf"^(?P<name>{SPACED_NAME})$")
OFFICE_AND_NAME = re.compile(rf"^(?:{OFFICE})(?:[、 ,]+{OFFICE})*\s*(?P<name>{SPACED_NAME})(?:{HONORIFICS})?$")
NAME_AND_OFFICE = re.compile(rf"^(?P<name>{NAME})\s*(?:\(.{{2,40}}\)|(?:{HONORIFICS}))$")
IN_TITLE = re.compile(
    rf"^(?P<who>[^《》:\d]{{2,40}}?)[:]?\s*《?(?:同志|先生|女士)?(?=在.+(?:上|时|期间)的?\S{{0,6}}(?:{GENRES}))"
)
OF_TITLE = re.compile(
    rf"^(?P<who>[^《》:\d在]{{2,24}}?)(?:的)?(?:新年|元旦|春节|任职|就职|离任|当选|国庆)?(?:{GENRES})$"
)
BEFORE_COLON = re.compile(rf"^(?P<name>{NAME})\s*:\s*(?=.{{4,}}(?:{GENRES})$)")
MEMBER = re.compile(rf"^(?P<name>[\u4e00-\u9fff]{{2,5}}(?:{MEMBERS}))$")
REDACTED = re.compile(r"^[xX×*某○]|[xX×*]{2}(?:书记|市长|县长|区长|局长|主任)$")
OFFICE_ONLY = re.compile(rf"^(?:{OFFICE})$")
NOT_AN_OFFICE = re.compile(
    rf"^(?:全|各|新任|优秀|我|某)|(?:全体|各位|学生|教师|职工|党员|家长|群众|毕业生|新生|青年|员工|获奖|人大|政协)(?:{OFFICES})$"
)
NOT_A_NAME = re.compile(  # begin like a family name and are none
    r"^(?:任务|方法|方案|时间|金融|高度|高速|马上|江苏|河南|于是|安全|安徽|安排|石油|江西|白银|黄河|黄山|万众|高质|高新|高等|高校|向上|党建|党委|"
    r"张贴|温馨|方针|项目|常务|常委|路线|关于|关键|文化|文明|文件|文章|全文|公安|公司|公文|农业|农村|教育|宣传|组织|部署|汇报|总结|"
    r"发言|讲话|致辞|报告|同志|同学|老师|各位|纪委|纪念|纪律|程序|陈述|连续|余下|童年|管理|冀望|祝贺|祝福|祝词|焦点|单位|单行|时政|时事|"
    r"明确|明天|上海|上半|平安|平台|华夏|温州|苏州|徐州|郑州|常州|严格|严肃|严守|钱江|康复|万里|向前|和谐|平等|阳光|牢记|牛年|马年|龙年|"
    r"雷锋|夏季|秦皇|包头|谢谢|金秋|任职|任期|何时|何为|成都|成立|成果|水利|应急|解放|鲁迅)|(?:会议|大会|工作|建设|讲话|精神|[省市县区镇乡州村旗厅局部委办院校])$"
)
LABEL_NAME = re.compile(rf"^\s*(?:{OFFICE}\s*)?(?P<name>{SPACED_NAME})(?=$|[\s,;。()]|{HONORIFICS})")

# How sure each place makes; set by hand, not measured.
BY_LABEL, BY_LINE, BY_TITLE, BY_OFFICE, BY_SIGNATURE = 0.97, 0.93, 0.92, 0.8, 0.8


def read_speaker(evidence: Evidence, title: Field | None) -> Field | None:
    """The speaker's name, else the office that the title gives; None where nobody is named."""
    return next(_speakers(evidence, title), None)


def _speakers(evidence: Evidence, title: Field | None) -> Iterator[Field]:
    for labelled in evidence.labels:
        if labelled.meaning is Meaning.SPEAKER:
            yield from _labelled(labelled)
    for line in reversed(evidence.before):
        yield from _of_line(line, BY_LINE)
    if title:
        yield from _of_title(title_line(evidence, title))
    for line in (*reversed(evidence.closing), *evidence.tail[:3]):
        yield from _of_line(line, BY_SIGNATURE)


def _labelled(labelled: Labelled) -> Iterator[Field]:
    if match := LABEL_NAME.match(labelled.folded):
        yield from _name(
            labelled.line, labelled.start + match.start("name"), labelled.start + match.end("name"), BY_LABEL
        )


def _of_line(line: Line, confidence: float) -> Iterator[Field]:
    """`国务院总理  温家宝`, `（县委书记 张XX）`, `胡建新 2009年5月4日`: a line that is a name and no more."""
    if len(line.folded) > SHORT_LINE:
        return
    stretch = without_date(line.folded)
    text = line.folded[slice(*stretch)]
    is_dated = len(text) < len(line.folded.strip(" ()[]【】"))
    for pattern in (OFFICE_AND_NAME, NAME_AND_OFFICE, NAME_ONLY):
        if (match := pattern.match(text)) and (pattern is not NAME_ONLY or is_dated or confidence is BY_LINE):
            yield from _name(line, stretch[0] + match.start("name"), stretch[0] + match.end("name"), confidence)
            return


def names_a_person(line: Line) -> bool:
    """Whether the line is a person's name, with office or date, and nothing else."""
    return next(_of_line(line, BY_LINE), None) is not None


def without_date(folded: str) -> tuple[int, int]:
    """Where the words of a line begin and end, without brackets, dashes and the date at either end."""
    start, end = 0, len(folded)
    while start < end and folded[start] in " (-—–―─[【":
        start += 1
    while end > start and folded[end - 1] in " )]】":
        end -= 1
    dates = list(find_dates(folded[start:end]))
    if len(dates) == 1:
        found = dates[0]
        start, end = (start + found.end, end) if found.start == 0 else (start, start + found.start)
    while start < end and folded[start] in " (,":
        start += 1
    while end > start and folded[end - 1] in " (,:":
        end -= 1
    return start, end


def title_line(evidence: Evidence, title: Field) -> Line:
    """The title as a line of its own."""
    raw = evidence.page.text[title.start : title.end]
    return Line(title.value, fold(title.value), raw, title.start, Zone.NAME)


def _of_title(line: Line) -> Iterator[Field]:
    """温家宝在…上的讲话, 国务院总理温家宝在…, 县委书记在…, 張超雄議員在…."""
    match = IN_TITLE.match(line.folded) or OF_TITLE.match(line.folded)
    colon = BEFORE_COLON.match(line.folded)
    if colon and not match:
        yield from _name(line, colon.start("name"), colon.end("name"), BY_TITLE)
    if not match:
        return
    start, end = match.span("who")
    who = line.folded[start:end].strip()
    if REDACTED.search(who):
        return
    for pattern in (MEMBER, NAME_ONLY, NAME_AND_OFFICE, OFFICE_AND_NAME):
        if (found := pattern.match(who)) and (pattern is MEMBER or _is_name(found["name"])):
            yield _named(line, start + found.start("name"), start + found.end("name"), BY_TITLE)
            return
    if match.re is IN_TITLE and OFFICE_ONLY.match(who) and not NOT_AN_OFFICE.search(who):
        yield line.field(start, start + len(who), BY_OFFICE)


def _name(line: Line, start: int, end: int, confidence: float) -> Iterator[Field]:
    if _is_name(line.folded[start:end]):
        yield _named(line, start, end, confidence)


def _is_name(name: str) -> bool:
    return not (NOT_A_NAME.search(name) or OFFICE_ONLY.match(name) or is_furniture(name))  # 关闭 is a button


def _named(line: Line, start: int, end: int, confidence: float) -> Field:
    return line.field(start, end, confidence, re.sub(r"\s", "", line.text[start:end]))
