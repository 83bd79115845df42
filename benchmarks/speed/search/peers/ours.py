"""Our own search, over an archive of its own: the engine's answer, and the whole call of the service."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed.search import archive
from benchmarks.speed.search.peers.contract import Found, Peer
from benchmarks.speed.search.queries import PAGE_SIZE, Asked
from benchmarks.speed.search.texts import Text
from speeches.search import SearchQuery, freshness, search
from speeches.search.dimensions import FacetName
from speeches.search.names import SectionTree
from speeches.search.service import find


class Engine(Peer):
    """Query read, number, page of ids and all facets; the whole call where snippets are asked for."""

    name = "ours"
    what = "the archive's database"

    def __init__(self, folder: Path) -> None:  # noqa: ARG002  the archive has a folder of its own
        super().__init__(archive.index_folder())

    def build(self, texts: Sequence[Text]) -> None:  # noqa: ARG002  they are in the database
        freshness.rebuild()

    def find(self, asked: Asked) -> Found:
        if asked.snippets:
            return _whole_call(asked)
        query = SearchQuery.from_params(params(asked))
        answer = find(query, SectionTree.read(), start=asked.start, stop=asked.start + PAGE_SIZE)
        counts = answer.counts[FacetName.SECTION]
        return Found(answer.total, answer.ids, {archive.number_of(key): count for key, count in counts.items()})

    def forget(self) -> None:
        archive.forget()


class Service(Peer):
    """The same with 20 hits read from the database, marked and cut into snippets."""

    name = "ours, service"
    what = "the same index"

    def build(self, texts: Sequence[Text]) -> None:
        """Stand on what `Engine` built."""

    def find(self, asked: Asked) -> Found:
        return _whole_call(asked)

    def forget(self) -> None:
        archive.forget()


def _whole_call(asked: Asked) -> Found:
    result = search(SearchQuery.from_params(params(asked)))
    ids = tuple(hit.id for hit in result.hits)
    snippets = tuple(piece.text for hit in result.hits for one in hit.snippets for piece in one.fragments)
    return Found(result.total, ids, archive.counts_of(result), snippets)


def params(asked: Asked) -> dict[str, str]:
    """Give the address of a query."""
    year = "{}..{}".format(*asked.years) if asked.years else ""
    return {"q": asked.query, "page": str(asked.page), "year": year}
