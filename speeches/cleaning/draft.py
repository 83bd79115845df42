"""The text while it is being cleaned: it knows of every character where in the page text it comes from."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from speeches.cleaning.ledger import Change, ChangeKind


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement that a step asks for; [start, end) are offsets in the text the step was given."""

    start: int
    end: int
    after: str
    reason: str
    confidence: float = 1.0
    kind: ChangeKind | None = None  # where one step makes changes of two kinds; else the step's own


class _Run(NamedTuple):  # made far quicker than a dataclass, and each change makes three
    """A run of the draft: page text as it stood (`change` is None), or what a change put for its span."""

    length: int  # in the draft
    start: int  # in the page text
    end: int
    change: Change | None = None

    @property
    def is_insertion(self) -> bool:
        return self.change is not None and self.start == self.end

    def split(self, at: int) -> tuple["_Run", "_Run"]:
        return _Run(at, self.start, self.start + at), _Run(self.length - at, self.start + at, self.end)


class Draft:
    """A page text and the changes made to it so far."""

    def __init__(self, page_text: str) -> None:
        self.page_text = page_text
        self.text = page_text
        self.changes: list[Change] = []
        self._runs = [_Run(len(page_text), 0, len(page_text))]

    def apply(self, step: str, kind: ChangeKind, edits: Iterable[Edit]) -> list[Edit]:
        """Make the edits, which are in order and apart, and record each; return those that changed something."""
        edits = [e for e in edits if self.text[e.start : e.end] != e.after]
        if not edits:
            return []
        cursor, pieces, position = _Cursor(self._runs), [], 0
        for edit in self._merged(step, edits):
            pieces += [self.text[position : edit.start], edit.after]
            self.changes.append(self._record(cursor, step, kind, edit))
            position = edit.end
        self.text = "".join([*pieces, self.text[position:]])
        self._runs = cursor.finish()
        return edits

    def origins(self, positions: Iterable[int]) -> Iterator[int]:
        """Give the offset in the page text for each of many positions of the draft, which are in order.

        A character that a change put there has the offset where the change begins.
        """
        runs, begin = self._runs, 0
        at = 0
        for position in positions:
            while at < len(runs) and position >= begin + runs[at].length:
                begin += runs[at].length
                at += 1
            if at == len(runs):
                yield len(self.page_text)
            else:
                yield runs[at].start if runs[at].change else runs[at].start + position - begin

    def _merged(self, step: str, edits: list[Edit]) -> list[Edit]:
        """Make one edit of those that touch the same earlier change, for a change is taken whole."""
        touched = _changed_spans(self._runs)
        merged = edits[:1]
        for edit in edits[1:]:
            last = merged[-1]
            if edit.start < last.end:
                raise ValueError(f"The step {step} asks for edits that overlap at {edit.start}.")
            if touched.any_over(last.end, edit.start):
                between = self.text[last.end : edit.start]
                merged[-1] = replace(last, end=edit.end, after=last.after + between + edit.after)
            else:
                merged.append(edit)
        return merged

    def _record(self, cursor: "_Cursor", step: str, kind: ChangeKind, edit: Edit) -> Change:
        kind = edit.kind or kind
        consumed, before_it, behind_it = cursor.consume(edit.start, edit.end)
        beside = cursor.removed_beside() if kind is ChangeKind.REPAIR and self._joins_lines(edit) else []
        start = consumed[0].start if consumed else cursor.next_start(len(self.page_text))
        end = consumed[-1].end if consumed else start
        built_on = consumed if kind is ChangeKind.REPAIR else [r for r in consumed if before_it or behind_it]
        change = Change(
            id=len(self.changes),
            step=step,
            kind=kind,
            start=start,
            end=end,
            before=self.page_text[start:end],
            after=before_it + edit.after + behind_it,
            reason=edit.reason,
            confidence=edit.confidence,
            depends=tuple(sorted({r.change.id for r in (*built_on, *beside) if r.change})),
        )
        cursor.put(_Run(len(change.after), start, end, change))
        return change

    def _joins_lines(self, edit: Edit) -> bool:
        """Tell whether an edit takes the line end away between two lines.

        If a line was removed where they meet, it would come back in the middle of their sentence.
        """
        return "\n" in self.text[edit.start : edit.end] and "\n" not in edit.after


