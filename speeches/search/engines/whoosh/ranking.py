"""In which order speeches are shown: BM25 over characters, more for whole words and for titles."""

from math import log

from speeches.search.engines.whoosh.matching import Matching
from speeches.search.engines.whoosh.snapshot import Postings, Snapshot
from speeches.search.expression import Place, Term
from speeches.search.tokens import is_searchable
from speeches.text.folding import fold
from speeches.text.words import cut

SATURATION = 1.2  # BM25's k1, its usual value
LENGTH_NORM = 0.75  # BM25's b, its usual value
WHOLE_WORD = 1.0  # of what a hit on characters counts; a hit that is a word counts both
IN_TITLE = 2.0  # of what a rare word counts that stands once in the text


class Ranking:
    def __init__(self, snapshot: Snapshot, matching: Matching) -> None:
        self._snapshot = snapshot
        self._matching = matching

    def scores(self, terms: list[Term], numbers: set[int]) -> dict[int, float]:
        """Give each speech the sum of what its terms count, to 6 decimals, so that equals are equal."""
        scores = dict.fromkeys(numbers, 0.0)
        for term in terms:
            self._add(term, scores)
        return {number: round(score, 6) for number, score in scores.items()}

    def _add(self, term: Term, scores: dict[int, float]) -> None:
        found = self._matching.occurrences(term)
        rarity = self._rarity(len(found))
        words = self._whole_words(fold(term.text))
        in_title = self._matching.occurrences(Term(term.text, Place.TITLE))
        for number in found.keys() & scores.keys():
            norm = self._norm(number)
            worth = _saturated(found[number], norm)
            if number in words:
                worth += WHOLE_WORD * _saturated(words[number], norm)
            if number in in_title:
                worth += IN_TITLE
            scores[number] += rarity * worth

    def _rarity(self, frequency: int) -> float:
        return log(1 + (len(self._snapshot.live) - frequency + 0.5) / (frequency + 0.5))

    def _norm(self, number: int) -> float:
        length = self._snapshot.facts[number].length
        return SATURATION * (1 - LENGTH_NORM + LENGTH_NORM * length / self._snapshot.mean_length)

    def _whole_words(self, folded: str) -> Postings:
        """Give how often a term stands as a word, or as several words one of which is the rarest."""
        parts = [self._snapshot.postings("words", word) for word in cut(folded) if is_searchable(word[0])]
        whole = self._snapshot.postings("words", folded)
        if len(parts) < 2:
            return whole
        shared = set(parts[0]).intersection(*parts[1:])
        return {number: min(part[number] for part in parts) for number in shared} | whole


def _saturated(count: float, norm: float) -> float:
    return count * (SATURATION + 1) / (count + norm)
