"""A note in the data folder while a server runs, so that the next start knows whether the last one ended well."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOTE = "serving"
LINE = "A server runs, or was killed before it could take this line away.\n"


def ended_badly(data_dir: Path) -> bool:
    """Tell whether a server was killed, or the machine went down, while it ran; one that still runs did not end."""
    with (data_dir / NOTE).open("a+") as note:
        try:
            fcntl.flock(note, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        note.seek(0)
        return bool(note.read())


@contextmanager
def noted(data_dir: Path) -> Iterator[None]:
    """Keep the note while the server runs; where two serve one folder, it is that of the first."""
    with (data_dir / NOTE).open("a") as note:
        try:
            fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield
            return
        note.truncate(0)
        note.write(LINE)
        note.flush()
        server = os.getpid()
        try:
            yield
        finally:
            if os.getpid() == server:  # a worker process that ends comes by here too
                note.truncate(0)
