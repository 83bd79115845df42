"""Whoosh's codec, with postings that numpy reads a block at a time.

Whoosh 2.7.4 pickles every number of a block as an object of its own. Here a block holds its ids as differences and its
weights as they are, each a run of bytes of the narrowest width, and a term of few postings keeps them beside its name.
Blocks, term index, columns and segments stay Whoosh's, and so do its matchers, which read these blocks too.
"""

import pickle
import zlib
from array import array
from io import BytesIO
from typing import Any, NamedTuple, Self

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3LeafMatcher, W3PostingsWriter
from whoosh.matching import ListMatcher
from whoosh.system import pack_int, unpack_int
from whoosh.util.numeric import length_to_byte

BLOCK = 8192  # postings decoded at a time; not measured
FEW = 8  # postings; so few stand in the term index itself, without the head of a block; not measured
COMPRESSION = 3  # of zlib, which is Whoosh's own choice; others not measured
SHORT = 120  # bytes of a block that zlib hardly makes shorter; not measured
WIDTHS = ("B", "H", "I")  # array's codes for 1, 2 and 4 bytes; numpy has the same
NO_LENGTH = length_to_byte(0)  # lengths of fields are kept elsewhere

Ids = npt.NDArray[np.int32]
Counts = npt.NDArray[np.float32]


class Postings(NamedTuple):
    """The speeches that have a term, ascending, and how often each has it."""

    ids: Ids
    counts: Counts

    @classmethod
    def none(cls) -> Self:
        return cls(np.empty(0, np.int32), np.empty(0, np.float32))


class BlockWriter(W3PostingsWriter):  # type: ignore[misc]  # Whoosh has no types
    _ids: "array[int]"
    _terminfo: Any

    def add_all(self, ids: Ids, counts: Counts | None) -> None:
        """Add the postings of a term; no counts stand for 1 each."""
        for start in range(0, len(ids), BLOCK):
            if self._ids:
                self._write_block()
            self._ids = array("I", ids[start : start + BLOCK].astype(np.uint32).tobytes())
            few = np.ones(len(self._ids), np.float32) if counts is None else counts[start : start + BLOCK]
            self._weights = array("f", few.astype(np.float32).tobytes())
            self._maxweight = float(few.max())

    def finish_postings(self) -> Any:
        if self.written() or len(self._ids) > FEW:
            return super().finish_postings()
        terminfo, self._terminfo = self._terminfo, None
        terminfo.add_block(self)
        weights = None if all(weight == 1 for weight in self._weights) else tuple(self._weights)
        terminfo._inlined = tuple(self._ids), weights, None  # its own setter takes no None
        return terminfo

    def _write_block(self, last: bool = False) -> None:  # noqa: FBT001, FBT002  Whoosh's signature
        if not self._blockcount:
            self._postfile.write(WHOOSH3_HEADER_MAGIC)
        self._terminfo.add_block(self)
        body = pickle.dumps((_packed_ids(self._ids), _packed_counts(self._weights), None))
        compression = COMPRESSION if len(body) > SHORT else 0
        if compression:
            body = zlib.compress(body, compression)
        head = (len(self._ids), self._ids[-1], self._maxweight, compression, NO_LENGTH, NO_LENGTH)
        info = pickle.dumps(head, 2)
        length = len(info) + len(body)
        self._postfile.write(pack_int(-length if last else length) + info + body)
        self._blockcount += 1
        self._new_block()


class BlockMatcher(W3LeafMatcher):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's own way through our blocks, posting by posting."""

    def _read_ids(self) -> None:
        if self._data is None:
            self._read_data()
        self._ids = array("I", _unpacked_ids(self._data[0]).astype(np.uint32).tobytes())

    def _read_weights(self) -> None:
        if self._data is None:
            self._read_data()
        self._weights = array("f", _unpacked_counts(self._data[1], self._blocklength).tobytes())


class FieldWriter(W3FieldWriter):  # type: ignore[misc]  # Whoosh has no types
    def add_term(self, term: bytes, ids: Ids, counts: Counts | None = None) -> None:
        """Add a term of the field that was started; terms come in the order of their bytes."""
        self.start_term(term)
        self._postwriter.add_all(ids, counts)
        self.finish_term()


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    length_stats = False  # lengths of fields: we keep our own

    def field_writer(self, storage: Any, segment: Any) -> FieldWriter:
        return FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> BlockWriter:  # noqa: FBT001, FBT002  Whoosh's signature
        return BlockWriter(dbfile, blocklimit=BLOCK, byteids=byteids)

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None) -> Any:
        if terminfo.is_inlined():
            ids, weights, _ = terminfo.inlined_postings()
            return ListMatcher(ids, weights, None, format_, scorer=scorer, term=term, terminfo=terminfo)
        return BlockMatcher(dbfile, *terminfo.extent(), format_, term=term, scorer=scorer)


def read_postings(dbfile: Any, terminfo: Any) -> Postings:
    """Read all postings of a term at once; `dbfile` is the file of postings, `terminfo` what the term index says."""
    if terminfo.is_inlined():
        ids, weights, _ = terminfo.inlined_postings()
        return Postings(
            np.array(ids, np.int32), np.ones(len(ids), np.float32) if weights is None else np.array(weights, np.float32)
        )
    offset, (length,) = terminfo.extent()  # Whoosh leaves the length in a tuple when it reads it
    raw: bytes = dbfile.get(offset, length)
    found: list[Postings] = []
    at, is_last = len(WHOOSH3_HEADER_MAGIC), False
    while not is_last:
        size = unpack_int(raw[at : at + 4])[0]
        is_last = size < 0
        start, at = at + 4, at + 4 + abs(size)
        stream = BytesIO(raw[start:at])
        number, _, _, is_compressed, _, _ = pickle.load(stream)  # noqa: S301  the index folder is ours alone
        body = zlib.decompress(stream.read()) if is_compressed else stream.read()
        packed_ids, packed_counts, _ = pickle.loads(body)  # noqa: S301  the same
        found.append(Postings(_unpacked_ids(packed_ids), _unpacked_counts(packed_counts, number)))
    if len(found) == 1:
        return found[0]
    return Postings(np.concatenate([part.ids for part in found]), np.concatenate([part.counts for part in found]))


def _packed_ids(ids: "array[int]") -> tuple[int, str, bytes]:
    """Give the first id, and the steps from each to the next."""
    steps = np.diff(np.frombuffer(ids, np.uint32))
    width = _width(int(steps.max(initial=0)))
    return ids[0], width, steps.astype(width).tobytes()


def _unpacked_ids(packed: tuple[int, str, bytes]) -> Ids:
    first, width, steps = packed
    ids = np.empty(1 + len(steps) // np.dtype(width).itemsize, np.int32)
    ids[0] = first
    ids[1:] = np.frombuffer(steps, width)
    return np.cumsum(ids, dtype=np.int32)


def _packed_counts(weights: "array[float]") -> tuple[str, bytes] | None:
    counts = np.frombuffer(weights, np.float32)
    if (counts == 1).all():
        return None
    width = _width(int(counts.max()))
    return width, counts.astype(width).tobytes()


def _unpacked_counts(packed: tuple[str, bytes] | None, number: int) -> Counts:
    if packed is None:
        return np.ones(number, np.float32)
    width, counts = packed
    return np.frombuffer(counts, width).astype(np.float32)


def _width(largest: int) -> str:
    return next(code for code in WIDTHS if largest < 256 ** np.dtype(code).itemsize)
