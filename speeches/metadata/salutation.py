"""The line at the head of the speech that addresses its audience."""

import re
from dataclasses import dataclass

from speeches.metadata.evidence import Field, Line
from speeches.metadata.lines import Evidence
from speeches.text.salutation import MAX_SALUTATION, is_salutation, without_greeting

WHOM = (
    "同志们?|代表们?|委员们?|领导|来宾|嘉宾|女士们?|先生们?|朋友们?|同事们?|老师们?|同学们?|家长们?|乡亲们|战友们|企业家们?|专家们?|院士们?|"
    "记者们?|客人们?|校友们?|孩子们|父老乡亲|工友们|职工们?|员工们?|伙伴们?|官兵们?|指战员们?|常委们?|股东们?|"
    "(?<![一-龥])主席|主席(?:先生|女士)?|议长(?:先生)?"
)
GLUED = re.compile(  # 各位代表：现在，我代表…; what stands between is a list of guests, not a sentence
    rf"^\s*(?:[一-龥]{{2,16}}:)?(?P<whom>(?:(?:尊敬|敬爱|亲爱)的|各位|诸位|全体|同志|主席|女士|先生|朋友|老师|同学|代表)?"
    rf"[^。;?!:,“”]{{0,20}}?(?:[,、 ][^。;?!:“”,]{{0,12}}?){{0,3}}(?:{WHOM}))\s*[:!,](?=\s*\S)"
)
UP_TO_COLON = re.compile(
    rf"^\s*(?:[一-龥]{{2,16}}:)?(?P<whom>[^。;?!:“”]{{0,{MAX_SALUTATION}}}?(?:{WHOM}))\s*[:!](?=\s*\S)"
)
ADDRESSES = re.compile(
    r"^(?:(?:[一-龥]{2,16}:)?(?:(?:尊敬|敬爱|亲爱)的|各位|诸位|全体|同志们|主席[,，]|女士们|先生们|朋友们|老师们|同学们|代表们|乡亲们|战友们))"
)
NAMES_AN_AUDIENCE = re.compile("各位|诸位|尊敬|敬爱|亲爱|们|全体|代表|主席|同学|朋友|同志")  # 北京市民 肖女士: does not
SPOKEN_BY = re.compile(r"^[一-龥]{2,16}:(?=.)")  # 環境局局長：主席，
SAYS_MORE = re.compile("我|你|他|首先|今[天日早晚]|刚才|感谢|多谢|希望|对于|关于|认为|作为|代表[^们,、]")
CHAIR = re.compile("^(?:代理?)?(?:主席|议长|会长)(?:先生|女士)?$")
EPITHET = re.compile(r"^(?:尊敬|敬爱|亲爱)的")
MARKS_BEHIND = " \u3000:：!！,，、。"
MOST_LINES = 3  # of a salutation; state dinners address the host on one line, the guests on the next

ON_A_LINE, GLUED_ON = 0.95, 0.85  # set by hand, not measured


@dataclass(frozen=True, slots=True)
class Salutation:
    """The audience as it is addressed, and whether a line of its own does so."""

    field: Field
    is_own_line: bool


def find_salutation(evidence: Evidence) -> Salutation | None:
    """The salutation among the first lines of the speech, or the last of those taken off above it."""
    lines = (*evidence.head[-2:], *evidence.opening)
    for number, line in enumerate(lines):
        if is_salutation(line.text) and NAMES_AN_AUDIENCE.search(line.folded):
            return Salutation(_of_lines([line, *_more(lines[number + 1 : number + MOST_LINES])]), is_own_line=True)
        if ADDRESSES.match(line.folded) and (match := _glued(line.folded[: 2 * MAX_SALUTATION])):
            first, last = match.span("whom")
            if SAYS_MORE.search(match["whom"]):  # 主席，我作为旅游界代表，…
                last = first + match["whom"].find(",")
                if last < first or not CHAIR.match(line.folded[first:last]):
                    continue
            epithet = EPITHET.match(line.folded[first:last])
            start = first + (epithet.end() if epithet else 0)
            return Salutation(line.field(start, last, GLUED_ON), is_own_line=False)
    return None


def _glued(opening: str) -> re.Match[str] | None:
    match = UP_TO_COLON.match(opening)
    return match if match and not SAYS_MORE.search(match["whom"]) else GLUED.match(opening)


def read_audience(salutation: Salutation | None) -> Field | None:
    """Whom the speech addresses, as printed but for 尊敬的 and the colon; None where it addresses nobody."""
    return salutation.field if salutation else None


def _more(lines: tuple[Line, ...]) -> list[Line]:
    more: list[Line] = []
    for line in lines:
        if not is_salutation(line.text):
            break
        more.append(line)
    return more


def _of_lines(lines: list[Line]) -> Field:
    """The lines as one value, 尊敬的 at its head and the colon at its end left out."""
    first = lines[0].text
    begin = label.end() if (label := SPOKEN_BY.match(lines[0].folded)) else 0
    if epithet := EPITHET.match(lines[0].folded[begin:]):
        begin += epithet.end()
    if len(lines) == 1:
        return lines[0].field(begin, len(without_greeting(first).rstrip(MARKS_BEHIND)), ON_A_LINE)
    value = without_greeting("".join(line.text for line in lines)[begin:]).rstrip(MARKS_BEHIND)
    return Field(value, lines[0].start + begin, lines[-1].end, ON_A_LINE)
