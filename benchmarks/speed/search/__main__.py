"""Print how fast the search answers, beside other engines on the same texts and queries.

SPEECHES_CORPORA=folder python -m benchmarks.speed.search [queries] [--texts 4071|10000|50000] [--queries 30]
    [--peers scan fts5 tantivy]

4071 are the speeches of legco_speeches; any other number are news items joined to texts of 2,700 characters,
beyond 10,000 topped up with their paragraphs in another order. Cold: files in the system's page cache, columns
loaded, no decoded postings, every query new. Repeated: the same terms otherwise joined, filtered, on other pages.
The clock is the wall's, and the engines take turns query by query, so that their ratios hold on a busy machine.
Peers that are not here are named and left out; `make peers` installs tantivy.
"""

import argparse

from benchmarks.corpora import corpora
from benchmarks.speed.search import archive, folder, measure, tables
from benchmarks.speed.search.peers import PEERS
from benchmarks.speed.search.peers.ours import Engine, Service
from benchmarks.speed.search.peers.scan import Scan
from benchmarks.speed.search.queries import Drawing
from benchmarks.speed.search.texts import Text, texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", metavar="table", help=", ".join(TABLES))
    parser.add_argument("--texts", type=int, default=2000, help="how many")
    parser.add_argument("--queries", type=int, default=30, help="of each kind")
    parser.add_argument("--peers", nargs="*", choices=tuple(PEERS), default=tuple(PEERS))
    options = parser.parse_args()
    if unknown := set(options.tables) - set(TABLES):
        parser.error(f"no table {', '.join(sorted(unknown))}; there are {', '.join(TABLES)}")
    searched = texts(corpora(), options.texts)
    archive.fill(searched)
    for name in options.tables or TABLES:
        TABLES[name](searched, options)


def print_queries(searched: list[Text], options: argparse.Namespace) -> None:
    truth = Scan(folder / "truth")
    truth.build(searched)
    ours = [Engine(folder / "engine"), Service(folder / "service")]
    peers = [*ours, *(PEERS[name](folder / name) for name in options.peers)]
    seconds = dict(measure.built(peers, searched))
    drawing = Drawing(searched, truth.frequency, options.queries)
    kinds = drawing.kinds()
    cold = measure.cold(list(seconds), kinds, truth)
    repeated = measure.repeated(list(seconds), kinds, drawing.again, truth)
    for title, times in (("cold", cold), ("repeated", repeated)):
        tables.print_times(f"{title}, {len(searched):,} texts", times)
        tables.print_ratios(times)
    tables.print_agreement(list(seconds), cold, repeated)
    tables.print_indexing(seconds, len(searched), sum(text.size for text in searched))
    for peer in seconds:
        peer.close()


TABLES = {"queries": print_queries}


if __name__ == "__main__":
    main()
