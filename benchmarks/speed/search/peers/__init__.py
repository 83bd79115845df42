"""The engines that ours is measured beside, by the names of the command line."""

from benchmarks.speed.search.peers.contract import Peer
from benchmarks.speed.search.peers.fts5 import FTS5
from benchmarks.speed.search.peers.scan import Scan
from benchmarks.speed.search.peers.tantivy_index import Tantivy

PEERS: dict[str, type[Peer]] = {"scan": Scan, "fts5": FTS5, "tantivy": Tantivy}
