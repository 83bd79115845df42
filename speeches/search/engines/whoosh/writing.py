"""Writing the index: a change to the present generation, or a whole new one built aside."""

import pickle
import secrets
import struct
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.index import TOC
from whoosh.index import IndexError as WhooshIndexError

from speeches.search.engines.contract import Changes, Entry
from speeches.search.engines.whoosh import manifest as files
from speeches.search.engines.whoosh.building import build_segments
from speeches.search.engines.whoosh.manifest import Manifest
from speeches.search.engines.whoosh.schema import Document, fingerprint, schema
from speeches.search.engines.whoosh.segment import Columns
from speeches.search.engines.whoosh.segment_writer import write_segments
from speeches.search.engines.whoosh.snapshot import NAME
from speeches.search.errors import IndexUnavailable, IndexWriteError
from speeches.text import words

MERGED_TOGETHER = 8  # segments of like size
BITS_OF_TIER = MERGED_TOGETHER.bit_length() - 1  # segments of 1 to 7 speeches are of like size, of 8 to 63, …
LEAST_MERGED = 512  # speeches that may be written anew after any change; 4 seconds at 146 a second
WAIT_TO_WRITE = 20.0  # seconds; a publication writes for less than one
WAIT_TO_REBUILD = 3600.0  # seconds; another process that builds an index builds it for us too
READING_ERRORS = (  # what Whoosh meets in files that are not as it wrote them
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ImportError,
    ArithmeticError,
    MemoryError,
    struct.error,
    zlib.error,
    FileFormatError,
    pickle.UnpicklingError,
    WhooshIndexError,
)


def apply_pending(index: Path, pending: Callable[[], Changes | None]) -> None:
    """Write changes to the present generation until there are none; see `contract.Engine`."""
    with writing_errors(), files.locked(index, files.WRITER, wait=WAIT_TO_WRITE):
        while changes := pending():
            current = usable(index)
            _note_touched(index, changes)
            _write(index, current, changes.entries, changes.removed)


def rebuild(
    index: Path,
    entries: Iterable[Entry],
    reread: Callable[[Sequence[int]], Changes],
    *,
    only_if: Callable[[], bool] = lambda: True,
) -> None:
    """Build a generation aside and swap it in; the old one serves, and is written to, meanwhile."""
    with writing_errors(), files.locked(index, files.REBUILD, wait=WAIT_TO_REBUILD):
        if not only_if():
            return
        with files.locked(index, files.WRITER, wait=WAIT_TO_WRITE):
            (index / files.TOUCHED).write_text("")
        folder = f"{files.GENERATION}{secrets.token_hex(8)}"
        serving = _folder_in_use(index)
        for left_over in files.old_generations(index, keep=serving):
            files.remove(left_over)
        try:
            _build(index, folder, entries, reread)
        finally:
            (index / files.TOUCHED).unlink(missing_ok=True)
            for old in files.old_generations(index, keep=_folder_in_use(index)):
                files.remove(old)


def usable(index: Path) -> Manifest:
    """Give the manifest of an index that can serve; raises `IndexUnavailable`."""
    current = Manifest.from_bytes(files.read_current(index))
    if current.fingerprint != fingerprint():
        raise files.outdated()
    files.check_sizes(index, current)
    return current


@contextmanager
def writing_errors() -> Iterator[None]:
    """Tell what kept the index from being written: a full disk, a damaged file."""
    try:
        yield
    except IndexUnavailable:
        raise
    except READING_ERRORS as error:
        raise IndexWriteError(_("检索索引写入失败：%(error)s") % {"error": error}) from error


def _folder_in_use(index: Path) -> str:
    try:
        return Manifest.from_bytes(files.read_current(index)).folder
    except IndexUnavailable:
        return ""


def _build(index: Path, folder: str, entries: Iterable[Entry], reread: Callable[[Sequence[int]], Changes]) -> None:
    (index / folder).mkdir(mode=0o700)
    fresh = Manifest(folder, 0, fingerprint(), {}, words.dictionary_fingerprint())
    fresh = _commit(index, fresh, build_segments(index / folder, entries))
    with files.locked(index, files.WRITER, wait=WAIT_TO_WRITE):
        touched = [int(id_) for id_ in (index / files.TOUCHED).read_text().split()]
        if touched:
            changes = reread(touched)
            fresh = _changed(index, fresh, changes.entries, (*changes.removed, *touched))
        files.replace_current(index, fresh)
        files.sweep(index / folder, fresh.files)


