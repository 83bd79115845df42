"""One state of the index: its segments, and which of their speeches are live."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from speeches.search.engines.whoosh.codec import Ids, Postings
from speeches.search.engines.whoosh.keeping import Keeper
from speeches.search.engines.whoosh.manifest import Manifest
from speeches.search.engines.whoosh.segment import Segment
from speeches.search.engines.whoosh.table import UNDATED, Mask, Strings, Table, folded

NAME = "MAIN"  # Whoosh's own default
LAST_DATE = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class Part:
    """A segment in a snapshot; its speeches have the numbers from `base`."""

    base: int
    segment: Segment
    deleted: Ids  # numbers in the segment


class Snapshot:
    """Numbers speeches from 0 over all segments; deleted ones have a number and are not `live`."""

    def __init__(self, name: str, parts: list[Part]) -> None:
        self.name = name  # of this state; any other has another
        self.parts = parts
        self.table = Table.joined([part.segment.table for part in parts])
        self.size = len(self.table.ids)
        self.live = np.ones(self.size, np.bool_)
        for part in parts:
            self.live[part.deleted + part.base] = False
        self._bases = np.array([part.base for part in parts], np.int64)

    @property
    def segments(self) -> dict[str, Segment]:
        return {part.segment.name: part.segment for part in self.parts}

    def place(self, number: int) -> tuple[Segment, int]:
        """Give the segment of a speech, and its number there."""
        part = self.parts[int(np.searchsorted(self._bases, number, side="right")) - 1]
        return part.segment, number - part.base

    def text(self, number: int, *, as_written: bool = False) -> bytes:
        """Give the folded title and paragraphs, a line each."""
        segment, inside = self.place(number)
        return segment.written(inside) if as_written else segment.text(inside)

    def words(self, word: str) -> Postings:
        """Give the live speeches that have a word of jieba's, with how often."""
        term = word.encode("utf-8", "surrogatepass")
        return self._gathered(lambda segment: segment.postings("words", term))

    def occurrences(self, text: str, *, as_written: bool) -> Postings:
        """Give the live speeches in one of whose strings a text stands; see `Segment.occurrences`."""
        return self._gathered(lambda segment: segment.occurrences(text, as_written=as_written))

    def near(self, one: str, other: str, distance: int, *, as_written: bool) -> Mask:
        """Tell in which live speeches two texts stand near each other; see `Segment.near`."""
        return self.mask(self._gathered(lambda segment: segment.near(one, other, distance, as_written=as_written)).ids)

    def in_titles(self, folded: str) -> Mask:
        """Tell which live speeches have a text in their folded title."""
        return self.mask(self._gathered(lambda segment: segment.in_titles(folded)).ids)

    def _gathered(self, ask: Callable[[Segment], Postings]) -> Postings:
        found = [(part, ask(part.segment)) for part in self.parts]
        if len(found) == 1 and not len(found[0][0].deleted):
            return found[0][1]
        ids = np.concatenate([np.empty(0, np.int32), *(each.ids + np.int32(part.base) for part, each in found)])
        counts = np.concatenate([np.empty(0, np.float32), *(each.counts for _, each in found)])
        if not any(len(part.deleted) for part in self.parts):
            return Postings(ids, counts)
        is_live = np.flatnonzero(self.live[ids])
        return Postings(ids[is_live], counts[is_live])

    def mask(self, ids: npt.NDArray[np.integer]) -> Mask:
        mask = np.zeros(self.size, np.bool_)
        mask[ids] = True
        return mask

    @cached_property
    def mean_length(self) -> float:
        """Characters of a live speech."""
        return float(self.table.lengths[self.live].mean()) if self.live.any() else 1.0

    @cached_property
    def by_newest(self) -> npt.NDArray[np.int64]:
        """Give each speech its place among all: later dates first, undated last, then by id."""
        return _places(np.lexsort((self.table.ids, -self.table.dates)))

    @cached_property
    def by_oldest(self) -> npt.NDArray[np.int64]:
        dates = self.table.dates
        return _places(np.lexsort((self.table.ids, np.where(dates == UNDATED, LAST_DATE, dates))))

    @cached_property
    def speakers(self) -> Strings:
        return folded(self.table.speakers)

    @cached_property
    def occasions(self) -> Strings:
        return folded(self.table.occasions)


def _places(order: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places


def open_snapshot(index: Path, manifest: Manifest, known: Mapping[str, Segment], keeper: Keeper[Postings]) -> Snapshot:
    """Open the state that a manifest names; segments already open are taken over from `known`."""
    folder = index / manifest.folder
    parts: list[Part] = []
    base = 0
    for written in TOC.read(FileStorage(str(folder), readonly=True), NAME, gen=manifest.toc).segments:
        segment = known.get(f"{manifest.folder}/{written.segment_id()}") or Segment(folder, written, keeper)
        parts.append(Part(base, segment, np.array(sorted(written.deleted_docs()), np.int32)))
        base += segment.size
    return Snapshot(manifest.name, parts)
