"""The tables that are printed."""

from collections.abc import Mapping, Sequence

from benchmarks.speed.search.measure import Times
from benchmarks.speed.search.peers.contract import Peer
from benchmarks.speed.search.serving import Served
from benchmarks.speed.search.updating import middle

WIDTH = 16
OURS = "ours"
SHOWN = 5  # mismatches printed of an engine


def print_times(title: str, times: Times) -> None:
    """Print p50 and p95 of every engine for each kind, and their geometric means."""
    names = list(times.ms)
    print(f"\n{title}\n{'ms, p50 / p95':18}" + "".join(f"{name:>{WIDTH}}" for name in names))
    for kind in times.kinds():
        shown = [_pair(times.percentile(name, kind, 0.5), times.percentile(name, kind, 0.95)) for name in names]
        print(f"{kind:18}" + "".join(f"{text:>{WIDTH}}" for text in shown))
    means = [_pair(times.mean(name, 0.5), times.mean(name, 0.95)) for name in names]
    print(f"{'geometric mean':18}" + "".join(f"{text:>{WIDTH}}" for text in means))


def print_ratios(times: Times) -> None:
    """Print how many times as long as each other engine ours takes; below 1 ours is faster."""
    names = [name for name in times.ms if name != OURS]
    print(f"\n{'ours / peer, p50':18}" + "".join(f"{name:>{WIDTH}}" for name in names))
    for kind in times.kinds():
        ours = times.percentile(OURS, kind, 0.5)
        ratios = [ours / max(1e-6, times.percentile(name, kind, 0.5)) for name in names]
        print(f"{kind:18}" + "".join(f"{ratio:{WIDTH}.2f}" for ratio in ratios))
    for label, share in (("geometric mean", 0.5), ("the same, p95", 0.95)):
        ratios = [times.mean(OURS, share) / times.mean(name, share) for name in names]
        print(f"{label:18}" + "".join(f"{ratio:{WIDTH}.2f}" for ratio in ratios))


def print_agreement(peers: Sequence[Peer], *all_times: Times) -> None:
    """Print for each engine whether its numbers are those of the scan."""
    asked = sum(len(values) for times in all_times for values in next(iter(times.ms.values())).values())
    print(f"\nnumbers as the scan has them, of {asked} queries")
    for peer in peers:
        found = [mismatch for times in all_times for mismatch in times.mismatches[peer.name]]
        print(f"{peer.name:18}{asked - len(found):6}  ({peer.what})")
        for query, got, expected in found[:SHOWN] if peer.exact else ():
            print(f"{'':18}{query.kind}: {query.query} years {query.years}: {got} instead of {expected}")


def print_indexing(peers: Mapping[Peer, float], number: int, size: int) -> None:
    """Print texts a second, folding and segmentation included, and the index over the text in UTF-8."""
    print(f"\n{'indexing':18}{'texts/s':>10}{'MB':>10}{'index/text':>12}   text: {size / 1e6:.1f} MB")
    for peer, seconds in peers.items():
        stored = peer.size()
        if stored:
            print(f"{peer.name:18}{number / seconds:10.0f}{stored / 1e6:10.1f}{stored / size:12.2f}")


def print_recall(name: str, recall: Mapping[str, float]) -> None:
    print(f"\n{'recall':18}{name:>{WIDTH}}")
    for kind, share in recall.items():
        print(f"{kind:18}{share:{WIDTH}.2f}")


def print_served(served: Served) -> None:
    _print_answers("in a process", {"cold": served.cold, "repeated": served.repeated}, served.rss, served.private)


def print_site(repeated: Sequence[float], again: Sequence[float], rss: float, private: float) -> None:
    _print_answers("over HTTP", {"repeated": repeated, "again": again}, rss, private)


def _print_answers(title: str, answers: Mapping[str, Sequence[float]], rss: float, private: float) -> None:
    print(f"\n{'/search/ ' + title:22}{'ms, p50':>10}{'p95':>10}")
    for label, values in answers.items():
        print(f"{label:22}{middle(values):10.1f}{middle(values, 0.95):10.1f}")
    print(f"{'memory':22}{rss:7.0f} MB, of which {private:.0f} are the process's own")


def _pair(one: float, other: float) -> str:
    return f"{_short(one)} / {_short(other)}"


def _short(ms: float) -> str:
    return f"{ms:.0f}" if ms >= 100 else f"{ms:.1f}" if ms >= 1 else f"{ms:.2f}"
