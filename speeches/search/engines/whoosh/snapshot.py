"""One state of the index, held open and read by any number of threads.

It stands on three things inside Whoosh 2.7.4 (its tests guard them): a codec's `terms_reader` gives
`term_info` and `matcher`, a `W3LeafMatcher` holds one block of postings in `_ids` and `_weights`
after `_read_ids` and `_read_weights`, and `_next_block` moves on. Its files have one reading
position for all, so reading is done under a lock; what was read is kept and shared.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import SegmentReader, TermNotFound

from speeches.search.engines.whoosh.manifest import Manifest
from speeches.search.engines.whoosh.schema import BETWEEN, Facts
from speeches.search.engines.whoosh.writing import NAME
from speeches.text.folding import fold

KEPT_POSTINGS = 500_000  # of all terms together; 50 MB
Postings = dict[int, float]  # speech (its number in the snapshot) -> how often


class Segment:
    """The part of an index that one commit wrote; it never changes but for deletions, which are the snapshot's."""

    def __init__(self, storage: FileStorage, schema: Any, segment: Any) -> None:  # Whoosh has no types
        self._lock = threading.Lock()
        self._reader = SegmentReader(storage, schema, segment)
        self._terms = self._reader.codec().terms_reader(self._reader.storage(), segment)
        self._formats = {name: field.format for name, field in schema.items()}
        self._text = self._reader.column_reader("text", translate=False)
        self._written = self._reader.column_reader("written", translate=False)
        facts = self._reader.column_reader("facts", translate=False)
        self.facts = [Facts.from_bytes(facts[number]) for number in range(segment.doc_count_all())]

    def text(self, number: int, *, as_written: bool) -> bytes:
        with self._lock:
            written: bytes = self._written[number] if as_written else b""
            return written or self._text[number]

    def frequency(self, field: str, term: bytes) -> int:
        """Tell in how many speeches a term stands, deleted ones counted."""
        with self._lock:
            try:
                return int(self._terms.term_info(field, term).doc_frequency())
            except TermNotFound:
                return 0

    def postings(self, field: str, term: bytes) -> tuple[list[int], list[float]]:
        ids: list[int] = []
        weights: list[float] = []
        with self._lock:
            try:
                matcher = self._terms.matcher(field, term, self._formats[field])
            except TermNotFound:
                return ids, weights
            while matcher.is_active():
                matcher._read_ids()  # a block at a time; the public way costs ten times as much
                matcher._read_weights()
                ids.extend(matcher._ids)
                weights.extend(matcher._weights)
                matcher._next_block()
        return ids, weights


@dataclass(frozen=True, slots=True)
class Part:
    """A segment in a snapshot; its speeches have the numbers from `base`."""

    base: int
    segment: Segment
    deleted: frozenset[int]  # numbers in the segment


class Snapshot:
    """Numbers speeches from 0 over all segments; deleted ones have a number and are not `live`."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        self.facts = [facts for part in parts for facts in part.segment.facts]
        self.live = {
            part.base + number
            for part in parts
            for number in range(len(part.segment.facts))
            if number not in part.deleted
        }
        self._part_of = [part for part in parts for _ in part.segment.facts]
        self._kept: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._kept_postings = 0
        self._keeping = threading.Lock()

    def text(self, number: int, *, as_written: bool = False) -> bytes:
        """Give the folded title and paragraphs in UTF-8 with `BETWEEN` between them."""
        part = self._part_of[number]
        return part.segment.text(number - part.base, as_written=as_written)

    def title(self, number: int, *, as_written: bool = False) -> bytes:
        return self.text(number, as_written=as_written).partition(BETWEEN.encode())[0]

    def frequency(self, field: str, term: str) -> int:
        key = term.encode("utf-8", "surrogatepass")
        return sum(part.segment.frequency(field, key) for part in self.parts)

    def postings(self, field: str, term: str) -> Postings:
        """Give the live speeches that have a term, with its count; not to be changed by the caller."""
        key = (field, term)
        with self._keeping:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = self._read(field, term.encode("utf-8", "surrogatepass"))
        with self._keeping:
            if key not in self._kept:
                self._kept[key] = found
                self._kept_postings += len(found) + 1
            while self._kept_postings > KEPT_POSTINGS and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._kept_postings -= len(dropped) + 1
        return found

    def _read(self, field: str, term: bytes) -> Postings:
        found: Postings = {}
        for part in self.parts:
            ids, weights = part.segment.postings(field, term)
            if part.base:
                ids = [id_ + part.base for id_ in ids]
            found.update(zip(ids, weights, strict=True))
            for number in part.deleted:
                found.pop(number + part.base, None)
        return found

    @cached_property
    def mean_length(self) -> float:
        """Characters of a live speech."""
        return sum(self.facts[number].length for number in self.live) / (len(self.live) or 1)

    @cached_property
    def by_newest(self) -> list[int]:
        """Give each speech its place among all: later dates first, undated last, then by id."""
        order = sorted(range(len(self.facts)), key=lambda number: self.facts[number].id)
        order.sort(key=lambda number: self.facts[number].date, reverse=True)
        return _places(order)

    @cached_property
    def by_oldest(self) -> list[int]:
        def key(number: int) -> tuple[bool, str, int]:
            facts = self.facts[number]
            return not facts.date, facts.date, facts.id

        return _places(sorted(range(len(self.facts)), key=key))

    @cached_property
    def speakers(self) -> list[str]:
        return [fold(facts.speaker) for facts in self.facts]

    @cached_property
    def occasions(self) -> list[str]:
        return [fold(facts.occasion) for facts in self.facts]


def _places(order: list[int]) -> list[int]:
    places = [0] * len(order)
    for place, number in enumerate(order):
        places[number] = place
    return places


def open_snapshot(index: Path, manifest: Manifest, known: dict[str, Segment]) -> tuple[Snapshot, dict[str, Segment]]:
    """Open the state that a manifest names; segments already open are taken over from `known`."""
    storage = FileStorage(str(index / manifest.folder), readonly=True)
    toc = TOC.read(storage, NAME, gen=manifest.toc)
    parts: list[Part] = []
    opened: dict[str, Segment] = {}
    base = 0
    for written in toc.segments:
        name = f"{manifest.folder}/{written.segment_id()}"
        segment = known.get(name) or Segment(storage, toc.schema, written)
        opened[name] = segment
        parts.append(Part(base, segment, frozenset(written.deleted_docs())))
        base += written.doc_count_all()
    return Snapshot(parts), opened
