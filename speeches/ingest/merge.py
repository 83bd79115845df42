"""Three-way merge of paragraphs: what the machine made before, what an editor made of it, what the machine makes now.

Pure: no database. Where only one side changed a place, that change holds; where both changed it the
editor's stays, and the place is reported.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from speeches.ingest.alignment import align
from speeches.structure.paragraphs import Paragraph

Paragraphs = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both sides changed; the stored text was kept."""

    before: Paragraphs  # what the machine made last time
    stored: Paragraphs
    machine: Paragraphs  # what it makes now


@dataclass(frozen=True, slots=True)
class Merged:
    paragraphs: Paragraphs
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Hunk:
    """Base paragraphs `start` up to `end` became `after`; an insertion has start == end."""

    start: int
    end: int
    after: Paragraphs


def merge(base: Sequence[Paragraph], stored: Sequence[Paragraph], machine: Sequence[Paragraph]) -> Merged:
    """Carry what the machine changed since `base` over to the text that is stored."""
    mine, theirs = list(differences(base, stored)), list(differences(base, machine))
    result: list[Paragraph] = []
    conflicts = []
    position = 0
    for start, end in _clusters([*mine, *theirs]):
        result += base[position:start]
        position = end
        edited, remade = _within(mine, start, end), _within(theirs, start, end)
        before = tuple(base[start:end])
        kept, new = _applied(before, start, edited), _applied(before, start, remade)
        result += kept if edited else new
        if edited and remade and kept != new:
            conflicts.append(Conflict(before, kept, new))
    result += base[position:]
    return Merged(tuple(result), tuple(conflicts))


def differences(base: Sequence[Paragraph], other: Sequence[Paragraph]) -> Iterator[Hunk]:
    """List the differences in order, cut as small as recognised paragraphs allow."""
    old = new = 0
    for run in LCSseq.opcodes(base, other):
        if run.tag == "equal":
            yield from _cut(base, other, range(old, run.src_start), range(new, run.dest_start))
            old, new = run.src_end, run.dest_end
    yield from _cut(base, other, range(old, len(base)), range(new, len(other)))


def _cut(base: Sequence[Paragraph], other: Sequence[Paragraph], old: range, new: range) -> Iterator[Hunk]:
    """Cut one difference at the paragraphs in it that are the same one, mended."""
    pairs = align([base[number].text for number in old], [other[number].text for number in new])
    stops = [(old.start - 1, new.start - 1)]
    for one, was in sorted(pairs.items()):
        if old[was] > stops[-1][0]:
            stops.append((old[was], new[one]))
    stops.append((old.stop, new.stop))
    for (old_stop, new_stop), (old_next, new_next) in pairwise(stops):
        if old_stop in old and base[old_stop] != other[new_stop]:
            yield Hunk(old_stop, old_stop + 1, (other[new_stop],))
        if old_next > old_stop + 1 or new_next > new_stop + 1:
            yield Hunk(old_stop + 1, old_next, tuple(other[new_stop + 1 : new_next]))


def _clusters(hunks: Sequence[Hunk]) -> Iterator[tuple[int, int]]:
    """Join the spans that overlap; two insertions at one point overlap, spans that only touch do not."""
    spans = sorted({(hunk.start, hunk.end) for hunk in hunks})
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    yield from joined


def _within(hunks: Sequence[Hunk], start: int, end: int) -> list[Hunk]:
    """Choose a cluster's hunks; an insertion at its edge belongs to a cluster of its own."""
    return [
        hunk
        for hunk in hunks
        if start <= hunk.start
        and hunk.end <= end
        and (hunk.start < hunk.end or start == end or start < hunk.start < end)
    ]


def _applied(before: Paragraphs, offset: int, hunks: Sequence[Hunk]) -> Paragraphs:
    result: list[Paragraph] = []
    position = 0
    for hunk in hunks:
        result += before[position : hunk.start - offset]
        result += hunk.after
        position = hunk.end - offset
    return (*result, *before[position:])
