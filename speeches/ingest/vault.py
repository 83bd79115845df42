"""Where the bytes of every original lie: files named by their SHA-256, written once, never changed.

A file is complete before a database row names it, so a crash leaves at worst a file that no row names.
Such an orphan does no harm: the same bytes taken in again find it there. An original outlives its speech,
row and file: nothing on the site leads to it then, and the same document taken in again makes the speech anew.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from speeches.ingest.errors import MissingOriginalError, StorageError


def digest(content: bytes) -> str:
    """Name the bytes: their SHA-256 in lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def path_of(sha256: str) -> Path:
    """Say where the original of that name lies, whether it is there or not."""
    return Path(settings.DATA_DIR) / "originals" / sha256[:2] / sha256


def keep(content: bytes) -> str:
    """Store the bytes and return their name; bytes that are there already are not written again.

    Raises StorageError, with a Chinese message, where the disk does not take them.
    """
    sha256 = digest(content)
    path = path_of(sha256)
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
    except OSError as error:
        raise StorageError(error) from error
    return sha256


def read(sha256: str) -> bytes:
    """Give the bytes back; raise MissingOriginalError if the file is gone or no longer what its name says."""
    path = path_of(sha256)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise MissingOriginalError(path) from error
    if digest(content) != sha256:
        raise MissingOriginalError(path)
    return content


def _write(path: Path, content: bytes) -> None:
    """Write all or nothing: another process sees no file or the whole one."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # without it the new name may be lost with the power
    finally:
        os.close(folder)
