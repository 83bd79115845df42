r"""Set apart what is attached behind the end of a speech: 附件：, 附件1：, 附： with its own text.

    "请抓好落实。\n附件1：重点任务分工方案\n（一）加快项目建设。…"  ->  "请抓好落实。"

Left alone: 附件 in a sentence; 附件 alone on a line in the middle of an answer that goes on with tables; a mere list
of attachments without their text; and whatever the speech goes on behind, with the next number or with its thanks.
"""

from collections.abc import Iterator
from itertools import pairwise

from speeches.cleaning.articles import ANNEX, MAX_HEAD, UNLIKE_TITLE, goes_on, sections
from speeches.cleaning.body import SENTENCE_END, SPEAKER, body_start, reads_like_text
from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View
from speeches.text.closing import is_closing, is_signature

ENDS = (*SENTENCE_END, "”", ")", "》")


def find(view: View) -> Iterator[Edit]:
    start = min(body_start(view) + 1, len(view.lines))
    heads = [at for at in range(start, len(view.lines)) if _is_annex_head(view, at)]
    if not heads or _is_followed_by_the_speech(view, heads[0]):
        return
    for at, end in pairwise([*heads, len(view.lines)]):
        annex = view.lines[at:end]
        if any(line.plain.strip() for line in annex[1:]):
            yield Edit(annex[0].start, annex[-1].end, "", "讲话后的附件，单独保存。", confidence=0.93)


def _is_annex_head(view: View, at: int) -> bool:
    line = view.lines[at].plain.strip()
    label = ANNEX.match(line)
    if label is None or len(line) > MAX_HEAD or line.endswith(UNLIKE_TITLE[:-2]):
        return False
    before = (view.lines[place].plain.strip() for place in range(at - 1, -1, -1))
    above = next(filter(None, before), "")
    if is_closing(above) or (is_signature(above) and "年" in above):
        return True
    return label.end() < len(line) and (above.endswith(ENDS) or is_signature(above))


def _is_followed_by_the_speech(view: View, at: int) -> bool:
    behind = view.lines[at + 1 :]
    has_text = any(reads_like_text(line) for line in behind)
    return not has_text or goes_on(sections(view.lines), at) or any(map(_is_spoken, behind))


def _is_spoken(line: Line) -> bool:
    return is_closing(line.plain) or SPEAKER.match(line.plain.strip()) is not None


STEP = Step("set_apart_annexes", "单独保存附件", ChangeKind.SEPARATE, find)
