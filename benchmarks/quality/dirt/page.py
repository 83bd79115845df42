"""A sound text, what was done to it at known places, and whether cleaning undid exactly that."""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from speeches import cleaning
from speeches.cleaning.ledger import Change, outermost
from speeches.text.page import Page
from speeches.text.script import simplify

SPACES_AT_ENDS = re.compile(r"[ \u3000\t]*\n[\s\u3000]*")


@dataclass(frozen=True, slots=True)
class Dirt:
    """Where the sound text has [start, end), the page has `written`.

    What is not `counted` belongs to every page of its kind, such as a title above the text, and is not
    what the kind measures.
    """

    start: int
    end: int
    written: str
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """How many places of dirt there were, how many came right, and how many places came out wrong by a change."""

    places: int = 0
    mended: int = 0
    harmed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.places + other.places, self.mended + other.mended, self.harmed + other.harmed)

    @property
    def recall(self) -> float:
        return self.mended / self.places if self.places else 1.0

    @property
    def precision(self) -> float:
        touched = self.mended + self.harmed
        return self.mended / touched if touched else 1.0


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the page and what it should read: one character of sound text, or one place of dirt."""

    page: str
    sound: str
    counted: bool


def written(sound: str, dirt: Sequence[Dirt]) -> tuple[str, list[tuple[int, int]]]:
    """Give the page that the dirt makes of the text, and where in it the places that count stand."""
    pieces, spans, position = [], [], 0
    for part in _parts(sound, dirt):
        if part.counted:
            spans.append((position, position + len(part.page)))
        pieces.append(part.page)
        position += len(part.page)
    return "".join(pieces), spans


def judge(sound: str, dirt: Sequence[Dirt], *, any_script: bool = False) -> tuple[Tally, list[str]]:
    """Clean the page that the dirt makes of the text; return the tally and what went wrong, one line each.

    With `any_script` a character counts as right in either script.
    """
    even = _even_in_any_script if any_script else _even
    parts = list(_parts(sound, dirt))
    page = "".join(part.page for part in parts)
    changes = outermost(cleaning.clean(Page(page)).changes)
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part.page))
    tally, faults = Tally(), []
    inside = deque(changes)
    for first, last, is_changed in _stretches(starts, [(c.start, c.end) for c in changes]):
        got = even("".join(_pieces(page, starts[first], starts[last], inside)))
        stretch = parts[first:last]
        places = sum(part.counted for part in stretch)
        if not (places or is_changed):
            continue
        wanted = even("".join(part.sound for part in stretch))
        if got == wanted:
            tally += Tally(places, places)
            continue
        tally += Tally(places, 0, int(is_changed))
        before = page[max(0, starts[first] - 12) : starts[last] + 12]
        faults.append(f"{'harmed' if is_changed else 'missed'}: {before!r} -> {got!r}, not {wanted!r}")
    return tally, faults


def _pieces(page: str, start: int, end: int, changes: deque[Change]) -> Iterator[str]:
    """Put the changes of a stretch into it, taking them from the head of the queue."""
    while changes and changes[0].end <= end:
        change = changes.popleft()
        yield page[start : change.start] + change.after
        start = change.end
    yield page[start:end]


def _parts(sound: str, dirt: Sequence[Dirt]) -> Iterator[_Part]:
    position = 0
    for place in sorted(dirt, key=attrgetter("start")):
        if place.start < position:
            raise ValueError(f"Two places of dirt overlap at {place.start}.")
        yield from (_Part(c, c, counted=False) for c in sound[position : place.start])
        yield _Part(place.written, sound[place.start : place.end], place.counted)
        position = place.end
    yield from (_Part(c, c, counted=False) for c in sound[position:])


def _stretches(starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Group the parts that one change reaches into, and say whether any did; others are groups of one."""
    last = len(starts) - 2
    ends_with, changed = list(range(last + 1)), [False] * (last + 1)
    for start, end in spans:
        if start == end:  # an insertion belongs to the parts on both sides
            left, right = bisect_left(starts, start) - 1, bisect_right(starts, start) - 1
        else:
            left, right = bisect_right(starts, start) - 1, bisect_left(starts, end) - 1
        left, right = max(left, 0), min(right, last)
        ends_with[left], changed[left] = max(ends_with[left], right), True
    first = 0
    while first <= last:
        reach, at, is_changed = first, first, False
        while at <= reach:
            reach, is_changed = max(reach, ends_with[at]), is_changed or changed[at]
            at += 1
        yield first, at, is_changed
        first = at


def _even_in_any_script(text: str) -> str:
    return simplify(_even(text))


def _even(text: str) -> str:
    """Leave white space at the ends of lines, and empty lines, out of the comparison."""
    return SPACES_AT_ENDS.sub("\n", text).strip(" \u3000\t\n")
