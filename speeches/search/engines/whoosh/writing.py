"""Writing the index: a change to the present generation, or a whole new one built aside."""

import pickle
import secrets
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.index import IndexError as WhooshIndexError
from whoosh.writing import MERGE_SMALL, NO_MERGE, SegmentWriter

from speeches.search.engines.contract import Changes, Entry
from speeches.search.engines.whoosh import manifest as files
from speeches.search.engines.whoosh.manifest import Manifest
from speeches.search.engines.whoosh.schema import KEY, document, fingerprint, schema
from speeches.search.errors import IndexUnavailable, IndexWriteError

NAME = "MAIN"  # Whoosh's own default
BLOCK = 2048  # postings decoded at a time; 128, Whoosh's default, costs half as much again to read
POOL = 256  # megabytes of postings held before they are sorted to disk
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
    struct.error,
    zlib.error,
    pickle.UnpicklingError,
    WhooshIndexError,
)


class KeepingWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's writer, but the files of the state before stay until the manifest names the new ones."""

    def _commit_toc(self, segments: list[object]) -> None:
        TOC(self.schema, segments, self.generation).write(self.storage, self.indexname)


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
    FileIndex.create(FileStorage(str(index / folder)), schema(), NAME)
    fresh = Manifest(folder, 0, fingerprint(), {})
    fresh = _commit(index, fresh, entries, removed=(), merge=False)
    with files.locked(index, files.WRITER, wait=WAIT_TO_WRITE):
        touched = [int(id_) for id_ in (index / files.TOUCHED).read_text().split()]
        if touched:
            changes = reread(touched)
            fresh = _commit(index, fresh, changes.entries, (*changes.removed, *touched), merge=True)
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
    fresh = _commit(index, current, entries, (*removed, *(entry.id for entry in entries)), merge=True)
    files.replace_current(index, fresh)
    files.sweep(index / fresh.folder, fresh.files)


def _commit(
    index: Path, before: Manifest, entries: Iterable[Entry], removed: Sequence[int], *, merge: bool
) -> Manifest:
    """Write a further state of a generation and give its manifest, which names nothing half written."""
    folder = index / before.folder
    whoosh_index = FileIndex(FileStorage(str(folder)), indexname=NAME)
    writer = KeepingWriter(whoosh_index, codec=_codec(), limitmb=POOL)
    try:
        _delete(writer, removed)
        for entry in entries:
            writer.add_document(**document(entry))
        writer.commit(mergetype=MERGE_SMALL if merge else NO_MERGE)
    finally:
        if not writer.is_closed:
            writer.cancel()
    names = _names(folder, writer.generation)
    return Manifest(before.folder, writer.generation, before.fingerprint, files.seal_files(folder, names, before.files))


def _codec() -> W3Codec:
    """Whoosh's codec without lengths of fields: we keep our own, and asking the disk for each posting took most time."""
    codec = W3Codec(blocklimit=BLOCK)
    codec.length_stats = False
    return codec


def _delete(writer: KeepingWriter, ids: Iterable[int]) -> None:
    keys = sorted(set(ids))
    if not keys:
        return
    with writer.searcher() as searcher:
        for key in keys:
            writer.delete_by_term(KEY, str(key), searcher=searcher)


def _names(folder: Path, toc: int) -> list[str]:
    storage = FileStorage(str(folder))
    segments = {segment.segment_id() for segment in TOC.read(storage, NAME, gen=toc).segments}
    toc_name = TOC._filename(NAME, toc)  # Whoosh names it nowhere else
    return sorted(
        path.name for path in folder.iterdir() if path.name == toc_name or path.name.split(".")[0] in segments
    )
