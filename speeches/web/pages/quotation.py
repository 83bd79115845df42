"""The passage that an address points at: `?mark=key.start.length.check`.

It begins at `start` in the paragraph of that key and is `length` characters long, counted in code points through
the text of the speech without its paragraph ends. `check` is a sum over these characters. So where the text was
edited, its paragraphs cut or joined, the passage is known again wherever it stands, and nothing else is passed
off as it. A browser's own text fragments (`#:~:text=`) could do neither, nor say that they failed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Self

from speeches.search.highlight import Span

MARK = re.compile(r"([a-z0-9]{1,12})\.([0-9]{1,7})\.([0-9]{1,7})\.([0-9a-z]{1,7})")
FACTOR, SIZE = 31, 2**32  # of the sum, as in quoting.js
SOUGHT_EVERYWHERE = 8  # characters; a shorter passage stands in many places, and is looked for in its paragraph alone


@dataclass(frozen=True, slots=True)
class Mark:
    """What an address says of a passage."""

    key: str
    start: int
    length: int
    check: int

    @classmethod
    def of(cls, written: str) -> Self | None:
        """Read it; None for what is no mark.

        >>> Mark.of("abcd2345.12.40.1x2y3z").length, Mark.of("abcd2345.12.0.1") is Mark.of("")
        (40, True)
        """
        if not (found := MARK.fullmatch(written)):
            return None
        mark = cls(found[1], int(found[2]), int(found[3]), int(found[4], 36))
        return mark if mark.length else None


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where the passage stands: by place of the paragraph, from 0, from and up to; empty where it is not found."""

    spans: dict[int, Span] = field(default_factory=dict)
    was_in: str = ""  # key of the paragraph where it was, if that is there

    @property
    def is_lost(self) -> bool:
        return not self.spans


def check(text: str) -> int:
    """Sum up a text so that another one hardly ever has the same sum, one in four thousand million.

    >>> check("执行力")
    25311350
    """
    total = 0
    for character in text:
        total = (total * FACTOR + ord(character)) % SIZE
    return total


def quoted(mark: Mark, keys: Sequence[str], texts: Sequence[str]) -> Quoted:
    """Find a marked passage; costs time in proportion to the text where it is not in its place."""
    borders = [0, *accumulate(map(len, texts))]
    whole = "".join(texts)
    place = keys.index(mark.key) if mark.key in keys else None
    expected = borders[place] + mark.start if place is not None else 0
    if place is None or check(whole[expected : expected + mark.length]) != mark.check:
        around = slice(0, None)
        if mark.length < SOUGHT_EVERYWHERE:
            around = slice(borders[place], borders[place + 1]) if place is not None else slice(0, 0)
        offset = around.start
        places = [offset + at for at in _places(whole[around], mark)]
        if not places:
            return Quoted(was_in=mark.key if place is not None else "")
        expected = min(places, key=lambda at: abs(at - expected))
    return Quoted(dict(_spans(borders, expected, min(expected + mark.length, len(whole)))))


def _spans(borders: Sequence[int], start: int, end: int) -> Iterator[tuple[int, Span]]:
    for place, (first, last) in enumerate(pairwise(borders)):
        if first < end and start < last:
            yield place, (max(start, first) - first, min(end, last) - first)


def _places(text: str, mark: Mark) -> Iterator[int]:
    """Give where a passage of the mark's length and sum begins."""
    codes = [ord(character) for character in text]
    if len(codes) < mark.length:
        return
    leaving = pow(FACTOR, mark.length, SIZE)
    total = check(text[: mark.length])
    if total == mark.check:
        yield 0
    for at, (old, new) in enumerate(zip(codes, codes[mark.length :], strict=False), start=1):
        total = (total * FACTOR + new - old * leaving) % SIZE
        if total == mark.check:
            yield at
