r"""Take out the title where the page repeats it inside the text or glues it to the first sentence.

    "…标杆清楚。\n政府自身建设总结讲话\n第一,政策要清楚。"  ->  the middle line goes
    "在全体会议上的讲话在全体会议上的讲话今天借这个机会"      ->  "今天借这个机会"

Only what the page itself uses as a title above the text counts as one. Left alone: the first of the
titles above the text, which is read as metadata, and any mention of it inside a sentence.
"""

import re
from collections.abc import Iterator

from speeches.cleaning.body import MAX_TITLE, bare, body_start
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View, drop
from speeches.cleaning.titles import titles

DOUBLED = re.compile(r"(?:(?:19|20)\d\d年?)?([^。,;!?:\s]{8,60}?)\1+")
MIN_LETTERS = 4  # different ones; a row of dots, dashes or asterisks doubles itself and is no title
LONGEST_REPEATED = 3 * MAX_TITLE  # characters of a line that is but a title, with all its marks
MIN_GLUED = 8  # bare characters; a shorter title may begin a first sentence by chance
NAMES_A_SPEECH = ("讲话", "讲话稿", "发言", "发言稿", "报告", "致辞", "主持词")


def find(view: View) -> Iterator[Edit]:
    known = titles(view)
    start = body_start(view)
    if start == len(view.lines):
        return
    yield from _glued(view.lines[start], known)
    bare_titles = frozenset(known)
    initials = {title[0] for title in known}
    for line in view.lines[start + 1 :]:
        if len(line.plain) > LONGEST_REPEATED or next(filter(str.isalnum, line.plain), "") not in initials:
            continue
        if bare(line.plain) in bare_titles:
            yield drop(line, "去掉正文中重复的标题。", view=view, confidence=0.97)


def _glued(line: Line, known: list[str]) -> Iterator[Edit]:
    """Find titles at the head of the text: one that names a speech, or anything that stands there twice."""
    if doubled := _doubled(line.plain):
        yield Edit(line.start, line.start + doubled, "", "去掉粘在正文前的标题。", confidence=0.95)
        return
    position = count = 0
    last = ""
    while found := next(
        ((t, n) for t in known if (n := _prefix(line.plain[position : position + LONGEST_REPEATED], t))), None
    ):
        last, length = found
        position, count = position + length, count + 1
    is_sure = count > 1 or (len(last) >= MIN_GLUED and last.endswith(NAMES_A_SPEECH))
    if is_sure and position < len(line.text):
        yield Edit(line.start, line.start + position, "", "去掉粘在正文前的标题。", confidence=0.95)


def _doubled(text: str) -> int:
    """Give the length of all that stands twice or more at the head of the text; something is left behind it."""
    position = 0
    while match := DOUBLED.match(text, position):
        end = match.end()
        if end == len(text):
            end -= len(match[1])
            if end == match.end(1):  # the line is a title twice, and nothing else
                return position
        if len(set(filter(str.isalnum, match[1]))) < MIN_LETTERS:
            return position
        position = end
    return position


def _prefix(text: str, title: str) -> int:
    """Give the length of the title at the head of the text, counting the marks and spaces between; 0 if not there."""
    at = 0
    for character in title:
        while at < len(text) and not text[at].isalnum():
            at += 1
        if at == len(text) or text[at] != character:
            return 0
        at += 1
    return at


STEP = Step("drop_repeated_titles", "去掉重复的标题", ChangeKind.TAKE, find)
