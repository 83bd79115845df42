"""From folded texts to the terms of a segment, each with the speeches that have it, sorted all at once by numpy.

Three fields come of a text. `grams` are its characters and pairs of characters, with how often each stands there. A
pair that few speeches of the segment have is not worth a term of its own: all such pairs that begin with one character
and whose second one falls into the same of SPLIT parts are one term of `rare`, and the text decides which of its
speeches has the pair. `words` are jieba's words and the shorter words inside them, for ranking.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from speeches.search.engines.whoosh.codec import Counts, Ids
from speeches.search.tokens import is_searchable
from speeches.text.words import cut_for_search_in_bulk

BETWEEN = "\n"  # stands between the folded strings of a speech; folding leaves none in them
RARE = 16  # speeches of a segment; a pair that more have is a term of its own (other numbers not measured)
SPLIT = 16  # parts of what is rare behind one character
SECOND = 21  # bits of a key for the second character of a pair: Unicode needs no more
SECOND_OF = np.uint64((1 << SECOND) - 1)

Numbers = npt.NDArray[np.uint64]


class Term(NamedTuple):
    text: bytes
    ids: Ids
    counts: Counts | None  # None where they are not kept


class Sorted(NamedTuple):
    """Postings by ascending key; those of one key are `starts[i]` up to `starts[i + 1]`."""

    keys: Numbers
    ids: Ids
    counts: Counts
    starts: npt.NDArray[np.intp]

    @property
    def sizes(self) -> npt.NDArray[np.intp]:
        return np.diff(self.starts)


class Inverter:
    """Takes the texts of a segment in the order of their numbers, then gives its terms in the order of their bytes."""

    def __init__(self) -> None:
        self._grams = _Collected()
        self._words = _Collected()
        self._vocabulary: dict[str, int] = {}  # word -> its number

    @property
    def postings(self) -> int:
        """Count the postings of grams so far."""
        return self._grams.postings

    def add(self, text: str) -> None:
        """Add a text: its folded strings with `BETWEEN` between them."""
        self._grams.add(*np.unique(_keys(text), return_counts=True))
        words = Counter(cut_for_search_in_bulk(text))  # no word holds BETWEEN
        number = self._vocabulary.setdefault
        numbered = [number(word, len(self._vocabulary)) for word in words]
        self._words.add(np.array(numbered, np.uint64), np.array(list(words.values()), np.int64))

    def terms(self) -> Iterator[tuple[str, Iterator[Term]]]:
        """Give each field by name, in the order of the names, with its terms."""
        grams = self._grams.sorted()
        is_common = ((grams.keys[grams.starts[:-1]] & SECOND_OF) == 0) | (grams.sizes > RARE)
        yield "grams", _common_grams(grams, is_common)
        yield "rare", _rare_grams(grams, np.repeat(~is_common, grams.sizes))
        yield "words", self._sorted_words()

    def _sorted_words(self) -> Iterator[Term]:
        words = sorted(word for word in self._vocabulary if is_searchable(word[0]))
        rank = np.full(len(self._vocabulary), len(words), np.uint64)
        rank[[self._vocabulary[word] for word in words]] = np.arange(len(words), dtype=np.uint64)
        found = self._words.sorted(rank)
        for word, (start, stop) in zip(words, pairwise(found.starts), strict=False):
            yield Term(_encoded(word), found.ids[start:stop], found.counts[start:stop])


class _Collected:
    """What was counted in one text after the other."""

    def __init__(self) -> None:
        self._keys: list[Numbers] = []
        self._counts: list[Counts] = []
        self.postings = 0

    def add(self, keys: Numbers, counts: npt.NDArray[np.int64]) -> None:
        self._keys.append(keys)
        self._counts.append(counts.astype(np.float32))
        self.postings += len(keys)

    def sorted(self, rank: Numbers | None = None) -> Sorted:
        """Sort by key, or by the rank of each key, once; texts stay in their order under one key."""
        ids = np.repeat(np.arange(len(self._keys), dtype=np.int32), [len(part) for part in self._keys])
        keys = np.concatenate([*self._keys, np.empty(0, np.uint64)])
        counts = np.concatenate([*self._counts, np.empty(0, np.float32)])
        self._keys, self._counts = [], []  # a third of the memory at its peak
        if rank is not None:
            keys = rank[keys.astype(np.intp)]
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        return Sorted(keys, ids[order], counts[order], _starts(keys))


def rare_term(first: str, second: str) -> bytes:
    """Name the term of `rare` that holds the pair."""
    return _encoded(first) + _part_name(ord(second) % SPLIT)


def _keys(text: str) -> Numbers:
    """Number the characters and pairs of a text so that they sort as their UTF-8 does."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    is_inside = codes != ord(BETWEEN)
    first = codes << np.uint64(SECOND)
    pairs = first[:-1] | (codes[1:] + np.uint64(1))
    return np.concatenate([first[is_inside], pairs[is_inside[:-1] & is_inside[1:]]])


def _common_grams(grams: Sorted, is_common: npt.NDArray[np.bool_]) -> Iterator[Term]:
    for at in np.flatnonzero(is_common):
        start, stop = grams.starts[at], grams.starts[at + 1]
        key = int(grams.keys[start])
        first, second = chr(key >> SECOND), key & int(SECOND_OF)
        text = first + chr(second - 1) if second else first
        yield Term(_encoded(text), grams.ids[start:stop], grams.counts[start:stop])


def _rare_grams(grams: Sorted, is_rare: npt.NDArray[np.bool_]) -> Iterator[Term]:
    keys = grams.keys[is_rare]
    parts = (keys >> np.uint64(SECOND)) * np.uint64(SPLIT) + ((keys & SECOND_OF) - np.uint64(1)) % np.uint64(SPLIT)
    both = np.unique((parts << np.uint64(32)) | grams.ids[is_rare].astype(np.uint64))
    parts, ids = both >> np.uint64(32), both.astype(np.uint32).astype(np.int32)
    starts = _starts(parts)
    for start, stop in pairwise(starts):
        first, part = divmod(int(parts[start]), SPLIT)
        yield Term(_encoded(chr(first)) + _part_name(part), ids[start:stop], None)


def _starts(keys: Numbers) -> npt.NDArray[np.intp]:
    """Say where each key begins among sorted keys, and where the last one ends."""
    if not len(keys):
        return np.zeros(1, np.intp)
    return np.concatenate([[0], np.flatnonzero(np.diff(keys)) + 1, [len(keys)]])


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _part_name(part: int) -> bytes:
    return f"{part:x}".encode()
