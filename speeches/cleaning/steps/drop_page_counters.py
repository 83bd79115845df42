r"""Take out page counters, on a line of their own or in the middle of a sentence.

    "全面深化第 3 页 共 9 页改革"      ->  "全面深化改革"
    "机遇与挑战并存，希望\n- 12 -\n与困难同在。"  ->  "机遇与挑战并存，希望与困难同在。"

A bare number or [3] is one only where it parts the halves of a sentence, or where several on the page
count up one by one between lines of text or, over the whole page, from one. Running heads beside them go too.
Left alone: 第3页 alone inside a sentence, where the speech may speak of a page; the number and year of a document,
17/2013; the cells of a table.
"""

import re
from collections.abc import Iterator, Sequence

from speeches.cleaning.body import body_start
from speeches.cleaning.draft import Edit
from speeches.cleaning.halves import LIKELY_BOUND, PROSE, SENTENCE_ENDS, is_cut
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.printed import BARE, LONGEST, OF_PAGES, between_pages, is_counter, printed_numbers
from speeches.cleaning.step import Line, Step, View, drop
from speeches.text.numbering import mark_of
from speeches.text.salutation import is_salutation

INSIDE = re.compile(rf"(?<=[^\x00-\x7f])\ ?(?:{OF_PAGES})\ ?(?=[^\x00-\x7f])|{OF_PAGES}")
MIN_BARE = 2  # numbers that count up; one alone may be a cell or a note
MIN_TEXT = 12  # characters of a line between which counters stand
OF_TOTAL = re.compile(r"\s*\d{1,3}\ ?/\ ?(\d{1,3})(?:\ |$)")  # 1 / 3 above the text of its page, or glued to it
HEADING_BOUND = 9.0  # nats; of whole headings before a line 0.7 % have as much, see cleaning.halves
REASON = "去掉页码。"


def find(view: View) -> Iterator[Edit]:
    lines = [line for line in view.lines if line.text.strip()]
    counters = {at for at, line in enumerate(lines) if is_counter(line)} | _bare(lines, view)
    counters |= between_pages(lines, view, counters)
    totals = {match[1] for at in counters if (match := OF_TOTAL.fullmatch(lines[at].plain.strip()))}
    for at, line in enumerate(lines):
        if at in counters:
            yield _taken_out(view, lines, at, counters)
        elif totals and (match := OF_TOTAL.match(line.plain)) and match[1] in totals:
            yield Edit(line.start, line.start + match.end(), "", REASON, confidence=0.95)
        elif "页" in line.plain or "Page" in line.plain:
            for match in INSIDE.finditer(line.plain):
                yield Edit(line.start + match.start(), line.start + match.end(), "", REASON, confidence=0.98)


def _taken_out(view: View, lines: Sequence[Line], at: int, counters: set[int]) -> Edit:
    """Take the line out; where the lines around it are the halves of a sentence, with both line ends."""
    line = lines[at]
    if (
        at
        and at + 1 < len(lines)
        and not {at - 1, at + 1} & counters
        and not _is_above_the_text(view, lines[at - 1])
        and (_parts_a_sentence if BARE.fullmatch(line.plain.strip()) else _are_halves)(lines[at - 1], lines[at + 1])
    ):
        before, behind = lines[at - 1], lines[at + 1]
        start = before.start + len(before.text.rstrip())
        return Edit(start, behind.end - len(behind.text.lstrip()), "", REASON, confidence=0.95)
    return drop(line, REASON, view=view, confidence=0.98)


def _is_above_the_text(view: View, line: Line) -> bool:
    """Tell whether a line is a title or the name of a file, …docx_第2页, which no page breaks off."""
    first = body_start(view)
    if PROSE.search(line.plain) or mark_of(line.plain):
        return False
    return first == len(view.lines) or line.start < view.lines[first].start


def _bare(lines: Sequence[Line], view: View) -> set[int]:
    """Give the lines that hold a bare number which parts a sentence, or counts up between lines of text."""
    numbers: list[tuple[int, int]] = []
    parting: set[int] = set()
    printed = printed_numbers(view)
    for at in range(1, len(lines)):
        match = BARE.fullmatch(lines[at].plain.strip()) if len(lines[at].plain) <= LONGEST else None
        if match and int(match[1]) in printed:
            parting.add(at)
        if match is None or not _is_text(lines[at - 1]):
            continue
        if at + 1 < len(lines) and _parts_a_sentence(lines[at - 1], lines[at + 1]):
            parting.add(at)
        if not numbers or int(match[1]) == numbers[-1][1] + 1:
            numbers.append((at, int(match[1])))
    return parting | ({at for at, _ in numbers} if len(numbers) >= MIN_BARE else set())


def _parts_a_sentence(before: Line, behind: Line) -> bool:
    head, rest = before.plain.strip(), behind.plain.strip()
    return _is_text(before) and mark_of(head) is None and is_cut(head, rest)


def _are_halves(before: Line, behind: Line) -> bool:
    """Tell whether a page ends in the middle of a sentence, where its number cannot be anything else.

    What holds a comma and has no end mark is no heading, however unlikely its last and the next character are together.
    """
    head, rest = before.plain.strip(), behind.plain.strip()
    if mark_of(head) is not None and PROSE.search(head) is None:
        return is_cut(head, rest, least=HEADING_BOUND)
    if mark_of(rest) is not None or is_salutation(rest):
        return False
    if PROSE.search(head) and not head.endswith(SENTENCE_ENDS):
        return True
    return is_cut(head, rest, least=LIKELY_BOUND)


def _is_text(line: Line) -> bool:
    stripped = line.plain.strip()
    return len(stripped) >= MIN_TEXT and PROSE.search(stripped) is not None


STEP = Step("drop_page_counters", "去掉页码", ChangeKind.REMOVE, find)
