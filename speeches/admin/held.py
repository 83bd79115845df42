"""Uploads that were refused as no speech, kept for a day so that an archivist can take them in all the same.

One file a document, named by its SHA-256, beside the archive and never part of it.
"""

import hashlib
import re
import time
from pathlib import Path

from django.conf import settings

DAY = 24 * 3600  # seconds
SHA256 = re.compile(r"[0-9a-f]{64}")


class NotHeldError(LookupError):
    """No document of that name waits: its day is over, or somebody else has dealt with it."""


def hold(content: bytes) -> str:
    """Keep a document for a day, throw away those whose day is over, and return its name."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.stat().st_mtime < time.time() - DAY:
            path.unlink(missing_ok=True)
    sha256 = hashlib.sha256(content).hexdigest()
    (folder / sha256).write_bytes(content)
    return sha256


def held(sha256: str) -> bytes:
    """Give the document; raise NotHeldError where none of that name waits."""
    if not SHA256.fullmatch(sha256):
        raise NotHeldError
    try:
        return (_folder() / sha256).read_bytes()
    except FileNotFoundError as error:
        raise NotHeldError from error


def let_go(sha256: str) -> None:
    if SHA256.fullmatch(sha256):
        (_folder() / sha256).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "held"
