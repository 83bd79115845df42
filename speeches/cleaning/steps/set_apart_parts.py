r"""Set apart the later of several speeches on one page: 第一篇： 第二篇：, 【篇一】 【篇二】, 范文1 范文2, 在…会上的讲话（二）.

    "第一篇：在大会上的讲话\n同志们：…\n第二篇：在年会上的讲话\n同志们：…"  ->  "同志们：…"

The first is the page's speech, and its label goes into the metadata with its title; what editors wrote
above it goes. Left alone: 第二篇 in a sentence, chapters and lists of the speech, a table of contents,
and labels that no text follows or that do not count up from one.
"""

from collections.abc import Iterator, Sequence

from speeches.cleaning.articles import NEAR, PartHead, opens_text, part_head
from speeches.cleaning.body import body_start, reads_like_text
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View, drop
from speeches.text.salutation import is_salutation

MAX_LEAD = 3  # lines of text above the first part; with more, they are the speech
SURE = ("第N篇", "篇N", "范文N")  # forms that need no first label, where the page has lost it
LIKE_HEADINGS = (
    "（N）题"  # 一、学习…在大会上的讲话 heads a section too: only with an audience of its own it is a speech
)
MAX_PAGE_LINES = 400  # lines of the page that are searched for the first label


def find(view: View) -> Iterator[Edit]:
    run = _run(view)
    if not run:
        return
    later = run
    if run[0][1].number == 1 and (lead := _lead(view, run[0][0])) is not None:
        for line in lead:
            yield drop(line, "编者写在各篇之前的引言。", view=view, kind=ChangeKind.REMOVE, confidence=0.9)
        reason = "多篇合编中第一篇的标题，移入元数据。"
        yield drop(view.lines[run[0][0]], reason, view=view, kind=ChangeKind.TAKE, confidence=0.95)
        later = run[1:]
    for (at, _), end in zip(later, [*(at for at, _ in later[1:]), len(view.lines)], strict=True):
        yield _apart(view.lines[at:end], "同一网页上的另一篇讲话，单独保存。")


def _lead(view: View, first: int) -> Sequence[Line] | None:
    """Give what editors wrote above the first part; None if it is a speech."""
    lead = view.lines[body_start(view) : first]
    is_speech = sum(map(reads_like_text, lead)) > MAX_LEAD or any(is_salutation(line.plain) for line in lead)
    return None if is_speech else lead


def _apart(lines: Sequence[Line], reason: str) -> Edit:
    return Edit(lines[0].start, lines[-1].end, "", reason, confidence=0.95)


def _run(view: View) -> list[tuple[int, PartHead]]:
    """Give the longest run of heads of one form that count up, each above its text."""
    runs: dict[str, list[tuple[int, PartHead]]] = {}
    for at, line in enumerate(view.lines):
        head = part_head(line.text)
        if head is None or not opens_text(view.lines, at):
            continue
        run = runs.setdefault(head.form, [])
        if head.number == 1 and len(run) <= 1:
            runs[head.form] = [(at, head)]
        elif head.number == (run[-1][1].number + 1 if run else 2):
            run.append((at, head))
    return max((run for run in runs.values() if run and _counts_up(run, view)), key=len, default=[])


def _addresses(view: View, at: int) -> bool:
    return any(is_salutation(line.plain) for line in view.lines[at + 1 : at + 1 + NEAR])


def _counts_up(run: Sequence[tuple[int, PartHead]], view: View) -> bool:
    """Tell whether there are several; the first label may be gone with the lines above the text."""
    first = run[0][1]
    if first.form == LIKE_HEADINGS and not all(_addresses(view, at) for at, head in run if head.number > 1):
        return False
    if first.number == 1:
        return len(run) > 1
    if first.form in SURE:
        return True
    above = (part_head(line) for line in view.page.text.split("\n", MAX_PAGE_LINES)[:MAX_PAGE_LINES])
    return any(head.form == first.form and head.number == 1 for head in above if head)


STEP = Step("set_apart_parts", "单独保存其他各篇", ChangeKind.SEPARATE, find)
