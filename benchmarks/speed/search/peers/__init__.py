"""The engines that ours is measured beside, by the names of the command line."""

from benchmarks.speed.search.peers.contract import Peer
from benchmarks.speed.search.peers.fts5 import FTS5
from benchmarks.speed.search.peers.postgresql import PostgreSQL
from benchmarks.speed.search.peers.ripgrep import Ripgrep
from benchmarks.speed.search.peers.scan import Scan
from benchmarks.speed.search.peers.stock import Stock
from benchmarks.speed.search.peers.tantivy_index import Tantivy

PEERS: dict[str, type[Peer]] = {
    "scan": Scan,
    "ripgrep": Ripgrep,
    "fts5": FTS5,
    "postgresql": PostgreSQL,
    "tantivy": Tantivy,
    "stock": Stock,
}
