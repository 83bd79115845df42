"""Which paragraph of a changed text is which paragraph of the text before."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from speeches.ingest.keys import new_key
from speeches.text.folding import fold

RECOGNISED = 50.0  # percent of characters in common, by which a mended paragraph is still the same
MOST_PAIRS = 40_000  # compared once more regardless of place; 200 × 200 paragraphs, all rewritten and moved

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
    pairs = _equal_in_order(old_folded, new_folded)
    pairs |= _equal_anywhere(old_folded, new_folded, pairs)
    for old_gap, new_gap in _gaps(len(old), len(new), pairs):
        pairs |= _similar(old_folded, new_folded, old_gap, new_gap)
    old_left, new_left = _left(range(len(old)), pairs.values()), _left(range(len(new)), pairs)
    if len(old_left) * len(new_left) <= MOST_PAIRS:
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
    blocks = LCSseq.opcodes(old, new)
    return {
        block.dest_start + offset: block.src_start + offset
        for block in blocks
        if block.tag == "equal"
        for offset in range(block.src_end - block.src_start)
    }


def _equal_anywhere(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> Pairs:
    places: dict[str, list[int]] = defaultdict(list)
    for number in reversed(_left(range(len(old)), pairs.values())):
        places[old[number]].append(number)
    return {
        number: places[new[number]].pop() for number in _left(range(len(new)), pairs) if places.get(new[number])
    }


def _gaps(old_length: int, new_length: int, pairs: Pairs) -> Iterator[tuple[list[int], list[int]]]:
    """Cut both texts at the pairs that stand in the same order in both, and give what lies between."""
    anchors = [(-1, -1), *_in_order(pairs), (new_length, old_length)]
    for (new_before, old_before), (new_after, old_after) in pairwise(anchors):
        old_gap = _left(range(old_before + 1, old_after), pairs.values())
        new_gap = _left(range(new_before + 1, new_after), pairs)
        if old_gap and new_gap:
            yield old_gap, new_gap


def _in_order(pairs: Pairs) -> Iterator[tuple[int, int]]:
    highest = -1
    for new, old in sorted(pairs.items()):
        if old > highest:
            yield new, old
            highest = old


def _similar(old: Sequence[str], new: Sequence[str], old_numbers: list[int], new_numbers: list[int]) -> Pairs:
    """Pair the most alike first; of equally alike ones the first."""
    scores = sorted(
        (-score, one, other)
        for one in old_numbers
        for other in new_numbers
        if (score := fuzz.ratio(old[one], new[other], score_cutoff=RECOGNISED))
    )
    pairs: Pairs = {}
    used: set[int] = set()
    for _, one, other in scores:
        if one not in used and other not in pairs:
            pairs[other] = one
            used.add(one)
    return pairs


def _left(numbers: Sequence[int], taken: object) -> list[int]:
    held = set(taken)  # type: ignore[call-overload]
    return [number for number in numbers if number not in held]
