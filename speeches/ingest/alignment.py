"""Which paragraph of a changed text is which paragraph of the text before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from speeches.ingest.keys import new_key
from speeches.text.folding import fold

RECOGNISED = 60.0
"""Percent of characters in common by which a mended paragraph is still the same one.

Measured on 54,748 pairs of different paragraphs of one speech (legislative council, work reports): 0.3 % reach
it, 0.9 % would reach 50. The larger part of a paragraph that was cut in two has 66.7 or more.
"""
MOST_PAIRS = 250_000  # compared in one go, 500 × 500 paragraphs; of more only those at about the same place

Pairs = dict[int, int]  # number of a new paragraph: number of the old one that it was


def align(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Pair new paragraphs with old ones, each at most once.

    1. Equal (folded) texts in their order, so that of two alike the one in its place is taken.
    2. Equal texts wherever they moved.
    3. Between two paired paragraphs, the most similar first, down to RECOGNISED.
    4. The same regardless of place, for what was moved and mended at once.
    Of a paragraph that was split, or of several that were joined, the larger part is the more similar one.
    """
    old_folded, new_folded = [fold(text) for text in old], [fold(text) for text in new]
    anchors = _equal_in_order(old_folded, new_folded)
    pairs = anchors | _equal_anywhere(old_folded, new_folded, anchors)
    for old_gap, new_gap in _gaps(len(old), len(new), anchors):
        pairs |= _similar(old_folded, new_folded, _left(old_gap, pairs.values()), _left(new_gap, pairs))
    old_left, new_left = _left(range(len(old)), pairs.values()), _left(range(len(new)), pairs)
    pairs |= _similar(old_folded, new_folded, old_left, new_left)
    return pairs


def carry_keys(old: Sequence[tuple[str, str]], new: Sequence[str]) -> list[str]:
    """Give each new text the key of the old paragraph it is; `old` holds (key, text)."""
    pairs = align([text for _, text in old], new)
    kept = {number: old[was][0] for number, was in pairs.items()}
    taken = set(kept.values())
    keys = []
    for number, text in enumerate(new):
        key = kept.get(number) or new_key(text, taken)
        taken.add(key)
        keys.append(key)
    return keys


def _equal_in_order(old: Sequence[str], new: Sequence[str]) -> Pairs:
    return {
        run.dest_start + offset: run.src_start + offset
        for run in LCSseq.opcodes(old, new)
        if run.tag == "equal"
        for offset in range(run.src_end - run.src_start)
    }


def _equal_anywhere(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> Pairs:
    places: dict[str, list[int]] = defaultdict(list)
    for number in reversed(_left(range(len(old)), pairs.values())):
        places[old[number]].append(number)
    return {number: places[new[number]].pop() for number in _left(range(len(new)), pairs) if places.get(new[number])}


def _gaps(old_length: int, new_length: int, anchors: Pairs) -> Iterator[tuple[range, range]]:
    """Give what lies between the anchors, which stand in the same order in both texts."""
    stops = [(-1, -1), *sorted(anchors.items()), (new_length, old_length)]
    for (new_before, old_before), (new_after, old_after) in pairwise(stops):
        yield range(old_before + 1, old_after), range(new_before + 1, new_after)


def _similar(old: Sequence[str], new: Sequence[str], old_numbers: Sequence[int], new_numbers: Sequence[int]) -> Pairs:
    """Pair the most alike first; of equally alike ones the first."""
    scores = sorted(
        (-score, one, other)
        for one, other in _candidates(old_numbers, new_numbers)
        if (score := fuzz.ratio(old[one], new[other], score_cutoff=RECOGNISED))
    )
    pairs: Pairs = {}
    used: set[int] = set()
    for _, one, other in scores:
        if one not in used and other not in pairs:
            pairs[other] = one
            used.add(one)
    return pairs


def _candidates(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pair each with each, or where that were too many, each with those about as far into the other text."""
    width = max(MOST_PAIRS // max(len(old), 1), 1)
    for place, one in enumerate(old):
        middle = place * len(new) // len(old)
        start = 0 if width >= len(new) else max(middle - width // 2, 0)
        for other in new[start : start + width]:
            yield one, other


def _left(numbers: Sequence[int], taken: Iterable[int]) -> list[int]:
    held = set(taken)
    return [number for number in numbers if number not in held]