def _note_touched(index: Path, changes: Changes) -> None:
    """Tell whoever builds an index aside what has to be read again."""
    if (index / files.TOUCHED).exists():
        ids = [*(entry.id for entry in changes.entries), *changes.removed]
        with (index / files.TOUCHED).open("a") as file:
            file.write("".join(f"{id_}\n" for id_ in ids))


def _write(index: Path, current: Manifest, entries: Sequence[Entry], removed: Sequence[int]) -> None:
    files.sweep(index / current.folder, current.files)
    fresh = _changed(index, current, entries, (*removed, *(entry.id for entry in entries)))
    files.replace_current(index, fresh)
    while tidied := _tidied(index, fresh, len(entries)):
        fresh = tidied
        files.replace_current(index, fresh)
    files.sweep(index / fresh.folder, fresh.files)


def _changed(index: Path, before: Manifest, entries: Sequence[Entry], removed: Iterable[int]) -> Manifest:
    """Write a further state of a generation, in which some speeches are gone and others are as given."""
    segments = _segments(index, before)
    gone = np.array(sorted(set(removed)), np.int64)
    for segment in segments:
        for number in np.flatnonzero(np.isin(Columns(index / before.folder, segment).ids(), gone)).tolist():
            segment.delete_document(number)
    fresh = write_segments(index / before.folder, map(Document.of, entries))
    return _commit(index, before, [*(segment for segment in segments if segment.doc_count()), *fresh])


def _tidied(index: Path, before: Manifest, written: int) -> Manifest | None:
    """Write small segments of like size together; None where there is nothing to do.

    A speech is written anew a few times in its life, and a text costs the same to find however it came in. How much is
    done at a time is bounded by what was written last: who publishes one speech does not wait for thousands.
    """
    segments = _segments(index, before)
    small = _mergeable(segments, most=max(LEAST_MERGED, written * MERGED_TOGETHER))
    if not small:
        return None
    folder = index / before.folder
    merged = write_segments(folder, _documents(folder, small))
    return _commit(index, before, [*(segment for segment in segments if segment not in small), *merged])


def _mergeable(segments: Sequence[Any], *, most: int) -> list[Any]:
    """Choose the smallest segments of like size, if there are enough of them and they hold no more than `most`."""
    tiers: defaultdict[int, list[Any]] = defaultdict(list)
    for segment in segments:
        tiers[(segment.doc_count().bit_length() - 1) // BITS_OF_TIER].append(segment)
    for tier in (tiers[size] for size in sorted(tiers)):
        if len(tier) >= MERGED_TOGETHER and sum(segment.doc_count() for segment in tier) <= most:
            return tier
    return []


def _documents(folder: Path, segments: Iterable[Any]) -> Iterator[Document]:
    for segment in segments:
        columns = Columns(folder, segment)
        yield from (columns.document(n) for n in range(segment.doc_count_all()) if not segment.is_deleted(n))


def _segments(index: Path, manifest: Manifest) -> list[Any]:  # Whoosh has no types
    storage = FileStorage(str(index / manifest.folder), readonly=True)
    segments: list[Any] = TOC.read(storage, NAME, gen=manifest.toc).segments
    return segments


def _commit(index: Path, before: Manifest, segments: Iterable[Any]) -> Manifest:
    """Name the segments of a further state, and give its manifest, which names nothing half written."""
    folder = index / before.folder
    listed = list(segments)
    toc = before.toc + 1
    TOC(schema(), listed, toc).write(FileStorage(str(folder)), NAME)
    prefixes = {segment.segment_id() for segment in listed}
    toc_name = TOC._filename(NAME, toc)  # Whoosh names it nowhere else
    names = sorted(
        path.name for path in folder.iterdir() if path.name == toc_name or path.name.split(".")[0] in prefixes
    )
    return replace(before, toc=toc, files=files.seal_files(folder, names, before.files))
