"""The page text and the clean text side by side: rows of one line each, cut where both have a line end."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from speeches.cleaning.ledger import Change, outermost

LONG_ROW = 300  # characters of the page text, some six lines on a screen; a longer line is cut behind a sentence
LINE = re.compile(r"[^\n]*\n|[^\n]+")
CHUNK = re.compile(
    rf"[^\n]*?[。！？；!?;](?=.)|[^\n]{{{LONG_ROW}}}|[^\n]+\n?|\n"
)  # a sentence, or what is left of a line


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a row: `before` on the left, `after` on the right; both are the same where nothing changes."""

    before: str
    after: str
    kind: str = ""  # of the outermost change, as in `ChangeKind`; "" where nothing changes
    change: Change | None = None
    is_off: bool = False
    is_dim: bool = False  # a change that is not among those listed


@dataclass(slots=True)
class Row:
    """One line of the page text beside what became of it; `start` is its offset there, `line` counts from 1."""

    start: int
    line: int
    parts: list[Part] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)  # all that begin in it, also inside others

    @property
    def length(self) -> int:
        return sum(len(part.before) for part in self.parts)

    @property
    def is_blank(self) -> bool:
        return not self.changes and not any(part.before.strip() or part.after.strip() for part in self.parts)


def change_of(made: Mapping[str, Any]) -> Change:
    """Read a change as it is stored."""
    return Change(
        **{**{name: value for name, value in made.items() if name != "off"}, "depends": tuple(made["depends"])}
    )


def rows_of(page_text: str, changes: Sequence[Change], off: Collection[int]) -> list[Row]:
    """Give all rows of a page; what is `off` is shown where it would have worked, unless another change is there."""
    rows: list[Row] = [Row(0, 1)]
    start, line = 0, 1
    for part, ends_row in _parts(page_text, _visible(changes, off), off):
        row = rows[-1]
        row.parts.append(part)
        start += len(part.before)
        line += part.before.count("\n")
        if ends_row or row.length >= LONG_ROW:
            rows.append(Row(start, line))
    _assign(rows, changes)
    return [row for row in rows if not row.is_blank]


def _assign(rows: Sequence[Row], changes: Iterable[Change]) -> None:
    starts = [row.start for row in rows]
    for change in sorted(changes, key=lambda change: (change.start, change.id)):
        rows[bisect_right(starts, change.start) - 1].changes.append(change)


def _visible(changes: Sequence[Change], off: Collection[int]) -> list[Change]:
    """Give the outermost changes that are on, and those off that none of these lies in or over."""
    on = outermost(change for change in changes if change.id not in off)
    idle = iter(outermost(change for change in changes if change.id in off))
    merged: list[Change] = []
    end = 0
    waiting = next(idle, None)
    for change in on:
        while waiting and waiting.end <= change.start:
            if waiting.start >= end:
                merged.append(waiting)
            waiting = next(idle, None)
        merged.append(change)
        end = change.end
    while waiting:
        if waiting.start >= end:
            merged.append(waiting)
        waiting = next(idle, None)
    return merged


def _parts(page_text: str, shown: Iterable[Change], off: Collection[int]) -> Iterator[tuple[Part, bool]]:
    """Give the parts in order, and of each whether its row ends with it."""
    position = 0
    for change in shown:
        yield from _untouched(page_text[position : change.start])
        position = change.end
        if change.id in off:
            yield from (
                (Part(text, text, change.kind, change, is_off=True), text.endswith("\n"))
                for text in _cut(change.before)
            )
        else:
            yield from _changed(change)
    yield from _untouched(page_text[position:])


def _changed(change: Change) -> Iterator[tuple[Part, bool]]:
    """Mark a change by character: what begins and ends alike on both sides is left unmarked."""
    before, after = change.before, change.after
    same_end = _alike(before[::-1], after[::-1])[::-1]
    before, after = before[: len(before) - len(same_end)], after[: len(after) - len(same_end)]
    same_start = _alike(before, after)
    yield from _untouched(same_start)
    *most, last = list(_cut(before[len(same_start) :])) or [""]
    yield from ((Part(text, "", change.kind, change), text.endswith("\n")) for text in most)
    after = after[len(same_start) :]
    yield Part(last, after, change.kind, change), last.endswith("\n") or "\n" in after
    yield from _untouched(same_end)


def _alike(one: str, other: str) -> str:
    """Give the longest beginning that both have."""
    return "".join(char for char, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _untouched(text: str) -> Iterator[tuple[Part, bool]]:
    return ((Part(chunk, chunk), chunk.endswith("\n")) for chunk in _cut(text))


def _cut(text: str) -> Iterator[str]:
    """Cut a text into lines, and long lines behind sentences; all joined are the text."""
    for found in LINE.finditer(text):
        line = found[0]
        if len(line) <= LONG_ROW:
            yield line
        else:
            yield from (match[0] for match in CHUNK.finditer(line))
