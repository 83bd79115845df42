"""The engine: answers requests from the newest state of the index, and writes new states."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from speeches.search.dimensions import FacetName
from speeches.search.engines.contract import Answer, Changes, Entry, Filters, Request
from speeches.search.engines.whoosh import manifest as files
from speeches.search.engines.whoosh import writing
from speeches.search.engines.whoosh.keeping import Keeper, postings_keeper
from speeches.search.engines.whoosh.manifest import Manifest
from speeches.search.engines.whoosh.matching import Matching
from speeches.search.engines.whoosh.places import places
from speeches.search.engines.whoosh.ranking import Ranking
from speeches.search.engines.whoosh.snapshot import Snapshot, open_snapshot
from speeches.search.engines.whoosh.table import UNDATED, Mask
from speeches.search.errors import IndexUnavailable
from speeches.search.expression import marked_terms
from speeches.search.query import Sort

TRIES_TO_OPEN = 5  # a writer may remove files between our reading the manifest and opening them
MOST_OF_ANSWERS = 16 << 20  # bytes
OF_ANSWER = 2_000  # bytes of one beside what grows with it: request, counters, tuples
OF_NUMBER = 100  # bytes of a number with its place in a counter or a tuple; of a key in `places` too


class WhooshIndex:
    """The index in one folder; one object serves all threads of a process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opening = threading.Lock()
        self._seen = b""  # the manifest that `_snapshot` was opened by
        self._snapshot: Snapshot | None = None
        self._postings = postings_keeper()
        self._answers = Keeper(_size_of_answer, MOST_OF_ANSWERS)

    def find(self, request: Request) -> Answer:
        snapshot = self._current()
        with _reading_errors():
            if request.stop is None:  # as long as the archive is large, and asked for once
                return _answer(snapshot, request)
            return self._answers.keep((snapshot.name, request.key), lambda: _answer(snapshot, request))

    def digests(self) -> dict[int, str]:
        snapshot = self._current()
        numbers = np.flatnonzero(snapshot.live).tolist()
        facts = (segment.facts(inside) for segment, inside in map(snapshot.place, numbers))
        with _reading_errors():
            return dict(zip(snapshot.table.ids[numbers].tolist(), (each.digest for each in facts), strict=True))

    def forget(self) -> None:
        self._postings.forget()
        self._answers.forget()

    def generation(self) -> str:
        return writing.usable(self._folder).name

    def is_being_rebuilt(self) -> bool:
        return files.is_locked(self._folder, files.REBUILD)

    def dictionary_in_use(self) -> str:
        return writing.usable(self._folder).dictionary

    def check_files(self) -> None:
        files.check_sums(self._folder, writing.usable(self._folder))

    def ensure_usable(self) -> None:
        writing.usable(self._folder)  # what is open may have been removed from the disk
        self._current()

    def apply_pending(self, pending: Callable[[], Changes | None]) -> None:
        writing.apply_pending(self._folder, pending)

    def rebuild(self, entries: Iterable[Entry], reread: Callable[[Sequence[int]], Changes]) -> None:
        writing.rebuild(self._folder, entries, reread)

    def repair(self, entries: Iterable[Entry], reread: Callable[[Sequence[int]], Changes]) -> None:
        """Rebuild, unless another process has done so by the time it is our turn."""
        writing.rebuild(self._folder, entries, reread, only_if=lambda: not self._is_usable())

    def _is_usable(self) -> bool:
        try:
            self.ensure_usable()
        except IndexUnavailable:
            return False
        return True

    def _current(self) -> Snapshot:
        """Give the newest state; any change of the manifest, by whatever process, opens it anew."""
        written = files.read_current(self._folder)
        with self._opening:
            if self._snapshot is None or written != self._seen:
                self._open(written)
            assert self._snapshot is not None  # noqa: S101  for the type checker: `_open` sets it or raises
            return self._snapshot

    def _open(self, written: bytes) -> None:
        for attempt in range(1, TRIES_TO_OPEN + 1):
            try:
                with _reading_errors():
                    writing.usable(self._folder)
                    known = self._snapshot.segments if self._snapshot else {}
                    self._snapshot = open_snapshot(self._folder, Manifest.from_bytes(written), known, self._postings)
            except IndexUnavailable:
                fresh = files.read_current(self._folder)
                if fresh == written or attempt == TRIES_TO_OPEN:
                    raise
                written = fresh
            else:
                self._seen = written
                return


@contextmanager
def _reading_errors() -> Iterator[None]:
    """Tell what Whoosh raises when its files are not as it wrote them."""
    try:
        yield
    except IndexUnavailable:
        raise
    except writing.READING_ERRORS as error:
        raise files.damaged(type(error).__name__) from error


def _answer(snapshot: Snapshot, request: Request) -> Answer:
    matching = Matching(snapshot, request.names, as_written=request.as_written)
    matched = snapshot.live if request.expression is None else matching.mask(request.expression)
    within = _within(snapshot, matching, request.filters)
    found = np.logical_and.reduce([matched, *within.values()])
    counts = {}
    for name, facet in snapshot.table.facets.items():
        others = [mask for other, mask in within.items() if other is not name]
        counts[name] = facet.counts(np.logical_and.reduce([matched, *others]) if name in within else found)
    numbers = _ordered(snapshot, matching, request, found)
    return Answer(
        total=int(np.count_nonzero(found)),
        ids=tuple(snapshot.table.ids[numbers].tolist()),
        counts=counts,
        places=() if request.stop is None else places(snapshot, request, numbers.tolist()),
    )


def _size_of_answer(answer: Answer) -> int:
    values = sum(map(len, answer.counts.values()))
    return OF_ANSWER + OF_NUMBER * (values + len(answer.ids) + sum(2 + len(each.keys) for each in answer.places))


def _within(snapshot: Snapshot, matching: Matching, filters: Filters) -> dict[FacetName, Mask]:
    """Give for each facet that was chosen from the speeches that fit the choice."""
    facets = snapshot.table.facets
    within = {facet: facets[facet].having(chosen, snapshot.size) for facet, chosen in filters.chosen.items()}
    if filters.undated:
        within[FacetName.YEAR] = snapshot.table.dates == UNDATED
    elif filters.years:
        within[FacetName.YEAR] = matching.between(filters.years.first, filters.years.last)
    return within


def _ordered(snapshot: Snapshot, matching: Matching, request: Request, found: Mask) -> npt.NDArray[np.intp]:
    """Give the numbers of the speeches of the page that was asked for, in order."""
    numbers = np.flatnonzero(found)
    if request.sort is not Sort.RELEVANCE:
        by_date = snapshot.by_newest if request.sort is Sort.NEWEST else snapshot.by_oldest
        first = _smallest(by_date[numbers], request.stop)
        numbers = numbers[first]
        return numbers[np.argsort(by_date[numbers])][request.start : request.stop]
    terms = list(dict.fromkeys(marked_terms(request.expression)))
    scores = Ranking(snapshot, matching).scores(terms, found)
    numbers = numbers[_smallest(-scores[numbers], request.stop)]
    order = np.lexsort((snapshot.by_newest[numbers], -scores[numbers]))
    return numbers[order][request.start : request.stop]


def _smallest(values: npt.NDArray[np.generic], number: int | None) -> npt.NDArray[np.intp]:
    """Give the places of the smallest values, in no order; more than asked for where equal ones follow."""
    if number is None or number >= len(values):
        return np.arange(len(values))
    return np.flatnonzero(values <= np.partition(values, number)[number])
