"""Numbers of headings and points that are missing between two that are there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speeches.text.numbering import HAN_NUMBER, PART, mark_of, number_value

BRACKETED = re.compile(rf"[（(]({HAN_NUMBER}|\d{{1,2}})[)）]")
SEVERAL = re.compile(rf"(?:[（(](?:{HAN_NUMBER}|\d{{1,2}})[)）][、,，及和与至到\s]{{0,3}}){{2,8}}")  # (二)、(三)及(四)
MAX_GAP = 20  # numbers; what leaps further is a year, a sum or the number of a document
DEEPEST = 3  # levels; below, numbers are those of tables and notes
NUMBER_INSIDE = re.compile(rf"[（(第、及和与至到,，]?(?P<number>{HAN_NUMBER}|\d{{1,2}})(?=[)）、.．，,是要点部])")


def jumps(lines: Sequence[str]) -> Iterator[str]:
    """Say in Chinese which numbers of one level under one heading are passed over; texts in simplified script.

    >>> list(jumps(["一、形势", "今年。", "三、任务", "明年。"]))
    ['标题编号从 1 跳到 3。']
    """
    open_: dict[int, _List] = {}
    for at, line in enumerate(lines):
        mark = mark_of(line)
        if mark is None or mark.level > DEEPEST:
            continue
        rank = 0 if PART.match(line) else mark.level
        open_ = {other: numbered for other, numbered in open_.items() if other <= rank}
        numbered = open_.get(rank)
        if numbered is None or mark.number in numbered.seen:
            open_[rank] = _List(at, mark.number, _at_head(line, mark.number))
            continue
        missing = set(range(numbered.highest + 1, mark.number)) - numbered.seen
        if missing and len(missing) < MAX_GAP and not missing <= _inside(lines[numbered.at : at + 1]):
            yield f"标题编号从 {numbered.highest} 跳到 {mark.number}。"
        seen = numbered.seen | _at_head(line, mark.number)
        open_[rank] = _List(at, max(numbered.highest, *seen), seen)


@dataclass(frozen=True, slots=True)
class _List:
    """A numbered list as far as it was read: the line of its last number, its highest, and all of them."""

    at: int
    highest: int
    seen: frozenset[int]


def _inside(lines: Sequence[str]) -> set[int]:
    """Give the numbers that stand anywhere in these lines."""
    return {number_value(match["number"]) for line in lines for match in NUMBER_INSIDE.finditer(line)}


def _at_head(line: str, number: int) -> frozenset[int]:
    """Give the numbers of one or several points at the head of a line: 8, 9 and 10 of (八)至(十)."""
    if not line.startswith(("（", "(")):
        return frozenset([number])
    head = SEVERAL.match(line)
    numbers = [number_value(n) for n in BRACKETED.findall(head[0])] if head else []
    last = max([number, *(n for n in numbers if n < number + MAX_GAP)])
    return (
        frozenset(range(number, last + 1))
        if "至" in line[: head.end() if head else 0]
        else frozenset([number, *numbers])
    )
