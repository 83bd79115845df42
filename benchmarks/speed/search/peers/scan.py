"""A plain substring scan over the folded texts in memory: what is there, and what an index has to be faster than."""

from collections import Counter
from collections.abc import Sequence

from benchmarks.speed.search.peers.contract import Found, Peer, excerpts
from benchmarks.speed.search.queries import PAGE_SIZE, Asked
from benchmarks.speed.search.texts import Text
from speeches.text.folding import fold


class Scan(Peer):
    name = "scan"
    what = "folded texts in memory, Python's `in`"

    def build(self, texts: Sequence[Text]) -> None:
        self._texts = {text.id: "\n".join(text.folded()) for text in texts}
        self._years = {text.id: text.year for text in texts}
        self._sections = {text.id: text.section for text in texts}

    def find(self, asked: Asked) -> Found:
        ids = self.all(asked)
        page = ids[asked.start : asked.start + PAGE_SIZE]
        sections = Counter(self._sections[id_] for id_ in ids) if asked.facets else {}
        snippets = excerpts(self._texts, page, asked.folded) if asked.snippets else ()
        return Found(len(ids), tuple(page), sections, snippets)

    def all(self, asked: Asked) -> list[int]:
        """Give the ids of everything that is found."""
        terms = asked.folded
        if len(terms) == 1:
            term = terms[0]
            ids = [id_ for id_, text in self._texts.items() if term in text]
        elif asked.either:
            ids = [id_ for id_, text in self._texts.items() if any(term in text for term in terms)]
        else:
            ids = [id_ for id_, text in self._texts.items() if all(term in text for term in terms)]
        if asked.years:
            first, last = asked.years
            ids = [id_ for id_ in ids if first <= self._years[id_] <= last]
        return ids

    def frequency(self, term: str) -> int:
        """Tell in how many texts a term as written stands."""
        folded = fold(term)
        return sum(folded in text for text in self._texts.values())

    def size(self) -> int:
        return 0
