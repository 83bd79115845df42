"""Which files a path stands for."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from speeches.readers import FORMATS


@dataclass(frozen=True, slots=True)
class Selected:
    """A file that was named, or found in a folder; `skipped` says in Chinese why it is not taken, "" if it is."""

    path: Path
    skipped: str = ""


def select(path: Path) -> Iterator[Selected]:
    """Give the file itself, or all files of a folder and its folders, in order; hidden ones are left out.

    In a folder only files of the known formats are taken, and links to folders are not followed. A file that
    was named is taken whatever it is: the reader says what is wrong with it.
    """
    if not os.path.isdir(path):  # noqa: PTH112  Path.is_dir() raises for a name that is too long
        yield Selected(path)
        return
    found: list[Selected] = []
    unreadable: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [_found(Path(folder, name)) for name in files if not name.startswith(".")]
    found += [Selected(Path(error.filename)) for error in unreadable]  # opening it tells why it cannot be read
    yield from sorted(found, key=lambda selected: selected.path)


def _found(path: Path) -> Selected:
    if not path.name.lower().endswith(FORMATS):
        return Selected(path, f"不是可导入的格式（{' '.join(FORMATS)}）。")
    if _is_special(path):
        return Selected(path, "不是普通文件。")
    return Selected(path)


def _is_special(path: Path) -> bool:
    """Tell a pipe, a socket or a device, which must not be waited for, from what opening it tells about."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False
