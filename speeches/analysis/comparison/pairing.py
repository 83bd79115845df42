"""Which paragraph of the one text is which of the other: in its place, mended, or moved.

1. Equal paragraphs in their order, as many as can be.
2. Equal paragraphs elsewhere: they were moved.
3. Between two of the first kind, similar paragraphs in their order, so that as much as can be is alike.
4. Similar paragraphs elsewhere, the most alike first: they were moved and mended.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from speeches.analysis.comparison.rating import LEAST, Likeness, Rating

SIMILAR = LEAST
"""Percent of characters in common by which a paragraph in its place is a mended one.

Of pairs of different paragraphs of one speech fewer than 0.9 % have that much (measured on 54,748; 50 % there).
"""
MOVED = 75.0  # percent, elsewhere: formulas (“会议强调，要……”) make more paragraphs alike than those that were moved
SHORTEST_MOVED = 6  # characters; （掌声） and 谢谢大家 stand at several places without having been moved

MOST_STEPS = 400_000_000  # paragraphs of the one side times those of the other, 20,000 × 20,000: 300 ms and 50 MB

Pairs = dict[int, int]  # number of a paragraph of the one text: number of that of the other


@dataclass(frozen=True, slots=True)
class Pairing:
    """`in_order` are in the same order in both texts, `moved` are not among them; no paragraph is in two pairs."""

    in_order: Pairs
    moved: Pairs

    def swapped(self) -> "Pairing":
        return Pairing(*({new: old for old, new in pairs.items()} for pairs in (self.in_order, self.moved)))


def pair(old: Sequence[str], new: Sequence[str]) -> Pairing:
    """Pair two texts; it does not depend on which is the old one."""
    if list(new) < list(old):
        return pair(new, old).swapped()
    equal = _equal_in_order(old, new)
    moved = _equal_elsewhere(old, new, equal)
    taken_new = {*equal.values(), *moved.values()}
    rating = Rating(old, new, _free(range(len(old)), equal | moved), _free(range(len(new)), taken_new))
    in_order = dict(equal)
    for old_gap, new_gap in _gaps(len(old), len(new), equal):
        in_order |= _heaviest_chain(rating.within(_free(old_gap, moved), _free(new_gap, taken_new), SIMILAR))
    left_old = [number for number in _free(rating.old_numbers, in_order) if len(old[number]) >= SHORTEST_MOVED]
    used_new = set(in_order.values())
    left_new = [number for number in _free(rating.new_numbers, used_new) if len(new[number]) >= SHORTEST_MOVED]
    moved |= _most_alike_first(rating.within(left_old, left_new, MOVED))
    return Pairing(dict(sorted(in_order.items())), moved)


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
