"""Give quotation marks the shape and direction they have in Chinese.

    '学习"三农"政策'     ->  '学习“三农”政策'      so ＂三农＂ and 〝三农〞
    '树立”一盘棋”思想'   ->  '树立“一盘棋”思想'    so “一盘棋“, and "一盘棋”

In a paragraph the marks open and close in turn; what a pair holds and what stands beside it have to agree
with that. Single marks, ' and ‘, likewise, but only around Han characters.
Left alone: a paragraph with an odd number of marks, as where a quotation goes on in the next; marks inside
marks, “在“本会”之前加上”; 「」, in either script; quotations among Latin words, apostrophes, inches, mark-up.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View
from speeches.text.characters import HAN

OTHER_FORMS = str.maketrans("〝〞〟＂＇", "“””\"'")  # for vertical print, and full-width
DOUBLE = re.compile('[“”"〝〞〟＂]')
SINGLE = re.compile(r"[‘’'＇](?:(?<![A-Za-z\d].)|(?![A-Za-z\d]))")  # but for an apostrophe
ANY = re.compile("[“”\"〝〞〟＂‘’'＇]")
MARK_UP = re.compile("[\"'](?:(?<==.)|[/;]?>)")
HOLDS_HAN = re.compile(f"[{HAN}]")
FOREIGN = re.compile(r"[A-Za-z\d=]")
INSIDE = re.compile(r"(?![，。、；：？！）》,.;:?!)\s]).*(?<![、；：（《,;:(\s])", re.DOTALL)  # what a pair may hold
MAX_MARKS = 1000  # in a line; a page that lost its line ends has a tenth of it. Not measured
MAX_TURNED = 60  # characters between two marks one of which points the wrong way; not measured
REASON = "把引号改为正确的形状和方向。"


def find(view: View) -> Iterator[Edit]:
    for line in view.lines:
        marks = "".join(ANY.findall(line.text))
        if len(marks) > MAX_MARKS or marks == "“”" * (len(marks) // 2):
            continue
        if not MARK_UP.search(line.text):
            edits = [*_paired(line, DOUBLE, "“”"), *_paired(line, SINGLE, "‘’")]
            yield from sorted(edits, key=lambda edit: edit.start)


def _paired(line: Line, marks: re.Pattern[str], shapes: str) -> Iterator[Edit]:
    """Give the edits for one kind of mark, single or double; `shapes` opens and closes it."""
    written = {match.start(): match[0].translate(OTHER_FORMS) for match in marks.finditer(line.text)}
    directed = "".join(mark for mark in written.values() if mark in shapes)
    places = list(written)
    if _is_nested(directed, shapes):
        places = [at for at, mark in written.items() if mark not in shapes]
        if not _are_outside(places, written, shapes):
            places = []
    wanted = {at: mark for at, mark in written.items() if mark in shapes}
    following = dict(pairwise(written))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    if len(places) % 2 == 0 and all(
        following[start] == end and _may_pair(line.text, (start, end), written, shapes) for start, end in pairs
    ):
        wanted |= {at: shapes[turn] for pair in pairs for turn, at in enumerate(pair)}
    for at, mark in wanted.items():
        if line.text[at] != mark:
            yield Edit(line.start + at, line.start + at + 1, mark, REASON, 0.95)


def _is_nested(directed: str, shapes: str) -> bool:
    """Tell whether each mark that opens has one that closes it."""
    depth = 0
    for mark in directed:
        depth += 1 if mark == shapes[0] else -1
        if depth < 0:
            return False
    return depth == 0


def _are_outside(places: list[int], written: dict[int, str], shapes: str) -> bool:
    """Tell whether no place lies inside marks that point somewhere."""
    asked = set(places)
    depth = 0
    for at, mark in written.items():
        if at in asked and depth > 0:
            return False
        depth += (mark == shapes[0]) - (mark == shapes[1])
    return True


def _may_pair(text: str, pair: tuple[int, int], written: dict[int, str], shapes: str) -> bool:
    start, end = pair
    held = text[start + 1 : end]
    before, beside = text[max(0, start - 1) : start], text[max(0, start - 1) : start] + text[end + 1 : end + 2]
    if shapes == "‘’" and FOREIGN.search(before):
        return False
    if not INSIDE.fullmatch(held):
        return False
    is_turned = written[start] == shapes[1] or written[end] == shapes[0]
    is_long = len(held) > MAX_TURNED or "。" in held[:-1]
    if not HOLDS_HAN.search(held):
        return shapes == "“”" and not is_turned and bool(HOLDS_HAN.search(beside)) and not FOREIGN.search(beside)
    return not (is_long and (is_turned or shapes == "‘’"))


STEP = Step("restore_quotes", "改正引号", ChangeKind.REPAIR, find, is_everywhere=True)
