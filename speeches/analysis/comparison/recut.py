"""Paragraphs that were cut in another way: one that is several on the other side, as pages wrap and split them.

1. Where nothing is alike as a whole, a paragraph is sought that holds most of another one's runs of characters.
2. Each pair takes in its neighbours, one after the other, as long as both sides become more alike.
3. What is not alike even then was no pair.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from speeches.analysis.comparison.rating import LEAST, LONGEST_RATED, Likeness, runs

HELD = 0.7  # of the runs of the shorter paragraph; a chance likeness of formulas has about half. Not measured
SHORTEST_PART = 8  # characters; what is shorter is held by chance
MOST_SOUGHT = 40_000  # pairs of paragraphs in one gap, 200 × 200: 80 ms; in a larger one nothing is sought


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring paragraphs of the one text that are neighbouring ones of the other: numbers from and up to."""

    old: int
    old_end: int
    new: int
    new_end: int

    @classmethod
    def of_one(cls, old: int, new: int) -> "Block":
        return cls(old, old + 1, new, new + 1)

    def swapped(self) -> "Block":
        return Block(self.new, self.new_end, self.old, self.old_end)


def parts(
    old: Sequence[str], new: Sequence[str], old_numbers: Sequence[int], new_numbers: Sequence[int]
) -> Iterator[Likeness]:
    """Give the pairs among these paragraphs of which the longer holds most of the shorter."""
    if len(old_numbers) * len(new_numbers) > MOST_SOUGHT:
        return
    new_runs = [(number, runs(new[number])) for number in new_numbers if len(new[number]) >= SHORTEST_PART]
    for one in old_numbers:
        if len(old[one]) < SHORTEST_PART:
            continue
        old_runs = runs(old[one])
        for other, other_runs in new_runs:
            shared, shorter = len(old_runs & other_runs), min(len(old_runs), len(other_runs))
            if shared >= HELD * shorter:
                yield Likeness(one, other, 100.0 * shared / shorter, float(shared))


def grown(blocks: Iterable[Block], old: Sequence[str], new: Sequence[str], moved: "Moved") -> Iterator[Block]:
    """Let the blocks, which are in order, take in what is free between them."""
    waiting = list(blocks)
    old_free = new_free = 0
    for place, block in enumerate(waiting):
        following = waiting[place + 1] if place + 1 < len(waiting) else Block.of_one(len(old), len(new))
        limits = Block(old_free, following.old, new_free, following.new)
        found = _grown(block, limits, old, new, moved)
        if found is not None:
            yield found
            old_free, new_free = found.old_end, found.new_end


@dataclass(frozen=True, slots=True)
class Moved:
    """The numbers of the paragraphs that were moved, which no block takes in."""

    old: frozenset[int]
    new: frozenset[int]


def _grown(block: Block, limits: Block, old: Sequence[str], new: Sequence[str], moved: Moved) -> Block | None:
    percent = _percent(block, old, new)
    while percent < 100.0:
        wider = max(
            ((_percent(one, old, new), place, one) for place, one in enumerate(_wider(block, limits, moved))),
            key=lambda rated: (rated[0], -rated[1]),
            default=(0.0, 0, block),
        )
        if wider[0] <= percent:
            break
        percent, _place, block = wider
    return block if percent >= LEAST else None


def _wider(block: Block, limits: Block, moved: Moved) -> Iterator[Block]:
    if block.old_end < limits.old_end and block.old_end not in moved.old:
        yield replace(block, old_end=block.old_end + 1)
    if block.new_end < limits.new_end and block.new_end not in moved.new:
        yield replace(block, new_end=block.new_end + 1)
    if block.old > limits.old and block.old - 1 not in moved.old:
        yield replace(block, old=block.old - 1)
    if block.new > limits.new and block.new - 1 not in moved.new:
        yield replace(block, new=block.new - 1)


def _percent(block: Block, old: Sequence[str], new: Sequence[str]) -> float:
    """How alike both sides of a block are; a pair of single paragraphs too long to be rated stays one."""
    one, other = "".join(old[block.old : block.old_end]), "".join(new[block.new : block.new_end])
    if max(len(one), len(other)) > LONGEST_RATED:
        return LEAST if block == Block.of_one(block.old, block.new) else 0.0
    return fuzz.ratio(one, other)
