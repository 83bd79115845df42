"""What a speech promises to say, 我讲三点意见, against the points that follow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from speeches.text.numbering import LIST_LEVEL, PART, mark_of, number_value, ordinal_of

NUMBER = r"[一二三四五六七八九十两]{1,2}|几|\d{1,2}"
MATTER = "意见|问题|要求|想法|体会|看法|建议|希望|内容|情况|任务|环节|原则|关系|事情?|话|意思|措施|打算|感受|重点|关键|文章|功夫|方面|工作|道理|观点|认识"
KIND = "的|不成熟|重点|主要|具体|关键|突出|基本|大|小|工作|粗浅|个人|简单|初步|方面|点|层"
PROMISE = re.compile(
    rf"""
    (?:讲讲|谈谈|说说|讲|谈|说|提|强调|汇报|介绍|通报|安排|部署|突出|围绕|注意|坚持|把握好?|抓好|做好|落实好?|解决好?|处理好|搞好|明确|交流|回答|提醒)
    (?:一下|以下|如下|这么|这样|出|清楚?|好|住|大家|各位|同志们|简要|简单|重点|着重|的?是|这|下面|下列){{0,2}}
    (?P<number>{NUMBER})
    (?:
        个?(?:方面|点|条)(?:(?:{KIND}){{0,3}}(?:{MATTER}))?
      | (?:个|项|件|层|大|种|句)(?:(?:{KIND}){{0,3}}(?:{MATTER}))
    )
    (?=[，,。；;：:！!\n—(（]|$|[一-鿿]{{0,4}}[，,。：:])
    """,
    re.VERBOSE,
)
PHRASES = re.compile("[两几]句|[两几]条路")  # a way of speaking and no promise
INTENT = re.compile(  # who is going to say so: the speaker, now; not 省委提出了三点要求
    r"我|下面|这里|今天|借此机会|借这个机会|接下来|就|再|现将?|主要|着重|重点|必须|要|请|围绕|在此|以下|如下|概括|归纳"
)
PAST = re.compile(
    r"(?:讲|谈|说|提|提出|强调|汇报|介绍|通报|安排|部署|突出)(?:了|过)|刚才|昨天|上次|同志(?:们)?讲|书记讲|市长讲|不.{0,2}(?:讲|谈|说)"
)
ENDS_BEFORE_POINT = "。！!？?；;：:，,、”）)\n"
OPENING = 8  # paragraphs; a promise that governs the whole speech stands in its opening
SHORT_POINT = 30  # characters a promised point takes at the least; a text with room for them may give them no number
MAX_PROMISES = 40  # in one text; a longer list of them is no speech
MAX_BEFORE = 60  # characters of a sentence that are read before and behind a promise
FEW = 2  # 几点 are at least


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point: in which style, and where in the text."""

    rank: int  # the lower, the higher it stands: 0 for 第一部分, 1 for 一、, 2 for （一）; 10 and more in running text
    number: int  # 0 for 最后
    start: int


def broken_promise(lines: Sequence[str]) -> str:
    """Give a Chinese sentence where the text promises more points than it holds, else "".

    `lines` are in simplified script, without the closing.

    >>> broken_promise(["下面，我讲三点意见：", "一、提高认识", "要学习。"])
    '文中说“讲三点意见”，只找到 1 个。'
    """
    text = "\n".join(lines)
    promises = list(_promises(text))
    found = list(points(lines)) if promises else []
    opening = sum(len(line) + 1 for line in lines[:OPENING])
    for promise in promises:
        promised = FEW if promise["number"] in ("几", "两") else number_value(promise["number"])
        held = _held(found, promise.end(), is_last=promise.start() >= opening)
        rest = len(text) - promise.end()
        if held is None:
            if promise.start() < opening and rest < promised * SHORT_POINT and not _names_points(promise, text):
                return f"文中说“{promise[0]}”，下文没有。"
        elif held < promised:
            return f"文中说“{promise[0]}”，只找到 {held} 个。"
    return ""


def points(lines: Sequence[str]) -> Iterator[Point]:
    """Find the numbers at the heads of lines, and those that begin a clause in running text."""
    position = 0
    for line in lines:
        mark = mark_of(line)
        if mark:
            yield Point(0 if PART.match(line) else mark.level, mark.number, position)
        for start in _clauses(line, mark.end if mark else 0):
            if ordinal := ordinal_of(line, start):
                yield Point(10 + ("ordinal", "point", "order").index(ordinal.style), ordinal.number, position + start)
            elif start and (inner := mark_of(line[start : start + 8])) and inner.level != LIST_LEVEL:
                yield Point(inner.level, inner.number, position + start)
        position += len(line) + 1


CLAUSE_END = re.compile(f"[{ENDS_BEFORE_POINT}]")


def _clauses(line: str, first: int) -> Iterator[int]:
    yield first
    for match in CLAUSE_END.finditer(line):
        if match.end() < len(line) and match.end() > first:
            yield match.end()


def _promises(text: str) -> Iterator[re.Match[str]]:
    for promise in islice(PROMISE.finditer(text), MAX_PROMISES):
        before = text[max(0, promise.start() - MAX_BEFORE) : promise.start()]
        sentence = (
            before[max(map(before.rfind, "。！!？?；;\n")) + 1 :] + text[promise.start() : promise.start("number")]
        )
        if (
            promise["number"] not in ("一", "1")
            and not PHRASES.search(promise[0])
            and INTENT.search(sentence)
            and not PAST.search(sentence)
        ):
            yield promise


def _held(found: Sequence[Point], position: int, *, is_last: bool) -> int | None:
    """Count the points of the list that begins behind a promise; None if none begins there.

    A promise further down (`is_last`) is judged only where its list runs to the end of the text: what it
    lacks may else stand there without a number.
    """
    behind = [point for point in found if point.start >= position]
    first = next((point for point in behind if point.number == 1), None)
    if first is None or (behind and behind[0] is not first and behind[0].rank < 10 and behind[0].number > 1):
        return None
    held = 1
    for point in behind[behind.index(first) + 1 :]:
        if point.rank < first.rank:
            if point.number == 1:  # the promised points were those of a higher level, and this list stood before them
                first, held = point, 1
            elif is_last:
                return None
        elif point.rank == first.rank:
            held = max(held, held + 1 if point.number == 0 else point.number)
    return held


def _names_points(promise: re.Match[str], text: str) -> bool:
    """Tell whether the points are named in the sentence itself: 抓好三项工作，即…"""
    rest = text[promise.end() : promise.end() + MAX_BEFORE]
    return len(re.split("[。！!？?；;\n]", rest, maxsplit=1)[0]) > SHORT_POINT
