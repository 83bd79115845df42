"""Put the static files where the server finds them, unless they already are."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

COLLECTED = ".collected"  # holds the digest of what was collected last; the server gives out no such name


def collect() -> bool:
    """Copy, name by content and compress them if a file changed since; whether there was anything to do."""
    digest, marker = source_digest(), Path(settings.STATIC_ROOT) / COLLECTED
    if marker.exists() and marker.read_text("ascii") == digest:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    marker.write_text(digest, "ascii")
    return True


def source_digest() -> str:
    """Changes with the name, size or time of any static file, and with how they are stored."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
