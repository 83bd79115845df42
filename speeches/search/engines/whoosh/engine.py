"""The engine: answers requests from the newest state of the index, and writes new states."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from speeches.search.dimensions import FacetName
from speeches.search.engines.contract import Answer, Changes, Entry, Filters, Request
from speeches.search.engines.whoosh import manifest as files
from speeches.search.engines.whoosh import writing
from speeches.search.engines.whoosh.manifest import Manifest
from speeches.search.engines.whoosh.matching import Matching
from speeches.search.engines.whoosh.ranking import Ranking
from speeches.search.engines.whoosh.schema import Facts
from speeches.search.engines.whoosh.snapshot import Segment, Snapshot, open_snapshot
from speeches.search.errors import IndexUnavailable
from speeches.search.expression import marked_terms
from speeches.search.query import Sort

TRIES_TO_OPEN = 5  # a writer may remove files between our reading the manifest and opening them


class WhooshIndex:
    """The index in one folder; one object serves all threads of a process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opening = threading.Lock()
        self._seen = b""  # the manifest that `_snapshot` was opened by
        self._snapshot: Snapshot | None = None
        self._segments: dict[str, Segment] = {}

    def find(self, request: Request) -> Answer:
        snapshot = self._current()
        with _reading_errors():
            return _answer(snapshot, request)

    def digests(self) -> dict[int, str]:
        snapshot = self._current()
        return {snapshot.facts[number].id: snapshot.facts[number].digest for number in snapshot.live}

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
                    opened = open_snapshot(self._folder, Manifest.from_bytes(written), self._segments)
            except IndexUnavailable:
                fresh = files.read_current(self._folder)
                if fresh == written or attempt == TRIES_TO_OPEN:
                    raise
                written = fresh
            else:
                self._snapshot, self._segments = opened
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
    found = snapshot.live if request.expression is None else matching.numbers(request.expression)
    facts = snapshot.facts
    within = {facet: {number for number in found if _has(facts[number], facet, request.filters)} for facet in FacetName}
    kept = set(found).intersection(*within.values())
    counts = {}
    for facet in FacetName:
        others = set(found).intersection(*(numbers for other, numbers in within.items() if other is not facet))
        counts[facet] = Counter(value for number in others for value in facts[number].values[facet])
    return Answer(len(kept), tuple(facts[number].id for number in _ordered(snapshot, matching, request, kept)), counts)


def _ordered(snapshot: Snapshot, matching: Matching, request: Request, numbers: set[int]) -> list[int]:
    match request.sort:
        case Sort.NEWEST:
            ordered = sorted(numbers, key=snapshot.by_newest.__getitem__)
        case Sort.OLDEST:
            ordered = sorted(numbers, key=snapshot.by_oldest.__getitem__)
        case Sort.RELEVANCE:
            terms = list(dict.fromkeys(marked_terms(request.expression)))
            scores = Ranking(snapshot, matching).scores(terms, numbers)
            ordered = sorted(numbers, key=lambda number: (-scores[number], snapshot.by_newest[number]))
    return ordered[request.start : request.stop]


def _has(facts: Facts, facet: FacetName, filters: Filters) -> bool:
    if facet is FacetName.YEAR:
        return _has_year(facts, filters)
    chosen = filters.chosen.get(facet)
    return chosen is None or not chosen.isdisjoint(facts.values[facet])


def _has_year(facts: Facts, filters: Filters) -> bool:
    if filters.undated:
        return not facts.date
    year = facts.year
    return filters.years is None or (year is not None and filters.years.first <= year <= filters.years.last)
