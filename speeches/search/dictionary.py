"""The archive's own file of official formulations, and the shipped one where it has none.

The file is the one truth: whoever edits it, by hand or in the administration, is heard at the next
word that is cut, in every process. It decides the order of what is found and what is suggested,
never what is found; the index keeps the words it was built with until it is rebuilt.
"""

import fcntl
import hashlib
import logging
import os
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from speeches.search.errors import SearchError
from speeches.text import formulations
from speeches.text.formulations import Formulations

FILE_NAME = "formulations.txt"
ONLY_OURS = 0o600
LARGEST = 1 << 20  # bytes; a file of the most formulations that are taken has some 500,000

log = logging.getLogger(__name__)


class DictionaryError(SearchError):
    """The file cannot be read or written."""


class ChangedMeanwhile(DictionaryError):  # noqa: N818  what happened, as in the page's message
    """Somebody else has written the file since it was opened for editing."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The file as it was read; `stamp` names its contents."""

    text: str
    stamp: str
    is_shipped: bool

    @classmethod
    def of(cls, text: str, *, is_shipped: bool) -> "Edition":
        return cls(text, hashlib.sha256(text.encode()).hexdigest(), is_shipped)


class _InUse:
    """The formulations as last read, and what the file looked like then."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: tuple[object, ...] = ()
        self._read: Formulations | None = None

    def get(self) -> Formulations:
        """Look at the file, which costs some microseconds, and read it again if it is another."""
        seen = _appearance(path())
        read = self._read
        if read is not None and seen == self._seen:
            return read
        with self._lock:
            if self._read is None or seen != self._seen:
                self._read, self._seen = _read_or_shipped(), seen
            return self._read


_in_use = _InUse()


def path() -> Path:
    return Path(settings.DATA_DIR) / FILE_NAME


def in_use() -> Formulations:
    """Give the formulations as the file has them now: the same object until it changes."""
    return _in_use.get()


def frequencies() -> Mapping[str, int | None]:
    """Give the words for `speeches.text.words`, the same object until the file changes."""
    return _in_use.get().frequencies


def edition() -> Edition:
    """Read the file for editing, or the shipped one where there is none; raises `DictionaryError`."""
    try:
        if path().stat().st_size > LARGEST:
            raise DictionaryError(_("%(file)s 超过 %(limit)d 字节。") % {"file": path(), "limit": LARGEST})
        return Edition.of(path().read_text(encoding="utf-8"), is_shipped=False)
    except FileNotFoundError:
        return Edition.of(formulations.SHIPPED.read_text(encoding="utf-8"), is_shipped=True)
    except UnicodeDecodeError as error:
        raise DictionaryError(_("%(file)s 不是 UTF-8 编码。") % {"file": path()}) from error
    except OSError as error:
        raise DictionaryError(
            _("无法读取 %(file)s：%(reason)s") % {"file": path(), "reason": error.strerror}
        ) from error


def save(text: str, *, opened: str) -> Edition:
    """Replace the file in one stroke, unless it is no longer the edition of the stamp `opened`.

    Raises `ChangedMeanwhile`, or `DictionaryError` where the disk refuses.
    """
    ended = text.replace("\r\n", "\n").rstrip("\n") + "\n"
    try:
        with _alone():
            if edition().stamp != opened:
                raise ChangedMeanwhile(_("您打开之后，词表又被别人改过；您写的还在下面，没有保存。"))
            _replace(ended)
    except OSError as error:
        raise DictionaryError(
            _("无法写入 %(file)s：%(reason)s") % {"file": path(), "reason": error.strerror}
        ) from error
    return Edition.of(ended, is_shipped=False)


def _appearance(file: Path) -> tuple[object, ...]:
    try:
        found = file.stat()
    except OSError as error:
        return (str(file), error.errno)
    return (str(file), found.st_ino, found.st_mtime_ns, found.st_size)


def _read_or_shipped() -> Formulations:
    """Read what can be read: a wrong line costs that line, a wrong file the whole of it, and the log says so."""
    try:
        found = formulations.read(edition().text)
    except DictionaryError as error:
        log.error("The shipped formulations are used: %s", error)  # noqa: TRY400  the message says it all
        return formulations.read(formulations.SHIPPED.read_text(encoding="utf-8"))
    for mistake in found.mistakes:
        log.warning("%s, line %d is left out: %s", path(), mistake.line, mistake.fault)
    return found


@contextmanager
def _alone() -> Iterator[None]:
    """Keep other writers, of whatever process, out of the folder's file; a lock that ends with its holder."""
    folder = os.open(path().parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _replace(text: str) -> None:
    draft = path().with_name(f"{FILE_NAME}.{secrets.token_hex(4)}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OURS), "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path())
    finally:
        draft.unlink(missing_ok=True)
