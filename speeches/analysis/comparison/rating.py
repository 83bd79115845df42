"""How much two paragraphs have in common, found without comparing each with each where there are many."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from rapidfuzz import fuzz, process

LEAST = 55.0  # percent, below which nothing is rated
MOST_PAIRS = 40_000  # compared each with each, 200 × 200 paragraphs: 70 ms; of more only those that share rare runs
MOST_WORK = 1_000_000_000  # characters of the one side times those of the other, in the same way: 100 ms
RUN = 3  # characters
MOST_HOLDERS = 12  # paragraphs with a run of characters, above which it says nothing of what is alike
CANDIDATES = 3  # paragraphs that share most rare runs are compared, others are not
FEWEST_SHARED = 20  # one run of so many has to be shared; paragraphs that are half alike share more
LONGEST_RATED = 4_000  # characters; longer ones are rated by their runs in common


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two paragraphs by their numbers, and what they have in common."""

    old: int
    new: int
    percent: float
    weight: float  # grows with the characters in common


class Rating:
    """The likenesses among some paragraphs of two texts, worked out when they are first asked for."""

    def __init__(
        self, old: Sequence[str], new: Sequence[str], old_numbers: Sequence[int], new_numbers: Sequence[int]
    ) -> None:
        self._old, self._new = old, new
        self.old_numbers, self.new_numbers = old_numbers, new_numbers

    def within(self, old_numbers: Sequence[int], new_numbers: Sequence[int], cutoff: float) -> list[Likeness]:
        """Give the likenesses of at least `cutoff` percent (LEAST or more) among these paragraphs."""
        if not old_numbers or not new_numbers:
            return []
        old_texts, new_texts = self._texts(old_numbers, new_numbers)
        work = sum(map(len, old_texts)) * sum(map(len, new_texts))
        if len(old_texts) * len(new_texts) > MOST_PAIRS or work > MOST_WORK:
            old_asked, new_asked = set(old_numbers), set(new_numbers)
            found: Iterable[Likeness] = self._by_runs
            return [one for one in found if one.percent >= cutoff and one.old in old_asked and one.new in new_asked]
        table = process.cdist(old_texts, new_texts, scorer=fuzz.ratio, score_cutoff=cutoff)
        return [
            self._likeness(old_numbers[one], new_numbers[other], float(table[one, other]))
            for one, other in zip(*table.nonzero(), strict=True)
        ]

    def _texts(self, old_numbers: Iterable[int], new_numbers: Iterable[int]) -> tuple[list[str], list[str]]:
        return [self._old[number] for number in old_numbers], [self._new[number] for number in new_numbers]

    def _likeness(self, old: int, new: int, percent: float) -> Likeness:
        return Likeness(old, new, percent, percent * (len(self._old[old]) + len(self._new[new])))

    @cached_property
    def _by_runs(self) -> list[Likeness]:
        old_texts, new_texts = self._texts(self.old_numbers, self.new_numbers)
        return [
            self._likeness(self.old_numbers[one], self.new_numbers[other], percent)
            for one, other, percent in _rated_by_runs(old_texts, new_texts)
        ]


def _rated_by_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Rate only what shares runs of characters that few paragraphs have; time in proportion to the texts."""
    every: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(new):
        for run in runs(text):
            every[run].append(number)
    holders = {run: numbers for run, numbers in every.items() if len(numbers) <= MOST_HOLDERS}
    for number, text in enumerate(old):
        held = runs(text)
        shared = Counter(chain.from_iterable(map(holders.__getitem__, held & holders.keys())))
        enough = 1 + len(held) // FEWEST_SHARED
        likely = sorted((-times, other) for other, times in shared.items() if times >= enough)[:CANDIDATES]
        for times, other in likely:
            if percent := _rate(text, new[other], -times):
                yield number, other, percent


def runs(text: str) -> set[str]:
    """Every run of three characters of a text, or all of a shorter one."""
    return {text[start : start + RUN] for start in range(max(len(text) - RUN + 1, 1))}


def _rate(old: str, new: str, in_common: int) -> float:
    if max(len(old), len(new)) <= LONGEST_RATED:
        return fuzz.ratio(old, new, score_cutoff=LEAST)
    percent = 200.0 * in_common / (len(runs(old)) + len(runs(new)))
    return percent if percent >= LEAST else 0.0
