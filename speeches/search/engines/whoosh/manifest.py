"""The file that says which files are the index: they never change, only this one is replaced.

    index/CURRENT      the manifest, replaced in one stroke
    index/WRITER       locked by the one process or thread that writes
    index/REBUILD      locked by the one that builds an index aside
    index/TOUCHED      while an index is built aside: the speeches written to the old one meanwhile
    index/g-<hex>/     a generation: files of Whoosh

Whatever a killed writer leaves behind is not in the manifest; the next writer removes it.
"""

import fcntl
import json
import os
import shutil
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from speeches.search.errors import IndexBusy, IndexUnavailable

CURRENT = "CURRENT"
WRITER = "WRITER"
REBUILD = "REBUILD"
TOUCHED = "TOUCHED"
GENERATION = "g-"
READ_AT_ONCE = 1 << 20  # bytes
POLL = 0.02  # seconds between two tries for a lock


@dataclass(frozen=True, slots=True)
class Seal:
    """What a file of the index looked like when it was written."""

    size: int
    crc32: int


@dataclass(frozen=True, slots=True)
class Manifest:
    folder: str
    toc: int  # which table of contents of Whoosh's in that folder
    fingerprint: str
    files: dict[str, Seal]
    dictionary: str = ""  # of the words by which it was built; another one ranks a little differently

    @property
    def name(self) -> str:
        """Tell this state of the index from any other."""
        return f"{self.folder}.{self.toc}"

    @classmethod
    def from_bytes(cls, written: bytes) -> "Manifest":
        try:
            values = json.loads(written)
            files = {name: Seal(**seal) for name, seal in values.pop("files").items()}
            return cls(files=files, **values)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise damaged(CURRENT) from error


def missing() -> IndexUnavailable:
    return IndexUnavailable(_("检索索引还没有建立。请运行 manage.py rebuild_index。"))


def outdated() -> IndexUnavailable:
    return IndexUnavailable(_("检索索引是旧版本的，需要重建。请运行 manage.py rebuild_index。"))


def damaged(file_name: str) -> IndexUnavailable:
    return IndexUnavailable(
        _("检索索引已损坏（%(file)s）。请运行 manage.py rebuild_index。") % {"file": file_name},
    )


def read_current(index: Path) -> bytes:
    """Read the manifest as it stands; any other bytes than before mean another state of the index."""
    try:
        return (index / CURRENT).read_bytes()
    except FileNotFoundError as error:
        raise missing() from error
    except OSError as error:
        raise damaged(CURRENT) from error


def replace_current(index: Path, manifest: Manifest) -> None:
    fresh = index / f"{CURRENT}.new"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(index / CURRENT)
    sync_folder(index)


def check_sizes(index: Path, manifest: Manifest) -> None:
    for name, seal in manifest.files.items():
        path = index / manifest.folder / name
        if not path.is_file() or path.stat().st_size != seal.size:
            raise damaged(name)


def check_sums(index: Path, manifest: Manifest) -> None:
    for name, seal in manifest.files.items():
        try:
            found = seal_of(index / manifest.folder / name)
        except OSError as error:
            raise damaged(name) from error
        if found != seal:
            raise damaged(name)


def seal_of(path: Path) -> Seal:
    size = checksum = 0
    with path.open("rb") as file:
        while part := file.read(READ_AT_ONCE):
            size += len(part)
            checksum = zlib.crc32(part, checksum)
    return Seal(size, checksum)


def seal_files(folder: Path, names: Iterable[str], known: dict[str, Seal]) -> dict[str, Seal]:
    """Bring new files safely to the disk and take their checksums."""
    seals = {}
    for name in names:
        if name in known:
            seals[name] = known[name]
            continue
        with (folder / name).open("rb") as file:
            os.fsync(file.fileno())
        seals[name] = seal_of(folder / name)
    sync_folder(folder)
    return seals


def sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path, keep: Iterable[str]) -> None:
    """Remove what no manifest names: left by a killed writer, or replaced by what was written last."""
    kept = set(keep)
    for path in folder.iterdir():
        if path.name not in kept:
            remove(path)


def remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def old_generations(index: Path, *, keep: str) -> Iterator[Path]:
    return (path for path in index.glob(f"{GENERATION}*") if path.name != keep)


def is_locked(index: Path, name: str) -> bool:
    try:
        with locked(index, name, wait=0):
            return False
    except IndexBusy:
        return True
    except OSError:  # not ours to write, so nobody else's either
        return False


@contextmanager
def locked(index: Path, name: str, *, wait: float) -> Iterator[None]:
    """Be the only one, across threads and processes; waits up to `wait` seconds, then raises `IndexBusy`.

    The system lets go of the lock when its holder dies.
    """
    index.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (index / name).open("a") as file:
        deadline = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() >= deadline:
                    raise IndexBusy(_("检索索引正由另一个进程写入，请稍后再试。")) from error
                time.sleep(POLL)
        yield
