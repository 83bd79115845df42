"""The key that signs sessions: from the environment, else from a file that is made once."""

import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BYTES = 50  # of randomness; Django's own check asks for 50 characters


def stored_key(path: Path) -> str:
    """The key in the file, which is made with mode 0600 if there is none; raises ImproperlyConfigured."""
    try:
        if not path.exists():
            make_key(path)
        key = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise ImproperlyConfigured(f"The key file {path} cannot be used: {reason}") from error
    if not key:
        raise ImproperlyConfigured(f"The key file {path} is empty: delete it to have a new key made, or set SECRET_KEY")
    return key


def make_key(path: Path) -> None:
    """Whoever comes first wins: the file appears under its name complete, and is never replaced."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".secret_key-")  # mkstemp sets mode 0600
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(BYTES))
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink()
