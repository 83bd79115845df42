"""Which paragraph of the one text is which of the other: in its place, mended, cut in another way, or moved.

1. Equal paragraphs in their order, as many as can be.
2. Equal paragraphs elsewhere: they were moved.
3. Between two of the first kind, similar paragraphs in their order, so that as much as can be is alike; then those of
   which one holds the other.
4. What became several paragraphs, or one, is put together (`recut`).
5. Similar paragraphs elsewhere, the most alike first: they were moved and mended.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from speeches.analysis.comparison.rating import LEAST, Likeness, Rating
from speeches.analysis.comparison.recut import Block, Moved, grown, parts

SIMILAR = LEAST
"""Percent of characters in common by which a paragraph in its place is a mended one.

Of pairs of different paragraphs of one speech fewer than 0.9 % have that much (measured on 54,748; 50 % there).
"""
MOVED = 75.0  # percent, elsewhere: formulas (“会议强调，要……”) make more paragraphs alike than those that were moved
SHORTEST_MOVED = 6  # characters; （掌声） and 谢谢大家 stand at several places without having been moved

MOST_STEPS = 400_000_000  # paragraphs of the one side times those of the other, 20,000 × 20,000: 50 ms

Pairs = dict[int, int]  # number of a paragraph of the one text: number of that of the other


@dataclass(frozen=True, slots=True)
class Pairing:
    """`in_order` are in the same order in both texts; no paragraph is both in them and in a pair of `moved`."""

    in_order: tuple[Block, ...]
    moved: Pairs

    def swapped(self) -> "Pairing":
        return Pairing(tuple(block.swapped() for block in self.in_order), {new: old for old, new in self.moved.items()})


def pair(old: Sequence[str], new: Sequence[str]) -> Pairing:
    """Pair two texts; it does not depend on which is the old one."""
    if list(new) < list(old):
        return pair(new, old).swapped()
    equal = _equal_in_order(old, new)
    moved = _equal_elsewhere(old, new, equal)
    rating = Rating(old, new, _free(range(len(old)), equal | moved), _free(range(len(new)), _used_new(equal, moved)))
    alike = _alike_in_order(old, new, equal, moved, rating)
    away = Moved(frozenset(moved), frozenset(moved.values()))
    blocks = tuple(grown((Block.of_one(*numbers) for numbers in sorted(alike.items())), old, new, away))
    in_old = {number for block in blocks for number in range(block.old, block.old_end)}
    in_new = {number for block in blocks for number in range(block.new, block.new_end)}
    left_old = [number for number in _free(rating.old_numbers, in_old) if len(old[number]) >= SHORTEST_MOVED]
    left_new = [number for number in _free(rating.new_numbers, in_new) if len(new[number]) >= SHORTEST_MOVED]
    return Pairing(blocks, moved | _most_alike_first(rating.within(left_old, left_new, MOVED)))


def _alike_in_order(old: Sequence[str], new: Sequence[str], equal: Pairs, moved: Pairs, rating: Rating) -> Pairs:
    """Add to the equal paragraphs those that are similar between them, then those that hold one another."""
    taken_new = set(moved.values())
    similar = dict(equal)
    for old_gap, new_gap in _gaps(len(old), len(new), equal):
        similar |= _heaviest_chain(rating.within(_free(old_gap, moved), _free(new_gap, taken_new), SIMILAR))
    alike = dict(similar)
    for old_gap, new_gap in _gaps(len(old), len(new), similar):
        alike |= _heaviest_chain(list(parts(old, new, _free(old_gap, moved), _free(new_gap, taken_new))))
    return alike


def _used_new(*pairs: Pairs) -> set[int]:
    return {number for some in pairs for number in some.values()}


def _equal_in_order(old: Sequence[str], new: Sequence[str]) -> Pairs:
    if len(old) * len(new) > MOST_STEPS:
        return _heaviest_chain(_unique(old, new))
    numbers: dict[str, int] = {}
    codes = [[numbers.setdefault(text, len(numbers)) for text in side] for side in (old, new)]
    return {
        run.src_start + offset: run.dest_start + offset
        for run in LCSseq.opcodes(*codes)
        if run.tag == "equal"
        for offset in range(run.src_end - run.src_start)
    }


def _unique(old: Sequence[str], new: Sequence[str]) -> list[Likeness]:
    """What stands once in each text: enough to hold on to where there are too many paragraphs to weigh them all."""
    times_old, times_new = Counter(old), Counter(new)
    place = {text: number for number, text in enumerate(new)}
    return [
        Likeness(number, place[text], 100.0, float(len(text)))
        for number, text in enumerate(old)
        if times_old[text] == 1 == times_new[text]
    ]


def _equal_elsewhere(old: Sequence[str], new: Sequence[str], equal: Pairs) -> Pairs:
    places: dict[str, list[int]] = defaultdict(list)
    for number in reversed(_free(range(len(new)), set(equal.values()))):
        places[new[number]].append(number)
    return {
        number: places[old[number]].pop()
        for number in _free(range(len(old)), equal)
        if len(old[number]) >= SHORTEST_MOVED and places.get(old[number])
    }


def _gaps(old_length: int, new_length: int, anchors: Pairs) -> Iterator[tuple[range, range]]:
    stops = [(-1, -1), *sorted(anchors.items()), (old_length, new_length)]
    for (old_before, new_before), (old_after, new_after) in pairwise(stops):
        yield range(old_before + 1, old_after), range(new_before + 1, new_after)


def _free(numbers: Iterable[int], taken: Iterable[int]) -> list[int]:
    held = taken if isinstance(taken, dict | set) else set(taken)
    return [number for number in numbers if number not in held]


def _heaviest_chain(likenesses: Sequence[Likeness]) -> Pairs:
    """Choose pairs that stand in the same order in both texts and together have most in common."""
    ends: list[int] = []  # numbers of new paragraphs, rising; a chain up to each, heavier than all before it
    weights: list[float] = []
    chains: list[tuple[Likeness, object]] = []
    for likeness in sorted(likenesses, key=lambda one: (one.old, -one.new)):
        at = bisect_left(ends, likeness.new)
        weight = likeness.weight + (weights[at - 1] if at else 0.0)
        chain = (likeness, chains[at - 1] if at else None)
        if at < len(ends) and ends[at] == likeness.new and weights[at] >= weight:
            continue
        stop = at
        while stop < len(ends) and weights[stop] <= weight:
            stop += 1
        ends[at:stop], weights[at:stop], chains[at:stop] = [likeness.new], [weight], [chain]
    pairs: Pairs = {}
    link: object = chains[-1] if chains else None
    while isinstance(link, tuple):
        pairs[link[0].old] = link[0].new
        link = link[1]
    return pairs


def _most_alike_first(likenesses: Iterable[Likeness]) -> Pairs:
    pairs: Pairs = {}
    used: set[int] = set()
    for likeness in sorted(likenesses, key=lambda one: (-one.percent, one.old, one.new)):
        if likeness.old not in pairs and likeness.new not in used:
            pairs[likeness.old] = likeness.new
            used.add(likeness.new)
    return pairs
