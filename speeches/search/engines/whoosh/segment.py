"""One segment of the index, held open and read by any number of threads.

What it stands on inside Whoosh 2.7.4 (its tests guard it): a codec's `terms_reader` gives `term_info` and has its file
of postings in `_postfile`; the reader of a column of bytes has `_offsets` and `_lengths` of what stands in `_dbfile`;
files are asked by `get(position, length)`, which here has no position of its own to share between threads.
"""

import mmap
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.reading import TermNotFound

from speeches.search.engines.whoosh.codec import Counts, Ids, Postings, read_postings
from speeches.search.engines.whoosh.inverting import rare_term
from speeches.search.engines.whoosh.keeping import Keeper, shared
from speeches.search.engines.whoosh.nearness import Nearness
from speeches.search.engines.whoosh.schema import COLUMNS, ID_TYPE, Document, Facts, encoded, schema
from speeches.search.engines.whoosh.table import Table
from speeches.text.folding import fold

LONGEST_GRAM = 2  # characters; the index decides alone up to here, and the text beyond
ENOUGH = 16  # candidates; so few are read rather than more pairs looked up; not measured
MOST_COUNTED = 2000  # candidates; where there are more, a speech is read up to the first place only; not measured


class MappedFile(BufferFile):  # type: ignore[misc]  # Whoosh has no types
    """A file of the index in the memory that all processes share; Whoosh's own would copy it."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            self.file = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
        self._buf = self.file
        self._name = path.name
        self.onclose = None
        self.is_real = self.is_closed = False


class MappedStorage(FileStorage):  # type: ignore[misc]  # the same
    def open_file(self, name: str, **_options: object) -> MappedFile:
        return MappedFile(Path(self._fpath(name)))


class Column:
    """Byte strings by number of speech."""

    def __init__(self, storage: MappedStorage, segment: Any, name: str) -> None:  # Whoosh has no types
        reader = segment.codec().per_document_reader(storage, segment).column_reader(name, schema()[name].column_type)
        self._file: MappedFile = reader._dbfile
        self.file: mmap.mmap = self._file.file
        self.starts = np.array(reader._offsets, np.int64)[: segment.doc_count_all()]
        self.ends = self.starts + np.array(reader._lengths, np.int64)[: segment.doc_count_all()]

    def __getitem__(self, number: int) -> bytes:
        start = int(self.starts[number])
        found: bytes = self._file.get(start, int(self.ends[number]) - start)
        return found

    def finds(self, wanted: bytes, ids: Ids) -> npt.NDArray[np.bool_]:
        """Tell in which of the texts a string stands; nothing is copied for it."""
        find = self.file.find
        bounds = zip(self.starts[ids].tolist(), self.ends[ids].tolist(), strict=True)
        return np.fromiter((find(wanted, start, end) >= 0 for start, end in bounds), np.bool_, len(ids))

    def is_near(self, nearness: Nearness, number: int) -> bool:
        return nearness.holds(self.file, int(self.starts[number]), int(self.ends[number]))

    def counts(self, wanted: bytes, ids: Ids) -> Counts:
        """Count how often a string stands in each of the texts."""
        bounds = zip(self.starts[ids].tolist(), self.ends[ids].tolist(), strict=True)
        return np.fromiter((self.file[start:end].count(wanted) for start, end in bounds), np.float32, len(ids))


class Columns:
    """The columns of a segment, without its terms."""

    def __init__(self, folder: Path, segment: Any) -> None:  # Whoosh has no types
        storage = MappedStorage(str(folder), readonly=True)
        self._size: int = segment.doc_count_all()
        self.by_name = {name: Column(storage, segment, name) for name in COLUMNS}

    def ids(self) -> npt.NDArray[np.int64]:
        return np.frombuffer(b"".join(map(self.by_name["id"].__getitem__, range(self._size))), ID_TYPE)

    def document(self, number: int) -> Document:
        return Document(*(self.by_name[name][number] for name in COLUMNS))


class Segment:
    """The part of an index that was written at one time; it never changes, for what is deleted the snapshot knows."""

    def __init__(self, folder: Path, segment: Any, keeper: Keeper[Postings]) -> None:  # Whoosh has no types
        storage = MappedStorage(str(folder), readonly=True)
        self.name = f"{folder.name}/{segment.segment_id()}"
        self.size: int = segment.doc_count_all()
        self._terms = segment.codec().terms_reader(storage, segment)
        self._columns = Columns(folder, segment)
        self._text = self._columns.by_name["text"]
        self._keeper = keeper
        self.table = Table.of(self._columns.ids(), [self.facts(number) for number in range(self.size)])

    def text(self, number: int) -> bytes:
        return self._text[number]

    def written(self, number: int) -> bytes:
        """Give the text with the glyphs as written."""
        written = self._columns.by_name["written"][number]
        return zlib.decompress(written) if written else self._text[number]

    def keys(self, number: int) -> list[str]:
        """Give the keys of the paragraphs in their order."""
        return self._columns.by_name["keys"][number].decode().split("\n")

    def facts(self, number: int) -> Facts:
        return Facts.from_bytes(self._columns.by_name["facts"][number])

    def postings(self, field: str, term: bytes) -> Postings:
        """Give the postings of a term of the index, deleted speeches among them."""

        def read() -> Postings:
            info = self._info(field, term)
            return shared(read_postings(self._terms._postfile, info) if info else Postings.none())

        return self._keeper.keep((self.name, field, term), read)

    def standing_in(self, folded: str) -> Postings:
        """Give the speeches in one of whose strings a text stands, exactly.

        The counts are exact up to LONGEST_GRAM characters; beyond, they are those of the whole word where the text is
        one, and 1 where there are too many to be counted.
        """
        return self._keeper.keep((self.name, "text", folded), lambda: shared(self._standing_in(folded)))

    def occurrences(self, text: str, *, as_written: bool) -> Postings:
        """Give the speeches in which a text stands once both are folded, or with its glyphs as written.

        The counts are those of `standing_in`; exact for the glyphs as written.
        """
        folded = fold(text)
        if not as_written:
            return self.standing_in(folded)
        wanted = encoded(fold(text, as_written=True))
        return self._keeper.keep(
            (self.name, "written", wanted), lambda: shared(self._written_in(wanted, self.standing_in(folded).ids))
        )

    def near(self, one: str, other: str, distance: int, *, as_written: bool) -> Postings:
        """Give the speeches in one of whose strings two texts stand near each other; `one` should be the rarer."""
        return self._keeper.keep(
            (self.name, "near", one, other, distance, as_written),
            lambda: shared(self._near(one, other, distance, as_written=as_written)),
        )

    def in_titles(self, folded: str) -> Postings:
        """Give the speeches in whose folded title a text stands."""

        def find() -> Postings:
            ids = np.flatnonzero(self.table.titles.having(encoded(folded))).astype(np.int32)
            return shared(Postings(ids, np.ones(len(ids), np.float32)))

        return self._keeper.keep((self.name, "titles", folded), find)

    def _written_in(self, wanted: bytes, candidates: Ids) -> Postings:
        counts = np.array([self.written(number).count(wanted) for number in candidates.tolist()], np.float32)
        return Postings(candidates[counts > 0], counts[counts > 0])

    def _near(self, one: str, other: str, distance: int, *, as_written: bool) -> Postings:
        having, others = (self.occurrences(text, as_written=as_written).ids for text in (one, other))
        both = np.intersect1d(having, others, assume_unique=True)
        rarer, more = (encoded(fold(text, as_written=as_written)) for text in (one, other))
        nearness = Nearness(rarer, more, distance)
        ask = self._written_is_near if as_written else self._text.is_near
        is_near = np.array([ask(nearness, number) for number in both.tolist()], np.bool_)
        return Postings(both[is_near], np.ones(int(is_near.sum()), np.float32))

    def _written_is_near(self, nearness: Nearness, number: int) -> bool:
        text = self.written(number)
        return nearness.holds(text, 0, len(text))

    def _standing_in(self, folded: str) -> Postings:
        if len(folded) == 1:
            return self.postings("grams", encoded(folded))
        if len(folded) == LONGEST_GRAM and self._info("grams", encoded(folded)):
            return self.postings("grams", encoded(folded))
        candidates = self._candidates(folded)
        words = self.postings("words", encoded(folded))
        known = _counts_of(words, self.size)[candidates]
        unknown = candidates[known == 0]
        ask = self._text.counts if len(unknown) <= MOST_COUNTED else self._text.finds
        known[known == 0] = ask(encoded(folded), unknown)
        return Postings(candidates[known > 0], known[known > 0])

    def _candidates(self, folded: str) -> Ids:
        """Give the speeches that have pairs of a text which together hold every character of it."""
        last = len(folded) - LONGEST_GRAM
        pairs = {folded[at : at + LONGEST_GRAM] for at in [*range(0, last, LONGEST_GRAM), last]}
        named = [self._named(pair) for pair in pairs]
        by_rarity = sorted((info.doc_frequency(), *name) for name in named if (info := self._info(*name)))
        if len(by_rarity) < len(named):
            return np.empty(0, np.int32)
        ids: Ids | None = None
        for _, field, term in by_rarity:
            if ids is not None and len(ids) <= ENOUGH:
                break
            having = self.postings(field, term).ids
            ids = having if ids is None else ids[_marked(having, self.size)[ids]]
        assert ids is not None  # noqa: S101  for the type checker: there is a pair at least
        return ids

    def _named(self, pair: str) -> tuple[str, bytes]:
        """Name the field and the term under which the speeches of a pair stand, perhaps among others."""
        term = encoded(pair)
        return ("grams", term) if self._info("grams", term) else ("rare", rare_term(*pair))

    def _info(self, field: str, term: bytes) -> Any:  # Whoosh has no types
        try:
            return self._terms.term_info(field, term)
        except TermNotFound:
            return None


def _marked(ids: Ids, size: int) -> npt.NDArray[np.bool_]:
    marked = np.zeros(size, np.bool_)
    marked[ids] = True
    return marked


def _counts_of(postings: Postings, size: int) -> Counts:
    counts = np.zeros(size, np.float32)
    counts[postings.ids] = postings.counts
    return counts
