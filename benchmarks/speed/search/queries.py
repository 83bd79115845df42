"""What is asked: queries of every kind, drawn from the texts themselves, the same for the same texts."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.speed.search.texts import Text
from speeches.text.folding import fold
from speeches.text.words import cut

SEED = 20260505
PAGE_SIZE = 20
DEEP = 50  # the page that few readers turn to
COMMON = 0.1  # of the texts have a common word
RARE = 0.001  # of the texts, but at least RAREST of them, have a rare word at most
RAREST = 5
TRIES = 4_000  # words looked up to fill the piles
HAN = re.compile("[\u4e00-\u9fff]+")
WHOLE = re.compile('[^\\s"“”「」『』]{20,}')  # what a quoted term can hold


@dataclass(frozen=True, slots=True)
class Asked:
    """One query, for every engine alike; terms as written in the texts."""

    kind: str
    terms: tuple[str, ...]
    either: bool = False  # OR between the terms, otherwise AND
    years: tuple[int, int] | None = None
    page: int = 1
    facets: bool = False  # counts by section are wanted
    snippets: bool = False

    @property
    def folded(self) -> tuple[str, ...]:
        return tuple(fold(term) for term in self.terms)

    @property
    def start(self) -> int:
        return (self.page - 1) * PAGE_SIZE

    @property
    def query(self) -> str:
        """As a reader would type it."""
        return (" OR " if self.either else " ").join(
            term if HAN.fullmatch(term) else f'"{term}"' for term in self.terms
        )


class Drawing:
    """Draws queries; `frequency` tells in how many texts a term as written stands."""

    def __init__(self, texts: Sequence[Text], frequency: Callable[[str], int], number: int) -> None:
        self._texts = texts
        self._chance = random.Random(SEED)
        self._frequency = frequency
        self._number = number
        years = sorted({text.year for text in texts})
        self._years = (years[len(years) // 4], years[len(years) // 2])
        self._common, self._rare, self._middling = self._piles()

    def kinds(self) -> dict[str, list[Asked]]:
        """Give the queries by kind, in the order of the table."""
        common, rare, middling = self._common, self._rare, self._middling
        kinds = {
            "one character": [(self._run(1, 1),) for _ in range(self._number)],
            "common word": [(word,) for word in common],
            "rare word": [(word,) for word in rare],
            "AND of two": list(zip(common, middling, strict=True)),
            "phrase of 4 to 8": [(self._run(4, 8),) for _ in range(self._number)],
            "sentence of 20": [(self._sentence(),) for _ in range(self._number)],
            "OR of three": list(zip(common, middling, rare, strict=True)),
            "filter, facets": [(word,) for word in common],
            "page 50": [(word,) for word in common],
            "page 1, snippets": [(word,) for word in middling],
        }
        return {kind: [self._asked(kind, terms) for terms in drawn] for kind, drawn in kinds.items()}

    def _asked(self, kind: str, terms: tuple[str, ...]) -> Asked:
        asked = Asked(kind, terms, either=kind.startswith("OR"), snippets="snippets" in kind)
        if "filter" in kind:
            return replace(asked, years=self._years, facets=True)
        if "50" in kind:
            last = -(-self._frequency(terms[0]) // PAGE_SIZE)
            return replace(asked, page=max(1, min(DEEP, last)))
        return asked

    def again(self, asked: Sequence[Asked]) -> list[Asked]:
        """Ask for the same terms otherwise: joined with others, filtered, on another page."""
        if len(asked[0].terms) > 1:
            lasts = [one.terms[1:] for one in asked]
            return [
                replace(one, terms=(one.terms[0], *last))
                for one, last in zip(asked, lasts[1:] + lasts[:1], strict=True)
            ]
        if asked[0].facets:
            return [replace(one, years=(self._years[0], self._years[1] + 1)) for one in asked]
        return [replace(one, page=one.page - 1) if one.page > 1 else replace(one, years=self._years) for one in asked]

    def _piles(self) -> tuple[list[str], list[str], list[str]]:
        """Draw words, each once, until there are enough common, rare and middling ones."""
        most_of_rare = max(RAREST, int(RARE * len(self._texts)))
        least_of_common = COMMON * len(self._texts)
        common, rare, middling = dict[str, None](), dict[str, None](), dict[str, None]()
        for _ in range(TRIES):
            words = [word for word in cut(self._paragraph()) if len(word) > 1 and HAN.fullmatch(word)]
            if not words:
                continue
            word = self._chance.choice(words)
            count = self._frequency(word)
            pile = rare if count <= most_of_rare else common if count >= least_of_common else middling
            if len(pile) < self._number:
                pile[word] = None
            if min(len(common), len(rare), len(middling)) == self._number:
                break
        least = min(len(common), len(rare), len(middling))
        return list(common)[:least], list(rare)[:least], list(middling)[:least]

    def _paragraph(self) -> str:
        return self._chance.choice(self._chance.choice(self._texts).paragraphs)

    def _run(self, shortest: int, longest: int) -> str:
        """A stretch of Han characters; where words begin and end is not looked at."""
        while True:
            runs = [run for run in HAN.findall(self._paragraph()) if len(run) >= shortest]
            if runs:
                run = self._chance.choice(runs)
                return self._piece(run, self._chance.randint(shortest, min(longest, len(run))))

    def _sentence(self) -> str:
        while True:
            runs = WHOLE.findall(self._paragraph())
            if runs:
                return self._piece(self._chance.choice(runs), 20)

    def _piece(self, run: str, length: int) -> str:
        start = self._chance.randint(0, len(run) - length)
        return run[start : start + length]