@dataclass(frozen=True, slots=True)
class _Spans:
    """Where in the draft the text of a change stands; an insertion and what adjoins it count as one."""

    starts: list[int]
    ends: list[int]
    holds_insertion: list[bool]

    def any_over(self, start: int, end: int) -> bool:
        """Tell whether one of them is taken both by an edit that ends at `start` and by one that begins at `end`."""
        at = bisect_right(self.starts, start) - 1
        if at < 0:
            return False
        if self.holds_insertion[at]:
            return self.ends[at] >= end
        return self.starts[at] < start and self.ends[at] > end


def _changed_spans(runs: Iterable[_Run]) -> _Spans:
    spans = _Spans([], [], [])
    position = 0
    for run in runs:
        if run.change and run.length:
            adjoins = bool(spans.ends) and spans.ends[-1] == position
            if adjoins and (run.is_insertion or spans.holds_insertion[-1]):
                spans.ends[-1] += run.length
                spans.holds_insertion[-1] = True
            else:
                spans.starts.append(position)
                spans.ends.append(position + run.length)
                spans.holds_insertion.append(run.is_insertion)
        position += run.length
    return spans


class _Cursor:
    """Walks once over the runs of a draft and gathers those of the next."""

    def __init__(self, runs: list[_Run]) -> None:
        self._runs = runs
        self._at = 0  # of `_run` in the runs
        self._done: list[_Run] = []
        self._position = 0  # in the draft: where `_run` begins
        self._run: _Run | None = runs[0] if runs else None  # or what is left of it

    def consume(self, start: int, end: int) -> tuple[list[_Run], str, str]:
        """Take out the runs between two offsets of the draft; a change is taken whole.

        Return the runs, and the text of a change cut through at the start and at the end. A mere
        insertion at either border is taken too: two changes at one point would have no order.
        """
        self._advance(start)
        consumed: list[_Run] = []
        before_it = behind_it = ""
        while self._done and self._done[-1].is_insertion:
            run = self._done.pop()
            consumed.insert(0, run)
            before_it = _after(run) + before_it
        while self._run and (self._position < end or self._run.is_insertion):
            run = self._run
            if run.change:
                before_it += _after(run)[: max(0, start - self._position)]
                behind_it += _after(run)[max(0, end - self._position) :]
            elif self._position + run.length > end:
                run, rest = run.split(end - self._position)
                consumed.append(run)
                self._position, self._run = end, rest
                break
            consumed.append(run)
            self._next()
        return consumed, before_it, behind_it

    def removed_beside(self) -> list[_Run]:
        """Give what was removed right before and right behind the runs just consumed."""
        before = takewhile(_is_removed, reversed(self._done))
        return [*before, *takewhile(_is_removed, self._ahead())]

    def next_start(self, end_of_page: int) -> int:
        return self._run.start if self._run else end_of_page

    def put(self, run: _Run) -> None:
        self._done.append(run)

    def finish(self) -> list[_Run]:
        while self._run:
            self._done.append(self._run)
            self._next()
        return self._done

    def _advance(self, start: int) -> None:
        """Pass over what lies before `start`, and over removed runs at it."""
        while self._run and self._position + self._run.length <= start:
            if self._position == start and self._run.length:
                return
            self._done.append(self._run)
            self._next()
        if self._run and self._run.change is None and self._position < start:
            left, self._run = self._run.split(start - self._position)
            self._done.append(left)
            self._position = start

    def _ahead(self) -> Iterator[_Run]:
        if self._run:
            yield self._run
        for at in range(self._at + 1, len(self._runs)):
            yield self._runs[at]

    def _next(self) -> None:
        if self._run:
            self._position += self._run.length
        self._at += 1
        self._run = self._runs[self._at] if self._at < len(self._runs) else None


def _is_removed(run: _Run) -> bool:
    return run.change is not None and not run.length and run.change.kind is not ChangeKind.REPAIR


def _after(run: _Run) -> str:
    return run.change.after if run.change else ""
