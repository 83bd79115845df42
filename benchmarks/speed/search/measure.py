"""One query after another put to all engines in turn, so that whatever else the machine does slows all of them alike."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, log

from benchmarks.speed.search.peers.contract import Found, NotHereError, Peer
from benchmarks.speed.search.peers.scan import Scan
from benchmarks.speed.search.peers.stock import Stock
from benchmarks.speed.search.queries import Asked
from benchmarks.speed.search.texts import Text

MILLI = 1000
FOR_RECALL = 10  # queries of a kind
LEAST = 0.001  # ms; what is faster is not told apart


@dataclass
class Times:
    """Milliseconds by engine and kind of query, and where an engine found something else than the scan."""

    ms: dict[str, dict[str, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    mismatches: dict[str, list[tuple[Asked, int, int]]] = field(default_factory=lambda: defaultdict(list))

    def kinds(self) -> list[str]:
        return list(next(iter(self.ms.values())))

    def percentile(self, engine: str, kind: str, share: float) -> float:
        values = sorted(self.ms[engine][kind])
        return values[min(len(values) - 1, int(share * len(values)))]

    def mean(self, engine: str, share: float) -> float:
        """Give the geometric mean over the kinds."""
        values = [max(LEAST, self.percentile(engine, kind, share)) for kind in self.kinds()]
        return exp(sum(map(log, values)) / len(values))


def built(peers: Sequence[Peer], texts: Sequence[Text]) -> Iterator[tuple[Peer, float]]:
    """Give the engines that run here, each with the seconds that indexing took; the others say why not."""
    for peer in peers:
        started = time.perf_counter()
        try:
            peer.build(texts)
        except NotHereError as reason:
            print(f"{peer.name}: {reason}")
            continue
        yield peer, time.perf_counter() - started


def cold(peers: Sequence[Peer], kinds: dict[str, list[Asked]], truth: Scan) -> Times:
    """Ask every query once, of engines that remember nothing of those before."""
    times = Times()
    for peer in peers:
        peer.find(next(iter(kinds.values()))[0])
    for turn, asked in enumerate(asked for of_kind in kinds.values() for asked in of_kind):
        expected = truth.find(asked)
        for peer in _rotated(peers, turn):
            peer.forget()
            _ask(peer, asked, expected, times)
    return times


def repeated(
    peers: Sequence[Peer],
    kinds: dict[str, list[Asked]],
    again: Callable[[Sequence[Asked]], list[Asked]],
    truth: Scan,
) -> Times:
    """Ask for terms that the engines have just met, in combinations, with filters and on pages that they have not."""
    times = Times()
    for of_kind in kinds.values():
        for peer in peers:
            for asked in of_kind:
                peer.find(asked)
        for turn, asked in enumerate(again(of_kind)):
            expected = truth.find(asked)
            for peer in _rotated(peers, turn):
                _ask(peer, asked, expected, times)
    return times


def same(peers: Sequence[Peer], kinds: dict[str, list[Asked]], truth: Scan) -> Times:
    """Ask for exactly what was asked before: what a cache of results is for."""
    times = Times()
    for asked in (asked for of_kind in kinds.values() for asked in of_kind):
        expected = truth.find(asked)
        for peer in peers:
            peer.find(asked)
            _ask(peer, asked, expected, times)
    return times


def recall(stock: Stock, kinds: dict[str, list[Asked]], truth: Scan) -> dict[str, float]:
    """Give by kind how much of what is there an engine finds."""
    shares = {}
    for kind, of_kind in kinds.items():
        known = [(asked, set(truth.all(asked))) for asked in of_kind[:FOR_RECALL]]
        there = sum(len(expected) for _, expected in known)
        shares[kind] = sum(len(expected & stock.all(asked)) for asked, expected in known) / max(1, there)
    return shares


def _rotated(peers: Sequence[Peer], turn: int) -> Sequence[Peer]:
    """Let another one begin each time: what it brings into the system's caches serves those behind it."""
    first = turn % len(peers)
    return [*peers[first:], *peers[:first]]


def _ask(peer: Peer, asked: Asked, expected: Found, times: Times) -> None:
    started = time.perf_counter()
    found = peer.find(asked)
    times.ms[peer.name][asked.kind].append((time.perf_counter() - started) * MILLI)
    if found.total != expected.total or (peer.exact and asked.facets and found.sections != expected.sections):
        times.mismatches[peer.name].append((asked, found.total, expected.total))
