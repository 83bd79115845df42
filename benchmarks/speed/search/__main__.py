"""Print how fast the search answers, beside other engines on the same texts and queries.

SPEECHES_CORPORA=folder python -m benchmarks.speed.search [queries] [serving] [updates]
    [--texts 4071|10000|50000] [--queries 30] [--peers scan ripgrep fts5 postgresql tantivy stock]

4071 are the speeches of legco_speeches; any other number are news items joined to texts of 2,700 characters,
beyond 10,000 topped up with their paragraphs in another order. Without a name all three tables are printed.

queries   Cold: files in the system's page cache, columns loaded, no decoded postings, every query new. Repeated:
          the same terms otherwise joined, filtered, on other pages. Again: exactly the same queries. The clock is
          the wall's, and the engines take turns query by query, so that their ratios hold on a busy machine.
serving   whole answers of /search/ from one process, then over HTTP from one worker of the server, and the memory
          that either comes to
updates   a thousand changes, and one correction until it is found, beside a process that reads

Peers that are not here are named and left out; `make peers` installs tantivy, `apt-get install ripgrep` the other.
"""

import argparse
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.corpora import corpora
from benchmarks.speed.search import archive, folder, measure, tables, updating
from benchmarks.speed.search.peers import PEERS
from benchmarks.speed.search.peers.ours import Engine, Service, params
from benchmarks.speed.search.peers.scan import Scan
from benchmarks.speed.search.peers.stock import Stock
from benchmarks.speed.search.queries import Asked, Drawing
from benchmarks.speed.search.serving import Child
from benchmarks.speed.search.site import Site
from benchmarks.speed.search.texts import Text, texts
from speeches.search import freshness

FEWEST = 200
CHANGES = 1_000
CORRECTIONS = 20
READING = 20.0  # seconds that a process reads, once alone and once beside a writer


@dataclass(frozen=True)
class Bench:
    """What the tables are made from: the texts, what is found in them, and the queries."""

    texts: list[Text]
    truth: Scan
    drawing: Drawing
    kinds: dict[str, list[Asked]]
    peers: list[str]

    @property
    def size(self) -> int:
        """Bytes of the texts."""
        return sum(text.size for text in self.texts)

    def addresses(self, *, again: bool) -> list[str]:
        asked = [one for of_kind in self.kinds.values() for one in (self.drawing.again(of_kind) if again else of_kind)]
        if again:  # another filter or other terms may find fewer pages
            asked = [one for one in asked if self.truth.find(one).ids]
        return [f"/search/?{urlencode(params(one))}" for one in asked]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", metavar="table", help=", ".join(TABLES))
    parser.add_argument("--texts", type=int, default=2000, help="how many")
    parser.add_argument("--queries", type=int, default=30, help="of each kind")
    parser.add_argument("--peers", nargs="*", choices=tuple(PEERS), default=list(PEERS))
    options = parser.parse_args()
    if unknown := set(options.tables) - set(TABLES):
        parser.error(f"no table {', '.join(sorted(unknown))}; there are {', '.join(TABLES)}")
    if options.texts < FEWEST:
        parser.error(f"in fewer than {FEWEST} texts no word is common and none rare")
    bench = made(texts(corpora(), options.texts), options)
    for name in options.tables or TABLES:
        TABLES[name](bench)


def made(searched: list[Text], options: argparse.Namespace) -> Bench:
    archive.fill(searched)
    truth = Scan(folder / "truth")
    truth.build(searched)
    drawing = Drawing(searched, truth.frequency, options.queries)
    return Bench(searched, truth, drawing, drawing.kinds(), options.peers)


def print_queries(bench: Bench) -> None:
    ours = [Engine(folder / "engine"), Service(folder / "service")]
    seconds = dict(measure.built([*ours, *(PEERS[name](folder / name) for name in bench.peers)], bench.texts))
    peers = list(seconds)
    cold = measure.cold(peers, bench.kinds, bench.truth)
    repeated = measure.repeated(peers, bench.kinds, bench.drawing.again, bench.truth)
    again = measure.same(ours, bench.kinds, bench.truth)
    for title, times in (("cold", cold), ("repeated", repeated)):
        tables.print_times(f"{title}, {len(bench.texts):,} texts", times)
        tables.print_ratios(times)
    tables.print_times("again", again)
    tables.print_agreement(peers, cold, repeated)
    for stock in (peer for peer in peers if isinstance(peer, Stock)):
        tables.print_recall(stock.name, measure.recall(stock, bench.kinds, bench.truth))
    tables.print_indexing(seconds, len(bench.texts), bench.size)
    for peer in peers:
        peer.close()


def print_serving(bench: Bench) -> None:
    freshness.catch_up()
    cold, repeated = bench.addresses(again=False), bench.addresses(again=True)
    tables.print_served(Child(cold, repeated).served())
    with Site() as site:
        site.answers(cold)
        tables.print_site(site.answers(repeated), site.answers(repeated), site.memory("Rss"), site.memory("Private"))


def print_updates(bench: Bench) -> None:
    freshness.catch_up()
    engine = Engine(folder / "engine")
    sizes = {"index/text, new": engine.size() / bench.size}
    number = min(CHANGES, len(bench.texts))
    seconds = updating.change(number)
    sizes[f"after {number:,} changes"] = engine.size() / bench.size
    optimised_by = updating.optimise()
    sizes[f"after {optimised_by}"] = engine.size() / bench.size
    print(f"\n{'changes a second':26}{number / seconds:10.1f}")
    for label, share in sizes.items():
        print(f"{label:26}{share:10.2f}")
    print_corrections(bench)


def print_corrections(bench: Bench) -> None:
    addresses = bench.addresses(again=False)
    alone = Child(addresses, seconds=READING).served()
    stored, found = zip(*updating.corrections(CORRECTIONS), strict=True)
    beside = Child(addresses, seconds=READING)
    while beside.is_running():
        list(updating.corrections(CORRECTIONS))
    print(f"\n{'seconds':26}{'p50':>10}{'p95':>10}")
    for label, seconds in (("one correction stored", stored), ("and found", found)):
        print(f"{label:26}{updating.middle(seconds):10.2f}{updating.middle(seconds, 0.95):10.2f}")
    print(f"{'ms of a reading process':26}{'p50':>10}{'p95':>10}")
    for label, served in (("alone", alone), ("beside corrections", beside.served())):
        print(f"{label:26}{updating.middle(served.cold):10.1f}{updating.middle(served.cold, 0.95):10.1f}")


TABLES = {"queries": print_queries, "serving": print_serving, "updates": print_updates}


if __name__ == "__main__":
    main()
