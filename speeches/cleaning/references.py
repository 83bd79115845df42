"""Naming a change so that it is found again when the page is cleaned anew, by a newer version or from a newer text."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from speeches.cleaning.ledger import Change


@dataclass(frozen=True, slots=True)
class ChangeRef:
    """A change by what it does and where; `start` is an offset in the page text."""

    step: str
    start: int
    before: str
    after: str

    @classmethod
    def of(cls, change: Change) -> Self:
        return cls(change.step, change.start, change.before, change.after)


@dataclass(frozen=True, slots=True)
class Found:
    """The changes that references name: `ids` of them, `refs` with their places now, `lost` without one."""

    ids: frozenset[int] = frozenset()
    refs: tuple[ChangeRef, ...] = ()
    lost: tuple[ChangeRef, ...] = ()


def find_changes(refs: Collection[ChangeRef], changes: Iterable[Change], page_text: str) -> Found:
    """Find each reference's change: at its place, or if the page text has moved the nearest that does the same.

    The text has moved where one of the references does not find its own words at its place. In a text that stands
    still the same change elsewhere is another one: it is not taken for it.

    >>> from speeches.cleaning.ledger import ChangeKind
    >>> here = Change(0, "remove_pinyin", ChangeKind.REPAIR, 3, 8, "(huì)", "", "", 0.99)
    >>> find_changes([ChangeRef("remove_pinyin", 1, "(huì)", "")], [here], "首页会(huì)议").ids
    frozenset({0})
    """
    refs = tuple(dict.fromkeys(refs))
    if not refs:
        return Found()
    places = {ChangeRef.of(change): change for change in changes}
    found = {ref: places.pop(ref) for ref in refs if ref in places}
    if any(not page_text.startswith(ref.before, ref.start) for ref in refs):
        found |= dict(_nearest([ref for ref in refs if ref not in found], places.values()))
    return Found(
        frozenset(change.id for change in found.values()),
        tuple(replace(ref, start=found[ref].start) for ref in refs if ref in found),
        tuple(ref for ref in refs if ref not in found),
    )


def _nearest(refs: Sequence[ChangeRef], free: Iterable[Change]) -> Iterator[tuple[ChangeRef, Change]]:
    alike: dict[tuple[str, str, str], list[Change]] = defaultdict(list)
    for change in sorted(free, key=_start):
        alike[change.step, change.before, change.after].append(change)
    for ref in refs:
        if there := alike[ref.step, ref.before, ref.after]:
            behind = bisect_left(there, ref.start, key=_start)
            around = range(max(behind - 1, 0), min(behind + 1, len(there)))
            yield ref, there.pop(min(around, key=lambda at: abs(there[at].start - ref.start)))


def _start(change: Change) -> int:
    return change.start
