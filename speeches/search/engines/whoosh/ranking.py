"""In which order speeches are shown: BM25 over characters, more for whole words and for titles."""

from functools import reduce
from math import log

import numpy as np
import numpy.typing as npt

from speeches.search.engines.whoosh.codec import Counts, Postings
from speeches.search.engines.whoosh.matching import Matching
from speeches.search.engines.whoosh.snapshot import Snapshot
from speeches.search.engines.whoosh.table import Mask
from speeches.search.expression import Term
from speeches.search.tokens import is_searchable
from speeches.text.folding import fold
from speeches.text.words import cut_in_bulk

SATURATION = 1.2  # BM25's k1, its usual value
LENGTH_NORM = 0.75  # BM25's b, its usual value
WHOLE_WORD = 1.0  # of what a hit on characters counts; a hit that is a word counts both
IN_TITLE = 2.0  # of what a rare word counts that stands once in the text
DECIMALS = 6  # of a score, so that equals are equal

Scores = npt.NDArray[np.float64]


class Ranking:
    def __init__(self, snapshot: Snapshot, matching: Matching) -> None:
        self._snapshot = snapshot
        self._matching = matching

    def scores(self, terms: list[Term], found: Mask) -> Scores:
        """Give each speech the sum of what its terms count; those that were not found may have a score too."""
        scores = np.zeros(self._snapshot.size)
        for term in terms:
            ids, counts = self._matching.occurrences(term)
            if len(ids):
                worth = _saturated(counts, self._norms(ids)) + self._more(term, ids)
                scores[ids] += self._rarity(len(ids)) * worth
        return np.where(found, np.round(scores, DECIMALS), 0)

    def _more(self, term: Term, ids: npt.NDArray[np.int32]) -> Scores:
        """Give what a term counts beyond its characters."""
        words = self._whole_words(fold(term.text))
        counts = np.zeros(self._snapshot.size, np.float32)
        counts[words.ids] = words.counts
        more = WHOLE_WORD * _saturated(counts[ids], self._norms(ids))
        return np.asarray(more + IN_TITLE * self._matching.in_title(term.text)[ids], np.float64)

    def _rarity(self, frequency: int) -> float:
        number = int(np.count_nonzero(self._snapshot.live))
        return log(1 + (number - frequency + 0.5) / (frequency + 0.5))

    def _norms(self, ids: npt.NDArray[np.int32]) -> Counts:
        lengths = self._snapshot.table.lengths[ids]
        return SATURATION * (1 - LENGTH_NORM + LENGTH_NORM * lengths / self._snapshot.mean_length)

    def _whole_words(self, folded: str) -> Postings:
        """Give how often a term stands as a word, or as several words one of which is the rarest."""
        whole = self._snapshot.words(folded)
        parts = [self._snapshot.words(word) for word in cut_in_bulk(folded) if is_searchable(word[0])]
        if len(parts) < 2:
            return whole
        return _either(whole, reduce(_both, parts))


def _saturated(counts: Counts, norms: Counts) -> Counts:
    return counts * (SATURATION + 1) / (counts + norms)


def _both(one: Postings, other: Postings) -> Postings:
    """Give the speeches that have both, and how often the rarer one."""
    _, places, others = np.intersect1d(one.ids, other.ids, assume_unique=True, return_indices=True)
    return Postings(one.ids[places], np.minimum(one.counts[places], other.counts[others]))


def _either(whole: Postings, parts: Postings) -> Postings:
    """Give the speeches that have the whole, and of the others those that have the parts."""
    is_other = ~np.isin(parts.ids, whole.ids, assume_unique=True)
    return Postings(
        np.concatenate([whole.ids, parts.ids[is_other]]), np.concatenate([whole.counts, parts.counts[is_other]])
    )
